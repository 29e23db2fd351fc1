"""Una carpeta con un CSV por tabla y el descriptor que dice qué hay en cada uno."""

import csv
import io
from collections.abc import Callable
from typing import Any

from seguimiento.exportacion import descriptor
from seguimiento.exportacion.encargo import Encargo, Exportado
from seguimiento.exportacion.llano import en_llano
from seguimiento.exportacion.procedencia import en_breve
from seguimiento.exportacion.tablas import Tabla, Tipo, Valor, tablas
from seguimiento.formatos.estructurado import celda_de_csv, en_json

COMA_DECIMAL = ";"
"""Donde las celdas se separan con esto, los decimales llevan coma: así los lee Excel en español."""
_BOM = "\ufeff"
"""Sin ella, Excel estropea las tildes."""


def exportado(encargo: Encargo) -> Exportado:
    """Los CSV, por el nombre de su tabla, y el `datapackage.json`."""
    llano, separador, todas = en_llano(encargo.carga), encargo.separador, tablas(encargo)
    descrito = descriptor.de(todas, separador, en_breve(encargo), decimal=_decimal(separador))
    tablas_en_csv = {f"{t.nombre}.csv": _en_csv(t, llano, separador).encode("utf-8") for t in todas}
    return Exportado({descriptor.NOMBRE: en_json(descrito).encode("utf-8"), **tablas_en_csv})


def _decimal(separador: str) -> str:
    return "," if separador == COMA_DECIMAL else "."


def _en_csv(tabla: Tabla[Any], llano: Callable[[object], Valor], separador: str) -> str:
    salida = io.StringIO()
    escritor = csv.writer(salida, delimiter=separador, lineterminator="\r\n")
    escritor.writerow(tabla.nombres)
    decimal = _decimal(separador)
    tipos = [columna.tipo for columna in tabla.columnas]
    for valores in tabla.valores(llano):
        pares = zip(valores, tipos, strict=True)
        escritor.writerow([_celda(valor, tipo, decimal) for valor, tipo in pares])
    return _BOM + salida.getvalue()


def _celda(valor: Valor, tipo: Tipo, decimal: str) -> str:
    texto = celda_de_csv(valor)
    return texto.replace(".", decimal) if tipo is Tipo.DECIMAL else texto
