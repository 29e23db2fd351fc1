"""Los errores de sintaxis del analizador, dichos en español y con su remedio."""

import re
from typing import TYPE_CHECKING

from seguimiento.diagnosticos import Falta
from seguimiento.diagnosticos.yaml import SINTAXIS
from seguimiento.lugares import PRINCIPIO, Posicion

if TYPE_CHECKING:
    from ruamel.yaml.error import MarkedYAMLError

_SIN_ENTRECOMILLAR = "si «: » forma parte del texto, entrecomíllelo"
_SANGRIA = "alinee esta línea con sus hermanas: dos espacios por nivel"

_FRASES: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", "aquí no puede ir «:»", _SIN_ENTRECOMILLAR),
    ("found unexpected end of stream", "la comilla que se abre aquí no se cierra", "ciérrela"),
    ("found unexpected document indicator", "la comilla que se abre aquí no se cierra", "ciérrela"),
    ("cannot start any token", "aquí hay un carácter con el que nada puede empezar", ""),
    ("could not find expected ':'", "falta «:» después de la clave", "escriba «clave: valor»"),
    (
        "did not find expected key",
        "esta línea no encaja con la sangría de las anteriores",
        _SANGRIA,
    ),
    (
        "did not find expected '-' indicator",
        "esta línea no encaja en la lista: falta su guion o sobra sangría",
        _SANGRIA,
    ),
    ("block sequence entries are not allowed", "aquí no puede empezar una lista", _SANGRIA),
    ("block mapping entries are not allowed", "aquí no puede empezar un mapa", _SANGRIA),
    ("block collections are not allowed", "aquí no puede empezar una lista ni un mapa", _SANGRIA),
    ("mapping keys are not allowed", "aquí no puede ir una clave", _SANGRIA),
    ("simple keys are not allowed", "aquí no puede ir una clave", _SANGRIA),
    (
        "did not find expected ',' or ']'",
        "la lista que se abre aquí no se cierra bien",
        "revise sus «,» y su «]»",
    ),
    (
        "did not find expected ',' or '}'",
        "el mapa que se abre aquí no se cierra bien",
        "revise sus «,» y su «}»",
    ),
    ("did not find expected node content", "aquí falta un valor", "escríbalo o borre lo que sobra"),
    (
        "did not find expected <document start>",
        "sobra texto después del final del documento",
        "bórrelo",
    ),
    (
        "unknown escape character",
        "la barra «\\» no va seguida de un escape conocido",
        "use comillas simples o escriba «\\\\»",
    ),
    (
        "hexdecimal",
        "el escape no lleva las cifras que debe",
        "use comillas simples o escriba «\\\\»",
    ),
    (
        "invalid Unicode character",
        "el escape no corresponde a ningún carácter",
        "escriba el carácter",
    ),
    ("undefined alias", "el alias no corresponde a ningún ancla", "escriba aquí el dato"),
    ("duplicate anchor", "el ancla está repetida", "escriba el dato en los dos sitios"),
    ("tab character", "hay un tabulador en la sangría", "use espacios: dos por nivel"),
    ("found a tab", "hay un tabulador en la sangría", "use espacios: dos por nivel"),
    ("duplicate %YAML", "las directivas de YAML (%…) no se admiten", "bórrelas"),
    ("directive", "las directivas de YAML (%…) no se admiten", "bórrelas"),
    ("YAML document", "las directivas de YAML (%…) no se admiten", "bórrelas"),
    ("indentation indicator equal to 0", "la sangría indicada no puede ser 0", "borre la cifra"),
    (
        "expected a comment or a line break",
        "sobra texto tras «|» o «>»",
        "escriba el texto en la línea siguiente",
    ),
    (
        "expected chomping or indentation",
        "sobra texto tras «|» o «>»",
        "escriba el texto en la línea siguiente",
    ),
    ("tag", "hay una etiqueta («!») mal escrita", "entrecomille el texto o borre «!»"),
    (
        "alphabetic or numeric character",
        "«&» o «*» no van seguidos de un nombre",
        "entrecomille el texto",
    ),
)
_RESERVADOS = {
    "\t": ("hay un tabulador donde va sangría", "use espacios: dos por nivel"),
    "@": ("un texto no puede empezar por «@»", "entrecomíllelo"),
    "`": ("un texto no puede empezar por «`»", "entrecomíllelo"),
    "%": ("un texto no puede empezar por «%»", "entrecomíllelo"),
}
_CLAVE_Y_TEXTO = re.compile(r"^(\s*(?:- )*[\w.]+:)\s+(\S.*?)\s*$")


def falta_de_sintaxis(texto: str, error: "MarkedYAMLError") -> Falta:
    """La falta que corresponde a un error del analizador, con el arreglo literal si es evidente."""
    problema = f"{error.context or ''} {error.problem or ''}"
    abre = error.context_mark if _senala_la_apertura(problema) else None
    marca = abre or error.problem_mark or error.context_mark
    if marca is None:
        return Falta(SINTAXIS, PRINCIPIO, "el texto no puede leerse como YAML")
    linea = _linea(texto, marca.line)
    posicion = Posicion(marca.line + 1, marca.column + 1)
    mensaje, ayuda = _frase(problema, linea[marca.column : marca.column + 1])
    if ayuda == _SIN_ENTRECOMILLAR and (partes := _CLAVE_Y_TEXTO.match(linea)):
        ayuda = f"entrecomille el texto: {partes[1].strip()} {entrecomillado(partes[2])}"
    return Falta(SINTAXIS, posicion, mensaje, ayuda)


def entrecomillado(texto: str) -> str:
    """El texto entre comillas dobles, como se escribe en YAML."""
    return '"' + texto.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _senala_la_apertura(problema: str) -> bool:
    return "quoted scalar" in problema or "flow sequence" in problema or "flow mapping" in problema


def _frase(problema: str, caracter: str) -> tuple[str, str]:
    if "cannot start any token" in problema and caracter in _RESERVADOS:
        return _RESERVADOS[caracter]
    for fragmento, mensaje, ayuda in _FRASES:
        if fragmento in problema:
            return mensaje, ayuda
    return "el texto no puede leerse como YAML en este punto", ""


def _linea(texto: str, numero: int) -> str:
    lineas = texto.split("\n", numero + 1)
    return lineas[numero].rstrip("\r") if numero < len(lineas) else ""
