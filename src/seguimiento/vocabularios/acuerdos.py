"""Vocabularios de acuerdos y reuniones."""

from seguimiento.vocabularios.base import Vocabulario


class EstadoDeAcuerdo(Vocabulario):
    """Vida de un acuerdo entre instituciones."""

    PROPUESTO = (
        "propuesto",
        "Propuesto",
        "Nadie lo ha aprobado: no genera alertas de reuniones.",
        ("borrador", "en negociación", "no aprobado"),
    )
    APROBADO = "aprobado", "Aprobado", "Aprobado, aún sin entrar en vigor.", ("firmado", "suscrito")
    VIGENTE = "vigente", "Vigente", "En vigor.", ("en vigor", "activo", "en curso")
    SUSPENDIDO = "suspendido", "Suspendido", "En pausa por decisión de las partes.", ("en pausa",)
    CONCLUIDO = "concluido", "Concluido", "Terminó.", ("terminado", "finalizado", "cerrado")


class SituacionDeAprobacion(Vocabulario):
    """Si la aprobación de un acuerdo ocurrió o solo se espera."""

    PREVISTA = "prevista", "Prevista", "Se espera para esa fecha."
    APROBADA = "aprobada", "Aprobada", "Ocurrió en esa fecha."


class SituacionDeGrupo(Vocabulario):
    """Si el grupo de seguimiento existe o solo se propone."""

    PROPUESTO = "propuesto", "Propuesto", "Alguien propone formarlo."
    CONSTITUIDO = "constituido", "Constituido", "Está formado."


class EstadoDeReunion(Vocabulario):
    """Qué pasó con una reunión."""

    CONVOCADA = (
        "convocada",
        "Convocada",
        "Tiene fecha y está por celebrarse.",
        ("prevista", "programada"),
    )
    CELEBRADA = "celebrada", "Celebrada", "Tuvo lugar.", ("realizada", "hecha")
    POSPUESTA = (
        "pospuesta",
        "Pospuesta",
        "Se dejó para otra fecha.",
        ("aplazada", "postergada", "reprogramada"),
    )
    CANCELADA = "cancelada", "Cancelada", "No se celebrará.", ("no celebrada", "anulada")


class Modalidad(Vocabulario):
    """Cómo se celebra una reunión."""

    PRESENCIAL = "presencial", "Presencial", "En un mismo lugar."
    VIRTUAL = "virtual", "Virtual", "A distancia.", ("en línea", "a distancia", "remota")
    HIBRIDA = "hibrida", "Híbrida", "Parte en un lugar y parte a distancia.", ("mixta",)


class EfectoDeDecision(Vocabulario):
    """Qué hace la decisión de una reunión con un compromiso."""

    CREA = "crea", "Crea", "El compromiso nace de esta decisión."
    MODIFICA = "modifica", "Modifica", "Cambia sus términos."
    PRORROGA = "prorroga", "Prorroga", "Amplía su plazo."
    CIERRA = "cierra", "Cierra", "Lo da por terminado."
