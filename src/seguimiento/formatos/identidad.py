"""Cómo se nombra fuera de aquí un diagnóstico: su archivo, dónde acaba y cuál es entre los demás."""

import re
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from seguimiento.diagnosticos import CATALOGO, Diagnostico
from seguimiento.redaccion import visible

_NUMERO_DE_LINEA = re.compile(r"(línea )[0-9]+")


def rotulo(codigo: str) -> str:
    """El código con su título, como nombre de lo que se comprueba."""
    return f"{codigo}: {CATALOGO[codigo].titulo.removesuffix('.')}"


def columna_final(diagnostico: Diagnostico) -> int:
    """La columna que sigue a lo señalado, sin salirse de su línea.

    Igual a la de inicio si no hay nada que abarcar: lo que falta al final de una línea y lo que se
    dice del archivo entero son puntos, no tramos.
    """
    inicio = diagnostico.posicion.columna
    fin_de_linea = len(diagnostico.extracto) + 1
    return max(inicio, min(inicio + diagnostico.posicion.largo, fin_de_linea))


def huellas(diagnosticos: Iterable[Diagnostico]) -> list[str]:
    """Una huella por diagnóstico, en su orden: todas distintas, y las mismas si el texto se desplaza.

    Salen del código, el archivo y el mensaje, sin los números de línea que este cite. A los que
    coinciden en todo los distingue su orden de aparición.
    """
    vistos: Counter[tuple[str, str, str]] = Counter()
    resultado = []
    for uno in diagnosticos:
        mensaje = _NUMERO_DE_LINEA.sub(r"\1", visible(uno.mensaje))
        identidad = (uno.codigo, visible(uno.archivo), mensaje)
        resultado.append(_resumida(*identidad, str(vistos[identidad])))
        vistos[identidad] += 1
    return resultado


def _resumida(*partes: str) -> str:
    # ninguna parte lleva controles: con uno por medio, «a», «bc» no se confunde con «ab», «c»
    return sha256("\0".join(partes).encode()).hexdigest()
