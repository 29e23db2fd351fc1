"""Vocabularios de la configuración del repositorio."""

from seguimiento.vocabularios.base import Vocabulario


class NivelDeRegla(Vocabulario):
    """Severidad que una organización da a una regla."""

    ERROR = "error", "Error", "Impide dar por bueno el cambio."
    ADVERTENCIA = "advertencia", "Advertencia", "Se dice y no impide nada."
    NOTA = "nota", "Nota", "Dato de interés."
    DESACTIVADA = "desactivada", "Desactivada", "No se comprueba."
