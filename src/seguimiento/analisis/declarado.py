"""Lo que un registro dice que pasó, y cuándo: entradas, prórrogas, verificaciones, respuestas, decisiones."""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from seguimiento.analisis.bitacora import plazo_vigente
from seguimiento.analisis.dicho import dato_suelto
from seguimiento.analisis.referencias import leer_referencia
from seguimiento.elementos import Elemento
from seguimiento.fechas import SIN_FECHA, UN_DIA, FechaParcial
from seguimiento.modelo.accion import Accion, Entrada, Prorroga, Verificacion
from seguimiento.modelo.acuerdo import Acuerdo, DecisionDeReunion, Reunion
from seguimiento.modelo.cartera import Archivado, reuniones_de
from seguimiento.modelo.evaluacion import Recomendacion
from seguimiento.redaccion import cuenta, fecha_breve

DIAS_DE_REGISTRO_TARDIO = 30
"""A los cuántos días de su fecha se dice que algo se registró tarde: un mes es lo que media entre reuniones."""


class ClaseDeDeclarado(Enum):
    """Qué se declara."""

    ENTRADA = "entrada"
    PRORROGA = "prorroga"
    VERIFICACION = "verificacion"
    RESPUESTA = "respuesta"
    DECISION = "decision"
    APROBACION = "aprobacion"


class Declarado(NamedTuple):
    """Algo que un registro dice que pasó un día."""

    clase: ClaseDeDeclarado
    fecha: FechaParcial
    que: str
    quien: str
    por_que: str
    clave: tuple[str, ...]
    """Lo que lo distingue: sigue siendo lo mismo si se le corrige el comentario."""


def declarado(elemento: Elemento, visto_en: Elemento | None = None) -> list[Declarado]:
    """Lo que dice de sí mismo, sin lo que contiene, en el orden en que se escribió.

    Lo que no lleva fecha no está. De un compromiso dicen también las reuniones de su acuerdo, salvo si se
    ve dentro del acuerdo entero: ahí ya lo dicen ellas.
    """
    entero = visto_en is not None and not visto_en.ruta
    return [
        uno
        for uno in _todo(elemento)
        if uno.fecha.consta and not (entero and _lo_dice_una_reunion(elemento, uno))
    ]


def cuanto_sin_fecha(elemento: Elemento) -> int:
    """Cuánto declara de sí mismo sin decir cuándo fue."""
    return sum(not uno.fecha.consta for uno in _todo(elemento))


def _lo_dice_una_reunion(elemento: Elemento, uno: Declarado) -> bool:
    return isinstance(elemento.registro, Accion) and uno.clase is ClaseDeDeclarado.DECISION


def numerados(declarados: Iterable[Declarado]) -> dict[tuple[str, ...], Declarado]:
    """Los mismos por su clave, con un número detrás: dos iguales son dos."""
    vistos: Counter[tuple[str, ...]] = Counter()
    numerados = {}
    for uno in declarados:
        vistos[uno.clave] += 1
        numerados[*uno.clave, str(vistos[uno.clave])] = uno
    return numerados


def _todo(elemento: Elemento) -> Iterator[Declarado]:
    registro = elemento.registro
    if isinstance(registro, Accion | Recomendacion):
        yield from map(_de_entrada, registro.seguimiento)
        yield from _prorrogas(registro)
        yield from map(_de_verificacion, registro.verificaciones)
    match registro:
        case Recomendacion():
            yield from _respuesta(registro)
        case Accion() if isinstance(elemento.archivado.registro, Acuerdo):
            yield from _de_sus_reuniones(elemento)
        case Reunion():
            yield from _decisiones(registro)
        case Acuerdo() if registro.aprobacion and registro.aprobacion.fecha:
            suya = registro.aprobacion
            que = suya.situacion.rotulo if suya.situacion else "Aprobación"
            yield _hecho(ClaseDeDeclarado.APROBACION, registro.aprobacion.fecha, que, suya.por)


def _hecho(  # noqa: PLR0913, PLR0917 — lo que distingue a uno de otro
    clase: ClaseDeDeclarado,
    fecha: FechaParcial,
    que: str,
    quien: str | None = None,
    por_que: str | None = None,
    distingue: Iterable[object] = (),
) -> Declarado:
    clave = (clase.value, str(fecha), *map(str, distingue))
    return Declarado(clase, fecha, que, quien or "", por_que or "", clave)


def _de_entrada(una: Entrada) -> Declarado:
    avance = "" if una.avance is None else f"{una.avance} %"
    cantidad = "" if una.cantidad is None else cuenta(una.cantidad, "hecha")
    que = _seguido(una.estado.rotulo, una.instancia, avance, cantidad, una.comentario)
    distingue = (una.estado.value, una.instancia)
    return _hecho(
        ClaseDeDeclarado.ENTRADA, una.fecha, que, una.autor, una.motivo_retraso, distingue
    )


def _prorrogas(seguido: Accion | Recomendacion) -> Iterator[Declarado]:
    for una in seguido.prorrogas:
        suyas = [otra for otra in seguido.prorrogas if otra.instancia == una.instancia]
        # la víspera regía el plazo que esta mueve; el de un período lo dice él
        regia = None
        if una.instancia is None:
            regia = plazo_vigente(seguido.plazo, suyas, una.fecha.ultimo_dia - UN_DIA)
        yield _de_prorroga(una, regia)


def _de_prorroga(una: Prorroga, regia: FechaParcial | None) -> Declarado:
    movido = (una.plazo.ultimo_dia - regia.ultimo_dia).days if regia else None
    dias = "" if movido is None else f" ({movido:+d} {'día' if abs(movido) == 1 else 'días'})"
    que = _seguido(f"Prórroga hasta {fecha_breve(una.plazo)}{dias}", una.instancia)
    distingue = (una.plazo, una.instancia)
    clase = ClaseDeDeclarado.PRORROGA
    return _hecho(clase, una.fecha, que, una.autorizada_por, una.motivo, distingue)


def _de_verificacion(una: Verificacion) -> Declarado:
    eficaz = f"eficaz: {una.eficaz.rotulo.lower()}" if una.eficaz else ""
    que = _seguido(f"Verificación: {una.resultado.rotulo.lower()}", una.instancia, eficaz)
    distingue = (una.resultado.value, una.instancia)
    return _hecho(ClaseDeDeclarado.VERIFICACION, una.fecha, que, una.por, una.nota, distingue)


def _respuesta(recomendacion: Recomendacion) -> Iterator[Declarado]:
    suya = recomendacion.respuesta_dada
    if suya is not None:
        decision = suya.decision_de_conjunto
        dicha = decision.rotulo.lower() if decision else "la decisión no consta"
        que = f"Respuesta gerencial: {dicha}"
        fecha = suya.fecha or SIN_FECHA
        yield _hecho(ClaseDeDeclarado.RESPUESTA, fecha, que, suya.por, suya.justificacion)


def _decisiones(reunion: Reunion) -> Iterator[Declarado]:
    for una in reunion.decisiones:
        efecto = una.efecto.rotulo.lower() if una.efecto else ""
        que = _seguido("Decisión", efecto, una.texto)
        yield _hecho(ClaseDeDeclarado.DECISION, reunion.fecha, que, distingue=(una.texto,))


def _de_sus_reuniones(compromiso: Elemento) -> Iterator[Declarado]:
    """Lo que en ellas se decidió sobre el compromiso."""
    acuerdo: Archivado[Acuerdo] = compromiso.archivado
    for situada in reuniones_de(acuerdo):
        suyas = [una for una in situada.reunion.decisiones if _toca(una, compromiso)]
        yield from _decisiones(situada.reunion.model_copy(update={"decisiones": tuple(suyas)}))


def _toca(decision: DecisionDeReunion, compromiso: Elemento) -> bool:
    referencia = leer_referencia(decision.compromiso or "")
    nombrado = referencia.interno or referencia.archivo
    suyo = referencia.es_de(compromiso.archivado.id)
    return suyo and nombrado.casefold() == compromiso.id.casefold()


def _seguido(*partes: object) -> str:
    return " · ".join(dato_suelto(parte) for parte in partes if parte not in (None, ""))
