"""Un archivo que otro programa volvió a escribir, con solo lo que de verdad cambia.

Un formulario web lee los datos, cambia uno y escribe el archivo entero a su modo: sin comentarios, con
otras comillas, con otros renglones. Sus datos, puestos en el texto de la base, son un cambio de una línea.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from seguimiento.almacen.fuentes import Archivo, Fuente
from seguimiento.almacen.nombres import es_de_registro
from seguimiento.almacen.sitios import CONFIGURACION
from seguimiento.campos import es_texto_libre
from seguimiento.documento import Documento, leer
from seguimiento.documento.escritura import Valor
from seguimiento.errores import EdicionImposible
from seguimiento.modelo.tipos import Registro
from seguimiento.redaccion import enumeracion, recortado, visible
from seguimiento.repositorio.diferencia import lineas_que_cambian
from seguimiento.repositorio.lectura import clase_de
from seguimiento.repositorio.union import CambioDeDato, aplicadas, modelo_del_archivo
from seguimiento.repositorio.union.comentarios import Comentarios
from seguimiento.repositorio.union.torcidos import esta_torcido, sin_medianoche
from seguimiento.repositorio.union.union import diferencias_de
from seguimiento.vocabularios import ClaseDeElemento

DE_MAS = 4
"""Desde cuántas líneas que cambian sin que cambie lo que dicen parece escrito por otro programa.

Con menos es alguien que puso unas comillas o quitó un comentario, y quiso hacerlo.
"""


@dataclass(frozen=True, slots=True)
class Recorte:
    """Un archivo que se volvió a escribir, y cómo queda recortado."""

    antes: bytes
    """Lo que hay en el disco."""
    despues: bytes
    """Recortado; lo mismo que antes si no hay por qué o no se puede."""
    lineas: int = 0
    """Cuántas líneas cambian respecto de la base."""
    quedan: int = 0
    """Cuántas cambian una vez recortado."""
    motivo: str = ""
    """Por qué no se recorta, si no se puede."""
    torcidos: tuple[CambioDeDato, ...] = ()
    """Los textos que el otro programa tomó por números, fechas o síes, y que así se quedan."""
    devueltos: tuple[CambioDeDato, ...] = ()
    """Los que torció y vuelven a decir lo de antes: donde van no cabe lo que él escribió."""
    archivo: str = ""

    @property
    def se_recorta(self) -> bool:
        """Si queda con menos cambios que los que hay."""
        return self.despues != self.antes


def recortes(
    disco: Fuente, base: Fuente, nombrados: Collection[str] | None = None
) -> Iterator[Recorte]:
    """De los archivos que difieren de la base, los que se recortan y los que deberían y no pueden.

    Con `nombrados`, solo esos, y aunque lo que sobre en ellos sea una línea.
    """
    for archivo in _archivos(disco):
        if nombrados is not None and archivo.ruta not in nombrados:
            continue
        anterior = base.leer(archivo.ruta)
        if anterior is None or anterior.identidad == archivo.identidad:
            continue
        if archivo.contenido is not None and anterior.contenido is not None:
            clase, de_mas = clase_de(archivo.ruta), 1 if nombrados else DE_MAS
            hecho = recorte(anterior.contenido, archivo.contenido, clase, de_mas)
            if hecho.se_recorta or hecho.motivo:
                yield replace(hecho, archivo=archivo.ruta)


def _archivos(fuente: Fuente) -> Iterator[Archivo]:
    yield from (uno for uno in fuente.archivos() if es_de_registro(uno.ruta))
    if (configuracion := fuente.leer(CONFIGURACION)) is not None:
        yield configuracion


def recorte(
    base: bytes, nuevo: bytes, clase: ClaseDeElemento | None, de_mas: int = DE_MAS
) -> Recorte:
    """Los datos del archivo nuevo en el texto de la base, si así cambian al menos `de_mas` líneas menos.

    Se leen los mismos datos, salvo lo que se dice que vuelve a lo de antes y la medianoche que un formulario
    pone a las fechas. Lo que no se lee se queda como está.
    """
    nada = Recorte(nuevo, nuevo)
    # git puede dejar en la carpeta otros saltos que los que guarda
    if nuevo.replace(b"\r\n", b"\n") == base:
        return nada
    de_antes, de_ahora = leer(base).documento, leer(nuevo).documento
    if de_antes is None or de_ahora is None:
        return nada
    modelo = modelo_del_archivo(clase, de_ahora.datos)
    datos = sin_medianoche(de_ahora.compuestos, modelo)
    todos = diferencias_de(de_antes.compuestos, datos, modelo)
    devueltos = tuple(filter(partial(_no_cabe, modelo), todos))
    cambios = [uno for uno in todos if uno not in devueltos]
    torcidos = tuple(uno for uno in cambios if esta_torcido(uno.antes, uno.despues))
    lineas = lineas_que_cambian(base, nuevo)
    hecho = Recorte(nuevo, nuevo, lineas, lineas, "", torcidos, devueltos)
    try:
        documento = _con_los_datos(de_antes, de_ahora, cambios, modelo)
    except EdicionImposible as error:
        sobran_muchas = lineas - sum(_renglones(uno.despues) for uno in cambios) >= de_mas
        return replace(hecho, motivo=error.motivo) if sobran_muchas else nada
    quedan = lineas_que_cambian(base, documento.contenido)
    if lineas - quedan < de_mas:
        return nada
    sobran = diferencias_de(documento.compuestos, datos, modelo)
    if any(not _no_cabe(modelo, uno) for uno in sobran):
        return replace(hecho, motivo="recortado diría otra cosa")
    return replace(hecho, despues=documento.contenido, quedan=quedan)


def _renglones(dato: Valor) -> int:
    """Cuántas líneas, más o menos, lleva escribir un dato."""
    if isinstance(dato, Mapping):
        return sum(map(_renglones, dato.values())) + 1
    return 1 if dato is None or isinstance(dato, str) else sum(map(_renglones, dato)) + 1


def _no_cabe(modelo: type[Registro], cambio: CambioDeDato) -> bool:
    """Si lo que dejó el otro programa es lo de antes, torcido, donde no va un texto cualquiera."""
    pasos = tuple(paso for paso in cambio.ruta if isinstance(paso, str))
    return esta_torcido(cambio.antes, cambio.despues) and not es_texto_libre(modelo, pasos)


def _con_los_datos(
    base: Documento, nuevo: Documento, cambios: list[CambioDeDato], modelo: type[Registro]
) -> Documento:
    """La base con los cambios y con los comentarios que alguien añadió. Lanza `EdicionImposible`."""
    comentarios = Comentarios(base, base, nuevo)

    def permiso(_: CambioDeDato, error: EdicionImposible) -> bool:
        # los de lo que se quitó se van con ello
        if error.comentarios and comentarios.los_quito(error):
            return True
        raise error

    hecho = aplicadas(base, cambios, modelo, permiso=permiso)
    hecho, perdidos = comentarios.puestos(hecho, modelo)
    if perdidos:
        cuales = enumeracion(f"«{recortado(visible(uno), 40)}»" for uno in perdidos)
        raise EdicionImposible(f"no hay dónde dejar {cuales}", (1, 1), perdidos)
    return hecho
