"""`seg acta`: las decisiones de una reunión pasan a compromisos."""

from pathlib import Path

import pytest

from cambios import lo_que_cambia
from carteras import MESA, RICA, escribir
from ejecucion import dialogo, seg

REUNION = "mesa/reunion-2022-10-05"
SIN_COMPROMISO = "      - {id: d2, texto: Invitar a la academia}\n"
TRES = RICA[MESA].replace(
    f"        {SIN_COMPROMISO}",
    f"        {SIN_COMPROMISO}"
    "              - texto: 'Traducir: todo'  # lo pidió OSC\n"
    "              - {id: d4, texto: Dar más plazo, efecto: prorroga}\n",
)


@pytest.fixture
def tres(tmp_path: Path) -> Path:
    """Una reunión con dos decisiones que esperan compromiso, una con él y otra que no lo crea."""
    return escribir(tmp_path, {**RICA, MESA: TRES})


def test_cada_decision_sin_compromiso_tiene_el_suyo_y_queda_enlazada(tres: Path) -> None:
    with lo_que_cambia(tres / MESA) as lineas:
        visto = seg("acta", REUNION, "--plazo", "2023-09", "--responsable", "OSC", en=tres)

    assert visto.codigo == 0
    assert lineas.salen == [SIN_COMPROMISO]
    assert "".join(lineas.entran) == (
        "  - id: c3\n    descripcion: Invitar a la academia\n    plazo: 2023-09\n    responsables:\n"
        "      - OSC\n"
        '  - id: c4\n    descripcion: "Traducir: todo"\n    plazo: 2023-09\n    responsables:\n'
        "      - OSC\n"
        "      - {id: d2, texto: Invitar a la academia, compromiso: c3, efecto: crea}\n"
        "        compromiso: c4\n        efecto: crea\n"
    )
    assert visto.salida.endswith(
        "Nuevos compromisos: «mesa/c3» y «mesa/c4». El acta: «seg informe acta "
        "mesa/reunion-2022-10-05 -o acta.html».\n"
    )
    assert "c4" in seg("informe", "acta", REUNION, en=tres).salida


def test_la_segunda_vez_no_hay_nada_que_hacer(tres: Path) -> None:
    seg("acta", REUNION, en=tres)
    with lo_que_cambia(tres / MESA) as lineas:
        visto = seg("acta", REUNION, en=tres)

    assert (visto.codigo, visto.salida, lineas.entran) == (0, "", [])
    assert visto.errores.startswith(
        f"aviso: ninguna decisión de «{REUNION}» espera un compromiso\n"
    )


def test_puede_pedirse_una_sola(tres: Path) -> None:
    visto = seg("acta", REUNION, "--decision", "d2", en=tres)
    assert visto.salida.count("+  - id: ") == 1
    assert "Nuevo compromiso: «mesa/c3». " in visto.salida


@pytest.mark.parametrize(
    ("argumentos", "mensaje"),
    [
        ([], "error: falta «REUNION»\n  vea «seg acta --ayuda»\n"),
        (
            [REUNION, "--decision", "d3"],
            "error: «mesa/reunion-2022-10-05» no tiene una decisión «d3»\n  tiene «d1», «d2» y «d4»\n",
        ),
        (
            ["mesa/c1"],
            (
                "error: «mesa/c1» no es reunión, sino compromiso\n  vea las que hay con «seg lista» o «seg "
                "buscar»\n"
            ),
        ),
        (
            [REUNION, "--plazo", "2023-13"],
            (
                "error: valor no válido para «--plazo»: fecha no válida «2023-13»: no hay mes 13: van del 01 al "
                "12\n"
            ),
        ),
    ],
)
def test_lo_que_no_se_entiende_no_cambia_nada(
    argumentos: list[str], mensaje: str, tres: Path
) -> None:
    with lo_que_cambia(tres / MESA) as lineas:
        visto = seg("acta", *argumentos, en=tres)

    assert (visto.codigo, visto.salida, visto.errores) == (2, "", mensaje)
    assert lineas.entran == []


def test_en_una_terminal_se_pregunta_por_cada_decision(tres: Path) -> None:
    respuestas = ["2023-09", "OSC", "CRM", "", "", "", "s"]
    with lo_que_cambia(tres / MESA) as lineas:
        visto = dialogo("acta", REUNION, respuestas=respuestas, en=tres)

    assert visto.codigo == 0
    assert "\n— Invitar a la academia\n" in visto.salida
    assert "".join(lineas.entran).startswith(
        "  - id: c3\n    descripcion: Invitar a la academia\n    plazo: 2023-09\n    responsables:\n"
        '      - OSC\n      - CRM\n  - id: c4\n    descripcion: "Traducir: todo"\n'
    )
