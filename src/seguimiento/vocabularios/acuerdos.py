"""Vocabularios de acuerdos y reuniones."""

from seguimiento.vocabularios.base import Vocabulario, rasgos


class EstadoDeAcuerdo(Vocabulario):
    """Vida de un acuerdo entre instituciones."""

    obliga: bool
    """Si de sus compromisos se espera ya cumplimiento."""
    genera_alertas: bool
    """Si se le exigen reuniones."""
    en_marcha: bool
    """Si debe constar quién lo acordó, quién lo sigue y con qué plazos."""

    PROPUESTO = (
        "propuesto",
        "Propuesto",
        "Nadie lo ha aprobado: no genera alertas de reuniones.",
        ("borrador", "en negociación", "no aprobado"),
        rasgos(obliga=False, genera_alertas=False, en_marcha=False),
    )
    APROBADO = (
        "aprobado",
        "Aprobado",
        "Aprobado, aún sin entrar en vigor.",
        ("firmado", "suscrito"),
        rasgos(obliga=True, genera_alertas=True, en_marcha=True),
    )
    VIGENTE = (
        "vigente",
        "Vigente",
        "En vigor.",
        ("en vigor", "activo", "en curso"),
        rasgos(obliga=True, genera_alertas=True, en_marcha=True),
    )
    SUSPENDIDO = (
        "suspendido",
        "Suspendido",
        "En pausa por decisión de las partes.",
        ("en pausa",),
        rasgos(obliga=True, genera_alertas=False, en_marcha=True),
    )
    CONCLUIDO = (
        "concluido",
        "Concluido",
        "Terminó.",
        ("terminado", "finalizado", "cerrado"),
        rasgos(obliga=True, genera_alertas=False, en_marcha=False),
    )


class SituacionDeAprobacion(Vocabulario):
    """Si la aprobación de un acuerdo ocurrió o solo se espera."""

    ocurrida: bool
    """Si su fecha es la de un hecho y no la de una previsión."""

    PREVISTA = "prevista", "Prevista", "Se espera para esa fecha.", rasgos(ocurrida=False)
    APROBADA = "aprobada", "Aprobada", "Ocurrió en esa fecha.", rasgos(ocurrida=True)


class SituacionDeGrupo(Vocabulario):
    """Si el grupo de seguimiento existe o solo se propone."""

    PROPUESTO = "propuesto", "Propuesto", "Alguien propone formarlo."
    CONSTITUIDO = "constituido", "Constituido", "Está formado."


class EstadoDeReunion(Vocabulario):
    """Qué pasó con una reunión."""

    celebrada: bool
    """Si tuvo lugar."""
    por_celebrar: bool
    """Si se la espera en su fecha, mientras no pase."""
    se_dejo: str
    """Qué se hizo con ella, si no se celebró ni se la espera: «pospuso»; vacío en las demás."""

    CONVOCADA = (
        "convocada",
        "Convocada",
        "Tiene fecha y está por celebrarse.",
        ("prevista", "programada"),
        rasgos(celebrada=False, por_celebrar=True, se_dejo=""),
    )
    CELEBRADA = (
        "celebrada",
        "Celebrada",
        "Tuvo lugar.",
        ("realizada", "hecha"),
        rasgos(celebrada=True, por_celebrar=False, se_dejo=""),
    )
    POSPUESTA = (
        "pospuesta",
        "Pospuesta",
        "Se dejó para otra fecha.",
        ("aplazada", "postergada", "reprogramada"),
        rasgos(celebrada=False, por_celebrar=False, se_dejo="pospuso"),
    )
    CANCELADA = (
        "cancelada",
        "Cancelada",
        "No se celebrará.",
        ("no celebrada", "anulada"),
        rasgos(celebrada=False, por_celebrar=False, se_dejo="canceló"),
    )


class Modalidad(Vocabulario):
    """Cómo se celebra una reunión."""

    PRESENCIAL = "presencial", "Presencial", "En un mismo lugar."
    VIRTUAL = "virtual", "Virtual", "A distancia.", ("en línea", "a distancia", "remota")
    HIBRIDA = "hibrida", "Híbrida", "Parte en un lugar y parte a distancia.", ("mixta",)


class EfectoDeDecision(Vocabulario):
    """Qué hace la decisión de una reunión con un compromiso."""

    crea: bool
    """Si el compromiso nace de ella."""
    prorroga: bool
    """Si ha de constar la prórroga del compromiso."""

    espera_compromiso: bool
    """Si, mientras no nombre un compromiso, falta saber en qué quedó."""

    CREA = (
        "crea",
        "Crea",
        "El compromiso nace de esta decisión.",
        rasgos(crea=True, prorroga=False, espera_compromiso=True),
    )
    MODIFICA = (
        "modifica",
        "Modifica",
        "Cambia sus términos.",
        rasgos(crea=False, prorroga=False, espera_compromiso=True),
    )
    PRORROGA = (
        "prorroga",
        "Prorroga",
        "Amplía su plazo.",
        rasgos(crea=False, prorroga=True, espera_compromiso=True),
    )
    CIERRA = (
        "cierra",
        "Cierra",
        "Lo da por terminado.",
        rasgos(crea=False, prorroga=False, espera_compromiso=True),
    )
    TOMA_NOTA = (
        "toma_nota",
        "Toma nota",
        "Solo consta: de ella no se espera ningún compromiso.",
        ("se da por enterado", "informativa", "ninguno", "none"),
        rasgos(crea=False, prorroga=False, espera_compromiso=False),
    )
