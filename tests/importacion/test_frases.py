"""Una acción contada en una frase, con sus datos detrás de sus rótulos: «Hacerlo. Responsable: X. Plazo: Y.»."""

from pathlib import Path
from typing import Any

import pytest

from apoyo.docx import escrito, parrafo, tramo
from apoyo.matrices import en_llano, leido
from seguimiento.importacion.interpretacion import interpretar
from seguimiento.importacion.lectores import leer
from seguimiento.importacion.opciones import Opciones

FRASE = "1.1 Digitalizar. Responsable: PSU. Plazo: 2024-06."
ACCION = {
    "accion": "Digitalizar.",
    "responsables": ["PSU"],
    "plazo": "2024-06",
    "codigo_de_accion": "1.1",
}


def acciones(*partes: Any) -> list[dict[str, Any]]:  # noqa: ANN401 — párrafos y tablas
    hallado: Any = leido(*partes)
    return [accion for r in hallado["recomendaciones"] for accion in r.get("acciones", [])]


@pytest.mark.parametrize(
    "partes",
    [
        [[["Recomendación", "Acción"], ["Ordenar", FRASE]]],
        ["Recomendación 1: Ordenar", f"Acción {FRASE[:3]}: {FRASE[4:]}"],
        ["Recomendación 1: Ordenar", FRASE],
        ["Recomendación 1", "Ordenar", FRASE],
        ["Recomendación 1: Ordenar", "Respuesta de la gerencia: Aceptada", FRASE],
        ["Recomendación 1: Ordenar", FRASE.replace(". Plazo", "; Plazo")],
        ["Recommendation 1: Order", "1.1 Digitalizar. Responsible: PSU. Due date: 2024-06."],
    ],
    ids=["celda", "rótulo", "párrafo", "título", "tras la respuesta", "punto y coma", "en inglés"],
)
def test_cada_dato_va_a_su_campo(partes: list[Any]) -> None:
    assert acciones(*partes) == [ACCION]


def test_de_un_documento_y_de_un_texto_se_lee_lo_mismo(tmp_path: Path) -> None:
    lineas = ("Recomendación 1: Ordenar el archivo", FRASE, "1.2 Publicar. Plazo: 2024-07.")
    texto = tmp_path / "plan.txt"
    texto.write_text("\n\n".join(lineas), "utf-8")
    word = escrito(tmp_path, "".join(parrafo(tramo(una)) for una in lineas))
    vistos: list[Any] = [en_llano(interpretar(leer(ruta), Opciones())) for ruta in (texto, word)]
    for visto in vistos:
        (recomendacion,) = visto["recomendaciones"]
        assert recomendacion["acciones"] == [
            ACCION,
            {"accion": "Publicar.", "plazo": "2024-07", "codigo_de_accion": "1.2"},
        ]


@pytest.mark.parametrize(
    "texto",
    [
        "Definir los plazos. Atención: los de 2024 ya pasaron. Revisarlos",
        "Nombrar responsables: uno por oficina. Nota: no antes de mayo",
        "Ver el anexo. Evidencia: la de la misión",
    ],
)
def test_dos_puntos_no_bastan_para_partir_una_frase(texto: str) -> None:
    (accion,) = acciones([["Recomendación", "Acción"], ["Ordenar", texto]])
    assert accion["accion"] == texto
    assert accion.keys() == {"accion", "codigo_de_accion"}


@pytest.mark.parametrize(
    "parrafo_", ["2.1 Otra. Plazo: 2024-08.", "1.5 millones de dólares. Total: 3."]
)
def test_lo_que_no_es_seguro_no_cambia_los_datos_de_la_que_precede(parrafo_: str) -> None:
    primera, *_ = acciones("Recomendación 1: Ordenar", FRASE, parrafo_)
    assert primera["plazo"] == "2024-06"
    assert primera["responsables"] == ["PSU"]
