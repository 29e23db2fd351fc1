"""Vocabularios de evaluaciones, recomendaciones y acciones."""

from seguimiento.vocabularios.base import Vocabulario, rasgos


class TipoDeEvaluacion(Vocabulario):
    """Momento o alcance de la evaluación."""

    INICIAL = (
        "inicial",
        "Inicial",
        "Antes de empezar la intervención o en su arranque.",
        ("ex ante", "línea de base"),
    )
    MEDIO_TERMINO = (
        "medio_termino",
        "De medio término",
        "Hacia la mitad de la intervención.",
        ("intermedia", "de medio plazo", "de medio periodo", "mid term"),
    )
    FINAL = "final", "Final", "Al terminar la intervención.", ("de cierre",)
    EX_POST = "ex_post", "Ex post", "Cierto tiempo después de terminada la intervención."
    TEMATICA = "tematica", "Temática", "De un tema que cruza varias intervenciones."
    OTRA = "otra", "Otra", "Ninguna de las anteriores."


class Conduccion(Vocabulario):
    """Quién condujo la evaluación."""

    INDEPENDIENTE = (
        "independiente",
        "Independiente",
        "La condujo alguien ajeno a la intervención.",
        ("externa",),
    )
    INTERNA = "interna", "Interna", "La condujo la propia organización."
    AUTOEVALUACION = "autoevaluacion", "Autoevaluación", "La condujo el equipo que ejecuta."
    CONJUNTA = "conjunta", "Conjunta", "La condujeron varias organizaciones."


class CriterioCAD(Vocabulario):
    """Criterios de evaluación del CAD-OCDE."""

    PERTINENCIA = (
        "pertinencia",
        "Pertinencia",
        "¿Hace la intervención lo que debe?",
        (
            "relevance",
            "relevancia",
            "pertinence",
            "relevância",
        ),
    )
    COHERENCIA = (
        "coherencia",
        "Coherencia",
        "¿Encaja con otras intervenciones?",
        (
            "coherence",
            "cohérence",
            "coerência",
        ),
    )
    EFICACIA = (
        "eficacia",
        "Eficacia",
        "¿Logra sus objetivos?",
        (
            "effectiveness",
            "efectividad",
            "efficacité",
        ),
    )
    EFICIENCIA = (
        "eficiencia",
        "Eficiencia",
        "¿Aprovecha bien los recursos?",
        (
            "efficiency",
            "efficience",
        ),
    )
    IMPACTO = "impacto", "Impacto", "¿Qué diferencia produce?", ("impact",)
    SOSTENIBILIDAD = (
        "sostenibilidad",
        "Sostenibilidad",
        "¿Perdurarán los beneficios?",
        (
            "sustainability",
            "sustentabilidad",
            "durabilité",
            "viabilité",
            "sustentabilidade",
        ),
    )


class NivelDePrioridad(Vocabulario):
    """Con qué urgencia se recomienda, de más a menos. Con número, cuál es la más alta se configura."""

    ALTA = (
        "alta",
        "Alta",
        "La que más urge.",
        (
            *("alto", "urgente", "muy alta", "muy alto", "crítica", "crítico"),
            *("high", "highest", "very high", "urgent", "important", "critical"),
            *("élevée", "élevé", "haute", "très élevée", "critique"),
        ),
    )
    MEDIA = (
        "media",
        "Media",
        "La intermedia.",
        (
            *("medio", "moderada", "moderado", "mediana", "intermedia", "normal"),
            *("medium", "moderate", "moyenne", "moyen", "modérée"),
        ),
    )
    BAJA = (
        "baja",
        "Baja",
        "La que menos urge.",
        (
            *("bajo", "muy baja", "menor", "low", "lowest", "very low", "minor"),
            *("faible", "basse", "baixa", "baixo"),
        ),
    )


class Disponibilidad(Vocabulario):
    """Si hay con qué pagar una acción."""

    SI = "si", "Sí", "Están disponibles."
    PARCIAL = "parcial", "En parte", "Hay una parte; falta el resto."
    NO = "no", "No", "Faltan."


class Eficacia(Vocabulario):
    """Si lo que se hizo resolvió lo que se buscaba, según quien lo comprueba."""

    SI = "si", "Sí", "Se resolvió lo que se buscaba.", ("eficaz",)
    PARCIAL = "parcial", "En parte", "Se resolvió en parte.", ("parcialmente eficaz",)
    NO = "no", "No", "Se hizo, y no resolvió lo que se buscaba.", ("ineficaz",)


class ResultadoDeVerificacion(Vocabulario):
    """Resultado de verificar lo que se declaró."""

    sostiene: bool
    """Si lo declarado se tiene por comprobado; si no, la acción se reabre."""

    VERIFICADA = (
        "verificada",
        "Verificada",
        "Se comprobó lo declarado.",
        ("comprobada", "confirmada", "conforme"),
        rasgos(sostiene=True),
    )
    VERIFICADA_CON_OBSERVACIONES = (
        "verificada_con_observaciones",
        "Verificada con observaciones",
        "Se comprobó lo declarado, con salvedades.",
        ("con observaciones", "verificada con salvedades", "verificada parcialmente"),
        rasgos(sostiene=True),
    )
    RECHAZADA = (
        "rechazada",
        "Rechazada",
        "No se sostiene lo declarado: la acción se reabre.",
        ("no verificada", "no confirmada", "no conforme"),
        rasgos(sostiene=False),
    )


_SIN_COMPROBAR = rasgos(comprobada=False, rechazada=False)


class EstadoDeVerificacion(Vocabulario):
    """Cuánto respaldo tiene lo declarado (calculado)."""

    comprobada: bool
    """Si alguien lo comprobó y se sostenía."""
    rechazada: bool
    """Si alguien lo comprobó y no se sostenía."""

    SIN_EVIDENCIA = "sin_evidencia", "Sin evidencia", "Nadie adjuntó una prueba.", _SIN_COMPROBAR
    AUTODECLARADA = (
        "autodeclarada",
        "Autodeclarada",
        "Hay evidencia, sin verificación ajena.",
        _SIN_COMPROBAR,
    )
    VERIFICADA = (
        "verificada",
        "Verificada",
        "Alguien comprobó lo declarado.",
        rasgos(comprobada=True, rechazada=False),
    )
    RECHAZADA = (
        "rechazada",
        "Rechazada",
        "La verificación no sostuvo lo declarado.",
        rasgos(comprobada=False, rechazada=True),
    )


class Recurrencia(Vocabulario):
    """Cada cuánto se repite una acción o se reúne un grupo."""

    meses: int
    """Meses de cada período; 0 en la semanal, que se cuenta en días."""

    SEMANAL = (
        "semanal",
        "Semanal",
        "Cada siete días.",
        (
            "cada semana",
            "weekly",
            "hebdomadaire",
        ),
        rasgos(meses=0),
    )
    MENSUAL = (
        "mensual",
        "Mensual",
        "Cada mes.",
        (
            "cada mes",
            "monthly",
            "mensuel",
            "mensuelle",
            "mensal",
        ),
        rasgos(meses=1),
    )
    BIMESTRAL = (
        "bimestral",
        "Bimestral",
        "Cada dos meses.",
        (
            "bimensual",
            "every two months",
            "bimestriel",
        ),
        rasgos(meses=2),
    )
    TRIMESTRAL = (
        "trimestral",
        "Trimestral",
        "Cada tres meses.",
        (
            "cada trimestre",
            "quarterly",
            "trimestriel",
            "trimestrielle",
        ),
        rasgos(meses=3),
    )
    CUATRIMESTRAL = (
        "cuatrimestral",
        "Cuatrimestral",
        "Cada cuatro meses.",
        (
            "cada cuatrimestre",
            "quadrimestral",
        ),
        rasgos(meses=4),
    )
    SEMESTRAL = (
        "semestral",
        "Semestral",
        "Cada seis meses.",
        (
            "cada semestre",
            "biannual",
            "half yearly",
            "every six months",
            "semestriel",
        ),
        rasgos(meses=6),
    )
    ANUAL = (
        "anual",
        "Anual",
        "Cada año.",
        (
            "cada año",
            "annual",
            "yearly",
            "annuel",
            "annuelle",
            "anualmente",
        ),
        rasgos(meses=12),
    )


class SituacionDeAccion(Vocabulario):
    """Situación de una acción a una fecha de corte. Se calcula y nunca se guarda."""

    VENCIDA = "vencida", "Vencida", "Abierta y con el plazo vigente anterior a la fecha de corte."
    POR_VENCER = "por_vencer", "Por vencer", "Abierta y con el plazo dentro del margen de aviso."
    EN_PLAZO = "en_plazo", "En plazo", "Abierta y con el plazo más allá del margen de aviso."
    SIN_PLAZO = "sin_plazo", "Sin plazo", "Abierta y sin plazo: nunca cuenta como «al día»."
    CERRADA = "cerrada", "Cerrada", "En estado terminal y no rechazada por la verificación."


class Marca(Vocabulario):
    """Señales que acompañan a la situación de una acción."""

    SIN_SEGUIMIENTO = "sin_seguimiento", "sin seguimiento", "No tiene ninguna entrada."
    SIN_NOVEDAD = (
        "sin_novedad",
        "sin novedad",
        "Hace más de `dias_sin_novedad` que no se anota nada.",
    )
    DEBIA_EMPEZAR = "debia_empezar", "debía empezar", "Pasó su inicio y sigue sin iniciar."
    POR_VERIFICAR = "por_verificar", "por verificar", "Completada y sin verificación."
    SIN_EVIDENCIA = "sin_evidencia", "sin evidencia", "Completada y sin ninguna evidencia."
    PRORROGADA = "prorrogada", "prorrogada", "Su plazo se amplió al menos una vez."
    MISMA_QUE = "misma_que", "misma que otra", "Es la misma acción bajo otra recomendación."
