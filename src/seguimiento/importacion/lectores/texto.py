"""Los `.txt`: párrafos y, si hay tabuladores, los cuadros que con ellos se escribieron."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from seguimiento.importacion.lectores.codificacion import en_letras, escrito
from seguimiento.importacion.lectores.delimitado import cuadro, es_un_cuadro
from seguimiento.importacion.lectores.medidas import exigir_que_quepa
from seguimiento.importacion.lectores.pasado_de_word import piezas_de_word
from seguimiento.importacion.material import Celda, Material, Parrafo, Pieza, Sitio, Tabla

_SALTO_DE_PAGINA = re.compile("[\x0b\x0c]")


def leer(ruta: Path) -> Material:
    """Un cuadro, si todo él lo es; si no, cada línea un párrafo, y cada grupo de líneas con tabuladores, un cuadro.

    Los cuadros de un Word guardado como texto, con cada celda en su línea, se rehacen.
    """
    leido = escrito(ruta)
    if es_un_cuadro(leido.texto, "\t"):
        tabla, dudas = cuadro(ruta, leido.texto, "\t")
        return Material(ruta.name, (tabla,), leido.dudas + dudas)
    exigir_que_quepa(ruta, leido.texto.count("\n"), 1)
    lineas = _SALTO_DE_PAGINA.sub("\n", leido.texto).split("\n")
    piezas = piezas_de_word(lineas) if _viene_de_word(lineas) else _piezas(lineas)
    return Material(ruta.name, tuple(piezas), leido.dudas)


def _viene_de_word(lineas: Iterable[str]) -> bool:
    """Si hay celdas vacías: una línea con solo el tabulador con que empieza cada celda."""
    return any(linea.rstrip(" ") == "\t" for linea in lineas)


def _piezas(lineas: Sequence[str]) -> Iterator[Pieza]:
    parrafos = tablas = 0
    numeradas = ((numero, linea.strip().split("\t")) for numero, linea in enumerate(lineas))
    for ancho, grupo in groupby(numeradas, lambda numerada: len(numerada[1])):
        filas = list(grupo)
        if ancho > 1 and len(filas) > 1:
            yield _tabla(filas, tablas)
            tablas += 1
            continue
        for numero, celdas in filas:
            if texto := en_letras(" ".join(celdas)).strip():
                yield Parrafo(texto, Sitio(f"línea {numero + 1}", "", parrafos, numero))
                parrafos += 1


def _tabla(filas: Sequence[tuple[int, Sequence[str]]], indice: int) -> Tabla:
    primera = filas[0][0]
    return Tabla(
        Sitio(f"línea {primera + 1}", "", indice),
        tuple(
            tuple(
                Celda(
                    en_letras(texto).strip(),
                    Sitio(
                        f"línea {numero + 1}",
                        f"columna {columna + 1}",
                        indice,
                        numero - primera,
                        columna,
                    ),
                )
                for columna, texto in enumerate(textos)
            )
            for numero, textos in filas
        ),
    )
