"""Los cambios, en tablas que se leen en una solicitud de cambio."""

import pytest

from seguimiento.analisis.cambios import CambioRegistrado, ClaseDeCambio
from seguimiento.formatos.cambios import en_bloques
from seguimiento.formatos.markdown import en_markdown
from seguimiento.piezas import Columna, Parrafo, Tabla, Tono, tabla_escrita, textos

COLUMNAS = (Columna("Referencia", corta=True), Columna("Qué", peso=2), Columna("Cambio"))


def celda(cambio: CambioRegistrado) -> str:
    """Lo que se dice del cambio en su última columna."""
    (tabla,) = en_bloques([cambio])
    assert isinstance(tabla, Tabla)
    return tabla.filas[0][2].texto


def plazo(antes: str, despues: str, dias: int | None) -> CambioRegistrado:
    return CambioRegistrado(ClaseDeCambio.PLAZO, "e/1", "Convocar", antes, despues, dias)


def test_sin_cambios_se_dice() -> None:
    assert list(en_bloques([])) == [Parrafo("Ningún cambio en lo que se sigue.")]


def test_hay_una_tabla_por_clase_con_su_cuenta_y_su_tono() -> None:
    cambios = [
        CambioRegistrado(ClaseDeCambio.NUEVA, "e/2", "Publicar"),
        CambioRegistrado(ClaseDeCambio.REABIERTA, "e/3", "Medir", "completada", "en curso"),
        CambioRegistrado(ClaseDeCambio.REABIERTA, "e/4", "Contar", "cancelada", "en curso"),
    ]
    assert list(en_bloques(cambios)) == [
        tabla_escrita("Nuevas (1)", COLUMNAS, [("e/2", "Publicar", "")], Tono.TITULO),
        tabla_escrita(
            "Reabiertas (2)",
            COLUMNAS,
            [
                ("e/3", "Medir", "completada → en curso"),
                ("e/4", "Contar", "cancelada → en curso"),
            ],
            Tono.URGENTE,
        ),
    ]


@pytest.mark.parametrize(
    ("cambio", "dicho"),
    [
        (plazo("2023-06-15", "2023-07-30", 45), "2023-06-15 → 2023-07-30 (+45 días)"),
        (plazo("2023-06-15", "2023-06-14", -1), "2023-06-15 → 2023-06-14 (-1 día)"),
        (plazo("2023-06-15", "2023-06-16", 1), "2023-06-15 → 2023-06-16 (+1 día)"),
        (plazo("sin plazo", "2023-06", None), "sin plazo → 2023-06"),
        (
            CambioRegistrado(ClaseDeCambio.VENCIDA, "e/1", "Convocar", "", "2023-03", 1),
            "venció en 2023-03, hace 1 día",
        ),
    ],
)
def test_cada_cambio_dice_de_que_a_que_y_en_cuantos_dias(
    cambio: CambioRegistrado, dicho: str
) -> None:
    assert celda(cambio) == dicho


def test_lo_largo_se_recorta() -> None:
    largo = "x" * 300
    (tabla,) = en_bloques([CambioRegistrado(ClaseDeCambio.RESPONSABLE, "e/1", largo, largo, "PSU")])
    assert isinstance(tabla, Tabla)
    recortado = "x" * 99 + "…"
    assert tabla.filas == (textos(("e/1", recortado, f"{recortado} → PSU")),)


@pytest.mark.parametrize(("cuantos", "resto"), [(50, []), (51, [Parrafo("… y 1 más")])])
def test_de_cada_clase_se_muestran_cincuenta_y_se_cuentan_todos(
    cuantos: int, resto: list[Parrafo]
) -> None:
    cambios = [CambioRegistrado(ClaseDeCambio.NUEVA, f"e/{n}", "Convocar") for n in range(cuantos)]
    tabla, *despues = en_bloques(cambios)
    assert isinstance(tabla, Tabla)
    assert (tabla.titulo, len(tabla.filas), despues) == (f"Nuevas ({cuantos})", 50, resto)


def test_en_markdown_ningun_dato_pasa_por_una_marca() -> None:
    hostil = "<b>|`@x`\n## Título"
    cambio = CambioRegistrado(ClaseDeCambio.RESPONSABLE, "e/1", hostil, hostil, "[a](b)")
    assert en_markdown(en_bloques([cambio])) == (
        "## Cambios de responsable (1)\n\n"
        "| Referencia | Qué | Cambio |\n| --- | --- | --- |\n"
        "| e/1 | &lt;b>\\|\\`@x\\` ## Título "
        "| &lt;b>\\|\\`@x\\` ## Título → \\[a\\](b) |\n"
    )
