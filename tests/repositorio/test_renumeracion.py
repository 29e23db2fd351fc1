"""A lo que repite un identificador se le da otro, y a lo que lo nombra, si no hay duda de cuál."""

from collections.abc import Mapping, Sequence
from datetime import date
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seguimiento.almacen.fuentes import Memoria, Superpuesta
from seguimiento.analisis.renumeracion import MotivoDeDejarlo, Plan
from seguimiento.errores import EdicionImposible
from seguimiento.repositorio import cargar, revisar
from seguimiento.repositorio.propuestas import proponer
from seguimiento.repositorio.renumeracion import cambios_de, plan_de

HOY = date(2023, 4, 15)
RED = "data/evaluaciones/red.yaml"
OTRA = "data/evaluaciones/otra.yaml"
MESA = "data/acuerdos/mesa.yaml"
FICHA = "data/practicas/BP1_ME.yaml"

DOS_ACCIONES = """\
    titulo: Evaluación de la red
    organizacion: OIM
    recomendaciones:
      - id: R4
        texto: Coordinar
        acciones:
          - id: "4.3"  # de Ana
            descripcion: Convocar
            plazo: 2023-06
          - id: "4.3"  # de Luis
            descripcion: Difundir
            plazo: 2023-06
    """


def fuente(**archivos: str) -> Memoria:
    rutas = {"red": RED, "otra": OTRA, "mesa": MESA, "ficha": FICHA}
    return Memoria({rutas[cual]: dedent(texto).encode() for cual, texto in archivos.items()})


def nuevos(plan: Plan) -> list[tuple[int, str, str]]:
    """La línea, el identificador de antes y el de después de lo que se renumera."""
    return [(una.elemento.linea, una.elemento.id, una.nuevo) for una in plan.renumeraciones]


def reescritas(plan: Plan) -> list[tuple[str, int, str, str]]:
    """Dónde está, cómo estaba y cómo queda cada referencia que cambia."""
    return [
        (una.cita.lugar.archivo, una.cita.linea, una.cita.texto, una.nueva)
        for una in plan.reescrituras
    ]


def dudosas(plan: Plan) -> list[tuple[str, MotivoDeDejarlo, list[tuple[str, int, str]]]]:
    """Lo que no se toca, por qué y qué lo nombra."""
    return [
        (
            pendiente.elementos[0].id,
            pendiente.motivo,
            [(una.lugar.archivo, una.linea, una.texto) for una in pendiente.citas],
        )
        for pendiente in plan.pendientes
    ]


def con(texto: str, antes: str, despues: str) -> str:
    assert texto.count(antes) == 1
    return texto.replace(antes, despues)


def test_el_primero_conserva_su_identificador_y_los_demas_toman_el_siguiente() -> None:
    plan = plan_de(fuente(red=DOS_ACCIONES))

    assert nuevos(plan) == [(10, "4.3", "4.4")]
    assert (plan.reescrituras, plan.pendientes, plan.sin_leer) == ((), (), ())


@pytest.mark.parametrize(
    ("compartida", "cambia"),
    [
        ("Convocar", (10, "4.3", "4.4")),
        ("Difundir", (7, "4.3", "4.4")),
        # lo que allí se llama así ya no dice lo mismo que ninguno: queda el primero
        ("Otra cosa", (10, "4.3", "4.4")),
    ],
)
def test_lo_que_ya_se_compartio_conserva_su_identificador(
    compartida: str, cambia: tuple[int, str, str]
) -> None:
    una, _, _ = DOS_ACCIONES.partition('          - id: "4.3"  # de Luis')
    alli = fuente(red=una.replace("Convocar", compartida))

    assert nuevos(plan_de(fuente(red=DOS_ACCIONES), compartida=lambda: alli)) == [cambia]


def test_solo_cambia_el_identificador_y_los_comentarios_se_quedan() -> None:
    antes = fuente(red=DOS_ACCIONES)
    [cambio] = cambios_de(antes, plan_de(antes))

    assert cambio.antes == antes.contenidos[RED]
    assert cambio.despues == antes.contenidos[RED].replace(b'"4.3"  # de Luis', b'"4.4"  # de Luis')


def test_los_finales_de_linea_y_el_bom_se_quedan() -> None:
    raro = b"\xef\xbb\xbf" + dedent(DOS_ACCIONES).replace("\n", "\r\n").encode()
    antes = Memoria({RED: raro})
    [cambio] = cambios_de(antes, plan_de(antes))

    assert cambio.despues == raro.replace(b'"4.3"  # de Luis', b'"4.4"  # de Luis')


def test_sin_repetidos_no_hay_plan() -> None:
    assert plan_de(fuente(red=con(DOS_ACCIONES, '"4.3"  # de Luis', '"4.4"'))) == Plan()


def test_no_se_estrena_lo_que_esta_en_uso_aunque_no_se_entienda_ni_lo_que_alguien_nombra() -> None:
    red = (
        dedent(DOS_ACCIONES)
        + """\
      - id: "4.4"
        descripcion: Imprimir
        plazo: mañana
      - id: "4.5"
        respnsable: nadie
      - id: "4.7"
        descripcion: Traducir
        plazo: 2023-06
        relacionadas: ["4.6"]
"""
    )
    otra = """\
        titulo: Otra
        organizacion: OIM
        recomendaciones:
          - id: R1
            texto: Seguir
            acciones:
              - id: "1.1"
                descripcion: Leer
                plazo: 2023-06
                misma_que: red/4.8
        """
    assert nuevos(plan_de(fuente(red=red, otra=otra))) == [(10, "4.3", "4.9")]


def test_un_elemento_que_no_se_entiende_tambien_se_renumera() -> None:
    red = con(DOS_ACCIONES, "descripcion: Convocar", "descripcon: Convocar")
    assert nuevos(plan_de(fuente(red=red))) == [(10, "4.3", "4.4")]


def test_no_se_toca_un_identificador_mal_formado() -> None:
    assert plan_de(fuente(red=DOS_ACCIONES.replace('"4.3"', '"4 3"'))) == Plan()


def test_las_acciones_de_una_recomendacion_renumerada_conservan_su_codigo() -> None:
    red = """\
        titulo: Evaluación
        organizacion: OIM
        recomendaciones:
          - id: R5
            texto: Una
          - id: r5
            texto: Otra
            acciones:
              - {id: "5.1", descripcion: Leer, plazo: 2023-06}
        """
    antes = fuente(red=red)
    plan = plan_de(antes)

    assert nuevos(plan) == [(6, "r5", "r6")]
    [cambio] = cambios_de(antes, plan)
    assert cambio.despues == antes.contenidos[RED].replace(b"- id: r5", b"- id: r6")


def test_una_reunion_sin_codigo_escrito_lo_recibe_en_su_sitio() -> None:
    mesa = """\
        titulo: Mesa
        reuniones:
        - fecha: 2023-01-02
          estado: celebrada
        # la de la tarde
        - fecha: 2023-01-02
          modalidad: virtual
        - id: reunion-2023-01-02-2
          fecha: 2023-01-03
        """
    antes = fuente(mesa=mesa)
    plan = plan_de(antes)

    assert nuevos(plan) == [(6, "reunion-2023-01-02", "reunion-2023-01-02-3")]
    [cambio] = cambios_de(antes, plan)
    assert cambio.despues == antes.contenidos[MESA].replace(
        b"- fecha: 2023-01-02\n  modalidad",
        b"- id: reunion-2023-01-02-3\n  fecha: 2023-01-02\n  modalidad",
    )


def test_va_primero_lo_que_esta_antes_en_el_archivo() -> None:
    mesa = """\
        titulo: Mesa
        reuniones:
          - id: "1"
            fecha: 2023-01-02
        compromisos:
          - {id: "1", descripcion: Compartir, plazo: 2023-06}
          - {id: "2", descripcion: Firmar, plazo: 2023-06}
        """
    assert nuevos(plan_de(fuente(mesa=mesa))) == [(6, "1", "3")]


# Las referencias ----------------------------------------------------------------------------------


def test_una_referencia_de_la_que_no_consta_el_destino_impide_renumerar() -> None:
    red = (
        dedent(DOS_ACCIONES)
        + """\
      - id: "4.2"
        descripcion: Imprimir
        plazo: 2023-06
        relacionadas: [R4, "4.3"]
"""
    )
    mesa = """\
        titulo: Mesa
        compromisos:
          - id: "1"
            descripcion: Compartir
            plazo: 2023-06
            misma_que: RED/4.3@2023-T1
        """
    ficha = """\
        tipo: buena_practica
        titulo: Protocolos
        hallazgo: Mejoran la gestión.
        origen: [red/R4, red/4.3]
        """
    plan = plan_de(fuente(red=red, mesa=mesa, ficha=ficha))

    assert plan.renumeraciones == ()
    assert dudosas(plan) == [
        (
            "4.3",
            MotivoDeDejarlo.DUDA,
            [(MESA, 6, "RED/4.3@2023-T1"), (RED, 16, "4.3"), (FICHA, 4, "red/4.3")],
        )
    ]


def test_lo_que_se_llama_igual_en_otro_archivo_no_estorba() -> None:
    otra = """\
        titulo: Otra
        organizacion: OIM
        recomendaciones:
          - id: R1
            texto: Seguir
            acciones:
              - {id: "4.3", descripcion: Leer, plazo: 2023-06}
              - {id: "4.4", descripcion: Oír, plazo: 2023-06, relacionadas: ["4.3", otra/4.3]}
        """
    plan = plan_de(fuente(red=DOS_ACCIONES, otra=otra))
    assert (nuevos(plan), plan.pendientes) == ([(10, "4.3", "4.4")], ())


def test_una_accion_que_se_nombra_a_si_misma_no_dice_a_cual_se_refiere() -> None:
    red = con(
        DOS_ACCIONES, "descripcion: Difundir", 'misma_que: "4.3"\n            descripcion: Ay'
    )
    assert dudosas(plan_de(fuente(red=red))) == [("4.3", MotivoDeDejarlo.DUDA, [(RED, 11, "4.3")])]


COMPROMISO_Y_REUNION = """\
    titulo: Mesa
    compromisos:
      - {id: c1, descripcion: Compartir, plazo: 2023-06}
      - {id: c2, descripcion: Firmar, plazo: 2023-06}
    reuniones:
      - id: C1
        fecha: 2023-01-02
        decisiones:
          - {texto: Compartir, compromiso: c1}
          - {texto: Firmar, compromiso: c2}
    """


def test_por_el_campo_se_sabe_a_cual_de_distinta_clase_lleva() -> None:
    plan = plan_de(fuente(mesa=COMPROMISO_Y_REUNION))
    assert (nuevos(plan), plan.reescrituras) == ([(6, "C1", "C3")], ())


def test_si_el_que_cambia_es_el_nombrado_se_reescribe_la_referencia_como_estaba_escrita() -> None:
    mesa = """\
        titulo: Mesa
        reuniones:
          - id: C1
            fecha: 2023-01-02
            decisiones:
              - {texto: Compartir, compromiso: c1}
        compromisos:
          - {id: c1, descripcion: Compartir, plazo: 2023-06}
          - {id: c2, descripcion: Firmar, plazo: 2023-06}
        """
    otra = """\
        titulo: Otra
        organizacion: OIM
        recomendaciones:
          - id: R1
            texto: Seguir
            acciones:
              - {id: "1.1", descripcion: Leer, plazo: 2023-06, misma_que: Mesa/C1@2023-T1}
        """
    antes = fuente(mesa=mesa, otra=otra)
    plan = plan_de(antes)

    assert nuevos(plan) == [(8, "c1", "c3")]
    assert reescritas(plan) == [
        (MESA, 6, "c1", "c3"),
        (OTRA, 7, "Mesa/C1@2023-T1", "Mesa/c3@2023-T1"),
    ]
    assert [cambio.ruta for cambio in cambios_de(antes, plan)] == [MESA, OTRA]


DOS_RECOMENDACIONES = """\
    titulo: Evaluación
    organizacion: OIM
    recomendaciones:
      - id: R5
        texto: Una
        acciones:
          - {id: "5.1", descripcion: Leer, plazo: 2023-06, relacionadas: [R5]}
          - {id: "5.2", descripcion: Releer, plazo: 2023-06, misma_que: red/5.1}
      - id: R5
        texto: Otra
        acciones:
          - {id: "5.1", descripcion: Escribir, plazo: 2023-06, relacionadas: [R5]}
          - {id: "5.3", descripcion: Reescribir, plazo: 2023-06, misma_que: red/5.1}
    """


def test_dentro_de_una_recomendacion_repetida_se_nombra_lo_suyo() -> None:
    plan = plan_de(fuente(red=DOS_RECOMENDACIONES))

    assert nuevos(plan) == [(9, "R5", "R6"), (12, "5.1", "5.4")]
    assert reescritas(plan) == [(RED, 12, "R5", "R6"), (RED, 13, "red/5.1", "red/5.4")]


@pytest.mark.parametrize(
    ("segunda", "linea"),
    [
        ('{id: "5.1", descripcion: Escribir, plazo: 2023-06, misma_que: "5.1"}', 9),
        (
            (
                '{id: "5.1", descripcion: Escribir, plazo: 2023-06}\n'
                '      - {id: "5.1", descripcion: Reescribir, plazo: 2023-06}\n'
                '      - {id: "5.2", descripcion: Borrar, plazo: 2023-06, misma_que: "5.1"}'
            ),
            11,
        ),
    ],
    ids=["a sí misma", "a una de dos"],
)
def test_dentro_de_una_recomendacion_repetida_tambien_puede_haber_duda(
    segunda: str, linea: int
) -> None:
    red = f"""\
titulo: Evaluación
recomendaciones:
  - id: R5
    acciones:
      - {{id: "5.1", descripcion: Leer, plazo: 2023-06}}
  - id: R5
    texto: Otra
    acciones:
      - {segunda}
"""
    plan = plan_de(fuente(red=red))

    assert nuevos(plan) == [(6, "R5", "R6")]
    assert dudosas(plan) == [("5.1", MotivoDeDejarlo.DUDA, [(RED, linea, "5.1")])]


def test_desde_otra_recomendacion_no_se_sabe_cual_se_nombra() -> None:
    tercera = """\
  - id: R7
    texto: Aún otra
    acciones:
      - {id: "7.1", descripcion: Pensar, plazo: 2023-06, relacionadas: ["5.1"]}
"""
    plan = plan_de(fuente(red=dedent(DOS_RECOMENDACIONES) + tercera))

    assert nuevos(plan) == [(9, "R5", "R6")]
    assert dudosas(plan) == [("5.1", MotivoDeDejarlo.DUDA, [(RED, 17, "5.1")])]


def test_si_dos_archivos_se_llaman_igual_la_referencia_completa_es_dudosa() -> None:
    gemela = "data/evaluaciones/2022/red.yaml"
    de_la_gemela = con(
        DOS_ACCIONES, "texto: Coordinar", "texto: Coordinar\n        relacionadas: [R5]"
    )
    archivos = {RED: DOS_RECOMENDACIONES, gemela: de_la_gemela}
    plan = plan_de(Memoria({ruta: dedent(texto).encode() for ruta, texto in archivos.items()}))

    assert [una.elemento.lugar.archivo for una in plan.renumeraciones] == [gemela, RED]
    assert dudosas(plan) == [
        ("5.1", MotivoDeDejarlo.DUDA, [(RED, 8, "red/5.1"), (RED, 13, "red/5.1")])
    ]


@pytest.mark.parametrize("descripcion", ["Convocar", "convocar.", "CONVOCÁR"])
def test_lo_mismo_anotado_dos_veces_no_se_renumera(descripcion: str) -> None:
    red = con(DOS_ACCIONES, "descripcion: Difundir", f"descripcion: {descripcion}")
    assert dudosas(plan_de(fuente(red=red))) == [("4.3", MotivoDeDejarlo.LO_MISMO, [])]


@pytest.mark.parametrize("fecha", ["2023-13-01", "[2023-01-02]", ""])
def test_de_una_reunion_sin_fecha_que_valga_no_sale_ningun_codigo(fecha: str) -> None:
    reuniones = f"- fecha: {fecha}\n- fecha: {fecha}\n  lugar: Quito\n"
    assert plan_de(fuente(mesa=f"titulo: Mesa\nreuniones:\n{reuniones}")) == Plan()


def test_lo_que_no_es_un_registro_no_se_mira() -> None:
    ajeno = {"data/evaluaciones/notas.txt": b"red/4.3", "data/red.yaml": b"a: ["}
    plan = plan_de(Memoria({RED: dedent(DOS_ACCIONES).encode(), **ajeno}))

    assert (nuevos(plan), plan.pendientes, plan.sin_leer) == ([(10, "4.3", "4.4")], (), ())


def test_dos_reuniones_iguales_no_se_renumeran() -> None:
    mesa = "titulo: Mesa\nreuniones:\n- fecha: 2023-01-02\n- fecha: 2023-01-02\n"
    assert dudosas(plan_de(fuente(mesa=mesa))) == [
        ("reunion-2023-01-02", MotivoDeDejarlo.LO_MISMO, [])
    ]


# Lo que no se lee o no se deja editar -------------------------------------------------------------


def test_un_archivo_ilegible_se_nombra_y_lo_demas_se_repara() -> None:
    conflicto = "titulo: A\n<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> rama\n"
    plan = plan_de(fuente(red=DOS_ACCIONES, otra=conflicto))

    assert nuevos(plan) == [(10, "4.3", "4.4")]
    assert plan.sin_leer == (OTRA,)


@pytest.mark.parametrize(
    ("texto", "dudas"),
    [
        ("misma_que: red/4.3", [(OTRA, 2, "red/4.3")]),
        ("misma_que: Red/4.3@2023-T1", [(OTRA, 2, "red/4.3")]),
        ("comentario: véase red/4.3.", [(OTRA, 2, "red/4.3")]),
        ("misma_que: red/4.31", None),
        ("misma_que: red/4.3.1", None),
        ("misma_que: mi-red/4.3", None),
    ],
)
def test_lo_que_parece_una_referencia_en_lo_ilegible_tambien_es_dudoso(
    texto: str, dudas: list[tuple[str, int, str]] | None
) -> None:
    plan = plan_de(fuente(red=DOS_ACCIONES, otra=f"a: [\n{texto}\n"))
    assert dudosas(plan) == ([] if dudas is None else [("4.3", MotivoDeDejarlo.DUDA, dudas)])


def test_si_algo_no_se_deja_editar_no_hay_cambios() -> None:
    con_clave_repetida = f"{dedent(DOS_ACCIONES)}    plazo: 2023-06\n    plazo: 2023-06\n"
    antes = fuente(red=con_clave_repetida, otra=DOS_ACCIONES)
    plan = plan_de(antes)
    assert [una.elemento.lugar.archivo for una in plan.renumeraciones] == [OTRA, RED]

    with pytest.raises(EdicionImposible) as visto:
        cambios_de(antes, plan)
    assert visto.value.ayuda == f"cambie a mano la línea 14 de «{RED}»"


def test_lo_que_ya_estaba_mal_no_es_nuevo_por_cambiar_de_nombre() -> None:
    red = """\
        titulo: Evaluación
        organizacion: OIM
        recomendaciones:
          - id: R5
            texto: Una
            plazo: 2023
            sin_plazo: Es permanente
          - id: R5
            texto: Otra
            plazo: 2023
            sin_plazo: Es permanente
            acciones:
              - {id: "5.1", descripcion: Leer}
        """
    antes = fuente(red=red)
    plan = plan_de(antes)
    cambios = cambios_de(antes, plan)
    carga = cargar(antes)

    assert {d.codigo for d in proponer(antes, carga, cambios, HOY).errores} >= {"SEG227"}
    assert proponer(antes, carga, cambios, HOY, plan.como_antes).introducidos == ()


def test_un_mensaje_sobre_otro_archivo_no_cambia_si_no_nombra_a_este() -> None:
    plan = plan_de(fuente(red=DOS_ACCIONES))

    assert plan.como_antes(RED, "«4.4» y «red/4.4@2023» no son «4.40»") == (
        "«4.3» y «red/4.3@2023» no son «4.40»"
    )
    assert plan.como_antes(OTRA, "«4.4» no es «red/4.4»") == "«4.4» no es «red/4.3»"


# Cualquier mezcla ---------------------------------------------------------------------------------

_BASE: list[dict[str, Any]] = [
    {"id": "R1", "acciones": ["1.1", "1.2"]},
    {"id": "R2", "acciones": ["2.1"]},
]
"""Lo que había antes de que cada cual añadiera lo suyo."""


@st.composite
def mezclas(draw: st.DrawFn) -> tuple[str, Mapping[str, str]]:
    """Una evaluación con lo que añadieron dos ramas, y a qué lleva de verdad cada referencia.

    Cada rama parte de lo mismo, toma los códigos libres que ve y se refiere a lo que ve. Todo elemento
    tiene un texto distinto, y con él se le reconoce, cambie o no de código.
    """
    recomendaciones: list[dict[str, Any]] = [
        {"id": una["id"], "texto": f"base {una['id']}", "acciones": _de_la_base(una["acciones"])}
        for una in _BASE
    ]
    verdad: dict[str, str] = {}
    anadidas: list[dict[str, Any]] = []
    for rama in ("Ana", "Luis"):
        anadidas += _de_una_rama(draw, rama, recomendaciones, verdad)
    for nueva in anadidas:
        recomendaciones.insert(draw(st.integers(0, len(recomendaciones))), nueva)
    return _escrita(recomendaciones), verdad


def _de_la_base(codigos: Sequence[str]) -> list[dict[str, Any]]:
    return [{"id": codigo, "texto": f"base {codigo}", "citas": []} for codigo in codigos]


def _de_una_rama(
    draw: st.DrawFn, rama: str, base: Sequence[dict[str, Any]], verdad: dict[str, str]
) -> list[dict[str, Any]]:
    """Añade a la base las acciones de la rama y da las recomendaciones que añade."""
    a_la_vista = {"R1": "base R1", "R2": "base R2", "1.1": "base 1.1", "2.1": "base 2.1"}
    nuevas: list[dict[str, Any]] = [
        {"id": f"R{numero}", "texto": f"{rama} R{numero}", "acciones": []}
        for numero in range(3, 3 + draw(st.integers(0, 2)))
    ]
    a_la_vista |= {una["id"]: una["texto"] for una in nuevas}
    acciones: list[dict[str, Any]] = []
    for donde in (*base, *nuevas):
        primera = {"R1": 3, "R2": 2}.get(donde["id"], 1)
        for orden in range(primera, primera + draw(st.integers(0, 2))):
            codigo = f"{donde['id'][1:]}.{orden}"
            una: dict[str, Any] = {"id": codigo, "texto": f"{rama} {codigo}", "citas": []}
            a_la_vista[codigo] = una["texto"]
            acciones.append(una)
            donde["acciones"].insert(draw(st.integers(0, len(donde["acciones"]))), una)
    for una in acciones:
        for codigo in draw(st.lists(st.sampled_from(sorted(a_la_vista)), max_size=1)):
            if codigo != una["id"]:
                una["citas"].append(draw(st.sampled_from(["", "red/"])) + codigo)
                verdad[una["texto"]] = a_la_vista[codigo]
    return nuevas


def _escrita(recomendaciones: Sequence[dict[str, Any]]) -> str:
    lineas = ["titulo: Evaluación  # la de la red", "organizacion: OIM", "recomendaciones:"]
    for una in recomendaciones:
        lineas += [f"  - id: {una['id']}  # código", f"    texto: {una['texto']}"]
        lineas += ["    acciones:"] if una["acciones"] else []
        for accion in una["acciones"]:
            lineas += [
                f'      - id: "{accion["id"]}"  # código',
                f"        descripcion: {accion['texto']}",
                "        plazo: 2023-06",
                *(f'        relacionadas: ["{cita}"]' for cita in accion["citas"]),
            ]
    return "\n".join(lineas) + "\n"


@given(mezclas())
def test_tras_reparar_cualquier_mezcla_cada_referencia_lleva_a_lo_que_quiso_su_autor(
    mezcla: tuple[str, Mapping[str, str]],
) -> None:
    texto, verdad = mezcla
    antes = Memoria({RED: texto.encode()})
    plan = plan_de(antes)
    cambios = cambios_de(antes, plan)
    propuesta = proponer(antes, cargar(antes), cambios, HOY, plan.como_antes)
    despues = Superpuesta(antes, {cambio.ruta: cambio.despues or b"" for cambio in cambios})

    assert propuesta.introducidos == ()
    assert _repetidos(despues) == {p.elementos[0].id for p in plan.pendientes}
    assert plan_de(despues).renumeraciones == ()
    cambiadas = len(plan.renumeraciones) + len(plan.reescrituras)
    assert _lineas_distintas(texto, despues) == cambiadas
    en_duda = {cita.lugar for p in plan.pendientes for cita in p.citas}
    for accion, lleva_a in _referencias(despues, en_duda).items():
        assert lleva_a == verdad[accion]


def _repetidos(fuente: Superpuesta) -> set[str]:
    diagnosticos = revisar(fuente, HOY).diagnosticos
    return {d.mensaje.split("«")[1].split("»")[0] for d in diagnosticos if d.codigo == "SEG102"}


def _lineas_distintas(texto: str, despues: Superpuesta) -> int:
    archivo = despues.leer(RED)
    assert archivo is not None
    assert archivo.contenido is not None
    nuevas = archivo.contenido.decode().splitlines()
    return sum(a != b for a, b in zip(texto.splitlines(), nuevas, strict=True))


def _referencias(fuente: Superpuesta, en_duda: set[Any]) -> dict[str, str]:
    """Por el texto de cada acción que se refiere a otra cosa sin duda, el texto de esa cosa."""
    cartera = cargar(fuente).cartera
    textos = {una.recomendacion.id: una.recomendacion.texto for una in cartera.recomendaciones()}
    textos |= {una.accion.id: una.accion.descripcion for una in cartera.acciones()}
    return {
        una.accion.descripcion: textos[una.accion.relacionadas[0].removeprefix("red/")]
        for una in cartera.acciones()
        if una.accion.relacionadas and una.lugar / ("relacionadas", 0) not in en_duda
    }
