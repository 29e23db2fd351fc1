import pytest

from apoyo import HOY, cartera_con, cartera_de, evaluacion_con
from seguimiento.analisis.panorama import Panorama, agrupadas, panorama
from seguimiento.analisis.seleccion import Filtro
from seguimiento.modelo.cartera import Cartera
from seguimiento.vocabularios import SituacionDeAccion

ARCHIVOS = {
    "data/evaluaciones/red.yaml": """
        titulo: Evaluación de la red
        organizacion: OIM
        fecha: 2022-01
        recomendaciones:
          - id: R1
            texto: Estudiar las necesidades
            prioridad: 2
            acciones:
              - {id: vencida, descripcion: Recoger necesidades, plazo: 2022-11, responsables: [ORD, PSU]}
              - {id: por_vencer, descripcion: Sistematizarlas, plazo: 2023-04, inicio: 2023-04}
              - id: en_plazo
                descripcion: Difundirlas
                plazo: 2022-12
                responsables: [Oficial de Datos]
                prorrogas: [{fecha: 2022-12-20, plazo: 2023-12}]
                seguimiento: [{fecha: 2023-04-01, estado: en_curso}]
              - {id: sin_plazo, descripcion: Revisarlas, misma_que: vencida}
          - id: R2
            texto: Fortalecer la coordinación
            prioridad: 1
            respuesta: {decision: aceptada}
            acciones:
              - id: completada
                descripcion: Convocar
                plazo: 2023-03
                seguimiento: [{fecha: 2023-03-01, estado: completada}]
              - id: cancelada
                descripcion: Imprimir
                seguimiento: [{fecha: 2023-03-01, estado: cancelada, comentario: Será digital}]
              - id: no_aplica
                descripcion: Traducir
                seguimiento: [{fecha: 2023-03-01, estado: no_aplicable, comentario: Ya lo está}]
              - id: serie
                descripcion: Reunirse
                inicio: 2022-10
                plazo: 2023-12
                recurrencia: trimestral
                seguimiento: [{fecha: 2022-12-01, estado: completada, instancia: 2022-T4}]
    """,
    "data/evaluaciones/vacia.yaml": "{titulo: Evaluación en curso, organizacion: OIT}",
    "data/acuerdos/propuesto.yaml": """
        titulo: Mecanismo propuesto
        estado: propuesto
        compromisos:
          - {id: "1", descripcion: Aprobar el plan, plazo: 2016-11}
          - {id: "2", descripcion: Definir los actores}
    """,
    "data/acuerdos/vigente.yaml": """
        titulo: Mecanismo vigente
        estado: vigente
        compromisos:
          - {id: "1", descripcion: Aprobar el plan, plazo: 2023-03, responsables: [PSU]}
          - {id: "2", descripcion: Difundirlo, plazo: 2023-12}
          - {id: "3", descripcion: Revisarlo, plazo: 2024-06}
    """,
    "seguimiento.yaml": """
        actores:
          Oficial Regional de Datos: {alias: [ORD, Oficial de Datos]}
    """,
}


def _cartera() -> Cartera:
    return cartera_con(ARCHIVOS)


def _panorama(filtro: Filtro | None = None) -> Panorama:
    return panorama(_cartera(), HOY, filtro)


def test_el_resumen_cuenta_cada_accion_una_vez_y_las_instancias_aparte() -> None:
    assert _panorama().resumen == {
        "evaluaciones": 2,
        "recomendaciones": 2,
        "acuerdos": 2,
        "acciones": 8,
        "acciones_distintas": 7,
        "vencidas": 1,
        "por_vencer": 1,
        "en_plazo": 2,
        "sin_plazo": 1,
        "cerradas": 3,
        "vencidas_distintas": 1,
        "por_vencer_distintas": 1,
        "en_plazo_distintas": 2,
        "sin_plazo_distintas": 1,
        "cerradas_distintas": 3,
        # «vencida» y su gemela «sin_plazo» están las dos calladas
        "sin_seguimiento_distintas": 2,
        "sin_novedad_distintas": 2,
        "prorrogadas_distintas": 1,
        "por_verificar_distintas": 1,
        "sin_evidencia_distintas": 1,
        "debian_empezar_distintas": 1,
        "completadas": 1,
        "canceladas": 1,
        "no_aplicables": 1,
        "no_iniciadas": 3,
        "en_curso": 2,
        "sin_seguimiento": 3,
        "sin_novedad": 3,
        "prorrogadas": 1,
        "por_verificar": 1,
        "sin_evidencia": 1,
        "debian_empezar": 1,
        "sin_respuesta": 1,
        "sin_respuesta_que_no_se_espera": 0,
        "recomendaciones_sin_acciones": 0,
        "recomendaciones_sin_acciones_vencidas": 0,
        "recomendaciones_sin_acciones_por_vencer": 0,
        "recomendaciones_sin_acciones_en_plazo": 0,
        "recomendaciones_sin_acciones_sin_plazo": 0,
        "recomendaciones_sin_acciones_cerradas": 0,
        "recomendaciones_sin_acciones_sin_seguimiento": 0,
        "recomendaciones_sin_acciones_sin_novedad": 0,
        "recomendaciones_sin_acciones_prorrogadas": 0,
        "recomendaciones_sin_acciones_por_verificar": 0,
        "recomendaciones_sin_acciones_sin_evidencia": 0,
        "recomendaciones_sin_acciones_debian_empezar": 0,
        "instancias_de_recomendaciones_sin_acciones_cumplidas": 0,
        "instancias_de_recomendaciones_sin_acciones_exigibles": 0,
        "compromisos": 5,
        "compromisos_propuestos": 2,
        "compromisos_vencidos": 1,
        "compromisos_abiertos_sin_novedad": 0,
        "compromisos_completados_sin_evidencia": 0,
        "instancias_cumplidas": 1,
        "instancias_exigibles": 2,
        "instancias_de_compromisos_cumplidas": 0,
        "instancias_de_compromisos_exigibles": 0,
    }


def test_las_situaciones_y_los_estados_suman_las_acciones() -> None:
    resumen = _panorama().resumen
    situaciones = ("vencidas", "por_vencer", "en_plazo", "sin_plazo", "cerradas")
    estados = ("completadas", "canceladas", "no_aplicables", "no_iniciadas", "en_curso")
    assert sum(resumen[clave] for clave in situaciones) == resumen["acciones"]
    assert sum(resumen[clave] for clave in estados) == resumen["acciones"]


def test_las_filas_van_por_urgencia_y_se_separan_acciones_y_compromisos() -> None:
    hallado = _panorama()
    assert [fila.ref for fila in hallado.filas] == [
        "propuesto/1",
        "red/vencida",
        "red/serie@2023-T1",
        "vigente/1",
        "red/serie@2022-T4",
        "red/completada",
        "red/por_vencer",
        "red/serie@2023-T2",
        "red/serie",
        "red/en_plazo",
        "vigente/2",
        "vigente/3",
        "red/cancelada",
        "red/no_aplica",
        "red/sin_plazo",
        "propuesto/2",
    ]
    assert hallado.acciones == [f for f in hallado.filas if f.ref.startswith("red/")]
    assert hallado.compromisos == [f for f in hallado.filas if not f.ref.startswith("red/")]


def test_pedir_situaciones_cambia_lo_mostrado_y_no_las_cuentas() -> None:
    situaciones = (SituacionDeAccion.VENCIDA, SituacionDeAccion.POR_VENCER)
    pedido = _panorama(Filtro(situaciones=situaciones))
    assert [fila.ref for fila in pedido.mostradas] == [
        "propuesto/1",
        "red/vencida",
        "red/serie@2023-T1",
        "vigente/1",
        "red/por_vencer",
    ]
    assert pedido.resumen == _panorama().resumen
    assert pedido.filas == _panorama().filas


@pytest.mark.parametrize(
    ("filtro", "cuentas"),
    [
        pytest.param(
            Filtro(evaluacion="red"),
            {"evaluaciones": 1, "recomendaciones": 2, "acuerdos": 0, "acciones": 8},
            id="una evaluación",
        ),
        pytest.param(
            Filtro(evaluacion="vacia"),
            {"evaluaciones": 1, "recomendaciones": 0, "acuerdos": 0, "acciones": 0},
            id="una evaluación sin recomendaciones",
        ),
        pytest.param(
            Filtro(acuerdo="vigente"),
            {"evaluaciones": 0, "recomendaciones": 0, "acuerdos": 1, "compromisos": 3},
            id="un acuerdo",
        ),
        pytest.param(
            Filtro(prioridad=2),
            {"evaluaciones": 1, "recomendaciones": 1, "acuerdos": 0, "sin_respuesta": 1},
            id="una prioridad",
        ),
        pytest.param(
            Filtro(responsable=("PSU",)),
            {"evaluaciones": 1, "recomendaciones": 1, "acciones": 1, "compromisos": 1},
            id="un responsable",
        ),
        pytest.param(
            Filtro(dirigida_a="nadie"),
            {"evaluaciones": 0, "recomendaciones": 0, "acciones": 0, "compromisos": 0},
            id="a nadie",
        ),
    ],
)
def test_las_cuentas_son_de_lo_que_se_pide(filtro: Filtro, cuentas: dict[str, int]) -> None:
    resumen = _panorama(filtro).resumen
    assert {clave: resumen[clave] for clave in cuentas} == cuentas


def test_las_recomendaciones_sin_acciones_tambien_cuentan_al_filtrar() -> None:
    cartera = cartera_de("""
        titulo: Evaluación de prueba
        organizacion: OIM
        recomendaciones: [{id: R1, texto: Coordinar, prioridad: 1}]
    """)
    hallado = panorama(cartera, HOY, Filtro(prioridad=1))
    assert [recomendacion.ref for recomendacion in hallado.sin_respuesta] == ["e/R1"]
    assert (hallado.resumen["recomendaciones"], hallado.resumen["sin_respuesta"]) == (1, 1)


def test_lo_de_un_acuerdo_propuesto_todavia_no_obliga_a_nadie() -> None:
    assert {fila.ref for fila in _panorama().filas if not fila.exigible} == {
        "propuesto/1",
        "propuesto/2",
    }


def test_los_periodos_de_un_compromiso_que_se_repite_no_son_otros_compromisos() -> None:
    cartera = cartera_de(
        acuerdo="""
        titulo: Mesa
        estado: vigente
        compromisos:
          - {id: c1, descripcion: Reunirse, inicio: 2022-07, plazo: 2023-12, recurrencia: trimestral}
    """
    )
    hallado = panorama(cartera, HOY)
    # a 15 de abril de 2023 han empezado cuatro trimestres y han vencido tres
    assert [fila.instancia for fila in hallado.compromisos].count(None) == 1
    assert len(hallado.compromisos) == 5
    cuentas = ("compromisos", "compromisos_propuestos", "compromisos_vencidos")
    assert [hallado.resumen[clave] for clave in cuentas] == [1, 0, 0]
    assert hallado.resumen["instancias_exigibles"] == 0
    assert hallado.resumen["instancias_de_compromisos_exigibles"] == 3


@pytest.mark.parametrize(("estado", "exigibles"), [("propuesto", 0), ("vigente", 3)])
def test_lo_propuesto_no_entra_en_ninguna_cuenta_de_periodos(estado: str, exigibles: int) -> None:
    serie = "inicio: 2022-07, plazo: 2023-12, recurrencia: trimestral"
    cartera = cartera_de(
        evaluacion_con(f'- {{id: "1.1", descripcion: Reunirse, {serie}}}'),
        acuerdo=f"titulo: M\nestado: {estado}\ncompromisos: [{{id: c1, descripcion: Verse, {serie}}}]",
    )
    resumen = panorama(cartera, HOY).resumen
    assert resumen["instancias_exigibles"] == 3
    assert resumen["instancias_de_compromisos_exigibles"] == exigibles
    assert (resumen["acciones"], resumen["vencidas"], resumen["en_plazo"]) == (1, 0, 1)


def test_los_acuerdos_del_panorama_son_los_que_se_piden() -> None:
    def ids(filtro: Filtro) -> list[str]:
        return [situacion.acuerdo.id for situacion in _panorama(filtro).acuerdos]

    assert ids(Filtro()) == ["propuesto", "vigente"]
    assert ids(Filtro(acuerdo="vigente")) == ["vigente"]
    assert ids(Filtro(evaluacion="red")) == []


# La misma acción bajo otra recomendación --------------------------------------------------------


@pytest.mark.parametrize(
    ("acciones", "distintas"),
    [
        pytest.param("{a: '', b: ''}", 2, id="sin vínculo"),
        pytest.param("{a: '', b: a}", 1, id="id interno"),
        pytest.param("{a: '', b: e/A}", 1, id="referencia entera, sin distinguir mayúsculas"),
        pytest.param("{a: '', b: a, c: a}", 1, id="tres veces la misma"),
        pytest.param("{a: '', b: a, c: b}", 1, id="en cadena"),
        pytest.param("{a: b, b: a, c: ''}", 2, id="en círculo"),
        pytest.param("{a: a, b: ''}", 2, id="de sí misma"),
        pytest.param("{a: otra/x, b: ''}", 2, id="de otra que no está"),
        pytest.param("{a: '', b: a, c: '', d: c, f: d, g: b}", 2, id="dos grupos"),
    ],
)
def test_las_que_son_la_misma_se_cuentan_una_vez(acciones: str, distintas: int) -> None:
    pares = [par.split(": ") for par in acciones.strip("{}").split(", ")]
    yaml = "\n".join(
        f"- {{id: {id_}, descripcion: Convocar{f', misma_que: {otra}' if otra != chr(39) * 2 else ''}}}"
        for id_, otra in pares
    )
    resumen = panorama(cartera_de(evaluacion_con(yaml)), HOY).resumen
    assert (resumen["acciones"], resumen["acciones_distintas"]) == (len(pares), distintas)


def test_dos_vencidas_unidas_por_una_cerrada_son_una_distinta() -> None:
    """La del medio no está vencida, y con un filtro puede no estar ni pedida: las une igual."""
    yaml = """
        - {id: a, descripcion: Convocar, plazo: 2023-01, responsables: [Sede]}
        - id: b
          descripcion: Convocar
          plazo: 2023-01
          misma_que: a
          seguimiento: [{fecha: 2023-01-10, estado: completada}]
        - {id: c, descripcion: Convocar, plazo: 2023-01, misma_que: b, responsables: [Sede]}
    """
    cartera = cartera_de(evaluacion_con(yaml))
    for filtro in (Filtro(), Filtro(responsable=("Sede",))):
        resumen = panorama(cartera, HOY, filtro).resumen
        assert (resumen["vencidas"], resumen["vencidas_distintas"]) == (2, 1)


def test_la_referencia_de_la_misma_accion_se_da_entera() -> None:
    yaml = """
        - {id: "4.1", descripcion: Convocar}
        - {id: "12.1", descripcion: Convocar, misma_que: "4.1"}
        - {id: "13.1", descripcion: Convocar, misma_que: otra/4.1}
    """
    hallado = panorama(cartera_de(evaluacion_con(yaml)), HOY)
    assert [fila.misma_que for fila in hallado.acciones] == ["", "e/4.1", "otra/4.1"]


# Grupos -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("por", "grupos"),
    [
        (
            "responsable",
            {
                "Oficial Regional de Datos": ["red/vencida", "red/en_plazo"],
                "PSU": ["red/vencida"],
                "sin responsable": ["red/por_vencer", "red/sin_plazo"],
            },
        ),
        ("evaluacion", {"red": ["red/vencida", "red/por_vencer", "red/en_plazo", "red/sin_plazo"]}),
        (
            "prioridad",
            {
                "prioridad 2 (media)": [
                    "red/vencida",
                    "red/por_vencer",
                    "red/en_plazo",
                    "red/sin_plazo",
                ]
            },
        ),
        (
            "mes",
            {
                "noviembre de 2022": ["red/vencida"],
                "abril de 2023": ["red/por_vencer"],
                "diciembre de 2023": ["red/en_plazo"],
                "sin mes": ["red/sin_plazo"],
            },
        ),
    ],
)
def test_las_filas_se_agrupan_en_orden_de_urgencia(por: str, grupos: dict[str, list[str]]) -> None:
    hallados = agrupadas(_panorama(Filtro(evaluacion="red", prioridad=2)), por)
    refs = {grupo: [fila.ref for fila in suyas] for grupo, suyas in hallados.items()}
    assert list(refs.items()) == list(grupos.items())


def test_los_compromisos_no_tienen_prioridad() -> None:
    hallados = agrupadas(_panorama(Filtro(acuerdo="vigente")), "prioridad")
    assert list(hallados) == ["sin prioridad"]


def test_los_grupos_son_de_lo_mostrado() -> None:
    pedido = _panorama(Filtro(situaciones=(SituacionDeAccion.POR_VENCER,)))
    assert {g: [f.ref for f in suyas] for g, suyas in agrupadas(pedido, "evaluacion").items()} == {
        "red": ["red/por_vencer"]
    }


def test_dos_alias_del_mismo_responsable_son_uno() -> None:
    cartera = cartera_de(
        evaluacion_con("- {id: a, descripcion: Convocar, responsables: [ORD, Oficial de Datos]}"),
        configuracion=ARCHIVOS["seguimiento.yaml"],
    )
    hallados = agrupadas(panorama(cartera, HOY), "responsable")
    assert {grupo: len(suyas) for grupo, suyas in hallados.items()} == {
        "Oficial Regional de Datos": 1
    }
