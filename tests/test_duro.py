"""Las pruebas de fondo dicen que algo está mal cuando lo está."""

from collections import Counter

from apoyo.fuzz_de_edicion import Resultado
from apoyo.fuzz_de_ordenes import Resultado as DeOrdenes
from apoyo.fuzz_de_union import Resultado as DeUniones
from apoyo.vueltas import MISMOS, SIN_CONTRARIA
from duro import Cifra, cifras_de_edicion, cifras_de_ordenes, cifras_de_union, en_tabla


def mal(total: Resultado) -> list[str]:
    """Lo que no es lo que debe."""
    return [cifra.que for cifra in cifras_de_edicion(total) if not cifra.bien]


def con_negadas(cuantas: int) -> Resultado:
    return Resultado(ediciones=1000, negadas=["x"] * cuantas, motivos=Counter({"x": cuantas}))


def test_un_dano_basta_y_las_negadas_han_de_ser_pocas() -> None:
    assert mal(con_negadas(5)) == []
    assert mal(con_negadas(6)) == ["Ediciones negadas"]
    assert mal(Resultado(ediciones=1000, danos=["x"])) == ["Ediciones con algún daño"]


def test_lo_que_no_tiene_contraria_no_cuenta_como_deshecho() -> None:
    vueltas = Counter({MISMOS: 3, SIN_CONTRARIA: 5, "un motivo": 1})
    cifras = {cifra.que: cifra.cuanto for cifra in cifras_de_edicion(Resultado(vueltas=vueltas))}

    assert cifras["Deshechas con la orden contraria"] == "4"
    assert cifras["… quedaron los mismos bytes"] == "3 (75,00 %)"
    assert cifras["… un motivo"] == "1"
    assert cifras["Sin orden contraria (quitar de en medio de una lista)"] == "5"


def test_la_tabla_marca_lo_que_esta_mal() -> None:
    assert en_tabla([Cifra("Una", "1.000"), Cifra("Otra", "1", bien=False)]) == (
        "| Qué | Cuánto |\n| --- | ---: |\n| Una | 1.000 |\n| Otra | 1 ✗ |\n"
    )


def test_de_las_ordenes_tambien_y_todas_las_hechas_han_de_deshacerse() -> None:
    def mal_en(total: DeOrdenes) -> list[str]:
        return [cifra.que for cifra in cifras_de_ordenes(total) if not cifra.bien]

    assert mal_en(DeOrdenes(ordenes=100, hechas=98, deshechas=98, motivos=Counter(x=2))) == []
    assert mal_en(DeOrdenes(ordenes=100, motivos=Counter(x=3))) == ["Negadas por otra cosa"]
    assert mal_en(DeOrdenes(ordenes=100, danos=["x"])) == ["Órdenes con algún daño"]
    no_volvio = DeOrdenes(ordenes=1, hechas=1)
    assert mal_en(no_volvio) == ["… deshechas y rehechas con los mismos bytes"]


def test_de_las_uniones_un_dano_basta_y_preguntar_de_mas_ha_de_ser_raro() -> None:
    def mal_en(total: DeUniones) -> list[str]:
        return [cifra.que for cifra in cifras_de_union(total) if not cifra.bien]

    assert mal_en(DeUniones(pares=100, preguntas_de_mas=2)) == []
    assert mal_en(DeUniones(pares=100, preguntas_de_mas=3)) == ["… de cosas que cabían juntas"]
    assert mal_en(DeUniones(pares=100, danos=["x"])) == [
        "Pares con algo perdido, doblado o callado"
    ]
    assert mal_en(DeUniones(pares=100, no_validos=1)) == ["… y no válidos"]
