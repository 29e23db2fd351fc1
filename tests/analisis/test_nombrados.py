import pytest

from apoyo import cartera_con
from apoyo.mesas import MESAS
from seguimiento.analisis.actores import se_refiere_a
from seguimiento.analisis.nombrados import nombrados, va_dirigida
from seguimiento.modelo.configuracion import Actor, Configuracion

CONFIGURACION = Configuracion(actores={"Unidad de Apoyo a Programas": Actor(alias=("PSU",))})


def test_se_nombra_a_cada_uno_una_vez_con_su_nombre_canonico_y_en_orden() -> None:
    assert nombrados(cartera_con(dict(MESAS))) == [
        "Cancillería",
        "CEPAL",
        "Dirección",
        "Gobiernos",
        "Oficina de país",
        "Oficina Regional",
        "Red de OSC",
        "Secretaría",
        "UNICEF",
        "Unidad de Apoyo a Programas",
    ]


@pytest.mark.parametrize(
    ("nombre", "buscado", "se_refiere"),
    [
        ("Oficina de País", "oficina de pais", True),
        ("Oficina de País", "oficina", True),
        ("PSU", "apoyo a programas", True),
        ("Unidad de Apoyo a Programas", "psu", True),
        ("Oficina de País", "Oficina Regional", False),
        ("Unidad de Apoyo a Programas", "ps", False),
    ],
)
def test_a_alguien_se_le_halla_por_parte_de_su_nombre_o_por_un_alias_entero(
    nombre: str, buscado: str, *, se_refiere: bool
) -> None:
    assert se_refiere_a(nombre, buscado, CONFIGURACION) is se_refiere


def test_una_recomendacion_va_dirigida_a_quien_se_nombra_aunque_sea_por_su_alias() -> None:
    cartera = cartera_con(dict(MESAS))
    suyas = [
        situada.recomendacion.id
        for situada in cartera.recomendaciones()
        if va_dirigida(situada.recomendacion, "unidad de apoyo", cartera.configuracion)
    ]
    assert suyas == ["R2"]
