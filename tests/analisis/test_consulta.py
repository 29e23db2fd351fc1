from collections import Counter
from datetime import date

import pytest

from apoyo import HOY, cartera_con
from apoyo.cartera_de_doce import ARCHIVOS
from seguimiento.analisis import recomendacion, situacion
from seguimiento.analisis.busqueda import con_referencia
from seguimiento.analisis.consulta import Consulta, consultar
from seguimiento.analisis.seleccion import filas as todas_las_filas
from seguimiento.analisis.situacion import Situacion, declarada
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.cartera import AccionSituada
from seguimiento.vocabularios import EstadoDerivado

CARTERA = cartera_con(dict(ARCHIVOS))


def _consulta(ref: str) -> Consulta:
    [elemento] = con_referencia(CARTERA, ref)
    return consultar(elemento, HOY, CARTERA.configuracion)


@pytest.mark.parametrize("accion", list(CARTERA.acciones()), ids=lambda accion: accion.ref)
def test_de_una_accion_estan_las_mismas_filas_que_en_la_cartera(accion: AccionSituada) -> None:
    de_la_cartera = [f for f in todas_las_filas(CARTERA, HOY) if f.situada.ref == accion.ref]
    assert list(_consulta(accion.ref).filas) == de_la_cartera


def test_de_una_recomendacion_se_dice_su_estado_y_de_lo_demas_nada() -> None:
    una = next(CARTERA.recomendaciones())
    assert isinstance(_consulta(una.ref).estado, EstadoDerivado)
    evaluacion = _consulta(una.evaluacion.id)
    assert (evaluacion.filas, evaluacion.estado, evaluacion.respondida) == ((), None, False)


@pytest.mark.parametrize("clase", ["acción", "compromiso", "recomendación", "evaluación"])
def test_ver_uno_no_situa_lo_de_los_demas(clase: str, monkeypatch: pytest.MonkeyPatch) -> None:
    situadas: list[str] = []

    def contada(accion: Accion, hoy: date) -> Situacion:
        situadas.append(accion.id)
        return declarada(accion, hoy)

    monkeypatch.setattr(situacion, "declarada", contada)
    monkeypatch.setattr(recomendacion, "declarada", contada)
    accion = next(CARTERA.acciones())
    una = next(CARTERA.recomendaciones())
    suyas = [a.id for a in una.recomendacion.acciones]
    ref, esperadas = {
        "acción": (accion.ref, [accion.accion.id]),
        "compromiso": ("mesa/c1", ["c1"]),
        "recomendación": (una.ref, suyas),
        "evaluación": (una.evaluacion.id, []),
    }[clase]
    _consulta(ref)
    assert Counter(situadas) == Counter(esperadas)
