"""`seg prorrogar`: la prórroga que queda escrita."""

from pathlib import Path

from apoyo.cambios import lo_que_cambia
from apoyo.carteras import FINAL
from apoyo.ejecucion import seg


def test_la_prorroga_se_anade_y_el_plazo_original_queda(rica: Path) -> None:
    with lo_que_cambia(rica / FINAL) as lineas:
        orden = ("prorrogar", "final-2022/1.1", "--motivo", "Cambio: de equipo")
        visto = seg(*orden, "--plazo", "2023-06", "--autorizada-por", "Dirección", en=rica)

    assert (visto.codigo, lineas.salen) == (0, [])
    assert lineas.entran == [
        "          - fecha: 2023-04-15\n",
        "            plazo: 2023-06\n",
        '            motivo: "Cambio: de equipo"\n',
        "            autorizada_por: Dirección\n",
    ]
    assert visto.salida.endswith(
        "«final-2022/1.1» vence ahora: junio de 2023. Véalo con «seg ver final-2022/1.1».\n"
    )


def test_la_primera_prorroga_va_tras_los_datos_de_la_accion(rica: Path) -> None:
    with lo_que_cambia(rica / FINAL) as lineas:
        orden = ("prorrogar", "2.1", "--plazo", "2023-06", "--motivo", "Lluvias")
        visto = seg(*orden, "--fecha", "2023-04-01", en=rica)

    assert visto.codigo == 0
    assert "".join(lineas.entran) == (
        "        prorrogas:\n"
        "          - fecha: 2023-04-01\n"
        "            plazo: 2023-06\n"
        "            motivo: Lluvias\n"
    )
    assert visto.salida.count("\n         seguimiento: [{fecha: 2023-02-20") == 1


def test_el_nuevo_plazo_se_ve_en_el_panorama(rica: Path) -> None:
    seg("prorrogar", "final-2022/1.1", "--plazo", "2023-06", "--motivo", "x", en=rica)

    fila = seg("ver", "final-2022/1.1", "--json", en=rica).json["filas"][0]
    assert (fila["plazo"], fila["plazo_original"], fila["situacion"]) == (
        "2023-06",
        "2022-11",
        "en_plazo",
    )


def test_sin_plazo_no_hay_prorroga(rica: Path) -> None:
    visto = seg("prorrogar", "1.1", "--fecha", "2023-04-01", en=rica)

    assert (visto.codigo, visto.errores) == (
        2,
        "error: falta «--plazo»\n  vea «seg prorrogar --ayuda»\n",
    )


def test_un_motivo_que_la_fuente_no_da_no_se_inventa(rica: Path) -> None:
    with lo_que_cambia(rica / FINAL) as lineas:
        orden = ("prorrogar", "final-2022/1.1", "--plazo", "2023-06", "--fecha", "2023-04-01")
        visto = seg(*orden, en=rica)

    assert visto.codigo == 0
    assert "motivo" not in "".join(lineas.entran)
    assert "fecha: 2023-04-01" in "".join(lineas.entran)


def test_una_recomendacion_con_acciones_no_se_prorroga(rica: Path) -> None:
    visto = seg("prorrogar", "final-2022/R1", "--plazo", "2023-06", "--motivo", "x", en=rica)

    assert visto.codigo == 2
    assert visto.errores == (
        "error: el plazo de «final-2022/R1» sale de sus acciones\n"
        "  anótelo en «1.1», «1.2», «1.3» o «1.4»\n"
    )


def test_una_recomendacion_sin_acciones_si_se_prorroga(rica: Path) -> None:
    assert seg("corregir", "R3", "plazo", "2023-03", en=rica).codigo == 0
    visto = seg("prorrogar", "R3", "--plazo", "junio de 2023", "--motivo", "x", en=rica)

    assert visto.codigo == 0
    assert seg("ver", "R3", "--json", en=rica).json["registro"]["prorrogas"] == [
        {"fecha": "2023-04-15", "plazo": "2023-06", "motivo": "x"}
    ]
