"""A qué se refiere lo que se escribe: períodos, repetidos y carpetas que no se abren."""

from pathlib import Path

import pytest

from apoyo.carteras import escribir
from apoyo.ejecucion import Resultado, seg
from apoyo.tabulaciones import propuestas

ACCION = "descripcion: Reunirse, inicio: {}, plazo: {}, recurrencia: {}"
EVALUACION = """\
    titulo: T
    organizacion: O
    fecha: 2022
    recomendaciones:
      - id: R1
        texto: T
        acciones:
          - {{id: "1.1", {}}}
"""


def serie(carpeta: Path, inicio: str, plazo: str, recurrencia: str) -> Path:
    accion = ACCION.format(inicio, plazo, recurrencia)
    return escribir(carpeta, {"data/evaluaciones/a.yaml": EVALUACION.format(accion)})


def anotada(raiz: Path, periodo: str, hoy: str) -> str:
    """El período que queda escrito al anotar en el que así se nombra."""
    orden = ("actualizar", f"a/1.1@{periodo}", "--estado", "en_curso")
    visto = seg(*orden, en=raiz, hoy=hoy)
    assert visto.codigo == 0, visto.errores
    return str(
        seg("ver", "a/1.1", "--json", en=raiz).json["registro"]["seguimiento"][-1]["instancia"]
    )


@pytest.mark.parametrize(
    ("recurrencia", "dicho", "periodo"),
    [
        ("semanal", "2024-12-25", "2024-12-23"),
        ("semanal", "2024-12-22", "2024-12-16"),
        ("semanal", "2025-01-13", "2025-01-13"),
        ("mensual", "2025-01-15", "2024-12"),
        ("mensual", "2025-01-16", "2025-01"),
        ("trimestral", "2025-02", "2024-T4"),
        ("anual", "2025-06-01", "2024"),
    ],
)
def test_un_periodo_se_nombra_con_cualquier_dia_suyo(
    recurrencia: str, dicho: str, periodo: str, tmp_path: Path
) -> None:
    """Empieza el lunes 16 de diciembre de 2024: los períodos salen del calendario."""
    raiz = serie(tmp_path, "2024-12-16", "2026-12-31", recurrencia)
    assert anotada(raiz, dicho, "2026-01-01") == periodo


def test_un_periodo_se_nombra_antes_de_que_llegue(tmp_path: Path) -> None:
    raiz = serie(tmp_path, "2023-01", "2023-12", "trimestral")
    orden = ("prorrogar", "a/1.1@2023-T4", "--plazo", "2024-01-31", "--motivo", "m")
    assert seg(*orden, en=raiz, hoy="2023-09-20").codigo == 0
    assert seg("actualizar", "a/1.1@2024-T1", "--estado", "en_curso", en=raiz).codigo == 2


def test_lo_que_no_es_de_ningun_periodo_dice_los_que_hay(tmp_path: Path) -> None:
    raiz = serie(tmp_path, "2023-01", "2023-12", "trimestral")
    for dicho in ("2023", "2022-12-31", "2024-01-01", "ayer"):
        visto = seg("ver", f"a/1.1@{dicho}", en=raiz, hoy="2023-09-20")
        assert visto == Resultado(
            2,
            "",
            f"error: «a/1.1@{dicho}» no existe: no hay período «{dicho}»\n"
            "  hay «2023-T1», «2023-T2», «2023-T3» y «2023-T4»\n",
        )


def test_tab_ofrece_los_periodos_y_el_que_viene(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raiz = serie(tmp_path, "2023-01", "2023-12", "trimestral")
    monkeypatch.setenv("SEG_HOY", "2023-06-01")
    for ref in ("a/1.1", "1.1"):
        assert propuestas("actualizar", f"{ref}@", en=raiz) == [
            f"{ref}@2023-T1",
            f"{ref}@2023-T2",
            f"{ref}@2023-T3",
        ]
