"""Cómo va un acuerdo a una fecha: sus reuniones y las decisiones que nadie recogió."""

from dataclasses import dataclass
from datetime import date

from seguimiento.analisis.instancias import principio
from seguimiento.modelo.acuerdo import Acuerdo, DecisionDeReunion, Reunion
from seguimiento.modelo.cartera import Archivado, ReunionSituada, reuniones_de


@dataclass(frozen=True, slots=True)
class SituacionDeAcuerdo:
    """Las reuniones de un acuerdo a una fecha de corte."""

    acuerdo: Archivado[Acuerdo]
    ultima: ReunionSituada | None
    """La última celebrada hasta la fecha, incluida."""
    proxima: ReunionSituada | None
    """La primera convocada desde la fecha, incluida."""
    dias_sin_reunion: int | None
    """Días que se pasa de su periodicidad sin reunirse; `None` si no se pasa o no se le exige."""
    decisiones_sin_compromiso: tuple[tuple[ReunionSituada, DecisionDeReunion], ...]


def situar_acuerdo(acuerdo: Archivado[Acuerdo], hoy: date) -> SituacionDeAcuerdo:
    """La situación de un acuerdo a la fecha. A uno propuesto no se le exigen reuniones."""
    reuniones = list(reuniones_de(acuerdo))
    ya_celebradas = celebradas(acuerdo, hoy)
    venideras = [r for r in reuniones if por_celebrar(r.reunion, hoy)]
    ultima = ya_celebradas[-1] if ya_celebradas else None
    return SituacionDeAcuerdo(
        acuerdo=acuerdo,
        ultima=ultima,
        proxima=min(venideras, key=lambda r: r.reunion.fecha.primer_dia, default=None),
        dias_sin_reunion=_dias_de_mas(acuerdo.registro, ultima, hoy),
        decisiones_sin_compromiso=tuple(
            (situada, decision)
            for situada in ya_celebradas
            for decision in situada.reunion.decisiones
            if decision.espera_compromiso
        ),
    )


def celebro_algo(reunion: Reunion) -> bool:
    """Si la reunión tuvo lugar: lo dice su estado o, si no consta, que tenga resumen o decisiones."""
    if reunion.estado is None:
        return bool(reunion.decisiones or reunion.resumen)
    return reunion.estado.celebrada


def celebradas(acuerdo: Archivado[Acuerdo], hoy: date) -> list[ReunionSituada]:
    """Las reuniones celebradas hasta la fecha, incluida, de la más antigua a la más reciente.

    Con el estado escrito basta que haya empezado su fecha; sin él, la fecha ha de haber pasado entera.
    """
    suyas = [
        situada
        for situada in reuniones_de(acuerdo)
        if celebro_algo(situada.reunion) and _desde_cuando(situada.reunion) <= hoy
    ]
    return sorted(suyas, key=lambda situada: situada.reunion.fecha.ultimo_dia)


def _desde_cuando(reunion: Reunion) -> date:
    return reunion.fecha.primer_dia if reunion.estado else reunion.fecha.ultimo_dia


def por_celebrar(reunion: Reunion, hoy: date) -> bool:
    """Si a la fecha se espera todavía que se celebre."""
    celebrada = celebro_algo(reunion) and _desde_cuando(reunion) <= hoy
    if celebrada or reunion.fecha.ultimo_dia < hoy:
        return False
    return reunion.estado is None or reunion.estado.por_celebrar


def _dias_de_mas(acuerdo: Acuerdo, ultima: ReunionSituada | None, hoy: date) -> int | None:
    desde = ultima.reunion.fecha.ultimo_dia if ultima else _arranque(acuerdo)
    if not acuerdo.genera_alertas or acuerdo.periodicidad is None or desde is None:
        return None
    debida = principio(desde, acuerdo.periodicidad, 1)
    return (hoy - debida).days if hoy > debida else None


def _arranque(acuerdo: Acuerdo) -> date | None:
    """Desde cuándo se esperan reuniones: lo más tardío de constitución, vigencia y aprobación."""
    grupo, vigencia, aprobacion = (
        acuerdo.grupo_de_seguimiento,
        acuerdo.vigencia,
        acuerdo.aprobacion,
    )
    dias = [
        grupo.constitucion.ultimo_dia if grupo and grupo.constitucion else None,
        vigencia.desde.primer_dia if vigencia and vigencia.desde else None,
        aprobacion.fecha.ultimo_dia if aprobacion and aprobacion.fecha else None,
    ]
    return max((dia for dia in dias if dia is not None), default=None)
