"""Vocabularios de evaluaciones, recomendaciones y acciones."""

from seguimiento.vocabularios.base import Vocabulario


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
        ("intermedia", "de medio plazo", "de medio periodo"),
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

    PERTINENCIA = "pertinencia", "Pertinencia", "¿Hace la intervención lo que debe?"
    COHERENCIA = "coherencia", "Coherencia", "¿Encaja con otras intervenciones?"
    EFICACIA = "eficacia", "Eficacia", "¿Logra sus objetivos?"
    EFICIENCIA = "eficiencia", "Eficiencia", "¿Aprovecha bien los recursos?"
    IMPACTO = "impacto", "Impacto", "¿Qué diferencia produce?"
    SOSTENIBILIDAD = "sostenibilidad", "Sostenibilidad", "¿Perdurarán los beneficios?"


class Decision(Vocabulario):
    """Decisión de la respuesta gerencial. Que no conste no es aceptar ni rechazar."""

    ACEPTADA = (
        "aceptada",
        "Aceptada",
        "La gerencia acepta la recomendación entera.",
        ("aprobada", "de acuerdo", "totalmente aceptada"),
    )
    ACEPTADA_PARCIALMENTE = (
        "aceptada_parcialmente",
        "Aceptada parcialmente",
        "La gerencia acepta una parte, que se dice en `alcance`.",
        ("parcialmente aceptada", "aceptada en parte", "parcialmente de acuerdo"),
    )
    RECHAZADA = (
        "rechazada",
        "Rechazada",
        "La gerencia no acepta la recomendación y dice por qué.",
        ("no aceptada", "denegada", "en desacuerdo"),
    )

    @property
    def exige(self) -> tuple[str, ...]:
        """Las claves de la respuesta sin las que la decisión no dice lo que debe."""
        match self:
            case Decision.ACEPTADA:
                return ()
            case Decision.ACEPTADA_PARCIALMENTE:
                return ("alcance", "justificacion")
            case Decision.RECHAZADA:
                return ("justificacion",)


_EN_CURSO = (
    *("en proceso", "en ejecución", "en implementación", "en marcha"),
    *("iniciada", "empezada", "incompleta", "no completada", "no terminada", "inconclusa"),
)
_HECHA = ("hecha", "terminada", "finalizada", "concluida", "cumplida", "realizada", "ejecutada")


class EstadoDeAccion(Vocabulario):
    """Estado declarado de una acción. «Vencida» no es un estado: se calcula."""

    NO_INICIADA = (
        "no_iniciada",
        "No iniciada",
        "No consta ningún avance.",
        (
            *("pendiente", "sin iniciar", "por iniciar", "sin empezar", "no empezada"),
            *("no realizada", "no implementada", "no cumplida", "incumplida"),
        ),
    )
    EN_CURSO = (
        "en_curso",
        "En curso",
        "Hay avances documentados.",
        (
            *_EN_CURSO,
            *("parcial", "parcialmente implementada", "implementada parcialmente"),
            *("parcialmente completada", "completada parcialmente"),
        ),
    )
    COMPLETADA = "completada", "Completada", "Se hizo lo comprometido.", (*_HECHA, "implementada")
    CANCELADA = (
        "cancelada",
        "Cancelada",
        "Se decidió no hacerla; el comentario dice por qué.",
        ("anulada", "descartada"),
    )
    NO_APLICABLE = (
        "no_aplicable",
        "No aplicable",
        "Perdió sentido; el comentario dice por qué.",
        ("no aplica", "no procede"),
    )

    @property
    def terminal(self) -> bool:
        """Si con este estado la acción deja de estar abierta."""
        return self in ESTADOS_TERMINALES

    @property
    def exige(self) -> tuple[str, ...]:
        """Las claves de la entrada sin las que este estado no se entiende."""
        return ("comentario",) if self.terminal and self is not self.COMPLETADA else ()


ESTADOS_TERMINALES = frozenset(
    {EstadoDeAccion.COMPLETADA, EstadoDeAccion.CANCELADA, EstadoDeAccion.NO_APLICABLE}
)


class EstadoDeRecomendacion(Vocabulario):
    """Estado que declara la bitácora de una recomendación que se sigue sin acciones."""

    PENDIENTE = (
        "pendiente",
        "Pendiente",
        "Aún no se ha empezado.",
        ("no iniciada", "sin iniciar", "por iniciar", "sin empezar", "no empezada"),
    )
    EN_CURSO = "en_curso", "En curso", "Hay avances documentados.", _EN_CURSO
    IMPLEMENTADA_PARCIALMENTE = (
        "implementada_parcialmente",
        "Implementada parcialmente",
        "Se logró una parte de lo recomendado.",
        ("parcial", "parcialmente implementada", "parcialmente cumplida"),
    )
    IMPLEMENTADA = (
        "implementada",
        "Implementada",
        "Se logró lo recomendado.",
        (*_HECHA, "completada"),
    )
    NO_IMPLEMENTADA = "no_implementada", "No implementada", "Se revisó y no se había logrado."
    NO_SE_IMPLEMENTARA = (
        "no_se_implementara",
        "No se implementará",
        "Se decidió no implementarla o se rechazó.",
        ("cancelada", "rechazada", "descartada"),
    )


class EstadoDerivado(Vocabulario):
    """Estado de una recomendación que se calcula de su respuesta y de sus acciones."""

    SIN_RESPUESTA = (
        "sin_respuesta",
        "Sin respuesta",
        "No consta respuesta ni seguimiento alguno en sus acciones.",
    )
    SIN_PLAN = "sin_plan", "Sin plan", "Respondida, pero sin acciones ni plan."
    PENDIENTE = "pendiente", "Pendiente", "Con acciones, ninguna empezada."
    EN_CURSO = "en_curso", "En curso", "Alguna acción está en curso."
    IMPLEMENTADA_PARCIALMENTE = (
        "implementada_parcialmente",
        "Implementada parcialmente",
        "Alguna acción está completada.",
    )
    IMPLEMENTADA = "implementada", "Implementada", "Todas las acciones que cuentan se completaron."
    NO_IMPLEMENTADA = "no_implementada", "No implementada", "Se revisó y no se había logrado."
    NO_SE_IMPLEMENTARA = (
        "no_se_implementara",
        "No se implementará",
        "Rechazada, o con todas sus acciones canceladas o no aplicables.",
    )


class ResultadoDeVerificacion(Vocabulario):
    """Resultado de verificar lo que se declaró."""

    VERIFICADA = (
        "verificada",
        "Verificada",
        "Se comprobó lo declarado.",
        ("comprobada", "confirmada", "conforme"),
    )
    VERIFICADA_CON_OBSERVACIONES = (
        "verificada_con_observaciones",
        "Verificada con observaciones",
        "Se comprobó lo declarado, con salvedades.",
        ("con observaciones", "verificada con salvedades", "verificada parcialmente"),
    )
    RECHAZADA = (
        "rechazada",
        "Rechazada",
        "No se sostiene lo declarado: la acción se reabre.",
        ("no verificada", "no confirmada", "no conforme"),
    )


class EstadoDeVerificacion(Vocabulario):
    """Cuánto respaldo tiene lo declarado (calculado)."""

    SIN_EVIDENCIA = "sin_evidencia", "Sin evidencia", "Nadie adjuntó una prueba."
    AUTODECLARADA = "autodeclarada", "Autodeclarada", "Hay evidencia, sin verificación ajena."
    VERIFICADA = "verificada", "Verificada", "Alguien comprobó lo declarado."
    RECHAZADA = "rechazada", "Rechazada", "La verificación no sostuvo lo declarado."


class Recurrencia(Vocabulario):
    """Cada cuánto se repite una acción o se reúne un grupo."""

    SEMANAL = "semanal", "Semanal", "Cada siete días."
    MENSUAL = "mensual", "Mensual", "Cada mes."
    BIMESTRAL = "bimestral", "Bimestral", "Cada dos meses."
    TRIMESTRAL = "trimestral", "Trimestral", "Cada tres meses."
    CUATRIMESTRAL = "cuatrimestral", "Cuatrimestral", "Cada cuatro meses."
    SEMESTRAL = "semestral", "Semestral", "Cada seis meses."
    ANUAL = "anual", "Anual", "Cada año."

    @property
    def meses(self) -> int:
        """Meses de cada período; 0 en la semanal, que se cuenta en días."""
        return MESES_DE_RECURRENCIA[self]


MESES_DE_RECURRENCIA = {
    Recurrencia.SEMANAL: 0,
    Recurrencia.MENSUAL: 1,
    Recurrencia.BIMESTRAL: 2,
    Recurrencia.TRIMESTRAL: 3,
    Recurrencia.CUATRIMESTRAL: 4,
    Recurrencia.SEMESTRAL: 6,
    Recurrencia.ANUAL: 12,
}


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
