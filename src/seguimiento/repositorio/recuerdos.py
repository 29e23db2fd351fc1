"""Lo que ya se leyó otra vez de un archivo igual: lo que aporta, para no volver a componerlo ni a abrirlo.

Lo que no se pueda rehacer como si se acabara de leer, se lee.
"""

import marshal

from seguimiento.almacen.cache import Cajon
from seguimiento.almacen.firmas import Firmas, Sabido
from seguimiento.almacen.fuentes import Archivo
from seguimiento.almacen.nombres import id_de
from seguimiento.almacen.sistema import Firma, firma_del_archivo
from seguimiento.analisis.aporte import Aporte
from seguimiento.documento import Lectura
from seguimiento.redaccion import visible
from seguimiento.repositorio.lectura import clase_de
from seguimiento.repositorio.llano import Llano, en_llano, rehecho
from seguimiento.repositorio.pedido import Pedido, sin_tacha

_BYTES_QUE_ESPERAN = 32 * 1024 * 1024
"""Cuántos se juntan antes de guardarlos: lo que no pesa tener esperando."""


class RecuerdosGuardados:
    """Los aportes de los archivos que se leyeron otra vez, y los que se leen ahora para la siguiente."""

    def __init__(self, cajon: Cajon, firmas: Firmas) -> None:
        self._cajon = cajon
        self._firmas = firmas
        self._nuevos: dict[bytes, bytes] = {}
        self._cuanto = 0
        self._por_firmar: Firma | None = None

    def aporte(self, archivo: Archivo) -> Aporte | None:
        """Lo que aporta un archivo, si se recuerda; igual que si se leyera."""
        if clase_de(archivo.ruta) is None:
            return None
        identidad = self._identidad(archivo)
        valor = identidad and self._cajon.tomar(self._clave(archivo, identidad))
        if not identidad or not valor:
            return None
        aporte = rehecho(archivo, identidad, Llano(*marshal.loads(valor)))  # noqa: S302 — lo escribió este programa, con suma
        if aporte is not None:
            self._firmar(archivo, aporte)
        return aporte

    def de_paso(self, archivo: Archivo) -> Aporte | None:
        """Solo que está, si consta que de él no hay más que decir; para cuando lo que guarda no se pide."""
        sabido = self._firmas.del_sitio(archivo.sitio) if archivo.sitio else None
        if sabido is None or not sabido.sin_tacha:
            return None
        return Aporte(
            archivo.mostrada,
            archivo.ruta,
            sabido.identidad,
            visible(id_de(archivo.ruta)),
            clase_de(archivo.ruta),
        )

    def recordar(self, archivo: Archivo, aporte: Aporte, lectura: Lectura | None) -> None:
        """Que la próxima vez no haya que leerlo; lo que no depende solo de su texto se lee siempre."""
        if archivo.identidad is None or lectura is None:
            return
        llano = en_llano(aporte, lectura)
        if llano is None:
            return
        valor = marshal.dumps(tuple(llano))
        self._nuevos[self._clave(archivo, archivo.identidad)] = valor
        self._firmar(archivo, aporte)
        self._cuanto += len(valor)
        if self._cuanto > _BYTES_QUE_ESPERAN:
            self._dejar()

    def asentar(self) -> None:
        """Deja guardado lo nuevo."""
        self._dejar()
        self._firmas.asentar()

    def _dejar(self) -> None:
        nuevos, self._nuevos, self._cuanto = self._nuevos, {}, 0
        self._cajon.dejar(nuevos)

    def _identidad(self, archivo: Archivo) -> str | None:
        """La de su contenido: por su firma, si consta, o leyéndolo."""
        self._por_firmar = None
        firma = firma_del_archivo(archivo.sitio) if archivo.sitio else None
        if firma is None or archivo.sitio is None:
            return archivo.identidad
        if sabido := self._firmas.de(archivo.sitio, firma):
            return sabido.identidad
        self._por_firmar = firma
        return archivo.identidad

    def _firmar(self, archivo: Archivo, aporte: Aporte) -> None:
        """Anota la firma que tenía antes de leerlo: si cambió entre tanto, no volverá a tenerla."""
        if self._por_firmar is not None and archivo.sitio and archivo.identidad:
            sabido = Sabido(archivo.identidad, sin_tacha(aporte))
            self._firmas.anotar(archivo.sitio, self._por_firmar, sabido)

    def _clave(self, archivo: Archivo, identidad: str) -> bytes:
        return self._firmas.clave(f"lectura\0{archivo.ruta}\0{identidad}")


class RecuerdosDeLoPedido:
    """Los de siempre; de lo que no se pide y está bien, solo que está."""

    def __init__(self, todos: RecuerdosGuardados, pedido: Pedido) -> None:
        self._todos = todos
        self._pedido = pedido

    def aporte(self, archivo: Archivo) -> Aporte | None:
        """Lo que de un archivo hace falta, si se recuerda."""
        ajeno = not self._pedido.trata_de(archivo.ruta)
        de_paso = self._todos.de_paso(archivo) if ajeno else None
        return de_paso or self._todos.aporte(archivo)

    def recordar(self, archivo: Archivo, aporte: Aporte, lectura: Lectura | None) -> None:
        """Que la próxima vez no haya que leerlo."""
        self._todos.recordar(archivo, aporte, lectura)

    def asentar(self) -> None:
        """Deja guardado lo nuevo."""
        self._todos.asentar()
