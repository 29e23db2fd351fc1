"""Propiedades de la lectura entera: nada de lo que alguien escriba la hace fallar ni callar."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apoyo.imprimible import imprimible
from seguimiento.almacen.fuentes import Memoria
from seguimiento.diagnosticos import CATALOGO, Diagnostico
from seguimiento.repositorio import cargar, revisar

HOY = date(2023, 4, 15)
DATOS = Path(__file__).parents[2] / "data"
REALES = {
    f"data/{carpeta}/{nombre}.yaml": (DATOS / carpeta / f"{nombre}.yaml").read_bytes()
    for carpeta, nombre in [
        ("acuerdos", "crm-osc"),
        ("evaluaciones", "oit-3471-migracion-peru-ecuador"),
        ("practicas", "LN1_GN"),
        ("practicas", "BP2_PC"),
    ]
}
BUENA = {"data/evaluaciones/zz-buena.yaml": b"titulo: T\norganizacion: O\n"}

TROZOS = st.one_of(
    st.binary(min_size=1, max_size=3),
    st.sampled_from(
        [
            *(
                b":",
                b"- ",
                b"\n",
                b"\n\n  ",
                b"#",
                b"'",
                b'"',
                b"{",
                b"}",
                b"[",
                b"]",
                b"|",
                b">",
                b"&a ",
            ),
            *(
                b"*a",
                b"!!x ",
                b"<<: ",
                b"---\n",
                b"...",
                b"%YAML 1.1\n",
                b"\t",
                b"\r",
                b"\x00",
                b"~",
            ),
            *(
                "\u2028".encode(),
                "\ufeff".encode(),
                "\u202e".encode(),
                b"\xff\xfe",
                b"? ",
                b"`",
                b"@",
            ),
            *(b"9999", b"-", b"no", b"null", b"acciones:", b"compromisos: ", b"id: ", b"fecha: "),
        ]
    ),
)
"""Lo que se mete: bytes cualesquiera y lo que en YAML significa algo."""


@st.composite
def mutados(dibujar: st.DrawFn) -> tuple[str, bytes]:
    """Un registro real con unos cuantos tramos borrados, repetidos o sustituidos."""
    ruta = dibujar(st.sampled_from(sorted(REALES)))
    contenido = REALES[ruta]
    for _ in range(dibujar(st.integers(1, 6))):
        desde = dibujar(st.integers(0, len(contenido)))
        hasta = min(desde + dibujar(st.integers(0, 12)), len(contenido))
        nuevo = dibujar(st.just(b"") | TROZOS | st.just(contenido[desde:hasta] * 2))
        contenido = contenido[:desde] + nuevo + contenido[hasta:]
    return ruta, contenido


def comprobar(diagnostico: Diagnostico, contenido: bytes) -> None:
    """Un diagnóstico señala un sitio que existe, con la línea que hay allí."""
    assert diagnostico.codigo in CATALOGO
    assert diagnostico.codigo != "SEG099", diagnostico
    assert imprimible(diagnostico.mensaje)
    assert imprimible(diagnostico.sugerencia)
    assert diagnostico.posicion.linea >= 1
    assert diagnostico.posicion.columna >= 1
    lineas = contenido.decode("utf-8", "replace").removeprefix("\ufeff").split("\n")
    assert diagnostico.posicion.linea <= len(lineas)
    assert diagnostico.extracto in {"", lineas[diagnostico.posicion.linea - 1].rstrip("\r")}
    f"{diagnostico}".encode()


@settings(max_examples=400)
@given(mutados())
def test_un_registro_mutado_nunca_hace_fallar_ni_calla_lo_que_pierde(
    mutado: tuple[str, bytes],
) -> None:
    ruta, contenido = mutado
    fuente = Memoria({ruta: contenido, **BUENA})

    revision, carga = revisar(fuente, HOY), cargar(fuente)

    for diagnostico in revision.diagnosticos:
        comprobar(diagnostico, contenido if diagnostico.archivo == ruta else b"")
    assert "zz-buena" in [una.id for una in carga.cartera.evaluaciones]
    assert carga.recuento == revision.recuento
    assert set(carga.diagnosticos) <= set(revision.diagnosticos)
    if carga.recuento.parcial:
        assert carga.recuento.no_evaluables
        assert any(d.es_error for d in carga.diagnosticos)


@given(st.binary(max_size=200))
def test_unos_bytes_cualesquiera_dan_un_veredicto(contenido: bytes) -> None:
    for ruta in REALES:
        for diagnostico in revisar(Memoria({ruta: contenido}), HOY).diagnosticos:
            comprobar(diagnostico, contenido)


def _anidado(abre: str, cierra: str, veces: int) -> Callable[[], bytes]:
    return f"titulo: {abre * veces}{cierra * veces}\n".encode


@pytest.mark.parametrize(
    ("hacer", "codigos"),
    [
        (_anidado("[", "]", 30_000), {"SEG039"}),
        (_anidado("{a: ", "}", 30_000), {"SEG039"}),
        (lambda: b"".join(b"k%d: v\n" % n for n in range(30_000)), {"SEG010", "SEG011"}),
        (lambda: b"titulo: T\norganizacion: O\npaises: [" + b"XX," * 24_000 + b"]\n", {"SEG023"}),
        (lambda: b"titulo: " + b"x" * 900_000 + b"\n", {"SEG011", "SEG041"}),
        (
            lambda: (
                b"titulo: T\norganizacion: O\nrecomendaciones:\n"
                + b"- {id: R, prioridad: x}\n" * 7_000
            ),
            {"SEG011", "SEG012"},
        ),
        (
            lambda: b"titulo: T\norganizacion: O\ntipo: " + b"no_existe" * 10_000 + b"\n",
            {"SEG012"},
        ),
    ],
    ids=["corchetes", "llaves", "claves", "paises", "texto", "recomendaciones", "valor"],
)
def test_un_archivo_desmedido_se_despacha_con_pocas_palabras(
    hacer: Callable[[], bytes], codigos: set[str]
) -> None:
    diagnosticos = revisar(Memoria({"data/evaluaciones/e.yaml": hacer()}), HOY).diagnosticos

    assert {d.codigo for d in diagnosticos} == codigos
    assert len(diagnosticos) <= 101 * len(codigos)
    assert all(len(d.mensaje) < 400 for d in diagnosticos)
