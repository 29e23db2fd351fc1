"""Las opciones globales valen antes y después de la orden: aquí se llevan todas delante.

typer solo admite las opciones de un grupo antes del nombre de la orden. En vez de declararlas otra
vez en cada orden, la línea se reordena antes de leerla: `status --hoy 2023-04-15` pasa a ser
`--hoy 2023-04-15 status`.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple


class Orden(NamedTuple):
    """Lo que hay que saber de una orden para repartir su línea sin ejecutarla."""

    opciones: Mapping[str, bool]
    """Cada nombre de opción (`--hoy`, `-C`) y si lleva un valor."""

    ordenes: Mapping[str, "Orden"] = MappingProxyType({})
    """Las órdenes que contiene, si es un grupo."""


def adelantar_globales(argv: Sequence[str], raiz: Orden) -> list[str]:
    """La misma línea con las opciones de `raiz` (y sus valores) delante, en su orden.

    Manda la lectura de siempre: una opción que lleva valor se queda con lo que la sigue, sea lo que
    sea. Por eso en `--comentario --hoy` la segunda es el comentario y no se mueve. Si una orden
    tiene una opción con el nombre de una global, es de la orden. Tras `--` no se toca nada.
    """
    delante: list[str] = []
    quedan: list[str] = []
    orden, resto = raiz, list(argv)
    while resto and resto[0] != "--":
        if orden is not raiz and (ocupa := _ocupa(resto[0], orden.opciones)):
            destino = quedan
        elif ocupa := _ocupa(resto[0], raiz.opciones):
            if ocupa > len(resto):
                # sin su valor tomaría por tal el nombre de la orden; sola, typer dirá que le falta
                return [*delante, *resto]
            destino = delante
        else:
            destino, ocupa = quedan, 1
            orden = orden.ordenes.get(resto[0], orden)
        destino += resto[:ocupa]
        resto = resto[ocupa:]
    return [*delante, *quedan, *resto]


def _ocupa(palabra: str, opciones: Mapping[str, bool]) -> int:
    """Cuántas palabras ocupa esa opción con su valor; 0 si no es una de `opciones`."""
    if not palabra.startswith("--"):
        return _ocupan_cortas(palabra, opciones)
    nombre, igual, _ = palabra.partition("=")
    return 0 if nombre not in opciones else 1 + (opciones[nombre] and not igual)


def _ocupan_cortas(palabra: str, opciones: Mapping[str, bool]) -> int:
    """Lo mismo para `-C DIR`, `-CDIR` y las letras juntas (`-qC DIR`), si todas son conocidas."""
    if not palabra.startswith("-"):
        return 0
    for siguiente, letra in enumerate(palabra[1:], start=2):
        lleva_valor = opciones.get(f"-{letra}")
        if lleva_valor is None:
            return 0
        if lleva_valor:
            return 1 if siguiente < len(palabra) else 2
    return int(len(palabra) > 1)


class Palabra(NamedTuple):
    """Una palabra de la línea, tal como la lee quien la reparte."""

    escrita: str
    opcion: str = ""
    """El nombre con que se escribió, si es una opción conocida."""
    valor: str | None = None
    """El valor de la opción, si lleva uno y está."""
    tras_guiones: bool = False
    """Si va detrás de «--», donde ya nada es una opción."""


def palabras(argv: Sequence[str], opciones: Mapping[str, bool]) -> Iterator[Palabra]:
    """Las palabras de la línea de una orden, sin «--», cada opción con su valor; las letras juntas, una a una."""
    resto = [*argv]
    while resto:
        escrita = resto.pop(0)
        if escrita == "--":
            yield from (Palabra(una, tras_guiones=True) for una in resto)
            return
        if not _ocupa(escrita, opciones):
            yield Palabra(escrita)
            continue
        for nombre, pegado in _separadas(escrita, opciones):
            detras = resto.pop(0) if opciones[nombre] and pegado is None and resto else None
            yield Palabra(escrita, nombre, detras if pegado is None else pegado)


def _separadas(escrita: str, opciones: Mapping[str, bool]) -> Iterator[tuple[str, str | None]]:
    """Cada opción de las que hay en una palabra, con el valor que lleve pegado."""
    if escrita.startswith("--"):
        nombre, igual, pegado = escrita.partition("=")
        yield nombre, pegado if igual else None
        return
    for siguiente, letra in enumerate(escrita[1:], start=2):
        lleva_valor = opciones[f"-{letra}"]
        yield f"-{letra}", (escrita[siguiente:] or None) if lleva_valor else None
        if lleva_valor:
            return


def repartida(palabras: Sequence[str], opciones: Mapping[str, bool]) -> tuple[list[str], list[str]]:
    """Lo que es de un grupo, sus opciones, y desde ahí lo demás."""
    hasta = 0
    while hasta < len(palabras) and (ocupa := _ocupa(palabras[hasta], opciones)):
        hasta += ocupa
    return [*palabras[:hasta]], [*palabras[hasta:]]
