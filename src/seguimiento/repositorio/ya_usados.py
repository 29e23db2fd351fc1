"""Los códigos que la historia ya usó: los que se retiraron tampoco se dan otra vez.

Un acta o un informe ya publicado puede citar el que se retiró, y diría lo que no es. Solo se mira al dar un
código, y de la historia, las versiones distintas de un archivo.
"""

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from seguimiento.almacen.git.historia import Historia, historia_de
from seguimiento.almacen.git.repositorio import repositorio_de
from seguimiento.almacen.nombres import EXTENSION
from seguimiento.analisis.repetidos import identificados, ocupados_en
from seguimiento.documento import Documento, leer
from seguimiento.lugares import Ruta

_ID = re.compile(
    rb"""(?<![\w.-])["']?id["']?[ \t]*:[ \t]+(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"',\]}#][^,\]}#\r\n]*))"""
)
"""Un identificador escrito. En los textos puede haber alguno de más, que no se dará: no hace daño."""
_REUNIONES = re.compile(rb"^reuniones[ \t]*:.*?(?=^[^\s#-]|\Z)", re.MULTILINE | re.DOTALL)
"""Sus reuniones, con todo lo que llevan: las que no llevan código se llaman por su fecha."""


class YaUsados:
    """Lo que ha usado la historia de los registros de una carpeta, siguiendo el primer padre."""

    def __init__(self, historia: Historia) -> None:
        self._historia = historia

    @property
    def desde(self) -> int | None:
        """El instante del commit más antiguo, si el clon no tiene los anteriores; `None` si los tiene todos."""
        return self._historia.primero.instante if self._historia.cortada else None

    def dentro_de(self, archivo: str) -> frozenset[str]:
        """Los códigos que ha llevado dentro un registro, en minúsculas; también los de ahora.

        Lanza `ErrorDeGit` si alguna de sus versiones no está en el clon.
        """
        contenidos = [una.contenido or b"" for una in self._historia.versiones(archivo)]
        usados = {codigo for uno in contenidos for codigo in _escritos_en(uno)}
        for suyas in {una for uno in contenidos for una in _REUNIONES.findall(uno)}:
            usados |= codigos_en(suyas)
        return frozenset(usados)

    def existio(self, nombre: str) -> bool:
        """Si hubo alguna vez un registro con ese identificador, en la carpeta que fuera."""
        return self._historia.hubo(f"{nombre}{EXTENSION}")


def ya_usados(raiz: Path) -> YaUsados | None:
    """Lo que ha usado la historia de esa carpeta; `None` sin git, sin repositorio o sin commits.

    Lanza `ErrorDeGit` si el repositorio no puede leerse.
    """
    repositorio = repositorio_de(raiz.resolve())
    if repositorio is None or repositorio.cabeza() is None:
        return None
    return YaUsados(historia_de(raiz))


def puede_estrenar(antes: bytes, despues: bytes) -> bool:
    """Si el cambio puede traer un código nuevo: casi ninguno lo hace, y se ve sin leer el archivo entero."""
    if _REUNIONES.findall(antes) != _REUNIONES.findall(despues):
        return True
    return not {*_escritos_en(despues)} <= {*_escritos_en(antes)}


def _escritos_en(contenido: bytes) -> Iterator[str]:
    """Los identificadores escritos en un archivo, se entienda o no, en minúsculas; alguno puede sobrar."""
    for partes in _ID.findall(contenido):
        yield next(filter(None, partes), b"").decode(errors="replace").strip().casefold()


def codigos_en(contenido: bytes) -> frozenset[str]:
    """Los códigos que lleva dentro, en minúsculas; ninguno si no puede leerse."""
    documento = leer(contenido).documento
    return ocupados_en(documento) if documento else frozenset()


def donde_se_escriben(documento: Documento, codigos: Collection[str]) -> list[Ruta]:
    """Los elementos que llevan alguno de esos códigos, que van en minúsculas."""
    return [ruta for ruta, escrito in identificados(documento) if escrito.casefold() in codigos]
