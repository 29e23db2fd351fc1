"""`seg verificar`: la comprobación que queda escrita."""

from pathlib import Path

from apoyo.cambios import lo_que_cambia
from apoyo.carteras import FINAL
from apoyo.ejecucion import seg


def test_la_verificacion_va_tras_la_bitacora(rica: Path) -> None:
    with lo_que_cambia(rica / FINAL) as lineas:
        orden = ("verificar", "final-2022/1.3", "--por", "Evaluación", "--nota", "Se vio: sí")
        visto = seg(*orden, "--resultado", "verificada_con_observaciones", en=rica)

    assert (visto.codigo, lineas.salen) == (0, [])
    assert "".join(lineas.entran) == (
        "        verificaciones:\n"
        "          - fecha: 2023-04-15\n"
        "            resultado: verificada_con_observaciones\n"
        "            por: Evaluación\n"
        '            nota: "Se vio: sí"\n'
    )
    assert visto.salida.endswith(
        "«final-2022/1.3»: verificada con observaciones. Véalo con «seg ver final-2022/1.3».\n"
    )


def test_la_rechazada_reabre_la_accion(rica: Path) -> None:
    seg("verificar", "1.3", "--resultado", "rechazada", "--por", "Evaluación", en=rica)

    fila = seg("ver", "final-2022/1.3", "--json", en=rica).json["filas"][0]
    assert (fila["estado"], fila["estado_declarado"], fila["verificacion"]) == (
        "en_curso",
        "completada",
        "rechazada",
    )


def test_verificar_lo_que_no_estaba_terminado_se_avisa(rica: Path) -> None:
    visto = seg("verificar", "2.3", "--resultado", "verificada", "--por", "x", en=rica)

    assert visto.codigo == 0
    assert "advertencia[SEG214]" in visto.errores


def test_hace_falta_decir_quien_comprueba(rica: Path) -> None:
    visto = seg("verificar", "1.3", "--resultado", "verificada", en=rica)

    assert (visto.codigo, visto.errores) == (
        2,
        "error: falta «--por»\n  vea «seg verificar --ayuda»\n",
    )
