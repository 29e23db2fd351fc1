"""Lo que el sistema contesta cuando no deja escribir, dicho con lo que hay que hacer."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from seguimiento.almacen.sistema import QUE_LO_SUELTE, QUE_LO_TIENE_OTRO, LoTieneOtro
from seguimiento.errores import ArchivoOcupado, ErrorDeDisco

_OTRO_SITIO = "póngalo donde están los demás registros"
_PERMISO = ("no hay permiso para escribir «{}»", "pida permiso de escritura a quien lo administre")
_LLENO = ("no queda sitio en el disco para escribir «{}»", "libere espacio y repita la orden")
_SOLO_LECTURA = (
    "«{}» está en un disco de solo lectura",
    "trabaje en una copia en la que pueda escribir",
)
ESPECIAL = (
    "«{}» no es un archivo corriente y no se escribe en él",
    "bórrelo o llévelo a otro sitio",
)
ENLACE = (
    "«{}» es un enlace simbólico y no se escribe en él",
    "ponga ahí el archivo, no un enlace",
)
CON_OTROS_NOMBRES = (
    "«{}» es un enlace duro: el mismo archivo tiene otro nombre y dejarían de ser iguales",
    "haga de él una copia independiente y repita la orden",
)
NOMBRE_QUE_NO_SIRVE = (
    "«{}» lleva un nombre que no sirve en Windows, y no se escribe en él",
    "cámbieselo: letras, cifras y guiones sirven siempre",
)
DE_SOLO_LECTURA = (
    "«{}» es de solo lectura",
    "si debe cambiar, dele permiso de escritura (chmod u+w)",
)
_FRASES: dict[int, tuple[str, str]] = {
    errno.EACCES: _PERMISO,
    errno.EPERM: _PERMISO,
    errno.EROFS: _SOLO_LECTURA,
    errno.ENOSPC: _LLENO,
    errno.EDQUOT: _LLENO,
    errno.ELOOP: ENLACE,
    errno.ENXIO: ESPECIAL,
    errno.EISDIR: ("«{}» es una carpeta", "cámbiele el nombre"),
    errno.ENOTDIR: (
        "«{}» pasa por un enlace o por algo que no es una carpeta, y no se escribe ahí",
        _OTRO_SITIO,
    ),
    errno.ENOENT: ("«{}» o su carpeta han desaparecido", "compruebe qué pasó y repita la orden"),
    errno.ENAMETOOLONG: ("el nombre «{}» es demasiado largo", "acórtelo"),
}


_NO_ES_UN_ARCHIVO = frozenset({errno.ELOOP, errno.ENXIO, errno.EISDIR, errno.ENOTDIR})


class Rechazo(ErrorDeDisco):
    """Lo que hay en la ruta no es algo en lo que se escriba: no es que el disco falle."""


class Desaparecido(ErrorDeDisco):
    """La carpeta o el archivo que hacía falta ya no está."""


def fallo_de_disco(ruta: str, error: OSError) -> ErrorDeDisco:
    """El error que explica por qué no se pudo escribir esa ruta."""
    if isinstance(error, LoTieneOtro):
        return ArchivoOcupado(f"«{ruta}» {QUE_LO_TIENE_OTRO}", QUE_LO_SUELTE)
    otra = (
        f"el sistema no deja escribir «{{}}» (error {error.errno})",
        "compruebe que el disco responde y repita la orden",
    )
    mensaje, ayuda = _FRASES.get(error.errno or 0, otra)
    return _clase(error)(mensaje.format(ruta), ayuda)


def _clase(error: OSError) -> type[ErrorDeDisco]:
    if isinstance(error, FileNotFoundError):
        return Desaparecido
    return Rechazo if error.errno in _NO_ES_UN_ARCHIVO else ErrorDeDisco


@contextmanager
def al_escribir(ruta: str) -> Iterator[None]:
    """Mientras dure, lo que el sistema niegue se dice de esa ruta, con `ErrorDeDisco`."""
    try:
        yield
    except OSError as error:
        raise fallo_de_disco(ruta, error) from error


def rechazo(frase: tuple[str, str], ruta: str) -> Rechazo:
    """La negativa a escribir en algo por lo que es."""
    mensaje, ayuda = frase
    return Rechazo(mensaje.format(ruta), ayuda)
