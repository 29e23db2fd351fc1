"""Una matriz dice lo mismo con sus columnas barajadas, con títulos y huecos, y con sus rótulos de otro modo."""

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from apoyo.matrices import leido, tabla
from seguimiento.documento.escritura import Valor
from seguimiento.importacion.interpretacion import interpretar
from seguimiento.importacion.material import Material
from seguimiento.importacion.opciones import Opciones
from seguimiento.redaccion import sin_tildes

ROTULOS = [
    *("N.º", "Recomendación", "Prioridad", "Respuesta gerencial"),
    *("Acción", "Responsable", "Plazo", "Estado", "Comentarios"),
]
R1 = ["1", "Ordenar el archivo de actas", "Alta", "Aceptada"]
R2 = ["2", "Formar al personal nuevo", "Media", "Aceptada parcialmente"]
ACCIONES = [
    [*R1, "Digitalizar las actas", "Secretaría", "Noviembre 2023", "Completada", "Listo"],
    [*R1, "Publicar el índice", "Comunicación", "T1 2024", "En curso", ""],
    [*R2, "Dictar dos talleres", "Capacitación", "15 de marzo de 2024", "No iniciada", ""],
]
SOLAS = [
    ["1", "Ordenar el archivo de actas", "Alta", "Aceptada", "En curso", "Va bien"],
    ["2", "Formar al personal nuevo", "Media", "Rechazada", "No iniciada", ""],
]
MATRICES: dict[str, tuple[list[str], list[list[str]]]] = {
    "una fila por acción": (ROTULOS, ACCIONES),
    "una fila por acción, seguida": (
        ROTULOS,
        [ACCIONES[0], ["", "", "", "", *ACCIONES[1][4:]], ACCIONES[2]],
    ),
    "una fila por recomendación": (
        [*ROTULOS[:4], "Estado", "Comentarios"],
        SOLAS,
    ),
    "varias acciones en una celda": (
        ROTULOS,
        [
            [*R1, "(1) Digitalizar\n(2) Publicar", "(1) Secretaría\n(2) Prensa", "", "", ""],
            ACCIONES[2],
        ],
    ),
}
CON_OTRA_FORMA: Sequence[Callable[[str], str]] = [
    str.upper,
    str.lower,
    sin_tildes,
    "{}:".format,
    "{} *".format,
    "  {} ".format,
    "{} (según el formulario)".format,
    "{}\n(obligatorio)".format,
]
TITULOS = ["MATRIZ DE SEGUIMIENTO", "Versión de trabajo", "Actualizada por la oficina"]


def _sin_dudas(leidos: dict[str, Valor]) -> dict[str, Valor]:
    return {clave: valor for clave, valor in leidos.items() if clave != "dudas"}


@given(
    cual=st.sampled_from(sorted(MATRICES)),
    orden=st.randoms(use_true_random=False),
    formas=st.lists(st.sampled_from(CON_OTRA_FORMA), min_size=9, max_size=9),
    titulos=st.lists(st.sampled_from(["", *TITULOS]), max_size=4),
    huecos=st.lists(st.integers(0, 3), max_size=3),
)
def test_los_hechos_no_dependen_de_como_esta_puesta(
    cual: str,
    orden: Random,
    formas: list[Callable[[str], str]],
    titulos: list[str],
    huecos: list[int],
) -> None:
    rotulos, filas = MATRICES[cual]
    columnas = list(range(len(rotulos)))
    orden.shuffle(columnas)
    ancho = len(rotulos)
    puestos = [formas[columna](rotulos[columna]) for columna in columnas]
    barajadas = [[fila[columna] for columna in columnas] for fila in filas]
    for hueco in huecos:
        barajadas.insert(min(hueco, len(barajadas)), [""] * ancho)
    encima = [[titulo, *[""] * (ancho - 1)] for titulo in titulos]

    leidos = leido([*encima, puestos, *barajadas])

    derecha = leido([rotulos, *filas])
    assert derecha["recomendaciones"]
    assert _sin_dudas(leidos) == derecha


@given(orden=st.permutations(range(len(ACCIONES))), unidas=st.booleans())
def test_el_orden_de_las_filas_no_cambia_que_dice_cada_recomendacion(
    orden: list[int], *, unidas: bool
) -> None:
    filas = [ACCIONES[indice] for indice in orden]
    puestas = [
        ["^", "^", "^", "^", *fila[4:]]
        if unidas and numero and fila[0] == filas[numero - 1][0]
        else fila
        for numero, fila in enumerate(filas)
    ]

    leidos: Any = leido([ROTULOS, *puestas])

    dichas = {
        (una["recomendacion"], accion["accion"])
        for una in leidos["recomendaciones"]
        for accion in una["acciones"]
    }
    assert dichas == {(fila[1], fila[4]) for fila in ACCIONES}
    assert len(leidos["recomendaciones"]) == 2


@given(corte=st.integers(1, len(ACCIONES) - 1), con_encabezado=st.booleans())
def test_un_salto_de_pagina_no_cambia_nada(corte: int, *, con_encabezado: bool) -> None:
    segunda = [ROTULOS] * con_encabezado + ACCIONES[corte:]

    assert leido([ROTULOS, *ACCIONES[:corte]], segunda) == leido([ROTULOS, *ACCIONES])


@given(st.lists(st.lists(st.text(max_size=12), min_size=3, max_size=3), max_size=6))
def test_cualquier_tabla_se_interpreta_sin_fallar(filas: list[list[str]]) -> None:
    hechos = interpretar(Material("x", (tabla(filas),)), Opciones())

    assert hechos.elementos or hechos.dudas


@given(
    st.lists(
        st.lists(
            st.sampled_from(
                ["", "^", "<", "Recomendación 1", "Plazo:", "Total", "1.", "(a) x (b) y", *ROTULOS]
            ),
            min_size=3,
            max_size=3,
        ),
        max_size=7,
    )
)
def test_cualquier_tabla_de_rotulos_se_interpreta_sin_fallar(filas: list[list[str]]) -> None:
    posibles = [
        [
            "" if (texto == "^" and not numero) or (texto == "<" and not columna) else texto
            for columna, texto in enumerate(fila)
        ]
        for numero, fila in enumerate(filas)
    ]

    hechos = interpretar(Material("x", (tabla(posibles),)), Opciones())

    assert hechos.elementos or hechos.dudas
