"""El final de `seg status`: lo que falta por guardar y por enviar, sin la red y sin ejecutar nada ajeno."""

import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from apoyo.carteras import CONFIGURACION, FINAL, MESA, RICA, cambiada, escribir
from apoyo.copias import como_ana, compartir, git
from apoyo.ejecucion import seg
from apoyo.historias import con_git, confirmar
from seguimiento.almacen.git import comparacion
from seguimiento.almacen.git.repositorio import Repositorio

pytestmark = con_git

OTRA = {FINAL: RICA[FINAL].replace("Publicar la guía", "Publicar la otra guía")}


@pytest.fixture
def copia(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    como_ana(monkeypatch)
    return compartir(tmp_path / "copia", tmp_path / "compartida.git", RICA)


def final(raiz: Path) -> str:
    """Lo último que dice, si es de lo que falta."""
    ultima = seg("status", en=raiz).salida.splitlines()[-1]
    return ultima if re.search("sin guardar|sin enviar|a medias", ultima) else ""


def cuentas(raiz: Path, *globales: str) -> tuple[int | None, int | None]:
    visto = seg(*globales, "status", "--json", en=raiz).json
    return visto["sin_guardar"], visto["sin_enviar"]


def test_con_todo_enviado_no_dice_nada(copia: Path) -> None:
    assert (final(copia), cuentas(copia)) == ("", (0, 0))


def test_dice_cuanto_falta_y_con_que_se_remedia(copia: Path) -> None:
    for numero in range(2):
        confirmar(copia, cambiada(MESA, "Compartir los datos\n", f"Compartir {numero}\n"))
    assert (final(copia), cuentas(copia)) == ("2 sin enviar: seg enviar", (0, 2))
    escribir(copia, OTRA)
    (copia / "data/acuerdos/propuesta.yaml").unlink()
    escribir(copia, {"data/evaluaciones/nueva.yaml": RICA[FINAL]})
    assert final(copia) == "3 cambios sin guardar · 2 sin enviar: seg guardar"
    assert cuentas(copia) == (3, 2)
    git(copia, "push", "-q")
    assert final(copia) == "3 cambios sin guardar: seg guardar"


def test_solo_cuentan_los_registros(copia: Path) -> None:
    confirmar(copia, {"notas.txt": "1\n"})
    escribir(copia, {"otra.txt": "1\n", "data/.DS_Store": "x"})
    assert cuentas(copia) == (0, 0)
    escribir(copia, cambiada(CONFIGURACION, "OIM", "Otra"))
    assert cuentas(copia) == (1, 0)


def test_lo_que_git_ignora_no_falta_por_guardar(copia: Path) -> None:
    confirmar(copia, {".gitignore": "borrador*\n"})
    escribir(copia, {"data/evaluaciones/borrador.yaml": RICA[FINAL]})
    assert cuentas(copia) == (0, 0)


def test_las_uniones_no_se_cuentan(copia: Path) -> None:
    git(copia, "switch", "-q", "-c", "rama")
    confirmar(copia, OTRA)
    git(copia, "switch", "-q", "main")
    confirmar(copia, cambiada(MESA, "Firmar el convenio", "Firmar"))
    git(copia, "merge", "-q", "--no-ff", "-m", "junta", "rama")
    assert cuentas(copia) == (0, 2)


def test_lo_que_no_se_sabe_es_nulo(copia: Path, tmp_path: Path) -> None:
    sin_git = escribir(tmp_path / "sin git", RICA)
    assert (final(sin_git), cuentas(sin_git)) == ("", (None, None))
    escribir(copia, OTRA)
    git(copia, "update-ref", "-d", "refs/remotes/origin/main")
    assert cuentas(copia) == (1, None)
    git(copia, "switch", "-q", "--detach")
    assert (final(copia), cuentas(copia)) == ("1 cambio sin guardar: seg guardar", (1, None))


@pytest.mark.parametrize(
    ("orden", "que"),
    [
        (("rebase", "otra"), "rebase"),
        (("rebase", "--apply", "otra"), "rebase"),
        (("cherry-pick", "otra"), "cherry-pick"),
        (("revert", "--no-edit", "HEAD~1"), "revert"),
    ],
)
def test_con_algo_de_git_a_medias_toca_terminarlo(
    copia: Path, orden: tuple[str, ...], que: str
) -> None:
    git(copia, "branch", "-q", "otra")
    for titulo in ("Firmar uno", "Firmar dos"):
        confirmar(copia, cambiada(MESA, "Firmar el convenio", titulo))
    git(copia, "push", "-q")
    git(copia, "switch", "-q", "otra")
    confirmar(copia, cambiada(MESA, "Firmar el convenio", "Firmar otro"))
    git(copia, "switch", "-q", "main")
    with pytest.raises(subprocess.CalledProcessError):
        git(copia, *orden)
    # con las dos versiones a la vista, primero se juntan
    assert final(copia).endswith(f"un «{que}» a medias: seg diagnostico --reparar")
    escribir(copia, cambiada(MESA, "Firmar el convenio", "Firmar por fin"))
    toca = f"git {que} --continue, o git {que} --abort"
    assert final(copia) == f"1 cambio sin guardar · un «{que}» a medias: {toca}"
    git(copia, "checkout", "-q", "HEAD", "--", ".")
    assert final(copia) == f"un «{que}» a medias: {toca}"
    git(copia, que, "--abort")
    assert final(copia) == ""


def test_antes_de_guardar_nada_todo_esta_por_guardar(tmp_path: Path) -> None:
    raiz = escribir(tmp_path, RICA)
    git(raiz, "init", "-q", "-b", "main")
    assert cuentas(raiz) == (len(RICA), None)


def test_con_al_no_se_dice(copia: Path) -> None:
    confirmar(copia, OTRA)
    escribir(copia, cambiada(MESA, "Firmar el convenio", "Firmar"))
    dicho = seg("--al", "main", "status", en=copia).salida
    assert "sin guardar" not in dicho
    assert "sin enviar" not in dicho
    assert cuentas(copia, "--al", "main") == (None, None)


def test_en_un_archivo_y_en_los_demas_formatos_no_va(copia: Path, tmp_path: Path) -> None:
    escribir(copia, OTRA)
    seg("status", "-o", tmp_path / "status.txt", en=copia)
    dichos = [
        (tmp_path / "status.txt").read_text("utf-8"),
        *(seg("status", "--formato", cual, en=copia).salida for cual in ("md", "csv")),
    ]
    assert [uno for uno in dichos if "sin guardar" in uno] == []


def test_contarlo_no_ejecuta_nada_ajeno(copia: Path, tmp_path: Path) -> None:
    trampa = tmp_path / "trampa"
    trampa.write_text(f"#!/bin/sh\necho $0 $* >> '{tmp_path}/marca'\ncat\n", "utf-8")
    trampa.chmod(0o755)
    confirmar(copia, {".gitattributes": "* filter=malo diff=malo merge=malo\n"})
    confirmar(copia, OTRA)
    for clave in (
        *("core.fsmonitor", "core.pager", "core.sshCommand", "core.askPass", "gpg.program"),
        *("filter.malo.clean", "filter.malo.smudge", "filter.malo.process", "diff.malo.textconv"),
        *("diff.external", "credential.helper", "core.alternateRefsCommand"),
        *("remote.origin.uploadpack", "remote.origin.vcs", "pager.for-each-ref"),
    ):
        git(copia, "config", clave, str(trampa))
    git(copia, "config", "remote.origin.url", f"ext::{trampa}")
    git(copia, "config", "protocol.ext.allow", "always")
    for alias in ("for-each-ref", "rev-list", "check-ignore", "symbolic-ref"):
        git(copia, "config", f"alias.{alias}", f"!{trampa}")
    hooks = tmp_path / "ganchos"
    hooks.mkdir()
    for nombre in ("post-index-change", "reference-transaction", "pre-auto-gc"):
        (hooks / nombre).symlink_to(trampa)
    git(copia, "config", "core.hooksPath", str(hooks))
    escribir(copia, {MESA: RICA[MESA], "data/evaluaciones/nueva.yaml": RICA[FINAL]})
    (tmp_path / "marca").unlink(missing_ok=True)
    assert cuentas(copia) == (1, 1)
    assert not (tmp_path / "marca").exists()


@pytest.mark.parametrize("cambiados", [0, 1, 3])
def test_lo_modificado_y_lo_no_guardado_salen_de_un_solo_recorrido(
    copia: Path, cambiados: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    escribir(copia, {f"data/evaluaciones/n{n}.yaml": RICA[FINAL] for n in range(cambiados)})
    recorridos: list[object] = []
    de_verdad = comparacion.cambiados

    def contado(
        repositorio: Repositorio,
        cabeza: str | None,
        rutas: Sequence[str],
        sabida: comparacion.Sabida,
    ) -> Iterator[comparacion.Cambiado]:
        recorridos.append(rutas)
        return de_verdad(repositorio, cabeza, rutas, sabida)

    monkeypatch.setattr(comparacion, "cambiados", contado)
    visto = seg("status", "--json", en=copia).json
    assert (visto["modificado"], visto["sin_guardar"]) == (cambiados > 0, cambiados)
    assert len(recorridos) == 1


def test_quien_solo_pregunta_si_difieren_se_detiene_en_lo_primero(
    copia: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vistos = []

    def tres(*_: object) -> Iterator[comparacion.Cambiado]:
        for numero in range(3):
            vistos.append(numero)
            yield comparacion.Cambiado(b"%d" % numero, esta_en_git=True)

    monkeypatch.setattr(comparacion, "cambiados", tres)
    frente = comparacion.frente_a_lo_guardado(copia, ["data"])
    assert frente is not None
    assert (frente.difieren, vistos) == (True, [0])
    # y preguntar después por todos no pierde el que ya se vio
    assert [uno.ruta for uno in frente.cambiados] == [b"0", b"1", b"2"]
