"""Lo que ocupa una fila del libro: algo con referencia, dónde está y qué se sabe de ello."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from seguimiento.analisis.filas import Fila
from seguimiento.analisis.recomendacion import estado_a_un_dia, estado_derivado, racha_propia
from seguimiento.analisis.seguidas import a_la_fecha
from seguimiento.exportacion.elegido import Elegido
from seguimiento.lugares import Ruta
from seguimiento.modelo.cartera import Archivado, RecomendacionSituada
from seguimiento.modelo.tipos import Registro
from seguimiento.vocabularios import EstadoDerivado, Vocabulario

BITACORAS = ("seguimiento", "prorrogas", "verificaciones")
"""Lo que solo crece: de ello se mira cuántas anotaciones hay."""


@dataclass(frozen=True, slots=True)
class Cosa:
    """Un registro, o algo de dentro de él, con lo que de ello se calcula."""

    ref: str
    archivado: Archivado[Any]
    registro: Registro
    ruta: Ruta = ()
    """Dónde está en su archivo; vacía si es el registro entero."""
    dentro_de: str = ""
    """La referencia de aquello de que es parte."""
    fila: Fila | None = None
    """Cómo está lo que se sigue por su plazo; `None` si no se sigue por él mismo."""
    estado: Vocabulario | None = None
    """El que declara su bitácora; `None` si no la tiene o no declara ninguno."""
    derivado: EstadoDerivado | None = None
    """El de una recomendación."""

    @property
    def anotadas(self) -> dict[str, int]:
        """Cuántas anotaciones tiene en cada bitácora."""
        return {clave: len(getattr(self.registro, clave, ())) for clave in BITACORAS}

    @property
    def se_sigue_sola(self) -> bool:
        """Si su estado lo dice ella misma, y no sus acciones."""
        return self.fila is not None


def evaluaciones(elegido: Elegido) -> Iterator[Cosa]:
    """Las evaluaciones."""
    yield from map(_entera, elegido.evaluaciones)


def fichas(elegido: Elegido) -> Iterator[Cosa]:
    """Las fichas."""
    yield from map(_entera, elegido.fichas)


def acuerdos(elegido: Elegido) -> Iterator[Cosa]:
    """Los acuerdos."""
    yield from (_entera(situado.acuerdo) for situado in elegido.acuerdos)


def _entera(archivado: Archivado[Any]) -> Cosa:
    return Cosa(archivado.id, archivado, archivado.registro)


def recomendaciones(elegido: Elegido) -> Iterator[Cosa]:
    """Las recomendaciones; la que no tiene acciones lleva su propio seguimiento."""
    panorama = elegido.panorama
    hoy, margenes = panorama.hoy, panorama.filtro.margenes(panorama.cartera.configuracion)
    for una in elegido.recomendaciones:
        registro, en = una.recomendacion, una.evaluacion
        if registro.acciones:
            derivado = _derivado(elegido, una, hoy) or estado_a_un_dia(registro, hoy)
            yield Cosa(una.ref, en, registro, una.lugar.ruta, en.id, derivado=derivado)
            continue
        suya, racha = a_la_fecha(una, hoy, margenes), racha_propia(registro, hoy)
        estado = racha.ultima.estado if racha else None
        yield Cosa(una.ref, en, registro, una.lugar.ruta, en.id, suya.fila, estado, suya.estado)


def _derivado(elegido: Elegido, una: RecomendacionSituada, hoy: date) -> EstadoDerivado | None:
    """El de una con acciones, si de todas se sabe ya su situación."""
    suyas = [elegido.situaciones.get(id(accion)) for accion in una.recomendacion.acciones]
    sabidas = [una for una in suyas if una is not None]
    return estado_derivado(una.recomendacion, sabidas, hoy) if len(sabidas) == len(suyas) else None


def acciones(elegido: Elegido) -> Iterator[Cosa]:
    """Las acciones, en el orden de la cartera y no por urgencia: en una hoja se ordena como se quiera."""
    yield from map(_accion, _en_orden(elegido.acciones))


def compromisos(elegido: Elegido) -> Iterator[Cosa]:
    """Los compromisos."""
    yield from map(_accion, _en_orden(elegido.compromisos))


def _en_orden(filas: list[Fila]) -> list[Fila]:
    return sorted(filas, key=lambda f: (f.situada.lugar.archivo, *f.situada.lugar.ruta[1::2]))


def _accion(fila: Fila) -> Cosa:
    situada = fila.situada
    en, recomendacion = situada.origen, situada.recomendacion
    de = f"{en.id}/{recomendacion.id}" if recomendacion else en.id
    estado = fila.situacion.estado_declarado
    return Cosa(situada.ref, en, situada.accion, situada.lugar.ruta, de, fila, estado)


def reuniones(elegido: Elegido) -> Iterator[Cosa]:
    """Las reuniones de los acuerdos."""
    for una in elegido.reuniones:
        yield Cosa(una.ref, una.acuerdo, una.reunion, una.lugar.ruta, una.acuerdo.id)
