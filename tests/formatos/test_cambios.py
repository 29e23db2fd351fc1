"""Los cambios, en tablas que se leen en una solicitud de cambio."""

import pytest

from seguimiento.analisis.cambios import CambioRegistrado, ClaseDeCambio
from seguimiento.formatos.cambios import cuentas, en_bloques, en_breve, recuento
from seguimiento.formatos.markdown import en_markdown
from seguimiento.globales import Orden
from seguimiento.piezas import (
    Columna,
    Linea,
    Lineas,
    Parrafo,
    Tabla,
    Texto,
    Tono,
    tabla_escrita,
    textos,
)

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
        (
            CambioRegistrado(ClaseDeCambio.NOVEDAD, "e/1", "Medir", "en curso", "en curso"),
            "sigue en curso",
        ),
        (
            CambioRegistrado(ClaseDeCambio.CORREGIDA, "e/1", "Medir", despues="Título y Notas"),
            "Título y Notas",
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


def test_por_que_va_debajo_de_lo_que_paso() -> None:
    cambio = CambioRegistrado(
        ClaseDeCambio.CERRADA, "e/1", "Medir", "en curso", "completada", detalle="Ya está"
    )
    (tabla,) = en_bloques([cambio])
    assert isinstance(tabla, Tabla)
    assert tabla.filas[0][2] == Texto("en curso → completada", detalle="Ya está")


def quietas(cuantas: int) -> list[CambioRegistrado]:
    """Lo que sigue sin novedad, con un día de retraso cada una menos que la anterior; la última, ninguno."""
    return [
        CambioRegistrado(ClaseDeCambio.SIN_NOVEDAD, f"e/{n}", "Convocar", dias=cuantas - 1 - n)
        for n in range(cuantas)
    ]


def test_de_lo_que_sigue_sin_novedad_se_ven_diez_y_se_dice_que_nada_cambio() -> None:
    nada, tabla, resto = en_bloques(quietas(11))
    assert nada == Parrafo("Ningún cambio en lo que se sigue.")
    assert isinstance(tabla, Tabla)
    assert tabla.titulo == "Siguen sin novedad (11), por días de retraso"
    assert [fila[0].texto for fila in tabla.filas] == [str(10 - n) for n in range(10)]
    assert resto == Parrafo("… y 1 más")
    assert next(iter(en_breve(quietas(1), VER)), None) == Lineas((cuentas(quietas(1)),))


VER = Orden("seg cambios --desde 2023")


def test_en_breve_van_tres_de_cada_clase_la_cuenta_de_todas_y_con_que_se_ven() -> None:
    nuevas = [CambioRegistrado(ClaseDeCambio.NUEVA, f"e/{n}", "Convocar") for n in range(4)]
    dichas, tabla, cierre = en_breve([*nuevas, *quietas(2)], VER)
    assert dichas == Lineas(
        (Linea((("Nuevas: 4", Tono.TITULO), ("Siguen sin novedad: 2", Tono.ATENCION))),)
    )
    assert isinstance(tabla, Tabla)
    assert (tabla.titulo, len(tabla.filas), tabla.ver_mas) == ("Nuevas (4)", 3, VER)
    assert cierre == Lineas((Linea(((VER, Tono.TENUE),), rotulo="Todo lo que cambió, y por qué"),))


def test_cada_clase_tiene_su_cuenta_tambien_si_es_cero() -> None:
    assert {clave: n for clave, n in recuento(quietas(2)).items() if n} == {"sin_novedad": 2}
    assert [*recuento([])] == [clase.codigo for clase in ClaseDeCambio]
