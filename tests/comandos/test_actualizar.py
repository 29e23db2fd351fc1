"""`seg actualizar`: lo que queda escrito en la bitácora."""

import subprocess
import sys
from pathlib import Path
from unicodedata import normalize

import pytest

from apoyo.cambios import lo_que_cambia
from apoyo.carteras import FINAL, MESA, RICA, escribir
from apoyo.ejecucion import HOY, dialogo, minimo, seg
from seguimiento.vocabularios import EstadoDeRecomendacion

BOM = b"\xef\xbb\xbf"
TODAS = (
    *("--estado", "completada", "--fecha", "2023-04-10", "--comentario", "Se publicó"),
    *("--evidencia", "https://ejemplo.org/guia", "--evidencia", "El acta https://ejemplo.org/acta"),
    *("--cantidad", "1", "--autor", "PSU", "--motivo-retraso", "Faltaba firma"),
    *("--proximo-paso", "Difundirla"),
)


def test_la_entrada_va_al_final_de_la_bitacora_con_la_fecha_de_hoy(rica: Path) -> None:
    with lo_que_cambia(rica / FINAL) as lineas:
        visto = seg("actualizar", "final-2022/1.1", "--estado", "completada", en=rica)

    assert lineas.salen == []
    assert "".join(lineas.entran) == (
        "          - fecha: 2023-04-15\n            estado: completada\n"
    )
    assert visto.codigo == 0
    assert visto.salida == (
        f"--- {FINAL}\n"
        f"+++ {FINAL}\n"
        "@@ -20,4 +20,6 @@\n"
        "         seguimiento:\n"
        "           - {fecha: 2023-03-28, estado: en_curso, comentario: Convocatoria enviada}\n"
        "+          - fecha: 2023-04-15\n"
        "+            estado: completada\n"
        '       - id: "1.2"\n'
        "         descripcion: Publicar la guía\n"
        "Anotado en «final-2022/1.1». Véalo con «seg ver final-2022/1.1».\n"
    )


def test_los_datos_van_en_el_orden_del_modelo_digase_en_el_que_se_diga(rica: Path) -> None:
    with lo_que_cambia(rica / FINAL) as lineas:
        visto = seg("actualizar", "2.3", *TODAS, en=rica)

    assert (visto.codigo, lineas.salen) == (0, [])
    assert "".join(lineas.entran) == (
        "        seguimiento:\n"
        "          - fecha: 2023-04-10\n"
        "            estado: completada\n"
        "            comentario: Se publicó\n"
        "            autor: PSU\n"
        "            cantidad: 1\n"
        "            evidencias:\n"
        "              - url: https://ejemplo.org/guia\n"
        "              - titulo: El acta\n"
        "                url: https://ejemplo.org/acta\n"
        "            motivo_retraso: Faltaba firma\n"
        "            proximo_paso: Difundirla\n"
    )


def test_una_bitacora_nueva_va_donde_el_modelo_la_pone(rica: Path) -> None:
    with lo_que_cambia(rica / FINAL) as lineas:
        seg("actualizar", "2.5", "--estado", "en_curso", en=rica)

    assert lineas.entran == [
        "        seguimiento:\n",
        "          - fecha: 2023-04-15\n",
        "            estado: en_curso\n",
    ]
    texto = (rica / FINAL).read_text("utf-8")
    assert texto.index("estado: en_curso\n", texto.index("2.5")) < texto.index("misma_que")


def test_un_periodo_lleva_su_instancia(rica: Path) -> None:
    with lo_que_cambia(rica / FINAL) as lineas:
        visto = seg("actualizar", "2.2@2023-T1", "--estado", "completada", en=rica)

    assert visto.codigo == 0
    assert lineas.entran == [
        "          - fecha: 2023-04-15\n",
        "            estado: completada\n",
        "            instancia: 2023-T1\n",
    ]
    assert "Anotado en «final-2022/2.2@2023-T1»" in visto.salida


def test_un_compromiso_se_anota_en_su_acuerdo(rica: Path) -> None:
    with lo_que_cambia(rica / MESA) as lineas:
        visto = seg("actualizar", "mesa/c1", "--estado", "en_curso", en=rica)

    assert visto.codigo == 0
    assert "".join(lineas.entran) == (
        "    seguimiento:\n      - fecha: 2023-04-15\n        estado: en_curso\n"
    )


def test_una_recomendacion_sin_acciones_tiene_sus_propios_estados(tmp_path: Path) -> None:
    sin_acciones = {
        **RICA,
        FINAL: "titulo: x\norganizacion: OIM\nrecomendaciones:\n- id: R1\n  texto: a\n",
    }
    raiz = escribir(tmp_path, sin_acciones)

    with lo_que_cambia(raiz / FINAL) as lineas:
        visto = seg("actualizar", "final-2022/R1", "--estado", "implementada", en=raiz)

    assert visto.codigo == 0
    assert "".join(lineas.entran) == (
        "  seguimiento:\n  - fecha: 2023-04-15\n    estado: implementada\n"
    )


def test_lo_que_la_fuente_no_fecha_no_se_fecha(rica: Path) -> None:
    orden = ("actualizar", "final-2022/1.1", "--estado", "completada", "--sin-fecha")
    with lo_que_cambia(rica / FINAL) as lineas:
        anotada = seg(*orden, "--comentario", "Consta como «Completed».", en=rica)
    with lo_que_cambia(rica / FINAL) as nada:
        contradicha = seg(*orden, "--fecha", "2023-04-10", en=rica)

    assert (anotada.codigo, lineas.salen) == (0, [])
    assert "".join(lineas.entran) == (
        "          - estado: completada\n            comentario: Consta como «Completed».\n"
    )
    assert (contradicha.codigo, nada.entran) == (2, [])
    assert contradicha.errores == (
        "error: «--fecha» y «--sin-fecha» se contradicen\n  use solo una\n"
    )


@pytest.mark.parametrize(
    ("orden", "respuestas"),
    [
        (("actualizar", "final-2022/1.1"), ["3", "", "", ""]),
        (("responder", "final-2022/R2"), ["1", "", "", "", ""]),
    ],
)
def test_a_quien_dice_que_no_hay_fecha_no_se_le_pregunta(
    orden: tuple[str, ...], respuestas: list[str], rica: Path
) -> None:
    with lo_que_cambia(rica / FINAL) as lineas:
        visto = dialogo(*orden, "--sin-fecha", respuestas=respuestas, en=rica)

    assert visto.codigo == 0, visto.salida
    assert lineas.entran
    assert "fecha" not in "".join(lineas.entran)


def test_la_ayuda_nombra_todos_los_estados_de_una_recomendacion() -> None:
    ayuda = seg("actualizar", "--ayuda").salida

    assert [estado for estado in EstadoDeRecomendacion.codigos() if estado not in ayuda] == []


@pytest.mark.parametrize(
    ("argumentos", "mensaje"),
    [
        (
            ["2.3", "--estado", "pendente"],
            (
                "error: valor desconocido «pendente» en «--estado»; valores: "
                "no_iniciada, en_curso, completada, cancelada, no_aplicable\n  ¿quiso decir «no_iniciada»?\n"
            ),
        ),
        (
            ["2.3", "--estado", "en_curso", "--fecha", "2023-02-30"],
            (
                "error: valor no válido para «--fecha»: fecha no válida «2023-02-30»: febrero de 2023 tiene "
                "28 días\n  vea «seg actualizar --ayuda»\n"
            ),
        ),
        (
            ["2.3", "--estado", "en_curso", "--cantidad", "1.000"],
            (
                "error: valor no válido para «--cantidad»: número no válido «1.000»: solo cifras, sin "
                "separadores ni signos\n  ¿quiso decir «1000»?\n"
            ),
        ),
        (
            ["2.3", "--estado", "en_curso", "--evidencia", "www.ejemplo.org/acta"],
            (
                "error: valor no válido para «--evidencia»: enlace no válido «www.ejemplo.org/acta»: empieza "
                "por https://, http:// o mailto:\n  ¿quiso decir «https://www.ejemplo.org/acta»?\n"
            ),
        ),
        (
            ["final-2022/9.9", "--estado", "en_curso"],
            "error: no existe «final-2022/9.9»\n  ¿quiso decir «final-2022/2.6»?\n",
        ),
        (
            ["2.2@2031-T1", "--estado", "en_curso"],
            (
                "error: «2.2@2031-T1» no existe: no hay período «2031-T1»\n  hay «2022-T3», «2022-T4», "
                "«2023-T1», «2023-T2» y «2023-T3»\n"
            ),
        ),
        (
            ["final-2022/R1", "--estado", "en_curso"],
            (
                "error: el estado de «final-2022/R1» sale de sus acciones\n  anótelo en «1.1», «1.2», «1.3» o "
                "«1.4»\n"
            ),
        ),
        (
            ["BP1_ME", "--estado", "en_curso"],
            (
                "error: «BP1_ME» no es acción, compromiso o recomendación, sino ficha\n  busque con "
                "«seg buscar TEXTO»\n"
            ),
        ),
        (
            ["2.3", "--estado", "en_curso", "--comentario", "a\x07b"],
            (
                "error: lo que se dio a «--comentario» no cabe en un registro: carácter prohibido U+0007 "
                "(campana)\n  quítelo y repita la orden\n"
            ),
        ),
        (["2.3"], "error: falta «--estado»\n  vea «seg actualizar --ayuda»\n"),
        (
            ["--comentario", "x"],
            "error: faltan «REF» y «--estado»\n  vea «seg actualizar --ayuda»\n",
        ),
    ],
)
def test_lo_que_no_se_entiende_se_dice_y_no_se_escribe_nada(
    argumentos: list[str], mensaje: str, rica: Path
) -> None:
    with lo_que_cambia(rica / FINAL) as lineas:
        visto = seg("actualizar", *argumentos, en=rica)

    assert (visto.codigo, visto.salida, visto.errores) == (2, "", mensaje)
    assert (lineas.salen, lineas.entran) == ([], [])


@pytest.mark.parametrize(
    "comentario",
    [
        *(
            "sí: no",
            "no",
            "#3",
            "Objetivo #3",
            "- guion",
            "'comillas' y \"más\"",
            "1.10",
            "@x",
            "null",
        ),
        *(
            "fin:",
            "👩‍👩‍👧 e\u0301",
            "a\nb",
            "[x](y)",
            "{a: b}",
            "%x",
            "~",
            "2023-04-15",
            " a ",
            "a\tb",
        ),
    ],
)
def test_todo_comentario_se_lee_como_se_dijo(comentario: str, rica: Path) -> None:
    orden = ("actualizar", "2.3", "--estado", "en_curso", "--comentario", comentario)
    visto = seg(*orden, en=rica)

    leido = seg("ver", "final-2022/2.3", "--json", en=rica).json
    assert visto.codigo == 0
    assert leido["registro"]["seguimiento"] == [
        {"fecha": HOY, "estado": "en_curso", "comentario": normalize("NFC", comentario)}
    ]


def test_un_texto_con_bytes_que_no_son_utf8_se_rechaza_antes_de_abrir_nada(rica: Path) -> None:
    with lo_que_cambia(rica / FINAL) as lineas:
        terminado = subprocess.run(
            [
                sys.executable,
                "-m",
                "seguimiento",
                "-C",
                str(rica),
                "actualizar",
                "2.3",
                "--estado",
                "en_curso",
                "--comentario",
                b"caf\xe9",
            ],
            capture_output=True,
            check=False,
            env=minimo(),
        )

    assert terminado.returncode == 2
    assert terminado.stderr.decode() == (
        "error: lo que se dio a «--comentario» no está en UTF-8: «caf\\xE9»\n"
        "  escríbalo de nuevo, o ponga la terminal en UTF-8\n"
    )
    assert (lineas.salen, lineas.entran) == ([], [])


def test_los_comentarios_y_los_finales_de_linea_del_archivo_se_respetan(tmp_path: Path) -> None:
    raiz = escribir(tmp_path, RICA)
    archivo = raiz / FINAL
    propio = BOM + (
        b"# de la matriz\r\n"
        b"titulo: x # el oficial\r\n"
        b"organizacion: OIM\r\n"
        b"recomendaciones:\r\n"
        b"  - id: R1\r\n"
        b"    texto: a\r\n"
        b"    acciones:\r\n"
        b'      - id: "1.1"\r\n'
        b"        descripcion: b  # pendiente de PSU\r\n"
        b"\r\n"
        b"# fin"
    )
    archivo.write_bytes(propio)

    visto = seg("actualizar", "final-2022/1.1", "--estado", "en_curso", en=raiz)

    assert visto.codigo == 0
    assert archivo.read_bytes() == propio.replace(
        b"# pendiente de PSU\r\n",
        b"# pendiente de PSU\r\n        seguimiento:\r\n          - fecha: 2023-04-15\r\n"
        b"            estado: en_curso\r\n",
    )
