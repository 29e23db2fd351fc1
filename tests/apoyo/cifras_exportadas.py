"""Las cifras de lo exportado: las de sus tablas, contadas, y las que van escritas."""

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from apoyo.cifras import TODO, Cifra, de_un_resumen, nombre_de
from apoyo.cifras_de_filas import (
    NADA_MAS,
    acciones_de_cada_una,
    de_unas_acciones,
    de_unas_evaluaciones,
    dias_de_unos_datos,
)
from apoyo.exportado import csv_de, exportar, tablas_de, todo_de

Tablas = dict[str, list[dict[str, Any]]]
DE_LO_EXPORTADO = {f"exportar {formato}" for formato in ("csv", "sqlite", "json")}
"""Las salidas de que aquí se recoge algo."""


def cifras_exportadas(raiz: Path, corte: str) -> Iterator[Cifra]:
    """Las de los formatos que llevan cifras."""
    with TemporaryDirectory() as carpeta:
        en_csv, base, objetos = (Path(carpeta) / n for n in ("csv", "x.sqlite", "x.json"))
        for formato, a in (("csv", en_csv), ("sqlite", base), ("json", objetos)):
            assert exportar(raiz, formato, a, hoy=corte).codigo == 0
        tablas = tablas_de(en_csv)
        yield from _de_unas_tablas({una: csv_de(en_csv, una) for una in tablas}, "exportar csv")
        yield from _de_unas_tablas({una: todo_de(base, una) for una in tablas}, "exportar sqlite")
        dicho = json.loads(objetos.read_text("utf-8"))
    yield from de_un_resumen(dicho["resumen"], "exportar json")
    yield from de_unas_acciones(dicho["listas"]["acciones"], "exportar json › listas")
    for clase, suyos in dicho["registros"].items():
        if clase != "practicas":
            nombre, _ = nombre_de(clase)
            donde = f"exportar json › {clase}"
            yield Cifra(TODO, nombre, NADA_MAS, len(suyos), None, donde)


def _de_unas_tablas(tablas: Tablas, donde: str) -> Iterator[Cifra]:
    yield from de_unas_acciones(tablas["acciones"], f"{donde} › acciones")
    yield from de_unas_evaluaciones(tablas["evaluaciones"], f"{donde} › evaluaciones")
    for tabla in ("acciones", "compromisos", "periodos", "recomendaciones"):
        yield from dias_de_unos_datos(tablas[tabla], f"{donde} › {tabla}")
    for tabla in ("evaluaciones", "recomendaciones", "acuerdos", "compromisos"):
        nombre, _ = nombre_de(tabla)
        yield Cifra(TODO, nombre, NADA_MAS, len(tablas[tabla]), None, f"{donde} › {tabla}")
    for tabla in ("recomendaciones", "acuerdos"):
        yield from acciones_de_cada_una(tablas[tabla], f"{donde} › {tabla}")
