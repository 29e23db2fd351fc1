"""Una línea a medias: qué orden se está escribiendo y qué se dijo ya, valga o no."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from seguimiento.comandos.argumentos import Palabra, palabras, repartida
from seguimiento.comandos.linea import AYUDA, DE_LA_AYUDA, SEG, Apuntada, Pieza

DE_AYUDA = Pieza("ayuda", AYUDA, es_bandera=True, que_es=DE_LA_AYUDA)
"""La que tiene toda orden."""
Dicho = Mapping[str, Sequence[str]]
"""Los valores de cada pieza que se dijo, por su nombre."""


class AMedias(NamedTuple):
    """La última orden de la línea y lo que de ella está escrito."""

    orden: Apuntada = SEG
    suyas: Dicho = MappingProxyType({})
    globales: Mapping[str, str] = MappingProxyType({})
    """El valor de las opciones globales que lo llevan."""
    sueltas: Sequence[str] = ()
    """Lo que, tras un grupo, no es ninguna de sus órdenes."""

    def dicho(self, pieza: str) -> str:
        """Lo último que se dijo de ella. Lanza `KeyError` si no está."""
        return self.suyas[pieza][-1]

    def dichos(self, pieza: str) -> Sequence[str]:
        """Todo lo que se dijo de ella."""
        return self.suyas.get(pieza, ())


def situada(linea: Sequence[str]) -> AMedias:
    """Lo que hay en una línea que lleva ya delante las opciones globales."""
    orden, resto = SEG, [*linea]
    globales: dict[str, str] = {}
    while orden.ordenes:
        suyas, resto = repartida(resto, {**orden.orden.opciones, **dict.fromkeys(AYUDA, False)})
        dichas, _ = leidas(orden, suyas)
        if not orden.camino:
            globales = {nombre: valores[-1] for nombre, valores in dichas.items()}
        if resto[:1] == ["--"]:
            del resto[0]
        elif resto and resto[0].startswith("-"):
            # una opción que no existe: como si acabara de escribirse el grupo
            return AMedias(orden, dichas, globales)
        dentro = orden.dentro(resto[0]) if resto else None
        if dentro is None:
            return AMedias(orden, dichas, globales, tuple(resto))
        orden = dentro
        del resto[0]
    return AMedias(orden, leidas(orden, resto)[0], globales)


def leidas(orden: Apuntada, escritas: Sequence[str]) -> tuple[Dicho, bool]:
    """Lo que se dijo de cada pieza de una orden, y si se entiende todo.

    Las opciones, hasta una que no existe o a la que le falta o le sobra su valor; si no hay ninguna así, también los
    argumentos.
    """
    piezas = [*orden.piezas, DE_AYUDA]
    opciones = {opcion: pieza for pieza in piezas for opcion in pieza.opciones}
    lleva_valor = {opcion: not pieza.es_bandera for opcion, pieza in opciones.items()}
    dichas: dict[str, list[str]] = {}
    sueltas: list[str] = []
    for palabra in palabras(escritas, lleva_valor):
        if palabra.opcion and lleva_valor[palabra.opcion] is (palabra.valor is None):
            return dichas, False
        if palabra.opcion:
            nombre = opciones[palabra.opcion].nombre
            dichas.setdefault(nombre, []).append(palabra.valor or "")
        elif _es_de_opcion(palabra):
            return dichas, False
        else:
            sueltas.append(palabra.escrita)
    for pieza in piezas:
        if not pieza.opciones and sueltas:
            cuantas = len(sueltas) if pieza.se_repite else 1
            dichas[pieza.nombre], sueltas = sueltas[:cuantas], sueltas[cuantas:]
    return dichas, not sueltas


def _es_de_opcion(palabra: Palabra) -> bool:
    return palabra.escrita.startswith("-") and palabra.escrita != "-" and not palabra.tras_guiones
