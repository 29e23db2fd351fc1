"""De una vista a un texto, con las plantillas del programa o las de la organización."""

from seguimiento.informes.plantillas.fuente import EXTENSION, Ilegible
from seguimiento.informes.plantillas.motor import Plantillas, Rendido

__all__ = ["EXTENSION", "Ilegible", "Plantillas", "Rendido"]
