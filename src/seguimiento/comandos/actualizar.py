"""`seg actualizar`: anotar en la bitácora qué pasó con una acción."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from seguimiento.comandos import edicion
from seguimiento.comandos.apuntes import Anotacion, Apunte, con_su_fecha
from seguimiento.comandos.completado import referencias
from seguimiento.comandos.del_modelo import Dichos, del_campo
from seguimiento.comandos.registrar import Leido, registrar
from seguimiento.errores import ErrorDeUso
from seguimiento.vocabularios import ClaseDeElemento, EstadoDeAccion

if TYPE_CHECKING:
    from seguimiento.elementos import Elemento
    from seguimiento.modelo.accion import Accion

CLASES = (ClaseDeElemento.ACCION, ClaseDeElemento.COMPROMISO, ClaseDeElemento.RECOMENDACION)


def actualizar(  # noqa: PLR0913 — una por opción
    contexto: typer.Context,
    ref: Annotated[
        str,
        typer.Argument(
            help="Acción, compromiso o recomendación sin acciones; «…@2023-T2», uno de sus períodos.",
            show_default=False,
            autocompletion=referencias(*CLASES),
        ),
    ] = "",
    *,
    estado: Annotated[str, del_campo("accion.Seguimiento.estado", "--estado")] = "",
    fecha: Annotated[str, del_campo("accion.Entrada.fecha", "--fecha")] = "",
    comentario: Annotated[str, del_campo("accion.Entrada.comentario", "--comentario")] = "",
    evidencias: Annotated[
        list[str] | None,
        typer.Option(
            "--evidencia",
            metavar="[TÍTULO] ENLACE",
            help="Dónde puede verse la prueba de lo que se declara; puede repetirse.",
        ),
    ] = None,
    cantidad: Annotated[str, del_campo("accion.Entrada.cantidad", "--cantidad")] = "",
    autor: Annotated[str, del_campo("accion.Entrada.autor", "--autor")] = "",
    motivo_retraso: Annotated[
        str, del_campo("accion.Entrada.motivo_retraso", "--motivo-retraso")
    ] = "",
    proximo_paso: Annotated[str, del_campo("accion.Entrada.proximo_paso", "--proximo-paso")] = "",
    simular: edicion.Simular = False,
) -> int:
    """Añade una entrada a la bitácora de una acción, un compromiso o una recomendación.

    Sin «--fecha» es la de hoy. Una recomendación que se sigue sin acciones tiene sus propios estados:
    pendiente, en_curso, implementada_parcialmente, implementada, no_implementada, no_se_implementara.
    """
    return registrar(contexto, _ENTRADA, ref.strip(), simular=simular)


def _datos(una: Anotacion) -> Leido:
    """Lo dicho. No se anota en una recomendación con acciones: su estado sale de ellas y no se vería."""
    from seguimiento.redaccion import entre_comillas, enumeracion

    if acciones := _acciones_de(una.elemento):
        suyas = enumeracion(entre_comillas(accion.id for accion in acciones), "o")
        raise ErrorDeUso(
            f"el estado de «{una.elemento.ref}» sale de sus acciones", f"anótelo en {suyas}"
        )
    return con_su_fecha(una)


def _acciones_de(elemento: "Elemento") -> "Sequence[Accion]":
    return getattr(elemento.registro, "acciones", ())


def _que_obliga(dichos: Dichos) -> Sequence[str]:
    return next((uno.exige for uno in EstadoDeAccion if uno == dichos["estado"]), ())


def _despues(una: Anotacion, _: Leido) -> str:
    return f"Anotado en «{una.ref}». Véalo con «seg ver {una.ref}»."


_ENTRADA = Apunte(
    clave="seguimiento",
    clases=CLASES,
    exigidos=("estado",),
    preguntados=("fecha", "comentario", "evidencias"),
    obligan=_que_obliga,
    cabe_en=lambda elemento: not _acciones_de(elemento),
    datos=_datos,
    despues=_despues,
)
