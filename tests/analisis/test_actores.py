import pytest

from apoyo import cartera_de, solo_accion_de
from seguimiento.analisis.actores import Papel, actores_de, canonico, papeles
from seguimiento.analisis.nombres import Nombres
from seguimiento.lugares import Lugar
from seguimiento.modelo.configuracion import Configuracion

CONFIGURACION = """
    actores:
      Oficial Regional de Políticas y de Enlace:
        alias: [ORPE, Regional Policy and Liaison Officer]
      UNICEF:
        alias: [PF UNICEF, Fondo de las Naciones Unidas para la Infancia]
"""


def _configuracion() -> Configuracion:
    return cartera_de(configuracion=CONFIGURACION).configuracion


@pytest.mark.parametrize(
    ("escrito", "oficial"),
    [
        ("orpe", "Oficial Regional de Políticas y de Enlace"),
        (
            "OFICIAL REGIONAL DE POLITICAS Y DE ENLACE",
            "Oficial Regional de Políticas y de Enlace",
        ),
        ("PF  UNICEF", "UNICEF"),
        ("PF", "PF"),
        ("Secretaría del FEM", "Secretaría del FEM"),
    ],
)
def test_el_nombre_canonico_se_reconoce_entero_sin_tildes_ni_mayusculas(
    escrito: str, oficial: str
) -> None:
    assert canonico(escrito, _configuracion()) == oficial


@pytest.mark.parametrize(
    "escrito",
    [
        "Gestión\u00a0de Niñez",
        "Gestión\u202fde Niñez",
        "Gestión  de Niñez",
        "Gestio\u0301n de Nin\u0303ez",
        "Ges\u00adtión de Niñez\u200b",
        "Gestión de Niñez\u00a0",
    ],
    ids=ascii,
)
def test_dos_nombres_que_se_ven_igual_son_el_mismo(escrito: str) -> None:
    assert canonico(escrito, _configuracion()) == "Gestión de Niñez"
    nombres = Nombres()
    for indice, nombre in enumerate((escrito, "Gestión de Niñez")):
        nombres.sumar([(nombre, Lugar(f"data/evaluaciones/{indice}.yaml", ()))])
    assert list(nombres.variantes(_configuracion())) == []


ACCION = """
    responsables: [ORPE, Oficial Regional de Datos]
    lidera: PF UNICEF
    acompanan: [Red Regional de Naciones Unidas sobre Migraciones, UNICEF]
"""


def test_los_actores_salen_con_su_papel_y_como_estan_escritos() -> None:
    assert list(actores_de(solo_accion_de(ACCION))) == [
        (Papel.RESPONDE, "ORPE"),
        (Papel.RESPONDE, "Oficial Regional de Datos"),
        (Papel.LIDERA, "PF UNICEF"),
        (Papel.ACOMPANA, "Red Regional de Naciones Unidas sobre Migraciones"),
        (Papel.ACOMPANA, "UNICEF"),
    ]
    assert list(actores_de(solo_accion_de())) == []


@pytest.mark.parametrize(
    ("buscado", "hallados"),
    [
        ("oficial", (Papel.RESPONDE,)),
        ("politicas", (Papel.RESPONDE,)),
        ("Regional", (Papel.RESPONDE, Papel.ACOMPANA)),
        ("unicef", (Papel.LIDERA, Papel.ACOMPANA)),
        ("PF UNICEF", (Papel.LIDERA, Papel.ACOMPANA)),
        ("fondo de las naciones unidas para la infancia", (Papel.LIDERA, Papel.ACOMPANA)),
        ("Regional Policy and Liaison Officer", (Papel.RESPONDE,)),
        ("PNUD", ()),
    ],
)
def test_se_busca_por_parte_del_nombre_por_el_canonico_y_por_sus_alias(
    buscado: str, hallados: tuple[Papel, ...]
) -> None:
    assert papeles(solo_accion_de(ACCION), buscado, _configuracion()) == hallados


def test_sin_configuracion_solo_se_halla_lo_escrito() -> None:
    accion = solo_accion_de(ACCION)
    assert papeles(accion, "políticas", Configuracion()) == ()
    assert papeles(accion, "orpe", Configuracion()) == (Papel.RESPONDE,)
