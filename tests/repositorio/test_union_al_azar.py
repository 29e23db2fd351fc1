"""Dos personas, el mismo archivo y lo que hizo cada una: se junta sin perder ni doblar nada, o se pregunta.

En `make test`, una muestra; en `make duro`, quinientos pares.
"""

import pytest

from apoyo.esfuerzo import ejemplos
from apoyo.fuzz_de_union import SEMILLA, Junta, tanda
from apoyo.historias import con_git
from seguimiento.repositorio.union import Unido, unir
from seguimiento.vocabularios import ClaseDeElemento

pytestmark = con_git
PARES = ejemplos(500, 12)


def test_no_se_pierde_ni_se_dobla_nada_y_lo_que_no_cabe_se_pregunta() -> None:
    resultado = tanda(PARES, SEMILLA)

    assert resultado.danos == []
    assert resultado.pares == PARES == resultado.sin_preguntar + resultado.preguntados
    # si casi todo se preguntara, no se juntaría nada
    assert resultado.preguntas_de_mas <= PARES * 0.02


def _callado(
    base: bytes | None, nuestro: bytes, suyo: bytes, clase: ClaseDeElemento | None
) -> Unido:
    """Quien no pregunta nada."""
    return Unido(unir(base, nuestro, suyo, clase).contenido)


def _que_pierde(
    base: bytes | None, nuestro: bytes, suyo: bytes, _: ClaseDeElemento | None
) -> Unido:
    """Quien se queda con lo suyo y olvida lo del otro."""
    return Unido(suyo if nuestro in (base, suyo) else nuestro)


def _que_dobla(
    base: bytes | None, nuestro: bytes, suyo: bytes, clase: ClaseDeElemento | None
) -> Unido:
    """Quien no reconoce lo que los dos tenían ya."""
    return unir(None if suyo not in (nuestro, base) else base, nuestro, suyo, clase)


@pytest.mark.parametrize("junta", [_callado, _que_pierde, _que_dobla])
def test_las_comprobaciones_ven_lo_que_va_mal(junta: Junta) -> None:
    assert tanda(12, SEMILLA, junta).danos
