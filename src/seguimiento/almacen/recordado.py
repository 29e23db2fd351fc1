"""Lo que queda de otras ejecuciones, y qué consta por ello de los archivos sin abrirlos."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from seguimiento.almacen.cache import Cajon
from seguimiento.almacen.firmas import Firmas
from seguimiento.almacen.sello import Sello

if TYPE_CHECKING:
    from seguimiento.almacen.git.comparacion import FrenteALoGuardado


class Recordado(NamedTuple):
    """Lo guardado y de qué archivos consta que siguen igual."""

    cajon: Cajon
    firmas: Firmas

    def comparado(self, frente: "FrenteALoGuardado", registros: Sello) -> "FrenteALoGuardado":
        """Los registros del disco frente a lo guardado: si ya se vio que son los mismos, no se comparan."""
        cual = f"guardado\0{frente.repositorio.arbol}\0{frente.rutas}"
        que = registros.suma + (frente.cabeza or "").encode()
        if self.consta(cual, que):
            return replace(frente, son_los_mismos=True)
        if not frente.difieren:
            self.anotar(cual, que, registros)
        return frente

    def nada_pendiente(self, raiz: Path, registros: Sello, git: Sello) -> bool:
        """Si consta que con esos registros y así git no faltaba nada por guardar, por enviar ni por terminar."""
        return self.consta(_pendiente(raiz), registros.suma + git.suma)

    def anotar_nada_pendiente(self, raiz: Path, registros: Sello, git: Sello) -> None:
        """Que no falta nada; los sellos, de antes de mirarlo."""
        self.anotar(_pendiente(raiz), registros.suma + git.suma, registros, git)

    def consta(self, cual: str, que: bytes) -> bool:
        """Si lo último que se anotó de eso es lo mismo."""
        return self.cajon.tomar(self.firmas.clave(cual)) == que

    def anotar(self, cual: str, que: bytes, *de: Sello) -> None:
        """Lo anota, si nada de aquello de que depende puede cambiar ya sin que se note."""
        if self.firmas.asentado(max(uno.ultimo for uno in de)):
            self.cajon.dejar({self.firmas.clave(cual): que})


def _pendiente(raiz: Path) -> str:
    return f"nada pendiente\0{raiz}"
