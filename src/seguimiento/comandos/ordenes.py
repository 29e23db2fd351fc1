"""Qué órdenes hay, y cómo se construye cada una: solo la que se pide.

Construirlas todas para ejecutar una es la mitad de lo que tarda `seg` en arrancar.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from inspect import getdoc
from types import ModuleType
from typing import Any, cast

import typer
from typer.main import get_command

from seguimiento.comandos.ayuda import AYUDA
from seguimiento.comandos.de_campos import completa
from seguimiento.comandos.de_typer import Comando
from seguimiento.comandos.espanol import GrupoEnEspanol, OrdenEnEspanol
from seguimiento.comandos.valores import con_lectores

ORDENES = (
    "status",
    "validar",
    "informe",
    "indicadores",
    "nueva",
    "actualizar",
    "responder",
    "prorrogar",
    "verificar",
    "acta",
    "corregir",
    "deshacer",
    "lista",
    "ver",
    "buscar",
    "regla",
    "iniciar",
    "esquema",
    "plantillas",
    "diagnostico",
    "autocompletado",
)
"""Las órdenes, en el orden en que se ayudan.

La de cada nombre es la función que así se llama en el módulo de `comandos` que así se llama. Si el
módulo es un paquete con sus propias `ORDENES`, es un grupo, y la función dice para qué sirve.
"""


class Diferidas(Mapping[str, Comando]):
    """Las órdenes de un paquete por su nombre; cada una se construye la primera vez que se pide."""

    def __init__(self, paquete: str, nombres: Sequence[str]) -> None:
        self._paquete = paquete
        self._nombres = nombres
        self._construidas: dict[str, Comando] = {}

    def __getitem__(self, nombre: str) -> Comando:
        if nombre not in self._nombres:
            raise KeyError(nombre)
        if nombre not in self._construidas:
            self._construidas[nombre] = _construida(self._paquete, nombre)
        return self._construidas[nombre]

    def resumen(self, nombre: str) -> str:
        """Lo que dice la ayuda de una orden, que no se construye para saberlo."""
        return getdoc(_contenido(self._paquete, nombre)[1]) or ""

    def __iter__(self) -> Iterator[str]:
        return iter(self._nombres)

    def __len__(self) -> int:
        return len(self._nombres)


def grupo(nombre: str, funcion: Callable[..., Any], ordenes: Diferidas) -> GrupoEnEspanol:
    """Un grupo de órdenes; la función lee las opciones del grupo y dice para qué es."""
    app = _aplicacion(nombre)
    app.callback(cls=GrupoEnEspanol)(con_lectores(funcion))
    hecho = cast("GrupoEnEspanol", get_command(app))
    # typer declara un diccionario, pero solo lo consulta
    hecho.commands = cast("dict[str, Comando]", ordenes)
    hecho.resumen_de = ordenes.resumen
    return hecho


def orden(nombre: str, funcion: Callable[..., Any]) -> Comando:
    """Una orden; la función la ejecuta, declara sus opciones y dice para qué es."""
    app = _aplicacion(nombre)
    app.command(nombre, cls=OrdenEnEspanol)(con_lectores(completa(funcion)))
    return get_command(app)


def _aplicacion(nombre: str) -> typer.Typer:
    return typer.Typer(
        name=nombre,
        add_completion=False,
        context_settings={"help_option_names": [*AYUDA]},
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )


def _construida(paquete: str, nombre: str) -> Comando:
    modulo, funcion = _contenido(paquete, nombre)
    if hasattr(modulo, "ORDENES"):
        return grupo(nombre, funcion, Diferidas(modulo.__name__, modulo.ORDENES))
    return orden(nombre, funcion)


def _contenido(paquete: str, nombre: str) -> tuple[ModuleType, Callable[..., Any]]:
    """El módulo de una orden y su función."""
    modulo = import_module(f"{paquete}.{nombre}")
    return modulo, getattr(modulo, nombre)
