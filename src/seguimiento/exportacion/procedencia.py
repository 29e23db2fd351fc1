"""De qué cartera, de qué día y de qué commit sale lo exportado: lo mismo en todos los formatos."""

from typing import Any

from seguimiento.exportacion.encargo import Encargo
from seguimiento.formatos.estructurado import envoltura

LLANO = ("version", "hoy", "commit", "modificado")
"""Lo de la envoltura común que se dice con un solo valor."""


def de(encargo: Encargo) -> dict[str, Any]:
    """La envoltura común: la misma de todo JSON del programa."""
    carga, git = encargo.carga, encargo.git
    return envoltura(encargo.hoy, git.commit, git.modificado, carga.recuento, carga.diagnosticos)


def en_breve(encargo: Encargo) -> dict[str, Any]:
    """Lo llano de la envoltura, y de qué organización."""
    comun = de(encargo)
    organizacion = encargo.carga.cartera.configuracion.organizacion
    return {**{clave: comun[clave] for clave in LLANO}, "organizacion": organizacion}
