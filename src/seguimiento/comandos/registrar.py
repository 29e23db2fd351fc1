"""Registrar algo: ver qué falta por decir, preguntarlo si hay a quién, leerlo y proponer el cambio."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, NamedTuple

import typer

from seguimiento.comandos.del_modelo import Dichos, como_van, comprobar_dichos
from seguimiento.comandos.edicion import Edicion, editar
from seguimiento.comandos.entendido import entendidos
from seguimiento.comandos.escrita import OrdenEscrita, lo_escrito
from seguimiento.comandos.sesion import Sesion
from seguimiento.errores import ErrorDeUso

if TYPE_CHECKING:
    from seguimiento.comandos.cuanto import Cuanto
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


class Elegido(NamedTuple):
    """En qué se registra algo, ya se sepa."""

    pedido: Pedido
    modelo: "type[Registro]"
    """El de lo que se registra."""
    en: "Registro | None" = None
    """Aquello en que se registra; `None` si es un archivo nuevo."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoNuevo(ABC):
    """Qué registra una orden y qué hay que decir para que lo haga."""

    exigidos: tuple[str, ...]
    """Los datos sin los que la orden no se hace."""
    preguntados: tuple[str, ...] = ()
    """Los que se preguntan además, si hay que preguntar algo."""
    alguno: tuple[str, ...] = ()
    """Aquellos de los que hay que decir al menos uno; si no hay ninguno, nada."""

    viene_al_caso: "Callable[[str, Dichos, Registro | None], bool]" = lambda *_: True
    """Si ese dato hay que preguntarlo, con lo que ya se dijo y de aquello en que se registra."""

    argumento: ClassVar[str]
    """El parámetro de la orden que dice en qué elemento o con qué nombre."""
    es_de_hoy: ClassVar[bool]
    """Si la fecha que no se diga es la de hoy."""

    def deducido(self, pedido: Pedido) -> Pedido:
        """Lo pedido, con el nombre que se deduzca de lo demás; él mismo si de nada se deduce."""
        return pedido

    def cuanto(self, pedido: Pedido) -> "Cuanto | None":  # noqa: ARG002 — lo usan otros
        """Lo que hay que cargar para registrarlo; `None` si todo."""
        return None

    @abstractmethod
    def elegido(self, pedido: Pedido, carga: "Carga") -> "Elegido":
        """Lo pedido, preguntado en qué o con qué nombre si no se dijo, y de qué es."""

    @abstractmethod
    def edicion(self, pedido: Pedido, carga: "Carga") -> Edicion:
        """El cambio que lo registra."""


def registrar(  # noqa: PLR0913 — qué, en qué y cómo
    contexto: typer.Context,
    nuevo: LoNuevo,
    cual: str,
    *,
    simular: bool,
    aunque: str = "",
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
    if dichos.get("sin_fecha") and dichos["fecha"]:
        raise ErrorDeUso("«--fecha» y «--sin-fecha» se contradicen", "use solo una")
    pedido = Pedido(sesion, orden, cual, dichos, confirmado)
    if not sesion.dialogo.posible:
        pedido = nuevo.deducido(pedido)
    hay_que_preguntar = _falta_algo(nuevo, pedido)
    pedido, entendido = _entendido(pedido)
    if hay_que_preguntar:
        pedido, _ = _entendido(_completado(nuevo, pedido))
    confirmar = hay_que_preguntar or (entendido and sesion.dialogo.posible)
    return editar(
        sesion,
        lambda carga: nuevo.edicion(pedido, carga),
        simular=simular,
        confirmar=confirmar and not simular,
        aunque=aunque,
        cuanto=nuevo.cuanto(pedido),
    )


def _entendido(pedido: Pedido) -> tuple[Pedido, bool]:
    """Lo pedido, como va en un registro, y si algo se dijo de otro modo y ha de confirmarse."""
    sesion, orden = pedido.sesion, pedido.orden
    dichos, hay_que_confirmar = entendidos(
        sesion.dialogo,
        orden.campos(),
        orden.nombre,
        pedido.dichos,
        lambda: nombres_que_constan(sesion),
    )
    return replace(pedido, dichos=dichos), hay_que_confirmar


def nombres_que_constan(sesion: Sesion) -> Collection[str]:
    """Los nombres que ya dice algún registro o la configuración."""
    from seguimiento.analisis.nombrados import quienes_actuan, se_dirigen_a

    cartera = sesion.cargar(sesion.disco).cartera
    actores = cartera.configuracion.actores
    alias = (uno for actor in actores.values() for uno in actor.alias)
    return {*quienes_actuan(cartera), *se_dirigen_a(cartera), *actores, *alias}


def _falta_algo(nuevo: LoNuevo, pedido: Pedido) -> bool:
    """Si falta algo por decir; sin nadie a quien preguntarlo, lanza `ErrorDeUso`, que lo nombra."""
    faltan = [] if pedido.cual else [nuevo.argumento]
    faltan += [clave for clave in nuevo.exigidos if not pedido.dichos[clave]]
    nada_de = nuevo.alguno and not any(pedido.dichos.get(clave) for clave in nuevo.alguno)
    if not pedido.sesion.dialogo.posible:
        if faltan:
            raise pedido.orden.falta(faltan)
        if nada_de:
            raise pedido.orden.falta_alguno(nuevo.alguno)
    return bool(faltan or nada_de)


def _completado(nuevo: LoNuevo, pedido: Pedido) -> Pedido:
    """Lo pedido, con lo que faltaba ya respondido."""
    from seguimiento.comandos.preguntas import preguntar_por_un_valor

    sesion = pedido.sesion
    carga = sesion.cargar(sesion.disco, cuanto=nuevo.cuanto(pedido))
    pedido, modelo, donde = nuevo.elegido(pedido, carga)
    comprobar_dichos(pedido.orden, modelo, pedido.dichos)
    completos = {**pedido.dichos, **como_van(modelo, pedido.dichos)}
    for clave in (*nuevo.exigidos, *nuevo.preguntados):
        sin_fecha = clave == "fecha" and completos.get("sin_fecha")
        if not completos[clave] and not sin_fecha and nuevo.viene_al_caso(clave, completos, donde):
            de_hoy = clave == "fecha" and nuevo.es_de_hoy
            completos[clave] = preguntar_por_un_valor(
                sesion.dialogo,
                modelo,
                clave,
                omision=sesion.hoy.isoformat() if de_hoy else "",
                obligatorio=clave in nuevo.exigidos,
            )
    if nuevo.alguno and not any(completos.get(clave) for clave in nuevo.alguno):
        raise pedido.orden.falta_alguno(nuevo.alguno)
    return replace(pedido, dichos=completos)
