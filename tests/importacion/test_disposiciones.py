"""Lo que hay entre las filas de una matriz: secciones, totales, saltos de página, hojas sin nada, fichas."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from apoyo.matrices import Filas, en_llano, leido, material, tabla
from seguimiento.importacion.interpretacion import interpretar
from seguimiento.importacion.material import Material
from seguimiento.importacion.opciones import Opciones
from seguimiento.vocabularios import ClaseDeElemento

ENCABEZADO = ["N.º", "Recomendación", "Acción", "Responsable", "Plazo", "Estado"]
DIGITALIZAR = ["1", "Ordenar el archivo", "Digitalizar", "Secretaría", "2023-11", "Completada"]
PUBLICAR = ["1", "Ordenar el archivo", "Publicar", "Prensa", "2024-03", "En curso"]
DICTAR = ["2", "Formar al personal", "Dictar talleres", "Escuela", "2024-03", "No iniciada"]
FILAS = [ENCABEZADO, DIGITALIZAR, PUBLICAR, DICTAR]


def _esperados() -> list[dict[str, Any]]:
    def accion(codigo: str, fila: Sequence[str], estado: str) -> dict[str, Any]:
        return {
            "codigo_de_accion": codigo,
            "accion": fila[2],
            "responsables": [fila[3]],
            "plazo": fila[4],
            "estado": estado,
        }

    return [
        {
            "codigo": "R1",
            "recomendacion": "Ordenar el archivo",
            "acciones": [
                accion("1.1", DIGITALIZAR, "completada"),
                accion("1.2", PUBLICAR, "en_curso"),
            ],
        },
        {
            "codigo": "R2",
            "recomendacion": "Formar al personal",
            "acciones": [accion("2.1", DICTAR, "no_iniciada")],
        },
    ]


def _con(*filas: Filas) -> list[list[str]]:
    return [list(fila) for grupo in filas for fila in grupo]


VACIA = [""] * 6


@pytest.mark.parametrize(
    ("partes", "dudas"),
    [
        pytest.param([FILAS], [], id="la recomendación, repetida"),
        pytest.param(
            [[ENCABEZADO, DIGITALIZAR, ["^", "^", *PUBLICAR[2:]], DICTAR]], [], id="unida"
        ),
        pytest.param(
            [[ENCABEZADO, DIGITALIZAR, ["", "", *PUBLICAR[2:]], DICTAR]], [], id="seguida"
        ),
        pytest.param([[ENCABEZADO, DIGITALIZAR, DICTAR, PUBLICAR]], [], id="por otro orden"),
        pytest.param(
            [[ENCABEZADO, DIGITALIZAR, VACIA, PUBLICAR, VACIA, DICTAR, VACIA]], [], id="huecos"
        ),
        pytest.param(
            [[ENCABEZADO, DIGITALIZAR, PUBLICAR, ENCABEZADO, DICTAR]],
            [],
            id="el encabezado, en cada página",
        ),
        pytest.param(
            [[ENCABEZADO, ["1", "2", "3", "4", "5", "6"], DIGITALIZAR, PUBLICAR, DICTAR]],
            [],
            id="columnas numeradas",
        ),
        pytest.param(
            [[*FILAS, ["", "TOTAL", "", "", "", "3"]]], ["SEG714"], id="una fila de totales"
        ),
        pytest.param(
            [[*FILAS, ["Subtotal:", "", "3", "", "", ""]]], ["SEG714"], id="y otra de subtotales"
        ),
        pytest.param(
            [[ENCABEZADO, DIGITALIZAR, PUBLICAR], [DICTAR]],
            [],
            id="partida en dos por un salto de página",
        ),
        pytest.param(
            [[ENCABEZADO, DIGITALIZAR], [["", "", *PUBLICAR[2:]], DICTAR]],
            [],
            id="partida en medio de una recomendación",
        ),
        pytest.param(
            [[ENCABEZADO, DIGITALIZAR], [ENCABEZADO, ["", "", *PUBLICAR[2:]], DICTAR]],
            [],
            id="partida, con el encabezado repetido",
        ),
        pytest.param(
            [[ENCABEZADO, DIGITALIZAR, PUBLICAR], "", [DICTAR]],
            [],
            id="partida por un párrafo en blanco",
        ),
    ],
)
def test_una_matriz_se_lee_igual_como_quiera_que_este_puesta(
    partes: list[str | Filas], dudas: list[str]
) -> None:
    leidos = leido(*partes)

    assert leidos.pop("dudas", []) == dudas
    assert leidos == {"recomendaciones": _esperados()}


def test_una_tabla_de_otras_columnas_no_es_la_anterior_que_sigue() -> None:
    leidos = leido(FILAS, "Firmas", [["Elaboró", "Aprobó"], ["Ana", "Luis"]])

    assert leidos["recomendaciones"] == _esperados()
    assert leidos["dudas"] == ["SEG720", "SEG720"]


def test_de_un_libro_se_lee_la_hoja_de_la_matriz_y_se_dice_lo_demas() -> None:
    hojas = [
        tabla([["Portada"], ["Oficina de evaluación"]], "hoja Portada", 0),
        tabla([["Título de la evaluación:", "El archivo"]], "hoja Datos", 1),
        tabla(FILAS, "hoja Matriz", 2),
        tabla([["Estado", "Prioridad"], ["En curso", "Alta"]], "hoja Listas", 3),
    ]

    hechos = interpretar(Material("libro.xlsx", tuple(hojas)), Opciones())

    leidos = en_llano(hechos)
    assert leidos["recomendaciones"] == _esperados()
    assert leidos["evaluacion"] == {"titulo": "El archivo"}
    assert [(duda.codigo, duda.sitio and duda.sitio.pieza) for duda in hechos.dudas] == [
        ("SEG720", "hoja Portada"),
        ("SEG720", "hoja Listas"),
    ]


def test_solo_se_lee_la_hoja_que_se_pide() -> None:
    hojas = [tabla(FILAS[:3], "hoja Uno", 0), tabla([ENCABEZADO, DICTAR], "hoja Dos", 1)]

    hechos = interpretar(Material("libro.xlsx", tuple(hojas)), Opciones(hoja="dos"))

    assert [uno.valor(next(iter(uno.datos))) for uno in hechos.elementos] == ["Formar al personal"]


def test_una_fila_de_seccion_dice_el_tema_de_las_que_siguen() -> None:
    leidos: Any = leido(
        [
            ENCABEZADO,
            ["Tema: Archivo", *"<<<<<"],
            DIGITALIZAR,
            PUBLICAR,
            ["Componente de personal", *"<<<<<"],
            DICTAR,
        ]
    )

    assert [una["tema"] for una in leidos["recomendaciones"]] == [
        ["Archivo"],
        ["Componente de personal"],
    ]


def test_sin_columna_que_la_diga_la_fila_de_seccion_es_la_recomendacion() -> None:
    leidos = leido(
        [
            ENCABEZADO[2:],
            ["Recomendación 1: Ordenar el archivo", *"<<<"],
            DIGITALIZAR[2:],
            PUBLICAR[2:],
            ["Formar al personal", *"<<<"],
            DICTAR[2:],
        ]
    )

    assert leidos == {"recomendaciones": _esperados()}


def test_varios_bloques_en_una_sola_tabla() -> None:
    leidos = leido(
        [
            ["Recomendación 1\nOrdenar el archivo", *"<<<"],
            ENCABEZADO[2:],
            DIGITALIZAR[2:],
            PUBLICAR[2:],
            ["Recomendación 2\nFormar al personal", *"<<<"],
            ENCABEZADO[2:],
            DICTAR[2:],
        ]
    )

    assert leidos == {"recomendaciones": _esperados()}


@pytest.mark.parametrize(
    "partes",
    [
        pytest.param(
            [
                "Recomendación 1: Ordenar el archivo",
                [ENCABEZADO[2:], DIGITALIZAR[2:], PUBLICAR[2:]],
            ],
            id="tras dos puntos",
        ),
        pytest.param(
            [
                "Recomendación 1",
                "Ordenar el archivo",
                [ENCABEZADO[2:], DIGITALIZAR[2:], PUBLICAR[2:]],
            ],
            id="en el párrafo siguiente",
        ),
        pytest.param(
            ["R1. Ordenar el archivo", [ENCABEZADO[2:], DIGITALIZAR[2:], PUBLICAR[2:]]],
            id="abreviada",
        ),
        pytest.param(
            [
                "1. Recomendación:",
                "Ordenar el archivo",
                "Acciones clave:",
                [ENCABEZADO[2:], DIGITALIZAR[2:], PUBLICAR[2:]],
            ],
            id="con el número delante",
        ),
    ],
)
def test_la_recomendacion_en_parrafos(partes: list[str | Filas]) -> None:
    leidos = leido(*partes, "Recomendación 2: Formar al personal", [ENCABEZADO[2:], DICTAR[2:]])

    assert leidos == {"recomendaciones": _esperados()}


def test_todo_en_parrafos() -> None:
    leidos = leido(
        *("Recomendación 1: Ordenar el archivo", "Acción 1.1: Digitalizar", "Plazo: 2023-11"),
        *("Responsable: Secretaría", "Estado: Completada", "Acción 1.2: Publicar"),
        *("Responsable: Prensa", "Plazo: 2024-03", "Estado: En curso"),
        *("Recomendación 2: Formar al personal", "Acción 2.1: Dictar talleres"),
        *("Responsable: Escuela", "Plazo: 2024-03", "Estado: No iniciada"),
    )

    assert leidos == {"recomendaciones": _esperados()}


def test_las_fechas_pegadas_a_las_celdas_dicen_de_cuando_es_el_estado() -> None:
    pegada = "[Added: 2012/10/07] [Last Updated: 2013/01/02]"
    leidos: Any = leido(
        "1. Recommendation:",
        "Ordenar el archivo",
        f"Management Response: {pegada}",
        "Agree",
        [
            ["Key Action", "Responsible", "DueDate", "Status", "Comments", "Documents"],
            [f"Digitalizar {pegada}", "Secretaría", "2012/12", "Completed", "", ""],
            ["Publicar", "Prensa", "2013/06", "Initiated [Last Updated: 2013/02/03]", "", ""],
        ],
    )

    acciones = leidos["recomendaciones"][0]["acciones"]
    assert leidos["recomendaciones"][0]["decision"] == "aceptada"
    assert [una["accion"] for una in acciones] == ["Digitalizar", "Publicar"]
    assert [una["fecha_de_seguimiento"] for una in acciones] == ["2013-01-02", "2013-02-03"]


_FICHA = [
    ["N.º:", "1"],
    ["Recomendación:", "Ordenar el archivo"],
    ["Acción 1:", "Digitalizar"],
    ["Responsable:", "Secretaría"],
    ["Plazo:", "2023-11"],
    ["Estado:", "Completada"],
    ["Acción 2:", "Publicar"],
    ["Responsable:", "Prensa"],
    ["Plazo:", "2024-03"],
    ["Estado:", "En curso"],
]
_OTRA_FICHA = [
    ["N.º:", "2"],
    ["Recomendación:", "Formar al personal"],
    ["Acción 1:", "Dictar talleres"],
    ["Responsable:", "Escuela"],
    ["Plazo:", "2024-03"],
    ["Estado:", "No iniciada"],
]


@pytest.mark.parametrize(
    "partes",
    [
        pytest.param([_FICHA, _OTRA_FICHA], id="una por hoja"),
        pytest.param([[*_FICHA, ["", ""], *_OTRA_FICHA]], id="varias por hoja"),
        pytest.param([[*_FICHA[1:], *_OTRA_FICHA[1:]]], id="sin código"),
        pytest.param(
            [[[f"{rotulo}\n{valor}"] for rotulo, valor in (*_FICHA, *_OTRA_FICHA)]],
            id="el rótulo y lo que dice, en la misma celda",
        ),
    ],
)
def test_una_ficha_con_los_rotulos_a_la_izquierda(partes: list[Filas]) -> None:
    assert leido(*partes) == {"recomendaciones": _esperados()}


def test_una_ficha_con_una_recomendacion_por_columna() -> None:
    leidos = leido(
        [
            ["Recomendación:", "Ordenar el archivo", "Formar al personal"],
            ["Acción:", "Digitalizar", "Dictar talleres"],
            ["Responsable:", "Secretaría", "Escuela"],
            ["Plazo:", "2023-11", "2024-03"],
            ["Estado:", "Completada", "No iniciada"],
        ]
    )

    uno, dos = _esperados()
    assert leidos == {"recomendaciones": [{**uno, "acciones": uno["acciones"][:1]}, dos]}


@pytest.mark.parametrize(
    ("acciones", "responsables", "plazos", "estados"),
    [
        pytest.param(
            "(a) Digitalizar\n(b) Publicar",
            "(a) Secretaría\n(b) Prensa",
            "(a) 2023-11\n(b) 2024-03",
            "(a) Completada\n(b) En curso",
            id="letras",
        ),
        pytest.param(
            "(1) Digitalizar; (2) Publicar",
            "(1) Secretaría; (2) Prensa",
            "(1) 2023-11; (2) 2024-03",
            "(1) Completada; (2) En curso",
            id="números seguidos",
        ),
        pytest.param(
            "1. Digitalizar\n2. Publicar",
            "1. Secretaría\n2. Prensa",
            "2023-11\n2024-03",
            "Completada\nEn curso",
            id="y las paralelas, por líneas",
        ),
        pytest.param(
            "1.1 Digitalizar\n1.2 Publicar",
            "Secretaría\nPrensa",
            "2023-11\n2024-03",
            "Completada\nEn curso",
            id="códigos",
        ),
        pytest.param(
            "• Digitalizar\n• Publicar",
            "Secretaría\nPrensa",
            "2023-11\n2024-03",
            "Completada\nEn curso",
            id="viñetas",
        ),
        pytest.param(
            "Digitalizar\nPublicar",
            "Secretaría\nPrensa",
            "2023-11\n2024-03",
            "Completada\nEn curso",
            id="una por línea",
        ),
        pytest.param(
            "i) Digitalizar\nii) Publicar",
            "i) Secretaría\nii) Prensa",
            "i) 2023-11\nii) 2024-03",
            "i) Completada\nii) En curso",
            id="romanos",
        ),
    ],
)
def test_varias_acciones_en_una_celda(
    acciones: str, responsables: str, plazos: str, estados: str
) -> None:
    una = ["1", "Ordenar el archivo", acciones, responsables, plazos, estados]

    assert leido([ENCABEZADO, una, DICTAR]) == {"recomendaciones": _esperados()}


def test_lo_dicho_una_vez_de_varias_acciones_es_de_todas_o_de_la_recomendacion() -> None:
    una = [
        "1",
        "Ordenar",
        "Se hará:\n(1) Digitalizar\n(2) Publicar",
        "Secretaría",
        "2024",
        "En curso",
    ]

    leidos: Any = leido([ENCABEZADO, una])

    ordenar = leidos["recomendaciones"][0]
    assert ordenar["plan"] == "Se hará"
    assert ordenar["estado"] == "en_curso"
    assert [(a["responsables"], a["plazo"]) for a in ordenar["acciones"]] == [
        (["Secretaría"], "2024")
    ] * 2


def test_una_sola_accion_con_puntos_o_numeros_no_se_parte() -> None:
    texto = "Revisar el art. 2. Publicarlo en 2024. Ver el punto 3) del plan"

    leidos: Any = leido([ENCABEZADO, ["1", "Ordenar", texto, "", "", ""]])

    assert [una["accion"] for una in leidos["recomendaciones"][0]["acciones"]] == [texto]


def test_los_codigos_que_da_el_archivo_se_conservan() -> None:
    leidos: Any = leido(
        [
            ["Código", "Recomendación", "Número de acción", "Acción"],
            ["REC-7", "Ordenar el archivo", "7.10", "Digitalizar"],
            ["REC-7", "Ordenar el archivo", "", "Publicar"],
            ["", "Formar al personal", "A/3", "Dictar talleres"],
        ]
    )

    ordenar, formar = leidos["recomendaciones"]
    assert (ordenar["codigo"], formar["codigo"]) == ("REC-7", "R2")
    assert [una["codigo_de_accion"] for una in ordenar["acciones"]] == ["7.10", "REC-7.2"]
    assert [una["codigo_de_accion"] for una in formar["acciones"]] == ["A-3"]


@pytest.mark.parametrize(
    ("dicha", "codigo", "accion"),
    [
        ("7.2 identificar una práctica", "7.2", "identificar una práctica"),
        ("7.2. identificar una práctica", "7.2", "identificar una práctica"),
        ("3.5 millones para el archivo", "7.1", "3.5 millones para el archivo"),
    ],
)
def test_el_codigo_ante_minuscula_es_de_la_accion_si_es_de_su_recomendacion(
    dicha: str, codigo: str, accion: str
) -> None:
    leidos: Any = leido([["N.º", "Recomendación", "Acción"], ["7", "Ordenar el archivo", dicha]])

    assert leidos["recomendaciones"][0]["acciones"] == [
        {"codigo_de_accion": codigo, "accion": accion}
    ]


def test_un_codigo_repetido_lo_conserva_el_primero() -> None:
    leidos: Any = leido(
        [
            ["N.º", "Recomendación", "Estado"],
            ["1", "Ordenar el archivo", "Pendiente"],
            ["1", "Formar al personal", "Pendiente"],
        ]
    )

    assert [una["codigo"] for una in leidos["recomendaciones"]] == ["R1", "R2"]
    assert leidos["dudas"] == ["SEG723"]


def test_lo_que_se_contradice_se_dice() -> None:
    otra = [*PUBLICAR]
    leidos: Any = leido(
        [
            [*ENCABEZADO, "Prioridad"],
            [*DIGITALIZAR, "Alta"],
            [*otra, "Baja"],
            [*DICTAR, "Alta"],
        ]
    )

    assert [una["prioridad"] for una in leidos["recomendaciones"]] == ["alta", "alta"]
    assert leidos["dudas"] == ["SEG723"]


def test_varias_evaluaciones_en_un_archivo_se_rechazan() -> None:
    leidos = leido(
        [
            ["Report Number", "Recommendation", "Status"],
            ["A-1", "Ordenar el archivo", "Open"],
            ["A-2", "Formar al personal", "Open"],
            ["A-2", "Formar al personal nuevo del archivo", "Open"],
        ]
    )

    assert leidos["dudas"] == ["SEG724"]


def test_acciones_sin_recomendacion_se_quedan_fuera() -> None:
    leidos = leido([ENCABEZADO[2:], DIGITALIZAR[2:]])

    assert leidos == {"dudas": ["SEG706"]}


def test_acciones_sin_recomendacion_son_los_compromisos_de_un_acuerdo() -> None:
    opciones = Opciones(tipo=ClaseDeElemento.ACUERDO)

    leidos: Any = leido([ENCABEZADO[2:], DIGITALIZAR[2:], DICTAR[2:]], opciones=opciones)

    assert [una["codigo_de_accion"] for una in leidos["compromisos"]] == ["1", "2"]
    assert [una["accion"] for una in leidos["compromisos"]] == ["Digitalizar", "Dictar talleres"]


def test_la_tarea_que_otras_nombran_es_la_recomendacion_y_su_seccion_el_tema() -> None:
    leidos: Any = leido(
        [
            ["Name", "Section/Column", "Assignee", "Parent task"],
            ["Ordenar el archivo", "Componente 1", "", ""],
            ["Digitalizar", "", "Secretaría", "Ordenar el archivo"],
            ["Publicar", "", "Prensa", "Ordenar el archivo"],
        ]
    )

    assert leidos["recomendaciones"] == [
        {
            "codigo": "R1",
            "recomendacion": "Ordenar el archivo",
            "tema": ["Componente 1"],
            "acciones": [
                {
                    "codigo_de_accion": "1.1",
                    "accion": "Digitalizar",
                    "responsables": ["Secretaría"],
                },
                {"codigo_de_accion": "1.2", "accion": "Publicar", "responsables": ["Prensa"]},
            ],
        }
    ]


def test_las_lineas_con_rotulo_de_una_celda_van_a_su_dato() -> None:
    leidos: Any = leido(
        [
            ["Recomendación", "Acción"],
            [
                "Ordenar el archivo\nPrioridad: Alta",
                "Digitalizar\nPlazo: 2023-11\nResponsable: Prensa",
            ],
        ]
    )

    assert leidos["recomendaciones"] == [
        {
            "codigo": "R1",
            "recomendacion": "Ordenar el archivo",
            "prioridad": "alta",
            "acciones": [
                {
                    "codigo_de_accion": "1.1",
                    "accion": "Digitalizar",
                    "plazo": "2023-11",
                    "responsables": ["Prensa"],
                }
            ],
        }
    ]


def test_cada_dato_dice_donde_estaba() -> None:
    hechos = interpretar(material(FILAS), Opciones())

    digitalizar = hechos.elementos[0].dentro[0]
    sitios = {
        campo.value: str(dato.sitio) for campo, dato in digitalizar.datos.items() if dato.dicho
    }
    assert sitios == {
        "accion": "tabla 1, fila 2, columna 3",
        "responsables": "tabla 1, fila 2, columna 4",
        "plazo": "tabla 1, fila 2, columna 5",
        "estado": "tabla 1, fila 2, columna 6",
    }
    assert replace(digitalizar.sitio, celda="").fila == 1


def test_un_json_que_no_se_conoce_no_dice_nada() -> None:
    hechos = interpretar(Material("x.json", (), (), {"otra": "cosa"}), Opciones())

    assert [duda.codigo for duda in hechos.dudas] == ["SEG706"]


def test_lo_dicho_encima_vale_para_todas_si_no_es_del_papel() -> None:
    leidos: Any = leido(
        [
            ["Dirigida a:", "Oficina de país", *VACIA[2:]],
            ["Actualizado:", "2024-01-10", *VACIA[2:]],
            ["Estado:", "Borrador", *VACIA[2:]],
            ["Fecha:", "2022-05", *VACIA[2:]],
            *FILAS,
        ]
    )

    assert {tuple(una["dirigida_a"]) for una in leidos["recomendaciones"]} == {("Oficina de país",)}
    acciones = [accion for una in leidos["recomendaciones"] for accion in una["acciones"]]
    assert {accion["fecha_de_seguimiento"] for accion in acciones} == {"2024-01-10"}
    assert [accion["estado"] for accion in acciones] == ["completada", "en_curso", "no_iniciada"]
    assert "fecha" not in leidos["recomendaciones"][0]
    assert leidos["dudas"] == ["SEG720"]


def test_lo_que_dice_una_seccion_no_pisa_lo_que_dice_la_fila() -> None:
    leidos: Any = leido(
        [
            [*ENCABEZADO, "Prioridad"],
            ["Prioridad: Alta", *"<<<<<<"],
            [*DIGITALIZAR, ""],
            [*DICTAR, "Baja"],
        ]
    )

    assert [una["prioridad"] for una in leidos["recomendaciones"]] == ["alta", "baja"]
    assert "dudas" not in leidos


def test_los_bloques_que_siguen_al_primero_pueden_no_repetir_el_encabezado() -> None:
    leidos = leido(
        [
            ["Recomendación 1\nOrdenar el archivo", *"<<<"],
            ENCABEZADO[2:],
            DIGITALIZAR[2:],
            PUBLICAR[2:],
        ],
        [["Recomendación 2\nFormar al personal", *"<<<"], DICTAR[2:]],
    )

    assert leidos == {"recomendaciones": _esperados()}


def test_varias_acciones_tras_un_rotulo() -> None:
    leidos: Any = leido(
        *(
            "Recomendación 1: Ordenar el archivo",
            "Respuesta de la gerencia: (aceptar/rechazar): Aceptada",
        ),
        *("Acciones:", "1.1 Digitalizar las actas", "1.2 Publicar el índice"),
    )

    ordenar = leidos["recomendaciones"][0]
    assert ordenar["decision"] == "aceptada"
    assert [una["codigo_de_accion"] for una in ordenar["acciones"]] == ["1.1", "1.2"]
    assert [una["accion"] for una in ordenar["acciones"]] == [
        "Digitalizar las actas",
        "Publicar el índice",
    ]


def test_un_formulario_sin_responder_no_responde() -> None:
    leidos: Any = leido(
        [
            ["Recomendación 1\nOrdenar el archivo", *"<<<"],
            ["Respuesta gerencial: (aceptar/aceptar parcialmente/rechazar)", *"<<<"],
            ENCABEZADO[2:],
            DIGITALIZAR[2:],
        ]
    )

    assert "decision" not in leidos["recomendaciones"][0]
    assert "dudas" not in leidos


def test_un_rotulo_solo_en_su_parrafo_no_es_parte_de_la_recomendacion() -> None:
    leidos: Any = leido(
        *("Recommendation 1", "Ordenar el archivo.", "También las actas."),
        *("Management Response", "Agree", "Key Actions"),
        [ENCABEZADO[2:], DIGITALIZAR[2:]],
    )

    ordenar = leidos["recomendaciones"][0]
    assert ordenar["recomendacion"] == "Ordenar el archivo.\nTambién las actas."
    assert ordenar["decision"] == "aceptada"
    assert len(ordenar["acciones"]) == 1


def test_la_recomendacion_y_sus_acciones_en_la_misma_columna() -> None:
    leidos = leido(
        [
            ["Recomendación / Acción", *ENCABEZADO[3:]],
            ["Recomendación 1: Ordenar el archivo", "", "", ""],
            DIGITALIZAR[2:],
            PUBLICAR[2:],
            ["Recomendación 2: Formar al personal", "", "", ""],
            DICTAR[2:],
        ]
    )

    assert leidos == {"recomendaciones": _esperados()}


def test_varios_bloques_en_una_hoja_con_la_primera_columna_vacia() -> None:
    leidos = leido(
        [
            ["", "Recomendación 1: Ordenar el archivo", "<", "<", "<"],
            ["", "Prioridad: Alta", "", "Respuesta: Aceptada", ""],
            ["", *ENCABEZADO[2:]],
            ["", *DIGITALIZAR[2:]],
            ["", *PUBLICAR[2:]],
            VACIA[1:],
            ["", "Recomendación 2: Formar al personal", "", "", ""],
            ["", "Prioridad: Alta", "", "Respuesta: Aceptada", ""],
            ["", *ENCABEZADO[2:]],
            ["", *DICTAR[2:]],
        ]
    )

    de_mas = {"prioridad": "alta", "decision": "aceptada"}
    assert leidos == {"recomendaciones": [una | de_mas for una in _esperados()]}


def test_una_seccion_sin_unir_y_una_nota_al_pie() -> None:
    leidos: Any = leido(
        [
            ENCABEZADO,
            ["Eje 1", *VACIA[1:]],
            DIGITALIZAR,
            ["Eje 2: Personal", *VACIA[1:]],
            DICTAR,
            ["Elaborado por la oficina", *"<<<<<"],
        ]
    )

    assert [una["tema"] for una in leidos["recomendaciones"]] == [["Eje 1"], ["Personal"]]
    assert leidos["dudas"] == ["SEG720"]


def test_una_frase_unida_junto_a_la_recomendacion_no_es_una_seccion() -> None:
    leidos: Any = leido([ENCABEZADO, DIGITALIZAR, ["^", "^", "Sin más acciones", *"<<<"], DICTAR])

    assert [len(una["acciones"]) for una in leidos["recomendaciones"]] == [2, 1]
    assert "tema" not in leidos["recomendaciones"][1]


def test_una_accion_de_varias_lineas_sin_nada_paralelo_es_una() -> None:
    leidos: Any = leido(
        [ENCABEZADO, ["1", "Ordenar", "Digitalizar\ny publicar", "Sec\nPrensa", "2024", ""]]
    )

    assert [una["accion"] for una in leidos["recomendaciones"][0]["acciones"]] == [
        "Digitalizar\ny publicar"
    ]


def test_de_dos_columnas_que_dicen_lo_mismo_se_dice_cual_se_queda_fuera() -> None:
    hechos = interpretar(
        material([["Recomendación", "Estado", "Estado actual"], ["Ordenar", "En curso", "Listo"]]),
        Opciones(),
    )

    assert [(duda.codigo, str(duda.sitio)) for duda in hechos.dudas] == [
        ("SEG707", "tabla 1, fila 1, columna 3")
    ]
    assert "«Estado actual» (estado)" in hechos.dudas[0].mensaje
