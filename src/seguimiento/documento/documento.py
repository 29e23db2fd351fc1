"""La cara del paquete: un documento YAML con sus datos y sus posiciones."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from seguimiento.diagnosticos import CATALOGO, Falta, Severidad
from seguimiento.documento.arbol import Dato, Lista, Mapa, posicion_en
from seguimiento.documento.caracteres import cribar, decodificar
from seguimiento.documento.estilo import faltas_de_estilo
from seguimiento.documento.lector import FaltaDeForma, componer
from seguimiento.lugares import Posicion, Ruta


@dataclass(frozen=True, slots=True, eq=False)
class Documento:
    """Un texto YAML que pudo leerse entero."""

    texto: str
    """Sin la marca de orden de bytes inicial."""
    datos: Dato
    """Mapas, listas y textos; los escalares no se convierten: eso lo hace el esquema."""
    bom: bool = False

    def posicion(self, ruta: Ruta, *, en_clave: bool = False) -> Posicion:
        """Posición del dato de la ruta; si no está, la de lo más cercano por encima."""
        return posicion_en(self.datos, ruta, en_clave=en_clave)

    def ambiguos(self) -> Iterator[tuple[Ruta, str]]:
        """Los valores sin comillas que otro lector de YAML convertiría en otra cosa."""
        pendientes: list[tuple[Ruta, Dato]] = [((), self.datos)]
        while pendientes:
            ruta, actual = pendientes.pop()
            if isinstance(actual, Mapa):
                for clave, valor in actual.items():
                    if isinstance(valor, str):
                        if _AMBIGUO.fullmatch(valor) and not actual.marcas[clave][1].style:  # type: ignore[attr-defined]
                            yield (*ruta, clave), valor
                    elif valor is not None:
                        pendientes.append(((*ruta, clave), valor))
            elif isinstance(actual, Lista):
                for indice, valor in enumerate(actual):
                    if isinstance(valor, str):
                        if _AMBIGUO.fullmatch(valor) and not actual.marcas[indice].style:  # type: ignore[attr-defined]
                            yield (*ruta, indice), valor
                    elif valor is not None:
                        pendientes.append(((*ruta, indice), valor))


_AMBIGUO = re.compile(
    r"[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\.[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?"
    r"|0[xo][0-9a-fA-F_]+|0b[01_]+|[-+]?[0-9]+(?::[0-5]?[0-9])+(?:\.[0-9]*)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?"
    r"|[yY]|[nN]|yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF|="
)
"""Lo que YAML 1.1 o 1.2 tomaría por número, fecha o valor lógico."""


@dataclass(frozen=True, slots=True)
class Lectura:
    """Lo que dio de sí un archivo: su documento, si lo hay, y todas sus faltas."""

    texto: str
    documento: Documento | None
    faltas: tuple[FaltaDeForma, ...] = ()

    def linea(self, numero: int) -> str:
        """El texto de una línea, contada desde 1; vacío si no existe."""
        lineas = self.texto.split("\n", numero)
        return lineas[numero - 1].rstrip("\r") if 0 < numero <= len(lineas) else ""


def leer(contenido: bytes) -> Lectura:
    """Lee un archivo entero. No lanza nada por culpa del contenido: todo defecto es una falta.

    Sin documento, el archivo es ilegible; con él, cada falta lleva la ruta de lo que estropea.
    """
    texto, bom, faltas = decodificar(contenido)
    if faltas:
        return Lectura("", None, _de_todo(faltas))
    limpio, faltas = cribar(texto)
    composicion = componer(limpio)
    if composicion.completo:
        faltas += faltas_de_estilo(limpio, composicion)
    todas = (*_de_todo(faltas), *composicion.faltas)
    if not composicion.completo or any(map(_impide_leer, faltas)):
        return Lectura(texto, None, todas)
    return Lectura(texto, Documento(texto, composicion.datos, bom), todas)


def _de_todo(faltas: list[Falta]) -> tuple[FaltaDeForma, ...]:
    return tuple(FaltaDeForma(falta) for falta in faltas)


def _impide_leer(falta: Falta) -> bool:
    return CATALOGO[falta.codigo].severidad is Severidad.ERROR
