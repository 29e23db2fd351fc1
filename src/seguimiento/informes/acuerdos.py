"""Lo que se dice de un acuerdo en los informes: sus reuniones y lo que decidieron."""

from collections.abc import Iterable, Mapping
from datetime import date

from seguimiento.analisis.decisiones import Decidido
from seguimiento.analisis.seleccion import Fila
from seguimiento.informes.acciones import como_va, descrita, plazos
from seguimiento.informes.marco import Encargo, quienes
from seguimiento.modelo.cartera import ReunionSituada
from seguimiento.piezas import Dato, Tabla, Texto, columnas, dato, textos
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
    return Tabla(
        titulo,
        columnas("Decisión", "Efecto", "Compromiso", "Plazo", "Quién", "Cómo va"),
        tuple(_decidida(encargo, decidido, filas) for decidido in decididas),
        vacia="No consta ninguna decisión.",
    )


def _decidida(encargo: Encargo, decidido: Decidido, filas: Mapping[str, Fila]) -> tuple[Texto, ...]:
    decision = decidido.decision
    efecto = decision.efecto.rotulo if decision.efecto else NO_CONSTA
    fila = filas[decidido.compromiso.ref] if decidido.compromiso else None
    codigo = f"{decision.id}: " if decision.id else ""
    return (
        Texto(f"{codigo}{decision.texto}"),
        Texto(efecto if decision.compromiso else "—"),
        *(_su_compromiso(encargo, fila) if fila else _sin_compromiso(decidido)),
    )


def _su_compromiso(encargo: Encargo, fila: Fila) -> tuple[Texto, ...]:
    return (
        descrita(encargo, fila),
        plazos(fila),
        Texto(quienes(fila.situada.accion)),
        como_va(fila),
    )


def _sin_compromiso(decidido: Decidido) -> tuple[Texto, ...]:
    if decidido.perdido:
        falta = Texto(f"{decidido.decision.compromiso}: no está entre los registros leídos")
        return (falta, *textos((NO_CONSTA,) * 3))
    return (Texto("sin compromiso", clase="aviso"), *textos(("—",) * 3))
