r"""Cómo se escribe en Markdown un texto para que se lea tal cual, sin más signos de los que hacen falta.

Lo que CommonMark leería como marca (o GitHub: tablas, tachados, fórmulas) lleva «\» delante; lo demás
queda como se escribió: «M&E», «informe_final», «C#», «1. de 3» a mitad de línea.
"""

import re
from collections.abc import Iterator
from html.entities import html5
from string import punctuation

from seguimiento.redaccion import en_linea, legible, sin_invisibles

ESCAPE = "\\"
_SIGNOS = re.compile(r"\\|`|\*+|_+|~+|<|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[0-9A-Za-z]+)|\||\$")
_CORCHETES = re.compile(r"[\[\]]")
_ABRE_ETIQUETA = re.compile(r"<(?:[A-Za-z/!?]|$)")
_CASILLA = frozenset({"", " ", "x", "X"})
_COLA_DE_TITULO = re.compile(r"(?:^|(?<= ))#+$")
_DIRECCION = re.compile(
    r"(?:https?|ftp)://[^\s<>\x00-\x20]+|mailto:[^\s<>\x00-\x20]+", re.IGNORECASE
)
_NO_ACABA_EN = "?!.,:;*_~'\"»”’"
_AL_PRINCIPIO = re.compile(
    r"#{1,6}(?= |$)|[-+](?= |$)|(?:- *){3,}$|=+$|:?-+:?$|~{3,}|>|(?P<numero>[0-9]{1,9})[.)](?= |$)"
)
"""Lo que al principio de un bloque sería un título, una lista, una raya, una cita o un bloque de código."""


def literal_en_markdown(texto: str, *, principio: str = ESCAPE, en_rotulo: bool = False) -> str:
    """El texto en una línea, para que en Markdown se lea tal cual: ni marcas, ni etiquetas, ni celdas.

    `principio` es lo que se antepone a lo que solo al empezar una línea sería una marca: nada si se
    sabe que va a mitad de una. Una dirección que lleve marcas va entre «<» y «>», que la dejan intacta;
    dentro del rótulo de un enlace no, porque sería otro enlace.
    """
    llano = legible(en_linea(sin_invisibles(texto)))
    escapes = dict(_escapes(llano))
    inicio = _AL_PRINCIPIO.match(llano)
    if inicio is not None:
        donde = inicio.end("numero") if inicio["numero"] else 0
        escapes[donde] = escapes.get(donde) or f"{principio}{llano[donde]}"
    if not escapes:
        return llano
    enteras = () if en_rotulo else tuple(_enteras(llano, escapes))
    return "".join(_escrito(llano, escapes, enteras))


def _escrito(
    llano: str, escapes: dict[int, str], enteras: tuple[tuple[int, int], ...]
) -> Iterator[str]:
    hasta = 0
    for desde, fin in (*enteras, (len(llano), len(llano))):
        yield from (escapes.get(i, llano[i]) for i in range(hasta, desde))
        if fin > desde:
            yield f"<{llano[desde:fin]}>"
        hasta = fin


def _enteras(llano: str, escapes: dict[int, str]) -> Iterator[tuple[int, int]]:
    """Las direcciones que se tocarían y pueden ir enteras, entre «<» y «>»: dónde empiezan y acaban."""
    for hallada in _DIRECCION.finditer(llano):
        direccion = _sin_puntuacion(hallada[0])
        desde, fin = hallada.start(), hallada.start() + len(direccion)
        tocadas = [escapes[i] for i in range(desde, fin) if i in escapes]
        # «|» partiría la celda y una entidad se leería como otro signo
        if tocadas and not {"\\|", "&amp;"} & {*tocadas}:
            yield desde, fin


def _sin_puntuacion(direccion: str) -> str:
    """La dirección sin el punto, la coma o el paréntesis de la frase en que va."""
    while direccion[-1] in _NO_ACABA_EN or (
        direccion[-1] in ")]" and direccion.count(direccion[-1]) > _abiertos(direccion)
    ):
        direccion = direccion[:-1]
    return direccion


def _abiertos(direccion: str) -> int:
    return direccion.count("(" if direccion[-1] == ")" else "[")


def _escapes(llano: str) -> Iterator[tuple[int, str]]:
    """Dónde hace falta escribir otra cosa, y qué."""
    for hallado in _SIGNOS.finditer(llano):
        yield from _de_signo(llano, hallado)
    yield from _de_corchetes(llano)
    cola = _COLA_DE_TITULO.search(llano)
    if cola is not None:
        yield cola.start(), "\\#"


def _de_signo(llano: str, hallado: re.Match[str]) -> Iterator[tuple[int, str]]:
    desde, fin = hallado.span()
    signo = llano[desde]
    antes, despues = llano[desde - 1 : desde], llano[fin : fin + 1]
    match signo:
        case "\\":
            hace_falta = not despues or despues in punctuation
        case "<":
            hace_falta = _ABRE_ETIQUETA.match(llano, desde) is not None
        case "&":
            hace_falta = _es_entidad(hallado[0], despues)
        case "$":
            hace_falta = _abre_formula(llano, desde)
        case "*" | "_":
            hace_falta = _enfatiza(signo, antes, despues)
        case "~":
            hace_falta = fin - desde > 1 or _tacha(antes, despues, solo=llano.count(signo) == 1)
        case _:
            hace_falta = True
    if hace_falta:
        escape = {"<": "&lt;", "&": "&amp;"}.get(signo, f"\\{signo}")
        # de «&name» se cambia solo el primero; de una racha, todos
        yield from ((i, escape) for i in range(desde, fin if signo != "&" else desde + 1))


def _enfatiza(signo: str, antes: str, despues: str) -> bool:
    """Si esos signos podrían abrir o cerrar un énfasis; lo que no se sabe cuenta como que sí."""
    if antes.isspace() and despues.isspace():
        return False
    return signo != "_" or not (antes.isalnum() and despues.isalnum())


def _tacha(antes: str, despues: str, *, solo: bool) -> bool:
    """Si «~» podría cerrar un tachado. «~30» podría abrirlo, pero de los que cierran no queda ninguno."""
    if (not antes or antes.isspace()) and (despues.isalnum() or despues.isspace()):
        return False
    return not (solo and antes.isalnum() and despues.isalnum())


def _es_entidad(escrito: str, despues: str) -> bool:
    # al final no se sabe qué seguirá: podría ser el «;»
    posible = escrito.startswith("&#") or f"{escrito[1:]};" in html5
    return posible and despues in {"", ";"}


def _abre_formula(llano: str, desde: int) -> bool:
    """Si GitHub leería una fórmula desde ese «$» hasta otro."""
    antes, despues = llano[desde - 1 : desde], llano[desde + 1 : desde + 2]
    if antes.isalnum() or not despues or despues.isspace():
        return False
    return re.compile(r"\S\$(?![0-9])").search(llano, desde + 1) is not None


def _de_corchetes(llano: str) -> Iterator[tuple[int, str]]:
    """Los que podrían ser un enlace, una nota o una casilla, y los que no tienen pareja."""
    abiertos: list[int] = []
    for hallado in _CORCHETES.finditer(llano):
        donde = hallado.start()
        if hallado[0] == "[":
            abiertos.append(donde)
        elif not abiertos:
            yield donde, "\\]"
        else:
            inicio = abiertos.pop()
            if _es_marca(llano, inicio, donde):
                yield from ((inicio, "\\["), (donde, "\\]"))
    yield from ((inicio, "\\[") for inicio in abiertos)


def _es_marca(llano: str, inicio: int, fin: int) -> bool:
    despues = llano[fin + 1 : fin + 2]
    if inicio == 0 or not despues or despues in "([:":
        return True
    return llano[inicio + 1] == "^" or llano[inicio + 1 : fin] in _CASILLA
