"""Cómo deben quedar unidos los datos de dos personas, calculado sin mirar cómo lo hace el programa.

Aquí no hay que adivinar qué entrada es cuál: cada registro de una lista lleva una marca desde el principio, y
quien lo edita se la deja. Unir es entonces comparar mapas clave a clave; una lista de textos es un saco, en
que de cada uno solo se sabe cuántos hay.
"""

from collections import Counter
from copy import deepcopy
from typing import Any, NamedTuple

from apoyo.danos import releido

MARCA = "·"
"""La clave en que va la marca de cada registro de una lista."""
Arbol = Any


class Edicion(NamedTuple):
    """Lo que alguien hace con los datos: poner, añadir al final de una lista o quitar."""

    que: str
    ruta: tuple[str | int, ...]
    valor: Any = None


def leido(contenido: bytes) -> Arbol:
    """Lo que lee PyYAML, sin convertir ningún texto."""
    return releido(contenido.decode("utf-8"))


def marcado(dato: Arbol, donde: str = "") -> Arbol:
    """El árbol con una marca distinta en cada registro de cada lista."""
    if isinstance(dato, dict):
        return {clave: marcado(valor, f"{donde}/{clave}") for clave, valor in dato.items()}
    if not isinstance(dato, list):
        return dato
    lista = [marcado(uno, f"{donde}/{n}") for n, uno in enumerate(dato)]
    return [
        {**uno, MARCA: f"{donde}/{n}"} if isinstance(uno, dict) else uno
        for n, uno in enumerate(lista)
    ]


def editado(arbol: Arbol, edicion: Edicion) -> Arbol:
    """El árbol con la edición; lo que se añade, con la marca de lo que dice o de su código."""
    hecho = deepcopy(arbol)
    *camino, ultimo = edicion.ruta
    dentro = hecho
    for paso in camino:
        dentro = dentro[paso]
    if edicion.que == "quitar":
        del dentro[ultimo]
    elif edicion.que == "añadir":
        dentro.setdefault(ultimo, []).append(_nuevo(edicion.valor))
    else:
        dentro[ultimo] = _nuevo(edicion.valor)
    return hecho


def _nuevo(valor: Arbol) -> Arbol:
    """Lo que se pone, con una marca en cada registro suyo: el código o, si no lo tiene, lo que dice."""
    if isinstance(valor, list):
        return [_nuevo(uno) for uno in valor]
    if not isinstance(valor, dict):
        return valor
    hecho = {clave: _nuevo(uno) for clave, uno in valor.items()}
    return {**hecho, MARCA: valor.get("id") or repr(sorted(valor.items(), key=str))}


def unidos(base: Arbol, nuestro: Arbol, suyo: Arbol) -> tuple[Arbol, int]:
    """Los datos de los dos árboles marcados, comparables, y en cuántas cosas habría que preguntar.

    Donde hay que preguntar queda lo nuestro.
    """
    preguntas: list[str] = []
    b, n, s = map(_por_marcas, (base, nuestro, suyo))
    hecho = _unido(b, n, s, preguntas)
    return comparable(_sin_marcas(hecho)), len(preguntas)


def _por_marcas(dato: Arbol) -> Arbol:
    """El árbol en que una lista de registros es un mapa por su marca, y otra, un saco."""
    if isinstance(dato, dict):
        return {clave: _por_marcas(valor) for clave, valor in dato.items() if valor != []}
    if not isinstance(dato, list):
        return dato
    if any(isinstance(uno, dict) for uno in dato):
        # una parte de un acuerdo puede ser solo su nombre
        marcas = (uno[MARCA] if isinstance(uno, dict) else uno for uno in dato)
        return {(MARCA, marca): _por_marcas(uno) for marca, uno in zip(marcas, dato, strict=True)}
    return Counter(dato)


def _unido(base: Arbol, nuestro: Arbol, suyo: Arbol, preguntas: list[str]) -> Arbol:
    if suyo in (base, nuestro):
        return nuestro
    if nuestro == base:
        return suyo
    hay = [uno for uno in (base, nuestro, suyo) if uno is not None]
    if all(isinstance(uno, Counter) for uno in hay):
        return _saco(*(uno or Counter() for uno in (base, nuestro, suyo)))
    es_lista = any(
        isinstance(clave, tuple) for uno in hay if isinstance(uno, dict) for clave in uno
    )
    if es_lista or (isinstance(nuestro, dict) and isinstance(suyo, dict)):
        b, n, s = (uno or {} for uno in (base, nuestro, suyo))
        hijos = {
            clave: valor
            for clave in {**n, **s}
            if (valor := _unido(b.get(clave), n.get(clave), s.get(clave), preguntas)) is not None
        }
        return (hijos or None) if es_lista else hijos
    preguntas.append(f"{nuestro} o {suyo}")
    return nuestro


def _saco(base: Counter[str], nuestro: Counter[str], suyo: Counter[str]) -> Counter[str]:
    """De cada texto, los que había y lo que cada uno puso o quitó; lo que hicieron igual, una vez."""
    hecho: Counter[str] = Counter()
    for cosa in {*base, *nuestro, *suyo}:
        b, n, s = base[cosa], nuestro[cosa], suyo[cosa]
        hecho[cosa] = n if n == s else n + s - b
    return +hecho


def _sin_marcas(dato: Arbol) -> Arbol:
    if isinstance(dato, Counter):
        return list(dato.elements())
    if not isinstance(dato, dict):
        return dato
    if any(isinstance(clave, tuple) for clave in dato):
        return [_sin_marcas(uno) for uno in dato.values()]
    return {clave: _sin_marcas(uno) for clave, uno in dato.items() if clave != MARCA}


def comparable(dato: Arbol, *, en_orden: bool = False) -> Arbol:
    """Los datos sin las claves y las listas vacías, ni el orden de claves y, si no se pide, el de elementos."""
    if isinstance(dato, dict):
        hijos = {clave: comparable(dato[clave], en_orden=en_orden) for clave in sorted(dato)}
        return {clave: uno for clave, uno in hijos.items() if uno not in ("", [], None)}
    if isinstance(dato, list):
        lista = [comparable(uno, en_orden=en_orden) for uno in dato]
        return lista if en_orden else sorted(lista, key=repr)
    return dato
