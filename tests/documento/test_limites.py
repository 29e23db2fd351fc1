"""Archivos hostiles: se cortan a tiempo y se dice dónde."""

import pytest

from seguimiento.diagnosticos.yaml import (
    ANCLA,
    CLAVE_NO_TEXTO,
    CLAVE_REPETIDA,
    DEMASIADO_HONDO,
    DEMASIADOS_NODOS,
    DOCUMENTO_VACIO,
    SINTAXIS,
)
from seguimiento.documento import leer
from seguimiento.documento.faltas import MAXIMO_POR_CODIGO
from seguimiento.documento.lector import HONDURA_MAXIMA, LARGO_MAXIMO, NODOS_MAXIMOS

Lugares = list[tuple[str, int, int]]
UN_MEGA = 1 << 20


def lugares(texto: str) -> Lugares:
    """Código, línea y columna de cada falta."""
    faltas = leer(texto.encode()).faltas
    return [(f.codigo, f.posicion.linea, f.posicion.columna) for f in faltas]


HONDOS = [
    ("corchetes", "[", 1, 1),
    ("llaves", "{a: ", 1, 4),
    ("guiones", "- ", 1, 2),
    ("claves explícitas", "? ", 1, 2),
]


@pytest.mark.parametrize(
    ("abre", "linea", "ancho"), [caso[1:] for caso in HONDOS[:3]], ids=[c[0] for c in HONDOS[:3]]
)
@pytest.mark.parametrize("niveles", [HONDURA_MAXIMA + 1, 300, 30_000])
def test_no_se_pasa_de_la_hondura_maxima(abre: str, linea: int, ancho: int, niveles: int) -> None:
    columna = HONDURA_MAXIMA * ancho + 1
    assert lugares(abre * niveles) == [(DEMASIADO_HONDO, linea, columna)]


def test_tampoco_dentro_de_lo_que_se_descarta() -> None:
    lectura = leer(b"? " * 30_000)
    assert [una.codigo for una in lectura.faltas] == [CLAVE_NO_TEXTO, DEMASIADO_HONDO]
    assert lectura.faltas[1].posicion.columna == HONDURA_MAXIMA * 2 + 1


def test_la_hondura_maxima_se_lee() -> None:
    lectura = leer(b"[" * HONDURA_MAXIMA + b"]" * HONDURA_MAXIMA)
    assert lectura.faltas == ()
    assert lectura.documento is not None


def test_la_hondura_se_cuenta_al_abrir_y_se_descuenta_al_cerrar() -> None:
    ramas = "- [[[[a]], {b: [c]}]]\n" * HONDURA_MAXIMA
    assert lugares(ramas) == []


def test_se_leen_tantos_datos_como_caben_y_ni_uno_mas() -> None:
    lista = "- a\n" * (NODOS_MAXIMOS - 1)
    assert lugares(lista) == []
    assert lugares(lista + "- a\n") == [(DEMASIADOS_NODOS, NODOS_MAXIMOS, 3)]


@pytest.mark.parametrize(
    "texto",
    [
        "- \n" * (UN_MEGA // 3),
        "[" + "a," * (UN_MEGA // 2 - 1) + "]",
        "- []\n" * (UN_MEGA // 5),
        "".join(f"k{n}: v\n" for n in range(80_000)),
        "? [" + "a," * (UN_MEGA // 2 - 3) + "]",
        "- *a\n" * (UN_MEGA // 5),
    ],
    ids=["vacíos", "flujo", "listas", "claves", "descartados", "alias"],
)
def test_un_mega_de_datos_se_corta(texto: str) -> None:
    lectura = leer(texto.encode())
    assert lectura.documento is None
    assert DEMASIADOS_NODOS in {una.codigo for una in lectura.faltas}


@pytest.mark.parametrize(
    ("texto", "esperado"),
    [
        ("\n" * UN_MEGA, [(DOCUMENTO_VACIO, 1, 1)]),
        ("#" * UN_MEGA, [(DOCUMENTO_VACIO, 1, 1)]),
        ("a: '" + "x\n" * (UN_MEGA // 2), [(SINTAXIS, 1, 4)]),
        ('a: "' + "b" * UN_MEGA, [(SINTAXIS, 1, 4)]),
        ("a: b: " + "c" * UN_MEGA, [(SINTAXIS, 1, 5)]),
        ("\t" * UN_MEGA, [(SINTAXIS, 1, 1)]),
    ],
    ids=["líneas", "comentario", "comilla abierta", "comilla en una línea", "dos puntos", "tabs"],
)
def test_un_mega_sin_sentido_se_diagnostica(texto: str, esperado: Lugares) -> None:
    assert lugares(texto) == esperado


def test_muchos_tabuladores_permitidos_por_yaml_se_resumen() -> None:
    faltas = leer(("[\n" + "\t\n" * 100_000 + "]").encode()).faltas
    assert len(faltas) == MAXIMO_POR_CODIGO + 1
    assert {una.codigo for una in faltas} == {SINTAXIS}


def test_una_bomba_de_expansion_no_se_expande() -> None:
    niveles = ["a0: &a0 [x, x]"]
    niveles += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    lectura = leer("\n".join(niveles).encode())
    assert lugares("\n".join(niveles))[0] == (ANCLA, 1, 5)
    assert {una.codigo for una in lectura.faltas} == {ANCLA}
    assert lectura.documento is not None
    assert lectura.documento.datos["a9"] == [None] * 9  # type: ignore[call-overload,index]


def test_una_bomba_de_fusiones_no_se_fusiona() -> None:
    niveles = ["a0: &a0 {x: 1}"]
    niveles += [f"a{n}: &a{n}\n  <<: [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    lectura = leer("\n".join(niveles).encode())
    assert lugares("\n".join(niveles))[0] == (ANCLA, 1, 5)
    assert lectura.documento is not None
    assert lectura.documento.datos["a9"] == {}  # type: ignore[call-overload,index]


def test_el_texto_mas_largo_que_se_admite_se_lee() -> None:
    assert lugares("a: " + "x" * LARGO_MAXIMO) == []


def test_lo_que_no_se_detalla_estropea_lo_que_estropeaba() -> None:
    accion = "      - id: x\n        id: y\n"
    texto = "recomendaciones:\n  - id: R1\n  - acciones:\n" + accion * (MAXIMO_POR_CODIGO + 3)
    faltas = leer(texto.encode()).faltas
    assert [una.ruta for una in faltas] == [
        *[("recomendaciones", 1, "acciones", n) for n in range(MAXIMO_POR_CODIGO)],
        ("recomendaciones", 1, "acciones"),
    ]
    ultima = faltas[-1]
    assert (ultima.codigo, ultima.posicion.linea) == (CLAVE_REPETIDA, MAXIMO_POR_CODIGO * 2 + 5)
    assert ultima.mensaje == "hay 3 faltas más como las anteriores, de aquí en adelante"


def test_lo_que_no_se_detalla_y_solo_estropea_un_elemento_no_estropea_mas() -> None:
    repetidas = "    a: b\n" * (MAXIMO_POR_CODIGO + 3)
    faltas = leer(("acciones:\n  - id: x\n  - a: b\n" + repetidas).encode()).faltas
    assert {una.ruta for una in faltas} == {("acciones", 1)}
    assert len(faltas) == MAXIMO_POR_CODIGO + 1
