"""Toda orden que lee, en un repositorio ajeno: no ejecuta nada suyo y no se deja torcer la respuesta.

Las órdenes salen de `apoyo/lecturas.py`: una nueva se prueba aquí sin tocar nada.
"""

import shutil
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path

import pytest

from apoyo.carteras import FINAL, RICA, escribir
from apoyo.ejecucion import Resultado, seg
from apoyo.historias import con_git, confirmar, git, iniciar
from apoyo.lecturas import Lectura, lecturas
from apoyo.posix import ES_EL_ADMINISTRADOR, chown
from apoyo.tabulaciones import tab
from apoyo.trampas import QUE_LA_DISPARA, Trampa
from seguimiento.almacen.git.objetos import SIN_RECORTES

pytestmark = con_git

FICHA = "data/practicas/BP1_ME.yaml"
ENTONCES = "2023-01-31"
HOY = "2023-04-15"


def version(numero: int) -> dict[str, str]:
    """La cartera en esa versión, que cambia todos sus archivos."""
    return {ruta: f"{texto}# versión {numero}\n" for ruta, texto in RICA.items()}


def con_historia(carpeta: Path) -> Path:
    """Un repositorio con dos versiones: la de enero de 2023 y la de febrero. Siempre los mismos commits."""
    iniciar(carpeta)
    confirmar(carpeta, version(1), cuando="2023-01-10T12:00:00-05:00")
    confirmar(carpeta, version(2), cuando="2023-02-10T12:00:00-05:00")
    return carpeta


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return con_historia(tmp_path / "repo")


@pytest.fixture
def trampa(tmp_path: Path) -> Trampa:
    return Trampa(tmp_path / "trampa")


class Visto:
    """Lo que dice cada orden que lee, en el disco y con `--al`."""

    def __init__(self, raiz: Path, escrito: Path) -> None:
        self._raiz, self._escrito = raiz, escrito

    @cached_property
    def en_disco(self) -> dict[Lectura, Resultado]:
        """Lo que dicen de la carpeta."""
        return {una: self._dicho(una) for una in lecturas()}

    @cached_property
    def entonces(self) -> dict[Lectura, Resultado]:
        """Lo que dicen de un día en que valía lo primero."""
        return self.con_al(ENTONCES)

    def con_al(self, momento: str) -> dict[Lectura, Resultado]:
        """Lo que dicen de otro momento."""
        return {una: self._dicho(una, "--al", momento) for una in lecturas()}

    def _dicho(self, lectura: Lectura, *globales: str) -> Resultado:
        a_donde = ("-o", self._escrito) if lectura[0] == "exportar" else ()
        visto = seg(*globales, *lectura, *a_donde, en=self._raiz, hoy=HOY)
        if self._escrito.is_dir():
            shutil.rmtree(self._escrito)
        self._escrito.unlink(missing_ok=True)
        # «diagnostico» dice en qué carpeta está, y «exportar», qué escribió
        dicho = (
            flujo.replace(str(self._raiz), "…").replace(str(self._escrito), "…")
            for flujo in (visto.salida, visto.errores)
        )
        return Resultado(visto.codigo, *dicho)


@pytest.fixture(scope="module")
def sano(tmp_path_factory: pytest.TempPathFactory) -> Visto:
    """Lo que se dice del mismo repositorio, sin nada raro."""
    carpeta = tmp_path_factory.mktemp("sano")
    return Visto(con_historia(carpeta / "repo"), carpeta / "escrito")


@pytest.fixture
def visto(tmp_path: Path) -> Callable[[Path], Visto]:
    return lambda raiz: Visto(raiz, tmp_path / "escrito")


# Lo que ejecutaría git -------------------------------------------------------------------------


@pytest.mark.parametrize("clave", QUE_LA_DISPARA)
def test_la_trampa_esta_armada(repo: Path, trampa: Trampa, clave: str) -> None:
    trampa.armar(repo)
    assert clave in trampa.provocadas(repo, clave)


def test_ninguna_orden_que_lee_ejecuta_nada(
    repo: Path, trampa: Trampa, visto: Callable[[Path], Visto], sano: Visto
) -> None:
    trampa.armar(repo)
    assert visto(repo).en_disco == sano.en_disco
    assert visto(repo).entonces == sano.entonces
    assert seg("validar", "--base", "main~1", en=repo).codigo == 0
    assert seg("validar", "--indice", en=repo).codigo == 0
    assert seg("validar", "--indice", "--base", "main~1", en=repo).codigo == 0
    assert seg("--al", "main", "validar", "--base", "main~1", en=repo, hoy="").codigo == 0
    assert "main" in tab("bash", "--al", "m", en=repo).salida
    assert trampa.disparadas() == set()


def test_tampoco_las_que_anotan(repo: Path, trampa: Trampa) -> None:
    trampa.armar(repo)
    for orden in (
        ("actualizar", "final-2022/1.1", "--estado", "en_curso", "--comentario", "Sigue"),
        ("nueva", "recomendacion", "final-2022", "--texto", "Otra"),
        ("prorrogar", "final-2022/1.1", "--plazo", "2023-08", "--motivo", "Falta gente"),
        ("deshacer",),
    ):
        assert seg(*orden, en=repo).codigo == 0, orden
    assert trampa.disparadas() == set()


# Lo que no tuerce la respuesta -----------------------------------------------------------------


def clonado(repo: Path, donde: Path, *opciones: str) -> Path:
    """Un clon que no sigue a ninguna copia compartida: de lo enviado no hay nada que decir."""
    git(repo, "clone", "-q", *opciones, ".", str(donde))
    git(donde, "remote", "remove", "origin")
    return donde


def arbol_anadido(repo: Path, donde: Path) -> Path:
    git(repo, "worktree", "add", "-q", str(donde))
    return donde


def con_la_carpeta_de_git_en_otra_parte(repo: Path, donde: Path) -> Path:
    return clonado(repo, donde, f"--separate-git-dir={donde}.git")


def con_objetos_prestados(repo: Path, donde: Path) -> Path:
    clonado(repo, donde, "--shared")
    assert not [*donde.glob(".git/objects/pack/*.pack")]
    return donde


def empaquetado(repo: Path, donde: Path) -> Path:
    del donde
    git(repo, "gc", "-q", "--prune=now")
    git(repo, "pack-refs", "--all")
    return repo


def con_sustituciones(repo: Path, donde: Path) -> Path:
    """Otro contenido por el de un archivo, y otra historia por la que hay."""
    otro = escribir(donde, {"otro": "titulo: Otra cosa\n"}) / "otro"
    falso = git(repo, "hash-object", "-w", str(otro))
    git(repo, "replace", git(repo, "rev-parse", f"main~1:{FINAL}"), falso)
    git(repo, "replace", "--graft", "main")
    return repo


def con_injertos(repo: Path, donde: Path) -> Path:
    del donde
    (repo / ".git/info").mkdir(exist_ok=True)
    (repo / ".git/info/grafts").write_text(f"{git(repo, 'rev-parse', 'main')}\n", "utf-8")
    return repo


def con_un_repositorio_desnudo_en_la_raiz(repo: Path, donde: Path) -> Path:
    """Los archivos de un repositorio desnudo, que git usaría si se le deja buscar."""
    git(repo, "clone", "-q", "--bare", ".", str(donde))
    for parte in ("HEAD", "config", "objects", "refs", "packed-refs"):
        (donde / parte).rename(repo / parte)
    with (repo / "config").open("a", encoding="utf-8") as suya:
        suya.write(f"[core]\n\tworktree = {donde}\n[alias]\n\trev-parse = !false\n")
    return repo


def con_fines_de_linea_de_windows(repo: Path, donde: Path) -> Path:
    """La carpeta como la deja git en Windows; lo guardado sigue como estaba."""
    clonado(repo, donde, "--config=core.autocrlf=true")
    assert b"\r\n" in (donde / FINAL).read_bytes()
    return donde


def en_ninguna_rama(repo: Path, donde: Path) -> Path:
    clonado(repo, donde)
    git(donde, "checkout", "-q", "--detach")
    return donde


SANAS = (
    *(arbol_anadido, con_la_carpeta_de_git_en_otra_parte, con_objetos_prestados, empaquetado),
    *(con_sustituciones, con_injertos, con_un_repositorio_desnudo_en_la_raiz),
    *(con_fines_de_linea_de_windows, en_ninguna_rama),
)


@pytest.mark.parametrize("forma", SANAS)
def test_se_dice_lo_mismo_sea_como_sea_el_repositorio(
    repo: Path,
    trampa: Trampa,
    visto: Callable[[Path], Visto],
    sano: Visto,
    forma: Callable[[Path, Path], Path],
) -> None:
    raiz = forma(repo, repo.parent / "otra")
    trampa.armar(raiz)
    assert visto(raiz).entonces == sano.entonces
    assert visto(raiz).en_disco == sano.en_disco
    assert trampa.disparadas() == set()


@pytest.mark.skipif(
    not ES_EL_ADMINISTRADOR, reason="solo el superusuario cambia de dueño un repositorio"
)
def test_el_de_otro_dueno_se_lee_igual_y_tampoco_ejecuta_nada(
    repo: Path, trampa: Trampa, visto: Callable[[Path], Visto], sano: Visto
) -> None:
    trampa.armar(repo)
    for ruta in (repo, *repo.rglob("*")):
        chown(ruta, 12345, 12345, follow_symlinks=False)
    assert visto(repo).en_disco == sano.en_disco
    assert visto(repo).entonces == sano.entonces
    assert trampa.disparadas() == set()


# Lo que falta se dice ----------------------------------------------------------------------------

DE_LA_HISTORIA = {"cambios", "historial"}
"""Las que, además, comparan con lo de antes."""
SOLO_DEL_PROGRAMA = "plantillas"
"""La orden que, sin plantillas propias, no mira ningún registro."""


def lo_que_impide(dichos: Mapping[Lectura, Resultado], frase: str, remedio: str) -> None:
    """Comprueba que todas dicen eso y no dan ningún resultado; «diagnostico», en su tabla."""
    for lectura, uno in dichos.items():
        if lectura[0] == "diagnostico":
            assert uno.codigo == 3
            assert f"{frase}; {remedio}" in uno.salida
        elif lectura[0] in DE_LA_HISTORIA:
            # puede faltarle antes lo otro con que compara
            assert (uno.codigo, uno.salida, remedio in uno.errores) == (3, "", True), lectura
        else:
            assert uno == Resultado(3, "", f"error: {frase}\n  {remedio}\n"), lectura


def codigos(dichos: Mapping[Lectura, Resultado]) -> set[int]:
    """Los códigos con que terminan las que no comparan con lo de antes."""
    return {uno.codigo for lectura, uno in dichos.items() if lectura[0] not in DE_LA_HISTORIA}


def test_un_clon_superficial_no_dice_que_antes_no_hubiera_nada(
    repo: Path, tmp_path: Path, trampa: Trampa, visto: Callable[[Path], Visto]
) -> None:
    confirmar(repo, version(3), cuando="2023-03-10T12:00:00-05:00")
    clon = tmp_path / "clon"
    git(tmp_path, "clone", "-q", "--depth=2", f"file://{repo}", str(clon))
    trampa.armar(clon)
    assert codigos(visto(clon).con_al("2023-02-10")) == {0}
    lo_que_impide(
        visto(clon).con_al("2023-02-09"),
        "el clon es superficial y no llega al 9 de febrero de 2023: empieza el 10 de febrero de 2023",
        "complételo con «git fetch --unshallow»",
    )
    assert trampa.disparadas() == set()


QUE_FALTA = {"blob:none": "el objeto ", "tree:0": "parte de lo guardado"}
"""A un clon con ese filtro: el contenido de cada archivo, o también qué archivos había."""


@pytest.mark.parametrize("filtro", QUE_FALTA)
def test_a_un_clon_parcial_no_se_le_trae_nada(
    repo: Path, tmp_path: Path, trampa: Trampa, visto: Callable[[Path], Visto], filtro: str
) -> None:
    git(repo, "config", "uploadpack.allowFilter", "true")
    clon = tmp_path / "clon"
    git(tmp_path, "clone", "-q", f"--filter={filtro}", f"file://{repo}", str(clon))
    trampa.armar(clon)
    con_al = visto(clon).entonces
    assert {uno.codigo for uno in con_al.values()} == {3}
    for dicho in (*con_al.values(), *visto(clon).en_disco.values()):
        if dicho.codigo:
            todo = dicho.salida + dicho.errores
            assert f"falta en este clon {QUE_FALTA[filtro]}" in todo
            assert SIN_RECORTES in todo
    assert trampa.disparadas() == set()
    # sin precauciones, git se habría ido a buscarlo a donde dice la configuración
    assert "remote.promete.url" in trampa.provocadas(clon, "remote.promete.url")


def test_sin_nada_guardado_se_dice_y_lo_del_disco_se_lee(
    tmp_path: Path, trampa: Trampa, visto: Callable[[Path], Visto]
) -> None:
    repo = escribir(iniciar(tmp_path / "repo"), version(1))
    trampa.armar(repo)
    lo_que_impide(
        visto(repo).entonces,
        "no hay historia de git que mirar",
        "guarde antes los registros con «seg guardar»",
    )
    assert codigos(visto(repo).en_disco) == {0}
    assert trampa.disparadas() == set()


def test_de_un_arbol_disperso_ninguna_orden_calla_lo_que_falta(
    repo: Path, trampa: Trampa, visto: Callable[[Path], Visto], sano: Visto
) -> None:
    git(repo, "sparse-checkout", "set", "data/acuerdos")
    trampa.armar(repo)
    assert visto(repo).entonces == sano.entonces
    for lectura, dicho in visto(repo).en_disco.items():
        if lectura[0] != SOLO_DEL_PROGRAMA:
            assert dicho.codigo != 0, lectura
        if lectura[0] not in {SOLO_DEL_PROGRAMA, "diagnostico"}:
            assert "sparse-checkout disable" in dicho.salida + dicho.errores, lectura
    assert trampa.disparadas() == set()


def test_un_puntero_de_lfs_no_es_un_yaml_mal_escrito(
    repo: Path, trampa: Trampa, visto: Callable[[Path], Visto]
) -> None:
    puntero = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"
    confirmar(repo, {FINAL: puntero}, cuando="2023-03-10T12:00:00-05:00")
    trampa.armar(repo)
    for dichos in (visto(repo).en_disco, visto(repo).con_al("2023-03-31")):
        for lectura, dicho in dichos.items():
            if lectura[0] == "validar":
                assert ("SEG072" in dicho.salida, dicho.codigo) == (True, 1)
            elif lectura[0] != SOLO_DEL_PROGRAMA:
                assert dicho.codigo == 3, lectura
                assert "final-2022" in dicho.salida + dicho.errores, lectura
    assert trampa.disparadas() == set()


def test_lo_que_entonces_estaba_mal_escrito_se_dice_con_su_linea(
    repo: Path, visto: Callable[[Path], Visto]
) -> None:
    confirmar(repo, {FINAL: "titulo: Una\nfecha: [\n"}, cuando="2023-03-10T12:00:00-05:00")
    confirmar(repo, version(3), cuando="2023-04-01T12:00:00-05:00")
    for lectura, dicho in visto(repo).con_al("2023-03-31").items():
        if lectura[0] == "validar":
            assert dicho.codigo == 1
            assert f"{FINAL}:3:1" in dicho.salida or '"linea": 3' in dicho.salida
        elif lectura[0] != SOLO_DEL_PROGRAMA:
            assert dicho.codigo == 3, lectura
            assert "final-2022" in dicho.salida + dicho.errores, lectura
