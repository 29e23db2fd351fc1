"""Qué puede pasarle a lo que se sigue, y cómo se dice de una cosa que le pasó."""

from dataclasses import dataclass
from enum import Enum
from typing import Self

from seguimiento.lugares import Lugar


class ClaseDeCambio(Enum):
    """Qué le pasó a algo, lo más urgente primero. El valor es el título con que se agrupa."""

    VENCIDA = "Vencidas desde entonces", True
    REABIERTA = "Reabiertas"
    RETIRADA = "Retiradas"
    PRORROGADA = "Prorrogadas"
    PLAZO = "Plazos cambiados sin prórroga"
    RESPONSABLE = "Cambios de responsable"
    NUEVA = "Nuevas"
    RESPUESTA = "Respuestas gerenciales"
    CERRADA = "Cerradas"
    NOVEDAD = "Con novedad"
    ESTADO = "Acuerdos y reuniones que cambian de estado"
    DECISION = "Decisiones tomadas"
    CODIGO = "Cambios de código"
    CORREGIDA = "Corregidas"
    SIN_NOVEDAD = "Siguen sin novedad", True

    la_trae_el_tiempo: bool
    """Si no la hace nadie: pasa sola."""

    def __new__(cls, titulo: str, la_trae_el_tiempo: bool = False) -> Self:  # noqa: FBT001, FBT002 — así lo pide Enum
        """El valor es el título."""
        clase = object.__new__(cls)
        clase._value_ = titulo
        clase.la_trae_el_tiempo = la_trae_el_tiempo
        return clase

    @property
    def codigo(self) -> str:
        """Cómo la nombran otros programas: «vencida»."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class CambioRegistrado:
    """Un cambio de algo con referencia: una acción, una recomendación, una reunión o un registro entero."""

    clase: ClaseDeCambio
    ref: str
    """La de ahora; la de antes, si ya no está."""
    que: str
    """De qué se habla, en breve."""
    antes: str = ""
    despues: str = ""
    dias: int | None = None
    """En un plazo movido, los días naturales (negativos si se adelanta); en lo vencido, los de retraso."""
    lugar: Lugar | None = None
    """Dónde está ahora; `None` si ya no está."""
    detalle: str = ""
    """Por qué, o lo que se anotó; vacío si no consta."""
