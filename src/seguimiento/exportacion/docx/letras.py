"""Lo que se escribe seguido: letras con su aspecto y a dónde llevan."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from seguimiento.exportacion.docx.nodos import Nodo

_BLANCO = re.compile(r"[ \t\r\f]+")
_BLOQUES = frozenset(
    ("p", "div", "li", "dt", "dd", "ul", "ol", "dl", "table", "tr", "section", "h2", "h3", "h4")
)


@dataclass(frozen=True, slots=True)
class Letras:
    """Unas letras que se ven igual, con sus saltos de línea."""

    texto: str
    enlace: str = ""
    negrita: bool = False
    menor: bool = False
    """Si se dice aparte, más pequeño y más tenue."""
    marca: str = ""
    """Las clases de la señal en que van, si van en una."""


def letras_de(elemento: Nodo, omitidas: frozenset[str]) -> list[Letras]:
    """Lo que dice un elemento, sin lo que no va en papel y sin blancos que sobren."""
    return recortadas(_dentro(elemento, Letras(""), omitidas))


def _dentro(elemento: Nodo, aspecto: Letras, omitidas: frozenset[str]) -> Iterator[Letras]:
    yield replace(aspecto, texto=_llano(elemento.text))
    for hijo in elemento:
        # un comentario no tiene nombre
        if isinstance(hijo.tag, str) and not omitidas & {*clases(hijo)}:
            if hijo.tag in {"br", "small"} or hijo.tag in _BLOQUES:
                yield replace(aspecto, texto="\n")
            yield from _dentro(hijo, _aspecto(hijo, aspecto), omitidas)
        yield replace(aspecto, texto=_llano(hijo.tail))


def _llano(texto: str | None) -> str:
    return _BLANCO.sub(" ", texto or "")


def _aspecto(elemento: Nodo, de: Letras) -> Letras:
    suyas = clases(elemento)
    if elemento.tag == "a":
        de = replace(de, enlace=elemento.get("href") or "")
    if elemento.tag in {"strong", "b", "dt"}:
        de = replace(de, negrita=True)
    if elemento.tag == "small" or "detalle" in suyas:
        de = replace(de, menor=True)
    return replace(de, marca=" ".join(suyas)) if "marca" in suyas else de


def clases(elemento: Nodo) -> list[str]:
    """Las clases de un elemento."""
    return (elemento.get("class") or "").split()


def recortadas(letras: Iterable[Letras]) -> list[Letras]:
    """Las mismas, juntas las que se ven igual, sin blancos en las orillas ni líneas vacías."""
    hechas: list[Letras] = []
    al_borde = True
    for aspecto, juntas in groupby(letras, lambda una: replace(una, texto="")):
        texto = re.sub(r" *\n[ \n]*", "\n", "".join(una.texto for una in juntas))
        if al_borde:
            texto = texto.lstrip(" \n")
        elif hechas[-1].texto.endswith(("\n", " ")):
            texto = texto.lstrip(" ") if not texto.lstrip(" ").startswith("\n") else texto
        if texto:
            if texto.startswith("\n") and hechas:
                hechas[-1] = replace(hechas[-1], texto=hechas[-1].texto.rstrip(" "))
                if hechas[-1].texto.endswith("\n"):
                    texto = texto[1:]
            hechas.append(replace(aspecto, texto=texto))
            al_borde = False
    while hechas and not (queda := hechas[-1].texto.rstrip(" \n")):
        hechas.pop()
    return [*hechas[:-1], replace(hechas[-1], texto=queda)] if hechas else []


def dicho(letras: Iterable[Letras]) -> str:
    """Lo que dicen, sin su aspecto."""
    return "".join(una.texto for una in letras)
