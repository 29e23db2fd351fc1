import pytest

from seguimiento.fechas import leer_fecha
from seguimiento.informes.secciones import del_dia


@pytest.mark.parametrize(
    ("escrita", "dicha"),
    [
        ("2023", "de 2023"),
        ("2023-S2", "del segundo semestre de 2023"),
        ("2017-T1", "del primer trimestre de 2017"),
        ("2023-T3", "del tercer trimestre de 2023"),
        ("2023-05", "de mayo de 2023"),
        ("2023-05-10", "del 10 de mayo de 2023"),
    ],
)
def test_una_fecha_se_dice_en_palabras_con_la_precision_con_que_se_escribio(
    escrita: str, dicha: str
) -> None:
    assert del_dia(leer_fecha(escrita)) == dicha
