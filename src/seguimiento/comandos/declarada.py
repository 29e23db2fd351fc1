"""Una orden, tal como se declara con typer: lo que hay que saber de ella para repartir su línea."""

from collections.abc import Iterator, Mapping

from typer.core import TyperGroup, TyperOption

from seguimiento.comandos.a_medias import AMedias
from seguimiento.comandos.argumentos import Orden
from seguimiento.comandos.de_typer import Comando, Contexto, Parametro


def orden_de(comando: Comando) -> Orden:
    """Las opciones de una orden y de las que contiene, sin la de ayuda, que es de cada una."""
    opciones = {
        nombre: not opcion.is_flag
        for opcion in comando.params
        if isinstance(opcion, TyperOption)
        for nombre in opcion.opts
    }
    return Orden(opciones, _Contenidas(comando) if isinstance(comando, TyperGroup) else {})


def en_la_linea(parametro: Parametro) -> str:
    """Cómo se escribe un parámetro: el más largo de los nombres de la opción, o «REF»."""
    if isinstance(parametro, TyperOption):
        return max(parametro.opts, key=len)
    return parametro.metavar or str(parametro.name).upper()


class _Contenidas(Mapping[str, Orden]):
    """Las órdenes de un grupo, descritas según se piden: para describir una hay que construirla."""

    def __init__(self, grupo: TyperGroup) -> None:
        self._ordenes = grupo.commands

    def __getitem__(self, nombre: str) -> Orden:
        return orden_de(self._ordenes[nombre])

    def __iter__(self) -> Iterator[str]:
        return iter(self._ordenes)

    def __len__(self) -> int:
        return len(self._ordenes)


def a_medias(contexto: Contexto) -> AMedias:
    """Lo que typer leyó de una línea, como lo espera quien la completa."""
    dichas = contexto.find_root().params
    globales = {cual: str(dichas[cual]) for cual in ("raiz", "hoy") if dichas.get(cual)}
    suyas = {
        nombre: [*map(str, dicho)] if isinstance(dicho, tuple) else [str(dicho)]
        for nombre, dicho in contexto.params.items()
        if dicho
    }
    return AMedias(suyas=suyas, globales=globales)
