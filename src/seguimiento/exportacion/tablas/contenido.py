"""Lo elegido, cada cosa con la clave que la distingue en su tabla."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from seguimiento.exportacion.elegido import Elegido
from seguimiento.exportacion.encargo import Encargo
from seguimiento.exportacion.tablas.tabla import Renglon
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.evaluacion import Recomendacion
from seguimiento.modelo.tipos import Registro

T = TypeVar("T")

EVALUACIONES, RECOMENDACIONES, ACCIONES = "evaluaciones", "recomendaciones", "acciones"
ACUERDOS, COMPROMISOS, REUNIONES = "acuerdos", "compromisos", "reuniones"
LLAVES: Mapping[str, str] = {
    EVALUACIONES: "clave_evaluacion",
    RECOMENDACIONES: "clave_recomendacion",
    ACCIONES: "clave_accion",
    ACUERDOS: "clave_acuerdo",
    COMPROMISOS: "clave_compromiso",
    REUNIONES: "clave_reunion",
}
"""Cómo se llama, en la tabla de lo que es parte de otra cosa, la columna con la clave de esta."""


class Seguido(NamedTuple):
    """Algo con bitácora, y en qué fila está."""

    ref: str
    registro: Accion | Recomendacion
    parte_de: Mapping[str, str]


@dataclass(frozen=True)
class Contenido:
    """Los renglones de las clases de que otras son parte."""

    encargo: Encargo
    elegido: Elegido
    renglones: Mapping[str, list[Renglon[Any]]] = field(default_factory=dict)

    @classmethod
    def de(cls, encargo: Encargo) -> "Contenido":
        """El de un encargo."""
        elegido = Elegido(encargo.panorama)
        evaluaciones = [*con_clave(elegido.evaluaciones, lambda una: una.id)]
        de_evaluacion = {una.dato.archivo: una.clave for una in evaluaciones}
        recomendaciones = [
            *con_clave(
                elegido.recomendaciones,
                lambda una: una.ref,
                lambda una: {EVALUACIONES: de_evaluacion[una.evaluacion.archivo]},
            )
        ]
        de_recomendacion = {id(una.dato.recomendacion): una.clave for una in recomendaciones}
        acuerdos = [*con_clave(elegido.acuerdos, lambda uno: uno.acuerdo.id)]
        de_acuerdo = {uno.dato.acuerdo.archivo: uno.clave for uno in acuerdos}
        return cls(
            encargo,
            elegido,
            {
                EVALUACIONES: evaluaciones,
                RECOMENDACIONES: recomendaciones,
                ACCIONES: [
                    *con_clave(
                        elegido.acciones,
                        lambda una: una.ref,
                        lambda una: {
                            EVALUACIONES: de_evaluacion[una.situada.origen.archivo],
                            RECOMENDACIONES: de_recomendacion[id(una.situada.recomendacion)],
                        },
                    )
                ],
                ACUERDOS: acuerdos,
                COMPROMISOS: [
                    *con_clave(
                        elegido.compromisos,
                        lambda uno: uno.ref,
                        lambda uno: {ACUERDOS: de_acuerdo[uno.situada.origen.archivo]},
                    )
                ],
                REUNIONES: [
                    *con_clave(
                        elegido.reuniones,
                        lambda una: una.ref,
                        lambda una: {ACUERDOS: de_acuerdo[una.acuerdo.archivo]},
                    )
                ],
            },
        )

    def seguidos(self) -> Iterator[Seguido]:
        """Todo lo que lleva bitácora."""
        for uno in self.renglones[RECOMENDACIONES]:
            yield Seguido(uno.dato.ref, uno.dato.recomendacion, {RECOMENDACIONES: uno.clave})
        for tabla in (ACCIONES, COMPROMISOS):
            for uno in self.renglones[tabla]:
                yield Seguido(uno.dato.ref, uno.dato.situada.accion, {tabla: uno.clave})

    def con_referencia(self) -> Iterator[tuple[str, Registro]]:
        """Cada cosa que tiene referencia, con ella."""
        for evaluacion in self.elegido.evaluaciones:
            yield evaluacion.id, evaluacion.registro
        yield from ((uno.ref, uno.registro) for uno in self.seguidos())
        for situado in self.elegido.acuerdos:
            yield situado.acuerdo.id, situado.acuerdo.registro
        for situada in self.elegido.reuniones:
            yield situada.ref, situada.reunion
        for ficha in self.elegido.fichas:
            yield ficha.id, ficha.registro


def con_clave(
    cosas: Iterable[T],
    ref: Callable[[T], str],
    parte_de: Callable[[T], Mapping[str, str]] = lambda _: {},
) -> Iterator[Renglon[T]]:
    """Un renglón por cosa. La clave es su referencia y, desde la segunda que la lleva, además su orden."""
    veces: Counter[str] = Counter()
    for cosa in cosas:
        suya = ref(cosa)
        veces[suya] += 1
        clave = suya if veces[suya] == 1 else f"{suya}#{veces[suya]}"
        yield Renglon(clave, cosa, parte_de(cosa))
