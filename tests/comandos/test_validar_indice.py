"""`seg validar --indice`: lo que se va a guardar, y no lo que hay en la carpeta."""

import os
import shlex
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest
import yaml

from apoyo.carteras import PROYECTO, escribir
from apoyo.ejecucion import Resultado, seg
from apoyo.historias import GIT, con_git, confirmar, git, iniciar

pytestmark = con_git

HOY = "2024-01-15"
E = "data/evaluaciones/e.yaml"
BUENO = """\
titulo: Evaluación de ejemplo
organizacion: Oficina de ejemplo
fecha: 2024-01
recomendaciones:
  - id: R1
    texto: Acordar un protocolo
    respuesta: {decision: aceptada, fecha: 2024-02-01}
    acciones:
      - {id: "1.1", descripcion: Redactar el protocolo, plazo: 2024-03, responsables: [Unidad A]}
"""
MALO = BUENO.replace("plazo: 2024-03", "plazo: 2024-13")
OTRO_PLAZO = BUENO.replace("plazo: 2024-03", "plazo: 2024-05")
ROTO = "titulo: [\n"


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    carpeta = iniciar(tmp_path / "repo")
    confirmar(carpeta, {"seguimiento.yaml": "organizacion: Oficina de ejemplo\n", E: BUENO})
    return carpeta


def validar(repo: Path, *mas: str, **entorno: str) -> Resultado:
    with patch.dict(os.environ, entorno):
        return seg("validar", "--indice", *mas, en=repo, hoy=HOY)


def anadir(repo: Path, ruta: str, contenido: str) -> None:
    escribir(repo, {ruta: contenido})
    git(repo, "add", "--", ruta)


# Qué archivos se miran


def test_lo_malo_sin_anadir_no_estorba(repo: Path) -> None:
    escribir(repo, {E: MALO, "data/evaluaciones/borrador.yaml": ROTO, "seguimiento.yaml": "{"})
    visto = validar(repo)
    assert visto.codigo == 0
    assert visto.errores == "Lo que se va a guardar: los archivos del índice de git.\n"
    assert seg("validar", en=repo, hoy=HOY).codigo == 1


def test_lo_malo_anadido_se_dice_aunque_en_la_carpeta_este_arreglado(repo: Path) -> None:
    anadir(repo, E, MALO)
    escribir(repo, {E: BUENO})
    visto = validar(repo)
    assert visto.codigo == 1
    assert f"{E}:9:" in visto.salida
    assert "2024-13" in visto.salida
    assert seg("validar", en=repo, hoy=HOY).codigo == 0


def test_una_referencia_a_lo_que_no_se_ha_anadido_esta_rota(repo: Path) -> None:
    otra = BUENO.replace("de ejemplo\nfecha", "dos\nfecha").replace("2024-02-01", "2024-01-02")
    escribir(repo, {"data/evaluaciones/otra.yaml": otra})
    anadir(repo, E, BUENO.replace("Unidad A]", "Unidad A], relacionadas: [otra/1.1]"))
    assert seg("validar", en=repo, hoy=HOY).codigo == 0
    assert validar(repo).codigo == 1
    git(repo, "add", ".")
    assert validar(repo).codigo == 0


def test_lo_borrado_del_indice_no_esta_aunque_siga_en_la_carpeta(repo: Path) -> None:
    git(repo, "rm", "-q", "--cached", E)
    dicho = validar(repo, "--json").json
    assert dicho["archivos"]["leidos"] == 0
    assert dicho["indice"] is True


def test_la_configuracion_es_la_que_se_va_a_guardar(repo: Path) -> None:
    anadir(repo, "seguimiento.yaml", "organizacion: Otra\nreglas: {SEG999: error}\n")
    escribir(repo, {"seguimiento.yaml": "organizacion: Otra\n"})
    assert "SEG999" in validar(repo).salida


def test_lo_solo_anunciado_no_se_guarda(repo: Path) -> None:
    escribir(repo, {"data/evaluaciones/borrador.yaml": ROTO})
    git(repo, "add", "-N", "data/evaluaciones/borrador.yaml")
    assert validar(repo).codigo == 0
    git(repo, "add", "data/evaluaciones/borrador.yaml")
    assert validar(repo).codigo == 1


def test_se_miran_los_que_un_arbol_disperso_no_pone_en_la_carpeta(repo: Path) -> None:
    confirmar(repo, {"data/practicas/x.yaml": ROTO})
    git(repo, "sparse-checkout", "set", "data/evaluaciones")
    assert not (repo / "data/practicas").exists()
    visto = validar(repo)
    assert visto.codigo == 1
    assert "data/practicas/x.yaml" in visto.salida
    assert "SEG074" not in visto.salida


def test_sin_ningun_commit_tambien_se_mira(tmp_path: Path) -> None:
    carpeta = iniciar(tmp_path / "nuevo")
    escribir(carpeta, {"seguimiento.yaml": "organizacion: O\n", E: BUENO})
    assert validar(carpeta, "--json").json["archivos"]["leidos"] == 0
    git(carpeta, "add", ".")
    assert validar(carpeta, "--json").json["archivos"]["leidos"] == 1


def test_un_arbol_de_trabajo_anadido_tiene_su_indice(repo: Path, tmp_path: Path) -> None:
    git(repo, "worktree", "add", "-q", str(tmp_path / "otro"))
    anadir(tmp_path / "otro", E, MALO)
    assert (validar(tmp_path / "otro").codigo, validar(repo).codigo) == (1, 0)


def test_en_una_subcarpeta_solo_lo_suyo(tmp_path: Path) -> None:
    carpeta = iniciar(tmp_path / "repo")
    confirmar(carpeta, {"oficina/seguimiento.yaml": "organizacion: O\n", f"oficina/{E}": BUENO})
    anadir(carpeta, "data/evaluaciones/ajena.yaml", ROTO)
    assert validar(carpeta / "oficina").codigo == 0
    anadir(carpeta, f"oficina/{E}", MALO)
    assert f"{E}:9:" in validar(carpeta / "oficina").salida


# Con la base


def test_con_la_base_se_compara_lo_que_se_va_a_guardar(repo: Path) -> None:
    anadir(repo, E, OTRO_PLAZO)
    escribir(repo, {E: BUENO})
    assert "SEG603" in validar(repo, "--base", "HEAD").salida
    anadir(repo, E, BUENO)
    escribir(repo, {E: OTRO_PLAZO})
    assert "SEG603" not in validar(repo, "--base", "HEAD").salida


def test_de_que_son_los_archivos(repo: Path) -> None:
    cabeza = git(repo, "rev-parse", "HEAD")
    escribir(repo, {E: OTRO_PLAZO})
    dicho = validar(repo, "--json").json
    assert (dicho["commit"], dicho["modificado"]) == (cabeza, False)
    git(repo, "add", ".")
    assert validar(repo, "--json").json["modificado"] is True


def test_las_rutas_pedidas_pueden_estar_solo_en_el_indice(repo: Path) -> None:
    anadir(repo, "data/evaluaciones/nueva.yaml", MALO)
    (repo / "data/evaluaciones/nueva.yaml").unlink()
    assert "nueva.yaml" in validar(repo, "data/evaluaciones/nueva.yaml").salida


# Lo que no puede mirarse, con su nombre y su remedio


def test_un_conflicto_se_dice_y_lo_demas_se_mira(repo: Path) -> None:
    git(repo, "switch", "-q", "-c", "otra")
    confirmar(repo, {E: OTRO_PLAZO})
    git(repo, "switch", "-q", "main")
    confirmar(repo, {E: BUENO.replace("2024-03", "2024-07")})
    git(repo, "read-tree", "-m", "HEAD~1", "HEAD", "otra")
    anadir(repo, "data/evaluaciones/mala.yaml", ROTO)
    visto = validar(repo)
    assert visto.codigo == 1
    assert "está en conflicto" in visto.salida
    assert "git add" in visto.salida
    assert "mala.yaml" in visto.salida


def test_el_indice_partido_se_nombra_y_su_remedio_vale(repo: Path) -> None:
    git(repo, "update-index", "--split-index")
    visto = validar(repo)
    assert visto.codigo == 3
    assert "split index" in visto.errores
    remedio = visto.errores.partition("«git ")[2].partition("»")[0]
    git(repo, *shlex.split(remedio))
    assert validar(repo).codigo == 0


def test_el_indice_disperso_se_nombra_y_su_remedio_vale(repo: Path) -> None:
    muchas = {f"data/practicas/{n}.md": "x" for n in range(60)}
    confirmar(repo, muchas | {"fuera/x": "y"})
    git(repo, "sparse-checkout", "set", "--cone", "--sparse-index", "data/evaluaciones")
    visto = validar(repo)
    assert (visto.codigo, "data/practicas/" in visto.errores) == (3, True)
    remedio = visto.errores.partition("«git ")[2].partition("»")[0]
    git(repo, *shlex.split(remedio))
    assert validar(repo).codigo == 0


def test_una_carpeta_entera_que_no_es_de_registros_no_estorba(repo: Path) -> None:
    confirmar(repo, {f"fuera/dentro/{n}": "y" for n in range(60)})
    git(repo, "sparse-checkout", "set", "--cone", "--sparse-index", "data")
    assert "fuera/" in git(repo, "ls-files", "--sparse").splitlines()
    assert validar(repo).codigo == 0


def test_un_indice_danado_no_pasa_por_vacio(repo: Path) -> None:
    indice = repo / ".git" / "index"
    indice.write_bytes(indice.read_bytes()[:-30])
    visto = validar(repo)
    assert (visto.codigo, "índice" in visto.errores) == (3, True)


def test_fuera_de_git_se_dice(tmp_path: Path) -> None:
    escribir(tmp_path, {"seguimiento.yaml": "organizacion: O\n", E: BUENO})
    visto = validar(tmp_path)
    assert (visto.codigo, "no hay un repositorio de git" in visto.errores) == (3, True)


def test_con_al_se_contradicen(repo: Path) -> None:
    visto = seg("--al", "HEAD", "validar", "--indice", en=repo)
    assert (visto.codigo, "use solo una" in visto.errores) == (2, True)


# El índice que dice git a sus ganchos


def test_se_respeta_el_que_dice_git_si_es_suyo(repo: Path) -> None:
    git(repo, "read-tree", "HEAD")
    otro = repo / ".git" / "next-index-7.lock"
    otro.write_bytes((repo / ".git" / "index").read_bytes())
    anadir(repo, E, MALO)
    for dicho in (str(otro), ".git/next-index-7.lock"):
        assert validar(repo, GIT_INDEX_FILE=dicho).codigo == 0
    assert validar(repo, GIT_INDEX_FILE=".git/index").codigo == 1
    assert validar(repo, GIT_INDEX_FILE="").codigo == 1


@pytest.mark.parametrize(
    "dicho",
    ["../fuera", "indice", ".git/hooks/x", "/etc/passwd", ".git/..", ".git", "enlazado/index"],
)
def test_el_que_no_es_suyo_no_se_abre(repo: Path, tmp_path: Path, dicho: str) -> None:
    (tmp_path / "fuera").write_bytes((repo / ".git" / "index").read_bytes())
    (repo / "indice").write_bytes((repo / ".git" / "index").read_bytes())
    (repo / "enlazado").symlink_to(tmp_path)
    visto = validar(repo, GIT_INDEX_FILE=dicho)
    assert visto.codigo == 2
    assert "«unset GIT_INDEX_FILE»" in visto.errores


def test_uno_suyo_que_es_un_enlace_tampoco(repo: Path, tmp_path: Path) -> None:
    (tmp_path / "fuera").write_bytes((repo / ".git" / "index").read_bytes())
    (repo / ".git" / "enlace").symlink_to(tmp_path / "fuera")
    assert validar(repo, GIT_INDEX_FILE=".git/enlace").codigo == 3


def test_ninguna_otra_variable_de_git_cuenta(repo: Path, tmp_path: Path) -> None:
    ajeno = iniciar(tmp_path / "ajeno")
    entorno = {
        "GIT_DIR": str(ajeno / ".git"),
        "GIT_WORK_TREE": str(ajeno),
        "GIT_OBJECT_DIRECTORY": str(ajeno / ".git" / "objects"),
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.fsmonitor",
        "GIT_CONFIG_VALUE_0": f"touch {tmp_path / 'ejecutado'}",
    }
    assert validar(repo, "--json", **entorno).json["archivos"]["leidos"] == 1
    assert not (tmp_path / "ejecutado").exists()


def test_con_una_configuracion_hostil_no_se_ejecuta_nada(repo: Path, tmp_path: Path) -> None:
    testigo = tmp_path / "ejecutado"
    for clave in ("core.fsmonitor", "filter.x.clean", "filter.x.smudge", "diff.x.textconv"):
        git(repo, "config", clave, f"touch {testigo}")
    (repo / ".gitattributes").write_text("* filter=x diff=x\n")
    assert validar(repo, "--base", "HEAD").codigo == 0
    assert not testigo.exists()


# El gancho de verdad


def test_el_gancho_que_se_ofrece_mira_el_indice(repo: Path) -> None:
    ganchos = yaml.safe_load((PROYECTO / ".pre-commit-hooks.yaml").read_text("utf-8"))
    (gancho,) = (uno for uno in ganchos if uno["id"] == "seg-validar")
    programa, *orden = shlex.split(gancho["entry"])
    assert (programa, orden) == ("seg", ["validar", "--indice"])
    assert f"exec {gancho['entry']}\n" in (PROYECTO / "docs" / "ci.md").read_text("utf-8")
    escribir(repo, {E: MALO})
    assert seg(*orden, en=repo, hoy=HOY).codigo == 0


@pytest.fixture
def con_gancho(repo: Path) -> Path:
    gancho = repo / ".git" / "hooks" / "pre-commit"
    gancho.parent.mkdir(exist_ok=True)
    orden = f"{shlex.quote(sys.executable)} -m seguimiento --hoy {HOY} validar --indice"
    gancho.write_text(f"#!/bin/sh\n{orden}\n")
    gancho.chmod(0o755)
    return repo


def guardar(repo: Path, *orden: str) -> subprocess.CompletedProcess[str]:
    quien = ("-c", "user.name=Ana", "-c", "user.email=ana@ejemplo.org")
    return subprocess.run(
        [GIT, *quien, "commit", "-m", "cambia", *orden],
        cwd=repo,
        env=os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_el_gancho_deja_pasar_lo_bueno_con_lo_malo_sin_anadir(con_gancho: Path) -> None:
    anadir(con_gancho, E, BUENO.replace("Acordar", "Firmar"))
    escribir(con_gancho, {E: MALO, "data/evaluaciones/borrador.yaml": ROTO})
    fin = guardar(con_gancho)
    assert (fin.returncode, git(con_gancho, "rev-list", "--count", "HEAD")) == (0, "2"), fin.stderr


def test_el_gancho_para_lo_malo_con_lo_bueno_en_la_carpeta(con_gancho: Path) -> None:
    anadir(con_gancho, E, MALO)
    escribir(con_gancho, {E: BUENO})
    fin = guardar(con_gancho)
    assert (fin.returncode, git(con_gancho, "rev-list", "--count", "HEAD")) == (1, "1")
    assert "2024-13" in fin.stdout + fin.stderr


@pytest.mark.parametrize("orden", [("-a",), ("--", E)])
@pytest.mark.parametrize(("en_el_indice", "en_el_disco"), [(MALO, BUENO + "\n"), (BUENO, MALO)])
def test_el_gancho_mira_el_indice_temporal_de_cada_manera_de_guardar(
    con_gancho: Path, orden: tuple[str, ...], en_el_indice: str, en_el_disco: str
) -> None:
    """Con «-a» y con «-- ruta» se guarda lo del disco, y el índice es otro."""
    anadir(con_gancho, E, en_el_indice)
    escribir(con_gancho, {E: en_el_disco})
    esperado = 1 if en_el_disco == MALO else 0
    assert guardar(con_gancho, *orden).returncode == esperado


def test_al_guardar_solo_una_ruta_lo_demas_anadido_no_cuenta(con_gancho: Path) -> None:
    anadir(con_gancho, "data/evaluaciones/otra.yaml", ROTO)
    escribir(con_gancho, {E: BUENO.replace("Acordar", "Firmar")})
    assert guardar(con_gancho, "--", E).returncode == 0
    assert guardar(con_gancho).returncode == 1


def test_el_gancho_en_un_arbol_de_trabajo_anadido(con_gancho: Path, tmp_path: Path) -> None:
    git(con_gancho, "worktree", "add", "-q", str(tmp_path / "otro"))
    anadir(tmp_path / "otro", E, MALO)
    escribir(tmp_path / "otro", {E: BUENO})
    assert guardar(tmp_path / "otro").returncode == 1
    git(tmp_path / "otro", "add", ".")
    assert guardar(tmp_path / "otro", "--allow-empty").returncode == 0
