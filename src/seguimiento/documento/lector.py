"""Texto YAML → árbol de datos con posiciones, o las faltas que lo impiden.

El analizador en C solo entrega sucesos; el árbol se arma aquí con una pila explícita, de modo que ni
un archivo hostil desborda la recursión ni ninguna biblioteca decide qué tipo tiene un dato. Lo que
YAML permite y se presta a leerse de dos maneras (anclas, etiquetas, claves repetidas…) se señala.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from seguimiento.diagnosticos import Falta
from seguimiento.diagnosticos.yaml import (
    ANCLA,
    CLAVE_NO_TEXTO,
    CLAVE_REPETIDA,
    DEMASIADO_HONDO,
    DEMASIADOS_NODOS,
    DIRECTIVA,
    DOCUMENTO_VACIO,
    ETIQUETA,
    SINTAXIS,
    TEXTO_DESMEDIDO,
    VARIOS_DOCUMENTOS,
)
from seguimiento.documento.arbol import Dato, Lista, Mapa, Suceso, posicion_de, posicion_en
from seguimiento.documento.sintaxis import entrecomillado, falta_de_sintaxis
from seguimiento.errores import SinAnalizadorRapido
from seguimiento.lugares import PRINCIPIO, Ruta

PROFUNDIDAD_MAXIMA = 32
NODOS_MAXIMOS = 50_000
LARGO_MAXIMO = 200_000
NULOS = frozenset({"", "~", "null", "Null", "NULL"})
INDICADORES_DE_BLOQUE = ("|", ">")
_DESCARTADA = "\0"
"""La clave de un valor que se lee y no se cuelga: la repetida, la compuesta, la reservada."""


@dataclass(frozen=True, slots=True)
class FaltaDeForma:
    """Una falta y el contenedor del árbol al que estropea."""

    falta: Falta
    ruta: Ruta = ()


class _Demasiado(Exception):
    """Se rebasó un límite: no se sigue leyendo."""

    def __init__(self, falta: Falta) -> None:
        super().__init__(falta.mensaje)
        self.falta = falta


def analizador(texto: str) -> Callable[[], Any]:
    """La función que entrega, uno a uno, los sucesos del analizador en C.

    Lanza `SinAnalizadorRapido` si falta la extensión: sin ella, ruamel.yaml pasaría en silencio a
    otro analizador, más lento y con otros veredictos.
    """
    try:
        from ruamel.yaml.cyaml import CParser
    except ImportError as error:
        raise SinAnalizadorRapido(
            "falta la extensión en C de ruamel.yaml",
            "instálela con: pip install 'ruamel.yaml[oldlibyaml]'",
        ) from error
    return CParser(texto).get_event  # type: ignore[no-any-return,no-untyped-call,unused-ignore]


@dataclass(frozen=True, slots=True)
class Composicion:
    """El árbol de un texto. Con `completo` falso no hay árbol que valga: solo faltas."""

    datos: Dato
    faltas: list[FaltaDeForma]
    bloques: list[Suceso]
    completo: bool


def componer(texto: str) -> Composicion:
    """El árbol del texto ya cribado y sus faltas; nunca lanza nada por culpa del contenido."""
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    compositor = _Compositor()
    try:
        compositor.recorrer(analizador(texto))
    except _Demasiado as exceso:
        ultima = exceso.falta
    except MarkedYAMLError as error:
        ultima = falta_de_sintaxis(texto, error)
    except YAMLError:
        ultima = Falta(SINTAXIS, PRINCIPIO, "el texto no puede leerse como YAML")
    else:
        return Composicion(compositor.raiz, compositor.faltas, compositor.bloques, completo=True)
    return Composicion(None, [*compositor.faltas, FaltaDeForma(ultima)], [], completo=False)


class _Compositor:
    """La pila con que se arma el árbol de un documento."""

    __slots__ = (
        *("actual", "bloques", "clave", "documentos", "en_flujo", "faltas", "nodos", "pasos"),
        *("pila", "raiz", "suceso_de_clave"),
    )

    def __init__(self) -> None:
        self.raiz: Dato = None
        self.actual: Mapa | Lista | None = None
        self.clave: str | None = None
        """La clave que espera su valor; `None` si en un mapa toca leer una clave."""
        self.suceso_de_clave: Suceso | None = None
        self.pila: list[tuple[Mapa | Lista | None, bool]] = []
        """Los contenedores abiertos por encima del actual, y si este ocupa el lugar de una clave."""
        self.pasos: list[str | int] = []
        self.faltas: list[FaltaDeForma] = []
        self.nodos = 0
        self.documentos = 0
        self.en_flujo = False
        self.bloques: list[Suceso] = []
        """Los textos en bloque (`|`, `>`), que `estilo` mira aparte."""

    def recorrer(self, siguiente: Callable[[], Any]) -> None:
        """Consume los sucesos hasta el final. Es el bucle más caliente del programa."""
        from ruamel.yaml import events

        escalar, fin_de_texto = events.ScalarEvent, events.StreamEndEvent
        cierran = (events.MappingEndEvent, events.SequenceEndEvent)
        abre_mapa, abre_lista = events.MappingStartEvent, events.SequenceStartEvent
        while (clase := type(suceso := siguiente())) is not fin_de_texto:
            if clase is escalar:
                if self.clave is None and type(self.actual) is Mapa:
                    self._leer_clave(suceso)
                else:
                    self._leer_escalar(suceso)
            elif clase is abre_mapa:
                self._abrir(Mapa(suceso), suceso)
            elif clase is abre_lista:
                self._abrir(Lista(suceso), suceso)
            elif clase in cierran:
                self._cerrar()
            elif clase is events.AliasEvent:
                self._alias(suceso)
            elif clase is events.DocumentStartEvent:
                self._empezar_documento(suceso)
        if self.documentos == 0:
            self.faltas.append(FaltaDeForma(_vacio()))

    def _leer_escalar(self, suceso: Any) -> None:
        valor: str | None = suceso.value
        if suceso.anchor is not None or suceso.tag is not None:
            self._adornos(suceso)
        self.nodos += 1
        if valor in NULOS and not suceso.style and suceso.tag is None:
            valor = None
        elif len(suceso.value) > LARGO_MAXIMO:
            mensaje = f"el texto pasa de {LARGO_MAXIMO} caracteres"
            self._falta(TEXTO_DESMEDIDO, suceso, mensaje, "enlace el documento en vez de copiarlo")
        elif suceso.style in INDICADORES_DE_BLOQUE:
            self.bloques.append(suceso)
        elif self.en_flujo and not suceso.style and (":" in suceso.value or "?" in suceso.value):
            self._sin_comillas_en_flujo(suceso)
        self._colgar(valor, suceso)

    def _sin_comillas_en_flujo(self, suceso: Any) -> None:
        mensaje = f"«{suceso.value}» va sin comillas dentro de corchetes o llaves"
        ayuda = f"entrecomíllelo ({entrecomillado(suceso.value)}) o ponga un guion por línea"
        self._falta(SINTAXIS, suceso, mensaje, ayuda)

    def _leer_clave(self, suceso: Any) -> None:
        if suceso.anchor is not None or suceso.tag is not None:
            self._adornos(suceso)
        clave: str = suceso.value
        if not clave.isascii():
            clave = normalize("NFC", clave)
        self.clave, self.suceso_de_clave = clave, suceso
        if clave in self.actual:  # type: ignore[operator]
            self._clave_repetida(clave, suceso)
        elif not suceso.style and (clave in NULOS or clave == "<<"):
            self._clave_reservada(clave, suceso)
        elif self.en_flujo and not suceso.style and (":" in clave or "?" in clave):
            self._sin_comillas_en_flujo(suceso)

    def _clave_repetida(self, clave: str, suceso: Suceso) -> None:
        primera = posicion_en(self.actual, (clave,), en_clave=True)
        mensaje = f"la clave «{clave}» está repetida: ya estaba en la línea {primera.linea}"
        self._falta(CLAVE_REPETIDA, suceso, mensaje, "deje solo una de las dos")
        self.clave = _DESCARTADA

    def _clave_reservada(self, clave: str, suceso: Suceso) -> None:
        self.clave = _DESCARTADA
        if clave == "<<":
            ayuda = "escriba aquí las claves que quiere repetir"
            self._falta(ANCLA, suceso, "las fusiones (<<) no se admiten", ayuda)
        else:
            mensaje = (
                f"«{clave}» no puede ser una clave" if clave else "falta la clave antes de «:»"
            )
            self._falta(CLAVE_NO_TEXTO, suceso, mensaje, "escriba la clave o entrecomille el texto")

    def _colgar(self, valor: Dato, suceso: Suceso) -> None:
        actual = self.actual
        if type(actual) is Mapa:
            if self.clave is not _DESCARTADA:
                actual[self.clave] = valor  # type: ignore[index]
                actual.marcas[self.clave] = (self.suceso_de_clave, suceso)  # type: ignore[index,assignment]
            self.clave = None
        elif type(actual) is Lista:
            actual.append(valor)
            actual.marcas.append(suceso)
        else:
            self.raiz = valor

    def _abrir(self, contenedor: Mapa | Lista, suceso: Any) -> None:
        self._limites(suceso)
        if suceso.anchor is not None or suceso.tag is not None:
            self._adornos(suceso)
        es_clave = self.clave is None and type(self.actual) is Mapa
        if es_clave:
            ayuda = "si es un texto con llaves o corchetes, entrecomíllelo"
            mensaje = "la clave es una lista o un mapa, no un texto"
            self._falta(CLAVE_NO_TEXTO, suceso, mensaje, ayuda)
        self.pasos.append(len(self.actual) if type(self.actual) is Lista else self.clave or "")
        if not es_clave:
            self._colgar(contenedor, suceso)
        self.pila.append((self.actual, es_clave))
        self.actual = contenedor
        self.en_flujo = suceso.flow_style

    def _cerrar(self) -> None:
        self._limites(self.actual.inicio)  # type: ignore[union-attr]
        self.actual, es_clave = self.pila.pop()
        self.pasos.pop()
        self.clave = _DESCARTADA if es_clave else None
        self.en_flujo = self.actual is not None and self.actual.inicio.flow_style

    def _limites(self, suceso: Suceso) -> None:
        if self.nodos > NODOS_MAXIMOS:
            mensaje = f"el archivo tiene más de {NODOS_MAXIMOS} datos"
            raise _Demasiado(Falta(DEMASIADOS_NODOS, posicion_de(suceso), mensaje))
        self.nodos += 1
        if len(self.pila) >= PROFUNDIDAD_MAXIMA:
            mensaje = f"aquí se pasa de {PROFUNDIDAD_MAXIMA} niveles, unos dentro de otros"
            raise _Demasiado(Falta(DEMASIADO_HONDO, posicion_de(suceso), mensaje))

    def _alias(self, suceso: Any) -> None:
        mensaje = f"el alias «*{suceso.anchor}» toma un dato de otro sitio"
        self._falta(ANCLA, suceso, mensaje, "escriba aquí el dato")
        if self.clave is None and type(self.actual) is Mapa:
            self.clave = _DESCARTADA
        else:
            self._colgar(None, suceso)

    def _empezar_documento(self, suceso: Any) -> None:
        self.documentos += 1
        if self.documentos > 1:
            ayuda = "ponga cada registro en su archivo"
            mensaje = "aquí empieza un segundo documento"
            raise _Demasiado(Falta(VARIOS_DOCUMENTOS, posicion_de(suceso), mensaje, ayuda))
        if suceso.version or suceso.tags:
            mensaje = "las directivas de YAML (%…) no se admiten"
            self._falta(DIRECTIVA, suceso, mensaje, "borre esa línea y la de «---»")

    def _adornos(self, suceso: Any) -> None:
        if suceso.anchor is not None:
            ayuda = "escriba el dato en los dos sitios"
            self._falta(ANCLA, suceso, f"el ancla «&{suceso.anchor}» no se admite", ayuda)
        if suceso.tag is not None and suceso.tag != "tag:yaml.org,2002:str":
            mostrada = suceso.tag.replace("tag:yaml.org,2002:", "!!")
            mensaje = f"la etiqueta «{mostrada}» no se admite"
            self._falta(ETIQUETA, suceso, mensaje, "bórrela: el tipo lo decide el esquema")

    def _falta(self, codigo: str, suceso: Suceso, mensaje: str, ayuda: str = "") -> None:
        falta = Falta(codigo, posicion_de(suceso), mensaje, ayuda)
        self.faltas.append(FaltaDeForma(falta, tuple(self.pasos[1:])))


def _vacio() -> Falta:
    mensaje = "el archivo no tiene contenido"
    return Falta(DOCUMENTO_VACIO, PRINCIPIO, mensaje, "escriba el registro o borre el archivo")
