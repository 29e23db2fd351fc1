"""`seg actualizar`: anotar en la bitácora qué pasó con una acción."""

from typing import TYPE_CHECKING, Annotated

import typer

from seguimiento.comandos import edicion
from seguimiento.comandos.apuntes import Anotacion, Apunte, salvo_lo_de_sus_acciones, sin_acciones
from seguimiento.comandos.completado import completando, referencias
from seguimiento.comandos.del_modelo import Dichos, del_campo
from seguimiento.comandos.registrar import Leido, registrar
from seguimiento.vocabularios import ClaseDeElemento

if TYPE_CHECKING:
    from seguimiento.modelo.tipos import Registro

CLASES = (ClaseDeElemento.ACCION, ClaseDeElemento.COMPROMISO, ClaseDeElemento.RECOMENDACION)


def actualizar(  # noqa: PLR0913 — una por opción
    contexto: typer.Context,
    ref: Annotated[
        str,
        completando(
            typer.Argument(
                help="Acción, compromiso o recomendación sin acciones; «…@2023-T2», uno de sus períodos.",
                show_default=False,
            ),
            referencias(*CLASES),
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
            metavar="TÍTULO|ENLACE",
            help="La prueba de lo que se declara: su título, su enlace o los dos.",
        ),
    ] = None,
    cantidad: Annotated[str, del_campo("accion.Entrada.cantidad", "--cantidad")] = "",
    avance: Annotated[str, del_campo("accion.Entrada.avance", "--avance")] = "",
    autor: Annotated[str, del_campo("accion.Entrada.autor", "--autor")] = "",
    motivo_retraso: Annotated[
        str, del_campo("accion.Entrada.motivo_retraso", "--motivo-retraso")
    ] = "",
    proximo_paso: Annotated[str, del_campo("accion.Entrada.proximo_paso", "--proximo-paso")] = "",
    sin_fecha: edicion.SinFecha = False,
    aunque: edicion.Aunque = "",
    simular: edicion.Simular = False,
) -> int:
    """Añade una entrada a la bitácora de una acción.

    También de un compromiso o de una recomendación sin acciones. Sin «--fecha» es la de hoy. Una
    recomendación que se sigue sin acciones tiene sus propios estados: pendiente, en_curso,
    implementada_parcialmente, implementada, no_implementada, no_determinado, no_se_implementara.

    Ejemplos::

        seg actualizar oim-2022-red-pmm/4.1 --estado en_curso
        seg actualizar 4.2 --estado completada --evidencia https://ejemplo.org/acta
    """
    return registrar(
        contexto,
        _ENTRADA,
        ref.strip(),
        simular=simular,
        aunque=aunque,
        deducidos=edicion.SIN_FECHA if sin_fecha else None,
    )


def _despues(una: Anotacion, _: Leido) -> str:
    return f"Anotado en «{una.ref}». Véalo con «seg ver {una.ref}»."


def _viene_al_caso(clave: str, _: Dichos, en: "Registro | None") -> bool:
    """La cantidad, si hay una meta que la mida; lo demás, siempre."""
    return clave != "cantidad" or bool(getattr(en, "meta", ()))


_ENTRADA = Apunte(
    clave="seguimiento",
    clases=CLASES,
    exigidos=("estado",),
    preguntados=("fecha", "cantidad", "comentario", "evidencias"),
    viene_al_caso=_viene_al_caso,
    cabe_en=sin_acciones,
    datos=salvo_lo_de_sus_acciones("el estado"),
    despues=_despues,
)
