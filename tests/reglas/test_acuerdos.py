import pytest

from esqueletos import avisos, codigos, otros


def _vigencia(*lineas: str) -> str:
    return "titulo: Mecanismo\nvigencia:\n" + "".join(f"  {linea}\n" for linea in lineas)


def test_una_vigencia_al_reves_senala_los_dos_extremos() -> None:
    acuerdo = _vigencia("desde: 2024-T1", "hasta: 2023")
    mensaje = "la vigencia termina («2023») antes de empezar («2024-T1»)"
    assert avisos("Acuerdo", acuerdo) == [("SEG501", "2023", mensaje)]
    assert otros("Acuerdo", acuerdo) == ["2024-T1"]


@pytest.mark.parametrize(
    "lineas",
    [
        ("desde: 2023-05", "hasta: 2023-05-01"),
        ("desde: 2023-05-10", "hasta: 2023-05-10"),
        ("desde: 2023", "hasta: 2023-01"),
        ("desde: 2023",),
        ("hasta: 2023",),
    ],
)
def test_una_vigencia_que_puede_ser_no_se_objeta(lineas: tuple[str, ...]) -> None:
    assert codigos("Acuerdo", _vigencia(*lineas)) == []
