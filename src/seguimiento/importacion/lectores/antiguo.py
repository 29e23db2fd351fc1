"""Un libro de Excel antiguo por dentro: lo que ocupan sus hojas y los formatos de sus celdas.

Es un archivo de registros (BIFF) dentro de otro que hace de disco (OLE): aquí se leen los justos.
"""

import struct
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from seguimiento.importacion.lectores.archivo import COMO_XLSX, OLE
from seguimiento.importacion.lectores.detalles import Detalles
from seguimiento.importacion.lectores.medidas import CELDAS, exigir_que_quepa
from seguimiento.importacion.lectores.rechazo import no_admitido

_LIBROS = ("Workbook", "Book")
_FIN_DE_CADENA = 0xFFFFFFFA
"""Desde aquí, un número de sector no es un sector."""
_CABECERA, _ENTRADA, _EN_CABECERA = 512, 128, 109
_BOF, _EOF, _HOJA, _CIFRADO = 0x0809, 0x000A, 0x0085, 0x002F
_FORMATO, _ESTILO = 0x041E, 0x00E0
_NUMEROS, _FORMULA = 0x00BD, 0x0006
_CELDAS = {_FORMULA, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E, 0x00D6}
"""Los registros de una celda con algo: empiezan por su fila, su columna y su estilo."""
_DE_1997 = 0x0600
_DE_DOS_OCTETOS = 0x1
_TAMANOS = {(9, 6), (12, 6)}
"""El exponente del tamaño de los sectores y de los menores."""
_SIN_TRADUCIR = "="
"""La fórmula va en un lenguaje suyo: solo se dice que la hay."""
_DE_SIEMPRE = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "d/m/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    22: "d/m/yyyy h:mm",
}
"""Los formatos que el archivo no escribe, por su número."""


def hojas_antiguas(ruta: Path, contenido: bytes) -> dict[str, Detalles]:
    """Las hojas, por su nombre.

    Lanza `ArchivoRechazado` si no es un libro antiguo, está dañado o alguna hoja pasa de lo que se lee.
    """
    if not contenido.startswith(OLE):
        por_que = "no es un libro de Excel antiguo, aunque su nombre acabe en «.xls»"
        raise no_admitido(ruta, por_que, COMO_XLSX)
    try:
        hojas = _Registros(_libro(contenido)).hojas()
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise no_admitido(ruta, "está dañado, o no es una hoja de cálculo", COMO_XLSX) from error
    for nombre, hoja in hojas.items():
        alto, ancho = len(hoja.filas.todos), len(hoja.columnas.todos)
        exigir_que_quepa(ruta, alto, ancho, f"hoja {nombre}")
    return hojas


# El disco ------------------------------------------------------------------------------------------


def _libro(contenido: bytes) -> bytes:
    """Los octetos del libro; ninguno si el archivo no guarda uno."""
    disco = _Disco(contenido)
    entradas = {nombre: (primero, cuanto) for nombre, primero, cuanto in disco.entradas()}
    for nombre in _LIBROS:
        if nombre in entradas:
            return disco.archivo(*entradas[nombre])
    return b""


class _Disco:
    """Un archivo OLE: sectores encadenados por una tabla, y otros menores dentro de la primera entrada."""

    def __init__(self, contenido: bytes) -> None:
        self._contenido = contenido
        tamanos = struct.unpack_from("<HH", contenido, 30)
        if tamanos not in _TAMANOS:
            raise struct.error("no hay sectores de ese tamaño")
        self._sector, self._sector_menor = (1 << uno for uno in tamanos)
        self._cuantos = len(contenido) // self._sector + 1
        self._directorio, _, self._corte = struct.unpack_from("<III", contenido, 48)
        primero_menor, _, mas_tablas, _ = struct.unpack_from("<IIII", contenido, 60)
        self._tabla = self._numeros(islice(self._de_la_tabla(mas_tablas), self._cuantos))
        self._tabla_menor = self._numeros(self._cadena(primero_menor))
        self._menores = b""
        _, raiz, _ = next(self.entradas(), ("", _FIN_DE_CADENA, 0))
        self._menores = b"".join(map(self._octetos, self._cadena(raiz)))

    def entradas(self) -> Iterator[tuple[str, int, int]]:
        """De cada archivo, su nombre, su primer sector y cuánto ocupa; primero, la raíz."""
        octetos = b"".join(map(self._octetos, self._cadena(self._directorio)))
        for desde in range(0, len(octetos), _ENTRADA):
            (largo,) = struct.unpack_from("<H", octetos, desde + 64)
            nombre = octetos[desde : desde + max(largo - 2, 0)].decode("utf-16-le")
            primero, cuanto = struct.unpack_from("<II", octetos, desde + 116)
            yield nombre, primero, cuanto

    def archivo(self, primero: int, cuanto: int) -> bytes:
        """El contenido del que empieza en ese sector."""
        if cuanto >= self._corte:
            return b"".join(map(self._octetos, self._cadena(primero)))[:cuanto]
        menor = self._sector_menor
        cadena = _encadenados(self._tabla_menor, primero, len(self._menores) // menor + 1)
        return b"".join(self._menores[n * menor : (n + 1) * menor] for n in cadena)[:cuanto]

    def _de_la_tabla(self, mas: int) -> Iterator[int]:
        """Los sectores de la tabla: los que caben en la cabecera y los que siguen en otros."""
        yield from struct.unpack_from(f"<{_EN_CABECERA}I", self._contenido, 76)
        while mas < _FIN_DE_CADENA:
            *suyos, mas = struct.unpack(f"<{self._sector // 4}I", self._octetos(mas))
            yield from suyos

    def _numeros(self, sectores: Iterable[int]) -> Sequence[int]:
        octetos = b"".join(self._octetos(uno) for uno in sectores if uno < _FIN_DE_CADENA)
        return struct.unpack(f"<{len(octetos) // 4}I", octetos[: len(octetos) // 4 * 4])

    def _cadena(self, primero: int) -> Iterator[int]:
        return _encadenados(self._tabla, primero, self._cuantos)

    def _octetos(self, sector: int) -> bytes:
        desde = _CABECERA + sector * self._sector
        return self._contenido[desde : desde + self._sector]


def _encadenados(tabla: Sequence[int], primero: int, cuantos: int) -> Iterator[int]:
    """Los sectores de una cadena, nunca más que los que hay: una dañada puede dar vueltas."""
    for _ in range(cuantos):
        if primero >= _FIN_DE_CADENA:
            return
        yield primero
        primero = tabla[primero]


# Los registros -------------------------------------------------------------------------------------


class _Registros:
    """Un paso por los registros de un libro."""

    def __init__(self, libro: bytes) -> None:
        self._libro = libro
        self._version = 0
        self._empiezan: dict[int, str] = {}
        self._formatos = dict(_DE_SIEMPRE)
        self._estilos: list[int] = []
        self._hoja = Detalles()

    def hojas(self) -> dict[str, Detalles]:
        """Lo hallado en cada hoja, por su nombre; nada de un libro cifrado."""
        hojas: dict[str, Detalles] = {}
        hondura = 0
        for desde, clase, datos in self._registros():
            if clase == _CIFRADO:
                return {}
            if clase == _BOF:
                hondura += 1
                self._version = self._version or struct.unpack_from("<H", datos)[0]
                if desde in self._empiezan:
                    hondura = 1
                    self._hoja = hojas.setdefault(self._empiezan[desde], Detalles())
            elif clase == _EOF:
                hondura -= 1
            # más adentro hay gráficos, con celdas que no son de la hoja
            elif hondura == 1:
                self._registro(clase, datos)
        return hojas

    def _registros(self) -> Iterator[tuple[int, int, bytes]]:
        desde = 0
        while desde + 4 <= len(self._libro):
            clase, largo = struct.unpack_from("<HH", self._libro, desde)
            yield desde, clase, self._libro[desde + 4 : desde + 4 + largo]
            desde += 4 + largo

    def _registro(self, clase: int, datos: bytes) -> None:
        if clase == _HOJA:
            (empieza,) = struct.unpack_from("<I", datos)
            self._empiezan[empieza] = self._texto(datos[7:], datos[6])
        elif clase == _FORMATO and self._version == _DE_1997:
            numero, largo = struct.unpack_from("<HH", datos)
            self._formatos[numero] = self._texto(datos[4:], largo)
        elif clase == _ESTILO:
            self._estilos.append(struct.unpack_from("<HH", datos)[1])
        elif clase in _CELDAS:
            fila, columna, estilo = struct.unpack_from("<HHH", datos)
            self._celda(fila, columna, estilo)
            if clase == _FORMULA:
                self._hoja.formulas[fila, columna] = _SIN_TRADUCIR
        elif clase == _NUMEROS:
            fila, primera = struct.unpack_from("<HH", datos)
            for columna, desde in enumerate(range(4, len(datos) - 2, 6), primera):
                self._celda(fila, columna, struct.unpack_from("<H", datos, desde)[0])

    def _celda(self, fila: int, columna: int, estilo: int) -> None:
        self._hoja.filas.ver(fila)
        self._hoja.columnas.ver(columna)
        formato = self._formatos.get(self._estilos[estilo], "")
        # si hay más celdas con formato, la hoja se rechazará por lo que abarca
        if formato and len(self._hoja.formatos) < CELDAS:
            self._hoja.formatos[fila, columna] = formato

    def _texto(self, datos: bytes, letras: int) -> str:
        if self._version != _DE_1997:
            return datos[:letras].decode("cp1252", "replace")
        if datos[0] & _DE_DOS_OCTETOS:
            return datos[1 : 1 + 2 * letras].decode("utf-16-le")
        return datos[1 : 1 + letras].decode("latin-1")
