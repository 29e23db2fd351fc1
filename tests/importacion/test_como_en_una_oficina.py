"""Lo que una persona lee sin dudar en el archivo de una oficina, y que no está puesto como en ninguna familia.

Salvo que se diga otra cosa, todos cuentan las mismas dos recomendaciones y tres acciones.
"""

from typing import Any
from zoneinfo import ZoneInfo

import pytest

from apoyo.matrices import Filas, en_llano, leido, material
from seguimiento.importacion.interpretacion import interpretar
from seguimiento.importacion.material import Material
from seguimiento.importacion.opciones import Opciones
from seguimiento.importacion.propuesta import Propuesto, registro_propuesto
from seguimiento.vocabularios.rotulos import CampoDeMatriz

R1, R2 = "Ordenar el archivo de actas", "Formar al personal nuevo"
ENCABEZADO = ["N.º", "Recomendación", "Acción", "Responsable", "Plazo", "Estado"]
DIGITALIZAR = ["Digitalizar las actas", "Secretaría", "30/11/2023", "Completada"]
PUBLICAR = ["Publicar el índice", "Comunicación", "31/03/2024", "En curso"]
DICTAR = ["Dictar dos talleres", "Capacitación", "15/03/2024", "No iniciada"]
LAS_TRES = [
    ("1.1", "Digitalizar las actas", "2023-11-30", ["Secretaría"], "completada"),
    ("1.2", "Publicar el índice", "2024-03-31", ["Comunicación"], "en_curso"),
    ("2.1", "Dictar dos talleres", "2024-03-15", ["Capacitación"], "no_iniciada"),
]


def _leido(*partes: str | Filas) -> tuple[list[Any], list[Any], list[str]]:
    """Las recomendaciones, las acciones y los códigos de las dudas."""
    return _resumen(leido(*partes))


def _resumen(todo: dict[str, Any]) -> tuple[list[Any], list[Any], list[str]]:
    recomendaciones = todo.get("recomendaciones", [])
    campos = ("codigo_de_accion", "accion", "plazo", "responsables", "estado")
    return (
        [(una["codigo"], una["recomendacion"]) for una in recomendaciones],
        [
            tuple(accion.get(campo) for campo in campos)
            for una in recomendaciones
            for accion in una.get("acciones", [])
        ],
        todo.get("dudas", []),
    )


LAS_DOS = [("R1", R1), ("R2", R2)]


# ── Un encabezado de dos pisos que no dice qué va unido ──────────────────────


@pytest.mark.parametrize(
    ("arriba", "debajo"),
    [
        pytest.param(["Seguimiento", ""], ["Plazo", "Estado"], id="sin unir"),
        pytest.param(["Seguimiento", "Seguimiento"], ["Plazo", "Estado"], id="repetido"),
        pytest.param(["Plazo", "Estado"], ["", ""], id="una fila en blanco debajo"),
    ],
)
def test_un_encabezado_de_dos_pisos_se_lee_aunque_no_diga_que_va_unido(
    arriba: list[str], debajo: list[str]
) -> None:
    """Un CSV, o un .xls leído sin sus uniones."""
    filas = [
        ["N.º", "Recomendación", "Acción", "Responsable", *arriba],
        ["", "", "", "", *debajo],
        ["1", R1, *DIGITALIZAR],
        ["1", R1, *PUBLICAR],
        ["2", R2, *DICTAR],
    ]
    assert _leido(filas) == (LAS_DOS, LAS_TRES, [])


def test_un_bloque_con_mas_rotulos_que_acciones_no_es_una_ficha() -> None:
    def bloque(orden: str, texto: str, *acciones: list[str]) -> Filas:
        return [
            [f"Recomendación {orden}", texto, "", ""],
            ["Recomendación dirigida a", "Panamá", "", ""],
            ["Nivel de prioridad", "Alta", "", ""],
            ["Respuesta gerencial", "Aceptada", "", ""],
            ["Acción", "Persona responsable", "Plazo", "Estado"],
            *acciones,
        ]

    partes = [bloque("1", R1, DIGITALIZAR, PUBLICAR), "", bloque("2", R2, DICTAR)]
    assert _leido(*partes) == (LAS_DOS, LAS_TRES, [])


# ── Las recomendaciones en una tabla y las acciones en otra ──────────────────

RECOMENDACIONES = [["Código", "Recomendación", "Prioridad"], ["R1", R1, "Alta"], ["R2", R2, "Baja"]]


@pytest.mark.parametrize("rotulo", ["Código rec.", "N.º", "Recomendación", "N.º de recomendación"])
@pytest.mark.parametrize("como", ["R{}", "{}", "Rec. {}"])
def test_la_tabla_de_acciones_dice_de_que_recomendacion_es_cada_una(rotulo: str, como: str) -> None:
    acciones = [
        [rotulo, "Acción", "Responsable", "Plazo", "Estado"],
        [como.format(2), *DICTAR],
        [como.format(1), *DIGITALIZAR],
        [como.format(1), *PUBLICAR],
    ]
    assert _leido(RECOMENDACIONES, acciones) == (LAS_DOS, LAS_TRES, [])


def test_unas_acciones_que_no_dicen_de_que_son_no_se_le_dan_a_la_ultima_recomendacion() -> None:
    acciones = [["Acción", "Responsable", "Plazo", "Estado"], DIGITALIZAR, DICTAR]
    assert _leido(RECOMENDACIONES, acciones) == (LAS_DOS, [], ["SEG720"])


def test_tras_una_tabla_de_una_sola_recomendacion_sus_acciones_son_suyas() -> None:
    encabezado = ["Acción", "Responsable", "Plazo", "Estado"]
    partes = [
        RECOMENDACIONES[:2],
        [encabezado, DIGITALIZAR, PUBLICAR],
        [RECOMENDACIONES[0], RECOMENDACIONES[2]],
        [encabezado, DICTAR],
    ]
    assert _leido(*partes) == (LAS_DOS, LAS_TRES, [])


# ── Un texto partido entre filas ─────────────────────────────────────────────


@pytest.mark.parametrize(
    "filas",
    [
        pytest.param(
            [
                ["1", "Ordenar el archivo", *DIGITALIZAR],
                ["", "de actas", *PUBLICAR],
                ["2", R2, *DICTAR],
            ],
            id="en la fila de otra acción",
        ),
        pytest.param(
            [
                ["1", "Ordenar el archivo", *DIGITALIZAR],
                ["", "de actas", "", "", "", ""],
                ["", "", *PUBLICAR],
                ["2", R2, *DICTAR],
            ],
            id="en una fila sola",
        ),
        pytest.param(
            [
                ["1", "Ordenar el", *DIGITALIZAR],
                ["", "archivo de", "", "", "", ""],
                ["", "actas", "", "", "", ""],
                ["", "", *PUBLICAR],
                ["2", "Formar al personal", "Dictar dos", *DICTAR[1:]],
                ["", "nuevo", "talleres", "", "", ""],
            ],
            id="en tres filas, y con la acción",
        ),
    ],
)
def test_la_fila_sin_codigo_que_sigue_un_texto_no_es_otra_recomendacion(filas: Filas) -> None:
    recomendaciones, acciones, dudas = _leido([ENCABEZADO, *filas])
    assert (recomendaciones, acciones) == (LAS_DOS, LAS_TRES)
    assert set(dudas) == {"SEG726"}


def test_sin_codigos_una_fila_en_mayuscula_es_otra_recomendacion() -> None:
    filas = [[una[1], una[2]] for una in ([*ENCABEZADO], ["", R1, "Digitalizar"], ["", R2, ""])]
    assert [una for _, una in _leido(filas)[0]] == [R1, R2]


# ── La bitácora en filas ─────────────────────────────────────────────────────

CON_FECHA = [*ENCABEZADO, "Fecha del seguimiento", "Comentarios"]
TRES_VECES = [
    ["1", R1, *DIGITALIZAR[:3], "En curso", "20/07/2023", "Van cien libros"],
    ["1", R1, *DIGITALIZAR[:3], "No iniciada", "15/03/2023", "Sin presupuesto"],
    ["1", R1, *DIGITALIZAR[:3], "Completada", "28/10/2023", "Listo en octubre"],
]
LA_BITACORA = [
    {"fecha": "2023-03-15", "estado": "no_iniciada", "comentario": "Sin presupuesto"},
    {"fecha": "2023-07-20", "estado": "en_curso", "comentario": "Van cien libros"},
    {"fecha": "2023-10-28", "estado": "completada", "comentario": "Listo en octubre"},
]


def _propuestas(filas: Filas) -> tuple[list[Any], list[str]]:
    """Las bitácoras de las acciones de la primera recomendación, y los códigos de las dudas."""
    hechos = interpretar(material(filas), Opciones())
    primera = registro_propuesto(hechos).elementos[0]
    return [una.datos["seguimiento"] for una in primera.dentro], [d.codigo for d in hechos.dudas]


@pytest.mark.parametrize("como", ["", "^^^^^"], ids=["repetida", "unida"])
def test_la_accion_que_se_repite_con_otra_fecha_lleva_una_entrada_por_fila(como: str) -> None:
    seguidas = [[*como, *fila[len(como) :]] for fila in TRES_VECES[1:]]
    assert _propuestas([CON_FECHA, TRES_VECES[0], *seguidas]) == ([LA_BITACORA], [])


def test_la_accion_que_se_repite_sin_fecha_y_en_otro_estado_se_contradice() -> None:
    filas = [ENCABEZADO, ["1", R1, *DIGITALIZAR], ["1", R1, *DIGITALIZAR[:3], "En curso"]]
    assert _propuestas(filas) == ([[{"estado": "completada"}]], ["SEG723"])


def test_la_accion_que_se_repite_con_otro_plazo_o_codigo_es_otra() -> None:
    filas = [["1", R1, "Dictar un taller", "PSU", f"{dia}/03/2024", "En curso"] for dia in (15, 30)]
    assert len(_propuestas([ENCABEZADO, *filas])[0]) == 2


def test_la_accion_que_se_repite_con_otro_responsable_la_llevan_los_dos() -> None:
    filas = [["1", R1, "Dictar un taller", quien, "30/03/2024", ""] for quien in ("PSU", "OIM")]
    _, acciones, _ = _leido([ENCABEZADO, *filas])
    assert acciones == [("1.1", "Dictar un taller", "2024-03-30", ["PSU", "OIM"], None)]


def test_una_fila_de_seguimiento_anadida_al_archivo_es_una_entrada_mas_al_importar_otra_vez() -> (
    None
):
    def propuesto(filas: Filas) -> Propuesto:
        return registro_propuesto(interpretar(material(filas), Opciones())).elementos[0].dentro[0]

    antes, ahora = propuesto([CON_FECHA, *TRES_VECES[:2]]), propuesto([CON_FECHA, *TRES_VECES])
    assert [una["fecha"] for una in antes.entradas] == ["2023-03-15", "2023-07-20"]
    assert [una for una in ahora.entradas if una not in antes.entradas] == [LA_BITACORA[2]]


# ── Lo que no es un dato ─────────────────────────────────────────────────────

FILAS = [ENCABEZADO, ["1", R1, *DIGITALIZAR], ["1", R1, *PUBLICAR], ["2", R2, *DICTAR]]


@pytest.mark.parametrize(
    "titulo",
    [
        "Matriz de respuesta gerencial",
        "MATRIZ DE SEGUIMIENTO A LAS RECOMENDACIONES",
        "Ficha de seguimiento",
        "Evaluation Management Response",
        "Recommendation Tracking Matrix",
        "Plan d'action",
        "Plano de ação",
    ],
)
def test_el_titulo_de_un_formulario_no_dice_nada_de_nadie(titulo: str) -> None:
    assert _leido(titulo, FILAS) == (LAS_DOS, LAS_TRES, [])


@pytest.mark.parametrize(
    "titulo", ["Plan de mejora de Loja", "Evaluación del archivo", "Plan 2023"]
)
def test_lo_que_dice_de_quien_o_de_cuando_es_se_avisa(titulo: str) -> None:
    assert _leido(titulo, FILAS) == (LAS_DOS, LAS_TRES, ["SEG720"])


def test_la_fecha_en_que_se_toco_una_fila_sin_estado_se_dice_una_vez() -> None:
    filas = [
        ["Recomendación", "Acción", "Last Modified"],
        [R1, "Digitalizar", "2023-10-30"],
        [R2, "Dictar", "2023-10-31"],
    ]
    assert _leido(filas)[2] == ["SEG727"]


def test_las_fechas_pegadas_que_no_son_de_un_estado_se_dicen() -> None:
    pegada = "[Added: 2012/10/07]"
    filas = [["Recomendación", "Acción", "Estado"], [R1, f"Digitalizar {pegada}", "Completada"]]
    todo: dict[str, Any] = leido(filas)
    assert todo["recomendaciones"][0]["acciones"][0]["accion"] == "Digitalizar"
    assert todo["dudas"] == ["SEG727"]


# ── Quién responde ───────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("quien", "funcion"),
    [
        ("Ana Paz López, Jefa de Archivo", "«Jefa de Archivo»"),
        ("Ana Paz (Directora de Comunicación)", "«Directora de Comunicación»"),
        ("Ana de la Paz - Oficial de Programa", "«Oficial de Programa»"),
        ("Jane Doe, Programme Manager", "«Programme Manager»"),
        ("Oficial de Programa (Ana Paz)", "«Oficial de Programa»"),
        ("Lic. Ana Paz", "no su función"),
    ],
)
def test_de_quien_va_con_su_nombre_se_dice_la_funcion_que_pide_el_registro(
    quien: str, funcion: str
) -> None:
    filas = [["Recomendación", "Acción", "Responsable"], [R1, "Digitalizar", quien]]
    (duda,) = interpretar(material(filas), Opciones()).dudas
    assert (duda.codigo, funcion in duda.mensaje) == ("SEG728", True)


@pytest.mark.parametrize(
    "quien",
    [
        "Secretaría",
        "Oficial de Programa, Unidad de Archivo",
        "Dirección de Agua, Suelo y Clima",
        "OIM Panamá (Oficina Regional)",
        "Naciones Unidas, Oficina de Evaluación",
        "Ministerio de Salud (Dirección de Archivo)",
    ],
)
def test_una_unidad_o_una_funcion_no_es_una_persona(quien: str) -> None:
    filas = [["Recomendación", "Acción", "Responsable"], [R1, "Digitalizar", quien]]
    assert _leido(filas)[2] == []


# ── Qué hacer si no se reconoce ──────────────────────────────────────────────


@pytest.mark.parametrize(
    ("encabezado", "ayuda"),
    [
        (["Card Name", "Labels", "Due Date"], '--columna "Labels=recomendacion"'),
        (["Qué recomienda el informe", "Responsable", "Plazo"], '"Qué recomienda el informe='),
        (["Uno", "Dos", "Tres"], "«Recomendación 1: …»"),
    ],
)
def test_si_no_se_reconoce_nada_se_dice_que_columna_puede_serlo(
    encabezado: list[str], ayuda: str
) -> None:
    hechos = interpretar(material([encabezado, ["Digitalizar", "x", "2023-11-30"]]), Opciones())
    (duda,) = (una for una in hechos.dudas if una.codigo == "SEG706")
    assert ayuda in duda.sugerencia


# ── El seguimiento por columnas, cada una de su fecha ────────────────────────


@pytest.mark.parametrize(
    ("fechas", "son"),
    [
        (["Marzo 2023", "Septiembre 2023"], ["2023-03", "2023-09"]),
        (["30/06/2023", "31/12/2023"], ["2023-06-30", "2023-12-31"]),
        (["2022", "2023"], ["2022", "2023"]),
        (["T3 2023", "T1 2023"], ["2023-T3", "2023-T1"]),
    ],
)
def test_las_columnas_de_cada_fecha_son_una_entrada_de_la_bitacora(
    fechas: list[str], son: list[str]
) -> None:
    filas = [
        [*ENCABEZADO[:5], fechas[0], "<", fechas[1], "<"],
        [*"^^^^^", "Estado", "Comentarios", "Estado", "Comentarios"],
        ["1", R1, *DIGITALIZAR[:3], "No iniciada", "Sin presupuesto", "Completada", "Listo"],
        ["1", R1, *PUBLICAR[:3], "", "", "En curso", ""],
    ]
    primera = {"fecha": son[0], "estado": "no_iniciada", "comentario": "Sin presupuesto"}
    segunda = {"fecha": son[1], "estado": "completada", "comentario": "Listo"}
    en_orden = sorted([primera, segunda], key=lambda una: una["fecha"])
    assert _propuestas(filas) == ([en_orden, [{"fecha": son[1], "estado": "en_curso"}]], [])


# ── Un JSON que es una lista ─────────────────────────────────────────────────

DE_UNA_ACCION = ("Acción", "Responsable", "Plazo", "Estado")


@pytest.mark.parametrize("anidadas", [False, True], ids=["llana", "anidada"])
def test_una_lista_de_fichas_de_un_json_se_lee_como_una_tabla(*, anidadas: bool) -> None:
    acciones = [
        dict(zip(DE_UNA_ACCION, una, strict=True)) for una in (DIGITALIZAR, PUBLICAR, DICTAR)
    ]
    madres = [{"N.º": "1", "Recomendación": R1}, {"N.º": "2", "Recomendación": R2}]
    if anidadas:
        suyas = [acciones[:2], acciones[2:]]
        datos = [{**m, "Acciones": a} for m, a in zip(madres, suyas, strict=True)]
    else:
        datos = [{**madres[0 if n < 2 else 1], **una} for n, una in enumerate(acciones)]
    hechos = interpretar(Material("x.json", (), (), datos), Opciones())
    assert _resumen(en_llano(hechos)) == (LAS_DOS, LAS_TRES, [])


# ── Un valor que también sería un rótulo, una fecha con hora, un cierre que repite el estado ─────


@pytest.mark.parametrize("estado", ["Completada", "En curso", "No iniciada", "Cancelada"])
def test_en_una_ficha_el_estado_no_se_toma_por_otro_rotulo(estado: str) -> None:
    ficha = [
        ["Recomendación", R1],
        ["Acción", "Digitalizar"],
        ["Estado", estado],
        ["Plazo", "2024"],
    ]
    todo: dict[str, Any] = leido(ficha)
    accion = todo["recomendaciones"][0]["acciones"][0]
    assert (accion["estado"], accion["plazo"]) == (estado.lower().replace(" ", "_"), "2024")


@pytest.mark.parametrize(
    ("escrita", "dia"),
    [
        ("2023-11-30T00:00:00.000Z", "2023-11-30"),
        ("2023-11-30T00:00:00+02:00", "2023-11-30"),
        ("2023-11-30T03:00:00Z", "2023-11-29"),
    ],
)
def test_la_medianoche_en_punto_es_el_dia_que_se_ve(escrita: str, dia: str) -> None:
    filas = [["Recomendación", "Acción", "Plazo"], [R1, "Digitalizar", escrita]]
    opciones = Opciones(zona=ZoneInfo("America/Panama"))
    (accion,) = interpretar(material(filas), opciones).elementos[0].dentro
    assert accion.valor(CampoDeMatriz.PLAZO) == dia


def test_cuando_se_cerro_no_contradice_que_se_cerro() -> None:
    filas = [["Recomendación", "Status", "Date Closed"], [R1, "Closed", "2023-10-30"]]
    assert _leido(filas)[2] == []


def test_lo_que_se_cita_con_saltos_va_en_una_linea() -> None:
    filas = [["Recomendación", "Respuesta"], [R1, "Se acepta\nporque hace falta"]]
    (duda,) = interpretar(material(filas), Opciones()).dudas
    assert "«Se acepta porque hace falta»" in duda.mensaje


@pytest.mark.parametrize("rotulo", ["{} {}", "{} N.º {}", "{} #{}"])
@pytest.mark.parametrize("juntas", [True, False], ids=["por acción", "por dato"])
def test_varias_acciones_en_columnas_numeradas_son_varias_acciones(
    rotulo: str, *, juntas: bool
) -> None:
    datos = ["Acción", "Responsable", "Plazo", "Estado"]
    lugares = [(dato, n) for n in (1, 2) for dato in range(4)]
    lugares = lugares if juntas else sorted(lugares)
    de_cada = {1: [DIGITALIZAR, PUBLICAR], 2: [DICTAR, ["", "", "", ""]]}
    filas = [
        ["N.º", "Recomendación", *(rotulo.format(datos[dato], n) for dato, n in lugares)],
        *(
            [str(cual), texto, *(de_cada[cual][n - 1][dato] for dato, n in lugares)]
            for cual, texto in ((1, R1), (2, R2))
        ),
    ]
    assert _leido(filas) == (LAS_DOS, LAS_TRES, [])
