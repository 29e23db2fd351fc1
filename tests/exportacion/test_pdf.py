"""Un informe en PDF: el mismo papel, los mismos bytes, etiquetado y sin nada de fuera."""

import re
import subprocess
import zlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from apoyo.carteras import EJEMPLOS, RICA, escribir
from apoyo.ejecucion import seg
from apoyo.rendidos import CORTE_DE_EJEMPLOS, DE_EJEMPLOS, informe_de, registros_en
from seguimiento.exportacion.pdf import NoHayPdf, de_pagina
from seguimiento.exportacion.pdf.proceso import FALTA_EL_EXTRA, FALTAN_LAS_DEL_SISTEMA, pintada
from seguimiento.extras import FaltaUnExtra
from seguimiento.informes.tipos import TIPOS, FormatoDeInforme

HOY = date(2026, 1, 12)
PAGINA = (
    '<html lang="es"><head><title>Título</title></head><body><h1>Uno</h1><p>Dos</p>{}</body></html>'
)


@pytest.fixture
def rica(tmp_path: Path) -> Path:
    return escribir(tmp_path / "rica", RICA)


def test_dos_veces_son_los_mismos_bytes_y_va_etiquetado(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("weasyprint")
    uno = de_pagina(PAGINA.format(""), HOY)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    assert de_pagina(PAGINA.format(""), HOY) == uno
    assert uno.startswith(b"%PDF-")
    dicho = b"".join(_abiertos(uno))
    assert b"/MarkInfo" in dicho
    assert b"/StructTreeRoot" in dicho
    assert re.search(rb"/Lang\s*\(es\)", dicho)


def _abiertos(contenido: bytes) -> Iterator[bytes]:
    """Lo comprimido, sin comprimir."""
    for trozo in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", contenido, re.DOTALL):
        with suppress(zlib.error):
            yield zlib.decompress(trozo)


def test_no_abre_nada_de_fuera(tmp_path: Path) -> None:
    pytest.importorskip("weasyprint")
    secreto = tmp_path / "secreto.svg"
    secreto.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text y="9">SECRETO</text></svg>')
    fuera = f'<img src="{secreto.as_uri()}" alt=""><link rel="stylesheet" href="http://127.0.0.1:9/x.css">'
    con, sin = (len(de_pagina(PAGINA.format(uno), HOY)) for uno in (fuera, ""))
    assert abs(con - sin) < 1_000


def test_los_graficos_llevan_sus_colores() -> None:
    pagina = informe_de(
        registros_en(EJEMPLOS),
        CORTE_DE_EJEMPLOS,
        TIPOS["resumen"],
        FormatoDeInforme.HTML,
        DE_EJEMPLOS,
    )
    hecha = pintada(pagina)
    dibujos = re.findall(r'<svg viewBox[^>]*role="img".*?</svg>', hecha, re.DOTALL)
    assert dibujos
    for uno in dibujos:
        assert "class=" not in uno.split(">", 1)[1]
        assert "url(" not in uno
    assert pintada("<svg><rect></svg>") == "<svg><rect></svg>"


@pytest.mark.parametrize(
    ("codigo", "tipo", "dice"),
    [
        (FALTA_EL_EXTRA, FaltaUnExtra, 'python -m pip install "seguimiento[pdf]"'),
        (FALTAN_LAS_DEL_SISTEMA, NoHayPdf, "Pango"),
        (1, NoHayPdf, "no se pudo hacer el PDF"),
    ],
)
def test_lo_que_falta_se_dice(
    codigo: int, tipo: type[Exception], dice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def falso(*_: object, **__: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess([], codigo, b"", b"Traceback\nValueError: x\n")

    monkeypatch.setattr(subprocess, "run", falso)
    with pytest.raises(tipo) as hallado:
        de_pagina(PAGINA.format(""), HOY)
    visto = hallado.value
    assert isinstance(visto, FaltaUnExtra | NoHayPdf)
    assert dice in f"{visto.mensaje} {visto.ayuda}"


def test_si_tarda_de_mas_se_deja_y_se_dice() -> None:
    with pytest.raises(NoHayPdf, match=r"más de 0\.01 segundos"):
        de_pagina(PAGINA.format(""), HOY, segundos=0.01)


def test_se_pide_por_el_nombre_del_archivo(rica: Path, tmp_path: Path) -> None:
    pytest.importorskip("weasyprint")
    assert seg("informe", "agenda", "-o", tmp_path / "a.pdf", en=rica).codigo == 0
    assert seg("exportar", "pdf", "agenda", "-o", tmp_path / "b.pdf", en=rica).codigo == 0
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
