"""Las versiones de un archivo a lo largo de la historia."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from apoyo.historias import con_git, confirmar, git, iniciar
from seguimiento.almacen.git.historia import Historia, historia_de
from seguimiento.almacen.git.momento import al_cierre

pytestmark = con_git

A = "data/evaluaciones/a.yaml"


def _dia(dia: int) -> str:
    return f"2024-01-{dia:02}T12:00:00+00:00"


def _dichas(raiz: Path, ruta: str = A) -> list[tuple[str, bytes | None]]:
    return [(una.ruta, una.contenido) for una in historia_de(raiz).versiones(ruta)]


def _cambios(historia: Historia, ruta: str) -> list[tuple[str, bytes | None]]:
    """Los commits que tocaron la ruta, con lo que en ella dejaron."""
    tocaron = historia.que_tocaron(ruta, historia.ultimo)
    archivos = [(commit, historia.archivo(commit, ruta)) for commit in tocaron]
    return [(commit, archivo.contenido if archivo else None) for commit, archivo in archivos]


def test_cada_version_con_su_commit_la_mas_reciente_primero(tmp_path: Path) -> None:
    raiz = iniciar(tmp_path)
    uno = confirmar(raiz, {A: "1"}, cuando=_dia(1))
    confirmar(raiz, {"data/evaluaciones/b.yaml": "ajeno"}, cuando=_dia(2))
    dos = confirmar(raiz, {A: "2"}, cuando=_dia(3))
    (raiz / A).unlink()
    sin = confirmar(raiz, cuando=_dia(4))
    otra_vez = confirmar(raiz, {A: "1"}, cuando=_dia(5))

    assert _cambios(historia_de(raiz), A) == [
        (otra_vez, b"1"),
        (sin, None),
        (dos, b"2"),
        (uno, b"1"),
    ]
    assert _dichas(raiz) == [(A, b"1"), (A, b"2")]
    assert _dichas(raiz, "data/evaluaciones/nunca.yaml") == []


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
    historia = historia_de(raiz)

    assert _cambios(historia, A) == [(junta, b"2"), (uno, b"1")]
    assert _dichas(raiz) == [(A, b"2"), (A, b"1")]
    dia_13 = int(git(raiz, "log", "-1", "--format=%ct", f"{junta}^"))
    assert historia.confirmado(junta).instante == dia_13


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
    confirmar(raiz, {antes: "1"}, cuando=_dia(1))
    confirmar(raiz, {antes: "2"}, cuando=_dia(2))
    (raiz / antes).unlink()
    confirmar(raiz, {despues: contenido}, cuando=_dia(3))

    (ruta, dice), *de_antes = _dichas(raiz, despues)
    assert (ruta, dice) == (despues, contenido.encode())
    assert {dice for _, dice in de_antes} | {dice} == {b"1", b"2", contenido.encode()}


def test_se_siguen_dos_traslados_y_la_vuelta_a_la_misma_ruta(tmp_path: Path) -> None:
    raiz = iniciar(tmp_path)
    en_x = "data/evaluaciones/x/a.yaml"
    confirmar(raiz, {A: "1"}, cuando=_dia(1))
    (raiz / A).unlink()
    confirmar(raiz, {en_x: "2"}, cuando=_dia(2))
    (raiz / en_x).unlink()
    confirmar(raiz, {A: "3"}, cuando=_dia(3))

    assert _dichas(raiz) == [(A, b"3"), (A, b"1"), (en_x, b"2")]


def test_otro_registro_que_se_quita_a_la_vez_no_es_el_mismo(tmp_path: Path) -> None:
    raiz = iniciar(tmp_path)
    confirmar(raiz, {"data/evaluaciones/otro.yaml": "otro"}, cuando=_dia(1))
    (raiz / "data/evaluaciones/otro.yaml").unlink()
    confirmar(raiz, {A: "1"}, cuando=_dia(2))

    assert _dichas(raiz) == [(A, b"1")]


def test_los_registros_en_una_subcarpeta_del_arbol(tmp_path: Path) -> None:
    raiz = iniciar(tmp_path)
    despues = "data/evaluaciones/2024/a.yaml"
    confirmar(raiz, {f"oficina/{A}": "1"}, cuando=_dia(1))
    (raiz / "oficina" / A).unlink()
    confirmar(raiz, {f"oficina/{despues}": "2"}, cuando=_dia(2))

    assert _dichas(raiz / "oficina", despues) == [(despues, b"2"), (A, b"1")]


def test_en_un_clon_superficial_llegan_hasta_donde_llega(tmp_path: Path) -> None:
    raiz = iniciar(tmp_path / "origen")
    confirmar(raiz, {A: "1"}, cuando=_dia(1))
    confirmar(raiz, {A: "2"}, cuando=_dia(2))
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{raiz}", "clon")

    assert _dichas(tmp_path / "clon") == [(A, b"2")]


def test_un_nombre_con_salto_de_linea_se_sigue_como_los_demas(tmp_path: Path) -> None:
    raiz = iniciar(tmp_path)
    ruta = "data/evaluaciones/a\nb.yaml"
    confirmar(raiz, {ruta: "1"}, cuando=_dia(1))
    confirmar(raiz, {ruta: "2"}, cuando=_dia(2))

    assert _dichas(raiz, ruta) == [(ruta, b"2"), (ruta, b"1")]


@pytest.mark.parametrize("oficina", ["", "a[b]*", "una?\\dos", ":(top)"])
def test_se_sabe_si_hubo_un_archivo_este_donde_este_la_carpeta(
    tmp_path: Path, oficina: str
) -> None:
    raiz = iniciar(tmp_path)
    confirmar(raiz, {f"{oficina}/{A}".lstrip("/"): "1", "ab/data/evaluaciones/ajena.yaml": "1"})

    historia = historia_de(raiz / oficina)
    hubo = [historia.hubo(nombre) for nombre in ("a.yaml", "ajena.yaml", "?.yaml", "*")]
    assert hubo == [True, False, False, False]


def test_el_commit_que_regia_es_el_mismo_se_pregunte_a_quien_se_pregunte(tmp_path: Path) -> None:
    raiz = iniciar(tmp_path)
    dias = (10, 12, 11, 14)
    commits = [confirmar(raiz, {A: str(dia)}, cuando=_dia(dia)) for dia in dias]
    historia = historia_de(raiz)
    # el reloj atrasado del tercero no lo adelanta al segundo, que rige hasta el mismo instante
    for cuando, vigente in ((11, 0), (12, 0), (13, 2), (14, 2), (15, 3)):
        instante = datetime.fromisoformat(_dia(cuando))
        cierre, dia = int(instante.timestamp()), instante.date()
        momento = al_cierre(raiz, dia, cierre, lambda uno: datetime.fromtimestamp(uno, UTC).date())
        hallado = historia.al_cierre(cierre)
        assert hallado is not None
        assert hallado.commit == momento.fuente.commit == commits[vigente]
    assert historia.al_cierre(0) is None
