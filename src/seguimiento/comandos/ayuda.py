"""La ayuda de una orden: su uso, qué hace y, de cada argumento y cada opción, lo que admite."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from shutil import get_terminal_size
from textwrap import fill
from typing import TYPE_CHECKING

from typer.core import TyperArgument, TyperOption

from seguimiento.comandos.de_typer import Contexto
from seguimiento.comandos.declarada import en_la_linea
from seguimiento.comandos.del_modelo import campo_de, descripcion, rotulo_de_campo, valores_contados
from seguimiento.comandos.linea import AYUDA, DE_LA_AYUDA
from seguimiento.comandos.valores import Declarado, declarados

if TYPE_CHECKING:
    from seguimiento.campos import Campo

PEDIR_AYUDA = ("ayuda", "help")
"""Lo que, escrito en lugar de una orden, pide la ayuda: la del grupo o la de la orden que siga."""
SE_REPITE = "puede repetirse"
_SANGRIA = "  "
_IZQUIERDA_MAXIMA = 30
"""Caracteres de la columna izquierda; lo más largo pone su explicación en el renglón siguiente."""

Filas = Sequence[tuple[str, str]]
"""Lo que va a la izquierda y su explicación."""


EJEMPLOS = "Ejemplos"
_TITULO_DE_EJEMPLOS = f"{EJEMPLOS}::"
"""Lo que en la docstring de una orden abre sus ejemplos, uno por línea."""


def ayuda(contexto: Contexto, ordenes: Mapping[str, Filas] | None = None) -> str:
    """La ayuda de la orden de ese contexto, que es un grupo si contiene `ordenes`, por sus títulos."""
    orden, ancho = contexto.command, _ancho()
    suyos = declarados(orden.callback)
    argumentos = [p for p in orden.params if isinstance(p, TyperArgument)]
    de_los_argumentos = [_de_argumento(p, suyos[str(p.name)]) for p in argumentos]
    opciones = [p for p in orden.params if isinstance(p, TyperOption)]
    de_las_opciones = [fila_de_opcion(p, suyos[str(p.name)]) for p in opciones]
    que_hace, ejemplos = partida(orden.help or "")
    partes = [
        _uso(contexto.command_path, argumentos, ancho, es_grupo=bool(ordenes)),
        *([_parrafos(que_hace, ancho, _SANGRIA)] if que_hace else []),
        *_seccion("Argumentos", de_los_argumentos, ancho),
        *(una for p in argumentos for una in _de_sus_valores(p, suyos[str(p.name)], ancho)),
        *_seccion("Opciones", [*de_las_opciones, (_nombres(AYUDA), DE_LA_AYUDA)], ancho),
        *_secciones(ordenes or {}, ancho),
        *([_ejemplos(ejemplos)] if ejemplos else []),
    ]
    return "\n\n".join(partes)


def partida(docstring: str) -> tuple[str, list[str]]:
    """Qué hace una orden y sus ejemplos, tal como se teclean."""
    que_hace, _, ejemplos = docstring.partition(_TITULO_DE_EJEMPLOS)
    return que_hace.rstrip(), [linea.strip() for linea in ejemplos.strip().splitlines()]


def _ancho() -> int:
    """El de la pantalla, sin pasar de lo que se lee bien ni bajar de lo que se entiende."""
    return max(min(get_terminal_size().columns, 80) - 2, 50)


def _uso(camino: str, argumentos: Iterable[TyperArgument], ancho: int, *, es_grupo: bool) -> str:
    piezas = ["[OPCIONES]", *map(_en_el_uso, argumentos)]
    piezas += ["ORDEN [ARGUMENTOS…]"] if es_grupo else []
    delante = f"Uso: {camino} "
    return _lleno(" ".join(piezas), ancho, delante, " " * len(delante))


def _en_el_uso(argumento: TyperArgument) -> str:
    """El argumento como sale en la línea de uso: `TEXTO [TEXTO…]`, o `[RUTAS…]` si puede faltar."""
    nombre = en_la_linea(argumento)
    repetido = f"{nombre}…" if argumento.nargs != 1 else nombre
    if not argumento.required:
        return f"[{repetido}]"
    return nombre if repetido == nombre else f"{nombre} [{repetido}]"


def _de_sus_valores(argumento: TyperArgument, declarado: Declarado, ancho: int) -> Iterator[str]:
    """Lo que puede ser un argumento, una fila por valor; nada si basta con enumerarlos."""
    filas = [(f"{valor} {lleva}".rstrip(), que) for valor, lleva, que in declarado.explicados]
    return _seccion(f"{en_la_linea(argumento)} puede ser", filas, ancho)


def _secciones(ordenes: Mapping[str, Filas], ancho: int) -> Iterator[str]:
    """Las de cada grupo de órdenes, con la misma columna izquierda."""
    nombres = (nombre for filas in ordenes.values() for nombre, _ in filas)
    mas_largo = max(map(len, nombres), default=0)
    for titulo, filas in ordenes.items():
        yield from _seccion(titulo, [(f"{n:{mas_largo}}", que) for n, que in filas], ancho)


def _ejemplos(ejemplos: Sequence[str]) -> str:
    """Cada uno en su renglón, entero: se copia de aquí."""
    return "\n".join([f"{EJEMPLOS}:", *(f"{_SANGRIA}{uno}" for uno in ejemplos)])


def _nombres(opciones: Iterable[str]) -> str:
    """Los nombres de una opción, los de una letra delante."""
    return ", ".join(sorted(opciones, key=lambda nombre: nombre.startswith("--")))


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
    enumera = declarado.admitidos and not declarado.explicados
    notas = [f"valores: {', '.join(declarado.admitidos)}"] if enumera else []
    notas += [*_por_omision(argumento), *(["obligatorio"] if argumento.required else [])]
    return en_la_linea(argumento), _con_notas(argumento.help, notas)


def fila_de_opcion(opcion: TyperOption, declarado: Declarado) -> tuple[str, str]:
    """Los nombres de la opción con el rótulo de su valor, y su explicación.

    De la que da el valor de un campo, las dos cosas las dice el modelo.
    """
    campo = campo_de(declarado.info)
    nombres = _nombres(opcion.opts)
    notas = [*_por_omision(opcion), *([declarado.intervalo] if declarado.intervalo else [])]
    if campo and (valores := valores_contados(campo)):
        notas.append(f"valores: {', '.join(valores)}")
    notas += [SE_REPITE] if opcion.multiple else []
    return (
        nombres if opcion.is_flag else f"{nombres} {_rotulo_de_opcion(opcion, declarado, campo)}",
        _con_notas(descripcion(campo) if campo else opcion.help, notas),
    )


def _rotulo_de_opcion(opcion: TyperOption, declarado: Declarado, campo: "Campo | None") -> str:
    return opcion.metavar or (rotulo_de_campo(campo) if campo else declarado.rotulo)


def _por_omision(parametro: TyperArgument | TyperOption) -> Iterator[str]:
    """El valor por omisión como se escribiría; nada si no hay o si decirlo no añade nada."""
    valor = parametro.default
    if parametro.show_default and valor not in (None, "", False):
        yield f"por omisión: {valor.value if isinstance(valor, Enum) else valor}"


def _con_notas(ayuda: str | None, notas: Sequence[str]) -> str:
    entre_corchetes = f"[{'; '.join(notas)}]" if notas else ""
    return "  ".join(filter(None, [ayuda, entre_corchetes]))
