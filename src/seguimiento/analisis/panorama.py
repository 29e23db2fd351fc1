"""El panorama de una cartera a una fecha: lo que se mira antes de una reunión de coordinación."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from seguimiento.analisis.actores import de_quien
from seguimiento.analisis.claves import (
    CLAVE_DE_ESTADO,
    CLAVE_DE_MARCA,
    CLAVE_DE_SITUACION,
    cuentas,
)
from seguimiento.analisis.existencia import cortar
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.gemelas import distintas, gemelas
from seguimiento.analisis.posteriores import Posterior, posteriores
from seguimiento.analisis.recomendacion import respondida
from seguimiento.analisis.reuniones import SituacionDeAcuerdo, situar_acuerdo
from seguimiento.analisis.seguidas import Seguida, con_sus_periodos, seguidas
from seguimiento.analisis.seleccion import (
    Filtro,
    en_orden_de_urgencia,
    filas,
    recomendaciones,
    sin_respuesta,
)
from seguimiento.fechas import MESES
from seguimiento.modelo.acuerdo import Acuerdo
from seguimiento.modelo.cartera import Archivado, Cartera, RecomendacionSituada
from seguimiento.vocabularios import Marca


@dataclass(frozen=True, slots=True)
class Panorama:
    """Todo lo que `seg status` dice, calculado y en orden. Las filas son las pedidas."""

    hoy: date
    cartera: Cartera
    """Lo que existía a la fecha."""
    posteriores: tuple[Posterior, ...]
    """Lo fechado después, de lo pedido: no cuenta en nada de lo demás."""
    filtro: Filtro
    filas: tuple[Fila, ...]
    """Acciones, compromisos e instancias que admite el filtro, de más a menos urgentes."""
    seguidas: tuple[Seguida, ...]
    """Las recomendaciones sin acciones que admite el filtro, de más a menos urgentes."""
    recomendaciones: tuple[RecomendacionSituada, ...]
    """Las que admite el filtro, tengan o no acciones."""
    sin_respuesta: tuple[RecomendacionSituada, ...]
    """Las que la esperan todavía: ni cerradas ni de una evaluación que no la pide."""
    acuerdos: tuple[SituacionDeAcuerdo, ...]
    resumen: dict[str, int]

    @property
    def dias_por_vencer(self) -> int:
        """Con cuántos días de antelación se avisa: los pedidos o los de la configuración."""
        return self.filtro.margenes(self.cartera.configuracion).dias_por_vencer

    @property
    def dias_sin_novedad(self) -> int:
        """Cuántos días sin novedad son demasiados."""
        return self.cartera.configuracion.dias_sin_novedad

    @property
    def entero(self) -> bool:
        """Si no se pidieron solo algunas situaciones."""
        return not self.filtro.situaciones

    @property
    def mostradas(self) -> list[Fila]:
        """Las filas cuya situación se pidió; todas si no se pidió ninguna."""
        if self.entero:
            return [*self.filas]
        return [fila for fila in self.filas if self.filtro.admite_situacion(fila)]

    @property
    def seguidas_mostradas(self) -> list[Seguida]:
        """Las recomendaciones sin acciones cuya situación se pidió, con sus períodos; o todas."""
        todas = con_sus_periodos(self.seguidas)
        return [una for una in todas if self.filtro.admite_situacion(una.fila)]

    @property
    def acciones(self) -> list[Fila]:
        """Las filas mostradas de acciones de evaluaciones."""
        return [fila for fila in self.mostradas if not fila.situada.es_compromiso]

    @property
    def compromisos(self) -> list[Fila]:
        """Las filas mostradas de compromisos de acuerdos."""
        return [fila for fila in self.mostradas if fila.situada.es_compromiso]


def panorama(cartera: Cartera, hoy: date, filtro: Filtro | None = None) -> Panorama:
    """El panorama de la cartera a la fecha, según lo que se pide ver."""
    filtro, partida = filtro or Filtro(), cortar(cartera, hoy)
    cartera, configuracion = partida.existente, cartera.configuracion
    todas = en_orden_de_urgencia(filas(cartera, hoy, filtro))
    propias = seguidas(cartera, hoy, filtro)
    pedidas = recomendaciones(cartera, filtro, [*todas, *(una.fila for una in propias)])
    pendientes = sin_respuesta(pedidas, hoy, configuracion)
    calladas = sum(not respondida(situada.recomendacion, hoy) for situada in pedidas)
    acuerdos = [
        situar_acuerdo(acuerdo, hoy) for acuerdo in acuerdos_pedidos(cartera, filtro, todas)
    ]
    return Panorama(
        hoy=hoy,
        cartera=cartera,
        posteriores=tuple(
            uno for uno in posteriores(partida, hoy) if filtro.admite_posterior(uno, configuracion)
        ),
        filtro=filtro,
        filas=tuple(todas),
        seguidas=tuple(propias),
        recomendaciones=tuple(pedidas),
        sin_respuesta=tuple(pendientes),
        acuerdos=tuple(acuerdos),
        resumen=_resumen(
            {
                "evaluaciones": len(evaluaciones_pedidas(cartera, filtro, pedidas, todas)),
                "recomendaciones": len(pedidas),
                "acuerdos": len(acuerdos),
            },
            todas,
            {
                "sin_respuesta": len(pendientes),
                "sin_respuesta_que_no_se_espera": calladas - len(pendientes),
                **_de_las_seguidas(propias),
            },
            # dos pueden ser la misma por una que el filtro no pide
            gemelas(cartera.acciones()),
        ),
    )


def _resumen(
    registros: dict[str, int],
    todas: list[Fila],
    respuestas: dict[str, int],
    unidas: Mapping[str, str],
) -> dict[str, int]:
    acciones = [f for f in todas if not f.situada.es_compromiso and f.instancia is None]
    compromisos = [f for f in todas if f.situada.es_compromiso and f.instancia is None]
    firmes = [f for f in compromisos if f.exigible]
    return {
        **registros,
        "acciones": len(acciones),
        "acciones_distintas": distintas((f.ref for f in acciones), unidas),
        **cuentas(CLAVE_DE_SITUACION, Counter(f.situacion.situacion for f in acciones)),
        **_distintas(acciones, unidas),
        **cuentas(CLAVE_DE_ESTADO, Counter(f.situacion.estado for f in acciones)),
        **cuentas(CLAVE_DE_MARCA, Counter(m for f in acciones for m in f.situacion.marcas)),
        **respuestas,
        "compromisos": len(compromisos),
        "compromisos_propuestos": len(compromisos) - len(firmes),
        "compromisos_vencidos": sum(f.situacion.vencida for f in firmes),
        "compromisos_abiertos_sin_novedad": _con_la_marca(Marca.SIN_NOVEDAD, firmes),
        "compromisos_completados_sin_evidencia": _con_la_marca(Marca.SIN_EVIDENCIA, firmes),
        **_instancias("instancias", acciones),
        **_instancias("instancias_de_compromisos", firmes),
    }


def _con_la_marca(marca: Marca, suyas: list[Fila]) -> int:
    return sum(marca in fila.situacion.marcas for fila in suyas)


def _distintas(acciones: list[Fila], unidas: Mapping[str, str]) -> dict[str, int]:
    """Cuántas hay en cada situación y con cada marca si las gemelas se cuentan una vez."""
    de: dict[str, list[str]] = {}
    for fila in acciones:
        marcas = (CLAVE_DE_MARCA[marca] for marca in fila.situacion.marcas)
        for clave in (CLAVE_DE_SITUACION[fila.situacion.situacion], *marcas):
            de.setdefault(clave, []).append(fila.ref)
    claves = (*CLAVE_DE_SITUACION.values(), *filter(None, CLAVE_DE_MARCA.values()))
    return {f"{clave}_distintas": distintas(de.get(clave, ()), unidas) for clave in claves}


def _de_las_seguidas(propias: list[Seguida]) -> dict[str, int]:
    """Cuántas recomendaciones sin acciones hay en cada situación y con cada marca, con sus propias claves."""
    situaciones = [una.fila.situacion for una in propias]
    suyas = {
        **cuentas(CLAVE_DE_SITUACION, Counter(s.situacion for s in situaciones)),
        **cuentas(CLAVE_DE_MARCA, Counter(marca for s in situaciones for marca in s.marcas)),
    }
    clave = "recomendaciones_sin_acciones"
    return {
        clave: len(propias),
        **{f"{clave}_{cual}": cuantas for cual, cuantas in suyas.items()},
        **_instancias(f"instancias_de_{clave}", [una.fila for una in propias]),
    }


def _instancias(clave: str, suyas: list[Fila]) -> dict[str, int]:
    """Cuántos períodos de lo que se repite se cumplieron y cuántos había que cumplir."""
    series = [fila.periodos for fila in suyas if fila.periodos is not None]
    return {
        f"{clave}_cumplidas": sum(uno.cumplidos for uno in series),
        f"{clave}_exigibles": sum(uno.exigibles for uno in series),
    }


def acuerdos_pedidos(
    cartera: Cartera, filtro: Filtro, todas: Iterable[Fila]
) -> Iterator[Archivado[Acuerdo]]:
    """Los acuerdos pedidos; si se busca a alguien o algo, solo los de sus compromisos."""
    con_filas = {fila.situada.origen.archivo for fila in todas if fila.situada.es_compromiso}
    for acuerdo in cartera.acuerdos:
        pedido = filtro.acuerdo == acuerdo.id or not (filtro.acuerdo or filtro.evaluacion)
        es_suyo = not filtro.mira_dentro and filtro.lleva(acuerdo.registro)
        if pedido and (acuerdo.archivo in con_filas or es_suyo):
            yield acuerdo


def evaluaciones_pedidas(
    cartera: Cartera, filtro: Filtro, pedidas: Iterable[RecomendacionSituada], todas: Iterable[Fila]
) -> set[str]:
    """Las de lo pedido, por su archivo: dos copias con el mismo identificador cuentan las dos.

    Si no se filtra por lo que dice lo de dentro, también las que no tienen nada.
    """
    suyas = {situada.evaluacion.archivo for situada in pedidas}
    suyas |= {fila.situada.origen.archivo for fila in todas if not fila.situada.es_compromiso}
    if filtro.mira_dentro:
        return suyas
    return suyas | {
        e.archivo for e in cartera.evaluaciones if filtro.elige(e) and filtro.lleva(e.registro)
    }


def agrupadas(
    panorama: Panorama, por: str, filas: Iterable[Fila] | None = None
) -> dict[str, list[Fila]]:
    """Las filas mostradas, o esas, por `responsable`, `evaluacion`, `prioridad` o `mes` de vencimiento.

    Por responsable, una acción de dos cuenta en ambos. Lo que un acuerdo solo propone no figura.
    """
    grupos: dict[str, list[Fila]] = {}
    for fila in panorama.mostradas if filas is None else filas:
        for grupo in _GRUPOS[por](fila, panorama) if fila.exigible else ():
            grupos.setdefault(grupo, []).append(fila)
    return grupos


def _por_responsable(fila: Fila, panorama: Panorama) -> Iterable[str]:
    return de_quien(fila.situada, panorama.cartera.configuracion)


def _por_evaluacion(fila: Fila, _: Panorama) -> Iterable[str]:
    return (fila.situada.origen.id,)


def _por_prioridad(fila: Fila, _: Panorama) -> Iterable[str]:
    prioridad = fila.situada.prioridad
    return (f"prioridad {prioridad}" if prioridad else "sin prioridad",)


def _por_mes(fila: Fila, _: Panorama) -> Iterable[str]:
    vence = fila.situacion.vence
    # no «sin plazo», que es una situación y no la tiene lo cerrado
    return (f"{MESES[vence.month - 1]} de {vence.year}" if vence else "sin mes",)


_GRUPOS: dict[str, Callable[[Fila, Panorama], Iterable[str]]] = {
    "responsable": _por_responsable,
    "evaluacion": _por_evaluacion,
    "prioridad": _por_prioridad,
    "mes": _por_mes,
}
