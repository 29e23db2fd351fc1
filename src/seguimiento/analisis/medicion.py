"""Los indicadores de lo que se pide, a una fecha o de un período."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from seguimiento.analisis.filas import Fila
from seguimiento.analisis.fotografia import Fotografia, RecomendacionFotografiada, fotografiar
from seguimiento.analisis.gemelas import gemelas
from seguimiento.analisis.indicadores import Indicador, indicadores
from seguimiento.analisis.seguidas import seguida
from seguimiento.analisis.seleccion import Filtro
from seguimiento.fechas import UN_DIA, Periodo
from seguimiento.modelo.cartera import Cartera


@dataclass(frozen=True, slots=True)
class Medicion:
    """Los indicadores, a qué fecha y de qué."""

    corte: date
    periodo: Periodo | None
    filtro: Filtro
    indicadores: tuple[Indicador, ...]


def medir(cartera: Cartera, hoy: date, filtro: Filtro, periodo: Periodo | None = None) -> Medicion:
    """Los indicadores a la fecha o, si se pide un período, a su último día si ya ha llegado.

    Sin período no hay ritmo: no se sabe desde cuándo contar.
    """
    corte = min(periodo.hasta, hoy) if periodo else hoy
    foto = fotografiar(cartera, corte)
    anterior = None
    if periodo is not None:
        vispera = fotografiar(cartera, periodo.desde - UN_DIA)
        anterior = recortada(vispera, filtro, por_situacion=False)
    # las gemelas se buscan en todo lo que hay: dos pueden unirse por una que no se pide
    unidas = gemelas(a.situada for a in foto.acciones)
    suyos = indicadores(recortada(foto, filtro), anterior, unidas)
    return Medicion(corte, periodo, filtro, suyos)


def recortada(foto: Fotografia, filtro: Filtro, *, por_situacion: bool = True) -> Fotografia:
    """La parte de la fotografía que admite el filtro.

    Si se pide un responsable o una situación, las recomendaciones son las de esas acciones y, de las
    que no tienen acciones, las que ellas mismas son de ese responsable o están en esa situación.
    """
    situaciones = filtro.situaciones if por_situacion else ()

    def admitidas(filas: Iterable[Fila]) -> tuple[Fila, ...]:
        return tuple(
            f
            for f in filas
            if filtro.admite(f.situada, foto.configuracion)
            and (not situaciones or f.situacion.situacion in situaciones)
        )

    def sin_acciones(r: RecomendacionFotografiada) -> bool:
        suya = seguida(r.situada, foto.dia, foto.configuracion)
        return suya is not None and bool(admitidas([suya.fila]))

    acciones = admitidas(foto.acciones)
    suyas = {id(a.situada.recomendacion) for a in acciones}
    por_lo_suyo = bool(filtro.responsable or situaciones)
    return replace(
        foto,
        recomendaciones=tuple(
            r
            for r in foto.recomendaciones
            if filtro.elige(r.situada.evaluacion)
            and filtro.admite_recomendacion(r.situada)
            and (not por_lo_suyo or id(r.situada.recomendacion) in suyas or sin_acciones(r))
        ),
        acciones=acciones,
        compromisos=admitidas(foto.compromisos),
    )
