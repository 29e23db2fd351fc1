"""`seg deshacer` después de `seg guardar`: un cambio nuevo lo contradice, y la historia no se reescribe."""

from pathlib import Path

import pytest

from apoyo.carteras import FINAL, RICA
from apoyo.copias import clonar, como_ana, compartir, git
from apoyo.ejecucion import dialogo, seg
from apoyo.historias import con_git

pytestmark = con_git

FRASE = "final-2022: 2.3 en curso"


@pytest.fixture
def copia(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Una copia en la que lo último fue guardar un avance y un registro nuevo."""
    como_ana(monkeypatch)
    raiz = compartir(
        tmp_path / "la copia", tmp_path / "compartida.git", {**RICA, "notas.txt": "1\n"}
    )
    for orden in (("actualizar", "2.3", "--estado", "en_curso"), ("guardar",)):
        assert seg(*orden, en=raiz).codigo == 0
    return raiz


def todo(raiz: Path) -> dict[str, bytes]:
    archivos = (uno for uno in raiz.rglob("*") if uno.is_file() and ".git" not in uno.parts)
    return {str(uno.relative_to(raiz)): uno.read_bytes() for uno in archivos}


def frases(raiz: Path) -> list[str]:
    return git(raiz, "log", "--format=%s").splitlines()


def guardado_antes(raiz: Path, commit: str = "HEAD~1") -> bytes:
    return (git(raiz, "show", f"{commit}:{FINAL}") + "\n").encode()


def test_lo_guardado_se_deshace_con_un_cambio_nuevo_y_otra_vez_se_rehace(copia: Path) -> None:
    con, sin = todo(copia), guardado_antes(copia)
    visto = seg("deshacer", en=copia)
    assert (visto.codigo, visto.errores) == (0, "")
    assert visto.salida.startswith(f"Lo último fue guardar: «{FRASE}»\n--- {FINAL}\n")
    assert visto.salida.endswith(
        f"Guardado: «Deshecho: {FRASE}»\nSin enviar: 2. Envíelo con «seg enviar».\n"
    )
    assert todo(copia) == {**con, FINAL: sin}
    assert frases(copia) == [f"Deshecho: {FRASE}", FRASE, "Empieza el seguimiento"]
    assert git(copia, "status", "--porcelain") == ""
    assert seg("deshacer", en=copia).codigo == 0
    assert (todo(copia), frases(copia)[0]) == (con, f"Rehecho: {FRASE}")


def test_si_ya_se_envio_se_dice_y_tambien_es_con_uno_nuevo(copia: Path) -> None:
    seg("enviar", en=copia)
    visto = seg("deshacer", en=copia)
    assert (visto.codigo, visto.errores) == (
        0,
        (
            "aviso: ya se envió: otros pueden tenerlo, y habrá que enviarles también el cambio que lo deshace\n"
        ),
    )
    assert seg("enviar", en=copia).codigo == 0


@pytest.mark.parametrize(
    "rehecho",
    [
        ("pull", "-q", "--rebase"),
        ("commit", "-q", "--amend", "--no-edit", "--date", "2001-01-01T00:00:00+00:00"),
    ],
    ids=["pull --rebase", "amend"],
)
def test_lo_guardado_que_git_rehizo_se_deshace_si_sigue_siendo_de_quien_era(
    copia: Path, tmp_path: Path, rehecho: tuple[str, ...]
) -> None:
    otra = clonar(tmp_path / "compartida.git", tmp_path / "la de otro")
    (otra / "notas.txt").write_text("2\n", "utf-8")
    git(otra, "commit", "-q", "-am", "Notas")
    git(otra, "push", "-q")
    con, sin = todo(copia), guardado_antes(copia)
    git(copia, *rehecho)
    visto = seg("deshacer", en=copia)
    assert visto.codigo == 0
    if rehecho[0] == "pull":
        assert todo(copia) == {**con, FINAL: sin, "notas.txt": b"2\n"}
        assert frases(copia)[:3] == [f"Deshecho: {FRASE}", FRASE, "Notas"]
    else:
        # con otra fecha ya no se sabe que sea lo mismo
        assert "no consta ninguna edición que deshacer" in visto.errores
        assert todo(copia) == con


def test_si_tras_rehacerlo_alguien_cambio_lo_mismo_no_se_deshace(
    copia: Path, tmp_path: Path
) -> None:
    otra = clonar(tmp_path / "compartida.git", tmp_path / "la de otro")
    (otra / "notas.txt").write_text("2\n", "utf-8")
    git(otra, "commit", "-q", "-am", "Notas")
    git(otra, "push", "-q")
    git(copia, "pull", "-q", "--rebase")
    (copia / FINAL).write_bytes((copia / FINAL).read_bytes() + b"# a mano\n")
    con = todo(copia)
    assert seg("deshacer", en=copia).codigo == 4
    assert todo(copia) == con


def test_los_archivos_nuevos_se_quitan_y_los_quitados_vuelven(copia: Path) -> None:
    antes = todo(copia)
    seg("nueva", "evaluacion", "otra-2023", "--titulo", "Otra", en=copia)
    (copia / "data/acuerdos/propuesta.yaml").unlink()
    assert seg("guardar", en=copia).codigo == 0
    assert seg("deshacer", en=copia).codigo == 0
    assert todo(copia) == antes
    assert git(copia, "status", "--porcelain") == ""


def test_lo_ultimo_es_lo_ultimo(copia: Path) -> None:
    guardado = todo(copia)
    seg("corregir", "1.1", "plazo", "2022-12", en=copia)
    visto = seg("deshacer", en=copia)
    assert visto.salida.startswith("Lo último fue: Corregido «plazo»")
    assert (todo(copia), frases(copia)[0]) == (guardado, FRASE)


def test_una_edicion_ya_guardada_no_se_deshace_por_su_cuenta(copia: Path) -> None:
    seg("verificar", "1.3", "--resultado", "verificada", "--por", "Yo", en=copia)
    seg("actualizar", "mesa/c1", "--estado", "en_curso", en=copia)
    seg("guardar", "Dos cosas", en=copia)
    assert seg("deshacer", en=copia).salida.startswith("Lo último fue guardar: «Dos cosas»\n")


def test_con_simular_y_diciendo_que_no_nada_cambia(copia: Path) -> None:
    antes = todo(copia), git(copia, "rev-parse", "HEAD")
    assert "no se ha deshecho nada" in seg("deshacer", "--simular", en=copia).errores
    visto = dialogo("deshacer", respuestas=["n"], en=copia)
    assert visto.codigo == 1
    assert "¿Deshacerlo? [S/n] n\n" in visto.salida
    assert dialogo("deshacer", respuestas=["\x03"], en=copia).codigo == 130
    assert (todo(copia), git(copia, "rev-parse", "HEAD")) == antes


def test_si_alguien_lo_cambio_despues_no_se_deshace(copia: Path) -> None:
    (copia / FINAL).write_bytes((copia / FINAL).read_bytes() + b"# nota\n")
    antes = todo(copia)
    visto = seg("deshacer", en=copia)
    assert visto.codigo == 4
    assert visto.errores.startswith(
        f"error: «{FINAL}» ha cambiado desde que se guardó: no se ha deshecho nada\n"
    )
    assert todo(copia) == antes


def test_si_un_gancho_no_deja_guardarlo_los_archivos_quedan_como_estaban(copia: Path) -> None:
    gancho = copia / ".git/hooks/pre-commit"
    gancho.parent.mkdir(exist_ok=True)
    gancho.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    gancho.chmod(0o755)
    antes = todo(copia), frases(copia)
    assert seg("deshacer", en=copia).codigo == 1
    assert (todo(copia), frases(copia)) == antes
    assert git(copia, "status", "--porcelain") == ""


def test_con_los_fines_de_linea_del_disco(copia: Path) -> None:
    sin = guardado_antes(copia)
    en_windows = (copia / FINAL).read_bytes().replace(b"\n", b"\r\n")
    git(copia, "config", "core.autocrlf", "true")
    (copia / FINAL).write_bytes(en_windows)
    assert seg("deshacer", en=copia).codigo == 0
    assert (copia / FINAL).read_bytes() == sin.replace(b"\n", b"\r\n")
    assert guardado_antes(copia, "HEAD") == sin


def test_lo_de_fuera_de_los_registros_ni_se_mira(copia: Path) -> None:
    (copia / "notas.txt").write_text("2\n", "utf-8")
    git(copia, "add", "notas.txt")
    (copia / "notas.txt").write_text("3\n", "utf-8")
    assert seg("deshacer", en=copia).codigo == 0
    assert git(copia, "status", "--porcelain") == "MM notas.txt"
    assert (copia / "notas.txt").read_text("utf-8") == "3\n"
