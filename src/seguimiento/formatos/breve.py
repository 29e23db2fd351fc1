"""El panorama de `seg status` en una pantalla: las cuentas, quién debe y un renglón por cosa pendiente."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from seguimiento.analisis.vistazo import Apartado, Renglon, SinRespuesta, Vistazo
from seguimiento.formatos import cifras, posteriores
from seguimiento.formatos.ancho import por_el_medio
from seguimiento.formatos.ordenes import orden_de_status
from seguimiento.piezas import (
    Bloque,
    Columna,
    ColumnaDe,
    Linea,
    Lineas,
    Parrafo,
    Tabla,
    Texto,
    Tono,
    tabla,
    tabla_de_renglones,
)
from seguimiento.redaccion import cuenta, dia_en_palabras, legible
from seguimiento.vocabularios import SituacionDeAccion, total

_ANCHO_DE_UN_NOMBRE = 48


def bloques(visto: Vistazo, por: str | None = None) -> Iterator[Bloque]:
    """Lo que se dice antes de una reunión, con lo urgente primero."""
    yield Lineas(tuple(_encabezado(visto)))
    if por is None:
        yield from (_de_una_situacion(visto, apartado) for apartado in visto.apartados)
        if visto.entero:
            yield from _sin_respuesta(visto)
    else:
        yield from _por_grupos(visto, por)
    if cierre := tuple(_cierre(visto, por)):
        yield Lineas(cierre)
    ver_mas = orden_de_status(visto.filtro, "--detalle")
    yield from posteriores.en_renglones(visto.posteriores, ver_mas)


# ── Las cuentas y quién debe ─────────────────────────────────────────────────


def _encabezado(visto: Vistazo) -> Iterator[Linea]:
    titulo = f"Seguimiento al {dia_en_palabras(visto.hoy)}"
    yield Linea(((titulo, Tono.TITULO),), al_margen=cifras.lo_que_hay(visto))
    yield Linea(tuple(_cuentas(visto)))
    if any(visto.vencidas):
        yield Linea(tuple(_deudas(visto)), rotulo="Quién debe")


def _cuentas(visto: Vistazo) -> Iterator[tuple[str, Tono]]:
    """Las de las acciones; si lo vencido es todo de otra clase, también: «0 vencidas» parecería nada."""
    primera, *las_demas = cifras.por_situacion(visto)
    if any(visto.vencidas) and not visto.resumen["vencidas"]:
        yield f"{primera[0]}, más {visto.vencidas.en_palabras}", Tono.URGENTE
    else:
        yield primera
    yield from las_demas


def _deudas(visto: Vistazo) -> Iterator[tuple[str, Tono]]:
    for quien, cuantas in visto.deudas.nombrados:
        yield f"{por_el_medio(legible(quien), _ANCHO_DE_UN_NOMBRE)} {cuantas}", Tono.NORMAL
    if visto.deudas.otros:
        yield f"otros {visto.deudas.otros}", Tono.NORMAL


def _cierre(visto: Vistazo, por: str | None) -> Iterator[Linea]:
    """Lo que no tiene renglón propio, contado, y con qué orden se ve."""
    if avisos := tuple(_ademas(visto, por)):
        yield Linea(tuple((aviso, Tono.NORMAL) for aviso in avisos), rotulo="Además")
    if not visto.hay_algo:
        return
    orden = orden_de_status(visto.filtro, "--detalle", *(["--por", por] if por else []))
    yield Linea(((orden, Tono.TENUE),), rotulo="Con plazos, responsables y última novedad")


def _ademas(visto: Vistazo, por: str | None) -> Iterator[str]:
    if visto.entero and por is None:
        yield from cifras.ademas(visto)
    elif any(visto.propuestas):
        yield f"{visto.propuestas.en_palabras}, aún sin aprobar"


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


def _de_una_situacion(visto: Vistazo, apartado: Apartado) -> Tabla:
    titulo, tono, en_dias = _ASPECTOS[apartado.situacion]
    cuando = _dias(visto.hoy) if en_dias else _cuando(visto.hoy)
    # la columna de los plazos sobra si ninguna lo tiene
    columnas = _columnas(cuando)[not apartado.con_plazo :]
    de_que = ", por días de retraso" if en_dias else ""
    return tabla_de_renglones(
        f"{titulo} ({apartado.cuantas.en_un_titulo}){de_que}",
        columnas,
        apartado.renglones,
        tono,
        orden_de_status(visto.filtro, situaciones=(apartado.situacion,)),
    )


def _por_grupos(visto: Vistazo, por: str) -> Iterator[Bloque]:
    """Los totales de cada grupo y, debajo, lo suyo."""
    yield from totales(visto.grupos, por)
    columnas = _columnas(_cuando(visto.hoy))
    if por == "responsable":
        # quién es, ya lo dice el título
        columnas = columnas[:-1]
    for grupo in visto.grupos:
        titulo = f"{grupo.nombre} ({grupo.cuantas.en_un_titulo})"
        yield tabla_de_renglones(titulo, columnas, grupo.renglones, Tono.TITULO)


_DE_QUE = {
    "responsable": "Quién",
    "evaluacion": "Evaluación o acuerdo",
    "prioridad": "Prioridad",
    "mes": "Mes",
}


class ConCuentas(Protocol):
    """Un grupo del que se dice cuánto debe."""

    @property
    def nombre(self) -> str:
        """Cómo se llama."""

    @property
    def vencidas(self) -> int:
        """Cuántas tienen el plazo pasado."""

    @property
    def por_vencer(self) -> int:
        """Cuántas vencen pronto."""

    @property
    def retraso(self) -> int:
        """Los días de la más antigua."""


def totales(grupos: Sequence[ConCuentas], por: str) -> Iterator[Bloque]:
    """Cuánto debe cada cual y lo más antiguo que debe."""
    columnas: Sequence[ColumnaDe[ConCuentas]] = (
        (Columna(_DE_QUE[por], peso=2, minimo=16, lineas=1), lambda g: g.nombre),
        (
            Columna("Vencidas", numerica=True, corta=True, tono=Tono.URGENTE),
            lambda g: str(g.vencidas or "–"),
        ),
        (
            Columna("Por vencer", numerica=True, corta=True),
            lambda g: str(g.por_vencer or "–"),
        ),
        (Columna("La más antigua", corta=True), _desde_cuando),
    )
    if grupos:
        yield tabla("", columnas, grupos)
    if por == "responsable":
        yield Parrafo("Lo que es de varios figura con cada uno.", Tono.TENUE)


def _desde_cuando(grupo: ConCuentas) -> str:
    return f"hace {cuenta(grupo.retraso, 'día')}" if grupo.vencidas else ""


def _columnas(cuando: ColumnaDe[Renglon]) -> Sequence[ColumnaDe[Renglon]]:
    return (
        cuando,
        (Columna("Prioridad", corta=True), lambda renglon: _prioridad(renglon.prioridad)),
        (Columna("Referencia", corta=True), lambda renglon: renglon.ref),
        (Columna("Acción"), lambda renglon: renglon.descripcion),
        (Columna("Responde", es_nombre=True), _quien),
    )


def _dias(hoy: date) -> ColumnaDe[Renglon]:
    columna = Columna("Días", corta=True, numerica=True, tono=Tono.URGENTE)
    return columna, lambda renglon: str(renglon.retraso(hoy))


def _cuando(hoy: date) -> ColumnaDe[Renglon]:
    """Cuánto hace o cuánto falta; de lo que no apremia, su plazo."""

    def celda(renglon: Renglon) -> str:
        if retraso := renglon.retraso(hoy):
            return f"hace {cuenta(retraso, 'día')}"
        if renglon.situacion is SituacionDeAccion.CERRADA:
            return renglon.estado
        return renglon.falta(hoy) or renglon.plazo

    return Columna("Plazo", corta=True), celda


def _prioridad(numero: int | None) -> str:
    return f"P{numero}" if numero is not None else ""


def _quien(renglon: Renglon) -> Texto:
    """El primero de quienes responden y cuántos más; si quien se busca no responde, qué hace en ello."""
    primero, *otros = renglon.quien
    sigue = [f"+{len(otros)}"] if otros else []
    if renglon.papeles:
        sigue.append(f"({renglon.papeles})")
    return Texto(primero, sigue=" ".join(sigue))


def _sin_respuesta(visto: Vistazo) -> Iterator[Tabla]:
    columnas: Sequence[ColumnaDe[SinRespuesta]] = (
        (
            Columna("Días", corta=True, numerica=True),
            lambda una: dias_de_espera(una.espera(visto.hoy)),
        ),
        (Columna("Prioridad", corta=True), lambda una: _prioridad(una.prioridad)),
        (Columna("Referencia", corta=True), lambda una: una.ref),
        (Columna("Recomendación"), lambda una: una.texto),
        (Columna("Dirigida a", es_nombre=True), _a_quien),
    )
    if suyas := visto.sin_respuesta:
        titulo = f"Recomendaciones sin respuesta ({len(suyas)}), por días de espera"
        ver_mas = orden_de_status(visto.filtro, "--detalle")
        yield tabla_de_renglones(titulo, columnas, suyas, Tono.ATENCION, ver_mas)


def dias_de_espera(pasados: int | None) -> str:
    """Los días que se lleva sin respuesta; «s/d» si no consta desde cuándo."""
    return "s/d" if pasados is None else str(pasados)


def _a_quien(una: SinRespuesta) -> Texto:
    primero, *otros = una.a_quien or ("",)
    return Texto(primero, sigue=f"+{len(otros)}" if otros else "")
