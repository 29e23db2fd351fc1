"""Qué se da por dicho en una línea a medias: de ello depende lo que TAB ofrece."""

import pytest

from seguimiento.comandos.a_medias import AMedias, situada
from seguimiento.comandos.linea import SEG, Apuntada

VER, BUSCAR, CORREGIR = (Apuntada((una,)) for una in ("ver", "buscar", "corregir"))
ACCION = Apuntada(("nueva", "accion"))


@pytest.mark.parametrize(
    ("linea", "esperada"),
    [
        ("", AMedias(SEG)),
        ("no-existe x", AMedias(SEG, sueltas=("no-existe", "x"))),
        ("--no-existe ver", AMedias(SEG)),
        ("ver mesa", AMedias(VER, {"ref": ["mesa"]})),
        ("mostrar mesa", AMedias(VER, {"ref": ["mesa"]})),
        ("nueva actividad R1", AMedias(ACCION, {"ref": ["R1"]})),
        ("-C otra --hoy=2023 ver", AMedias(VER, globales={"raiz": "otra", "hoy": "2023"})),
        ("-Cotra ver", AMedias(VER, globales={"raiz": "otra"})),
        ("ver --json mesa -o x", AMedias(VER, {"json": [""], "destino": ["x"], "ref": ["mesa"]})),
        ("ver -ox mesa", AMedias(VER, {"destino": ["x"], "ref": ["mesa"]})),
        ("ver -h", AMedias(VER, {"ayuda": [""]})),
        # tras lo que no se entiende no se sabe qué es cada cosa
        ("ver --no-existe mesa", AMedias(VER)),
        ("ver --json=si mesa", AMedias(VER)),
        ("ver --json -o", AMedias(VER, {"json": [""]})),
        # tras «--» nada es una opción; si es el valor de una, no es eso
        ("ver -- --json", AMedias(VER, {"ref": ["--json"]})),
        ("ver -o -- mesa", AMedias(VER, {"destino": ["--"], "ref": ["mesa"]})),
        ("buscar a b --json c", AMedias(BUSCAR, {"json": [""], "texto": ["a", "b", "c"]})),
        (
            "corregir a b c d",
            AMedias(CORREGIR, {"ref": ["a"], "campo": ["b"], "valor": ["c", "d"]}),
        ),
        ("corregir - b", AMedias(CORREGIR, {"ref": ["-"], "campo": ["b"]})),
    ],
)
def test_lo_que_ya_esta_dicho(linea: str, esperada: AMedias) -> None:
    assert situada(linea.split()) == esperada
