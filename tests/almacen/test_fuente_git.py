"""Los archivos de un commit, leídos como si estuvieran en el disco."""

import os
import random
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from apoyo.archivos import Dicho, dicho
from apoyo.carteras import CONFIGURACION, FINAL, RICA, escribir
from apoyo.historias import GIT, con_git, confirmar, git, iniciar
from seguimiento.almacen.disco import Directorio
from seguimiento.almacen.fuentes import TAMANO_MAXIMO, Archivo, archivo_con
from seguimiento.almacen.git.fuente import Git, fuente_de_base, prefijo_en_git
from seguimiento.almacen.git.objetos import LectorDeObjetos
from seguimiento.errores import ErrorDeGit, ErrorDeUso
from seguimiento.repositorio import cargar, revisar

pytestmark = con_git

HOY = date(2023, 4, 15)
GRANDE = "data/evaluaciones/grande.yaml"


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    carpeta = iniciar(tmp_path / "repo")
    confirmar(carpeta, RICA)
    return carpeta


def de_git(raiz: Path) -> Git:
    return fuente_de_base(raiz, "HEAD")


def por_ruta(archivos: Iterator[Archivo]) -> dict[str, Archivo]:
    return {archivo.ruta: archivo for archivo in archivos}


def dichos(archivos: Iterator[Archivo]) -> dict[str, Dicho]:
    """Lo que dice cada uno: de un commit salen por orden de ruta y del disco, por carpetas."""
    return {archivo.ruta: dicho(archivo) for archivo in archivos}


# Lo mismo que el disco


def test_un_commit_da_los_mismos_archivos_que_su_carpeta(repo: Path) -> None:
    escribir(repo, {"data/LEEME.md": "x\n", "data/evaluaciones/nota.txt": "y\n", GRANDE: "z\n"})
    (repo / GRANDE).write_bytes(b"#" * (TAMANO_MAXIMO + 1))
    (repo / "data/practicas/latin.yaml").write_bytes("título: ñ".encode("latin-1"))
    (repo / "data/practicas/vacia.yaml").write_bytes(b"")
    confirmar(repo)
    assert dichos(de_git(repo).archivos()) == dichos(Directorio(repo).archivos())
    assert (
        revisar(de_git(repo), HOY).diagnosticos == revisar(Directorio(repo), HOY).diagnosticos != ()
    )
    assert cargar(de_git(repo)).cartera == cargar(Directorio(repo)).cartera


def test_el_tope_de_tamano_se_incluye_y_lo_siguiente_tambien_se_lee(repo: Path) -> None:
    (repo / GRANDE).write_bytes(b"#" * TAMANO_MAXIMO)
    (repo / "data/evaluaciones/enorme.yaml").write_bytes(b"#" * (TAMANO_MAXIMO * 3 + 7))
    confirmar(repo)
    archivos = por_ruta(de_git(repo).archivos())
    assert len(archivos[GRANDE].contenido or b"") == TAMANO_MAXIMO
    (falta,) = archivos["data/evaluaciones/enorme.yaml"].faltas
    assert falta.mensaje == "ocupa 3,1 MiB y el máximo es 1 MiB: no se lee"
    assert archivos[FINAL].contenido == (repo / FINAL).read_bytes()


def test_se_lee_lo_confirmado_y_no_lo_que_hay_en_el_disco(repo: Path) -> None:
    antes = (repo / FINAL).read_bytes()
    (repo / FINAL).write_bytes(b"otra cosa")
    (repo / "data/acuerdos/mesa.yaml").unlink()
    leido = de_git(repo).leer(FINAL)
    assert dicho(leido) == dicho(archivo_con(FINAL, antes))
    assert "data/acuerdos/mesa.yaml" in por_ruta(de_git(repo).archivos())


def test_una_ruta_que_no_esta_o_es_una_carpeta_no_da_ningun_archivo(repo: Path) -> None:
    fuente = de_git(repo)
    assert [fuente.leer(ruta) for ruta in ("no-existe.yaml", "data", "data/evaluaciones")] == [
        None,
        None,
        None,
    ]
    de_la_carpeta = archivo_con(CONFIGURACION, (repo / CONFIGURACION).read_bytes())
    assert dicho(fuente.leer(CONFIGURACION)) == dicho(de_la_carpeta)


def test_un_nombre_que_no_es_utf8_se_lee_como_en_el_disco(repo: Path) -> None:
    nombre = os.fsencode(repo / "data/practicas") + b"/a\xf1o.yaml"
    try:
        Path(os.fsdecode(nombre)).write_bytes(b"titulo: x\n")
    except OSError:
        pytest.skip("este disco no admite nombres que no son UTF-8")
    confirmar(repo)
    ruta = os.fsdecode(b"data/practicas/a\xf1o.yaml")
    assert dicho(de_git(repo).leer(ruta)) == dicho(archivo_con(ruta, b"titulo: x\n"))
    assert revisar(de_git(repo), HOY).diagnosticos == revisar(Directorio(repo), HOY).diagnosticos


def test_de_un_enlace_confirmado_no_se_lee_nada_y_se_senala_como_en_el_disco(repo: Path) -> None:
    (repo / "data/practicas/enlace.yaml").symlink_to("/etc/passwd")
    (repo / "data/practicas/suelto").symlink_to("BP1_ME.yaml")
    (repo / "data/practicas/carpeta").symlink_to("../acuerdos")
    confirmar(repo)
    fuente = de_git(repo)
    assert dichos(fuente.archivos()) == dichos(Directorio(repo).archivos())
    assert dicho(fuente.leer("data/practicas/enlace.yaml")) == dicho(
        Directorio(repo).leer("data/practicas/enlace.yaml")
    )


@pytest.mark.parametrize("cual", ["data", "data/evaluaciones"])
@pytest.mark.parametrize("como", ["enlace", "archivo"])
def test_una_carpeta_de_registros_que_no_lo_es_se_senala_como_en_el_disco(
    repo: Path, cual: str, como: str
) -> None:
    (repo / cual).rename(repo / "otra")
    if como == "enlace":
        (repo / cual).symlink_to("../otra" if "/" in cual else "otra")
    else:
        (repo / cual).write_text("x\n", "utf-8")
    confirmar(repo)
    assert dichos(de_git(repo).archivos()) == dichos(Directorio(repo).archivos())


def test_los_nombres_y_las_honduras_se_senalan_como_en_el_disco(repo: Path) -> None:
    honda = "data/evaluaciones/" + "h/" * 40
    escribir(repo, {f"{honda}x.yaml": "titulo: x\n", "data/evaluaciones/una.yaml/x.yaml": "a: b\n"})
    confirmar(repo)
    en_git, en_disco = [*de_git(repo).archivos()], [*Directorio(repo).archivos()]
    assert [*map(dicho, en_git)] == [*map(dicho, en_disco)]


def test_de_un_puntero_de_lfs_se_dice_como_ver_lo_que_guardaba(repo: Path) -> None:
    (repo / "data/practicas/lfs.yaml").write_bytes(b"version https://git-lfs.github.com/spec/v1\n")
    confirmar(repo)
    (falta,) = por_ruta(de_git(repo).archivos())["data/practicas/lfs.yaml"].faltas
    assert (falta.codigo, falta.sugerencia) == (
        "SEG072",
        "ábrala en otra carpeta con «git worktree add» y ejecute allí «git lfs pull»",
    )


def test_con_la_raiz_en_una_subcarpeta_las_rutas_son_las_de_la_raiz(tmp_path: Path) -> None:
    repo = iniciar(tmp_path / "repo")
    raiz = escribir(repo / "a" / "ñ", RICA)
    escribir(repo, {"data/evaluaciones/ajena.yaml": "titulo: x\n"})
    confirmar(repo)
    assert dichos(de_git(raiz).archivos()) == dichos(Directorio(raiz).archivos())
    assert cargar(de_git(raiz)).cartera == cargar(Directorio(raiz)).cartera


@pytest.mark.parametrize("donde", ["", "a/b"])
def test_el_prefijo_es_lo_que_va_de_la_raiz_de_git_a_la_de_los_registros(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, donde: str
) -> None:
    raiz = iniciar(tmp_path / "repo") / donde
    (raiz / ".git-no").mkdir(parents=True)
    monkeypatch.setenv("PATH", "")
    assert prefijo_en_git(raiz) == (f"{donde}/" if donde else "")


def test_sin_repositorio_o_con_una_carpeta_git_vacia_no_hay_prefijo(tmp_path: Path) -> None:
    (tmp_path / "raiz" / ".git").mkdir(parents=True)
    assert prefijo_en_git(tmp_path / "raiz") == ""


def test_en_un_arbol_de_trabajo_anadido_el_prefijo_es_el_suyo(repo: Path, tmp_path: Path) -> None:
    git(repo, "worktree", "add", "-q", str(tmp_path / "otro"))
    (tmp_path / "otro" / "sub").mkdir()
    assert prefijo_en_git(tmp_path / "otro" / "sub") == "sub/"
    assert dichos(de_git(tmp_path / "otro").archivos()) == dichos(Directorio(repo).archivos())


# La referencia


@pytest.mark.parametrize("referencia", ["main", "refs/heads/main", "HEAD", "v1", "@"])
def test_una_rama_una_etiqueta_o_un_commit_valen(repo: Path, referencia: str) -> None:
    git(repo, "tag", "-a", "-m", "una", "v1")
    assert fuente_de_base(repo, referencia).commit == git(repo, "rev-parse", "HEAD")


@pytest.mark.parametrize("referencia", ["--all", ":/registros", "HEAD:data", "HEAD^{tree}", "a b"])
def test_una_opcion_o_una_busqueda_no_son_una_referencia(repo: Path, referencia: str) -> None:
    with pytest.raises(ErrorDeUso) as caso:
        fuente_de_base(repo, referencia)
    assert caso.value.mensaje == f"git no conoce «{referencia}»"


# Lo que falta


def test_en_un_clon_parcial_se_dice_que_objeto_falta_y_no_se_pide_a_nadie(
    repo: Path, tmp_path: Path
) -> None:
    git(repo, "config", "uploadpack.allowFilter", "true")
    ajeno = git(repo, "rev-parse", f"HEAD:{CONFIGURACION}")
    clon = tmp_path / "clon"
    git(
        tmp_path,
        *("clone", "-q", "--no-checkout", "--filter=blob:none", f"file://{repo}", str(clon)),
    )
    with pytest.raises(ErrorDeGit) as caso:
        cargar(de_git(clon))
    assert (caso.value.mensaje, caso.value.ayuda) == (
        f"falta en este clon el objeto {ajeno[:12]}",
        "clone de nuevo el repositorio sin «--filter» ni «--depth»",
    )
    assert git(clon, "rev-list", "--objects", "--missing=print", "HEAD").count(f"?{ajeno}") == 1


def _lector(tmp_path: Path, guion: str) -> LectorDeObjetos:
    escribir(tmp_path, {"git": f"#!/bin/sh\n{guion}\n"})
    (tmp_path / "git").chmod(0o755)
    return LectorDeObjetos([str(tmp_path / "git")], tmp_path)


@pytest.mark.parametrize("tope", [100, 2])
def test_un_git_que_se_corta_a_medias_no_da_un_contenido_a_medias(
    tmp_path: Path, tope: int
) -> None:
    cortado = _lector(tmp_path, "read x; printf '%s blob 50\\nabc' $x")
    with cortado as objetos, pytest.raises(ErrorDeGit) as caso:
        objetos.leer("0" * 40, tope)
    assert caso.value.mensaje == "git se interrumpió mientras leía un objeto"


def test_un_git_que_ya_termino_no_es_una_tuberia_cerrada(tmp_path: Path) -> None:
    with _lector(tmp_path, "exit 0") as objetos:
        for _ in ("recién abierto", "ya terminado"):
            with pytest.raises(ErrorDeGit) as caso:
                objetos.leer("0" * 40, 100)
            assert caso.value.mensaje == f"falta en este clon el objeto {'0' * 12}"
            assert objetos.proceso is not None
            objetos.proceso.wait(10)


def test_un_git_que_no_puede_ejecutarse_se_dice(tmp_path: Path) -> None:
    orden = str(tmp_path / "no-existe")
    with pytest.raises(ErrorDeGit) as caso, LectorDeObjetos([orden], tmp_path) as objetos:
        objetos.leer("0" * 40, 100)
    assert caso.value.mensaje == f"no se pudo ejecutar «{orden}» (error 2)"


def test_al_terminar_no_queda_ningun_git_esperando(repo: Path) -> None:
    identidad = git(repo, "rev-parse", f"HEAD:{FINAL}")
    with de_git(repo).repositorio.abrir_objetos() as objetos:
        assert objetos.leer(identidad, TAMANO_MAXIMO) == (repo / FINAL).read_bytes()
        proceso = objetos.proceso
        assert isinstance(proceso, subprocess.Popen)
        assert proceso.poll() is None
    assert proceso.poll() is not None


# Lo que se lee solo si se pide


@pytest.fixture
def en_disco_y_en_git(repo: Path) -> list[tuple[Archivo, Archivo]]:
    escribir(repo, {"data/LEEME.md": "x\n", "data/practicas/vacia.yaml": ""})
    confirmar(repo)
    return list(zip(Directorio(repo).archivos(), de_git(repo).archivos(), strict=True))


def test_la_identidad_es_la_que_da_git(
    repo: Path, en_disco_y_en_git: list[tuple[Archivo, Archivo]]
) -> None:
    for en_disco, en_git in en_disco_y_en_git:
        assert en_disco.ruta == en_git.ruta
        sabida = git(repo, "rev-parse", f"HEAD:{en_git.ruta}")
        es_registro = en_git.ruta.endswith(".yaml")
        assert en_disco.identidad == en_git.identidad == (sabida if es_registro else None)
        assert archivo_con("x", (repo / en_git.ruta).read_bytes()).identidad == sabida


def test_recorrer_un_commit_y_preguntar_por_las_identidades_no_lee_ningun_contenido(
    repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(LectorDeObjetos, "leer")
    hallados = [archivo.identidad for archivo in de_git(repo).archivos()]
    assert len(hallados) > 1
    assert None not in hallados


def test_lo_que_se_pide_al_acabar_de_recorrer_tambien_se_lee(repo: Path) -> None:
    assert [a.contenido for a in [*de_git(repo).archivos()]] == [
        (repo / archivo.ruta).read_bytes() for archivo in Directorio(repo).archivos()
    ]


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="aquí no se sabe cuánto ocupa")
def test_git_no_acumula_lo_que_ya_leyo(tmp_path: Path) -> None:
    """Cada archivo está guardado como lo que cambia de otro: para leerlo, git reconstruye los dos."""
    repo = iniciar(tmp_path / "repo")
    archivos, entrada = 64, b""
    for numero in range(archivos):
        azar = random.Random(numero)  # noqa: S311 — no es un secreto
        previo = azar.randbytes(300_000).hex().encode()
        for marca, contenido in ((2 * numero + 1, previo), (2 * numero + 2, previo + b" mas")):
            entrada += b"blob\nmark :%d\ndata %d\n%s\n" % (marca, len(contenido), contenido)
    marcas = tmp_path / "marcas"
    orden = [GIT, "fast-import", "--quiet", "--done", f"--export-marks={marcas}"]
    subprocess.run(orden, cwd=repo, input=entrada + b"done\n", check=True)
    confirmar(repo, RICA)
    identidades = dict(linea.split() for linea in marcas.read_text("utf-8").splitlines())
    with de_git(repo).repositorio.abrir_objetos() as objetos:
        for numero in range(archivos):
            objetos.leer(identidades[f":{2 * numero + 2}"], TAMANO_MAXIMO)
        assert objetos.proceso is not None
        estado = Path(f"/proc/{objetos.proceso.pid}/status").read_text("utf-8")
    (ocupa,) = (int(linea.split()[1]) for linea in estado.splitlines() if "RssAnon" in linea)
    # las 64 que se reconstruyen suman 38 MB
    assert ocupa < 28_000
