"""Lo que solo hay en Windows, para probar su gemelo fuera de él: los archivos son los de aquí."""

import os
import sys
from types import SimpleNamespace

import pytest

from seguimiento.almacen.sistema import paciencia, windows

BYTE_DEL_CANDADO = 1 << 30


def con_lo_de_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pone su candado y su cambio de nombre, hechos con los de este sistema; en Windows, nada."""
    monkeypatch.setattr(paciencia, "PACIENCIA", 0)
    if sys.platform == "win32":
        return
    import fcntl

    def locking(descriptor: int, modo: int, cuantos: int) -> None:
        assert (modo, cuantos) == (2, 1)
        # se cierra donde nadie lee ni escribe
        assert os.lseek(descriptor, 0, os.SEEK_CUR) == BYTE_DEL_CANDADO
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2))
    monkeypatch.setattr(windows, "_mover", os.replace)


def error_de_windows(numero: int, equivalente: int) -> OSError:
    """El `OSError` que se lanza allí con ese número, que es el suyo, y con su equivalente de `errno`."""
    error = OSError(equivalente, os.strerror(equivalente))
    setattr(error, "winerror", numero)  # noqa: B010 — sus tipos dicen que solo lo hay en Windows
    return error
