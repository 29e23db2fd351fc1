import pytest

from apoyo import HOY, solo_accion_de
from seguimiento.analisis.metas import Avance, avance

REUNIONES = "meta: [{cantidad: 4, unidad: reuniones}]\n"


@pytest.mark.parametrize(
    ("seguimiento", "hecho", "frase"),
    [
        pytest.param("[]", None, "s/d de 4 reuniones", id="sin entradas no se sabe"),
        pytest.param(
            "[{fecha: 2023-03-01, estado: en_curso}]",
            None,
            "s/d de 4 reuniones",
            id="sin cantidad tampoco",
        ),
        pytest.param(
            "[{fecha: 2023-03-01, estado: en_curso, cantidad: 0}]",
            0,
            "0 de 4 reuniones",
            id="cero es un dato",
        ),
        pytest.param(
            "[{fecha: 2023-02-01, estado: en_curso, cantidad: 1},"
            " {fecha: 2023-03-01, estado: en_curso, cantidad: 2}]",
            2,
            "2 de 4 reuniones",
            id="es un acumulado: no se suma",
        ),
        pytest.param(
            "[{fecha: 2023-03-01, estado: en_curso, cantidad: 2},"
            " {fecha: 2023-04-01, estado: en_curso}]",
            2,
            "2 de 4 reuniones",
            id="una entrada sin cantidad no la borra",
        ),
        pytest.param(
            "[{fecha: 2023-03-01, estado: en_curso, cantidad: 3},"
            " {fecha: 2023-03-01, estado: en_curso, cantidad: 2}]",
            2,
            "2 de 4 reuniones",
            id="a igual fecha vale la última de la lista",
        ),
        pytest.param(
            "[{fecha: 2023-03-01, estado: en_curso, cantidad: 2},"
            " {fecha: 2023-01-01, estado: en_curso, cantidad: 1}]",
            2,
            "2 de 4 reuniones",
            id="aunque no estén en orden",
        ),
        pytest.param(
            "[{fecha: 2023-03-01, estado: en_curso, cantidad: 2},"
            " {fecha: 2023-04, estado: completada, cantidad: 4}]",
            2,
            "2 de 4 reuniones",
            id="la futura no cuenta",
        ),
        pytest.param(
            "[{fecha: 2023-03-01, estado: completada, cantidad: 5}]",
            5,
            "5 de 4 reuniones",
            id="puede pasarse de la meta",
        ),
    ],
)
def test_el_avance_es_lo_acumulado_a_la_fecha(
    seguimiento: str, hecho: int | None, frase: str
) -> None:
    hallado = avance(solo_accion_de(f"{REUNIONES}seguimiento: {seguimiento}"), HOY)
    assert hallado == Avance(hecho, 4, "reuniones")
    assert str(hallado) == frase


@pytest.mark.parametrize(
    "meta", ["", "meta: [{cantidad: 1, unidad: práctica}, {cantidad: 1, unidad: material}]"]
)
def test_sin_una_unica_meta_no_hay_avance_que_medir(meta: str) -> None:
    entrada = "seguimiento: [{fecha: 2023-03-01, estado: en_curso, cantidad: 1}]"
    assert avance(solo_accion_de(f"{meta}\n{entrada}"), HOY) is None
