"""Lo que se dice de un acuerdo en los informes: sus reuniones y lo que decidieron."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial

from seguimiento.analisis.decisiones import Decidido
from seguimiento.analisis.filas import Fila
from seguimiento.informes.acciones import COMO_VA, PLAZO, QUIEN, columna_de_accion
from seguimiento.informes.marco import Encargo
from seguimiento.modelo.cartera import ReunionSituada
from seguimiento.paginas import Dato, dato
from seguimiento.piezas import Celda, ColumnaDe, Tabla, Texto, tabla
from seguimiento.redaccion import cuenta, fecha_en_palabras

NO_CONSTA = "no consta"


def datos_de_reunion(encargo: Encargo, situada: ReunionSituada) -> tuple[Dato, ...]:
    """Cuándo, dónde y cómo es o fue la reunión."""
    reunion = situada.reunion
    return (
        dato("Fecha", fecha_en_palabras(reunion.fecha)),
        dato("Lugar", reunion.lugar or NO_CONSTA),
        dato("Modalidad", reunion.modalidad.rotulo if reunion.modalidad else NO_CONSTA),
        dato("Estado", reunion.estado.rotulo if reunion.estado else NO_CONSTA),
        Dato("Registro", (encargo.referencia(situada.ref, situada.lugar),)),
    )


def cuanto_falta(dia: date, hoy: date) -> str:
    """«hoy», «mañana» o «dentro de 25 días»; «en curso» si ya empezó."""
    dias = (dia - hoy).days
    if dias < 0:
        return "en curso"
    return {0: "hoy", 1: "mañana"}.get(dias) or f"dentro de {cuenta(dias, 'día')}"


def tabla_de_decisiones(
    encargo: Encargo, titulo: str, decididas: Iterable[Decidido], filas: Mapping[str, Fila]
) -> Tabla:
    """Cada decisión con su efecto y el compromiso al que toca, como está a la fecha."""

    def suya(
        columna: ColumnaDe[Fila], sin_ella: Callable[[Decidido], Celda]
    ) -> ColumnaDe[Decidido]:
        rotulo, celda = columna
        return rotulo, lambda d: celda(filas[d.compromiso.ref]) if d.compromiso else sin_ella(d)

    return tabla(
        titulo,
        (
            ("Decisión", _dicha),
            ("Efecto", _efecto),
            suya(columna_de_accion(encargo, "Compromiso"), partial(_sin_compromiso, encargo)),
            *(suya(columna, _sin_dato) for columna in (PLAZO, QUIEN, COMO_VA)),
        ),
        decididas,
        vacia="No consta ninguna decisión.",
    )


def _dicha(decidido: Decidido) -> str:
    decision = decidido.decision
    return f"{decision.id}: {decision.texto}" if decision.id else decision.texto


def _efecto(decidido: Decidido) -> str:
    decision = decidido.decision
    if not decision.compromiso:
        return "—"
    return decision.efecto.rotulo if decision.efecto else NO_CONSTA


def _sin_compromiso(encargo: Encargo, decidido: Decidido) -> Texto:
    if encargo.reservado and decidido.de_fuera:
        return Texto("no es de este acuerdo")
    if decidido.perdido:
        return Texto(f"{decidido.decision.compromiso}: no está entre lo leído a la fecha de corte")
    return Texto("sin compromiso", clase="aviso")


def _sin_dato(decidido: Decidido) -> str:
    return NO_CONSTA if decidido.perdido else "—"
