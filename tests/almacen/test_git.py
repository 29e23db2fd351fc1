import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from apoyo.posix import ES_EL_ADMINISTRADOR, mkfifo
from seguimiento.almacen.git import EstadoEnGit, estado_de_los_registros, orden, version_de_git
from seguimiento.errores import ErrorDeGit

REGISTROS = ("data", "seguimiento.yaml", "templates")
FICHA = "data/practicas/BP1.yaml"
GIT = shutil.which("git") or ""
ENTORNO = {
    "PATH": os.environ["PATH"],
    "HOME": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_AUTHOR_NAME": "Ana",
    "GIT_AUTHOR_EMAIL": "ana@example.org",
    "GIT_AUTHOR_DATE": "2023-03-01T12:00:00-05:00",
    "GIT_COMMITTER_NAME": "Ana",
    "GIT_COMMITTER_EMAIL": "ana@example.org",
    "GIT_COMMITTER_DATE": "2023-03-01T12:00:00-05:00",
}

sin_privilegios = pytest.mark.skipif(
    ES_EL_ADMINISTRADOR, reason="al superusuario no se le niega la lectura"
)
pytestmark = pytest.mark.skipif(not GIT, reason="sin git no hay qué probar")


def git(carpeta: Path, *orden: str) -> str:
    """Ejecuta git con autor, fecha y configuración fijos."""
    fin = subprocess.run(
        [GIT, *orden], cwd=carpeta, env=ENTORNO, check=True, capture_output=True, text=True
    )
    return fin.stdout.strip()


def escribir(carpeta: Path, ruta: str, contenido: bytes | str) -> Path:
    archivo = carpeta / ruta
    archivo.parent.mkdir(parents=True, exist_ok=True)
    archivo.write_bytes(contenido.encode() if isinstance(contenido, str) else contenido)
    return archivo


def confirmar(carpeta: Path, mensaje: str = "registros: cambia") -> str:
    """Confirma todo lo que haya en el disco y da el commit."""
    git(carpeta, "add", "--all", ".")
    git(carpeta, "commit", "-q", "-m", mensaje)
    return git(carpeta, "rev-parse", "HEAD")


def estado(raiz: Path, registros: Sequence[str] = REGISTROS) -> EstadoEnGit:
    return estado_de_los_registros(raiz, registros)


def poner_en_path(monkeypatch: pytest.MonkeyPatch, carpeta: Path, guion: str) -> None:
    """Hace que el git del programa sea un guion de sh."""
    escribir(carpeta, "git", f"#!/bin/sh\n{guion}\n").chmod(0o755)
    monkeypatch.setenv("PATH", str(carpeta))


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """Un repositorio con dos registros en un solo commit."""
    carpeta = tmp_path / "repo"
    carpeta.mkdir()
    git(carpeta, "init", "-q", "-b", "principal")
    escribir(carpeta, FICHA, "codigo: BP1\ntitulo: Ferias\n")
    escribir(carpeta, "seguimiento.yaml", "nombre: Prueba\n")
    confirmar(carpeta)
    return carpeta


def cabeza(repo: Path) -> str:
    return git(repo, "rev-parse", "HEAD")


# El commit


def test_el_commit_es_el_ultimo_que_toco_los_registros(repo: Path) -> None:
    de_los_registros = cabeza(repo)
    escribir(repo, "LEEME.md", "otra cosa")
    assert confirmar(repo) != de_los_registros
    assert estado(repo) == EstadoEnGit(de_los_registros, modificado=False)


def test_el_commit_de_una_fusion_es_el_de_la_rama_principal(repo: Path) -> None:
    git(repo, "switch", "-q", "-c", "rama")
    escribir(repo, FICHA, "codigo: BP1\ntitulo: Ferias locales\n")
    confirmar(repo)
    git(repo, "switch", "-q", "principal")
    git(repo, "merge", "-q", "--no-ff", "-m", "fusiona", "rama")
    assert estado(repo) == EstadoEnGit(cabeza(repo), modificado=False)


def test_sin_commit_que_toque_los_registros_no_hay_commit(repo: Path) -> None:
    assert estado(repo, ["templates"]) == EstadoEnGit(None, modificado=False)
    escribir(repo, "templates/informe.md.j2", "{{ vista }}")
    assert estado(repo, ["templates"]) == EstadoEnGit(None, modificado=True)


def test_las_sustituciones_y_los_injertos_no_reescriben_la_historia(repo: Path) -> None:
    primero = cabeza(repo)
    escribir(repo, "LEEME.md", "otra cosa")
    segundo = confirmar(repo)
    git(repo, "replace", "--graft", segundo)
    escribir(repo, ".git/info/grafts", f"{segundo}\n")
    assert git(repo, "rev-list", "-1", "HEAD", "--", "data") == segundo
    assert estado(repo) == EstadoEnGit(primero, modificado=False)


# Sin repositorio


def test_sin_git_instalado_no_se_sabe_nada(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert (estado(repo), version_de_git()) == (EstadoEnGit(None, None), None)


def test_fuera_de_un_repositorio_no_se_sabe_nada(tmp_path: Path) -> None:
    escribir(tmp_path, FICHA, "codigo: BP1\n")
    assert estado(tmp_path) == EstadoEnGit(None, None)


def test_sin_ningun_commit_no_se_sabe_nada(repo: Path) -> None:
    git(repo, "switch", "-q", "--orphan", "nueva")
    git(repo, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/ninguna")
    assert estado(repo) == EstadoEnGit(None, None)


@pytest.mark.parametrize("restos", ["", "basura\n"])
def test_una_rama_danada_no_pasa_por_un_repositorio_sin_commits(repo: Path, restos: str) -> None:
    escribir(repo, ".git/refs/heads/principal", restos)
    with pytest.raises(ErrorDeGit) as caso:
        estado(repo)
    assert caso.value.mensaje == (
        f"git no pudo leer el repositorio «{repo}/.git»; "
        "dice: «warning: ignoring broken ref refs/heads/principal»"
    )
    assert caso.value.ayuda == f"compruébelo con «git fsck» en «{repo}»"


def test_una_cabeza_que_no_existe_es_un_error(repo: Path) -> None:
    escribir(repo, ".git/refs/heads/principal", "1" * 40 + "\n")
    with pytest.raises(ErrorDeGit, match=r"dice: «fatal: bad object 1{40}»"):
        estado(repo)


def test_una_carpeta_git_vacia_no_oculta_el_repositorio_que_la_contiene(repo: Path) -> None:
    escribir(repo, "sub/data/x.yaml", "a: 1\n")
    commit = confirmar(repo)
    (repo / "sub" / ".git").mkdir()
    assert estado(repo / "sub") == EstadoEnGit(commit, modificado=False)


def test_un_archivo_git_sin_destino_es_un_error(repo: Path) -> None:
    marca = escribir(repo, "sub/.git", "cualquier cosa\n")
    with pytest.raises(ErrorDeGit) as caso:
        estado(repo / "sub")
    assert caso.value.mensaje == f"«{marca}» no dice dónde está el repositorio"


def test_un_archivo_git_que_remite_a_la_nada_es_un_error(repo: Path) -> None:
    escribir(repo, "sub/.git", "gitdir: ../no-existe\n")
    with pytest.raises(ErrorDeGit, match="fatal: not a git repository"):
        estado(repo / "sub")


@sin_privilegios
def test_una_carpeta_git_cerrada_no_pasa_por_no_haberla(repo: Path) -> None:
    (repo / ".git").chmod(0)
    with pytest.raises(ErrorDeGit) as caso:
        estado(repo)
    (repo / ".git").chmod(0o700)
    assert caso.value.mensaje == (
        f"git no pudo leer el repositorio «{repo}/.git»; "
        f"dice: «fatal: not a git repository: '{repo}/.git'»"
    )


@sin_privilegios
def test_un_archivo_git_cerrado_es_un_error(repo: Path) -> None:
    marca = escribir(repo, "sub/.git", "gitdir: ../.git\n")
    marca.chmod(0)
    with pytest.raises(ErrorDeGit) as caso:
        estado(repo / "sub")
    assert caso.value.mensaje == f"no se pudo leer «{marca}» (error 13)"


# Lo que cuenta como cambio


def test_tocar_la_fecha_de_un_archivo_no_es_cambiarlo(repo: Path) -> None:
    os.utime(repo / FICHA, (0, 0))
    assert estado(repo).modificado is False


@pytest.mark.parametrize(
    ("ruta", "contenido"),
    [
        pytest.param(FICHA, "codigo: BP1\ntitulo: Cursos\n", id="otro texto, igual tamaño"),
        pytest.param(FICHA, "codigo: BP1\n", id="más corto"),
        pytest.param(FICHA, "codigo: BP1\r\ntitulo: Cursos\r\n", id="otro texto y CRLF"),
        pytest.param("seguimiento.yaml", "nombre: Otra\n", id="la configuración"),
        pytest.param("data/acuerdos/nuevo.yaml", "id: nuevo\n", id="archivo nuevo"),
        pytest.param("data/.oculto.yaml", "id: oculto\n", id="archivo nuevo y oculto que se lee"),
        pytest.param("templates/acta.md.j2", "{{ a }}", id="plantilla nueva"),
    ],
)
def test_un_registro_cambiado_o_nuevo_se_nota(repo: Path, ruta: str, contenido: str) -> None:
    escribir(repo, ruta, contenido)
    assert estado(repo) == EstadoEnGit(cabeza(repo), modificado=True)


def test_un_cambio_con_fecha_antigua_se_nota(repo: Path) -> None:
    os.utime(escribir(repo, FICHA, "codigo: BP1\ntitulo: Cursos\n"), (0, 0))
    assert estado(repo) == EstadoEnGit(cabeza(repo), modificado=True)


@pytest.mark.parametrize("ruta", [FICHA, "seguimiento.yaml"])
def test_un_registro_borrado_se_nota(repo: Path, ruta: str) -> None:
    (repo / ruta).unlink()
    assert estado(repo) == EstadoEnGit(cabeza(repo), modificado=True)


def test_lo_preparado_y_sin_confirmar_es_un_cambio(repo: Path) -> None:
    escribir(repo, FICHA, "codigo: BP1\ntitulo: Cursos\n")
    git(repo, "add", FICHA)
    assert estado(repo).modificado is True


@pytest.mark.parametrize(
    "ruta", ["LEEME.md", "data/.DS_Store", "data/practicas/.BP1.yaml.swp", "data/.ide/x.json"]
)
def test_lo_que_nadie_lee_no_es_un_cambio(repo: Path, ruta: str) -> None:
    escribir(repo, ruta, "x")
    assert estado(repo).modificado is False


@pytest.mark.parametrize("relleno", [0, 65_534, 65_535, 65_536, 131_071])
def test_los_fines_de_linea_de_windows_no_son_un_cambio(repo: Path, relleno: int) -> None:
    texto = "#" * relleno + "\ncodigo: BP1\n\r\r"
    escribir(repo, FICHA, texto)
    commit = confirmar(repo)
    escribir(repo, FICHA, texto.replace("\n", "\r\n"))
    assert estado(repo) == EstadoEnGit(commit, modificado=False)


def test_un_registro_confirmado_con_crlf_se_compara_tal_cual(repo: Path) -> None:
    escribir(repo, FICHA, "codigo: BP1\r\n")
    confirmar(repo)
    assert estado(repo).modificado is False
    escribir(repo, FICHA, "codigo: BP1\n")
    assert estado(repo).modificado is True


@pytest.mark.parametrize("nombre", [b"con\nsalto.yaml", b"latin-\xf1.yaml", b'tab\t"y".yaml'])
def test_un_nombre_extrano_se_compara_como_los_demas(repo: Path, nombre: bytes) -> None:
    ruta = f"data/{os.fsdecode(nombre)}"
    escribir(repo, ruta, "a: 1\n")
    confirmar(repo)
    assert estado(repo).modificado is False
    escribir(repo, ruta, "a: 2\n")
    assert estado(repo).modificado is True


def test_los_nombres_de_los_registros_no_son_patrones(repo: Path) -> None:
    assert estado(repo, [":(top)data", "dat?"]) == EstadoEnGit(None, modificado=False)


def test_los_enlaces_y_las_tuberias_no_se_abren_ni_cuentan(repo: Path, tmp_path: Path) -> None:
    (repo / "data" / "guardado.yaml").symlink_to("practicas/BP1.yaml")
    commit = confirmar(repo)
    mkfifo(repo / "data" / "tuberia.yaml")
    (repo / "data" / "suelto.yaml").symlink_to(tmp_path)
    (repo / "data" / "carpeta").symlink_to(repo / "data")
    assert estado(repo) == EstadoEnGit(commit, modificado=False)


def test_un_registro_convertido_en_enlace_se_nota_aunque_diga_lo_mismo(repo: Path) -> None:
    (repo / FICHA).rename(repo / "copia.yaml")
    (repo / FICHA).symlink_to(repo / "copia.yaml")
    assert estado(repo).modificado is True


@sin_privilegios
def test_un_registro_que_no_puede_leerse_cuenta_como_cambio(repo: Path) -> None:
    (repo / FICHA).chmod(0)
    assert estado(repo).modificado is True


# Formas de repositorio


def test_la_raiz_puede_ser_una_subcarpeta_del_arbol(repo: Path) -> None:
    escribir(repo, "oficinas/quito/data/q.yaml", "id: q\n")
    commit = confirmar(repo)
    escribir(repo, FICHA, "codigo: BP2\n")
    confirmar(repo)
    escribir(repo, FICHA, "codigo: BP3\n")
    raiz = repo / "oficinas" / "quito"
    assert estado(raiz) == EstadoEnGit(commit, modificado=False)
    escribir(raiz, "data/q.yaml", "id: r\n")
    assert estado(raiz) == EstadoEnGit(commit, modificado=True)


def test_la_raiz_puede_llegar_relativa_o_por_un_enlace(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "atajo").symlink_to(repo)
    monkeypatch.chdir(repo / "data")
    esperado = EstadoEnGit(cabeza(repo), modificado=False)
    assert [estado(Path("..")), estado(tmp_path / "atajo")] == [esperado, esperado]


def test_un_arbol_de_trabajo_anadido_tiene_su_propio_estado(repo: Path, tmp_path: Path) -> None:
    git(repo, "worktree", "add", "-q", "-b", "otra", str(tmp_path / "otro"))
    escribir(tmp_path / "otro", FICHA, "codigo: BP9\n")
    commit = confirmar(tmp_path / "otro")
    assert estado(tmp_path / "otro") == EstadoEnGit(commit, modificado=False)
    assert estado(repo) == EstadoEnGit(cabeza(repo), modificado=False)


def test_un_submodulo_es_raiz_de_si_mismo_y_desde_fuera_no_se_entra(
    repo: Path, tmp_path: Path
) -> None:
    fuera = tmp_path / "fuera"
    fuera.mkdir()
    git(fuera, "init", "-q", "-b", "principal")
    permiso = ("-c", "protocol.file.allow=always")
    git(fuera, *permiso, "submodule", "--quiet", "add", str(repo), "data/dentro")
    commit = confirmar(fuera)
    dentro = fuera / "data" / "dentro"
    escribir(dentro, FICHA, "codigo: BP9\n")
    assert estado(fuera) == EstadoEnGit(commit, modificado=False)
    assert estado(dentro) == EstadoEnGit(cabeza(repo), modificado=True)


def test_un_repositorio_sha256_se_compara_con_su_suma(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--object-format=sha256")
    escribir(tmp_path, FICHA, "codigo: BP1\n")
    commit = confirmar(tmp_path)
    assert len(commit) == 64
    assert estado(tmp_path) == EstadoEnGit(commit, modificado=False)
    escribir(tmp_path, FICHA, "codigo: BP2\n")
    assert estado(tmp_path) == EstadoEnGit(commit, modificado=True)


def test_un_clon_superficial_lo_dice_tambien_en_sus_arboles_anadidos(
    repo: Path, tmp_path: Path
) -> None:
    escribir(repo, "LEEME.md", "otra cosa")
    corte = confirmar(repo)
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{repo}", "clon")
    git(tmp_path / "clon", "worktree", "add", "-q", str(tmp_path / "otro"))
    esperado = EstadoEnGit(corte, modificado=False, superficial=True)
    assert [estado(tmp_path / "clon"), estado(tmp_path / "otro")] == [esperado, esperado]


def test_un_clon_parcial_lo_dice(repo: Path, tmp_path: Path) -> None:
    git(repo, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", f"file://{repo}", "clon")
    assert estado(tmp_path / "clon") == EstadoEnGit(cabeza(repo), modificado=False, parcial=True)


def test_un_repositorio_desnudo_entre_los_registros_no_se_usa(repo: Path) -> None:
    git(repo, "clone", "-q", "--bare", ".", "data/desnudo")
    commit = confirmar(repo)
    (repo / "data" / "desnudo" / "data").mkdir()
    assert estado(repo / "data" / "desnudo", ["HEAD"]) == EstadoEnGit(commit, modificado=False)


# Lo hostil


def test_la_configuracion_del_repositorio_no_ejecuta_nada(repo: Path, tmp_path: Path) -> None:
    trampa = escribir(tmp_path, "trampa", f"#!/bin/sh\necho $0 >> '{tmp_path}/marca'\ncat\n")
    trampa.chmod(0o755)
    escribir(repo, ".gitattributes", "* filter=malo diff=malo merge=malo\n")
    commit = cabeza(repo)
    confirmar(repo)
    for clave in (
        *("core.fsmonitor", "core.pager", "core.sshCommand", "core.editor", "core.askPass"),
        *("filter.malo.clean", "filter.malo.smudge", "filter.malo.process", "diff.malo.textconv"),
        *("diff.malo.command", "diff.external", "pager.rev-list", "pager.ls-tree", "gpg.program"),
        *("credential.helper", "uploadpack.packObjectsHook", "core.alternateRefsCommand"),
    ):
        git(repo, "config", clave, str(trampa))
    for alias in ("rev-parse", "rev-list", "ls-tree", "for-each-ref", "version"):
        git(repo, "config", f"alias.{alias}", f"!{trampa}")
    git(repo, "config", "core.hooksPath", str(tmp_path))
    git(repo, "config", "log.showSignature", "true")
    escribir(repo, FICHA, "codigo: BP2\n")
    assert estado(repo) == EstadoEnGit(commit, modificado=True)
    assert not (tmp_path / "marca").exists()
    subprocess.run([GIT, "status"], cwd=repo, env=ENTORNO, check=False, capture_output=True)
    assert (tmp_path / "marca").exists()  # la trampa estaba armada


def test_los_objetos_que_faltan_no_se_piden_a_nadie(repo: Path, tmp_path: Path) -> None:
    marca = tmp_path / "marca"
    trampa = escribir(tmp_path, "trampa", f"#!/bin/sh\ntouch '{marca}'\n")
    trampa.chmod(0o755)
    for clave, valor in {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.promisor": "true",
        "remote.origin.url": f"ext::{trampa}",
        "protocol.ext.allow": "always",
    }.items():
        git(repo, "config", clave, valor)
    arbol = git(repo, "rev-parse", "HEAD:data")
    (repo / ".git" / "objects" / arbol[:2] / arbol[2:]).unlink()
    with pytest.raises(ErrorDeGit):
        estado(repo)
    assert not marca.exists()
    subprocess.run([GIT, "ls-tree", "-r", "HEAD"], cwd=repo, env=ENTORNO, check=False)
    assert marca.exists()  # la trampa estaba armada


@pytest.mark.parametrize(
    ("clave", "valor"),
    [
        ("core.worktree", "/"),
        ("core.bare", "true"),
        ("core.excludesFile", "~/ignorados"),
        ("include.path", "~/otra"),
        ("core.ignoreCase", "true"),
        ("core.autocrlf", "true"),
    ],
)
def test_la_configuracion_del_repositorio_no_cambia_la_respuesta(
    repo: Path, clave: str, valor: str
) -> None:
    esperado = EstadoEnGit(cabeza(repo), modificado=False)
    git(repo, "config", clave, valor)
    assert estado(repo) == esperado


def test_el_entorno_no_cambia_de_repositorio(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    esperado = EstadoEnGit(cabeza(repo), modificado=False)
    (tmp_path / "ajeno").mkdir()
    git(tmp_path / "ajeno", "init", "-q")
    for nombre, valor in {
        "GIT_DIR": str(tmp_path / "ajeno" / ".git"),
        "GIT_WORK_TREE": str(tmp_path / "ajeno"),
        "GIT_OBJECT_DIRECTORY": str(tmp_path),
        "GIT_INDEX_FILE": str(tmp_path / "indice"),
        "GIT_CONFIG_COUNT": "basura",
        "GIT_TRACE": str(tmp_path / "traza"),
        "GIT_EXEC_PATH": str(tmp_path),
    }.items():
        monkeypatch.setenv(nombre, valor)
    assert estado(repo) == esperado
    assert not (tmp_path / "traza").exists()


def test_solo_se_ejecutan_tres_ordenes_y_sin_entorno_heredado(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    registro = f"echo \"$@\" >> '{tmp_path}/ordenes'\n"
    registro += f"env | cut -d= -f1 | sort -u > '{tmp_path}/entorno'\n"
    commit = cabeza(repo)
    poner_en_path(monkeypatch, tmp_path / "bin", f'{registro}exec "{GIT}" "$@"')
    monkeypatch.setenv("SECRETO", "x")
    assert estado(repo) == EstadoEnGit(commit, modificado=False)
    comunes = (
        f"--git-dir={repo}/.git --work-tree={repo} --no-pager --literal-pathspecs "
        "-c core.fsmonitor=false -c core.hooksPath=/dev/null "
    )
    assert (tmp_path / "ordenes").read_text().splitlines() == [
        f"{comunes}rev-parse --verify --quiet --end-of-options HEAD",
        f"{comunes}rev-list -1 --first-parent {commit} -- data seguimiento.yaml templates",
        f"{comunes}ls-tree -r -z --full-tree {commit} -- data seguimiento.yaml templates",
    ]
    entorno = set((tmp_path / "entorno").read_text().split()) - {"PWD", "OLDPWD", "SHLVL", "_"}
    assert entorno == {
        *("HOME", "LC_ALL", "PATH", "GIT_ALLOW_PROTOCOL", "GIT_CONFIG_GLOBAL"),
        *("GIT_CONFIG_NOSYSTEM", "GIT_GRAFT_FILE", "GIT_NO_LAZY_FETCH"),
        *("GIT_NO_REPLACE_OBJECTS", "GIT_OPTIONAL_LOCKS", "GIT_TERMINAL_PROMPT"),
    }


def test_un_repositorio_de_otro_dueno_se_lee_sin_ejecutar_nada_suyo(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = cabeza(repo)
    guion = f'GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec "{GIT}" "$@"'
    poner_en_path(monkeypatch, tmp_path / "bin", guion)
    a_secas = [str(tmp_path / "bin" / "git"), "rev-parse", "HEAD"]
    negativa = subprocess.run(
        a_secas, cwd=repo, env=ENTORNO, capture_output=True, text=True, check=False
    )
    assert "dubious ownership" in negativa.stderr
    assert estado(repo) == EstadoEnGit(commit, modificado=False)


def test_un_git_en_una_entrada_relativa_del_path_no_se_ejecuta(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    poner_en_path(monkeypatch, repo, f"touch '{tmp_path}/marca'")
    monkeypatch.chdir(repo)
    monkeypatch.setenv("PATH", os.pathsep.join([".", "", "bin"]))
    assert (estado(repo), version_de_git()) == (EstadoEnGit(None, None), None)
    assert not (tmp_path / "marca").exists()


# El propio git


def test_un_git_que_no_responde_se_corta(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    poner_en_path(monkeypatch, tmp_path / "bin", "exec sleep 60")
    monkeypatch.setattr(orden, "SEGUNDOS_DE_ESPERA", 0.25)
    with pytest.raises(ErrorDeGit) as caso:
        estado(repo)
    assert caso.value.mensaje == "git no respondió en 0.25 segundos"
    assert version_de_git() is None


def test_un_git_que_no_puede_ejecutarse_es_un_error(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    escribir(tmp_path, "bin/git", "#!/no/existe\n").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    with pytest.raises(ErrorDeGit) as caso:
        estado(repo)
    assert caso.value.mensaje == f"no se pudo ejecutar «{tmp_path}/bin/git» (error 2)"
    assert version_de_git() is None


def test_la_version_es_la_que_git_escribe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert f"git version {version_de_git()}" == git(tmp_path, "version")
    poner_en_path(monkeypatch, tmp_path, "echo git version 2.50.1 '(Apple Git-155)'")
    assert version_de_git() == "2.50.1 (Apple Git-155)"


def test_importar_el_modulo_no_carga_lo_que_solo_usa_git() -> None:
    # sin el paquete que lo contiene: lo que cargue él es cosa de otros
    guion = (
        "import sys, types\n"
        "vacio = types.ModuleType('seguimiento.almacen')\n"
        "vacio.__path__ = [sys.argv[1]]\n"
        "sys.modules['seguimiento.almacen'] = vacio\n"
        "import seguimiento.almacen.git\n"
        "print(sorted({'subprocess', 'hashlib', 'shutil'} & set(sys.modules)))"
    )
    carpeta = Path(str(orden.__file__)).parents[1]
    mandato = [sys.executable, "-c", guion, str(carpeta)]
    fin = subprocess.run(mandato, check=False, capture_output=True, text=True)
    assert (fin.stdout, fin.stderr) == ("[]\n", "")
