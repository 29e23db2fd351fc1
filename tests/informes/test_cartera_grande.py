"""Con cien evaluaciones, cien fichas y sus acuerdos, cada informe sale entero y sin huecos.

En `make test` son cincuenta; las cien, en `make duro`.
"""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from importlib import import_module

import pytest

from apoyo.carteras import PROYECTO
from apoyo.encargos import encargo_de
from apoyo.esfuerzo import ejemplos
from seguimiento.informes.marco import Encargo
from seguimiento.informes.plantillas import Plantillas
from seguimiento.informes.tipos import TIPOS, FormatoDeInforme, Tipo

CORTE = date(2024, 3, 31)
CUANTAS = ejemplos(100, cada=2)
HUECO = re.compile(r"\bNone\b|\bUndefined\b|\bnan\b|\{\{|\{%|\bFechaParcial\b|<[a-z_.]+ object")


@pytest.fixture(scope="module")
def encargo() -> Encargo:
    """El de un informe de la cartera generada, aún sin decir de qué."""
    with pytest.MonkeyPatch.context() as entorno:
        entorno.syspath_prepend(PROYECTO / "banco")
        cartera = import_module("generador").cartera
        return encargo_de(dict(cartera(CUANTAS)), CORTE)


def argumento(encargo: Encargo, tipo: Tipo) -> str:
    """De qué es un informe que lo pide: lo primero que hay."""
    cartera = encargo.carga.cartera
    match tipo.nombre:
        case "matriz":
            return cartera.evaluaciones[0].id
        case "ficha":
            return cartera.practicas[0].id
        case "acta":
            acuerdo = next(uno for uno in cartera.acuerdos if uno.registro.reuniones)
            reunion = acuerdo.registro.reuniones[0]
            return f"{acuerdo.id}/{reunion.id or f'reunion-{reunion.fecha.texto}'}"
        case "responsable":
            responsables = (situada.accion.responsables for situada in cartera.acciones())
            return next(filter(None, responsables))[0]
        case _:
            return ""


class _Textos(HTMLParser):
    """Los textos que se leen en una página, sin guiones ni estilos."""

    def __init__(self, pagina: str) -> None:
        super().__init__()
        self.textos: list[str] = []
        self._donde = ""
        self.feed(pagina)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._donde = tag

    def handle_data(self, data: str) -> None:
        if self._donde not in {"script", "style"}:
            self.textos.append(data)


@pytest.mark.parametrize("tipo", TIPOS.values(), ids=lambda tipo: tipo.nombre)
def test_cada_informe_sale_entero(tipo: Tipo, encargo: Encargo) -> None:
    plantillas = Plantillas()
    vista = tipo.vista(replace(encargo, argumento=argumento(encargo, tipo)))
    for formato in FormatoDeInforme:
        rendido = plantillas.rendir(tipo.plantilla(formato), vista)
        texto = rendido.texto
        leido = " ".join(_Textos(texto).textos) if formato is FormatoDeInforme.HTML else texto

        assert rendido.diagnosticos == ()
        assert HUECO.findall(leido) == []
        assert len(leido) > 500


def test_la_cartera_generada_se_lee_entera(encargo: Encargo) -> None:
    cartera = encargo.carga.cartera
    assert encargo.carga.diagnosticos == ()
    assert len(cartera.evaluaciones) == len(cartera.practicas) == CUANTAS
