"""Los códigos: los de su columna y los que van delante del texto («1.1 Digitalizar las actas»)."""

import re
from decimal import Decimal

from seguimiento.diagnosticos import importacion as codigos
from seguimiento.importacion.valores.lectura import Lectura, Leidos
from seguimiento.importacion.valores.textos import citado
from seguimiento.vocabularios.rotulos import CampoDeMatriz as C

_CIENTIFICA = re.compile(r"[0-9](?:[.,][0-9]+)?[eE][+-]?[0-9]+")
_ROTULADO = (
    r"(?:evaluation )?(?:recomendaci[oó]n(?:es)?(?: de evaluaci[oó]n)?|recommendation|recommandation"
    r"|recomenda[cç][aã]o|acci[oó]n|action|a[cç][aã]o|actividad|activity|medida|rec)\.?"
    r"\s*(?:n\.?\s?[oº°]\.?|no\.?|nro\.?|n[uú]m\.?|number|#)?\s*"
)
_EN_COLUMNA = re.compile(rf"(?:{_ROTULADO})?\(?(?P<codigo>[A-Za-z0-9].*?)[.):]*", re.IGNORECASE)
_NUMERO = r"[A-Za-z]{0,4}-?[0-9]{1,3}(?:\.[0-9]{1,3})*"
_DELANTE = re.compile(
    # con un signo que lo cierra, vale cualquier número; sin él, «1.1 Digitalizar» y no «3.5 millones»
    rf"(?:(?i:{_ROTULADO})(?P<a>{_NUMERO})|(?P<b>{_NUMERO}|[a-z](?=\))))(?:\s*[:)]|\.\s*[-–—]?|\s+[-–—])\s+(?=\S)"
    r"|\((?P<d>[a-z]|[0-9]{1,2})\)\s+(?=\S)"
    r"|(?P<c>[0-9]{1,3}(?:\.[0-9]{1,3})+)\s+(?!(?:mil|millon|millones|million|millions|milhoes|puntos?|veces|por ciento|percent|pour cent)\b)"
    r"(?!(?:metros?|km|kg|ha|horas?|dias?|días?|meses|años?|anos?|hours?|days?|years?|US|USD|EUR)\b)(?=[^\W\d_]|[¿«\"“])",
)
_APARTE = re.compile(r"(?:^|\n)(?:Source of Position|Fuente de la posición)\s*:.*", re.IGNORECASE)


def codigo(lectura: Lectura) -> Leidos:
    """El código, tal como se ve; ninguno si una hoja de cálculo lo volvió otra cosa."""
    texto = lectura.texto
    if _CIENTIFICA.fullmatch(texto):
        mensaje = (
            f"{citado(texto)} fue un código largo que una hoja de cálculo redondeó: se deja fuera"
        )
        lectura.duda(
            codigos.CODIGO_DUDOSO, mensaje, "dele formato de texto a la columna y vuelva a exportar"
        )
        return {}
    hallado = _EN_COLUMNA.fullmatch(texto)
    return {lectura.campo: hallado["codigo"] if hallado else texto}


def es_suelto(lectura: Lectura) -> bool:
    """Si es un número con decimales que pudo perder un cero: «1.1», que quizá era «1.10»."""
    numero = lectura.celda.valor
    return isinstance(numero, Decimal) and numero % 1 != 0 and not lectura.texto.endswith("0")


def enunciado(lectura: Lectura) -> Leidos:
    """Qué se recomienda o qué se hará, y el código que lleve delante."""
    de_la_accion = lectura.campo in {C.ACCION, C.COMPROMISO}
    texto = lectura.texto
    aparte = [hallado[0].strip() for hallado in _APARTE.finditer(texto)]
    texto = _APARTE.sub("", texto).strip().rstrip(";").rstrip()
    leidos: dict[C, str] = {C.NOTAS: "\n".join(aparte)} if aparte else {}
    suyo, texto = con_su_codigo(texto)
    if suyo:
        leidos[C.CODIGO_DE_ACCION if de_la_accion else C.CODIGO] = suyo
    return {lectura.campo: texto, **leidos} if texto else leidos


def con_su_codigo(texto: str) -> tuple[str, str]:
    """El código que va delante de un texto y el resto; vacío si no lleva ninguno que se reconozca."""
    delante = _DELANTE.match(texto)
    if delante is None:
        return "", texto
    return next(filter(None, delante.groups())), texto[delante.end() :].strip()
