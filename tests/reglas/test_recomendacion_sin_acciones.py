"""Lo que una regla mira de una acción lo mira también de la recomendación que se sigue sin ellas."""

import pytest

from apoyo.esqueletos import codigos
from seguimiento.diagnosticos import CATALOGO
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.evaluacion import Recomendacion
from seguimiento.reglas import familias
from seguimiento.reglas.registro import REGLAS
from seguimiento.vocabularios import EstadoDeAccion, EstadoDeRecomendacion

familias.registrar()
SOLO_DE_UNA_ACCION = {
    # `fecha_hito` y `misma_que` son de las acciones
    *("SEG107", "SEG208"),
}
DE_UNA_ACCION = {una.codigo: una.ambitos for una in REGLAS[Accion]}
COMO_RECOMENDACION = {
    estado.value: next(r.value for r in EstadoDeRecomendacion if r.como_accion is estado)
    for estado in {r.como_accion for r in EstadoDeRecomendacion}
} | {EstadoDeAccion.NO_APLICABLE.value: EstadoDeRecomendacion.NO_SE_IMPLEMENTARA.value}
"""El estado de una recomendación que dice lo mismo que cada uno de una acción."""


_SE_SIGUE = """
  acompanan: [Sede]
  respuesta: {decision: aceptada, plan: El de la oficina}
"""
"""Lo que hace que se siga, y no se espere primero su respuesta."""


def _como_recomendacion(fragmento: str) -> str:
    """El ejemplo de una acción, de una recomendación respondida."""
    lineas = fragmento.replace('id: "1.1"', "id: R1").replace("descripcion:", "texto:").split("\n")
    for indice, linea in enumerate(lineas):
        antes, estado, cual = linea.partition("estado: ")
        if estado:
            lineas[indice] = f"{antes}{estado}{COMO_RECOMENDACION.get(cual, cual)}"
    return "\n".join(lineas).rstrip() + _SE_SIGUE


def test_toda_regla_de_una_accion_lo_es_de_la_recomendacion_que_se_sigue_sola() -> None:
    sin_ella = {codigo for codigo, suyos in DE_UNA_ACCION.items() if Recomendacion not in suyos}
    assert sin_ella == SOLO_DE_UNA_ACCION


@pytest.mark.parametrize("codigo", sorted(DE_UNA_ACCION.keys() - SOLO_DE_UNA_ACCION))
def test_el_ejemplo_de_una_accion_dice_lo_mismo_de_una_recomendacion(codigo: str) -> None:
    definicion = CATALOGO[codigo]
    assert codigo in codigos("Recomendacion", _como_recomendacion(definicion.mal))
    assert codigo not in codigos("Recomendacion", _como_recomendacion(definicion.bien))
