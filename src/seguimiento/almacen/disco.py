"""Los archivos que hay en una carpeta del disco."""

import os
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from seguimiento.almacen import sistema
from seguimiento.almacen.arbol import ESPECIAL, Arbol, negado
from seguimiento.almacen.etapas import Etapas, sin_etapas
from seguimiento.almacen.fuentes import TAMANO_MAXIMO, Archivo, grande, leible
from seguimiento.almacen.nombres import es_de_registro
from seguimiento.almacen.sistema import ClaseDeEntrada
from seguimiento.almacen.sitios import DATOS
from seguimiento.diagnosticos import Falta
from seguimiento.diagnosticos.archivos import FUERA_DE_LA_CARPETA
from seguimiento.lugares import PRINCIPIO


@dataclass(frozen=True)
class Directorio(Arbol):
    """Los archivos tal como están en el disco. Nunca sigue un enlace ni entra en otro repositorio."""

    raiz: Path
    dejados_fuera: tuple[str, ...] = ()
    """Los que git tiene y no puso en la carpeta; de una carpeta entera, su ruta con `/`."""
    etapas: Callable[[str], Etapas] = sin_etapas
    """Lo que se sabe de un archivo a medio juntar, por su ruta."""

    def archivos(self) -> Iterator[Archivo]:
        """Los que están bajo `data/` y, detrás, los registros que faltan en la carpeta."""
        yield from Arbol.archivos(self)
        for ruta in self.dejados_fuera:
            es_carpeta = ruta.endswith("/")
            de_registros = (es_carpeta and f"{DATOS}/".startswith(ruta)) or ruta.startswith(
                f"{DATOS}/"
            )
            if (es_de_registro(ruta) or (es_carpeta and de_registros)) and not self._esta(ruta):
                yield Archivo(ruta.rstrip("/"), lambda: _FUERA, es_carpeta=es_carpeta)

    def leer(self, ruta: str) -> Archivo | None:
        """El archivo de esa ruta, relativa a la raíz."""
        if self._esta(ruta):
            return self._por_leer(ruta)
        return Archivo(ruta, lambda: _FUERA) if ruta in self.dejados_fuera else None

    def _esta(self, ruta: str) -> bool:
        return os.path.lexists(self.raiz / ruta)

    def cuanto_ocupa(self, ruta: str) -> int:
        """Los bytes de un archivo, sin leerlo; 0 si no puede saberse."""
        try:
            return os.lstat(self.raiz / ruta).st_size
        except OSError:
            return 0

    def nombres(self) -> list[str]:
        """Los nombres de lo que hay en la propia carpeta; ninguno si no existe."""
        return [uno.name for uno in self.raiz.iterdir()] if self.raiz.is_dir() else []

    def _entradas(self, carpeta: str) -> list[tuple[str, ClaseDeEntrada]]:
        return sistema.entradas(self.raiz / carpeta)

    def _es_enlace(self, ruta: str) -> bool:
        return sistema.es_enlace(self.raiz / ruta)

    def _lleva_a_una_carpeta(self, ruta: str) -> bool:
        # ni se abre ni se recorre
        return os.path.isdir(self.raiz / ruta)  # noqa: PTH112 — Path.is_dir lanza OSError en un bucle

    def _es_de_otro_repositorio(
        self, carpeta: str, entradas: list[tuple[str, ClaseDeEntrada]]
    ) -> bool:
        return es_de_otro_repositorio(self.raiz, carpeta, [nombre for nombre, _ in entradas])

    def _por_leer(self, ruta: str) -> Archivo:
        return Archivo(
            ruta,
            partial(self._leido, ruta),
            preguntar=partial(self.etapas, ruta),
            sitio=f"{self._absoluta}/{ruta}",
        )

    @cached_property
    def _absoluta(self) -> str:
        # sin resolver los enlaces que lleven a ella: los mismos que se siguen al leer
        return os.path.abspath(self.raiz)  # noqa: PTH100

    def _leido(self, ruta: str) -> bytes | Falta:
        try:
            with sistema.abierto(self.raiz / ruta) as abierto:
                return _contenido_de(abierto)
        except OSError as error:
            return negado(error, "leer el archivo")


def es_de_otro_repositorio(raiz: Path, carpeta: str, nombres: Collection[str]) -> bool:
    """Si una carpeta del disco, con eso dentro, es un submódulo o tiene un repositorio de git."""
    # de casi ninguna hace falta preguntar más
    if nombres and ".git" not in nombres:
        return False
    from seguimiento.almacen.git.submodulos import es_ajena

    return es_ajena(raiz, carpeta, vacia=not nombres)


def _contenido_de(abierto: sistema.Abierto) -> bytes | Falta:
    if not abierto.corriente:
        return ESPECIAL
    if abierto.datos.st_size > TAMANO_MAXIMO:
        return grande(abierto.datos.st_size)
    contenido = b""
    for trozo in abierto.trozos():
        contenido += trozo
        # puede crecer mientras se lee: el tope vale también para lo que de verdad llega
        if len(contenido) > TAMANO_MAXIMO:
            break
    return leible(contenido)


_FUERA = Falta(
    FUERA_DE_LA_CARPETA,
    PRINCIPIO,
    "está en git y no en la carpeta, que es un árbol disperso",
    "tráigalo con «git sparse-checkout disable»",
)
