"""Una hoja de Excel, celda a celda, y lo que de ella ha de saberse."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from seguimiento.diagnosticos.importacion import OCULTO_PERO_LEIDO, SIN_LEER
from seguimiento.importacion.lectores.excel.celdas import celda_de, sin_lo_tachado
from seguimiento.importacion.lectores.rejilla import Caja, Coordenadas, Uniones, letras_de_columna
from seguimiento.importacion.material import Celda, Duda, Sitio, Tabla
from seguimiento.redaccion import enumeracion

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_SE_NOMBRAN = 5


class Cuadro:
    """La tabla de una hoja: lo que hay en su caja."""

    def __init__(
        self,
        indice: int,
        caja: Caja,
        valores: "Worksheet",
        formulas: "Worksheet",
        hilados: Mapping[str, str],
    ) -> None:
        self._indice, self._caja = indice, caja
        self._valores, self._formulas, self._hilados = valores, formulas, hilados
        self._pieza = f"hoja {valores.title}"
        self._letras = {columna: letras_de_columna(columna) for columna in caja.columnas}
        self._tachadas: list[Celda] = []
        self._uniones = Uniones(_unidas(valores), caja)

    def tabla(self) -> Tabla:
        """Las filas de la caja, también las ocultas."""
        filas = tuple(
            tuple(self._celda((fila, columna)) for columna in self._caja.columnas)
            for fila in self._caja.filas
        )
        return Tabla(self._sitio(), filas)

    def dudas(self) -> Iterator[Duda]:
        """Lo que no se leyó, o se leyó sin que se viera."""
        if self._tachadas:
            mensaje = f"hay texto tachado en {_nombradas(self._tachadas)}, y no se lee"
            yield Duda(SIN_LEER, mensaje, self._tachadas[0].sitio, "si vale, quítele el tachado")
        ocultas = [*_filas_ocultas(self._valores, self._caja)]
        ocultas += _columnas_ocultas(self._valores, self._caja)
        if ocultas:
            mensaje = f"hay ocultas, y se leen igual: {enumeracion(_los_primeros(ocultas))}"
            ayuda = "si no han de contar, bórrelas y guarde el libro"
            yield Duda(OCULTO_PERO_LEIDO, mensaje, self._sitio(), ayuda)

    def _celda(self, coordenadas: Coordenadas) -> Celda:
        sitio = self._sitio(coordenadas)
        if self._uniones.continua(coordenadas):
            return self._uniones.continuacion(coordenadas, sitio)
        return self._uniones.anotar(coordenadas, self._sola(*coordenadas, sitio))

    def _sola(self, fila: int, columna: int, sitio: Sitio) -> Celda:
        guardada: Cell = self._valores.cell(fila, columna)  # type: ignore[assignment]
        formula = self._formula(fila, columna)
        vista = celda_de(guardada, sitio, formula, self._hilados.get(sitio.celda, ""))
        sin_tachar = sin_lo_tachado(guardada, vista)
        if sin_tachar.texto != vista.texto:
            self._tachadas.append(vista)
        return sin_tachar

    def _formula(self, fila: int, columna: int) -> str:
        if self._formulas is self._valores:
            return ""
        celda = self._formulas.cell(fila, columna)
        if celda.data_type != "f":
            return ""
        # las matriciales y las de datos vienen en un objeto, con su texto si lo tienen
        return str(getattr(celda.value, "text", celda.value) or "=")

    def _sitio(self, coordenadas: Coordenadas | None = None) -> Sitio:
        if coordenadas is None:
            return Sitio(self._pieza, "", self._indice)
        fila, columna = coordenadas
        celda = f"{self._letras[columna]}{fila}"
        return Sitio(self._pieza, celda, self._indice, fila - 1, columna - 1)


def _unidas(hoja: "Worksheet") -> Iterator[Caja]:
    for union in hoja.merged_cells.ranges:
        yield Caja(range(union.min_row, union.max_row + 1), range(union.min_col, union.max_col + 1))


def _filas_ocultas(hoja: "Worksheet", caja: Caja) -> Iterator[str]:
    filas = sorted(
        fila
        for fila, como_es in hoja.row_dimensions.items()
        if como_es.hidden and fila in caja.filas
    )
    yield from (f"la fila {fila}" for fila in filas)


def _columnas_ocultas(hoja: "Worksheet", caja: Caja) -> Iterator[str]:
    for como_es in hoja.column_dimensions.values():
        if como_es.hidden:
            suyas = range(como_es.min or 1, (como_es.max or 1) + 1)
            yield from (
                f"la columna {letras_de_columna(columna)}"
                for columna in caja.columnas
                if columna in suyas
            )


def _nombradas(celdas: Iterable[Celda]) -> str:
    return enumeracion(_los_primeros([celda.sitio.celda for celda in celdas]))


def _los_primeros(nombres: list[str]) -> list[str]:
    de_mas = len(nombres) - _SE_NOMBRAN
    return [*nombres[:_SE_NOMBRAN], f"{de_mas} más"] if de_mas > 1 else nombres
