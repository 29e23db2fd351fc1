"""Qué se le pide a un documento inventado, y cómo debe quedar su árbol."""

import random
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from apoyo.documento_al_azar import CLAVES, TEXTOS
from seguimiento.documento import Documento
from seguimiento.documento.edicion import con, con_otro, sin
from seguimiento.lugares import Ruta

Lugares = list[tuple[Ruta, Any]]
"""Todos los datos de un árbol, con su ruta."""


@dataclass(frozen=True)
class Edicion:
    """Una operación y el árbol que debe resultar de ella."""

    operacion: str
    ruta: Ruta
    valor: Any
    esperado: Any
    orden: tuple[str, ...] = ()

    def hecha(self, documento: Documento, *, con_comentarios: bool = False) -> Documento:
        """El documento con la edición hecha."""
        if self.operacion == "sin":
            return sin(documento, self.ruta, con_comentarios=con_comentarios)
        if self.operacion == "con_otro":
            return con_otro(documento, self.ruta, self.valor, orden=self.orden)
        return con(
            documento, self.ruta, self.valor, orden=self.orden, con_comentarios=con_comentarios
        )

    def __str__(self) -> str:
        dicho = f"{self.operacion}({self.ruta!r}, {self.valor!r}"
        return f"{dicho}, orden={self.orden!r})"


def edicion_al_azar(
    azar: random.Random,
    arbol: Any,  # noqa: ANN401 — un árbol cualquiera
    textos: Sequence[str] = TEXTOS,
    claves: Sequence[str] = CLAVES,
) -> Edicion:
    """Una edición posible del árbol."""
    return _Editor(azar, arbol, textos, claves).edicion()


def recorrido(arbol: Any, ruta: Ruta = ()) -> Iterator[tuple[Ruta, Any]]:  # noqa: ANN401
    """Todos los datos del árbol, cada uno con su ruta."""
    yield ruta, arbol
    if isinstance(arbol, dict | list):
        hijos = arbol.items() if isinstance(arbol, dict) else enumerate(arbol)
        for paso, dato in hijos:
            yield from recorrido(dato, (*ruta, paso))


def normal(arbol: Any) -> Any:  # noqa: ANN401
    """El árbol con sus claves compuestas, como las compara el programa."""
    if isinstance(arbol, dict):
        return {normalize("NFC", clave): normal(dato) for clave, dato in arbol.items()}
    return [normal(dato) for dato in arbol] if isinstance(arbol, list) else arbol


def sin_posiciones(dato: object) -> object:
    """Lo leído, en diccionarios y listas corrientes."""
    if isinstance(dato, dict):
        return {clave: sin_posiciones(suyo) for clave, suyo in dato.items()}
    return [sin_posiciones(uno) for uno in dato] if isinstance(dato, list) else dato


def dato_en(arbol: Any, ruta: Ruta) -> Any:  # noqa: ANN401
    """El dato del árbol al que lleva la ruta."""
    for paso in ruta:
        arbol = arbol[paso]
    return arbol


@dataclass
class _Editor:
    """Quien elige qué cambiar."""

    azar: random.Random
    arbol: Any
    textos: Sequence[str]
    claves: Sequence[str]

    def edicion(self) -> Edicion:
        lugares = list(recorrido(self.arbol))
        if not self.arbol:
            return self.anadir(lugares)
        hacer: Callable[[Lugares], Edicion] = self.azar.choices(
            (self.cambiar, self.anadir_clave, self.anadir_elemento, self.quitar),
            weights=(5, 2, 2, 2),
        )[0]
        return hacer(lugares)

    def cambiar(self, lugares: Lugares) -> Edicion:
        hojas = [ruta for ruta, dato in lugares if ruta and not isinstance(dato, dict | list)]
        todas = [ruta for ruta, _ in lugares if ruta]
        ruta = self.azar.choice(hojas if hojas and self.azar.random() < 0.85 else todas)
        valor = self.valor()
        return self.con(ruta, valor, _puesto(self.arbol, ruta, valor))

    def anadir(self, lugares: Lugares) -> Edicion:
        """Lo que cabe en un documento vacío."""
        if isinstance(self.arbol, dict):
            return self.anadir_clave(lugares)
        return self.anadir_elemento(lugares)

    def anadir_clave(self, lugares: Lugares) -> Edicion:
        """En un mapa que hay o, a veces, en otro que se crea con ella o en una lista que falta."""
        mapas = [(ruta, dato) for ruta, dato in lugares if isinstance(dato, dict)]
        if not mapas:
            return self.cambiar(lugares)
        ruta, mapa = self.azar.choice(mapas)
        hay = normal(mapa)
        nuevas = [uno for uno in (*self.claves, "nueva") if normalize("NFC", uno) not in hay]
        clave, valor, suerte = self.azar.choice(nuevas), self.valor(), self.azar.random()
        orden = self.orden(mapa, clave)
        if suerte < 0.1:
            nuevo = _puesto(self.arbol, (*ruta, clave), {"honda": valor})
            return self.con((*ruta, clave, "honda"), valor, nuevo, orden)
        if suerte < 0.2:
            nuevo = _puesto(self.arbol, (*ruta, clave), [valor])
            return Edicion("con_otro", (*ruta, clave), valor, nuevo, orden)
        nuevo = _puesto(self.arbol, (*ruta, clave), valor)
        return self.con((*ruta, clave), valor, nuevo, orden)

    def anadir_elemento(self, lugares: Lugares) -> Edicion:
        listas = [ruta for ruta, dato in lugares if isinstance(dato, list)]
        if not listas:
            return self.anadir_clave(lugares)
        ruta, valor = self.azar.choice(listas), self.valor()
        nuevo = deepcopy(self.arbol)
        dato_en(nuevo, ruta).append(valor)
        return Edicion("con_otro", ruta, valor, nuevo)

    def quitar(self, lugares: Lugares) -> Edicion:
        ruta = self.azar.choice([ruta for ruta, _ in lugares if ruta])
        nuevo = deepcopy(self.arbol)
        del dato_en(nuevo, ruta[:-1])[ruta[-1]]
        return Edicion("sin", ruta, None, nuevo)

    def con(
        self,
        ruta: Ruta,
        valor: Any,  # noqa: ANN401
        esperado: Any,  # noqa: ANN401
        orden: tuple[str, ...] = (),
    ) -> Edicion:
        return Edicion("con", ruta, valor, esperado, orden)

    def valor(self) -> Any:  # noqa: ANN401
        texto, otro = self.azar.choice(self.textos), self.azar.choice(self.textos)
        clave = self.azar.choice(self.claves)
        formas: list[Any] = [
            [texto, "b"],
            {"x": texto, "y": ["c", {"z": texto}]},
            [[texto, [otro]], {}, None],
            {"x": {clave: [{clave: otro}, []]}},
            [],
            {},
            None,
        ]
        return self.azar.choice(formas) if self.azar.random() < 0.2 else texto

    def orden(self, mapa: dict[str, Any], clave: str) -> tuple[str, ...]:
        """A veces, el orden en que el modelo pone las claves, que no es el del documento."""
        if self.azar.random() < 0.6:
            return ()
        todas = [*normal(mapa), clave, "otra"]
        return tuple(self.azar.sample(todas, len(todas)))


def _puesto(arbol: Any, ruta: Ruta, valor: Any) -> Any:  # noqa: ANN401
    nuevo = deepcopy(arbol)
    dato_en(nuevo, ruta[:-1])[ruta[-1]] = valor
    return nuevo
