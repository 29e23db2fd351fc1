"""Con qué clave cuenta el resumen cada situación, cada estado y cada marca."""

from collections import Counter
from collections.abc import Mapping
from typing import TypeVar

from seguimiento.vocabularios import EstadoDeAccion, Marca, SituacionDeAccion, total

CLAVE_DE_SITUACION = total(
    {
        SituacionDeAccion.VENCIDA: "vencidas",
        SituacionDeAccion.POR_VENCER: "por_vencer",
        SituacionDeAccion.EN_PLAZO: "en_plazo",
        SituacionDeAccion.SIN_PLAZO: "sin_plazo",
        SituacionDeAccion.CERRADA: "cerradas",
    }
)
CLAVE_DE_ESTADO = total(
    {
        EstadoDeAccion.COMPLETADA: "completadas",
        EstadoDeAccion.CANCELADA: "canceladas",
        EstadoDeAccion.NO_APLICABLE: "no_aplicables",
        EstadoDeAccion.NO_INICIADA: "no_iniciadas",
        EstadoDeAccion.EN_CURSO: "en_curso",
    }
)
"""La de un estado es su rótulo en plural."""
CLAVE_DE_MARCA = total(
    {
        Marca.SIN_SEGUIMIENTO: "sin_seguimiento",
        Marca.SIN_NOVEDAD: "sin_novedad",
        Marca.PRORROGADA: "prorrogadas",
        Marca.POR_VERIFICAR: "por_verificar",
        Marca.SIN_EVIDENCIA: "sin_evidencia",
        Marca.DEBIA_EMPEZAR: "debian_empezar",
        # no se cuentan las repetidas sino las que quedan sin ellas: «acciones_distintas»
        Marca.MISMA_QUE: "",
    }
)
POR_URGENCIA = total(
    {
        SituacionDeAccion.VENCIDA: True,
        SituacionDeAccion.POR_VENCER: True,
        SituacionDeAccion.SIN_PLAZO: True,
        SituacionDeAccion.EN_PLAZO: False,
        SituacionDeAccion.CERRADA: False,
    }
)
"""Las situaciones de más a menos urgentes, y si se muestran aunque no se pidan."""

V = TypeVar("V", SituacionDeAccion, EstadoDeAccion, Marca)


def cuentas(claves: Mapping[V, str], casos: Counter[V]) -> dict[str, int]:
    """Cuántas veces sale cada valor, con la clave que tiene en el resumen."""
    return {clave: casos[valor] for valor, clave in claves.items() if clave}
