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
            *("aprobada", "de acuerdo", "totalmente aceptada", "se acepta"),
            *("accepted", "fully accepted", "agree", "agreed", "concur"),
        ),
        rasgos(acepta=True, rechaza=False, exige=()),
    )
    ACEPTADA_PARCIALMENTE = (
        "aceptada_parcialmente",
        "Aceptada parcialmente",
        "La gerencia acepta una parte, que se dice en `alcance`.",
        (
            *("parcialmente aceptada", "aceptada en parte", "parcialmente de acuerdo"),
            *("partially accepted", "partially agree", "partially agreed", "partially concur"),
        ),
        rasgos(acepta=True, rechaza=False, exige=("alcance", "justificacion")),
    )
    RECHAZADA = (
        "rechazada",
        "Rechazada",
        "La gerencia no acepta la recomendación y dice por qué.",
        (
            *("no aceptada", "no se acepta", "denegada", "en desacuerdo"),
            *("rejected", "not accepted", "disagree", "not agreed", "do not concur"),
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
