"""La entrada que no lleva fecha vale desde donde está en la lista, y nunca cuenta como a tiempo."""

from datetime import date
from pathlib import Path

import pytest

from apoyo.carteras import escribir
from apoyo.ejecucion import seg
from seguimiento.analisis.bitacora import estado_de
from seguimiento.analisis.situacion import ultima_referencia
from seguimiento.modelo.accion import Accion, Seguimiento
from seguimiento.modelo.cartera import AccionSituada, Archivado
from seguimiento.modelo.evaluacion import Evaluacion, Recomendacion


def _accion(*entradas: tuple[str, str]) -> Accion:
    datos = {
        "id": "1.1",
        "descripcion": "Formar",
        "plazo": "2023-06",
        "seguimiento": [
            {"estado": estado} | ({"fecha": fecha} if fecha else {}) for fecha, estado in entradas
        ],
    }
    return Accion.model_validate(datos)


@pytest.mark.parametrize(
    ("entradas", "dia", "estado"),
    [
        pytest.param([("", "completada")], "1995-01-01", "completada", id="sola: desde siempre"),
        pytest.param(
            [("2023-05-10", "en_curso"), ("", "completada")],
            "2023-05-09",
            "no_iniciada",
            id="antes",
        ),
        pytest.param(
            [("2023-05-10", "en_curso"), ("", "completada")],
            "2023-05-10",
            "completada",
            id="tras ella",
        ),
        pytest.param(
            [("", "en_curso"), ("2023-05-10", "completada")], "2023-05-09", "en_curso", id="delante"
        ),
        pytest.param(
            [("2023-05-10", "en_curso"), ("", "completada"), ("2023-05-11", "en_curso")],
            "2023-05-11",
            "en_curso",
            id="otra posterior",
        ),
        pytest.param(
            [("2023-05", "en_curso"), ("", "completada"), ("", "cancelada")],
            "2023-05-31",
            "cancelada",
            id="dos seguidas",
        ),
    ],
)
def test_cuenta_desde_la_que_la_precede_en_la_lista(
    entradas: list[tuple[str, str]], dia: str, estado: str
) -> None:
    assert estado_de(_accion(*entradas), date.fromisoformat(dia)).efectivo == estado


def test_la_falta_de_novedad_se_cuenta_desde_lo_ultimo_que_tiene_fecha() -> None:
    accion = _accion(("", "en_curso"))
    recomendacion = Recomendacion.model_validate({"id": "R1", "texto": "Formar"})
    evaluacion = Evaluacion.model_validate(
        {"titulo": "Final", "organizacion": "OIM", "fecha": "2022-12-31"}
    )
    origen = Archivado("e.yaml", "e", evaluacion)
    situada = AccionSituada(accion, origen, recomendacion, origen.lugar)
    novedad: Seguimiento = accion.seguimiento[0]

    assert ultima_referencia(situada, novedad, date(2023, 7, 1)) == date(2022, 12, 31)


REGISTRO = """\
titulo: Final
organizacion: OIM
fecha: 2022-12-31
recomendaciones:
  - id: R1
    texto: Formar
    respuesta: {decision: aceptada, fecha: 2023-01-10}
    acciones:
      - id: "1.1"
        descripcion: Sin fecha de cierre
        plazo: 2023-06
        seguimiento:
          - {estado: completada, avance: 100, evidencias: [{titulo: Informe}]}
      - id: "1.2"
        descripcion: A tiempo
        plazo: 2023-06
        seguimiento:
          - {fecha: 2023-05-01, estado: completada, evidencias: [{titulo: Informe}]}
"""


def test_se_dice_sin_fecha_se_guarda_que_no_consta_y_no_es_a_tiempo_ni_tarde(
    tmp_path: Path,
) -> None:
    raiz = escribir(tmp_path, {"data/evaluaciones/e.yaml": REGISTRO})

    assert "sin fecha, completada (100 %)" in seg("informe", "matriz", "e", en=raiz).salida
    (fila,) = seg("ver", "e/1.1", "--json", en=raiz, hoy="2023-09-30").json["filas"]
    assert (fila["situacion"], fila["ultima_novedad"]["fecha"]) == ("cerrada", None)
    assert fila["ultima_novedad"]["avance"] == 100
    informe = seg("informe", "trimestral", "--periodo", "2023-T3", en=raiz, hoy="2023-09-30").salida
    (a_tiempo,) = [linea for linea in informe.splitlines() if linea.startswith("| A tiempo |")]
    assert "100 % (1 de 1); sin fecha: 1" in a_tiempo
