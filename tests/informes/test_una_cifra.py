"""Una cifra se llama de una manera y vale lo mismo en todas las salidas de un mismo corte."""

from pathlib import Path

import pytest

from apoyo.cifras import FRASES_HECHAS, TODO, Cifra, contradicciones
from apoyo.cifras_exportadas import DE_LO_EXPORTADO
from apoyo.esfuerzo import una_parte
from apoyo.salidas import CASOS, LISTAS, Caso, Salida, dicho, recogidas, vigiladas
from seguimiento.informes.tipos import TIPOS

FORMATOS = ("", ".md", ".json", ".csv")
EN_TODAS = {"vencida", "sin respuesta"}
"""Lo que se dice en tantos sitios que, si deja de recogerse, es que ya no se recoge nada."""
EN_CUANTAS = 6
EN_TODA_CARTERA = {
    *(f"{orden}{formato}" for orden in ("status", "indicadores") for formato in FORMATOS),
    *(f"lista {que}{formato}" for que in LISTAS for formato in FORMATOS),
    *(f"{tipo.nombre}.{formato}" for tipo in TIPOS.values() for formato in ("md", "html")),
    *("status --evaluacion", "status --por", "status --por.md", "indicadores --evaluacion"),
    *DE_LO_EXPORTADO,
    *("ver", "ver.json", "buscar", "buscar.json", "validar", "validar.json"),
} - {"ficha.md", "ficha.html", "acta.md", "acta.html"}
"""Las salidas de que se recoge algo en cualquier cartera; fichas y reuniones no las hay en todas."""


@pytest.fixture(scope="module", params=una_parte(CASOS, cada=2), ids=lambda caso: caso.nombre)
def cifras(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Cifra]:
    """Las de todas las salidas de una cartera a su corte."""
    caso: Caso = request.param
    return recogidas(caso.escrita(tmp_path_factory.mktemp("cartera")), caso)


def test_ninguna_se_contradice(cifras: list[Cifra]) -> None:
    for nombre in EN_TODAS:
        sitios = {una.donde for una in cifras if una.nombre == nombre and una.ambito == TODO}
        assert len(sitios) >= EN_CUANTAS, f"apenas se recoge «{nombre}»: {sorted(sitios)}"
    assert contradicciones(cifras) == []


def test_estropear_una_cifra_de_cualquier_salida_se_notaria(cifras: list[Cifra]) -> None:
    recogidas_de = {una.salida for una in cifras}
    assert EN_TODA_CARTERA - recogidas_de == set()
    assert recogidas_de - vigiladas(cifras).keys() == set()


def test_cada_frase_hecha_la_dice_el_trimestral(tmp_path: Path) -> None:
    rica = next(caso for caso in CASOS if caso.nombre == "rica")
    orden = ("informe", "trimestral", "--periodo", rica.periodo)
    salida = Salida("", TODO, dicho(rica.escrita(tmp_path), rica, *orden).salida, markdown=True)
    frases = list(salida.frases())
    for hecha in FRASES_HECHAS:
        assert any(map(hecha.forma.search, frases)), hecha.forma.pattern
