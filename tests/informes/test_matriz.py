"""La matriz dice el estado que se declara con lo que lo sostiene y, en su columna, la situación."""

from datetime import date

import pytest

from apoyo.carteras import RICA
from apoyo.encargos import encargo_de
from seguimiento.informes.vistas.matriz import vista

HOY = date(2023, 4, 15)
PROPIA = """\
    titulo: Evaluación
    organizacion: OIM
    fecha: 2022
    recomendaciones:
      - id: R1
        texto: Firmar el convenio
        plazo: 2023-01
        respuesta: {decision: aceptada, fecha: 2022-06}
        seguimiento:
          - {fecha: 2023-02-01, estado: implementada, evidencias: [{titulo: Convenio}]}
        verificaciones:
          - {fecha: 2023-03-01, por: Auditoría, resultado: rechazada, nota: Sin firma}
      - id: R2
        texto: Formar al equipo
        acciones:
          - id: "2.1"
            descripcion: Dar talleres
            plazo: 2023-03
            meta: [{cantidad: 4, unidad: talleres}]
            seguimiento:
              - fecha: 2023-03-01
                estado: completada
                cantidad: 3
                evidencias: [{titulo: Acta de la Junta}, {url: "https://ejemplo.org/lista"}]
          - id: "2.2"
            descripcion: Redactar la guía
            seguimiento: [{fecha: 2023-03-01, estado: en_curso, avance: 60}]
"""


def estados(archivos: dict[str, str], evaluacion: str) -> dict[str, tuple[str, str]]:
    hecha = vista(encargo_de(archivos, HOY, evaluacion))
    assert [columna.titulo for columna in hecha.columnas][-2:] == ["Estado", "Situación"]
    return {
        fila[0].texto: (fila[-2].entero, fila[-1].entero)
        for bloque in hecha.bloques
        for fila in bloque.acciones.filas
    }


@pytest.mark.parametrize(
    ("accion", "estado", "situacion"),
    [
        ("1.1", "En curso", "Vencida hace 46 días"),
        (
            "1.2",
            (
                "Completada\nEvidencia: Borrador\n"
                "Verificación rechazada: 01-feb-2023, Evaluación: Falta el anexo"
            ),
            "Vencida hace 15 días",
        ),
        ("1.3", "Completada\nSin evidencia\nSin verificación ajena", "Completada"),
        ("2.1", "En curso\n2 de 4 talleres", "Por vencer"),
        ("2.2@2022-T4", "No iniciada", "Vencida hace 105 días"),
        ("2.6", "Cancelada", "Cancelada"),
    ],
)
def test_el_estado_es_el_que_se_declara_y_la_situacion_va_aparte(
    accion: str, estado: str, situacion: str
) -> None:
    assert estados(dict(RICA), "final-2022")[accion] == (estado, situacion)


def test_con_lo_hecho_de_la_meta_sus_pruebas_y_el_avance() -> None:
    archivos = {"data/evaluaciones/una.yaml": PROPIA}
    assert estados(archivos, "una") == {
        "2.1": (
            (
                "Completada\n3 de 4 talleres\nEvidencia: Acta de la Junta\n"
                "Evidencia: https://ejemplo.org/lista\nSin verificación ajena"
            ),
            "Completada",
        ),
        "2.2": ("En curso\n60 %", "Sin plazo"),
    }


def test_la_que_se_sigue_sin_acciones_tambien() -> None:
    [propia, _] = vista(encargo_de({"data/evaluaciones/una.yaml": PROPIA}, HOY, "una")).bloques
    datos = {dato.rotulo: [valor.entero for valor in dato.valores] for dato in propia.datos}
    assert datos["Estado de la recomendación"][1:] == [
        "Evidencia: Convenio",
        "Verificación rechazada: 01-mar-2023, Auditoría: Sin firma",
    ]
    assert datos["Situación"] == ["Vencida hace 74 días"]
