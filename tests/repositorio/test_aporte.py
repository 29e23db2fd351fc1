"""Lo que aporta un archivo es un valor: cruza a otro proceso, se guarda y se suma como el recién leído."""

import pickle
from collections import Counter
from dataclasses import replace
from textwrap import dedent

import pytest

from apoyo import HOY
from apoyo.carteras import PROYECTO, RICA
from seguimiento.almacen.disco import Directorio
from seguimiento.almacen.fuentes import Memoria
from seguimiento.analisis.aporte import Aporte
from seguimiento.documento import Lectura, leer
from seguimiento.repositorio import cargar, lectura, revisar
from seguimiento.repositorio.lectura import Conocidos, Lector

RICOS = {ruta: dedent(texto).encode() for ruta, texto in RICA.items()}


def _aportes(contenidos: dict[str, bytes]) -> list[Aporte]:
    return list(Lector(Memoria(contenidos)).aportes())


def _conocidos(contenidos: dict[str, bytes]) -> Conocidos:
    return {aporte.clave: aporte for aporte in _aportes(contenidos)}


@pytest.fixture
def leidos(monkeypatch: pytest.MonkeyPatch) -> Counter[bytes]:
    """Cuántas veces se analiza cada texto."""
    cuenta = Counter[bytes]()

    def contando(contenido: bytes) -> Lectura:
        cuenta[contenido] += 1
        return leer(contenido)

    monkeypatch.setattr(lectura, "leer", contando)
    return cuenta


@pytest.mark.parametrize("fuente", [Memoria(RICOS), Directorio(PROYECTO)], ids=["rica", "proyecto"])
def test_un_aporte_cruza_a_otro_proceso_sin_perder_nada(fuente: Memoria | Directorio) -> None:
    aportes = list(Lector(fuente).aportes())

    assert len(aportes) > 3
    assert pickle.loads(pickle.dumps(aportes)) == aportes  # noqa: S301 — lo acabamos de escribir


def test_con_lo_conocido_se_dice_lo_mismo_y_no_se_analiza_nada(leidos: Counter[bytes]) -> None:
    cargada, revisada = cargar(Memoria(RICOS)), revisar(Memoria(RICOS), HOY)
    conocidos = _conocidos(RICOS)
    leidos.clear()

    con_conocidos = cargar(Memoria(RICOS), conocidos=conocidos)
    assert (con_conocidos.cartera, con_conocidos.diagnosticos, con_conocidos.recuento) == (
        cargada.cartera,
        cargada.diagnosticos,
        cargada.recuento,
    )
    assert not leidos

    # para situar lo que hallan las reglas sí hace falta el texto, una vez por archivo
    assert revisar(Memoria(RICOS), HOY, conocidos=conocidos) == revisada
    assert set(leidos.values()) == {1}


def test_lo_conocido_de_un_archivo_que_cambio_no_vale(leidos: Counter[bytes]) -> None:
    ruta = next(ruta for ruta in RICOS if ruta.startswith("data/"))
    conocidos, cambiados = _conocidos(RICOS), {**RICOS, ruta: RICOS[ruta] + b"# otra cosa\n"}
    leidos.clear()

    cargar(Memoria(cambiados), conocidos=conocidos)

    assert leidos == {cambiados[ruta]: 1}


def test_lo_de_otro_archivo_con_el_mismo_texto_tampoco() -> None:
    texto = b"titulo: T\norganizacion: O\n"
    uno, otro = "data/evaluaciones/uno.yaml", "data/evaluaciones/otro.yaml"

    (evaluacion,) = cargar(
        Memoria({otro: texto}), conocidos=_conocidos({uno: texto})
    ).cartera.evaluaciones

    assert (evaluacion.id, evaluacion.archivo) == ("otro", otro)


def test_frente_a_una_base_lo_que_no_cambio_se_analiza_una_vez(leidos: Counter[bytes]) -> None:
    ruta = "data/evaluaciones/z.yaml"
    antes = {**RICOS, ruta: b"titulo: T\norganizacion: O\n"}
    despues = {**RICOS, ruta: b"titulo: T\norganizacion: OO\n"}

    revision = revisar(Memoria(despues), HOY, base=Memoria(antes))

    # situar un hallazgo puede pedir otra vez el texto en que está
    situados = {d.archivo for d in revision.diagnosticos}
    de_mas = {contenido for contenido, veces in leidos.items() if veces > 1}
    assert de_mas <= {despues[archivo] for archivo in situados}
    assert (leidos[antes[ruta]], leidos[despues[ruta]]) == (1, 1)
    assert revision.transicion is not None
    assert revision.transicion.antes == cargar(Memoria(antes)).cartera
    assert revision.transicion.despues == cargar(Memoria(despues)).cartera


def test_de_lo_sabido_no_se_dice_lo_que_tiene_mal_por_si_solo() -> None:
    ruta, texto = (
        "data/evaluaciones/e.yaml",
        b"""\
titulo: T
organizacion: O
recomendaciones:
  - id: R1
    texto: Tal
    acciones: [{id: "1.1", descripcion: Hacer}]
""",
    )
    (aporte,) = _aportes({ruta: texto})
    codigos = [
        [
            d.codigo
            for d in revisar(Memoria({ruta: texto}), HOY, conocidos={uno.clave: uno}).diagnosticos
        ]
        for uno in (aporte, replace(aporte, sabido=True))
    ]

    assert codigos == [["SEG201"], []]
