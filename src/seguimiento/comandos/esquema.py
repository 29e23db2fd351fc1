"""`seg esquema`: los JSON Schema con los que un editor ayuda a escribir los registros."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from seguimiento.comandos.sesion import Sesion
from seguimiento.errores import ErrorDeUso

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seguimiento.piezas import Bloque


class Cual(StrEnum):
    """De qué registro es el esquema."""

    EVALUACION = "evaluacion"
    PRACTICA = "practica"
    ACUERDO = "acuerdo"
    CONFIGURACION = "configuracion"


def esquema(
    contexto: typer.Context,
    cual: Annotated[Cual | None, typer.Argument(help="Qué esquema; sin él, la lista.")] = None,
    salida: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--salida",
            metavar="CARPETA",
            help="Escribe en una carpeta el esquema pedido o, si no se pide ninguno, todos.",
        ),
    ] = None,
) -> None:
    """Muestra o escribe los esquemas de los registros.

    Son de JSON Schema, los que usan los editores.

    Ejemplos::

        seg esquema acuerdo
        seg esquema --salida esquemas
    """
    from seguimiento.formatos.esquema import archivo, archivos, en_texto

    sesion: Sesion = contexto.obj
    if salida is not None:
        carpeta = _carpeta(salida)
        pedidos = {archivo(cual): en_texto(cual)} if cual else archivos()
        for nombre, texto in pedidos.items():
            sesion.salida.escribir(texto, str(carpeta / nombre))
    elif cual:
        sesion.salida.escribir(en_texto(cual))
    else:
        sesion.salida.mostrar(_lista())


def _carpeta(salida: str) -> Path:
    """La carpeta pedida. Lanza `ErrorDeUso` si no lo es."""
    carpeta = Path(salida)
    if not carpeta.is_dir():
        raise ErrorDeUso(f"«{salida}» no es una carpeta", "créela antes o indique otra")
    return carpeta


def _lista() -> "Iterator[Bloque]":
    from seguimiento.formatos.esquema import ESQUEMAS, archivo
    from seguimiento.piezas import Columna, tabla_escrita

    columnas = tuple(Columna(titulo, corta=True) for titulo in ("Esquema", "Registro", "Archivo"))
    yield tabla_escrita(
        "", columnas, [(c, raiz.titulo, archivo(c)) for c, raiz in ESQUEMAS.items()]
    )
