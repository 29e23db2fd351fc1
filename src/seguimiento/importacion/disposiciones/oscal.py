"""Un plan de acción e hitos (POA&M) de OSCAL: cada punto, con los riesgos que lo causan y sus tareas."""

from collections.abc import Iterator, Mapping

from seguimiento.importacion.disposiciones.dichos import Dicho
from seguimiento.importacion.disposiciones.nodos import Nodo
from seguimiento.importacion.disposiciones.obra import Obra
from seguimiento.vocabularios.rotulos import CampoDeMatriz

_RAIZ = "plan-of-action-and-milestones"
_SOLO_ACONSEJA = "recommendation"
"""El ciclo de vida de un remedio que se propone y que nadie ha decidido aún."""


def es_suyo(datos: object) -> bool:
    """Si es un objeto con un plan de acción e hitos."""
    return isinstance(datos, Mapping) and isinstance(datos.get(_RAIZ), Mapping)


def leer(datos: object, obra: Obra) -> None:
    """Lleva a la obra cada punto del plan, que es una recomendación, con sus tareas, que son acciones."""
    for plan in Nodo(datos if isinstance(datos, Mapping) else {}).objetos(_RAIZ):
        obra.disponer("un POA&M de OSCAL: cada punto con sus tareas")
        for metadatos in plan.objetos("metadata"):
            obra.del_registro([metadatos.dicho(CampoDeMatriz.TITULO, "title")])
        riesgos = {riesgo.texto("uuid"): riesgo for riesgo in plan.objetos("risks")}
        puntos = list(plan.objetos("poam-items")) or list(riesgos.values())
        for punto in puntos:
            suyos = _sus_riesgos(punto, riesgos) or [punto]
            _leer_punto(punto, suyos, obra)


def _sus_riesgos(punto: Nodo, riesgos: Mapping[str, Nodo]) -> list[Nodo]:
    citados = [
        cita.texto("risk-uuid")
        for clave in ("related-risks", "associated-risks")
        for cita in punto.objetos(clave)
    ]
    return [riesgos[citado] for citado in citados if citado in riesgos]


def _leer_punto(punto: Nodo, riesgos: list[Nodo], obra: Obra) -> None:
    acciones = [dichos for riesgo in riesgos for dichos in _acciones(riesgo, obra)]
    nombrado = next((nodo for nodo in (punto, *riesgos) if _titulo(nodo)), punto)
    propios = [nombrado.dicho(CampoDeMatriz.RECOMENDACION, _titulo(nombrado))]
    if not acciones:
        for riesgo in riesgos:
            propios.append(riesgo.dicho(CampoDeMatriz.ESTADO, "status"))
            propios.append(riesgo.dicho(CampoDeMatriz.PLAZO, "deadline"))
    if obra.abrir_recomendacion(propios) is None:
        obra.dejar_fuera(propios)
        return
    for dichos in acciones:
        obra.abrir_accion(dichos)


def _titulo(nodo: Nodo) -> str:
    """La clave que dice qué es; vacía si ninguna."""
    return next((clave for clave in ("title", "description", "statement") if nodo.texto(clave)), "")


def _acciones(riesgo: Nodo, obra: Obra) -> Iterator[list[Dicho]]:
    """Las tareas de los remedios decididos; el que no las detalla es él mismo una acción."""
    for remedio in riesgo.objetos("remediations"):
        tareas = list(remedio.objetos("tasks"))
        if remedio.texto("lifecycle") == _SOLO_ACONSEJA and not tareas:
            obra.dejar_fuera([remedio.dicho(CampoDeMatriz.ACCION, _titulo(remedio))])
            continue
        for tarea in tareas or [remedio]:
            yield [
                tarea.dicho(CampoDeMatriz.ACCION, _titulo(tarea)),
                _plazo(tarea, riesgo),
                *_estado(tarea, remedio),
                *_responsables(tarea),
            ]


def _plazo(tarea: Nodo, riesgo: Nodo) -> Dicho:
    """El fin de su período o su fecha; si no dice ninguno, el plazo del riesgo."""
    for tiempo in tarea.objetos("timing"):
        for periodo in tiempo.objetos("within-date-range"):
            return periodo.dicho(CampoDeMatriz.PLAZO, "end")
        for dia in tiempo.objetos("on-date"):
            return dia.dicho(CampoDeMatriz.PLAZO, "date")
    return riesgo.dicho(CampoDeMatriz.PLAZO, "deadline")


def _estado(tarea: Nodo, remedio: Nodo) -> Iterator[Dicho]:
    """El que diga una propiedad de la tarea o, de un remedio terminado, que lo está."""
    for propiedad in tarea.objetos("props"):
        if propiedad.texto("name") in {"status", "state", "task-status"}:
            yield propiedad.dicho(CampoDeMatriz.ESTADO, "value")
            return
    if remedio.texto("lifecycle") == "completed":
        yield remedio.dicho(CampoDeMatriz.ESTADO, "lifecycle")


def _responsables(tarea: Nodo) -> list[Dicho]:
    return [
        rol.dicho(CampoDeMatriz.RESPONSABLES, "role-id")
        for rol in tarea.objetos("responsible-roles")
    ]
