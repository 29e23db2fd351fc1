"""De un libro de Excel a sus tablas: una por hoja a la vista, con lo que en ella se ve."""

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from seguimiento.diagnosticos.importacion import SIN_LEER
from seguimiento.extras import exigir
from seguimiento.importacion.lectores import paquete
from seguimiento.importacion.lectores.archivo import COMO_XLSX
from seguimiento.importacion.lectores.excel.cuadro import Cuadro
from seguimiento.importacion.lectores.excel.partes import (
    comentarios_hilados,
    con_casillas_dibujadas,
    con_texto_dibujado,
    hojas_declaradas,
    libro_de,
)
from seguimiento.importacion.lectores.excel.vigilancia import Ocupacion, ocupacion
from seguimiento.importacion.lectores.rechazo import no_admitido
from seguimiento.importacion.material import Duda, Material, Pieza, Sitio

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_A_LA_VISTA = "visible"


@dataclass(frozen=True, slots=True)
class _Hoja:
    """Una hoja del libro, sin abrir."""

    indice: int
    nombre: str
    parte: str
    a_la_vista: bool
    lo_que_hay: Ocupacion


def leer(ruta: Path) -> Material:
    """Las hojas que se ven y llevan algo, en su orden.

    Lanza `ArchivoRechazado` si el libro no se abre o pasa de lo que se lee, y `FaltaUnExtra` sin openpyxl.
    """
    exigir("openpyxl", "oficina")
    abierto = paquete.abrir(ruta)
    hojas = list(_hojas(ruta, abierto))
    valores = _abiertas(ruta, abierto, con_formulas=False)
    # cargarlo dos veces es el único modo de tener cada fórmula y su resultado
    con_formulas = any(hoja.lo_que_hay.con_formulas for hoja in hojas)
    formulas = _abiertas(ruta, abierto, con_formulas=True) if con_formulas else valores
    piezas: list[Pieza] = []
    dudas: list[Duda] = []
    for hoja, con_valores, con_sus_formulas in zip(hojas, valores, formulas, strict=True):
        caja = hoja.lo_que_hay.caja
        if caja and hoja.a_la_vista:
            with _entendido(ruta):
                hilados = comentarios_hilados(abierto, hoja.parte)
            cuadro = Cuadro(hoja.indice, caja, con_valores, con_sus_formulas, hilados)
            piezas.append(cuadro.tabla())
            dudas += cuadro.dudas()
        elif caja:
            dudas.append(_de_hoja_oculta(hoja))
    return Material(ruta.name, tuple(piezas), (*dudas, *_de_lo_dibujado(abierto)))


def _hojas(ruta: Path, abierto: zipfile.ZipFile) -> Iterator[_Hoja]:
    """Las que son de celdas, con lo que ocupan: antes de esto no se pone ninguna en memoria."""
    with _entendido(ruta):
        declaradas = list(hojas_declaradas(abierto))
    for indice, nombre, parte, estado in declaradas:
        lo_que_hay = ocupacion(ruta, abierto, parte, nombre)
        yield _Hoja(indice, nombre, parte, estado == _A_LA_VISTA, lo_que_hay)


def _abiertas(ruta: Path, abierto: zipfile.ZipFile, *, con_formulas: bool) -> "Sequence[Worksheet]":
    """Las hojas de celdas, en el orden del libro, con sus fórmulas o con lo que dan."""
    with _entendido(ruta):
        return libro_de(abierto, con_formulas=con_formulas, con_letras=True).worksheets


@contextmanager
def _entendido(ruta: Path) -> Iterator[None]:
    """Mientras openpyxl trabaja: con un libro dañado falla de cualquier modo, y se rechaza."""
    try:
        yield
    except Exception as error:
        por_que = "está dañado, o no lo guardó Excel ni LibreOffice"
        raise no_admitido(ruta, por_que, COMO_XLSX) from error


def _de_hoja_oculta(hoja: _Hoja) -> Duda:
    mensaje = f"la hoja «{hoja.nombre}» está oculta y no se lee"
    ayuda = "si trae recomendaciones, muéstrela y guarde el libro"
    return Duda(SIN_LEER, mensaje, Sitio(f"hoja {hoja.nombre}", "", hoja.indice), ayuda)


def _de_lo_dibujado(abierto: zipfile.ZipFile) -> Iterator[Duda]:
    if con_texto_dibujado(abierto):
        mensaje = "hay texto en cuadros o formas dibujados sobre las celdas, y no se lee"
        yield Duda(SIN_LEER, mensaje, sugerencia="si hace falta, páselo a una celda")
    if con_casillas_dibujadas(abierto):
        mensaje = "hay casillas o botones dibujados sobre las celdas, y no se leen"
        yield Duda(SIN_LEER, mensaje, sugerencia="si hacen falta, escriba en la celda lo que dicen")
