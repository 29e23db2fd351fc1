"""Cada estado, con la palabra del archivo: la que ya usa, la de su lista o la de su lengua."""

import pytest

from seguimiento.exportacion.sobre.palabras import LENGUAS, Palabra, Palabras
from seguimiento.importacion.hechos import Dato, Leido
from seguimiento.importacion.material import Sitio
from seguimiento.importacion.valores.vocablos import valor_de
from seguimiento.vocabularios import ClaseDeElemento, EstadoDeAccion, EstadoDeRecomendacion
from seguimiento.vocabularios.rotulos import CampoDeMatriz

SITIO = Sitio("hoja Matriz", "E2")


def palabras(*usadas: tuple[str, str], rotulo: str = "Estado", **dichos: str) -> Palabras:
    leidos = [
        Leido(ClaseDeElemento.ACCION, SITIO, {CampoDeMatriz.ESTADO: Dato(valor, SITIO, dicho)})
        for valor, dicho in usadas
    ]
    return Palabras(leidos, [rotulo], dichos)


@pytest.mark.parametrize("lengua", LENGUAS)
def test_lo_que_se_escribe_en_otra_lengua_se_lee_como_se_quiso(lengua: str) -> None:
    for codigo, palabra in LENGUAS[lengua].items():
        suyos = [v for v in (EstadoDeAccion, EstadoDeRecomendacion) if codigo in v.codigos()]
        assert suyos
        for vocabulario in suyos:
            assert valor_de(palabra, vocabulario) == codigo, (lengua, codigo)


def test_la_que_mas_usa_el_archivo() -> None:
    suyas = palabras(("completada", "Hecha"), ("completada", "Done"), ("completada", "Done"))
    assert suyas.de(EstadoDeAccion.COMPLETADA) == Palabra("Done")


def test_la_de_la_lista_que_deja_elegir() -> None:
    opciones = ["To Do", "Doing", "Done"]
    suyas = palabras(("completada", "Hecha"))
    assert suyas.de(EstadoDeAccion.COMPLETADA, opciones) == Palabra("Done")
    assert suyas.de(EstadoDeAccion.NO_INICIADA, opciones) == Palabra("To Do")
    assert suyas.de(EstadoDeAccion.CANCELADA, opciones) == Palabra("Cancelada", es_suya=False)


def test_lo_que_se_dijo_de_sus_palabras_vale() -> None:
    suyas = palabras(**{"Etapa final": "en_curso"})
    assert suyas.de(EstadoDeAccion.EN_CURSO, ["Inicio", "Etapa final"]) == Palabra("Etapa final")


@pytest.mark.parametrize(
    ("rotulo", "dicha"),
    [
        ("Estado", "En curso"),
        ("Status", "In progress"),
        ("Tracking: Status*", "In progress"),
        ("Statut", "En cours"),
        ("Andamento", "Em andamento"),
        ("Otra cosa", "En curso"),
    ],
)
def test_la_de_la_lengua_de_su_columna(rotulo: str, dicha: str) -> None:
    assert palabras(rotulo=rotulo).de(EstadoDeAccion.EN_CURSO) == Palabra(dicha)
