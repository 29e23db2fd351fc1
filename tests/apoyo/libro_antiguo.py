"""Un `.xls` hecho a mano: los registros justos, en un disco OLE de los más simples."""

import struct
from collections.abc import Sequence

_SECTOR = 512
_LIBRE, _FIN, _DE_LA_TABLA = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Celda = tuple[int, int, int, float | str]
"""Fila, columna, estilo y valor."""


def libro(
    celdas: Sequence[Celda], *, formatos: Sequence[str] = (), formulas: bool = False
) -> bytes:
    """El archivo, con una hoja «Matriz»; el estilo 0 es el corriente y el n, el formato n-ésimo."""
    hoja = _registro(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    for fila, columna, estilo, valor in celdas:
        sitio = struct.pack("<HHH", fila, columna, estilo)
        if isinstance(valor, str):
            texto = valor.encode("utf-16-le")
            hoja += _registro(0x0204, sitio + struct.pack("<HB", len(valor), 1) + texto)
        elif formulas:
            hoja += _registro(
                0x0006, sitio + struct.pack("<dHIH", valor, 0, 0, 3) + b"\x1e\x01\x00"
            )
        else:
            hoja += _registro(0x0203, sitio + struct.pack("<d", valor))
    hoja += _registro(0x000A, b"")
    nombre = struct.pack("<BB", 6, 0) + b"Matriz"
    principio = _registro(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    principio += _registro(0x0042, struct.pack("<H", 1200))
    for numero, formato in enumerate(formatos, 164):
        datos = struct.pack("<HHB", numero, len(formato), 0) + formato.encode("latin-1")
        principio += _registro(0x041E, datos)
    for numero in (0, *range(164, 164 + len(formatos))):
        principio += _registro(0x00E0, struct.pack("<HH", 0, numero) + bytes(16))
    empieza = len(principio) + 4 + 6 + len(nombre) + 4
    principio += _registro(0x0085, struct.pack("<IH", empieza, 0) + nombre)
    return disco(principio + _registro(0x000A, b"") + hoja)


def disco(contenido: bytes, nombre: str = "Workbook") -> bytes:
    """Un archivo OLE con ese otro dentro: la tabla, el directorio y sus sectores, seguidos."""
    contenido = contenido.ljust(max(4096, -(-len(contenido) // _SECTOR) * _SECTOR), b"\0")
    cuantos = len(contenido) // _SECTOR
    tablas = -(-(cuantos + 2) // (_SECTOR // 4)) or 1
    directorio, primero = tablas, tablas + 1
    tabla = [_DE_LA_TABLA] * tablas + [_FIN] + [*range(primero + 1, primero + cuantos), _FIN]
    tabla += [_LIBRE] * (tablas * _SECTOR // 4 - len(tabla))
    cabecera = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    cabecera += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    cabecera += struct.pack("<IIIIIIIIII", 0, tablas, directorio, 0, 4096, _FIN, 0, _FIN, 0, 0)
    en_cabecera = [*range(tablas), *[_LIBRE] * (109 - tablas)]
    cabecera = cabecera[:76].ljust(76, b"\0") + struct.pack("<109I", *en_cabecera)
    entradas = _entrada("Root Entry", 5, _FIN, 0, 1) + _entrada(nombre, 2, primero, len(contenido))
    numeros = struct.pack(f"<{len(tabla)}I", *tabla)
    return cabecera + numeros + entradas.ljust(_SECTOR, b"\0") + contenido


def _registro(clase: int, datos: bytes) -> bytes:
    return struct.pack("<HH", clase, len(datos)) + datos


def _entrada(nombre: str, clase: int, primero: int, largo: int, hija: int = _LIBRE) -> bytes:
    letras = nombre.encode("utf-16-le") + b"\0\0"
    datos = letras.ljust(64, b"\0") + struct.pack("<HBB", len(letras), clase, 1)
    datos += struct.pack("<III", _LIBRE, _LIBRE, hija) + bytes(36)
    return datos + struct.pack("<IQ", primero, largo)
