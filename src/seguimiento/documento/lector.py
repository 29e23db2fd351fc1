"""Texto YAML → árbol de datos con posiciones, o las faltas que lo impiden.

El analizador en C solo entrega sucesos; el árbol se arma aquí, sin pasar nunca de la hondura máxima,
de modo que ni un archivo hostil desborda la recursión ni ninguna biblioteca decide qué tipo tiene un
dato. Lo que YAML permite y se presta a leerse de dos maneras (anclas, etiquetas, claves repetidas…)
se señala.

Este módulo importa ruamel.yaml, que tarda: se carga al leer el primer archivo, no antes.
"""

# los sucesos llegan de una extensión sin tipos; el protocolo `Suceso` dice lo que de ellos se usa
# mypy: disable-error-code="comparison-overlap"

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from unicodedata import normalize

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

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
from seguimiento.documento.ambiguos import AMBIGUO, FUSION, NULOS, PRINCIPIOS
from seguimiento.documento.arbol import (
    Dato,
    Lista,
    Mapa,
    Suceso,
    posicion_de,
    posicion_del_adorno,
)
from seguimiento.documento.caracteres import falta_de_escape
from seguimiento.documento.faltas import citado, con_puntos
from seguimiento.documento.sintaxis import falta_de_sintaxis, sin_comillas_en_flujo
from seguimiento.errores import SinAnalizadorRapido
from seguimiento.lugares import PRINCIPIO, Ruta

HONDURA_MAXIMA = 32
NODOS_MAXIMOS = 50_000
LARGO_MAXIMO = 200_000
BLOQUE = ("|", ">")
RESERVADAS = NULOS | {FUSION}
TEXTO = "tag:yaml.org,2002:str"

Siguiente = Callable[[], Suceso]
"""La función que entrega, uno a uno, los sucesos de un texto."""
_PEGADO = re.compile(r"\s:|.\?", re.DOTALL)
_ABREN = (MappingStartEvent, SequenceStartEvent)
_CIERRAN = (MappingEndEvent, SequenceEndEvent)


@dataclass(frozen=True, slots=True)
class Composicion:
    """El árbol de un texto. Sin `origen`, el suceso de su raíz, no hay árbol: solo faltas."""

    datos: Dato = None
    origen: Suceso | None = None
    faltas: list[Falta] = field(default_factory=list)
    bloques: list[Suceso] = field(default_factory=list)
    """Los textos en bloque (`|`, `>`), que `estilo` mira aparte."""
    descartados: list[Suceso] = field(default_factory=list)
    """Los escalares que no se colgaron del árbol."""
    ambiguos: list[tuple[Ruta, str]] = field(default_factory=list)
    """Los valores sin comillas que otro lector de YAML convertiría en otra cosa."""


class _Ilegible(Exception):
    """No hay árbol que dar, o se rebasó un límite y no se sigue leyendo."""

    def __init__(self, falta: Falta) -> None:
        super().__init__(falta.mensaje)
        self.falta = falta


def analizador(texto: str) -> Siguiente:
    """Los sucesos del analizador en C.

    Lanza `SinAnalizadorRapido` si falta la extensión: sin ella, ruamel.yaml pasaría en silencio a
    otro analizador, más lento y con otros veredictos.
    """
    try:
        from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined,unused-ignore]
    except ImportError as error:
        raise SinAnalizadorRapido(
            "falta la extensión en C de ruamel.yaml",
            "instálela con: pip install 'ruamel.yaml.clib>=0.2.15'",
        ) from error
    return CParser(texto).get_event  # type: ignore[no-any-return,no-untyped-call,unused-ignore]


def componer(texto: str) -> Composicion:
    """El árbol del texto ya cribado y sus faltas; nunca lanza nada por culpa del contenido."""
    compositor = _Compositor(texto)
    try:
        datos, origen = compositor.documento()
    except _Ilegible as ilegible:
        ultima = ilegible.falta
    except MarkedYAMLError as error:
        ultima = falta_de_sintaxis(texto, error)
    except YAMLError:
        ultima = Falta(SINTAXIS, PRINCIPIO, "el texto no puede leerse como YAML")
    else:
        return replace(compositor.hecho, datos=datos, origen=origen)
    return Composicion(faltas=[*compositor.hecho.faltas, ultima])


class _Compositor:
    """Va colgando en el árbol los sucesos de un documento."""

    def __init__(self, texto: str) -> None:
        self.texto = texto
        self.siguiente = analizador(texto)
        self.hecho = Composicion()
        self.ruta: Ruta = ()
        """La del contenedor que se está leyendo, que es lo que estropea una falta."""
        self.paso: str | int = ""
        """La clave o el índice del escalar que se está leyendo."""
        self.hondura = 0
        self.nodos = 0
        self.en_flujo = False

    def documento(self) -> tuple[Dato, Suceso]:
        """El único documento del texto y el suceso de su raíz. Lanza `_Ilegible` si no lo hay."""
        self.siguiente()  # el principio del texto
        inicio = self.siguiente()
        if type(inicio) is StreamEndEvent:
            raise _Ilegible(_vacio())
        if inicio.version or inicio.tags:
            mensaje = "las directivas de YAML (%…) no se admiten"
            self._falta(DIRECTIVA, inicio, mensaje, "borre esa línea y la de «---»")
        origen = self.siguiente()
        datos = self._dato(origen)
        self.siguiente()  # el fin del documento
        otro = self.siguiente()
        if type(otro) is DocumentStartEvent:
            mensaje = "aquí empieza un segundo documento"
            ayuda = "ponga cada registro en su archivo"
            raise _Ilegible(Falta(VARIOS_DOCUMENTOS, posicion_de(otro), mensaje, ayuda))
        if datos is None and type(origen) is ScalarEvent:
            raise _Ilegible(_vacio())
        if self.hecho.bloques and self.hecho.bloques[0] is origen:
            mensaje = "todo el archivo es un solo texto, y cada programa lo terminaría en un sitio"
            ayuda = "escriba «clave: valor»"
            raise _Ilegible(Falta(SINTAXIS, posicion_de(origen), mensaje, ayuda))
        return datos, origen

    def _dato(self, suceso: Suceso, paso: Ruta = ()) -> Dato:
        clase = type(suceso)
        if clase is ScalarEvent:
            return self._escalar(suceso)
        if clase is AliasEvent:
            self._alias(suceso, paso)
            return None
        self._contar(suceso)
        anterior = self.ruta, self.en_flujo
        self.ruta, self.en_flujo = self.ruta + paso, suceso.flow_style
        if suceso.anchor is not None or suceso.ctag is not None:
            self._adornos(suceso)
        dato = self._mapa(suceso) if clase is MappingStartEvent else self._lista()
        self.ruta, self.en_flujo = anterior
        self.hondura -= 1
        return dato

    def _mapa(self, inicio: Suceso) -> Mapa:
        mapa = Mapa()
        marcas, siguiente, escalar = mapa.marcas, self.siguiente, self._escalar
        if inicio.flow_style and inicio.start_mark.index == inicio.end_mark.index:
            self._pareja_en_una_lista(inicio)
        de_bloque = not inicio.flow_style
        while type(suceso := siguiente()) is not MappingEndEvent:
            clave: str | None
            # casi todas las claves son así: lo demás se mira despacio
            corriente = (
                de_bloque
                and type(suceso) is ScalarEvent
                and not suceso.style
                and suceso.ctag is None
                and suceso.anchor is None
                and (clave := suceso.value) not in mapa
                and clave not in RESERVADAS
                and clave.isascii()
            )
            if not corriente:
                clave = self._clave(suceso, mapa)
            valor = siguiente()
            if clave is None:
                self._descartar(suceso)
                self._saltar(valor)
                continue
            self.paso = clave
            es_texto = type(valor) is ScalarEvent
            mapa[clave] = escalar(valor) if es_texto else self._dato(valor, (clave,))
            marcas[clave] = suceso, valor
        return mapa

    def _lista(self) -> Lista:
        lista = Lista()
        marcas, siguiente, escalar = lista.marcas, self.siguiente, self._escalar
        while type(suceso := siguiente()) is not SequenceEndEvent:
            self.paso = len(lista)
            es_texto = type(suceso) is ScalarEvent
            lista.append(escalar(suceso) if es_texto else self._dato(suceso, (len(lista),)))
            marcas.append(suceso)
        return lista

    def _escalar(self, suceso: Suceso) -> str | None:
        self.nodos += 1
        if self.nodos > NODOS_MAXIMOS:
            self._demasiados(suceso)
        valor, estilo, etiqueta = suceso.value, suceso.style, suceso.ctag
        if etiqueta is not None or suceso.anchor is not None:
            self._adornos(suceso)
        if not estilo:
            if len(valor) < 5 and valor in NULOS and etiqueta is None:  # noqa: PLR2004 — «null»
                return None
            if valor[:1] in PRINCIPIOS and AMBIGUO.fullmatch(valor) and self.hondura:
                self.hecho.ambiguos.append(((*self.ruta, self.paso), valor))
        elif estilo == '"':
            self._escapes(suceso)
        elif estilo in BLOQUE:
            self.hecho.bloques.append(suceso)
        if self.en_flujo:
            self._en_flujo(suceso)
        if len(valor) > LARGO_MAXIMO:
            mensaje = f"el texto pasa de {con_puntos(LARGO_MAXIMO)} caracteres"
            self._falta(TEXTO_DESMEDIDO, suceso, mensaje, "enlace el documento en vez de copiarlo")
        return valor

    def _clave(self, suceso: Suceso, mapa: Mapa) -> str | None:
        """El texto de la clave; `None` si ella y su valor se descartan."""
        if type(suceso) is not ScalarEvent:
            self._clave_que_no_es_texto(suceso)
            return None
        if suceso.ctag is not None or suceso.anchor is not None:
            self._adornos(suceso)
        clave, estilo = suceso.value, suceso.style
        if not clave.isascii():
            clave = normalize("NFC", clave)
        if clave in mapa:
            self._clave_repetida(clave, suceso, mapa)
            return None
        if estilo == '"':
            self._escapes(suceso)
        elif estilo in BLOQUE:
            self.hecho.bloques.append(suceso)
        elif clave in RESERVADAS and not estilo and suceso.tag is None:
            self._clave_reservada(clave, suceso)
            return None
        if self.en_flujo:
            self._en_flujo(suceso)
        return clave

    def _saltar(self, suceso: Suceso) -> None:
        """Pasa de largo por un dato que no se cuelga de ningún sitio."""
        abiertos = self.hondura
        while True:
            if type(suceso) in _CIERRAN:
                self.hondura -= 1
            else:
                self._contar(suceso)
                self._descartar(suceso)
            if self.hondura == abiertos:
                return
            suceso = self.siguiente()

    def _descartar(self, suceso: Suceso) -> None:
        if type(suceso) is ScalarEvent:
            self.hecho.descartados.append(suceso)

    def _contar(self, suceso: Suceso) -> None:
        """Cuenta un dato; si es un contenedor, también un nivel, que quien llama descuenta."""
        self.nodos += 1
        if self.nodos > NODOS_MAXIMOS:
            self._demasiados(suceso)
        if type(suceso) in _ABREN:
            self.hondura += 1
            if self.hondura > HONDURA_MAXIMA:
                mensaje = f"aquí se pasa de {HONDURA_MAXIMA} niveles, unos dentro de otros"
                ayuda = "quite los niveles que sobran: ningún registro los necesita"
                raise _Ilegible(Falta(DEMASIADO_HONDO, posicion_de(suceso), mensaje, ayuda))

    def _demasiados(self, suceso: Suceso) -> None:
        mensaje = f"el archivo tiene más de {con_puntos(NODOS_MAXIMOS)} datos"
        ayuda = "reparta el contenido en varios registros"
        raise _Ilegible(Falta(DEMASIADOS_NODOS, posicion_de(suceso), mensaje, ayuda))

    def _clave_que_no_es_texto(self, suceso: Suceso) -> None:
        if type(suceso) is AliasEvent:
            self._alias(suceso)
            return
        ayuda = "si es un texto con llaves o corchetes, entrecomíllelo"
        mensaje = "la clave es una lista o un mapa, no un texto"
        self._falta(CLAVE_NO_TEXTO, suceso, mensaje, ayuda)
        self._saltar(suceso)

    def _clave_repetida(self, clave: str, suceso: Suceso, mapa: Mapa) -> None:
        primera = posicion_de(mapa.marcas[clave][0]).linea
        mensaje = f"la clave {citado(clave)} está repetida: ya estaba en la línea {primera}"
        self._falta(CLAVE_REPETIDA, suceso, mensaje, "deje solo una de las dos")

    def _clave_reservada(self, clave: str, suceso: Suceso) -> None:
        if clave == FUSION:
            ayuda = "escriba aquí las claves que quiere repetir"
            self._falta(ANCLA, suceso, "las fusiones (<<) no se admiten", ayuda)
            return
        mensaje = f"«{clave}» no puede ser una clave" if clave else "falta la clave antes de «:»"
        self._falta(CLAVE_NO_TEXTO, suceso, mensaje, "escriba la clave o entrecomille el texto")

    def _alias(self, suceso: Suceso, paso: Ruta = ()) -> None:
        self._contar(suceso)
        mensaje = f"el alias {citado(f'*{suceso.anchor}')} toma un dato de otro sitio"
        ruta = self.ruta + paso
        falta = Falta(ANCLA, posicion_de(suceso), mensaje, "escriba aquí el dato", ruta)
        self.hecho.faltas.append(falta)

    def _adornos(self, suceso: Suceso) -> None:
        if suceso.anchor is not None:
            mensaje = f"el ancla {citado(f'&{suceso.anchor}')} no se admite"
            self._falta(ANCLA, suceso, mensaje, "escriba el dato en los dos sitios", "&")
        if suceso.tag is not None and suceso.tag != TEXTO:
            mostrada = citado(suceso.tag.replace("tag:yaml.org,2002:", "!!"))
            mensaje = f"la etiqueta {mostrada} no se admite"
            ayuda = "bórrela: el tipo lo decide el esquema"
            self._falta(ETIQUETA, suceso, mensaje, ayuda, "!")

    def _en_flujo(self, suceso: Suceso) -> None:
        """Señala lo que va pegado a un signo de puntuación y cada programa separa a su modo."""
        inicio = suceso.start_mark.index
        if not suceso.style and (":" in suceso.value or "?" in suceso.value):
            self._anotar(sin_comillas_en_flujo(suceso.value, posicion_de(suceso)))
        elif self.texto[inicio - 1] in ":?" and _PEGADO.match(self.texto, inicio - 2, inicio):
            mensaje = f"falta un espacio después de «{self.texto[inicio - 1]}»"
            self._falta(SINTAXIS, suceso, mensaje, "sepárelos o entrecomille el texto")

    def _pareja_en_una_lista(self, inicio: Suceso) -> None:
        mensaje = "dentro de una lista entre corchetes, «:» abre un mapa"
        self._falta(SINTAXIS, inicio, mensaje, "entrecomille el texto o ponga un guion por línea")

    def _escapes(self, suceso: Suceso) -> None:
        if not suceso.value.isprintable():
            falta = falta_de_escape(suceso.value, posicion_de(suceso))
            if falta is not None:
                self._anotar(falta)

    def _falta(
        self, codigo: str, suceso: Suceso, mensaje: str, ayuda: str, adorno: str = ""
    ) -> None:
        """Anota una falta del suceso o, si se da el signo con que empieza, de su adorno."""
        posicion = posicion_del_adorno(self.texto, suceso, adorno) if adorno else None
        self._anotar(Falta(codigo, posicion or posicion_de(suceso), mensaje, ayuda))

    def _anotar(self, falta: Falta) -> None:
        """Anota una falta de lo que se está leyendo, que estropea el contenedor en que está."""
        self.hecho.faltas.append(replace(falta, ruta=self.ruta))


def _vacio() -> Falta:
    mensaje = "el archivo no tiene contenido"
    return Falta(DOCUMENTO_VACIO, PRINCIPIO, mensaje, "escriba el registro o borre el archivo")
