"""Cuánto hay en los registros sin guardar, y cuánto guardado que la copia compartida no tiene."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from seguimiento.almacen.git.comparacion import cambiados
from seguimiento.almacen.git.repositorio import repositorio_de


@dataclass(frozen=True, slots=True)
class Pendiente:
    """Lo que falta por guardar y por enviar."""

    sin_guardar: int
    """Archivos de los registros que no están como en lo último que se guardó; lo ignorado no cuenta."""
    sin_enviar: int | None
    """Commits que tocan los registros y no están en la rama compartida que se sigue; `None` si no se sigue ninguna."""


def pendiente(raiz: Path, registros: Sequence[str]) -> Pendiente | None:
    """Lo pendiente en esas rutas, dadas desde la raíz; `None` sin git o fuera de un repositorio.

    No usa la red: lo que se compara es lo último que se supo de la copia compartida. Lanza `ErrorDeGit` si hay
    un repositorio y git no puede leerlo.
    """
    raiz = raiz.resolve()
    repositorio = repositorio_de(raiz)
    if repositorio is None:
        return None
    rutas = repositorio.rutas_desde_el_arbol(raiz, registros)
    cabeza = repositorio.cabeza()
    hallados = [*cambiados(repositorio, cabeza, rutas)]
    nuevos = [uno.ruta for uno in hallados if not uno.esta_en_git]
    ignorados = repositorio.ignorados(nuevos) if nuevos else 0
    seguida = repositorio.seguida() if cabeza else None
    # la que se seguía pudo borrarse
    existe = seguida is not None and repositorio.resolver(seguida) is not None
    return Pendiente(
        sin_guardar=len(hallados) - ignorados,
        sin_enviar=repositorio.cuantos(seguida, cabeza, rutas)
        if existe and seguida and cabeza
        else None,
    )
