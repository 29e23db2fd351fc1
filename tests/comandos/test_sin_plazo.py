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


@pytest.mark.parametrize("dicho", ["permanente", "TBD", "n/a", "por definir"])
def test_una_prorroga_es_hasta_una_fecha(dicho: str, rica: Path) -> None:
    visto = seg("prorrogar", "final-2022/1.3", "--plazo", dicho, "--motivo", "x", en=rica)
    assert visto.codigo == 2
    assert visto.errores == (
        f"error: «{dicho}» no es una fecha\n"
        "  una prórroga es hasta una fecha; lo demás que diga la fuente, con «seg actualizar»\n"
    )


@pytest.mark.parametrize(
    ("opcion", "leido"), [("--plazo", "2024-04-14"), ("--inicio", "2024-04-08")]
)
def test_una_semana_vale_de_plazo_hasta_su_domingo_y_de_inicio_desde_su_lunes(
    opcion: str, leido: str, rica: Path
) -> None:
    with lo_que_cambia(rica / FINAL) as lineas:
        visto = seg(*NUEVA, opcion, "semana 15 de 2024", en=rica)

    assert visto.codigo == 0
    assert f"aviso: «semana 15 de 2024» se lee «{leido}»" in visto.errores
    assert f"        {opcion.strip('-')}: {leido}\n" in lineas.entran


def test_al_plazo_sin_anio_le_falta_el_anio(rica: Path) -> None:
    visto = seg(*NUEVA, "--plazo", "diciembre", en=rica)
    assert visto.codigo == 2
    assert visto.errores == (
        "error: a «diciembre» le falta el año\n  ¿quiso decir «2023-12» (diciembre de 2023)?\n"
    )
