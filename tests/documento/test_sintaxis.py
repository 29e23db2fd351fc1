"""Cada problema del analizador se dice en español, en su sitio y con su remedio."""

import re
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from seguimiento.diagnosticos.yaml import CLAVE_NO_TEXTO, DIRECTIVA, ETIQUETA, SINTAXIS
from seguimiento.documento import lector, leer
from seguimiento.documento.lector import analizador
from seguimiento.documento.sintaxis import (
    FRASES,
    GENERICA,
    LARGO_DE_ARREGLO,
    falta_de_sintaxis,
)
from seguimiento.errores import SinAnalizadorRapido
from seguimiento.lugares import PRINCIPIO

SIN_DIRECTIVAS = "las directivas de YAML (%…) no se admiten"
MAL_ETIQUETADO = "hay una etiqueta («!») mal escrita"
Lugar = tuple[int, int]
ESPERADO = ("codigo", "lugar", "mensaje", "ayuda")
CASOS: list[tuple[str, str, Lugar, str, str]] = [
    ("a: @b\n", SINTAXIS, (1, 4), "un texto no puede empezar por «@»", "entrecomille"),
    ("a: `b\n", SINTAXIS, (1, 4), "un texto no puede empezar por «`»", "entrecomille"),
    ("a: %b\n", SINTAXIS, (1, 4), "un texto no puede empezar por «%»", "entrecomille"),
    ("a: [|]\n", SINTAXIS, (1, 5), "con este carácter no puede empezar nada", "entrecomille"),
    ("a:\n\tb: c\n", SINTAXIS, (2, 1), "hay un tabulador donde va sangría", "espacios"),
    ("a:\n  b\n\tc\n", SINTAXIS, (3, 1), "hay un tabulador donde va sangría", "espacios"),
    ("a: |\n\tb\n", SINTAXIS, (2, 1), "hay un tabulador donde va sangría", "espacios"),
    ("a: b\nc\nd: e\n", SINTAXIS, (2, 1), "falta «:» después de la clave", "«clave: valor»"),
    ("titulo: Mejora: la a\n", SINTAXIS, (1, 15), "aquí no puede ir «:»", 'titulo: "Mejora: la a"'),
    ("- id: a: b # c\n", SINTAXIS, (1, 8), "aquí no puede ir «:»", '- id: "a: b"'),
    ('a: b: "c"\n', SINTAXIS, (1, 5), "aquí no puede ir «:»", 'a: "b: \\"c\\""'),
    ("a: b\n  c: d\n", SINTAXIS, (2, 4), "aquí no puede ir «:»", "si es una clave, alinéela"),
    ("a: b: c\u00a0d\n", SINTAXIS, (1, 5), "aquí no puede ir «:»", "si es una clave, alinéela"),
    ("a: ? b\n", SINTAXIS, (1, 4), "aquí no puede ir una clave", "alinee"),
    ("a: - b\n", SINTAXIS, (1, 4), "aquí no puede empezar una lista", "línea siguiente"),
    ("[b:c]\n", SINTAXIS, (1, 2), "«b:c» va sin comillas dentro de corchetes o llaves", '("b:c")'),
    ('a: "b\nc: d\n', SINTAXIS, (1, 4), "la comilla que se abre aquí no se cierra", "ciérrela"),
    ("a: 'b\n---\nc'\n", SINTAXIS, (1, 4), "la comilla que se abre aquí no se cierra", "ciérrela"),
    (r'a: "b\q"', SINTAXIS, (1, 6), "la barra «\\» no va seguida de un escape conocido", "simples"),
    (r'a: "b\xZZ"', SINTAXIS, (1, 8), "el escape no lleva las cifras que debe", "comillas simples"),
    (r'a: "\ud800"', SINTAXIS, (1, 7), "el escape no corresponde a ningún carácter", "mismo"),
    ("a: |0\n  b\n", SINTAXIS, (1, 5), "la sangría indicada no puede ser 0", "borre la cifra"),
    ("a: |b\n", SINTAXIS, (1, 5), "sobra texto tras «|» o «>»", "línea siguiente"),
    ("a: & b\n", SINTAXIS, (1, 4), "«&» o «*» no van seguidos de un nombre", "entrecomille"),
    ("a: *\n", SINTAXIS, (1, 4), "«&» o «*» no van seguidos de un nombre", "entrecomille"),
    ("a: !<> b\n", ETIQUETA, (1, 4), MAL_ETIQUETADO, "borre la etiqueta"),
    ("a: !<x b\n", ETIQUETA, (1, 4), MAL_ETIQUETADO, "borre la etiqueta"),
    ("a: !x%zz b\n", ETIQUETA, (1, 4), MAL_ETIQUETADO, "borre la etiqueta"),
    ("a: !x%ff b\n", ETIQUETA, (1, 4), MAL_ETIQUETADO, "borre la etiqueta"),
    ("a: !x%c3%20 b\n", ETIQUETA, (1, 4), MAL_ETIQUETADO, "borre la etiqueta"),
    ('a: !x"b"\n', ETIQUETA, (1, 4), MAL_ETIQUETADO, "borre la etiqueta"),
    ("a: !e!x b\n", ETIQUETA, (1, 4), MAL_ETIQUETADO, "borre la etiqueta"),
    ("%FOO x\n---\na: b\n", DIRECTIVA, (1, 1), SIN_DIRECTIVAS, "«---»"),
    ("% x\n---\na: b\n", DIRECTIVA, (1, 1), SIN_DIRECTIVAS, "«---»"),
    ("%F(O x\n---\n", DIRECTIVA, (1, 1), SIN_DIRECTIVAS, "«---»"),
    ("%YAML 1x1\n---\n", DIRECTIVA, (1, 1), SIN_DIRECTIVAS, "«---»"),
    ("%YAML x\n---\n", DIRECTIVA, (1, 1), SIN_DIRECTIVAS, "«---»"),
    ("%YAML 1.1 x\n---\n", DIRECTIVA, (1, 1), SIN_DIRECTIVAS, "«---»"),
    (
        f"%YAML {'1' * 20}.1\n",
        DIRECTIVA,
        (1, 1),
        SIN_DIRECTIVAS,
        "«---»",
    ),
    (
        "%YAML 2.0\n---\na: b\n",
        DIRECTIVA,
        (1, 1),
        SIN_DIRECTIVAS,
        "«---»",
    ),
    ("%TAG x y\n---\n", DIRECTIVA, (1, 1), SIN_DIRECTIVAS, "«---»"),
    ("%TAG !e!\n---\n", DIRECTIVA, (1, 1), SIN_DIRECTIVAS, "«---»"),
    ("%TAG !e!x y\n---\n", DIRECTIVA, (1, 1), SIN_DIRECTIVAS, "«---»"),
    ("%TAG !e! x{\n---\n", DIRECTIVA, (1, 1), SIN_DIRECTIVAS, "«---»"),
    (
        "# c\n%YAML 1.1\n%YAML 1.1\n---\n",
        DIRECTIVA,
        (2, 1),
        SIN_DIRECTIVAS,
        "«---»",
    ),
    (
        "%TAG !e! x\n%TAG !e! y\n---\n",
        DIRECTIVA,
        (1, 1),
        SIN_DIRECTIVAS,
        "«---»",
    ),
    ("%YAML 1.1\na: b\n", DIRECTIVA, (1, 1), SIN_DIRECTIVAS, "«---»"),
    (
        "a: b\n- c\n",
        SINTAXIS,
        (2, 1),
        "esta línea no encaja con la sangría de las anteriores",
        "dos espacios por nivel",
    ),
    ('a: "b" c\n', SINTAXIS, (1, 8), "aquí sobra texto: el valor ya había terminado", "entero"),
    (
        'a: "b\nc: "d"\n',
        SINTAXIS,
        (2, 5),
        "aquí sobra texto: el valor ya había terminado",
        "cierre la comilla que quedó abierta más arriba",
    ),
    ('- "b" c\n', SINTAXIS, (1, 7), "aquí sobra texto: el valor ya había terminado", "entero"),
    (": a\n", CLAVE_NO_TEXTO, (1, 1), "falta la clave antes de «:»", "escriba la clave"),
    (
        "- a\nb: c\n",
        SINTAXIS,
        (2, 1),
        "esta línea no encaja en la lista: falta su guion o sobra sangría",
        "alinee",
    ),
    ("a: [b\nc: d\n", SINTAXIS, (1, 4), "la lista que se abre aquí no se cierra bien", "«]»"),
    ("a: [b c\n  d e: f\n", SINTAXIS, (1, 4), "la lista que se abre aquí no se cierra bien", "«]»"),
    ("a: {b: c\nd: e\n", SINTAXIS, (1, 4), "el mapa que se abre aquí no se cierra bien", "«}»"),
    ('a: ["b" c]\n', SINTAXIS, (1, 9), "aquí falta «,» o «]»", "entrecomille"),
    ("a: {b: c: d}\n", SINTAXIS, (1, 9), "aquí falta «,» o «}»", "entrecomille"),
    (
        "a: [¿b?]\n",
        SINTAXIS,
        (1, 7),
        "sin comillas, «?» no puede ir dentro de corchetes o llaves",
        "guion por línea",
    ),
    ("a: ]\n", SINTAXIS, (1, 4), "aquí falta un valor", "entrecomíllelo"),
    ("a: [b,, c]\n", SINTAXIS, (1, 7), "aquí falta un valor", "entrecomíllelo"),
    (
        "a: [",
        SINTAXIS,
        (1, 5),
        "el archivo termina aquí y quedó algo sin cerrar",
        "el corchete o la llave sin pareja",
    ),
    (
        "a: b\n...\nc: d\n",
        SINTAXIS,
        (3, 1),
        "esta línea no forma parte de lo anterior, que ya había terminado",
        "alinéela",
    ),
    ("[a]]\n", SINTAXIS, (1, 4), "aquí sobra texto: el valor ya había terminado", "entero"),
]


@pytest.mark.parametrize(("texto", *ESPERADO), CASOS, ids=[caso[0] for caso in CASOS])
def test_el_error_se_dice_en_su_sitio_con_su_remedio(
    texto: str, codigo: str, lugar: Lugar, mensaje: str, ayuda: str
) -> None:
    lectura = leer(texto.encode())
    assert lectura.documento is None
    (falta,) = lectura.faltas
    assert (falta.codigo, falta.posicion.linea, falta.posicion.columna) == (codigo, *lugar)
    assert falta.mensaje == mensaje
    assert ayuda in falta.sugerencia


def problema(texto: str) -> str:
    """Lo que dice el analizador, tal como lo dice; vacío si no tropieza."""
    siguiente = analizador(texto)
    try:
        for _ in texto * 2:
            siguiente()
    except MarkedYAMLError as error:
        return error.problem or ""
    return ""


def test_los_casos_de_esta_tabla_dan_todos_los_problemas_que_tienen_frase() -> None:
    assert {problema(caso[0]) for caso in CASOS} == set(FRASES)


AJENOS = {
    "found undefined alias",
    "found duplicate anchor; first occurrence",
    "control characters are not allowed",
    "did not find expected <stream-start>",
}
"""Del compositor y del lector de bytes de la biblioteca, que aquí no se usan."""


def test_todo_problema_que_la_extension_sabe_decir_tiene_su_frase() -> None:
    especificacion = find_spec("_ruamel_yaml")
    assert especificacion is not None
    assert especificacion.origin is not None
    cadenas = re.findall(rb"[ -~]{12,}(?=\0)", Path(especificacion.origin).read_bytes())
    problemas = {
        cadena.decode()
        for cadena in cadenas
        if re.fullmatch(
            rb"(?:found|did not find|could not find) .*|.* (?:is|are) not allowed.*", cadena
        )
    }
    assert len(problemas) > len(FRASES) // 2
    assert problemas - AJENOS <= set(FRASES)


def test_un_problema_desconocido_se_dice_en_general_y_nunca_en_su_idioma() -> None:
    marca = analizador("a: b")().start_mark
    desconocido = MarkedYAMLError("while doing", marca, "something odd", marca)  # type: ignore[no-untyped-call,unused-ignore]
    falta = falta_de_sintaxis("a: b", desconocido)
    assert (falta.mensaje, falta.posicion) == (GENERICA.mensaje, PRINCIPIO)


def test_un_problema_sin_marca_se_senala_al_principio() -> None:
    falta = falta_de_sintaxis("a: b", MarkedYAMLError(problem="odd"))  # type: ignore[no-untyped-call,unused-ignore]
    assert (falta.mensaje, falta.posicion) == (GENERICA.mensaje, PRINCIPIO)


def test_un_error_de_la_biblioteca_sin_lugar_es_una_falta(monkeypatch: pytest.MonkeyPatch) -> None:
    def siguiente() -> None:
        raise YAMLError("odd")

    monkeypatch.setattr(lector, "analizador", lambda _: siguiente)
    (una,) = leer(b"a: b").faltas
    assert (una.codigo, una.posicion) == (SINTAXIS, PRINCIPIO)
    assert una.mensaje == "el texto no puede leerse como YAML"


def test_el_arreglo_de_una_linea_desmedida_no_se_escribe_entero() -> None:
    (una,) = leer(f"a: b: {'c' * LARGO_DE_ARREGLO}\n".encode()).faltas
    assert una.sugerencia.startswith("si «: » forma parte del texto")


def test_el_arreglo_que_se_propone_se_lee() -> None:
    (una,) = leer(b'titulo: Mejora: la \\coordinaci\xc3\xb3n "a" # c\n').faltas
    arreglo = una.sugerencia.removeprefix("entrecomille el texto: ")
    documento = leer(arreglo.encode()).documento
    assert documento is not None
    assert documento.datos == {"titulo": 'Mejora: la \\coordinación "a"'}


def test_sin_la_extension_se_dice_como_instalarla(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ruamel.yaml.cyaml", None)
    with pytest.raises(SinAnalizadorRapido) as hallado:
        leer(b"a: b")
    assert hallado.value.ayuda == "instálela con: pip install 'ruamel.yaml.clib>=0.2.15'"
