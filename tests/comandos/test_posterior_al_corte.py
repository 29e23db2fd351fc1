"""Lo que no existía al corte no cambia nada de lo que se dice, y se nombra: en toda orden e informe."""

import csv
import io
import json
import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from apoyo.carteras import FINAL, MESA, RICA, escribir
from apoyo.ejecucion import seg
from apoyo.rendidos import DE_RICA
from seguimiento.analisis.listas import LISTAS
from seguimiento.comandos.lecturas.status import Agrupacion
from seguimiento.formatos.de_tabla import FormatoDeTabla
from seguimiento.informes.tipos import TIPOS, FormatoDeInforme

CON_LO_POSTERIOR = {
    **RICA,
    FINAL: RICA[FINAL].rstrip(" ")
    + """\
          - id: R4
            texto: Ordenar el archivo
            fecha: 2023-04-16
            prioridad: 1
            dirigida_a: [PSU]
            acciones:
              - id: "4.1"
                descripcion: Contratar a una archivera
                plazo: 2022-01
                responsables: [PSU]
                seguimiento: [{fecha: 2022-01-10, estado: completada}]
        """,
    MESA: RICA[MESA].rstrip(" ")
    + """\
          - fecha: 2023-06-01
            estado: celebrada
            decisiones: [{id: d9, texto: Cambiar de sede}]
        """,
    "data/evaluaciones/otra-2024.yaml": """\
        titulo: Otra evaluación
        organizacion: OIM
        fecha: 2024-T1
        recomendaciones:
          - id: R1
            texto: Una
            fecha: 2022-01
            respuesta: {decision: aceptada, fecha: 2022-02-01}
            practicas: [BP1_ME]
            acciones:
              - id: "1.1"
                descripcion: Hacer una
                inicio: 2022-01
                plazo: 2022-12
                recurrencia: mensual
                responsables: [PSU]
                misma_que: final-2022/1.1
                seguimiento: [{fecha: 2022-02-01, estado: completada, instancia: 2022-01}]
          - id: R2
            texto: Dos
            dirigida_a: [Unidad de Apoyo a Programas]
        """,
    "data/acuerdos/pacto.yaml": """\
        titulo: Pacto
        estado: vigente
        aprobacion: {fecha: 2023-05-01, situacion: aprobada}
        compromisos:
          - {id: p1, descripcion: Firmar, plazo: 2022-01, responsables: [PSU]}
        reuniones:
          - {fecha: 2023-09-01, estado: convocada}
        """,
    "data/practicas/LA1_AH.yaml": """\
        tipo: leccion_aprendida
        titulo: Avisar antes
        fecha: 2023-05
        hallazgo: Se llegó tarde.
        relacionadas: [BP1_ME]
        """,
}
"""La cartera rica con algo de cada clase que el 15 de abril de 2023 aún no existía."""
NUEVAS = {
    "evaluaciones": ["otra-2024"],
    "recomendaciones": ["final-2022/R4", "otra-2024/R1", "otra-2024/R2"],
    "acciones": ["final-2022/4.1", "pacto/p1", "otra-2024/1.1"],
    "practicas": ["LA1_AH"],
    "acuerdos": ["pacto"],
}
REFS = ["final-2022/R4", "pacto", "LA1_AH", "mesa/reunion-2023-06-01", "otra-2024"]
DENTRO = ["final-2022/4.1", "pacto/p1", "pacto/reunion-2023-09-01", "otra-2024/R2", "otra-2024/1.1"]


@pytest.fixture
def parejas(tmp_path: Path) -> tuple[Path, Path]:
    """La cartera sin nada posterior y la misma con ello."""
    return escribir(tmp_path / "sin", RICA), escribir(tmp_path / "con ello", CON_LO_POSTERIOR)


def _sin_la_lista(texto: str) -> str:
    """El texto sin el apartado de lo posterior ni cuántos archivos se leyeron."""
    sin = re.sub(r"\n*Posterior al corte \(\d+\), y no cuenta\n(?:  .*\n)+", "\n", texto)
    sin = re.sub(r"\n+#+ Posterior al corte.*?(?=\n+#|\Z)", "\n", sin, flags=re.DOTALL)
    sin = re.sub(r'<section[^>]*id="posterior".*?</section>\s*', "", sin, flags=re.DOTALL)
    sin = re.sub(r"<h3>Posterior al corte</h3>.*?(?=</section>)", "", sin, flags=re.DOTALL)
    sin = re.sub(r'\s*<li><a href="#posterior">.*?</li>', "", sin)
    sin = re.sub(
        r".*Posterior al corte(?::\*\*|</dt>).*", "", sin
    )  # el resumen, que solo dice cuánto es
    return re.sub(r"\s*\n\s*", "\n", re.sub(r".*Registros leídos.*", "", sin)).strip()


CON_TEXTO = [FormatoDeTabla.TABLA, FormatoDeTabla.MD]
ORDENES: list[list[str]] = [
    ["status"],
    *(["status", "--por", por.value] for por in Agrupacion),
    ["status", "--evaluacion", "final-2022"],
    ["status", "--acuerdo", "mesa"],
    ["status", "--responsable", "psu"],
    *(["lista", que] for que in LISTAS),
    ["lista", "acciones", "--responsable", "psu"],
    ["lista", "recomendaciones", "--prioridad", "1"],
]


@pytest.mark.parametrize("orden", ORDENES, ids=" ".join)
def test_ninguna_orden_cuenta_lo_que_no_existia(
    orden: list[str], parejas: tuple[Path, Path]
) -> None:
    for formato in CON_TEXTO:
        sin, con = (seg(*orden, "--formato", formato.value, en=raiz).salida for raiz in parejas)
        assert _sin_la_lista(con) == _sin_la_lista(sin)
        assert "Posterior al corte" in con


@pytest.mark.parametrize("orden", ORDENES, ids=" ".join)
def test_ningun_json_ni_csv_lo_cuenta_y_los_dos_lo_nombran(
    orden: list[str], parejas: tuple[Path, Path]
) -> None:
    if "--por" in orden:
        return
    sin, con = (seg(*orden, "--json", en=raiz).json for raiz in parejas)
    fuera = con.pop("posterior_al_corte")
    del sin["posterior_al_corte"], sin["archivos"], con["archivos"]
    assert (con, bool(fuera)) == (sin, True)
    sin, con = (_filas_del_csv(orden, raiz) for raiz in parejas)
    assert [f for f in con if f.pop("situacion", "") != "posterior_al_corte"] == [
        f for f in sin if f.pop("situacion", "") != "x"
    ]


def _filas_del_csv(orden: list[str], raiz: Path) -> list[dict[str, str]]:
    texto = seg(*orden, "--formato", "csv", en=raiz).salida
    return list(csv.DictReader(io.StringIO(texto, newline="")))


@pytest.mark.parametrize("que", LISTAS)
def test_cada_lista_nombra_lo_suyo_que_no_existia(que: str, parejas: tuple[Path, Path]) -> None:
    filas = _filas_del_csv(["lista", que], parejas[1])
    fuera = [fila for fila in filas if fila["situacion"] == "posterior_al_corte"]
    assert sorted(next(iter(fila.values())) for fila in fuera) == sorted(NUEVAS[que])


@pytest.mark.parametrize("formato", FormatoDeInforme)
@pytest.mark.parametrize("tipo", TIPOS.values(), ids=lambda tipo: tipo.nombre)
def test_ningun_informe_cuenta_lo_que_no_existia(
    tipo: Any,  # noqa: ANN401 — de la tabla de tipos
    formato: FormatoDeInforme,
    parejas: tuple[Path, Path],
) -> None:
    orden = ["informe", tipo.nombre, *filter(None, [DE_RICA.get(tipo.nombre)])]
    sin, con = (seg(*orden, "--formato", formato.value, en=raiz).salida for raiz in parejas)
    assert _sin_la_lista(con) == _sin_la_lista(sin)
    # una ficha y un acta hablan solo de lo suyo
    assert ("Posterior al corte" in con) is (tipo.nombre != "ficha")


@pytest.mark.parametrize("ref", [*REFS, *DENTRO])
def test_ver_ensena_lo_que_no_existia_y_dice_que_no(ref: str, parejas: tuple[Path, Path]) -> None:
    visto = seg("ver", ref, en=parejas[1])
    assert visto.codigo == 0
    assert "Al 15 de abril de 2023: aún no existía; es posterior al corte, de" in visto.salida
    objeto = seg("ver", ref, "--json", en=parejas[1]).json
    assert objeto["posterior_al_corte"] != []
    assert not objeto.keys() & {"filas", "estado"}


@pytest.mark.parametrize(
    "orden",
    [
        ["status", "--evaluacion", "otra-2024"],
        ["status", "--acuerdo", "pacto"],
        ["lista", "acciones", "--acuerdo", "pacto"],
        ["lista", "recomendaciones", "--evaluacion", "otra-2024"],
        ["informe", "matriz", "otra-2024"],
        ["informe", "ficha", "LA1_AH"],
        ["informe", "acta", "mesa/reunion-2023-06-01"],
        ["informe", "acta", "pacto/reunion-2023-09-01"],
    ],
    ids=" ".join,
)
def test_pedir_lo_que_no_existia_dice_que_es_posterior_y_no_que_no_existe(
    orden: list[str], parejas: tuple[Path, Path]
) -> None:
    visto = seg(*orden, en=parejas[1])
    assert (visto.codigo, visto.salida) == (2, "")
    assert "es posterior al corte: es de" in visto.errores
    assert "y se mira al 15 de abril de 2023" in visto.errores
    assert "--hoy 202" in visto.errores


def test_quien_solo_figura_en_lo_posterior_tambien(tmp_path: Path) -> None:
    archivos = {
        "data/evaluaciones/e.yaml": """\
            titulo: E
            organizacion: O
            fecha: 2024
            recomendaciones:
              - {id: R1, texto: Una, dirigida_a: [Comunicación]}
            """
    }
    visto = seg("informe", "responsable", "Comunicación", en=escribir(tmp_path, archivos))
    assert visto.codigo == 2
    assert "todo lo de «Comunicación» es posterior al corte: es de 2024" in visto.errores


SIN_LLEGAR = """\
titulo: E
organizacion: O
fecha: 2022
recomendaciones:
  - id: R1
    texto: Una
    plazo: 2022-12
    respuesta: {decision: aceptada, fecha: 2024-01-01}
    prorrogas: [{fecha: 2024-01-02, plazo: 2024-12}]
    seguimiento: [{fecha: 2024-01-03, estado: en_curso}]
    verificaciones: [{fecha: 2024-01-04, resultado: verificada}]
    observaciones: [{fecha: 2024-01-05, texto: Discrepa la oficina}]
  - id: R2
    texto: Dos
    acciones:
      - id: "2.1"
        descripcion: Hacer
        prorrogas: [{fecha: 2024-01-06, plazo: 2024-12}]
        seguimiento: [{fecha: 2024-01-07, estado: en_curso}, {estado: completada}]
        verificaciones: [{fecha: 2024-01-08, resultado: verificada}]
"""


def test_lo_anotado_despues_de_lo_que_si_existia_tambien_se_nombra(tmp_path: Path) -> None:
    raiz = escribir(tmp_path, {"data/evaluaciones/e.yaml": SIN_LLEGAR})
    fuera = seg("status", "--json", en=raiz).json["posterior_al_corte"]
    assert [(p["ref"], p["clase"], p["fecha"]) for p in fuera] == [
        ("e/R1", "respuesta", "2024-01-01"),
        ("e/R1", "prórroga", "2024-01-02"),
        ("e/R1", "entrada", "2024-01-03"),
        ("e/R1", "verificación", "2024-01-04"),
        ("e/2.1", "prórroga", "2024-01-06"),
        ("e/2.1", "entrada", "2024-01-07"),
        ("e/2.1", "entrada", None),
        ("e/2.1", "verificación", "2024-01-08"),
    ]
    assert "Discrepa" not in seg("informe", "matriz", "e", en=raiz).salida
    assert "Discrepa" in seg("informe", "matriz", "e", en=raiz, hoy="2024-02-01").salida


def test_a_su_fecha_todo_cuenta(parejas: tuple[Path, Path]) -> None:
    for que, refs in NUEVAS.items():
        listadas = seg("lista", que, "--json", en=parejas[1], hoy="2024-01-01").json
        escritas = json.dumps(listadas[que])
        assert [ref for ref in refs if f'"{ref}"' not in escritas] == []
        assert not [p for p in listadas["posterior_al_corte"] if p["clase"] != "entrada"]


@pytest.mark.parametrize("formato", FormatoDeInforme)
@pytest.mark.parametrize("periodo", ["2022-T3", "2022-T4", "2023-T1", "2023-T2"])
def test_el_informe_de_un_periodo_acabado_no_cambia_con_el_dia_en_que_se_pide(
    periodo: str, formato: FormatoDeInforme, parejas: tuple[Path, Path]
) -> None:
    ultimo = {"T1": "03-31", "T2": "06-30", "T3": "09-30", "T4": "12-31"}[periodo[5:]]
    el_ultimo_dia, meses_despues, anios_despues = (
        seg(
            *("informe", "trimestral", "--periodo", periodo, "--formato", formato.value),
            en=parejas[1],
            hoy=hoy,
        ).salida
        for hoy in (f"{periodo[:4]}-{ultimo}", "2023-09-15", "2026-01-01")
    )
    assert el_ultimo_dia == meses_despues == anios_despues


def test_todos_los_formatos_y_agrupaciones_estan_probados() -> None:
    probados = {*CON_TEXTO, FormatoDeTabla.JSON, FormatoDeTabla.CSV}
    assert probados == {*FormatoDeTabla}
    assert len([*product(TIPOS, FormatoDeInforme)]) == len(TIPOS) * 2
