"""La prueba de una edición: releerla entera, con dos lectores, y no dar por hecha ninguna cosa."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias
from unicodedata import normalize

from seguimiento.documento.ambiguos import NULOS
from seguimiento.documento.documento import Documento, Lectura, leer
from seguimiento.documento.escritura import Valor
from seguimiento.documento.tramos import medir

if TYPE_CHECKING:
    from ruamel.yaml.nodes import Node

Forma: TypeAlias = str | tuple[str, tuple[Any, ...]] | None
"""Un dato sin nada más que sus valores y su orden: comparable, y sin más igualdades que la exacta."""


@dataclass(frozen=True, slots=True)
class Esperado:
    """Lo que debe leerse en el texto nuevo."""

    datos: Valor
    comentarios: Sequence[str]
    antes: str
    """Las líneas anteriores a las editadas."""
    despues: str
    """Las posteriores."""


class NoSuperada(Exception):
    """La prueba halló algo que no era lo esperado; dice qué."""


def probado(texto: str, anterior: Lectura, *, bom: bool, esperado: Esperado) -> Documento:
    """El documento del texto nuevo, si supera todas las pruebas; si no, `NoSuperada`."""
    lectura = leer(Documento(texto, None, bom).contenido)
    _sin_faltas_nuevas(anterior, lectura)
    documento = lectura.documento
    if documento is None or forma(documento.datos) != forma(esperado.datos):
        raise NoSuperada("se leería otra cosa")
    if [uno.texto for uno in medir(texto).comentarios] != list(esperado.comentarios):
        raise NoSuperada("cambiarían los comentarios")
    if not (texto.startswith(esperado.antes) and texto.endswith(esperado.despues)):
        raise NoSuperada("cambiarían otras líneas")
    if segunda_opinion(texto) != forma(esperado.datos):
        raise NoSuperada("otro lector de YAML leería otra cosa")
    return documento


def _sin_faltas_nuevas(anterior: Lectura, lectura: Lectura) -> None:
    """Ni errores, que no se editan, ni más avisos de una clase de los que ya había."""
    habia = Counter(una.codigo for una in anterior.faltas)
    hay = Counter(una.codigo for una in lectura.faltas)
    for una in lectura.faltas:
        if hay[una.codigo] > habia[una.codigo]:
            raise NoSuperada(f"en la línea {una.posicion.linea}, {una.mensaje}")


def primer_error(lectura: Lectura) -> int | None:
    """La línea del primer error de una lectura, si lo hay."""
    lineas = (una.posicion.linea for una in lectura.faltas if una.es_error)
    return next(lineas, None)


def forma(dato: Valor) -> Forma:
    """Los valores y el orden de un dato; dos claves que solo difieren en su composición son la misma."""
    match dato:
        case None | str():
            return dato
        case Mapping():
            return "mapa", tuple((normalize("NFC", k), forma(v)) for k, v in dato.items())
        case _:
            return "lista", tuple(map(forma, dato))


def segunda_opinion(texto: str) -> Forma:
    """Lo que lee el analizador puro de ruamel.yaml, escrito aparte del que usa el programa."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        raiz = YAML(typ="safe", pure=True).compose(texto)  # type: ignore[no-untyped-call,unused-ignore]
    except YAMLError:
        return "ilegible", ()
    return _forma_de_nodo(raiz)


def _forma_de_nodo(nodo: "Node") -> Forma:
    """Los textos tal como están escritos: de los tipos que el lector les diera no se usa ninguno."""
    from ruamel.yaml.nodes import MappingNode, ScalarNode

    if isinstance(nodo, ScalarNode):
        valor: str = nodo.value
        return None if not nodo.style and valor in NULOS else valor
    if isinstance(nodo, MappingNode):
        parejas = ((normalize("NFC", k.value), _forma_de_nodo(v)) for k, v in nodo.value)
        return "mapa", tuple(parejas)
    return "lista", tuple(map(_forma_de_nodo, nodo.value))
