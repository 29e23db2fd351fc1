"""A quiénes se nombra en los registros, y a cuáles de ellos se refiere lo que alguien escribe."""

from seguimiento.analisis.actores import actores_de, canonico, se_refiere_a
from seguimiento.modelo.cartera import Cartera
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.modelo.evaluacion import Recomendacion
from seguimiento.redaccion import orden_natural


def nombrados(cartera: Cartera) -> list[str]:
    """Los nombres canónicos de quienes responden, lideran, acompañan o reciben una recomendación."""
    escritos = (*quienes_actuan(cartera), *se_dirigen_a(cartera))
    canonicos = {canonico(nombre, cartera.configuracion) for nombre in escritos}
    return sorted(canonicos, key=orden_natural)


def quienes_actuan(cartera: Cartera) -> list[str]:
    """Los nombres, sin repetir y como están escritos, de quienes responden, lideran o acompañan."""
    acciones = (situada.accion for situada in (*cartera.acciones(), *cartera.compromisos()))
    propias = (situada.recomendacion for situada in cartera.recomendaciones())
    return [*dict.fromkeys(n for una in (*acciones, *propias) for _, n in actores_de(una))]


def se_dirigen_a(cartera: Cartera) -> list[str]:
    """Los nombres, sin repetir y como están escritos, de quienes reciben una recomendación."""
    recomendaciones = (situada.recomendacion for situada in cartera.recomendaciones())
    return [*dict.fromkeys(nombre for una in recomendaciones for nombre in una.dirigida_a)]


def va_dirigida(recomendacion: Recomendacion, buscado: str, configuracion: Configuracion) -> bool:
    """Si la recomendación se dirige a quien se busca."""
    return any(se_refiere_a(n, buscado, configuracion) for n in recomendacion.dirigida_a)


def figura_en(recomendacion: Recomendacion, buscado: str, configuracion: Configuracion) -> bool:
    """Si quien se busca responde de la recomendación misma, la lidera o la acompaña."""
    return any(se_refiere_a(n, buscado, configuracion) for _, n in actores_de(recomendacion))
