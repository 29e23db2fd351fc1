import pytest

from apoyo import HOY, cartera_con, cartera_de, dia, evaluacion_con, recomendacion_de
from seguimiento.analisis.actores import Papel
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.instancias import Cumplidos, instancias
from seguimiento.analisis.metas import Avance
from seguimiento.analisis.seleccion import (
    Filtro,
    dias_desde_la_evaluacion,
    en_orden_de_urgencia,
    filas,
    orden_de_prioridad,
    recomendaciones,
    sin_respuesta,
)
from seguimiento.analisis.situacion import situar
from seguimiento.modelo.cartera import Cartera
from seguimiento.vocabularios import SituacionDeAccion

ARCHIVOS = {
    "data/evaluaciones/red.yaml": """
        titulo: Evaluación de la red
        organizacion: OIM
        recomendaciones:
          - id: R1
            texto: Estudiar las necesidades
            dirigida_a: [Equipo Desarrollador, Unidad de Gestión]
            prioridad: 2
            acciones:
              - id: "1.1"
                descripcion: Recoger necesidades
                plazo: 2022-11
                responsables: [Oficial de Políticas, PSU]
              - id: "1.10"
                descripcion: Sistematizarlas
                plazo: 2023-12
                responsables: [ORD]
                acompanan: [PSU]
          - id: R2
            texto: Fortalecer la coordinación
            dirigida_a: [Unidad de Implementación]
            prioridad: 1
            respuesta: {decision: aceptada}
            acciones:
              - id: "2.1"
                descripcion: Reunirse cada trimestre
                inicio: 2022-10
                plazo: 2023-12
                recurrencia: trimestral
                responsables: [Oficial de Datos]
                lidera: PSU
                meta: [{cantidad: 5, unidad: reuniones}]
                seguimiento:
                  - fecha: 2022-12-01
                    estado: completada
                    instancia: 2022-T4
                    cantidad: 1
          - id: R3
            texto: Difundir lo aprendido
            prioridad: 1
    """,
    "data/evaluaciones/otra.yaml": """
        titulo: Otra evaluación
        organizacion: OIT
        recomendaciones:
          - {id: R1, texto: Buscar sinergias, dirigida_a: [Oficina de país]}
    """,
    "data/acuerdos/mecanismo.yaml": """
        titulo: Mecanismo de seguimiento
        estado: vigente
        compromisos:
          - {id: "1", descripcion: Aprobar el plan, plazo: 2023-03, responsables: [PSU]}
    """,
    "seguimiento.yaml": """
        actores:
          Oficial Regional de Datos: {alias: [ORD, Oficial de Datos]}
    """,
}


def _cartera() -> Cartera:
    return cartera_con(ARCHIVOS)


def _refs(filtro: Filtro) -> list[str]:
    return [fila.ref for fila in filas(_cartera(), HOY, filtro)]


TODAS = [
    "red/1.1",
    "red/1.10",
    "red/2.1",
    "red/2.1@2022-T4",
    "red/2.1@2023-T1",
    "red/2.1@2023-T2",
    "mecanismo/1",
]
DE_LA_SERIE = TODAS[2:6]


def test_sin_filtro_salen_acciones_instancias_y_compromisos() -> None:
    assert [fila.ref for fila in filas(_cartera(), HOY)] == TODAS


@pytest.mark.parametrize(
    ("filtro", "refs"),
    [
        pytest.param(Filtro(), TODAS, id="vacío"),
        pytest.param(Filtro(evaluacion="red"), TODAS[:6], id="una evaluación, sin compromisos"),
        pytest.param(Filtro(evaluacion="otra"), [], id="una evaluación sin acciones"),
        pytest.param(Filtro(acuerdo="mecanismo"), ["mecanismo/1"], id="un acuerdo, sin acciones"),
        pytest.param(Filtro(evaluacion="mecanismo"), [], id="un acuerdo no es una evaluación"),
        pytest.param(Filtro(evaluacion="red", acuerdo="mecanismo"), TODAS, id="ambos"),
        pytest.param(Filtro(prioridad=1), DE_LA_SERIE, id="prioridad: los compromisos no tienen"),
        pytest.param(Filtro(prioridad=3), [], id="una prioridad que no hay"),
        pytest.param(Filtro(dirigida_a="implementacion"), DE_LA_SERIE, id="sin tildes"),
        pytest.param(Filtro(dirigida_a="UNIDAD DE"), TODAS[:6], id="sin mayúsculas y por partes"),
        pytest.param(Filtro(dirigida_a="Equipo Desarrollador"), TODAS[:2], id="a quién se dirige"),
        pytest.param(
            Filtro(responsable=("psu",)),
            ["red/1.1", "red/1.10", *DE_LA_SERIE, "mecanismo/1"],
            id="quien responde, conduce o apoya",
        ),
        pytest.param(Filtro(responsable=("politicas",)), ["red/1.1"], id="responsable sin tildes"),
        pytest.param(
            Filtro(responsable=("oficial regional de datos",)),
            ["red/1.10", *DE_LA_SERIE],
            id="por el nombre canónico",
        ),
        pytest.param(
            Filtro(responsable=("ORD",)),
            ["red/1.10", *DE_LA_SERIE],
            id="por un alias, lo escrito con otro",
        ),
        pytest.param(
            Filtro(responsable=("ORD", "políticas")),
            TODAS[:6],
            id="de varios responsables basta uno",
        ),
        pytest.param(Filtro(responsable=("nadie",)), [], id="quien no está"),
        pytest.param(Filtro(responsable=("psu",), prioridad=2), TODAS[:2], id="dos condiciones"),
        pytest.param(
            Filtro(situaciones=(SituacionDeAccion.VENCIDA,)),
            TODAS,
            id="la situación no se mira aquí",
        ),
    ],
)
def test_el_filtro_deja_lo_que_se_pide(filtro: Filtro, refs: list[str]) -> None:
    assert _refs(filtro) == refs


def test_cada_fila_dice_que_papel_tiene_quien_se_busca() -> None:
    buscadas = filas(_cartera(), HOY, Filtro(responsable=("psu",)))
    assert {fila.ref: fila.papeles for fila in buscadas} == {
        "red/1.1": (Papel.RESPONDE,),
        "red/1.10": (Papel.ACOMPANA,),
        **dict.fromkeys(DE_LA_SERIE, (Papel.LIDERA,)),
        "mecanismo/1": (Papel.RESPONDE,),
    }


def test_los_papeles_de_varios_se_reunen_en_su_orden() -> None:
    filtro = Filtro(evaluacion="red", responsable=("psu", "ORD"))
    assert [(fila.ref, fila.papeles) for fila in filas(_cartera(), HOY, filtro)][:3] == [
        ("red/1.1", (Papel.RESPONDE,)),
        ("red/1.10", (Papel.RESPONDE, Papel.ACOMPANA)),
        ("red/2.1", (Papel.RESPONDE, Papel.LIDERA)),
    ]


def test_la_serie_lleva_su_avance_y_sus_periodos_y_las_instancias_solo_su_situacion() -> None:
    cartera = _cartera()
    serie, *suyas = filas(cartera, HOY, Filtro(prioridad=1))
    situada = list(cartera.acciones())[2]
    assert serie == Fila(
        situada=situada,
        situacion=situar(situada, HOY, cartera.configuracion),
        avance=Avance(1, 5, "reuniones"),
        instancias=tuple(instancias(situada.accion, HOY, cartera.configuracion)),
        periodos=Cumplidos(1, 2),
    )
    assert [(f.ref, f.instancia, f.retraso, f.avance, f.periodos) for f in suyas] == [
        ("red/2.1@2022-T4", "2022-T4", 0, None, None),
        ("red/2.1@2023-T1", "2023-T1", 15, None, None),
        ("red/2.1@2023-T2", "2023-T2", 0, None, None),
    ]


def test_una_accion_unica_no_lleva_periodos_y_sin_plazo_su_retraso_es_cero() -> None:
    yaml = evaluacion_con("- {id: '1.1', descripcion: Convocar, inicio: 2023-01}")
    [fila] = filas(cartera_de(yaml), HOY)
    assert (fila.periodos, fila.avance, fila.retraso) == (None, None, 0)
    assert fila.situacion.dias_de_retraso is None


# Orden ------------------------------------------------------------------------------------------

DESORDENADAS = """
    titulo: Evaluación de prueba
    organizacion: OIM
    {escala}
    recomendaciones:
      - id: R1
        texto: Sin prioridad
        acciones:
          - {{id: sin_plazo, descripcion: Convocar}}
          - {{id: "10.1", descripcion: Convocar, plazo: 2023-12}}
          - {{id: "4.2", descripcion: Convocar, plazo: 2023-12}}
      - id: R2
        texto: De prioridad 3
        prioridad: 3
        acciones:
          - {{id: p3, descripcion: Convocar, plazo: 2023-12}}
          - {{id: tarde, descripcion: Convocar, plazo: 2023-03}}
          - {{id: pronto, descripcion: Convocar, plazo: 2023-05}}
      - id: R3
        texto: De prioridad 1
        prioridad: 1
        acciones:
          - {{id: p1, descripcion: Convocar, plazo: 2023-12}}
          - {{id: muy_tarde, descripcion: Convocar, plazo: 2022-11}}
      - id: R4
        texto: De prioridad 2
        prioridad: 2
        acciones:
          - {{id: p2, descripcion: Convocar, plazo: 2023-12}}
"""


@pytest.mark.parametrize(
    ("escala", "configuracion", "del_mismo_dia"),
    [
        ("", "", ["p1", "p2", "p3"]),
        ("", "prioridad_mas_alta: 3", ["p3", "p2", "p1"]),
        ("prioridad_mas_alta: 3", "", ["p3", "p2", "p1"]),
        ("prioridad_mas_alta: 1", "prioridad_mas_alta: 3", ["p1", "p2", "p3"]),
    ],
)
def test_primero_lo_mas_tarde_luego_lo_que_vence_antes_y_lo_prioritario(
    escala: str, configuracion: str, del_mismo_dia: list[str]
) -> None:
    cartera = cartera_de(DESORDENADAS.format(escala=escala), configuracion=configuracion)
    ordenadas = en_orden_de_urgencia(filas(cartera, HOY))
    assert [fila.situada.accion.id for fila in ordenadas] == [
        *("muy_tarde", "tarde", "pronto"),
        *del_mismo_dia,
        *("4.2", "10.1", "sin_plazo"),
    ]


def test_lo_que_no_tiene_prioridad_va_detras_de_cualquiera() -> None:
    cartera = cartera_de(DESORDENADAS.format(escala=""))
    ordenes = [orden_de_prioridad(accion.prioridad) for accion in cartera.acciones()]
    assert ordenes == [9, 9, 9, 2, 2, 2, 0, 0, 1]


# Recomendaciones --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("filtro", "pedidas", "pendientes"),
    [
        pytest.param(
            Filtro(),
            ["otra/R1", "red/R1", "red/R2", "red/R3"],
            ["otra/R1", "red/R1", "red/R3"],
            id="todas, tengan o no acciones",
        ),
        pytest.param(Filtro(evaluacion="otra"), ["otra/R1"], ["otra/R1"], id="una evaluación"),
        pytest.param(Filtro(acuerdo="mecanismo"), [], [], id="un acuerdo no tiene ninguna"),
        pytest.param(
            Filtro(evaluacion="red", acuerdo="mecanismo"),
            ["red/R1", "red/R2", "red/R3"],
            ["red/R1", "red/R3"],
            id="de ambos, las de la evaluación",
        ),
        pytest.param(Filtro(prioridad=1), ["red/R2", "red/R3"], ["red/R3"], id="una prioridad"),
        pytest.param(Filtro(dirigida_a="PAIS"), ["otra/R1"], ["otra/R1"], id="a quién se dirige"),
        pytest.param(
            Filtro(responsable=("psu",)),
            ["red/R1", "red/R2"],
            ["red/R1"],
            id="de un responsable, las de sus acciones",
        ),
    ],
)
def test_las_recomendaciones_que_se_piden_y_las_que_no_tienen_respuesta(
    filtro: Filtro, pedidas: list[str], pendientes: list[str]
) -> None:
    cartera = _cartera()
    halladas = recomendaciones(cartera, filtro, filas(cartera, HOY, filtro))
    assert [recomendacion.ref for recomendacion in halladas] == pedidas
    assert [r.ref for r in sin_respuesta(halladas, HOY, cartera.configuracion)] == pendientes


@pytest.mark.parametrize(
    ("fecha", "dias"),
    [
        ("", None),
        ("fecha: 2023-04-15", 0),
        ("fecha: 2023-04-01", 14),
        ("fecha: 2023-03", 15),
        ("fecha: 2023-04-16", None),
        ("fecha: 2023-04", None),
    ],
)
def test_los_dias_desde_la_recomendacion_se_cuentan_desde_su_ultimo_dia(
    fecha: str, dias: int | None
) -> None:
    assert dias_desde_la_evaluacion(recomendacion_de(fecha), HOY) == dias


def test_sin_fecha_propia_vale_la_de_su_evaluacion() -> None:
    cartera = cartera_de("""
        titulo: Evaluación de prueba
        organizacion: OIM
        fecha: 2022
        recomendaciones:
          - {id: R1, texto: Coordinar}
          - {id: R2, texto: Difundir, fecha: 2023-01-01}
    """)
    dias = [dias_desde_la_evaluacion(r, dia("2023-01-02")) for r in cartera.recomendaciones()]
    assert dias == [2, 1]
