"""Los estados que se declaran de una acción o una recomendación, y el que de ellos se deriva."""

from seguimiento.vocabularios.base import Vocabulario, rasgos

_EN_CURSO = (
    *("en proceso", "en ejecución", "en implementación", "en marcha", "en trámite", "en atención"),
    *("en progreso", "en desarrollo", "en seguimiento", "con avance", "con avances"),
    *("iniciada", "empezada", "incompleta", "no completada", "no terminada", "inconclusa"),
    *("in progress", "in process", "ongoing", "on going", "underway", "under way", "initiated"),
    *(
        "started",
        "doing",
        "under implementation",
        "being implemented",
        "on track",
        "work in progress",
    ),
    *("en cours", "en cours d'exécution", "en cours de réalisation", "en cours de mise en œuvre"),
    *("entamée", "entamé", "commencée", "commencé"),
    *("em curso", "em andamento", "em execução", "em implementação", "em progresso"),
)
_A_MEDIAS = (
    *("parcial", "parcialmente", "parcialmente implementada", "parcialmente cumplida"),
    *("parcialmente atendida", "parcialmente completada", "completada parcialmente"),
    *("cumplida parcialmente", "cumplimiento parcial", "en parte"),
    *("partial", "partially", "partially implemented", "partly implemented", "partially completed"),
    *("partially achieved", "partially addressed", "open partially addressed"),
    *("partiellement mise en œuvre", "mise en œuvre partielle", "partiellement réalisée"),
    *("partiellement exécutée", "parcialmente concluída"),
)
_HECHA = (
    *("hecha", "terminada", "finalizada", "concluida", "cumplida", "realizada", "ejecutada"),
    *("atendida", "corregida", "solventada", "subsanada", "cerrada", "totalmente implementada"),
    *("completed", "complete", "done", "finished", "finalised", "finalized", "closed", "resolved"),
    *("implemented", "fully implemented", "closed implemented", "achieved", "fully achieved"),
    *("corrected", "addressed", "fully addressed", "closed completed"),
    *("achevée", "achevé", "terminée", "terminé", "réalisée", "réalisé", "exécutée", "exécuté"),
    *("mise en œuvre", "mis en œuvre", "intégralement mise en œuvre", "faite", "fait"),
    *("clôturée", "clôturé", "close", "clos", "complétée"),
    *("concluída", "cumprida", "feita", "encerrada", "executada"),
)
_SIN_EMPEZAR = (
    *("sin iniciar", "por iniciar", "sin empezar", "no empezada", "por hacer", "por empezar"),
    *("sin atender", "no atendida", "sin avance", "sin avances", "planificada", "programada"),
    *("abierta", "nueva"),
    *("not initiated", "not started", "not yet started", "pending", "to do", "todo", "backlog"),
    *("open", "open unresolved", "open resolved", "planned", "new", "not addressed"),
    *(
        "non commencée",
        "non commencé",
        "pas commencée",
        "pas commencé",
        "non entamée",
        "non démarrée",
    ),
    *("non initiée", "à faire", "en attente", "ouverte", "planifiée", "prévue"),
    *("não iniciada", "não iniciado", "pendente", "a fazer", "aberta", "não atendida", "planejada"),
)
_SUSPENDIDA = (
    *("anulada", "descartada", "suprimida", "desestimada", "retirada", "no se hará"),
    *("cancelled", "canceled", "withdrawn", "dropped", "discontinued", "abandoned"),
    *("won't do", "wont do", "won't fix", "wont fix", "closed not implemented", "declined"),
    *("annulée", "annulé", "abandonnée", "abandonné"),
)
_SIN_SENTIDO = (
    *("no aplica", "no procede", "sin objeto", "superada", "obsoleta", "sin efecto"),
    *("not applicable", "no longer applicable", "no longer relevant", "not relevant", "obsolete"),
    *("superseded", "overtaken by events", "closed superseded", "closed no longer applicable"),
    *("sans objet", "non applicable", "plus applicable", "caduque"),
    *("não aplicável", "não se aplica"),
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
            *("no realizada", "no implementada", "no cumplida", "incumplida", "not implemented"),
            *("no ejecutada", "not yet"),
            *("non mise en œuvre", "não implementada"),
        ),
        rasgos(terminal=False, empezada=False, cumple=False, cuenta=True),
    )
    EN_CURSO = (
        "en_curso",
        "En curso",
        "Hay avances documentados.",
        (*_EN_CURSO, *_A_MEDIAS, "implementada parcialmente"),
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
        _SUSPENDIDA,
        rasgos(terminal=True, empezada=True, cumple=False, cuenta=False),
    )
    NO_APLICABLE = (
        "no_aplicable",
        "No aplicable",
        "Perdió sentido; el comentario dice por qué.",
        _SIN_SENTIDO,
        rasgos(terminal=True, empezada=True, cumple=False, cuenta=False),
    )

    @property
    def exige(self) -> tuple[str, ...]:
        """Las claves de la entrada sin las que este estado no se entiende."""
        return () if self.cuenta else ("comentario",)

    @property
    def verificable(self) -> bool:
        """Si dice que algo se hizo o se dejó, de modo que una verificación puede rechazarlo."""
        return self.terminal

    @property
    def como_accion(self) -> "EstadoDeAccion":
        """Él mismo: así se pregunta igual por el de una recomendación."""
        return self


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
    """Si dice que algo se hizo o se dejó, de modo que hay qué verificar; rechazarlo reabre lo terminal."""
    derivado: EstadoDerivado
    """El estado de la recomendación mientras sea este el que se declara."""
    como_accion: EstadoDeAccion
    """El de una acción que empieza, cumple y cierra lo mismo."""

    PENDIENTE = (
        "pendiente",
        "Pendiente",
        "Aún no se ha empezado.",
        ("no iniciada", *_SIN_EMPEZAR),
        rasgos(
            terminal=False,
            empezada=False,
            verificable=False,
            derivado=EstadoDerivado.PENDIENTE,
            como_accion=EstadoDeAccion.NO_INICIADA,
        ),
    )
    EN_CURSO = (
        "en_curso",
        "En curso",
        "Hay avances documentados.",
        _EN_CURSO,
        rasgos(
            terminal=False,
            empezada=True,
            verificable=False,
            derivado=EstadoDerivado.EN_CURSO,
            como_accion=EstadoDeAccion.EN_CURSO,
        ),
    )
    IMPLEMENTADA_PARCIALMENTE = (
        "implementada_parcialmente",
        "Implementada parcialmente",
        "Se logró una parte de lo recomendado.",
        _A_MEDIAS,
        rasgos(
            terminal=False,
            empezada=True,
            verificable=True,
            derivado=EstadoDerivado.IMPLEMENTADA_PARCIALMENTE,
            como_accion=EstadoDeAccion.EN_CURSO,
        ),
    )
    IMPLEMENTADA = (
        "implementada",
        "Implementada",
        "Se logró lo recomendado.",
        (*_HECHA, "completada"),
        rasgos(
            terminal=True,
            empezada=True,
            verificable=True,
            derivado=EstadoDerivado.IMPLEMENTADA,
            como_accion=EstadoDeAccion.COMPLETADA,
        ),
    )
    NO_IMPLEMENTADA = (
        "no_implementada",
        "No implementada",
        "Se revisó y no se había logrado.",
        (
            *("no cumplida", "incumplida", "no realizada", "not implemented", "not achieved"),
            *("non mise en œuvre", "não implementada"),
        ),
        rasgos(
            terminal=False,
            empezada=False,
            verificable=True,
            derivado=EstadoDerivado.NO_IMPLEMENTADA,
            como_accion=EstadoDeAccion.EN_CURSO,
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
            como_accion=EstadoDeAccion.EN_CURSO,
        ),
    )
    NO_SE_IMPLEMENTARA = (
        "no_se_implementara",
        "No se implementará",
        "Se decidió no implementarla o se rechazó.",
        ("cancelada", "rechazada", *_SUSPENDIDA, *_SIN_SENTIDO),
        rasgos(
            terminal=True,
            empezada=True,
            verificable=True,
            derivado=EstadoDerivado.NO_SE_IMPLEMENTARA,
            como_accion=EstadoDeAccion.CANCELADA,
        ),
    )
