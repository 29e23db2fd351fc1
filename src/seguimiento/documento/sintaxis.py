"""Los errores de sintaxis del analizador, dichos en español y con su remedio."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seguimiento.diagnosticos import Falta
from seguimiento.diagnosticos.yaml import CLAVE_NO_TEXTO, DIRECTIVA, ETIQUETA, SINTAXIS
from seguimiento.documento.faltas import citado
from seguimiento.lugares import PRINCIPIO, Posicion

if TYPE_CHECKING:
    from ruamel.yaml.error import MarkedYAMLError

    from seguimiento.documento.arbol import PuntoDelTexto

CARACTER_RESERVADO = "found character that cannot start any token"
SIN_CLAVE = "did not find expected key"
SIN_PRINCIPIO = "did not find expected <document start>"
SIN_VALOR = "did not find expected node content"
SIN_GUION = "did not find expected '-' indicator"
SIN_CORCHETE = "did not find expected ',' or ']'"
SIN_LLAVE = "did not find expected ',' or '}'"
DOS_PUNTOS_EN_FLUJO = "found unexpected ':'"
LARGO_DE_ARREGLO = 200
"""A partir de cuántos caracteres ya no se escribe entero el arreglo de una línea."""


@dataclass(frozen=True, slots=True)
class Frase:
    """Cómo se dice un problema del analizador."""

    mensaje: str
    ayuda: str = ""
    codigo: str = SINTAXIS
    en_la_apertura: bool = False
    """Si se señala donde empieza lo que quedó a medias y no donde el analizador se dio cuenta."""


_SANGRIA = "alinee esta línea con las demás de su nivel: dos espacios por nivel"
_CON_ESPACIOS = "use espacios: dos por nivel"
_ENTRECOMILLE = "entrecomille el texto"
_DOS_PUNTOS = "si «: » forma parte del texto, entrecomíllelo; si es una clave, alinéela"
_SIN_BARRA = "use comillas simples o escriba «\\\\»"
_SIN_FLUJO = "entrecomíllelo o ponga un guion por línea"
_DEBAJO = "escriba el texto en la línea siguiente"

_COMILLA = Frase("la comilla que se abre aquí no se cierra", "ciérrela", en_la_apertura=True)
_DIRECTIVA = Frase(
    "las directivas de YAML (%…) no se admiten",
    "borre esa línea y la de «---»",
    DIRECTIVA,
    en_la_apertura=True,
)
_ETIQUETA = Frase(
    "hay una etiqueta («!») mal escrita",
    "entrecomille el texto o borre la etiqueta",
    ETIQUETA,
    en_la_apertura=True,
)
_TABULADOR = Frase("hay un tabulador donde va sangría", _CON_ESPACIOS)
_LISTA_ABIERTA = Frase(
    "la lista que se abre aquí no se cierra bien", "revise sus «,» y su «]»", en_la_apertura=True
)
_MAPA_ABIERTO = Frase(
    "el mapa que se abre aquí no se cierra bien", "revise sus «,» y su «}»", en_la_apertura=True
)
_TRAS_EL_VALOR = Frase(
    "aquí sobra texto: el valor ya había terminado",
    "entrecomille el valor entero, o cierre la comilla que quedó abierta más arriba",
)
_CLAVE_AUSENTE = Frase(
    "falta la clave antes de «:»", "escriba la clave o entrecomille el texto", CLAVE_NO_TEXTO
)
_SIN_CERRAR = Frase(
    "el archivo termina aquí y quedó algo sin cerrar", "busque el corchete o la llave sin pareja"
)
_INTERROGANTE = Frase("sin comillas, «?» no puede ir dentro de corchetes o llaves", _SIN_FLUJO)
GENERICA = Frase("el texto no puede leerse como YAML en este punto")

FRASES: dict[str, Frase] = {
    # al separar palabras
    CARACTER_RESERVADO: Frase("con este carácter no puede empezar nada", _ENTRECOMILLE),
    "could not find expected ':'": Frase(
        "falta «:» después de la clave",
        "escriba «clave: valor» o, si el texto sigue de la línea anterior, sángrelo",
        en_la_apertura=True,
    ),
    "mapping values are not allowed in this context": Frase("aquí no puede ir «:»", _DOS_PUNTOS),
    "mapping keys are not allowed in this context": Frase("aquí no puede ir una clave", _SANGRIA),
    "block sequence entries are not allowed in this context": Frase(
        "aquí no puede empezar una lista",
        "póngala en la línea siguiente o, si el guion es parte del texto, entrecomíllelo",
    ),
    "found a tab character that violates indentation": _TABULADOR,
    "found a tab character where an indentation space is expected": _TABULADOR,
    DOS_PUNTOS_EN_FLUJO: Frase(
        "sin comillas, «:» no puede ir así dentro de corchetes o llaves", _SIN_FLUJO
    ),
    # en un texto entre comillas o en bloque
    "found unexpected end of stream": _COMILLA,
    "found unexpected document indicator": _COMILLA,
    "found unknown escape character": Frase(
        "la barra «\\» no va seguida de un escape conocido", _SIN_BARRA
    ),
    "did not find expected hexdecimal number": Frase(
        "el escape no lleva las cifras que debe", _SIN_BARRA
    ),
    "found invalid Unicode character escape code": Frase(
        "el escape no corresponde a ningún carácter", "escriba el carácter mismo"
    ),
    "found an indentation indicator equal to 0": Frase(
        "la sangría indicada no puede ser 0", "borre la cifra"
    ),
    "did not find expected comment or line break": Frase("sobra texto tras «|» o «>»", _DEBAJO),
    # etiquetas, anclas y directivas
    "did not find expected alphabetic or numeric character": Frase(
        "«&» o «*» no van seguidos de un nombre", _ENTRECOMILLE, en_la_apertura=True
    ),
    "did not find expected '!'": _ETIQUETA,
    "did not find expected tag URI": _ETIQUETA,
    "did not find the expected '>'": _ETIQUETA,
    "did not find URI escaped octet": _ETIQUETA,
    "found an incorrect leading UTF-8 octet": _ETIQUETA,
    "found an incorrect trailing UTF-8 octet": _ETIQUETA,
    "did not find expected whitespace or line break": _ETIQUETA,
    "found undefined tag handle": _ETIQUETA,
    "found unknown directive name": _DIRECTIVA,
    "could not find expected directive name": _DIRECTIVA,
    "found unexpected non-alphabetical character": _DIRECTIVA,
    "did not find expected digit or '.' character": _DIRECTIVA,
    "did not find expected version number": _DIRECTIVA,
    "did not find expected whitespace": _DIRECTIVA,
    "found extremely long version number": _DIRECTIVA,
    "found duplicate %YAML directive": _DIRECTIVA,
    "found duplicate %TAG directive": _DIRECTIVA,
    "found incompatible YAML document": _DIRECTIVA,
    # al encajar unas partes en otras
    SIN_CLAVE: Frase("esta línea no encaja con la sangría de las anteriores", _SANGRIA),
    SIN_GUION: Frase("esta línea no encaja en la lista: falta su guion o sobra sangría", _SANGRIA),
    SIN_CORCHETE: _LISTA_ABIERTA,
    SIN_LLAVE: _MAPA_ABIERTO,
    SIN_VALOR: Frase(
        "aquí falta un valor", "escríbalo o, si el signo es parte del texto, entrecomíllelo"
    ),
    SIN_PRINCIPIO: Frase(
        "esta línea no forma parte de lo anterior, que ya había terminado",
        "alinéela con la primera clave del registro o bórrela",
    ),
}
"""Cada problema del analizador, escrito exactamente como él lo dice."""

_POR_CARACTER: dict[str, dict[str, Frase]] = {
    CARACTER_RESERVADO: {
        "\t": _TABULADOR,
        **{
            signo: Frase(f"un texto no puede empezar por «{signo}»", _ENTRECOMILLE)
            for signo in "@`%"
        },
    },
    SIN_CLAVE: {":": _CLAVE_AUSENTE},
    SIN_VALOR: {":": _CLAVE_AUSENTE, "": _SIN_CERRAR},
    SIN_CORCHETE: {"?": _INTERROGANTE},
    SIN_LLAVE: {"?": _INTERROGANTE},
}
"""Otra forma de decir un problema según el carácter en que se tropieza; «» es el final."""
_TRAS_ALGO = {
    SIN_CLAVE: _TRAS_EL_VALOR,
    SIN_GUION: _TRAS_EL_VALOR,
    SIN_PRINCIPIO: _TRAS_EL_VALOR,
    SIN_CORCHETE: Frase("aquí falta «,» o «]»", _ENTRECOMILLE),
    SIN_LLAVE: Frase("aquí falta «,» o «}»", _ENTRECOMILLE),
}
"""Otra forma de decirlo cuando lo que sobra no empieza su línea, sino que va detrás de algo."""
_CLAVE_Y_TEXTO = re.compile(r"\s*((?:- +)*[^\s:#\"'\[{-][^:#]*:) +(\S.*?)(?: +#.*)?\s*$")
_ESCAPES = str.maketrans({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"})
_EN_FLUJO = re.compile(r"(?:[^,\[\]{}\s:]|:(?!\s)| (?!#))*")
_EMPIEZA_CON_DIRECTIVA = re.compile(r"(?:[ \t\r]*(?:#[^\n]*)?\n)*%")


def falta_de_sintaxis(texto: str, error: "MarkedYAMLError") -> Falta:
    """La falta que corresponde a un error del analizador, con el arreglo literal si es evidente."""
    marca, apertura = error.problem_mark or error.context_mark, error.context_mark
    if marca is None:
        return Falta(SINTAXIS, PRINCIPIO, GENERICA.mensaje)
    linea = _linea(texto, marca.line)
    if error.problem == DOS_PUNTOS_EN_FLUJO and apertura is not None:
        posicion = Posicion(apertura.line + 1, apertura.column + 1)
        return sin_comillas_en_flujo(_EN_FLUJO.findall(texto[apertura.index :])[0], posicion)
    frase = _frase(texto, error, marca)
    if frase.en_la_apertura and apertura is not None:
        marca = apertura
    ayuda = frase.ayuda
    if ayuda == _DOS_PUNTOS:
        ayuda = _arreglo(linea, marca.column) or ayuda
    return Falta(frase.codigo, _posicion(texto, frase, marca), frase.mensaje, ayuda)


def sin_comillas_en_flujo(texto: str, posicion: Posicion) -> Falta:
    """La falta de un texto como `12:30` entre corchetes, que cada programa lee a su modo."""
    ayuda = _SIN_FLUJO
    if _puede_copiarse(texto):
        ayuda = f"entrecomíllelo ({entre_dobles(texto)}) o ponga un guion por línea"
    mensaje = f"{citado(texto)} va sin comillas dentro de corchetes o llaves"
    return Falta(SINTAXIS, posicion, mensaje, ayuda)


def entre_dobles(texto: str) -> str:
    """El texto entre comillas dobles y en una línea, como se escribe en YAML."""
    return f'"{texto.translate(_ESCAPES)}"'


def _posicion(texto: str, frase: Frase, marca: "PuntoDelTexto") -> Posicion:
    if frase is _DIRECTIVA and (hallada := _EMPIEZA_CON_DIRECTIVA.match(texto)):
        return Posicion(hallada[0].count("\n") + 1)
    if marca.line > texto.count("\n"):  # el analizador da el final en una línea que no existe
        return Posicion(marca.line, len(texto) - texto.rfind("\n"))
    return Posicion(marca.line + 1, marca.column + 1)


def _frase(texto: str, error: "MarkedYAMLError", marca: "PuntoDelTexto") -> Frase:
    """La frase del problema, o la de su variante según lo que haya alrededor de la marca."""
    problema, apertura = error.problem or "", error.context_mark
    frase = FRASES.get(problema, GENERICA)
    en_directiva = "directive" in (error.context or "")
    if en_directiva or (problema == SIN_PRINCIPIO and _EMPIEZA_CON_DIRECTIVA.match(texto)):
        return _DIRECTIVA
    caracter = texto[marca.index : marca.index + 1]
    variante = _POR_CARACTER.get(problema, {}).get(caracter)
    if frase in {_LISTA_ABIERTA, _MAPA_ABIERTO}:
        va_detras = apertura is not None and apertura.line == marca.line
    else:
        va_detras = texto[marca.index - marca.column : marca.index].strip(" -") != ""
    if variante is None and va_detras and caracter.strip():
        variante = _TRAS_ALGO.get(problema)
    return variante or frase


def _arreglo(linea: str, columna: int) -> str:
    """La línea con su texto entrecomillado; vacío si el «:» que estorba no está en el texto."""
    partes = _CLAVE_Y_TEXTO.match(linea)
    if partes is None or columna < partes.start(2) or not _puede_copiarse(linea):
        return ""
    return f"entrecomille el texto: {partes[1]} {entre_dobles(partes[2])}"


def _puede_copiarse(texto: str) -> bool:
    return texto.isprintable() and len(texto) <= LARGO_DE_ARREGLO


def _linea(texto: str, numero: int) -> str:
    lineas = texto.split("\n", numero + 1)
    return lineas[numero].rstrip("\r") if numero < len(lineas) else ""
