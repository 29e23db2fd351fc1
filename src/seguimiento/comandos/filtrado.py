"""Lo que se pide con las opciones que filtran, se lea la línea como se lea; las opciones, en `filtros`."""

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from seguimiento.errores import ErrorDeUso

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from seguimiento.analisis.buscados import Buscado
    from seguimiento.analisis.seleccion import Filtro
    from seguimiento.campos import Campo
    from seguimiento.comandos.sesion import Sesion
    from seguimiento.modelo.tipos import Registro


class PrioridadPedida(StrEnum):
    """Cómo se nombra una prioridad: por su número o por su nivel."""

    UNO = "1"
    DOS = "2"
    TRES = "3"
    ALTA = "alta"
    MEDIA = "media"
    BAJA = "baja"

    @property
    def rotulo(self) -> str:
        """Como la muestra `seg status`: «P1»."""
        return f"P{self.value}" if self.value.isdecimal() else self.value


@cache
def de_campos() -> "dict[str, Campo]":
    """Los campos por los que se filtra, por el nombre de su parámetro."""
    from seguimiento.analisis.buscados import buscables

    return {c.filtra.nombre.strip("-"): c for c in buscables() if c.filtra is not None}


def los_que_llevan(*modelos: "type[Registro]") -> tuple[str, ...]:
    """Los filtros de campos que llevan esos registros, como se escriben."""
    from seguimiento.campos import campos

    llevados = {campo.clave for modelo in modelos for campo in campos(modelo)}
    suyos = (campo.filtra for campo in de_campos().values() if campo.clave in llevados)
    return tuple(uno.nombre for uno in suyos if uno is not None)


def comprobar(
    filtros: "Mapping[str, Any]",
    orden: str,
    de_cada_una: "Mapping[str, Callable[[], Sequence[str]]]",
) -> None:
    """Que ningún filtro se pida en vano a esa orden. Lanza `ErrorDeUso`, con cuáles lo admiten.

    De los filtros se da lo dicho en cada uno; `de_cada_una`, los que admiten ella y las que se le parecen.
    """
    from seguimiento.redaccion import entre_comillas, enumeracion

    escritos = [_en_la_linea(uno) for uno, dicho in filtros.items() if dicho not in _SIN_DECIR]
    # saber los que admite importa el modelo, y casi nunca hace falta
    admite = de_cada_una[orden]() if escritos else ()
    ajenos = [opcion for opcion in escritos if opcion not in admite]
    if not ajenos:
        return
    suyos = enumeracion(entre_comillas(admite))
    ayuda = f"admite {suyos}" if admite else "no admite filtros: va entero"
    if con_el := [una for una, admitidos in de_cada_una.items() if ajenos[0] in admitidos()]:
        ayuda += f"; con «{ajenos[0]}» se filtran {enumeracion(entre_comillas(con_el))}"
    raise ErrorDeUso(f"«{orden}» no puede filtrarse con «{ajenos[0]}»", ayuda)


_SIN_DECIR: tuple[object, ...] = (None, "", (), [])


def _en_la_linea(filtro: str) -> str:
    return f"--{filtro.replace('_', '-')}"


def _buscados(dicho: "Mapping[str, Any]") -> "tuple[Buscado, ...]":
    """Lo que se busca en los campos del modelo, al que no se pregunta si no se busca nada más que lo de aquí."""
    if all(uno in PROPIOS or valor in _SIN_DECIR for uno, valor in dicho.items()):
        return ()
    from seguimiento.analisis.buscados import Buscado

    return tuple(
        Buscado(campo, tuple(dicho[nombre]))
        for nombre, campo in de_campos().items()
        if dicho.get(nombre)
    )


PROPIOS = frozenset(
    {
        *("evaluacion", "acuerdo", "responsable", "dirigida_a", "prioridad", "situacion"),
        *("dias", "hasta"),
    }
)
"""Los filtros que no son los de un campo, por el nombre de su parámetro."""


def pedido(sesion: "Sesion", dicho: "Mapping[str, Any]") -> "Filtro":
    """Lo que se pide ver, según lo dicho en cada opción. Lanza `ErrorDeUso`."""
    from seguimiento.analisis.seleccion import Filtro
    from seguimiento.comandos.seleccion import dias_de_aviso

    prioridad = dicho["prioridad"]
    return Filtro(
        evaluacion=(dicho["evaluacion"] or "").strip(),
        acuerdo=(dicho["acuerdo"] or "").strip(),
        responsable=tuple(dicho["responsable"] or ()),
        dirigida_a=dicho["dirigida_a"] or "",
        prioridad=prioridad.value if prioridad else None,
        buscados=_buscados(dicho),
        situaciones=tuple(dicho["situacion"] or ()),
        dias=dias_de_aviso(sesion, dicho.get("dias"), dicho.get("hasta")),
    )
