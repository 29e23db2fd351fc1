"""`seg acta`: las decisiones de una reunión pasan a compromisos."""

from pathlib import Path

import pytest

from apoyo.cambios import lo_que_cambia
from apoyo.carteras import MESA, RICA, escribir
from apoyo.ejecucion import dialogo, seg

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
    assert visto.errores == (
        "aviso: quedan como están «d1» (ya es el compromiso «c1»), «d2» (ya es el compromiso «c3»), "
        "«Traducir: todo» (ya es el compromiso «c4») y «d4» (su efecto es «prorroga» y no crea ninguno)\n"
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
                "error: «mesa/c1» no es reunión, sino compromiso\n  en su archivo hay «mesa/reunion-2022-10-05» "
                "y «mesa/reunion-2023-05-10»\n"
            ),
        ),
        (
            [REUNION, "--plazo", "2023-13"],
            (
                "error: valor no válido para «--plazo»: fecha no válida «2023-13»: no hay mes 13: van del 01 al "
                "12\n  vea «seg acta --ayuda»\n"
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
    assert "\n1 de 2 — Invitar a la academia\n" in visto.salida
    assert "".join(lineas.entran).startswith(
        "  - id: c3\n    descripcion: Invitar a la academia\n    plazo: 2023-09\n    responsables:\n"
        '      - OSC\n      - CRM\n  - id: c4\n    descripcion: "Traducir: todo"\n'
    )


def test_lo_que_se_responde_se_entiende_como_lo_que_se_escribe(tres: Path) -> None:
    """«permanente» no es un plazo, y en una respuesta caben un trimestre y varios nombres."""
    respuestas = ["permanente", "OSC; CRM", "", "T3 2023", "s", "", "s"]
    with lo_que_cambia(tres / MESA) as lineas:
        visto = dialogo("acta", REUNION, respuestas=respuestas, en=tres)

    assert visto.codigo == 0, visto.salida
    assert "".join(lineas.entran).startswith(
        "  - id: c3\n    descripcion: Invitar a la academia\n    sin_plazo: permanente\n"
        "    responsables:\n      - OSC\n      - CRM\n"
        '  - id: c4\n    descripcion: "Traducir: todo"\n    plazo: 2023-T3\n'
    )


def test_en_una_terminal_se_ofrecen_las_reuniones_con_algo_pendiente(tres: Path) -> None:
    respuestas = ["mesa", "2023-13", "2023-09", "", "", "", "n"]
    with lo_que_cambia(tres / MESA) as lineas:
        visto = dialogo("acta", respuestas=respuestas, en=tres)

    assert (visto.codigo, lineas.entran) == (1, [])
    assert visto.salida.index(f"cada decisión de «{REUNION}»") < visto.salida.index("1 de 2 — ")
    assert "  fecha no válida «2023-13»" in visto.salida
    assert "+    plazo: 2023-09\n" in visto.salida
    assert visto.salida.endswith("¿Escribirlo? [S/n] n\naviso: no se ha escrito nada\n")


def test_en_una_terminal_con_todo_dicho_no_se_pregunta_nada(tres: Path) -> None:
    visto = dialogo("acta", REUNION, "--responsable", "OSC", respuestas=[], en=tres)

    assert (visto.codigo, "?" in visto.salida) == (0, False)
    assert visto.salida.count("+      - OSC\n") == 2


def test_en_una_terminal_sin_nada_pendiente_se_dice_y_no_se_pregunta(tres: Path) -> None:
    seg("acta", REUNION, en=tres)

    visto = dialogo("acta", REUNION, respuestas=[], en=tres)
    assert (visto.codigo, "?" in visto.salida) == (0, False)
    assert visto.salida.endswith(f"aviso: ninguna decisión de «{REUNION}» espera un compromiso\n")
    assert dialogo("acta", respuestas=[], en=tres).salida == (
        "error: no hay reunión que elegir\n  lo nuevo se añade con «seg nueva»\n"
    )


def test_la_que_ya_es_un_compromiso_se_deja_y_se_dice(tres: Path) -> None:
    with lo_que_cambia(tres / MESA) as lineas:
        visto = seg("acta", REUNION, "--decision", "d1", en=tres)

    assert (visto.codigo, visto.salida, lineas.entran) == (0, "", [])
    assert visto.errores == (
        "aviso: queda como está «d1» (ya es el compromiso «c1»)\n"
        f"aviso: ninguna decisión de «{REUNION}» espera un compromiso\n"
    )


def test_simular_ensena_los_compromisos_y_no_escribe_nada(tres: Path) -> None:
    with lo_que_cambia(tres / MESA) as lineas:
        simulado = seg("acta", REUNION, "--simular", en=tres)
    hecho = seg("acta", REUNION, en=tres)

    assert lineas.entran == []
    assert simulado.errores.endswith("aviso: con «--simular» no se ha escrito nada\n")
    assert hecho.salida.startswith(simulado.salida)


def test_los_primeros_compromisos_de_un_acuerdo_van_antes_de_sus_reuniones(tmp_path: Path) -> None:
    """Con BOM, CRLF, un comentario y una decisión larga que se pliega."""
    larga = "Preparar entre todas las instituciones una propuesta de calendario " * 2
    principio = "\ufefftitulo: x  # provisional\r\n"
    reunion = (
        "reuniones:\r\n- fecha: 2023-01-10\r\n  decisiones:\r\n"
        f"  - id: d1  # la larga\r\n    texto: {larga.strip()}\r\n"
        "    efecto: crea\r\n  - {id: d2, texto: b}\r\n"
    )
    raiz = escribir(tmp_path, RICA)
    (raiz / MESA).write_bytes(f"{principio}{reunion}".encode())

    assert seg("acta", "mesa/reunion-2023-01-10", "--plazo", "2023-T2", en=raiz).codigo == 0

    escrito = (raiz / MESA).read_bytes().decode()
    nuevo = escrito.removeprefix(principio).partition("reuniones:")[0]
    assert escrito == principio + nuevo + reunion.replace(
        "    efecto: crea\r\n", '    compromiso: "1"\r\n    efecto: crea\r\n'
    ).replace("texto: b}", 'texto: b, compromiso: "2", efecto: crea}')
    assert nuevo == (
        'compromisos:\r\n- id: "1"\r\n  descripcion: >-\r\n'
        "    Preparar entre todas las instituciones una propuesta de calendario Preparar entre todas las\r\n"
        "    instituciones una propuesta de calendario\r\n"
        '  plazo: 2023-T2\r\n- id: "2"\r\n  descripcion: b\r\n  plazo: 2023-T2\r\n'
    )


def test_lo_decidido_en_una_reunion_que_no_se_entiende_no_se_toca(tmp_path: Path) -> None:
    malo = RICA[MESA].replace("estado: celebrada", "estado: celebrado")
    raiz = escribir(tmp_path, {**RICA, MESA: malo})
    with lo_que_cambia(raiz / MESA) as lineas:
        visto = seg("acta", REUNION, en=raiz)

    assert (visto.codigo, visto.salida, lineas.entran) == (3, "", [])
    assert "error: «mesa/reunion-2022-10-05» no pudo leerse\n" in visto.errores
