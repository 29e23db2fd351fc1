"""`seg deshacer`: lo último que escribió una orden vuelve a decir lo que decía, byte a byte."""

from pathlib import Path

import pytest

from apoyo.carteras import FINAL, MESA
from apoyo.ejecucion import dialogo, seg
from seguimiento.almacen.guardado import obra

ORDENES = (
    ("actualizar", "2.3", "--estado", "en_curso"),
    ("corregir", "1.1", "plazo", "2022-12"),
    ("corregir", "R1", "dirigida_a", "--quitar", "1"),
    ("corregir", "1.1", "seguimiento.1", "--borrar"),
    ("responder", "R2", "--decision", "aceptada"),
    ("nueva", "evaluacion", "otra-2023", "--titulo", "Otra"),
    ("nueva", "practica", "LA_GN", "--titulo", "Una", "--hallazgo", "Algo"),
    ("acta", "mesa/reunion-2022-10-05"),
)


def todo(raiz: Path) -> dict[str, bytes]:
    """Cada archivo de los registros y lo que dice."""
    return {str(uno.relative_to(raiz)): uno.read_bytes() for uno in raiz.glob("data/**/*.yaml")}


@pytest.mark.parametrize("con_git", [False, True])
@pytest.mark.parametrize("orden", ORDENES, ids=" ".join)
def test_deshacer_devuelve_los_mismos_bytes_y_otra_vez_lo_rehace(
    orden: tuple[str, ...], rica: Path, *, con_git: bool
) -> None:
    if con_git:
        (rica / ".git").mkdir()
        (rica / ".git/HEAD").write_text("ref: refs/heads/main\n", "utf-8")
    antes = todo(rica)
    hecho = seg(*orden, en=rica)
    assert hecho.codigo == 0, hecho.errores
    despues = todo(rica)
    deshecho = seg("deshacer", en=rica)

    assert (deshecho.codigo, todo(rica)) == (0, antes)
    if despues != antes:
        assert deshecho.salida.startswith("Lo último fue: ")
        assert deshecho.salida.endswith("Deshecho. Para volver a hacerlo, repita «seg deshacer».\n")
        assert (
            rica / ".git/seguimiento.ultima" if con_git else rica / ".seguimiento.ultima"
        ).exists()
        assert seg("deshacer", en=rica).codigo == 0
        assert todo(rica) == despues


def test_solo_se_deshace_lo_ultimo(rica: Path) -> None:
    seg("corregir", "1.1", "plazo", "2022-12", en=rica)
    primero = todo(rica)
    seg("corregir", "1.2", "plazo", "2023-04", en=rica)
    seg("deshacer", en=rica)
    assert todo(rica) == primero


def test_un_lote_de_varios_archivos_se_deshace_entero(rica: Path) -> None:
    (rica / MESA).write_text(
        (rica / MESA).read_text("utf-8").replace("compromisos:", "notas: x\ncompromisos:"), "utf-8"
    )
    seg("corregir", "mesa/c1", "relacionadas", "final-2022/1.1", en=rica)
    antes = todo(rica)
    cambio = seg("corregir", "final-2022/1.1", "id", "1.9", en=rica)
    assert cambio.salida.count("+++ ") == 2
    assert seg("deshacer", en=rica).codigo == 0
    assert todo(rica) == antes


def test_si_un_archivo_cambio_despues_no_se_deshace_nada(rica: Path) -> None:
    seg("corregir", "1.1", "plazo", "2022-12", en=rica)
    with (rica / FINAL).open("a", encoding="utf-8") as archivo:
        archivo.write("# a mano\n")
    antes = todo(rica)
    visto = seg("deshacer", en=rica)

    assert (visto.codigo, visto.salida, todo(rica)) == (4, "", antes)
    assert f"«{FINAL}» ha cambiado desde la última edición" in visto.errores


def test_sin_nada_que_deshacer_se_dice(rica: Path) -> None:
    visto = seg("deshacer", en=rica)
    assert (visto.codigo, visto.salida) == (0, "")
    assert visto.errores == "aviso: no consta ninguna edición que deshacer\n"


def test_con_simular_se_ensena_y_no_se_deshace(rica: Path) -> None:
    seg("corregir", "1.1", "plazo", "2022-12", en=rica)
    antes = todo(rica)
    visto = seg("deshacer", "--simular", en=rica)
    assert (visto.codigo, todo(rica)) == (0, antes)
    assert "-        plazo: 2022-12\n+        plazo: 2022-11\n" in visto.salida


@pytest.mark.parametrize(("respuesta", "codigo"), [("", 0), ("n", 1)])
def test_en_una_terminal_se_pregunta(respuesta: str, codigo: int, rica: Path) -> None:
    antes = todo(rica)
    seg("corregir", "1.1", "plazo", "2022-12", en=rica)
    visto = dialogo("deshacer", respuestas=[respuesta], en=rica)
    assert visto.codigo == codigo
    assert (todo(rica) == antes) is (codigo == 0)


def test_un_lote_enorme_no_se_recuerda_ni_deja_deshacer_el_anterior(
    rica: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seg("corregir", "1.1", "plazo", "2022-12", en=rica)
    monkeypatch.setattr(obra, "MAYOR_QUE_SE_RECUERDA", 10)
    seg("corregir", "1.2", "plazo", "2023-04", en=rica)
    assert "no consta ninguna edición" in seg("deshacer", en=rica).errores
    assert list(rica.glob(".seguimiento*")) == []
