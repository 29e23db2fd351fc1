"""Un filtro que no casa con nadie no es «no hay nada»: se dice, y la orden falla."""

from pathlib import Path

from apoyo.carteras import escribir
from apoyo.ejecucion import Resultado, seg
from apoyo.una_evaluacion import con_acciones


def test_filtrar_por_quien_no_figura_falla_y_sugiere(tmp_path: Path) -> None:
    raiz = escribir(tmp_path, con_acciones())
    nadie = Resultado(2, "", "error: nadie figura como «Unidad B»\n  ¿quiso decir «Unidad A»?\n")
    for resto in ((), ("--fallar-si", "vencidas")):
        assert seg("status", "--responsable", "Unidad B", *resto, en=raiz) == nadie


def test_un_filtro_sin_nada_escrito_no_es_todo(tmp_path: Path) -> None:
    visto = seg("status", "--responsable", "", en=escribir(tmp_path, con_acciones()))
    assert (visto.codigo, visto.salida) == (2, "")
    assert "«--responsable» no tiene nada escrito" in visto.errores
