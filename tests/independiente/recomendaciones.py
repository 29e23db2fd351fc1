"""La respuesta, la decisión, el estado y la fila propia de una recomendación."""

from dataclasses import dataclass, replace
from datetime import date

from independiente.acciones import Fila, Mirada, fila, tras_el_cierre
from independiente.bitacora import DE_RECOMENDACION, Lectura
from independiente.fechas import SIEMPRE
from independiente.registros import Datos, si_no, ultimo

ACEPTADAS = frozenset({"aceptada", "aceptada_parcialmente"})
CERRADAS = DE_RECOMENDACION.terminales
SE_SIGUE = (
    "plazo",
    "inicio",
    "prorrogas",
    "responsables",
    "lidera",
    "acompanan",
    "meta",
    "recurrencia",
    "sin_plazo",
    "seguimiento",
    "verificaciones",
)
"""Las claves que dicen que una recomendación sin acciones se sigue por sí misma."""
MARCAS_DE_LO_DESCARTADO = frozenset({"sin_seguimiento", "prorrogada"})
"""Las que aún dicen algo de lo rechazado: ni se espera novedad ni hay nada que comprobar."""


@dataclass(frozen=True, slots=True)
class Recomendacion:
    """Una recomendación a una fecha."""

    ref: str
    evaluacion: str
    estado: str
    respondida: bool
    decision: str | None
    respondida_el: date | None
    con_plan: bool
    base: date | None
    """El último día de su fecha o, si no la tiene, de la de la evaluación."""
    acciones: tuple[Fila, ...]
    propia: Fila | None
    """Su fila, si no tiene acciones."""
    pide_respuesta: bool
    respaldo: str
    """El de su propia bitácora."""

    @property
    def abierta(self) -> bool:
        """Si ni se implementó ni se descartó."""
        return self.estado not in CERRADAS

    @property
    def aceptada(self) -> bool:
        """Si se aceptó, entera o en parte."""
        return self.decision in ACEPTADAS

    @property
    def implementada(self) -> bool:
        """Si se logró lo recomendado."""
        return self.estado == "implementada"

    @property
    def verificada(self) -> bool:
        """Si se comprobó todo lo que la da por implementada."""
        if not self.acciones:
            return self.respaldo == "verificada"
        return all(una.lectura.respaldo == "verificada" for una in self.acciones if una.cuenta)

    @property
    def espera_respuesta(self) -> bool:
        """Si hay que pedirla: no consta, se pide y la recomendación no está cerrada."""
        return not self.respondida and self.pide_respuesta and self.abierta


def recomendacion(clave: str, evaluacion: Datos, dato: Datos, mirada: Mirada) -> Recomendacion:
    """La recomendación a la fecha de corte."""
    respuesta = contestada(dato, mirada.corte)
    decision = decision_de(respuesta)
    mirada = replace(mirada, origen=(ultimo(evaluacion), ultimo(respuesta)))
    acciones = tuple(
        fila(f"{clave}/{accion['id']}", accion, mirada) for accion in dato.get("acciones", ())
    )
    ref = f"{clave}/{dato['id']}"
    suya = fila(ref, dato, mirada, DE_RECOMENDACION)
    estado = _estado(acciones, suya.lectura, respuesta, decision)
    return Recomendacion(
        ref,
        clave,
        estado,
        bool(respuesta),
        decision,
        ultimo(respuesta),
        bool(respuesta.get("plan")),
        ultimo(dato) or ultimo(evaluacion),
        acciones,
        None if acciones else _propia(dato, suya, decision, ultimo(respuesta)),
        si_no(evaluacion, "pide_respuesta") is not False,
        suya.lectura.respaldo,
    )


def contestada(dato: Datos, corte: date) -> Datos:
    """La respuesta, si la hay ya: ni borrador ni de fecha posterior, con algo que diga."""
    respuesta: Datos = dato.get("respuesta", {})
    dice = any(respuesta.get(clave) for clave in ("decision", "plan", "fecha"))
    dice = dice or any(parte.get("decision") for parte in respuesta.get("partes", ()))
    dia = ultimo(respuesta)
    if not dice or respuesta.get("situacion") == "borrador" or (dia and dia > corte):
        return {}
    return respuesta


def decision_de(respuesta: Datos) -> str | None:
    """La decisión entera o la que resulta de las de sus partes, si ya se sabe."""
    if respuesta.get("decision"):
        return str(respuesta["decision"])
    partes: set[str | None] = {parte.get("decision") for parte in respuesta.get("partes", ())}
    if len(partes) == 1:
        return partes.pop()
    # con algo aceptado ya no se rechaza entera; con lo demás por decidir no se sabe
    return "aceptada_parcialmente" if partes & ACEPTADAS else None


def _estado(
    acciones: tuple[Fila, ...], bitacora: Lectura, respuesta: Datos, decision: str | None
) -> str:
    """La primera que cuadre de las nueve."""
    if decision == "rechazada":
        return "no_se_implementara"
    if not acciones and bitacora.entradas:
        return bitacora.efectivo
    if not respuesta and not any(una.lectura.entradas for una in acciones):
        return "sin_respuesta"
    if not acciones:
        return "pendiente" if respuesta.get("plan") else "sin_plan"
    return _de_las_acciones([una.estado for una in acciones if una.cuenta])


def _de_las_acciones(estados: list[str]) -> str:
    """El que resulta de las que ni se cancelaron ni dejaron de aplicar."""
    if not estados:
        return "no_se_implementara"
    if all(estado == "completada" for estado in estados):
        return "implementada"
    if "completada" in estados:
        return "implementada_parcialmente"
    return "en_curso" if "en_curso" in estados else "pendiente"


def _propia(dato: Datos, suya: Fila, decision: str | None, rechazo: date | None) -> Fila | None:
    """Su fila, si se sigue sin acciones: como la de una acción, con sus estados; la rechazada, cerrada."""
    if not any(dato.get(clave) for clave in SE_SIGUE):
        return None
    if decision != "rechazada":
        return suya
    return replace(
        suya,
        lectura=replace(suya.lectura, efectivo="no_se_implementara"),
        situacion="cerrada",
        dias_de_retraso=0 if suya.vence else None,
        marcas=suya.marcas & MARCAS_DE_LO_DESCARTADO,
        periodos=tuple(tras_el_cierre(suya.periodos, rechazo or SIEMPRE)),
    )
