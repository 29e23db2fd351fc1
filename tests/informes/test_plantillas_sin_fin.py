"""Lo que una plantilla gasta se cuenta se repita como se repita: con datos, con textos suyos o guardando."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from apoyo.ejecucion import proceso
from apoyo.esfuerzo import una_parte
from seguimiento.informes.plantillas import Plantillas

VEINTE = f"[{', '.join('1234567890' * 2)}]"
MEMORIA = 1 << 30
"""Bytes con que ha de bastar: sin contar lo que se guarda, ninguna bastaba."""


@dataclass(frozen=True)
class Vista:
    titulo: str = "Informe"
    partes: tuple[str, ...] = ("una", "dos")


def veces(cuantas: int, dentro: str) -> str:
    """Lo de dentro, en bucles de veinte vueltas puestos unos dentro de otros."""
    return f"{{% for z in {VEINTE} %}}" * cuantas + dentro + "{% endfor %}" * cuantas


def guardado(nombre: str, texto: str) -> str:
    return f"{{% set {nombre} %}}{texto}{{% endset %}}"


LARGO = guardado("a", "x" * 500_000)
BOMBAS = {
    "vueltas sin nada": veces(12, ""),
    "textos de la plantilla": veces(6, "texto que se escribe " * 20),
    "textos entre llaves": veces(6, '{{ "' + "x" * 4000 + '" }}'),
    "datos": veces(7, "{{ vista.titulo }}"),
    "bucles de datos": veces(6, "{% for p in vista.partes %}{{ p }}{% endfor %}"),
    "condiciones": veces(6, "{% if vista.titulo %}{% else %}{% endif %}"),
    "lotes": veces(6, "{% for p in vista.partes|batch(1) %}{% endfor %}"),
    "lo guardado se dobla": guardado("a", "x" * 32) + guardado("a", "{{ a }}{{ a }}") * 60,
    "lo unido se dobla": '{% set a = "x" %}' + "{% set a = [a, a]|join %}" * 60,
    "el nexo se dobla": '{% set a = "x" %}' + "{% set a = [a, a]|join(a) %}" * 60,
    "unir un texto largo": LARGO + f"{{% set b = [{'a, ' * 10_000}a]|join %}}",
    "una macro que dobla": (
        '{% macro m(x) %}{{ x }}{{ x }}{% endmacro %}{% set a = "x" %}' + "{% set a = m(a) %}" * 60
    ),
    "una llamada que dobla": (
        "{% macro m() %}{{ caller() }}{{ caller() }}{% endmacro %}"
        + "{% call m() %}" * 40
        + "x"
        + "{% endcall %}" * 40
    ),
    "guardar sin escribir": veces(5, guardado("b", "x" * 100_000)),
    "guardar en una macro": (
        "{% macro m() %}" + guardado("b", "x" * 500_000) + "{% endmacro %}" + veces(6, "{{ m() }}")
    ),
    "un filtro de un texto largo": LARGO + veces(6, "{{ a|lower|length }}"),
    "una letra de un texto largo": LARGO + veces(6, "{% if a[1] %}{% endif %}"),
    "un tramo de un texto largo": LARGO + veces(6, "{% if a[1:] %}{% endif %}"),
    "buscar en un texto largo": LARGO + veces(6, '{% if "y" in a %}{% endif %}'),
    "comparar textos largos": LARGO
    + guardado("b", "x" * 500_000)
    + veces(6, "{% if a == b %}{% endif %}"),
}
REPITE = ("SEG803", "la plantilla repite demasiado y no acabaría")


def dicho(carpeta: Path, plantilla: str, de: str) -> list[tuple[str, str]]:
    (carpeta / f"x.{de}.j2").write_text(plantilla, "utf-8")
    resultado = Plantillas(carpeta).rendir(f"x.{de}.j2", Vista())
    assert resultado.texto == ""
    return [(uno.codigo, uno.mensaje) for uno in resultado.diagnosticos]


@pytest.mark.parametrize("de", ["html", "md"])
@pytest.mark.parametrize("cual", BOMBAS)
def test_nada_se_repite_ni_se_guarda_sin_contarlo(
    cual: str, de: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seguimiento.informes.plantillas.gasto.MAXIMO_DE_GASTO", 100_000)
    assert dicho(tmp_path, BOMBAS[cual], de) == [REPITE]


def test_comparar_listas_no_se_puede(tmp_path: Path) -> None:
    dobladas = "{% set a = [a, a] %}{% set b = [b, b] %}" * 60
    plantilla = f"{{% set a = [1] %}}{{% set b = [1] %}}{dobladas}{{% if a == b %}}x{{% endif %}}"
    assert dicho(tmp_path, plantilla, "md") == [("SEG802", "solo se comparan textos y números")]


def test_se_puede_preguntar_si_un_texto_esta_en_una_lista(tmp_path: Path) -> None:
    (tmp_path / "x.md.j2").write_text('{% if vista.titulo in ["Informe"] %}sí{% endif %}', "utf-8")
    assert Plantillas(tmp_path).rendir("x.md.j2", Vista()).texto == "sí"


@pytest.mark.parametrize(
    "cual",
    una_parte(
        ["textos de la plantilla", "textos entre llaves", "lo guardado se dobla", "datos"], cada=2
    ),
)
def test_con_el_tope_de_verdad_basta_poca_memoria(cual: str, tmp_path: Path) -> None:
    (tmp_path / "data" / "evaluaciones").mkdir(parents=True)
    (tmp_path / "plantillas").mkdir()
    (tmp_path / "seguimiento.yaml").write_text("plantillas: plantillas\n", "utf-8")
    plantilla = BOMBAS[cual].replace("vista.titulo", "vista.portada.titulo")
    (tmp_path / "plantillas" / "agenda.md.j2").write_text(plantilla.replace("x", "😀"), "utf-8")
    visto = proceso("-C", tmp_path, "informe", "agenda", memoria=MEMORIA)
    assert (visto.codigo, visto.salida) == (1, "")
    assert REPITE[1] in visto.errores
