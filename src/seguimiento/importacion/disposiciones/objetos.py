"""Lo que trae un JSON, por sus claves: el registro de i-eval, un POA&M de OSCAL o una lista de fichas llanas."""

from seguimiento.importacion.disposiciones import ieval, oscal
from seguimiento.importacion.disposiciones.obra import Obra


def leer_objeto(datos: object, obra: Obra) -> None:
    """Lleva a la obra lo que dice; si no es de ninguno de los esquemas que se conocen, nada."""
    for esquema in (oscal, ieval):
        if esquema.es_suyo(datos):
            esquema.leer(datos, obra)
            return
