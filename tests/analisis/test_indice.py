from textwrap import dedent

import pytest

from apoyo import HOY, cartera_con
from seguimiento.almacen.fuentes import Memoria
from seguimiento.analisis.aporte import Aporte, Mencion, menciones_de
from seguimiento.analisis.indice import Indice, duplicados
from seguimiento.elementos import elementos
from seguimiento.lugares import Lugar
from seguimiento.repositorio.lectura import Lector
from seguimiento.vocabularios import ClaseDeElemento

RED = "data/evaluaciones/red.yaml"
MECANISMO = "data/acuerdos/mecanismo.yaml"
FICHA = "data/practicas/BP1_ME.yaml"
ARCHIVOS = {
    RED: """
        titulo: Evaluación de la red
        organizacion: OIM
        recomendaciones:
          - id: R1
            texto: Estudiar las necesidades
            practicas: [BP1_ME]
            acciones:
              - id: "1.1"
                descripcion: Recogerlas
                misma_que: "1.2"
                relacionadas: [mecanismo/1, R1]
                practicas: [LA1_AH]
              - {id: "1.2", descripcion: Sistematizarlas}
    """,
    MECANISMO: """
        titulo: Mecanismo
        compromisos: [{id: "1", descripcion: Aprobar el plan}]
        reuniones:
          - fecha: 2017-03-15
            decisiones:
              - {texto: Invitar a la academia}
              - {texto: Aprobarlo, compromiso: "1"}
    """,
    FICHA: """
        tipo: buena_practica
        titulo: Taller de teoría del cambio
        hallazgo: Ordena el diseño
        relacionadas: [LA1_AH]
        origen: [red/R1]
    """,
}
ACCIONES = (ClaseDeElemento.ACCION, ClaseDeElemento.COMPROMISO)
INTERNOS = (*ACCIONES, ClaseDeElemento.RECOMENDACION, ClaseDeElemento.REUNION)
FICHAS = (ClaseDeElemento.FICHA,)


def _indice(archivos: dict[str, str] = ARCHIVOS) -> Indice:
    return _sumados({ruta: dedent(texto).encode() for ruta, texto in archivos.items()})


def _sumados(contenidos: dict[str, bytes]) -> Indice:
    indice = Indice(HOY)
    for aporte in Lector(Memoria(contenidos)).aportes():
        indice.sumar(aporte)
    return indice


def _mencion(
    texto: str, desde: str = "red", clases: tuple[ClaseDeElemento, ...] = INTERNOS
) -> Mencion:
    return Mencion(Lugar(f"{desde}.yaml"), texto, desde, clases)


def test_cada_registro_dice_que_menciona_desde_donde_y_a_que_puede_llevar() -> None:
    accion = ("recomendaciones", 0, "acciones", 0)
    decision = ("reuniones", 0, "decisiones", 1, "compromiso")
    assert _indice().menciones == [
        Mencion(Lugar(MECANISMO, decision), "1", "mecanismo", ACCIONES),
        Mencion(Lugar(RED, ("recomendaciones", 0, "practicas", 0)), "BP1_ME", "red", FICHAS),
        Mencion(Lugar(RED, (*accion, "misma_que")), "1.2", "red", ACCIONES, "1.1"),
        Mencion(Lugar(RED, (*accion, "relacionadas", 0)), "mecanismo/1", "red", INTERNOS, "1.1"),
        Mencion(Lugar(RED, (*accion, "relacionadas", 1)), "R1", "red", INTERNOS, "1.1"),
        Mencion(Lugar(RED, (*accion, "practicas", 0)), "LA1_AH", "red", FICHAS, "1.1"),
        Mencion(Lugar(FICHA, ("relacionadas", 0)), "LA1_AH", "BP1_ME", FICHAS),
        Mencion(Lugar(FICHA, ("origen", 0)), "red/R1", "BP1_ME", INTERNOS),
    ]


@pytest.mark.parametrize(
    ("texto", "desde", "clase"),
    [
        ("red", "mecanismo", ClaseDeElemento.EVALUACION),
        ("RED/r1", "mecanismo", ClaseDeElemento.RECOMENDACION),
        ("red/1.1@2023-T2", "mecanismo", ClaseDeElemento.ACCION),
        ("1.1", "red", ClaseDeElemento.ACCION),
        ("1.1", "mecanismo", None),
        ("1", "mecanismo", ClaseDeElemento.COMPROMISO),
        ("mecanismo/reunion-2017-03-15", "red", ClaseDeElemento.REUNION),
        ("mecanismo", "red", ClaseDeElemento.ACUERDO),
        ("bp1_me", "red", ClaseDeElemento.FICHA),
        ("red/9.9", "red", None),
        ("otra/1.1", "red", None),
        ("BP9_PC", "red", None),
    ],
)
def test_una_referencia_lleva_a_lo_que_existe_sin_distinguir_mayusculas(
    texto: str, desde: str, clase: ClaseDeElemento | None
) -> None:
    assert _indice().clase_de(_mencion(texto, desde)) is clase


@pytest.mark.parametrize(
    ("mencion", "candidatos"),
    [
        (_mencion("red/1.9", clases=ACCIONES), ["red/1.1", "red/1.2"]),
        (_mencion("rde/1.1", clases=ACCIONES), ["red/1.1"]),
        (_mencion("rde/9.9", clases=ACCIONES), []),
        (_mencion("1.9", clases=ACCIONES), ["1.1", "1.2"]),
        (_mencion("BP1_EM", clases=FICHAS), ["BP1_ME"]),
    ],
)
def test_los_candidatos_se_escriben_como_se_escribirian_alli(
    mencion: Mencion, candidatos: list[str]
) -> None:
    assert _indice().candidatos(mencion) == candidatos


def test_de_un_archivo_que_no_se_leyo_entero_no_se_dice_que_falte_nada() -> None:
    indice = _indice()
    ilegible = Aporte("data/evaluaciones/Rota.yaml", id="Rota", clase=ClaseDeElemento.EVALUACION)
    indice.sumar(ilegible)
    assert indice.puede_estar(_mencion("rota/1.1"))
    assert indice.puede_estar(_mencion("1.1", desde="rota"))
    assert not indice.puede_estar(_mencion("red/9.9"))
    assert indice.clase_de(_mencion("rota")) is ClaseDeElemento.EVALUACION


def test_los_ids_repetidos_se_dicen_una_vez_con_todos_sus_sitios() -> None:
    cartera = cartera_con(
        {
            RED: """
                titulo: Evaluación de la red
                organizacion: OIM
                recomendaciones:
                  - {id: R1, texto: Estudiar, acciones: [{id: A, descripcion: Recoger}]}
                  - {id: r1, texto: Coordinar, acciones: [{id: B, descripcion: Convocar}]}
            """,
            MECANISMO: """
                titulo: Mecanismo
                compromisos: [{id: reunion-2017-03, descripcion: Reunirse}]
                reuniones: [{fecha: 2017-03}, {fecha: 2017-04}]
            """,
            FICHA: ARCHIVOS[FICHA],
        }
    )
    assert list(duplicados(cartera.evaluaciones[0])) == [
        ("R1", [("recomendaciones", 0, "id"), ("recomendaciones", 1, "id")])
    ]
    assert list(duplicados(cartera.acuerdos[0])) == [
        ("reunion-2017-03", [("compromisos", 0, "id"), ("reuniones", 0, "id")])
    ]
    assert list(duplicados(cartera.practicas[0])) == []


def test_lo_que_no_escribe_referencias_no_menciona_nada() -> None:
    sin_nada = cartera_con({MECANISMO: "titulo: Mecanismo"}).acuerdos[0]
    assert [m for e in elementos(sin_nada) for m in menciones_de(e)] == []


def test_del_registro_que_se_cargo_en_parte_tampoco() -> None:
    archivos = {ruta: texto.encode() for ruta, texto in ARCHIVOS.items() if ruta != RED}
    archivos[RED] = dedent(ARCHIVOS[RED]).replace("Sistematizarlas", "X, plazo: pronto").encode()
    indice = _sumados(archivos)
    assert indice.clase_de(_mencion("red/1.2")) is None
    assert indice.puede_estar(_mencion("red/1.2"))
