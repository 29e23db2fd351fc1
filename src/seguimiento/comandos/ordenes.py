"""Cómo se construye cada orden: solo la que se pide.

Construirlas todas para ejecutar una es la mitad de lo que tarda `seg` en arrancar.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from inspect import getdoc
from types import ModuleType
from typing import Any, cast

import typer
from typer.main import get_command

from seguimiento.comandos.de_campos import completa
from seguimiento.comandos.de_typer import Comando
from seguimiento.comandos.espanol import GrupoEnEspanol, OrdenEnEspanol
from seguimiento.comandos.grupos import Grupos, llamadas
from seguimiento.comandos.linea import AYUDA
from seguimiento.comandos.valores import con_lectores


class Diferidas(Mapping[str, Comando]):
    """Las órdenes de un paquete por su nombre; cada una se construye la primera vez que se pide."""

    def __init__(self, paquete: str, grupos: Grupos) -> None:
        self._paquete = paquete
        self.grupos = grupos
        self._nombres = [nombre for suyas in grupos.values() for nombre in suyas]
        self._construidas: dict[str, Comando] = {}

    def __getitem__(self, escrito: str) -> Comando:
        nombres = self.llamadas(escrito)
        if len(nombres) != 1:
            raise KeyError(escrito)
        if nombres[0] not in self._construidas:
            self._construidas[nombres[0]] = _construida(self._paquete, nombres[0])
        return self._construidas[nombres[0]]

    def llamadas(self, escrito: str) -> Sequence[str]:
        """Los nombres de las órdenes a que puede llamarse así, con otras letras o con otro nombre."""
        return llamadas(escrito, self.grupos)

    def resumen(self, nombre: str) -> str:
        """Qué hace una orden, en una frase sin punto; no se importa para saberlo, si ya está apuntado."""
        from seguimiento.comandos.resumenes import RESUMENES

        apuntado = RESUMENES.get(self._paquete, {}).get(nombre)
        return apuntado or resumen_de(_contenido(self._paquete, nombre)[1])

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
    hecho.suyas = ordenes
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


def resumen_de(funcion: Callable[..., Any]) -> str:
    """Qué hace una orden, en una frase sin punto: con la que empieza su docstring."""
    return (getdoc(funcion) or "").partition("\n\n")[0].removesuffix(".")


def _construida(paquete: str, nombre: str) -> Comando:
    modulo, funcion = _contenido(paquete, nombre)
    if hasattr(modulo, "GRUPOS"):
        return grupo(nombre, funcion, Diferidas(modulo.__name__, modulo.GRUPOS))
    return orden(nombre, funcion)


def _contenido(paquete: str, nombre: str) -> tuple[ModuleType, Callable[..., Any]]:
    """El módulo de una orden y su función."""
    modulo = import_module(f"{paquete}.{nombre}")
    return modulo, getattr(modulo, nombre)
