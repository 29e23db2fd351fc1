"""La respuesta, la decisión, el estado y la fila propia de una recomendación."""

from dataclasses import dataclass, replace
from datetime import date

from independiente.acciones import Fila, Mirada, fila, plazo_de, situada
from independiente.bitacora import TERMINALES_DE_RECOMENDACION, Lectura, leer_bitacora
from independiente.registros import Datos, si_no, ultimo

ACEPTADAS = frozenset({"aceptada", "aceptada_parcialmente"})
CERRADAS = TERMINALES_DE_RECOMENDACION
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
    "fondos",
    "seguimiento",
    "verificaciones",
)
"""Las claves que dicen que una recomendación sin acciones se sigue por sí misma."""


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
    bitacora = leer_bitacora(
        dato.get("seguimiento", ()),
        dato.get("verificaciones", ()),
        mirada.corte,
        TERMINALES_DE_RECOMENDACION,
        "pendiente",
    )
    estado = _estado(acciones, bitacora, respuesta, decision)
    ref = f"{clave}/{dato['id']}"
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
        None if acciones else _propia(ref, dato, bitacora, estado, mirada),
        si_no(evaluacion, "pide_respuesta") is not False,
        bitacora.respaldo,
    )


def contestada(dato: Datos, corte: date) -> Datos:
    """La respuesta, si la hay ya: ni borrador ni de fecha posterior, con algo que diga."""
    respuesta: Datos = dato.get("respuesta", {})
    dice = any(respuesta.get(clave) for clave in ("decision", "plan", "fecha", "partes"))
    dia = ultimo(respuesta)
    if not dice or respuesta.get("situacion") == "borrador" or (dia and dia > corte):
        return {}
    return respuesta


def decision_de(respuesta: Datos) -> str | None:
    """La decisión entera o la que resulta de las de sus partes."""
    if respuesta.get("decision"):
        return str(respuesta["decision"])
    partes = {parte["decision"] for parte in respuesta.get("partes", ()) if parte.get("decision")}
    if not partes:
        return None
    return str(partes.pop()) if len(partes) == 1 else "aceptada_parcialmente"


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


def _propia(ref: str, dato: Datos, bitacora: Lectura, estado: str, mirada: Mirada) -> Fila | None:
    """Su fila, si se sigue sin acciones: como la de una acción, con sus estados."""
    if not any(dato.get(clave) for clave in SE_SIGUE):
        return None
    descartada = estado == "no_se_implementara"
    lectura = replace(bitacora, efectivo=estado) if descartada else bitacora
    plazo = plazo_de(dato, mirada.corte)
    return situada(ref, dato, lectura, plazo, mirada)
