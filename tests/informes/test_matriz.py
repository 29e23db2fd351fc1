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


def test_los_totales_van_arriba_y_el_indice_dice_como_va_cada_una() -> None:
    hecha = vista(encargo_de({"data/evaluaciones/una.yaml": PROPIA}, HOY, "una"))
    assert [(c.rotulo, c.valor, c.detalle) for c in hecha.cifras] == [
        ("Recomendaciones", "2", "1 con respuesta gerencial"),
        ("Acciones", "2", "1 sin cerrar"),
        ("Con el plazo cumplido", "0", "de 1 sin cerrar"),
        ("Completadas", "1", "de 2 acciones"),
        ("Recomendaciones sin acciones, sin cerrar", "1", "de 1"),
        ("Recomendaciones sin acciones, vencidas", "1", "de 1 sin cerrar"),
    ]
    assert [(b.id, b.en_breve) for b in hecha.bloques] == [
        ("una-R1", "En curso · Firmar el convenio"),
        ("una-R2", "Implementada parcialmente · Formar al equipo"),
    ]


def test_de_lo_que_se_repite_lo_que_se_hace_se_dice_una_vez() -> None:
    hecha = vista(encargo_de(dict(RICA), HOY, "final-2022"))
    [suyo] = [b for b in hecha.bloques if "2.2" in {f[0].texto for f in b.acciones.filas}]
    dichas = {f[0].texto: f[0].sigue for f in suyo.acciones.filas if f[0].texto.startswith("2.2")}
    serie = dichas.pop("2.2")
    assert serie
    assert dichas
    assert {*dichas.values()} == {""}


@pytest.mark.parametrize(
    ("sobre", "dicho"),
    [
        ("Respuesta", "Oficina, sobre respuesta: Falta"),
        ("R1", "Oficina, sobre R1: Falta"),
        ("ACNUR", "Oficina, sobre ACNUR: Falta"),
        ("retorno-2024/2.2", "Oficina, sobre retorno-2024/2.2: Falta"),
    ],
)
def test_una_nota_no_cambia_la_letra_de_una_referencia(sobre: str, dicho: str) -> None:
    observada = f"""\
    titulo: Evaluación
    organizacion: OIM
    recomendaciones:
      - id: R1
        texto: Mejorar
        observaciones: [{{autor: Oficina, sobre: {sobre}, texto: Falta}}]
"""
    [bloque] = vista(encargo_de({"data/evaluaciones/una.yaml": observada}, HOY, "una")).bloques
    assert bloque.observaciones == (dicho,)
