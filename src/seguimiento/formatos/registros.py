"""Un registro entero, campo a campo, para leerlo."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from seguimiento.analisis.dicho import dato_suelto
from seguimiento.campos import campos
from seguimiento.elementos import id_de
from seguimiento.modelo.tipos import Registro
from seguimiento.piezas import Bloque, Parrafo
from seguimiento.redaccion import en_linea

ComoEsta = Mapping[int, str]
"""Cómo está, por su `id()`, cada registro que otro contiene: dos pueden llamarse igual."""


def en_bloques(
    registro: Registro,
    dichos: Mapping[str, str] = MappingProxyType({}),
    de_dentro: ComoEsta = MappingProxyType({}),
) -> Iterator[Bloque]:
    """El registro con los rótulos de sus campos. Lo que contiene con referencia propia, en breve.

    `dichos` son los campos, por su clave, que no se dicen como se escribieron.
    """
    lineas = list(_lineas(registro, "", dichos, de_dentro))
    if lineas:
        yield Parrafo("\n".join(lineas), sangria=2)


def _lineas(
    registro: Registro,
    sangria: str,
    dichos: Mapping[str, str] = MappingProxyType({}),
    de_dentro: ComoEsta = MappingProxyType({}),
) -> Iterator[str]:
    for campo in campos(type(registro)):
        valor = getattr(registro, campo.clave)
        if valor in (None, ()):
            continue
        rotulo = f"{sangria}{campo.rotulo}:"
        if campo.elementos:
            yield rotulo
            yield from (f"{sangria}  {_en_breve(parte, de_dentro)}" for parte in valor)
        elif isinstance(valor, Registro):
            yield rotulo
            yield from _lineas(valor, sangria + "  ")
        elif isinstance(valor, tuple) and isinstance(valor[0], Registro):
            yield rotulo
            for parte in valor:
                yield from _vineta(list(_lineas(parte, "")), sangria + "  ")
        else:
            yield f"{rotulo} {dichos.get(campo.clave) or en_linea(dato_suelto(valor))}"


def _vineta(lineas: list[str], sangria: str) -> Iterator[str]:
    for indice, linea in enumerate(lineas):
        yield f"{sangria}{'  ' if indice else '- '}{linea}"


def _en_breve(elemento: Registro, como_esta: ComoEsta) -> str:
    """Su identificador, cómo está y, si lo dice con un texto, qué es."""
    id_, dicho = id_de(elemento), getattr(elemento, elemento.se_dice_en[-1])
    estado = como_esta.get(id(elemento))
    nombre = f"{id_} ({estado})" if estado else id_
    return f"{nombre}: {en_linea(dicho)}" if dicho else nombre
