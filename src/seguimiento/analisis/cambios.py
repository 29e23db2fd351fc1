"""Qué ha cambiado entre dos carteras, dicho en los términos del seguimiento y no en los del texto."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NamedTuple, Protocol

from seguimiento.analisis.dicho import SIN_PLAZO
from seguimiento.analisis.seguidas import a_la_fecha
from seguimiento.analisis.situacion import Situacion, situar
from seguimiento.lugares import Lugar
from seguimiento.modelo.cartera import AccionSituada, Archivado, Cartera, RecomendacionSituada
from seguimiento.redaccion import orden_natural


class ClaseDeCambio(Enum):
    """Qué le pasó a algo. El valor es el título con que se agrupa."""

    NUEVA = "Nuevas"
    CERRADA = "Cerradas"
    REABIERTA = "Reabiertas"
    PLAZO = "Plazos movidos"
    VENCIDA = "Vencidas desde entonces"
    RESPONSABLE = "Cambios de responsable"
    RESPUESTA = "Respuestas gerenciales"
    NOVEDAD = "Novedades"
    RETIRADA = "Retiradas"


@dataclass(frozen=True, slots=True)
class CambioRegistrado:
    """Un cambio de una acción, un compromiso, una recomendación o un registro entero."""

    clase: ClaseDeCambio
    ref: str
    que: str
    """De qué se habla, en breve."""
    antes: str = ""
    despues: str = ""
    dias: int | None = None
    """En un plazo movido, cuántos días naturales; negativo si se adelanta."""
    lugar: Lugar | None = None
    """Dónde está ahora; `None` si ya no está."""


class _ConTitulo(Protocol):
    @property
    def titulo(self) -> str: ...


def cambios(  # noqa: PLR0913, PLR0917 — las dos carteras, sus fechas y lo que no se lee de cada una
    antes: Cartera,
    despues: Cartera,
    hoy_antes: date,
    hoy: date,
    ilegibles: frozenset[str] = frozenset(),
    ilegibles_antes: frozenset[str] = frozenset(),
) -> list[CambioRegistrado]:
    """Los cambios de una cartera a otra, agrupados por clase y en orden de referencia.

    Cada cartera se mira a su fecha. Las cosas se siguen por su referencia, no por su sitio en el
    archivo. De lo que ahora no pudo leerse —los archivos `ilegibles` y los leídos en parte— no se
    dice que se haya retirado; de lo que no se leía antes, que sea nuevo.
    """
    hallados = [
        *_registros(antes, despues, ilegibles, ilegibles_antes),
        *_recomendaciones(antes, despues, hoy_antes, hoy),
        *_acciones(antes, despues, hoy_antes, hoy),
    ]
    clases = list(ClaseDeCambio)
    return sorted(
        hallados, key=lambda cambio: (clases.index(cambio.clase), orden_natural(cambio.ref))
    )


def _registros(
    antes: Cartera,
    despues: Cartera,
    ilegibles: frozenset[str],
    ilegibles_antes: frozenset[str],
) -> Iterator[CambioRegistrado]:
    de_antes, de_ahora = _por_id(antes), _por_id(despues)
    for id_de_archivo, archivado in de_ahora.items():
        if id_de_archivo not in de_antes and id_de_archivo not in ilegibles_antes:
            titulo = archivado.registro.titulo
            yield CambioRegistrado(ClaseDeCambio.NUEVA, archivado.id, titulo, lugar=archivado.lugar)
    for id_de_archivo, archivado in de_antes.items():
        if id_de_archivo not in de_ahora and archivado.archivo not in ilegibles:
            yield CambioRegistrado(ClaseDeCambio.RETIRADA, archivado.id, archivado.registro.titulo)


def _por_id(cartera: Cartera) -> dict[str, Archivado[_ConTitulo]]:
    todos: Iterable[Archivado[_ConTitulo]] = (
        *cartera.evaluaciones,
        *cartera.acuerdos,
        *cartera.practicas,
    )
    return {archivado.id: archivado for archivado in todos}


def _recomendaciones(
    antes: Cartera, despues: Cartera, hoy_antes: date, hoy: date
) -> Iterator[CambioRegistrado]:
    de_antes = {situada.ref: situada for situada in antes.recomendaciones()}
    de_ahora = {situada.ref: situada for situada in despues.recomendaciones()}
    conocidas = _enteros(antes.evaluaciones)
    for ref, situada in de_ahora.items():
        previa = de_antes.get(ref)
        texto = situada.recomendacion.texto
        if previa is None and situada.evaluacion.id in conocidas:
            yield CambioRegistrado(ClaseDeCambio.NUEVA, ref, texto, lugar=situada.lugar)
        elif previa is not None:
            yield from _respuesta(previa, situada)
            if not (previa.recomendacion.acciones or situada.recomendacion.acciones):
                yield from _de_lo_seguido(
                    _sin_acciones(previa, antes, hoy_antes), _sin_acciones(situada, despues, hoy)
                )
    yield from _retiradas(de_antes, de_ahora, _enteros(despues.evaluaciones))


def _respuesta(
    previa: RecomendacionSituada, situada: RecomendacionSituada
) -> Iterator[CambioRegistrado]:
    antes, despues = _decision(previa), _decision(situada)
    if antes != despues:
        texto = situada.recomendacion.texto
        yield CambioRegistrado(
            ClaseDeCambio.RESPUESTA, situada.ref, texto, antes, despues, lugar=situada.lugar
        )


def _decision(situada: RecomendacionSituada) -> str:
    respuesta = situada.recomendacion.respuesta_dada
    if respuesta is None:
        return "sin respuesta"
    decision = respuesta.decision_de_conjunto
    return decision.rotulo.lower() if decision else "decisión no consta"


def acciones_y_compromisos(cartera: Cartera) -> dict[str, AccionSituada]:
    """Todas las acciones y compromisos por su referencia."""
    return {s.ref: s for s in (*cartera.acciones(), *cartera.compromisos())}


def _acciones(
    antes: Cartera, despues: Cartera, hoy_antes: date, hoy: date
) -> Iterator[CambioRegistrado]:
    de_antes, de_ahora = acciones_y_compromisos(antes), acciones_y_compromisos(despues)
    conocidos = _enteros((*antes.evaluaciones, *antes.acuerdos))
    for ref, situada in de_ahora.items():
        previa = de_antes.get(ref)
        if previa is not None:
            yield from _de_lo_seguido(
                _accion(previa, antes, hoy_antes), _accion(situada, despues, hoy)
            )
        elif situada.origen.id in conocidos:
            yield CambioRegistrado(
                ClaseDeCambio.NUEVA, ref, situada.accion.descripcion, lugar=situada.lugar
            )
    quedan = _enteros((*despues.evaluaciones, *despues.acuerdos))
    yield from _retiradas(de_antes, de_ahora, quedan)


def _enteros(archivados: Iterable[Archivado[_ConTitulo]]) -> set[str]:
    """Los registros de los que no falta nada por leer."""
    return {archivado.id for archivado in archivados if not archivado.huecos}


class _Seguido(NamedTuple):
    """Una acción, un compromiso o una recomendación sin acciones, y cómo está a su fecha."""

    situada: AccionSituada
    situacion: Situacion
    estado: str


def _accion(situada: AccionSituada, cartera: Cartera, hoy: date) -> _Seguido:
    situacion = situar(situada, hoy, cartera.configuracion)
    return _Seguido(situada, situacion, situacion.estado.rotulo.lower())


def _sin_acciones(situada: RecomendacionSituada, cartera: Cartera, hoy: date) -> _Seguido:
    una = a_la_fecha(situada, hoy, cartera.configuracion)
    return _Seguido(una.fila.situada, una.fila.situacion, una.estado.rotulo.lower())


def _de_lo_seguido(previo: _Seguido, ahora: _Seguido) -> Iterator[CambioRegistrado]:
    situada, antes, despues = ahora.situada, previo.situacion, ahora.situacion

    def cambio(clase: ClaseDeCambio, de: str, a: str, dias: int | None = None) -> CambioRegistrado:
        return CambioRegistrado(
            clase, situada.ref, situada.accion.descripcion, de, a, dias, situada.lugar
        )

    estados = previo.estado, ahora.estado
    if antes.abierta and not despues.abierta:
        yield cambio(ClaseDeCambio.CERRADA, *estados)
    elif despues.abierta and not antes.abierta:
        yield cambio(ClaseDeCambio.REABIERTA, *estados)
    elif antes.estado is not despues.estado or antes.novedad != despues.novedad:
        yield cambio(ClaseDeCambio.NOVEDAD, *estados)
    if antes.plazo != despues.plazo:
        plazos = [str(s.plazo) if s.plazo else SIN_PLAZO for s in (antes, despues)]
        dias = (despues.vence - antes.vence).days if antes.vence and despues.vence else None
        yield cambio(ClaseDeCambio.PLAZO, plazos[0], plazos[1], dias)
    responsables = [s.accion.responsables for s in (previo.situada, situada)]
    if responsables[0] != responsables[1]:
        quienes = ["; ".join(suyos) or "nadie" for suyos in responsables]
        yield cambio(ClaseDeCambio.RESPONSABLE, quienes[0], quienes[1])
    if despues.vencida and not antes.vencida:
        yield cambio(ClaseDeCambio.VENCIDA, "", str(despues.plazo), despues.dias_de_retraso)


def _retiradas(
    de_antes: Mapping[str, AccionSituada | RecomendacionSituada],
    de_ahora: Mapping[str, object],
    quedan: set[str],
) -> Iterator[CambioRegistrado]:
    """Lo que ya no está, sin contar lo que se fue con su archivo."""
    for ref, situada in de_antes.items():
        if ref not in de_ahora and ref.partition("/")[0] in quedan:
            if isinstance(situada, AccionSituada):
                yield CambioRegistrado(ClaseDeCambio.RETIRADA, ref, situada.accion.descripcion)
            else:
                yield CambioRegistrado(ClaseDeCambio.RETIRADA, ref, situada.recomendacion.texto)
