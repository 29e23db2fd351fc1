"""Los gráficos dicen lo mismo que su tabla, caben en su sitio y no dependen del color."""

import pytest

from seguimiento.informes.graficos import (
    ANCHO,
    SerieDeGrafico,
    apiladas,
    barras,
    calendario,
    lineas,
)
from seguimiento.paginas import Barra, Grafico, Letrero, Rectangulo, Trazo
from seguimiento.piezas import Columna, Texto

VENCIDAS, EN_PLAZO = SerieDeGrafico("Vencidas", "vencida"), SerieDeGrafico("En plazo", "en_plazo")
LARGO = "Oficina Regional para América del Sur y el Caribe"


def celdas(grafico: Grafico) -> list[list[str]]:
    return [[celda.texto for celda in fila] for fila in grafico.tabla.filas]


def escritos(grafico: Grafico) -> list[str]:
    return [letrero.texto for letrero in grafico.letreros]


def de_cada_clase() -> list[Grafico]:
    return [
        apiladas("a", "A", "d", [VENCIDAS, EN_PLAZO], [("R1", (3, 1)), ("R2", (0, 900))]),
        barras("b", "B", "d", "Acciones", [("R1", 7, "vencida"), (LARGO, 0, "en_plazo")]),
        lineas("l", "L", "d", ["T1", "T2", "T3"], [(VENCIDAS, [1, 5, 2]), (EN_PLAZO, [0, 0, 9])]),
        calendario("c", "C", "d", [("ene", 0), ("feb", 3), ("mar", 12)], "Vencen"),
    ]


def test_las_barras_apiladas_reparten_el_ancho_segun_sus_numeros() -> None:
    grafico = apiladas(
        "a", "Por R", "dicho", [VENCIDAS, EN_PLAZO], [("R1", (3, 1)), ("R2", (0, 2))]
    )

    assert grafico.rectangulos == (
        Rectangulo("190", "6", "364.5", "20", "vencida"),
        Rectangulo("554.5", "6", "121.5", "20", "en_plazo"),
        Rectangulo("190", "36", "243", "20", "en_plazo"),
    )
    assert escritos(grafico) == ["R1", "3", "1", "4", "R2", "2", "2"]
    assert grafico.tabla.columnas == (
        Columna(""),
        Columna("Vencidas", numerica=True),
        Columna("En plazo", numerica=True),
    )
    assert celdas(grafico) == [["R1", "3", "1"], ["R2", "0", "2"]]
    assert grafico.leyenda == (
        Texto("Vencidas", clase="vencida"),
        Texto("En plazo", clase="en_plazo"),
    )
    assert grafico.barras == (
        Barra("R1", "█" * 24, "4 (vencidas 3, en plazo 1)"),
        Barra("R2", "█" * 12, "2 (en plazo 2)"),
    )


def test_el_numero_que_no_cabe_en_su_tramo_no_se_escribe_encima() -> None:
    grafico = apiladas("a", "A", "d", [VENCIDAS, EN_PLAZO], [("R1", (1, 999))])
    assert escritos(grafico) == ["R1", "999", "1000"]
    assert celdas(grafico) == [["R1", "1", "999"]]


def test_una_barra_de_cero_se_ve_y_no_parece_uno() -> None:
    grafico = barras("b", "B", "d", "Acciones", [("R1", 0, "vencida"), ("R2", 4, "en_plazo")])
    assert [r.ancho for r in grafico.rectangulos] == ["1", "486"]
    assert grafico.barras == (Barra("R1", "·", "0"), Barra("R2", "█" * 24, "4"))
    assert celdas(grafico) == [["R1", "0"], ["R2", "4"]]


def test_un_rotulo_largo_se_recorta_en_el_dibujo_y_no_en_la_tabla() -> None:
    grafico = barras("b", "B", "d", "Acciones", [(LARGO, 4, "vencida")])
    assert escritos(grafico)[0] == "Oficina Regional para Amé…"
    assert celdas(grafico)[0][0] == grafico.barras[0].rotulo == LARGO


def test_las_lineas_empiezan_en_cero_y_acaban_en_su_numero() -> None:
    grafico = lineas("l", "L", "d", ["T1", "T2"], [(VENCIDAS, [0, 4]), (EN_PLAZO, [2, 2])])
    assert grafico.trazos == (
        Trazo("40,186 660,20", "vencida"),
        Trazo("40,103 660,103", "en_plazo"),
    )
    assert Letrero("668", "24", "4", "start", "vencida") in grafico.letreros
    assert celdas(grafico) == [["T1", "0", "2"], ["T2", "4", "2"]]
    # en Markdown cabe una sola serie: la primera
    assert grafico.barras == (Barra("T1", "·", "0"), Barra("T2", "█" * 24, "4"))


def test_el_calendario_llena_cada_casilla_segun_lo_que_vence() -> None:
    grafico = calendario("c", "C", "d", [("ene", 0), ("feb", 1), ("mar", 2)], "Vencen")
    llenos = [r.alto for r in grafico.rectangulos if r.clase == "plazo"]
    assert llenos == ["27", "54"]
    assert celdas(grafico) == [["ene", "0"], ["feb", "1"], ["mar", "2"]]
    assert grafico.tabla.columnas == (Columna("Mes"), Columna("Vencen", numerica=True))


@pytest.mark.parametrize("grafico", de_cada_clase(), ids=lambda grafico: grafico.titulo)
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
        assert 0 <= float(letrero.x) <= ancho
        assert 0 < float(letrero.y) <= alto


@pytest.mark.parametrize(
    "grafico",
    [
        apiladas("a", "A", "d", [VENCIDAS], []),
        apiladas("a", "A", "d", [VENCIDAS], [("R1", (0,))]),
        barras("b", "B", "d", "Acciones", []),
        lineas("l", "L", "d", [], []),
        lineas("l", "L", "d", ["T1"], [(VENCIDAS, [0])]),
        calendario("c", "C", "d", [("ene", 0)], "Vencen"),
    ],
    ids=["sin barras", "de ceros", "sin filas", "sin momentos", "de un momento", "vacío"],
)
def test_sin_nada_que_mostrar_no_falla(grafico: Grafico) -> None:
    assert all(barra.bloques == "·" for barra in grafico.barras)
    assert len(grafico.tabla.filas) == len(grafico.barras)
