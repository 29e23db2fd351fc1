"""Lo que queda de otras ejecuciones, y qué consta por ello de los archivos sin abrirlos."""

from dataclasses import replace
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

    def tomar(self, cual: str, *sellos: Sello) -> bytes | None:
        """Lo último que se dejó de eso, si fue con esos sellos."""
        guardado = self.cajon.tomar(self.firmas.clave(cual))
        sumas = _sumas(sellos)
        if guardado is None or not guardado.startswith(sumas):
            return None
        return guardado.removeprefix(sumas)

    def dejar(self, cual: str, que: bytes, *sellos: Sello) -> None:
        """Lo deja, si nada de lo que tiene esos sellos, de antes de mirarlo, puede cambiar ya sin que se note."""
        if self.firmas.asentado(max(uno.ultimo for uno in sellos)):
            self.cajon.dejar({self.firmas.clave(cual): _sumas(sellos) + que})

    def comparado(self, frente: "FrenteALoGuardado", registros: Sello) -> "FrenteALoGuardado":
        """Los registros del disco frente a lo guardado: si ya se vio que son los mismos, no se comparan."""
        cual = f"guardado\0{frente.repositorio.arbol}\0{frente.rutas}"
        cabeza = (frente.cabeza or "").encode()
        if self.tomar(cual, registros) == cabeza:
            return replace(frente, son_los_mismos=True)
        if not frente.difieren:
            self.dejar(cual, cabeza, registros)
        return frente


def _sumas(sellos: tuple[Sello, ...]) -> bytes:
    return b"".join(uno.suma for uno in sellos)
