"""Dónde va cada columna de una tabla según el ancho que hay."""

from collections.abc import Sequence
from dataclasses import dataclass

from seguimiento.piezas import Columna

MARGEN = 2
"""Columnas en blanco a la izquierda de una tabla."""
HUECO = 2
"""Columnas en blanco entre dos columnas de una tabla."""
MINIMO_DE_UN_RENGLON = 12
"""Con menos sitio para ella, la primera columna larga de un renglón no se lee."""
MINIMO_DE_UN_NOMBRE = 16
"""Con menos, dos nombres cortados se parecen demasiado."""
MINIMO_DE_LA_PRIMERA = 36
"""Con menos ancho, la primera columna larga se lee mejor debajo de las cortas."""


@dataclass(frozen=True, slots=True)
class Disposicion:
    """Qué columnas van en línea y cuáles debajo; los números son sus índices en la tabla."""

    en_linea: list[int]
    plegadas: list[int]
    """Las que pasan a ser líneas debajo."""
    anchos: dict[int, int]
    holgura: int = 0
    """Cuántas líneas más puede ocupar un texto largo porque comparte el ancho con otros."""
    apilada: bool = False
    """Si ninguna columna larga va en la línea de las cortas."""
    desborda: bool = False
    """Si ni las cortas caben en una línea."""


def la_que_mejor_se_lee(
    columnas: Sequence[Columna],
    en_orden: list[int],
    cortas: dict[int, int],
    largas: dict[int, int],
    libre: int,
) -> Disposicion:
    """Cada columna en su sitio; si no caben, las largas tras la primera; si tampoco, debajo.

    `cortas` y `largas` dicen el ancho que pide cada una; `libre`, el que dejan las cortas.
    """
    reparto = _reparto(columnas, largas, libre - HUECO * (len(largas) - 1))
    if all(reparto[i] >= min(largas[i], columnas[i].minimo) for i in largas) and libre >= 0:
        return Disposicion(en_orden, [], cortas | reparto, holgura=int(len(largas) > 1))
    primera, *otras = largas or [-1]
    en_linea = [i for i in en_orden if i not in otras]
    # una corta tras la primera larga dejaría sin sitio a lo que se pliega bajo esta
    if en_linea[-1] == primera and libre >= min(largas[primera], MINIMO_DE_LA_PRIMERA):
        return Disposicion(en_linea, otras, cortas | {primera: libre})
    return Disposicion(list(cortas), list(largas), cortas, apilada=True, desborda=libre + HUECO < 0)


def en_un_renglon(
    en_orden: list[int], cortas: list[int], pide: dict[int, int], propio: int, columnas: int
) -> Disposicion:
    """Todo en una línea; si no hay sitio para las largas, queda la última, que es de quién; si tampoco, ninguna.

    Lo que sobre o falte es de la primera larga, que se corta; las cortas, nunca. `pide` dice el ancho
    de cada columna; `propio`, el de la última corta en esta fila: si alguna deja menos de media pantalla
    para lo demás, no se alinea con las otras.
    """
    anchos = {i: pide[i] for i in cortas}
    libre = columnas - MARGEN - sum(anchos.values()) - HUECO * len(cortas)
    primera, ultima, *_ = [*(i for i in en_orden if i not in cortas), -1, -1]
    tope, maximo = max(columnas // 5, MINIMO_DE_UN_NOMBRE), columnas
    if libre < columnas // 2:
        libre += anchos[cortas[-1]] - propio
        anchos[cortas[-1]] = propio
    elif primera >= 0:
        tope = max(libre * 2 // 5, libre - pide[primera] - HUECO, tope)
        maximo = pide[primera]
    desborda = libre + HUECO < 0
    ancho_de_la_ultima = min(pide.get(ultima, 0), tope)
    if libre - ancho_de_la_ultima - HUECO < MINIMO_DE_UN_RENGLON:
        # la primera no tendrá sitio: el suyo es de la última
        ancho_de_la_ultima = min(pide.get(ultima, 0), max(libre, MINIMO_DE_UN_NOMBRE))
    if ultima >= 0 and libre >= ancho_de_la_ultima:
        anchos[ultima] = ancho_de_la_ultima
        libre -= ancho_de_la_ultima + HUECO
    if libre >= MINIMO_DE_UN_RENGLON and primera >= 0:
        anchos[primera] = min(libre, maximo)
    return Disposicion([i for i in en_orden if i in anchos], [], anchos, desborda=desborda)


def _reparto(columnas: Sequence[Columna], largas: dict[int, int], libre: int) -> dict[int, int]:
    """El ancho de cada columna larga: el que pide o, si no hay para todas, según su peso."""
    reparto: dict[int, int] = {}
    pendientes = dict(largas)
    while pendientes:
        pesos = sum(columnas[i].peso for i in pendientes)
        holgadas = {i for i, pide in pendientes.items() if pide * pesos <= libre * columnas[i].peso}
        if not holgadas:
            return reparto | {i: libre * columnas[i].peso // pesos for i in pendientes}
        for i in holgadas:
            reparto[i] = pendientes.pop(i)
            libre -= reparto[i]
    return reparto
