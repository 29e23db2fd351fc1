"""El panorama de `seg status --detalle`: de cada cosa, todo lo que se pregunta antes de una reunión."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple, TypeVar

from seguimiento.analisis import dicho, pendiente
from seguimiento.analisis.actores import Papel
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.panorama import Panorama
from seguimiento.analisis.reuniones import SituacionDeAcuerdo
from seguimiento.analisis.seguidas import Seguida
from seguimiento.analisis.seleccion import DESDE_CUANDO, Filtro, dias_desde_la_evaluacion
from seguimiento.analisis.tandas import (
    ClaseDeTanda,
    Tanda,
    de_acuerdos,
    por_preguntar,
    por_situacion,
    recurrentes,
)
from seguimiento.formatos import posteriores
from seguimiento.formatos.breve import dias_de_espera, totales
from seguimiento.formatos.cifras import resumen
from seguimiento.modelo.cartera import RecomendacionSituada, ReunionSituada
from seguimiento.piezas import SEPARADOR, Bloque, Columna, ColumnaDe, Parrafo, Tabla, Tono, tabla
from seguimiento.redaccion import (
    cuenta,
    dia_en_palabras,
    en_linea,
    entre_comillas,
    enumeracion,
    fecha_breve,
)
from seguimiento.vocabularios import Marca, SituacionDeAccion, total


def bloques(panorama: Panorama, por: str | None = None) -> Iterator[Bloque]:
    """El panorama, con el resumen primero y lo urgente después."""
    yield Parrafo(f"Seguimiento al {dia_en_palabras(panorama.hoy)}", Tono.TITULO)
    yield from resumen(panorama)
    if por is not None:
        yield from _agrupado(panorama, por)
        yield from _seguidas(panorama)
        yield from posteriores.en_bloques(dicho.despues_del_corte(panorama.posteriores))
        return
    yield from _de_las_tandas(panorama, por_situacion(panorama))
    yield from _seguidas(panorama)
    if panorama.entero:
        yield from _sin_respuesta(panorama)
    yield from _de_las_tandas(panorama, recurrentes(panorama))
    if panorama.entero:
        yield from _de_las_tandas(panorama, por_preguntar(panorama))
    yield from _de_las_tandas(panorama, de_acuerdos(panorama))
    if panorama.entero:
        yield from _acuerdos(panorama.acuerdos)
    yield from posteriores.en_bloques(dicho.despues_del_corte(panorama.posteriores))


# ── Las tablas de acciones ───────────────────────────────────────────────────


class _Aspecto(NamedTuple):
    titulo: str
    tono: Tono = Tono.TITULO
    breve: bool = False
    """Si basta con lo justo para preguntar por ello."""


_DE_SITUACION = total(
    {
        SituacionDeAccion.VENCIDA: _Aspecto("Vencidas", Tono.URGENTE),
        SituacionDeAccion.POR_VENCER: _Aspecto("Por vencer", Tono.ATENCION),
        SituacionDeAccion.SIN_PLAZO: _Aspecto("Sin plazo", Tono.ATENCION),
        SituacionDeAccion.EN_PLAZO: _Aspecto("En plazo", Tono.NORMAL),
        SituacionDeAccion.CERRADA: _Aspecto("Cerradas", Tono.BIEN),
    }
)
_DE_MARCA = total(
    {
        Marca.DEBIA_EMPEZAR: _Aspecto("Debían haber empezado", breve=True),
        Marca.SIN_EVIDENCIA: _Aspecto("Completadas sin evidencia", breve=True),
        Marca.POR_VERIFICAR: _Aspecto("Completadas por verificar", breve=True),
        Marca.SIN_SEGUIMIENTO: _Aspecto("Sin seguimiento registrado", breve=True),
        Marca.SIN_NOVEDAD: _Aspecto("Sin novedad", breve=True),
        Marca.PRORROGADA: _Aspecto("Prorrogadas", breve=True),
        Marca.MISMA_QUE: _Aspecto("La misma que otra", breve=True),
    }
)
_DE_CLASE = total(
    {
        ClaseDeTanda.PERIODOS: _Aspecto(
            "Períodos pendientes de acciones recurrentes", Tono.ATENCION
        ),
        ClaseDeTanda.PERIODOS_DE_COMPROMISOS: _Aspecto(
            "Períodos pendientes de compromisos recurrentes", Tono.ATENCION
        ),
        ClaseDeTanda.CALLADAS: _Aspecto("En plazo y sin novedad", breve=True),
        ClaseDeTanda.FIRMES: _Aspecto("Compromisos de acuerdos", Tono.ATENCION),
        ClaseDeTanda.PROPUESTOS: _Aspecto(
            "Compromisos propuestos, en acuerdos sin aprobar", breve=True
        ),
    }
)
_ASPECTOS = _DE_SITUACION | _DE_MARCA | _DE_CLASE


def _de_las_tandas(panorama: Panorama, tandas: Iterable[Tanda]) -> Iterator[Tabla]:
    for tanda in tandas:
        titulo, tono, breve = _ASPECTOS[tanda.de]
        suyas = tanda.filas
        columnas = _en_breve(panorama) if breve else _enteras(panorama, tono)
        yield _tabla(f"{titulo} ({len(suyas)})", columnas, suyas, tono)


def _agrupado(panorama: Panorama, por: str) -> Iterator[Bloque]:
    grupos = pendiente.grupos(panorama, pendiente.exigibles(panorama), por)
    yield from totales(grupos, por)
    columnas = _enteras(panorama, Tono.TITULO, con_situacion=True)
    for grupo in grupos:
        titulo = f"{grupo.nombre} ({dicho.cuantas(grupo.filas).en_un_titulo})"
        yield _tabla(titulo, columnas, grupo.filas, Tono.TITULO)


F = TypeVar("F")


def _tabla(titulo: str, columnas: Sequence[ColumnaDe[F]], suyas: Sequence[F], tono: Tono) -> Tabla:
    return replace(tabla(titulo, columnas, suyas), tono=tono)


def _plazo(hoy: date) -> ColumnaDe[Fila]:
    """El plazo y, si está cerca, cuánto falta."""

    def celda(fila: Fila) -> str:
        falta = dicho.falta(fila, hoy)
        return f"{dicho.plazos(fila)}\n{falta}" if falta else dicho.plazos(fila)

    return Columna("Plazo", corta=True), celda


_REFERENCIA: ColumnaDe[Fila] = (Columna("Referencia", corta=True), lambda fila: fila.ref)
_SITUACION: ColumnaDe[Fila] = (
    Columna("Situación", corta=True),
    lambda fila: fila.situacion.situacion.rotulo,
)


def _enteras(
    panorama: Panorama, tono: Tono, *, con_situacion: bool = False
) -> Sequence[ColumnaDe[Fila]]:
    """El retraso de cada acción, quién responde y qué se sabe de ella."""
    return (
        (Columna("Días", corta=True, numerica=True, tono=tono), lambda f: str(f.retraso or "")),
        _plazo(panorama.hoy),
        *([_SITUACION] if con_situacion else []),
        _REFERENCIA,
        (Columna("Acción", peso=4, minimo=34, lineas=2), _accion(panorama.filtro)),
        (Columna("Responde", peso=4, minimo=30), _quienes),
        (Columna("Última novedad", peso=3), dicho.novedad_en_dos_lineas),
    )


def _en_breve(panorama: Panorama) -> Sequence[ColumnaDe[Fila]]:
    """Lo justo para preguntar por cada acción."""
    return (
        _plazo(panorama.hoy),
        _REFERENCIA,
        (Columna("Acción", peso=3, minimo=30, lineas=1), _accion(panorama.filtro)),
        (Columna("Última novedad", peso=2), dicho.novedad_en_dos_lineas),
    )


_PAPELES = {"lidera": Papel.LIDERA.value, "acompanan": Papel.ACOMPANA.value}


def _quienes(fila: Fila) -> str:
    return dicho.quienes(fila, rotulos=_PAPELES)


def _accion(filtro: Filtro) -> Callable[[Fila], str]:
    """Lo que se comprometió y, debajo, lo que conviene saber de ello."""

    def celda(fila: Fila) -> str:
        descripcion = en_linea(fila.situada.accion.descripcion)
        detalles = SEPARADOR.join(_detalles(fila, filtro))
        return f"{descripcion}\n{detalles}" if detalles else descripcion

    return celda


def _detalles(fila: Fila, filtro: Filtro) -> Iterator[str]:
    situada, situacion = fila.situada, fila.situacion
    if situada.prioridad is not None:
        yield f"prioridad {situada.prioridad}"
    yield from dicho.cuanto_lleva(fila)
    if situacion.prorrogas > 1:
        yield cuenta(situacion.prorrogas, "prórroga")
    if situacion.verificacion.rechazada:
        yield "verificación rechazada"
    if situada.accion.misma_que is not None:
        yield f"la misma que {situada.accion.misma_que}"
    if fila.papeles:
        quien = enumeracion(entre_comillas(filtro.responsable), "o")
        yield f"{quien} {enumeracion(papel.value for papel in fila.papeles)}"


# ── Recomendaciones y acuerdos ───────────────────────────────────────────────


_DE_LAS_IMPLEMENTADAS = (
    (Marca.SIN_EVIDENCIA, "implementadas sin evidencia"),
    (Marca.POR_VERIFICAR, "implementadas por verificar"),
)
"""Por qué se pregunta por las que, sin acciones, se dan por hechas."""


def _seguidas(panorama: Panorama) -> Iterator[Bloque]:
    """Las recomendaciones sin acciones que siguen abiertas o cuya situación se pidió, y sus períodos.

    Después, las ya implementadas de las que algo falta.
    """
    pedidas = [s for s in panorama.seguidas_mostradas if s.abierta or not panorama.entero]
    suyas = [s for s in pedidas if s.fila.instancia is None]
    periodos = [s for s in pedidas if s.fila.instancia is not None]
    enteras = panorama.seguidas if panorama.entero else ()
    columnas: Sequence[ColumnaDe[Seguida]] = (
        (Columna("Días", corta=True, numerica=True), lambda s: str(s.fila.retraso or "")),
        (Columna("Plazo", corta=True), lambda s: dicho.plazos(s.fila)),
        (Columna("Situación", corta=True), lambda s: s.fila.situacion.situacion.rotulo),
        (Columna("Estado", corta=True), lambda s: s.estado.rotulo),
        (Columna("Referencia", corta=True), lambda s: s.ref),
        (
            Columna("Recomendación", peso=3, minimo=30, lineas=2),
            lambda s: en_linea(s.situada.recomendacion.texto),
        ),
        (Columna("Responde", peso=2, minimo=26), lambda s: _quienes(s.fila)),
    )
    de_cada_clase = (
        ("Recomendaciones que se siguen sin acciones", suyas),
        ("Períodos pendientes de recomendaciones sin acciones", periodos),
        *(
            (f"Recomendaciones {como}", [s for s in enteras if marca in s.fila.situacion.marcas])
            for marca, como in _DE_LAS_IMPLEMENTADAS
        ),
    )
    for titulo, halladas in de_cada_clase:
        if halladas:
            yield _tabla(f"{titulo} ({len(halladas)})", columnas, halladas, Tono.ATENCION)


def _sin_respuesta(panorama: Panorama) -> Iterator[Bloque]:
    suyas = panorama.sin_respuesta
    columnas: Sequence[ColumnaDe[RecomendacionSituada]] = (
        (
            Columna("Días", corta=True, numerica=True),
            lambda s: dias_de_espera(dias_desde_la_evaluacion(s, panorama.hoy)),
        ),
        (
            Columna("Prioridad", corta=True, numerica=True),
            lambda s: str(s.prioridad or ""),
        ),
        (Columna("Referencia", corta=True), lambda s: s.ref),
        (
            Columna("Recomendación", peso=3, minimo=34, lineas=2),
            lambda s: en_linea(s.recomendacion.texto),
        ),
        (
            Columna("Dirigida a", peso=2, minimo=26),
            lambda s: "; ".join(s.recomendacion.dirigida_a),
        ),
    )
    if suyas:
        yield _tabla(
            f"Recomendaciones sin respuesta ({len(suyas)}), con los días {DESDE_CUANDO}",
            columnas,
            suyas,
            Tono.ATENCION,
        )


def _acuerdos(acuerdos: Sequence[SituacionDeAcuerdo]) -> Iterator[Bloque]:
    columnas: Sequence[ColumnaDe[SituacionDeAcuerdo]] = (
        (Columna("Última reunión", corta=True), lambda s: _dia_de(s.ultima)),
        (Columna("Próxima", corta=True), lambda s: _dia_de(s.proxima)),
        (Columna("Acuerdo", peso=3, minimo=34), _acuerdo),
        (Columna("Aviso", peso=2, minimo=30), lambda s: "\n".join(_avisos_del_acuerdo(s))),
    )
    if acuerdos:
        yield _tabla(f"Acuerdos ({len(acuerdos)})", columnas, acuerdos, Tono.TITULO)


def _dia_de(reunion: ReunionSituada | None) -> str:
    return fecha_breve(reunion.reunion.fecha) if reunion else "s/d"


def _acuerdo(situacion: SituacionDeAcuerdo) -> str:
    acuerdo = situacion.acuerdo.registro
    estado = acuerdo.estado.rotulo.lower() if acuerdo.estado else "estado s/d"
    return f"{situacion.acuerdo.id}: {en_linea(acuerdo.titulo)}\n{estado}"


def _avisos_del_acuerdo(situacion: SituacionDeAcuerdo) -> Iterator[str]:
    if situacion.dias_sin_reunion:
        periodicidad = situacion.acuerdo.registro.periodicidad
        cada = f" {periodicidad.rotulo.lower()}" if periodicidad else ""
        yield f"la reunión{cada} se retrasa {cuenta(situacion.dias_sin_reunion, 'día')}"
    for reunion, decision in situacion.decisiones_sin_compromiso:
        cual = f"«{decision.id}» " if decision.id else ""
        dia = fecha_breve(reunion.reunion.fecha)
        yield f"decisión {cual}del {dia} sin compromiso: {en_linea(decision.texto)}"
