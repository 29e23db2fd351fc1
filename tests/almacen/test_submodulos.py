"""Lo que es de otro repositorio no se lee y se dice, se mire el disco, un commit o lo que se va a guardar."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from apoyo.carteras import FINAL, RICA, escribir
from apoyo.copias import como_ana
from apoyo.ejecucion import seg
from apoyo.historias import con_git, confirmar, git, iniciar
from seguimiento.almacen.disco import Directorio
from seguimiento.almacen.fuentes import Fuente
from seguimiento.almacen.git import estado_de_los_registros
from seguimiento.almacen.git.fuente import fuente_de_base
from seguimiento.almacen.git.pendiente import Pendiente, pendiente
from seguimiento.almacen.git.por_guardar import por_guardar
from seguimiento.repositorio import cargar, revisar
from seguimiento.repositorio.nombrables import nombrables
from seguimiento.vocabularios import ClaseDeElemento

pytestmark = con_git

HOY = date(2023, 4, 15)
PERMISO = ("-c", "protocol.file.allow=always")
DENTRO = {"ajena.yaml": "titulo: Ajena\norganizacion: OIM\n", "mas/otra.yaml": "titulo: Otra\n"}
DONDE = (
    "data/evaluaciones/norte",
    "data/practicas/2022/norte",
    "data/acuerdos",
    "data/norte",
    "data",
)
REGISTROS = ["data", "seguimiento.yaml"]

Puesta = Callable[[Path, str], None]


def otro(carpeta: Path) -> Path:
    """Otro repositorio, con sus registros guardados."""
    iniciar(carpeta)
    confirmar(carpeta, DENTRO)
    return carpeta


def submodulo(raiz: Path, donde: str) -> None:
    fuera = otro(raiz.parent / "fuera")
    git(raiz, *PERMISO, "submodule", "--quiet", "add", str(fuera), donde)
    confirmar(raiz)


def submodulo_sin_traer(raiz: Path, donde: str) -> None:
    submodulo(raiz, donde)
    git(raiz, "submodule", "--quiet", "deinit", "--force", donde)
    assert [*(raiz / donde).iterdir()] == []


def clonado_y_guardado(raiz: Path, donde: str) -> None:
    otro(raiz / donde)
    git(raiz, "add", donde)
    confirmar(raiz)


def clonado(raiz: Path, donde: str) -> None:
    otro(raiz / donde)


def recien_iniciado(raiz: Path, donde: str) -> None:
    iniciar(raiz / donde)
    escribir(raiz / donde, DENTRO)


GUARDADOS = (submodulo, submodulo_sin_traer, clonado_y_guardado)
"""Los que constan en el commit."""


def fuentes(raiz: Path) -> dict[str, Fuente]:
    return {
        "disco": Directorio(raiz),
        "commit": fuente_de_base(raiz, "HEAD"),
        "índice": por_guardar(raiz, None),
    }


def puesta(tmp_path: Path, donde: str, como: Puesta) -> Path:
    """Una cartera que no tiene nada en esa carpeta, con otro repositorio puesto en ella."""
    raiz = iniciar(tmp_path / "repo")
    confirmar(raiz, {r: t for r, t in RICA.items() if not r.startswith(f"{donde}/")})
    como(raiz, donde)
    return raiz


@pytest.mark.parametrize("donde", DONDE)
@pytest.mark.parametrize("como", [*GUARDADOS, clonado, recien_iniciado])
def test_no_se_entra_y_se_dice_en_todo_lo_que_puede_mirarse(
    tmp_path: Path, donde: str, como: Puesta
) -> None:
    raiz = puesta(tmp_path, donde, como)
    # de lo que no se guardó, en un commit no consta ni que existe
    for nombre, fuente in (
        fuentes(raiz).items() if como in GUARDADOS else [("disco", Directorio(raiz))]
    ):
        revision = revisar(fuente, HOY)
        dichos = [(d.archivo, d.es_error) for d in revision.diagnosticos if d.codigo == "SEG075"]
        assert dichos == [(donde, False)], nombre
        assert revision.recuento.no_leidos == [donde], nombre
        assert revision.recuento.parcial, nombre
        rutas = [uno.ruta for uno in fuente.archivos()]
        assert [r for r in rutas if r.startswith(f"{donde}/")] == [], nombre
    assert {"ajena", "otra"} & {ref for ref, _ in nombrables(raiz, [*ClaseDeElemento], "")} == set()


@pytest.mark.parametrize("como", GUARDADOS)
def test_los_tres_dicen_lo_mismo(tmp_path: Path, como: Puesta) -> None:
    disco, *otras = fuentes(puesta(tmp_path, "data/evaluaciones/norte", como)).values()
    for una in otras:
        assert revisar(una, HOY).diagnosticos == revisar(disco, HOY).diagnosticos
        assert cargar(una).cartera == cargar(disco).cartera


@pytest.mark.parametrize("como", [*GUARDADOS, clonado, recien_iniciado])
def test_lo_que_pase_dentro_ni_esta_modificado_ni_se_guarda(
    tmp_path: Path, como: Puesta, monkeypatch: pytest.MonkeyPatch
) -> None:
    como_ana(monkeypatch)
    raiz = puesta(tmp_path, "data/evaluaciones/norte", como)
    if como is not submodulo_sin_traer:
        escribir(raiz / "data/evaluaciones/norte", {"ajena.yaml": "titulo: Cambiada\n"})
        confirmar(raiz / "data/evaluaciones/norte")
    antes = git(raiz, "rev-parse", "HEAD")
    assert estado_de_los_registros(raiz, REGISTROS).modificado is False
    assert pendiente(raiz, REGISTROS) == Pendiente(sin_guardar=0, sin_enviar=None)
    visto = seg("guardar", en=raiz)
    assert "no hay nada que guardar" in visto.errores
    assert git(raiz, "rev-parse", "HEAD") == antes


def test_lo_que_se_anadio_de_otro_repositorio_no_hace_distinto_el_indice(tmp_path: Path) -> None:
    raiz = puesta(tmp_path, "data/evaluaciones/norte", clonado_y_guardado)
    confirmar(raiz / "data/evaluaciones/norte", {"ajena.yaml": "titulo: Cambiada\n"})
    git(raiz, "add", "data")
    visto = seg("validar", "--indice", "--formato", "json", en=raiz).json
    assert visto["modificado"] is False


@pytest.mark.parametrize("marca", ["vacia", "con-archivos-de-aqui"])
def test_lo_que_git_lee_como_de_aqui_se_lee(tmp_path: Path, marca: str) -> None:
    raiz = iniciar(tmp_path / "repo")
    confirmar(raiz, RICA)
    evaluaciones = raiz / FINAL
    if marca == "vacia":
        (evaluaciones.parent / ".git").mkdir()
    else:
        iniciar(evaluaciones.parent)
    esperado = cargar(fuente_de_base(raiz, "HEAD")).cartera
    assert cargar(Directorio(raiz)).cartera == esperado
    assert estado_de_los_registros(raiz, REGISTROS).modificado is False


def test_los_registros_pueden_ser_ellos_mismos_un_submodulo(tmp_path: Path) -> None:
    raiz = iniciar(tmp_path / "repo")
    fuera = iniciar(tmp_path / "fuera")
    confirmar(fuera, RICA)
    git(raiz, *PERMISO, "submodule", "--quiet", "add", str(fuera), "registros")
    confirmar(raiz)
    assert revisar(Directorio(raiz / "registros"), HOY).recuento.no_leidos == []


def test_fuera_de_un_repositorio_tampoco_se_entra_y_una_carpeta_vacia_no_es_de_nadie(
    tmp_path: Path,
) -> None:
    escribir(tmp_path, RICA)
    clonado(tmp_path, "data/evaluaciones/norte")
    (tmp_path / "data/practicas/vacia").mkdir()
    revision = revisar(Directorio(tmp_path), HOY)
    assert revision.recuento.no_leidos == ["data/evaluaciones/norte"]
