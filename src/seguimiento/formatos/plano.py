"""Texto sin adornos para tuberías y archivos: completo, sin recortes, sin color y sin recuadros."""

from collections.abc import Iterable, Iterator

from seguimiento.formatos.bloques import Bloque, Columna, Parrafo, Tabla
from seguimiento.redaccion import visible


def en_plano(bloques: Iterable[Bloque]) -> str:
    """El texto de los bloques, con una línea en blanco entre ellos y salto final."""
    return "\n\n".join("\n".join(_lineas(bloque)) for bloque in bloques) + "\n"


def _lineas(bloque: Bloque) -> Iterator[str]:
    match bloque:
        case Parrafo(texto):
            yield from map(visible, texto.split("\n"))
        case Tabla():
            yield from _tabla(bloque)


def _tabla(tabla: Tabla) -> Iterator[str]:
    """Las columnas cortas, alineadas, y la primera larga; debajo, con su rótulo, las demás largas."""
    if tabla.titulo:
        yield visible(tabla.titulo)
    largas = [i for i, columna in enumerate(tabla.columnas) if not columna.corta]
    alineadas = [
        (i, _ancho(tabla, i))
        for i, columna in enumerate(tabla.columnas)
        if columna.corta and any(fila[i] for fila in tabla.filas)
    ]
    titulos = tuple(columna.titulo for columna in tabla.columnas)
    for fila in (titulos, *tabla.filas):
        celdas = [_alineada(fila[i], ancho, tabla.columnas[i]) for i, ancho in alineadas]
        yield ("  " + "  ".join([*celdas, *(_en_linea(fila[i]) for i in largas[:1])])).rstrip()
        if fila is not titulos:
            for i in largas[1:]:
                if fila[i]:
                    yield f"      {titulos[i].lower()}: {_en_linea(fila[i])}"


def _ancho(tabla: Tabla, columna: int) -> int:
    return max(len(_en_linea(c)) for c in (tabla.columnas[columna].titulo, *(f[columna] for f in tabla.filas)))


def _alineada(celda: str, ancho: int, columna: Columna) -> str:
    texto = _en_linea(celda)
    return texto.rjust(ancho) if columna.derecha else texto.ljust(ancho)


def _en_linea(celda: str) -> str:
    return " · ".join(map(visible, celda.split("\n")))
