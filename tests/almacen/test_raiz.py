import os
from pathlib import Path

import pytest

from seguimiento.almacen.raiz import buscar_raiz, comprobar_raiz, es_raiz, rutas_de_los_registros
from seguimiento.errores import RaizNoEncontrada


def test_la_raiz_se_busca_hacia_arriba(tmp_path: Path) -> None:
    (tmp_path / "data/evaluaciones/2022").mkdir(parents=True)

    assert buscar_raiz(tmp_path / "data/evaluaciones/2022") == tmp_path
    assert buscar_raiz(tmp_path) == tmp_path


def test_manda_la_raiz_mas_cercana(tmp_path: Path) -> None:
    (tmp_path / "data/evaluaciones").mkdir(parents=True)
    (tmp_path / "dentro/otra").mkdir(parents=True)
    (tmp_path / "dentro/seguimiento.yaml").touch()

    assert buscar_raiz(tmp_path / "dentro/otra") == tmp_path / "dentro"


def test_una_carpeta_relativa_se_busca_desde_la_actual(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data/evaluaciones").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "data")

    assert buscar_raiz(Path()) == tmp_path
    assert comprobar_raiz(Path("..")).resolve() == tmp_path


def test_sin_registros_por_encima_se_dice_que_hacer(tmp_path: Path) -> None:
    with pytest.raises(RaizNoEncontrada) as lanzada:
        buscar_raiz(tmp_path)

    assert lanzada.value.mensaje == "aquí no hay registros de seguimiento"
    assert lanzada.value.ayuda == (
        "vaya a la carpeta del repositorio, indíquela con «-C CARPETA», traiga la de otros con «git clone DIRECCIÓN» o empiece una con «seg iniciar»"
    )


def test_una_carpeta_pedida_que_no_existe_se_nombra_a_la_vista(tmp_path: Path) -> None:
    with pytest.raises(RaizNoEncontrada) as lanzada:
        comprobar_raiz(Path("no\x1bexiste"))

    assert lanzada.value.mensaje == "la carpeta «noU+001Bexiste» no existe"
    assert not es_raiz(tmp_path)


def test_una_carpeta_pedida_sin_registros_dice_que_se_esperaba(tmp_path: Path) -> None:
    with pytest.raises(RaizNoEncontrada) as lanzada:
        comprobar_raiz(tmp_path)

    assert lanzada.value.mensaje == f"en «{tmp_path}» no hay registros de seguimiento"
    assert lanzada.value.ayuda == (
        "se esperaba «seguimiento.yaml» o «data/evaluaciones»; para empezarlos ahí,"
        f" «seg iniciar {tmp_path}»"
    )


def test_por_una_carpeta_sin_permiso_se_pasa_de_largo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "seguimiento.yaml").touch()
    (tmp_path / "cerrada").mkdir()
    de_verdad = os.stat

    def sin_permiso(ruta: os.PathLike[str] | str, **opciones: bool) -> os.stat_result:
        if "cerrada" in os.fspath(ruta):
            raise PermissionError
        return de_verdad(ruta, **opciones)

    monkeypatch.setattr(os, "stat", sin_permiso)

    assert buscar_raiz(tmp_path / "cerrada") == tmp_path


DE_SIEMPRE = ["data", "seguimiento.yaml"]


@pytest.mark.parametrize(
    ("plantillas", "ademas"),
    [
        pytest.param(None, [], id="sin plantillas propias"),
        pytest.param("mias", ["mias"], id="una carpeta"),
        pytest.param("./de/la casa/", ["de/la casa"], id="una carpeta dentro de otra"),
        pytest.param("mias/../otras", ["otras"], id="dando un rodeo"),
        pytest.param("atajo", ["mias"], id="un enlace a otra de dentro"),
        pytest.param("no-existe", ["no-existe"], id="una que falta"),
        pytest.param("..", [], id="la de fuera"),
        pytest.param("/etc", [], id="una ajena"),
        pytest.param("a-fuera", [], id="un enlace que sale"),
        pytest.param(".", ["acta.md.j2", "matriz.md.j2"], id="la propia raíz"),
    ],
)
def test_son_registros_los_datos_la_configuracion_y_las_plantillas_que_se_usan(
    tmp_path: Path, plantillas: str | None, ademas: list[str]
) -> None:
    raiz = tmp_path / "raiz"
    (raiz / "mias").mkdir(parents=True)
    (raiz / "atajo").symlink_to("mias")
    (raiz / "a-fuera").symlink_to("/etc")
    for nombre in ("matriz.md.j2", "acta.md.j2", "LEEME.md"):
        (raiz / nombre).touch()

    assert rutas_de_los_registros(raiz, plantillas) == [*DE_SIEMPRE, *ademas]


def test_una_carpeta_de_plantillas_con_ruta_absoluta_se_da_desde_la_raiz(tmp_path: Path) -> None:
    (tmp_path / "atajo").symlink_to(tmp_path / "raiz")

    rutas = rutas_de_los_registros(tmp_path / "atajo", str(tmp_path / "raiz/mias"))

    assert rutas == [*DE_SIEMPRE, "mias"]
