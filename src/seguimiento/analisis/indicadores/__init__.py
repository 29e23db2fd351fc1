"""Los indicadores: cada uno declarado una vez, con su definición y con los elementos que cuenta.

Un indicador nunca es un porcentaje suelto: es un numerador que forma parte de un denominador, unos
días con quién los tiene o un reparto, y siempre son listas de referencias. Sin nada que contar es
«s/d» (`None`), no cero. De esta declaración salen la tabla, el JSON, el informe y el manual.
"""

from collections.abc import Collection
from dataclasses import replace

from seguimiento.analisis.fotografia import Dimension, Fotografia, partir
from seguimiento.analisis.gemelas import gemelas

# el orden en que se importan es aquel en que se presentan
from seguimiento.analisis.indicadores import (  # isort: skip
    respuesta,
    recomendaciones,
    acciones,
    seguimiento,
)
from seguimiento.analisis.indicadores.registro import (
    DEFINICIONES,
    DefinicionDeIndicador,
    Fuente,
    Indicador,
    TramoDeRetraso,
    Unidad,
)
from seguimiento.analisis.indicadores.valores import (
    Cociente,
    Dias,
    Grupo,
    NoEsParte,
    Reparto,
    Valor,
)

__all__ = [
    "DEFINICIONES",
    "Cociente",
    "DefinicionDeIndicador",
    "Dias",
    "Fuente",
    "Grupo",
    "Indicador",
    "NoEsParte",
    "Reparto",
    "TramoDeRetraso",
    "Unidad",
    "Valor",
    "acciones",
    "indicadores",
    "por",
    "recomendaciones",
    "respuesta",
    "seguimiento",
]


def indicadores(
    foto: Fotografia,
    anterior: Fotografia | None = None,
    unidas: dict[str, str] | None = None,
    claves: Collection[str] = DEFINICIONES.keys(),
) -> tuple[Indicador, ...]:
    """Los indicadores que proceden, siempre en el mismo orden; si se piden por su clave, solo esos.

    `anterior` es la fotografía de la víspera del período; sin ella no hay ritmo. `unidas` son las
    gemelas de la cartera entera, si la fotografía es solo de una parte.
    """
    tramo = TramoDeRetraso(foto, anterior)
    iguales = gemelas(a.situada for a in foto.acciones) if unidas is None else unidas
    pedidos = (d for clave, d in DEFINICIONES.items() if clave in claves)
    valores = ((d, d.calcular(tramo)) for d in pedidos)
    return tuple(Indicador(d, valor, iguales) for d, valor in valores if valor is not None)


def por(
    foto: Fotografia,
    dimension: Dimension,
    anterior: Fotografia | None = None,
    unidas: dict[str, str] | None = None,
) -> dict[str, tuple[Indicador, ...]]:
    """Los indicadores de cada grupo, en su orden (ver `partir`).

    Lo que está en dos grupos cuenta en ambos: las cifras de los grupos no se suman. `unidas`, como en
    `indicadores`.
    """
    antes = partir(anterior, dimension) if anterior else {}
    # un grupo que antes no existía no tenía nada cerrado
    vacia = replace(anterior, recomendaciones=(), acciones=()) if anterior else None
    iguales = gemelas(a.situada for a in foto.acciones) if unidas is None else unidas
    return {
        grupo: indicadores(parte, antes.get(grupo, vacia), iguales)
        for grupo, parte in partir(foto, dimension).items()
    }
