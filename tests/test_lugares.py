"""Dónde está un dato, y cómo se escribe para llegar a él."""

from urllib.parse import urljoin

import pytest
from hypothesis import given

from apoyo.diagnosticos_hostiles import RUTAS
from apoyo.enlaces import ruta_de
from seguimiento.lugares import uri


@pytest.mark.parametrize(
    ("archivo", "escrita"),
    [
        ("data/evaluaciones/oim-2022.yaml", "data/evaluaciones/oim-2022.yaml"),
        ("data/acuerdos/año (1).yaml", "data/acuerdos/a%C3%B1o%20%281%29.yaml"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
        ("data/100%#1?.yaml", "data/100%25%231%3F.yaml"),
        # lo que no se ve y los bytes que no son texto, tal como están en el disco
        ("data/a\u200bb\t.yaml", "data/a%E2%80%8Bb%09.yaml"),
        ("data/mat\udce9.yaml", "data/mat%E9.yaml"),
    ],
)
def test_una_ruta_se_escribe_como_referencia_uri(archivo: str, escrita: str) -> None:
    assert uri(archivo) == escrita


@given(RUTAS)
def test_una_uri_siempre_es_relativa_y_vuelve_a_ser_la_ruta(archivo: str) -> None:
    escrita = uri(archivo)
    assert ruta_de(escrita) == archivo
    assert escrita.isascii()
    assert not set(escrita) & set(":?#()[]<>\"'|\\ `")
    assert urljoin("https://ejemplo.invalid/", escrita).startswith("https://ejemplo.invalid/")
