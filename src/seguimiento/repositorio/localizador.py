"""De una falta o un hallazgo, con posición o con ruta, a un diagnóstico que ya puede mostrarse."""

from collections.abc import Sequence
from functools import cached_property

from seguimiento.diagnosticos import Diagnostico, Falta, Hallazgo, Relacionado
from seguimiento.diagnosticos.archivos import FALLO_INTERNO
from seguimiento.documento import Lectura
from seguimiento.lugares import PRINCIPIO, Posicion, Ruta
from seguimiento.redaccion import visible


class Localizador:
    """Sitúa en un archivo lo que se halló en él. Sin lectura, todo es del archivo entero."""

    def __init__(self, archivo: str, lectura: Lectura | None = None) -> None:
        self._archivo = archivo
        self._lectura = lectura

    def de_falta(
        self,
        falta: Falta,
        relacionados: Sequence[Relacionado] = (),
    ) -> Diagnostico:
        """El diagnóstico de una falta, que ya trae su posición."""
        return Diagnostico(
            archivo=self._archivo,
            codigo=falta.codigo,
            severidad=falta.severidad,
            mensaje=visible(falta.mensaje),
            sugerencia=visible(falta.sugerencia),
            posicion=falta.posicion,
            extracto=self._linea(falta.posicion.linea),
            relacionados=tuple(relacionados),
        )

    def de_hallazgo(
        self,
        hallazgo: Hallazgo,
        relacionados: Sequence[Relacionado] = (),
    ) -> Diagnostico:
        """El diagnóstico de un hallazgo, que trae su código y su ruta desde la raíz."""
        posicion = self._posicion(hallazgo.ruta, en_clave=hallazgo.en_clave)
        falta = Falta(hallazgo.codigo, posicion, hallazgo.mensaje, hallazgo.sugerencia)
        return self.de_falta(falta, relacionados)

    def relacionado(self, ruta: Ruta) -> Relacionado:
        """El sitio de un dato de este archivo, para señalarlo desde otro diagnóstico."""
        posicion = self._posicion(ruta, en_clave=False)
        return Relacionado(self._archivo, posicion.linea, posicion.columna)

    def _posicion(self, ruta: Ruta, *, en_clave: bool) -> Posicion:
        if not ruta or self._lectura is None or self._lectura.documento is None:
            return PRINCIPIO
        return self._lectura.documento.posicion(ruta, en_clave=en_clave)

    def _linea(self, numero: int) -> str:
        return self._lineas[numero - 1].rstrip("\r") if numero <= len(self._lineas) else ""

    @cached_property
    def _lineas(self) -> list[str]:
        """Las líneas del texto: se parte una sola vez, haya uno o mil diagnósticos que citarlas."""
        return self._lectura.texto.split("\n") if self._lectura else []


def de_fallo(archivo: str, error: Exception) -> Diagnostico:
    """Lo que se dice de un archivo con el que el programa falló: la culpa es nuestra.

    El mensaje no lleva datos; la traza queda a disposición de quien la pida.
    """
    import logging

    logging.getLogger(__name__).debug("fallo con %s", archivo, exc_info=error)
    mensaje = f"el programa falló al tratar este archivo ({type(error).__name__})"
    falta = Falta(FALLO_INTERNO, PRINCIPIO, mensaje, "repita la orden con --depurar y comuníquelo")
    return Localizador(archivo).de_falta(falta)
