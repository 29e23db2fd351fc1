"""Las tablas: lo que dicen es lo de los registros y lo de las listas, en el CSV y en la base de datos."""

import csv
import json
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from apoyo.cartera_de_doce import ARCHIVOS as DE_DOCE
from apoyo.cartera_hostil import cartera_hostil
from apoyo.carteras import RICA, escribir
from apoyo.ejecucion import seg
from apoyo.exportado import csv_de, descrito, exportar, sql, tablas_de, todo_de
from apoyo.libreoffice import convertido, se_pide
from apoyo.papel import programa
from seguimiento.campos import campos
from seguimiento.modelo.accion import Accion
from seguimiento.redaccion import en_linea

CORTE = "2023-12-31"
HOSTIL = "=1+1\n0012;á"
CARTERAS = {"rica": RICA, "doce": DE_DOCE, "hostil": cartera_hostil(HOSTIL)}


@pytest.fixture(scope="module", params=CARTERAS)
def raiz(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return escribir(tmp_path_factory.mktemp("raiz"), CARTERAS[request.param])


@pytest.fixture(scope="module")
def carpeta(raiz: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    destino = tmp_path_factory.mktemp("csv") / "x"
    assert exportar(raiz, "csv", destino, hoy=CORTE).codigo == 0
    return destino


@pytest.fixture(scope="module")
def base(raiz: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    destino = tmp_path_factory.mktemp("sqlite") / "x.sqlite"
    assert exportar(raiz, "sqlite", destino, hoy=CORTE).codigo == 0
    return destino


def test_hay_las_mismas_que_dice_status(raiz: Path, base: Path, carpeta: Path) -> None:
    resumen = seg("status", "--json", en=raiz, hoy=CORTE).json["resumen"]
    for tabla in ("evaluaciones", "recomendaciones", "acciones", "acuerdos", "compromisos"):
        cuantas = len(todo_de(base, tabla))
        assert (tabla, cuantas, len(csv_de(carpeta, tabla))) == (tabla, resumen[tabla], cuantas)
    for vista, clave in (
        ("acciones_vencidas", "vencidas"),
        ("acciones_por_vencer", "por_vencer"),
        ("compromisos_vencidos", "compromisos_vencidos"),
        ("recomendaciones_vencidas", "recomendaciones_sin_acciones_vencidas"),
        ("recomendaciones_sin_respuesta", "sin_respuesta"),
    ):
        assert (vista, len(todo_de(base, vista))) == (vista, resumen[clave])


@pytest.mark.parametrize("que", ["acciones", "recomendaciones", "evaluaciones"])
def test_cada_celda_es_la_de_su_lista(que: str, raiz: Path, carpeta: Path, tmp_path: Path) -> None:
    suya = tmp_path / "lista.csv"
    seg("lista", que, "--formato", "csv", "-o", suya, en=raiz, hoy=CORTE)
    with suya.open(encoding="utf-8-sig", newline="") as archivo:
        lista = [una for una in csv.DictReader(archivo) if not una.get("instancia")]
    clave = "ref" if que != "evaluaciones" else "id"
    tablas = ("acciones", "compromisos") if que == "acciones" else (que,)
    filas = {una[clave]: una for tabla in tablas for una in csv_de(carpeta, tabla)}
    assert {una[clave] for una in lista} == filas.keys()
    for una in lista:
        comunes = una.keys() & filas[una[clave]].keys()
        assert {"archivo", clave} < comunes
        assert {c: una[c] for c in comunes} == {c: filas[una[clave]][c] for c in comunes}


def test_el_csv_y_la_base_de_datos_dicen_lo_mismo(base: Path, carpeta: Path) -> None:
    for tabla in tablas_de(carpeta):
        de_csv, de_base = csv_de(carpeta, tabla), todo_de(base, tabla)
        si_no = {
            campo["name"]
            for uno in descrito(carpeta)["resources"]
            if uno["name"] == tabla
            for campo in uno["schema"]["fields"]
            if campo["type"] == "boolean"
        }
        assert [*map(dict, de_csv)] == [
            {clave: _en_celda(valor, si_no=clave in si_no) for clave, valor in una.items()}
            for una in de_base
        ]


def _en_celda(valor: object, *, si_no: bool) -> str:
    if valor is None:
        return ""
    if si_no:
        return "si" if valor else "no"
    return f"'{valor}" if isinstance(valor, str) and valor[:1] in {*"=+-@\t\r"} else str(valor)


def test_las_claves_llevan_a_donde_dicen(base: Path) -> None:
    assert sql(base, "PRAGMA foreign_key_check") == []
    assert sql(base, "PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    declaradas = [
        fila
        for (tabla,) in (una.values() for una in sql(base, "SELECT DISTINCT tabla FROM columnas"))
        for fila in sql(base, f"PRAGMA foreign_key_list({tabla})")
    ]
    assert len(declaradas) > 10


def test_se_busca_con_tildes_o_sin_ellas(base: Path) -> None:
    consulta = (
        "SELECT count(*) AS n FROM evaluaciones_textos JOIN evaluaciones "
        "ON evaluaciones.rowid = evaluaciones_textos.rowid WHERE evaluaciones_textos MATCH '{}'"
    )
    sin, con = (
        sql(base, consulta.format(q))[0]["n"] for q in ("a OR evaluacion", "á OR evaluación")
    )
    assert sin == con > 0


def test_la_accion_lleva_lo_que_se_recomendo_y_se_decidio(tmp_path: Path) -> None:
    exportar(escribir(tmp_path / "r", RICA), "csv", tmp_path / "x", hoy=CORTE)
    fila = next(una for una in csv_de(tmp_path / "x", "acciones") if una["id"] == "1.1")
    esperado = {
        "recomendacion_texto": "Reforzar la coordinación entre oficinas",
        "decision": "aceptada",
        "plazo": "2023-02",
        "vence": "2023-02-28",
        "plazo_original": "2022-11",
        "plazo_original_dia": "2022-11-30",
        "dias_de_retraso": "306",
        "prorrogas": "2",
        "evaluacion_titulo": "Evaluación final del proyecto",
    }
    assert {clave: fila[clave] for clave in esperado} == esperado
    prorrogas = csv_de(tmp_path / "x", "prorrogas")
    assert [
        (u["clave"], u["clave_accion"], u["plazo"], u["plazo_dia"], u["motivo"]) for u in prorrogas
    ] == [
        *(
            (f"final-2022/1.1#prorrogas-{n}", "final-2022/1.1", plazo, dia, motivo)
            for n, plazo, dia, motivo in (
                (1, "2023-01", "2023-01-31", "Cambio de equipo"),
                (2, "2023-02", "2023-02-28", "Falta de fondos"),
            )
        )
    ]


DE_MONTO = """\
titulo: E
organizacion: O
recomendaciones:
  - id: R1
    texto: "0012"
    acciones:
      - {id: "1.10", descripcion: "1/2", plazo: 2023-03, fondos: {monto: 1234.5, moneda: USD}}
      - {id: "1e5", descripcion: "1e5"}
"""


@pytest.mark.parametrize(("separador", "monto"), [(",", "1234.5"), (";", "1234,5")])
def test_lo_que_parece_un_numero_va_como_se_escribio(
    separador: str, monto: str, tmp_path: Path
) -> None:
    raiz = escribir(tmp_path / "r", {"data/evaluaciones/e.yaml": DE_MONTO})
    exportar(raiz, "csv", tmp_path / "x", "--separador", separador)
    filas = csv_de(tmp_path / "x", "acciones", separador)
    vistas = [
        (u["id"], u["descripcion"], u["recomendacion_texto"], u["fondos_monto"]) for u in filas
    ]
    assert sorted(vistas) == [("1.10", "1/2", "0012", monto), ("1e5", "1e5", "0012", "")]


def test_todo_lo_descrito_sale_del_modelo_y_nada_queda_sin_describir(carpeta: Path) -> None:
    recursos = {uno["name"]: uno for uno in descrito(carpeta)["resources"]}
    for recurso in recursos.values():
        for campo in recurso["schema"]["fields"]:
            assert campo["title"], (recurso["name"], campo)
            assert campo["description"].endswith((".", "…")), (recurso["name"], campo)
            assert campo["name"].isascii()
            assert campo["name"] == campo["name"].lower()
    dichas = {campo["name"]: campo for campo in recursos["acciones"]["schema"]["fields"]}
    for campo in campos(Accion):
        if campo.clave in {"inicio", "recurrencia", "fecha_hito", "notas", "lidera"}:
            assert dichas[campo.clave]["title"] == campo.rotulo
            assert dichas[campo.clave]["description"] == en_linea(campo.descripcion)


def test_lo_que_es_contado_no_lleva_otra_cosa(carpeta: Path) -> None:
    contadas = 0
    for recurso in descrito(carpeta)["resources"]:
        for fila in csv_de(carpeta, recurso["name"]):
            for campo in recurso["schema"]["fields"]:
                if enum := campo.get("constraints", {}).get("enum"):
                    contadas += 1
                    assert fila[campo["name"]] in {"", *enum}, (recurso["name"], campo["name"])
    assert contadas > 10


def test_lo_posterior_al_corte_no_esta_y_se_dice(tmp_path: Path) -> None:
    raiz = escribir(tmp_path / "r", RICA)
    exportar(raiz, "csv", tmp_path / "x", hoy="2022-05-01")
    fuera = csv_de(tmp_path / "x", "fuera")
    assert ("final-2022", "posterior_al_corte") in [(u["que"], u["situacion"]) for u in fuera]
    assert csv_de(tmp_path / "x", "acciones") == []


def test_el_json_lleva_los_registros_enteros_y_lo_de_status(raiz: Path, tmp_path: Path) -> None:
    exportar(raiz, "json", tmp_path / "x.json", hoy=CORTE)
    dicho = json.loads((tmp_path / "x.json").read_text("utf-8"))
    status = seg("status", "--json", en=raiz, hoy=CORTE).json
    # lo que falta por guardar y por enviar es de esta copia, y no de los registros
    de_los_registros = status.keys() - {"sin_guardar", "sin_enviar"}
    assert {c: dicho[c] for c in de_los_registros} == {c: status[c] for c in de_los_registros}
    for evaluacion in dicho["registros"]["evaluaciones"]:
        visto = seg("ver", evaluacion["id"], "--json", en=raiz, hoy=CORTE).json
        assert {c: v for c, v in evaluacion.items() if c not in {"archivo", "id"}} == visto[
            "registro"
        ]


FILTROS = (
    *("--situacion vencida", "--situacion cerrada", "--responsable psu", "--prioridad 1"),
    *("--evaluacion {evaluacion}", "--acuerdo {acuerdo}", "--dirigida-a oficina"),
)


@pytest.mark.parametrize("filtro", FILTROS)
@pytest.mark.parametrize("nombre", ["rica", "doce"])
def test_con_cualquier_filtro_las_claves_llevan_a_algo(
    nombre: str, filtro: str, tmp_path: Path
) -> None:
    raiz = escribir(tmp_path / "raiz", CARTERAS[nombre])
    hay = {que: seg("lista", que, "--json", en=raiz, hoy=CORTE).json[que] for que in DE_ARCHIVO}
    suyo = filtro.format(evaluacion=hay["evaluaciones"][0]["id"], acuerdo=hay["acuerdos"][0]["id"])
    base = tmp_path / "x.sqlite"
    resultado = exportar(raiz, "sqlite", base, *suyo.split(), hoy=CORTE)
    status = seg("status", "--json", *suyo.split(), en=raiz, hoy=CORTE)
    assert resultado.codigo == status.codigo
    if status.codigo:
        return
    assert sql(base, "PRAGMA foreign_key_check") == []
    pedidas = {(una["ref"].partition("@")[0], "acuerdo" in una) for una in status.json["acciones"]}
    exportadas = {
        (una["ref"], tabla == "compromisos")
        for tabla in ("acciones", "compromisos")
        for una in todo_de(base, tabla)
    }
    assert exportadas == pedidas
    seguidas = {una["ref"].partition("@")[0] for una in status.json["recomendaciones_sin_acciones"]}
    assert seguidas <= {una["ref"] for una in todo_de(base, "recomendaciones")}


DE_ARCHIVO = ("evaluaciones", "acuerdos")


@se_pide
@pytest.mark.skipif(not shutil.which("frictionless"), reason="no está frictionless")
@pytest.mark.parametrize("separador", [",", ";"])
def test_frictionless_lo_da_por_bueno(separador: str, raiz: Path, tmp_path: Path) -> None:
    exportar(raiz, "csv", tmp_path / "x", "--separador", separador, hoy=CORTE)
    orden = [programa("frictionless"), "validate", "datapackage.json"]
    terminado = subprocess.run(
        orden, cwd=tmp_path / "x", capture_output=True, check=False, timeout=180
    )
    assert terminado.returncode == 0, terminado.stdout.decode()


@se_pide
@pytest.mark.parametrize(("separador", "como"), [(",", "44,34,76,1"), (";", "59,34,76,1")])
def test_libreoffice_lee_lo_mismo(separador: str, como: str, tmp_path: Path) -> None:
    raiz = escribir(tmp_path / "r", CARTERAS["hostil"])
    exportar(raiz, "csv", tmp_path / "x", "--separador", separador, hoy=CORTE)
    archivo = tmp_path / "x" / "acciones.csv"
    libro = openpyxl.load_workbook(convertido(archivo, "xlsx", tmp_path / "o", f"CSV:{como}"))
    celdas = list(libro.worksheets[0].iter_rows())
    assert all(celda.data_type != "f" for fila in celdas for celda in fila)
    assert len(celdas) == 1 + len(csv_de(tmp_path / "x", "acciones", separador))
    assert f"'{HOSTIL}" in [celda.value for celda in celdas[1]]
