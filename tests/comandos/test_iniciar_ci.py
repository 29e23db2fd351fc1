"""`seg iniciar --ci`: lo que cada plataforma lee dice lo que debe y, ejecutado, comprueba los registros."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from apoyo.carteras import FINAL, PROYECTO, RICA
from apoyo.ejecucion import minimo, seg
from apoyo.historias import con_git, confirmar, git
from apoyo.historias import iniciar as iniciar_git
from apoyo.tabulaciones import con_interprete
from apoyo.yaml_nucleo import leido

GITHUB, GITLAB = ".github/workflows/registros.yml", ".gitlab-ci.yml"
MAL = RICA[FINAL].replace("completada", "hecha", 1)
ORIGEN = "git+https://ejemplo.org/seguimiento.git@v0.1.0; echo no"
FALTA_EL_ORIGEN = "SEG_ORIGEN: diga en SEG_ORIGEN de dónde se instala seg\n"
QUE_APUNTA = """\
#!/bin/sh
for parte in "$@"; do printf '%s\\n' "$parte" >> "$APUNTES"; done
echo -- >> "$APUNTES"
case "$3" in venv) mkdir -p "$4/bin" && cp "$0" "$4/bin/python" ;; esac
"""
"""Un Python que solo apunta cómo se le llama y, si se le pide un entorno, se copia en él."""


def apuntadas(apuntes: Path) -> list[list[str]]:
    """Los argumentos de cada llamada que se apuntó."""
    return [una.splitlines() for una in apuntes.read_text("utf-8").split("--\n") if una]


def iniciada(carpeta: Path, ci: str) -> Path:
    assert seg("iniciar", carpeta, "--ci", ci).codigo == 0
    return carpeta


def de(ruta: Path) -> Any:  # noqa: ANN401 — cualquier YAML
    return leido(ruta.read_text("utf-8"))


def guion(
    texto: str, en: Path, entorno: Mapping[str, str], camino: Sequence[Path] = ()
) -> subprocess.CompletedProcess[str]:
    """Ejecuta un guion como lo hacen las plataformas: con bash, que se detiene en el primer fallo."""
    de_siempre = minimo()
    partes = [*map(str, camino), de_siempre["PATH"]]
    return subprocess.run(
        [con_interprete("bash"), "-e", "-o", "pipefail", "-c", texto],
        cwd=en,
        env=de_siempre | {"PATH": os.pathsep.join(partes)} | {**entorno},
        check=False,
        capture_output=True,
        text=True,
    )


def ejecutable(ruta: Path, texto: str) -> Path:
    ruta.parent.mkdir(parents=True)
    ruta.write_text(texto, "utf-8")
    ruta.chmod(0o755)
    return ruta


@pytest.fixture
def instalado(tmp_path: Path) -> Path:
    """Una carpeta con `seg/bin/seg`, el de esta copia de trabajo, a la fecha de siempre."""
    orden = f'#!/bin/sh\nSEG_HOY=2023-04-15 exec "{sys.executable}" -m seguimiento "$@"\n'
    ejecutable(tmp_path / "temporal/seg/bin/seg", orden)
    return tmp_path / "temporal"


def con_cambio(carpeta: Path, ci: str, cambio: Mapping[str, str]) -> Path:
    """Un repositorio recién iniciado en «origin/main» y, tras él, un cambio en una rama."""
    iniciar_git(carpeta)
    iniciada(carpeta, ci)
    inicial = confirmar(carpeta)
    git(carpeta, "update-ref", "refs/remotes/origin/main", inicial)
    git(carpeta, "checkout", "-q", "-b", "cambio")
    confirmar(carpeta, cambio)
    return carpeta


# ── GitHub ───────────────────────────────────────────────────────────────────


def test_en_github_se_comprueban_las_solicitudes_y_lo_que_llega_a_main(tmp_path: Path) -> None:
    flujo = de(iniciada(tmp_path, "github") / GITHUB)
    del_proyecto = de(PROYECTO / GITHUB)

    for clave in ("name", "on", "permissions", "concurrency"):
        assert flujo[clave] == del_proyecto[clave], clave
    assert flujo["env"] == {"SEG_ORIGEN": ""}
    (validar,) = flujo["jobs"].values()
    (suyo,) = del_proyecto["jobs"].values()
    assert validar["steps"][0] == suyo["steps"][0]
    assert (validar["runs-on"], validar["timeout-minutes"]) == (
        suyo["runs-on"],
        suyo["timeout-minutes"],
    )


def test_en_github_las_acciones_son_las_del_proyecto_y_fijas_en_un_commit(tmp_path: Path) -> None:
    usadas = re.findall(r"uses: (\S+)", (iniciada(tmp_path, "github") / GITHUB).read_text("utf-8"))
    del_proyecto = "".join((PROYECTO / ruta).read_text("utf-8") for ruta in (GITHUB, "action.yml"))

    assert usadas == [uso for uso in re.findall(r"uses: (\S+)", del_proyecto) if uso != "./"]
    assert [uso for uso in usadas if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", uso)] == []


def de_github(raiz: Path, nombre: str) -> str:
    """El guion del paso que así se llama, que no lleva datos escritos dentro."""
    pasos = de(raiz / GITHUB)["jobs"]["validar"]["steps"]
    (paso,) = [paso for paso in pasos if paso.get("name") == nombre]
    assert "${{" not in paso["run"]
    return str(paso["run"])


@pytest.mark.parametrize("origen", [ORIGEN, ""])
def test_en_github_se_instala_de_donde_se_diga_y_si_no_se_pide_que_se_diga(
    origen: str, tmp_path: Path
) -> None:
    texto = de_github(iniciada(tmp_path / "repo", "github"), "Instala seg")
    python = ejecutable(tmp_path / "bin/python", QUE_APUNTA)
    apuntes, entorno = tmp_path / "apuntes", str(tmp_path / "runner")
    fin = guion(
        texto,
        tmp_path,
        {
            "PYTHON": str(python),
            "RUNNER_TEMP": entorno,
            "APUNTES": str(apuntes),
            "SEG_ORIGEN": origen,
        },
    )

    llamadas = [["-I", "-m", "venv", f"{entorno}/seg"]]
    if origen:
        opciones = ("--quiet", "--disable-pip-version-check")
        llamadas.append(["-I", "-m", "pip", "install", *opciones, origen])
    assert (fin.returncode == 0) == bool(origen)
    assert fin.stderr.endswith("" if origen else FALTA_EL_ORIGEN)
    assert apuntadas(apuntes) == llamadas


@con_git
@pytest.mark.parametrize(("texto", "codigo"), [(RICA[FINAL], 0), (MAL, 1)])
@pytest.mark.parametrize("base", ["main", ""])
def test_en_github_el_paso_que_comprueba_falla_si_hay_errores(
    texto: str, codigo: int, base: str, tmp_path: Path, instalado: Path
) -> None:
    raiz = con_cambio(tmp_path / "repo", "github", {FINAL: texto})
    resumen = tmp_path / "resumen.md"
    entorno = {
        "RUNNER_TEMP": str(instalado),
        "GITHUB_BASE_REF": base,
        "GITHUB_ACTIONS": "true",
        "GITHUB_STEP_SUMMARY": str(resumen),
    }
    fin = guion(de_github(raiz, "Comprueba los registros"), raiz, entorno)

    assert (fin.returncode, fin.stderr) == (codigo, "")
    assert ("::error file=data/evaluaciones/final-2022.yaml" in fin.stdout) == bool(codigo)
    assert resumen.read_text("utf-8") != ""


# ── GitLab ───────────────────────────────────────────────────────────────────


def test_en_gitlab_la_tarea_es_la_del_proyecto(tmp_path: Path) -> None:
    tuberia = de(iniciada(tmp_path, "gitlab") / GITLAB)

    assert tuberia == {"variables": {"SEG_ORIGEN": ""}} | de(PROYECTO / "ci/gitlab.yml")


@pytest.mark.parametrize("origen", [ORIGEN, ""])
def test_en_gitlab_se_instala_de_donde_se_diga_y_si_no_se_pide_que_se_diga(
    origen: str, tmp_path: Path
) -> None:
    tarea = de(iniciada(tmp_path / "repo", "gitlab") / GITLAB)["seg-validar"]
    python = ejecutable(tmp_path / "bin/python", QUE_APUNTA)
    apuntes, casa = tmp_path / "apuntes", str(tmp_path / "casa")
    entorno = {"HOME": casa, "APUNTES": str(apuntes), "SEG_ORIGEN": origen}
    fin = guion("\n".join(tarea["before_script"]), tmp_path, entorno, [python.parent])

    llamadas = [["-I", "-m", "venv", f"{casa}/seg"]]
    if origen:
        llamadas.append(["-I", "-m", "pip", "install", "--quiet", origen])
    assert (fin.returncode == 0) == bool(origen)
    assert fin.stderr.endswith("" if origen else FALTA_EL_ORIGEN)
    assert apuntadas(apuntes) == llamadas


@con_git
@pytest.mark.parametrize(("texto", "codigo"), [(RICA[FINAL], 0), (MAL, 1)])
def test_en_gitlab_la_tarea_falla_si_hay_errores_y_deja_siempre_sus_informes(
    texto: str, codigo: int, tmp_path: Path, instalado: Path
) -> None:
    raiz = con_cambio(tmp_path / "repo", "gitlab", {FINAL: texto})
    tarea = de(raiz / GITLAB)["seg-validar"]
    entorno = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": git(raiz, "rev-parse", "origin/main")}
    fin = guion("\n".join(tarea["script"]), raiz, entorno, [instalado / "seg/bin"])

    assert fin.returncode == codigo
    informes = [*tarea["artifacts"]["paths"], *tarea["artifacts"]["reports"].values()]
    assert len(informes) == 3
    assert [informe for informe in informes if not (raiz / informe).read_text("utf-8")] == []


# ── Las dos ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("ci", "ruta"), [("github", GITHUB), ("gitlab", GITLAB)])
def test_se_recuerda_lo_que_falta_por_decir(ci: str, ruta: str, tmp_path: Path) -> None:
    visto = seg("iniciar", tmp_path, "--ci", ci)

    primera, segunda, *_ = visto.salida.splitlines()
    assert primera == f"Repositorio de registros creado en «{tmp_path}»: 12 archivos."
    assert segunda == f"Antes de subirlo, diga en «{ruta}» de dónde se instala seg (SEG_ORIGEN)."


@con_git
@pytest.mark.parametrize(("ci", "ruta"), [("github", GITHUB), ("gitlab", GITLAB)])
def test_donde_la_plataforma_no_miraria_se_niega(ci: str, ruta: str, tmp_path: Path) -> None:
    iniciar_git(tmp_path)
    visto = seg("iniciar", tmp_path / "registros", "--ci", ci)

    assert (visto.codigo, visto.salida, visto.errores) == (
        2,
        "",
        (
            f"error: «{ruta}» solo sirve en la raíz del repositorio de git, que es «{tmp_path}»\n"
            "  inicie los registros allí, o aquí sin «--ci»\n"
        ),
    )
    assert not (tmp_path / "registros").exists()
    assert seg("iniciar", tmp_path / "registros").codigo == 0
