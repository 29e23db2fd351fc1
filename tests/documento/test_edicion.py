"""Cada edición cambia lo que se le pide y ni un byte más."""

import pytest

from seguimiento.documento import Documento, leer
from seguimiento.documento.edicion import con, con_otro, con_otros, con_valores, sin
from seguimiento.errores import EdicionImposible

PROSA = (
    "Recoger de los puntos focales las necesidades y los desafíos de las oficinas de país, como insumo"
    " de un próximo proyecto regional sobre el tema."
)


def documento(texto: str | bytes) -> Documento:
    contenido = texto if isinstance(texto, bytes) else texto.encode()
    leido = leer(contenido).documento
    assert leido is not None
    return leido


def negativa(texto: str, *, ruta: tuple[str | int, ...], valor: str) -> EdicionImposible:
    """Por qué no puede cambiarse."""
    with pytest.raises(EdicionImposible) as hallada:
        con(documento(texto), ruta, valor)
    return hallada.value


# --- los casos adversos, por su nombre


def test_set_cambia_una_linea_y_deja_el_comentario_en_su_columna() -> None:
    antes = documento("a: 1\nestado: pendiente   # ojo\nb: 2\n")
    assert con(antes, ("estado",), "en_curso").texto == "a: 1\nestado: en_curso    # ojo\nb: 2\n"
    muy_largo = con(antes, ("estado",), "no_aplicable_aun").texto
    assert muy_largo == "a: 1\nestado: no_aplicable_aun  # ojo\nb: 2\n"


@pytest.mark.parametrize(
    ("antes", "despues"),
    [
        ("a: 'x' # y\n", "a: 'x más' # y\n"),
        ("a: 'x' #y\n", "a: 'x más'  #y\n"),
        ("a: 'x'   # y\n", "a: 'x más'  # y\n"),
    ],
)
def test_un_comentario_que_ha_de_correrse_guarda_su_hueco_si_no_lo_confunde(
    antes: str, despues: str
) -> None:
    assert con(documento(antes), ("a",), "x más").texto == despues


def test_los_blancos_que_acababan_la_linea_no_acaban_la_cabecera_de_un_bloque() -> None:
    assert con(documento("a: x  \nb: 1\n"), ("a",), "m\nn").texto == "a: |-\n  m\n  n\nb: 1\n"


def test_set_largo_queda_en_una_linea() -> None:
    assert con(documento("a: corto\nb: 2\n"), ("a",), PROSA).texto == f"a: {PROSA}\nb: 2\n"


def test_set_hora_se_entrecomilla() -> None:
    assert con(documento("a: x\n"), ("a",), "12:30").texto == 'a: "12:30"\n'


def test_set_almohadilla_se_entrecomilla() -> None:
    assert con(documento("a: x\n"), ("a",), "a # b").texto == 'a: "a # b"\n'


def test_cambiar_una_lista_anuncia_sus_comentarios_y_deja_los_que_la_siguen() -> None:
    texto = "x: 1\nl:  # uno\n  - a  # dos\n    # tres\n  # cuatro\n  - b\n# de ya\ny: 2\n"
    detenida = negativa(texto, ruta=("l",), valor="z")
    assert detenida.comentarios == ("# dos", "# tres", "# cuatro")
    assert detenida.mensaje == (
        "no se ha cambiado nada: con eso se perderían 3 comentarios: «# dos» (línea 3);"
        " «# tres» (línea 4); «# cuatro» (línea 5)"
    )
    sin_ellos = con(documento(texto), ("l",), "z", con_comentarios=True)
    assert sin_ellos.texto == "x: 1\nl: z  # uno\n# de ya\ny: 2\n"


def test_add_clave_anade_una_linea() -> None:
    assert con(documento("a: 1\nb: 2\n"), ("c",), "tres").texto == "a: 1\nb: 2\nc: tres\n"


def test_add_anidada_lleva_la_sangria_del_elemento() -> None:
    texto = "l:\n   -  id: x\n      t: ya\n   -  id: z\nm: 1\n"
    nuevo = "l:\n   -  id: x\n      t: ya\n      u: nueva\n   -  id: z\nm: 1\n"
    assert con(documento(texto), ("l", 0, "u"), "nueva").texto == nuevo


def test_crlf_no_cambia_ningun_salto() -> None:
    antes = documento("a: 1\r\nb: x\r\nc:\r\n  - ya\r\n")
    assert con(antes, ("b",), "z").texto == "a: 1\r\nb: z\r\nc:\r\n  - ya\r\n"
    assert con_otro(antes, ("c",), "w").texto == "a: 1\r\nb: x\r\nc:\r\n  - ya\r\n  - w\r\n"
    assert con(antes, ("b",), "m\nn").texto == "a: 1\r\nb: |-\r\n  m\r\n  n\r\nc:\r\n  - ya\r\n"


def test_bom_se_conserva() -> None:
    assert con(documento(b"\xef\xbb\xbfa: x\n"), ("a",), "ya").contenido == b"\xef\xbb\xbfa: ya\n"


def test_estilos_ajenos_quedan_intactos() -> None:
    texto = 'a: 010\nb: +5\nc: ~\nd: True\ne: [1,2,  3]\nf: "\\u00e9"\ng:\n    h: {}\n    i: |\n        j\n'
    assert con(documento(texto.format("x")), ("g", "h"), "ya").texto == texto.replace("{}", "ya")


def test_flujo_comentado_conserva_sus_comentarios() -> None:
    antes = documento("l: [a, # uno\n  b] # dos\nx: 1\n")
    assert con(antes, ("x",), "2").texto == "l: [a, # uno\n  b] # dos\nx: 2\n"
    assert con_otro(antes, ("l",), "c").texto == "l: [a, # uno\n  b, c] # dos\nx: 1\n"
    assert con(antes, ("l", 0), "c").texto == "l: [c, # uno\n  b] # dos\nx: 1\n"


def test_bloque_comentario_no_se_traga_el_comentario() -> None:
    antes = documento("a:\n  b: x\n    # de b\nc: 1\n")
    assert con(antes, ("a", "b"), "m\nn").texto == 'a:\n  b: "m\\nn"\n    # de b\nc: 1\n'


def test_nulo_comentado_recibe_su_valor_delante() -> None:
    assert con(documento("a:  # nada\nb: 1\n"), ("a",), "v").texto == "a: v  # nada\nb: 1\n"
    assert con(documento("- # nada\n- b\n"), (0,), "v").texto == "- v  # nada\n- b\n"


def test_ancla_no_se_edita() -> None:
    detenida = negativa("a: &x 1\nb: 2\n", ruta=("b",), valor="3")
    assert detenida.codigo_de_salida == 1
    assert (
        detenida.mensaje
        == "no se ha cambiado nada: el documento tiene errores que no dejan editarlo"
    )
    assert detenida.ayuda == "cambie a mano la línea 1"


def test_emoji_y_composicion_quedan_byte_a_byte() -> None:
    antes = documento("an\u0303o: 👩\u200d💻 en\u0303\nb: 1\n")
    assert con(antes, ("b",), "e\u0301").texto == "an\u0303o: 👩\u200d💻 en\u0303\nb: e\u0301\n"
    assert con(antes, ("a\u00f1o",), "x").texto == "an\u0303o: x\nb: 1\n"


def test_doscomentarios_quedan_los_dos() -> None:
    antes = documento("a:  # uno\n  v  # dos\nb: 1\n")
    assert con(antes, ("a",), "w").texto == "a:  # uno\n  w  # dos\nb: 1\n"


# --- cómo se escribe un texto donde había otro


@pytest.mark.parametrize(
    ("habia", "valor", "queda"),
    [
        ("'x'", "it's", "'it''s'"),
        ("'x'", "1.10", "'1.10'"),
        ("'x'", "m\nn", "|-\n  m\n  n"),
        ('"x"', "ya", '"ya"'),
        ('"x"', 'di "a"', '"di \\"a\\""'),
        ('"x\\ny"', "m\nn", '"m\\nn"'),
        ("x", "2022-11-03", "2022-11-03"),
        ("x", "7", "7"),
        ("x", "no", '"no"'),
        ("si", "yes", '"yes"'),
        ("no", "yes", "yes"),
        ("1.9", "1.10", '"1.10"'),
        ("1.9", "1.8.1", "1.8.1"),
        ("x", "010", '"010"'),
        ("x", "~", '"~"'),
        ("x", "", '""'),
        ("x", "<<", '"<<"'),
        ("x", "- ya", '"- ya"'),
        ("x", "a: b", '"a: b"'),
        ("x", "a\tb", '"a\\tb"'),
        ("x", "C:\\a", "C:\\a"),
        ("x", 'dice: "sí"', "'dice: \"sí\"'"),
        ("x", " ya", '" ya"'),
        ("x", "\ny", '"\\ny"'),
        ("x", "m\n\n", "|+\n  m\n"),
        ("x", "m\n \nn", '"m\\n \\nn"'),
        ("una\n  dos", "tres", "tres"),
        ("~", "ya", "ya"),
        ("", "ya", "ya"),
        ("|-\n    m", "en", "|-\n    en"),
        ("|\n  m", "en\no\n", "|\n  en\n  o"),
        ("|-  # c\n  m", "en", "|-  # c\n  en"),
        ("|-  # c\n  m", "", '""  # c'),
        ("|2-\n   m", " en", "|2-\n   en"),
        ("|+\n  m\n\n", "en\n\n\n", "|+\n  en\n\n"),
        (">-\n  m\n  en", "o", ">-\n  o"),
        (">-\n  m\n  en", "o\np", ">-\n  o\n\n  p"),
        (">-\n  m\n  en", "o\n  p", "|-\n  o\n    p"),
        (">-", "o", ">-\n  o"),
        (">-\n  m\n  p", "o\n\nq", ">-\n  o\n\n\n  q"),
    ],
)
def test_un_texto_se_escribe_como_el_que_habia_si_puede(habia: str, valor: str, queda: str) -> None:
    antes = documento(f"a: {habia}\nz: 1\n" if habia else "a:\nz: 1\n")
    assert con(antes, ("a",), valor).texto == f"a: {queda}\nz: 1\n"


@pytest.mark.parametrize(
    ("habia", "queda"),
    [
        ("x", "a:\nz: 1\n"),
        ("x  # c", "a:    # c\nz: 1\n"),
        ("|-  # c\n  x", "a:  # c\nz: 1\n"),
        (">-\n  x", "a:\nz: 1\n"),
        ("\n  x", "a:\nz: 1\n"),
        ("[x]", "a:\nz: 1\n"),
    ],
)
def test_vaciar_un_valor_no_deja_blancos(habia: str, queda: str) -> None:
    assert con(documento(f"a: {habia}\nz: 1\n"), ("a",), None).texto == queda


def test_vaciar_un_valor_en_su_propia_linea_lo_dice() -> None:
    assert (
        con(documento("a:\n  # c\n  x\nb: 1\n"), ("a",), None).texto == "a:\n  # c\n  null\nb: 1\n"
    )


def test_entre_corchetes_se_conservan_las_comillas() -> None:
    antes = documento("l: ['a', \"b\", c, {d: e, f: }]\n")
    assert con(antes, ("l", 0), "x").texto == "l: ['x', \"b\", c, {d: e, f: }]\n"
    assert con(antes, ("l", 1), "x").texto == "l: ['a', \"x\", c, {d: e, f: }]\n"
    assert con(antes, ("l", 2), "x, ya").texto == 'l: [\'a\', "b", "x, ya", {d: e, f: }]\n'
    assert con(antes, ("l", 2), None).texto == "l: ['a', \"b\", null, {d: e, f: }]\n"
    assert con(antes, ("l", 3, "f"), "x").texto == "l: ['a', \"b\", c, {d: e, f: x }]\n"
    assert con(antes, ("l", 3, "g"), ["x"]).texto == "l: ['a', \"b\", c, {d: e, f: , g: [x] }]\n"


def test_una_clave_sin_dos_puntos_los_recibe() -> None:
    assert con(documento("m: {a, b: 1}\n"), ("m", "a"), "x").texto == "m: {a: x, b: 1}\n"


def test_lo_ambiguo_va_como_vaya_en_su_clave() -> None:
    antes = documento('l:\n  - id: "1"\n    cumple: no\n  - id: x\n    cumple: parcial\n')
    nuevo = con_otro(antes, ("l",), {"id": "2", "cumple": "no", "en": "2"}).texto
    assert nuevo == antes.texto + '  - id: "2"\n    cumple: no\n    en: 2\n'
    assert con(antes, ("l", 1, "id"), "3").texto == antes.texto.replace("id: x", 'id: "3"')


def test_la_prosa_se_pliega_al_ancho_de_su_bloque() -> None:
    ancho = "a: >-\n  {}\nz: 1\n"
    lineas = "Una línea que llega a la columna que aquí se usa, que es la de\n  setenta y pocos caracteres"
    nuevo = con(documento(ancho.format(lineas)), ("a",), PROSA).texto
    assert nuevo == ancho.format(
        "Recoger de los puntos focales las necesidades y los desafíos\n"
        "  de las oficinas de país, como insumo de un próximo proyecto\n"
        "  regional sobre el tema."
    )


def test_el_ancho_de_un_bloque_no_es_el_de_los_demas() -> None:
    ajeno = ">-\n  " + "x " * 31 + "ya\n  " + "x " * 31 + "ya"
    acostumbrado = "b: >-\n  " + "m " * 46 + "en\n  o\nc: >-\n  " + "m " * 46 + "en\n  o\n"
    nuevo = con(documento(f"a: {ajeno}\n{acostumbrado}"), ("a",), "z " * 40 + "z").texto
    assert nuevo == "a: >-\n  " + "z " * 31 + "z\n  " + "z " * 8 + "z\n" + acostumbrado


# --- contenedores


@pytest.mark.parametrize(
    ("habia", "queda"),
    [
        (" x", "\n  - m\n  - en: o"),
        (" x  # c", "  # c\n  - m\n  - en: o"),
        (" |-  # c\n  x", "  # c\n  - m\n  - en: o"),
        (" [x]", "\n  - m\n  - en: o"),
        (" {}  # c", "  # c\n  - m\n  - en: o"),
        ("\n  [x]  # c", "  # c\n  - m\n  - en: o"),
        ("  # c\n  - x", "  # c\n  - m\n  - en: o"),
        ("\n  b: x", "\n  - m\n  - en: o"),
        ("", "\n  - m\n  - en: o"),
    ],
)
def test_una_lista_ocupa_el_sitio_de_otro_valor(habia: str, queda: str) -> None:
    antes = documento(f"a:{habia}\nz: 1\n")
    assert con(antes, ("a",), ["m", {"en": "o"}]).texto == f"a:{queda}\nz: 1\n"


def test_un_contenedor_en_una_lista_va_tras_su_guion() -> None:
    antes = documento("- x  # c\n- ya\n")
    assert con(antes, (0,), {"m": "en", "o": "p"}).texto == "-  # c\n  m: en\n  o: p\n- ya\n"
    assert con(antes, (1,), {"m": ["en"], "o": {}}).texto == "- x  # c\n- m:\n    - en\n  o: {}\n"
    assert con(antes, (1,), [["en"], None]).texto == "- x  # c\n- - - en\n  -\n"
    assert con(antes, (1,), []).texto == "- x  # c\n- []\n"


def test_un_texto_ocupa_el_sitio_de_un_contenedor() -> None:
    antes = documento("a:  # c\n  - x\nb:\n- ya  # d\n")
    assert con(antes, ("a",), "z").texto == "a: z  # c\nb:\n- ya  # d\n"
    assert (
        con(antes, ("b",), "m\nn", con_comentarios=True).texto
        == "a:  # c\n  - x\nb: |-\n  m\n  n\n"
    )
    detenida = negativa(antes.texto, ruta=("b",), valor="z")
    assert detenida.comentarios == ("# d",)
    assert negativa("- a: 1  # c\n- b\n", ruta=(0,), valor="x").comentarios == ("# c",)
    assert detenida.motivo == "con eso se perdería 1 comentario: «# d» (línea 4)"


def test_las_llaves_y_los_corchetes_siguen_siendolo() -> None:
    antes = documento("a: [x, # c\n  ya]\nb: {m: en}\n")
    assert (
        con(antes, ("b",), {"m": "o", "p": None}).texto == "a: [x, # c\n  ya]\nb: {m: o, p: null}\n"
    )
    assert con(antes, ("a",), "z").texto == "a: z  # c\nb: {m: en}\n"
    with pytest.raises(EdicionImposible, match="se perdería 1 comentario: «# c»"):
        con(antes, ("a",), ["z"])
    assert con(antes, ("a",), ["z"], con_comentarios=True).texto == "a: [z]\nb: {m: en}\n"
    assert (
        con_otro(antes, ("a",), {"k": ["l"]}).texto == "a: [x, # c\n  ya, {k: [l]}]\nb: {m: en}\n"
    )
    assert (
        con(antes, ("b", "p"), "q", orden=("p", "m")).texto
        == "a: [x, # c\n  ya]\nb: {p: q, m: en}\n"
    )


def test_un_contenedor_que_no_cabe_en_bloque_va_entre_comillas() -> None:
    antes = documento("a: x\n    # de a\nb: 1\n")
    assert con(antes, ("a",), ["m\nn"]).texto == 'a:\n  - "m\\nn"\n    # de a\nb: 1\n'


# --- claves y elementos nuevos


def test_la_clave_nueva_va_tras_la_que_la_precede_en_el_orden() -> None:
    orden = ("a", "b", "c", "d")
    antes = documento("# de a\na: |\n  x\n\n# de d\nd: 1\n")
    assert (
        con(antes, ("c",), "ya", orden=orden).texto == "# de a\na: |\n  x\nc: ya\n\n# de d\nd: 1\n"
    )
    assert con(antes, ("e",), "ya", orden=orden).texto == f"{antes.texto}e: ya\n"
    primera = con(documento("l:\n  - c: 1\n"), ("l", 0, "a"), "ya", orden=orden)
    assert primera.texto == "l:\n  - a: ya\n    c: 1\n"


def test_lo_nuevo_no_se_separa_del_comentario_de_lo_anterior() -> None:
    antes = documento("l:\n  - a: 1\n    # de la primera\n\n    # y esto\n# de z\nz: 1\n")
    nuevo = "l:\n  - a: 1\n    # de la primera\n\n    # y esto\n  - b\n# de z\nz: 1\n"
    assert con_otro(antes, ("l",), "b").texto == nuevo


def test_el_bloque_que_conserva_sus_blancas_se_las_queda() -> None:
    antes = documento("a: |+\n  x\n\n\n")
    assert con(antes, ("b",), "ya").texto == "a: |+\n  x\n\n\nb: ya\n"
    assert con(antes, ("a",), "z").texto == "a: |-\n  z\n"


def test_el_archivo_que_no_acaba_en_salto_sigue_sin_acabar() -> None:
    antes = documento("a: x\n\nb: ya")
    assert con(antes, ("c",), "z").texto == "a: x\n\nb: ya\nc: z"
    assert con(antes, ("b",), "z").texto == "a: x\n\nb: z"
    assert con(documento("a: x"), ("b",), ["ya"]).texto == "a: x\nb:\n  - ya"


def test_los_mapas_que_faltan_se_crean() -> None:
    assert con(documento("a: 1\n"), ("b", "c", "d"), "x").texto == "a: 1\nb:\n  c:\n    d: x\n"
    assert con(documento("a:\nz: 1\n"), ("a", "b"), "x").texto == "a:\n  b: x\nz: 1\n"
    assert con(documento("a: {}\nz: 1\n"), ("a", "b"), "x").texto == "a:\n  b: x\nz: 1\n"
    assert con(documento("{}\n"), ("a",), "x").texto == "a: x\n"


def test_la_lista_que_falta_se_crea() -> None:
    assert con_otro(documento("a: 1\n"), ("l",), "x").texto == "a: 1\nl:\n  - x\n"
    assert con_otro(documento("l:\n"), ("l",), "x").texto == "l:\n  - x\n"
    assert con_otro(documento("l: []\n"), ("l",), "x").texto == "l: [x]\n"
    assert con_otro(documento("l: []\n"), ("l",), {"a": "x"}).texto == "l:\n  - a: x\n"


def test_lo_nuevo_sigue_las_costumbres_del_documento() -> None:
    antes = documento("m:\n    a: 1\nl:\n- x\n-   ya\n")
    nueva = con(antes, ("en",), {"o": {"p": ["q"]}, "clave: rara": PROSA})
    assert nueva.texto == antes.texto + (
        'en:\n    o:\n        p:\n        - q\n    "clave: rara": >-\n'
        "        Recoger de los puntos focales las necesidades y los desafíos de las oficinas de país,\n"
        "        como insumo de un próximo proyecto regional sobre el tema.\n"
    )
    assert (
        con_otro(antes, ("l",), {"a": "b", "c": "d"}).texto == f"{antes.texto}-   a: b\n    c: d\n"
    )


# --- quitar


def test_del_ultima_deja_el_comentario_final() -> None:
    assert sin(documento("a: 1\nb: 2\n# última línea\n"), ("b",)).texto == "a: 1\n# última línea\n"


def test_unica_clave_deja_unas_llaves() -> None:
    assert sin(documento("- b: 2\n- c: 3\n"), (0, "b")).texto == "- {}\n- c: 3\n"
    assert sin(documento("a:\n  b: 2\nc: 3\n"), ("a", "b")).texto == "a: {}\nc: 3\n"
    assert sin(documento("a:  # ojo\n- b\nc: 3\n"), ("a", 0)).texto == "a: []  # ojo\nc: 3\n"
    assert sin(documento("a: 1\n"), ("a",)).texto == "{}\n"


def test_quitar_lo_primero_tras_un_guion_sube_lo_que_sigue() -> None:
    assert sin(documento("l:\n  - a: 1\n    b: 2\n"), ("l", 0, "a")).texto == "l:\n  - b: 2\n"
    assert sin(documento("- - a\n  - b\n"), (0, 0)).texto == "- - b\n"
    comentado = sin(documento("- a: 1\n  # de b\n  b: 2\n"), (0, "a"))
    assert comentado.texto == "-\n  # de b\n  b: 2\n"


def test_quitar_entre_corchetes_quita_tambien_la_coma() -> None:
    antes = documento("l: [a, b, c]\nm: {x: 1, ya: 2}\nn: [z]\n")
    assert sin(antes, ("l", 0)).texto == antes.texto.replace("a, ", "")
    assert sin(antes, ("l", 1)).texto == antes.texto.replace(", b", "")
    assert sin(antes, ("m", "ya")).texto == antes.texto.replace(", ya: 2", "")
    assert sin(documento("m: {x: , y: 2}\n"), ("m", "y")).texto == "m: {x: }\n"
    assert sin(antes, ("n", 0)).texto == antes.texto.replace("z", "")


def test_una_coma_tras_un_comentario_se_va_sin_el() -> None:
    antes = documento("l: [a # c\n  , b # d\n  , e]\n")
    assert sin(antes, ("l", 0)).texto == "l: [ # c\n   b # d\n  , e]\n"
    assert sin(antes, ("l", 1)).texto == "l: [a # c\n  ,  # d\n   e]\n"
    assert sin(antes, ("l", 2)).texto == "l: [a # c\n  , b # d\n  ]\n"


def test_quitar_lo_unico_entre_corchetes_deja_sus_comentarios() -> None:
    assert sin(documento("l: [ # c\n  a]\n"), ("l", 0)).texto == "l: [ # c\n  ]\n"
    assert sin(documento("l: [a  # c\n  ]\n"), ("l", 0)).texto == "l: [  # c\n  ]\n"
    dentro = documento("l: [a, {b: 1, # c\n  d: 2}]\n")
    with pytest.raises(EdicionImposible) as hallada:
        sin(dentro, ("l", 1))
    assert hallada.value.comentarios == ("# c",)
    assert sin(dentro, ("l", 1), con_comentarios=True).texto == "l: [a]\n"


def test_solo_se_van_los_comentarios_que_se_anunciaron_al_quitar() -> None:
    antes = documento("{a: {b: 1 # de b\n  } # de a\n  , c: 2}\n")
    with pytest.raises(EdicionImposible) as hallada:
        sin(antes, ("a",))
    assert hallada.value.comentarios == ("# de b",)
    assert sin(antes, ("a",), con_comentarios=True).texto == "{ # de a\n   c: 2}\n"


def test_quitar_lo_que_no_hay_lo_dice() -> None:
    for ruta in ((), ("b",)):
        with pytest.raises(EdicionImposible, match="no hay nada que quitar en esa ruta"):
            sin(documento("a: x\n"), ruta)


def test_quitar_deja_el_salto_final_como_estaba() -> None:
    assert sin(documento("a: x\n\nb: ya"), ("b",)).texto == "a: x"
    assert sin(documento("a: |\n  x\n\nb: z"), ("b",)).texto == "a: |\n  x\n"
    seguido = documento("a: |+\n  x\n\nb: ya\n\nc: z\n")
    assert sin(seguido, ("b",)).texto == "a: |+\n  x\n\nc: z\n"


# --- lo que no cambia nada, y lo que no se hace


@pytest.mark.parametrize(
    ("ruta", "valor"),
    [(("a",), "x"), (("b",), None), (("l",), ["m", {"en": "o"}]), (("l", 1, "en"), "o")],
)
def test_el_mismo_valor_devuelve_el_mismo_documento(
    ruta: tuple[str | int, ...], valor: str | list[str | dict[str, str]] | None
) -> None:
    antes = documento("a: 'x'\nb: ~\nl: [m, {en: o}]\n")
    assert con(antes, ruta, valor) is antes


@pytest.mark.parametrize(
    ("texto", "ruta", "valor", "motivo", "lineas"),
    [
        ("a: x\na: ya\n", ("a",), "z", "el documento tiene errores que no dejan editarlo", (2, 2)),
        (
            "a: !x ya\nb: 1\n",
            ("b",),
            "z",
            "el documento tiene errores que no dejan editarlo",
            (1, 1),
        ),
        (
            "a: !!str ya\nb: 1",
            ("b",),
            "z",
            "el documento lleva etiquetas («!!str») y no se edita",
            (1, 2),
        ),
        ("a: x\n", (), "z", "la raíz no se cambia entera", (1, 1)),
        ("a: x\n", ("a", "b"), "z", "«b» solo cabe en un mapa", (1, 1)),
        ("a:\n  - x\n", ("a", "b"), "z", "«b» solo cabe en un mapa", (1, 2)),
        ("a:\n  - x\n", ("a", 3), "z", "no hay un elemento 4", (1, 2)),
        ("a: x\n", ("l", 0), "z", "no hay un elemento 1", (1, 1)),
        (
            "z: 1\na: x\n",
            ("a",),
            "\x07",
            "en la línea 2, carácter prohibido U+0007 (campana)",
            (2, 2),
        ),
    ],
)
def test_lo_que_no_puede_hacerse_dice_por_que_y_en_que_lineas(
    texto: str, ruta: tuple[str | int, ...], valor: str, motivo: str, lineas: tuple[int, int]
) -> None:
    detenida = negativa(texto, ruta=ruta, valor=valor)
    assert (detenida.motivo, detenida.lineas) == (motivo, lineas)
    assert detenida.comentarios == ()


def test_no_se_anade_un_elemento_a_lo_que_no_es_una_lista() -> None:
    with pytest.raises(EdicionImposible, match="ahí no hay una lista") as detenida:
        con_otro(documento("a: x\nm:\n  b: ya\n  c: z\n"), ("m",), "w")
    assert detenida.value.ayuda == "cambie a mano las líneas 2 a 4"


@pytest.mark.parametrize("texto", ["l:\n  - x\nm:\n  a: b\n", "l: [x]\nm: {a: b}\n"])
def test_lo_que_no_puede_leerse_tampoco_se_anade(texto: str) -> None:
    antes = documento(texto)
    with pytest.raises(EdicionImposible, match=r"carácter prohibido U\+0007"):
        con_otro(antes, ("l",), "\x07")
    with pytest.raises(EdicionImposible, match=r"carácter prohibido U\+0007"):
        con(antes, ("m", "c"), "\x07")


def test_lo_nuevo_en_una_raiz_vacia_sangrada_va_en_su_columna() -> None:
    assert con(documento("   {}\n"), ("a", "b"), "x").texto == "   a:\n     b: x\n"
    assert con_otro(documento("  []\n"), (), {"a": "x"}).texto == "  - a: x\n"


def test_los_avisos_que_ya_habia_no_impiden_editar() -> None:
    assert con(documento("a: x #3\nb: 1\n"), ("b",), "2").texto == "a: x #3\nb: 2\n"


def test_las_lineas_en_blanco_no_cuestan() -> None:
    blancas = "\n" * 100_000
    antes = documento(f"a: x{blancas}b: z\n")
    assert con(antes, ("c",), "w").texto == f"a: x{blancas}b: z\nc: w\n"


VARIOS = """\
lista:
  - id: D0  # el primero
    texto: uno
  - {id: D1, texto: dos}
  - id: D2
    texto: tres
    compromiso: "9"
otra: []
"""


def test_varios_valores_a_la_vez_quedan_como_uno_a_uno() -> None:
    documento = leer(VARIOS.encode()).documento
    assert documento is not None
    cambios = [
        (("lista", indice, clave), valor)
        for indice in range(3)
        for clave, valor in (("compromiso", f"c{indice}"), ("efecto", "crea"))
    ]
    orden = ("id", "texto", "compromiso", "efecto")

    uno_a_uno = documento
    for ruta, valor in cambios:
        uno_a_uno = con(uno_a_uno, ruta, valor, orden=orden)
    assert con_valores(documento, cambios, orden=orden).texto == uno_a_uno.texto


def test_si_alguno_no_cabe_con_los_demas_se_ponen_uno_a_uno() -> None:
    documento = leer(VARIOS.encode()).documento
    assert documento is not None
    cambios = [(("nuevo", "dentro"), "x"), (("lista", 0, "texto"), "cambia")]

    hecho = con_valores(documento, cambios)
    assert hecho.texto == VARIOS.replace("uno", "cambia") + "nuevo:\n  dentro: x\n"


def test_varios_elementos_a_la_vez_quedan_como_uno_a_uno() -> None:
    documento = leer(VARIOS.encode()).documento
    assert documento is not None
    for lista, nuevos in (("lista", [{"id": "D3"}, {"id": "D4"}]), ("otra", ["a", "b"])):
        uno_a_uno = documento
        for nuevo in nuevos:
            uno_a_uno = con_otro(uno_a_uno, (lista,), nuevo)
        assert con_otros(documento, (lista,), nuevos).texto == uno_a_uno.texto


@pytest.mark.parametrize("valor", ["200243", "2012-04-19", "no", "1.10"])
def test_lo_que_otro_lector_torceria_va_entre_comillas_tambien_en_una_lista(valor: str) -> None:
    textos, citado = {"codigos"}, f'"{valor}"'
    sin_lista, con_uno = documento("a: x\n"), documento("a: x\ncodigos:\n  - ya\n")
    en_linea = documento("a: x\ncodigos: [ya]\n")
    entera = f"a: x\ncodigos:\n  - {citado}\n"
    assert con(sin_lista, ("codigos",), [valor], textos=textos).texto == entera
    assert con_otro(sin_lista, ("codigos",), valor, textos=textos).texto == entera
    assert con(con_uno, ("codigos", 0), valor, textos=textos).texto == entera
    assert con_otro(con_uno, ("codigos",), valor, textos=textos).texto == (
        f"a: x\ncodigos:\n  - ya\n  - {citado}\n"
    )
    assert con_otro(en_linea, ("codigos",), valor, textos=textos).texto == (
        f"a: x\ncodigos: [ya, {citado}]\n"
    )


def test_lo_de_un_mapa_va_como_dicen_sus_claves_y_no_la_de_la_lista() -> None:
    nuevo = {"fecha": "2012-04-19", "textos": ["2012"]}
    assert con_otro(documento("a: x\n"), ("textos",), nuevo, textos={"textos"}).texto == (
        'a: x\ntextos:\n  - fecha: 2012-04-19\n    textos:\n      - "2012"\n'
    )


@pytest.mark.parametrize(
    "texto",
    [
        "a:\n  - x: 1  # uno\nb:\n  - x: 1\n  # tras el último\n  - x: 2\nc: 3\n",
        "a: [{x: 1}]\nb:\n- x: 1\n- x: 2\nc: 3\n",
        "a:\n    -   x: 1\nb: [{x: 1}, {x: 2}]  # dos\nc: 3\n",
    ],
)
def test_varios_elementos_mas_en_varias_listas_son_los_mismos_que_uno_a_uno(texto: str) -> None:
    antes, nuevo = documento(texto), {"x": "9", "y": "si: no"}
    uno_a_uno = con(con_otro(con_otro(antes, ("a",), nuevo), ("b",), nuevo), ("c",), "4")
    juntos = con_valores(antes, [(("a", 1), nuevo), (("b", 2), nuevo), (("c",), "4")])
    assert juntos.texto == uno_a_uno.texto
