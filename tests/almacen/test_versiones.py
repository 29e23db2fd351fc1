"""Las versiones de un archivo a lo largo de la historia, con su commit."""

from pathlib import Path

import pytest

from apoyo.historias import con_git, confirmar, git, iniciar
from seguimiento.almacen.git.repositorio import Repositorio, repositorio_de
from seguimiento.almacen.git.versiones import Version, versiones, versiones_del_registro
from seguimiento.errores import ErrorDeGit

pytestmark = con_git

A = "data/evaluaciones/a.yaml"


def _dia(dia: int) -> str:
    return f"2024-01-{dia:02}T12:00:00+00:00"


def _en_git(raiz: Path) -> tuple[Repositorio, str]:
    repositorio = repositorio_de(raiz.resolve())
    assert repositorio is not None
    cabeza = repositorio.cabeza()
    assert cabeza is not None
    return repositorio, cabeza


def _vistas(raiz: Path, halladas: list[Version]) -> list[tuple[str, str, str | None]]:
    return [
        (v.commit, v.ruta, git(raiz, "cat-file", "-p", v.identidad) if v.identidad else None)
        for v in halladas
    ]


def test_cada_version_con_su_commit_la_mas_reciente_primero(tmp_path: Path) -> None:
    raiz = iniciar(tmp_path)
    uno = confirmar(raiz, {A: "1"}, cuando=_dia(1))
    confirmar(raiz, {"data/evaluaciones/b.yaml": "ajeno"}, cuando=_dia(2))
    dos = confirmar(raiz, {A: "2"}, cuando=_dia(3))
    (raiz / A).unlink()
    sin = confirmar(raiz, cuando=_dia(4))
    otra_vez = confirmar(raiz, {A: "1"}, cuando=_dia(5))

    halladas = versiones(*_en_git(raiz), A)

    assert _vistas(raiz, halladas) == [
        (otra_vez, A, "1"),
        (sin, A, None),
        (dos, A, "2"),
        (uno, A, "1"),
    ]
    assert versiones(*_en_git(raiz), "data/evaluaciones/nunca.yaml") == []


def test_lo_de_otra_rama_vale_desde_que_se_junta_y_un_reloj_atrasado_no_adelanta(
    tmp_path: Path,
) -> None:
    raiz = iniciar(tmp_path)
    uno = confirmar(raiz, {A: "1"}, cuando=_dia(10))
    git(raiz, "checkout", "-q", "-b", "otra")
    confirmar(raiz, {A: "intermedia"}, cuando=_dia(11))
    confirmar(raiz, {A: "2"}, cuando=_dia(12))
    git(raiz, "checkout", "-q", "main")
    confirmar(raiz, {"x": ""}, cuando=_dia(13))
    git(raiz, "merge", "-q", "--no-ff", "-m", "junta", "otra", cuando=_dia(3))
    junta = git(raiz, "rev-parse", "HEAD")

    halladas = versiones(*_en_git(raiz), A)

    assert _vistas(raiz, halladas) == [(junta, A, "2"), (uno, A, "1")]
    dia_13 = int(git(raiz, "log", "-1", "--format=%ct", f"{junta}^"))
    assert halladas[0].instante == dia_13


@pytest.mark.parametrize(
    ("antes", "despues", "contenido"),
    [
        pytest.param("data/evaluaciones/2023/a.yaml", A, "otro", id="de-carpeta-y-cambiado"),
        pytest.param("data/evaluaciones/viejo.yaml", A, "2", id="de-nombre-sin-cambiar"),
    ],
)
def test_se_sigue_el_registro_que_cambia_de_archivo(
    tmp_path: Path, antes: str, despues: str, contenido: str
) -> None:
    raiz = iniciar(tmp_path)
    uno = confirmar(raiz, {antes: "1"}, cuando=_dia(1))
    dos = confirmar(raiz, {antes: "2"}, cuando=_dia(2))
    (raiz / antes).unlink()
    tres = confirmar(raiz, {despues: contenido}, cuando=_dia(3))

    halladas = versiones_del_registro(*_en_git(raiz), despues)

    assert _vistas(raiz, halladas) == [
        (tres, despues, contenido),
        (dos, antes, "2"),
        (uno, antes, "1"),
    ]


def test_se_siguen_dos_traslados_y_la_vuelta_a_la_misma_ruta(tmp_path: Path) -> None:
    raiz = iniciar(tmp_path)
    en_x = "data/evaluaciones/x/a.yaml"
    uno = confirmar(raiz, {A: "1"}, cuando=_dia(1))
    (raiz / A).unlink()
    dos = confirmar(raiz, {en_x: "2"}, cuando=_dia(2))
    (raiz / en_x).unlink()
    tres = confirmar(raiz, {A: "3"}, cuando=_dia(3))

    halladas = versiones_del_registro(*_en_git(raiz), A)

    assert _vistas(raiz, halladas) == [(tres, A, "3"), (dos, en_x, "2"), (uno, A, "1")]


def test_otro_registro_que_se_quita_a_la_vez_no_es_el_mismo(tmp_path: Path) -> None:
    raiz = iniciar(tmp_path)
    confirmar(raiz, {"data/evaluaciones/otro.yaml": "otro"}, cuando=_dia(1))
    (raiz / "data/evaluaciones/otro.yaml").unlink()
    uno = confirmar(raiz, {A: "1"}, cuando=_dia(2))

    assert _vistas(raiz, versiones_del_registro(*_en_git(raiz), A)) == [(uno, A, "1")]


def test_los_registros_en_una_subcarpeta_del_arbol(tmp_path: Path) -> None:
    raiz = iniciar(tmp_path)
    antes, despues = f"oficina/{A}", "oficina/data/evaluaciones/2024/a.yaml"
    uno = confirmar(raiz, {antes: "1"}, cuando=_dia(1))
    (raiz / antes).unlink()
    dos = confirmar(raiz, {despues: "2"}, cuando=_dia(2))

    halladas = versiones_del_registro(*_en_git(raiz), despues)

    assert _vistas(raiz, halladas) == [(dos, despues, "2"), (uno, antes, "1")]


def test_en_un_clon_superficial_llegan_hasta_donde_llega(tmp_path: Path) -> None:
    raiz = iniciar(tmp_path / "origen")
    confirmar(raiz, {A: "1"}, cuando=_dia(1))
    dos = confirmar(raiz, {A: "2"}, cuando=_dia(2))
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{raiz}", "clon")

    assert _vistas(raiz, versiones_del_registro(*_en_git(tmp_path / "clon"), A)) == [(dos, A, "2")]


def test_un_nombre_con_salto_de_linea_se_dice(tmp_path: Path) -> None:
    raiz = iniciar(tmp_path)
    ruta = "data/evaluaciones/a\nb.yaml"
    confirmar(raiz, {ruta: "1"}, cuando=_dia(1))

    with pytest.raises(ErrorDeGit, match="no se puede seguir la historia"):
        versiones(*_en_git(raiz), ruta)
