"""Las familias de matrices de las que no hay muestra, escritas con sus rótulos y con palabras propias.

En todas se cuentan las mismas dos recomendaciones y tres acciones, y todas se leen sin decir nada más.
"""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from apoyo.matrices import Filas, en_llano
from seguimiento.importacion.interpretacion import interpretar
from seguimiento.importacion.lectores import leer
from seguimiento.importacion.opciones import Opciones
from seguimiento.vocabularios.rotulos import CampoDeMatriz

R1, R2 = "Ordenar el archivo de actas", "Formar al personal nuevo"
DIGITALIZAR, PUBLICAR, DICTAR = (
    "Digitalizar las actas",
    "Publicar el índice",
    "Dictar dos talleres",
)


def _leidos(ruta: Path, opciones: Opciones | None = None) -> dict[str, Any]:
    leidos: dict[str, Any] = en_llano(interpretar(leer(ruta), opciones or Opciones()))
    return leidos


def _acciones(leidos: dict[str, Any]) -> list[list[str]]:
    """Lo principal de cada acción, en el orden en que se lee: código, texto, plazo, quién y estado."""
    return [
        [
            accion.get(campo, "")
            for campo in ("codigo_de_accion", "accion", "plazo", "responsables", "estado")
        ]
        for recomendacion in leidos["recomendaciones"]
        for accion in recomendacion.get("acciones", [])
    ]


def _recomendaciones(leidos: dict[str, Any]) -> list[tuple[str, str]]:
    return [(una["codigo"], una["recomendacion"]) for una in leidos["recomendaciones"]]


LAS_TRES = [
    ["1.1", DIGITALIZAR, "2023-11-30", ["Secretaría"], "completada"],
    ["1.2", PUBLICAR, "2024-03-31", ["Comunicación"], "en_curso"],
    ["2.1", DICTAR, "2024-03-15", ["Capacitación"], "no_iniciada"],
]
LAS_DOS = [("R1", R1), ("R2", R2)]


def _docx(ruta: Path, *partes: str | Filas) -> Path:
    """Un documento con esos párrafos y tablas; «<» une con la de la izquierda y «^» con la de encima."""
    docx = pytest.importorskip("docx")
    documento = docx.Document()
    for parte in partes:
        if isinstance(parte, str):
            documento.add_paragraph(parte)
            continue
        tabla = documento.add_table(len(parte), len(parte[0]))
        for numero, fila in enumerate(parte):
            for columna, texto in enumerate(fila):
                celda = tabla.cell(numero, columna)
                if texto == "<":
                    tabla.cell(numero, columna - 1).merge(celda)
                elif texto == "^":
                    tabla.cell(numero - 1, columna).merge(celda)
                else:
                    celda.text = texto
    documento.save(ruta)
    return ruta


def _xlsx(ruta: Path, filas: list[list[object]]) -> Path:
    openpyxl = pytest.importorskip("openpyxl")
    libro = openpyxl.Workbook()
    for fila in filas:
        libro.active.append(fila)
    libro.save(ruta)
    return ruta


def _csv(ruta: Path, filas: Filas) -> Path:
    escrito = io.StringIO()
    csv.writer(escrito).writerows(filas)
    ruta.write_text(escrito.getvalue(), encoding="utf-8")
    return ruta


def test_unicef_ficha_encima_y_un_bloque_por_recomendacion(tmp_path: Path) -> None:
    encabezado = [
        "Actions planned",
        "Responsible",
        "Expected completion date",
        "Implementation stage",
        "Actions taken",
        "Supporting documents",
    ]

    def bloque(numero: int, texto: str, respuesta: str, *acciones: list[str]) -> Filas:
        ancho = ["<"] * 5
        return [
            [f"Evaluation recommendation {numero}:\n{texto}", *ancho],
            [f"Management response: {respuesta}", *ancho],
            encabezado,
            *acciones,
        ]

    ruta = _docx(
        tmp_path / "unicef.docx",
        [
            ["Evaluation title", "Archivo y personal", "Region", "América Latina"],
            ["Office", "Perú", "Evaluation report sequence number", "2022/003"],
            ["Year", "2022", "Person in charge for follow-up", "Jefatura de planificación"],
            ["Overall response", "Se agradece el trabajo.", "Planned use", "El plan de 2024"],
        ],
        bloque(
            1,
            R1,
            "Agree",
            [DIGITALIZAR, "Secretaría", "30/11/2023", "Completed", "Listo en octubre", ""],
            [PUBLICAR, "Comunicación", "31/03/2024", "Underway", "", ""],
        ),
        bloque(
            2,
            R2,
            "Partially agree",
            [DICTAR, "Capacitación", "15/03/2024", "Not started", "", ""],
        ),
    )

    leidos = _leidos(ruta)

    assert _recomendaciones(leidos) == LAS_DOS
    assert _acciones(leidos) == LAS_TRES
    assert [una["decision"] for una in leidos["recomendaciones"]] == [
        "aceptada",
        "aceptada_parcialmente",
    ]
    assert leidos["evaluacion"]["titulo"] == "Archivo y personal"
    assert leidos["evaluacion"]["completa"] == "Jefatura de planificación"
    assert leidos["evaluacion"]["comentarios_generales"] == "Se agradece el trabajo."


def test_fao_columnas_con_letra_y_acciones_dentro_de_una_celda(tmp_path: Path) -> None:
    ruta = _docx(
        tmp_path / "fao.docx",
        "Management response to the evaluation",
        [
            [
                "Evaluation recommendation (a)",
                "Management response (b)\nAccepted, partially accepted or rejected",
                "Management plan",
                "<",
                "<",
                "<",
            ],
            [
                "^",
                "^",
                "Actions to be taken, and/or comments about partial acceptance or rejection (c)",
                "Responsible unit (d)",
                "Timeframe (e)",
                "Further funding required (Y or N) (f)",
            ],
            [
                f"Recommendation 1: {R1}",
                "Accepted",
                f"(a) {DIGITALIZAR}\n(b) {PUBLICAR}",
                "(a) Secretaría\n(b) Comunicación",
                "(a) 30 November 2023\n(b) 31 March 2024",
                "N",
            ],
            [
                f"Recommendation 2: {R2}",
                "Partially accepted",
                DICTAR,
                "Capacitación",
                "15 March 2024",
                "N",
            ],
        ],
    )

    leidos = _leidos(ruta)

    assert _recomendaciones(leidos) == LAS_DOS
    assert _acciones(leidos) == [[*accion[:4], ""] for accion in LAS_TRES]
    assert [una["decision"] for una in leidos["recomendaciones"]] == [
        "aceptada",
        "aceptada_parcialmente",
    ]


def test_un_poam_con_el_encabezado_en_la_fila_cinco(tmp_path: Path) -> None:
    ruta = _xlsx(
        tmp_path / "poam.xlsx",
        [
            ["Plan of Action and Milestones"],
            ["CSP", "Proveedor propio", None, "Impact level", "Moderate"],
            ["POAM date", "2023-09-01"],
            [],
            [
                "POAM ID",
                "Controls",
                "Weakness Name",
                "Point of Contact",
                "Scheduled Completion Date",
                "Planned Milestones",
                "Milestone Changes",
                "Status Date",
                "Original Risk Rating",
            ],
            [
                "V-1",
                "AC-2",
                R1,
                "Secretaría",
                "2024/03/31",
                f"(1) 2023/11/30: {DIGITALIZAR}\n(2) 2024/03/31: {PUBLICAR}",
                "",
                "2023/09/01",
                "High",
            ],
            [
                "V-2",
                "AT-2",
                R2,
                "Capacitación",
                "3/15/2024",
                f"(1) 2024/03/15: {DICTAR}",
                "",
                "2023/09/01",
                "Moderate",
            ],
        ],
    )

    leidos = _leidos(ruta)

    assert _recomendaciones(leidos) == [("V-1", R1), ("V-2", R2)]
    assert _acciones(leidos) == [
        ["V-1.1", DIGITALIZAR, "2023-11-30", ["Secretaría"], ""],
        ["V-1.2", PUBLICAR, "2024-03-31", ["Secretaría"], ""],
        ["V-2.1", DICTAR, "2024-03-15", ["Capacitación"], ""],
    ]
    assert [una["prioridad"] for una in leidos["recomendaciones"]] == ["alta", "media"]


def test_uhri_con_seriales_y_su_errata(tmp_path: Path) -> None:
    ruta = _xlsx(
        tmp_path / "uhri.xlsx",
        [
            [
                "Text",
                "Countries Concerned",
                "Reccomending Body",
                "UPR Position",
                "Themes",
                "Sdgs",
                "Document Publication Date",
                "OHCHR Annotation Id",
            ],
            [R1, "Perú", "UPR", "Supported", "- Archivo\n- Actas", "16", 45036, "a-1"],
            [R2, "Perú", "UPR", "Supported", "- Personal\n- Escuela", "4", 45036, "a-2"],
        ],
    )

    leidos = _leidos(ruta)

    assert _recomendaciones(leidos) == LAS_DOS
    primera = leidos["recomendaciones"][0]
    assert primera["fecha"] == "2023-04-20"
    assert primera["decision"] == "aceptada"
    assert primera["tema"] == ["Archivo", "Actas"]


def test_trello_con_la_etiqueta_por_recomendacion(tmp_path: Path) -> None:
    encabezado = [
        *("Card ID", "Card Name", "Card URL", "Card Description", "Labels", "Members"),
        *("Due Date", "List Name", "Board Name", "Archived"),
    ]
    ruta = _csv(
        tmp_path / "trello.csv",
        [
            encabezado,
            *(
                [
                    "x1",
                    accion,
                    "",
                    "",
                    recomendacion,
                    quien,
                    f"{plazo}T08:00:00.000Z",
                    lista,
                    "T",
                    "false",
                ]
                for accion, recomendacion, quien, plazo, lista in (
                    (DIGITALIZAR, R1, "Secretaría", "2023-11-30", "Done"),
                    (PUBLICAR, R1, "Comunicación", "2024-03-31", "In Progress"),
                    (DICTAR, R2, "Capacitación", "2024-03-15", "To Do"),
                )
            ),
        ],
    )

    leidos = _leidos(ruta, Opciones(columnas={"Labels": CampoDeMatriz.RECOMENDACION}))

    assert _recomendaciones(leidos) == LAS_DOS
    assert _acciones(leidos) == LAS_TRES


_JIRA = [
    *("Summary", "Issue key", "Issue Type", "Status", "Resolution", "Assignee", "Due date"),
    *("Labels", "Labels", "Parent"),
]


@pytest.mark.parametrize(
    "parentesco",
    [
        pytest.param(lambda clave, _texto: clave, id="la clave de otra fila"),
        pytest.param(lambda _clave, texto: texto, id="el texto de la recomendación"),
    ],
)
def test_jira_con_columnas_repetidas(tmp_path: Path, parentesco: Callable[[str, str], str]) -> None:
    uno, dos = parentesco("ACT-1", R1), parentesco("ACT-2", R2)
    epicas = [
        [R1, "ACT-1", "Epic", "In Progress", "", "", "", "archivo", "", ""],
        [R2, "ACT-2", "Epic", "To Do", "", "", "", "", "", ""],
    ]
    ruta = _csv(
        tmp_path / "jira.csv",
        [
            _JIRA,
            *epicas,
            [
                DIGITALIZAR,
                "ACT-3",
                "Task",
                "Done",
                "Done",
                "Secretaría",
                "30/Nov/23",
                "a",
                "b",
                uno,
            ],
            [
                PUBLICAR,
                "ACT-4",
                "Task",
                "In Progress",
                "",
                "Comunicación",
                "31/Mar/24 9:41 AM",
                "",
                "",
                uno,
            ],
            [DICTAR, "ACT-5", "Task", "To Do", "", "Capacitación", "15/Mar/24", "", "", dos],
        ],
    )

    leidos = _leidos(ruta)

    assert [texto for _, texto in _recomendaciones(leidos)] == [R1, R2]
    assert [accion[1:] for accion in _acciones(leidos)] == [accion[1:] for accion in LAS_TRES]
    assert [accion[0] for accion in _acciones(leidos)] == ["ACT-3", "ACT-4", "ACT-5"]


def test_jira_dice_lo_que_no_se_hara(tmp_path: Path) -> None:
    ruta = _csv(
        tmp_path / "jira.csv",
        [_JIRA, [DICTAR, "ACT-5", "Task", "Done", "Won't Do", "Capacitación", "", "", "", R2]],
    )

    assert _acciones(_leidos(ruta))[0][-1] == "cancelada"


def test_un_poam_de_oscal(tmp_path: Path) -> None:
    def tarea(titulo: str, fin: str, rol: str) -> dict[str, object]:
        return {
            "uuid": titulo,
            "type": "milestone",
            "title": titulo,
            "timing": {"within-date-range": {"start": "2023-09-01T00:00:00Z", "end": fin}},
            "responsible-roles": [{"role-id": rol}],
        }

    def riesgo(uuid: str, titulo: str, *tareas: dict[str, object]) -> dict[str, object]:
        remedio = {"uuid": f"{uuid}-r", "lifecycle": "planned", "title": titulo, "tasks": tareas}
        return {"uuid": uuid, "title": titulo, "status": "open", "remediations": [remedio]}

    ruta = tmp_path / "poam.json"
    ruta.write_text(
        json.dumps(
            {
                "plan-of-action-and-milestones": {
                    "uuid": "p",
                    "metadata": {"title": "Plan de remedios", "version": "1.0"},
                    "risks": [
                        riesgo(
                            "r1",
                            "Archivo desordenado",
                            tarea(DIGITALIZAR, "2023-11-30T00:00:00Z", "Secretaría"),
                            tarea(PUBLICAR, "2024-03-31T00:00:00Z", "Comunicación"),
                        ),
                        riesgo(
                            "r2",
                            "Personal sin formar",
                            tarea(DICTAR, "2024-03-15T00:00:00Z", "Capacitación"),
                        ),
                    ],
                    "poam-items": [
                        {"uuid": "i1", "title": R1, "related-risks": [{"risk-uuid": "r1"}]},
                        {"uuid": "i2", "title": R2, "related-risks": [{"risk-uuid": "r2"}]},
                    ],
                }
            },
            ensure_ascii=False,
        ),
        encoding="utf-8",
    )

    leidos = _leidos(ruta)

    assert leidos["evaluacion"]["titulo"] == "Plan de remedios"
    assert _recomendaciones(leidos) == LAS_DOS
    assert _acciones(leidos) == [[*accion[:4], ""] for accion in LAS_TRES]


@pytest.mark.parametrize("quitar", ["poam-items"])
def test_un_oscal_sin_puntos_cuenta_sus_riesgos(tmp_path: Path, quitar: str) -> None:
    plan = {
        "metadata": {"title": "Plan"},
        "risks": [{"uuid": "r", "title": R1, "status": "open", "deadline": "2024-03-31T00:00:00Z"}],
        "poam-items": [],
    }
    del plan[quitar]
    ruta = tmp_path / "poam.json"
    ruta.write_text(json.dumps({"plan-of-action-and-milestones": plan}), encoding="utf-8")

    leidos = _leidos(ruta)

    assert leidos["recomendaciones"] == [
        {"codigo": "R1", "recomendacion": R1, "estado": "pendiente", "plazo": "2024-03-31"}
    ]
