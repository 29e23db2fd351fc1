"""Qué se pide exportar y qué sale de ello: lo mismo para todos los formatos."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from seguimiento.almacen.git import EstadoEnGit
from seguimiento.analisis.panorama import Panorama
from seguimiento.analisis.seleccion import Filtro
from seguimiento.fechas import Periodo
from seguimiento.repositorio.repositorio import Carga


@dataclass(frozen=True, slots=True)
class Exportado:
    """Lo que se escribe, y lo que de ello ha de saberse."""

    archivos: Mapping[str, bytes]
    """El contenido de cada uno por su ruta dentro de la carpeta; si es uno solo, «»."""
    avisos: Sequence[str] = ()
    """Lo que no cupo en ellos."""


@dataclass(frozen=True, slots=True)
class Encargo:
    """Lo que se pide exportar y de dónde sale."""

    carga: Carga
    """Con lo que no pudo leerse: toda exportación lo nombra."""
    hoy: date
    git: EstadoEnGit
    panorama: Panorama
    """Lo que se eligió con los filtros, situado ese día."""
    filtro: Filtro = field(default_factory=Filtro)
    separador: str = ","
    """Lo que separa las celdas de un CSV."""
    que: tuple[str, ...] = ()
    """De qué informe, y de qué o de quién, en los formatos que son de uno."""
    periodo: Periodo | None = None
    """De qué período, si el informe lo es."""
