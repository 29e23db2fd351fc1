"""A quiénes se nombra en los registros, y a cuáles de ellos se refiere lo que alguien escribe."""

from collections.abc import Iterator

from seguimiento.analisis.actores import actores_de, canonico, se_refiere_a
from seguimiento.modelo.cartera import Cartera
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.modelo.evaluacion import Recomendacion
from seguimiento.redaccion import plegado


def nombrados(cartera: Cartera) -> list[str]:
    """Los nombres canónicos de quienes responden, lideran, acompañan o reciben una recomendación."""
    canonicos = {canonico(nombre, cartera.configuracion) for nombre in _escritos(cartera)}
    return sorted(canonicos, key=plegado)


def _escritos(cartera: Cartera) -> Iterator[str]:
    for situada in (*cartera.acciones(), *cartera.compromisos()):
        for _, nombre in actores_de(situada.accion):
            yield nombre
    for recomendacion in cartera.recomendaciones():
        yield from recomendacion.recomendacion.dirigida_a


def va_dirigida(recomendacion: Recomendacion, buscado: str, configuracion: Configuracion) -> bool:
    """Si la recomendación se dirige a quien se busca."""
    return any(se_refiere_a(n, buscado, configuracion) for n in recomendacion.dirigida_a)
