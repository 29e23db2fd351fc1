"""Cómo muestra una hoja de cálculo lo que guarda: el formato de sus celdas."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache

from seguimiento.fechas import Precision

_CIFRAS = 15
"""Las que guarda con exactitud: 0,1 + 0,2 se ve como 0,3."""
_DECIMALES = 30
"""Los que caben en una hoja de cálculo."""
_HOLGADO = Context(prec=400, rounding=ROUND_HALF_UP)
"""Para el mayor de los números que guarda, que tiene 309 cifras."""
_LITERAL = r'"[^"]*"|\\.'
_QUE_NO_SE_VE = r"[_*].|\[(?!\$|h+\]|m+\]|s+\])[^\]]*\]"
"""Lo que alinea, lo que rellena, los colores y las condiciones."""
_TROZOS = re.compile(
    rf"(?P<literal>{_LITERAL})|(?P<nada>{_QUE_NO_SE_VE})|\[\$(?P<moneda>[^\]-]*)[^\]]*\]"
    r"|(?P<cifra>[0#?][0#?,]*(?:\.[0#?]*)?|\.[0#?]+)|(?P<general>General)"
    r"|(?P<fin>;)|(?P<porciento>%)|(?P<signo>[-+$€()!^&'~{}<>=:. ])|(?P<letra>.)",
    re.IGNORECASE | re.DOTALL,
)
_SIN_LETRAS = re.compile(rf"{_LITERAL}|{_QUE_NO_SE_VE}|\[\$[^\]]*\]", re.IGNORECASE)
_CON_MINUTOS = re.compile(r"h+[^a-z]*m+|m+[^a-z]*s+", re.IGNORECASE)


def exacto(numero: float) -> Decimal:
    """Lo que de un número guarda una hoja de cálculo."""
    return Decimal(numero) if isinstance(numero, int) else Decimal(f"{numero:.{_CIFRAS}g}")


def llano(numero: Decimal) -> str:
    """El número sin formato: `1.5`, `1211430000000000`."""
    return f"{numero.normalize():f}" if numero else "0"


def numero_visto(numero: Decimal, formato: str) -> str:
    """El número como se ve con ese formato, con punto decimal y sin separar los millares.

    Con un formato que no se entiende (una fracción, un exponente), como se ve sin ninguno.
    """
    secciones = _secciones(formato)
    cual = 0
    if numero < 0 and len(secciones) > 1:
        cual = 1
    elif not numero and len(secciones) > 2:  # noqa: PLR2004 — positivos, negativos y ceros
        cual = 2
    if secciones[cual] is None:
        return llano(numero)
    # la sección de los negativos ya pone su signo
    visto = abs(numero) if cual else numero
    return "".join(trozo.visto(visto) for trozo in secciones[cual] or ()).strip()


def es_porcentaje(formato: str) -> bool:
    """Si el formato muestra los números como tanto por ciento."""
    return "%" in _SIN_LETRAS.sub("", formato.partition(";")[0])


@cache
def precision(formato: str) -> Precision:
    """Hasta dónde muestra una fecha: `mmm-yy`, el mes; `yyyy`, el año; con solo la hora, el día."""
    letras = _CON_MINUTOS.sub("", _SIN_LETRAS.sub("", formato.partition(";")[0])).lower()
    if "d" in letras:
        return Precision.DIA
    if "m" in letras:
        return Precision.MES
    return Precision.ANIO if "y" in letras else Precision.DIA


@dataclass(frozen=True, slots=True)
class _Trozo:
    """Una parte de un formato: un texto fijo o, si dice cómo va, la cifra."""

    texto: str = ""
    molde: str = ""
    """`0.0#`, sin las comas de los millares; vacío en un texto fijo."""
    escala: Decimal = Decimal(1)

    def visto(self, numero: Decimal) -> str:
        """Lo que pone, con ese número."""
        if not self.molde:
            return self.texto
        if self.molde == "General":
            return llano(numero * self.escala)
        enteras, _, decimales = self.molde.partition(".")
        decimales = decimales[:_DECIMALES]
        unidad = Decimal(1).scaleb(-len(decimales))
        redondeado = (numero * self.escala).quantize(unidad, context=_HOLGADO)
        entera, _, resto = f"{redondeado.copy_abs():f}".partition(".")
        entera = entera.lstrip("0").zfill(enteras.count("0"))
        fijos = len(decimales.rstrip("#?"))
        resto = resto[:fijos] + resto[fijos:].rstrip("0")
        return f"{'-' if redondeado < 0 else ''}{entera}{'.' if resto else ''}{resto}"


@cache
def _secciones(formato: str) -> list[list[_Trozo] | None]:
    """Los trozos de cada parte: positivos; negativos; ceros; textos. `None` en la que no se entiende."""
    partes: list[list[re.Match[str]]] = [[]]
    for hallado in _TROZOS.finditer(formato or "General"):
        if hallado.lastgroup == "fin":
            partes.append([])
        else:
            partes[-1].append(hallado)
    return [_trozos(parte) for parte in partes]


def _trozos(parte: list[re.Match[str]]) -> list[_Trozo] | None:
    clases = [hallado.lastgroup for hallado in parte]
    if "letra" in clases or clases.count("cifra") + clases.count("general") > 1:
        return None
    escala = Decimal(100) ** clases.count("porciento")
    return [_trozo(hallado, escala) for hallado in parte]


def _trozo(hallado: re.Match[str], escala: Decimal) -> _Trozo:
    texto, clase = hallado[0], hallado.lastgroup
    if clase == "general":
        return _Trozo(molde="General", escala=escala)
    if clase == "cifra":
        # las comas del final dividen entre mil
        entre_mil = len(texto) - len(texto.rstrip(","))
        return _Trozo(molde=texto.replace(",", ""), escala=escala / 1000**entre_mil)
    if clase == "literal":
        return _Trozo(texto[1:].removesuffix('"') if texto[0] == '"' else texto[1:])
    fijos = {"nada": "", "porciento": " %", "moneda": hallado["moneda"]}
    return _Trozo(fijos.get(clase or "", texto))
