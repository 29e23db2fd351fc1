"""La pantalla: lo mismo, con color, ajustado al ancho y recortado a lo urgente. Lo único con Rich."""

from collections.abc import Iterable
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from seguimiento.formatos.bloques import Bloque, Columna, Parrafo, Tabla, Tono
from seguimiento.redaccion import recortado, visible

_ESTILOS = {
    Tono.NORMAL: "",
    Tono.TITULO: "bold",
    Tono.URGENTE: "bold red",
    Tono.ATENCION: "yellow",
    Tono.BIEN: "green",
    Tono.TENUE: "dim",
}
ANCHO_COMODO = 110
"""Columnas a partir de las que se muestran las columnas que solo salen si caben."""
MAXIMO_DE_FILAS = 200
"""Por encima, componer una tabla tarda más de lo que nadie espera."""


def pintar(bloques: Iterable[Bloque], salida: TextIO, *, ancho: int, color: bool) -> None:
    """Escribe los bloques en la pantalla. Los datos nunca se interpretan como marcas de Rich."""
    consola = Console(
        file=salida,
        width=ancho,
        force_terminal=color,
        no_color=not color,
        color_system="standard" if color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for indice, bloque in enumerate(bloques):
        if indice:
            consola.print()
        match bloque:
            case Parrafo(texto, tono):
                consola.print(Text(_lineas(texto), style=_ESTILOS[tono]))
            case Tabla():
                _tabla(consola, bloque)


def _tabla(consola: Console, tabla: Tabla) -> None:
    if tabla.titulo:
        consola.print(Text(visible(tabla.titulo), style=_ESTILOS[tabla.tono] or "bold"))
    estrecha = consola.width < ANCHO_COMODO
    visibles = [
        i
        for i, columna in enumerate(tabla.columnas)
        if not (columna.solo_si_cabe and estrecha)
        and (not columna.corta or any(fila[i] for fila in tabla.filas))
    ]
    rejilla = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for i in visibles:
        _columna(rejilla, tabla.columnas[i])
    maximo = min(tabla.maximo or MAXIMO_DE_FILAS, MAXIMO_DE_FILAS)
    for fila in tabla.filas[:maximo]:
        celdas = _plegadas(fila, tabla.columnas) if estrecha else fila
        rejilla.add_row(*(_celda(celdas[i], tabla.columnas[i], estrecha) for i in visibles))
    consola.print(Padding(rejilla, (0, 0, 0, 2)))
    ocultas = len(tabla.filas) - maximo
    if ocultas > 0:
        donde = f" ({tabla.ver_mas})" if tabla.ver_mas else ""
        consola.print(Text(f"  … y {ocultas} más{donde}", style="dim"))


def _columna(rejilla: Table, columna: Columna) -> None:
    rejilla.add_column(
        Text(columna.titulo),
        justify="right" if columna.derecha else "left",
        no_wrap=columna.corta,
        overflow="fold",
        ratio=None if columna.corta else columna.peso,
    )


def _plegadas(fila: tuple[str, ...], columnas: tuple[Columna, ...]) -> list[str]:
    """Las celdas con lo que no cabe en columna propia como línea de la anterior."""
    celdas = list(fila)
    for i, columna in enumerate(columnas):
        if columna.solo_si_cabe and fila[i]:
            celdas[i - 1] += "\n" + " · ".join(fila[i].split("\n"))
    return celdas


def _celda(texto: str, columna: Columna, estrecha: bool) -> Text:  # noqa: FBT001 — es la pantalla
    """La primera línea con el tono de la columna y las demás, más tenues."""
    primera, *otras = texto.split("\n")
    if columna.recorte is not None:
        primera = recortado(primera, columna.recorte if estrecha else columna.recorte * 2)
    celda = Text(visible(primera), style=_ESTILOS[columna.tono])
    for otra in otras:
        celda.append("\n" + visible(otra), style="dim")
    return celda


def _lineas(texto: str) -> str:
    return "\n".join(visible(linea) for linea in texto.split("\n"))
