"""Lo que se promete de todo lo exportado, en el formato que sea."""

from pathlib import Path

import pytest

from apoyo.cartera_de_doce import ARCHIVOS as DE_DOCE
from apoyo.cartera_hostil import cartera_hostil
from apoyo.carteras import FINAL, RICA, escribir
from apoyo.ejecucion import proceso
from apoyo.exportado import DE_LA_CARTERA, contenido, csv_de, dicho, exportar, sql, sucesos
from seguimiento.exportacion.formatos import Formato

CORTE = "2023-06-30"
HOSTILES = (
    *('=HYPERLINK("https://x.invalid";"x")', "+34 600", "-1", "@SUM(A1)", "0012", "1e5", "1/2"),
    *("[/] [red]x[/red] :smile: \\", "</script><script>x</script>", "END:VEVENT\nBEGIN:VALARM"),
    *('"; DROP TABLE acciones; --', "uno;dos,tres\t|", "移民統合 😀👍🏽 " * 40, "á" * 900),
)
DE_OTRA_PARTE = (
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Lima", "LC_ALL": "es_ES.UTF-8", "LANG": "tr_TR", "PYTHONHASHSEED": "2"},
)
por_formato = pytest.mark.parametrize("formato", DE_LA_CARTERA, ids=lambda f: f.nombre)


def destino(formato: Formato, carpeta: Path) -> Path:
    return carpeta / f"x{formato.extensiones[0] if formato.extensiones else ''}"


@por_formato
def test_en_cualquier_maquina_salen_los_mismos_bytes(formato: Formato, tmp_path: Path) -> None:
    raiz = escribir(tmp_path / "raiz", DE_DOCE)
    salidas = []
    for numero, entorno in enumerate(DE_OTRA_PARTE):
        (tmp_path / str(numero)).mkdir()
        suyo = destino(formato, tmp_path / str(numero))
        orden = ("-C", raiz, "--hoy", CORTE, "exportar", formato.nombre, "-o", suyo)
        assert proceso(*orden, entorno=entorno).codigo == 0
        salidas.append(contenido(suyo))
    assert salidas[0] == salidas[1]
    assert all(salidas[0].values())


@por_formato
@pytest.mark.parametrize("dato", HOSTILES, ids=range(len(HOSTILES)))
def test_un_dato_raro_no_estropea_nada(formato: Formato, dato: str, tmp_path: Path) -> None:
    raiz = escribir(tmp_path / "raiz", cartera_hostil(dato))
    suyo = destino(formato, tmp_path)
    resultado = exportar(raiz, formato.nombre, suyo, hoy=CORTE)

    assert (resultado.codigo, resultado.errores) == (0, f"escrito: {suyo}\n")
    assert all(contenido(suyo).values())


@por_formato
def test_un_texto_muy_largo_va_entero(formato: Formato, tmp_path: Path) -> None:
    largo = "palabra " * 5000 + "final"
    evaluacion = RICA[FINAL].replace("Convocar a los puntos focales", largo)
    raiz = escribir(tmp_path / "raiz", {**RICA, FINAL: evaluacion})
    suyo = destino(formato, tmp_path)

    assert exportar(raiz, formato.nombre, suyo, hoy=CORTE).codigo == 0
    assert ACABA.get(formato.nombre, largo).encode() in dicho(suyo)


ACABA = {"sqlite": "palabra final", "xlsx": "… [recortado]"}
"""Lo que de un texto muy largo se halla seguido: una base de datos lo parte; en una celda no cabe, y se dice."""


MALO = {"data/evaluaciones/mala.yaml": "titulo: [\n", "data/evaluaciones/otra.yml": "titulo: x\n"}


@por_formato
def test_lo_que_no_pudo_leerse_va_nombrado_dentro_y_el_resto_entero(
    formato: Formato, tmp_path: Path
) -> None:
    raiz = escribir(tmp_path / "raiz", {**RICA, **MALO})
    suyo = destino(formato, tmp_path)
    resultado = exportar(raiz, formato.nombre, suyo, hoy=CORTE)

    assert resultado.codigo == 3
    todo = dicho(suyo)
    assert b"mala" in todo
    assert b"otra.yml" in todo
    assert b"Convocar a los puntos focales" in todo


@por_formato
def test_una_cartera_vacia_se_exporta(formato: Formato, tmp_path: Path) -> None:
    raiz = escribir(tmp_path / "raiz", {"seguimiento.yaml": "organizacion: O\n"})
    assert exportar(raiz, formato.nombre, destino(formato, tmp_path)).codigo == 0


@por_formato
def test_lo_que_esta_dos_veces_esta_dos_veces(formato: Formato, tmp_path: Path) -> None:
    copia = {
        ruta.replace("final-2022.yaml", "copia/final-2022.yaml"): t for ruta, t in RICA.items()
    }
    raiz = escribir(tmp_path / "raiz", {**RICA, **copia})
    assert exportar(raiz, formato.nombre, destino(formato, tmp_path), hoy=CORTE).codigo == 3


def test_las_claves_repetidas_se_distinguen(tmp_path: Path) -> None:
    copia = {
        ruta.replace("final-2022.yaml", "copia/final-2022.yaml"): t for ruta, t in RICA.items()
    }
    raiz = escribir(tmp_path / "raiz", {**RICA, **copia})
    exportar(raiz, "csv", tmp_path / "x", hoy=CORTE)
    exportar(raiz, "sqlite", tmp_path / "x.db", hoy=CORTE)
    exportar(raiz, "ics", tmp_path / "x.ics", hoy=CORTE)

    filas = csv_de(tmp_path / "x", "acciones")
    assert {una["clave"]: una["clave_evaluacion"] for una in filas if una["id"] == "1.1"} == {
        "final-2022/1.1": "final-2022",
        "final-2022/1.1#2": "final-2022#2",
    }
    assert sql(tmp_path / "x.db", "PRAGMA foreign_key_check") == []
    uids = [uno.uid for uno in sucesos((tmp_path / "x.ics").read_bytes())]
    assert len(uids) == len({*uids})
