"""Qué caché usan las pruebas: ninguna o, si se pide, todas la misma."""

import os
import sys
from pathlib import Path
from random import Random

from seguimiento.almacen.cache import Cajon, huella_del_programa
from seguimiento.almacen.firmas import Firmas
from seguimiento.repositorio.recuerdos import RecuerdosGuardados

CARPETA = os.environ.get("SEG_PRUEBAS_CACHE", "")
"""Dónde, para ver que todo sale igual con lo que se recuerda: `SEG_PRUEBAS_CACHE=/tmp/c make test`, dos veces."""


HAY_FIRMAS = sys.platform != "win32"
"""Si el sistema dice, sin abrir un archivo, que sigue igual; donde no, se abren siempre todos."""


def de_la_cache() -> dict[str, str]:
    """Lo que del entorno decide si se recuerda algo."""
    return {"XDG_CACHE_HOME": CARPETA} if CARPETA else {"SEG_SIN_CACHE": "1"}


def estropeado(bytes_: bytes, azar: Random) -> bytes:
    """Los mismos con un trozo cambiado, quitado, repetido o vuelto ceros; a veces, otra cosa entera."""
    donde, cuanto = azar.randrange(len(bytes_)), azar.choice([1, 1, 2, 16, 512, 4096])
    antes, trozo, despues = (
        bytes_[:donde],
        bytes_[donde : donde + cuanto],
        bytes_[donde + cuanto :],
    )
    return azar.choice(
        [
            antes + azar.randbytes(len(trozo)) + despues,
            antes + bytes([trozo[0] ^ (1 << azar.randrange(8))]) + trozo[1:] + despues,
            antes + despues,
            antes + trozo + trozo + despues,
            antes + bytes(len(trozo)) + despues,
            antes,
            azar.randbytes(cuanto),
            b"",
        ]
    )


MARGEN = 2_000_000_000
"""Los nanosegundos que la regla de la carrera deja pasar tras un cambio."""


def instante(en: Path) -> int:
    """El de ahora según el disco de esa carpeta, que es quien pone fecha a los archivos."""
    testigo = en / f"testigo-{os.getpid()}"
    # en Windows, `st_ctime` es cuándo se creó, y vaciar lo vacío no es cambiarlo
    testigo.unlink(missing_ok=True)
    testigo.write_bytes(b"")
    return testigo.stat().st_mtime_ns


def como_si_pasara_el_margen(en: Path) -> int:
    """Un instante con el que vale toda firma anterior al de ahora, y ninguna que aún pueda repetirse."""
    return instante(en) + MARGEN


def recuerdos_en(cajon: Cajon, ahora: int = 0) -> RecuerdosGuardados:
    """Lo que se recuerda en un cajón; sin instante, ninguna firma vale y todo archivo se abre."""
    return RecuerdosGuardados(cajon, Firmas(cajon, huella_del_programa() or b"", ahora))


def mismo_largo(ruta: Path) -> None:
    """Cambia su título sin que cambien su largo ni su fecha."""
    antes = ruta.stat()
    ruta.write_bytes(ruta.read_bytes().replace(b"titulo: ", b"titulo: Z", 1)[:-1])
    assert ruta.stat().st_size == antes.st_size
    os.utime(ruta, ns=(antes.st_atime_ns, antes.st_mtime_ns))


def otro_en_su_sitio(ruta: Path) -> None:
    """Lo mismo, con otro archivo que toma su nombre."""
    otro = ruta.with_suffix(".tmp")
    otro.write_bytes(ruta.read_bytes().replace(b"titulo: ", b"titulo: Z", 1)[:-1])
    os.utime(otro, ns=(ruta.stat().st_atime_ns, ruta.stat().st_mtime_ns))
    otro.replace(ruta)
