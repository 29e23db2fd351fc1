"""Vocabularios cerrados. Cada valor se declara una vez; rótulos, ayuda y esquemas salen de aquí."""

from typing import TYPE_CHECKING

from seguimiento.vocabularios.acuerdos import (
    EfectoDeDecision,
    EstadoDeAcuerdo,
    EstadoDeReunion,
    Modalidad,
    SituacionDeAprobacion,
    SituacionDeGrupo,
)
from seguimiento.vocabularios.base import SinDecidir, Vocabulario, total
from seguimiento.vocabularios.configuracion import NivelDeRegla
from seguimiento.vocabularios.elementos import DE_ARCHIVO, ClaseDeElemento
from seguimiento.vocabularios.estados import (
    EstadoDeAccion,
    EstadoDeRecomendacion,
    EstadoDerivado,
)
from seguimiento.vocabularios.evaluaciones import (
    Conduccion,
    CriterioCAD,
    Disponibilidad,
    Eficacia,
    EstadoDeVerificacion,
    Marca,
    NivelDePrioridad,
    Recurrencia,
    ResultadoDeVerificacion,
    SituacionDeAccion,
    TipoDeEvaluacion,
)
from seguimiento.vocabularios.importacion import OrdenDeFechas, TipoDeImportacion
from seguimiento.vocabularios.paises import PAISES, nombre_de_pais, pais_llamado
from seguimiento.vocabularios.practicas import (
    ODS,
    Area,
    Ausencia,
    Cambio,
    Cumplimiento,
    Incidencia,
    NivelDeSostenibilidad,
    ObjetivoDelPacto,
    PrincipioDelPacto,
    Signo,
    TipoDeFicha,
)
from seguimiento.vocabularios.respuestas import Decision, SituacionDeRespuesta

if TYPE_CHECKING:
    from seguimiento.vocabularios.rotulos import CampoDeMatriz

__all__ = [
    "DE_ARCHIVO",
    "ODS",
    "PAISES",
    "Area",
    "Ausencia",
    "Cambio",
    "CampoDeMatriz",
    "ClaseDeElemento",
    "Conduccion",
    "CriterioCAD",
    "Cumplimiento",
    "Decision",
    "Disponibilidad",
    "EfectoDeDecision",
    "Eficacia",
    "EstadoDeAccion",
    "EstadoDeAcuerdo",
    "EstadoDeRecomendacion",
    "EstadoDeReunion",
    "EstadoDeVerificacion",
    "EstadoDerivado",
    "Incidencia",
    "Marca",
    "Modalidad",
    "NivelDePrioridad",
    "NivelDeRegla",
    "NivelDeSostenibilidad",
    "ObjetivoDelPacto",
    "OrdenDeFechas",
    "PrincipioDelPacto",
    "Recurrencia",
    "ResultadoDeVerificacion",
    "Signo",
    "SinDecidir",
    "SituacionDeAccion",
    "SituacionDeAprobacion",
    "SituacionDeGrupo",
    "SituacionDeRespuesta",
    "TipoDeEvaluacion",
    "TipoDeFicha",
    "TipoDeImportacion",
    "Vocabulario",
    "nombre_de_pais",
    "pais_llamado",
    "total",
]


def __getattr__(nombre: str) -> object:
    """El vocabulario de los rótulos ajenos, que pesa: solo lo carga quien lo nombra."""
    if nombre == "CampoDeMatriz":
        from seguimiento.vocabularios.rotulos import CampoDeMatriz

        return CampoDeMatriz
    raise AttributeError(nombre)
