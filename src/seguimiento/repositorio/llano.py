"""Un aporte en valores corrientes, y de vuelta: lo que puede guardarse para no volver a leer su archivo.

Del registro se guarda el árbol de sus textos, y lo hace de nuevo el modelo, que así lo juzga siempre; de lo
que se dijo de él, lo que se dijo.
"""

import marshal
from collections.abc import Iterator, Mapping
from functools import cached_property
from sys import intern
from typing import Any, NamedTuple

from seguimiento.almacen.fuentes import Archivo
from seguimiento.almacen.nombres import id_de
from seguimiento.analisis.aporte import Aporte, Ignorado
from seguimiento.conversion import convertir
from seguimiento.diagnosticos import Diagnostico, Relacionado, Severidad
from seguimiento.diagnosticos.yaml import CONFLICTO
from seguimiento.documento import Dato, Documento, Lectura, Lista, Mapa
from seguimiento.lugares import Posicion, Ruta
from seguimiento.modelo.cartera import Archivado
from seguimiento.redaccion import visible
from seguimiento.repositorio.lectura import clase_de, modelo_de, posiciones_de

_EnElTexto = tuple[int, int, int]
DiagnosticoLlano = tuple[
    str, str, str, str, _EnElTexto, str, list[tuple[str, int, int]], str | None
]
IgnoradoLlano = tuple[int, list[str], DiagnosticoLlano]
_SEVERIDADES = {una.value: una for una in Severidad}


class Llano(NamedTuple):
    """Lo que de un aporte no se sabe por la ruta ni por la identidad del archivo."""

    datos: Any
    """Los textos del registro en diccionarios y listas; `None` si no hay registro."""
    estropeadas: list[Ruta]
    """Las rutas que el lector dejó señaladas."""
    huecos: list[Ruta]
    """Lo que no se cargó: si al hacerlo otra vez no es lo mismo, no vale."""
    posiciones: bytes
    """Las de lo que tiene referencia, como se guardan: casi ninguna se pide, y hechas ocupan diez veces más."""
    diagnosticos: list[DiagnosticoLlano]
    no_evaluables: list[str]
    ignorados: list[IgnoradoLlano]
    de_los_ignorados: list[DiagnosticoLlano]


def en_llano(aporte: Aporte, lectura: Lectura) -> Llano | None:
    """Lo que hace falta para rehacerlo; `None` si a medio juntar: entonces no depende solo de su texto."""
    if lectura.disputado is not None or any(una.codigo == CONFLICTO for una in lectura.faltas):
        return None
    datos, huecos = None, []
    posiciones: dict[Ruta, _EnElTexto] = {}
    if aporte.archivado is not None and lectura.documento is not None:
        datos = _llanos(lectura.documento.compuestos)
        posiciones = _posiciones(aporte, lectura.documento)
        huecos = sorted(aporte.archivado.huecos, key=repr)
    return Llano(
        datos,
        sorted(set(lectura.estropeadas), key=repr),
        huecos,
        marshal.dumps(posiciones),
        [diagnostico_en_llano(uno) for uno in aporte.diagnosticos],
        list(aporte.no_evaluables),
        [ignorado_en_llano(uno) for uno in aporte.ignorados],
        [diagnostico_en_llano(uno) for uno in aporte.de_los_ignorados],
    )


def rehecho(archivo: Archivo, identidad: str, llano: Llano) -> Aporte | None:
    """El aporte de un archivo con esa identidad; `None` si no sale como entonces."""
    clase = clase_de(archivo.ruta)
    if clase is None:
        return None
    nombre, id_ = archivo.mostrada, visible(id_de(archivo.ruta))
    archivado: Archivado[Any] | None = None
    if llano.datos is not None:
        estropeadas = frozenset(llano.estropeadas)
        conversion = convertir(modelo_de(clase, id_, llano.datos), llano.datos, estropeadas)
        if conversion.registro is None or conversion.huecos != frozenset(llano.huecos):
            return None
        archivado = Archivado(nombre, id_, conversion.registro, conversion.huecos)
    return Aporte(
        archivo=nombre,
        ruta=archivo.ruta,
        identidad=identidad,
        id=id_,
        clase=clase,
        archivado=archivado,
        diagnosticos=tuple(diagnostico_rehecho(nombre, uno) for uno in llano.diagnosticos),
        no_evaluables=tuple(llano.no_evaluables),
        ignorados=tuple(ignorado_rehecho(nombre, uno) for uno in llano.ignorados),
        de_los_ignorados=tuple(diagnostico_rehecho(nombre, uno) for uno in llano.de_los_ignorados),
        posiciones=_Guardadas(llano.posiciones),
    )


class _Guardadas(Mapping[Ruta, Posicion]):
    """Las posiciones tal como se guardaron, hasta que se pide una."""

    def __init__(self, guardadas: bytes) -> None:
        self._guardadas = guardadas

    @cached_property
    def _todas(self) -> dict[Ruta, _EnElTexto]:
        todas: dict[Ruta, _EnElTexto] = marshal.loads(self._guardadas)  # noqa: S302 — las escribió este módulo
        return todas

    def __getitem__(self, ruta: Ruta) -> Posicion:
        return Posicion(*self._todas[ruta])

    def __iter__(self) -> Iterator[Ruta]:
        return iter(self._todas)

    def __len__(self) -> int:
        return len(self._todas)


def _posiciones(aporte: Aporte, documento: Documento) -> dict[Ruta, _EnElTexto]:
    suyas = aporte.posiciones
    if not suyas and aporte.archivado is not None:
        suyas = posiciones_de(aporte.archivado, documento)
    return {ruta: _en_el_texto(una) for ruta, una in suyas.items()}


def _en_el_texto(posicion: Posicion) -> _EnElTexto:
    return posicion.linea, posicion.columna, posicion.largo


def diagnostico_en_llano(uno: Diagnostico) -> DiagnosticoLlano:
    """Un diagnóstico, menos de qué archivo es."""
    return (
        uno.codigo,
        uno.severidad.value,
        uno.mensaje,
        uno.sugerencia,
        _en_el_texto(uno.posicion),
        uno.extracto,
        [(otro.archivo, otro.linea, otro.columna) for otro in uno.relacionados],
        uno.sitio,
    )


def diagnostico_rehecho(archivo: str, uno: DiagnosticoLlano) -> Diagnostico:
    """El diagnóstico, de ese archivo."""
    codigo, severidad, mensaje, sugerencia, posicion, extracto, relacionados, sitio = uno
    return Diagnostico(
        archivo,
        codigo,
        _SEVERIDADES[severidad],
        mensaje,
        sugerencia,
        Posicion(*posicion),
        extracto,
        tuple([Relacionado(*otro) for otro in relacionados]),
        sitio,
    )


def ignorado_en_llano(uno: Ignorado) -> IgnoradoLlano:
    """Lo que pide ignorar un comentario, menos de qué archivo es."""
    return uno.linea, sorted(uno.codigos), diagnostico_en_llano(uno.sobra)


def ignorado_rehecho(archivo: str, uno: IgnoradoLlano) -> Ignorado:
    """Lo que pide ignorar un comentario de ese archivo."""
    linea, codigos, sobra = uno
    return Ignorado(archivo, linea, frozenset(codigos), diagnostico_rehecho(archivo, sobra))


def _llanos(dato: Dato) -> Any:  # noqa: ANN401 — lo que admite `marshal`
    """El mismo árbol en diccionarios y listas corrientes; las claves, que se repiten, una sola vez."""
    if isinstance(dato, Mapa):
        return {intern(clave): _llanos(valor) for clave, valor in dato.items()}
    if isinstance(dato, Lista):
        return [_llanos(uno) for uno in dato]
    return dato
