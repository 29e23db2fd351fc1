"""La cartera de ejemplo trae lo que su página dice que trae, y el validador no le objeta nada."""

from itertools import chain

import pytest

from apoyo.carteras import EJEMPLOS
from apoyo.ejecucion import seg
from seguimiento.almacen.disco import Directorio
from seguimiento.modelo.cartera import Cartera
from seguimiento.repositorio import cargar
from seguimiento.vocabularios import EstadoDeReunion, TipoDeFicha

CORTE = "2026-01-12"


@pytest.fixture(scope="module")
def cartera() -> Cartera:
    return cargar(Directorio(EJEMPLOS)).cartera


def test_el_validador_no_objeta_nada_ni_con_todo_el_rigor() -> None:
    visto = seg("validar", "--estricto", en=EJEMPLOS, hoy=CORTE)
    assert (visto.codigo, visto.errores) == (0, "")


def test_lo_que_se_da_por_visto_tiene_cada_vez_su_motivo() -> None:
    lineas = chain.from_iterable(
        ruta.read_text("utf-8").splitlines() for ruta in EJEMPLOS.rglob("*.yaml")
    )
    ignoradas = [linea for linea in lineas if "seg: ignora" in linea]
    assert len(ignoradas) == 4
    assert all(" — " in linea for linea in ignoradas)


def test_hay_un_caso_de_cada_cosa_del_seguimiento(cartera: Cartera) -> None:
    acciones = [situada.accion for situada in cartera.acciones()]
    compromisos = [situada.accion for situada in cartera.compromisos()]
    assert (len(cartera.evaluaciones), len(acciones)) == (3, 15)
    assert len([*cartera.recomendaciones()]) == 10
    prorrogas = [p for accion in (*acciones, *compromisos) for p in accion.prorrogas]
    assert len(prorrogas) == 5
    resultados = [v.resultado.value for a in acciones for v in a.verificaciones if v.resultado]
    assert sorted(resultados) == ["rechazada", "verificada"]
    assert len([accion for accion in acciones if accion.recurrencia]) == 1
    assert len([accion for accion in acciones if accion.misma_que]) == 1


def test_hay_un_acuerdo_en_vigor_que_se_reune(cartera: Cartera) -> None:
    (acuerdo,) = cartera.acuerdos
    assert acuerdo.registro.obliga
    estados = [reunion.estado for reunion in acuerdo.registro.reuniones]
    assert estados == [*[EstadoDeReunion.CELEBRADA] * 3, EstadoDeReunion.CONVOCADA]
    assert len(acuerdo.registro.compromisos) == 3


def test_hay_una_ficha_de_las_dos_clases_que_mas_se_escriben(cartera: Cartera) -> None:
    tipos = {ficha.registro.tipo for ficha in cartera.practicas}
    assert tipos == {TipoDeFicha.BUENA_PRACTICA, TipoDeFicha.LECCION_APRENDIDA}
    assert len(cartera.practicas) == 2


def test_el_corte_esta_dentro_de_lo_que_la_cartera_cuenta() -> None:
    """Al día de la página hay de todo: lo vencido, lo que vence y lo que espera respuesta."""
    resumen = seg("status", "--json", en=EJEMPLOS, hoy=CORTE).json["resumen"]
    claves = ("vencidas", "por_vencer", "en_plazo", "sin_plazo", "cerradas", "sin_respuesta")
    assert [resumen[clave] for clave in claves] == [4, 3, 3, 1, 4, 2]
