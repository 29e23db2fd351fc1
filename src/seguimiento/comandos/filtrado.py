"""Lo que se pide con las opciones que filtran, se lea la línea como se lea; las opciones, en `filtros`."""

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from seguimiento.analisis.seleccion import Filtro
    from seguimiento.campos import Campo
    from seguimiento.comandos.sesion import Sesion


@cache
def de_campos() -> "dict[str, Campo]":
    """Los campos por los que se filtra, por el nombre de su parámetro."""
    from seguimiento.analisis.buscados import buscables

    return {c.filtra.nombre.strip("-"): c for c in buscables() if c.filtra is not None}


def pedido(sesion: "Sesion", dicho: "Mapping[str, Any]") -> "Filtro":
    """Lo que se pide ver, según lo dicho en cada opción. Lanza `ErrorDeUso`."""
    from seguimiento.analisis.buscados import Buscado
    from seguimiento.analisis.seleccion import Filtro
    from seguimiento.comandos.seleccion import dias_de_aviso

    prioridad = dicho["prioridad"]
    return Filtro(
        evaluacion=(dicho["evaluacion"] or "").strip(),
        acuerdo=(dicho["acuerdo"] or "").strip(),
        responsable=tuple(dicho["responsable"] or ()),
        dirigida_a=dicho["dirigida_a"] or "",
        prioridad=prioridad.value if prioridad else None,
        buscados=tuple(
            Buscado(campo, tuple(dicho[nombre]))
            for nombre, campo in de_campos().items()
            if dicho[nombre]
        ),
        situaciones=tuple(dicho["situacion"] or ()),
        dias=dias_de_aviso(sesion, dicho.get("dias"), dicho.get("hasta")),
    )
