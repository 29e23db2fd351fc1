"""La ayuda de una orden: su uso, qué hace y, de cada argumento y cada opción, lo que admite."""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from shutil import get_terminal_size
from textwrap import fill
from typing import TYPE_CHECKING

from typer.core import TyperArgument, TyperOption

from seguimiento.comandos.argumentos import en_la_linea
from seguimiento.comandos.de_typer import Contexto
from seguimiento.comandos.del_modelo import campo_de, explicacion, rotulo_de_campo
from seguimiento.comandos.valores import Declarado, declarados

if TYPE_CHECKING:
    from seguimiento.campos import Campo

AYUDA = ("--ayuda", "--help")
DE_LA_AYUDA = "Muestra esta ayuda y termina."
_SANGRIA = "  "
_IZQUIERDA_MAXIMA = 30
"""Caracteres de la columna izquierda; lo más largo pone su explicación en el renglón siguiente."""

Filas = Sequence[tuple[str, str]]
"""Lo que va a la izquierda y su explicación."""


def ancho_de_la_ayuda() -> int:
    """El de la pantalla, sin pasar de lo que se lee bien ni bajar de lo que se entiende."""
    return max(min(get_terminal_size().columns, 80) - 2, 50)


def ayuda(contexto: Contexto, ordenes: Filas = ()) -> str:
    """La ayuda de la orden de ese contexto, que es un grupo si contiene `ordenes`."""
    orden, ancho = contexto.command, ancho_de_la_ayuda()
    suyos = declarados(orden.callback)
    argumentos = [p for p in orden.params if isinstance(p, TyperArgument)]
    de_los_argumentos = [_de_argumento(p, suyos[str(p.name)]) for p in argumentos]
    opciones = [p for p in orden.params if isinstance(p, TyperOption)]
    de_las_opciones = [fila_de_opcion(p, suyos[str(p.name)]) for p in opciones]
    partes = [
        _uso(contexto.command_path, argumentos, ancho, es_grupo=bool(ordenes)),
        *([_parrafos(orden.help, ancho, _SANGRIA)] if orden.help else []),
        *_seccion("Argumentos", de_los_argumentos, ancho),
        *_seccion("Opciones", [*de_las_opciones, (", ".join(AYUDA), DE_LA_AYUDA)], ancho),
        *_seccion("Órdenes", ordenes, ancho),
    ]
    return "\n\n".join(partes)


def _uso(camino: str, argumentos: Iterable[TyperArgument], ancho: int, *, es_grupo: bool) -> str:
    piezas = ["[OPCIONES]", *map(_en_el_uso, argumentos)]
    piezas += ["ORDEN [ARGUMENTOS]…"] if es_grupo else []
    delante = f"Uso: {camino} "
    return _lleno(" ".join(piezas), ancho, delante, " " * len(delante))


def _en_el_uso(argumento: TyperArgument) -> str:
    """El argumento como sale en la línea de uso: `REF`, o `[RUTAS…]` si puede faltar."""
    nombre = en_la_linea(argumento)
    repetido = f"{nombre}…" if argumento.nargs != 1 else nombre
    return repetido if argumento.required else f"[{repetido}]"


def _seccion(titulo: str, filas: Filas, ancho: int) -> Iterator[str]:
    """El título y sus filas en dos columnas; nada si no hay filas."""
    if filas:
        izquierda = min(max(len(nombre) for nombre, _ in filas), _IZQUIERDA_MAXIMA) + len(_SANGRIA)
        renglones = (uno for fila in filas for uno in _renglones(*fila, izquierda, ancho))
        yield "\n".join([f"{titulo}:", *renglones])


def _renglones(nombre: str, explicacion: str, izquierda: int, ancho: int) -> Iterator[str]:
    al_lado = _parrafos(explicacion, max(ancho - izquierda - len(_SANGRIA), 10)).splitlines()
    if al_lado and len(nombre) <= izquierda - len(_SANGRIA):
        yield f"{_SANGRIA}{nombre:{izquierda}}{al_lado.pop(0)}"
    else:
        yield f"{_SANGRIA}{nombre}"
    for renglon in al_lado:
        yield f"{_SANGRIA}{'':{izquierda}}{renglon}"


def _parrafos(texto: str, ancho: int, sangria: str = "") -> str:
    """Los párrafos, cada uno con su propia sangría además de la que se dice."""
    return "\n\n".join(_parrafo(parrafo, ancho, sangria) for parrafo in texto.split("\n\n"))


def _parrafo(parrafo: str, ancho: int, sangria: str) -> str:
    texto = parrafo.lstrip(" ")
    suya = sangria + " " * (len(parrafo) - len(texto))
    return _lleno(texto.replace("\n", " "), ancho, suya, suya)


def _lleno(texto: str, ancho: int, primera: str, demas: str) -> str:
    """El texto en renglones que no parten una palabra, aunque lleve guiones: «--fallar-si»."""
    return fill(
        texto,
        ancho,
        initial_indent=primera,
        subsequent_indent=demas,
        replace_whitespace=False,
        break_on_hyphens=False,
    )


def _de_argumento(argumento: TyperArgument, declarado: Declarado) -> tuple[str, str]:
    """El nombre del argumento y su explicación, con los valores que admite."""
    notas = [f"valores: {', '.join(declarado.admitidos)}"] if declarado.admitidos else []
    notas += [*_por_omision(argumento), *(["obligatorio"] if argumento.required else [])]
    return en_la_linea(argumento), _con_notas(argumento.help, notas)


def fila_de_opcion(opcion: TyperOption, declarado: Declarado) -> tuple[str, str]:
    """Los nombres de la opción con el rótulo de su valor, y su explicación.

    De la que da el valor de un campo, las dos cosas las dice el modelo.
    """
    campo = campo_de(declarado.info)
    nombres = ", ".join(sorted(opcion.opts, key=lambda nombre: nombre.startswith("--")))
    limites = [declarado.intervalo] if declarado.intervalo else []
    return (
        nombres if opcion.is_flag else f"{nombres} {_rotulo_de_opcion(opcion, declarado, campo)}",
        explicacion(campo) if campo else _con_notas(opcion.help, [*_por_omision(opcion), *limites]),
    )


def _rotulo_de_opcion(opcion: TyperOption, declarado: Declarado, campo: "Campo | None") -> str:
    propio = rotulo_de_campo(campo) if campo else declarado.rotulo
    return f"{opcion.metavar or propio}{'…' if opcion.multiple else ''}"


def _por_omision(parametro: TyperArgument | TyperOption) -> Iterator[str]:
    """El valor por omisión como se escribiría; nada si no hay o si decirlo no añade nada."""
    valor = parametro.default
    if parametro.show_default and valor not in (None, "", False):
        yield f"por omisión: {valor.value if isinstance(valor, Enum) else valor}"


def _con_notas(ayuda: str | None, notas: Sequence[str]) -> str:
    entre_corchetes = f"[{'; '.join(notas)}]" if notas else ""
    return "  ".join(filter(None, [ayuda, entre_corchetes]))
