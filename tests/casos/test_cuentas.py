"""Un nombre, un sentido y un denominador: lo que entra en una cifra y lo que se cuenta aparte."""

from pathlib import Path

import pytest

from apoyo.carteras import escribir
from apoyo.ejecucion import seg
from apoyo.informe_leido import apartado, cuentas, fila, trimestral
from apoyo.una_evaluacion import ARCHIVO, con_acciones, evaluacion

CASI_TODAS = [
    f'{{id: "1.{n}", descripcion: Hacer lo {n}, plazo: 2024-03'
    + (", seguimiento: [{fecha: 2024-02-01, estado: completada}]}" if n else "}")
    for n in range(300)
]


def test_no_es_el_cien_por_cien_mientras_falte_una(tmp_path: Path) -> None:
    informe = trimestral(escribir(tmp_path, con_acciones(*CASI_TODAS)), "2024-T2", "2024-06-30")
    assert "De 300 acciones exigibles se completaron 299 (>99 %)." in informe
    assert fila(informe, "Cumplimiento")[1:3] == [">99 %", "299 de 300 acciones exigibles"]


def test_una_copia_se_cuenta_como_otro_registro_y_se_dice(tmp_path: Path) -> None:
    archivos = con_acciones()
    raiz = escribir(tmp_path, {**archivos, "data/evaluaciones/a (1).yaml": archivos[ARCHIVO]})
    visto = seg("status", en=raiz, hoy="2024-06-30")
    aviso = "dentificador repetido, que se cuenta todas las veces: «a»"
    assert visto.codigo == 3
    assert f"aviso: i{aviso}" in visto.errores
    assert f"I{aviso}" in visto.salida
    # y así se cuenta en todo, también las evaluaciones
    assert "2 evaluaciones · 2 acciones (1 distinta)" in visto.salida
    informe = trimestral(raiz, "2024-T2", "2024-06-30")
    assert f"> **Aviso.** I{aviso}" in informe
    assert "hay 2 recomendaciones de 2 evaluaciones, con 2 acciones (1 distinta)." in informe
    assert fila(informe, "Evaluaciones respondidas por completo")[1] == (
        "100 % (2 de 2; distintas, 1 de 1)"
    )


def test_el_titulo_de_la_lista_no_cuenta_periodos_como_acciones(tmp_path: Path) -> None:
    archivos = evaluacion(
        "a",
        """\
fecha: 2024-01
recomendaciones:
  - id: R1
    texto: Acordar un protocolo
    acciones:
      - id: "1.1"
        descripcion: Visita
        inicio: 2024-01
        plazo: 2024-12
        recurrencia: mensual
        seguimiento:
          - {fecha: 2024-01-20, estado: completada, instancia: 2024-01}
          - {fecha: 2024-02-20, estado: completada, instancia: 2024-02}
      - id: "1.2"
        descripcion: Otra
        plazo: 2024-02
        seguimiento: [{fecha: 2024-02-20, estado: completada}]
""",
    )
    raiz = escribir(tmp_path, archivos)
    assert cuentas(raiz, "2024-03-15")["cerradas"] == 1
    lista = seg("lista", "acciones", "--situacion", "cerrada", en=raiz, hoy="2024-03-15").salida
    assert lista.splitlines()[0] == "Acciones (1 acción y 2 períodos)"


MENSUAL = "inicio: 2023-01\n    plazo: 2023-12\n    recurrencia: mensual"


@pytest.mark.parametrize(("estado", "de_compromisos"), [("propuesto", (0, 0)), ("vigente", (1, 6))])
def test_los_periodos_de_lo_propuesto_no_se_cuentan(
    estado: str, de_compromisos: tuple[int, int], tmp_path: Path
) -> None:
    archivos = evaluacion(
        "uno",
        """\
fecha: 2022
recomendaciones:
  - id: R1
    texto: Algo
    acciones:
      - id: "1.1"
        descripcion: Reunirse cada trimestre
        inicio: 2023-01
        plazo: 2023-12
        recurrencia: trimestral
        seguimiento: [{fecha: 2023-03-20, estado: completada, instancia: 2023-T1}]
""",
    ) | {
        "data/acuerdos/mesa.yaml": f"""\
titulo: Mesa
estado: {estado}
compromisos:
  - id: "1"
    descripcion: Reunirse cada mes
    {MENSUAL}
    seguimiento: [{{fecha: 2023-02-20, estado: completada, instancia: 2023-02}}]
"""
    }
    raiz = escribir(tmp_path, archivos)
    hallado = cuentas(raiz, "2023-07-15")
    assert (hallado["instancias_cumplidas"], hallado["instancias_exigibles"]) == (1, 2)
    claves = ("instancias_de_compromisos_cumplidas", "instancias_de_compromisos_exigibles")
    assert tuple(hallado[clave] for clave in claves) == de_compromisos
    dicho = seg("status", en=raiz, hoy="2023-07-15").salida
    assert "1 de 2 períodos de acciones recurrentes" in dicho
    assert ("1 de 6 períodos de compromisos recurrentes" in dicho) is (estado == "vigente")


def test_una_respuesta_sin_fecha_no_es_ni_oportuna_ni_tardia(tmp_path: Path) -> None:
    sin_fecha = "recomendaciones: [{id: R1, texto: A, respuesta: {decision: aceptada, plan: x}}]\n"
    cerrada = (
        "recomendaciones:\n"
        "  - {id: R1, texto: A, seguimiento: [{fecha: 2020-06-01, estado: implementada}]}\n"
    )
    archivos = {
        "seguimiento.yaml": "organizacion: X\nplazo_respuesta_dias: 42\n",
        **evaluacion("p", f"fecha: 2020-01-10\n{sin_fecha}"),
        **evaluacion("q", f"fecha: 2020-01-10\n{cerrada}"),
    }
    informe = trimestral(escribir(tmp_path, archivos), "2020-T4", "2021-01-15")
    assert fila(informe, "Oportunidad de la respuesta")[1] == "0 % (0 de 1); sin fecha: 1"
    assert "Responder" not in apartado(informe, "Lo que se pide a la gerencia (0)")
