"""Lo exportado, leído como lo leería otro programa."""

import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile

from apoyo.ejecucion import HOY, Resultado, seg
from seguimiento.exportacion.formatos import FORMATOS

Filas = list[dict[str, str]]
DE_LA_CARTERA = tuple(f for f in FORMATOS.values() if not f.de_un_informe)
"""Los formatos en que va toda la cartera."""


def exportar(raiz: Path, formato: str, a: Path, *mas: str, hoy: str = HOY) -> Resultado:
    """Exporta en ese formato, a esa ruta."""
    return seg("exportar", formato, "-o", a, *mas, en=raiz, hoy=hoy)


def contenido(ruta: Path) -> dict[str, bytes]:
    """Los bytes de cada archivo de lo exportado, por su nombre; si es uno solo, «»."""
    if ruta.is_file():
        return {"": ruta.read_bytes()}
    return {uno.name: uno.read_bytes() for uno in sorted(ruta.iterdir())}


def dicho(ruta: Path) -> bytes:
    """Todo lo que dice, junto: de lo comprimido, lo de dentro; de un calendario, lo desplegado."""
    return b"".join(_descomprimido(suyo) for suyo in contenido(ruta).values()).replace(
        b"\r\n ", b""
    )


def _descomprimido(archivo: bytes) -> bytes:
    if not archivo.startswith(b"PK"):
        return archivo
    with ZipFile(io.BytesIO(archivo)) as comprimido:
        return b"".join(map(comprimido.read, comprimido.namelist()))


def csv_de(carpeta: Path, tabla: str, separador: str = ",") -> Filas:
    """Las filas de un CSV de la carpeta."""
    texto = (carpeta / f"{tabla}.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(texto, newline=""), delimiter=separador, strict=True))


def descrito(carpeta: Path) -> dict[str, Any]:
    """El descriptor de la carpeta."""
    leido: dict[str, Any] = json.loads((carpeta / "datapackage.json").read_text("utf-8"))
    return leido


def tablas_de(carpeta: Path) -> list[str]:
    """Los nombres de las tablas que hay en la carpeta."""
    return [uno["name"] for uno in descrito(carpeta)["resources"]]


def sql(base: Path, consulta: str) -> list[dict[str, Any]]:
    """Lo que contesta la base de datos."""
    with closing(sqlite3.connect(f"file:{base}?mode=ro", uri=True)) as conexion:
        conexion.row_factory = sqlite3.Row
        return [dict(fila) for fila in conexion.execute(consulta)]


def todo_de(base: Path, tabla: str) -> list[dict[str, Any]]:
    """Todas las filas de una tabla o de una vista."""
    return sql(base, f"SELECT * FROM {tabla}")  # noqa: S608 — la nombra la prueba


class Suceso(NamedTuple):
    """Una cita de un calendario."""

    uid: str
    sello: str
    dia: date
    resumen: str
    descripcion: str


def sucesos(calendario: bytes) -> list[Suceso]:
    """Las citas, por un lector que solo sabe del RFC 5545 lo imprescindible y no perdona lo demás."""
    return [_suceso(propiedades) for propiedades in _componentes(calendario)]


def _suceso(propiedades: Mapping[str, str]) -> Suceso:
    dia = date.fromisoformat(propiedades["DTSTART;VALUE=DATE"])
    assert (date.fromisoformat(propiedades["DTEND;VALUE=DATE"]) - dia).days == 1
    return Suceso(
        propiedades["UID"],
        propiedades["DTSTAMP"],
        dia,
        _sin_escapes(propiedades["SUMMARY"]),
        _sin_escapes(propiedades["DESCRIPTION"]),
    )


def _componentes(calendario: bytes) -> Iterator[dict[str, str]]:
    """Lo que dice cada VEVENT; el calendario no puede tener otra cosa dentro."""
    abiertos: list[str] = []
    propiedades: dict[str, str] = {}
    for linea in _lineas(calendario):
        nombre, _, valor = linea.partition(":")
        if nombre == "BEGIN":
            abiertos.append(valor)
            propiedades = {}
            assert abiertos in (["VCALENDAR"], ["VCALENDAR", "VEVENT"]), abiertos
        elif nombre == "END":
            assert abiertos.pop() == valor
            if valor == "VEVENT":
                yield propiedades
        else:
            assert nombre not in propiedades, linea
            propiedades[nombre] = valor
    assert abiertos == []


def _lineas(calendario: bytes) -> list[str]:
    """Las líneas, desplegadas; ninguna pasa de 75 octetos ni parte un carácter."""
    fisicas = calendario.split(b"\r\n")
    assert fisicas.pop() == b""
    assert all(len(una) <= 75 for una in fisicas)
    assert b"\n" not in calendario.replace(b"\r\n", b"")
    textos = [una.decode("utf-8") for una in fisicas]
    return "\n".join(textos).replace("\n ", "").split("\n")


def _sin_escapes(valor: str) -> str:
    return re.sub(r"\\(.)", lambda casa: "\n" if casa[1] in "nN" else casa[1], valor)
