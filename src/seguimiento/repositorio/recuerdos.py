"""Lo que ya se leyó otra vez de un archivo igual: su árbol, para no volver a componerlo.

Solo se recuerda lo que no tiene tacha, y solo textos y posiciones: el registro lo hace de nuevo el modelo,
que así lo juzga siempre. Lo que no se pueda rehacer como si se acabara de leer, se lee.
"""

import hashlib
import marshal
from sys import intern
from typing import Any

from seguimiento.almacen.cache import Cajon, huella_del_programa
from seguimiento.almacen.fuentes import Archivo
from seguimiento.almacen.nombres import id_de
from seguimiento.analisis.aporte import Aporte
from seguimiento.conversion import convertir
from seguimiento.documento import Dato, Documento, Lectura, Lista, Mapa
from seguimiento.lugares import Posicion, Ruta
from seguimiento.modelo.cartera import Archivado
from seguimiento.redaccion import visible
from seguimiento.repositorio.lectura import clase_de, modelo_de, posiciones_de

_BYTES_QUE_ESPERAN = 32 * 1024 * 1024
"""Cuántos se juntan antes de guardarlos: lo que no pesa tener esperando."""


class RecuerdosGuardados:
    """Los aportes de los archivos que se leyeron otra vez, y los que se leen ahora para la siguiente."""

    def __init__(self, cajon: Cajon) -> None:
        self._cajon = cajon
        self._huella = huella_del_programa()
        self._nuevos: dict[bytes, bytes] = {}
        self._cuanto = 0

    def aporte(self, archivo: Archivo) -> Aporte | None:
        """Lo que aporta un archivo, si se recuerda; igual que si se leyera."""
        clave = self._clave(archivo)
        valor = self._cajon.tomar(clave) if clave else None
        return None if valor is None else _rehecho(archivo, *marshal.loads(valor))  # noqa: S302 — lo escribió este programa, con suma

    def recordar(self, archivo: Archivo, aporte: Aporte, lectura: Lectura | None) -> None:
        """Que la próxima vez no haya que leerlo; con alguna tacha, se lee siempre."""
        clave = self._clave(archivo)
        limpio = not (aporte.diagnosticos or aporte.ignorados or aporte.de_los_ignorados)
        documento = lectura.documento if lectura else None
        if clave is None or aporte.archivado is None or documento is None or not limpio:
            return
        valor = marshal.dumps((_llano(documento.compuestos), _posiciones(aporte, documento)))
        self._nuevos[clave] = valor
        self._cuanto += len(valor)
        if self._cuanto > _BYTES_QUE_ESPERAN:
            self.asentar()

    def asentar(self) -> None:
        """Deja guardado lo nuevo."""
        nuevos, self._nuevos, self._cuanto = self._nuevos, {}, 0
        self._cajon.dejar(nuevos)

    def _clave(self, archivo: Archivo) -> bytes | None:
        if self._huella is None or archivo.identidad is None or clase_de(archivo.ruta) is None:
            return None
        nombrado = f"{archivo.ruta}\0{archivo.identidad}".encode("utf-8", "surrogateescape")
        return hashlib.blake2b(nombrado, digest_size=16, key=self._huella).digest()


def _rehecho(
    archivo: Archivo,
    datos: object,
    posiciones: dict[Ruta, tuple[int, int, int]],
) -> Aporte | None:
    clase = clase_de(archivo.ruta)
    if clase is None:
        return None
    nombre, id_ = archivo.mostrada, visible(id_de(archivo.ruta))
    conversion = convertir(modelo_de(clase, id_, datos), datos)
    if conversion.registro is None or conversion.hallazgos:
        return None
    return Aporte(
        archivo=nombre,
        ruta=archivo.ruta,
        identidad=archivo.identidad,
        id=id_,
        clase=clase,
        archivado=Archivado(nombre, id_, conversion.registro),
        posiciones={ruta: Posicion(*una) for ruta, una in posiciones.items()},
    )


def _posiciones(aporte: Aporte, documento: Documento) -> dict[Ruta, tuple[int, int, int]]:
    suyas = aporte.posiciones
    if not suyas and aporte.archivado is not None:
        suyas = posiciones_de(aporte.archivado, documento)
    return {ruta: (una.linea, una.columna, una.largo) for ruta, una in suyas.items()}


def _llano(dato: Dato) -> Any:  # noqa: ANN401 — lo que admite `marshal`
    """El mismo árbol en diccionarios y listas corrientes; las claves, que se repiten, una sola vez."""
    if isinstance(dato, Mapa):
        return {intern(clave): _llano(valor) for clave, valor in dato.items()}
    if isinstance(dato, Lista):
        return [_llano(uno) for uno in dato]
    return dato
