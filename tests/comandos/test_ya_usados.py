"""Un código que la historia ya usó no se da otra vez, aunque se retirara."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from apoyo.carteras import escribir
from apoyo.ejecucion import Resultado, seg
from apoyo.historias import con_git, confirmar, git, iniciar

pytestmark = con_git

E = "data/evaluaciones/e.yaml"
M = "data/acuerdos/mesa.yaml"
RETIRADA = '      - {id: "1.3", descripcion: Imprimir el manual, plazo: 2024-06}\n'
EVALUACION = f"""\
titulo: Evaluación de ejemplo
organizacion: Oficina
recomendaciones:
  - id: R1
    texto: Acordar un protocolo
    acciones:
      - {{id: "1.1", descripcion: Redactarlo, plazo: 2024-03}}
      - {{id: "1.2", descripcion: Publicarlo, plazo: 2024-05}}
{RETIRADA}"""
R2 = "  - id: R2\n    texto: Medir los efectos\n"
MESA = """\
titulo: Mesa
compromisos:
  - {id: c1, descripcion: Reunirse}
reuniones:
  - fecha: 2023-10-05
    estado: celebrada
    decisiones:
      - {id: d1, texto: Publicar el plan}
"""
C2 = "  - {id: c2, descripcion: Compartir los datos}\n"
REUNION = "  - {fecha: 2023-11-05, estado: celebrada}\n"
PRACTICA = "tipo: buena_practica\ntitulo: Mesas\nhallazgo: Se adelantan\n"


def _con_c2(mesa: str) -> str:
    return mesa.replace("reuniones:", f"{C2}reuniones:")


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """Lo de antes, guardado; y, en otro commit, retirados un elemento de cada clase y un registro de cada una."""
    raiz = iniciar(tmp_path / "repo")
    otra = "titulo: Retorno\norganizacion: Oficina\n"
    de_antes = {
        "seguimiento.yaml": "organizacion: Oficina\n",
        E: EVALUACION + R2,
        M: _con_c2(MESA) + REUNION,
        "data/practicas/BP1_ME.yaml": PRACTICA,
        "data/practicas/BP2_ME.yaml": PRACTICA,
        "data/evaluaciones/retorno.yaml": otra,
        "data/acuerdos/foro.yaml": "titulo: Foro\n",
    }
    confirmar(raiz, de_antes, cuando="2024-01-10T12:00:00Z")
    for retirado in ("practicas/BP2_ME", "evaluaciones/retorno", "acuerdos/foro"):
        (raiz / f"data/{retirado}.yaml").unlink()
    ahora = {E: EVALUACION.replace(RETIRADA, ""), M: MESA}
    confirmar(raiz, ahora, cuando="2024-02-10T12:00:00Z")
    return raiz


ACCION = ("nueva", "accion", "e/R1", "--descripcion", "Traducirlo", "--plazo", "2099-09")


def _hecho(visto: Resultado) -> str:
    assert visto.codigo == 0, visto.errores
    return visto.salida


@pytest.mark.parametrize(
    ("orden", "dado"),
    [
        (ACCION, "e/1.4"),
        (("nueva", "recomendacion", "e", "--texto", "Otra"), "e/R3"),
        (("nueva", "compromiso", "mesa", "--descripcion", "Otro"), "mesa/c3"),
        (("nueva", "reunion", "mesa", "--fecha", "2023-11-05"), "mesa/reunion-2023-11-05-2"),
        (("nueva", "reunion", "mesa", "--fecha", "2023-12-05"), "mesa/reunion-2023-12-05»"),
        (("acta", "mesa/reunion-2023-10-05"), "mesa/c3"),
        (("nueva", "practica", "BP_ME", "--titulo", "x", "--hallazgo", "y"), "«BP3_ME»"),
        (("nueva", "practica", "BP_GN", "--titulo", "x", "--hallazgo", "y"), "«BP1_GN»"),
        (("nueva", "evaluacion", "--titulo", "Retorno", "--organizacion", "O"), "«retorno-2»"),
        (("nueva", "acuerdo", "--titulo", "Foro"), "«foro-2»"),
        # lo de otra carpeta también es un registro con ese nombre
        (("nueva", "acuerdo", "--titulo", "Retorno"), "«retorno-2»"),
    ],
    ids=lambda valor: " ".join(valor[:4]) if isinstance(valor, tuple) else valor,
)
def test_lo_nuevo_no_toma_el_codigo_de_lo_retirado(
    repo: Path, orden: Sequence[str], dado: str
) -> None:
    assert dado in _hecho(seg(*orden, en=repo))


def test_la_segunda_tampoco_ni_tras_retirar_la_primera(repo: Path) -> None:
    for codigo in ("1.4", "1.5"):
        assert f"«e/{codigo}»" in _hecho(seg(*ACCION, en=repo))
        confirmar(repo)
        _hecho(seg("corregir", "e/R1", "acciones", "--quitar", codigo, "--si", en=repo))
        confirmar(repo)


def test_al_renumerar_tampoco(repo: Path) -> None:
    doble = '      - {id: "1.2", descripcion: Otra cosa distinta, plazo: 2024-05}\n'
    escribir(repo, {E: EVALUACION.replace(RETIRADA, doble)})
    visto = seg("diagnostico", "--reparar", "--si", en=repo)
    assert '+      - {id: "1.4", descripcion: Otra cosa distinta' in _hecho(visto)


def _matriz(repo: Path, *filas: str) -> tuple[str, ...]:
    cabeza = "N.º,Recomendación,N.º de acción,Acción,Plazo,Responsable\n"
    (repo / "matriz.csv").write_text(cabeza + "".join(f"{una}\n" for una in filas), "utf-8")
    return ("importar", str(repo / "matriz.csv"), "--en", "e", "--si")


@pytest.mark.parametrize("escrito", ["", "1.3"])
def test_al_importar_tampoco_aunque_el_archivo_lo_diga(repo: Path, escrito: str) -> None:
    orden = _matriz(repo, f"R1,Acordar un protocolo,{escrito},Traducir el reglamento,2099-11,UGP")
    visto = seg(*orden, en=repo)
    assert 'id: "1.4"' in _hecho(visto)
    assert 'id: "1.3"' not in (repo / E).read_text("utf-8")


def test_el_registro_que_se_importa_no_toma_el_nombre_de_uno_retirado(repo: Path) -> None:
    orden = _matriz(repo, "1,Ordenar,1.1,Digitalizar,2099-11,UGP")[:2]
    visto = seg(*orden, "--titulo", "Retorno", "--organizacion", "O", en=repo)
    assert "en «retorno-2»" in _hecho(visto)


@pytest.mark.parametrize("carpeta", ["data/evaluaciones/2019", "data/practicas/a/c"])
@pytest.mark.parametrize("nombre", ["vieja", "Vieja"])
def test_el_registro_retirado_se_recuerda_aunque_su_carpeta_ya_no_este(
    repo: Path, carpeta: str, nombre: str
) -> None:
    confirmar(repo, {f"{carpeta}/{nombre}.yaml": "titulo: Vieja\norganizacion: O\n"})
    (repo / carpeta / f"{nombre}.yaml").unlink()
    (repo / carpeta).rmdir()
    confirmar(repo)
    orden = ("nueva", "evaluacion", "vieja", "--titulo", "Otra", "--organizacion", "O")
    visto = seg(*orden, en=repo)
    assert (visto.codigo, "«vieja» ya fue un registro" in visto.errores) == (2, True)
    parecida = seg("nueva", "evaluacion", "mas-vieja", *orden[3:], en=repo)
    assert parecida.codigo == 0, parecida.errores


# Escrito a mano


A_MANO = [
    (*ACCION, "--id", "1.3"),
    ("nueva", "recomendacion", "e", "--texto", "Otra", "--id", "R2"),
    ("nueva", "compromiso", "mesa", "--descripcion", "Otro", "--id", "C2"),
    ("nueva", "reunion", "mesa", "--fecha", "2023-12-05", "--id", "reunion-2023-11-05"),
    ("nueva", "evaluacion", "retorno", "--titulo", "Otro", "--organizacion", "O"),
    ("nueva", "acuerdo", "foro", "--titulo", "Otro"),
    ("nueva", "practica", "BP2_ME", "--titulo", "x", "--hallazgo", "y"),
    ("corregir", "e/1.2", "id", "1.3", "--si"),
    ("corregir", "mesa/reunion-2023-10-05", "fecha", "2023-11-05", "--si"),
    ("corregir", "e/R1", "acciones", "--anadir", "{id: '1.3', descripcion: Otra}"),
]


@pytest.mark.parametrize("orden", A_MANO, ids=lambda orden: " ".join(orden[:4]))
def test_a_mano_se_dice_y_se_niega_y_con_motivo_se_escribe_con_el(
    repo: Path, orden: Sequence[str]
) -> None:
    visto = seg(*orden, en=repo)
    assert visto.codigo == 2
    assert "ya se usó" in visto.errores or "ya fue un registro" in visto.errores
    assert "«--aunque MOTIVO»" in visto.errores
    assert git(repo, "status", "--porcelain") == ""

    hecho = seg(*orden, "--aunque", "vuelve el mismo", en=repo)
    assert "no hizo falta" not in hecho.errores
    assert "+" in _hecho(hecho)
    assert "# código que ya se usó — vuelve el mismo\n" in hecho.salida
    assert seg("validar", "--json", en=repo).json["archivos"]["ilegibles"] == []


def test_se_dice_cual_esta_libre(repo: Path) -> None:
    assert "«1.4» está libre" in seg(*ACCION, "--id", "1.3", en=repo).errores


def test_el_que_nunca_se_uso_se_escribe_sin_mas(repo: Path) -> None:
    visto = seg(*ACCION, "--id", "1.9", en=repo)
    assert "«e/1.9»" in _hecho(visto)
    assert "ya se usó" not in visto.errores


def test_lo_que_se_quita_y_se_repone_sin_guardarlo_no_es_un_codigo_retirado(repo: Path) -> None:
    _hecho(seg(*ACCION, en=repo))
    _hecho(seg("corregir", "e/R1", "acciones", "--quitar", "1.4", "--si", en=repo))
    assert "«e/1.4»" in _hecho(seg(*ACCION, en=repo))


# De qué historia


def test_se_sigue_el_registro_que_cambio_de_carpeta(repo: Path) -> None:
    (repo / "data/evaluaciones/2024").mkdir()
    git(repo, "mv", E, "data/evaluaciones/2024/e.yaml")
    confirmar(repo)
    assert "«e/1.4»" in _hecho(seg(*ACCION, en=repo))


def test_una_version_que_no_se_entiende_tambien_cuenta(repo: Path) -> None:
    bueno = (repo / E).read_text("utf-8")
    confirmar(repo, {E: bueno + '      - {id: "1.7", descripcion: [rota\n'})
    confirmar(repo, {E: bueno})
    assert "«e/1.4»" in _hecho(seg(*ACCION, en=repo))
    assert seg(*ACCION, "--id", "1.7", en=repo).codigo == 2


@pytest.mark.parametrize(
    "forma",
    [
        '- id: "1.9"',
        "- id: 1.9  # nota",
        "- 'id': '1.9'",
        '- "id": 1.9',
        "- {descripcion: x, id: 1.9}",
    ],
)
def test_el_codigo_se_conoce_se_escriba_como_se_escriba(repo: Path, forma: str) -> None:
    bueno = (repo / E).read_text("utf-8")
    resto = "" if "descripcion" in forma else "\n        descripcion: x"
    confirmar(repo, {E: f"{bueno}      {forma}{resto}\n"})
    confirmar(repo, {E: bueno})
    assert seg(*ACCION, "--id", "1.9", en=repo).codigo == 2


def test_lo_de_otra_rama_cuenta_desde_que_se_junta(repo: Path) -> None:
    bueno = (repo / E).read_text("utf-8")
    git(repo, "switch", "-q", "-c", "otra")
    confirmar(repo, {E: f'{bueno}      - {{id: "1.8", descripcion: x}}\n'})
    git(repo, "switch", "-q", "main")
    assert seg(*ACCION, "--id", "1.8", "--simular", en=repo).codigo == 0
    git(repo, "merge", "-q", "--no-ff", "-m", "junta", "otra")
    confirmar(repo, {E: bueno})
    assert seg(*ACCION, "--id", "1.8", "--simular", en=repo).codigo == 2


def test_en_un_clon_superficial_se_dice_desde_cuando_se_mira(repo: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repo}", "clon")
    visto = seg(*ACCION, en=tmp_path / "clon")
    assert "«e/1.3»" in _hecho(visto)
    assert visto.errores.count("solo se mira desde el 10 de febrero de 2024") == 1
    assert "git fetch --unshallow" in visto.errores


def test_en_un_clon_parcial_se_dice_que_no_se_ha_mirado(repo: Path, tmp_path: Path) -> None:
    git(repo, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", f"file://{repo}", "clon")
    visto = seg(*ACCION, en=tmp_path / "clon")
    assert "«e/1.3»" in _hecho(visto)
    assert visto.errores.count("no se ha mirado qué códigos se usaron antes") == 1


def test_sin_git_sin_repositorio_o_sin_commits_se_da_el_que_sigue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archivos = {"seguimiento.yaml": "organizacion: O\n", E: EVALUACION}
    for carpeta in (tmp_path / "fuera", iniciar(tmp_path / "nuevo")):
        escribir(carpeta, archivos)
        visto = seg(*ACCION, en=carpeta)
        assert "«e/1.4»" in _hecho(visto)
        assert "códigos" not in visto.errores
    confirmar(tmp_path / "nuevo")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "«e/1.5»" in _hecho(seg(*ACCION, en=tmp_path / "nuevo"))


def test_ninguna_orden_que_lee_mira_la_historia_de_los_codigos(
    repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("seguimiento.repositorio.ya_usados.ya_usados", no)
    for orden in (["status"], ["validar"], ["lista", "acciones"], ["ver", "e"], ["diagnostico"]):
        assert seg(*orden, en=repo).codigo in (0, 1)
    # ni la que escribe sin dar ningún código
    _hecho(seg("corregir", "e/1.1", "notas", "x", en=repo))


def test_la_que_no_puede_confundirse_con_otra_no_aconseja_una_prorroga(repo: Path) -> None:
    """El código retirado que alguien volvió a usar a mano, fuera del programa."""
    otra = RETIRADA.replace("Imprimir", "Traducir").replace("2024-06", "2024-09")
    escribir(repo, {E: EVALUACION.replace(RETIRADA, otra)})
    dicho = seg("validar", "--base", "HEAD~1", en=repo).salida
    assert "si es otra cosa, dele un código que no se haya usado" in dicho
