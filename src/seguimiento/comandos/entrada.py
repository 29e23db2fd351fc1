"""La entrada rápida: las órdenes que más se repiten, sin importar typer.

Entiende una línea solo si puede leerse de una manera y es válida según lo que de ella se apunta en `lineas`. Ante la
menor duda no dice nada: la leerá typer, que sabe también qué se quiso decir. Lo que entiende es lo que él entendería.
"""

import re
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, NamedTuple

from seguimiento.comandos.a_medias import leidas
from seguimiento.comandos.argumentos import adelantar_globales, repartida
from seguimiento.comandos.linea import GUIONES, SEG, Apuntada, Pieza

ATENDIDAS = ("status", "ver", "lista", "buscar", "validar")
"""Las órdenes que están en `lecturas`."""
_CON_MAS = frozenset({"--salida", "--depurar", "--version"})
"""Lo que no solo se lee: hay que mirar a dónde se escribe, mostrar trazas, dejar lo demás."""


class Entendida(NamedTuple):
    """Una línea leída sin ninguna duda: lo dicho de cada parámetro, por su nombre."""

    orden: str
    globales: Mapping[str, Any]
    suyas: Mapping[str, Any]


class _Duda(Exception):
    """Lo que se lee puede ser otra cosa, o ninguna."""


def atender(argumentos: Sequence[str]) -> int | None:
    """Ejecuta la orden y da con qué código termina; `None`, sin haber hecho nada, si no es de las que aquí se entienden."""
    leida = entendida(argumentos)
    if leida is None:
        return None
    from seguimiento.comandos.comienzo import con_lo_escrito, sesion_de

    with con_lo_escrito(leida.globales):
        modulo = import_module(f"seguimiento.comandos.lecturas.{leida.orden}")
        codigo: int = getattr(modulo, leida.orden)(sesion_de(leida.globales), **leida.suyas)
        return codigo


def entendida(argumentos: Sequence[str]) -> Entendida | None:
    """Lo que dice esa línea; `None` si hay la menor duda."""
    todas = SEG.orden
    globales, resto = repartida(adelantar_globales(argumentos, todas), todas.opciones)
    if not resto or resto[0] not in ATENDIDAS or "--" in argumentos:
        return None
    nombre, *suyas = resto
    try:
        return Entendida(nombre, _dichas(SEG, globales), _dichas(Apuntada((nombre,)), suyas))
    except _Duda:
        return None


def _dichas(orden: Apuntada, escritas: Sequence[str]) -> dict[str, Any]:
    """El valor de cada pieza de la orden, en el orden en que se declara. Lanza `_Duda`."""
    dichas, entera = leidas(orden, escritas)
    piezas = {p.nombre: p for p in orden.piezas}
    if not entera or any(_pide_mas(piezas.get(nombre)) for nombre in dichas):
        raise _Duda
    return {nombre: _dicha(pieza, dichas.get(nombre)) for nombre, pieza in piezas.items()}


def _pide_mas(pieza: Pieza | None) -> bool:
    """Si es la ayuda, que no es de ninguna orden, u otra que no solo se lee."""
    return pieza is None or not _CON_MAS.isdisjoint(pieza.opciones)


def _dicha(pieza: Pieza, dichos: Sequence[str] | None) -> Any:  # noqa: ANN401 — de cada pieza, lo suyo
    """El valor de una pieza, como lo daría typer. Lanza `_Duda` si no vale o puede ser otra cosa."""
    if dichos is None:
        return _sin_decir(pieza)
    if len(dichos) > 1 and not pieza.se_repite:
        raise _Duda
    if pieza.es_bandera:
        return True
    valores = tuple(_valor(pieza, dicho) for dicho in dichos)
    return valores if pieza.se_repite else valores[0]


def _sin_decir(pieza: Pieza) -> object:
    if pieza.obligatoria:
        raise _Duda
    if pieza.es_bandera:
        return False
    if pieza.se_repite:
        return ()
    return None if pieza.por_omision is None else _valor(pieza, pieza.por_omision)


def _valor(pieza: Pieza, dicho: str) -> object:
    """Lo dicho, ya convertido. Es dudoso si no se ve, o si empieza por lo que es o quiso ser un guion."""
    if not dicho.strip() or re.match(GUIONES, dicho):
        raise _Duda
    if pieza.nombre == "hoy":
        _comprobar_la_fecha(dicho)
    if not pieza.clase:
        return dicho
    if dicho not in pieza.valores:
        raise _Duda
    modulo, _, clase = pieza.clase.rpartition(".")
    return getattr(import_module(modulo), clase)(dicho)


def _comprobar_la_fecha(dicha: str) -> None:
    """Que la de corte esté entera: escrita en palabras, puede ocupar varias."""
    from seguimiento.fechas import FORMA

    if not FORMA.fullmatch(dicha):
        raise _Duda
