"""Lo que se sugiere teclear se toma entero: en Windows, en cmd y en PowerShell."""

import shlex
import sys

import pytest

from seguimiento.globales import Globales, entrecomillado


@pytest.mark.parametrize(
    ("valor", "escrito"),
    [
        ("C:\\oficina\\registros", "C:\\oficina\\registros"),
        ("C:\\Mis documentos\\año 2023", '"C:\\Mis documentos\\año 2023"'),
        ("O'Higgins", '"O\'Higgins"'),
        ("a & b", '"a & b"'),
        ("C:\\a (1)", '"C:\\a (1)"'),
        # entre dobles, PowerShell ejecutaría lo primero y cmd cambiaría lo segundo
        ("$(calc)", "'$(calc)'"),
        ("100 %TEMP%", "'100 %TEMP%'"),
        ("d'a `x`", "'d''a `x`'"),
        ("“x” $y", "'“x” $y'"),
        ("", "''"),
    ],
)
def test_en_windows(monkeypatch: pytest.MonkeyPatch, valor: str, escrito: str) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert entrecomillado(valor) == escrito
    if valor:
        assert Globales(raiz=valor).en("seg status") == f"seg -C {escrito} status"


@pytest.mark.skipif(sys.platform == "win32", reason="es lo de los demás sistemas")
@pytest.mark.parametrize("valor", ["/a/b", "a b", "O'Higgins", "$(x)", ""])
def test_en_los_demas_es_lo_que_entiende_el_interprete(valor: str) -> None:
    assert shlex.split(entrecomillado(valor)) == [valor]
