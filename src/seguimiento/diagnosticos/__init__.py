"""El único modo de decir que algo está mal en los datos, y el catálogo de lo que puede decirse."""

from seguimiento.diagnosticos import (
    archivos,
    forma,
    ignorados,
    importacion,
    libro,
    plantillas,
    yaml,
)
from seguimiento.diagnosticos.catalogo import CATALOGO, Definicion, Severidad, definir, es_ajustable
from seguimiento.diagnosticos.tipos import Diagnostico, Falta, Hallazgo, Relacionado

__all__ = [
    "CATALOGO",
    "Definicion",
    "Diagnostico",
    "Falta",
    "Hallazgo",
    "Relacionado",
    "Severidad",
    "archivos",
    "definir",
    "es_ajustable",
    "forma",
    "ignorados",
    "importacion",
    "libro",
    "plantillas",
    "yaml",
]
