"""Lo que aún no existía en la fecha por la que se pregunta no se cuenta, y se dice que queda fuera."""

from pathlib import Path

import pytest

from apoyo.carteras import escribir
from apoyo.ejecucion import seg
from apoyo.informe_leido import apartado, cuentas, fila, saldo, trimestral
from apoyo.una_evaluacion import evaluacion

VIEJA = evaluacion("vieja", "fecha: 2023-06\nrecomendaciones: [{id: R1, texto: Vieja}]\n")
NUEVA = evaluacion(
    "nueva",
    """\
fecha: 2024-11-15
recomendaciones:
  - {id: R1, texto: Uno, acciones: [{id: "1.1", descripcion: Hacer, plazo: 2025-06}]}
  - {id: R2, texto: Dos}
  - {id: R3, texto: Tres}
""",
)


def test_la_evaluacion_que_aun_no_existe_no_se_cuenta(tmp_path: Path) -> None:
    raiz = escribir(tmp_path, VIEJA | NUEVA)
    hallado = cuentas(raiz, "2024-09-30")
    assert (hallado["evaluaciones"], hallado["recomendaciones"], hallado["acciones"]) == (1, 1, 0)
    assert hallado["sin_respuesta"] == 1
    tercero, cuarto = (trimestral(raiz, f"2024-T{n}", "2025-01-10") for n in (3, 4))
    assert saldo(tercero, "Recomendaciones") == (1, 0, 0, 0, 1)
    assert saldo(cuarto, "Recomendaciones") == (1, 3, 0, 0, 4)


@pytest.mark.parametrize("hoy", ["2024-09-30", "2024-11-14", "2024-12-31", "2026-01-01"])
def test_nada_es_nuevo_en_dos_trimestres_se_pidan_cuando_se_pidan(hoy: str, tmp_path: Path) -> None:
    raiz = escribir(tmp_path, VIEJA | NUEVA)
    tercero = trimestral(raiz, "2024-T3", hoy)
    assert saldo(tercero, "Recomendaciones") == (1, 0, 0, 0, 1)
    assert saldo(tercero, "Acciones") == (0, 0, 0, 0, 0)
    if hoy >= "2024-12-31":
        assert saldo(trimestral(raiz, "2024-T4", hoy), "Acciones") == (0, 1, 0, 0, 1)


ANTERIOR = evaluacion(
    "vieja",
    """\
fecha: 2023-01-10
recomendaciones:
  - id: R1
    texto: Algo
    respuesta: {decision: aceptada, fecha: 2023-02-01}
    acciones: [{id: "1.1", descripcion: Hacer, plazo: 2023-12}]
""",
)
POSTERIOR = evaluacion(
    "nueva",
    """\
fecha: 2023-10-05
recomendaciones: [{id: R1, texto: Uno}, {id: R2, texto: Dos}, {id: R3, texto: Tres}]
""",
)


def test_un_trimestre_cerrado_no_cambia_por_lo_que_llega_despues_de_el(tmp_path: Path) -> None:
    raiz = escribir(tmp_path, {**ANTERIOR, **POSTERIOR})
    tercero, cuarto = (
        trimestral(raiz, "2023-T3", "2023-10-16"),
        trimestral(raiz, "2023-T4", "2023-12-31"),
    )
    assert fila(tercero, "Cobertura de respuesta")[1] == "100 % (1 de 1)"
    assert saldo(tercero, "Recomendaciones") == (1, 0, 0, 0, 1)
    assert saldo(cuarto, "Recomendaciones") == (1, 3, 0, 0, 4)
    assert "evaluación, con 3 recomendaciones | 05-oct-2023" in apartado(
        tercero, "Posterior al corte"
    )


def test_una_respuesta_de_fecha_no_cumplida_se_nombra_junto_a_lo_que_no_tiene(
    tmp_path: Path,
) -> None:
    archivos = evaluacion(
        "a",
        """\
fecha: 2024-01
recomendaciones:
  - {id: R1, texto: Uno, respuesta: {decision: aceptada, fecha: 2024-09, plan: Hacerlo}}
  - {id: R2, texto: Dos, respuesta: {decision: aceptada, fecha: 2024, plan: Hacerlo}}
""",
    )
    raiz = escribir(tmp_path, archivos)
    visto = seg("status", en=raiz, hoy="2024-06-15").salida
    assert "Recomendaciones sin respuesta (2)" in visto
    assert "sep-2024  a/R1  respuesta\n" in visto
    assert "2024      a/R2  respuesta; su fecha aún no termina\n" in visto
    lista = seg("lista", "recomendaciones", "--json", en=raiz, hoy="2024-06-15").json
    assert [una["decision"] for una in lista["recomendaciones"]] == [None, None]
    posteriores = seg("status", "--json", en=raiz, hoy="2024-06-15").json["posterior_al_corte"]
    assert [(p["ref"], p["clase"], p["fecha"]) for p in posteriores] == [
        ("a/R1", "respuesta", "2024-09"),
        ("a/R2", "respuesta", "2024"),
    ]
