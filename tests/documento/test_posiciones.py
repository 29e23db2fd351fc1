"""Dónde dice el documento que está cada dato."""

import pytest

from seguimiento.documento import Documento, leer
from seguimiento.lugares import PRINCIPIO, Posicion, Ruta

TEXTO = """\
# comentario
titulo: Evaluación final
"clave con ñ": >-
  un texto
  en dos líneas
vacia:
nula: ~
flujo: [a, "b c", {d: e}]
acciones:
  - id: 1
    plazo: 😀 hoy
  -
  - ~
  -   descripcion: dos
  - - hondo
sin_sangria:
- a
-
"""
CASOS: list[tuple[Ruta, Posicion, Posicion]] = [
    ((), Posicion(2, 1), Posicion(2, 1)),
    (("titulo",), Posicion(2, 9, 16), Posicion(2, 1, 6)),
    (("clave con ñ",), Posicion(3, 16), Posicion(3, 1, 13)),
    (("vacia",), Posicion(6, 1, 5), Posicion(6, 1, 5)),
    (("nula",), Posicion(7, 1, 4), Posicion(7, 1, 4)),
    (("flujo",), Posicion(8, 1, 5), Posicion(8, 1, 5)),
    (("flujo", 0), Posicion(8, 9), Posicion(8, 9)),
    (("flujo", 1), Posicion(8, 12, 5), Posicion(8, 12, 5)),
    (("flujo", 2), Posicion(8, 19), Posicion(8, 19)),
    (("flujo", 2, "d"), Posicion(8, 23), Posicion(8, 20)),
    (("acciones",), Posicion(9, 1, 8), Posicion(9, 1, 8)),
    (("acciones", 0), Posicion(10, 5), Posicion(10, 5)),
    (("acciones", 0, "id"), Posicion(10, 9), Posicion(10, 5, 2)),
    (("acciones", 0, "plazo"), Posicion(11, 12, 5), Posicion(11, 5, 5)),
    (("acciones", 1), Posicion(12, 3), Posicion(12, 3)),
    (("acciones", 2), Posicion(13, 5), Posicion(13, 5)),
    (("acciones", 3), Posicion(14, 7), Posicion(14, 7)),
    (("acciones", 4), Posicion(15, 5), Posicion(15, 5)),
    (("acciones", 4, 0), Posicion(15, 7, 5), Posicion(15, 7, 5)),
    (("sin_sangria", 0), Posicion(17, 3), Posicion(17, 3)),
    (("sin_sangria", 1), Posicion(18, 1), Posicion(18, 1)),
]
AUSENTES: list[tuple[Ruta, Posicion]] = [
    (("no_esta",), Posicion(2, 1)),
    (("acciones", 0, "no_esta"), Posicion(10, 5)),
    (("acciones", 0, "no_esta", 3, "x"), Posicion(10, 5)),
    (("acciones", 9), Posicion(9, 1, 8)),
    (("acciones", -1), Posicion(9, 1, 8)),
    (("acciones", "id"), Posicion(9, 1, 8)),
    (("titulo", 0), Posicion(2, 1, 6)),
    (("vacia", "x"), Posicion(6, 1, 5)),
    ((0,), Posicion(2, 1)),
]


def documento(texto: str) -> Documento:
    lectura = leer(texto.encode())
    assert lectura.documento is not None, lectura.faltas
    return lectura.documento


@pytest.mark.parametrize(("ruta", "valor", "clave"), CASOS, ids=[str(caso[0]) for caso in CASOS])
def test_cada_dato_y_cada_clave_tienen_su_posicion(
    ruta: Ruta, valor: Posicion, clave: Posicion
) -> None:
    leido = documento(TEXTO)
    assert leido.posicion(ruta) == valor
    assert leido.posicion(ruta, en_clave=True) == clave


@pytest.mark.parametrize(("ruta", "esperada"), AUSENTES, ids=[str(caso[0]) for caso in AUSENTES])
def test_lo_que_falta_se_senala_en_lo_mas_cercano_que_existe(
    ruta: Ruta, esperada: Posicion
) -> None:
    assert documento(TEXTO).posicion(ruta) == esperada


def test_los_finales_de_windows_y_la_marca_inicial_no_mueven_las_columnas() -> None:
    de_windows = documento("\ufeff" + TEXTO.replace("\n", "\r\n"))
    for ruta, valor, _ in CASOS:
        assert de_windows.posicion(ruta) == valor


def test_un_texto_suelto_esta_donde_se_escribio() -> None:
    assert documento("# c\n\n  hola\n").posicion(()) == Posicion(3, 3, 4)


def test_un_documento_hecho_a_mano_no_sabe_de_posiciones() -> None:
    assert Documento("", None).posicion(("a", 0)) == PRINCIPIO


def test_de_un_archivo_que_no_es_utf_8_se_muestra_el_texto_con_el_byte_sustituido() -> None:
    assert leer(b"a: b\nc: \x93d\n").texto == "a: b\nc: \ufffdd\n"
