"""Lo que va en las filas se dice en una celda sea de la clase que sea, entero o recortado."""

from dataclasses import replace
from datetime import date

import pytest

from apoyo.cartera_hostil import cartera_hostil
from apoyo.encargos import encargo_de
from seguimiento.analisis.dicho import dato_suelto, quienes
from seguimiento.analisis.filas import Fila, fila_de
from seguimiento.campos import Campo, en_las_filas
from seguimiento.fechas import leer_fecha
from seguimiento.modelo.accion import Accion, Fondos
from seguimiento.modelo.evaluacion import Recomendacion
from seguimiento.vocabularios import Disponibilidad, EstadoDeAccion

LARGO = "Unidad de Apoyo a los Programas Conjuntos de Integración"
"""Lo que dice todo texto de la cartera."""
CORTO = "Unidad de Apoyo a…"
HOY = date(2023, 6, 30)
LETRAS = len(CORTO) + 1


@pytest.fixture(scope="module")
def llena() -> Fila:
    """La fila de una acción con todos los campos escritos."""
    carga = encargo_de(cartera_hostil(LARGO), HOY).carga
    situada = next(carga.cartera.acciones())
    return fila_de(situada, HOY, carga.cartera.configuracion)


@pytest.mark.parametrize("letras", [0, LETRAS])
@pytest.mark.parametrize("campo", en_las_filas(Accion), ids=lambda campo: campo.clave)
def test_cada_campo_que_va_en_las_filas_se_dice_entero_o_recortado(
    llena: Fila, campo: Campo, letras: int
) -> None:
    lineas = quienes(llena, letras=letras).splitlines()
    texto = CORTO if letras else LARGO
    de_cada_tipo = {"fondos": CORTO_DE_FONDOS if letras else FONDOS}
    assert f"{campo.rotulo}: {de_cada_tipo.get(campo.clave, texto)}" in lineas


FONDOS, CORTO_DE_FONDOS = "1 USD; disponibles: sí", "1 USD…"


@pytest.mark.parametrize("modelo", [Accion, Recomendacion])
def test_un_registro_que_va_en_las_filas_sabe_decirse(modelo: type[Accion]) -> None:
    suyos = [campo.registro for campo in en_las_filas(modelo) if campo.registro]
    assert all("__str__" in vars(registro) for registro in suyos)


def test_lo_que_no_consta_no_deja_un_rotulo_suelto(llena: Fila) -> None:
    accion = Accion(id="1", descripcion="Convocar", fondos=Fondos())
    sin_nada = replace(llena, situada=replace(llena.situada, accion=accion))
    assert quienes(sin_nada, nadie="nadie") == "nadie"


@pytest.mark.parametrize(
    ("dato", "dicho"),
    [
        ("uno", "uno"),
        (7, "7"),
        (False, "no"),
        (True, "sí"),
        (EstadoDeAccion.EN_CURSO, "En curso"),
        (leer_fecha("2023-03"), "2023-03"),
        (Fondos(monto="5.000", moneda="USD"), "5.000 USD"),
        (("uno", Disponibilidad.NO), "uno; No"),
        ((), ""),
    ],
)
def test_cada_clase_de_dato_se_dice_a_su_modo(dato: object, dicho: str) -> None:
    assert dato_suelto(dato) == dicho
