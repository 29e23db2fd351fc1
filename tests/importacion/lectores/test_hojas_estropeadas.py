"""Una hoja de cálculo con unos octetos cambiados se lee o se rechaza, y nada más."""

import random
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest

from apoyo.esfuerzo import una_parte
from seguimiento.importacion.lectores import leer
from seguimiento.importacion.lectores.rechazo import ArchivoRechazado

MUESTRA = Path(__file__).parents[1] / "muestras" / "06-excel-combinadas.xlsx"
CUNAS = [b"9999999999", b"-1", b'"', b"<c/>", b"NaN", b"1e999", b"XFD1048576", b"&x;", b"\x00"]
DECLARACION = 60
"""Lo que ocupa el principio de una parte, que mira la guardia del paquete."""


def estropeada(azar: random.Random) -> bytes:
    """La muestra, con una de sus partes cambiada por unos sitios."""
    salida = BytesIO()
    with zipfile.ZipFile(MUESTRA) as antes, zipfile.ZipFile(salida, "w") as despues:
        nombres = antes.namelist()
        cual = azar.choice([uno for uno in nombres if uno.endswith((".xml", ".rels"))])
        for nombre in nombres:
            parte = bytearray(antes.read(nombre))
            if nombre == cual:
                for _ in range(azar.randint(1, 4)):
                    donde = azar.randrange(DECLARACION, max(DECLARACION + 1, len(parte)))
                    parte[donde : donde + azar.choice([0, 1, 20])] = azar.choice(CUNAS)
            despues.writestr(nombre, bytes(parte))
    return salida.getvalue()


@pytest.mark.parametrize("semilla", una_parte(range(600), 20))
def test_un_libro_estropeado_se_lee_o_se_rechaza(semilla: int, tmp_path: Path) -> None:
    ruta = tmp_path / "libro.xlsx"
    ruta.write_bytes(estropeada(random.Random(semilla)))  # noqa: S311 — repetible, no secreto
    with suppress(ArchivoRechazado):
        leer(ruta)
