"""El registro de reglas: una regla es un generador de hallazgos cuya docstring es su manual."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from seguimiento.diagnosticos import Hallazgo, Severidad, definir
from seguimiento.fechas import FechaParcial
from seguimiento.lugares import Lugar, Ruta
from seguimiento.modelo.cartera import Archivado
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.modelo.evaluacion import Evaluacion, Recomendacion
from seguimiento.modelo.tipos import Registro

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Contexto(Generic[T_co]):
    """Lo que una regla puede mirar. Las rutas de sus hallazgos parten de `registro`."""

    registro: T_co
    archivado: Archivado[Any]
    ruta: Ruta
    """Dónde está `registro` dentro de su archivo."""
    hoy: date
    configuracion: Configuracion
    recomendacion: Recomendacion | None = None
    """La recomendación a la que pertenece, si es una acción de evaluación."""

    @property
    def fecha_de_la_evaluacion(self) -> FechaParcial | None:
        """La fecha de la evaluación a la que pertenece; `None` si no consta o es otra cosa."""
        raiz = self.archivado.registro
        return raiz.fecha if isinstance(raiz, Evaluacion) else None

    @property
    def pide_respuesta(self) -> bool:
        """Si es de una evaluación que espera respuesta gerencial."""
        raiz = self.archivado.registro
        return isinstance(raiz, Evaluacion) and raiz.pide_respuesta is not False

    def lugar(self, *pasos: str | int) -> Lugar:
        """El lugar absoluto de un dato de `registro`: el otro extremo de una contradicción."""
        return Lugar(self.archivado.archivo, (*self.ruta, *pasos))

    def de(
        self, elemento: Registro, ruta: Ruta, recomendacion: Recomendacion | None = None
    ) -> "Contexto[Any]":
        """El contexto de un elemento de `registro`, por la ruta que lleva de uno a otro."""
        return Contexto(
            elemento,
            self.archivado,
            self.ruta + ruta,
            self.hoy,
            self.configuracion,
            recomendacion,
        )

    def elementos(self, lista: str) -> Iterator[tuple[Ruta, Any]]:
        """Los elementos cargados de una lista del registro, cada uno con su ruta desde él."""
        cargados = getattr(self.registro, lista)
        indices = self.archivado.indices((*self.ruta, lista), len(cargados))
        for indice, elemento in zip(indices, cargados, strict=True):
            yield (lista, indice), elemento


Generador = Callable[[Any], Iterator[Hallazgo]]


@dataclass(frozen=True, slots=True)
class Regla:
    """Una regla registrada."""

    codigo: str
    ambitos: tuple[type, ...]
    generar: Generador
    si_hay: tuple[str, ...] = ()
    """Las claves de que habla: si en ninguna hay nada, no halla nada y no se le pregunta."""


REGLAS: dict[type, list[Regla]] = {}
"""Las reglas por la clase de registro que miran."""


def regla(
    codigo: str,
    severidad: Severidad,
    *,
    ambito: type | tuple[type, ...],
    si_hay: tuple[str, ...] = (),
) -> Callable[[Generador], Generador]:
    """Registra una regla. Su docstring sigue la forma del catálogo: título, porqué, *Mal* y *Bien*.

    Con varios ámbitos, los ejemplos son del primero. `si_hay` son las claves sin las que no tiene nada que mirar.
    """
    ambitos = ambito if isinstance(ambito, tuple) else (ambito,)

    def registrar(generar: Generador) -> Generador:
        definir(codigo, severidad, generar.__doc__ or "", ambitos[0].__name__)
        for uno in ambitos:
            REGLAS.setdefault(uno, []).append(Regla(codigo, ambitos, generar, si_hay))
        return generar

    return registrar
