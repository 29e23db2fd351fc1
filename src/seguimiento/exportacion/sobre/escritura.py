"""El archivo de la oficina con sus celdas cambiadas, releído para comprobar que no cambió nada más."""

import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from seguimiento.almacen.fuentes import Fuente
from seguimiento.analisis.panorama import Panorama
from seguimiento.errores import ErrorDeSeguimiento
from seguimiento.exportacion.sobre.cambios import (
    Cambios,
    CeldaCambiada,
    Donde,
    SinEscribir,
    cambios,
)
from seguimiento.exportacion.sobre.celdas import Archivo, Nuevo
from seguimiento.exportacion.sobre.constancia import Constancia
from seguimiento.exportacion.sobre.documento import Documento
from seguimiento.exportacion.sobre.empaquetado import con_otras_partes
from seguimiento.exportacion.sobre.emparejado import Emparejado, emparejado
from seguimiento.exportacion.sobre.libro import Libro
from seguimiento.exportacion.sobre.palabras import Palabras
from seguimiento.importacion.hechos import Hechos
from seguimiento.importacion.lectores import leer, paquete
from seguimiento.importacion.lectores.archivo import octetos
from seguimiento.importacion.material import Celda, Material, Sitio, Tabla
from seguimiento.importacion.valores.textos import limpio
from seguimiento.modelo.cartera import Archivado
from seguimiento.redaccion import visible
from seguimiento.vocabularios.rotulos import CampoDeMatriz

SE_ESCRIBE_EN = (".docx", ".xlsx")


class NoQuedaIgual(ErrorDeSeguimiento):
    """Lo escrito cambiaría algo más que sus celdas."""

    def __init__(self, nombre: str, sitio: Sitio | None) -> None:
        donde = f", en {sitio}" if sitio else ""
        super().__init__(
            f"«{visible(nombre)}» no quedaría igual fuera de las celdas que se escriben{donde}",
            "no se ha escrito nada; ábralo en su programa, guárdelo y pruebe otra vez",
        )


@dataclass(frozen=True, slots=True)
class Sobrescrito:
    """Lo que se hizo con un archivo."""

    contenido: bytes
    emparejado: Emparejado
    cambios: Cambios
    avisos: Sequence[str]


@dataclass(frozen=True, slots=True)
class Leido:
    """El archivo de la oficina, leído y entendido."""

    ruta: Path
    material: Material
    hechos: Hechos
    dichos: Mapping[str, str]
    """Lo que se dijo de las palabras de su estado."""


def sobrescrito(
    leido: Leido,
    archivado: Archivado[Any],
    panorama: Panorama,
    fuente: Fuente,
    *,
    pisar: bool = False,
) -> Sobrescrito:
    """El archivo con lo que los registros dicen en las celdas de lo que se sigue.

    La celda que dice algo que no está en ellos se queda como está, salvo que se quiera `pisar`. Lanza `NoQuedaIgual` si con ello cambiara algo más.
    """
    suyas = {celda.sitio: celda for celda in _celdas(leido.material)}
    rotulos = [r for r, c in leido.hechos.mapeo.columnas.items() if c is CampoDeMatriz.ESTADO]
    todos = (uno for elemento in leido.hechos.elementos for uno in elemento.todos())
    with paquete.abrir(leido.ruta) as abierto:
        archivo = _archivo(leido.ruta, abierto, suyas.values())
        juntos = emparejado(leido.hechos, archivado, panorama)
        palabras = Palabras(todos, rotulos, leido.dichos)
        consta, orden = Constancia(archivado, fuente).tiene, leido.hechos.mapeo.fechas
        donde = Donde(archivo, palabras, suyas, orden, consta, pisar=pisar)
        halladas = cambios(juntos.parejas, donde)
        contenido = _escrito(leido, archivo, halladas)
        avisos = archivo.avisos([uno.celda for uno in halladas.hechos])
    return Sobrescrito(contenido, juntos, halladas, avisos)


def _archivo(ruta: Path, abierto: zipfile.ZipFile, celdas: Iterable[Celda]) -> Archivo:
    return Documento(ruta, abierto) if ruta.suffix.lower() == ".docx" else Libro(abierto, celdas)


def _escrito(leido: Leido, archivo: Archivo, halladas: Cambios) -> bytes:
    """El archivo entero. La celda que, releída, no dijera lo escrito se deja como estaba, y se dice."""
    original = octetos(leido.ruta)
    while halladas.hechos:
        nuevos = [(uno.celda, uno.nuevo) for uno in halladas.hechos]
        contenido = con_otras_partes(original, archivo.partes(nuevos))
        mal = [*_mal_escritas(leido, archivo, halladas.hechos, _releido(leido.ruta, contenido))]
        if not mal:
            return contenido
        por_que = "lo escrito no se leería igual"
        halladas.negados += (SinEscribir(uno.ref, uno.celda.sitio, por_que) for uno in mal)
        halladas.hechos = [uno for uno in halladas.hechos if uno not in mal]
    return original


def _releido(ruta: Path, contenido: bytes) -> Material:
    with TemporaryDirectory() as carpeta:
        copia = Path(carpeta) / ruta.name
        copia.write_bytes(contenido)
        return leer(copia)


def _mal_escritas(
    leido: Leido, archivo: Archivo, escritos: Sequence[CeldaCambiada], despues: Material
) -> Iterator[CeldaCambiada]:
    """Los cambios que no se leen como se escribieron. Lanza `NoQuedaIgual` si otra cosa cambió."""
    por_lugar = {archivo.lugar(uno.celda): uno for uno in escritos}
    antes = [*_celdas(leido.material)]
    ahora = [*_celdas(despues)]
    parrafos = [_sin_tablas(uno) for uno in (leido.material, despues)]
    if len(antes) != len(ahora) or parrafos[0] != parrafos[1]:
        raise NoQuedaIgual(leido.ruta.name, None)
    mal = set[object]()
    for vieja, nueva in zip(antes, ahora, strict=True):
        lugar = archivo.lugar(vieja) if vieja.sitio.celda else None
        cambio = por_lugar.get(lugar)
        if cambio is None and vieja != nueva:
            raise NoQuedaIgual(leido.ruta.name, vieja.sitio)
        if cambio is not None and lugar not in mal and not _dice(nueva, cambio.nuevo):
            mal.add(lugar)
            yield cambio


def _dice(celda: Celda, nuevo: Nuevo) -> bool:
    if nuevo.si is not None:
        return celda.valor is nuevo.si
    if celda.casillas:
        return [una.rotulo for una in celda.casillas if una.marcada] == [nuevo.texto]
    if nuevo.fecha is not None and celda.valor == nuevo.fecha.ultimo_dia:
        return True
    return limpio(celda.texto) == limpio(nuevo.texto)


def _sin_tablas(material: Material) -> list[object]:
    return [pieza for pieza in material.piezas if not isinstance(pieza, Tabla)]


def _celdas(material: Material) -> Iterator[Celda]:
    for pieza in material.piezas:
        if isinstance(pieza, Tabla):
            for fila in pieza.filas:
                yield from fila
