"""Un documento nuevo se escribe como los que hay, y leído da lo mismo que se quiso escribir."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apoyo.danos import releido
from apoyo.documento_al_azar import escrito_con
from apoyo.ediciones_al_azar import normal, sin_posiciones
from seguimiento.documento import Mapa, leer
from seguimiento.documento.emision import emitir
from seguimiento.documento.escritura import Valor
from seguimiento.documento.tramos import Tramo, medir
from seguimiento.errores import EdicionImposible

REGISTROS = sorted((Path(__file__).parents[2] / "data").glob("*/*.yaml"))
PROSA = (
    "Recoger de los puntos focales las necesidades y los desafíos de las oficinas de país, como insumo"
    " de un próximo proyecto regional sobre el tema."
)


def test_un_documento_nuevo_se_escribe_como_los_registros() -> None:
    datos: dict[str, Valor] = {
        "titulo": "Evaluación: «medio término»",
        "fecha": "2022",
        "corte": "2022-11-03",
        "vinculante": "no",
        "hora": "12:30",
        "objetivo": PROSA,
        "observaciones": "Una línea.\nY otra.",
        "recomendaciones": [
            {"id": "1", "texto": PROSA, "acciones": []},
            PROSA,
            ["a", {"b": None}],
        ],
        "fuente": {"url": "https://oim.int/x#y", "paginas": {}},
    }
    emitido = emitir(
        datos, cabecera="# yaml-language-server: x", textos={"id"}, logicas={"vinculante"}
    )
    assert emitido.texto == (
        "# yaml-language-server: x\n"
        'titulo: "Evaluación: «medio término»"\n'
        "fecha: 2022\n"
        "corte: 2022-11-03\n"
        "vinculante: no\n"
        'hora: "12:30"\n'
        "objetivo: >-\n"
        "  Recoger de los puntos focales las necesidades y los desafíos de las oficinas de país, como\n"
        "  insumo de un próximo proyecto regional sobre el tema.\n"
        "observaciones: |-\n"
        "  Una línea.\n"
        "  Y otra.\n"
        "recomendaciones:\n"
        '  - id: "1"\n'
        "    texto: >-\n"
        "      Recoger de los puntos focales las necesidades y los desafíos de las oficinas de país, como\n"
        "      insumo de un próximo proyecto regional sobre el tema.\n"
        "    acciones: []\n"
        "  - >-\n"
        "    Recoger de los puntos focales las necesidades y los desafíos de las oficinas de país, como\n"
        "    insumo de un próximo proyecto regional sobre el tema.\n"
        "  - - a\n"
        "    - b:\n"
        "fuente:\n"
        "  url: https://oim.int/x#y\n"
        "  paginas: {}\n"
    )
    assert emitido.datos == datos
    assert emitido.contenido == emitido.texto.encode()


def test_sin_datos_quedan_unas_llaves() -> None:
    assert emitir({}).texto == "{}\n"


def test_lo_que_no_puede_leerse_no_se_emite() -> None:
    with pytest.raises(EdicionImposible, match="carácter prohibido") as detenida:
        emitir({"a": "x", "b": "\x07"})
    assert detenida.value.lineas == (1, 2)


@pytest.mark.parametrize("registro", REGISTROS, ids=[uno.stem for uno in REGISTROS])
def test_un_registro_emitido_solo_cambia_sus_listas_entre_corchetes(registro: Path) -> None:
    leido = leer(registro.read_bytes()).documento
    assert leido is not None
    assert isinstance(leido.datos, Mapa)
    modelines = leido.texto.split("\n", 1)[0]
    emitido = emitir(
        leido.datos, cabecera=modelines, textos={"id"}, logicas={"vinculante", "cumple"}
    )
    assert emitido.datos == leido.datos
    assert all(len(linea) <= 96 for linea in emitido.texto.split("\n") if ">-" in linea)
    otra_vez = emitir(
        leido.datos, cabecera=modelines, textos={"id"}, logicas={"vinculante", "cumple"}
    )
    assert otra_vez.texto == emitido.texto
    assert sin_corchetes(medir(emitido.texto).raiz)


def sin_corchetes(tramo: Tramo) -> bool:
    """Si ningún contenedor con algo dentro está escrito entre corchetes."""
    return not (tramo.hijos and tramo.corchetes) and all(map(sin_corchetes, tramo.hijos))


@settings(max_examples=300)
@given(st.integers(0, 10**6))
def test_cualquier_arbol_emitido_se_lee_igual_con_tres_lectores(semilla: int) -> None:
    arbol = normal(escrito_con(semilla).arbol)
    datos = arbol if isinstance(arbol, dict) else {"raíz": arbol}
    emitido = emitir(datos)
    assert sin_posiciones(emitido.datos) == datos
    assert releido(emitido.texto) == datos
    assert emitido.texto.endswith("\n")
    assert not any(linea.endswith(" ") and '"' not in linea for linea in emitido.texto.split("\n"))
