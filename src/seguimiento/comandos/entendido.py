"""Lo que se dijo como lo escribe la gente: fechas en palabras y varios nombres en una casilla.

Lo que se entiende se muestra siempre y, en una terminal, se confirma antes de guardar. Lo que puede
entenderse de dos maneras se pregunta; si no hay a quién, se rechaza o se deja tal cual y se dice.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from seguimiento.comandos.completado import ACTORES
from seguimiento.comandos.del_modelo import Dichos
from seguimiento.comandos.dialogo import Dialogo
from seguimiento.errores import ErrorDeUso

if TYPE_CHECKING:
    from seguimiento.campos import Campo

CON_NOMBRES = frozenset({*ACTORES, "dirigida_a"})
"""Las claves en que cada elemento es un nombre, y no siempre se sabe si dentro hay uno o dos."""
# se compilan al usarlas: este módulo se importa al arrancar
_ENTRE_NOMBRES = r"\s*;\s*"
_QUIZA_ENTRE_NOMBRES = r"\s*(?:\n|/|,|&|\s(?:y|e|and|et)\s)\s*"


class Entendido(NamedTuple):
    """Lo que se dijo, como va en un registro."""

    dichos: Dichos
    hay_que_confirmar: bool
    """Si algo no se escribió así."""


def entendidos(
    dialogo: Dialogo,
    campos: "Mapping[str, Campo]",
    nombre_de: Callable[[str], str],
    dichos: Dichos,
    conocidos: Callable[[], Collection[str]],
) -> Entendido:
    """Lo que se dijo de cada campo, como va en un registro. Lanza `ErrorDeUso` ante una duda.

    `conocidos` son los nombres que ya constan, que no se parten; solo se preguntan si hace falta.
    """
    quedan = {**dichos}
    for clave, campo in campos.items():
        dicho = dichos.get(clave)
        if isinstance(dicho, str) and dicho and campo.clase_de_valor == "fecha":
            if va_sin_plazo(campo, dicho) and not dichos.get("sin_plazo"):
                dialogo.salida.avisar(f"«{dicho}» se anota en «sin_plazo»: no es un plazo olvidado")
                quedan |= {"plazo": "", "sin_plazo": dicho.strip()}
            else:
                quedan[clave] = fecha_entendida(dialogo, nombre_de(clave), dicho, campo)
                _comprobar_que_no_es_una_frase(campo, nombre_de("sin_plazo"), str(quedan[clave]))
        elif not dicho or not (campo.opcion and campo.opcion.es_de_actores):
            continue
        elif isinstance(dicho, str):
            quedan[clave] = normalize("NFC", dicho)
        else:
            con_duda = clave in CON_NOMBRES
            quedan[clave] = nombres_entendidos(
                dialogo, nombre_de(clave), dicho, conocidos if con_duda else None
            )
    return Entendido(quedan, quedan != {**dichos})


def va_sin_plazo(campo: "Campo", dicho: str) -> bool:
    """Si lo dicho es que no hay plazo, y el registro tiene dónde anotarlo."""
    from seguimiento.fechas_escritas import es_sin_plazo

    tiene = campo.clave == "plazo" and "sin_plazo" in campo.modelo.model_fields
    return tiene and es_sin_plazo(dicho)


def _comprobar_que_no_es_una_frase(campo: "Campo", donde: str, dicho: str) -> None:
    """Que el plazo sea una fecha, aunque mal escrita; «en la próxima reunión» tiene otro sitio."""
    from seguimiento.fechas_escritas import falta_el_anio

    if campo.clave != "plazo" or any(map(str.isdigit, dicho)) or falta_el_anio(dicho):
        return
    ayuda = f"si es lo que dice la fuente en lugar de una, va en «{donde or 'sin_plazo'}»"
    if "sin_plazo" not in campo.modelo.model_fields:
        ayuda = "una prórroga es hasta una fecha; lo demás que diga la fuente, con «seg actualizar»"
    raise ErrorDeUso(f"«{dicho}» no es una fecha", ayuda)


def fecha_entendida(dialogo: Dialogo, nombre: str, dicho: str, campo: "Campo") -> str:
    """La fecha que se dijo, como se escribe en un registro; lo mismo si no se entiende.

    Lanza `ErrorDeUso` si le falta el año o, sin nadie a quien preguntar, si puede ser dos.
    """
    from seguimiento.fechas import QUE_EMPIEZAN, FechaNoValida, leer_fecha
    from seguimiento.fechas_escritas import desde_hoy

    try:
        leer_fecha(dicho)
    except FechaNoValida as error:
        if not (leida := error.parecida or desde_hoy(dicho, dialogo.hoy())):
            comprobar_que_lleva_anio(dicho, dialogo.hoy(), por_venir=campo.clave == "plazo")
            return dicho
        if error.al_empezar and campo.clave in QUE_EMPIEZAN:
            leida = error.al_empezar
        elif len(error.parecidas) > 1:
            leida = _una(dialogo, nombre, dicho, error.parecidas)
        dialogo.salida.avisar(f"«{dicho}» se lee «{leida}»: {_en_palabras(leida)}")
        return leida
    return dicho


def comprobar_que_lleva_anio(dicho: str, hoy: date, *, por_venir: bool = False) -> None:
    """Que no le falte a la fecha. Lanza `ErrorDeUso`, que propone el último o, si está por venir, el que viene."""
    from seguimiento.fechas import fechas_parecidas, leer_fecha
    from seguimiento.fechas_escritas import con_anio, falta_el_anio

    if not falta_el_anio(dicho):
        return
    anios = (hoy.year, hoy.year + 1) if por_venir else (hoy.year, hoy.year - 1)
    posibles = (fechas_parecidas(con_anio(dicho, anio)) for anio in anios)
    leidas = (leer_fecha(de_un_anio[0]) for de_un_anio in posibles if de_un_anio)
    propuesta = next(
        (una for una in leidas if (una.ultimo_dia >= hoy if por_venir else una.primer_dia <= hoy)),
        None,
    )
    ayuda = f"¿quiso decir «{propuesta}» ({_en_palabras(propuesta.texto)})?" if propuesta else ""
    raise ErrorDeUso(f"a «{dicho}» le falta el año", ayuda or "escríbalo entero")


def _una(dialogo: Dialogo, nombre: str, dicho: str, posibles: Sequence[str]) -> str:
    """La que se elija de las posibles. Sin nadie a quien preguntar, lanza `ErrorDeUso`."""
    en_palabras = [f"«{una}» ({_en_palabras(una)})" for una in posibles]
    if not dialogo.posible:
        raise ErrorDeUso(
            f"«{dicho}» puede leerse de dos maneras",
            f"escriba {' o '.join(en_palabras)} en «{nombre}»",
        )
    for numero, cual in enumerate(en_palabras, start=1):
        dialogo.decir(f"  {numero}  {cual}")
    return posibles[
        dialogo.elegir(f"«{dicho}» puede leerse de dos maneras; ¿cuál? ", len(posibles))
    ]


def _en_palabras(escrita: str) -> str:
    from seguimiento.fechas import leer_fecha
    from seguimiento.redaccion import fecha_en_palabras

    return fecha_en_palabras(leer_fecha(escrita))


def nombres_entendidos(
    dialogo: Dialogo,
    nombre: str,
    dichos: Sequence[str],
    conocidos: Callable[[], Collection[str]] | None,
) -> list[str]:
    """Los nombres que se dijeron, cada uno aparte y sin repetir.

    Un punto y coma separa nombres. Una barra, una coma, una «y» o un salto de línea pueden ser parte de
    uno: se pregunta y, si no hay a quién, se deja y se dice cómo escribir cada uno.
    """
    partidos = list[str]()
    # lo que viene de macOS trae las tildes sueltas: se ve igual y sería otro nombre
    for dicho in (normalize("NFC", uno) for uno in dichos):
        partes = [una for una in re.split(_ENTRE_NOMBRES, dicho.strip()) if una]
        if len(partes) < 2:  # noqa: PLR2004 — uno solo queda tal como se dijo
            partes = [dicho]
        else:
            dialogo.salida.avisar(f"«{_en_una_linea(dicho)}» son {len(partes)}: {_citados(partes)}")
        for parte in partes:
            partidos += _quiza_varios(dialogo, nombre, parte, conocidos) if conocidos else [parte]
    return list(dict.fromkeys(partidos))


def _quiza_varios(
    dialogo: Dialogo, nombre: str, dicho: str, conocidos: Callable[[], Collection[str]]
) -> list[str]:
    from seguimiento.redaccion import plegado

    partes = [una for una in re.split(_QUIZA_ENTRE_NOMBRES, dicho.strip()) if una]
    if len(partes) < 2 or plegado(dicho) in {plegado(uno) for uno in conocidos()}:  # noqa: PLR2004
        return [dicho]
    if dialogo.posible:
        dialogo.decir(f"  1  uno: «{_en_una_linea(dicho)}»")
        dialogo.decir(f"  2  {len(partes)}: {_citados(partes)}")
        varios = dialogo.elegir(f"¿«{_en_una_linea(dicho)}» es uno o son {len(partes)}? ", 2) == 1
        return partes if varios else [dicho]
    cada_uno = " ".join(f'{nombre} "{parte}"' for parte in partes)
    dialogo.salida.avisar(
        f"«{_en_una_linea(dicho)}» queda como un solo nombre; si son {len(partes)}: {cada_uno}"
    )
    return [dicho]


def _citados(partes: Sequence[str]) -> str:
    from seguimiento.redaccion import entre_comillas, enumeracion

    return enumeracion(entre_comillas(partes))


def _en_una_linea(texto: str) -> str:
    return " ".join(texto.split())
