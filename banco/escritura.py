"""Escribe un registro en YAML con los estilos de `data/`.

Textos largos en bloque plegado, listas cortas entre corchetes, comillas donde hacen falta y ningún
renglón de más de 96 caracteres. No usa biblioteca alguna: los bytes solo dependen de los datos.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

ANCHO = 96
Valor: TypeAlias = str | int | Sequence["Valor"] | Mapping[str, "Valor"]


class Llano(str):
    """Lo que se escribe tal cual, sin comillas: códigos, fechas, sí o no, y su comentario si lo lleva."""

    __slots__ = ()


def registro(datos: Mapping[str, Valor], encabezado: str = "") -> str:
    """El archivo entero, con un comentario al principio si se da."""
    comentario = [f"# {encabezado}"] if encabezado else []
    return "\n".join([*comentario, *_mapa(datos, 0)]) + "\n"


def _mapa(datos: Mapping[str, Valor], sangria: int) -> Iterator[str]:
    for clave, valor in datos.items():
        yield from _pareja(f"{' ' * sangria}{clave}:", valor, sangria + 2)


def _pareja(cabeza: str, valor: Valor, sangria: int) -> Iterator[str]:
    """La clave o el guion con su valor; `sangria` es la de los renglones que sigan."""
    if isinstance(valor, Llano | int):
        yield f"{cabeza} {valor}"
    elif isinstance(valor, str):
        yield from _texto(cabeza, valor, sangria)
    elif isinstance(valor, Mapping):
        yield cabeza
        yield from _mapa(valor, sangria)
    elif (flujo := _en_corchetes(valor)) and len(cabeza) + len(flujo) < ANCHO:
        yield f"{cabeza} {flujo}"
    else:
        yield cabeza
        for elemento in valor:
            yield from _elemento(elemento, sangria)


def _elemento(valor: Valor, sangria: int) -> Iterator[str]:
    guion = " " * sangria + "-"
    if isinstance(valor, Mapping):
        primera, *demas = _mapa(valor, sangria + 2)
        yield f"{guion} {primera.lstrip()}"
        yield from demas
    else:
        yield from _pareja(guion, valor, sangria + 2)


def _texto(cabeza: str, valor: str, sangria: int) -> Iterator[str]:
    en_linea = valor if _SIN_COMILLAS.fullmatch(valor) else _entre_comillas(valor)
    if len(cabeza) + 1 + len(en_linea) <= ANCHO:
        yield f"{cabeza} {en_linea}"
    else:
        yield f"{cabeza} >-"
        yield from _plegado(valor, sangria)


def _en_corchetes(valores: Sequence[Valor]) -> str:
    """La lista entre corchetes; vacía si algún elemento no cabe en ellos sin ambigüedad."""
    escritos = []
    for valor in valores:
        if isinstance(valor, Llano | int):
            escritos.append(str(valor))
        elif not isinstance(valor, str) or _ESTORBA_EN_CORCHETES.search(valor):
            return ""
        else:
            escritos.append(valor if _SIN_COMILLAS.fullmatch(valor) else _entre_comillas(valor))
    return f"[{', '.join(escritos)}]"


def _entre_comillas(valor: str) -> str:
    """Comillas dobles; simples si el texto ya las lleva."""
    return f"'{valor}'" if '"' in valor else f'"{valor}"'


def _plegado(valor: str, sangria: int) -> Iterator[str]:
    margen = " " * sangria
    renglon = ""
    for palabra in valor.split(" "):
        if renglon and len(margen) + len(renglon) + 1 + len(palabra) > ANCHO:
            yield margen + renglon
            renglon = palabra
        else:
            renglon = f"{renglon} {palabra}" if renglon else palabra
    yield margen + renglon


_SIN_COMILLAS = re.compile(r"(?!(?:si|sí|no|null)$)[A-Za-zÁ-úÑñ«¿](?:(?!: | #|:$)[^\n])*(?<! )")
_ESTORBA_EN_CORCHETES = re.compile(r"[,:?\[\]{}]")
