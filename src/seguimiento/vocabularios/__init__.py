"""Vocabularios cerrados. Cada valor se declara una vez; rótulos, ayuda y esquemas salen de aquí.

Los de cada módulo se cargan cuando alguien nombra alguno: son miles de valores, y completar una palabra
con TAB o mostrar la ayuda necesita muy pocos.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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


_MODULOS = (
    "elementos",
    "base",
    "evaluaciones",
    "respuestas",
    "importacion",
    "configuracion",
    "estados",
    "acuerdos",
    "practicas",
    "paises",
    "rotulos",
)
"""Dónde se busca un nombre: primero, en lo que menos tarda."""


def __getattr__(nombre: str) -> object:
    """El vocabulario de ese nombre, del módulo que lo declara. Lanza `AttributeError` si no lo hay."""
    for modulo in _MODULOS if nombre in __all__ else ():
        suyos = vars(import_module(f"{__name__}.{modulo}"))
        if nombre in suyos:
            globals()[nombre] = suyos[nombre]
            return suyos[nombre]
    raise AttributeError(nombre)
