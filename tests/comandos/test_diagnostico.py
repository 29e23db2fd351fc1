"""`seg diagnostico`: si el programa y el repositorio están en condiciones."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from apoyo.carteras import CONFIGURACION, FINAL, cambiada, escribir
from apoyo.ejecucion import Resultado, seg
from apoyo.formas import DIA, ENVOLTURA, O_NULO, faltas
from apoyo.historias import con_git, confirmar, iniciar
from seguimiento import recursos
from seguimiento.almacen import git
from seguimiento.documento import lector
from seguimiento.errores import SinAnalizadorRapido

QUE = [
    *("programa", "analizador de YAML", "plantillas", "codificación", "git", "repositorio"),
    *("configuración", "fecha de corte", "registros", "registros en git", "cache"),
]


def comprobaciones(visto: Resultado) -> dict[str, Any]:
    return {una["que"]: (una["bien"], una["hallado"]) for una in visto.json["comprobaciones"]}


def averias(visto: Resultado) -> dict[str, str]:
    """Lo que está mal y lo que se dice de ello."""
    return {que: hallado for que, (bien, hallado) in comprobaciones(visto).items() if not bien}


@con_git
def test_con_todo_en_condiciones_termina_en_0(rica: Path) -> None:
    visto = seg("diagnostico", "--json", en=rica)
    assert (visto.codigo, averias(visto)) == (0, {})
    assert list(comprobaciones(visto)) == QUE


def test_el_json_lleva_la_envoltura_de_todos(rica: Path) -> None:
    objeto = seg("diagnostico", "--json", en=rica).json
    una = {"que": str, "hallado": str, "bien": bool}
    assert faltas(objeto, ENVOLTURA | {"comprobaciones": [una]}) == []


@con_git
def test_en_texto_cada_cosa_lleva_su_marca(rica: Path) -> None:
    lineas = seg("diagnostico", en=rica).salida.splitlines()
    assert lineas[0].split() == ["Qué", "Hallado"]
    assert [linea[:4] for linea in lineas[1:]] == ["  ✓ "] * len(QUE)
    assert "  ✓  configuración       seguimiento.yaml" in lineas
    assert "  ✓  fecha de corte      2023-04-15 (de --hoy)" in lineas
    assert "  ✓  registros           4 archivos" in lineas
    assert "  ✓  registros en git    sin ningún commit que los contenga" in lineas


@con_git
def test_sin_repositorio_se_comprueba_lo_demas_y_termina_en_3(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    visto = seg("diagnostico", "--json", hoy="")
    assert visto.codigo == 3
    assert averias(visto) == {
        "repositorio": "aquí no hay registros de seguimiento; vaya a la carpeta del repositorio,"
        " indíquela con «-C CARPETA», traiga la de otros con «git clone DIRECCIÓN» o empiece una con «seg iniciar»"
    }
    assert list(comprobaciones(visto)) == QUE[:6]
    forma = {**ENVOLTURA, "hoy": (DIA, O_NULO), "comprobaciones": [dict]}
    assert faltas(visto.json, forma) == []


def test_una_configuracion_con_errores_dice_en_que_linea(tmp_path: Path) -> None:
    escribir(tmp_path, cambiada(CONFIGURACION, "organizacion: OIM", "dias_por_vencer: pocos"))
    visto = seg("diagnostico", "--json", en=tmp_path)
    assert visto.codigo == 3
    assert averias(visto)["configuración"].startswith("línea 1: número no válido «pocos»")


def test_sin_configuracion_valen_los_valores_de_fabrica(rica: Path) -> None:
    (rica / CONFIGURACION).unlink()
    visto = seg("diagnostico", "--json", en=rica)
    assert comprobaciones(visto)["configuración"] == (
        True,
        "no hay seguimiento.yaml: valores de fábrica",
    )


@con_git
def test_los_registros_que_no_se_leen_se_nombran(tmp_path: Path) -> None:
    escribir(tmp_path, cambiada(FINAL, "plazo: 2022-12\n", "plazo: 2022-13\n"))
    visto = seg("diagnostico", "--json", en=tmp_path)
    assert (visto.codigo, averias(visto)) == (
        3,
        {"registros": "4 archivos; no pudo leerse: final-2022/1.4; vea «seg validar»"},
    )


@con_git
def test_una_fecha_mala_es_una_averia_mas(rica: Path) -> None:
    visto = seg("diagnostico", "--json", en=rica, hoy="2023-13-01")
    assert visto.codigo == 3
    assert list(averias(visto)) == ["fecha de corte"]
    assert visto.json["hoy"] is None


def test_dice_de_donde_sale_la_fecha(rica: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def de_la_fecha() -> str:
        visto = seg("diagnostico", "--json", en=rica, hoy="")
        return str(comprobaciones(visto)["fecha de corte"][1]).partition(" ")[2]

    assert de_la_fecha() == "(del reloj, en America/Guayaquil)"
    monkeypatch.setenv("SEG_HOY", "2023-04-15")
    assert de_la_fecha() == "(de SEG_HOY)"
    (rica / CONFIGURACION).unlink()
    monkeypatch.delenv("SEG_HOY")
    assert de_la_fecha() == "(del reloj, en la zona del sistema)"


def test_sin_git_ni_analizador_ni_plantillas_se_dice_el_remedio(
    rica: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sin_analizador(*_: object) -> None:
        raise SinAnalizadorRapido("falta el analizador", "instálelo")

    monkeypatch.setattr(git, "version_de_git", lambda: None)
    monkeypatch.setattr(lector, "analizador", sin_analizador)
    monkeypatch.setattr(recursos, "_PLANTILLAS", "no-las-hay")
    visto = seg("diagnostico", en=rica)
    assert visto.codigo == 3
    malas = [linea.split(maxsplit=1)[1] for linea in visto.salida.splitlines() if "✗" in linea]
    assert malas[:3] == [
        "analizador de YAML  falta el analizador; instálelo",
        "plantillas          faltan las plantillas del programa; vuelva a instalarlo",
        "git                 no está instalado; sin él no se sabe de qué commit son los registros",
    ]


@con_git
def test_un_clon_superficial_se_dice(rica: Path) -> None:
    def git_en(carpeta: Path, *orden: str) -> None:
        identidad = ("-c", "user.name=Prueba", "-c", "user.email=prueba@ejemplo.org")
        subprocess.run(["git", "-C", carpeta, *identidad, *orden], check=True, capture_output=True)

    git_en(rica, "init", "-q")
    for mensaje in ("uno", "dos"):
        (rica / "data/nota.txt").write_text(mensaje, "utf-8")
        git_en(rica, "add", "-A")
        git_en(rica, "commit", "-q", "-m", mensaje)
    copia = rica / "copia"
    git_en(rica, "clone", "-q", "--depth", "1", f"file://{rica}", str(copia))
    hallado = comprobaciones(seg("diagnostico", "--json", en=copia))["registros en git"][1]
    assert "sin cambios; clon superficial: falta historia («git fetch --unshallow»)" in hallado
    (copia / "data/nota.txt").write_text("tres", "utf-8")
    (copia / "data/practicas/BP1_ME.yaml").unlink()
    hallado = comprobaciones(seg("diagnostico", "--json", en=copia))["registros en git"][1]
    assert "con cambios sin guardar" in hallado


def _en_git(raiz: Path) -> str:
    hallado: str = comprobaciones(seg("diagnostico", "--json", en=raiz))["registros en git"][1]
    return hallado.partition(", ")[2]


@con_git
def test_las_plantillas_propias_son_de_los_registros_y_otra_carpeta_no(rica: Path) -> None:
    iniciar(rica)
    propias = {CONFIGURACION: "plantillas: mias\n", "mias/agenda.md.j2": "una\n"}
    confirmar(rica, propias)
    escribir(rica, {"templates/otra.txt": "no la lee nadie\n"})
    assert _en_git(rica) == "sin cambios"

    escribir(rica, {"mias/agenda.md.j2": "otra\n"})
    assert _en_git(rica) == "con cambios sin guardar"
    commit = confirmar(rica)
    assert seg("status", "--json", en=rica).json["commit"] == commit

    escribir(rica, {"mias/matriz.md.j2": "nueva\n"})
    assert _en_git(rica) == "con cambios sin guardar"


@con_git
@pytest.mark.parametrize("carpeta", ["..", "/", '"\\0"', '"\\ud800"', "bucle", "-x", "*"])
def test_una_carpeta_de_plantillas_imposible_no_impide_saber_del_commit(
    rica: Path, carpeta: str
) -> None:
    (rica / "bucle").symlink_to("bucle")
    iniciar(rica)
    confirmar(rica, {CONFIGURACION: f"plantillas: {carpeta}\n"})
    assert _en_git(rica) == "sin cambios"
