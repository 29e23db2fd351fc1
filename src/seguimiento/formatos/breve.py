"""El panorama de `seg status` en una pantalla: las cuentas, quién debe y un renglón por cosa pendiente."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from seguimiento.analisis import dicho, pendiente
from seguimiento.analisis.actores import de_quien
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.panorama import Panorama
from seguimiento.analisis.seleccion import dias_desde_la_evaluacion
from seguimiento.formatos import cifras, posteriores
from seguimiento.formatos.ancho import por_el_medio
from seguimiento.formatos.ordenes import orden_de_status
from seguimiento.modelo.cartera import RecomendacionSituada
from seguimiento.modelo.prioridad import Prioridad
from seguimiento.piezas import (
    Bloque,
    Celda,
    Columna,
    ColumnaDe,
    Linea,
    Lineas,
    Parrafo,
    Tabla,
    Texto,
    Tono,
    tabla,
)
from seguimiento.redaccion import cuenta, dia_en_palabras, en_linea, enumeracion, legible
from seguimiento.vocabularios import SituacionDeAccion, total

_SE_NOMBRAN = 4
"""De cuántos se dice cuánto deben."""
_ANCHO_DE_UN_NOMBRE = 48


def bloques(panorama: Panorama, por: str | None = None) -> Iterator[Bloque]:
    """Lo que se dice antes de una reunión, con lo urgente primero."""
    filas = pendiente.exigibles(panorama)
    yield Lineas(tuple(_encabezado(panorama, filas)))
    if por is None:
        yield from _por_situacion(panorama, filas)
        if panorama.entero:
            yield from _sin_respuesta(panorama)
    else:
        yield from _por_grupos(panorama, filas, por)
    if cierre := tuple(_cierre(panorama, por)):
        yield Lineas(cierre)
    ver_mas = orden_de_status(panorama.filtro, "--detalle")
    yield from posteriores.en_renglones(panorama.posteriores, ver_mas)


# ── Las cuentas y quién debe ─────────────────────────────────────────────────


def _encabezado(panorama: Panorama, filas: Sequence[Fila]) -> Iterator[Linea]:
    titulo = f"Seguimiento al {dia_en_palabras(panorama.hoy)}"
    yield Linea(((titulo, Tono.TITULO),), al_margen=cifras.lo_que_hay(panorama))
    vencidas = [fila for fila in filas if fila.situacion.vencida]
    yield Linea(tuple(_cuentas(panorama, vencidas)))
    if vencidas:
        yield Linea(tuple(_deudas(panorama, vencidas)), rotulo="Quién debe")


def _cuentas(panorama: Panorama, vencidas: Sequence[Fila]) -> Iterator[tuple[str, Tono]]:
    """Las de las acciones; si lo vencido es todo de otra clase, también: «0 vencidas» parecería nada."""
    primera, *las_demas = cifras.por_situacion(panorama)
    solo_otras = vencidas and not panorama.resumen["vencidas"]
    yield (f"{primera[0]}, más {dicho.recuento(vencidas)}", Tono.URGENTE) if solo_otras else primera
    yield from las_demas


def _deudas(panorama: Panorama, vencidas: Sequence[Fila]) -> Iterator[tuple[str, Tono]]:
    deudas = pendiente.deudas(panorama, vencidas, _SE_NOMBRAN)
    for quien, cuantas in deudas.nombrados:
        yield f"{por_el_medio(legible(quien), _ANCHO_DE_UN_NOMBRE)} {cuantas}", Tono.NORMAL
    if deudas.otros:
        yield f"otros {deudas.otros}", Tono.NORMAL


def _cierre(panorama: Panorama, por: str | None) -> Iterator[Linea]:
    """Lo que no tiene renglón propio, contado, y con qué orden se ve."""
    if avisos := tuple(_ademas(panorama, por)):
        yield Linea(tuple((aviso, Tono.NORMAL) for aviso in avisos), rotulo="Además")
    if not any(panorama.resumen.values()):
        return
    orden = orden_de_status(panorama.filtro, "--detalle", *(["--por", por] if por else []))
    yield Linea(((orden, Tono.TENUE),), rotulo="Con plazos, responsables y última novedad")


def _ademas(panorama: Panorama, por: str | None) -> Iterator[str]:
    if panorama.entero and por is None:
        yield from cifras.ademas(panorama)
    elif propuestas := pendiente.propuestas(panorama):
        que = dicho.recuento(propuestas, propuestas_aparte=True)
        yield f"{que}, aún sin aprobar"


# ── Un renglón por cosa ──────────────────────────────────────────────────────


class _Aspecto(NamedTuple):
    titulo: str
    tono: Tono
    en_dias: bool = False
    """Si basta con el número de días, que el título dice de qué son."""


_ASPECTOS = total(
    {
        SituacionDeAccion.VENCIDA: _Aspecto("Vencidas", Tono.URGENTE, en_dias=True),
        SituacionDeAccion.POR_VENCER: _Aspecto("Por vencer", Tono.ATENCION),
        SituacionDeAccion.SIN_PLAZO: _Aspecto("Sin plazo", Tono.ATENCION),
        SituacionDeAccion.EN_PLAZO: _Aspecto("En plazo", Tono.TITULO),
        SituacionDeAccion.CERRADA: _Aspecto("Cerradas", Tono.TITULO),
    }
)


def _por_situacion(panorama: Panorama, filas: Sequence[Fila]) -> Iterator[Tabla]:
    for situacion, suyas in pendiente.por_situacion(panorama, filas).items():
        titulo, tono, en_dias = _ASPECTOS[situacion]
        cuando = _DIAS if en_dias else _cuando(panorama)
        # la columna de los plazos sobra si ninguna lo tiene
        columnas = _columnas(panorama, cuando)[not any(fila.situacion.plazo for fila in suyas) :]
        de_que = ", por días de retraso" if en_dias else ""
        ver_mas = orden_de_status(replace(panorama.filtro, situaciones=(situacion,)))
        yield _renglones(
            f"{titulo} ({dicho.cuantas(suyas)}){de_que}",
            columnas,
            suyas,
            tono,
            ver_mas,
        )


def _por_grupos(panorama: Panorama, filas: Sequence[Fila], por: str) -> Iterator[Bloque]:
    """Los totales de cada grupo y, debajo, lo suyo."""
    grupos = pendiente.grupos(panorama, filas, por)
    yield from totales(grupos, por)
    columnas = _columnas(panorama, _cuando(panorama))
    if por == "responsable":
        # quién es, ya lo dice el título
        columnas = columnas[:-1]
    for grupo in grupos:
        titulo = f"{grupo.nombre} ({dicho.cuantas(grupo.filas)})"
        yield _renglones(titulo, columnas, grupo.filas, Tono.TITULO)


_DE_QUE = {
    "responsable": "Quién",
    "evaluacion": "Evaluación o acuerdo",
    "prioridad": "Prioridad",
    "mes": "Mes",
}


def totales(grupos: Sequence[pendiente.Grupo], por: str) -> Iterator[Bloque]:
    """Cuánto debe cada cual y lo más antiguo que debe."""
    columnas: Sequence[ColumnaDe[pendiente.Grupo]] = (
        (Columna(_DE_QUE[por], peso=2, minimo=16, lineas=1), lambda g: g.nombre),
        (
            Columna("Vencidas", numerica=True, corta=True, tono=Tono.URGENTE),
            lambda g: str(len(g.vencidas) or "–"),
        ),
        (
            Columna("Por vencer", numerica=True, corta=True),
            lambda g: str(len(g.por_vencer) or "–"),
        ),
        (Columna("La más antigua", corta=True), _desde_cuando),
    )
    if grupos:
        yield tabla("", columnas, grupos)
    if por == "responsable":
        yield Parrafo("Lo que es de varios figura con cada uno.", Tono.TENUE)


def _desde_cuando(grupo: pendiente.Grupo) -> str:
    return f"hace {cuenta(grupo.vencidas[0].retraso, 'día')}" if grupo.vencidas else ""


def _columnas(panorama: Panorama, cuando: ColumnaDe[Fila]) -> Sequence[ColumnaDe[Fila]]:
    return (
        cuando,
        (Columna("Prioridad", corta=True), lambda fila: _prioridad(fila.situada.prioridad)),
        (Columna("Referencia", corta=True), lambda fila: fila.ref),
        (Columna("Acción"), lambda fila: en_linea(fila.situada.accion.descripcion)),
        (Columna("Responde", es_nombre=True), _quien(panorama)),
    )


_DIAS: ColumnaDe[Fila] = (
    Columna("Días", corta=True, numerica=True, tono=Tono.URGENTE),
    lambda fila: str(fila.retraso),
)


def _cuando(panorama: Panorama) -> ColumnaDe[Fila]:
    """Cuánto hace o cuánto falta; de lo que no apremia, su plazo."""

    def celda(fila: Fila) -> str:
        if fila.retraso:
            return f"hace {cuenta(fila.retraso, 'día')}"
        if not fila.abierta:
            return fila.situacion.estado.rotulo.lower()
        return dicho.falta(fila, panorama.hoy) or dicho.plazo(fila.situacion.plazo)

    return Columna("Plazo", corta=True), celda


def _prioridad(prioridad: Prioridad | None) -> str:
    return f"P{prioridad.numero}" if prioridad else ""


def _quien(panorama: Panorama) -> Callable[[Fila], Celda]:
    """El primero de quienes responden y cuántos más; si quien se busca no responde, qué hace en ello."""

    def celda(fila: Fila) -> Texto:
        primero, *otros = de_quien(fila.situada, panorama.cartera.configuracion)
        sigue = [f"+{len(otros)}"] if otros else []
        if fila.papeles and not any(papel.responde for papel in fila.papeles):
            sigue.append(f"({enumeracion(papel.value for papel in fila.papeles)})")
        return Texto(primero, sigue=" ".join(sigue))

    return celda


def _sin_respuesta(panorama: Panorama) -> Iterator[Tabla]:
    columnas: Sequence[ColumnaDe[RecomendacionSituada]] = (
        (Columna("Días", corta=True, numerica=True), lambda s: dias_de_espera(s, panorama)),
        (Columna("Prioridad", corta=True), lambda s: _prioridad(s.prioridad)),
        (Columna("Referencia", corta=True), lambda s: s.ref),
        (Columna("Recomendación"), lambda s: en_linea(s.recomendacion.texto)),
        (Columna("Dirigida a", es_nombre=True), _a_quien),
    )
    if suyas := pendiente.sin_respuesta(panorama):
        titulo = f"Recomendaciones sin respuesta ({len(suyas)}), por días de espera"
        ver_mas = orden_de_status(panorama.filtro, "--detalle")
        yield _renglones(titulo, columnas, suyas, Tono.ATENCION, ver_mas)


def dias_de_espera(situada: RecomendacionSituada, panorama: Panorama) -> str:
    """Los días que lleva sin respuesta; «s/d» si no consta desde cuándo."""
    pasados = dias_desde_la_evaluacion(situada, panorama.hoy)
    return "s/d" if pasados is None else str(pasados)


def _a_quien(situada: RecomendacionSituada) -> Texto:
    primero, *otros = situada.recomendacion.dirigida_a or ("",)
    return Texto(primero, sigue=f"+{len(otros)}" if otros else "")


F = TypeVar("F")


def _renglones(
    titulo: str,
    columnas: Sequence[ColumnaDe[F]],
    filas: Sequence[F],
    tono: Tono,
    ver_mas: str = "",
) -> Tabla:
    sin_adornar = tabla(titulo, columnas, filas)
    return replace(sin_adornar, tono=tono, ver_mas=ver_mas, renglones=True)
