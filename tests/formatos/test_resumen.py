"""El resumen, como lo lee un lector de Markdown con tablas."""

import re

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from apoyo.diagnosticos_hostiles import ATAQUES, LISTAS, RECUENTOS
from apoyo.enlaces import ruta_de
from apoyo.imprimible import imprimible
from seguimiento.diagnosticos import Diagnostico, Severidad
from seguimiento.formatos.diagnosticos import resumen
from seguimiento.formatos.resumen import OCTETOS, en_resumen
from seguimiento.lugares import Posicion
from seguimiento.redaccion import en_linea, legible, sin_invisibles, visible
from seguimiento.repositorio.repositorio import Recuento

CUENTAS = ["Archivos", "Ilegibles", "Leídos en parte", "Errores", "Advertencias", "Notas"]
COLUMNAS = ["Línea", "Código", "Qué pasa", "Qué hacer"]


def elementos(texto: str) -> list[Token]:
    lector = MarkdownIt("commonmark", {"html": True}).enable("table")
    return [
        hijo for elemento in lector.parse(texto) for hijo in (elemento, *(elemento.children or []))
    ]


def tablas(texto: str) -> list[list[list[str]]]:
    """El texto de cada celda de cada fila de cada tabla, sin marcas."""
    leidas: list[list[list[str]]] = []
    en_celda = False
    for elemento in elementos(texto):
        match elemento.type:
            case "table_open":
                leidas.append([])
            case "tr_open":
                leidas[-1].append([])
            case "th_open" | "td_open":
                leidas[-1][-1].append("")
                en_celda = True
            case "th_close" | "td_close":
                en_celda = False
            case "text" | "text_special" | "code_inline" if en_celda:
                leidas[-1][-1][-1] += elemento.content
    return leidas


def enlaces(texto: str) -> list[str]:
    return [str(e.attrGet("href")) for e in elementos(texto) if e.type == "link_open"]


def test_el_resumen_entero() -> None:
    diagnosticos = [
        Diagnostico("data/acuerdos/a.yaml", "SEG201", Severidad.ADVERTENCIA, "sin plazo"),
        Diagnostico(
            *("data/evaluaciones/año_1.yaml", "SEG012", Severidad.ERROR, "estado «a|b»"),
            *("¿quiso decir «<b>»?", Posicion(212, 21, 8)),
        ),
        Diagnostico("data/acuerdos/b.yaml", "SEG010", Severidad.ERROR, "clave desconocida"),
        Diagnostico(
            *("data/evaluaciones/año_1.yaml", "SEG013", Severidad.ERROR, "fecha no válida"),
            *("", Posicion(300, 1, 1)),
        ),
    ]
    recuento = Recuento(leidos=37, ilegibles=["data/acuerdos/b.yaml"])
    ruta = "data/evaluaciones/a%C3%B1o_1.yaml"
    assert en_resumen(recuento, diagnosticos) == (
        f"""\
## Validación de los registros

{resumen(recuento, diagnosticos)}

| Archivos | Ilegibles | Leídos en parte | Errores | Advertencias | Notas |
| ---: | ---: | ---: | ---: | ---: | ---: |
| 37 | 1 | 0 | 3 | 1 | 0 |

### [data/acuerdos/b.yaml](data/acuerdos/b.yaml)

| Línea | Código | Qué pasa | Qué hacer |
| ---: | --- | --- | --- |
| [1](data/acuerdos/b.yaml#L1) | SEG010 | clave desconocida |  |

### [data/evaluaciones/año_1.yaml]({ruta})

| Línea | Código | Qué pasa | Qué hacer |
| ---: | --- | --- | --- |
| [212]({ruta}#L212) | SEG012 | estado «a\\|b» | ¿quiso decir «&lt;b>»? |
| [300]({ruta}#L300) | SEG013 | fecha no válida |  |
"""
    )


def test_sin_errores_solo_estan_las_cuentas() -> None:
    escrito = en_resumen(Recuento(leidos=3), [])
    assert tablas(escrito) == [[CUENTAS, ["3", "0", "0", "0", "0", "0"]]]
    assert enlaces(escrito) == []


@pytest.mark.parametrize("ataque", ATAQUES)
def test_un_dato_no_es_marca_ni_etiqueta_ni_celda(ataque: str) -> None:
    # medio carácter sí puede ir en un texto, pero ningún disco lo da en un nombre
    archivo = f"data/{ataque}.yaml".replace("\ud800", "")
    uno = Diagnostico(archivo, "SEG012", Severidad.ERROR, ataque, ataque)
    escrito = en_resumen(Recuento(leidos=1), [uno])
    visto = leido(ataque)
    assert tablas(escrito)[1:] == [[COLUMNAS, ["1", "SEG012", visto, visto]]]
    comprobar_marcas(escrito, [uno])


def leido(texto: str) -> str:
    """El texto como queda en una celda: los espacios seguidos valen por uno."""
    return legible(en_linea(sin_invisibles(texto)))


def comprobar_marcas(escrito: str, errores: list[Diagnostico]) -> None:
    """No hay más enlaces que los propios, ni imágenes, HTML, código o énfasis."""
    assert {e.type for e in elementos(escrito)} <= {
        *("heading_open", "heading_close", "inline", "text", "text_special", "link_open"),
        *("link_close", "paragraph_open", "paragraph_close", "table_open", "table_close"),
        *("thead_open", "thead_close", "tbody_open", "tbody_close", "tr_open", "tr_close"),
        *("th_open", "th_close", "td_open", "td_close"),
    }
    esperados = set()
    for uno in errores:
        archivo = uno.archivo
        esperados |= {archivo, f"{archivo}#L{uno.posicion.linea}"}
    assert {ruta_de(enlace) for enlace in enlaces(escrito)} == esperados


@given(RECUENTOS, LISTAS)
def test_estan_todos_los_errores_y_solo_ellos(
    recuento: Recuento, diagnosticos: list[Diagnostico]
) -> None:
    escrito = en_resumen(recuento, diagnosticos)
    errores = sorted((d for d in diagnosticos if d.es_error), key=lambda d: visible(d.archivo))
    _, *por_archivo = tablas(escrito)
    assert [fila for tabla in por_archivo for fila in tabla if fila != COLUMNAS] == [
        [str(d.posicion.linea), d.codigo, leido(d.mensaje), leido(d.sugerencia)] for d in errores
    ]
    assert len(por_archivo) == len({d.archivo for d in errores})
    comprobar_marcas(escrito, errores)
    assert all(imprimible(linea) for linea in escrito.split("\n"))
    assert en_resumen(recuento, diagnosticos) == escrito


def test_lo_que_no_cabe_se_cuenta() -> None:
    errores = [
        Diagnostico("data/e.yaml", "SEG012", Severidad.ERROR, f"{'ñ' * 5000} {numero}")
        for numero in range(200)
    ]
    escrito = en_resumen(Recuento(leidos=1), errores)
    _, [_, *filas] = tablas(escrito)
    faltan = re.search(r"\n\n… y ([0-9]+) más \(seg validar\)\n\Z", escrito)
    assert faltan is not None
    assert len(filas) + int(faltan[1]) == 200
    assert OCTETOS - 20_000 < len(escrito.encode()) < OCTETOS + 1000
