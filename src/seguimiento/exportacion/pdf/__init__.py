"""De un informe en HTML a un PDF, con el mismo estilo de papel: lo que daría imprimirlo desde un navegador."""

import subprocess
import sys
from datetime import date

from seguimiento.errores import ErrorDeSeguimiento
from seguimiento.exportacion.pdf.proceso import FALTA_EL_EXTRA, FALTAN_LAS_DEL_SISTEMA
from seguimiento.extras import FaltaUnExtra

SEGUNDOS = 300
"""Lo más que se espera: un informe de treinta páginas tarda unos segundos."""
_DESDE_EL_NAVEGADOR = "pídalo en .html y guárdelo como PDF al imprimirlo desde un navegador"


class NoHayPdf(ErrorDeSeguimiento):
    """No pudo hacerse el PDF."""


def de_pagina(pagina: str, dia: date, segundos: float = SEGUNDOS) -> bytes:
    """El PDF de esa página, etiquetado; de la misma, los mismos bytes. Lanza `FaltaUnExtra` o `NoHayPdf`.

    Se hace en otro proceso: así se detiene a tiempo y su memoria se devuelve.
    """
    del dia
    orden = [sys.executable, "-P", "-m", "seguimiento.exportacion.pdf.proceso"]
    try:
        hecho = subprocess.run(  # noqa: S603 — la orden es nuestra
            orden,
            input=pagina.encode("utf-8", "backslashreplace"),
            capture_output=True,
            timeout=segundos,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        mensaje = f"hacer el PDF llevaba más de {segundos:g} segundos y se ha dejado"
        ayuda = f"pida una parte con los filtros, o {_DESDE_EL_NAVEGADOR}"
        raise NoHayPdf(mensaje, ayuda) from error
    if hecho.returncode == FALTA_EL_EXTRA:
        raise FaltaUnExtra("pdf")
    if hecho.returncode == FALTAN_LAS_DEL_SISTEMA:
        raise NoHayPdf(
            "para hacer un PDF faltan bibliotecas del sistema: Pango",
            "instálela (en Debian, «apt install libpango-1.0-0 libpangoft2-1.0-0»; en macOS, «brew install "
            f"pango») o {_DESDE_EL_NAVEGADOR}",
        )
    if hecho.returncode:
        ultima = hecho.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise NoHayPdf(f"no se pudo hacer el PDF: {ultima}", _DESDE_EL_NAVEGADOR)
    return hecho.stdout
