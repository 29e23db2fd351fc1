"""Bytes y caracteres: qué se rechaza, dónde se señala y qué se dice."""

import pytest

from seguimiento.diagnosticos.archivos import (
    BIDIRECCIONAL,
    CARACTER_PROHIBIDO,
    MOJIBAKE,
    NO_UTF8,
    UTF16,
)
from seguimiento.diagnosticos.yaml import CONFLICTO, SINTAXIS
from seguimiento.documento import leer
from seguimiento.documento.faltas import MAXIMO_POR_CODIGO

Lugares = list[tuple[str, int, int]]


def lugares(contenido: bytes) -> Lugares:
    """Código, línea y columna de cada falta."""
    faltas = leer(contenido).faltas
    return [(f.codigo, f.posicion.linea, f.posicion.columna) for f in faltas]


def mensajes(contenido: bytes) -> str:
    return "\n".join(f"{una.mensaje} · {una.sugerencia}" for una in leer(contenido).faltas)


ILEGIBLES: list[tuple[str, bytes, Lugares, str]] = [
    (
        "segunda marca de orden de bytes",
        b"\xef\xbb\xbf\xef\xbb\xbftitulo: a\norganizacion: b\n",
        [(CARACTER_PROHIBIDO, 1, 1)],
        "U+FEFF (marca de orden de bytes)",
    ),
    (
        "marca de orden de bytes dentro",
        "titulo: a\norganizacion: b\n\ufeffestado: c\n".encode(),
        [(CARACTER_PROHIBIDO, 3, 1)],
        "U+FEFF",
    ),
    (
        "comillas curvas de Windows",
        "titulo: “Plan”\n".encode("cp1252"),
        [(NO_UTF8, 1, 9)],
        "el archivo no está en UTF-8: el byte 0x93 no vale · guarde el archivo con codificación «UTF-8»; ese byte sería «“» en Windows-1252",
    ),
    (
        "byte malo tras una marca de orden de bytes y letras de dos bytes",
        b"\xef\xbb\xbfa\xc3\xb1o: 1\n\xc3\xb1: \xf1\n",
        [(NO_UTF8, 2, 4)],
        "«ñ»",
    ),
    ("letra cortada al final", b"titulo: a\xc3", [(NO_UTF8, 1, 10)], "0xC3"),
    ("letra más larga de lo debido", b"titulo: \xc0\xaf\n", [(NO_UTF8, 1, 9)], "0xC0"),
    ("mitad de un par sustituto", b"titulo: \xed\xa0\x80\n", [(NO_UTF8, 1, 9)], "0xED"),
    ("UTF-16 con marca", "titulo: a\n".encode("utf-16"), [(UTF16, 1, 1)], "UTF-16"),
    ("UTF-16 LE sin marca", "titulo: a\n".encode("utf-16-le"), [(UTF16, 1, 1)], "«UTF-8»"),
    ("UTF-16 BE sin marca", "titulo: a\n".encode("utf-16-be"), [(UTF16, 1, 1)], "UTF-16"),
    ("UTF-32 con marca", "titulo: a\n".encode("utf-32"), [(UTF16, 1, 1)], "UTF-32"),
    ("UTF-32 LE sin marca", "titulo: a\n".encode("utf-32-le"), [(UTF16, 1, 1)], "UTF-32"),
    ("UTF-32 BE sin marca", "titulo: a\n".encode("utf-32-be"), [(UTF16, 1, 1)], "UTF-32"),
    ("UTF-16 que empieza por ñ", "ñ: a\n".encode("utf-16-le"), [(NO_UTF8, 1, 1)], "0xF1"),
    (
        "nulo en un valor",
        b"titulo: a\ntexto: ab\0c\n",
        [(CARACTER_PROHIBIDO, 2, 10)],
        "U+0000 (nulo)",
    ),
    ("nulo en un comentario", b"# pendiente\0\na: b\n", [(CARACTER_PROHIBIDO, 1, 12)], "U+0000"),
    ("escape de terminal", b"a: b\ntitulo: a\x1b[31m\n", [(CARACTER_PROHIBIDO, 2, 10)], "U+001B"),
    ("control C1", "a: b\ntitulo: a\x9b31m\n".encode(), [(CARACTER_PROHIBIDO, 2, 10)], "U+009B"),
    ("borrado", b"a: b\ntitulo: a\x7f\n", [(CARACTER_PROHIBIDO, 2, 10)], "U+007F (borrado)"),
    (
        "tabulador vertical",
        b"a: b\ntitulo: a\x0bb\n",
        [(CARACTER_PROHIBIDO, 2, 10)],
        "U+000B (tabulador vertical)",
    ),
    (
        "salto de página",
        b"a: b\ntitulo: a\x0cb\n",
        [(CARACTER_PROHIBIDO, 2, 10)],
        "U+000C (salto de página)",
    ),
    (
        "NEL que esconde una clave",
        "titulo: a\x85estado: hecha\nb: c\n".encode(),
        [(CARACTER_PROHIBIDO, 1, 10)],
        "U+0085 (salto de línea NEL)",
    ),
    (
        "separador de líneas en la segunda",
        "b: c\ntitulo: a\u2028estado: hecha\n".encode(),
        [(CARACTER_PROHIBIDO, 2, 10)],
        "U+2028 (separador de líneas)",
    ),
    (
        "separador de párrafos",
        "titulo: a\u2029estado: hecha\n".encode(),
        [(CARACTER_PROHIBIDO, 1, 10)],
        "U+2029 (separador de párrafos)",
    ),
    (
        "control de dirección en un valor",
        "a: b\ntitulo: plan \u202eotnemides\n".encode(),
        [(BIDIRECCIONAL, 2, 14)],
        "U+202E cambia la dirección del texto",
    ),
    (
        "control de dirección en un comentario",
        "# comentari\u2066o\na: b\n".encode(),
        [(BIDIRECCIONAL, 1, 12)],
        "U+2066",
    ),
    ("marca árabe", "titulo: \u061cplan\n".encode(), [(BIDIRECCIONAL, 1, 9)], "U+061C"),
    (
        "carácter de etiqueta",
        "titulo: a\U000e0041\n".encode(),
        [(CARACTER_PROHIBIDO, 1, 10)],
        "U+E0041",
    ),
    ("no carácter", "titulo: a\ufdd0\n".encode(), [(CARACTER_PROHIBIDO, 1, 10)], "U+FDD0"),
    (
        "no carácter de otro plano",
        "titulo: a\U0001fffe\n".encode(),
        [(CARACTER_PROHIBIDO, 1, 10)],
        "U+1FFFE",
    ),
    (
        "retorno de carro suelto",
        b"titulo: \ra\n",
        [(CARACTER_PROHIBIDO, 1, 9)],
        "U+000D (retorno de carro suelto)",
    ),
    (
        "retorno de carro de más",
        b"titulo: a\r\r\norganizacion: b\r\n",
        [(CARACTER_PROHIBIDO, 1, 10)],
        "U+000D",
    ),
    ("mitad de un par, escapada", rb'titulo: "\ud800"', [(SINTAXIS, 1, 12)], "ningún carácter"),
    ("par sustituto, escapado", rb'titulo: "\ud83d\ude00"', [(SINTAXIS, 1, 12)], "ningún carácter"),
    ("más allá de Unicode", rb'titulo: "\U00110000"', [(SINTAXIS, 1, 12)], "ningún carácter"),
    (
        "error de sintaxis y caracteres prohibidos",
        "titulo: a\x01\nnota: Mejora: más\nlugar: \u202eb\ncausa: \xc3\u0192\n".encode(),
        [(CARACTER_PROHIBIDO, 1, 10), (SINTAXIS, 2, 13), (BIDIRECCIONAL, 3, 8)],
        'entrecomille el texto: nota: "Mejora: más"',
    ),
    (
        "conflicto de git",
        b"titulo: a\n<<<<<<< HEAD\nestado: b\n=======\nestado: c\n>>>>>>> rama\n",
        [(CONFLICTO, 2, 1), (CONFLICTO, 6, 1)],
        "aquí empieza un conflicto de git sin resolver · júntelas con «seg diagnostico --reparar»",
    ),
    (
        "conflicto de git con finales de Windows",
        b"titulo: a\r\n<<<<<<<\r\nestado: b\r\n",
        [(CONFLICTO, 2, 1)],
        "conflicto de git",
    ),
]


@pytest.mark.parametrize(
    ("contenido", "esperado", "dice"),
    [caso[1:] for caso in ILEGIBLES],
    ids=[caso[0] for caso in ILEGIBLES],
)
def test_no_se_lee_y_se_senala_el_caracter(contenido: bytes, esperado: Lugares, dice: str) -> None:
    assert lugares(contenido) == esperado
    assert leer(contenido).documento is None
    assert dice in mensajes(contenido)
    assert mensajes(contenido).replace("\n", "").isprintable()


SOSPECHOSOS: list[tuple[str, str, Lugares, str]] = [
    ("letra leída como Latin-1", "titulo: coordinaciÃ³n\n", [(MOJIBAKE, 1, 19)], "«Ã³»"),
    ("mayúscula leída como Windows-1252", "a: b\ntitulo: PÃšBLICO\n", [(MOJIBAKE, 2, 10)], "«Ãš»"),
    ("signo de apertura", "titulo: Â¿quÃ©?\n", [(MOJIBAKE, 1, 9), (MOJIBAKE, 1, 13)], "«Â¿»"),
    ("comillas", "titulo: â€œPlanâ€\n", [(MOJIBAKE, 1, 9), (MOJIBAKE, 1, 16)], "«â€»"),
    ("carácter de sustitución", "titulo: a\ufffdo\n", [(MOJIBAKE, 1, 10)], "«\ufffd»"),
    ("espacio duro tras la letra", "titulo: Ã\u00a0\n", [(MOJIBAKE, 1, 9)], "«ÃU+00A0»"),
]


@pytest.mark.parametrize(
    ("texto", "esperado", "dice"),
    [caso[1:] for caso in SOSPECHOSOS],
    ids=[caso[0] for caso in SOSPECHOSOS],
)
def test_lo_mal_decodificado_se_avisa_y_se_lee(texto: str, esperado: Lugares, dice: str) -> None:
    assert lugares(texto.encode()) == esperado
    assert leer(texto.encode()).documento is not None
    assert dice in mensajes(texto.encode())


def test_una_letra_mal_decodificada_con_un_control_detras_da_las_dos_faltas() -> None:
    contenido = "titulo: Ã\x81rea\n".encode()
    assert lugares(contenido) == [(MOJIBAKE, 1, 9), (CARACTER_PROHIBIDO, 1, 10)]
    assert "«ÃU+0081»" in mensajes(contenido)


@pytest.mark.parametrize(
    "valor",
    [
        "👩\u200d💻 y 🇪🇨",
        "an\u0303o",
        "SÃO TOMÉ",
        "Âmbar",
        "€ 20–30 «así»",
        "a\u00a0b",
        "می\u200cخواهم",
    ],
)
def test_lo_que_es_escritura_corriente_no_se_toca(valor: str) -> None:
    lectura = leer(f"titulo: {valor}\n".encode())
    assert lectura.faltas == ()
    assert lectura.documento is not None
    assert lectura.documento.datos == {"titulo": valor}


def test_la_marca_de_orden_de_bytes_inicial_se_recuerda_y_no_cuenta_como_columna() -> None:
    lectura = leer(b"\xef\xbb\xbftitulo: a\r\n")
    assert lectura.documento is not None
    assert lectura.documento.bom
    assert lectura.documento.texto == "titulo: a\r\n"
    assert lectura.documento.posicion(("titulo",)).columna == 9


@pytest.mark.parametrize(
    ("escape", "codigo", "dice"),
    [
        (r"\0", CARACTER_PROHIBIDO, "U+0000"),
        (r"\r\n", CARACTER_PROHIBIDO, "U+000D"),
        (r"\e[31m", CARACTER_PROHIBIDO, "U+001B"),
        (r"\N", CARACTER_PROHIBIDO, "U+0085"),
        (r"\L", CARACTER_PROHIBIDO, "U+2028"),
        (r"\ufeff", CARACTER_PROHIBIDO, "U+FEFF"),
        (r"\u202e", BIDIRECCIONAL, "U+202E"),
    ],
)
def test_un_escape_no_cuela_lo_que_no_se_puede_escribir(
    escape: str, codigo: str, dice: str
) -> None:
    contenido = f'titulo: a\ntexto: "b{escape}"\n"c{escape}": d\n'.encode()
    assert lugares(contenido) == [(codigo, 2, 8), (codigo, 3, 1)]
    assert mensajes(contenido).count(dice) == 2


def test_los_escapes_de_texto_corriente_se_leen() -> None:
    lectura = leer(rb'titulo: "\u00e9\t\"\\\n\_\x41\/\ "')
    assert lectura.faltas == ()
    assert lectura.documento is not None
    assert lectura.documento.datos == {"titulo": 'é\t"\\\n\u00a0A/ '}


def test_muchas_faltas_iguales_se_cuentan_en_vez_de_detallarse() -> None:
    contenido = b"a: b\n" + b"#\x01\n" * 25
    detalladas = [(CARACTER_PROHIBIDO, linea, 2) for linea in range(2, MAXIMO_POR_CODIGO + 2)]
    assert lugares(contenido) == [*detalladas, (CARACTER_PROHIBIDO, MAXIMO_POR_CODIGO + 2, 2)]
    assert mensajes(contenido).endswith(
        "hay 5 faltas más como las anteriores, de aquí en adelante · "
    )


def test_un_archivo_entero_de_controles_se_criba_sin_demora() -> None:
    lectura = leer(b"\x01" * 1_000_000)
    assert len(lectura.faltas) == MAXIMO_POR_CODIGO + 1
    assert lectura.faltas[-1].mensaje.startswith("hay 999980 faltas más")


@pytest.mark.parametrize("salto", "\x0b\x0c\x85\u2028\u2029")
def test_un_salto_de_otro_programa_no_se_borra_sin_mas(salto: str) -> None:
    """Borrarlo juntaría dos palabras."""
    falta = leer(f"titulo: dos{salto}palabras\n".encode()).faltas[0]
    assert falta.codigo == CARACTER_PROHIBIDO
    assert falta.sugerencia == "póngalo como un salto de línea, o como un espacio"
