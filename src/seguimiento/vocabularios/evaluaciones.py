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

    PERTINENCIA = "pertinencia", "Pertinencia", "¿Hace la intervención lo que debe?"
    COHERENCIA = "coherencia", "Coherencia", "¿Encaja con otras intervenciones?"
    EFICACIA = "eficacia", "Eficacia", "¿Logra sus objetivos?"
    EFICIENCIA = "eficiencia", "Eficiencia", "¿Aprovecha bien los recursos?"
    IMPACTO = "impacto", "Impacto", "¿Qué diferencia produce?"
    SOSTENIBILIDAD = "sostenibilidad", "Sostenibilidad", "¿Perdurarán los beneficios?"


class NivelDePrioridad(Vocabulario):
    """Con qué urgencia se recomienda, de más a menos. Con número, cuál es la más alta se configura."""

    ALTA = "alta", "Alta", "La que más urge.", ("alto", "high", "urgente", "muy alta", "crítica")
    MEDIA = "media", "Media", "La intermedia.", ("medio", "medium", "moderada", "normal")
    BAJA = "baja", "Baja", "La que menos urge.", ("bajo", "low")


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


_EN_CURSO = (
    *("en proceso", "en ejecución", "en implementación", "en marcha"),
    *("iniciada", "empezada", "incompleta", "no completada", "no terminada", "inconclusa"),
    *("in progress", "ongoing", "initiated", "under implementation"),
)
_HECHA = (
    *("hecha", "terminada", "finalizada", "concluida", "cumplida", "realizada", "ejecutada"),
    *("completed", "done", "implemented", "closed implemented"),
)
_SIN_EMPEZAR = (
    *("sin iniciar", "por iniciar", "sin empezar", "no empezada"),
    *("not initiated", "not started", "pending"),
)


class EstadoDeAccion(Vocabulario):
    """Estado declarado de una acción. «Vencida» no es un estado: se calcula."""

    terminal: bool
    """Si con este estado la acción deja de estar abierta."""
    empezada: bool
    """Si con este estado consta que algo se hizo o se decidió."""
    cumple: bool
    """Si se hizo lo comprometido."""
    cuenta: bool
    """Si de ella se espera cumplimiento: de lo que se decidió no hacer, no."""

    NO_INICIADA = (
        "no_iniciada",
        "No iniciada",
        "No consta ningún avance.",
        (
            *("pendiente", *_SIN_EMPEZAR),
            *("no realizada", "no implementada", "no cumplida", "incumplida"),
        ),
        rasgos(terminal=False, empezada=False, cumple=False, cuenta=True),
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
        rasgos(terminal=False, empezada=True, cumple=False, cuenta=True),
    )
    COMPLETADA = (
        "completada",
        "Completada",
        "Se hizo lo comprometido.",
        (*_HECHA, "implementada"),
        rasgos(terminal=True, empezada=True, cumple=True, cuenta=True),
    )
    CANCELADA = (
        "cancelada",
        "Cancelada",
        "Se decidió no hacerla; el comentario dice por qué.",
        ("anulada", "descartada", "cancelled"),
        rasgos(terminal=True, empezada=True, cumple=False, cuenta=False),
    )
    NO_APLICABLE = (
        "no_aplicable",
        "No aplicable",
        "Perdió sentido; el comentario dice por qué.",
        ("no aplica", "no procede", "not applicable", "no longer applicable"),
        rasgos(terminal=True, empezada=True, cumple=False, cuenta=False),
    )

    @property
    def exige(self) -> tuple[str, ...]:
        """Las claves de la entrada sin las que este estado no se entiende."""
        return () if self.cuenta else ("comentario",)


_SIN_LOGRAR = rasgos(abierta=True, implementada=False)


class EstadoDerivado(Vocabulario):
    """Estado de una recomendación que se calcula de su respuesta y de sus acciones."""

    abierta: bool
    """Si de la recomendación aún se espera algo."""
    implementada: bool
    """Si se logró lo recomendado."""

    SIN_RESPUESTA = (
        "sin_respuesta",
        "Sin respuesta ni avance",
        "No consta respuesta ni seguimiento alguno en sus acciones.",
        _SIN_LOGRAR,
    )
    SIN_PLAN = "sin_plan", "Sin plan", "Respondida, pero sin acciones ni plan.", _SIN_LOGRAR
    PENDIENTE = "pendiente", "Pendiente", "Con acciones, ninguna empezada.", _SIN_LOGRAR
    EN_CURSO = "en_curso", "En curso", "Alguna acción está en curso.", _SIN_LOGRAR
    IMPLEMENTADA_PARCIALMENTE = (
        "implementada_parcialmente",
        "Implementada parcialmente",
        "Alguna acción está completada.",
        _SIN_LOGRAR,
    )
    IMPLEMENTADA = (
        "implementada",
        "Implementada",
        "Todas las acciones que cuentan se completaron.",
        rasgos(abierta=False, implementada=True),
    )
    NO_IMPLEMENTADA = (
        "no_implementada",
        "No implementada",
        "Se revisó y no se había logrado.",
        _SIN_LOGRAR,
    )
    NO_DETERMINADO = (
        "no_determinado",
        "No determinado",
        "Se revisó y no pudo saberse si se había logrado: sigue abierta.",
        _SIN_LOGRAR,
    )
    NO_SE_IMPLEMENTARA = (
        "no_se_implementara",
        "No se implementará",
        "Rechazada, o con todas sus acciones canceladas o no aplicables.",
        rasgos(abierta=False, implementada=False),
    )


class EstadoDeRecomendacion(Vocabulario):
    """Estado que declara la bitácora de una recomendación que se sigue sin acciones."""

    terminal: bool
    """Si con este estado de la recomendación ya no se espera nada."""
    empezada: bool
    """Si con este estado consta que algo se hizo o se decidió."""
    verificable: bool
    """Si dice que algo se hizo, de modo que una verificación puede rechazarlo y reabrirla."""
    derivado: EstadoDerivado
    """El estado de la recomendación mientras sea este el que se declara."""

    PENDIENTE = (
        "pendiente",
        "Pendiente",
        "Aún no se ha empezado.",
        ("no iniciada", *_SIN_EMPEZAR),
        rasgos(
            terminal=False, empezada=False, verificable=False, derivado=EstadoDerivado.PENDIENTE
        ),
    )
    EN_CURSO = (
        "en_curso",
        "En curso",
        "Hay avances documentados.",
        _EN_CURSO,
        rasgos(terminal=False, empezada=True, verificable=False, derivado=EstadoDerivado.EN_CURSO),
    )
    IMPLEMENTADA_PARCIALMENTE = (
        "implementada_parcialmente",
        "Implementada parcialmente",
        "Se logró una parte de lo recomendado.",
        (
            *("parcial", "parcialmente implementada", "parcialmente cumplida"),
            *("partially implemented", "partially achieved"),
        ),
        rasgos(
            terminal=False,
            empezada=True,
            verificable=True,
            derivado=EstadoDerivado.IMPLEMENTADA_PARCIALMENTE,
        ),
    )
    IMPLEMENTADA = (
        "implementada",
        "Implementada",
        "Se logró lo recomendado.",
        (*_HECHA, "completada"),
        rasgos(
            terminal=True, empezada=True, verificable=True, derivado=EstadoDerivado.IMPLEMENTADA
        ),
    )
    NO_IMPLEMENTADA = (
        "no_implementada",
        "No implementada",
        "Se revisó y no se había logrado.",
        ("not implemented", "not achieved"),
        rasgos(
            terminal=False,
            empezada=False,
            verificable=True,
            derivado=EstadoDerivado.NO_IMPLEMENTADA,
        ),
    )
    NO_DETERMINADO = (
        "no_determinado",
        "No determinado",
        "Se revisó y no pudo saberse si se había logrado.",
        (
            *("no determinada", "indeterminado", "sin determinar", "no se pudo determinar"),
            *("undetermined", "not determined"),
        ),
        rasgos(
            terminal=False,
            empezada=False,
            verificable=False,
            derivado=EstadoDerivado.NO_DETERMINADO,
        ),
    )
    NO_SE_IMPLEMENTARA = (
        "no_se_implementara",
        "No se implementará",
        "Se decidió no implementarla o se rechazó.",
        ("cancelada", "rechazada", "descartada", "closed not implemented"),
        rasgos(
            terminal=True,
            empezada=True,
            verificable=True,
            derivado=EstadoDerivado.NO_SE_IMPLEMENTARA,
        ),
    )


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

    SEMANAL = "semanal", "Semanal", "Cada siete días.", rasgos(meses=0)
    MENSUAL = "mensual", "Mensual", "Cada mes.", rasgos(meses=1)
    BIMESTRAL = "bimestral", "Bimestral", "Cada dos meses.", rasgos(meses=2)
    TRIMESTRAL = "trimestral", "Trimestral", "Cada tres meses.", rasgos(meses=3)
    CUATRIMESTRAL = "cuatrimestral", "Cuatrimestral", "Cada cuatro meses.", rasgos(meses=4)
    SEMESTRAL = "semestral", "Semestral", "Cada seis meses.", rasgos(meses=6)
    ANUAL = "anual", "Anual", "Cada año.", rasgos(meses=12)


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
