"""Registrar algo: ver qué falta por decir, preguntarlo si hay a quién, leerlo y proponer el cambio."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

import typer

from seguimiento.comandos.del_modelo import Dichos, comprobar_dichos
from seguimiento.comandos.edicion import Edicion, editar
from seguimiento.comandos.escrita import OrdenEscrita, lo_escrito
from seguimiento.comandos.sesion import Sesion

if TYPE_CHECKING:
    from seguimiento.documento.escritura import Valor
    from seguimiento.modelo.tipos import Registro
    from seguimiento.repositorio import Carga

Leido = Mapping[str, "Valor"]
"""Los datos de un registro, en el orden de su modelo."""


@dataclass(frozen=True, slots=True)
class Pedido:
    """Lo que se pide registrar, tal como se dijo."""

    sesion: Sesion
    orden: OrdenEscrita
    cual: str
    """En qué elemento o con qué nombre; vacío si no se dijo."""
    dichos: Dichos
    confirmado: bool = False
    """Si se aceptó con «--si» cambiar lo que ya estaba escrito."""


def nada_mas(_: Dichos) -> tuple[str, ...]:
    """Que, se haya dicho lo que se haya dicho, no hace falta nada más."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LoNuevo(ABC):
    """Qué registra una orden y qué hay que decir para que lo haga."""

    exigidos: tuple[str, ...]
    """Los datos sin los que la orden no se hace."""
    preguntados: tuple[str, ...] = ()
    """Los que se preguntan además, si hay que preguntar algo."""
    obligan: Callable[[Dichos], Sequence[str]] = nada_mas
    """De los que se preguntan además, los que, por lo ya dicho, no pueden dejarse en blanco."""

    argumento: ClassVar[str]
    """El parámetro de la orden que dice en qué elemento o con qué nombre."""
    es_de_hoy: ClassVar[bool]
    """Si la fecha que no se diga es la de hoy."""

    @abstractmethod
    def elegido(self, pedido: Pedido, carga: "Carga") -> "tuple[str, type[Registro]]":
        """En qué o con qué nombre, preguntado si no se dijo, y el modelo de lo que se registra."""

    @abstractmethod
    def edicion(self, pedido: Pedido, carga: "Carga") -> Edicion:
        """El cambio que lo registra."""


def registrar(  # noqa: PLR0913 — qué, en qué y cómo
    contexto: typer.Context,
    nuevo: LoNuevo,
    cual: str,
    *,
    simular: bool,
    confirmado: bool = False,
    deducidos: Dichos | None = None,
) -> int:
    """Registra lo que se dijo en la línea. En una terminal, pregunta lo que falte.

    Cada opción da el dato que se llama como su parámetro; los deducidos valen más que lo dicho.
    Devuelve el código de salida de `editar`.
    """
    sesion: Sesion = contexto.obj
    orden = lo_escrito(contexto)
    dichos = {**orden.dichos(), **(deducidos or {})}
    pedido = Pedido(sesion, orden, cual, dichos, confirmado)
    hay_que_preguntar = _falta_algo(nuevo, pedido)
    if hay_que_preguntar:
        pedido = _completado(nuevo, pedido)
    return editar(
        sesion,
        lambda carga: nuevo.edicion(pedido, carga),
        simular=simular,
        confirmar=hay_que_preguntar and not simular,
    )


def _falta_algo(nuevo: LoNuevo, pedido: Pedido) -> bool:
    """Si falta algo por decir; sin nadie a quien preguntarlo, lanza `ErrorDeUso`, que lo nombra."""
    faltan = [] if pedido.cual else [nuevo.argumento]
    faltan += [clave for clave in nuevo.exigidos if not pedido.dichos[clave]]
    if faltan and not pedido.sesion.dialogo.posible:
        raise pedido.orden.falta(faltan)
    return bool(faltan)


def _completado(nuevo: LoNuevo, pedido: Pedido) -> Pedido:
    """Lo pedido, con lo que faltaba ya respondido."""
    from seguimiento.comandos.preguntas import preguntar_por_un_valor

    sesion = pedido.sesion
    cual, modelo = nuevo.elegido(pedido, sesion.cargar(sesion.disco))
    comprobar_dichos(pedido.orden, modelo, pedido.dichos)
    completos = {**pedido.dichos}
    for clave in (*nuevo.exigidos, *nuevo.preguntados):
        if not completos[clave]:
            de_hoy = clave == "fecha" and nuevo.es_de_hoy
            completos[clave] = preguntar_por_un_valor(
                sesion.dialogo,
                modelo,
                clave,
                omision=sesion.hoy.isoformat() if de_hoy else "",
                obligatorio=clave in (*nuevo.exigidos, *nuevo.obligan(completos)),
            )
    return replace(pedido, cual=cual, dichos=completos)
