"""Dónde viven el candado y el diario de una raíz."""

from dataclasses import dataclass
from pathlib import Path

from seguimiento.almacen.git.repositorio import arbol_de, carpeta_de_git


@dataclass(frozen=True, slots=True)
class Sitio:
    """Las rutas de lo que acompaña a una escritura.

    En un repositorio están en la carpeta de git, lo tenga o no instalado quien escribe: ni se versionan
    ni se ven entre los registros. Fuera de él están en la propia raíz, con nombre oculto. Nunca en la
    carpeta de cache de cada usuario, ni donde dependa de lo que cada uno tenga: dos personas que comparten
    la carpeta tendrían dos candados, y una no podría recuperar lo que la otra dejó a medias.
    """

    arbol: Path
    """Respecto a qué se escriben las rutas: el árbol de trabajo de git o, sin él, la raíz."""
    carpeta: Path
    nombre: str

    @property
    def candado(self) -> Path:
        """Solo existe mientras alguien escribe (o si murió escribiendo)."""
        return self.carpeta / f"{self.nombre}.candado"

    @property
    def borrador(self) -> Path:
        """El diario de un lote que aún no se ha decidido aplicar."""
        return self.carpeta / f"{self.nombre}.borrador"

    @property
    def diario(self) -> Path:
        """El diario de un lote decidido: desde que existe, el lote se aplica entero."""
        return self.carpeta / f"{self.nombre}.diario"

    @property
    def ultima(self) -> Path:
        """El diario del último lote que se aplicó, por si hay que deshacerlo."""
        return self.carpeta / f"{self.nombre}.ultima"

    @property
    def guardado(self) -> Path:
        """El commit de lo último que se hizo, si fue guardar: lo uno borra lo otro."""
        return self.carpeta / f"{self.nombre}.guardado"


def sitio_de(raiz: Path) -> Sitio:
    """El sitio que le toca a una raíz: uno por árbol de trabajo de git. Lanza `ErrorDeGit`."""
    resuelta = raiz.resolve()
    arbol = arbol_de(resuelta)
    if arbol is None:
        return Sitio(resuelta, resuelta, ".seguimiento")
    return Sitio(arbol, carpeta_de_git(arbol), "seguimiento")
