"""Lo que ya se leyó otra vez de un archivo igual: lo que aporta, para no volver a componerlo ni a abrirlo.

Lo que no se pueda rehacer como si se acabara de leer, se lee.
"""

import marshal
import zlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from seguimiento.almacen.cache import Cajon
from seguimiento.almacen.firmas import Firmas, Sabido
from seguimiento.almacen.fuentes import Archivo
from seguimiento.almacen.nombres import id_de
from seguimiento.almacen.por_carpetas import PorCarpetas
from seguimiento.almacen.sistema import Firma, firma_del_archivo
from seguimiento.analisis.aporte import Aporte
from seguimiento.analisis.busqueda import lo_buscable
from seguimiento.analisis.testigo import Tramo
from seguimiento.diagnosticos import Diagnostico
from seguimiento.diagnosticos.archivos import FALLO_INTERNO
from seguimiento.documento import Lectura
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.redaccion import visible
from seguimiento.repositorio.conjunto import Conjunto
from seguimiento.repositorio.lectura import clase_de
from seguimiento.repositorio.llano import Llano, en_llano, rehecho
from seguimiento.repositorio.pedido import Pedido, sin_tacha
from seguimiento.repositorio.vistos import TROZOS, Cuando, Vistos, puede_recordarse

_DE_PRISA = 1
"""Cuánto se aprietan los textos: en la cuarta parte, y más no compensa."""
_BYTES_QUE_ESPERAN = 32 * 1024 * 1024
"""Cuántos se juntan antes de guardarlos: lo que no pesa tener esperando."""


class RecuerdosGuardados:
    """Los aportes de los archivos que se leyeron otra vez, y los que se leen ahora para la siguiente."""

    def __init__(self, cajon: Cajon, firmas: Firmas) -> None:
        self._cajon = cajon
        self._firmas = firmas
        self._vistos = Vistos(cajon, firmas.clave)
        self._dichos = PorCarpetas(cajon, firmas.clave, "dichos", TROZOS)
        self._nuevos: dict[bytes, bytes] = {}
        self._cuanto = 0
        self._ultimo: Archivo | None = None
        self._por_firmar: Firma | None = None
        self._su_identidad: str | None = None

    def aporte(self, archivo: Archivo) -> Aporte | None:
        """Lo que aporta un archivo, si se recuerda; igual que si se leyera."""
        if clase_de(archivo.ruta) is None:
            return None
        identidad = self.identidad(archivo)
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

    def visto(self, archivo: Archivo, cuando: Cuando | None = None) -> Aporte | None:
        """Lo que de un archivo basta para compararlo con los demás, sin su registro, y lo que entonces se dijo de él."""
        if archivo.sitio is None or archivo.mostrada != archivo.ruta:
            return None
        identidad = self.identidad(archivo)
        aporte = self._vistos.de(archivo, identidad, cuando) if identidad else None
        if aporte is not None:
            self._firmar(archivo, aporte)
        return aporte

    def ver(
        self,
        archivo: Archivo,
        aporte: Aporte,
        cuando: Cuando | None = None,
        juicio: Sequence[Diagnostico] = (),
    ) -> None:
        """Que la próxima vez no haga falta hacer su registro para compararlo, ni juzgarlo si es entonces."""
        identidad = aporte.identidad or archivo.identidad
        if identidad is None or not puede_recordarse(aporte):
            return
        if any(uno.codigo == FALLO_INTERNO for uno in juicio):
            return
        # para situar lo que se dice se lee otra vez lo que no se abrió: si ya es otro, no es de él
        if not juicio or archivo.identidad == identidad:
            self._vistos.anotar(archivo, identidad, aporte, cuando, juicio)

    def suma_de(self, archivo: Archivo, identidad: str | None) -> bytes | None:
        """La de lo que se compara de un archivo con ese contenido; `None` si no se recuerda."""
        return self._vistos.suma(archivo, identidad) if identidad else None

    def conjunto(self, cuando: Cuando) -> Conjunto:
        """El de los archivos que se le sumen, como se mira entonces."""
        return Conjunto(self._cajon, self._firmas.clave, cuando)

    def dicho_en(self, archivo: Archivo) -> str | None:
        """Lo que dice un archivo, como se compara al buscar; `None` si no se recuerda."""
        hallado = self._dichos.de(archivo.sitio) if archivo.sitio else None
        if not hallado or hallado[:2] != (archivo.ruta, self.identidad(archivo)):
            return None
        return zlib.decompress(hallado[2]).decode("utf-8", "surrogatepass")

    def lo_que_dice(self, archivo: Archivo, aporte: Aporte) -> None:
        """Que la próxima vez no haga falta hacer su registro para saber si dice algo."""
        identidad = aporte.identidad or archivo.identidad
        if archivo.sitio and identidad:
            dicho = lo_buscable(aporte.suyos).encode("utf-8", "surrogatepass")
            suyo = archivo.ruta, identidad, zlib.compress(dicho, _DE_PRISA)
            self._dichos.anotar(archivo.sitio, suyo)

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
        self._vistos.asentar()
        self._dichos.asentar()

    def identidad(self, archivo: Archivo) -> str | None:
        """La de su contenido: por su firma, si consta, o leyéndolo.

        De cada uno se mira una vez: la firma que tuviera después de leerlo no diría nada de lo leído.
        """
        if archivo is not self._ultimo:
            self._ultimo, self._por_firmar = archivo, None
            self._su_identidad = self._mirada(archivo)
        return self._su_identidad

    def _dejar(self) -> None:
        nuevos, self._nuevos, self._cuanto = self._nuevos, {}, 0
        self._cajon.dejar(nuevos)

    def _mirada(self, archivo: Archivo) -> str | None:
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


class RecuerdosDeLaRevision:
    """Los de siempre; de lo ya juzgado con esa configuración, lo que se dijo, si ese día se diría lo mismo."""

    def __init__(
        self,
        todos: RecuerdosGuardados,
        hoy: date,
        configuracion: Configuracion,
        *,
        con_registros: bool,
    ) -> None:
        """`con_registros`, si de lo ya juzgado hacen falta además los registros."""
        self._todos = todos
        dia = hoy.toordinal()
        self._cuando = Cuando(repr(configuracion), dia, dia)
        self._con_registros = con_registros
        self.conjunto = todos.conjunto(self._cuando)
        """Lo que se compara de los archivos ya juzgados."""
        self._archivo: Archivo | None = None

    def aporte(self, archivo: Archivo) -> Aporte | None:
        """Lo que aporta un archivo, con lo que se dijo de él si se recuerda."""
        self._archivo = archivo
        visto = self._todos.visto(archivo, self._cuando)
        juicio = visto.juicio if visto else None
        if juicio is not None and not self._con_registros:
            return visto
        aporte = self._todos.aporte(archivo)
        return replace(aporte, juicio=juicio) if aporte else None

    def recordar(self, archivo: Archivo, aporte: Aporte, lectura: Lectura | None) -> None:
        """Que la próxima vez no haya que leerlo."""
        self._todos.recordar(archivo, aporte, lectura)

    def identidad(self, archivo: Archivo) -> str | None:
        """La de su contenido, sin abrirlo si consta."""
        return self._todos.identidad(archivo)

    def juzgado(self, aporte: Aporte, dichos: Sequence[Diagnostico], tramo: Tramo) -> None:
        """Que del último archivo por el que se preguntó, que aporta eso, las reglas dicen eso todo ese tramo."""
        archivo, self._archivo = self._archivo, None
        if archivo is None or archivo.ruta != aporte.ruta:
            self.conjunto.sumar(aporte.ruta, None, None, None)
            return
        if aporte.juicio is None:
            cuando = self._cuando._replace(desde=tramo.desde, hasta=tramo.hasta)
            self._todos.ver(archivo, aporte, cuando, dichos)
        if aporte.clase is not None:
            identidad = aporte.identidad or archivo.identidad
            suma = aporte.suma or self._todos.suma_de(archivo, identidad)
            self.conjunto.sumar(archivo.ruta, archivo.sitio, identidad, suma)

    def asentar(self) -> None:
        """Deja guardado lo nuevo."""
        self._todos.asentar()


class RecuerdosDeLoPedido:
    """Los de siempre; de lo que no se pide, solo que está o lo que hace falta para compararlo."""

    def __init__(self, todos: RecuerdosGuardados, pedido: Pedido) -> None:
        self._todos = todos
        self._pedido = pedido

    def aporte(self, archivo: Archivo) -> Aporte | None:
        """Lo que de un archivo hace falta, si se recuerda."""
        if self._pedido.trata_de(archivo.ruta):
            return self._todos.aporte(archivo)
        if self._pedido.buscado:
            return self._si_lo_dice(archivo, self._pedido.buscado)
        if not self._pedido.con_lo_de_dentro:
            return self._todos.de_paso(archivo) or self._todos.aporte(archivo)
        visto = self._todos.visto(archivo)
        # de lo que se pide ignorar no se sabe si hace falta sin pasarle las reglas
        if visto is not None and not visto.ignorados:
            return visto
        aporte = self._todos.aporte(archivo)
        if aporte is not None and visto is None:
            self._todos.ver(archivo, aporte)
        return aporte

    def recordar(self, archivo: Archivo, aporte: Aporte, lectura: Lectura | None) -> None:
        """Que la próxima vez no haya que leerlo."""
        self._todos.recordar(archivo, aporte, lectura)
        if self._pedido.con_lo_de_dentro:
            self._todos.ver(archivo, aporte)
        if self._pedido.buscado:
            self._todos.lo_que_dice(archivo, aporte)

    def _si_lo_dice(self, archivo: Archivo, buscado: str) -> Aporte | None:
        dicho = self._todos.dicho_en(archivo)
        de_paso = (
            self._todos.de_paso(archivo) if dicho is not None and buscado not in dicho else None
        )
        if de_paso is not None:
            return de_paso
        aporte = self._todos.aporte(archivo)
        if aporte is not None and dicho is None:
            self._todos.lo_que_dice(archivo, aporte)
        return aporte

    def identidad(self, archivo: Archivo) -> str | None:
        """La de su contenido, sin abrirlo si consta."""
        return self._todos.identidad(archivo)

    def asentar(self) -> None:
        """Deja guardado lo nuevo."""
        self._todos.asentar()
