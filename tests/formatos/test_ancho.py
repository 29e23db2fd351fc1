"""Cuánto ocupa un texto y cómo se reparte en líneas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seguimiento.formatos.ancho import ancho, envuelto, por_el_medio, recortadas

TEXTOS = st.text(st.sampled_from("ab ñé·漢字😀 ́-;"), max_size=80)
COLUMNAS = st.integers(2, 40)


@pytest.mark.parametrize(
    ("texto", "columnas"),
    [
        ("", 0),
        ("plazo", 5),
        ("ñandú", 5),
        ("n\u0303andu\u0301", 5),
        ("移民", 4),
        ("ＡＢ", 4),
        ("😀", 2),
        ("👍🏽", 2),
        ("🇪🇨", 2),
        ("a\u200db", 2),
        ("«x» · …", 7),
    ],
)
def test_ideogramas_y_emojis_ocupan_dos_y_las_tildes_sueltas_ninguna(
    texto: str, columnas: int
) -> None:
    assert ancho(texto) == columnas


def test_lo_que_se_mide_de_una_vez_ocupa_lo_mismo_que_letra_a_letra() -> None:
    # un ideograma al lado obliga a medir letra a letra
    letras = [chr(codigo) for codigo in range(0x2100)]
    assert [ancho(letra) for letra in letras] == [ancho(f"漢{letra}") - 2 for letra in letras]


def test_lo_que_cabe_queda_como_estaba() -> None:
    assert envuelto('    - id:   "1.1"', 20) == ['    - id:   "1.1"']
    assert envuelto("", 20) == [""]


def test_se_parte_entre_palabras() -> None:
    assert envuelto("Convocar a los puntos focales", 12) == ["Convocar a", "los puntos", "focales"]


def test_lo_que_continua_entra_respecto_del_principio() -> None:
    assert envuelto("  Nota: una frase larga", 14, sangria=2) == [
        "  Nota: una",
        "    frase",
        "    larga",
    ]


def test_los_elementos_separados_por_puntos_no_se_parten() -> None:
    assert envuelto("13 sin respuesta · 22 sin novedad · 1 por verificar", 30) == [
        "13 sin respuesta ·",
        "22 sin novedad ·",
        "1 por verificar",
    ]


def test_un_elemento_que_no_cabe_en_una_linea_si_se_parte() -> None:
    assert envuelto("uno dos tres cuatro cinco · seis", 12) == [
        "uno dos tres",
        "cuatro cinco",
        "· seis",
    ]


def test_una_palabra_mas_larga_que_la_linea_se_corta_sin_partir_una_letra_ancha() -> None:
    assert envuelto("supercalifragilistico", 10) == ["supercalif", "ragilistic", "o"]
    assert envuelto("漢字漢字漢", 5) == ["漢字", "漢字", "漢"]


def test_recortar_deja_las_primeras_lineas_y_avisa() -> None:
    assert recortadas(["una línea", "otra", "y otra"], 2, 20) == ["una línea", "otra…"]
    assert recortadas(["una línea", "otra"], 2, 20) == ["una línea", "otra"]
    assert recortadas(["una línea,", "otra"], 1, 10) == ["una…"]
    assert recortadas(["ininterrumpida", "x"], 1, 8) == ["ininter…"]


@given(TEXTOS, COLUMNAS, st.integers(0, 4))
def test_ninguna_linea_pasa_del_ancho(texto: str, columnas: int, sangria: int) -> None:
    principio = len(texto) - len(texto.lstrip(" "))
    libre = max(columnas, principio + sangria + 2)
    assert all(ancho(linea) <= libre for linea in envuelto(texto, libre, sangria))


@given(TEXTOS, COLUMNAS)
def test_partir_no_pierde_ni_anade_letras(texto: str, columnas: int) -> None:
    partido = "".join(envuelto(texto, columnas))
    assert partido.replace(" ", "") == texto.replace(" ", "")


@given(TEXTOS, COLUMNAS)
def test_ninguna_linea_que_continua_acaba_en_blanco(texto: str, columnas: int) -> None:
    lineas = envuelto(texto.strip(), columnas)
    assert [linea.rstrip() for linea in lineas] == lineas


@given(TEXTOS, COLUMNAS, st.integers(1, 3))
def test_lo_recortado_tampoco_pasa_del_ancho(texto: str, columnas: int, maximo: int) -> None:
    lineas = recortadas(envuelto(texto.strip(), columnas), maximo, columnas)
    assert len(lineas) <= maximo
    assert all(ancho(linea) <= columnas for linea in lineas)


@pytest.mark.parametrize(
    ("nombre", "columnas", "visto"),
    [
        ("Oficina de país en Perú", 23, "Oficina de país en Perú"),
        ("Oficina de país en Perú", 16, "Oficina… en Perú"),
        ("Oficina de país en Ecuador", 18, "Oficina… Ecuador"),
        ("Unidad de Protección", 16, "… Protección"),
        ("Dirección", 5, "Dire…"),
        ("a b", 1, "…"),
    ],
)
def test_un_nombre_se_corta_por_el_medio(nombre: str, columnas: int, visto: str) -> None:
    assert por_el_medio(nombre, columnas) == visto


def test_un_identificador_se_corta_tras_un_guion() -> None:
    slug = "evaluacion-final-integracion-ecuador-2023/1.1"
    assert envuelto(slug, 20) == ["evaluacion-final-", "integracion-ecuador-", "2023/1.1"]
    assert "".join(envuelto(slug, 7)) == slug


@pytest.mark.parametrize("columnas", range(12, 24))
def test_el_codigo_del_final_no_se_parte_por_su_punto(columnas: int) -> None:
    assert envuelto("evaluacion-final-peru/3.1", columnas)[-1].endswith("3.1")
