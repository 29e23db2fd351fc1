"""Qué columna trae cada dato, la escriban como la escriban y esté donde esté el encabezado."""

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apoyo.matrices import tabla as tabla_de
from seguimiento.campos import campos
from seguimiento.importacion.encabezados import campo_de, encabezado_de
from seguimiento.modelo.accion import Accion, Entrada
from seguimiento.modelo.evaluacion import Evaluacion, Recomendacion, Respuesta
from seguimiento.vocabularios.equivalencias import EQUIVALENCIAS
from seguimiento.vocabularios.rotulos import CampoDeMatriz as C

NOMBRES = [(nombre, campo) for campo in C for nombre in (campo.rotulo, *campo.otros_nombres)]
CONOCIDOS = {campo: (campo.rotulo, *campo.otros_nombres) for campo in C}

# ── los rótulos


def test_hay_equivalencias_de_cada_dato_y_de_ninguno_mas() -> None:
    assert {*EQUIVALENCIAS} == {*C.codigos()}


def test_cada_rotulo_declarado_lleva_a_su_dato_y_no_a_otro() -> None:
    llevan_a_otro = {
        (nombre, campo.value) for nombre, campo in NOMBRES if campo_de(nombre) is not campo
    }
    assert llevan_a_otro == set()


def test_los_rotulos_propios_se_reconocen() -> None:
    """Lo que se exporta con el nombre que aquí tiene cada dato vuelve a él."""
    modelos = (
        (Evaluacion, ""),
        (Recomendacion, ""),
        (Respuesta, "respuesta."),
        (Accion, ""),
        (Entrada, "seguimiento."),
    )
    rotulos = {
        f"{delante}{campo.clave}": campo.rotulo
        for modelo, delante in modelos
        for campo in campos(modelo)
    }
    mal = {
        campo.value: rotulos[campo.clave]
        for campo in C
        if campo.clave in rotulos and campo_de(rotulos[campo.clave]) is not campo
    }
    # lo que se llama igual en sitios distintos y sin ellos no se distingue
    assert mal == {
        "numero_de_evaluacion": "Número",
        "tipo_de_evaluacion": "Tipo",
        "fecha_de_evaluacion": "Fecha",
        "fecha": "Fecha",
        "fecha_de_respuesta": "Fecha",
        "fecha_de_seguimiento": "Fecha",
        "completada_el": "Fecha",
        "resolucion": "Estado",
        "codigo_de_accion": "Código",
        "compromiso": "Acción",
    }


@pytest.mark.parametrize(
    ("rotulo", "campo"),
    [
        ("PLAZO", C.PLAZO),
        ("Plazo *", C.PLAZO),
        ("3. Échéance :", C.PLAZO),
        ("(a) Recommendation", C.RECOMENDACION),
        ("IV. Acciones", C.ACCION),
        ("Key Action(s)", C.ACCION),
        ("Unidad(es) responsable(s)", C.RESPONSABLES),
        ("Plazo\n(dd/mm/aaaa)", C.PLAZO),
        ("Plazo dd-mm-aaaa", C.PLAZO),
        ("Responsable¹", C.RESPONSABLES),
        ("Recomendaciones de evaluación No. 1", C.RECOMENDACION),
        ("Acción 2:", C.ACCION),
        ("Nivel de prioridad (1 a 3)", C.PRIORIDAD),
        (
            "Respuesta gerencial a la recomendación (aceptar/aceptar parcialmente/rechazar)",
            C.DECISION,
        ),
        ("Follow-up (one year later)", C.COMENTARIO),
        ("Estado / Status", C.ESTADO),
        ("Recomendación\nRecommendation", C.RECOMENDACION),
        ("Porcentaje\u00a0de\u00a0avance", C.AVANCE),
        ("% de avance", C.AVANCE),
        ("Fecha  de\u2011cumplimiento", C.PLAZO),
        ("Unidad/es responsable/s", C.RESPONSABLES),
        ("WFP Management Response", C.DECISION),
        ("Recomendación de OVE", C.RECOMENDACION),
        ("¿Quién?", C.RESPONSABLES),
        ("(e) Timeframe", C.PLAZO),
        # dicen dos cosas, o ninguna
        ("Plazo / Responsable", None),
        ("Estado y plazo", None),
        ("OTRO PLAZO", None),
        ("Fecha", None),
        ("Nivel de prioridad (1 a 3): 2", None),
        ("Ordenar el archivo de actas", None),
        ("", None),
        ("   ", None),
        ("Plazo " * 40, None),
    ],
)
def test_un_rotulo_se_reconoce_por_lo_que_dice_y_no_por_como_se_escribe(
    rotulo: str, campo: C | None
) -> None:
    assert campo_de(rotulo) is campo


def test_lo_que_se_pide_va_antes_que_lo_que_se_conoce() -> None:
    assert campo_de("Etiquetas", {"etiquetas:": C.RECOMENDACION}) is C.RECOMENDACION
    assert campo_de("Lo mío", {"LO MIO": C.NOTAS}) is C.NOTAS


# ── la fila

FAMILIAS: tuple[tuple[str, Sequence[str], Sequence[C | None]], ...] = (
    (
        "CONEVAL",
        (
            *("No.", "Aspecto Susceptible de Mejora", "Nivel de prioridad", "Actividades"),
            *("Área Responsable", "Fecha de Término", "Resultados Esperados"),
            *("Productos y/o Evidencias", "Porcentaje de Avance", "Observaciones"),
        ),
        (
            *(C.CODIGO, C.RECOMENDACION, C.PRIORIDAD, C.ACCION, C.RESPONSABLES, C.PLAZO, C.META),
            *(C.EVIDENCIA, C.AVANCE, C.COMENTARIO),
        ),
    ),
    (
        "GAO",
        (
            *("Report Number", "Report Title", "Recommendation Number", "Recommendation"),
            *("Agency Affected", "Status", "Priority", "Comments", "Published Date"),
        ),
        (
            *(C.NUMERO, C.TITULO, C.CODIGO, C.RECOMENDACION, C.DIRIGIDA_A, C.ESTADO, C.PRIORIDAD),
            *(C.COMENTARIO, C.FECHA_DE_EVALUACION),
        ),
    ),
    (
        "POA&M",
        (
            *("POAM ID", "Weakness Name", "Point of Contact", "Scheduled Completion Date"),
            *("Planned Milestones", "Milestone Changes", "Status Date", "Overall Remediation Plan"),
        ),
        (
            *(C.CODIGO, C.RECOMENDACION, C.RESPONSABLES, C.PLAZO, C.ACCION, C.NOTAS),
            *(C.FECHA_DE_SEGUIMIENTO, C.PLAN),
        ),
    ),
    (
        "Planner",
        (
            *("Task ID", "Task Name", "Bucket Name", "Progress", "Priority", "Assigned To"),
            *("Start date", "Due date", "Completed Date", "Labels", "Description"),
        ),
        (
            *(C.NOTAS, C.ACCION, C.RECOMENDACION, C.ESTADO, C.PRIORIDAD, C.RESPONSABLES),
            *(C.INICIO, C.PLAZO, C.COMPLETADA_EL, C.ETIQUETAS, C.NOTAS),
        ),
    ),
    (
        "Trello",
        ("Card ID", "Card Name", "Members", "Due Date", "List Name", "Labels", "Board Name"),
        (C.NOTAS, C.ACCION, C.RESPONSABLES, C.PLAZO, C.ESTADO, C.ETIQUETAS, None),
    ),
    (
        "Jira",
        (
            "Summary",
            "Issue key",
            "Status",
            "Due date",
            "Labels",
            "Labels",
            "Resolution",
            "Epic Name",
        ),
        (
            *(C.ACCION, C.CODIGO_DE_ACCION, C.ESTADO, C.PLAZO, C.ETIQUETAS, C.ETIQUETAS),
            *(C.RESOLUCION, C.RECOMENDACION),
        ),
    ),
    (
        "UHRI",
        (
            *("Text", "Reccomending Body", "UPR Position", "Themes", "Sdgs"),
            *("Document Publication Date", "OHCHR Annotation Id"),
        ),
        (C.RECOMENDACION, C.NOTAS, C.DECISION, C.TEMA, C.ETIQUETAS, C.FECHA, C.NOTAS),
    ),
    (
        "en francés",
        (
            *("Recommandations", "Réponse de la direction", "Actions clés", "Échéance"),
            *("Unité responsable", "État d'avancement", "Commentaires"),
        ),
        (C.RECOMENDACION, C.DECISION, C.ACCION, C.PLAZO, C.RESPONSABLES, C.ESTADO, C.COMENTARIO),
    ),
    (
        "en portugués",
        (
            "Recomendação",
            "Resposta da administração",
            "Providências",
            "Prazo",
            "Responsável",
            "Situação",
        ),
        (C.RECOMENDACION, C.DECISION, C.ACCION, C.PLAZO, C.RESPONSABLES, C.ESTADO),
    ),
)


@pytest.mark.parametrize(
    ("rotulos", "esperado"), [f[1:] for f in FAMILIAS], ids=[f[0] for f in FAMILIAS]
)
def test_de_cada_familia_se_reconocen_las_columnas(
    rotulos: Sequence[str], esperado: Sequence[C | None]
) -> None:
    encabezado = encabezado_de(tabla_de([rotulos, ["x"] * len(rotulos)]), {})
    assert encabezado is not None
    assert [encabezado.columnas.get(columna) for columna in range(len(rotulos))] == [*esperado]


def test_un_dato_solo_no_hace_un_encabezado() -> None:
    assert encabezado_de(tabla_de([["Estado", "Cosas"], ["a", "b"]]), {}) is None


def test_pero_si_se_dice_cual_es_basta_con_uno() -> None:
    encabezado = encabezado_de(tabla_de([["Estado", "Cosas"], ["a", "b"]]), {}, fila=0)
    assert encabezado is not None
    assert encabezado.columnas == {0: C.ESTADO}


def test_vale_la_fila_que_mas_datos_dice_aunque_otra_vaya_antes() -> None:
    filas = [
        ["Estado", "Responsable", "", ""],
        ["", "", "", ""],
        ["Recomendación", "Acción", "Plazo", "Estado"],
        ["a", "b", "2024", "x"],
    ]
    encabezado = encabezado_de(tabla_de(filas), {})
    assert encabezado is not None
    assert encabezado.primera == encabezado.ultima == 2


def test_de_dos_pisos_vale_el_de_abajo_y_se_dice_entero() -> None:
    filas = [
        ["Recomendación", "Seguimiento", "<"],
        ["^", "Estado", "Comentarios"],
        ["Ordenar", "En curso", "Va"],
    ]
    encabezado = encabezado_de(tabla_de(filas), {})
    assert encabezado is not None
    assert (encabezado.primera, encabezado.ultima) == (0, 1)
    assert encabezado.columnas == {0: C.RECOMENDACION, 1: C.ESTADO, 2: C.COMENTARIO}
    assert encabezado.rotulos[1] == "Seguimiento: Estado"


def test_sin_uniones_la_fila_siguiente_son_ya_datos() -> None:
    filas = [["Recomendación", "Seguimiento"], ["Estado", "Comentarios"], ["b", "c"]]
    encabezado = encabezado_de(tabla_de(filas), {})
    assert encabezado is not None
    assert encabezado.ultima == 0


def test_lo_que_no_se_junta_se_toma_una_vez() -> None:
    filas = [["Recomendación", "Estado", "Status", "Comentarios", "Comments"], ["a"] * 5]
    encabezado = encabezado_de(tabla_de(filas), {})
    assert encabezado is not None
    assert encabezado.columnas == {
        0: C.RECOMENDACION,
        1: C.ESTADO,
        3: C.COMENTARIO,
        4: C.COMENTARIO,
    }
    assert encabezado.rotulos[2] == "Status"


# ── da igual cómo esté puesto

ESCRITURAS = (
    str,
    str.upper,
    str.lower,
    lambda rotulo: f"{rotulo}:",
    lambda rotulo: f"{rotulo} *",
    lambda rotulo: f"{rotulo} (obligatorio)",
    lambda rotulo: f"  {rotulo}\u00a0 ",
    lambda rotulo: f"2. {rotulo}",
    lambda rotulo: rotulo.translate(str.maketrans("áéíóúñçãâêôõàèü", "aeiouncaaeooaeu")),
)


@st.composite
def matrices(dibuja: st.DrawFn) -> tuple[list[list[str]], dict[int, C], int]:
    """Una tabla con su encabezado escrito de cualquier modo, qué trae cada columna y en qué fila está."""
    datos = dibuja(st.lists(st.sampled_from([*C]), min_size=2, max_size=8, unique=True))
    rotulos = [
        dibuja(st.sampled_from(ESCRITURAS))(dibuja(st.sampled_from(CONOCIDOS[campo])))
        for campo in datos
    ]
    titulos = dibuja(
        st.lists(st.sampled_from(["", "MATRIZ DE SEGUIMIENTO 2023", "Hoja 1 de 3"]), max_size=5)
    )
    encima = [[titulo] + [""] * (len(datos) - 1) for titulo in titulos]
    debajo = [[f"dato {fila} {columna}" for columna in range(len(datos))] for fila in range(3)]
    return [*encima, rotulos, *debajo], dict(enumerate(datos)), len(encima)


@given(matrices())
def test_el_encabezado_se_halla_este_donde_este_y_se_escriba_como_se_escriba(
    matriz: tuple[list[list[str]], dict[int, C], int],
) -> None:
    filas, esperado, donde = matriz
    encabezado = encabezado_de(tabla_de(filas), {})
    assert encabezado is not None
    assert (encabezado.primera, encabezado.ultima) == (donde, donde)
    assert encabezado.columnas == esperado


@given(matrices(), st.randoms(use_true_random=False))
def test_barajar_las_columnas_solo_las_baraja(
    matriz: tuple[list[list[str]], dict[int, C], int], azar: Random
) -> None:
    filas, esperado, _ = matriz
    orden = [*range(len(filas[0]))]
    azar.shuffle(orden)
    barajadas = [[fila[columna] for columna in orden] for fila in filas]
    encabezado = encabezado_de(tabla_de(barajadas), {})
    assert encabezado is not None
    assert encabezado.columnas == {nueva: esperado[vieja] for nueva, vieja in enumerate(orden)}


@pytest.mark.parametrize("numero", ["N.º", "Nº", "N°", "No.", "Nro.", "Núm.", "Número", "#"])
@pytest.mark.parametrize(
    ("de_que", "campo"),
    [
        ("recomendación", C.CODIGO),
        ("acción", C.CODIGO_DE_ACCION),
        ("actividad", C.CODIGO_DE_ACCION),
    ],
)
def test_el_numero_de_algo_es_su_codigo(numero: str, de_que: str, campo: C) -> None:
    assert campo_de(f"{numero} de {de_que}") is campo
    assert campo_de(f"{numero} de la {de_que}") is campo


@pytest.mark.parametrize("rotulo", ["No conformidad", "1. Recomendación", "a) Acción"])
def test_lo_que_solo_lo_parece_no_es_un_codigo(rotulo: str) -> None:
    assert campo_de(rotulo) not in {None, C.CODIGO, C.CODIGO_DE_ACCION}
