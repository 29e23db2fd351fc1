"""Lo que varias familias preguntan de un elemento: su nombre, sus anotaciones y, si se repite, sus períodos."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from seguimiento.analisis.instancias import Periodicidad, periodos
from seguimiento.analisis.seguidas import en_accion
from seguimiento.analisis.situacion import es_serie
from seguimiento.fechas import FechaParcial
from seguimiento.lugares import Ruta
from seguimiento.modelo.accion import Accion, Entrada, Prorroga, Verificacion
from seguimiento.modelo.cartera import AccionSituada, RecomendacionSituada
from seguimiento.modelo.evaluacion import Recomendacion
from seguimiento.reglas.registro import Contexto

ANOTADO = ("prorrogas", "seguimiento", "verificaciones")
"""Las listas en que se anota con fecha."""


def nombre(c: Contexto[Accion | Recomendacion]) -> str:
    """Cómo se nombra el elemento en un mensaje: la acción «1.1», el compromiso «3»…"""
    if isinstance(c.registro, Recomendacion):
        return f"la recomendación «{c.registro.id}»"
    return _nombrada(c.registro, es_compromiso=c.recomendacion is None)


def nombre_de(situada: AccionSituada | RecomendacionSituada) -> str:
    """Lo mismo, de algo que se mira junto con todo lo demás."""
    if isinstance(situada, RecomendacionSituada):
        return f"la recomendación «{situada.recomendacion.id}»"
    return _nombrada(situada.accion, es_compromiso=situada.es_compromiso)


def de(quien: str) -> str:
    """El nombre de un elemento tras «de»: de la acción «1.1», del compromiso «3»…"""
    return f"del {quien.removeprefix('el ')}" if quien.startswith("el ") else f"de {quien}"


def _nombrada(accion: Accion, *, es_compromiso: bool) -> str:
    return f"{'el compromiso' if es_compromiso else 'la acción'} «{accion.id}»"


def seguido(registro: Accion | Recomendacion) -> Accion | None:
    """Lo que se sigue de él, como una acción; `None` si es una recomendación que se sigue por las suyas."""
    if isinstance(registro, Accion):
        return registro
    return en_accion(registro) if registro.se_sigue_sola else None


def anotaciones(
    registro: Accion | Recomendacion,
) -> Iterator[tuple[str, Ruta, Entrada | Prorroga | Verificacion]]:
    """Todo lo que se anota con fecha: en qué lista, por qué ruta y qué es."""
    for indice, prorroga in enumerate(registro.prorrogas):
        yield "prorrogas", ("prorrogas", indice), prorroga
    for indice, entrada in enumerate(registro.seguimiento):
        yield "seguimiento", ("seguimiento", indice), entrada
    for indice, verificacion in enumerate(registro.verificaciones):
        yield "verificaciones", ("verificaciones", indice), verificacion


@dataclass(frozen=True, slots=True)
class Serie:
    """Los períodos de una acción recurrente, por su etiqueta y en orden."""

    por_etiqueta: dict[str, Periodicidad]

    def nombrado(self, fecha: FechaParcial) -> Periodicidad | None:
        """El período al que se refiere quien escribió esa `instancia`; `None` si a ninguno."""
        exacto = self.por_etiqueta.get(fecha.texto)
        return exacto or next((p for p in self.por_etiqueta.values() if p.es(fecha)), None)

    def que_tocan(self, fecha: FechaParcial) -> list[str]:
        """Las etiquetas de los períodos que comparten algún día con la fecha."""
        return [
            p.etiqueta
            for p in self.por_etiqueta.values()
            if p.desde <= fecha.ultimo_dia and fecha.primer_dia <= p.hasta
        ]


def serie_de(accion: Accion | Recomendacion) -> Serie | None:
    """La serie hasta la última instancia que la acción nombra; `None` si la acción no es serie."""
    if not es_serie(accion):
        return None
    instancias = (anotacion.instancia for _, _, anotacion in anotaciones(accion))
    nombradas = [instancia.ultimo_dia for instancia in instancias if instancia is not None]
    hasta = max(nombradas, default=date.min)
    return Serie({periodo.etiqueta: periodo for periodo in periodos(accion, hasta)})
