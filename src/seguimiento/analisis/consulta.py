"""Lo que se sabe a una fecha de un elemento cualquiera: lo que consta y lo que de ello se deduce."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from seguimiento.analisis.existencia import cortar
from seguimiento.analisis.filas import Fila, con_sus_instancias, fila_de
from seguimiento.analisis.posteriores import Posterior, Situada, posteriores
from seguimiento.analisis.recomendacion import estado_a_un_dia, respondida
from seguimiento.analisis.seguidas import Seguida, seguida
from seguimiento.analisis.situacion import Margenes
from seguimiento.elementos import Elemento, elementos
from seguimiento.fechas import FechaParcial
from seguimiento.modelo.cartera import AccionSituada, Cartera, RecomendacionSituada
from seguimiento.modelo.prioridad import Prioridad
from seguimiento.vocabularios import EstadoDerivado


@dataclass(frozen=True, slots=True)
class Consulta:
    """Un elemento a una fecha."""

    elemento: Elemento
    hoy: date
    filas: tuple[Fila, ...] = ()
    """De una acción o un compromiso, su fila y las de sus instancias."""
    estado: EstadoDerivado | None = None
    """De una recomendación, su estado."""
    respondida: bool = False
    no_existia: FechaParcial | None = None
    """La fecha, suya o de lo que lo contiene, por la que aún no existía; `None` si existía."""
    posteriores: tuple[Posterior, ...] = ()
    """Lo suyo, o de lo que contiene, que es posterior a la fecha."""
    seguida: Seguida | None = None
    """De una recomendación sin acciones, su plazo y su situación."""
    prioridad: Prioridad | None = None
    """La suya, en la escala de su evaluación, si es una recomendación que la lleva."""

    @property
    def propia(self) -> Fila | None:
        """Su fila, sea de una acción, de un compromiso o de una recomendación sin acciones."""
        if self.filas:
            return self.filas[0]
        return self.seguida.fila if self.seguida else None


def consultar(elemento: Elemento, hoy: date, margenes: Margenes) -> Consulta:
    """El elemento a la fecha, sin situar nada que no sea suyo."""
    situada, posteriores = elemento.situada, _lo_suyo(elemento, hoy)
    aun_no = [uno.fecha for uno in posteriores if uno.es_elemento and _abarca(uno, elemento)]
    comun = Consulta(
        elemento, hoy, no_existia=next(iter(aun_no), None), posteriores=tuple(posteriores)
    )
    if isinstance(situada, AccionSituada):
        suyas = con_sus_instancias(fila_de(situada, hoy, margenes))
        return replace(comun, filas=tuple(suyas))
    if isinstance(situada, RecomendacionSituada):
        return replace(
            comun,
            estado=estado_a_un_dia(situada.recomendacion, hoy),
            respondida=respondida(situada.recomendacion, hoy),
            prioridad=situada.prioridad,
            seguida=seguida(situada, hoy, margenes),
        )
    return comun


def lo_de_dentro(
    consulta: Consulta, margenes: Margenes
) -> Iterator[tuple[Elemento, Fila | EstadoDerivado | None]]:
    """Las recomendaciones, acciones o compromisos que contiene y cómo está cada uno; `None` si aún no existía."""
    nuevos = [uno for uno in consulta.posteriores if uno.es_elemento]
    no_existen = {ref for uno in nuevos for ref in (uno.ref, *uno.contiene)}
    for uno in elementos(consulta.elemento.archivado):
        if uno.dentro_de is consulta.elemento.registro and (situada := uno.situada) is not None:
            yield (
                uno,
                None if uno.ref in no_existen else _como_esta(situada, consulta.hoy, margenes),
            )


def _como_esta(situada: Situada, hoy: date, margenes: Margenes) -> Fila | EstadoDerivado:
    if isinstance(situada, RecomendacionSituada):
        return estado_a_un_dia(situada.recomendacion, hoy)
    return fila_de(situada, hoy, margenes)


def _lo_suyo(elemento: Elemento, hoy: date) -> list[Posterior]:
    """De lo posterior que hay en su archivo, lo que es él, lo que lo contiene y lo que él contiene."""
    raiz = next(elementos(elemento.archivado))
    clases: dict[str, Any] = {raiz.clase.carpeta: (elemento.archivado,)}
    solo_el = Cartera(**clases)
    todo = posteriores(cortar(solo_el, hoy), hoy)
    return [uno for uno in todo if _abarca(uno, elemento) or _contiene(elemento, uno)]


def _abarca(uno: Posterior, elemento: Elemento) -> bool:
    return elemento.ref == uno.ref or elemento.ref in uno.contiene or uno.ref == uno.origen.id


def _contiene(elemento: Elemento, uno: Posterior) -> bool:
    suyas = (situada.recomendacion for situada in uno.situadas)
    return not elemento.ruta or any(recomendacion is elemento.registro for recomendacion in suyas)
