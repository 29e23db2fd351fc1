"""Expresiones regulares para quien valida fuera: enteras, y de las que Python y ECMAScript leen igual.

Las de cada tipo son las del modelo; aquí se les pone principio y fin, y se escribe como expresión lo
que el modelo comprueba con cuentas: los límites de un número y el calendario.
"""

import re
from calendar import isleap, monthrange
from collections.abc import Iterable, Iterator
from itertools import groupby

from seguimiento.fechas import ANIO_MAXIMO, ANIO_MINIMO, MESES, Precision
from seguimiento.modelo.tipos import ENTERO

_UN_ANIO_COMUN = 2023


def entero(expresion: str | re.Pattern[str]) -> str:
    """La expresión, para que case con todo el texto y no con una parte."""
    return f"^(?:{expresion.pattern if isinstance(expresion, re.Pattern) else expresion})$"


def uno_de(textos: Iterable[str]) -> str:
    """Uno de los textos, que solo llevan letras, cifras y «_»."""
    return entero("|".join(textos))


def de_largo(maximo: int) -> str:
    """Un texto con algo escrito y a lo sumo esos caracteres."""
    return rf"^(?=[\s\S]*\S)[\s\S]{{1,{maximo}}}$"


def uno_de_los_numeros(numeros: Iterable[int]) -> str:
    """Las cifras de uno de los números, quizá con ceros delante."""
    return f"^(?={ENTERO.pattern}$)0*(?:{'|'.join(map(str, numeros))})$"


def entre(minimo: int, maximo: int | None) -> str:
    """Las cifras de un número entre esos límites, incluidos, quizá con ceros delante."""
    no_menos = f"(?!0*(?:{_hasta(minimo - 1)})$)" if minimo > 0 else ""
    no_mas = f"0*(?:{_hasta(maximo)})" if maximo is not None else "[0-9]+"
    return f"^(?={ENTERO.pattern}$){no_menos}{no_mas}$"


def _hasta(maximo: int) -> str:
    """Las cifras de un número de 0 al máximo, incluido."""
    cifras = str(maximo)
    opciones = [f"[0-9]{{1,{len(cifras) - 1}}}"] if len(cifras) > 1 else []
    for lugar, cifra in enumerate(cifras):
        if cifra != "0":
            resto = len(cifras) - lugar - 1
            opciones.append(f"{cifras[:lugar]}[0-{int(cifra) - 1}][0-9]{{{resto}}}")
    return "|".join([*opciones, cifras])


def del_calendario() -> str:
    """Una fecha, con la precisión que sea, que existe y cae entre los años admitidos."""
    anios = range(ANIO_MINIMO, ANIO_MAXIMO + 1)
    partes = [
        f"S[1-{12 // Precision.SEMESTRE.value}]",
        f"T[1-{12 // Precision.TRIMESTRE.value}]",
        *_de_los_meses(),
    ]
    anio, bisiesto = _agrupados(anios, 4), _agrupados(filter(isleap, anios), 4)
    return entero(f"(?:{anio})(?:-(?:{'|'.join(partes)}))?|(?:{bisiesto})-02-29")


def _de_los_meses() -> Iterator[str]:
    """Los meses que duran lo mismo, quizá con un día; febrero, como en un año común."""
    por_duracion: dict[int, list[int]] = {}
    for mes in range(1, len(MESES) + 1):
        por_duracion.setdefault(monthrange(_UN_ANIO_COMUN, mes)[1], []).append(mes)
    for dias, meses in por_duracion.items():
        yield f"(?:{_agrupados(meses, 2)})(?:-(?:{_agrupados(range(1, dias + 1), 2)}))?"


def _agrupados(numeros: Iterable[int], cifras: int) -> str:
    """Los números, de menor a mayor y con todas sus cifras, agrupados por decenas: `0[13578]|1[02]`."""
    escritos = (f"{numero:0{cifras}}" for numero in numeros)
    return "|".join(
        f"{decena}[{''.join(uno[-1] for uno in iguales)}]"
        for decena, iguales in groupby(escritos, key=lambda uno: uno[:-1])
    )
