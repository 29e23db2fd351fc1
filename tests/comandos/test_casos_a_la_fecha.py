"""Casos hallados con registros de verdad: lo que se dice a una fecha, con su valor hecho a mano."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from apoyo.carteras import escribir
from apoyo.ejecucion import seg


def _evaluacion(nombre: str, yaml: str) -> dict[str, str]:
    return {f"data/evaluaciones/{nombre}.yaml": f"titulo: {nombre}\norganizacion: X\n{yaml}"}


def _status(raiz: Path, hoy: str) -> dict[str, Any]:
    resumen: dict[str, Any] = seg("status", "--json", en=raiz, hoy=hoy).json["resumen"]
    return resumen


def _informe(raiz: Path, periodo: str, hoy: str) -> str:
    return seg("informe", "trimestral", "--periodo", periodo, en=raiz, hoy=hoy).salida


def _fila(texto: str, empieza: str) -> list[str]:
    """Las celdas de la fila de Markdown que empieza así."""
    linea = next(una for una in texto.splitlines() if una.startswith(f"| {empieza} |"))
    return [celda.strip(" *") for celda in linea.strip("|").split("|")]


COLUMNAS = ("Abiertas al inicio", "Nuevas", "Reabiertas", "Cerradas", "Abiertas al final")


def _saldo(texto: str, de_que: str) -> tuple[int, ...]:
    """Lo que dice de recomendaciones o de acciones la tabla del saldo, por sus columnas."""
    cabecera = next(una for una in texto.splitlines() if "| Abiertas al inicio |" in una)
    titulos = [celda.strip() for celda in cabecera.strip("|").split("|")]
    fila = dict(zip(titulos, _fila(texto[texto.index(cabecera) :], de_que), strict=True))
    return tuple(int(fila[titulo]) for titulo in COLUMNAS)


VIEJA = _evaluacion("vieja", "fecha: 2023-06\nrecomendaciones: [{id: R1, texto: Vieja}]\n")
NUEVA = _evaluacion(
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
    hallado = _status(raiz, "2024-09-30")
    assert (hallado["evaluaciones"], hallado["recomendaciones"], hallado["acciones"]) == (1, 1, 0)
    assert hallado["sin_respuesta"] == 1
    tercero, cuarto = (_informe(raiz, f"2024-T{n}", "2025-01-10") for n in (3, 4))
    assert _saldo(tercero, "Recomendaciones") == (1, 0, 0, 0, 1)
    assert _saldo(cuarto, "Recomendaciones") == (1, 3, 0, 0, 4)


@pytest.mark.parametrize("hoy", ["2024-09-30", "2024-11-14", "2024-12-31", "2026-01-01"])
def test_nada_es_nuevo_en_dos_trimestres_se_pidan_cuando_se_pidan(hoy: str, tmp_path: Path) -> None:
    raiz = escribir(tmp_path, VIEJA | NUEVA)
    tercero = _informe(raiz, "2024-T3", hoy)
    assert _saldo(tercero, "Recomendaciones") == (1, 0, 0, 0, 1)
    assert _saldo(tercero, "Acciones") == (0, 0, 0, 0, 0)
    if hoy >= "2024-12-31":
        assert _saldo(_informe(raiz, "2024-T4", hoy), "Acciones") == (0, 1, 0, 0, 1)


def test_con_una_accion_hecha_y_otra_sin_anotar_no_se_reabre_ni_baja_nada(tmp_path: Path) -> None:
    archivos = _evaluacion(
        "uno",
        """\
fecha: 2022
recomendaciones:
  - id: R1
    texto: Algo
    respuesta: {decision: aceptada}
    acciones:
      - id: "1.1"
        descripcion: Hacer la guía
        plazo: 2022-08
        seguimiento: [{fecha: 2022-08-20, estado: completada, evidencias: [{titulo: guía}]}]
      - {id: "1.2", descripcion: Capacitar, plazo: 2022-12}
""",
    )
    raiz = escribir(tmp_path, archivos)
    for hoy in ("2022-09-30", "2022-12-31", "2024-01-01"):
        estados = seg("lista", "recomendaciones", "--json", en=raiz, hoy=hoy).json
        assert estados["recomendaciones"][0]["estado"] == "implementada_parcialmente"
    informe = _informe(raiz, "2022-T4", "2022-12-31")
    assert _saldo(informe, "Recomendaciones") == (1, 0, 0, 0, 1)
    assert _saldo(informe, "Acciones") == (1, 0, 0, 0, 1)
    assert "baja 100 puntos" not in informe


def test_corregir_una_entrada_conserva_la_evidencia_y_la_verificacion(tmp_path: Path) -> None:
    archivos = _evaluacion(
        "uno",
        """\
fecha: 2023-01-10
recomendaciones:
  - id: R1
    texto: Algo
    respuesta: {decision: aceptada, fecha: 2023-02-01}
    acciones:
      - id: "1.1"
        descripcion: Hacer la guía
        plazo: 2023-03
        seguimiento:
          - {fecha: 2023-03-20, estado: completada, evidencias: [{titulo: Guía}]}
          - {fecha: 2023-05-02, estado: completada, comentario: Se corrige el título}
        verificaciones: [{fecha: 2023-04-10, resultado: verificada, por: Evaluación}]
""",
    )
    raiz = escribir(tmp_path, archivos)
    [fila] = seg("ver", "uno/1.1", "--json", en=raiz, hoy="2023-05-03").json["filas"]
    assert (fila["verificacion"], fila["marcas"]) == ("verificada", [])
    informe = _informe(raiz, "2023-T2", "2023-06-30")
    assert _fila(informe, "Evidencia")[1] == "100 % (1 de 1)"
    assert _fila(informe, "Verificación")[1] == "100 % (1 de 1)"
    assert "SEG202" not in seg("validar", en=raiz, hoy="2023-06-30").salida


MENSUAL = "inicio: 2023-01\n    plazo: 2023-12\n    recurrencia: mensual"


@pytest.mark.parametrize(("estado", "de_compromisos"), [("propuesto", (0, 0)), ("vigente", (1, 6))])
def test_los_periodos_de_lo_propuesto_no_se_cuentan(
    estado: str, de_compromisos: tuple[int, int], tmp_path: Path
) -> None:
    archivos = _evaluacion(
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
    hallado = _status(raiz, "2023-07-15")
    assert (hallado["instancias_cumplidas"], hallado["instancias_exigibles"]) == (1, 2)
    claves = ("instancias_de_compromisos_cumplidas", "instancias_de_compromisos_exigibles")
    assert tuple(hallado[clave] for clave in claves) == de_compromisos
    dicho = seg("status", en=raiz, hoy="2023-07-15").salida
    assert "1 de 2 períodos de acciones recurrentes" in dicho
    assert ("1 de 6 períodos de compromisos recurrentes" in dicho) is (estado == "vigente")


CERRADAS: Mapping[str, tuple[str, bool]] = {
    "sin nada": ("", True),
    "en curso": ("seguimiento: [{fecha: 2020-06-01, estado: en_curso}]", True),
    "implementada": ("seguimiento: [{fecha: 2020-06-01, estado: implementada}]", False),
    "descartada": (
        "seguimiento: [{fecha: 2020-06-01, estado: no_se_implementara, comentario: Ya no}]",
        False,
    ),
    "implementada después": ("seguimiento: [{fecha: 2021-06-01, estado: implementada}]", True),
    "con todo hecho": (
        "acciones: [{id: 'a', descripcion: A, seguimiento: [{fecha: 2020-06-01, estado: completada}]}]",
        False,
    ),
    "con algo por hacer": (
        """acciones:
      - {id: a, descripcion: A, seguimiento: [{fecha: 2020-06-01, estado: completada}]}
      - {id: b, descripcion: B}""",
        True,
    ),
}


@pytest.mark.parametrize("pide", ["", "pide_respuesta: si", "pide_respuesta: no"])
@pytest.mark.parametrize(("campos", "abierta"), CERRADAS.values(), ids=CERRADAS)
def test_lo_cerrado_y_lo_que_no_pide_respuesta_no_se_reclama(
    campos: str, pide: str, *, abierta: bool, tmp_path: Path
) -> None:
    yaml = (
        f"fecha: 2020-01-10\n{pide}\nrecomendaciones:\n  - id: R1\n    texto: Ordenar el archivo\n"
    )
    yaml += f"    dirigida_a: [Oficina]\n    {campos}\n"
    raiz = escribir(tmp_path, _evaluacion("q", yaml))
    se_pide = abierta and pide != "pide_respuesta: no"
    hoy = "2021-01-15"
    hallado = _status(raiz, hoy)
    cuentas = (hallado["sin_respuesta"], hallado["sin_respuesta_que_no_se_espera"])
    assert cuentas == ((1, 0) if se_pide else (0, 1))
    lista = seg("status", "--json", en=raiz, hoy=hoy).json["sin_respuesta"]
    assert [una["ref"] for una in lista] == (["q/R1"] if se_pide else [])
    assert (
        "Recomendaciones sin respuesta (1)" in seg("status", en=raiz, hoy=hoy).salida
    ) is se_pide
    pendientes = _informe(raiz, "2020-T4", hoy).partition("### Respuestas gerenciales pendientes")[
        2
    ]
    assert ("Ordenar el archivo" in pendientes.partition("\n###")[0]) is se_pide
    agenda = seg("informe", "agenda", en=raiz, hoy=hoy).salida
    assert ("Recomendaciones sin respuesta gerencial" in agenda) is se_pide
    hoja = seg("informe", "responsable", "Oficina", en=raiz, hoy=hoy).salida
    assert ("Sin respuesta gerencial" in hoja) is se_pide
    codigo = seg("status", "--fallar-si", "sin-respuesta", en=raiz, hoy=hoy).codigo
    assert codigo == int(se_pide)


def test_el_titulo_de_la_lista_no_cuenta_periodos_como_acciones(tmp_path: Path) -> None:
    archivos = _evaluacion(
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
    assert _status(raiz, "2024-03-15")["cerradas"] == 1
    lista = seg("lista", "acciones", "--situacion", "cerrada", en=raiz, hoy="2024-03-15").salida
    assert lista.splitlines()[0] == "Acciones (1 acción y 2 períodos)"


def test_una_respuesta_de_fecha_no_cumplida_se_nombra_junto_a_lo_que_no_tiene(
    tmp_path: Path,
) -> None:
    archivos = _evaluacion(
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
    assert "2 recomendaciones sin respuesta" in visto
    assert "sep-2024  a/R1        respuesta" in visto
    assert "2024      a/R2        respuesta; su fecha aún no termina" in visto
    lista = seg("lista", "recomendaciones", "--json", en=raiz, hoy="2024-06-15").json
    assert [una["decision"] for una in lista["recomendaciones"]] == [None, None]
    posteriores = seg("status", "--json", en=raiz, hoy="2024-06-15").json["posterior_al_corte"]
    assert [(p["ref"], p["clase"], p["fecha"]) for p in posteriores] == [
        ("a/R1", "respuesta", "2024-09"),
        ("a/R2", "respuesta", "2024"),
    ]
