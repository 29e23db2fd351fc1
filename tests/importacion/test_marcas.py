"""El estado por columnas: una por cada uno, y en cada fila una marca en la del suyo."""

from typing import Any

import pytest

from apoyo.matrices import Filas, leido, material, tabla
from seguimiento.importacion.interpretacion import interpretar
from seguimiento.importacion.material import Celda, Material, Tabla
from seguimiento.importacion.opciones import Opciones
from seguimiento.vocabularios.rotulos import CampoDeMatriz

COMUNES = ["Recomendación", "Acción", "Plazo"]
ESTADOS = ["Completada", "En curso", "No iniciada"]
UNA, OTRA, NADA = (
    ["Ordenar el archivo", "Digitalizar", "2023-11"],
    ["Ordenar el archivo", "Publicar", "2024-03"],
    ["Ordenar el archivo", "Dictar talleres", "2024-06"],
)


def acciones(*partes: str | Filas, opciones: Opciones | None = None) -> list[dict[str, Any]]:
    hallado: Any = leido(*partes, opciones=opciones)
    return [accion for r in hallado["recomendaciones"] for accion in r["acciones"]]


def con(marca: str, sin: str = "") -> list[list[str]]:
    """Tres acciones: la primera completada, la segunda en curso y de la tercera no se dice."""
    return [[*UNA, marca, sin, sin], [*OTRA, sin, marca, sin], [*NADA, sin, sin, sin]]


ESPERADO = ["completada", "en_curso", None]


@pytest.mark.parametrize(
    ("marca", "sin"),
    [("X", ""), ("x", "-"), ("✓", ""), ("☒", "☐"), ("[x]", "[ ]"), ("(X)", "n/a"), ("■", "□")],
)
def test_la_columna_marcada_dice_el_estado(marca: str, sin: str) -> None:
    filas = [[*COMUNES, *ESTADOS], *con(marca, sin)]
    assert [una.get("estado") for una in acciones(filas)] == ESPERADO
    assert "dudas" not in leido(filas)


@pytest.mark.parametrize(
    "encabezado",
    [
        [[*COMUNES, "Completed", "In progress", "Not started"]],
        [[*COMUNES, "Achevée", "En cours", "Non commencée"]],
        [[*COMUNES, "Completada (marque)", "2. En curso", "No iniciada:"]],
        # unido como en Word y en Excel, y como lo deja un CSV
        [[*COMUNES, "Estado", "<", "<"], ["^", "^", "^", *ESTADOS]],
        [[*COMUNES, "Estado", "", ""], ["", "", "", *ESTADOS]],
    ],
    ids=["en inglés", "en francés", "con más que el nombre", "en dos pisos", "sin unir"],
)
def test_como_se_llamen_las_columnas(encabezado: Filas) -> None:
    assert [una.get("estado") for una in acciones([*encabezado, *con("X")])] == ESPERADO


def test_una_casilla_de_word_o_de_excel_tambien_es_una_marca() -> None:
    hecha = tabla([[*COMUNES, *ESTADOS], *con("VERDADERO", "FALSO")])
    filas = tuple(tuple(map(_de_si_o_no, fila)) for fila in hecha.filas)
    hechos = interpretar(Material("prueba", (Tabla(hecha.sitio, filas),)), Opciones())
    suyas = [una for r in hechos.elementos for una in r.dentro]
    assert [una.valor(CampoDeMatriz.ESTADO) for una in suyas] == ESPERADO


def _de_si_o_no(celda: Celda) -> Celda:
    from dataclasses import replace

    si_o_no = {"VERDADERO": True, "FALSO": False}
    return replace(celda, valor=si_o_no[celda.texto]) if celda.texto in si_o_no else celda


def test_de_la_que_lleva_varias_marcas_no_se_elige_y_se_dice() -> None:
    filas = [[*COMUNES, *ESTADOS], [*UNA, "X", "X", ""], [*OTRA, "", "X", ""]]
    una, otra = acciones(filas)
    assert (una.get("estado"), otra.get("estado")) == (None, "en_curso")
    assert una["notas"] == "Estado: Completada: X; En curso: X"
    assert leido(filas)["dudas"] == ["SEG710"]


@pytest.mark.parametrize(
    "filas",
    [
        pytest.param(
            [[*COMUNES, *ESTADOS], [*UNA, "X", "", "por falta de fondos"]], id="otro texto"
        ),
        pytest.param([[*COMUNES, "Completada", "Sede"], [*UNA, "X", ""]], id="una sola columna"),
        pytest.param([[*COMUNES, "Vencida", "Sede"], [*UNA, "X", ""]], id="no son estados"),
    ],
)
def test_lo_que_no_es_seguro_se_dice_y_no_se_toma(filas: Filas) -> None:
    hallado: Any = leido(filas)
    assert "estado" not in hallado["recomendaciones"][0]["acciones"][0]
    assert hallado["dudas"]


def test_si_hay_columna_del_estado_vale_ella() -> None:
    filas = [[*COMUNES, "Estado", *ESTADOS], [*UNA, "En curso", "X", "", ""]]
    hechos = interpretar(material(filas), Opciones())
    assert hechos.elementos[0].dentro[0].valor(CampoDeMatriz.ESTADO) == "en_curso"
    assert hechos.dudas


def test_la_columna_que_se_pide_para_otra_cosa_es_esa_cosa() -> None:
    pedida = Opciones(columnas={"Completada": CampoDeMatriz.NOTAS})
    filas = [[*COMUNES, *ESTADOS], [*UNA, "X", "", ""], [*OTRA, "", "X", ""], [*NADA, "", "", "X"]]
    una, otra, tercera = acciones(filas, opciones=pedida)
    assert "estado" not in una
    assert [otra["estado"], tercera["estado"]] == ["en_curso", "no_iniciada"]


def test_lo_que_no_es_una_marca_donde_la_tabla_sigue_tampoco_se_pierde() -> None:
    siguiente = ["Formar", "Imprimir", "2025-01", "", "casi", ""]
    *_, ultima = acciones([[*COMUNES, *ESTADOS], *con("X")], [siguiente])
    assert ultima["notas"] == "Estado: En curso: casi"
