"""Lo que YAML permite y aquí se rechaza, se señala o se lee: qué, dónde y con qué remedio."""

from functools import partial

import pytest
from ruamel.yaml import YAML

from seguimiento.diagnosticos.yaml import (
    ALMOHADILLA,
    ANCLA,
    CLAVE_NO_TEXTO,
    CLAVE_REPETIDA,
    CONFLICTO_EN_TEXTO,
    DIRECTIVA,
    DOCUMENTO_VACIO,
    ETIQUETA,
    SINTAXIS,
    TEXTO_DESMEDIDO,
    VARIOS_DOCUMENTOS,
)
from seguimiento.documento import Dato, lector, leer
from seguimiento.documento.lector import LARGO_MAXIMO
from seguimiento.lugares import Ruta

Lugares = list[tuple[str, int, int]]


def lugares(texto: str) -> Lugares:
    """Código, línea y columna de cada falta."""
    faltas = leer(texto.encode()).faltas
    return [(f.codigo, f.posicion.linea, f.posicion.columna) for f in faltas]


def mensajes(texto: str) -> str:
    faltas = leer(texto.encode()).faltas
    return "\n".join(f"{una.mensaje} · {una.sugerencia}" for una in faltas)


def rutas(texto: str) -> list[Ruta]:
    return [una.ruta for una in leer(texto.encode()).faltas]


def datos(texto: str) -> Dato:
    documento = leer(texto.encode()).documento
    assert documento is not None
    return documento.datos


ILEGIBLES: list[tuple[str, str, Lugares, str]] = [
    ("archivo vacío", "", [(DOCUMENTO_VACIO, 1, 1)], "escriba el registro o borre el archivo"),
    ("solo saltos de línea", "\n\n\r\n", [(DOCUMENTO_VACIO, 1, 1)], "no tiene contenido"),
    ("solo comentarios", "# pendiente\n# de completar\n", [(DOCUMENTO_VACIO, 1, 1)], "contenido"),
    ("solo el principio", "---\n", [(DOCUMENTO_VACIO, 1, 1)], "contenido"),
    ("principio y final", "---\n# nada\n...\n", [(DOCUMENTO_VACIO, 1, 1)], "contenido"),
    ("un nulo", "~\n", [(DOCUMENTO_VACIO, 1, 1)], "contenido"),
    (
        "segundo documento",
        "titulo: a\nestado: b\n---\ntitulo: c\n",
        [(VARIOS_DOCUMENTOS, 3, 1)],
        "aquí empieza un segundo documento · ponga cada registro en su archivo",
    ),
    (
        "segundo documento vacío",
        "titulo: a\nestado: b\n---\n",
        [(VARIOS_DOCUMENTOS, 3, 1)],
        "segundo documento",
    ),
    (
        "texto tras el final",
        "titulo: a\nestado: b\n...\ntitulo: c\n",
        [(SINTAXIS, 4, 1)],
        "no forma parte de lo anterior, que ya había terminado",
    ),
    ("texto en la línea del final", "titulo: a\n... b\n", [(SINTAXIS, 2, 5)], "aquí sobra texto"),
    ("final repetido", "titulo: a\n...\n# c\n...\n", [(SINTAXIS, 4, 1)], "(«...») está repetido"),
    ("directiva desconocida", "%FOO x\n---\ntitulo: a\n", [(DIRECTIVA, 1, 1)], "borre esa línea"),
    ("directiva sin principio", "%YAML 1.1\ntitulo: a\n", [(DIRECTIVA, 1, 1)], "(%…)"),
    ("directiva tras un comentario", "# c\n%YAML 1.1\na: b\n", [(DIRECTIVA, 2, 1)], "(%…)"),
    ("directiva de otra versión", "%YAML 2.0\n---\na: b\n", [(DIRECTIVA, 1, 1)], "(%…)"),
    ("etiqueta sin declarar", "titulo: !e!nota a\n", [(ETIQUETA, 1, 9)], "entrecomille el texto"),
    ("solo un texto en bloque", "|\n  a\n", [(SINTAXIS, 1, 1)], "escriba «clave: valor»"),
    (
        "almohadilla pegada al bloque",
        "titulo: >#c\n  a\n",
        [(SINTAXIS, 1, 9)],
        "falta un espacio entre «>» y «#»",
    ),
    (
        "línea en blanco más sangrada que el texto",
        "titulo: |\n\n    \n  a\n",
        [(SINTAXIS, 4, 3)],
        "no encaja con la sangría",
    ),
    (
        "línea en blanco menos sangrada que el texto",
        "titulo: >-\n \n  a\n",
        [(SINTAXIS, 2, 1)],
        "no lleva la misma sangría que el texto que la sigue · borre los espacios que sobran",
    ),
    (
        "bloque vacío con espacios",
        "titulo: |\n  \nb: c\n",
        [(SINTAXIS, 2, 1)],
        "borre los espacios",
    ),
    ("clave ausente", ": a\n", [(CLAVE_NO_TEXTO, 1, 1)], "falta la clave antes de «:»"),
    ("clave ausente entre llaves", "{: a}\n", [(CLAVE_NO_TEXTO, 1, 2)], "falta la clave"),
    ("clave de mapa entre llaves", "{a: {b: c}: d}\n", [(SINTAXIS, 1, 11)], "falta «,» o «}»"),
    (
        "hora entre corchetes",
        "a: [12:30, b]\n",
        [(SINTAXIS, 1, 5)],
        'entrecomíllelo ("12:30") o ponga un guion por línea',
    ),
    (
        "enlace entre corchetes",
        "a: [b, https://oim.int/x]\n",
        [(SINTAXIS, 1, 8)],
        "«https://oim.int/x» va sin comillas dentro de corchetes o llaves",
    ),
    (
        "algo que no se ve entre corchetes",
        "[a:\u00adb]\n",
        [(SINTAXIS, 1, 2), ("SEG045", 1, 4)],
        "«a:U+00ADb» va sin",
    ),
    ("dos puntos en una clave", "{a:b: c}\n", [(SINTAXIS, 1, 2)], 'entrecomíllelo ("a:b")'),
    ("dos puntos sueltos entre llaves", "{a :b}\n", [(SINTAXIS, 1, 2)], "«a :b» va sin comillas"),
    ("interrogante entre corchetes", "a: [¿b?, c]\n", [(SINTAXIS, 1, 7)], "«?» no puede ir"),
    ("bloque como clave", "? >#a\n  b\n: c\n", [(SINTAXIS, 1, 3)], "entre «>» y «#»"),
    ("tabulador en la sangría", "a:\n\tb: c\n", [(SINTAXIS, 2, 1)], "use espacios"),
    ("tabulador tras los dos puntos", "a:\tb\n", [(SINTAXIS, 1, 3)], "fuera de comillas"),
    ("tabulador en el texto", "a: b\tc\nd: e\tf\n", [(SINTAXIS, 1, 5), (SINTAXIS, 2, 5)], "fuera"),
    ("tabulador en un bloque", "a: |\n  b\tc\n", [(SINTAXIS, 2, 4)], "fuera de comillas"),
    ("tabulador al final", "a: b \t\nc: d\n", [(SINTAXIS, 1, 6)], "fuera de comillas"),
    ("tabulador ante un comentario", "a: b\t# c\td\n", [(SINTAXIS, 1, 5)], "fuera de comillas"),
    ("tabulador tras una clave sin valor", "a:\n- ? b\nc:\td\n", [(SINTAXIS, 3, 3)], "fuera de"),
    ("tabulador entre corchetes", "a: [b,\tc]\n", [(SINTAXIS, 1, 7)], "fuera de comillas"),
    (
        "tabulador ante un texto suelto",
        "\u00a0\tb \t\n",
        [(SINTAXIS, 1, 2), (SINTAXIS, 1, 5)],
        "fuera",
    ),
]


@pytest.mark.parametrize(
    ("texto", "esperado", "dice"),
    [caso[1:] for caso in ILEGIBLES],
    ids=[caso[0] for caso in ILEGIBLES],
)
def test_no_se_lee_y_se_dice_por_que(texto: str, esperado: Lugares, dice: str) -> None:
    assert lugares(texto) == esperado
    assert leer(texto.encode()).documento is None
    assert dice in mensajes(texto)


EN_PARTE: list[tuple[str, str, Lugares, list[Ruta], str]] = [
    (
        "clave repetida",
        "titulo: a\nestado: b\n\ntitulo: c\n",
        [(CLAVE_REPETIDA, 4, 1)],
        [()],
        "la clave «titulo» está repetida: ya estaba en la línea 1 · deje solo una de las dos",
    ),
    (
        "clave repetida en un elemento",
        "acciones:\n  - id: 1\n    plazo: 2023\n  - id: 2\n    id: 3\n",
        [(CLAVE_REPETIDA, 5, 5)],
        [("acciones", 1)],
        "ya estaba en la línea 4",
    ),
    (
        "clave repetida salvo en la forma de escribir la tilde",
        "a\u00f1o: 1\nan\u0303o: 2\n",
        [(CLAVE_REPETIDA, 2, 1)],
        [()],
        "la clave «año» está repetida",
    ),
    (
        "clave repetida con otro contenido dentro",
        "a: b\na:\n  - &c d\n  - e: f\n    e: g\nh: i\n",
        [(CLAVE_REPETIDA, 2, 1)],
        [()],
        "la clave «a»",
    ),
    (
        "clave nula",
        "a: b\nnull: c\n",
        [(CLAVE_NO_TEXTO, 2, 1)],
        [()],
        "«null» no puede ser una clave",
    ),
    ("clave de virgulilla", "~: c\n", [(CLAVE_NO_TEXTO, 1, 1)], [()], "«~» no puede ser una clave"),
    ("clave ausente", "a: b\n? \n: c\n", [(CLAVE_NO_TEXTO, 2, 2)], [()], "falta la clave"),
    (
        "clave de lista",
        "? [a, b]\n: c\nd: e\n",
        [(CLAVE_NO_TEXTO, 1, 3)],
        [()],
        "es una lista o un mapa",
    ),
    (
        "llaves de plantilla en un valor",
        "titulo: {{ x }}\n",
        [(CLAVE_NO_TEXTO, 1, 10)],
        [("titulo",)],
        "si es un texto con llaves o corchetes, entrecomíllelo",
    ),
    (
        "llaves de plantilla en una clave",
        "{{ x }}: a\n",
        [(CLAVE_NO_TEXTO, 1, 1)],
        [()],
        "si es un texto con llaves o corchetes, entrecomíllelo",
    ),
    (
        "etiqueta de número",
        "a: !!int 3\n",
        [(ETIQUETA, 1, 4)],
        [()],
        "la etiqueta «!!int» no se admite",
    ),
    (
        "etiqueta de objeto",
        "a: !!python/object:os.x {}\n",
        [(ETIQUETA, 1, 4)],
        [("a",)],
        "python/object",
    ),
    ("etiqueta propia", "a:\n  - !nota b\n", [(ETIQUETA, 2, 5)], [("a",)], "«!nota»"),
    ("etiqueta vacía", "a: ! b\n", [(ETIQUETA, 1, 4)], [()], "«!»"),
    ("etiqueta literal", "a: !<x> b\n", [(ETIQUETA, 1, 4)], [()], "el tipo lo decide el esquema"),
    ("etiqueta en una clave", "!x a: b\n", [(ETIQUETA, 1, 1)], [()], "«!x»"),
    (
        "ancla y alias",
        "titulo: &t a\nestado: *t\n",
        [(ANCLA, 1, 9), (ANCLA, 2, 9)],
        [(), ("estado",)],
        "el alias «*t» toma un dato de otro sitio · escriba aquí el dato",
    ),
    (
        "ancla que se contiene",
        "a: &a [*a]\n",
        [(ANCLA, 1, 4), (ANCLA, 1, 8)],
        [("a",), ("a", 0)],
        "el ancla «&a» no se admite · escriba el dato en los dos sitios",
    ),
    (
        "ancla en un elemento",
        "acciones:\n  - &x\n    id: 1\n  - *x\n",
        [(ANCLA, 2, 5), (ANCLA, 4, 5)],
        [("acciones", 0), ("acciones", 1)],
        "«*x»",
    ),
    ("alias como clave", "*x : a\nb: c\n", [(ANCLA, 1, 1)], [()], "«*x»"),
    ("alias como raíz", "*x\n", [(ANCLA, 1, 1)], [()], "«*x»"),
    (
        "fusión",
        "base: a\nacciones:\n  - <<: *b\n    id: 1\n",
        [(ANCLA, 3, 5)],
        [("acciones", 0)],
        "las fusiones (<<) no se admiten",
    ),
    (
        "directiva de versión",
        "%YAML 1.1\n---\na: no\n",
        [(DIRECTIVA, 1, 1)],
        [()],
        "borre esa línea",
    ),
    ("directiva de etiqueta", "%TAG !e! x:\n---\na: b\n", [(DIRECTIVA, 1, 1)], [()], "(%…)"),
    ("interrogante pegado entre corchetes", "a: [?b]\n", [(SINTAXIS, 1, 6)], [("a", 0)], "de «?»"),
    ("dos puntos pegados entre llaves", '{"a" :b}\n', [(SINTAXIS, 1, 7)], [()], "después de «:»"),
    (
        "pareja dentro de una lista entre corchetes",
        "a: [Ministerio: Salud, OIM]\n",
        [(SINTAXIS, 1, 5)],
        [("a", 0)],
        "dentro de una lista entre corchetes, «:» abre un mapa",
    ),
    (
        "texto desmedido",
        f"a: b\nc: {'x' * (LARGO_MAXIMO + 1)}\n",
        [(TEXTO_DESMEDIDO, 2, 4)],
        [()],
        "pasa de 200.000 caracteres · enlace el documento",
    ),
]


@pytest.mark.parametrize(
    ("texto", "esperado", "estropeadas", "dice"),
    [caso[1:] for caso in EN_PARTE],
    ids=[caso[0] for caso in EN_PARTE],
)
def test_se_lee_en_parte_y_se_dice_que_se_estropea(
    texto: str, esperado: Lugares, estropeadas: list[Ruta], dice: str
) -> None:
    assert lugares(texto) == esperado
    assert rutas(texto) == estropeadas
    assert leer(texto.encode()).documento is not None
    assert dice in mensajes(texto)


@pytest.mark.parametrize(
    ("texto", "senalados"),
    [
        ("a: &x !t v\n", ["&x", "!t"]),
        ("a: !t &x v\n", ["!t", "&x"]),
        ("a: !t\n  &x\n  v\n", ["!t", "&x"]),
        ("a: &x [b, !<y> c]\n", ["&x", "!<y>"]),
        ("!x a: &y {b: !!int 3}\n", ["!x", "&y", "!!int"]),
        ("- &x\n  a: b\n- ! c\n", ["&x", "!"]),
        ("a: !t |\n  texto\n", ["!t"]),
        ("a: &x # nota\n  !t v\n", ["&x", "!t"]),
    ],
)
def test_se_senala_el_adorno_y_no_el_dato_que_adorna(texto: str, senalados: list[str]) -> None:
    lineas = texto.split("\n")
    posiciones = [una.posicion for una in leer(texto.encode()).faltas]
    tramos = [slice(p.columna - 1, p.columna - 1 + p.largo) for p in posiciones]
    vistos = [lineas[p.linea - 1][tramo] for p, tramo in zip(posiciones, tramos, strict=True)]
    assert vistos == senalados


@pytest.mark.parametrize(
    "texto", ["a: [12:30, b]\n", "a: {b: c:d}\n", "a: [b, https://oim.int/x]\n"]
)
def test_lo_que_otro_analizador_admite_se_rechaza_igual(
    texto: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    con_el_nuestro = lugares(texto)
    sucesos = YAML(typ="safe", pure=True).parse(texto)
    monkeypatch.setattr(lector, "analizador", lambda _: partial(next, sucesos))
    assert lugares(texto) == con_el_nuestro != []


AVISOS: list[tuple[str, str, Lugares, str]] = [
    (
        "almohadilla que corta un texto",
        "titulo: Objetivo #3 del plan\n",
        [(ALMOHADILLA, 1, 18)],
        'se pierde «#3 del plan» · si es texto: "Objetivo #3 del plan"; si es un comentario, sepárelo',
    ),
    (
        "almohadilla en la segunda línea de un texto",
        "titulo: Objetivo\n  general #3\nb: c\n",
        [(ALMOHADILLA, 2, 11)],
        "si es texto, entrecomíllelo",
    ),
    ("almohadilla con final de Windows", "a: b #c\r\nd: e\r\n", [(ALMOHADILLA, 1, 6)], "«#c»"),
    ("almohadilla en una lista", "a:\n  - b #c\n", [(ALMOHADILLA, 2, 7)], "«#c»"),
    ("almohadilla que se lo come todo", "a: #3 del plan\n", [(ALMOHADILLA, 1, 4)], "«#3 del plan»"),
    ("almohadilla tras la última letra", "a: b #c", [(ALMOHADILLA, 1, 6)], "«#c»"),
    (
        "marcas de conflicto pegadas dentro de un texto",
        "titulo: |\n  <<<<<<< HEAD\n  a\n  =======\n  b\n  >>>>>>> rama\n",
        [(CONFLICTO_EN_TEXTO, 2, 3), (CONFLICTO_EN_TEXTO, 6, 3)],
        "lo que parece un conflicto de git dentro de un texto",
    ),
]


@pytest.mark.parametrize(
    ("texto", "esperado", "dice"),
    [caso[1:] for caso in AVISOS],
    ids=[caso[0] for caso in AVISOS],
)
def test_se_avisa_y_se_lee(texto: str, esperado: Lugares, dice: str) -> None:
    assert lugares(texto) == esperado
    assert leer(texto.encode()).documento is not None
    assert dice in mensajes(texto)


@pytest.mark.parametrize(
    "texto",
    [
        "titulo: a  #comentario\n",
        "titulo: a # comentario\n",
        'titulo: "a" #comentario\n',
        "titulo: [a, b] #comentario\n",
        "titulo: a#b\n",
        "titulo: |\n  a #b\n",
        "#comentario\ntitulo: a\n #otro\n",
    ],
)
def test_un_comentario_corriente_no_se_avisa(texto: str) -> None:
    assert lugares(texto) == []


def test_de_una_clave_repetida_o_descartada_no_se_cuelga_nada() -> None:
    assert datos("a: b\na: c\n~: d\n<<: e\n? [f]\n: g\n*h : i\nj: k\n") == {"a": "b", "j": "k"}


def test_lo_que_se_descarta_tambien_puede_llevar_tabuladores_entre_comillas() -> None:
    texto = 'a: b\na: ["c\t#", {d: "\t"}]\n? ["\t"]\n: e\n'
    assert lugares(texto) == [(CLAVE_REPETIDA, 2, 1), (CLAVE_NO_TEXTO, 3, 3)]


def test_una_clave_del_usuario_no_se_confunde_con_ninguna_interna() -> None:
    assert datos("'': a\n' ': b\n'~': c\n'null': d\n") == {"": "a", " ": "b", "~": "c", "null": "d"}
