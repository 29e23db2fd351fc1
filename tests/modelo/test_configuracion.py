"""La configuración de quien no ajusta nada."""

from seguimiento.modelo.configuracion import Configuracion, de_fabrica


def test_la_de_fabrica_es_la_que_no_dice_nada() -> None:
    suya, comprobada = de_fabrica(), Configuracion()
    assert suya == comprobada
    assert suya.model_dump() == comprobada.model_dump()
    assert suya.model_fields_set == comprobada.model_fields_set == set()
    assert suya.tramos_de_retraso == comprobada.tramos_de_retraso
