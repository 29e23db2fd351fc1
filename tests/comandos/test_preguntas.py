"""Lo que se pregunta en una terminal: qué, en qué orden y con qué a la vista."""

import re
from pathlib import Path

import pytest

from apoyo.cambios import lo_que_cambia
from apoyo.carteras import escribir
from apoyo.ejecucion import Resultado, dialogo, seg

EVALUACION = "data/evaluaciones/puente-2023.yaml"
MESA = "data/acuerdos/mesa.yaml"
RECORTADA = "Capacitar al personal de los socios en el protocolo de derivación de casos"
LARGA = "Capacitar al personal de los socios en el protocolo de derivación de casos, " * 4
REGISTROS = {
    EVALUACION: f"""\
titulo: Puente
organizacion: OIM
fecha: 2022-06
recomendaciones:
  - id: R1
    texto: Capacitar al personal de frontera
    respuesta: {{decision: aceptada, fecha: 2022-08}}
    acciones:
      - id: "1.1"
        descripcion: {LARGA.strip().removesuffix(",")}
        plazo: 2022-12
        responsables: [Unidad de Protección]
        meta: [{{cantidad: 4, unidad: talleres}}]
        prorrogas: [{{fecha: 2022-12-01, plazo: 2023-06}}]
        seguimiento:
          - {{fecha: 2023-02-10, estado: en_curso, cantidad: 3, comentario: Taller en Tumbes}}
      - id: "1.2"
        descripcion: Publicar el informe
        plazo: 2023-09
  - id: R2
    texto: Documentar la salida
""",
    MESA: """\
titulo: Mesa
reuniones:
  - fecha: 2022-10-05
    decisiones:
      - {id: d1, texto: Invitar a la academia}
      - {id: d2, texto: Publicar el acta}
""",
}


@pytest.fixture
def raiz(tmp_path: Path) -> Path:
    """Una acción prorrogada y con meta, otra sin nada, una recomendación sin respuesta y una reunión."""
    return escribir(tmp_path, REGISTROS)


def _preguntas(visto: Resultado) -> list[str]:
    """Los rótulos de lo que se preguntó, en su orden."""
    parrafos = visto.salida.split("\n\n")[1:]
    return [parrafo.partition(":")[0] for parrafo in parrafos if parrafo[0].isupper()]


# ── Dónde está la acción ─────────────────────────────────────────────────────


def test_antes_de_preguntar_se_dice_donde_esta_la_accion(raiz: Path) -> None:
    visto = dialogo("actualizar", "1.1", respuestas=["\x03"], en=raiz)

    antes = " ".join(visto.salida.partition("\n\nEstado:")[0].split())
    assert antes.startswith("puente-2023/1.1 Capacitar al personal")
    assert "en plazo · en curso · plazo: jun-2023 (era dic-2022) · lleva 3 de 4 talleres" in antes
    assert antes.endswith("último: 10-feb-2023, en curso: Taller en Tumbes")


def test_la_cantidad_se_pregunta_solo_cuando_hay_meta(raiz: Path) -> None:
    con = dialogo("actualizar", "1.1", respuestas=["2", "", "4", "", "", ""], en=raiz)
    sin = dialogo("actualizar", "1.2", respuestas=["2", "", "", "", "n"], en=raiz)

    assert _preguntas(con)[:3] == ["Estado", "Fecha", "Cantidad"]
    assert _preguntas(sin) == ["Estado", "Fecha", "Comentario", "Evidencias"]
    assert "            cantidad: 4\n" in (raiz / EVALUACION).read_text("utf-8")


@pytest.mark.parametrize(
    ("decision", "preguntas"),
    [
        ("1", ["Decisión", "Plan de acción", "Fecha"]),
        (
            "Aceptada Parcialmente",
            ["Decisión", "Alcance", "Justificación", "Plan de acción", "Fecha"],
        ),
        ("RECHAZADA", ["Decisión", "Justificación", "Fecha"]),
        ("", ["Decisión", "Plan de acción", "Fecha"]),
    ],
)
def test_de_una_respuesta_se_pregunta_lo_que_pide_su_decision(
    decision: str, preguntas: list[str], raiz: Path
) -> None:
    respuestas = [decision, *(["x"] * (len(preguntas) - 2)), "", "n"]
    visto = dialogo("responder", "R2", respuestas=respuestas, en=raiz)

    assert _preguntas(visto)[: len(preguntas)] == preguntas
    assert "sin respuesta de la gerencia" in visto.salida.partition("Decisión:")[0]


def test_de_lo_ya_respondido_solo_se_pregunta_lo_que_falta(raiz: Path) -> None:
    with lo_que_cambia(raiz / EVALUACION) as lineas:
        visto = dialogo("responder", "R1", respuestas=["Cuatro talleres", "s"], en=raiz)

    assert _preguntas(visto)[:1] == ["Plan de acción"]
    assert "ya tiene respuesta: aceptada (2022-08)" in visto.salida
    assert (visto.codigo, "fecha: 2023" in "".join(lineas.entran)) == (0, False)


def test_acta_dice_que_va_a_hacer_antes_de_preguntar(raiz: Path) -> None:
    visto = dialogo("acta", "mesa/reunion-2022-10-05", respuestas=["\x03"], en=raiz)

    antes = " ".join(visto.salida.partition("1 de 2 — ")[0].split())
    assert antes.startswith("Se añadirá a «mesa» 2 compromisos: uno por cada decisión")
    assert "«seg informe acta mesa/reunion-2022-10-05»" in antes


# ── Lo nuevo ─────────────────────────────────────────────────────────────────


def test_de_una_evaluacion_se_pregunta_antes_el_titulo_y_de_el_sale_el_nombre(raiz: Path) -> None:
    respuestas = ["Evaluación final del programa", "", "OIM", "3", "", "s"]
    visto = dialogo("nueva", "evaluacion", respuestas=respuestas, en=raiz)

    assert _preguntas(visto)[:2] == ["Identificador", "Organización"]
    assert visto.salida.startswith("\nTítulo: ")
    assert "  [evaluacion-final-programa]: \n" in visto.salida
    assert (raiz / "data/evaluaciones/evaluacion-final-programa.yaml").is_file()


@pytest.mark.parametrize(
    ("titulo", "fecha", "nombre"),
    [
        ("Evaluación de medio término: Perú", "2026-03", "evaluacion-medio-termino-peru-2026"),
        ("Informe 2026 de la mesa", "2026", "informe-mesa-2026"),
        ("El y la", "", "el-y-la"),
        ("Puente 2023", "", "puente-2023-2"),
        ("Acompañamiento " * 9, "", "acompanamiento-acompanamiento"),
    ],
)
def test_el_nombre_sale_del_titulo_entero_libre_y_corto(
    titulo: str, fecha: str, nombre: str, raiz: Path
) -> None:
    orden = ["nueva", "evaluacion", "--titulo", titulo.strip(), "--organizacion", "OIM"]
    visto = seg(*orden, *(["--fecha", fecha] if fecha else []), "--simular", en=raiz)

    assert (visto.codigo, f"+++ data/evaluaciones/{nombre}.yaml" in visto.salida) == (0, True)


def test_un_titulo_en_el_lugar_del_nombre_se_dice_donde_va(raiz: Path) -> None:
    visto = seg("nueva", "evaluacion", "Medio término", en=raiz)

    assert (visto.codigo, '--titulo "Medio término"' in visto.errores) == (2, True)
    assert (
        seg(
            "nueva", "evaluacion", "--titulo", "Medio término", "--organizacion", "OIM", en=raiz
        ).codigo
        == 0
    )


# ── Cómo se responde ─────────────────────────────────────────────────────────


def test_enter_toma_lo_que_se_sugiere_y_no_se_pierde_nada(raiz: Path) -> None:
    respuestas = ["en cruso", "", "31/12/2022", "", "", "s"]
    with lo_que_cambia(raiz / EVALUACION) as lineas:
        visto = dialogo("actualizar", "1.2", respuestas=respuestas, en=raiz)

    assert "  número o código [en_curso] (Ctrl-C: dejarlo): \n" in visto.salida
    assert "se lee «2022-12-31»: 31 de diciembre de 2022\n" in visto.salida
    assert "          - fecha: 2022-12-31\n            estado: en_curso\n" in "".join(lineas.entran)
    assert visto.codigo == 0


def test_la_fecha_de_una_accion_nueva_no_se_pierde_con_enter(raiz: Path) -> None:
    respuestas = ["Abrir el punto", "31 de diciembre de 2026", "", "s"]
    visto = dialogo("nueva", "accion", "R2", respuestas=respuestas, en=raiz)

    assert visto.codigo == 0
    assert "        plazo: 2026-12-31\n" in (raiz / EVALUACION).read_text("utf-8")


@pytest.mark.parametrize("tecla", ["\x03", "\x04"])
@pytest.mark.parametrize(
    "orden",
    [
        *(["actualizar"], ["responder", "R2"], ["prorrogar", "1.1"], ["verificar", "1.1"]),
        *(["acta", "mesa/reunion-2022-10-05"], ["nueva", "evaluacion"], ["nueva", "accion", "R2"]),
    ],
    ids=" ".join,
)
def test_quien_lo_deja_lee_en_otra_linea_que_no_se_ha_escrito(
    orden: list[str], tecla: str, raiz: Path
) -> None:
    antes = {ruta: (raiz / ruta).read_text("utf-8") for ruta in REGISTROS}
    visto = dialogo(*orden, respuestas=[tecla], en=raiz)

    assert visto.codigo == 130
    assert visto.salida.splitlines()[-1] == "interrumpido: no se ha escrito nada"
    assert {ruta: (raiz / ruta).read_text("utf-8") for ruta in REGISTROS} == antes


def test_lo_que_se_pega_de_una_hoja_de_calculo_no_lleva_tabulaciones(raiz: Path) -> None:
    """No se ven, y «Unidad⇥de Datos» sería otra unidad."""
    respuestas = ["1.2", "2", "", "Listo\tel\tborrador\t", "", "s"]
    dialogo("actualizar", respuestas=respuestas, en=raiz)

    assert "comentario: Listo el borrador\n" in (raiz / EVALUACION).read_text("utf-8")


def test_las_palabras_no_se_parten(raiz: Path) -> None:
    visto = dialogo(
        "actualizar", respuestas=["capacitar personal", "4", "", "", "", "", "n"], en=raiz
    )
    palabras = {*LARGA.replace(",", "").split(), "Perdió", "comentario", "declarado", "parcial"}

    assert max(map(len, visto.salida.splitlines())) <= 100
    # una palabra partida dejaría un trozo suelto al principio de un renglón
    sueltas = {renglon.split()[0] for renglon in visto.salida.splitlines() if renglon.split()}
    trozos = {palabra[n:] for palabra in palabras for n in range(1, len(palabra))} - palabras
    assert sueltas & trozos <= {"de", "a", "en", "el", "lo"}


def test_los_candidatos_dicen_su_plazo_bajo_aquello_en_que_estan(raiz: Path) -> None:
    visto = dialogo("actualizar", respuestas=["puente", "\x03"], en=raiz)

    assert [fila.rstrip() for fila in visto.salida.splitlines()[2:6]] == [
        "  puente-2023",
        f"   1  1.1  jun-2023  {RECORTADA}…",
        "   2  1.2  sep-2023  Publicar el informe",
        "   3  R2             Documentar la salida",
    ]


def test_a_la_fecha_sin_anio_se_le_propone_y_con_enter_se_toma(raiz: Path) -> None:
    visto = dialogo(
        *("prorrogar", "1.1", "--motivo", "Uno", "--simular"),
        respuestas=["31/12", "", *[""] * 5],
        en=raiz,
    )
    assert "a «31/12» le falta el año; ¿quiso decir «2023-12-31»" in visto.salida
    assert re.search(r"^\+ .*plazo: 2023-12-31", visto.salida, re.MULTILINE)
