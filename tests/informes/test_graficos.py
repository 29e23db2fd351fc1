"""Los gráficos dicen lo mismo que su tabla, caben en su sitio y no dependen del color."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seguimiento.informes.graficos import (
    ANCHO,
    DeQue,
    SerieDeGrafico,
    apiladas,
    barras,
    calendario,
    lineas,
)
from seguimiento.informes.rotulos import LETRA, mide, rotulos, separadas
from seguimiento.paginas import Grafico, Letrero, Rectangulo
from seguimiento.piezas import Columna, Texto
from seguimiento.vocabularios import SituacionDeAccion

VENCIDAS, EN_PLAZO = SerieDeGrafico("Vencidas", "vencida"), SerieDeGrafico("En plazo", "en_plazo")
A = DeQue("a", "A", "dicho", "Evaluación", "Acciones")
LARGO = "Oficina Regional para América del Sur y el Caribe y para las islas de más allá"
HUECO = 2


def celdas(grafico: Grafico) -> list[list[str]]:
    return [[celda.texto for celda in fila] for fila in grafico.tabla.filas]


def en_markdown(grafico: Grafico) -> list[list[str]]:
    return [[celda.texto for celda in fila] for fila in grafico.escrito.filas]


def escritos(grafico: Grafico) -> list[str]:
    return [letrero.texto for letrero in grafico.letreros]


def nombrados(grafico: Grafico) -> list[str]:
    """Los nombres de las filas, con sus dos líneas juntas."""
    nombres: list[str] = []
    for letrero in grafico.letreros:
        if letrero.clase == "rotulo":
            nombres.append(letrero.texto)
        elif letrero.clase == "rotulo sigue":
            nombres[-1] += f" / {letrero.texto}"
    return nombres


def extremos(letrero: Letrero) -> tuple[float, float]:
    """Dónde empieza y dónde acaba un letrero, con letras anchas."""
    ancho, x = mide(letrero.texto), float(letrero.x)
    desde = {"start": x, "middle": x - ancho / 2, "end": x - ancho}[letrero.ancla]
    return desde, desde + ancho


def de_cada_clase() -> list[Grafico]:
    muchas = [SerieDeGrafico(f"S{n}", "cerrada") for n in range(5)]
    ocho = [f"2025-T{n}" for n in range(8)]
    doce = [(f"{mes}-26", n * 90) for n, mes in enumerate(["may"] * 12)]
    return [
        apiladas(A, [VENCIDAS, EN_PLAZO], [("R1", (3, 1)), ("R2", (0, 900)), (LARGO, (1, 1))]),
        apiladas(A, muchas, [("MMMMMMMMMMMMMMMMMMMMMM", (1, 1, 1, 1, 9999)), (LARGO, (0,) * 5)]),
        barras(A, [("R1", 7, "vencida"), (LARGO * 3, 0, "en_plazo"), ("R3", 99999, "vencida")]),
        lineas(A, ["T1", "T2", "T3"], [(VENCIDAS, [1, 5, 2]), (EN_PLAZO, [0, 0, 9])]),
        lineas(A, ocho, [(SerieDeGrafico("Implementadas", "cerrada"), [9999] * 8)] * 4),
        calendario(A, [("ene", 0), ("feb", 3), ("mar", 12)]),
        calendario(A, doce),
    ]


cada_grafico = pytest.mark.parametrize("grafico", de_cada_clase(), ids=range(7))


def test_las_barras_apiladas_reparten_el_ancho_segun_sus_numeros() -> None:
    grafico = apiladas(A, [VENCIDAS, EN_PLAZO], [("R1", (30, 10)), ("R2", (0, 20))])
    tercio, *otros = tramos = [r for r in grafico.rectangulos if not r.clase.startswith("liso")]

    assert [r.clase for r in tramos] == ["vencida", "en_plazo", "en_plazo"]
    largos = [float(r.ancho) + HUECO for r in tramos]
    assert largos == pytest.approx([largos[0], largos[0] / 3, largos[0] * 2 / 3], abs=0.2)
    assert float(otros[0].x) - float(tercio.x) == pytest.approx(largos[0], abs=0.2)
    assert escritos(grafico) == ["R1", "R2", "30", "10", "40", "20", "20"]
    assert grafico.tabla.columnas == (
        Columna("Evaluación"),
        Columna("Vencidas", numerica=True),
        Columna("En plazo", numerica=True),
    )
    assert celdas(grafico) == [["R1", "30", "10"], ["R2", "0", "20"]]
    assert grafico.leyenda == (
        Texto("Vencidas", clase="vencida"),
        Texto("En plazo", clase="en_plazo"),
    )
    assert [c.titulo for c in grafico.escrito.columnas] == ["Evaluación", "Acciones", "Reparto"]
    assert en_markdown(grafico) == [
        ["R1", f"{'█' * 24} 40", "vencidas 30, en plazo 10"],
        ["R2", f"{'█' * 12} 20", "en plazo 20"],
    ]


def test_entre_dos_tramos_seguidos_se_ve_el_fondo_aunque_uno_sea_minimo() -> None:
    tres = [VENCIDAS, EN_PLAZO, VENCIDAS]
    grafico = apiladas(A, tres, [("R1", (1, 1, 900)), ("R2", (300, 1, 600))])
    for uno, otro in pairwise(grafico.rectangulos):
        if uno.y == otro.y:
            assert float(otro.x) - float(uno.x) - float(uno.ancho) >= HUECO - 0.11
        assert float(uno.ancho) >= 1


def test_el_numero_que_no_cabe_en_su_tramo_no_se_escribe_encima() -> None:
    grafico = apiladas(A, [VENCIDAS, EN_PLAZO], [("R1", (1, 999))])
    assert escritos(grafico) == ["R1", "999", "1000"]
    assert celdas(grafico) == [["R1", "1", "999"]]


def test_el_resto_no_manda_en_la_escala_y_se_dice_aparte() -> None:
    filas = [("R1", (4, 0)), ("R2", (1, 1))]
    solas = apiladas(A, [VENCIDAS, EN_PLAZO], filas)
    grafico = apiladas(A, [VENCIDAS, EN_PLAZO], filas, ("Otras 75 evaluaciones", (1000, 508)))
    assert (grafico.rectangulos, grafico.letreros) == (solas.rectangulos, solas.letreros)
    assert grafico.nota == "Otras 75 evaluaciones: 1508 (vencidas 1000, en plazo 508)."
    assert grafico.escrito.nota == grafico.nota
    assert celdas(grafico) == [*celdas(solas), ["Otras 75 evaluaciones", "1000", "508"]]


def test_de_un_cero_no_hay_barra_sino_su_numero() -> None:
    grafico = barras(A, [("R1", 0, "vencida"), ("R2", 4, "en_plazo")])
    assert [r.clase for r in grafico.rectangulos] == ["en_plazo"]
    assert escritos(grafico) == ["R1", "R2", "0", "4"]
    assert en_markdown(grafico) == [["R1", "0"], ["R2", f"{'█' * 24} 4"]]
    assert celdas(grafico) == [["R1", "0"], ["R2", "4"]]
    assert calendario(A, [("ene", 0)]).rectangulos == (
        Rectangulo("0", "103", str(ANCHO), "1", "eje"),
    )


def test_un_rotulo_largo_se_recorta_en_el_dibujo_y_no_en_la_tabla() -> None:
    grafico = barras(A, [(LARGO, 4, "vencida")])
    assert nombrados(grafico) == ["Oficina Regional para / …islas de más allá"]
    assert celdas(grafico)[0][0] == en_markdown(grafico)[0][0] == LARGO


def test_las_lineas_empiezan_en_cero_y_acaban_en_su_nombre_y_su_numero() -> None:
    grafico = lineas(A, ["T1", "T2"], [(VENCIDAS, [0, 4]), (EN_PLAZO, [2, 2])])
    assert [trazo.clase for trazo in grafico.trazos] == ["vencida", "en_plazo"]
    alturas = [[punto.split(",")[1] for punto in t.puntos.split()] for t in grafico.trazos]
    assert alturas == [["170", "14"], ["92", "92"]]
    assert [(a.texto, a.y) for a in grafico.letreros[-2:]] == [
        ("Vencidas 4", "18"),
        ("En plazo 2", "96"),
    ]
    assert grafico.leyenda == ()
    assert [c.titulo for c in grafico.escrito.columnas] == ["Evaluación", "Vencidas", "En plazo"]
    assert celdas(grafico) == en_markdown(grafico) == [["T1", "0", "2"], ["T2", "4", "2"]]


def test_los_nombres_de_dos_lineas_que_acaban_juntas_no_se_pisan() -> None:
    series = [(SerieDeGrafico(f"S{n}", "cerrada"), [0, 0]) for n in range(3)]
    finales = lineas(A, ["T1", "T2"], [*series, (VENCIDAS, [0, 90])]).letreros[-4:]
    assert [letrero.texto for letrero in finales] == ["S0 0", "S1 0", "S2 0", "Vencidas 90"]
    ys = sorted(float(letrero.y) for letrero in finales)
    assert all(b - a >= LETRA for a, b in pairwise(ys))


@given(st.lists(st.floats(0, 100), max_size=8), st.floats(1, 12))
def test_lo_que_se_aparta_conserva_el_orden_y_la_distancia(ys: list[float], entre: float) -> None:
    puestas = separadas(ys, entre, 100)
    en_orden = sorted(range(len(ys)), key=lambda n: ys[n])
    assert all(puestas[b] - puestas[a] >= entre - 1e-6 for a, b in pairwise(en_orden))
    assert all(y <= 100 + 1e-6 for y in puestas)


def test_cada_columna_del_calendario_es_tan_alta_como_lo_que_vence() -> None:
    grafico = calendario(A, [("ene-26", 0), ("feb-26", 1), ("mar-26", 2)])
    assert [r.alto for r in grafico.rectangulos if r.clase == "plazo"] == ["40", "80"]
    assert celdas(grafico) == [["ene-26", "0"], ["feb-26", "1"], ["mar-26", "2"]]
    assert grafico.tabla.columnas == (Columna("Evaluación"), Columna("Acciones", numerica=True))


@cada_grafico
def test_nada_se_sale_del_dibujo(grafico: Grafico) -> None:
    ancho, alto = float(grafico.ancho), float(grafico.alto)
    assert ancho <= ANCHO
    for r in grafico.rectangulos:
        assert 0 <= float(r.x) <= float(r.x) + float(r.ancho) <= ancho
        assert 0 <= float(r.y) <= float(r.y) + float(r.alto) <= alto
    for trazo in grafico.trazos:
        for punto in trazo.puntos.split():
            x, y = map(float, punto.split(","))
            assert 0 <= x <= ancho
            assert 0 <= y <= alto
    for letrero in grafico.letreros:
        desde, hasta = extremos(letrero)
        assert -1 <= desde <= hasta <= ancho + 1, letrero.texto
        assert LETRA <= float(letrero.y) <= alto - 3


@cada_grafico
def test_ningun_letrero_pisa_a_otro(grafico: Grafico) -> None:
    for n, uno in enumerate(grafico.letreros):
        for otro in grafico.letreros[n + 1 :]:
            if abs(float(uno.y) - float(otro.y)) < LETRA - 2:
                (a, b), (c, d) = extremos(uno), extremos(otro)
                assert b <= c + 1 or d <= a + 1, (uno.texto, otro.texto)


@pytest.mark.parametrize(
    "grafico",
    [
        apiladas(A, [VENCIDAS], []),
        apiladas(A, [VENCIDAS], [("R1", (0,))]),
        barras(A, []),
        lineas(A, [], []),
        lineas(A, ["T1"], [(VENCIDAS, [0])]),
        calendario(A, [("ene", 0)]),
    ],
    ids=["sin barras", "de ceros", "sin filas", "sin momentos", "de un momento", "vacío"],
)
def test_sin_nada_que_mostrar_no_falla(grafico: Grafico) -> None:
    assert all("█" not in celda for fila in en_markdown(grafico) for celda in fila)
    assert len(grafico.tabla.filas) == len(grafico.escrito.filas)


ECUADOR = "Evaluación final del proyecto de integración en el Ecuador, 2023"
PERU = "Evaluación final del proyecto de integración en el Perú, 2023"


def test_dos_nombres_que_empiezan_y_acaban_igual_se_distinguen_por_donde_dejan_de_hacerlo() -> None:
    medio = "Evaluación final del proyecto de {} en los países de la región andina"
    assert rotulos([medio.format("agua"), medio.format("caminos")], 160) == [
        ("Evaluación final del", "…agua en los…"),
        ("Evaluación final del", "…caminos en los…"),
    ]


def test_un_nombre_que_cabe_en_dos_lineas_va_entero() -> None:
    assert rotulos(["Corto", "Evaluación final del programa"], 160) == [
        ("Corto",),
        ("Evaluación final del", "programa"),
    ]


comunes = st.sampled_from(["", "Evaluación final del proyecto de integración en ", "x" * 60])
letras = st.text("abñM. -", max_size=80)


@given(
    st.lists(st.tuples(comunes, letras, comunes).map("".join), unique=True, max_size=6),
    st.sampled_from([60, 160]),
)
def test_nunca_hay_dos_rotulos_iguales_y_todos_caben(nombres: list[str], ancho: int) -> None:
    cortos = rotulos([nombre.strip() or "·" for nombre in nombres], ancho)
    assert len({*cortos}) == len(nombres)
    for corto in cortos:
        assert len(corto) <= 2
        assert all(mide(linea) <= ancho for linea in corto)


def test_comparten_sus_primeras_40_letras_y_no_se_confunden() -> None:
    assert ECUADOR[:40] == PERU[:40]
    uno, otro = rotulos([ECUADOR, PERU], 160)
    assert "Ecuador" in uno[1]
    assert "Perú" in otro[1]


def test_bajo_el_numero_de_un_tramo_con_trama_no_hay_trama() -> None:
    """Cada número escrito dentro de un tramo rayado o con puntos lo está sobre un trozo liso que lo abarca."""
    series = [SerieDeGrafico(una.rotulo, una.value) for una in SituacionDeAccion]
    grafico = apiladas(A, series, [("R1", (9, 8, 7, 6, 5))])
    lisos = [r for r in grafico.rectangulos if r.clase.startswith("liso")]
    assert [r.clase for r in lisos] == ["liso por_vencer", "liso en_plazo"]
    for liso in lisos:
        (tramo,) = (r for r in grafico.rectangulos if f"liso {r.clase}" == liso.clase)
        izquierda, ancho = float(liso.x), float(liso.ancho)
        (numero,) = (
            uno
            for uno in grafico.letreros
            if uno.ancla == "middle" and izquierda <= float(uno.x) <= izquierda + ancho
        )
        assert ancho >= mide(numero.texto)
        assert float(tramo.x) <= izquierda
        assert izquierda + ancho <= float(tramo.x) + float(tramo.ancho)
