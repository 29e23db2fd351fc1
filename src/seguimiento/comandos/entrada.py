"""La entrada rápida: las órdenes que más se repiten, sin importar typer.

Entiende una línea solo si puede leerse de una manera y es válida según lo que de ella se apunta en `lineas`. Ante la
menor duda no dice nada: la leerá typer, que sabe también qué se quiso decir. Lo que entiende es lo que él entendería.
"""

import re
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any, NamedTuple

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
    try:
        return _repartida(deque(argumentos))
    except _Duda:
        return None


def _repartida(resto: deque[str]) -> Entendida:
    """Las opciones globales, delante o detrás de la orden; lo demás, de la orden. Lanza `_Duda`."""
    orden, sueltas = "", list[str]()
    globales, suyas = _Dichas(SEG.piezas), _Dichas(())
    while resto:
        palabra = resto.popleft()
        if palabra.startswith("-"):
            nombre, igual, pegado = palabra.partition("=")
            (suyas if nombre in suyas.opciones else globales).anotar(
                nombre, pegado if igual else None, resto
            )
        elif orden:
            sueltas.append(palabra)
        elif palabra in ATENDIDAS:
            orden = palabra
            suyas = _Dichas(Apuntada((orden,)).piezas)
        else:
            raise _Duda
    if not orden:
        raise _Duda
    _comprobar_la_fecha(globales)
    return Entendida(orden, globales.leidas(()), suyas.leidas(sueltas))


class _Dichas:
    """Las opciones que se van leyendo de las que pueden decirse."""

    def __init__(self, piezas: Sequence[Pieza]) -> None:
        self._piezas = piezas
        self.opciones = {opcion: pieza for pieza in piezas for opcion in pieza.opciones}
        self.escritas: dict[str, list[str]] = {}

    def anotar(self, opcion: str, pegado: str | None, resto: deque[str]) -> None:
        """Apunta la opción con su valor, pegado a ella o el siguiente. Lanza `_Duda`."""
        pieza = self.opciones.get(opcion)
        if pieza is None or not _CON_MAS.isdisjoint(pieza.opciones):
            raise _Duda
        if pieza.es_bandera:
            valor = ""
            dudosa = pegado is not None
        else:
            valor = pegado if pegado is not None else resto.popleft() if resto else ""
            dudosa = not valor.strip() or valor.startswith("-")
        corta_y_pegada = pegado is not None and not opcion.startswith("--")
        dicha_ya = pieza.nombre in self.escritas and not pieza.se_repite
        if dudosa or corta_y_pegada or dicha_ya:
            raise _Duda
        self.escritas.setdefault(pieza.nombre, []).append(valor)

    def leidas(self, sueltas: Iterable[str]) -> dict[str, Any]:
        """Lo dicho de cada pieza, con lo suelto en los argumentos. Lanza `_Duda`."""
        quedan = deque(sueltas)
        if any(map(_es_dudosa, quedan)):
            raise _Duda
        for pieza in self._piezas:
            if not pieza.opciones and quedan:
                suyos = [*quedan] if pieza.se_repite else [quedan.popleft()]
                self.escritas[pieza.nombre] = suyos
                if pieza.se_repite:
                    quedan.clear()
        if quedan:
            raise _Duda
        return {
            pieza.nombre: _leida(pieza, self.escritas.get(pieza.nombre)) for pieza in self._piezas
        }


def _es_dudosa(suelta: str) -> bool:
    """Si no se ve, o si empieza por un signo que pudo querer ser un guion."""
    return not suelta.strip() or re.match(GUIONES, suelta) is not None


def _comprobar_la_fecha(globales: _Dichas) -> None:
    """Que la de corte esté entera: escrita en palabras, puede ocupar varias."""
    from seguimiento.fechas import FORMA

    if not all(map(FORMA.fullmatch, globales.escritas.get("hoy", ()))):
        raise _Duda


def _leida(pieza: Pieza, escritos: Sequence[str] | None) -> Any:  # noqa: ANN401 — de cada pieza, lo suyo
    """El valor de una pieza, como lo daría typer. Lanza `_Duda` si no vale."""
    if escritos is None and pieza.obligatoria:
        raise _Duda
    if pieza.es_bandera:
        return escritos is not None
    if pieza.se_repite:
        return tuple(_convertido(pieza, uno) for uno in escritos or ())
    if escritos is None:
        return None if pieza.por_omision is None else _convertido(pieza, pieza.por_omision)
    return _convertido(pieza, escritos[0])


def _convertido(pieza: Pieza, valor: str) -> object:
    if not pieza.clase:
        return valor
    if valor not in pieza.valores:
        raise _Duda
    modulo, _, clase = pieza.clase.rpartition(".")
    return getattr(import_module(modulo), clase)(valor)
