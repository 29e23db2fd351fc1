"""De una celda de openpyxl a lo que en ella se ve."""

import re
from dataclasses import replace
from datetime import date, datetime, time
from math import isfinite
from typing import TYPE_CHECKING

from seguimiento.fechas import etiqueta_de_periodo
from seguimiento.importacion.lectores.codificacion import en_letras
from seguimiento.importacion.lectores.excel.escapes import sin_escapes
from seguimiento.importacion.lectores.excel.formatos import (
    es_porcentaje,
    exacto,
    numero_visto,
    precision,
)
from seguimiento.importacion.material import Celda, Sitio

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell

_ENLACE = re.compile(r'=HYPERLINK\("(?P<destino>[^"]+)"', re.IGNORECASE)
_SI_Y_NO = {True: "VERDADERO", False: "FALSO"}
_ERROR = "e"


def celda_de(celda: "Cell", sitio: Sitio, formula: str = "", nota: str = "") -> Celda:
    """Lo que se ve en la celda, también lo tachado."""
    valor = celda.value
    # el formato solo importa si no es un texto, y preguntarlo cuesta: casi todas lo son
    formato = "" if isinstance(valor, str) else celda.number_format
    leida = vista(valor, formato, sitio)
    enlaces = _enlaces(celda, formula)
    nota = _limpio(nota or (celda.comment.text if celda.comment else ""))
    es_error = celda.data_type == _ERROR
    if formula or enlaces or nota or es_error:
        return replace(leida, formula=formula, enlaces=enlaces, nota=nota, es_error=es_error)
    return leida


def sin_lo_tachado(celda: "Cell", leida: Celda) -> Celda:
    """La misma, sin lo que va tachado: toda, o las letras que lo estén."""
    # sin estilo propio no puede ir tachada entera
    del_todo = celda.has_style and bool(celda.font.strike)
    if isinstance(celda.value, list):
        trozos = [
            str(trozo)
            for trozo in celda.value
            if not (del_todo if isinstance(trozo, str) else trozo.font.strike)
        ]
        return replace(leida, texto=_limpio("".join(trozos)))
    if del_todo and not leida.vacia:
        return Celda("", leida.sitio, enlaces=leida.enlaces, nota=leida.nota)
    return leida


def vista(valor: object, formato: str, sitio: Sitio) -> Celda:
    """Lo que se ve de un valor con ese formato de celda."""
    match valor:
        case None:
            return Celda("", sitio)
        case bool() as si:
            return Celda(_SI_Y_NO[si], sitio, si)
        case int() | float() as guardado if isfinite(guardado):
            numero = exacto(guardado)
            visto = numero_visto(numero, formato)
            return Celda(visto, sitio, numero, es_porcentaje=es_porcentaje(formato))
        case date() as dia:
            dia = dia.date() if isinstance(dia, datetime) else dia
            cuanto = precision(formato)
            return Celda(etiqueta_de_periodo(dia, cuanto), sitio, dia, cuanto)
        case otro:
            texto = f"{otro:%H:%M}" if isinstance(otro, time) else _limpio(str(otro))
            return Celda(texto, sitio)


def _enlaces(celda: "Cell", formula: str) -> tuple[str, ...]:
    enlace = celda.hyperlink
    destinos = [enlace.target] if enlace and enlace.target else []
    if de_formula := _ENLACE.match(formula):
        destinos.append(de_formula["destino"])
    return tuple(destinos)


def _limpio(texto: str) -> str:
    """Como se lee: los caracteres que Excel guarda con su número, en su sitio, y sin espacios alrededor."""
    return en_letras(sin_escapes(texto)).strip()
