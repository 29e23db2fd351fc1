"""El texto para leer: cómo se dispone una tabla según el ancho, y que los datos no la rompen."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apoyo.imprimible import imprimible
from seguimiento.formatos.ancho import ancho
from seguimiento.formatos.consola import en_texto
from seguimiento.piezas import Bloque, Columna, Linea, Lineas, Parrafo, Tabla, Tono, tabla_escrita

COLUMNAS = (
    Columna("Días", corta=True, numerica=True, tono=Tono.URGENTE),
    Columna("Código", corta=True),
    Columna("Acción", peso=2, minimo=20, lineas=2),
    Columna("Responde", minimo=16),
)
FILAS = [
    (
        "136",
        "1.1",
        "Recoger las necesidades de las oficinas de país\nprioridad 2",
        "PSU\nacompaña: PF",
    ),
    ("5", "12.1", "Organizar el conversatorio", "Oficial Regional de Políticas"),
]
TABLA = tabla_escrita("Vencidas (2)", COLUMNAS, FILAS, Tono.URGENTE, ver_mas="seg lista acciones")
HOSTILES = (
    *("[/]", "[red]x[/red]", "[link=https://x.invalid]y[/link]", ":smile:", "acaba en \\"),
    *("\x1b[31mrojo", "\x07", "\u202eal revés", "a\u2028b", "\u0085", "\ufeff", "\udce9", "\t"),
    *("|", "<script>", "{0}", "%s", "移民統合", "😀" * 30, "x" * 300, "e\u0301" * 20),
)
CELDAS = st.text(max_size=30) | st.sampled_from(HOSTILES)


def lineas(tabla: Tabla, columnas: int | None) -> list[str]:
    return en_texto([tabla], columnas=columnas).splitlines()


def test_en_una_pantalla_ancha_cada_cosa_va_en_su_columna() -> None:
    assert lineas(TABLA, 120) == [
        "Vencidas (2)",
        "  Días  Código  Acción                                           Responde",
        "   136  1.1     Recoger las necesidades de las oficinas de país  PSU",
        "                prioridad 2                                      acompaña: PF",
        "     5  12.1    Organizar el conversatorio                       Oficial Regional de Políticas",
    ]


def test_si_no_caben_todas_las_largas_van_bajo_la_primera() -> None:
    tabla = tabla_escrita(
        "", (COLUMNAS[1], COLUMNAS[2], Columna("Responde", minimo=29)), [f[1:] for f in FILAS]
    )
    assert lineas(tabla, 56) == [
        "  Código  Acción",
        "  1.1     Recoger las necesidades de las oficinas de",
        "          país",
        "          prioridad 2",
        "          responde: PSU",
        "          acompaña: PF",
        "  12.1    Organizar el conversatorio",
        "          responde: Oficial Regional de Políticas",
    ]


def test_en_una_pantalla_estrecha_lo_largo_va_debajo_de_lo_corto() -> None:
    assert lineas(TABLA, 30) == [
        "Vencidas (2)",
        "  Días  Código",
        "   136  1.1",
        "    Recoger las necesidades de",
        "    las oficinas de país",
        "    prioridad 2",
        "    responde: PSU",
        "    acompaña: PF",
        "     5  12.1",
        "    Organizar el conversatorio",
        "    responde: Oficial Regional",
        "      de Políticas",
    ]


def test_si_ni_lo_corto_cabe_se_parte_entre_columnas() -> None:
    columnas = (Columna("Referencia", corta=True), Columna("Estado", corta=True), Columna("Texto"))
    tabla = tabla_escrita("", columnas, [("oim-2022-red/4.1", "Vencida", "Convocar")])
    assert lineas(tabla, 20) == [
        "  Referencia ·",
        "    Estado",
        "  oim-2022-red/4.1 ·",
        "    Vencida",
        "    Convocar",
    ]


def test_fuera_de_la_pantalla_cada_fila_es_una_linea_y_no_falta_nada() -> None:
    assert lineas(TABLA, None) == [
        "Vencidas (2)",
        "  Días  Código  Acción",
        "   136  1.1     Recoger las necesidades de las oficinas de país · prioridad 2",
        "      responde: PSU · acompaña: PF",
        "     5  12.1    Organizar el conversatorio",
        "      responde: Oficial Regional de Políticas",
    ]


def test_una_columna_sin_nada_no_ocupa_sitio() -> None:
    filas = [("", codigo, accion, "") for _, codigo, accion, _ in FILAS]
    assert lineas(tabla_escrita("", COLUMNAS, filas), 80)[0] == "  Código  Acción"
    assert lineas(tabla_escrita("Nada (0)", COLUMNAS, []), 80) == ["Nada (0)"]


def test_en_la_pantalla_un_texto_largo_se_recorta_y_lo_dice() -> None:
    larga = [("1", "1.1", "una frase que no se acaba " * 10)]
    texto = lineas(tabla_escrita("", COLUMNAS[:3], larga), 60)
    assert [linea.strip() for linea in texto[1:]] == [
        "1  1.1     una frase que no se acaba una frase que no",
        "se acaba una frase que no se acaba una…",
    ]
    assert "…" not in en_texto([tabla_escrita("", COLUMNAS[:3], larga)])
    con_otra = [(*larga[0], "una frase que no cabe en su línea")]
    junto_a_otra = lineas(tabla_escrita("", COLUMNAS, con_otra), 60)
    assert len(junto_a_otra) == len(texto) + 1


def test_lo_ancho_se_alinea_por_columnas_de_pantalla_y_no_por_letras() -> None:
    columnas = (Columna("Código", corta=True), Columna("Vence", corta=True))
    filas = [("移民", "hoy"), ("😀", "ayer"), ("e\u0301xodo", "nunca")]
    texto = lineas(tabla_escrita("", columnas, filas), 80)
    cortes = [
        ancho(linea[: linea.index(vence)])
        for linea, (_, vence) in zip(texto[1:], filas, strict=True)
    ]
    assert cortes == [10, 10, 10]


def test_el_color_senala_y_no_cambia_lo_que_se_lee() -> None:
    bloques: list[Bloque] = [Parrafo("Seguimiento", Tono.TITULO), TABLA, Parrafo("fin", Tono.TENUE)]
    con_color = en_texto(bloques, columnas=80, color=True)
    assert re.sub(r"\x1b\[[\d;]*m", "", con_color) == en_texto(bloques, columnas=80)
    assert con_color.startswith("\x1b[1mSeguimiento\x1b[0m\n\n\x1b[1;31mVencidas (2)\x1b[0m\n")
    assert "   \x1b[1;31m136\x1b[0m  1.1" in con_color


@given(
    st.lists(st.tuples(CELDAS, CELDAS, CELDAS, CELDAS), max_size=4),
    st.none() | st.integers(20, 200),
)
def test_ningun_dato_rompe_la_tabla(
    filas: list[tuple[str, str, str, str]], columnas: int | None
) -> None:
    texto = en_texto([tabla_escrita("Título", COLUMNAS, filas)], columnas=columnas)
    for linea in texto.removesuffix("\n").split("\n"):
        assert imprimible(linea)
        if columnas is not None:
            assert linea == linea.rstrip()


@given(st.lists(st.tuples(CELDAS, CELDAS), min_size=1, max_size=4), st.integers(20, 200))
def test_lo_largo_nunca_pasa_del_ancho(filas: list[tuple[str, str]], columnas: int) -> None:
    tabla = tabla_escrita("", (Columna("Acción"), Columna("Responde")), filas)
    assert all(ancho(linea) <= columnas for linea in lineas(tabla, columnas))


@pytest.mark.parametrize("hostil", HOSTILES[:5])
def test_lo_que_parece_una_marca_se_lee_tal_cual(hostil: str) -> None:
    tabla = tabla_escrita(hostil, (Columna("Acción"),), [(hostil,)])
    assert lineas(tabla, 80) == [hostil, "  Acción", f"  {hostil}"]
    assert en_texto([Parrafo(hostil)], columnas=80, color=True) == f"{hostil}\n"


def test_los_controles_se_ven_y_no_actuan() -> None:
    assert en_texto([Parrafo("\x1b[31mrojo\x07 \u202eal revés\nlínea \udce9")]) == (
        "U+001B[31mrojoU+0007 U+202Eal revés\nlínea \\xE9\n"
    )


@given(
    rotulo=st.text("abc é", max_size=60),
    partes=st.lists(st.text("xy z", min_size=1, max_size=30), min_size=1, max_size=4),
    columnas=st.integers(20, 60),
)
@pytest.mark.parametrize("color", [True, False])
def test_ningun_renglon_pasa_del_ancho_ni_acaba_en_blanco(
    *, color: bool, rotulo: str, partes: list[str], columnas: int
) -> None:
    """Tampoco el rótulo: «Con plazos, responsables y última novedad:» no cabe en 40 columnas."""
    linea = Linea(tuple((parte, Tono.TENUE) for parte in partes), rotulo=rotulo)
    renglones = en_texto([Lineas((linea,))], columnas=columnas, color=color).splitlines()
    vistos = [re.sub("\x1b\\[[0-9;]*m", "", renglon) for renglon in renglones]

    assert all(ancho(visto) <= columnas for visto in vistos)
    if rotulo.strip() and all(parte.strip() == parte for parte in partes):
        assert all(visto == visto.rstrip() for visto in vistos)
