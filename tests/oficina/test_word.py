"""El lector de Word ante LibreOffice: lo que uno lee es lo que el otro muestra.

`SEG_OFICINA=1 pytest tests/oficina`. LibreOffice muestra además lo borrado, lo tachado y lo que invita a
escribir; de eso, el lector avisa.
"""

from datetime import date
from pathlib import Path

import pytest

from apoyo.construcciones_de_word import CASOS, NUMERACION
from apoyo.docx import escrito, fila, parrafo, tabla
from apoyo.libreoffice import convertido, se_pide
from seguimiento.importacion.lectores import word
from seguimiento.importacion.material import Tabla

pytestmark = se_pide
MUESTRAS = sorted((Path(__file__).parents[1] / "importacion" / "muestras").glob("*.docx"))
COMO_TEXTO = str.maketrans({"\u2011": "-", "\u00ad": None, "\uf0fe": "☑", "\u2002": None})
"""Lo que en un texto llano no se ve igual que en la página."""
NO_SALEN = {
    # los campos heredados y los cuadros son dibujos, que un texto llano no lleva
    "desplegable heredado",
    "desplegable heredado con resultado",
    "casilla heredada",
    "casilla heredada sin marcar",
    "cuadro de texto",
    "cuadro de texto solo de repuesto",
    # lo que el lector dice sin dudas, o como Word y no como LibreOffice
    "fecha entre texto",
    "mes entre texto",
    "casilla con otro signo",
    "casilla que muestra lo contrario",
    "letra en Wingdings",
    "tabulador",
    "campo sin cerrar",
    "espacios que no se guardan",
    "tabla anidada",
}
SE_VEN = [cual for cual, caso in CASOS.items() if not caso.aviso and cual not in NO_SALEN]


@pytest.fixture(scope="module")
def visto(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Lo que LibreOffice muestra de cada construcción."""
    carpeta = tmp_path_factory.mktemp("libreoffice")
    # cada una en su tabla, entre dos señales
    trozos = [
        f"{parrafo(f'«{cual}')}{tabla(fila(CASOS[cual].celda))}{parrafo('»')}" for cual in SE_VEN
    ]
    original = escrito(carpeta, "".join(trozos), numbering=NUMERACION)
    texto = convertido(original, "txt:Text", carpeta / "txt").read_text("utf-8-sig")
    dichos = (trozo.partition("\n») ")[0] for trozo in texto.split("«")[1:])
    partidos = (dicho.rstrip("»\n ").partition("\n") for dicho in dichos)
    return {cual: _limpio(resto) for cual, _, resto in partidos}


def _limpio(texto: str) -> str:
    lineas = (" ".join(linea.split()) for linea in texto.translate(COMO_TEXTO).split("\n"))
    return "\n".join(filter(None, lineas))


@pytest.mark.parametrize("cual", SE_VEN)
def test_se_lee_lo_que_se_ve(visto: dict[str, str], cual: str) -> None:
    caso = CASOS[cual]
    # la fecha de un control llega como van en los registros: se ve el mismo día, escrito a su modo
    del_dia = [f"{caso.valor:%d/%m/%y}"] if isinstance(caso.valor, date) else []
    assert visto[cual] in [caso.texto, *del_dia]


@pytest.mark.parametrize("muestra", MUESTRAS, ids=lambda ruta: ruta.stem)
def test_una_muestra_se_lee_igual_tras_pasar_por_opendocument(
    tmp_path: Path, muestra: Path
) -> None:
    ida = convertido(muestra, "odt", tmp_path / "odt")
    vuelta = convertido(ida, "docx", tmp_path / "docx")
    assert _dicho(vuelta) == _dicho(muestra)


def _dicho(ruta: Path) -> list[object]:
    """Lo que se lee, sin dónde."""
    return [
        [
            [(una.texto, una.valor, una.sigue_arriba, una.sigue_izquierda) for una in filas]
            for filas in p.filas
        ]
        if isinstance(p, Tabla)
        else (p.texto, p.nivel)
        for p in word.leer(ruta).piezas
    ]
