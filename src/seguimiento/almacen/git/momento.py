"""Qué commit valía en un momento: lo que se sabía entonces, y no lo que se supo después."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from seguimiento.almacen.git.fuente import (
    COMPLETAR,
    Git,
    con_historia,
    en_el_commit,
    resuelta,
)
from seguimiento.almacen.git.repositorio import Confirmado
from seguimiento.errores import ErrorDeGit
from seguimiento.redaccion import dia_en_palabras

_QUE_MIRAR = "que mirar"
ULTIMO_INSTANTE = 253_402_000_000
"""El de los últimos días del año 9999: un reloj puede haber puesto cualquier cosa."""


@dataclass(frozen=True, slots=True)
class Momento:
    """Los archivos de un commit y desde cuándo valían."""

    fuente: Git
    instante: int
    """En segundos desde 1970, y no antes que ninguno de los que lo preceden."""
    fechado: int
    """El que dice el propio commit: es anterior si lo hizo un reloj atrasado o uno de antes iba adelantado."""


def al_cierre(raiz: Path, dia: date, cierre: int, visto: Callable[[int], date]) -> Momento:
    """El último commit anterior al instante en que ese día termina, por la rama en que se está.

    Se sigue siempre el primer padre: lo que se hizo en otra rama vale desde que se juntó. De un commit con
    fecha anterior a la de otro que lo precede vale la de este: nadie lo tuvo antes. `visto` dice en qué día
    cae un instante. Lanza `ErrorDeGit` si entonces aún no había ninguno o si el clon no llega.
    """
    repositorio, cabeza = con_historia(raiz, _QUE_MIRAR)
    historia = repositorio.historia(cabeza)
    efectiva = con_fecha_efectiva(historia)
    puesto = el_vigente(efectiva, cierre)
    if puesto is not None:
        instante, fechado = efectiva[puesto].instante, historia[puesto].instante
        fuente = en_el_commit(repositorio, historia[puesto].commit, raiz)
        return _con_registros(Momento(fuente, instante, fechado), visto)
    primero = dia_en_palabras(visto(efectiva[-1].instante))
    if repositorio.superficial:
        raise ErrorDeGit(
            f"el clon es superficial y no llega al {dia_en_palabras(dia)}: empieza el {primero}",
            f"complételo con «{COMPLETAR}»",
        )
    raise ErrorDeGit(
        f"el {dia_en_palabras(dia)} aún no se había guardado nada: el primer commit es del {primero}",
        "mire a esa fecha o a otra posterior",
    )


def en_la_referencia(raiz: Path, referencia: str, visto: Callable[[int], date]) -> Momento:
    """El commit al que lleva la referencia. Lanza `ErrorDeUso` si git no la conoce."""
    repositorio, _ = con_historia(raiz, _QUE_MIRAR)
    commit = resuelta(repositorio, referencia)
    historia = repositorio.historia(commit)
    instante = con_fecha_efectiva(historia)[0].instante
    fuente = en_el_commit(repositorio, commit, raiz)
    return _con_registros(Momento(fuente, instante, historia[0].instante), visto)


def conoce(raiz: Path, referencia: str) -> bool:
    """Si la referencia lleva a algún commit. Lanza `ErrorDeGit` si no hay historia en que buscarla."""
    repositorio, _ = con_historia(raiz, _QUE_MIRAR)
    return repositorio.resolver(referencia) is not None


def con_nombre(raiz: Path) -> list[str]:
    """Las etiquetas y las ramas. Lanza `ErrorDeGit` si no hay historia."""
    return con_historia(raiz, _QUE_MIRAR)[0].nombres()


def el_vigente(efectiva: Sequence[Confirmado], cierre: int) -> int | None:
    """Qué puesto tiene el último commit anterior a un instante, del último al primero; `None` si no lo hay."""
    return next((puesto for puesto, uno in enumerate(efectiva) if uno.instante < cierre), None)


def con_fecha_efectiva(historia: Sequence[Confirmado]) -> list[Confirmado]:
    """La misma historia, con el instante en que cada commit pudo verse: el mayor hasta él."""
    efectiva: list[Confirmado] = []
    mayor = 0
    for uno in reversed(historia):
        mayor = min(max(mayor, uno.instante), ULTIMO_INSTANTE)
        efectiva.append(Confirmado(uno.commit, mayor))
    return efectiva[::-1]


def _con_registros(momento: Momento, visto: Callable[[int], date]) -> Momento:
    """El mismo, si en él había registros. Lanza `ErrorDeGit` si no: no es lo mismo que no haber ninguno."""
    fuente = momento.fuente
    if fuente.hay_registros:
        return momento
    dia, donde = dia_en_palabras(visto(momento.instante)), fuente.prefijo.rstrip("/")
    raise ErrorDeGit(
        f"en el commit {fuente.commit[:12]}, del {dia}, aún no había registros"
        + (f" en «{donde}»" if donde else ""),
        "mire a una fecha posterior",
    )
