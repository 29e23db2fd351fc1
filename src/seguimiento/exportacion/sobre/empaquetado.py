"""Cambia unas partes de un ZIP y deja las demás como están: mismos octetos, orden, fechas y comentario."""

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from seguimiento.errores import ErrorDeSeguimiento

_DE_LA_LISTA, _FIN = b"PK\x01\x02", b"PK\x05\x06"
_ENTRADA, _LOCAL = struct.Struct("<4s6H3I5H2I"), struct.Struct("<4s5H3I2H")
_CIERRE = struct.Struct("<4s4H2IH")
_GRANDE = 0xFFFF_FFFF
_TAMANO_DETRAS = 0x8
"""La marca de que lo que ocupa un miembro se dice detrás de él."""
_SIN_COMPRIMIR, _COMPRIMIDO = 0, 8


class PaqueteRaro(ErrorDeSeguimiento):
    """El ZIP está hecho de un modo en que no se sabe cambiar solo una parte."""

    def __init__(self) -> None:
        super().__init__(
            "el archivo está comprimido de un modo que no se sabe cambiar por partes",
            "ábralo en su programa, guárdelo y pruebe otra vez",
        )


class _Miembro(NamedTuple):
    """Una línea de la lista de un ZIP."""

    nombre: bytes
    empieza: int
    """Dónde está lo suyo."""
    fija: tuple[int | bytes, ...]
    resto: bytes
    """Su nombre, lo añadido y su comentario."""


@dataclass(frozen=True, slots=True)
class _Lista:
    miembros: list[_Miembro]
    empieza: int
    cierre: tuple[int | bytes, ...]
    cola: bytes


def con_otras_partes(original: bytes, partes: Mapping[str, bytes]) -> bytes:
    """El mismo ZIP con el contenido que se dice en esas partes, que ya tiene.

    Todo lo demás se copia sin descomprimirlo. Lanza `PaqueteRaro` si es de un modo que no usa la oficina.
    """
    lista = _lista(original)
    en_orden = sorted(lista.miembros, key=lambda uno: uno.empieza)
    finales = [*(uno.empieza for uno in en_orden[1:]), lista.empieza]
    corrido: dict[int, int] = {}
    otras: dict[int, tuple[int, int, int]] = {}
    salida = bytearray(original[: en_orden[0].empieza])
    for uno, final in zip(en_orden, finales, strict=True):
        corrido[uno.empieza] = len(salida)
        contenido = partes.get(uno.nombre.decode("utf-8", "replace"))
        if contenido is None:
            salida += original[uno.empieza : final]
        else:
            local, otras[uno.empieza] = _local(original, uno, contenido)
            salida += local
    empieza = len(salida)
    for uno in lista.miembros:
        salida += _entrada(uno, corrido[uno.empieza], otras.get(uno.empieza))
    cierre = [*lista.cierre]
    cierre[5], cierre[6] = len(salida) - empieza, empieza
    return bytes(salida + _CIERRE.pack(*cierre) + lista.cola)


def _lista(original: bytes) -> _Lista:
    donde = original.rfind(_FIN)
    try:
        cierre = _CIERRE.unpack_from(original, donde)
        cuantos, ocupa, empieza = cierre[4], cierre[5], cierre[6]
        if donde < 0 or empieza + ocupa != donde:
            raise PaqueteRaro
        miembros, lugar = [], empieza
        for _ in range(cuantos):
            fija = _ENTRADA.unpack_from(original, lugar)
            largo = fija[10] + fija[11] + fija[12]
            lugar += _ENTRADA.size
            resto = original[lugar : lugar + largo]
            lugar += largo
            if fija[0] != _DE_LA_LISTA or _GRANDE in (fija[8], fija[9], fija[16]):
                raise PaqueteRaro
            miembros.append(_Miembro(resto[: fija[10]], fija[16], fija, resto))
    except struct.error as error:
        raise PaqueteRaro from error
    if not miembros or lugar != donde:
        raise PaqueteRaro
    return _Lista(miembros, empieza, cierre, original[donde + _CIERRE.size :])


def _local(original: bytes, uno: _Miembro, contenido: bytes) -> tuple[bytes, tuple[int, int, int]]:
    """Lo de un miembro con otro contenido, y su suma y lo que ocupa, comprimido y sin comprimir."""
    fija = [*_LOCAL.unpack_from(original, uno.empieza)]
    if fija[3] not in (_SIN_COMPRIMIR, _COMPRIMIDO):
        raise PaqueteRaro
    detras = uno.empieza + _LOCAL.size
    nombre = original[detras : detras + fija[9] + fija[10]]
    datos = _desinflado(contenido) if fija[3] == _COMPRIMIDO else contenido
    medidas = zlib.crc32(contenido), len(datos), len(contenido)
    fija[2] &= ~_TAMANO_DETRAS
    fija[6:9] = medidas
    return _LOCAL.pack(*fija) + nombre + datos, medidas


def _desinflado(contenido: bytes) -> bytes:
    compresor = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return compresor.compress(contenido) + compresor.flush()


def _entrada(uno: _Miembro, empieza: int, otras: tuple[int, int, int] | None) -> bytes:
    fija = [*uno.fija]
    fija[16] = empieza
    if otras is not None:
        fija[3] = int(fija[3]) & ~_TAMANO_DETRAS
        fija[7:10] = otras
    return _ENTRADA.pack(*fija) + uno.resto
