"""Lo que vale para cualquier edición de cualquier documento: no daña, y deshacerla lo deja como estaba."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from apoyo.danos import danos
from apoyo.documento_al_azar import TEXTOS, Escrito, escrito_con
from apoyo.ediciones_al_azar import Edicion, recorrido
from apoyo.fuzz_de_edicion import Resultado, probar, tanda
from apoyo.vueltas import MISMOS, NO_DEBERIA, vuelta
from seguimiento.documento import Documento, leer
from seguimiento.documento.edicion import con, con_otro, sin
from seguimiento.documento.prueba import Esperado, NoSuperada, probado, segunda_opinion
from seguimiento.lugares import Ruta

LLANOS = ("en_curso", "Acción nº 3", "hola que tal", "an\u0303o", "2022-11", "palabra" * 20)
"""Textos que caben con cualquier escritura: con ellos no hay que cambiar de comillas."""


def leido(escrito: Escrito) -> Documento:
    documento = leer(escrito.contenido).documento
    assert documento is not None
    return documento


@pytest.mark.parametrize("redaccion", ["hostil", "enrevesada"])
def test_cuatrocientas_ediciones_no_danan_nada(redaccion: str) -> None:
    """Las doscientas mil, en `make duro`."""
    resultado = tanda(400, semilla=20, redaccion=redaccion)
    assert resultado.danos == []
    assert len(resultado.negadas) <= 2
    assert resultado.ediciones == 400
    assert set(resultado.operaciones) == {"con", "con_otro", "sin"}
    assert resultado.con_comentarios_perdidos > 2
    assert resultado.vueltas[MISMOS] > 100
    assert NO_DEBERIA not in resultado.vueltas


@pytest.mark.parametrize(
    ("queda", "dano"),
    [
        ("a: 1\nb: 3\nc: 1\n# n1· fin\nd: 1\n", "PyYAML lee otra cosa"),
        ("c: 1\nb: 2\na: 1\n# n1· fin\nd: 1\n", "cambió el orden de las claves"),
        ("a: 1\nb: 2\nc: 1\nd: 1\n", "cambiaron los comentarios"),
        ("a: 1\nb: 2\nc: 1\n# n1· Fin\nd: 1\n", "cambiaron los comentarios"),
        ("\ufeffa: 1\nb: 2\nc: 1\n# n1· fin\nd: 1\n", "cambió la marca de orden de bytes"),
        ("a: 1\nb: 2\nc: 1\n# n1· fin\nd: 1", "cambió el salto final"),
        ("a:  1\nb: 2\nc: 1\n# n1· fin\nd: 1\n", "cambiaron líneas anteriores"),
        ("a: 1\nb: 2\nc: 1\n# n1· Fin\nd: 1\n", "cambiaron líneas posteriores"),
        ("a: 1\nb: 2\n\nc: 1\n# n1· fin\nd: 1\n", "cambió más de una línea, desde la 2"),
        ("a: 1\nb:\n 2\nc: 1\n# n1· fin\nd: 1\n", "cambió más de una línea, desde la 2"),
    ],
)
def test_la_busqueda_al_azar_ve_cada_dano(queda: str, dano: str) -> None:
    assert dano in hallados(Edicion("con", ("b",), "2", ARBOL | {"b": "2"}), queda)


ARBOL = {"a": "1", "b": "1", "c": "1", "d": "1"}
ESCRITO = Escrito(ARBOL, "a: 1\nb: 1\nc: 1\n# n1· fin\nd: 1\n".encode())


def hallados(edicion: Edicion, queda: str) -> list[str]:
    return list(danos(ESCRITO.contenido, leido(ESCRITO), queda.encode(), edicion, ()))


def test_la_busqueda_al_azar_ve_lo_que_se_pone_o_se_quita_de_mas() -> None:
    puesta = Edicion("con", ("e",), "2", {**ARBOL, "e": "2"})
    quitada = Edicion("sin", ("b",), None, {"a": "1", "c": "1", "d": "1"})

    assert hallados(puesta, "a: 1\nb: 1\nc: 1\n# n1· fin\nd: 1\ne: 2\n") == []
    assert hallados(puesta, "a: 1\nb: 1\nc: 1\n# n1· fin\nd: '1'\ne: 2\n") == ["añadir quitó algo"]
    assert hallados(quitada, "a: 1\nc: 1\n# n1· fin\nd: 1\n") == []
    assert hallados(quitada, "a: 1\nc: '1'\n# n1· fin\nd: 1\n") == ["quitar puso algo"]


@pytest.mark.parametrize(
    ("antes", "edicion", "despues", "en_que"),
    [
        ("a: x\n", Edicion("con", ("a",), "z", None), "a: z\n", MISMOS),
        ("a: x\n", Edicion("con", ("b",), "z", None), "a: x\nb: z\n", MISMOS),
        ("a: x\n", Edicion("con", ("a",), "z", None), "a:  z\n", NO_DEBERIA),
        ("- x\n", Edicion("con_otro", (), "z", None), "-  x\n- z\n", NO_DEBERIA),
        (
            "a: x\n",
            Edicion("con", ("a",), "m\nn", None),
            "a: |-\n  m\n  n\n",
            "lo nuevo obligó a otras comillas, a un bloque o a un contenedor",
        ),
        (
            "a: 7\nb:\n  a: '1'\n",
            Edicion("con", ("a",), "x", None),
            "a: x\nb:\n  a: '1'\n",
            "un texto que debía llevar comillas volvió con ellas",
        ),
        (
            "a: muy largo  # n1·\n",
            Edicion("con", ("a",), "z", None),
            "a: z          # n1·\n",
            MISMOS,
        ),
        (
            "a: x # n1·\n",
            Edicion("con", ("a",), "mas largo", None),
            "a: mas largo # n1·\n",
            "un comentario cambió de columna",
        ),
    ],
)
def test_la_vuelta_dice_si_debia_dejar_los_mismos_bytes(
    antes: str, edicion: Edicion, despues: str, en_que: str
) -> None:
    documento, editado = (leido(Escrito({}, uno.encode())) for uno in (antes, despues))
    assert vuelta(documento, editado, edicion) == en_que


def test_la_busqueda_al_azar_cuenta_las_negadas() -> None:
    escrito = Escrito({"a": "x"}, b"a: x\n")
    resultado = Resultado()
    assert probar(escrito, Edicion("con", ("a",), "\x07", {"a": "\x07"}), resultado) is None
    assert (resultado.ediciones, resultado.danos) == (1, [])
    assert resultado.motivos == {"carácter prohibido U+0007 (campana)": 1}
    assert [relato.split("\n")[0] for relato in resultado.negadas] == [
        "=== en la línea 1, carácter prohibido U+0007 (campana)"
    ]


# --- la prueba que hace el programa no depende de que la cirugía acierte


ESPERADO = Esperado({"a": "1", "b": "2"}, ["# c"], "a: 1\n", "\n# c\n")


@pytest.mark.parametrize(
    ("texto", "esperado", "motivo"),
    [
        ("a: 1\nb: 3\n# c\n", ESPERADO, "se leería otra cosa"),
        ("b: 2\na: 1\n# c\n", ESPERADO, "se leería otra cosa"),
        ("a: [\n", ESPERADO, "en la línea 2, .*"),
        ("a: 1\nb: 2 #x\n# c\n", ESPERADO, "en la línea 2, el texto se corta en «#».*"),
        ("a: 1\nb: 2\n", ESPERADO, "cambiarían los comentarios"),
        ("a:  1\nb: 2\n# c\n", ESPERADO, "cambiarían otras líneas"),
        ("a: 1\nb: 2\n\n# c\n\n", ESPERADO, "cambiarían otras líneas"),
    ],
)
def test_la_prueba_no_da_por_buena_una_mala_cirugia(
    texto: str, esperado: Esperado, motivo: str
) -> None:
    with pytest.raises(NoSuperada, match=f"^{motivo}$"):
        probado(texto, leer(b"a: 1\nb: 1\n# c\n"), bom=False, esperado=esperado)


def test_la_prueba_oye_al_segundo_lector(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seguimiento.documento.prueba.segunda_opinion", lambda _: ("mapa", ()))
    with pytest.raises(NoSuperada, match="otro lector de YAML leería otra cosa"):
        probado("a: 1\nb: 2\n# c\n", leer(b"a: 1\n"), bom=False, esperado=ESPERADO)


def test_lo_que_el_segundo_lector_no_entiende_no_es_igual_a_nada() -> None:
    assert segunda_opinion("a: [\n") == ("ilegible", ())


def test_la_prueba_da_por_bueno_lo_esperado() -> None:
    hecho = probado("a: 1\nb: 2\n# c\n", leer(b"a: 1\n"), bom=True, esperado=ESPERADO)
    assert hecho.contenido == b"\xef\xbb\xbfa: 1\nb: 2\n# c\n"


# --- ida y vuelta


def documentos() -> st.SearchStrategy[Escrito]:
    return st.integers(0, 10**6).map(escrito_con)


def en_una_linea(documento: Documento, ruta: Ruta) -> bool:
    """Si el texto está escrito en una línea, sin comentario detrás que tuviera que moverse."""
    posicion = documento.posicion(ruta)
    linea = documento.texto.split("\n")[posicion.linea - 1]
    resto = linea[posicion.columna - 1 :]
    return posicion.largo > 1 and resto[0] not in "|>" and "#" not in resto


@settings(max_examples=150, suppress_health_check=[HealthCheck.filter_too_much])
@given(documentos(), st.sampled_from(LLANOS), st.data())
def test_cambiar_un_texto_y_devolverlo_deja_los_mismos_bytes(
    escrito: Escrito, nuevo: str, data: st.DataObject
) -> None:
    documento = leido(escrito)
    rutas = [
        ruta
        for ruta, dato in recorrido(documento.datos)
        if isinstance(dato, str) and dato in LLANOS and en_una_linea(documento, ruta)
    ]
    assume(rutas)
    ruta = data.draw(st.sampled_from(rutas))
    viejo = dict(recorrido(documento.datos))[ruta]
    assert con(con(documento, ruta, nuevo), ruta, viejo).contenido == escrito.contenido


@settings(max_examples=50)
@given(documentos(), st.sampled_from(TEXTOS), st.data())
def test_anadir_y_quitar_deja_los_mismos_bytes(
    escrito: Escrito, valor: str, data: st.DataObject
) -> None:
    documento = leido(escrito)
    llenos = [
        ruta for ruta, dato in recorrido(documento.datos) if isinstance(dato, dict | list) and dato
    ]
    ruta = data.draw(st.sampled_from(llenos))
    contenedor = dict(recorrido(documento.datos))[ruta]
    if isinstance(contenedor, list):
        puesto, cual = con_otro(documento, ruta, valor), (*ruta, len(contenedor))
    else:
        puesto, cual = con(documento, (*ruta, "nueva"), valor), (*ruta, "nueva")
    assert sin(puesto, cual).contenido == escrito.contenido


@given(documentos(), st.data())
def test_poner_lo_que_hay_no_cambia_nada(escrito: Escrito, data: st.DataObject) -> None:
    documento = leido(escrito)
    lugares = [(ruta, dato) for ruta, dato in recorrido(documento.datos) if ruta]
    ruta, dato = data.draw(st.sampled_from(lugares))
    assert con(documento, ruta, dato) is documento


def test_una_clave_descompuesta_es_la_misma() -> None:
    documento = leido(Escrito({}, b"n\xcc\x83: a\n"))
    assert con(documento, ("n\u0303",), "a") is documento
    assert con(documento, ("\u00f1",), "b").contenido == b"n\xcc\x83: b\n"
