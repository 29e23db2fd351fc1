"""La diferencia de un cambio: la de difflib mientras es corta y, si es larga, sin que cueste su cuadrado."""

import difflib
import re
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apoyo.esfuerzo import ejemplos
from seguimiento.almacen.guardado import CambioDeArchivo
from seguimiento.repositorio import diferencia as modulo
from seguimiento.repositorio.diferencia import diferencia

CORTAS = st.lists(st.sampled_from("abcdefgh"), max_size=12)
SIN_REPETIR = st.lists(st.sampled_from("abcdefgh"), unique=True)
TROZO = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")


def entre(antes: list[str], despues: list[str]) -> list[str]:
    octetos = ["".join(f"{linea}\n" for linea in lineas).encode() for lineas in (antes, despues)]
    return diferencia(CambioDeArchivo("r.yaml", *octetos)).splitlines()


def con_cr(lineas: list[str]) -> list[str]:
    return [f"{linea}\r" for linea in lineas]


def aplicada(antes: list[str], dicha: list[str]) -> Iterator[str]:
    """Lo que queda al aplicarla; comprueba que lo que sale y el contexto son lo que había."""
    lugar = 0
    for linea in dicha[2:]:
        if trozo := TROZO.fullmatch(linea):
            desde = int(trozo[1]) - (trozo[2] != "0")
            yield from antes[lugar:desde]
            lugar = desde
            continue
        if linea[0] != "+":
            assert antes[lugar] == linea[1:]
            lugar += 1
        if linea[0] != "-":
            yield linea[1:]
    yield from antes[lugar:]


@given(CORTAS, CORTAS)
@settings(max_examples=ejemplos(1000, 10), deadline=None)
def test_la_corta_es_la_de_difflib(antes: list[str], despues: list[str]) -> None:
    de_difflib = difflib.unified_diff(antes, despues, "r.yaml", "r.yaml", n=2, lineterm="")
    assert entre(antes, despues) == ([*de_difflib] or [""])


@given(CORTAS, CORTAS, st.integers(0, 20))
@settings(max_examples=ejemplos(1000, 10), deadline=None)
def test_la_larga_dice_el_mismo_cambio(antes: list[str], despues: list[str], tope: int) -> None:
    """Por tramos, con el tope que sea: al aplicarla queda lo de después."""
    with pytest.MonkeyPatch.context() as cambiado:
        cambiado.setattr(modulo, "_SE_COMPARAN", tope)
        assert [*aplicada(antes, entre(antes, despues))] == despues


@given(CORTAS, CORTAS)
@settings(max_examples=ejemplos(1000, 10), deadline=None)
def test_la_de_un_archivo_de_windows_es_la_del_mismo_sin_sus_cr(
    antes: list[str], despues: list[str]
) -> None:
    assert entre(con_cr(antes), con_cr(despues)) == entre(antes, despues)


@given(SIN_REPETIR, st.lists(st.booleans(), min_size=12, max_size=12))
@settings(max_examples=ejemplos(1000, 10), deadline=None)
def test_si_lo_que_cambia_es_como_acaban_las_lineas_se_ve(
    lineas: list[str], con: list[bool]
) -> None:
    despues = [f"{linea}\r" if suya else linea for linea, suya in zip(lineas, con, strict=False)]
    dicha = entre(lineas, despues)
    assert [linea for linea in dicha if linea.endswith("U+000D")] == [
        f"+{linea}U+000D" for linea, suya in zip(lineas, con, strict=False) if suya
    ]
    assert not any("\r" in linea for linea in dicha)


def fichas(cuantas: int, estado: str) -> list[str]:
    return [
        linea
        for una in range(cuantas)
        for linea in (f"  - id: R{una}", "    tipo: de fondo", f"    estado: {estado}", "")
    ]


def test_miles_de_cambios_son_miles_de_trozos() -> None:
    """Cada estado cambia y nada más; se separan por su código, que no se repite."""
    antes, despues = fichas(3000, "en_curso"), fichas(3000, "completada")
    dicha = entre(antes, despues)
    assert [linea for linea in dicha[2:] if linea[0] == "-"] == ["-    estado: en_curso"] * 3000
    assert [linea for linea in dicha[2:] if linea[0] == "+"] == ["+    estado: completada"] * 3000
    assert [*aplicada(antes, dicha)] == despues


@pytest.mark.parametrize("lineas", [["a", "b"], [*map(str, range(4))]])
def test_nunca_se_compara_de_una_vez_mas_de_lo_que_se_dice(
    lineas: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ni cuando nada separa los tramos, por repetirse todo: entonces sale entero y entra entero."""
    antes = lineas * 1000
    vistos = []

    class Anotada(difflib.SequenceMatcher[str]):
        def __init__(self, _: None, antes: Sequence[str], despues: Sequence[str]) -> None:
            super().__init__(None, antes, despues)
            vistos.append(len(antes) * len(despues))

    monkeypatch.setattr(modulo, "SequenceMatcher", Anotada)
    dicha = entre(antes, antes[::-1])
    assert [*aplicada(antes, dicha)] == antes[::-1]
    assert max(vistos, default=0) <= 1_000_000
