"""Lo que se pega de Word, de un PDF o de Windows, y lo que la tipografía española pide, es lo que es."""

from pathlib import Path

import pytest

from apoyo.carteras import escribir
from apoyo.ejecucion import seg
from apoyo.informe_leido import apartado, cuentas, trimestral
from apoyo.una_evaluacion import ARCHIVO, con_acciones, evaluacion

HOY = "2024-06-30"
DURO = "\u00a0"


@pytest.mark.parametrize(
    "orden",
    [
        ("informe", "trimestral", "--periodo", "2024-T2", "--formato", "html"),
        ("informe", "matriz", "a"),
        ("status",),
    ],
    ids=lambda orden: " ".join(orden[:2]),
)
def test_el_espacio_duro_se_escribe_como_lo_que_es(orden: tuple[str, ...], tmp_path: Path) -> None:
    descripcion = f'"Cubrir el 15{DURO}% en 3{DURO}meses"'
    accion = f'{{id: "1.1", descripcion: {descripcion}, responsables: ["Sección{DURO}A"]}}'
    dicho = seg(*orden, en=escribir(tmp_path, con_acciones(accion)), hoy=HOY).salida
    assert "Cubrir el 15 % en 3 meses" in dicho.replace(DURO, " ")
    assert "U+00A0" not in dicho


def test_lo_que_no_se_ve_no_parte_una_palabra_y_validar_lo_senala(tmp_path: Path) -> None:
    pegado = "Eva\u00adlua\u00adción par\u200bticipativa"
    raiz = escribir(tmp_path, con_acciones(f'{{id: "1.1", descripcion: "{pegado}"}}'))
    assert "a/1.1" in seg("buscar", "evaluación participativa", en=raiz).salida
    assert "Evaluación participativa" in seg("status", en=raiz, hoy=HOY).salida
    assert seg("validar", en=raiz).salida.count("no se ve y parte la palabra") == 3


def test_el_salto_de_linea_de_windows_es_un_salto_de_linea(tmp_path: Path) -> None:
    raiz = escribir(tmp_path, con_acciones())
    dos = ("--comentario", "Primera línea\r\nSegunda línea")
    assert seg("actualizar", "a/1.1", "--estado", "en_curso", *dos, en=raiz, hoy=HOY).codigo == 0
    [anotada] = seg("ver", "a/1.1", "--json", en=raiz, hoy=HOY).json["registro"]["seguimiento"]
    assert anotada["comentario"] == "Primera línea\nSegunda línea"
    assert b"\r" not in (raiz / ARCHIVO).read_bytes()


def test_de_una_opcion_con_los_guiones_de_word_se_dice_cual_es(tmp_path: Path) -> None:
    raiz = escribir(tmp_path, con_acciones())
    visto = seg("status", "\u2013\u2013responsable", "Unidad A", en=raiz)
    assert visto.codigo == 2
    assert "¿quiso decir «--responsable»? (el guion es otro signo)" in visto.errores


@pytest.mark.parametrize(
    "otra", ["Gestio\u0301n de Nin\u0303ez", f"Gestión{DURO}de Niñez"], ids=["nfd", "espacio duro"]
)
def test_un_nombre_que_se_ve_igual_es_el_mismo(otra: str, tmp_path: Path) -> None:
    nombre = "Gestión de Niñez"
    archivos = evaluacion(
        "x",
        f"""\
recomendaciones:
  - id: R1
    texto: Uno
    dirigida_a: ["{otra}"]
    acciones:
      - {{id: A1, descripcion: Uno, plazo: 2023-06, responsables: ["{nombre}"]}}
      - {{id: A2, descripcion: Dos, plazo: 2023-06, responsables: ["{otra}"]}}
  - {{id: R2, texto: Dos, dirigida_a: ["{nombre}"]}}
""",
    )
    raiz = escribir(tmp_path, archivos)
    assert f"{nombre} (2)" in seg("status", "--por", "responsable", en=raiz, hoy=HOY).salida
    assert f"| {nombre} | 2 |" in apartado(
        trimestral(raiz, "2024-T2", HOY), "Recomendaciones por destinatario y estado"
    )
    # ni se pide que se escriba lo que ya está escrito
    assert "SEG110" not in seg("validar", en=raiz).salida


def test_los_nombres_van_en_el_orden_espanol(tmp_path: Path) -> None:
    nombres = ("Zeta", "Ángel", "álamo", "Beto", "Ñu", "Nube")
    acciones = [
        f"{{id: a{n}, descripcion: Acción, plazo: 2024-03, responsables: [{nombre}]}}"
        for n, nombre in enumerate(nombres)
    ]
    informe = trimestral(escribir(tmp_path, con_acciones(*acciones)), "2024-T2", HOY)
    filas = [f for f in apartado(informe, "Por responsable").splitlines() if f.startswith("| ")]
    assert [una.split("|")[1].strip() for una in filas[2:]] == [
        *("álamo", "Ángel", "Beto", "Nube", "Ñu", "Zeta")
    ]


def test_un_valor_vacio_donde_puede_faltar_es_como_si_no_estuviera(tmp_path: Path) -> None:
    vacios = """\
tipo: ""
recomendaciones:
  - {id: R1, texto: Uno, prioridad: "", acciones: [{id: "1.1", descripcion: Uno, plazo: ""}]}
"""
    raiz = escribir(tmp_path, evaluacion("a", vacios))
    assert seg("validar", en=raiz, hoy=HOY).codigo == 0
    hallado = cuentas(raiz, HOY)
    assert (hallado["evaluaciones"], hallado["sin_plazo"]) == (1, 1)
