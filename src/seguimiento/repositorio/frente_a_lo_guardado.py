"""Qué cambia de unos archivos a otros: en los términos del seguimiento, y qué errores trae."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from seguimiento.almacen.fuentes import Archivo, Fuente
from seguimiento.analisis.cambios import CambioRegistrado, Extremo, cambios
from seguimiento.diagnosticos import Diagnostico
from seguimiento.repositorio.propuestas import introducidos
from seguimiento.repositorio.repositorio import Carga, cargar


@dataclass(frozen=True, slots=True)
class Sin:
    """Los archivos de una fuente, salvo esos."""

    fuente: Fuente
    rutas: frozenset[str]

    def archivos(self) -> Iterator[Archivo]:
        """Los demás, en su orden."""
        return (uno for uno in self.fuente.archivos() if uno.ruta not in self.rutas)

    def leer(self, ruta: str) -> Archivo | None:
        """El de esa ruta, si no es de esos."""
        return None if ruta in self.rutas else self.fuente.leer(ruta)


@dataclass(frozen=True, slots=True)
class Paso:
    """El de lo que había a lo que hay."""

    antes: Fuente
    despues: Fuente
    carga: Carga
    """La de lo que hay."""
    cambios: tuple[CambioRegistrado, ...]

    def errores(self, hoy: date, archivos: Collection[str]) -> tuple[Diagnostico, ...]:
        """Los que antes no había; solo cambiaron esos archivos, por su ruta desde la raíz."""
        hallados = introducidos(self.antes, self.despues, self.carga, archivos, hoy)
        return tuple(uno for uno in hallados if uno.es_error)


def paso(antes: Fuente, despues: Fuente, hoy: date) -> Paso:
    """Lo que cambia, visto todo a la misma fecha. Lo que es igual en los dos se lee una vez."""
    ahora = cargar(despues)
    previa = cargar(antes, conocidos={aporte.clave: aporte for aporte in ahora.aportes.values()})
    hallados = cambios(
        Extremo(previa.cartera, hoy, previa.recuento.sin_leer),
        Extremo(ahora.cartera, hoy, ahora.recuento.sin_leer),
    )
    return Paso(antes, despues, ahora, tuple(hallados))
