"""`seg regla`: qué comprueba cada código y cómo se corrige."""

from typing import TYPE_CHECKING, Annotated

import typer

from seguimiento.comandos.completado import codigos_de_regla, completando
from seguimiento.comandos.sesion import Sesion
from seguimiento.errores import ReferenciaDesconocida

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seguimiento.piezas import Bloque


def regla(
    contexto: typer.Context,
    codigo: Annotated[
        str,
        completando(
            typer.Argument(help="Código, como SEG201; sin él, la lista."), codigos_de_regla()
        ),
    ] = "",
) -> None:
    """Explica un código: qué comprueba y por qué.

    Con un ejemplo de lo que está mal y otro de lo que está bien.

    Ejemplos::

        seg regla
        seg regla SEG201
    """
    from seguimiento.diagnosticos import CATALOGO
    from seguimiento.redaccion import quiso_decir
    from seguimiento.reglas import familias

    familias.registrar()
    sesion: Sesion = contexto.obj
    if not codigo:
        sesion.salida.mostrar(_lista())
        return
    if codigo.upper() not in CATALOGO:
        ayuda = quiso_decir(codigo.upper(), list(CATALOGO)) or "vea la lista con «seg regla»"
        raise ReferenciaDesconocida(f"no existe el código «{codigo}»", ayuda)
    sesion.salida.mostrar(_una(codigo.upper()))


def _lista() -> "Iterator[Bloque]":
    from seguimiento.diagnosticos import CATALOGO
    from seguimiento.piezas import Columna, tabla_escrita

    columnas = (
        Columna("Código", corta=True),
        Columna("Severidad", corta=True),
        Columna("Qué se comprueba"),
    )
    filas = [(c, d.severidad.value, d.titulo) for c, d in sorted(CATALOGO.items())]
    yield tabla_escrita("", columnas, filas)


def _una(codigo: str) -> "Iterator[Bloque]":
    from seguimiento.diagnosticos import CATALOGO
    from seguimiento.piezas import Parrafo, Tono

    definicion = CATALOGO[codigo]
    yield Parrafo(f"{codigo} · {definicion.severidad.value}", Tono.TITULO)
    yield Parrafo(definicion.titulo)
    for parrafo in filter(None, definicion.porque.split("\n\n")):
        yield Parrafo(" ".join(parrafo.split()))
    for titulo, ejemplo in (("Mal:", definicion.mal), ("Bien:", definicion.bien)):
        if ejemplo:
            sangrado = "\n".join(f"    {linea}".rstrip() for linea in ejemplo.splitlines())
            yield Parrafo(f"{titulo}\n{sangrado}")
