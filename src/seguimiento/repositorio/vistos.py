"""Lo que de un archivo basta para revisarlo junto a los demás, sin hacer su registro ni pasarle las reglas.

Es lo mismo que manda de vuelta quien mira una mitad de los archivos: lo que aporta al índice y lo que se dijo.
"""

import marshal
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from seguimiento.almacen.cache import Cajon
from seguimiento.almacen.fuentes import Archivo
from seguimiento.almacen.nombres import id_de
from seguimiento.almacen.por_carpetas import PorCarpetas
from seguimiento.analisis.aporte import Aporte, Mencion, Recordado
from seguimiento.analisis.indice import duplicados
from seguimiento.diagnosticos import Diagnostico
from seguimiento.lugares import Lugar, Ruta
from seguimiento.repositorio.lectura import clase_de
from seguimiento.repositorio.llano import (
    DiagnosticoLlano,
    IgnoradoLlano,
    diagnostico_en_llano,
    diagnostico_rehecho,
    ignorado_en_llano,
    ignorado_rehecho,
)
from seguimiento.vocabularios import ClaseDeElemento, EstadoDeAccion

_CLASES = {clase.value: clase for clase in ClaseDeElemento}
_ESTADOS = {estado.value: estado for estado in EstadoDeAccion}

Cuando = tuple[int, str]
"""El día y la configuración con que se juzgó: con otros, las reglas dirían otra cosa."""


class _Llano(NamedTuple):
    """Lo que de un aporte hay que guardar, con los lugares sin su archivo."""

    internos: list[tuple[str, str]]
    menciones: list[tuple[Ruta, str, tuple[str, ...], str]]
    nombres: list[tuple[str, Ruta]]
    estados: list[tuple[str, list[tuple[int, str]]]]
    sin_origen: bool
    diagnosticos: list[DiagnosticoLlano]
    ignorados: list[IgnoradoLlano]
    de_los_ignorados: list[DiagnosticoLlano]
    cuando: Cuando | None
    juicio: list[DiagnosticoLlano]


class Vistos:
    """Los aportes sin registro de los archivos del disco que se cargaron enteros, cada uno de su contenido."""

    def __init__(self, cajon: Cajon, clave: Callable[[str], bytes]) -> None:
        self._de_cada_uno = PorCarpetas(cajon, clave, "vistos")

    def de(self, archivo: Archivo, identidad: str, cuando: Cuando | None) -> Aporte | None:
        """El de un archivo con ese contenido, con su juicio si es de entonces; `None` si no consta."""
        hallado = self._de_cada_uno.de(archivo.sitio) if archivo.sitio else None
        if not hallado or hallado[:2] != (archivo.ruta, identidad):
            return None
        llano = _Llano(*marshal.loads(hallado[2]))  # noqa: S302 — lo escribió este programa, con suma
        return _rehecho(archivo, identidad, llano, con_juicio=llano.cuando == cuando)

    def anotar(
        self,
        archivo: Archivo,
        identidad: str,
        aporte: Aporte,
        cuando: Cuando | None,
        juicio: Sequence[Diagnostico],
    ) -> None:
        """Que eso es lo que aporta y lo que entonces se dijo de él."""
        if archivo.sitio:
            llano = marshal.dumps(tuple(_en_llano(aporte, cuando, juicio)))
            self._de_cada_uno.anotar(archivo.sitio, (archivo.ruta, identidad, llano))

    def asentar(self) -> None:
        """Deja guardado lo nuevo; lo que ya no está se olvida."""
        self._de_cada_uno.asentar()


def puede_recordarse(aporte: Aporte) -> bool:
    """Si se cargó entero y sin nada repetido dentro: entonces basta lo que recuerda."""
    if aporte.disputado is not None or aporte.no_evaluables or aporte.archivo != aporte.ruta:
        return False
    return aporte.archivado is not None and aporte.entero and not any(duplicados(aporte.archivado))


def _en_llano(aporte: Aporte, cuando: Cuando | None, juicio: Sequence[Diagnostico]) -> _Llano:
    suyo = aporte.recordado
    return _Llano(
        [(id_, clase.value) for id_, clase in suyo.internos],
        [
            (una.lugar.ruta, una.texto, tuple([clase.value for clase in una.clases]), una.quien)
            for una in suyo.menciones
        ],
        [(nombre, lugar.ruta) for nombre, lugar in suyo.nombres],
        [(id_, [(dia, estado.value) for dia, estado in tramos]) for id_, tramos in suyo.estados],
        suyo.sin_origen,
        [*map(diagnostico_en_llano, aporte.diagnosticos)],
        [*map(ignorado_en_llano, aporte.ignorados)],
        [*map(diagnostico_en_llano, aporte.de_los_ignorados)],
        cuando,
        [*map(diagnostico_en_llano, juicio)],
    )


def _rehecho(archivo: Archivo, identidad: str, llano: _Llano, *, con_juicio: bool) -> Aporte:
    nombre, id_ = archivo.ruta, id_de(archivo.ruta)
    return Aporte(
        archivo=nombre,
        ruta=nombre,
        identidad=identidad,
        id=id_,
        clase=clase_de(nombre),
        diagnosticos=_diagnosticos(nombre, llano.diagnosticos),
        ignorados=tuple([ignorado_rehecho(nombre, uno) for uno in llano.ignorados]),
        de_los_ignorados=_diagnosticos(nombre, llano.de_los_ignorados),
        de_memoria=Recordado(
            tuple([(interno, _CLASES[clase]) for interno, clase in llano.internos]),
            tuple(
                [
                    Mencion(Lugar(nombre, ruta), texto, id_, _clases(clases), quien)
                    for ruta, texto, clases, quien in llano.menciones
                ]
            ),
            tuple([(actor, Lugar(nombre, ruta)) for actor, ruta in llano.nombres]),
            tuple(
                [
                    (accion, tuple([(dia, _ESTADOS[estado]) for dia, estado in tramos]))
                    for accion, tramos in llano.estados
                ]
            ),
            llano.sin_origen,
        ),
        juicio=_diagnosticos(nombre, llano.juicio) if con_juicio else None,
    )


def _clases(valores: tuple[str, ...]) -> tuple[ClaseDeElemento, ...]:
    return tuple([_CLASES[valor] for valor in valores])


def _diagnosticos(archivo: str, llanos: Sequence[Any]) -> tuple[Diagnostico, ...]:
    return tuple([diagnostico_rehecho(archivo, uno) for uno in llanos])
