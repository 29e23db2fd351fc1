"""De un valor del dominio a lo que dice una celda, y por qué huella se sabe si cambió."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import compress
from operator import not_
from unicodedata import normalize
from zlib import crc32

from seguimiento.exportacion.cabida import lo_que_cabe
from seguimiento.exportacion.libro.cosas import BITACORAS, Cosa
from seguimiento.exportacion.libro.declaracion import Hoja
from seguimiento.fechas import FechaParcial, Precision
from seguimiento.modelo.accion import Evidencia
from seguimiento.vocabularios import Vocabulario, total

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SALTO = re.compile("\r\n?|[\u2028\u2029\x85]")
_LARGO = 8
_VACIA = "0" * _LARGO
_BREVE = 40
_CABE_SIEMPRE = 1000
"""Hasta qué largo no hay ni que preguntar si cabe: casi todo lo es, y son cientos de miles."""
_SI_NO = {True: "sí", False: "no"}
FORMATOS = total(
    {
        Precision.ANIO: "",
        Precision.SEMESTRE: "",
        Precision.TRIMESTRE: "",
        Precision.MES: "mmm yyyy",
        Precision.DIA: "dd/mm/yyyy",
    }
)
"""Con qué formato se ve una fecha, según lo que conste de ella; sin ninguno, se guarda como texto."""


def dicho(valor: object) -> str:  # noqa: PLR0911 — una por clase de valor
    """Lo que se lee en la celda, entero. De una lista, uno por línea."""
    match valor:
        case None:
            return ""
        case bool():
            return _SI_NO[valor]
        case Vocabulario():
            return valor.rotulo
        case tuple() | list():
            return "\n".join(map(dicho, valor))
        case FechaParcial():
            return valor.texto
        case Evidencia():
            return " ".join(filter(None, (valor.titulo, valor.url)))
        case _:
            return limpio(str(valor))


def limpio(texto: str) -> str:
    """El texto sin lo que no cabe en una hoja: controles y saltos que no son de línea."""
    if texto.isprintable():
        return texto
    return _CONTROL.sub("", _SALTO.sub("\n", texto))


def visto(valor: object) -> str:
    """Lo que se lee en la celda: si no cabe, lo que cabe y que se recortó."""
    texto = valor if type(valor) is str and valor.isprintable() else dicho(valor)
    return texto if len(texto) < _CABE_SIEMPRE else lo_que_cabe(texto)


def dia_de(fecha: FechaParcial) -> date | None:
    """El día con que se guarda: el último si dice un mes; `None` si no dice ni un mes."""
    return fecha.ultimo_dia if FORMATOS[fecha.precision] else None


def huella(texto: str) -> str:
    """Lo que distingue lo que dice una celda; los espacios y cómo se guardan las tildes no cuentan."""
    if not texto:
        return _VACIA
    return _la_de_uno_breve(texto) if len(texto) < _BREVE else _huella(texto)


def _huella(texto: str) -> str:
    if not texto.isascii():
        texto = normalize("NFC", texto)
    return f"{crc32(' '.join(texto.split()).encode()):08x}"


_la_de_uno_breve = lru_cache(4096)(_huella)
"""Lo breve se repite mucho: estados, nombres, cantidades."""


@dataclass(frozen=True, slots=True)
class Huellas:
    """Lo que de una fila se recuerda de cuando se exportó."""

    anotadas: dict[str, int]
    """Cuántas anotaciones tenía cada bitácora."""
    fijas: str
    """La de todo lo que no se edita."""
    de: dict[str, str]
    """La de cada columna que se edita, por su rótulo."""


def huellas(hoja: Hoja, cosa: Cosa, vistos: Sequence[str]) -> str:
    """Las de la fila de una cosa, en un texto, con lo que se lee en cada columna."""
    fijas = compress(vistos, map(not_, hoja.que_se_editan))
    # las más están vacías
    suyas = [huella(leido) if leido else _VACIA for leido in compress(vistos, hoja.que_se_editan)]
    anotadas = ".".join(map(str, cosa.anotadas.values()))
    return f"{anotadas} {huella(chr(10).join(fijas))}{''.join(suyas)}"


def leer_huellas(hoja: Hoja, escritas: str) -> Huellas | None:
    """Las que se escribieron en una fila; `None` si no lo son."""
    cuentas, _, resto = escritas.strip().partition(" ")
    trozos = [resto[i : i + _LARGO] for i in range(0, len(resto), _LARGO)]
    numeros = cuentas.split(".")
    entera = len(trozos) == len(hoja.editables) + 1 and len(numeros) == len(BITACORAS)
    if not entera or not all(uno.isdecimal() for uno in numeros):
        return None
    rotulos = (una.rotulo for una in hoja.editables)
    anotadas = dict(zip(BITACORAS, map(int, numeros), strict=True))
    return Huellas(anotadas, trozos[0], dict(zip(rotulos, trozos[1:], strict=True)))
