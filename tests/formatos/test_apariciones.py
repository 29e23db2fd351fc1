"""Lo que rodea a lo encontrado, aunque al plegarlo cambie de largo."""

import pytest

from apoyo import cartera_de, evaluacion_con
from seguimiento.analisis.busqueda import Aparicion, buscar
from seguimiento.formatos.apariciones import en_bloques
from seguimiento.piezas import Parrafo, Tabla


def trozos(descripcion: str, buscado: str) -> list[str]:
    accion = f'- {{id: "1.1", descripcion: "{descripcion}"}}\n'
    cartera = cartera_de(evaluacion_con(accion))
    halladas: list[Aparicion] = list(buscar(cartera, buscado))
    (tabla,) = en_bloques(halladas, buscado, recortar=True)
    assert isinstance(tabla, Tabla)
    return [texto.texto for _, _, texto in tabla.filas]


@pytest.mark.parametrize(
    ("antes", "despues", "hallado"),
    [
        ("", "", "aguja"),
        ("a " * 20, " z" * 20, "aguja"),
        ("x" * 80 + " ", " " + "y" * 80, "AGUJA"),
        ("ß" * 40 + " ", " " + "ß" * 40, "agüja"),
        ("é" * 80 + " ", " fin", "aguja"),
    ],
)
def test_el_trozo_contiene_lo_encontrado_con_sesenta_letras_a_cada_lado(
    antes: str, despues: str, hallado: str
) -> None:
    texto = f"{antes}{hallado}{despues}"
    desde = max(len(antes) - 60, 0)
    hasta = len(antes) + len(hallado) + 60
    esperado = texto[desde:hasta]
    principio, final = "…" if desde else "", "…" if hasta < len(texto) else ""
    assert trozos(texto, "aguja") == [f"{principio}{esperado}{final}"]


def test_sin_apariciones_se_dice_que_se_buscaba() -> None:
    assert list(en_bloques([], "aguja", recortar=True)) == [
        Parrafo("No aparece «aguja» en ningún registro.")
    ]
