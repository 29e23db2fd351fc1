"""Una misma matriz dice lo mismo se ponga como se ponga: columnas barajadas, títulos, filas en blanco, adornos."""

from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from apoyo.matrices import en_llano, tabla
from seguimiento.importacion.interpretacion import interpretar
from seguimiento.importacion.material import Material
from seguimiento.importacion.opciones import Opciones

MATRIZ = (
    ("N.º", "1", "1", "2"),
    ("Recomendación", "Ordenar el archivo", "Ordenar el archivo", "Formar al personal"),
    ("Prioridad", "Alta", "Alta", "Baja"),
    ("Respuesta gerencial", "Aceptada", "Aceptada", "No aceptada"),
    ("Justificación", "", "", "No hay fondos"),
    ("Acción", "Digitalizar las actas", "Publicar el índice", "Dictar dos talleres"),
    (
        "Unidad responsable",
        "Secretaría; UNICEF",
        "Comunicación",
        "Capacitación, con apoyo de Jurídica",
    ),
    ("Fecha de cumplimiento", "30/11/2023", "03/04/2024", "permanente"),
    ("Estado", "Completada", "En proceso", "Sin iniciar"),
    ("Comentarios", "Listo", "Falta imprimir", ""),
)
"""Columna a columna: el rótulo y lo que dice cada acción."""
ADORNOS = (
    str,
    str.upper,
    lambda rotulo: f"{rotulo}:",
    lambda rotulo: f"{rotulo} (*)",
    lambda rotulo: f" {rotulo} \u00a0",
    lambda rotulo: rotulo.translate(str.maketrans("áéíóúñ", "aeioun")),
    lambda rotulo: f"{rotulo} (lo que diga el informe)",
)


def _leida(columnas: list[tuple[str, ...]], encima: int, en_blanco: list[int]) -> dict[str, Any]:
    """Lo que se lee de la matriz, con títulos encima y filas en blanco entre las suyas."""
    ancho = len(columnas)
    filas = [list(fila) for fila in zip(*columnas, strict=True)]
    for lugar in sorted(en_blanco, reverse=True):
        filas.insert(1 + lugar, [""] * ancho)
    titulos = [["MATRIZ DE SEGUIMIENTO", *[""] * (ancho - 1)], [""] * ancho][:encima]
    leido = en_llano(interpretar(Material("m.xlsx", (tabla([*titulos, *filas]),)), Opciones()))
    leido.pop("dudas", None)
    return leido


DERECHA = _leida([*MATRIZ], 0, [])


def test_al_derecho_dice_lo_que_dice_el_papel() -> None:
    assert DERECHA["recomendaciones"] == [
        {
            "codigo": "R1",
            "recomendacion": "Ordenar el archivo",
            "prioridad": "alta",
            "decision": "aceptada",
            "acciones": [
                {
                    "codigo_de_accion": "1.1",
                    "accion": "Digitalizar las actas",
                    "plazo": "2023-11-30",
                    "responsables": ["Secretaría", "UNICEF"],
                    "estado": "completada",
                    "comentario": "Listo",
                },
                {
                    "codigo_de_accion": "1.2",
                    "accion": "Publicar el índice",
                    "plazo": "2024-04-03",
                    "responsables": ["Comunicación"],
                    "estado": "en_curso",
                    "comentario": "Falta imprimir",
                },
            ],
        },
        {
            "codigo": "R2",
            "recomendacion": "Formar al personal",
            "prioridad": "baja",
            "decision": "rechazada",
            "justificacion": "No hay fondos",
            "acciones": [
                {
                    "codigo_de_accion": "2.1",
                    "accion": "Dictar dos talleres",
                    "sin_plazo": "permanente",
                    "responsables": ["Capacitación"],
                    "acompanan": ["Jurídica"],
                    "estado": "no_iniciada",
                },
            ],
        },
    ]


@given(
    st.randoms(use_true_random=False),
    st.lists(st.sampled_from(ADORNOS), min_size=len(MATRIZ), max_size=len(MATRIZ)),
    st.integers(0, 2),
    st.lists(st.integers(0, 3), max_size=3),
)
def test_da_igual_como_este_puesta(
    azar: Random, adornos: list[Any], encima: int, en_blanco: list[int]
) -> None:
    columnas = [
        (adorno(rotulo), *datos) for adorno, (rotulo, *datos) in zip(adornos, MATRIZ, strict=True)
    ]
    azar.shuffle(columnas)
    assert _leida(columnas, encima, en_blanco) == DERECHA
