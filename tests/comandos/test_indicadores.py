"""`seg indicadores`: cada cifra, con lo que hay detrás."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from apoyo.cartera_de_doce import ARCHIVOS, CIFRAS
from apoyo.carteras import escribir
from apoyo.ejecucion import seg
from apoyo.indicadores_de_doce import DE_MAS
from seguimiento.analisis.indicadores import DEFINICIONES

FIN = date(2023, 12, 31)


@pytest.fixture
def doce(tmp_path: Path) -> Path:
    return escribir(tmp_path, dict(ARCHIVOS))


def _json(*orden: str, en: Path, hoy: date = FIN) -> dict[str, dict[str, Any]]:
    visto = seg("--hoy", hoy.isoformat(), "indicadores", *orden, "--json", en=en)
    assert (visto.codigo, visto.errores) == (0, "")
    return {uno["clave"]: uno for uno in json.loads(visto.salida)["indicadores"]}


@pytest.mark.parametrize("corte", DE_MAS, ids=str)
def test_los_ids_de_cada_cifra_son_los_contados_a_mano(corte: date, doce: Path) -> None:
    dados = _json("--periodo", CIFRAS[corte].periodo, "--ids", en=doce, hoy=corte)
    cocientes = {**CIFRAS[corte].cocientes, **DE_MAS[corte].cocientes}

    assert list(dados) == list(DEFINICIONES)
    for clave, (numerador, denominador) in cocientes.items():
        suyo = dados[clave]
        assert suyo["ids"]["numerador"] == list(numerador), clave
        assert suyo["ids"]["denominador"] == list(denominador), clave
        assert (suyo["n"], suyo["m"]) == (len(numerador), len(denominador)), clave
        assert (suyo["proporcion"] is None) == (not denominador), clave
    for clave, dias in DE_MAS[corte].dias.items():
        assert dados[clave]["ids"]["dias"] == dias, clave
    for clave, partes in DE_MAS[corte].repartos.items():
        assert [tuple(refs) for refs in dados[clave]["ids"].values()] == list(partes), clave


def test_la_tabla_la_dice_el_informe_y_el_json_con_las_mismas_palabras(doce: Path) -> None:
    informe = seg("--hoy", "2023-12-31", "informe", "trimestral", en=doce).salida
    tabla = seg("--hoy", "2023-12-31", "indicadores", "--periodo", "2023-T4", en=doce).salida
    for uno in _json("--periodo", "2023-T4", en=doce).values():
        assert f"| {uno['titulo']} | {uno['valor']} |" in informe.replace("\\", "").replace(
            "&gt;", ">"
        )
        assert any(
            linea.strip().startswith(uno["titulo"]) and linea.endswith(uno["valor"])
            for linea in tabla.splitlines()
        )


def test_el_csv_lleva_una_fila_por_indicador_y_con_ids_una_por_elemento(doce: Path) -> None:
    def filas(*orden: str) -> Iterator[dict[str, str]]:
        texto = seg(
            "--hoy", "2023-12-31", "indicadores", "--formato", "csv", *orden, en=doce
        ).salida
        yield from csv.DictReader(io.StringIO(texto))

    assert [fila["clave"] for fila in filas()] == [c for c in DEFINICIONES if c != "ritmo"]
    vencidas = [(f["parte"], f["ref"]) for f in filas("--ids") if f["clave"] == "vencidas"]
    numerador, denominador = CIFRAS[FIN].cocientes["vencidas"]
    assert vencidas == [
        *(("numerador", ref) for ref in numerador),
        *(("denominador", ref) for ref in denominador),
    ]


def test_los_filtros_son_los_de_status(doce: Path) -> None:
    for filtro, valor, exigibles in (
        ("--evaluacion", "puertos", ["puertos/1.2", "puertos/2.2"]),
        ("--responsable", "PSU", ["caminos/1.2", "caminos/1.3", "caminos/2.1", "puertos/1.2"]),
        ("--prioridad", "1", ["caminos/1.1", "caminos/1.2", "caminos/1.3", "puertos/1.2"]),
        ("--situacion", "vencida", ["caminos/2.3", "puertos/2.2"]),
    ):
        dados = _json(filtro, valor, "--ids", en=doce)
        assert dados["cumplimiento"]["ids"]["denominador"] == exigibles, filtro


def test_dos_gemelas_lo_son_aunque_la_del_medio_no_se_pida(tmp_path: Path) -> None:
    yaml = """\
titulo: Evaluación
organizacion: OIM
recomendaciones:
  - id: R1
    texto: Coordinar
    acciones:
      - {id: "1.1", descripcion: A, plazo: 2023-01, responsables: [Sede]}
      - {id: "1.2", descripcion: A, plazo: 2023-01, responsables: [Misión], misma_que: "1.1"}
      - {id: "1.3", descripcion: A, plazo: 2023-01, responsables: [Sede], misma_que: "1.2"}
"""
    raiz = escribir(tmp_path, {"data/evaluaciones/e.yaml": yaml})
    vencidas = _json("--responsable", "Sede", en=raiz)["vencidas"]
    assert (vencidas["n"], vencidas["n_distintas"]) == (2, 1)
    assert vencidas["valor"] == "100 % (2 de 2; distintas, 1 de 1)"


def test_sin_periodo_no_hay_ritmo_y_con_uno_a_medias_se_mira_hasta_hoy(doce: Path) -> None:
    assert "ritmo" not in _json(en=doce)
    a_medias = _json("--periodo", "2023-T3", en=doce, hoy=date(2023, 8, 10))
    assert a_medias["ritmo"]["n"] == 2


@pytest.mark.parametrize(
    ("orden", "dice"),
    [
        (("--periodo", "2024-T1"), "aún no ha empezado"),
        (("--periodo", "mañana"), "no es un período"),
        (("--acuerdo", "mesa"), "los acuerdos no entran en ningún indicador"),
        (("--evaluacion", "canimos"), "¿quiso decir «caminos»?"),
        (("--responsable", "Sedee"), "nadie figura"),
    ],
)
def test_lo_que_no_puede_medirse_se_dice(orden: tuple[str, ...], dice: str, doce: Path) -> None:
    visto = seg("--hoy", "2023-12-31", "indicadores", *orden, en=doce)
    assert (visto.codigo, visto.salida) == (2, "")
    assert dice in visto.errores
