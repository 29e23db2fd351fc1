"""Lo que se dice como lo escribe la gente: varios nombres en una casilla, plazos y evidencias."""

from pathlib import Path
from typing import Any

import pytest

from apoyo.ejecucion import dialogo, seg

NUEVA = ("nueva", "accion", "final-2022/R3", "--descripcion", "x")


def ultima(raiz: Path) -> Any:  # noqa: ANN401
    """La última acción de la R3."""
    return seg("ver", "final-2022/R3", "--json", en=raiz).json["registro"]["acciones"][-1]


def test_un_punto_y_coma_separa_y_se_dice(rica: Path) -> None:
    visto = seg(*NUEVA, "--responsable", "UGP; Consultor externo ;UGP", en=rica)
    assert visto.codigo == 0
    assert ultima(rica)["responsables"] == ["UGP", "Consultor externo"]
    assert "son 3: «UGP», «Consultor externo» y «UGP»" in visto.errores


@pytest.mark.parametrize(
    "dicho", ["Unidad de Monitoreo y Evaluación", "UGP / PSU", "A, B", "Uno\nDos"]
)
def test_lo_que_puede_ser_un_nombre_no_se_parte_en_silencio(dicho: str, rica: Path) -> None:
    visto = seg(*NUEVA, "--responsable", dicho, en=rica)
    assert visto.codigo == 0
    assert ultima(rica)["responsables"] == [dicho]
    assert "queda como un solo nombre; si son 2: --responsable" in visto.errores
    assert seg(*NUEVA, "--responsable", dicho, en=rica).errores.count("queda como") == 0


@pytest.mark.parametrize(
    ("respuesta", "quedan"), [("1", ["Planes y Calidad"]), ("2", ["Planes", "Calidad"])]
)
def test_en_una_terminal_se_pregunta(respuesta: str, quedan: list[str], rica: Path) -> None:
    respuestas = [respuesta, ""] if respuesta == "2" else [respuesta]
    visto = dialogo(*NUEVA, "--responsable", "Planes y Calidad", respuestas=respuestas, en=rica)
    assert visto.codigo == 0
    assert ultima(rica)["responsables"] == quedan


def test_un_plazo_se_dice_como_viene_y_se_confirma(rica: Path) -> None:
    visto = seg(*NUEVA, "--plazo", "Q3 2024", en=rica)
    assert "aviso: «Q3 2024» se lee «2024-T3»: tercer trimestre de 2024\n" in visto.errores
    assert ultima(rica)["plazo"] == "2024-T3"
    antes = ultima(rica)
    assert dialogo(*NUEVA, "--plazo", "fin de 2024", respuestas=["n"], en=rica).codigo == 1
    assert ultima(rica) == antes


def test_lo_ambiguo_se_pregunta_o_se_rechaza(rica: Path) -> None:
    visto = seg(*NUEVA, "--plazo", "03/04/2024", en=rica)
    assert (visto.codigo, visto.salida) == (2, "")
    assert "«2024-04-03» (3 de abril de 2024) o «2024-03-04» (4 de marzo de 2024)" in visto.errores
    assert dialogo(*NUEVA, "--plazo", "03/04/2024", respuestas=["2", ""], en=rica).codigo == 0
    assert ultima(rica)["plazo"] == "2024-03-04"


def test_permanente_no_es_un_plazo_olvidado(rica: Path) -> None:
    seg(*NUEVA, "--plazo", "permanente", en=rica)
    assert ultima(rica)["sin_plazo"] == "permanente"
    assert "plazo" not in ultima(rica)


@pytest.mark.parametrize(
    ("dicha", "queda"),
    [
        ("Acta de la Junta", {"titulo": "Acta de la Junta"}),
        ("Z:\\Mis docs\\Acta 3.pdf", {"titulo": "Z:\\Mis docs\\Acta 3.pdf"}),
        ("https://ejemplo.org/a", {"url": "https://ejemplo.org/a"}),
        ("El acta https://ejemplo.org/a", {"titulo": "El acta", "url": "https://ejemplo.org/a"}),
    ],
)
def test_una_evidencia_es_un_titulo_un_enlace_o_los_dos(
    dicha: str, queda: dict[str, str], rica: Path
) -> None:
    seg("actualizar", "2.3", "--estado", "completada", "--evidencia", dicha, en=rica)
    entrada = seg("ver", "2.3", "--json", en=rica).json["registro"]["seguimiento"][-1]
    assert entrada["evidencias"] == [queda]


@pytest.mark.parametrize(
    ("dicho", "queda"),
    [
        (("--plan", "Algo", "--sin-fecha"), {"plan": "Algo"}),
        (("--fecha", "31/12/2022"), {"fecha": "2022-12-31"}),
        (("--justificacion", "Así", "--sin-fecha"), {"justificacion": "Así"}),
        (("--plan", "Algo"), {"fecha": "2023-04-15", "plan": "Algo"}),
    ],
)
def test_se_responde_con_lo_que_haya(
    dicho: tuple[str, ...], queda: dict[str, str], rica: Path
) -> None:
    assert seg("responder", "final-2022/R2", *dicho, en=rica).codigo == 0
    assert seg("ver", "final-2022/R2", "--json", en=rica).json["registro"]["respuesta"] == queda


def test_sin_nada_que_responder_se_dice_que_puede_decirse(rica: Path) -> None:
    visto = seg("responder", "final-2022/R2", en=rica)
    assert visto.codigo == 2
    assert "falta «--decision», «--parte», «--plan»" in visto.errores
