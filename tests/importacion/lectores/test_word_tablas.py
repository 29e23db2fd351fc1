"""Las tablas de Word en su rejilla, y la vuelta de cada casilla a su celda."""

import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from apoyo.docx import PRINCIPAL, celda, escrito, fila, parrafo, tabla, tramo
from seguimiento.importacion.lectores import word
from seguimiento.importacion.lectores.rechazo import ArchivoRechazado
from seguimiento.importacion.lectores.word.sitios import SIN_CELDA, celda_de
from seguimiento.importacion.material import Celda, Sitio, Tabla

BORRADA = '<w:del w:id="1" w:author="X"/>'


def _ancha(texto: str, cuantas: int) -> str:
    return celda(texto, f'<w:gridSpan w:val="{cuantas}"/>')


def _baja(texto: str) -> str:
    return celda(texto, '<w:vMerge w:val="restart"/>')


def _sigue(texto: str = "", propiedades: str = "") -> str:
    return celda(texto, f"{propiedades}<w:vMerge/>")


def _leidas(ruta: Path) -> Iterator[Tabla]:
    return (pieza for pieza in word.leer(ruta).piezas if isinstance(pieza, Tabla))


def _leida(carpeta: Path, *filas: str) -> Tabla:
    (una,) = _leidas(escrito(carpeta, tabla(*filas)))
    return una


def _dibujo(leida: Tabla) -> list[str]:
    """Cada fila en una línea: «↑» sigue a la de encima y «←», a la de su izquierda."""
    return [" ".join(_signos(una) + (una.texto or "·") for una in filas) for filas in leida.filas]


def _signos(una: Celda) -> str:
    return "↑" * una.sigue_arriba + "←" * una.sigue_izquierda


REJILLAS = {
    "sin unir": ((fila("a", "b"), fila("c", "d")), ["a b", "c d"]),
    "a lo ancho": ((fila(_ancha("a", 3)), fila("b", "c", "d")), ["a ←a ←a", "b c d"]),
    "a lo alto": (
        (fila(_baja("a"), "b"), fila(_sigue(), "c"), fila(_sigue(), "d")),
        ["a b", "↑a c", "↑a d"],
    ),
    "a lo ancho y a lo alto": (
        (
            fila(celda("a", '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'), "b"),
            fila(_sigue("", '<w:gridSpan w:val="2"/>'), "c"),
        ),
        ["a ←a b", "↑a ↑←a c"],
    ),
    "dos uniones seguidas": (
        (fila(_baja("a")), fila(_sigue()), fila(_baja("b")), fila(_sigue())),
        ["a", "↑a", "b", "↑b"],
    ),
    "sigue a ninguna": ((fila("a"), fila(_sigue("b"))), ["a", "b"]),
    "sigue desde la primera fila": ((fila(_sigue("a")), fila(_sigue("b"))), ["a", "↑a"]),
    "sigue en otra columna": ((fila(_baja("a"), "b"), fila("c", _sigue("d"))), ["a b", "c d"]),
    "sangrada": (
        (fila("a", "b", "c"), fila("d", "e", propiedades='<w:gridBefore w:val="1"/>')),
        ["a b c", "· d e"],
    ),
    "corta": ((fila("a", "b", "c"), fila("d")), ["a b c", "d · ·"]),
    "vacía en medio": ((fila("a"), fila(), fila("b")), ["a", "·", "b"]),
    "unida al modo antiguo": (
        (
            fila(celda("a", '<w:hMerge w:val="restart"/>'), celda("", "<w:hMerge/>"), "b"),
            fila("c", "d", "e"),
        ),
        ["a ←a b", "c d e"],
    ),
    "celda borrada": ((fila(celda("x", f"<w:cellDel {BORRADA[7:]}"), "a"), fila("b")), ["a", "b"]),
    "con una fila borrada entre unidas": (
        (fila(_baja("a"), "b"), fila(_sigue(), "x", propiedades=BORRADA), fila(_sigue(), "c")),
        ["a b", "↑a c"],
    ),
}


@pytest.mark.parametrize("cual", REJILLAS)
def test_la_rejilla_es_la_que_se_ve(tmp_path: Path, cual: str) -> None:
    filas, dibujo = REJILLAS[cual]
    assert _dibujo(_leida(tmp_path, *filas)) == dibujo


def test_lo_que_tapa_una_union_se_avisa(tmp_path: Path) -> None:
    material = word.leer(escrito(tmp_path, tabla(fila(_baja("a")), fila(_sigue("tapado")))))
    (aviso,) = material.dudas
    assert (aviso.codigo, str(aviso.sitio)) == ("SEG705", "tabla 1, fila 2, columna 1")
    assert "«tapado»" in aviso.mensaje


def test_lo_de_dos_celdas_unidas_al_modo_antiguo_se_ve_junto(tmp_path: Path) -> None:
    leida = _leida(
        tmp_path, fila(celda("a", '<w:hMerge w:val="restart"/>'), celda("☒ b", "<w:hMerge/>"), "c")
    )
    assert [una.texto for una in leida.filas[0]] == ["a\n☒ b", "a\n☒ b", "c"]
    assert [len(una.casillas) for una in leida.filas[0]] == [1, 1, 0]


def test_una_fila_oculta_se_avisa(tmp_path: Path) -> None:
    ruta = escrito(tmp_path, tabla(fila("a"), fila("secreta", propiedades="<w:hidden/>")))
    material = word.leer(ruta)
    assert ["«secreta»" in aviso.mensaje for aviso in material.dudas] == [True]
    assert _dibujo(next(_leidas(ruta))) == ["a"]


def _documento(ruta: Path) -> etree._Element:
    with ZipFile(ruta) as paquete:
        return etree.fromstring(paquete.read(PRINCIPAL))


def _texto(una: etree._Element | None) -> str:
    assert una is not None
    return "".join(letras.text or "" for letras in una.iterfind("{*}p//{*}t"))


def test_cada_casilla_lleva_a_la_celda_de_la_que_salio(tmp_path: Path) -> None:
    """Con filas borradas, celdas en controles, tablas dentro de otras y en cuadros de texto por delante."""
    anidada = tabla(fila("dentro"))
    en_control = f"<w:sdt><w:sdtContent>{fila('e', 'f')}</w:sdtContent></w:sdt>"
    cuadro = f"<w:r><w:pict><w:txbxContent>{tabla(fila('cuadro'))}</w:txbxContent></w:pict></w:r>"
    ruta = escrito(
        tmp_path,
        tabla(
            fila("a", "b", propiedades=BORRADA),
            fila("c", celda(f"{parrafo('d')}{anidada}")),
            en_control,
        )
        + parrafo(cuadro)
        + tabla(
            fila(_baja("g"), _ancha("h", 2)),
            f"<w:tr>{_sigue()}<w:sdt><w:sdtContent>{celda('i')}</w:sdtContent></w:sdt>{celda('j')}</w:tr>",
        ),
    )
    documento = _documento(ruta)
    casillas = [una for leida in _leidas(ruta) for filas in leida.filas for una in filas]
    assert "".join(una.texto[0] for una in casillas) == "cdefcghhgij"
    for una in casillas:
        assert _texto(celda_de(documento, una.sitio)) == una.texto.split("\n")[0]


def test_un_hueco_no_lleva_a_ninguna_celda(tmp_path: Path) -> None:
    ruta = escrito(tmp_path, tabla(fila("a", "b"), fila("c")))
    (leida,) = _leidas(ruta)
    assert leida.filas[1][1].sitio.columna == SIN_CELDA
    assert celda_de(_documento(ruta), leida.filas[1][1].sitio) is None


@pytest.mark.parametrize("sitio", [Sitio("", indice=9), Sitio("", fila=9), Sitio("", columna=9)])
def test_un_sitio_que_no_esta_no_lleva_a_ninguna_celda(tmp_path: Path, sitio: Sitio) -> None:
    assert celda_de(_documento(escrito(tmp_path, tabla(fila("a")))), sitio) is None


@given(
    st.lists(
        st.lists(st.tuples(st.integers(1, 4), st.sampled_from(["", "r", "c"])), max_size=5),
        max_size=6,
    )
)
def test_cualquier_union_da_un_rectangulo(
    tmp_path_factory: pytest.TempPathFactory, puestas: list[list[tuple[int, str]]]
) -> None:
    valores = {"": "", "r": '<w:vMerge w:val="restart"/>', "c": "<w:vMerge/>"}
    filas = [
        fila(
            *(
                celda(f"{n},{m}", f'<w:gridSpan w:val="{ancho}"/>{valores[baja]}')
                for m, (ancho, baja) in enumerate(una)
            )
        )
        for n, una in enumerate(puestas)
    ]
    ruta = escrito(tmp_path_factory.mktemp("t"), tabla(*filas))
    for leida in _leidas(ruta):
        documento = _documento(ruta)
        assert {len(una) for una in leida.filas} == {leida.ancho}
        assert leida.ancho == max(sum(ancho for ancho, _ in una) for una in puestas)
        for filas_leidas in leida.filas:
            for una in filas_leidas:
                if una.texto:
                    assert _texto(celda_de(documento, una.sitio)) == una.texto
                    assert f"{una.sitio.fila},{una.sitio.columna}" == una.texto


DESMESURAS = {
    "ancha": fila(_ancha("a", 100_000_000)),
    "ancha de muchas celdas": fila(*"a" * 300),
    "muy sangrada": fila("a", propiedades='<w:gridBefore w:val="99999999"/>'),
    "barata en el archivo": fila(_ancha("a", 250)) * 2_100,
}


@pytest.mark.parametrize("cual", DESMESURAS)
def test_una_tabla_desmesurada_se_rechaza(tmp_path: Path, cual: str) -> None:
    with pytest.raises(ArchivoRechazado) as hallado:
        _leida(tmp_path, DESMESURAS[cual])
    assert hallado.value.codigo == "SEG702"


def _anidadas(cuantas: int) -> str:
    abre, cierra = "<w:tbl><w:tr><w:tc>", f"{parrafo('')}</w:tc></w:tr></w:tbl>"
    return abre * cuantas + parrafo("fondo") + cierra * cuantas


@pytest.mark.parametrize("cuantas", [40, 300, 3_000])
def test_tablas_anidadas_sin_medida_se_rechazan(tmp_path: Path, cuantas: int) -> None:
    with pytest.raises(ArchivoRechazado) as hallado:
        word.leer(escrito(tmp_path, _anidadas(cuantas)))
    assert hallado.value.codigo == "SEG702"


@pytest.mark.parametrize(
    ("abre", "cierra"),
    [
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
        ("<mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent>"),
    ],
)
def test_lo_mas_hondo_que_se_admite_se_lee_sin_traza(
    tmp_path: Path, abre: str, cierra: str
) -> None:
    """Cualquier hondura se lee o se rechaza: ninguna agota la pila."""
    for cuantas in (15, 25, 50, 60, 500):
        cuerpo = f"{abre * cuantas}{parrafo('fondo')}{cierra * cuantas}"
        try:
            material = word.leer(escrito(tmp_path, cuerpo))
        except ArchivoRechazado as error:
            assert error.codigo == "SEG702"  # noqa: PT017 — también vale que no lo haya
        else:
            assert [getattr(pieza, "texto", "") for pieza in material.piezas] == ["fondo"]


def test_diez_tablas_una_dentro_de_otra_si_se_leen(tmp_path: Path) -> None:
    (leida,) = word.leer(
        escrito(tmp_path, tabla(fila("a", celda(f"{_anidadas(9)}{parrafo('')}"))))
    ).piezas
    assert isinstance(leida, Tabla)
    assert leida.filas[0][1].texto == "fondo"


def test_un_parrafo_larguisimo_se_lee_entero_o_se_rechaza(tmp_path: Path) -> None:
    largo = "a" * 11_000_000
    with pytest.raises(ArchivoRechazado) as hallado:
        word.leer(escrito(tmp_path, parrafo(tramo(largo))))
    assert hallado.value.codigo == "SEG702"


def test_un_documento_de_millones_de_elementos_se_rechaza_sin_ponerlo_en_memoria(
    tmp_path: Path,
) -> None:
    # lo bastante variado para no parecer una bomba
    parrafos = "".join(f"<w:p/><w:p{' ' * (numero % 3)}/>" for numero in range(505_000))
    ruta = escrito(tmp_path, parrafos + "".join(map(str, range(20_000))))
    tracemalloc.start()
    try:
        with pytest.raises(ArchivoRechazado) as hallado:
            word.leer(ruta)
        _, pico = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert hallado.value.codigo == "SEG702"
    assert pico < 40 << 20
