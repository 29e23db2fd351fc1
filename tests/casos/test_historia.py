"""La guarda de la historia no calla: lo que no pudo comparar, lo dice y falla."""

from pathlib import Path

from apoyo.carteras import escribir
from apoyo.ejecucion import seg
from apoyo.historias import con_git, confirmar, iniciar
from apoyo.una_evaluacion import ARCHIVO, con_acciones

pytestmark = con_git

ILEGIBLE = """\
{id: A1, descripcion: d, plazo: 2024-06, inicio: 2023-13,
    seguimiento: [{fecha: 2023-01-01, estado: en_curso}]}"""
CERRADA = """\
{id: "1.1", descripcion: Uno, plazo: 2024-12, seguimiento: [{fecha: 2024-03-01, estado: completada,
    evidencias: [{url: "https://ejemplo.org/1"}]}]}"""
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


def test_un_codigo_retirado_no_se_da_a_otra_accion(tmp_path: Path) -> None:
    raiz = iniciar(tmp_path)
    manual = '{id: "1.1", descripcion: Hacer el manual, plazo: 2024-05}'
    imprimirlo = '{id: "1.2", descripcion: Imprimir el manual, plazo: 2024-06}'
    primero = confirmar(raiz, con_acciones(manual, imprimirlo))
    confirmar(raiz, con_acciones(manual))
    nueva = ("nueva", "accion", "a/R1", "--descripcion", "Traducir el manual", "--plazo", "2024-09")
    assert "«a/1.3»" in seg(*nueva, en=raiz, hoy="2024-06-30").salida
    dicho = seg("validar", "--base", primero, en=raiz, hoy="2024-06-30").salida
    assert "SEG603" not in dicho


def test_lo_que_luego_se_rechazaria_se_dice_al_escribirlo(tmp_path: Path) -> None:
    raiz = iniciar(tmp_path)
    confirmar(raiz, con_acciones(CERRADA))
    orden = ("actualizar", "a/1.1", "--estado", "en_curso", "--comentario", "Se cerró por error")
    visto = seg(*orden, en=raiz, hoy="2024-06-15")
    assert "SEG601" in visto.errores
    assert "añada la verificación que rechaza lo declarado" in visto.errores


def test_el_borrador_que_no_se_ha_anadido_no_detiene_a_lo_que_se_guarda(tmp_path: Path) -> None:
    raiz = iniciar(tmp_path)
    confirmar(raiz, con_acciones(CERRADA))
    escribir(raiz, {"data/evaluaciones/borrador.yaml": "titulo: [\n"})
    assert seg("validar", "--indice", en=raiz, hoy="2024-06-15").codigo == 0
    assert seg("validar", en=raiz, hoy="2024-06-15").codigo == 1
