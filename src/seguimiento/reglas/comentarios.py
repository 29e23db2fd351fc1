"""Cuándo el comentario de una entrada desmiente su estado.

Se prefiere callar a acusar en falso: basta una palabra que haga compatibles el estado y el comentario
(«se pospuso en marzo y se celebró en mayo») para no decir nada. Las expresiones se buscan en el texto
plegado, sin tildes ni mayúsculas, y no cuentan si las niega algo que las precede en su frase.
"""

import re
from dataclasses import dataclass

from seguimiento.redaccion import plegado
from seguimiento.vocabularios import EstadoDeAccion, total

_CORTE = re.compile(r"[.;:()!?]|\b(?:pero|aunque|sino)\b")
_NEGACION = re.compile(r"\b(?:no|ni|nunca|jamas|tampoco|sin|nada)\b")

_AL_EMPEZAR = r"(?:^|(?<=[.;:] ))"
_HECHO = r"(?:complet|finaliz|realiz|celebr|ejecut|efectu|termin|implement)"
_SE_HIZO = (
    rf"\b{_HECHO}(?:o|aron)\b|\bhizo\b|\bhicieron\b|\b(?:conclu|cumpl)(?:yo|yeron|io|ieron)\b"
    r"|\bllev(?:o|aron) a cabo\b"
)
_HECHA = rf"\b(?:{_HECHO}ad|concluid|cumplid|llevad)[oa]s?\b"


@dataclass(frozen=True, slots=True)
class _Prueba:
    """Qué expresiones desmienten un estado y cuáles, en cualquier sitio, lo hacen compatible."""

    contrario: re.Pattern[str]
    salvo: re.Pattern[str]
    indicios: tuple[str, ...]
    """Trozos de los que alguno está siempre en lo que halla `contrario`.

    Casi ningún comentario tiene uno, y mirarlo cuesta mucho menos que la expresión entera.
    """


_NO_SE_HIZO = (
    r"\bno (?:se )?(?:l[aeo]s? )?"
    r"(?:(?:ha|han|habia|pudo|pudieron|logro|lograron|fue|fueron|sido|esta|estan) )*"
    rf"(?:{_HECHO}\w*|conclu(?:yo|yeron|id\w+|ir)|hizo|hicieron|hech[oa]s?|hacer|llev\w+ a cabo"
    r"|(?:empez|comenz|inici)\w+)\b"
    # «no se hicieron cambios», «no se realizó hasta mayo» y «no se completó a tiempo» no la niegan
    r"(?! (?:ningun|mas|otr|cambi|ajust|observaci|modificaci|comentari|correcci|gast|necesari)\w*"
    r"| (?:falta|hasta|antes|en|a tiempo|con retraso|el plazo|la fecha)\b)"
)
_SE_DEJO = (
    r"\b(?:cancelad|pospuest|aplazad|postergad|suspendid|diferid|disuelt|abandonad|descartad)[oa]s?\b"
    r"|\b(?:se |fue )?(?:cancel|suspend|aplaz|posterg|disolv|abandon|descart|difir)(?:o|io|aron|ieron)\b"
    r"|\bdej(?:o|aron) (?:de existir|sin efecto)\b|\bse post?pus(?:o|ieron)\b"
)
_PENDIENTE = (
    r"(?<!estaba )(?<!estaban )(?<!quedaba )(?<!quedaban )(?<!lo )(?<!los )\bpendientes?\b"
    # lo que sigue a «completada» en un circuito normal no la desmiente
    r"(?! (?:de|por) (?:la |el |su )?(?:verific|valid|aprob|revis|confirm|adjunt|subir|carg|public"
    r"|difu|pag|firm|archiv)| para\b)"
)

_PRUEBAS: dict[EstadoDeAccion, _Prueba | None] = total(
    {
        EstadoDeAccion.EN_CURSO: None,
        EstadoDeAccion.NO_APLICABLE: None,
        EstadoDeAccion.COMPLETADA: _Prueba(
            re.compile(f"{_NO_SE_HIZO}|{_SE_DEJO}|{_PENDIENTE}"),
            # «cancelada» se dice también de una factura
            re.compile(
                rf"{_SE_HIZO}|{_HECHA}|\b(?:asist|retom|reanud|public|entreg|impart|envi|difund)\w*(?:o|on)\b"
                r"|\b(?:retomad|reanudad|publicad|entregad|impartid)[oa]s?\b"
                # pero «se canceló por falta de fondos» dice por qué se dejó
                r"|(?<!falta de )(?<!faltar )(?<!carencia de )\b(?:factura|pago|cuota|deuda|saldo|honorario"
                r"|monto|valor|fondo|recurso|presupuesto)s?\b"
            ),
            (
                *("no ", "cancel", "pospu", "postpus", "aplaz", "posterg", "suspend", "pendiente"),
                *("disol", "disuel", "abandon", "descart", "difir", "diferid"),
                *("de existir", "sin efecto"),
            ),
        ),
        EstadoDeAccion.CANCELADA: _Prueba(
            re.compile(
                rf"{_AL_EMPEZAR}(?:la )?(?:(?:accion|actividad|reunion|tarea) )?(?:ya )?"
                rf"(?:(?:fue|esta|quedo|ha sido) )?{_HECHA}|\b(?:se|la|lo) (?:{_SE_HIZO})"
            ),
            re.compile(
                r"\b(?:no|sin|ya no|falta|antes|hasta|fase|part\w+|primer\w*|en lugar|otr[oa]s?"
                r"|(?:cancel|suspend|descart|desist|elimin|sustit|reemplaz|fusion|integr|retir|cierr|cerr)\w*"
                r"|(?:proyecto|programa|convenio|contrato|fondo|financi|presupuest|plazo|vigencia)\w*)\b"
            ),
            (
                *("complet", "finaliz", "realiz", "celebr", "ejecut", "efectu", "termin"),
                *("implement", "conclu", "cumpl", "llev", "hizo", "hicieron"),
            ),
        ),
        EstadoDeAccion.NO_INICIADA: _Prueba(
            re.compile(
                rf"(?<!que )\bse (?:{_SE_HIZO}|(?:inici|avanz)(?:o|aron)|(?:comenz|empez|elabor)(?:o|aron))\b"
                r"|\b(?:ha|han) (?:comenzado|empezado|iniciado|avanzado)\b"
                r"|\bavances? (?:del?|al) [1-9]|\b[1-9][0-9,.]* ?% de avance\b"
                rf"|(?:\b(?:esta|sigue|continua|se encuentra|ya) |{_AL_EMPEZAR})en (?:curso|marcha|ejecucion)\b"
                rf"|{_AL_EMPEZAR}(?:ya )?(?:{_HECHA}|(?:iniciad|comenzad|empezad)[oa]s?\b)"
            ),
            re.compile(
                r"\b(?:no|sin|aun|todavia|tampoco|nunca|pendientes?|cuando|hasta|antes|si|otr[oa]s?"
                r"|(?:proyecto|evaluacion|licitacion|convenio)\w*)\b"
            ),
            ("se ", "ha ", "han ", "avance", "en ", "ad", "id"),
        ),
    }
)
"""Nada desmiente que algo esté en curso, ni que haya perdido sentido."""


def desmentido(estado: EstadoDeAccion, comentario: str) -> str:
    """El trozo del comentario que desmiente el estado; vacío si no hay ninguno claro."""
    prueba = _PRUEBAS[estado]
    if prueba is None:
        return ""
    llano = plegado(comentario)
    if not any(indicio in llano for indicio in prueba.indicios):
        return ""
    hallado = _afirmado(prueba.contrario, llano)
    if hallado is None or _afirmado(prueba.salvo, llano) is not None:
        return ""
    escrito = " ".join(comentario.split())
    return (escrito if len(escrito) == len(llano) else llano)[slice(*hallado.span())]


def _afirmado(patron: re.Pattern[str], llano: str) -> re.Match[str] | None:
    """La primera aparición que nada niega en su misma frase."""
    return next((h for h in patron.finditer(llano) if not _negado(llano[: h.start()])), None)


def _negado(previo: str) -> bool:
    return _NEGACION.search(_CORTE.split(previo)[-1]) is not None
