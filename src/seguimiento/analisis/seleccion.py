"""Las filas que se listan: cada acción, compromiso o instancia con su situación, filtradas y en orden."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from seguimiento.analisis.actores import Papel, papeles
from seguimiento.analisis.buscados import Buscado
from seguimiento.analisis.filas import Fila, con_sus_instancias, fila_de
from seguimiento.analisis.nombrados import figura_en
from seguimiento.analisis.posteriores import Posterior, Situada
from seguimiento.analisis.recomendacion import espera_respuesta
from seguimiento.analisis.situacion import Margenes
from seguimiento.elementos import Elemento
from seguimiento.modelo.acuerdo import Acuerdo
from seguimiento.modelo.cartera import AccionSituada, Archivado, Cartera, RecomendacionSituada
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.modelo.evaluacion import Evaluacion, Recomendacion
from seguimiento.modelo.prioridad import Prioridad
from seguimiento.modelo.tipos import Registro
from seguimiento.redaccion import orden_natural, plegado
from seguimiento.vocabularios import SituacionDeAccion


@dataclass(frozen=True, slots=True)
class _Margenes:
    dias_por_vencer: int
    dias_sin_novedad: int


@dataclass(frozen=True, slots=True)
class Filtro:
    """Lo que se pide ver. Vacío, todo."""

    evaluacion: str = ""
    acuerdo: str = ""
    responsable: tuple[str, ...] = ()
    """Basta con que aparezca uno."""
    dirigida_a: str = ""
    prioridad: int | str | None = None
    """Por su número o por su nivel."""
    buscados: tuple[Buscado, ...] = ()
    """Lo que debe llevar en un campo, en sí o en aquello en que está: etiquetas, clase, unidad."""
    situaciones: tuple[SituacionDeAccion, ...] = ()
    dias: int | None = None
    """Con cuántos días de antelación se avisa; `None`, los de la configuración."""

    @property
    def recorta(self) -> bool:
        """Si deja fuera alguna parte de la cartera."""
        de_donde = self.evaluacion or self.acuerdo
        return bool(de_donde or self.mira_dentro or self.buscados or self.situaciones)

    def margenes(self, configuracion: Configuracion) -> Margenes:
        """Los de la configuración, con el aviso que se pide."""
        if self.dias is None:
            return configuracion
        return _Margenes(self.dias, configuracion.dias_sin_novedad)

    def admite(self, situada: AccionSituada, configuracion: Configuracion) -> bool:
        """Si la acción es de las que se piden, sin mirar su situación."""
        if not self._admite_origen(situada.origen, es_compromiso=situada.es_compromiso):
            return False
        recomendacion = situada.recomendacion
        if recomendacion is None:
            admitida = self.prioridad is None and not self.dirigida_a
        else:
            admitida = self.de_la_prioridad(situada.prioridad) and self.va_dirigida(recomendacion)
        admitida = admitida and self.lleva(situada.origen.registro, recomendacion, situada.accion)
        return admitida and (not self.responsable or bool(self.papeles(situada, configuracion)))

    def admite_situacion(self, fila: Fila) -> bool:
        """Si está en una de las situaciones que se piden, o no se pide ninguna."""
        return not self.situaciones or fila.situacion.situacion in self.situaciones

    def admite_recomendacion(self, situada: RecomendacionSituada) -> bool:
        """Si la recomendación es de las que se piden por su prioridad, a quién se dirige y lo que lleva."""
        recomendacion = situada.recomendacion
        return (
            self.de_la_prioridad(situada.prioridad)
            and self.va_dirigida(recomendacion)
            and self.lleva(situada.evaluacion.registro, recomendacion)
        )

    def lleva(self, *registros: Registro | None) -> bool:
        """Si lo que se busca en cada campo lo lleva alguno: algo y aquello en que está."""
        return all(buscado.en(*registros) for buscado in self.buscados)

    def de_la_prioridad(self, prioridad: Prioridad | None) -> bool:
        """Si es la que se pide, o no se pide ninguna."""
        if self.prioridad is None:
            return True
        return prioridad is not None and prioridad.es(self.prioridad)

    def va_dirigida(self, recomendacion: Recomendacion) -> bool:
        """Si la recomendación va dirigida a quien se pide."""
        return plegado(self.dirigida_a) in plegado(" / ".join(recomendacion.dirigida_a))

    def admite_posterior(self, uno: Posterior, configuracion: Configuracion) -> bool:
        """Si lo posterior al corte es de lo que se pide, o contiene algo que lo sea."""
        es_de_acuerdo = isinstance(uno.origen.registro, Acuerdo)
        if not self._admite_origen(uno.origen, es_compromiso=es_de_acuerdo):
            return False
        if not self.mira_dentro and self.lleva(uno.origen.registro):
            return True
        return any(self.admite_situada(situada, configuracion) for situada in uno.situadas)

    def admite_situada(self, situada: Situada, configuracion: Configuracion) -> bool:
        """Si la acción, el compromiso o la recomendación es de lo que se pide."""
        if isinstance(situada, AccionSituada):
            return self.admite(situada, configuracion)
        figura = any(
            figura_en(situada.recomendacion, uno, configuracion) for uno in self.responsable
        )
        return (figura or not self.responsable) and self.admite_recomendacion(situada)

    def admite_elemento(self, elemento: Elemento, configuracion: Configuracion) -> bool:
        """Si algo con referencia es de lo que se pide, sin mirar su situación."""
        origen = elemento.archivado
        es_de_acuerdo = isinstance(origen.registro, Acuerdo)
        if not self._admite_origen(origen, es_compromiso=es_de_acuerdo):
            return False
        if (situada := elemento.situada) is not None:
            return self.admite_situada(situada, configuracion)
        return not self.mira_dentro and self.lleva(origen.registro, elemento.registro)

    @property
    def mira_dentro(self) -> bool:
        """Si se pide algo que solo dicen las recomendaciones y las acciones."""
        return bool(self.responsable or self.dirigida_a or self.prioridad is not None)

    def elige(self, evaluacion: Archivado[Evaluacion]) -> bool:
        """Si la evaluación es de las que se piden."""
        return self._admite_origen(evaluacion, es_compromiso=False)

    def _admite_origen(self, origen: Archivado[object], *, es_compromiso: bool) -> bool:
        if not (self.evaluacion or self.acuerdo):
            return True
        return origen.id == (self.acuerdo if es_compromiso else self.evaluacion)

    def papeles(self, situada: AccionSituada, configuracion: Configuracion) -> tuple[Papel, ...]:
        """Qué papeles tienen en la acción quienes se buscan."""
        hallados = {
            papel
            for buscado in self.responsable
            for papel in papeles(situada.accion, buscado, configuracion)
        }
        return tuple(papel for papel in Papel if papel in hallados)


def filas(cartera: Cartera, hoy: date, filtro: Filtro | None = None) -> list[Fila]:
    """Las filas que admite el filtro, con las instancias tras su serie y sin mirar la situación."""
    filtro = filtro or Filtro()
    configuracion = cartera.configuracion
    margenes = filtro.margenes(configuracion)
    halladas: list[Fila] = []
    for situada in _acciones_y_compromisos(cartera):
        if filtro.admite(situada, configuracion):
            quien = filtro.papeles(situada, configuracion)
            halladas += con_sus_instancias(fila_de(situada, hoy, margenes, quien))
    return halladas


def _acciones_y_compromisos(cartera: Cartera) -> Iterator[AccionSituada]:
    yield from cartera.acciones()
    yield from cartera.compromisos()


def en_orden_de_urgencia(lista: Iterable[Fila]) -> list[Fila]:
    """Las filas de más a menos retraso; luego por plazo, prioridad y referencia."""

    def clave(fila: Fila) -> tuple[int, date, int, object]:
        vence = fila.situacion.vence or date.max
        orden = orden_de_prioridad(fila.situada.prioridad)
        return -fila.retraso, vence, orden, orden_natural(fila.ref)

    return sorted(lista, key=clave)


def orden_de_prioridad(prioridad: Prioridad | None) -> int:
    """0 para la prioridad más alta; las que no la tienen, al final."""
    return prioridad.orden if prioridad else 9


def recomendaciones(
    cartera: Cartera, filtro: Filtro, de_las_filas: Iterable[Fila]
) -> list[RecomendacionSituada]:
    """Las recomendaciones que admite el filtro, tengan o no acciones, en el orden del informe.

    Si se busca a un responsable, solo las de sus acciones.
    """
    suyas = {id(fila.situada.recomendacion) for fila in de_las_filas}
    return [
        situada
        for situada in cartera.recomendaciones()
        if filtro.elige(situada.evaluacion)
        and filtro.admite_recomendacion(situada)
        and (not filtro.responsable or id(situada.recomendacion) in suyas)
    ]


def sin_respuesta(
    pedidas: Iterable[RecomendacionSituada], hoy: date, _: Margenes
) -> list[RecomendacionSituada]:
    """De las recomendaciones pedidas, las que a la fecha esperan todavía una respuesta."""
    return [situada for situada in pedidas if espera_respuesta(situada, hoy)]


DESDE_CUANDO = "desde la evaluación o su propia fecha"
"""Desde cuándo corren los días de espera y el plazo de respuesta, en todas partes."""


def dias_desde_la_evaluacion(situada: RecomendacionSituada, hoy: date) -> int | None:
    """Días naturales desde el último día de la fecha de la recomendación o de su evaluación.

    `None` si no consta ninguna de las dos o si aún no ha llegado.
    """
    desde = desde_cuando_espera(situada, hoy)
    return None if desde is None else (hoy - desde).days


def desde_cuando_espera(situada: RecomendacionSituada, hoy: date) -> date | None:
    """El día desde el que corren esos días; `None` si no consta o si aún no ha llegado."""
    fecha = situada.recomendacion.fecha or situada.evaluacion.registro.fecha
    return None if fecha is None or fecha.ultimo_dia > hoy else fecha.ultimo_dia
