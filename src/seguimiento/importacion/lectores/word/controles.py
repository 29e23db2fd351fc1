"""Los controles de contenido: qué clase de dato piden y qué guardan además de lo que se ve."""

import re
from datetime import date
from enum import Enum, auto

from seguimiento.fechas import Precision
from seguimiento.importacion.lectores.word.escrito import FechaElegida
from seguimiento.importacion.lectores.word.nombres import W14, Elemento, W, si_o_no, valor
from seguimiento.importacion.lectores.word.signos import CASILLAS, MARCADA, SIN_MARCAR

NO_ES_DATO = "seg-no-es-dato"
"""La etiqueta de los controles con que `seg exportar docx` dice lo que solo es para leer."""
SE_EXPORTO = "seg-exportado:"
"""Con qué empieza la etiqueta de los que se contestan: detrás va lo que decían al exportarse."""
_LITERAL = re.compile("'[^']*'")
_CIFRAS = re.compile("[0-9]+")


class Clase(Enum):
    """Cómo se lee lo de dentro de un control."""

    TEXTO = auto()
    """Como si el control no estuviera."""
    MARCADOR = auto()
    """No es un dato: es lo que invita a escribirlo."""
    PARA_LEER = auto()
    """Tampoco: lo dijo el programa al exportar, y ya lo sabe."""
    FECHA = auto()
    CASILLA = auto()


def clase_de(control: Elemento) -> Clase:
    """La de un `w:sdt`."""
    propiedades = control.find(f"{W}sdtPr")
    if propiedades is None:
        return Clase.TEXTO
    etiqueta = valor(propiedades, "tag") or ""
    if etiqueta == NO_ES_DATO:
        return Clase.PARA_LEER
    if si_o_no(propiedades, "showingPlcHdr"):
        return Clase.PARA_LEER if etiqueta.startswith(SE_EXPORTO) else Clase.MARCADOR
    if propiedades.find(f"{W14}checkbox") is not None:
        return Clase.CASILLA
    return Clase.FECHA if valor(propiedades, "date", "fullDate") else Clase.TEXTO


def exportado_de(control: Elemento) -> str:
    """Lo que decía cuando `seg exportar docx` lo hizo; vacío si no es suyo o no decía nada."""
    etiqueta = valor(control.find(f"{W}sdtPr"), "tag") or ""
    return etiqueta.removeprefix(SE_EXPORTO) if etiqueta.startswith(SE_EXPORTO) else ""


def fecha_de(control: Elemento, vista: str) -> FechaElegida | None:
    """La elegida en un control de fecha; `None` si no guarda ninguna que exista o se ve otra cosa."""
    elegida = control.find(f"{W}sdtPr/{W}date")
    if elegida is None or not vista:
        return None
    try:
        dia = date.fromisoformat(elegida.get(f"{W}fullDate", "")[:10])
    except ValueError:
        return None
    suyas = {str(parte) for parte in (dia.day, dia.month, dia.year, dia.year % 100)}
    if {cifras.lstrip("0") for cifras in _CIFRAS.findall(vista)} - suyas:
        return None  # se escribió encima sin elegirla
    # «MMMM 'de' yyyy» no muestra el día, pese a la «d» de «de»
    formato = _LITERAL.sub("", valor(elegida, "dateFormat") or "d")
    if "d" in formato:
        return FechaElegida(dia, Precision.DIA)
    return FechaElegida(dia, Precision.MES if "M" in formato else Precision.ANIO)


def marca_de(control: Elemento, vista: str) -> str:
    """El signo de una casilla: el que se ve, si dice lo mismo que guarda el control."""
    marcada = bool(si_o_no(control.find(f"{W}sdtPr/{W14}checkbox"), "checked", W14))
    if CASILLAS.get(vista) is marcada:
        return vista
    return MARCADA if marcada else SIN_MARCAR
