"""Vocabularios de la respuesta gerencial."""

from seguimiento.vocabularios.base import Vocabulario, rasgos


class Decision(Vocabulario):
    """Decisión de la respuesta gerencial. Que no conste no es aceptar ni rechazar."""

    acepta: bool
    """Si acepta la recomendación, entera o en parte."""
    rechaza: bool
    """Si por ella la recomendación no se implementará."""
    exige: tuple[str, ...]
    """Las claves de la respuesta sin las que la decisión no dice lo que debe."""

    ACEPTADA = (
        "aceptada",
        "Aceptada",
        "La gerencia acepta la recomendación entera.",
        (
            *("aprobada", "de acuerdo", "totalmente aceptada", "se acepta", "acepta", "aceptar"),
            *("totalmente de acuerdo", "se está de acuerdo", "acogida", "se acoge"),
            *("accepted", "fully accepted", "accept", "accepts", "agree", "agreed", "agrees"),
            *("fully agree", "fully agreed", "concur", "concurs", "concurred", "supported"),
            *("acceptée", "accepté", "entièrement acceptée", "d'accord", "approuvée"),
            *("aceita", "aceito", "totalmente aceita", "acatada", "concorda"),
        ),
        rasgos(acepta=True, rechaza=False, exige=()),
    )
    ACEPTADA_PARCIALMENTE = (
        "aceptada_parcialmente",
        "Aceptada parcialmente",
        "La gerencia acepta una parte, que se dice en `alcance`.",
        (
            *("parcialmente aceptada", "aceptada en parte", "parcialmente de acuerdo"),
            *("aceptar parcialmente", "acepta parcialmente", "se acepta parcialmente"),
            *("de acuerdo parcialmente", "parcialmente", "parcial", "aceptación parcial"),
            *("partially accepted", "partially agree", "partially agreed", "partially concur"),
            *("partially concurred", "partially supported", "partly accepted", "partly agree"),
            *("partly agreed", "accepted in part", "partially", "partial"),
            *("partiellement acceptée", "partiellement accepté", "acceptée en partie"),
            *("acceptée partiellement", "accepté partiellement", "partiellement d'accord"),
            *("parcialmente aceita", "aceita parcialmente", "aceita em parte"),
            *("acatada parcialmente", "concorda parcialmente"),
        ),
        rasgos(acepta=True, rechaza=False, exige=("alcance", "justificacion")),
    )
    RECHAZADA = (
        "rechazada",
        "Rechazada",
        "La gerencia no acepta la recomendación y dice por qué.",
        (
            *("no aceptada", "no se acepta", "no acepta", "denegada", "en desacuerdo", "rechazar"),
            *("se rechaza", "no se acoge", "no acogida"),
            *("rejected", "reject", "not accepted", "disagree", "disagreed", "disagrees"),
            *("not agreed", "do not agree", "do not concur", "does not concur", "non concur"),
            *("not supported", "does not agree"),
            *("rejetée", "rejeté", "refusée", "non acceptée", "pas d'accord"),
            *("rejeitada", "recusada", "não aceita", "não acatada", "discorda"),
        ),
        rasgos(acepta=False, rechaza=True, exige=("justificacion",)),
    )


class SituacionDeRespuesta(Vocabulario):
    """En qué punto está lo que la gerencia contesta."""

    vale: bool
    """Si es ya la respuesta: un borrador, todavía no."""

    BORRADOR = (
        "borrador",
        "Borrador",
        "Escrita y sin aprobar: aún no es respuesta.",
        ("provisional", "propuesta", "en consulta", "preliminar"),
        rasgos(vale=False),
    )
    APROBADA = (
        "aprobada",
        "Aprobada",
        "La gerencia la da por suya.",
        ("definitiva", "final", "firmada"),
        rasgos(vale=True),
    )
