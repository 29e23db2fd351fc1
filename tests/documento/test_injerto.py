"""Un dato puesto con las letras con que está en otro documento, y los elementos de una lista en otro orden."""

import pytest

from seguimiento.documento import Documento, leer
from seguimiento.documento.edicion import con, con_otros
from seguimiento.documento.injerto import Vivero
from seguimiento.documento.ordenacion import ordenada
from seguimiento.errores import EdicionImposible


def documento(texto: str) -> Documento:
    leido = leer(texto.encode()).documento
    assert leido is not None
    return leido


OTRO = documento("""\
lista:
    # suyo
    - a: 'x'   # al lado
      b: |
        uno

          dos
    - [c]
""")


def test_entra_con_sus_letras_a_la_sangria_de_aqui_y_delante_de_quien_se_diga() -> None:
    esqueje = Vivero(OTRO, {"# suyo"}).esqueje(("lista", 0))
    assert esqueje is not None

    hecho = con_otros(
        documento("lista:\n- z\n"), ("lista",), [esqueje.dato], delante_de=0, esqueje=esqueje
    )

    assert hecho.texto == (
        "lista:\n# suyo\n- a: 'x'   # al lado\n  b: |\n    uno\n\n      dos\n- z\n"
    )


def test_el_comentario_que_ya_era_de_otro_no_se_trae() -> None:
    esqueje = Vivero(OTRO).esqueje(("lista", 0))

    assert esqueje is not None
    assert esqueje.comentarios == ("# al lado",)


def test_en_el_sitio_de_otro_valor_va_sin_los_comentarios_que_lo_rodean() -> None:
    esqueje = Vivero(OTRO).esqueje(("lista", 0, "a"))
    assert esqueje is not None

    hecho = con(documento("a: 1  # nuestro\n"), ("a",), esqueje.dato, esqueje=esqueje)

    assert hecho.texto == "a: 'x'  # nuestro\n"


def test_de_entre_corchetes_no_se_saca_nada() -> None:
    assert Vivero(OTRO).esqueje(("lista", 1, 0)) is None


def test_delante_de_un_elemento_entre_corchetes() -> None:
    hecho = con_otros(documento("a: [x, z]\n"), ("a",), ["w"], delante_de=1)

    assert hecho.texto == "a: [x, w, z]\n"


def test_en_otro_orden_cada_uno_va_con_sus_comentarios() -> None:
    antes = documento(
        "# de la lista\na:\n  - x  # x\n  # de y\n  - y\n\n  - k: 1\n    # dentro\nb: 1\n"
    )

    hecho = ordenada(antes, ("a",), (1, 2, 0))

    assert hecho.texto == (
        "# de la lista\na:\n  # de y\n  - y\n  - k: 1\n    # dentro\n\n  - x  # x\nb: 1\n"
    )


def test_no_se_ordena_lo_que_no_es_una_lista_de_esos() -> None:
    with pytest.raises(EdicionImposible):
        ordenada(documento("a: [x, y]\n"), ("a",), (0,))
    with pytest.raises(EdicionImposible):
        ordenada(documento("a: x\n"), ("a",), ())
