"""Lo que la fuente dice en lugar de un plazo tiene su sitio, y quien lo da por plazo se entera de cuál."""

from pathlib import Path

import pytest

from apoyo.cambios import lo_que_cambia
from apoyo.carteras import FINAL
from apoyo.ejecucion import seg

NUEVA = ("nueva", "accion", "final-2022/R1", "--descripcion", "Informar")


@pytest.mark.parametrize("dicho", ["Update at next informal", "en la próxima reunión", "pronto"])
@pytest.mark.parametrize(
    ("orden", "donde"),
    [
        ((*NUEVA, "--plazo"), "--sin-plazo"),
        (("corregir", "final-2022/1.1", "plazo"), "sin_plazo"),
    ],
)
def test_una_frase_no_es_un_plazo_y_se_dice_donde_va(
    orden: tuple[str, ...], donde: str, dicho: str, rica: Path
) -> None:
    with lo_que_cambia(rica / FINAL) as lineas:
        visto = seg(*orden, dicho, en=rica)

    assert (visto.codigo, lineas.entran) == (2, [])
    assert visto.errores == (
        f"error: «{dicho}» no es una fecha\n"
        f"  si es lo que dice la fuente en lugar de una, va en «{donde}»\n"
    )


def test_una_fecha_mal_escrita_sigue_siendo_una_fecha(rica: Path) -> None:
    visto = seg(*NUEVA, "--plazo", "2023-13", en=rica)

    assert visto.codigo == 2
    assert "no hay mes 13" in visto.errores


def test_corregir_un_plazo_por_que_no_lo_hay_no_dice_que_lo_anota(rica: Path) -> None:
    visto = seg("corregir", "final-2022/1.1", "plazo", "permanente", en=rica)

    assert visto.codigo == 2
    assert visto.errores == (
        "error: «permanente» no es un plazo\n"
        "  escríbalo en «sin_plazo» y quite el plazo con «--borrar»\n"
    )
