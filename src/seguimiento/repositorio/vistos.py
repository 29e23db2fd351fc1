"""Lo que de un archivo basta para revisarlo junto a los demás, sin hacer su registro ni pasarle las reglas.

Es lo mismo que manda de vuelta quien mira una mitad de los archivos: lo que aporta al índice y lo que se dijo.
"""

import hashlib
import marshal
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from seguimiento.almacen.cache import Cajon
from seguimiento.almacen.fuentes import Archivo
from seguimiento.almacen.nombres import id_de
from seguimiento.almacen.por_carpetas import PorCarpetas
from seguimiento.analisis.aporte import Aporte, Mencion, Recordado
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
from seguimiento.repositorio.pedido import se_lee_entero
from seguimiento.vocabularios import ClaseDeElemento, EstadoDeAccion

_CLASES = {clase.value: clase for clase in ClaseDeElemento}
_ESTADOS = {estado.value: estado for estado in EstadoDeAccion}


class Cuando(NamedTuple):
    """Con qué configuración se juzga, y los días en que las reglas dicen lo mismo; para preguntar, uno."""

    configuracion: str
    desde: int
    hasta: int

    def vale(self, otro: "Cuando | None") -> bool:
        """Si lo que se dijo vale para lo que se pregunta."""
        if otro is None or self.configuracion != otro.configuracion:
            return False
        return self.desde <= otro.desde and otro.hasta <= self.hasta


class _Comparable(NamedTuple):
    """Lo que de un archivo se compara con los demás, con los lugares sin él."""

    internos: list[tuple[str, str]]
    menciones: list[tuple[Ruta, str, tuple[str, ...], str]]
    nombres: list[tuple[str, Ruta]]
    estados: list[tuple[str, list[tuple[int, str]]]]
    sin_origen: bool


class _Dicho(NamedTuple):
    """Lo que se dice de un archivo sin compararlo."""

    diagnosticos: list[DiagnosticoLlano]
    ignorados: list[IgnoradoLlano]
    de_los_ignorados: list[DiagnosticoLlano]
    cuando: tuple[str, int, int] | None
    juicio: list[DiagnosticoLlano]


TROZOS = 16
"""En cuántos se parte lo de una carpeta."""
_SIEMPRE_IGUAL = 2
"""La versión de `marshal` en que dos valores iguales dan los mismos bytes."""


class Vistos:
    """Los aportes sin registro de los archivos del disco que se cargaron enteros, cada uno de su contenido."""

    def __init__(self, cajon: Cajon, clave: Callable[[str], bytes]) -> None:
        self._de_cada_uno = PorCarpetas(cajon, clave, "vistos", TROZOS)

    def de(self, archivo: Archivo, identidad: str, cuando: Cuando | None) -> Aporte | None:
        """El de un archivo con ese contenido, con su juicio si vale entonces; `None` si no consta."""
        hallado = self._hallado(archivo, identidad)
        if hallado is None:
            return None
        suma, comparable, dicho = hallado
        suyo = _Dicho(*marshal.loads(dicho))  # noqa: S302 — lo escribió este programa, con suma
        nombre = archivo.ruta
        return Aporte(
            archivo=nombre,
            ruta=nombre,
            identidad=identidad,
            id=id_de(nombre),
            clase=clase_de(nombre),
            diagnosticos=_diagnosticos(nombre, suyo.diagnosticos),
            ignorados=tuple([ignorado_rehecho(nombre, uno) for uno in suyo.ignorados]),
            de_los_ignorados=_diagnosticos(nombre, suyo.de_los_ignorados),
            de_memoria=partial(_rehecho, nombre, comparable),
            suma=suma,
            juicio=_diagnosticos(nombre, suyo.juicio)
            if suyo.cuando and Cuando(*suyo.cuando).vale(cuando)
            else None,
        )

    def suma(self, archivo: Archivo, identidad: str) -> bytes | None:
        """La de lo que se compara de un archivo con ese contenido; `None` si no consta."""
        hallado = self._hallado(archivo, identidad)
        return hallado[0] if hallado else None

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
            comparable = marshal.dumps(tuple(_comparable(aporte.recordado)), _SIEMPRE_IGUAL)
            suma = hashlib.blake2b(comparable, digest_size=16).digest()
            dicho = marshal.dumps(tuple(_dicho(aporte, cuando, juicio)))
            valor = archivo.ruta, identidad, suma, comparable, dicho
            self._de_cada_uno.anotar(archivo.sitio, valor)

    def asentar(self) -> None:
        """Deja guardado lo nuevo; lo que ya no está se olvida."""
        self._de_cada_uno.asentar()

    def _hallado(self, archivo: Archivo, identidad: str) -> tuple[bytes, bytes, bytes] | None:
        hallado = self._de_cada_uno.de(archivo.sitio) if archivo.sitio else None
        if not hallado:
            return None
        ruta, suya, suma, comparable, dicho = hallado
        return (suma, comparable, dicho) if suya == identidad and ruta == archivo.ruta else None


def puede_recordarse(aporte: Aporte) -> bool:
    """Si se cargó entero y sin nada repetido dentro: entonces basta lo que recuerda."""
    if aporte.archivo != aporte.ruta or aporte.archivado is None:
        return False
    return se_lee_entero(aporte)


def _comparable(suyo: Recordado) -> _Comparable:
    return _Comparable(
        [(id_, clase.value) for id_, clase in suyo.internos],
        [
            (una.lugar.ruta, una.texto, tuple([clase.value for clase in una.clases]), una.quien)
            for una in suyo.menciones
        ],
        [(nombre, lugar.ruta) for nombre, lugar in suyo.nombres],
        [(id_, [(dia, estado.value) for dia, estado in tramos]) for id_, tramos in suyo.estados],
        suyo.sin_origen,
    )


def _rehecho(archivo: str, comparable: bytes) -> Recordado:
    suyo = _Comparable(*marshal.loads(comparable))  # noqa: S302 — lo escribió este programa, con suma
    id_ = id_de(archivo)
    return Recordado(
        tuple([(interno, _CLASES[clase]) for interno, clase in suyo.internos]),
        tuple(
            [
                Mencion(Lugar(archivo, ruta), texto, id_, _clases(clases), quien)
                for ruta, texto, clases, quien in suyo.menciones
            ]
        ),
        tuple([(nombre, Lugar(archivo, ruta)) for nombre, ruta in suyo.nombres]),
        tuple(
            [
                (accion, tuple([(dia, _ESTADOS[estado]) for dia, estado in tramos]))
                for accion, tramos in suyo.estados
            ]
        ),
        suyo.sin_origen,
    )


def _dicho(aporte: Aporte, cuando: Cuando | None, juicio: Sequence[Diagnostico]) -> _Dicho:
    return _Dicho(
        [*map(diagnostico_en_llano, aporte.diagnosticos)],
        [*map(ignorado_en_llano, aporte.ignorados)],
        [*map(diagnostico_en_llano, aporte.de_los_ignorados)],
        (cuando.configuracion, cuando.desde, cuando.hasta) if cuando else None,
        [*map(diagnostico_en_llano, juicio)],
    )


def _clases(valores: tuple[str, ...]) -> tuple[ClaseDeElemento, ...]:
    return tuple([_CLASES[valor] for valor in valores])


def _diagnosticos(archivo: str, llanos: Sequence[Any]) -> tuple[Diagnostico, ...]:
    return tuple([diagnostico_rehecho(archivo, uno) for uno in llanos])
