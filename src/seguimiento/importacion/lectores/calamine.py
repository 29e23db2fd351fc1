"""Las hojas de cálculo antiguas y las de OpenDocument, a través de python-calamine."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from seguimiento.diagnosticos.importacion import LECTURA_INCOMPLETA, SIN_LEER
from seguimiento.extras import exigir
from seguimiento.importacion.lectores import paquete
from seguimiento.importacion.lectores.antiguo import hojas_antiguas
from seguimiento.importacion.lectores.archivo import COMO_XLSX, octetos
from seguimiento.importacion.lectores.detalles import Detalles
from seguimiento.importacion.lectores.excel.celdas import vista
from seguimiento.importacion.lectores.medidas import exigir_que_quepa
from seguimiento.importacion.lectores.opendocument import hojas_de_ods
from seguimiento.importacion.lectores.rechazo import no_admitido
from seguimiento.importacion.lectores.rejilla import Caja, Coordenadas, Uniones, letras_de_columna
from seguimiento.importacion.material import Celda, Duda, Material, Pieza, Sitio, Tabla

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook


def leer(ruta: Path) -> Material:
    """Las hojas que se ven y llevan algo: sin notas ni enlaces, y se dice.

    Lanza `ArchivoRechazado` si no se abre o pasa de lo que se lee, y `FaltaUnExtra` sin python-calamine.
    """
    calamine = exigir("python_calamine", "calamine")
    contenido = octetos(ruta)
    es_ods = ruta.suffix.lower() == ".ods"
    detalles = (
        hojas_de_ods(ruta, paquete.abrir(ruta)) if es_ods else hojas_antiguas(ruta, contenido)
    )
    with _entendido(ruta, calamine):
        libro: CalamineWorkbook = calamine.load_workbook(BytesIO(contenido))
    piezas: list[Pieza] = []
    dudas = [_de_lo_que_no_se_ve(ruta)]
    for indice, hoja in enumerate(libro.sheets_metadata):
        with _entendido(ruta, calamine):
            datos = libro.get_sheet_by_index(indice)
        if datos.start is None:
            continue
        if hoja.visible is calamine.SheetVisibleEnum.Visible:
            exigir_que_quepa(ruta, datos.height, datos.width, f"hoja {hoja.name}")
            piezas.append(_Hoja(indice, datos, detalles.get(hoja.name, Detalles())).tabla())
        else:
            dudas.append(_de_hoja_oculta(indice, hoja.name))
    return Material(ruta.name, tuple(piezas), tuple(dudas))


@contextmanager
def _entendido(ruta: Path, calamine: ModuleType) -> Iterator[None]:
    """Mientras calamine trabaja: lo que no entienda se rechaza, también si se rinde."""
    try:
        yield
    except calamine.PasswordError as error:
        raise no_admitido(ruta, "lleva contraseña", "quítesela y guárdelo de nuevo") from error
    except BaseException as error:
        # cuando Rust se rinde lanza una excepción que no es de las corrientes ni se puede importar
        if isinstance(error, calamine.CalamineError) or type(error).__name__ == "PanicException":
            por_que = "está dañado, o no es una hoja de cálculo"
            raise no_admitido(ruta, por_que, COMO_XLSX) from error
        raise


class _Hoja:
    """Las celdas de una hoja, con filas y columnas desde 0."""

    def __init__(self, indice: int, datos: "CalamineSheet", detalles: Detalles) -> None:
        self._indice, self._datos = indice, datos
        self._fila, self._columna = datos.start or (0, 0)
        self._detalles = detalles
        caja = Caja(
            range(self._fila, self._fila + datos.height),
            range(self._columna, self._columna + datos.width),
        )
        self._uniones = Uniones([*detalles.uniones, *_unidas(datos)], caja)

    def tabla(self) -> Tabla:
        """Las que llevan algo y las que quedan entre ellas."""
        filas = tuple(
            tuple(
                self._celda((fila, columna), valor)
                for columna, valor in enumerate(valores, self._columna)
            )
            for fila, valores in enumerate(self._datos.to_python(), self._fila)
        )
        return Tabla(Sitio(f"hoja {self._datos.name}", "", self._indice), filas)

    def _celda(self, coordenadas: Coordenadas, valor: object) -> Celda:
        fila, columna = coordenadas
        nombre = f"{letras_de_columna(columna + 1)}{fila + 1}"
        sitio = Sitio(f"hoja {self._datos.name}", nombre, self._indice, fila, columna)
        if self._uniones.continua(coordenadas):
            return self._uniones.continuacion(coordenadas, sitio)
        celda = vista(valor, self._detalles.formatos.get(coordenadas, ""), sitio)
        if formula := self._detalles.formulas.get(coordenadas):
            celda = replace(celda, formula=formula)
        return self._uniones.anotar(coordenadas, celda)


def _unidas(datos: "CalamineSheet") -> Iterator[Caja]:
    for (primera, izquierda), (ultima, derecha) in datos.merged_cell_ranges or ():
        yield Caja(range(primera, ultima + 1), range(izquierda, derecha + 1))


def _de_lo_que_no_se_ve(ruta: Path) -> Duda:
    mensaje = f"de un {ruta.suffix.lower()} no se ven las notas, los enlaces ni lo tachado"
    return Duda(LECTURA_INCOMPLETA, mensaje, sugerencia=COMO_XLSX)


def _de_hoja_oculta(indice: int, nombre: str) -> Duda:
    mensaje = f"la hoja «{nombre}» está oculta y no se lee"
    ayuda = "si trae recomendaciones, muéstrela y guarde el libro"
    return Duda(SIN_LEER, mensaje, Sitio(f"hoja {nombre}", "", indice), ayuda)
