"""Las opciones globales valen antes y después de la orden: aquí se llevan todas delante.

typer solo admite las opciones de un grupo antes del nombre de la orden. En vez de declararlas otra
vez en cada orden, la línea se reordena antes de leerla: `status --hoy 2023-04-15` pasa a ser
`--hoy 2023-04-15 status`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from typer.core import TyperGroup, TyperOption

from seguimiento.comandos.de_typer import Comando, Parametro


@dataclass(frozen=True, slots=True)
class Orden:
    """Lo que hay que saber de una orden para repartir su línea sin ejecutarla."""

    opciones: Mapping[str, bool]
    """Cada nombre de opción (`--hoy`, `-C`) y si lleva un valor."""

    ordenes: Mapping[str, "Orden"] = field(default_factory=dict)
    """Las órdenes que contiene, si es un grupo."""


def orden_de(comando: Comando) -> Orden:
    """Las opciones de una orden y de las que contiene, sin la de ayuda, que es de cada una."""
    opciones = {
        nombre: not opcion.is_flag
        for opcion in comando.params
        if isinstance(opcion, TyperOption)
        for nombre in opcion.opts
    }
    return Orden(opciones, _Contenidas(comando) if isinstance(comando, TyperGroup) else {})


def en_la_linea(parametro: Parametro) -> str:
    """Cómo se escribe un parámetro: el más largo de los nombres de la opción, o «REF»."""
    if isinstance(parametro, TyperOption):
        return max(parametro.opts, key=len)
    return parametro.metavar or str(parametro.name).upper()


class _Contenidas(Mapping[str, Orden]):
    """Las órdenes de un grupo, descritas según se piden: para describir una hay que construirla."""

    def __init__(self, grupo: TyperGroup) -> None:
        self._ordenes = grupo.commands

    def __getitem__(self, nombre: str) -> Orden:
        return orden_de(self._ordenes[nombre])

    def __iter__(self) -> Iterator[str]:
        return iter(self._ordenes)

    def __len__(self) -> int:
        return len(self._ordenes)


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


def palabras(argv: Sequence[str], opciones: Mapping[str, bool]) -> Iterator[Palabra]:
    """Las palabras de la línea de una orden hasta «--», cada opción con su valor."""
    resto = [*argv]
    while resto and resto[0] != "--":
        escrita = resto.pop(0)
        if not (ocupa := _ocupa(escrita, opciones)):
            yield Palabra(escrita)
            continue
        nombre, igual, pegado = (
            escrita.partition("=") if escrita.startswith("--") else (escrita, "", "")
        )
        detras = resto.pop(0) if ocupa > 1 and resto else None
        yield Palabra(escrita, nombre, pegado if igual else detras)


def repartida(palabras: Sequence[str], opciones: Mapping[str, bool]) -> tuple[list[str], list[str]]:
    """Lo que es de un grupo, sus opciones, y desde ahí lo demás."""
    hasta = 0
    while hasta < len(palabras) and (ocupa := _ocupa(palabras[hasta], opciones)):
        hasta += ocupa
    return [*palabras[:hasta]], [*palabras[hasta:]]
