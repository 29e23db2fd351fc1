"""`seg responder`: la respuesta gerencial que queda escrita."""

from pathlib import Path

import pytest

from apoyo.cambios import lo_que_cambia
from apoyo.carteras import FINAL
from apoyo.ejecucion import seg
from seguimiento.vocabularios import Decision

SIN_RESPUESTA = "final-2022/R2"


def test_la_respuesta_nueva_lleva_la_fecha_de_hoy_y_va_en_su_sitio(rica: Path) -> None:
    with lo_que_cambia(rica / FINAL) as lineas:
        orden = ("responder", SIN_RESPUESTA, "--plan", "Talleres", "--decision", "aceptada")
        visto = seg(*orden, "--fecha", "2022-09", en=rica)

    assert (visto.codigo, lineas.salen) == (0, [])
    assert "".join(lineas.entran) == (
        "    respuesta:\n      decision: aceptada\n      fecha: 2022-09\n      plan: Talleres\n"
    )
    assert visto.salida.endswith(
        "Respondida «final-2022/R2». Lo que se hará se anota con «seg nueva accion final-2022/R2».\n"
    )
    sin_fecha = seg("responder", "mal/R1", "--decision", "aceptada", en=rica)
    assert sin_fecha.codigo == 2


def test_sin_fecha_se_responde_hoy(rica: Path) -> None:
    with lo_que_cambia(rica / FINAL) as lineas:
        seg("responder", SIN_RESPUESTA, "--decision", "aceptada", en=rica)

    assert "      fecha: 2023-04-15\n" in lineas.entran


def test_lo_que_falta_de_una_respuesta_se_completa_sin_ponerle_fecha(rica: Path) -> None:
    with lo_que_cambia(rica / FINAL) as lineas:
        orden = ("responder", "final-2022/R1", "--decision", "aceptada")
        visto = seg(*orden, "--plan", "Reuniones", en=rica)

    assert visto.codigo == 0
    assert lineas.salen == ["    respuesta: {decision: aceptada, fecha: 2022-09-01}\n"]
    assert lineas.entran == [
        "    respuesta: {decision: aceptada, fecha: 2022-09-01, plan: Reuniones}\n"
    ]


def test_cambiar_lo_que_decia_una_respuesta_pide_confirmarlo(rica: Path) -> None:
    orden = ("responder", "final-2022/R3", "--decision", "aceptada")
    with lo_que_cambia(rica / FINAL) as sin_confirmar:
        negada = seg(*orden, en=rica)
    with lo_que_cambia(rica / FINAL) as confirmada:
        hecha = seg(*orden, "--si", en=rica)

    assert (negada.codigo, sin_confirmar.entran) == (2, [])
    assert negada.errores == (
        "error: «final-2022/R3» ya tiene respuesta y se cambiaría «decision»\n"
        "  véala con «seg ver final-2022/R3»; para cambiarla, repita con «--si»\n"
    )
    assert hecha.codigo == 0
    assert [linea.partition("decision")[2][:10] for linea in confirmada.entran] == [": aceptada"]


def test_lo_mismo_que_ya_decia_no_cambia_nada(rica: Path) -> None:
    with lo_que_cambia(rica / FINAL) as lineas:
        visto = seg("responder", "final-2022/R1", "--decision", "aceptada", en=rica)

    assert (visto.codigo, visto.salida) == (0, "")
    assert visto.errores == "aviso: ya estaba así: no hay nada que cambiar\n"
    assert (lineas.salen, lineas.entran) == ([], [])


@pytest.mark.parametrize("decision", list(Decision))
def test_sin_lo_que_la_decision_pide_se_guarda_y_se_avisa(decision: Decision, rica: Path) -> None:
    """Lo que la fuente no dice no hay que inventarlo."""
    orden = ["responder", SIN_RESPUESTA, "--decision", decision, "--fecha", "2022-09-01"]
    visto = seg(*orden, en=rica)

    assert visto.codigo == 0
    for clave in decision.exige:
        assert f"añada «{clave}: …»" in visto.errores
