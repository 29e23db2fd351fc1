"""Todo lo que le pasó a un elemento, en una lista por fecha: lo que se declaró y los cambios que se guardaron."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from seguimiento.analisis.continuidad import lo_suyo, parejas
from seguimiento.analisis.declarado import (
    DIAS_DE_REGISTRO_TARDIO,
    Declarado,
    cuanto_sin_fecha,
    declarado,
    numerados,
)
from seguimiento.analisis.lo_cambiado import lo_cambiado
from seguimiento.elementos import Elemento


class Guardado(NamedTuple):
    """Un commit: quién lo hizo, cuándo pudo verse y por qué se hizo."""

    commit: str
    dia: date
    autor: str
    asunto: str


@dataclass(frozen=True, slots=True)
class Version:
    """Un cambio del elemento, con el commit que lo trajo."""

    guardado: Guardado | None
    """`None` si aún no se ha guardado."""
    antes: Elemento | None
    despues: Elemento | None
    ilegibles: tuple[str, ...] = ()
    """Las versiones de entre medias que no se leen."""
    es_el_corte: bool = False
    """Si antes no se sabe qué había."""
    de_dentro: bool = False
    """Si no es un cambio suyo, sino de algo que contiene, de cuando estaba en otro sitio."""


@dataclass(frozen=True, slots=True)
class Suceso:
    """Una línea del historial: algo que se declaró o un cambio que se guardó."""

    dia: date
    """El último si no se ha guardado: va detrás de todo."""
    ref: str
    """De qué: del elemento o de algo que contiene."""
    declarado: Declarado | None
    """`None` si es un cambio."""
    registrado: Guardado | None
    """El commit que trajo lo declarado, o el cambio mismo; `None` si no consta o aún no se ha guardado."""
    cambios: tuple[str, ...] = ()
    """Qué cambió, si es un cambio."""
    ilegibles: tuple[str, ...] = ()
    dias_despues: int | None = None
    """A los cuántos días de lo declarado se registró, si fue tarde y se sabe."""
    sin_guardar: bool = False


@dataclass(frozen=True, slots=True)
class Historial:
    """Lo que le pasó a un elemento."""

    elemento: Elemento
    sucesos: tuple[Suceso, ...]
    """Por fecha, de lo más antiguo a lo más reciente; el mismo día, antes lo declarado."""
    ilegibles: tuple[str, ...]
    """Todas las versiones que no se leen, de la más antigua a la más reciente."""
    desde: date | None
    """En un clon superficial, desde cuándo hay historia."""
    posteriores: int
    """Cuántas cosas se declaran con fecha posterior, y no están."""
    sin_fecha: int = 0
    """Cuántas se declaran sin decir cuándo, y no están."""


def historial(elemento: Elemento, versiones: Iterable[Version], hoy: date) -> Historial:
    """El historial de un elemento hasta la fecha, dadas sus versiones, de la última a la primera.

    De ellas solo se tienen dos a la vez.
    """
    procedencia = _Procedencia(elemento)
    cambios: list[Suceso] = []
    ilegibles: list[str] = []
    desde = None
    for version in versiones:
        procedencia.mirar(version)
        if version.de_dentro:
            continue
        ilegibles += version.ilegibles
        cambios += _del_cambio(elemento.ref, version)
        if version.es_el_corte and version.guardado:
            desde = version.guardado.dia
    declarados = [*procedencia.sucesos()]
    hasta_hoy = [uno for uno in declarados if uno.dia <= hoy]
    juntos = sorted([*hasta_hoy, *cambios[::-1]], key=lambda uno: uno.dia)
    fuera = len(declarados) - len(hasta_hoy)
    sin_fecha = sum(map(cuanto_sin_fecha, lo_suyo(elemento)))
    return Historial(elemento, tuple(juntos), tuple(ilegibles[::-1]), desde, fuera, sin_fecha)


def _del_cambio(ref: str, version: Version) -> Iterator[Suceso]:
    dichos = lo_cambiado(version.antes, version.despues)
    if version.antes is None and version.despues is not None:
        if version.es_el_corte:
            return
        if version.ilegibles:
            dichos = ["es lo primero que se lee: lo anterior no se puede leer"]
    if any(dichos):
        guardado = version.guardado
        yield Suceso(
            guardado.dia if guardado else date.max,
            ref,
            None,
            guardado,
            tuple(dichos),
            version.ilegibles,
            sin_guardar=guardado is None,
        )


class _Procedencia:
    """Qué commit trajo cada cosa declarada: el último en que aparece."""

    def __init__(self, elemento: Elemento) -> None:
        self._hay = {
            (uno.ref, clave): una
            for uno in lo_suyo(elemento)
            for clave, una in numerados(declarado(uno, elemento)).items()
        }
        self._traidos: dict[tuple[str, tuple[str, ...]], Version] = {}
        self._de_ahora: dict[str, str] = {}
        """Cómo se llama ahora lo que entonces se llamaba así."""

    def mirar(self, version: Version) -> None:
        """Toma nota de lo que trajo una versión anterior a las ya miradas."""
        for antes, despues in parejas(version.antes, version.despues):
            if despues is None:
                continue
            ref = self._de_ahora.get(despues.ref, despues.ref)
            if antes is not None and antes.ref != despues.ref:
                self._de_ahora[antes.ref] = ref
            previos = numerados(declarado(antes)) if antes else {}
            for clave in numerados(declarado(despues)).keys() - previos.keys():
                if (ref, clave) in self._hay:
                    self._traidos.setdefault((ref, clave), version)

    def sucesos(self) -> Iterator[Suceso]:
        """Todo lo declarado ahora, con el commit que lo trajo."""
        for (ref, clave), uno in self._hay.items():
            version = self._traidos.get((ref, clave))
            guardado = version.guardado if version else None
            dia = uno.fecha.ultimo_dia
            tarde = None
            if version and guardado and not (version.es_el_corte or version.ilegibles):
                dias = (guardado.dia - dia).days
                tarde = dias if dias >= DIAS_DE_REGISTRO_TARDIO else None
            yield Suceso(
                dia,
                ref,
                uno,
                None if version and version.es_el_corte else guardado,
                ilegibles=version.ilegibles if version else (),
                dias_despues=tarde,
                sin_guardar=version is not None and guardado is None,
            )
