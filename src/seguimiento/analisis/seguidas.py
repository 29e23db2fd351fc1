"""Las recomendaciones que se siguen ellas mismas, sin acciones: por su plazo o por su bitácora.

Su situación, su retraso y sus marcas se calculan como los de una acción, pero no se cuentan como tal.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from seguimiento.analisis.filas import Fila, con_sus_instancias, fila_de
from seguimiento.analisis.instancias import cumplidas_y_exigibles, tras_el_cierre
from seguimiento.analisis.recomendacion import estado_a_un_dia
from seguimiento.analisis.seleccion import Filtro, en_orden_de_urgencia
from seguimiento.analisis.situacion import Margenes, Situacion
from seguimiento.modelo.accion import Accion, Seguible, Seguimiento
from seguimiento.modelo.cartera import AccionSituada, Cartera, RecomendacionSituada
from seguimiento.modelo.evaluacion import Recomendacion, SeguimientoDeRecomendacion
from seguimiento.redaccion import cuenta, enumeracion
from seguimiento.vocabularios import (
    EstadoDerivado,
    Marca,
    SituacionDeAccion,
    total,
)

_AUN_DESCARTADA = total(
    {
        Marca.SIN_SEGUIMIENTO: True,
        Marca.SIN_NOVEDAD: False,
        Marca.DEBIA_EMPEZAR: False,
        Marca.POR_VERIFICAR: False,
        Marca.SIN_EVIDENCIA: False,
        Marca.PRORROGADA: True,
        Marca.MISMA_QUE: True,
    }
)
"""Si la marca dice algo de la que se descartó: de ella no se espera novedad ni que se compruebe nada."""


@dataclass(frozen=True, slots=True)
class Seguida:
    """Una recomendación sin acciones, con todo lo que de ella se sabe un día."""

    situada: RecomendacionSituada
    estado: EstadoDerivado
    fila: Fila
    """Su plazo, su situación y lo demás, como los de una acción que se llamara como ella."""

    @property
    def abierta(self) -> bool:
        """Si aún se espera algo de ella."""
        return self.fila.abierta

    @property
    def ref(self) -> str:
        """Su referencia, con el período si lo es."""
        return self.fila.ref

    @property
    def periodos(self) -> "tuple[Seguida, ...]":
        """Si se repite, los que han empezado; cada uno, con su plazo y su situación."""
        de_cada_uno = list(con_sus_instancias(self.fila))[1:]
        return tuple(Seguida(self.situada, _estado_del_periodo(f), f) for f in de_cada_uno)


def con_sus_periodos(propias: Iterable[Seguida]) -> list[Seguida]:
    """Cada una y, detrás, los períodos de las que se repiten."""
    return [una for entera in propias for una in (entera, *entera.periodos)]


def recuento_de_seguidas(propias: Iterable[Seguida]) -> str:
    """«3 recomendaciones y 2 períodos»; vacío si no hay ninguna."""
    periodos = [una.fila.instancia is not None for una in propias]
    partes = ((periodos.count(False), "recomendación"), (periodos.count(True), "período"))
    return enumeracion(cuenta(n, que) for n, que in partes if n)


def como_accion(situada: RecomendacionSituada) -> AccionSituada:
    """Lo que se sigue de la recomendación, dicho como una acción con su mismo código y lugar."""
    accion = en_accion(situada.recomendacion)
    return AccionSituada(accion, situada.evaluacion, situada.recomendacion, situada.lugar)


def en_accion(recomendacion: Recomendacion) -> Accion:
    """Lo que se sigue de la recomendación, como una acción suya; las anotaciones, en el mismo orden."""
    comunes = {clave: getattr(recomendacion, clave) for clave in Seguible.model_fields}
    return Accion.model_construct(
        **comunes,
        id=recomendacion.id,
        descripcion=recomendacion.texto,
        seguimiento=tuple(map(_entrada, recomendacion.seguimiento)),
        verificaciones=recomendacion.verificaciones,
    )


def _entrada(entrada: SeguimientoDeRecomendacion) -> Seguimiento:
    dichas = {clave: getattr(entrada, clave) for clave in Seguimiento.model_fields}
    return Seguimiento.model_construct(**dichas | {"estado": entrada.estado.como_accion})


def seguida(situada: RecomendacionSituada, hoy: date, margenes: Margenes) -> Seguida | None:
    """La recomendación a la fecha, si se sigue ella misma; `None` si tiene acciones o nada que seguir."""
    return a_la_fecha(situada, hoy, margenes) if situada.recomendacion.se_sigue_sola else None


def a_la_fecha(situada: RecomendacionSituada, hoy: date, margenes: Margenes) -> Seguida:
    """Lo mismo, de una sin acciones de la que quizá no haya todavía nada que seguir."""
    estado = estado_a_un_dia(situada.recomendacion, hoy)
    fila = _como_se_escribio(fila_de(como_accion(situada), hoy, margenes), situada)
    if not estado.abierta:
        fila = _cerrada(fila, estado, hoy)
    return Seguida(situada, estado, fila)


def _cerrada(fila: Fila, estado: EstadoDerivado, hoy: date) -> Fila:
    """La fila de la que ya no espera nada; si lo dice su respuesta, tampoco sus períodos."""
    suya = replace(
        fila.situacion,
        situacion=SituacionDeAccion.CERRADA,
        dias_de_retraso=0 if fila.retraso else fila.situacion.dias_de_retraso,
        marcas=tuple(m for m in fila.situacion.marcas if estado.implementada or _AUN_DESCARTADA[m]),
    )
    instancias, periodos = fila.instancias, fila.periodos
    if fila.abierta and periodos is not None:
        instancias = tuple(tras_el_cierre(instancias, _dia_del_rechazo(fila.situada)))
        periodos = cumplidas_y_exigibles(instancias, hoy)
    return replace(fila, situacion=suya, instancias=instancias, periodos=periodos)


def _dia_del_rechazo(situada: AccionSituada) -> date:
    """Cuándo se respondió; si no consta, desde siempre."""
    recomendacion = situada.recomendacion
    respuesta = recomendacion.respuesta_dada if recomendacion else None
    return respuesta.fecha.ultimo_dia if respuesta and respuesta.fecha else date.min


def _como_se_escribio(fila: Fila, situada: RecomendacionSituada) -> Fila:
    """La fila, con la última entrada tal como la declara la recomendación."""
    propias = situada.recomendacion.seguimiento
    como_accion = fila.situada.accion.seguimiento
    escritas = {id(una): escrita for una, escrita in zip(como_accion, propias, strict=True)}

    def suya(situacion: Situacion) -> Situacion:
        return replace(situacion, novedad=escritas.get(id(situacion.novedad)))

    de_cada_uno = tuple(replace(una, situacion=suya(una.situacion)) for una in fila.instancias)
    return replace(fila, situacion=suya(fila.situacion), instancias=de_cada_uno)


def _estado_del_periodo(fila: Fila) -> EstadoDerivado:
    entrada = fila.situacion.novedad
    if not isinstance(entrada, SeguimientoDeRecomendacion):
        return EstadoDerivado.PENDIENTE
    rechazada = fila.situacion.verificacion.rechazada
    return EstadoDerivado.EN_CURSO if rechazada else entrada.estado.derivado


def seguidas(cartera: Cartera, hoy: date, filtro: Filtro) -> list[Seguida]:
    """Las que admite el filtro, sin mirar su situación, de más a menos urgentes."""
    configuracion = cartera.configuracion
    margenes = filtro.margenes(configuracion)
    halladas = []
    for situada in cartera.recomendaciones():
        if situada.recomendacion.se_sigue_sola:
            suya = como_accion(situada)
            una = seguida(situada, hoy, margenes) if filtro.admite(suya, configuracion) else None
            if una is not None:
                papeles = filtro.papeles(suya, configuracion)
                halladas.append(replace(una, fila=replace(una.fila, papeles=papeles)))
    return list(en_su_orden(halladas))


def en_su_orden(halladas: Iterable[Seguida]) -> Iterator[Seguida]:
    """De más a menos urgentes, como las acciones."""
    por_fila = {id(una.fila): una for una in halladas}
    for fila in en_orden_de_urgencia([una.fila for una in por_fila.values()]):
        yield por_fila[id(fila)]
