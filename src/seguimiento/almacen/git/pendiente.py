"""Cuánto hay en los registros sin guardar, y cuánto guardado que la copia compartida no tiene."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from seguimiento.almacen.git.a_medias import AMedias, a_medias
from seguimiento.almacen.git.comparacion import FrenteALoGuardado, frente_a_lo_guardado


@dataclass(frozen=True, slots=True)
class Pendiente:
    """Lo que falta por guardar y por enviar."""

    sin_guardar: int
    """Archivos de los registros que no están como en lo último que se guardó; lo ignorado no cuenta."""
    sin_enviar: int | None
    """Commits que tocan los registros y no están en la rama compartida que se sigue; `None` si no se sigue ninguna."""
    a_medias: AMedias | None = None
    """Lo que git dejó empezado, que ha de terminarse antes."""
    ignorados: int = 0
    """Archivos que no están en git y que no cuentan porque se le dijo que no los mire."""

    @property
    def nada(self) -> bool:
        """Si no falta nada, ni de lo que git ignora hay nada que pueda dejar de ignorarse."""
        return not (self.sin_guardar or self.ignorados or self.sin_enviar or self.a_medias)


def pendiente(raiz: Path, registros: Sequence[str]) -> Pendiente | None:
    """Lo pendiente en esas rutas, dadas desde la raíz; `None` sin git o fuera de un repositorio.

    No usa la red: lo que se compara es lo último que se supo de la copia compartida. Lanza `ErrorDeGit` si hay
    un repositorio y git no puede leerlo.
    """
    return pendiente_frente_a(frente_a_lo_guardado(raiz, registros))


def pendiente_frente_a(frente: FrenteALoGuardado | None) -> Pendiente | None:
    """Lo pendiente de lo que ya se comparó, o se comparará, con lo guardado. Lanza `ErrorDeGit`."""
    if frente is None:
        return None
    repositorio, cabeza = frente.repositorio, frente.cabeza
    nuevos = [uno.ruta for uno in frente.cambiados if not uno.esta_en_git]
    ignorados = repositorio.ignorados(nuevos) if nuevos else 0
    seguida = repositorio.seguida() if cabeza else None
    # la que se seguía pudo borrarse
    existe = seguida is not None and repositorio.resolver(seguida) is not None
    return Pendiente(
        sin_guardar=len(frente.cambiados) - ignorados,
        sin_enviar=repositorio.cuantos(seguida, cabeza, frente.rutas)
        if existe and seguida and cabeza
        else None,
        a_medias=a_medias(repositorio),
        ignorados=ignorados,
    )
