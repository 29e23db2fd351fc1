"""Lo que varias familias preguntan de una acción: su estado y, si se repite, sus períodos."""

from dataclasses import dataclass
from datetime import date

from seguimiento.analisis.bitacora import EstadoALaFecha, de_la_serie, estado_a_la_fecha
from seguimiento.analisis.instancias import Periodicidad, periodos
from seguimiento.analisis.situacion import es_serie
from seguimiento.fechas import FechaParcial
from seguimiento.modelo.accion import Accion


def estado_de(accion: Accion, hoy: date) -> EstadoALaFecha:
    """El estado de la acción entera a la fecha; el de una serie no depende de sus instancias."""
    entradas = de_la_serie(accion) if es_serie(accion) else accion.seguimiento
    return estado_a_la_fecha(entradas, accion.verificaciones, hoy)


@dataclass(frozen=True, slots=True)
class Serie:
    """Los períodos de una acción recurrente, por su etiqueta y en orden."""

    por_etiqueta: dict[str, Periodicidad]

    def nombrado(self, fecha: FechaParcial) -> Periodicidad | None:
        """El período al que se refiere quien escribió esa `instancia`; `None` si a ninguno."""
        exacto = self.por_etiqueta.get(fecha.texto)
        return exacto or next((p for p in self.por_etiqueta.values() if p.es(fecha)), None)

    def que_contiene(self, dia: date) -> Periodicidad | None:
        """El período en que cae el día; `None` si queda fuera de la serie."""
        return next((p for p in self.por_etiqueta.values() if p.desde <= dia <= p.hasta), None)


def serie_de(accion: Accion) -> Serie | None:
    """La serie hasta la última instancia que la acción nombra; `None` si la acción no es serie."""
    if not es_serie(accion):
        return None
    anotaciones = (*accion.prorrogas, *accion.seguimiento, *accion.verificaciones)
    nombradas = [a.instancia.ultimo_dia for a in anotaciones if a.instancia is not None]
    hasta = max(nombradas, default=date.min)
    return Serie({periodo.etiqueta: periodo for periodo in periodos(accion, hasta)})
