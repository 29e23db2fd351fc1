"""`seg validar --formato`: lo mismo, como lo lee cada plataforma."""

import json
import re
import subprocess
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from apoyo.carteras import FINAL, RICA, escribir
from apoyo.diagnosticos_hostiles import ATAQUES
from apoyo.ejecucion import Resultado, proceso, seg
from apoyo.enlaces import ruta_de
from seguimiento.formatos.defectos import FormatoDeDiagnosticos
from seguimiento.redaccion import visible

ROTO = "data/evaluaciones/rota.yaml"
DEFECTOS = {
    ROTO: """\
        titulo: Defectos
        organizacion: OIM
        tipo: finall
        rejion: Andes
        recomendaciones:
          - id: R1
            texto: Reforzar la coordinación
            acciones:
              - id: "1.1"
                descripcion: Convocar
        """
}
FORMATOS = tuple(FormatoDeDiagnosticos)
"""Los que hay en el programa: uno nuevo se prueba solo, con que aquí se diga cómo se lee."""
INGLES = re.compile(
    r"\b(traceback|missing|invalid|unexpected|required|field|value|input)\b", re.IGNORECASE
)
MIL = 1000


@pytest.fixture
def roto(tmp_path: Path) -> Path:
    return escribir(tmp_path, {**RICA, **DEFECTOS})


@pytest.fixture
def mil(tmp_path: Path) -> Path:
    """Diez registros con cien claves que no existen cada uno."""
    cabeza = "titulo: Cien\norganizacion: OIM\n"
    claves = {
        f"data/evaluaciones/e{decena}.yaml": "".join(
            f"clave{decena}{numero:02}: x\n" for numero in range(MIL // 10)
        )
        for decena in range(10)
    }
    return escribir(tmp_path, {ruta: cabeza + texto for ruta, texto in claves.items()})


Hallazgo = tuple[str, str, int, str]
"""Archivo, código, línea y severidad."""


def en_json(raiz: Path, *demas: str) -> list[Hallazgo]:
    return de_json(seg("validar", "--json", *demas, en=raiz).salida)


def de_json(texto: str) -> list[Hallazgo]:
    return sorted(
        (d["archivo"], d["codigo"], d["linea"], d["severidad"])
        for d in json.loads(texto)["diagnosticos"]
    )


def de_texto(texto: str) -> list[Hallazgo]:
    """Lo que se lee en la pantalla o en un informe que la copia."""
    forma = re.compile(
        r"^(error|advertencia|nota)\[(SEG\d{3})\].*\n *--> (.+):(\d+):\d+$", re.MULTILINE
    )
    return sorted(
        (archivo, codigo, int(linea), severidad)
        for severidad, codigo, archivo, linea in forma.findall(texto)
    )


def de_github(texto: str) -> list[Hallazgo]:
    severidades = {"error": "error", "warning": "advertencia", "notice": "nota"}
    forma = r"^::(error|warning|notice) file=([^,]+),line=(\d+),.*title=(SEG\d{3})%3A"
    return sorted(
        (unquote(archivo), codigo, int(linea), severidades[clase])
        for clase, archivo, linea, codigo in re.findall(forma, texto, re.MULTILINE)
    )


def de_sarif(texto: str) -> list[Hallazgo]:
    niveles = {"error": "error", "warning": "advertencia", "note": "nota"}
    hallados = []
    for resultado in json.loads(texto)["runs"][0]["results"]:
        lugar = resultado["locations"][0]["physicalLocation"]
        ruta = ruta_de(lugar["artifactLocation"]["uri"])
        archivo, linea = visible(ruta), lugar["region"]["startLine"]
        hallados.append((archivo, resultado["ruleId"], linea, niveles[resultado["level"]]))
    return sorted(hallados)


def de_gitlab(texto: str) -> list[Hallazgo]:
    gravedades = {"blocker": "error", "critical": "error", "minor": "advertencia", "info": "nota"}
    return sorted(
        (
            uno["location"]["path"],
            uno["check_name"],
            uno["location"]["lines"]["begin"],
            gravedades[uno["severity"]],
        )
        for uno in json.loads(texto)
    )


def de_junit(texto: str) -> list[Hallazgo]:
    """Lo que dice cada caso, tal como lo vería quien abre el informe."""
    return de_texto("\n".join(ET.fromstring(texto).itertext()))  # noqa: S314 — lo escribe el programa


LECTORES: Mapping[str, Callable[[str], list[Hallazgo]]] = {
    "texto": de_texto,
    "json": de_json,
    "github": de_github,
    "sarif": de_sarif,
    "gitlab": de_gitlab,
    "junit": de_junit,
}
cada_formato = pytest.mark.parametrize("formato", FORMATOS)


def test_de_cada_formato_se_sabe_leer_lo_que_dice() -> None:
    assert [*LECTORES] == [*FORMATOS]


@cada_formato
def test_cada_formato_dice_lo_mismo_que_el_json_y_termina_igual(roto: Path, formato: str) -> None:
    visto = seg("validar", "--formato", formato, en=roto)
    assert (visto.codigo, visto.errores) == (1, "")
    assert LECTORES[formato](visto.salida) == en_json(roto)
    assert {h[3] for h in en_json(roto)} >= {"error", "advertencia"}


@cada_formato
def test_las_rutas_pedidas_valen_en_todos_los_formatos(roto: Path, formato: str) -> None:
    visto = seg("validar", "--formato", formato, FINAL, en=roto)
    assert (visto.codigo, LECTORES[formato](visto.salida)) == (0, en_json(roto, FINAL))
    assert [] != en_json(roto, FINAL) != en_json(roto)


@cada_formato
def test_en_todos_los_formatos_solo_lo_estricto_falla_por_advertencias(
    tmp_path: Path, formato: str
) -> None:
    escribir(tmp_path, RICA)
    codigos = [
        seg("validar", "--formato", formato, *demas, en=tmp_path).codigo
        for demas in ([], ["--estricto"])
    ]
    assert codigos == [0, 1]


@cada_formato
def test_con_o_va_al_archivo_lo_mismo_que_iria_a_la_salida(
    roto: Path, tmp_path: Path, formato: str
) -> None:
    destino = tmp_path / "informe"
    visto = seg("validar", "--formato", formato, "-o", destino, en=roto)
    assert visto == Resultado(1, "", f"escrito: {destino}\n")
    assert destino.read_text("utf-8") == seg("validar", "--formato", formato, en=roto).salida


@cada_formato
def test_nada_se_dice_en_ingles_ni_con_una_traza(roto: Path, formato: str) -> None:
    visto = seg("validar", "--formato", formato, en=roto)
    dicho = {
        "json": lambda texto: "\n".join(d["mensaje"] for d in json.loads(texto)["diagnosticos"]),
        "sarif": lambda texto: "\n".join(_frases(json.loads(texto)["runs"][0]["results"])),
        "gitlab": lambda texto: "\n".join(uno["description"] for uno in json.loads(texto)),
    }.get(formato, str)(visto.salida)
    assert "rejion" in dicho
    assert INGLES.findall(dicho) == []


def _frases(resultados: list[dict[str, Any]]) -> list[str]:
    return [resultado["message"]["text"] for resultado in resultados]


def test_un_formato_que_no_existe_dice_cuales_hay(roto: Path) -> None:
    visto = seg("validar", "--formato", "xml", en=roto)
    assert visto.codigo == 2
    assert ", ".join(FORMATOS) in visto.errores


# Lo que alguien escribe para engañar a quien lo lee

POR_TANDA = 8
TANDAS = [ATAQUES[desde : desde + POR_TANDA] for desde in range(0, len(ATAQUES), POR_TANDA)]


@pytest.fixture(scope="module", params=TANDAS, ids=range(len(TANDAS)))
def hostil(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Registros con cada uno de esos textos como valor, como clave y como nombre del archivo."""
    raiz = escribir(tmp_path_factory.mktemp("hostil"), {"seguimiento.yaml": "organizacion: OIM\n"})
    carpeta = raiz / "data/evaluaciones"
    carpeta.mkdir(parents=True)
    for numero, ataque in enumerate(request.param):
        dato = json.dumps(ataque)
        nombre = f"{numero}{ataque}".translate({ord("/"): "_", 0: "_", 0xD800: "_"})
        (carpeta / f"{nombre}.yaml").write_text(
            f"titulo: {dato}\norganizacion: OIM\ntipo: {dato}\n{dato}: x\n", "utf-8"
        )
    return raiz


@cada_formato
def test_un_texto_hostil_no_cambia_lo_que_se_lee_en_ningun_formato(
    hostil: Path, formato: str
) -> None:
    visto = seg("validar", "--formato", formato, en=hostil)
    assert (visto.codigo, visto.errores) == (1, "")
    assert visto.salida.replace("\n", "").isprintable()
    leidos, esperados = LECTORES[formato](visto.salida), en_json(hostil)
    if formato == "github":  # no enseña más de diez por clase
        assert Counter(leidos) <= Counter(esperados)
        assert len(leidos) >= 9
    else:
        assert leidos == esperados


# Mil defectos


def test_mil_defectos_se_dicen_todos_en_texto(mil: Path) -> None:
    texto = seg("validar", "--formato", "texto", en=mil).salida
    assert [f"error[SEG010] clave desconocida «clave{n:03}»" in texto for n in range(MIL)] == (
        [True] * MIL
    )


@pytest.mark.parametrize("formato", [uno for uno in FORMATOS if uno != "github"])
def test_mil_defectos_se_dicen_todos_en_los_demas(mil: Path, formato: str) -> None:
    salida = seg("validar", "--formato", formato, en=mil).salida
    assert LECTORES[formato](salida) == en_json(mil)


def test_de_mil_defectos_github_anota_diez_por_clase_y_el_ultimo_dice_cuantos_faltan(
    mil: Path,
) -> None:
    salida = seg("validar", "--formato", "github", en=mil).salida
    cuenta = Counter(hallazgo[3] for hallazgo in en_json(mil))
    anotaciones = re.findall(r"^::(error|warning|notice)( ?)[^:]*::(.*)$", salida, re.MULTILINE)
    errores = [mensaje for clase, _, mensaje in anotaciones if clase == "error"]
    assert cuenta["error"] >= MIL
    assert len(errores) == 10
    assert errores[-1] == f"… y {cuenta['error'] - 9} más (seg validar)"
    assert max(Counter(clase for clase, *_ in anotaciones).values()) == 10
    assert salida.count(": error[SEG010] ") == MIL


# Dentro de GitHub Actions


def test_dentro_de_github_el_formato_se_elige_solo(
    roto: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fuera = seg("validar", "--formato", "github", en=roto)
    texto = seg("validar", en=roto)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert seg("validar", en=roto) == fuera
    assert seg("validar", "-o", "-", en=roto) == fuera
    assert seg("validar", "--formato", "texto", en=roto) == texto
    assert seg("validar", "--json", en=roto).json["diagnosticos"] != []
    monkeypatch.setenv("GITHUB_ACTIONS", "1")
    assert seg("validar", en=roto) == texto


def test_dentro_de_github_lo_que_va_a_un_archivo_es_texto(
    roto: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texto = seg("validar", en=roto).salida
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    destino = tmp_path / "informe.txt"
    assert seg("validar", "-o", destino, en=roto).codigo == 1
    assert destino.read_text("utf-8") == texto


def test_el_resumen_del_paso_se_anade_a_lo_que_ya_tenga(
    roto: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    destino = tmp_path / "paso.md"
    destino.write_text("# De otro paso\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(destino))
    for formato in (uno for uno in FORMATOS if uno != "github"):
        seg("validar", "--formato", formato, en=roto)
    assert destino.read_text("utf-8") == "# De otro paso\n"
    assert seg("validar", "--formato", "github", en=roto).codigo == 1
    resumen = destino.read_text("utf-8").removeprefix("# De otro paso\n")
    assert resumen.startswith("## Validación de los registros\n")
    assert f"### [{ROTO}]({ROTO})" in resumen
    assert resumen.count(" | SEG012 | ") == 1


@pytest.mark.parametrize("carpeta", ["", "registros"])
@pytest.mark.parametrize("oculto", ["\t", "\u200b", "\u202e", "\udce9"])
def test_los_enlaces_van_al_archivo_y_no_a_como_se_muestra(
    oculto: str, carpeta: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    raiz, resumen = tmp_path / carpeta, tmp_path / "paso.md"
    escribir(raiz, {f"data/evaluaciones/a{oculto}b.yaml": DEFECTOS[ROTO]})
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(resumen))
    sarif = seg("validar", "--formato", "sarif", en=raiz).salida
    github = seg("validar", "--formato", "github", en=raiz).salida
    del_resumen = re.findall(r"\]\(([^)#]+)", resumen.read_text("utf-8"))
    del_informe = re.findall(r'"uri": "([^"]+)"', sarif)
    assert del_resumen
    assert del_informe
    for uno in {*del_resumen, *del_informe}:
        assert (tmp_path / ruta_de(uno)).is_file(), uno
    # donde se escribe y no se enlaza, se ve
    assert oculto not in resumen.read_text("utf-8") + github + sarif


def test_que_no_pueda_escribirse_el_resumen_se_avisa_y_no_cambia_el_veredicto(
    roto: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sin_resumen = seg("validar", "--formato", "github", en=roto)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "no" / "existe.md"))
    assert seg("validar", "--formato", "github", en=roto) == Resultado(
        1, sin_resumen.salida, "aviso: no se pudo escribir el resumen del paso (error 2)\n"
    )


def test_el_proceso_de_verdad_lee_el_entorno_de_github(roto: Path, tmp_path: Path) -> None:
    entorno = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(tmp_path / "paso.md")}
    visto = proceso("--hoy", "2023-04-15", "validar", entorno=entorno, en=roto)
    assert (visto.codigo, visto.errores) == (1, "")
    assert de_github(visto.salida) == en_json(roto)
    assert (tmp_path / "paso.md").read_text("utf-8").startswith("## Validación de los registros\n")
