"""Lo que se registra llega tal cual se dijo, lo que ya estaba no cambia y lo que estorba se rechaza."""

from pathlib import Path

import pytest

from apoyo.cambios import lo_que_cambia
from apoyo.carteras import FINAL, MESA, RICA, escribir
from apoyo.ejecucion import seg

TEXTOS = [
    "no",
    "~",
    "null",
    "1.10",
    "012",
    "2023-04-01",
    "1e3",
    "- guion",
    "# almohadilla",
    "clave: valor",
    "final con dos puntos:",
    "*ancla y &alias",
    "!!str etiqueta",
    "{llaves: [y, corchetes]}",
    "'comillas' y \"dobles\" y «latinas»",
    "barra \\ invertida \\n",
    "<<<<<<< HEAD",
    "---",
    "% directiva",
    "@arroba y `acento`",
    "dos\nlíneas",
    "párrafos\n\n  con sangría\n",
    "un\ttabulador",
    "emoji 🙂 y ñandú",
    "{{ plantilla }} {% raw %}",
    "palabra " * 60,
    "x" * 300,
]


@pytest.mark.parametrize("texto", TEXTOS)
def test_todo_texto_se_lee_despues_como_se_dijo(texto: str, rica: Path) -> None:
    dicho = texto.rstrip(" ")
    with lo_que_cambia(rica / FINAL) as lineas:
        orden = ("nueva", "accion", "final-2022/R3", f"--descripcion={dicho}", "--plazo", "2024")
        visto = seg(*orden, f"--responsable={dicho}", f"--acompana={dicho}", en=rica)

    assert (visto.codigo, lineas.salen) == (0, [])
    assert seg("ver", "final-2022/3.1", "--json", en=rica).json["registro"] == {
        "id": "3.1",
        "descripcion": dicho,
        "plazo": "2024",
        "responsables": [dicho],
        "acompanan": [dicho],
    }


@pytest.mark.parametrize("texto", TEXTOS)
def test_todo_texto_vale_en_un_archivo_nuevo_y_pasa_de_decision_a_compromiso(
    texto: str, rica: Path
) -> None:
    dicho = texto.rstrip(" ")
    assert seg("nueva", "acuerdo", "red", f"--titulo={dicho}", en=rica).codigo == 0
    orden = ("nueva", "reunion", "red", "--fecha", "2023-01-10", f"--decision={dicho}")
    assert seg(*orden, f"--punto={dicho}", en=rica).codigo == 0
    assert seg("acta", "red/reunion-2023-01-10", en=rica).codigo == 0

    assert seg("ver", "red", "--json", en=rica).json["registro"]["titulo"] == dicho
    decidido = {"id": "d1", "texto": dicho, "compromiso": "1", "efecto": "crea"}
    assert seg("ver", "red/reunion-2023-01-10", "--json", en=rica).json["registro"] == {
        "fecha": "2023-01-10",
        "orden_del_dia": [dicho],
        "decisiones": [decidido],
    }
    assert seg("ver", "red/1", "--json", en=rica).json["registro"] == {
        "id": "1",
        "descripcion": dicho,
    }


@pytest.mark.parametrize(
    ("texto", "queja"),
    [
        ("campana \x07", "no cabe en un registro: carácter prohibido U+0007 (campana)"),
        ("suelto \udcff", "no está en UTF-8: «suelto \\xFF»"),
        ("   ", "«--descripcion» no tiene nada escrito"),
    ],
)
def test_lo_que_no_cabe_en_un_registro_se_rechaza(texto: str, queja: str, rica: Path) -> None:
    with lo_que_cambia(rica / FINAL) as lineas:
        visto = seg("nueva", "accion", "final-2022/R3", f"--descripcion={texto}", en=rica)

    assert (visto.codigo, visto.salida, lineas.entran) == (2, "", [])
    assert queja in visto.errores


# ── Lo que ya estaba ─────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("antes", "despues"),
    [
        (
            "recomendaciones: [{id: R1, texto: a}]  # dos\n",
            "recomendaciones: [{id: R1, texto: a}, {id: R2, texto: b}]  # dos\n",
        ),
        (
            "recomendaciones:\n- id: R1\n  texto: a # uno\n# fin\n",
            "recomendaciones:\n- id: R1\n  texto: a # uno\n- id: R2\n  texto: b\n# fin\n",
        ),
        (
            "recomendaciones:\n    - id: R1\n      texto: a",
            "recomendaciones:\n    - id: R1\n      texto: a\n    - id: R2\n      texto: b",
        ),
        (
            "recomendaciones:\r\n  - id: R1\r\n    texto: a\r\n",
            "recomendaciones:\r\n  - id: R1\r\n    texto: a\r\n  - id: R2\r\n    texto: b\r\n",
        ),
        (
            "recomendaciones:\n  - {id: R1, texto: a}\nfuente: {documento: x}\n",
            "recomendaciones:\n  - {id: R1, texto: a}\n  - id: R2\n    texto: b\nfuente: {documento: x}\n",
        ),
    ],
)
@pytest.mark.parametrize("marca", ["", "\ufeff"])
def test_cada_archivo_sigue_con_sus_costumbres(
    antes: str, despues: str, marca: str, tmp_path: Path
) -> None:
    raiz = escribir(tmp_path, RICA)
    archivo, principio = (
        raiz / "data/evaluaciones/otra.yaml",
        f"{marca}titulo: x\norganizacion: y\n",
    )
    archivo.write_bytes(f"{principio}{antes}".encode())

    visto = seg("nueva", "recomendacion", "otra", "--texto", "b", en=raiz)

    assert visto.codigo == 0
    assert archivo.read_bytes().decode() == f"{principio}{despues}"


def test_lo_nuevo_va_en_el_orden_del_modelo(tmp_path: Path) -> None:
    raiz = escribir(tmp_path, {**RICA, MESA: "titulo: x\ncompromisos: []\nnotas: fin\n"})
    seg("nueva", "reunion", "mesa", "--fecha", "2023-01-10", en=raiz)
    seg("nueva", "compromiso", "mesa", "--descripcion", "y", en=raiz)

    assert (raiz / MESA).read_text("utf-8") == (
        'titulo: x\ncompromisos:\n  - id: "1"\n    descripcion: "y"\n'
        "reuniones:\n  - fecha: 2023-01-10\nnotas: fin\n"
    )


# ── Lo que no se hace ────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("orden", "codigos"),
    [
        (
            (
                *("accion", "final-2022/R3", "--descripcion", "x"),
                *("--inicio", "2023-05", "--plazo", "2023-01"),
            ),
            ["SEG205"],
        ),
    ],
)
def test_lo_que_traeria_un_error_se_dice_y_no_se_escribe(
    orden: tuple[str, ...], codigos: list[str], rica: Path
) -> None:
    with lo_que_cambia(rica / FINAL) as lineas:
        visto = seg("nueva", *orden, en=rica)

    assert (visto.codigo, lineas.entran) == (1, [])
    assert "+    acciones:\n" in visto.salida
    assert [
        linea[6:12] for linea in visto.errores.splitlines() if linea.startswith("error[")
    ] == codigos
    assert visto.errores.endswith(
        "aviso: no se ha escrito nada: el resultado tendría errores que ahora no hay\n"
        "aviso: si es lo que dice la fuente, repita la orden con «--aunque MOTIVO»\n"
    )


def test_simular_un_archivo_nuevo_no_lo_crea(rica: Path) -> None:
    orden = ("nueva", "evaluacion", "otra", "--titulo", "x", "--simular")
    visto = seg(*orden, en=rica)

    assert (visto.codigo, visto.errores) == (
        0,
        "aviso: con «--simular» no se ha escrito nada\n",
    )
    assert visto.salida == (
        "--- archivo nuevo\n+++ data/evaluaciones/otra.yaml\n@@ -0,0 +1,2 @@\n+titulo: x\n"
        "+organizacion: OIM\n"
    )
    assert not (rica / "data/evaluaciones/otra.yaml").exists()


def test_sin_carpeta_de_registros_se_crea(tmp_path: Path) -> None:
    raiz = escribir(tmp_path, {"seguimiento.yaml": "organizacion: OIM\n"})

    assert seg("nueva", "acuerdo", "red", "--titulo", "x", en=raiz).codigo == 0
    assert (raiz / "data/acuerdos/red.yaml").read_bytes() == b"titulo: x\n"


def test_las_opciones_globales_valen_tras_la_orden(rica: Path) -> None:
    orden = ("nueva", "accion", "final-2022/R3", "--descripcion", "--hoy", "--plazo", "2024")
    visto = seg(*orden, "-C", rica, "--hoy", "2023-05-01", "--color", "nunca", hoy="")

    assert visto.codigo == 0
    assert "+        descripcion: --hoy\n" in visto.salida


def test_una_orden_que_no_existe_sugiere_la_parecida() -> None:
    assert seg("nueva", "recomendasion", hoy="").errores == (
        "error: no existe la orden «recomendasion»\n"
        "  ¿quiso decir «recomendacion»? Vea «seg nueva --ayuda».\n"
    )
