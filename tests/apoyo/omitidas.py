"""Las pruebas que en Windows no se pueden pasar, y por qué.

Lo que una pide y no está (una pantalla, `fork`, git) se sabe al pedirlo, y se omite sola (`posix.py`,
`historias.py`). Aquí se nombra lo que está y es otra cosa. Lo que el programa haga mal se corrige: no se
apunta.
"""

import ctypes
import sys
from collections.abc import Iterable, Iterator, Mapping

import pytest

Lista = Mapping[str, tuple[str, ...]]
"""Por el motivo, las pruebas: un archivo, una función de él o uno de sus casos."""

EN_WINDOWS: Lista = {}
"""Lo que no es así en ningún Windows."""
EN_WINE: Lista = {}
"""Lo que enseña un Windows de verdad y Wine 8, no: solo lo comprueba el trabajo `windows-latest`."""


def omitir(recogidas: Iterable[pytest.Item]) -> None:
    """Deja sin pasar, con su motivo, las que este sistema no admite."""
    motivos = {
        una: motivo for lista in _de_aqui() for motivo, suyas in lista.items() for una in suyas
    }
    for prueba in recogidas:
        funcion = prueba.nodeid.partition("[")[0]
        archivo = funcion.partition("::")[0]
        for nombre in motivos.keys() & {prueba.nodeid, funcion, archivo}:
            prueba.add_marker(pytest.mark.skip(reason=motivos[nombre]))


def _de_aqui() -> Iterator[Lista]:
    if sys.platform != "win32":
        return
    yield EN_WINDOWS
    if hasattr(ctypes.windll.ntdll, "wine_get_version"):
        yield EN_WINE
