"""Lo que queda de otras ejecuciones, y qué consta por ello de los archivos sin abrirlos."""

from dataclasses import replace
from typing import NamedTuple

from seguimiento.almacen.cache import Cajon
from seguimiento.almacen.firmas import Firmas
from seguimiento.almacen.git.comparacion import FrenteALoGuardado
from seguimiento.almacen.sello import Sello


class Recordado(NamedTuple):
    """Lo guardado y de qué archivos consta que siguen igual."""

    cajon: Cajon
    firmas: Firmas

    def comparado(self, frente: FrenteALoGuardado, sello: Sello) -> FrenteALoGuardado:
        """Los registros del disco, que tienen ese sello, frente a lo guardado: si ya se vio que son los mismos, no se comparan."""
        clave = self.firmas.clave(f"guardado\0{frente.repositorio.arbol}\0{frente.rutas}")
        suyo = sello.suma + (frente.cabeza or "").encode()
        if self.cajon.tomar(clave) == suyo:
            return replace(frente, son_los_mismos=True)
        if self.firmas.asentado(sello.ultimo) and not frente.difieren:
            self.cajon.dejar({clave: suyo})
        return frente
