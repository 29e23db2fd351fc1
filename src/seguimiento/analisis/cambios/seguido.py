"""Qué le pasó a lo que tiene plazo y bitácora: acciones, compromisos y recomendaciones sin acciones."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from seguimiento.analisis.bitacora import de_la_accion, de_sus_periodos
from seguimiento.analisis.cambios.clases import CambioRegistrado, ClaseDeCambio
from seguimiento.analisis.cambios.parejas import Extremo
from seguimiento.analisis.dicho import SIN_PLAZO, novedad
from seguimiento.analisis.filas import Fila, con_sus_instancias, fila_de
from seguimiento.analisis.seguidas import a_la_fecha
from seguimiento.analisis.situacion import Situacion
from seguimiento.elementos import Elemento
from seguimiento.lugares import Lugar
from seguimiento.modelo.accion import Entrada, Verificacion
from seguimiento.modelo.cartera import AccionSituada, RecomendacionSituada
from seguimiento.redaccion import primera_frase


class Seguido(NamedTuple):
    """Cómo estaba un día algo que se sigue."""

    fila: Fila
    estado: str
    periodos: Mapping[str, Fila]
    """Si se repite, los que habían empezado, por su etiqueta."""
    se_sigue: bool
    """Si hay de qué esperar novedad: de una recomendación que solo espera respuesta, no."""
    bitacora: tuple[Entrada | Verificacion, ...]
    """Lo que ya se había anotado y comprobado de ello o de sus períodos."""

    @property
    def lugar(self) -> Lugar:
        """Dónde está."""
        return self.fila.situada.lugar


def seguido(elemento: Elemento, extremo: Extremo) -> Seguido | None:
    """Cómo estaba el elemento aquel día; `None` si no se sigue él, sino lo que tiene dentro."""
    configuracion, se_sigue = extremo.cartera.configuracion, True
    match elemento.situada:
        case AccionSituada() as accion:
            fila = fila_de(accion, extremo.dia, configuracion)
            estado = fila.situacion.estado.rotulo
        case RecomendacionSituada(recomendacion) as situada if not recomendacion.acciones:
            una = a_la_fecha(situada, extremo.dia, configuracion)
            fila, estado, se_sigue = una.fila, una.estado.rotulo, recomendacion.se_sigue_sola
        case _:
            return None
    periodos = {f.instancia: f for f in con_sus_instancias(fila) if f.instancia is not None}
    seguida = fila.situada.accion
    todo: list[Entrada | Verificacion] = [*seguida.seguimiento, *seguida.verificaciones]
    bitacora = tuple(una for una in todo if una.fecha.ultimo_dia <= extremo.dia)
    return Seguido(fila, estado.lower(), periodos, se_sigue, bitacora)


def de_lo_seguido(antes: Seguido, ahora: Seguido) -> Iterator[CambioRegistrado]:
    """Lo que alguien hizo con ello; lo que vence porque pasa el tiempo, aparte."""
    de_periodos = [
        cambio
        for etiqueta, suyo in ahora.periodos.items()
        for cambio in _del_periodo(antes.periodos.get(etiqueta), suyo)
    ]
    yield from _de_su_estado(antes, ahora, hay_periodos=bool(de_periodos))
    yield from _de_su_plazo(antes.fila, ahora.fila)
    yield from de_periodos
    de, a = (s.fila.situada.accion.responsables for s in (antes, ahora))
    if de != a:
        yield _cambio(ClaseDeCambio.RESPONSABLE, ahora.fila, _quienes(de), _quienes(a))


def _quienes(responsables: tuple[str, ...]) -> str:
    return "; ".join(responsables) or "nadie"


def vencidos(antes: Seguido | None, ahora: Seguido, desde: date) -> Iterator[CambioRegistrado]:
    """Lo que está vencido, ello o sus períodos, y el día `desde` no lo estaba."""
    filas = {"": ahora.fila, **ahora.periodos}
    previas = {"": antes.fila, **antes.periodos} if antes else {}
    for etiqueta, fila in filas.items():
        previa, vence = previas.get(etiqueta), fila.situacion.vence
        if not fila.situacion.vencida or vence is None:
            continue
        if vence >= desde or (previa is not None and not previa.situacion.vencida):
            plazo = str(fila.situacion.plazo)
            yield _cambio(ClaseDeCambio.VENCIDA, fila, "", plazo, fila.retraso)


def sin_novedad(antes: Seguido, ahora: Seguido) -> Iterator[CambioRegistrado]:
    """Aquello a lo que no le pasó nada, si seguía y sigue abierto."""
    if ahora.se_sigue and antes.fila.abierta and ahora.fila.abierta:
        ultima = novedad(ahora.fila)
        yield _cambio(ClaseDeCambio.SIN_NOVEDAD, ahora.fila, "", ultima, ahora.fila.retraso)


def _cambio(  # noqa: PLR0913, PLR0917 — lo que se dice de un cambio
    clase: ClaseDeCambio, fila: Fila, de: str, a: str, dias: int | None = None, detalle: str = ""
) -> CambioRegistrado:
    situada = fila.situada
    que = situada.accion.descripcion
    return CambioRegistrado(clase, fila.ref, que, de, a, dias, situada.lugar, detalle)


def _de_su_estado(
    antes: Seguido, ahora: Seguido, *, hay_periodos: bool
) -> Iterator[CambioRegistrado]:
    previa, actual = antes.fila.situacion, ahora.fila.situacion
    if previa.abierta is not actual.abierta:
        clase = ClaseDeCambio.REABIERTA if actual.abierta else ClaseDeCambio.CERRADA
    # de lo que se anota de un período se dice qué fue de él
    elif not hay_periodos and (_hay_novedad(previa, actual) or _anadido(antes, ahora)):
        clase = ClaseDeCambio.NOVEDAD
    else:
        return
    anotado = _anotado(antes.fila, ahora.fila) or _lo_que_dice(_anadido(antes, ahora))
    yield _cambio(clase, ahora.fila, antes.estado, ahora.estado, detalle=anotado)


def _hay_novedad(previa: Situacion, actual: Situacion) -> bool:
    """Si es otro lo último que se anotó, o alguien lo comprobó."""
    vistas = ((s.estado, s.novedad, s.verificacion) for s in (previa, actual))
    return next(vistas) != next(vistas)


def _anadido(antes: Seguido, ahora: Seguido) -> Entrada | Verificacion | None:
    """Lo último que se añadió a su bitácora, aunque no vaya al final: al unir dos, va por su fecha."""
    if len(ahora.bitacora) <= len(antes.bitacora):
        return None
    return next((una for una in reversed(ahora.bitacora) if una not in antes.bitacora), None)


def _lo_que_dice(anotado: Entrada | Verificacion | None) -> str:
    if anotado is None:
        return ""
    dicho = anotado.nota if isinstance(anotado, Verificacion) else anotado.comentario
    return primera_frase(dicho or "")


def _anotado(previa: Fila | None, actual: Fila) -> str:
    """Lo que dice la última anotación, si es nueva: la de la bitácora o la de quien lo comprobó."""
    antes, ahora = previa and previa.situacion, actual.situacion
    comprobada = ahora.racha and ahora.racha.verificacion
    if comprobada and not (antes and antes.racha and antes.racha.verificacion == comprobada):
        return primera_frase(comprobada.nota or "")
    if ahora.novedad is None or (antes and antes.novedad == ahora.novedad):
        return ""
    return primera_frase(ahora.novedad.comentario or "")


def _de_su_plazo(previa: Fila, actual: Fila) -> Iterator[CambioRegistrado]:
    antes, ahora = previa.situacion, actual.situacion
    if antes.plazo == ahora.plazo:
        return
    de, a = (str(s.plazo) if s.plazo else SIN_PLAZO for s in (antes, ahora))
    dias = (ahora.vence - antes.vence).days if antes.vence and ahora.vence else None
    if ahora.prorrogas > antes.prorrogas:
        yield _cambio(ClaseDeCambio.PRORROGADA, actual, de, a, dias, _motivo(actual))
    else:
        yield _cambio(ClaseDeCambio.PLAZO, actual, de, a, dias)


def _motivo(fila: Fila) -> str:
    """Por qué se concedió la prórroga que rige."""
    accion = fila.situada.accion
    suyas = de_la_accion if fila.instancia is None else de_sus_periodos
    plazo = fila.situacion.plazo
    motivos = [p.motivo for p in suyas(accion, accion.prorrogas) if p.plazo == plazo]
    return primera_frase(motivos[-1] or "") if motivos else ""


def _del_periodo(previa: Fila | None, actual: Fila) -> Iterator[CambioRegistrado]:
    """Lo que se hizo de un período, hubiera empezado o no."""
    estaba_abierto = previa is None or previa.abierta
    if estaba_abierto is not actual.abierta:
        clase = ClaseDeCambio.REABIERTA if actual.abierta else ClaseDeCambio.CERRADA
        de = previa.situacion.estado.rotulo.lower() if previa else "sin empezar"
        a = actual.situacion.estado.rotulo.lower()
        yield _cambio(clase, actual, de, a, detalle=_anotado(previa, actual))
    if previa is not None:
        yield from _de_su_plazo(previa, actual)
