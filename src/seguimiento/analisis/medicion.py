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
    pedida, anterior = recortada(foto, filtro), None
    if periodo is not None:
        vispera = fotografiar(cartera, periodo.desde - UN_DIA, foto)
        anterior = recortada(vispera, filtro, despues=pedida)
    # las gemelas se buscan en todo lo que hay: dos pueden unirse por una que no se pide
    unidas = gemelas(a.situada for a in foto.acciones)
    suyos = indicadores(pedida, anterior, unidas)
    return Medicion(corte, periodo, filtro, suyos)


def recortada(foto: Fotografia, filtro: Filtro, *, despues: Fotografia | None = None) -> Fotografia:
    """La parte de la fotografía que admite el filtro.

    La situación que se pide es la que se tiene al final: en la fotografía con que se compara, `despues` dice
    qué es lo pedido, estuviera entonces como estuviera.

    Si se pide un responsable o una situación, las recomendaciones son las de esas acciones y, de las
    que no tienen acciones, las que ellas mismas son de ese responsable o están en esa situación.
    """
    if not filtro.recorta:
        return foto
    if filtro.situaciones and despues is not None:
        return _la_de(despues, recortada(foto, replace(filtro, situaciones=())))

    def admitidas(filas: Iterable[Fila]) -> tuple[Fila, ...]:
        return tuple(
            f
            for f in filas
            if filtro.admite(f.situada, foto.configuracion) and filtro.admite_situacion(f)
        )

    def sin_acciones(r: RecomendacionFotografiada) -> bool:
        suya = seguida(r.situada, foto.dia, foto.configuracion)
        return suya is not None and bool(admitidas([suya.fila]))

    acciones = admitidas(foto.acciones)
    suyas = {id(a.situada.recomendacion) for a in acciones}
    por_lo_suyo = bool(filtro.responsable or filtro.situaciones)
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


def _la_de(despues: Fotografia, foto: Fotografia) -> Fotografia:
    """De la fotografía, lo que también está en la de después."""
    lugares = {r.situada.lugar for r in despues.recomendaciones}
    lugares |= {fila.situada.lugar for fila in (*despues.acciones, *despues.compromisos)}
    return replace(
        foto,
        recomendaciones=tuple(r for r in foto.recomendaciones if r.situada.lugar in lugares),
        acciones=tuple(a for a in foto.acciones if a.situada.lugar in lugares),
        compromisos=tuple(c for c in foto.compromisos if c.situada.lugar in lugares),
    )
