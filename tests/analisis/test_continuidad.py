"""Qué es decir lo mismo con otro nombre: un solo criterio, el de `cambios` y el del historial."""

from datetime import date

import pytest

from apoyo import cartera_de, evaluacion_con
from seguimiento.analisis.cambios.parejas import Extremo
from seguimiento.analisis.cambios.parejas import parejas as de_las_carteras
from seguimiento.analisis.continuidad import parejas as del_registro
from seguimiento.elementos import todos_los_de
from seguimiento.modelo.cartera import Cartera

CASOS: dict[str, tuple[str, str, dict[str, str | None]]] = {
    # qué acciones había, cuáles hay y, de las de ahora, cuál era cada una
    "otro código": ("1.1 Capacitar a los puntos focales", "1.9 Capacitar a los puntos focales", {"1.9": "1.1"}),
    "otro código y una tilde": ("1.1 Hacer la evaluacion", "1.9 Hacer la evaluación", {"1.9": "1.1"}),
    "otro código y mayúsculas": ("1.1 HACER LA EVALUACIÓN", "1.9 Hacer la evaluación", {"1.9": "1.1"}),
    "dos que dicen lo mismo ahora": (
        "1.1 Capacitar",
        "1.8 Capacitar|1.9 Capacitar",
        {"1.8": None, "1.9": None},
    ),
    "dos que decían lo mismo": (
        "1.1 Capacitar|1.2 Capacitar",
        "1.9 Capacitar",
        {"1.9": None},
    ),
    "otra cosa": ("1.1 Capacitar a los puntos focales", "1.9 Publicar el informe", {"1.9": None}),
}  # fmt: skip


def _cartera(acciones: str) -> Cartera:
    partidas = (una.split(" ", 1) for una in acciones.split("|"))
    lineas = "\n".join(f'- {{id: "{id_}", descripcion: "{dice}"}}' for id_, dice in partidas)
    return cartera_de(evaluacion_con(lineas))


@pytest.mark.parametrize("caso", CASOS)
def test_cambios_y_el_historial_tienen_por_lo_mismo_lo_mismo(caso: str) -> None:
    antes, ahora, esperadas = CASOS[caso]
    previa, actual = _cartera(antes), _cartera(ahora)
    dia = date(2024, 1, 1)
    de_cambios = {
        pareja.ahora.id: pareja.antes and pareja.antes.id
        for pareja in de_las_carteras(Extremo(previa, dia), Extremo(actual, dia))
        if pareja.ahora and pareja.ahora.id in esperadas
    }
    (uno,), (otro,) = previa.evaluaciones, actual.evaluaciones
    del_historial = {
        despues.id: habia and habia.id
        for habia, despues in del_registro(todos_los_de(uno)[0], todos_los_de(otro)[0])
        if despues and despues.id in esperadas
    }
    assert de_cambios == del_historial == esperadas
