import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from apoyo.diagnosticos_hostiles import LISTAS, RECUENTOS
from apoyo.imprimible import imprimible
from apoyo.validadores_de_formatos import GITLAB, reparos
from seguimiento.almacen.fuentes import Memoria
from seguimiento.diagnosticos import Diagnostico, Severidad
from seguimiento.formatos.gitlab import en_gitlab
from seguimiento.formatos.identidad import huellas
from seguimiento.lugares import Posicion
from seguimiento.redaccion import visible
from seguimiento.repositorio import revisar
from seguimiento.repositorio.repositorio import Recuento

HOY = date(2023, 4, 15)


def hallazgos(recuento: Recuento, diagnosticos: list[Diagnostico]) -> list[dict[str, Any]]:
    """El informe leído de sus bytes, tras comprobar que cumple el contrato."""
    leidos: list[dict[str, Any]] = json.loads(en_gitlab(recuento, diagnosticos).encode())
    assert reparos(GITLAB, leidos) == []
    return leidos


def test_el_informe_entero_de_un_error() -> None:
    uno = Diagnostico(
        "data/evaluaciones/año 1.yaml",
        "SEG012",
        Severidad.ERROR,
        "estado desconocido «pendente»",
        "¿quiso decir «pendiente»?",
        Posicion(212, 13, 8),
        "    estado: pendente   # acordado el 3/3",
    )
    assert hallazgos(Recuento(leidos=2), [uno]) == [
        {
            "description": "estado desconocido «pendente» (ayuda: ¿quiso decir «pendiente»?)",
            "check_name": "SEG012",
            "fingerprint": huellas([uno])[0],
            "severity": "critical",
            "location": {
                "path": "data/evaluaciones/año 1.yaml",
                "lines": {"begin": 212, "end": 212},
                "positions": {
                    "begin": {"line": 212, "column": 13},
                    "end": {"line": 212, "column": 21},
                },
            },
        }
    ]


def test_el_contrato_rechaza_lo_que_no_lo_cumple() -> None:
    [torcido] = hallazgos(
        Recuento(), [Diagnostico("data/e.yaml", "SEG012", Severidad.ERROR, "mal")]
    )
    torcido["severity"] = "grave"
    torcido["location"]["path"] = "/data/e.yaml"
    del torcido["fingerprint"]
    assert sorted(reparo.partition(":")[0] for reparo in reparos(GITLAB, [torcido])) == [
        "$[0]",
        "$[0].location.path",
        "$[0].severity",
    ]


def test_sin_hallazgos_la_lista_esta_vacia() -> None:
    assert en_gitlab(Recuento(leidos=3), []) == "[]\n"


def test_las_tildes_se_escriben_tal_cual() -> None:
    uno = Diagnostico("data/año.yaml", "SEG012", Severidad.ERROR, "acción")
    assert '"description": "acción"' in en_gitlab(Recuento(), [uno])


def test_sin_ayuda_la_descripcion_es_solo_el_mensaje() -> None:
    uno = Diagnostico("data/e.yaml", "SEG012", Severidad.ERROR, "estado desconocido")
    assert hallazgos(Recuento(), [uno])[0]["description"] == "estado desconocido"


@pytest.mark.parametrize(
    ("severidad", "ilegibles", "gravedad"),
    [
        (Severidad.ERROR, ["data/e.yaml"], "blocker"),
        (Severidad.ERROR, ["data/otro.yaml"], "critical"),
        (Severidad.ADVERTENCIA, [], "minor"),
        (Severidad.ADVERTENCIA, ["data/e.yaml"], "minor"),
        (Severidad.NOTA, ["data/e.yaml"], "info"),
    ],
)
def test_la_gravedad_dice_cuanto_se_pierde(
    severidad: Severidad, ilegibles: list[str], gravedad: str
) -> None:
    uno = Diagnostico("data/e.yaml", "SEG012", severidad, "mal")
    assert hallazgos(Recuento(ilegibles=ilegibles), [uno])[0]["severity"] == gravedad


def test_dos_defectos_iguales_en_un_archivo_no_se_confunden_y_aguantan_que_el_texto_se_mueva() -> (
    None
):
    texto = "titulo: Ev\norganizacion: OIM\nrecomendaciones:\n" + "".join(
        f"  - id: R{numero}\n    texto: Coordinar\n    rejion: norte\n" for numero in (1, 2)
    )
    antes, despues = (huellas_y_lineas(uno) for uno in (texto, f"# nota\n{texto}"))
    assert [linea for _, linea in antes] == [6, 9]
    assert [linea for _, linea in despues] == [7, 10]
    assert [huella for huella, _ in antes] == [huella for huella, _ in despues]
    assert len({huella for huella, _ in antes}) == 2


def huellas_y_lineas(texto: str) -> list[tuple[str, int]]:
    revision = revisar(Memoria({"data/evaluaciones/e.yaml": texto.encode()}), HOY)
    leidos = hallazgos(revision.recuento, [*revision.diagnosticos])
    return [(uno["fingerprint"], uno["location"]["lines"]["begin"]) for uno in leidos]


@given(RECUENTOS, LISTAS)
def test_cualquier_informe_cumple_el_contrato_y_no_pierde_nada(
    recuento: Recuento, diagnosticos: list[Diagnostico]
) -> None:
    escrito = en_gitlab(recuento, diagnosticos)
    leidos = hallazgos(recuento, diagnosticos)
    assert all(imprimible(linea) for linea in escrito.split("\n"))
    assert en_gitlab(recuento, diagnosticos) == escrito
    assert [
        (uno["check_name"], uno["location"]["path"], uno["location"]["positions"]["begin"])
        for uno in leidos
    ] == [
        (d.codigo, visible(d.archivo), {"line": d.posicion.linea, "column": d.posicion.columna})
        for d in diagnosticos
    ]
    assert len({uno["fingerprint"] for uno in leidos}) == len(diagnosticos)
    for uno, diagnostico in zip(leidos, diagnosticos, strict=True):
        assert uno["description"].startswith(visible(diagnostico.mensaje))
