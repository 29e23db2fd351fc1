"""Los octetos de un archivo de texto, puestos en letras."""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from seguimiento.diagnosticos.importacion import SUPUESTO
from seguimiento.importacion.lectores.archivo import octetos
from seguimiento.importacion.lectores.rechazo import ArchivoRechazado, no_admitido
from seguimiento.importacion.material import Duda

_MARCAS = (
    (codecs.BOM_UTF8, "utf-8"),
    # la de UTF-32 empieza como la de UTF-16: va delante
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DE_DOS_EN_DOS = (
    (rb"(?:[\t\n\r -~]\x00){2}", "utf-16-le"),
    (rb"(?:\x00[\t\n\r -~]){2}", "utf-16-be"),
)
"""Cómo empieza un texto en UTF-16 sin marca."""
_FIN_DE_LINEA = re.compile("\r\n?")
_SALTO = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
"""Lo que parte líneas en algún programa: el fin de línea y, dentro de un texto, los de Word y los de página."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_FIRMAS = {
    b"PK\x03\x04": "un ZIP, como los de Word y Excel",
    bytes.fromhex("d0cf11e0a1b11ae1"): "un archivo antiguo de Office",
    b"%PDF": "un PDF",
}
"""Cómo empieza lo que a veces se hace pasar por texto."""
_COMO_UTF8 = "guárdelo de nuevo como «UTF-8» (en Excel, «CSV UTF-8»)"


@dataclass(frozen=True, slots=True)
class Escrito:
    """Un archivo de texto ya en letras."""

    texto: str
    """Con el mismo salto al final de cada línea y sin la marca del principio."""
    dudas: tuple[Duda, ...] = ()


def escrito(ruta: Path) -> Escrito:
    """El texto del archivo: UTF-8 o UTF-16 y, si no lo es, Windows-1252, y se dice.

    Lanza `ArchivoRechazado` si no está en ninguna de ellas o lleva un carácter de control, con su línea y
    su columna.
    """
    contenido = octetos(ruta)
    for firma, que_es in _FIRMAS.items():
        if contenido.startswith(firma):
            por_que = f"es {que_es}, aunque su nombre acabe en «{ruta.suffix}»"
            raise no_admitido(ruta, por_que, "dele la extensión que le corresponde")
    dudas: tuple[Duda, ...] = ()
    if codificacion := _declarada(contenido):
        texto = _decodificado(ruta, contenido, codificacion)
    else:
        try:
            texto = contenido.decode("utf-8")
        except UnicodeDecodeError:
            texto = _decodificado(ruta, contenido, "cp1252")
            dudas = (_en_windows(),)
    texto = _FIN_DE_LINEA.sub("\n", texto.removeprefix("\ufeff"))
    if control := _CONTROL.search(texto):
        raise con_control(ruta, texto, control.start())
    return Escrito(texto, dudas)


def en_letras(texto: str) -> str:
    """Lo que se lee de una celda: con un salto entre líneas y sin caracteres de control."""
    return texto if texto.isprintable() else _CONTROL.sub("", _SALTO.sub("\n", texto))


def con_control(ruta: Path, texto: str, indice: int) -> ArchivoRechazado:
    """El rechazo del carácter de control que hay en ese índice."""
    donde = posicion(texto, indice)
    que_es = f"un carácter de control, U+{ord(texto[indice]):04X}, que no es texto"
    return no_admitido(ruta, f"lleva en la {donde} {que_es}", "bórrelo y guárdelo de nuevo")


def posicion(texto: str, indice: int) -> str:
    """«línea 3, columna 14»."""
    linea, columna = texto.count("\n", 0, indice) + 1, indice - texto.rfind("\n", 0, indice)
    return f"línea {linea}, columna {columna}"


def _declarada(contenido: bytes) -> str:
    for marca, codificacion in _MARCAS:
        if contenido.startswith(marca):
            return codificacion
    for principio, codificacion in _DE_DOS_EN_DOS:
        if re.match(principio, contenido):
            return codificacion
    return ""


def _decodificado(ruta: Path, contenido: bytes, codificacion: str) -> str:
    try:
        return contenido.decode(codificacion)
    except UnicodeDecodeError as error:
        por_que = "no es texto, o está en una codificación que no se conoce"
        raise no_admitido(ruta, por_que, _COMO_UTF8) from error


def _en_windows() -> Duda:
    mensaje = "el archivo no está en UTF-8 y se lee como Windows-1252, la de Excel"
    return Duda(SUPUESTO, mensaje, sugerencia=f"si las tildes salen mal, {_COMO_UTF8}")
