"""Lo que se renumera, y lo que no, contado en frases con su archivo y su línea."""

from collections.abc import Iterator

from seguimiento.analisis.renumeracion import MotivoDeDejarlo, Pendiente, Plan, Renumeracion
from seguimiento.analisis.repetidos import Cita
from seguimiento.redaccion import enumeracion, visible

_RAICES = (
    "primer",
    "segund",
    "tercer",
    "cuart",
    "quint",
    "sext",
    "séptim",
    "octav",
    "noven",
    "décim",
)


def lo_que_cambia(plan: Plan) -> Iterator[str]:
    """Una frase por identificador nuevo y otra por referencia que cambia con él."""
    for una in plan.renumeraciones:
        elemento = una.elemento
        cual = f"«{elemento.id}»{_ordinal(una)}"
        donde = f"{elemento.lugar.archivo}:{elemento.linea}"
        que = f"{elemento.clase.articulo_determinado} {elemento.clase.value}"
        yield f"{donde}: {que} {cual} pasa a «{una.nuevo}»"
    for otra in plan.reescrituras:
        yield f"{_sitio(otra.cita)}: la referencia «{visible(otra.cita.texto)}» pasa a «{otra.nueva}»"


def _ordinal(una: Renumeracion) -> str:
    """« (la segunda)»; nada si los que se llaman así no son de la misma clase."""
    if not una.cual:
        return ""
    clase, raices = una.elemento.clase, dict(enumerate(_RAICES, 1))
    numero = clase.concordado(raices[una.cual]) if una.cual in raices else f"n.º {una.cual}"
    return f" ({clase.articulo_determinado} {numero})"


def lo_que_queda(plan: Plan) -> Iterator[str]:
    """Una frase por identificador repetido que ha de decidir una persona, con lo que puede hacer."""
    for pendiente in plan.pendientes:
        primero, segundo, *mas = pendiente.elementos
        lineas = [primero.linea, *(uno.linea for uno in mas)]
        verbo, otras = ("llevan", "las líneas") if mas else ("lleva", "la línea")
        donde = f"{segundo.lugar.archivo}:{segundo.linea}"
        cual = f"«{segundo.id}», que también {verbo} {otras} {enumeracion(map(str, lineas))},"
        yield f"{donde}: {cual} no se toca: {_porque(pendiente)}"


def _porque(pendiente: Pendiente) -> str:
    match pendiente.motivo:
        case MotivoDeDejarlo.LO_MISMO:
            return (
                "parece lo mismo anotado dos veces; si lo es, borre uno con lo que le sobre, y si no,"
                " póngale otro identificador"
            )
        case MotivoDeDejarlo.DUDA:
            citas = [f"«{visible(una.texto)}» ({_sitio(una)})" for una in pendiente.citas]
            verbo = "nombra" if len(citas) == 1 else "nombran"
            return (
                f"no consta cuál {verbo} {enumeracion(citas)}; póngale otro identificador, y a la"
                " referencia que le toque"
            )


def _sitio(cita: Cita) -> str:
    return f"{cita.lugar.archivo}:{cita.linea}"
