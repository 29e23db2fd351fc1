"""A qué se refiere quien quiere corregir algo: lo que está escrito, pueda entenderse o no."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seguimiento.comandos.seleccion import RegistroIlegible, elegir
from seguimiento.comandos.sesion import Sesion

if TYPE_CHECKING:
    from seguimiento.lugares import Ruta
    from seguimiento.modelo.tipos import Registro
    from seguimiento.repositorio import Carga


@dataclass(frozen=True, slots=True)
class Nombrado:
    """Algo con referencia, tal como está escrito: pueda entenderse o no."""

    archivo: str
    id_de_archivo: str
    ruta: "Ruta"
    modelo: "type[Registro]"
    ref: str
    si_no_existe: bytes | None = None
    """De qué se parte si el archivo no existe; `None` si ha de existir."""


def nombrado_por(sesion: Sesion, carga: "Carga", ref: str) -> Nombrado:
    """A qué se refiere, aunque lo que dice no se entienda: es lo que más falta hace corregir."""
    from seguimiento.almacen.nombres import id_de
    from seguimiento.almacen.sitios import CONFIGURACION
    from seguimiento.modelo.configuracion import Configuracion

    if ref == CONFIGURACION:
        # puede no haberla: entonces vale la de fábrica, y corregirla es escribirla
        return Nombrado(CONFIGURACION, "", (), Configuracion, CONFIGURACION, b"{}\n")
    try:
        elemento = elegir(carga, ref.partition("@")[0], sesion.hoy).elemento
    except RegistroIlegible:
        hallado = next(_sin_entender(sesion, ref), None)
        if hallado is None:
            raise
        return hallado
    ruta = carga.ruta(elemento.lugar.archivo)
    return Nombrado(ruta, id_de(ruta), elemento.ruta, type(elemento.registro), elemento.ref)


def _sin_entender(sesion: Sesion, ref: str) -> Iterator[Nombrado]:
    from seguimiento.almacen.nombres import id_de
    from seguimiento.documento import leer
    from seguimiento.elementos import escritos
    from seguimiento.repositorio.lectura import clase_de, modelo_de

    id_de_archivo, _, interno = ref.partition("/")
    for archivo in sesion.fuente.archivos():
        clase = clase_de(archivo.ruta)
        if clase is None or id_de(archivo.ruta).casefold() != id_de_archivo.casefold():
            continue
        documento = leer(archivo.contenido or b"").documento
        if documento is None:
            continue
        modelo = modelo_de(clase, id_de_archivo, documento.datos)
        if not interno:
            yield Nombrado(archivo.ruta, id_de_archivo, (), modelo, ref)
        for uno in escritos(modelo, documento.datos):
            if uno.id.casefold() == interno.casefold() and interno:
                yield Nombrado(archivo.ruta, id_de_archivo, uno.ruta, uno.rama.modelo, ref)
