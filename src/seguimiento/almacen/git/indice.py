"""El índice de git —lo que se guardará con el próximo commit—, leído sin preguntárselo a git.

`ls-files` lo diría, pero ejecuta lo que pida la configuración del repositorio. Se entienden sus versiones
2, 3 y 4, con identidades SHA-1 y SHA-256.
"""

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from seguimiento.almacen import sistema
from seguimiento.errores import ErrorDeGit

_CABECERA = struct.Struct(">4sII")
_FIRMA = b"DIRC"
_MODO, _ANTES_DE_LA_IDENTIDAD = 24, 40
_EXTENDIDAS, _ETAPA, _BITS_HASTA_LA_ETAPA = 0x4000, 0x3000, 12
_FUERA_DE_LA_CARPETA, _POR_ANADIR = 0x4000, 0x2000
_CON_EXTENDIDAS, _CON_PREFIJOS = 3, 4
"""Desde qué versión hay marcas de más, y cuál no repite lo que una ruta comparte con la anterior."""
_VERSIONES = (2, _CON_EXTENDIDAS, _CON_PREFIJOS)
_SUMAS = {"sha1": 20, "sha256": 32}
"""Con qué puede estar hecha cada identidad, y también la suma en que termina el índice, y cuánto ocupa."""
_PARTIDO = b"link"
_CONOCIDAS = {_PARTIDO, b"sdir"}
"""Las extensiones obligatorias que se entienden; `sdir` solo dice que hay carpetas enteras."""
_CARPETA = 0o040000


class Entrada(NamedTuple):
    """Lo que el índice dice de una ruta."""

    ruta: bytes
    """Desde el árbol de trabajo; la de una carpeta entera acaba en `/`."""
    identidad: str
    modo: int
    etapa: int
    """0, o qué versión es de las que están en conflicto: 1 la común, 2 la nuestra, 3 la suya."""
    fuera: bool
    """Si un árbol disperso no la pone en la carpeta."""
    por_anadir: bool
    """Si solo se anunció («git add -N»): no va en el commit."""

    @property
    def es_carpeta(self) -> bool:
        """Si está por todo lo que hay en ella: solo en un índice disperso."""
        return self.modo == _CARPETA


@dataclass(frozen=True, slots=True)
class Indice:
    """Lo que se entiende de un índice."""

    entradas: tuple[Entrada, ...] = ()
    """En su orden: por ruta y, dentro de ella, por etapa."""
    partido: bool = False
    """Si lo demás está en otro archivo («split index»), que no se lee."""


class IndiceIlegible(ErrorDeGit):
    """El índice está dañado o no es de los que se entienden."""


class IndicePartido(ErrorDeGit):
    """Lo que falta en el índice está en otro archivo, que no se lee."""


def leer_entero(archivo: Path) -> Indice:
    """Lo que dice el índice que hay en ese archivo. Lanza `IndiceIlegible`, o `IndicePartido` si no está todo."""
    indice = leer_indice(archivo)
    if indice.partido:
        raise IndicePartido(
            "el índice está partido en dos archivos («split index») y no se lee",
            "júntelo con «git update-index --no-split-index»",
        )
    return indice


def leer_indice(archivo: Path) -> Indice:
    """Lo que dice el índice que hay en ese archivo; si no hay ninguno, nada, como entiende git.

    No sigue un enlace. Lanza `IndiceIlegible` si no puede leerse o no se entiende entero.
    """
    try:
        with sistema.abierto(archivo) as abierto:
            if not abierto.corriente:
                raise _ilegible(archivo, "no es un archivo corriente")
            contenido = b"".join(abierto.trozos())
    except FileNotFoundError:
        return Indice()
    except OSError as error:
        raise _ilegible(archivo, f"error {error.errno}") from error
    entendido = entender_indice(contenido)
    if entendido is None:
        raise _ilegible(archivo, "está dañado o es de una versión que no se conoce")
    return entendido


def _ilegible(archivo: Path, motivo: str) -> IndiceIlegible:
    return IndiceIlegible(
        f"no se pudo leer el índice de git, «{archivo}»: {motivo}",
        "vea qué dice «git status»; «git reset» lo vuelve a hacer sin tocar los archivos",
    )


def entender_indice(contenido: bytes) -> Indice | None:
    """Lo que dice; `None` si no se entiende hasta el último octeto."""
    import hashlib

    # cuánto ocupa una identidad no lo dice el índice: es aquello con que todo encaja
    for suma, cifras in _SUMAS.items():
        cuerpo, final = contenido[:-cifras], contenido[-cifras:]
        # con `index.skipHash` git no la calcula y deja ceros
        if final not in (hashlib.new(suma, cuerpo, usedforsecurity=False).digest(), bytes(cifras)):
            continue
        try:
            return _entendido(cuerpo, cifras)
        except (struct.error, IndexError, ValueError):
            continue
    return None


def _entendido(cuerpo: bytes, cifras: int) -> Indice:
    firma, version, cuantas = _CABECERA.unpack_from(cuerpo)
    if firma != _FIRMA or version not in _VERSIONES:
        raise ValueError
    entradas, donde = [], _CABECERA.size
    ruta = b""
    for _ in range(cuantas):
        entrada, donde = _entrada(cuerpo, donde, cifras, version, ruta)
        ruta = entrada.ruta
        entradas.append(entrada)
    return Indice(tuple(entradas), partido=_PARTIDO in _extensiones(cuerpo, donde))


def _entrada(
    cuerpo: bytes, principio: int, cifras: int, version: int, anterior: bytes
) -> tuple[Entrada, int]:
    """La que empieza ahí, y dónde empieza la siguiente."""
    (modo,) = struct.unpack_from(">I", cuerpo, principio + _MODO)
    donde = principio + _ANTES_DE_LA_IDENTIDAD
    identidad = cuerpo[donde : donde + cifras].hex()
    donde += cifras
    (marcas,) = struct.unpack_from(">H", cuerpo, donde)
    donde, extendidas = donde + 2, 0
    if version >= _CON_EXTENDIDAS and marcas & _EXTENDIDAS:
        (extendidas,) = struct.unpack_from(">H", cuerpo, donde)
        donde += 2
    comun = b""
    if version == _CON_PREFIJOS:
        sobran, donde = _numero(cuerpo, donde)
        comun = anterior[: len(anterior) - sobran]
    fin = cuerpo.index(b"\0", donde)
    # cada entrada ocupa un múltiplo de ocho, con uno a ocho ceros detrás de la ruta
    siguiente = fin + 1 if version == _CON_PREFIJOS else principio + (fin - principio + 8) // 8 * 8
    entrada = Entrada(
        comun + cuerpo[donde:fin],
        identidad,
        modo,
        (marcas & _ETAPA) >> _BITS_HASTA_LA_ETAPA,
        fuera=bool(extendidas & _FUERA_DE_LA_CARPETA),
        por_anadir=bool(extendidas & _POR_ANADIR),
    )
    return entrada, siguiente


def _numero(cuerpo: bytes, donde: int) -> tuple[int, int]:
    """Un número de largo variable, y dónde sigue."""
    valor = cuerpo[donde] & 0x7F
    while cuerpo[donde] & 0x80:
        donde += 1
        valor = ((valor + 1) << 7) | (cuerpo[donde] & 0x7F)
    return valor, donde + 1


def _extensiones(cuerpo: bytes, donde: int) -> set[bytes]:
    """Cómo se llaman, comprobado que ocupan justo lo que queda. Lanza `ValueError` si no."""
    nombres = set()
    while donde < len(cuerpo):
        nombre, ocupa = struct.unpack_from(">4sI", cuerpo, donde)
        nombres.add(nombre)
        donde += 8 + ocupa
    if donde != len(cuerpo):
        raise ValueError
    # la que empieza en minúscula cambia lo que el índice dice
    if any(nombre[:1].islower() for nombre in nombres - _CONOCIDAS):
        raise ValueError
    return nombres
