"""Los CSV y los TSV: un cuadro escrito con un separador entre las celdas."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import dropwhile, islice
from pathlib import Path

from seguimiento.diagnosticos.importacion import CODIGO_DUDOSO, FILAS_DESIGUALES, SUPUESTO
from seguimiento.importacion.lectores.codificacion import en_letras, escrito
from seguimiento.importacion.lectores.medidas import exigir_que_quepa
from seguimiento.importacion.lectores.rechazo import ArchivoRechazado, no_admitido
from seguimiento.importacion.material import Celda, Duda, Material, Sitio, Tabla
from seguimiento.redaccion import cuenta, enumeracion

_SEPARADORES = {",": "comas", ";": "punto y coma", "\t": "tabuladores", "|": "barras"}
_MUESTRA = 200
"""Con cuántas filas basta para saber qué separa las columnas."""
_CASI_TANTO = 0.5
"""Desde qué parte de la mejor puntuación otro separador la pone en duda."""
_CASI_TODAS = 0.9
"""Qué parte de las líneas de un `.txt` ha de partirse igual para tomarlo por un cuadro."""
_DECLARADO = re.compile(r'"?sep=(?P<separador>[^\n"])"?\n', re.IGNORECASE)
"""La línea con que Excel anota el separador."""
_COMO_TEXTO = re.compile(r'="(?P<texto>[^"]*)"')
"""`="007"`: el truco para que una hoja de cálculo no tome por número un código."""
_PROTEGIDA = re.compile("'[=+\\-@\t\r]")
"""El apóstrofo que se antepone para que una hoja de cálculo no tome un texto por fórmula."""
_ABREVIADO = re.compile(r"-?\d(?:[.,]\d+)?E\+\d{1,3}")
"""Un número largo después de pasar por una hoja de cálculo: `1,21143E+15`."""
_SE_DICEN = 5
"""Cuántas filas desiguales se nombran."""


@dataclass(frozen=True, slots=True)
class Fila:
    """Una fila del cuadro."""

    linea: int
    """En qué línea del archivo empieza, desde 0: una celda puede llevar saltos."""
    textos: Sequence[str]

    @property
    def vacia(self) -> bool:
        """Si ninguna de sus celdas dice nada."""
        return not any(texto.strip() for texto in self.textos)


def leer(ruta: Path) -> Material:
    """El cuadro, en una sola tabla; los títulos de encima son filas suyas."""
    leido = escrito(ruta)
    tabla, dudas = cuadro(ruta, leido.texto)
    return Material(ruta.name, (tabla,), leido.dudas + dudas)


def cuadro(ruta: Path, texto: str, separador: str = "") -> tuple[Tabla, tuple[Duda, ...]]:
    """La tabla que hay en un texto y lo que de ella ha de saberse.

    Si no se da el separador, es el que el archivo declara o el que parte más filas en las mismas columnas.
    """
    dudas: list[Duda] = []
    saltadas = 0
    if declarado := _DECLARADO.match(texto):
        separador, texto, saltadas = declarado["separador"], texto[declarado.end() :], 1
    if not separador:
        separador, rival = _el_que_separa(texto)
        if rival:
            dudas.append(_duda_del_separador(separador, rival))
    filas = _sin_las_del_final(list(_filas(ruta, texto, separador, saltadas)))
    ancho = max((len(_sin_cola(fila.textos)) for fila in filas), default=0)
    exigir_que_quepa(ruta, len(filas), ancho)
    dudas += _desiguales(filas)
    tabla = Tabla(_sitio(saltadas), tuple(_celdas(fila, ancho) for fila in filas))
    return tabla, (*dudas, *_abreviados(tabla))


def _filas(ruta: Path, texto: str, separador: str, saltadas: int) -> Iterator[Fila]:
    lector = csv.reader(StringIO(texto, newline=""), delimiter=separador, strict=True)
    linea = celdas = 0
    try:
        for textos in lector:
            # según se lee, para no juntar antes las que no caben
            celdas += max(len(textos), 1)
            exigir_que_quepa(ruta, celdas, 1)
            yield Fila(linea + saltadas, [_como_se_escribio(texto) for texto in textos])
            linea = lector.line_num
    except csv.Error as error:
        raise _mal_entrecomillado(ruta, linea + saltadas) from error


def _mal_entrecomillado(ruta: Path, linea: int) -> ArchivoRechazado:
    por_que = f"lleva comillas que no se cierran, o una celda enorme, desde la línea {linea + 1}"
    return no_admitido(ruta, por_que, 'dentro de un texto entre comillas, escríbalas dobles: «""»')


def _como_se_escribio(texto: str) -> str:
    """La celda sin lo que se le puso para protegerla de una hoja de cálculo."""
    if como_texto := _COMO_TEXTO.fullmatch(texto):
        return como_texto["texto"]
    return en_letras(texto[1:] if _PROTEGIDA.match(texto) else texto).strip()


def _sin_las_del_final(filas: list[Fila]) -> list[Fila]:
    while filas and filas[-1].vacia:
        filas.pop()
    return filas


def _sin_cola(textos: Sequence[str]) -> Sequence[str]:
    """Los textos hasta el último que dice algo."""
    usadas = len(textos)
    while usadas and not textos[usadas - 1]:
        usadas -= 1
    return textos[:usadas]


# Qué separa las columnas ---------------------------------------------------------------------------


def _el_que_separa(texto: str) -> tuple[str, str]:
    """El separador y, si lo hay, otro que casi lo parece tanto."""
    notas = sorted(((_consistencia(texto, uno), uno) for uno in _SEPARADORES), reverse=True)
    (mejor, suyo), (segunda, otro) = notas[:2]
    if not mejor:
        return ",", ""
    return suyo, otro if segunda >= mejor * _CASI_TANTO else ""


def _consistencia(texto: str, separador: str) -> float:
    """Cuánto parece ese el separador: más, cuantas más filas deja con las mismas columnas, y más son.

    No cuenta cuántas veces está: un texto con muchas comas las reparte sin orden.
    """
    acuerdo, ancho = _acuerdo(texto, separador)
    return acuerdo * acuerdo * (ancho - 1)


def es_un_cuadro(texto: str, separador: str) -> bool:
    """Si casi todas las líneas llevan ese separador las mismas veces, y alguna no empieza por él."""
    acuerdo, _ = _acuerdo(texto, separador)
    empieza_con_texto = any(
        separador in linea.strip() and not linea.startswith(separador)
        for linea in texto.split("\n", _MUESTRA)
    )
    return acuerdo >= _CASI_TODAS and empieza_con_texto


def _acuerdo(texto: str, separador: str) -> tuple[float, int]:
    """Qué parte de las filas tiene las columnas que más filas tienen, que son más de una, y cuántas son."""
    lector = csv.reader(StringIO(texto, newline=""), delimiter=separador)
    try:
        largos = [len(fila) for fila in islice(lector, _MUESTRA) if any(fila)]
    except csv.Error:
        return 0, 1
    repartidas = Counter(largo for largo in largos if largo > 1)
    if not repartidas:
        return 0, 1
    ancho, cuantas = max(repartidas.items(), key=lambda par: (par[1], par[0]))
    return cuantas / len(largos), ancho


def _duda_del_separador(separador: str, rival: str) -> Duda:
    este, aquel = _SEPARADORES[separador], _SEPARADORES[rival]
    mensaje = f"las columnas se leen separadas por {este}; podrían estarlo por {aquel}"
    ayuda = f"si salen mal, ponga delante una línea que diga «sep={rival}»"
    return Duda(SUPUESTO, mensaje, sugerencia=ayuda)


# Lo que ha de saberse ------------------------------------------------------------------------------


def _desiguales(filas: Sequence[Fila]) -> Iterator[Duda]:
    """La duda de las filas que, desde el encabezado, no tienen las columnas de casi todas."""
    largos = Counter(len(fila.textos) for fila in filas if len(fila.textos) > 1)
    if not largos:
        return
    corriente = largos.most_common(1)[0][0]
    del_cuadro = dropwhile(lambda fila: len(fila.textos) != corriente, filas)
    raras = [fila for fila in del_cuadro if _es_rara(fila, corriente)]
    if raras:
        lineas = [str(fila.linea + 1) for fila in raras[:_SE_DICEN]]
        if len(raras) > _SE_DICEN:
            lineas.append(f"{len(raras) - _SE_DICEN} más")
        mensaje = (
            f"{cuenta(len(raras), 'fila')} sin las {corriente} columnas de las demás: "
            f"{'línea' if len(raras) == 1 else 'líneas'} {enumeracion(lineas)}"
        )
        ayuda = "ponga entre comillas los textos que lleven el separador o un salto de línea"
        yield Duda(FILAS_DESIGUALES, mensaje, _sitio(raras[0].linea), ayuda)


def _es_rara(fila: Fila, corriente: int) -> bool:
    if fila.vacia:
        return False
    return len(fila.textos) < corriente or len(_sin_cola(fila.textos)) > corriente


def _abreviados(tabla: Tabla) -> Iterator[Duda]:
    """Una duda por cada columna con números que una hoja de cálculo abrevió."""
    for columna in range(tabla.ancho):
        danadas = [
            fila[columna] for fila in tabla.filas if _ABREVIADO.fullmatch(fila[columna].texto)
        ]
        if danadas:
            mensaje = (
                f"«{danadas[0].texto}» es un número largo que una hoja de cálculo abrevió: "
                f"sus últimas cifras se han perdido ({cuenta(len(danadas), 'celda')})"
            )
            ayuda = "expórtelo de nuevo y no lo guarde desde la hoja de cálculo"
            yield Duda(CODIGO_DUDOSO, mensaje, danadas[0].sitio, ayuda)


# Las celdas ----------------------------------------------------------------------------------------


def _celdas(fila: Fila, ancho: int) -> tuple[Celda, ...]:
    textos = [*fila.textos, *[""] * (ancho - len(fila.textos))][:ancho]
    return tuple(Celda(texto, _sitio(fila.linea, n)) for n, texto in enumerate(textos))


def _sitio(linea: int, columna: int | None = None) -> Sitio:
    celda = "" if columna is None else f"columna {columna + 1}"
    return Sitio(f"línea {linea + 1}", celda, 0, linea, columna or 0)
