"""La guarda de la historia no calla: lo que no pudo comparar, lo dice y falla."""

from pathlib import Path

from apoyo.ejecucion import seg
from apoyo.historias import con_git, confirmar, iniciar
from apoyo.una_evaluacion import ARCHIVO, con_acciones

pytestmark = con_git

ILEGIBLE = """\
{id: A1, descripcion: d, plazo: 2024-06, inicio: 2023-13,
    seguimiento: [{fecha: 2023-01-01, estado: en_curso}]}"""
SIN_SU_BITACORA = "{id: A1, descripcion: d, plazo: 2026-06}"


def test_lo_que_no_se_lee_en_la_base_no_se_da_por_nuevo(tmp_path: Path) -> None:
    raiz = iniciar(tmp_path)
    confirmar(raiz, con_acciones(ILEGIBLE))
    (raiz / ARCHIVO).write_text(con_acciones(SIN_SU_BITACORA)[ARCHIVO], "utf-8")
    visto = seg("validar", "--base", "HEAD", en=raiz, hoy="2024-01-10")
    assert visto.codigo == 1
    assert "error[SEG607] en la base no se lee bien «a/A1»" in visto.salida
    resumen = seg("validar", "--base", "HEAD", "--resumen", "md", en=raiz, hoy="2024-01-10").salida
    assert resumen.startswith("No se compara, porque en la base no se lee bien: «a/A1».")
