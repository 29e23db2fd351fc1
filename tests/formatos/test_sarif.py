import json
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from apoyo.diagnosticos_hostiles import ATAQUES, CODIGOS, LISTAS, RECUENTOS
from apoyo.enlaces import ruta_de
from apoyo.imprimible import imprimible
from apoyo.validadores_de_formatos import SARIF, reparos
from seguimiento import __version__
from seguimiento.almacen.fuentes import Memoria
from seguimiento.diagnosticos import CATALOGO, Diagnostico, Relacionado, Severidad
from seguimiento.formatos.identidad import huellas
from seguimiento.formatos.sarif import en_sarif
from seguimiento.lugares import Posicion, uri
from seguimiento.redaccion import visible
from seguimiento.repositorio import Revision, revisar
from seguimiento.repositorio.repositorio import Recuento

HOY = date(2023, 4, 15)
ENLACE = re.compile(r"\[((?:[^\[\]\\]|\\[\[\]\\])*)\]\(([^)]*)\)")
"""Un enlace en un texto llano: apartado 3.11.6 de la norma."""


def informe(recuento: Recuento, diagnosticos: list[Diagnostico]) -> dict[str, Any]:
    """El informe leído, tras comprobar que cumple el esquema de la norma."""
    leido: dict[str, Any] = json.loads(en_sarif(recuento, diagnosticos))
    assert reparos(SARIF, leido) == []
    return leido


def ejecucion(recuento: Recuento, diagnosticos: list[Diagnostico]) -> dict[str, Any]:
    [unica] = informe(recuento, diagnosticos)["runs"]
    assert isinstance(unica, dict)
    return unica


def revision_de(archivos: dict[str, str]) -> Revision:
    return revisar(Memoria({ruta: texto.encode() for ruta, texto in archivos.items()}), HOY)


def resultados_de(archivos: dict[str, str]) -> list[dict[str, Any]]:
    revision = revision_de(archivos)
    leidos: list[dict[str, Any]] = ejecucion(revision.recuento, [*revision.diagnosticos])["results"]
    return leidos


def mensaje_llano(mensaje: str) -> str:
    """El mensaje como se lee: sin llaves dobles (3.11.5), que son las mismas que las de Python."""
    return mensaje.format()


def test_el_informe_entero_de_un_error() -> None:
    uno = Diagnostico(
        "data/evaluaciones/año 1.yaml",
        "SEG012",
        Severidad.ADVERTENCIA,
        "estado desconocido «pendente»",
        "¿quiso decir «pendiente»?",
        Posicion(212, 13, 8),
        "    estado: pendente   # acordado el 3/3",
        (Relacionado("data/[b].yaml", 3, 7),),
    )
    regla = CATALOGO["SEG012"]
    explicacion = (
        "El valor no está en su vocabulario.\n\nLos vocabularios son cerrados: así dos personas que "
        "quieren decir lo mismo escriben lo mismo."
    )
    assert informe(Recuento(leidos=2, en_parte=["data/evaluaciones/año 1.yaml"]), [uno]) == {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "seguimiento",
                        "version": __version__,
                        "language": "es",
                        "rules": [
                            {
                                "id": "SEG012",
                                "name": "El valor no está en su vocabulario",
                                "shortDescription": {"text": "El valor no está en su vocabulario."},
                                "fullDescription": {"text": explicacion},
                                "help": {
                                    "text": f"{explicacion}\n\nMal:\n\n{regla.mal}\nBien:\n\n"
                                    f"{regla.bien}\nMás: seg regla SEG012",
                                    "markdown": f"{explicacion}\n\nMal:\n\n```yaml\n{regla.mal}```"
                                    f"\n\nBien:\n\n```yaml\n{regla.bien}```"
                                    "\n\nMás: seg regla SEG012",
                                },
                                "defaultConfiguration": {"level": "error"},
                                "properties": {"tags": ["SEG0xx"], "problem.severity": "error"},
                            }
                        ],
                        "notifications": [
                            {
                                "id": "archivo-ilegible",
                                "shortDescription": {
                                    "text": "El archivo no pudo leerse y nada de él se ha tenido "
                                    "en cuenta."
                                },
                            },
                            {
                                "id": "archivo-leido-en-parte",
                                "shortDescription": {
                                    "text": "El archivo se leyó en parte: lo que tiene errores no "
                                    "se ha tenido en cuenta."
                                },
                            },
                        ],
                    }
                },
                "language": "es",
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {
                    "%SRCROOT%": {"description": {"text": "La raíz del repositorio de registros."}}
                },
                "invocations": [
                    {
                        "executionSuccessful": True,
                        "toolExecutionNotifications": [
                            {
                                "descriptor": {"id": "archivo-leido-en-parte", "index": 1},
                                "level": "warning",
                                "message": {
                                    "text": "El archivo se leyó en parte: lo que tiene errores no "
                                    "se ha tenido en cuenta."
                                },
                                "locations": [
                                    {
                                        "physicalLocation": {
                                            "artifactLocation": {
                                                "uri": "data/evaluaciones/a%C3%B1o%201.yaml",
                                                "uriBaseId": "%SRCROOT%",
                                            }
                                        }
                                    }
                                ],
                            }
                        ],
                    }
                ],
                "results": [
                    {
                        "ruleId": "SEG012",
                        "ruleIndex": 0,
                        "level": "warning",
                        "message": {
                            "text": "estado desconocido «pendente»\n"
                            "Ayuda: ¿quiso decir «pendiente»?\n"
                            "Véase también: [data/\\[b\\].yaml:3](1)"
                        },
                        "locations": [
                            {
                                "physicalLocation": {
                                    "artifactLocation": {
                                        "uri": "data/evaluaciones/a%C3%B1o%201.yaml",
                                        "uriBaseId": "%SRCROOT%",
                                    },
                                    "region": {
                                        "startLine": 212,
                                        "startColumn": 13,
                                        "endLine": 212,
                                        "endColumn": 21,
                                        "snippet": {"text": "pendente"},
                                    },
                                    "contextRegion": {
                                        "startLine": 212,
                                        "snippet": {
                                            "text": "    estado: pendente   # acordado el 3/3"
                                        },
                                    },
                                }
                            }
                        ],
                        "partialFingerprints": {"identidad/v1": huellas([uno])[0]},
                        "relatedLocations": [
                            {
                                "id": 1,
                                "message": {"text": "véase también"},
                                "physicalLocation": {
                                    "artifactLocation": {
                                        "uri": "data/%5Bb%5D.yaml",
                                        "uriBaseId": "%SRCROOT%",
                                    },
                                    "region": {"startLine": 3, "startColumn": 7},
                                },
                            }
                        ],
                    }
                ],
            }
        ],
    }


def test_el_esquema_de_la_norma_rechaza_lo_que_no_la_cumple() -> None:
    torcido = informe(Recuento(), [Diagnostico("data/e.yaml", "SEG012", Severidad.ERROR, "mal")])
    [una] = torcido["runs"]
    una["columnKind"] = "caracteres"
    del una["results"][0]["message"]
    una["invocations"][0]["sorpresa"] = 1
    assert sorted(error.json_path for error in SARIF.iter_errors(torcido)) == [
        "$.runs[0].columnKind",
        "$.runs[0].invocations[0]",
        "$.runs[0].results[0]",
    ]


def test_las_tildes_se_escriben_tal_cual() -> None:
    uno = Diagnostico("data/e.yaml", "SEG012", Severidad.ERROR, "acción")
    assert '"text": "acción"' in en_sarif(Recuento(), [uno])


def test_sin_hallazgos_hay_una_ejecucion_sin_reglas_ni_resultados() -> None:
    una = ejecucion(Recuento(leidos=3), [])
    assert una["results"] == []
    assert una["tool"]["driver"]["rules"] == []
    assert una["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_solo_se_describen_las_reglas_usadas_y_cada_resultado_apunta_a_la_suya() -> None:
    codigos = ["SEG201", "SEG012", "SEG201", "SEG010"]
    diagnosticos = [Diagnostico("data/e.yaml", c, Severidad.ERROR, "mal") for c in codigos]
    una = ejecucion(Recuento(leidos=1), diagnosticos)
    reglas = una["tool"]["driver"]["rules"]
    assert [regla["id"] for regla in reglas] == ["SEG010", "SEG012", "SEG201"]
    assert [reglas[r["ruleIndex"]]["id"] for r in una["results"]] == codigos
    assert [r["ruleId"] for r in una["results"]] == codigos


def test_todas_las_reglas_se_describen_y_caben_en_lo_que_muestra_github() -> None:
    diagnosticos = [Diagnostico("data/e.yaml", c, Severidad.NOTA, "mal") for c in CODIGOS]
    reglas = ejecucion(Recuento(leidos=1), diagnosticos)["tool"]["driver"]["rules"]
    assert [regla["id"] for regla in reglas] == CODIGOS
    for regla in reglas:
        assert 0 < len(regla["name"]) <= 255
        assert 0 < len(regla["shortDescription"]["text"]) <= 1024
        assert 0 < len(regla["fullDescription"]["text"]) <= 1024
        assert not ENLACE.search(regla["help"]["text"])


@pytest.mark.parametrize(
    ("severidad", "nivel"),
    [(Severidad.ERROR, "error"), (Severidad.ADVERTENCIA, "warning"), (Severidad.NOTA, "note")],
)
def test_el_nivel_es_el_configurado_y_el_de_la_regla_el_de_fabrica(
    severidad: Severidad, nivel: str
) -> None:
    una = ejecucion(Recuento(leidos=1), [Diagnostico("data/e.yaml", "SEG201", severidad, "mal")])
    assert una["results"][0]["level"] == nivel
    assert una["tool"]["driver"]["rules"][0]["defaultConfiguration"] == {"level": "warning"}


def test_el_tramo_senalado_es_el_del_archivo_contado_en_caracteres() -> None:
    texto = "titulo: Ev\norganizacion: OIM\nfecha: 31/04/2023\n'😀ñ': 1\n"
    ruta = "data/evaluaciones/e.yaml"
    lineas = texto.split("\n")
    senalados = []
    for resultado in resultados_de({ruta: texto}):
        [donde] = [lugar["physicalLocation"] for lugar in resultado["locations"]]
        tramo = donde["region"]
        linea = lineas[tramo["startLine"] - 1]
        assert tramo["snippet"]["text"] == linea[tramo["startColumn"] - 1 : tramo["endColumn"] - 1]
        assert donde["contextRegion"]["snippet"]["text"] == linea
        senalados.append(tramo["snippet"]["text"])
    assert senalados == ["31/04/2023", "'😀ñ'"]


def test_lo_que_se_dice_del_archivo_entero_es_un_punto_al_principio_y_no_tiene_fragmento() -> None:
    [uno] = resultados_de({"data/acuerdos/notas.txt": ""})
    assert uno["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "data/acuerdos/notas.txt", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1},
            }
        }
    ]


def test_un_tramo_que_es_la_linea_entera_no_lleva_contexto() -> None:
    entera = Diagnostico(
        *("data/e.yaml", "SEG012", Severidad.ERROR, "mal"), "", Posicion(1, 1, 5), "todo:"
    )
    [uno] = ejecucion(Recuento(leidos=1), [entera])["results"]
    assert uno["locations"][0]["physicalLocation"]["region"]["snippet"] == {"text": "todo:"}
    assert "contextRegion" not in uno["locations"][0]["physicalLocation"]


def test_los_archivos_que_no_se_leyeron_se_nombran_sin_dar_la_ejecucion_por_fallida() -> None:
    revision = revision_de(
        {
            "data/evaluaciones/rota.yaml": "titulo: [\n",
            "data/evaluaciones/a-medias.yaml": "titulo: Ev\norganizacion: OIM\n"
            "recomendaciones:\n  - id: R1\n",
        }
    )
    [invocacion] = ejecucion(revision.recuento, [*revision.diagnosticos])["invocations"]
    nombrados = [
        (una["level"], una["descriptor"], una["locations"][0]["physicalLocation"])
        for una in invocacion["toolExecutionNotifications"]
    ]
    assert invocacion["executionSuccessful"] is True
    assert nombrados == [
        (
            "error",
            {"id": "archivo-ilegible", "index": 0},
            lugar_de("data/evaluaciones/rota.yaml"),
        ),
        (
            "warning",
            {"id": "archivo-leido-en-parte", "index": 1},
            lugar_de("data/evaluaciones/a-medias.yaml"),
        ),
    ]


def lugar_de(archivo: str) -> dict[str, dict[str, str]]:
    return {"artifactLocation": {"uri": uri(archivo), "uriBaseId": "%SRCROOT%"}}


def test_un_fallo_del_programa_da_la_ejecucion_por_fallida() -> None:
    [invocacion] = ejecucion(Recuento(leidos=1, fallos=1), [])["invocations"]
    assert invocacion["executionSuccessful"] is False


@pytest.mark.parametrize("ataque", ATAQUES)
def test_un_dato_no_puede_ser_un_enlace_ni_un_hueco(ataque: str) -> None:
    uno = Diagnostico("data/e.yaml", "SEG012", Severidad.ERROR, ataque, ataque)
    [resultado] = ejecucion(Recuento(leidos=1), [uno])["results"]
    texto = resultado["message"]["text"]
    assert not ENLACE.search(texto)
    visto = visible(ataque).replace("](", "] (")
    assert mensaje_llano(texto) == f"{visto}\nAyuda: {visto}"


@given(RECUENTOS, LISTAS)
def test_cualquier_informe_cumple_la_norma_y_no_pierde_nada(
    recuento: Recuento, diagnosticos: list[Diagnostico]
) -> None:
    escrito = en_sarif(recuento, diagnosticos)
    una = ejecucion(recuento, diagnosticos)
    assert all(imprimible(linea) for linea in escrito.split("\n"))
    assert en_sarif(recuento, diagnosticos) == escrito
    vistos = [resumido(resultado) for resultado in una["results"]]
    assert vistos == [
        (d.codigo, d.archivo, d.posicion.linea, d.posicion.columna) for d in diagnosticos
    ]
    for resultado, uno in zip(una["results"], diagnosticos, strict=True):
        assert enlaces(resultado) == [
            (f"{visible(otro.archivo)}:{otro.linea}", otro.archivo, otro.linea)
            for otro in uno.relacionados
        ]


def resumido(resultado: dict[str, Any]) -> tuple[str, str, int, int]:
    donde = resultado["locations"][0]["physicalLocation"]
    tramo = donde["region"]
    assert tramo["startColumn"] <= tramo["endColumn"]
    archivo = ruta_de(donde["artifactLocation"]["uri"])
    return resultado["ruleId"], archivo, tramo["startLine"], tramo["startColumn"]


def enlaces(resultado: dict[str, Any]) -> list[tuple[str, str, int]]:
    """Cada enlace del mensaje: su rótulo, y el archivo y la línea a que lleva."""
    relacionados = {lugar["id"]: lugar for lugar in resultado.get("relatedLocations", [])}
    hallados = []
    for rotulo, destino in ENLACE.findall(resultado["message"]["text"]):
        lugar = relacionados.pop(int(destino))["physicalLocation"]
        archivo = ruta_de(lugar["artifactLocation"]["uri"])
        leido = re.sub(r"\\(.)", r"\1", mensaje_llano(rotulo))
        hallados.append((leido, archivo, lugar["region"]["startLine"]))
    assert relacionados == {}
    return hallados
