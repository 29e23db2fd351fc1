"""Qué severidad da una organización a cada código, y con cuáles se juzga un cambio."""

from seguimiento.diagnosticos import CATALOGO, Severidad, es_ajustable
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.vocabularios import NivelDeRegla, total

DE_HISTORIA = "SEG6"
"""Cómo empiezan los códigos que comparan con una base."""
_SEVERIDADES = total(
    {
        NivelDeRegla.ERROR: Severidad.ERROR,
        NivelDeRegla.ADVERTENCIA: Severidad.ADVERTENCIA,
        NivelDeRegla.NOTA: Severidad.NOTA,
        NivelDeRegla.DESACTIVADA: None,
    }
)


def severidad(codigo: str, configuracion: Configuracion) -> Severidad | None:
    """La severidad que la organización da a un código; `None` si lo desactivó."""
    nivel = configuracion.reglas.get(codigo)
    if nivel is None or not es_ajustable(codigo):
        return CATALOGO[codigo].severidad
    return _SEVERIDADES[nivel]


def rebajada(codigo: str, antes: Configuracion, despues: Configuracion) -> bool:
    """Si un código pesa menos después que antes."""
    return _peso(severidad(codigo, antes)) > _peso(severidad(codigo, despues))


def _peso(una: Severidad | None) -> int:
    return 0 if una is None else len(Severidad) - una.orden


def que_juzga(antes: Configuracion, despues: Configuracion) -> Configuracion:
    """La configuración de después, con el peso de antes en las reglas de historia que se rebajan."""
    rebajadas = {c for c in CATALOGO if c.startswith(DE_HISTORIA) and rebajada(c, antes, despues)}
    if not rebajadas:
        return despues
    reglas = {c: nivel for c, nivel in despues.reglas.items() if c not in rebajadas}
    reglas |= {c: antes.reglas[c] for c in sorted(rebajadas) if c in antes.reglas}
    return despues.model_copy(update={"reglas": reglas})
