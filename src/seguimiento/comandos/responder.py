"""`seg responder`: registrar la respuesta gerencial a una recomendación."""

from typing import TYPE_CHECKING, Annotated

import typer

from seguimiento.comandos import edicion
from seguimiento.comandos.apuntes import Anotacion, Apunte, Donde
from seguimiento.comandos.completado import ACTORES, completando, referencias
from seguimiento.comandos.del_modelo import Dichos, del_campo
from seguimiento.comandos.registrar import Leido, registrar
from seguimiento.errores import ErrorDeUso
from seguimiento.vocabularios import ClaseDeElemento

if TYPE_CHECKING:
    from seguimiento.documento import Documento
    from seguimiento.documento.escritura import Valor
    from seguimiento.modelo.evaluacion import Respuesta
    from seguimiento.modelo.tipos import Registro


def responder(  # noqa: PLR0913 — una por opción
    contexto: typer.Context,
    ref: Annotated[
        str,
        completando(
            typer.Argument(
                metavar="REF_RECOMENDACION",
                help="La recomendación: «oim-2022-red-pmm/R4».",
                show_default=False,
            ),
            referencias(ClaseDeElemento.RECOMENDACION),
        ),
    ] = "",
    *,
    decision: Annotated[str, del_campo("evaluacion.Respuesta.decision", "--decision")] = "",
    justificacion: Annotated[
        str, del_campo("evaluacion.Respuesta.justificacion", "--justificacion")
    ] = "",
    alcance: Annotated[str, del_campo("evaluacion.Respuesta.alcance", "--alcance")] = "",
    plan: Annotated[str, del_campo("evaluacion.Respuesta.plan", "--plan")] = "",
    fecha: Annotated[str, del_campo("evaluacion.Respuesta.fecha", "--fecha")] = "",
    por: Annotated[
        str, del_campo("evaluacion.Respuesta.por", "--por", se_nombra_en=(*ACTORES, "dirigida_a"))
    ] = "",
    situacion: Annotated[str, del_campo("evaluacion.Respuesta.situacion", "--situacion")] = "",
    partes: Annotated[
        list[str] | None,
        typer.Option(
            "--parte",
            metavar="PARTE: DECISIÓN",
            help="Lo que se decide de una parte, «a: aceptada: por qué».",
        ),
    ] = None,
    sin_fecha: edicion.SinFecha = False,
    si: edicion.ConSi = False,
    aunque: edicion.Aunque = "",
    simular: edicion.Simular = False,
) -> int:
    """Registra qué contesta la gerencia a una recomendación.

    Basta con lo que la respuesta diga: la decisión, el plan, la fecha o un texto. Sin «--fecha», se
    responde hoy. Si ya había respuesta, se completa; para cambiar lo que decía hace falta «--si».

    Ejemplos::

        seg responder oim-2022-red-pmm/R4 --decision aceptada
        seg responder R5 --decision rechazada --justificacion "No hay fondos"
    """
    return registrar(
        contexto,
        _RESPUESTA,
        ref.strip(),
        simular=simular,
        aunque=aunque,
        confirmado=si,
        deducidos=edicion.SIN_FECHA if sin_fecha else None,
    )


def _datos(una: Anotacion) -> Leido:
    """Lo dicho; la fecha de hoy solo si es una respuesta nueva, que otra puede no tenerla."""
    sin_ella = _escrita(una) or una.dichos.get("sin_fecha")
    fecha = una.dichos["fecha"] or ("" if sin_ella else una.hoy.isoformat())
    return {**una.dichos, "fecha": fecha}


def _completar(una: Anotacion, documento: "Documento", donde: Donde, nuevo: Leido) -> "Documento":
    """El documento con la respuesta nueva o, si ya la había, con lo que en ella cambia."""
    from seguimiento.campos import claves
    from seguimiento.documento.edicion import con
    from seguimiento.modelo.evaluacion import Respuesta

    escrita = _escrita(una)
    if escrita is None:
        return con(documento, donde.ruta, nuevo, orden=donde.orden, textos=donde.textos)
    _comprobar_que_no_la_cambia(una, escrita, nuevo)
    for clave, valor in nuevo.items():
        documento = con(
            documento,
            (*donde.ruta, clave),
            valor,
            orden=claves(Respuesta),
            textos=donde.textos,
            con_comentarios=una.confirmado,
        )
    return documento


def _escrita(una: Anotacion) -> "Respuesta | None":
    """La respuesta que ya consta."""
    from seguimiento.modelo.evaluacion import Recomendacion

    registro = una.elemento.registro
    return registro.respuesta if isinstance(registro, Recomendacion) else None


def _comprobar_que_no_la_cambia(una: Anotacion, escrita: "Respuesta", nuevo: Leido) -> None:
    from seguimiento.redaccion import entre_comillas, enumeracion

    otras = [
        clave
        for clave, valor in nuevo.items()
        if getattr(escrita, clave) not in (None, ()) and not _es_lo_mismo(escrita, clave, valor)
    ]
    if otras and not una.confirmado:
        cuales = enumeracion(entre_comillas(otras))
        raise ErrorDeUso(
            f"«{una.elemento.ref}» ya tiene respuesta y se cambiaría {cuales}",
            f"véala con «seg ver {una.elemento.ref}»; para cambiarla, repita con «--si»",
        )


def _es_lo_mismo(escrita: "Respuesta", clave: str, valor: "Valor") -> bool:
    hay = getattr(escrita, clave)
    return not isinstance(hay, tuple) and str(hay) == valor


def _despues(una: Anotacion, _: Leido) -> str:
    ref = una.elemento.ref
    return f"Respondida «{ref}». Lo que se hará se anota con «seg nueva accion {ref}»."


def _viene_al_caso(clave: str, dichos: Dichos, en: "Registro | None") -> bool:
    """Lo que la decisión exige, y qué se hará si no se rechaza; de lo ya respondido no se pregunta nada."""
    from seguimiento.vocabularios import Decision

    escrita = getattr(en, "respuesta", None)
    if escrita is not None and (clave == "fecha" or getattr(escrita, clave)):
        return False
    decision = next((una for una in Decision if una.value == dichos["decision"]), None)
    match clave:
        case "alcance" | "justificacion":
            return decision is not None and clave in decision.exige
        case "plan":
            return decision is None or not decision.rechaza
        case _:
            return True


_RESPUESTA = Apunte(
    clave="respuesta",
    clases=(ClaseDeElemento.RECOMENDACION,),
    exigidos=(),
    alguno=("decision", "partes", "plan", "fecha", "justificacion", "alcance", "por", "situacion"),
    preguntados=("decision", "alcance", "justificacion", "plan", "fecha"),
    viene_al_caso=_viene_al_caso,
    datos=_datos,
    poner=_completar,
    despues=_despues,
)
