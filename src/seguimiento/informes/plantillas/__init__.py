"""De una vista a un texto, con las plantillas del programa o las de la organización."""

from seguimiento.informes.plantillas.fuente import EXTENSION, Ilegible
from seguimiento.informes.plantillas.motor import ConDefectos, Plantillas, Rendido

__all__ = ["EXTENSION", "ConDefectos", "Ilegible", "Plantillas", "Rendido"]
