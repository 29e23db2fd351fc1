"""Con qué nombres se escribe a los actores, y cuáles parecen el mismo escrito de dos maneras."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from seguimiento.lugares import Lugar
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.acuerdo import Acuerdo
from seguimiento.modelo.cartera import (
    Archivado,
    acciones_de_recomendacion,
    compromisos_de,
    recomendaciones_de,
)
from seguimiento.modelo.configuracion import CONFIGURACION, Configuracion
from seguimiento.modelo.evaluacion import Evaluacion
from seguimiento.redaccion import plegado, sin_tildes


@dataclass(slots=True)
class Grafia:
    """Una forma de escribir un nombre, dónde está la primera vez y en cuántos archivos."""

    nombre: str
    lugar: Lugar
    archivos: int = 0


@dataclass(slots=True)
class Nombres:
    """Los nombres que se leen en «responde», «lidera», «acompaña» y «dirigida a»."""

    escrituras: dict[str, Grafia] = field(default_factory=dict)

    def anotar(self, archivado: Archivado[Any]) -> None:
        """Añade los nombres de un registro."""
        nombres = _escritos(archivado.registro)
        if not self.escrituras.keys() >= nombres:
            for nombre, lugar in _situados(archivado):
                self.escrituras.setdefault(nombre, Grafia(nombre, lugar))
        for nombre in nombres:
            self.escrituras[nombre].archivos += 1

    def variantes(self, configuracion: Configuracion) -> Iterator[tuple[Grafia, Grafia]]:
        """Cada escritura que parece de otro nombre y la de ese otro, que es la que debe valer.

        Valen los nombres y alias de la configuración; entre lo demás, lo que está en más archivos
        y, a igualdad, lo que se leyó antes. Se parecen dos nombres que solo difieren en tildes, mayúsculas,
        signos, artículos y preposiciones, o en una letra de una palabra larga que no sea una sigla.
        """
        declarados, por_huella = set[str](), dict[str, Grafia]()
        for oficial, actor in configuracion.actores.items():
            for nombre in (oficial, *actor.alias):
                declarados.add(plegado(nombre))
                _sentar(
                    por_huella,
                    nombre,
                    Grafia(oficial, Lugar(CONFIGURACION, ("actores", oficial))),
                )
        for escritura in sorted(self.escrituras.values(), key=lambda una: -una.archivos):
            if plegado(escritura.nombre) not in declarados:
                suya = _hallada(por_huella, escritura.nombre)
                if suya is not None:
                    yield escritura, suya
                else:
                    _sentar(por_huella, escritura.nombre, escritura)


def _escritos(registro: object) -> set[str]:
    """Los nombres distintos de un registro."""
    nombres: set[str] = set()
    if isinstance(registro, Evaluacion):
        for recomendacion in registro.recomendaciones:
            nombres.update(recomendacion.dirigida_a)
            _de_acciones(recomendacion.acciones, nombres)
    elif isinstance(registro, Acuerdo):
        _de_acciones(registro.compromisos, nombres)
    return nombres


def _de_acciones(acciones: tuple[Accion, ...], nombres: set[str]) -> None:
    for accion in acciones:
        nombres.update(accion.responsables, accion.acompanan)
        if accion.lidera is not None:
            nombres.add(accion.lidera)


def _situados(archivado: Archivado[Any]) -> Iterator[tuple[str, Lugar]]:
    """Cada nombre que se escribe, con su lugar, en el orden en que aparecen."""
    if isinstance(archivado.registro, Evaluacion):
        for situada in recomendaciones_de(archivado):
            dirigida_a = situada.recomendacion.dirigida_a
            yield from _de_lista(dirigida_a, situada.lugar / "dirigida_a")
            for accion in acciones_de_recomendacion(situada):
                yield from _de_accion_situada(accion.accion, accion.lugar)
    else:
        for compromiso in compromisos_de(archivado):
            yield from _de_accion_situada(compromiso.accion, compromiso.lugar)


def _de_accion_situada(accion: Accion, lugar: Lugar) -> Iterator[tuple[str, Lugar]]:
    yield from _de_lista(accion.responsables, lugar / "responsables")
    if accion.lidera is not None:
        yield accion.lidera, lugar / "lidera"
    yield from _de_lista(accion.acompanan, lugar / "acompanan")


def _de_lista(nombres: tuple[str, ...], lugar: Lugar) -> Iterator[tuple[str, Lugar]]:
    for indice, nombre in enumerate(nombres):
        yield nombre, lugar / indice


_PALABRA = re.compile(r"\w+")
_SIN_PESO = frozenset(
    (
        "a",
        "al",
        "con",
        "de",
        "del",
        "e",
        "el",
        "en",
        "la",
        "las",
        "los",
        "o",
        "para",
        "por",
        "u",
        "y",
    )
)
"""Palabras que unos ponen y otros no; en mayúscula («Grupo A») son parte del nombre."""
LETRAS_DE_PALABRA_LARGA = 6
"""Con menos, una letra distinta suele ser otra palabra («norte», «corte»)."""


def _palabras(nombre: str) -> list[str]:
    return [una for una in _PALABRA.findall(sin_tildes(nombre)) if una not in _SIN_PESO]


def _sentar(por_huella: dict[str, Grafia], nombre: str, escritura: Grafia) -> None:
    for huella in _huellas(nombre):
        por_huella.setdefault(huella, escritura)


def _hallada(por_huella: dict[str, Grafia], nombre: str) -> Grafia | None:
    halladas = (por_huella.get(huella) for huella in _huellas(nombre))
    return next((una for una in halladas if una is not None), None)


def _huellas(nombre: str) -> Iterator[str]:
    """El nombre llano y lo que queda al quitarle una letra a una palabra larga.

    Dos nombres que comparten alguna difieren, a lo sumo, en una letra o en el orden de dos: se hallan
    sin comparar cada uno con todos.
    """
    palabras = _palabras(nombre)
    llanas = [palabra.casefold() for palabra in palabras]
    yield " ".join(llanas)
    for indice, palabra in enumerate(palabras):
        if len(palabra) >= LETRAS_DE_PALABRA_LARGA and palabra.isalpha() and not palabra.isupper():
            antes, llana, despues = llanas[:indice], llanas[indice], llanas[indice + 1 :]
            for corte in range(len(llana)):
                yield " ".join([*antes, llana[:corte] + llana[corte + 1 :], *despues])
