"""Las columnas que repiten las tablas del trimestre."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from seguimiento.analisis.filas import Fila
from seguimiento.analisis.fotografia import RecomendacionFotografiada
from seguimiento.analisis.posteriores import Situada, que_dice
from seguimiento.informes.acciones import columnas, descrita
from seguimiento.informes.vistas.trimestral.trimestre import Trimestre
from seguimiento.piezas import ColumnaDe, Texto
from seguimiento.redaccion import enumeracion, recortado

LETRAS = 140
"""A cuánto se recorta una descripción en las listas: entera está en su hoja y en el anexo."""
EN_LA_PRIMERA = 5
"""Cuántas filas lleva cada lista de la primera página, para que todo quepa en una hoja."""
LETRAS_DE_LA_PRIMERA = 76
"""A cuánto en la primera página, donde todo ha de caber."""
LETRAS_DEL_PORQUE = 160
"""A cuánto lo que explica por qué se pide."""
LETRAS_DE_NOMBRE = 34
"""A cuánto un nombre en la primera página."""
T = TypeVar("T")


def columnas_de_accion(t: Trimestre) -> tuple[ColumnaDe[Fila], ...]:
    """Las de toda fila; la acción, recortada: entera está en su hoja y en el anexo."""
    return columnas(("Acción", celda_de_accion(t)))


def celda_de_accion(t: Trimestre) -> Callable[[Fila], Texto]:
    """La celda que nombra una acción y la describe, recortada."""
    return partial(descrita, t.encargo, letras=LETRAS)


def recomendacion(t: Trimestre) -> ColumnaDe[RecomendacionFotografiada]:
    """La columna que nombra una recomendación y la dice, recortada."""

    def celda(foto: RecomendacionFotografiada) -> Texto:
        dicha = recortado(foto.situada.recomendacion.texto, LETRAS)
        return t.encargo.referencia(foto.ref, foto.situada.lugar, dicha)

    return "Recomendación", celda


def de_que(t: Trimestre, ref: str, situada: Situada) -> Texto:
    """La celda de algo que pasó en una acción, un período suyo o una recomendación, con lo que dice."""
    return t.encargo.referencia(ref, situada.lugar, recortado(que_dice(situada), LETRAS))


def dice(t: Trimestre, ref: str) -> str:
    """Lo que dice la acción o la recomendación de esa referencia, recortado."""
    hallada = t.acciones.get(ref) or t.recomendaciones[ref]
    return recortado(que_dice(hallada.situada), LETRAS)


def nombrados(nombres: Sequence[str]) -> str:
    """Los nombres si caben en la primera página; si no, el primero y cuántos más. Vacío si no hay ninguno."""
    todos = enumeracion(nombres)
    if len(todos) <= LETRAS_DE_NOMBRE or not nombres:
        return todos
    demas = f" y {len(nombres) - 1} más" if nombres[1:] else ""
    return recortado(nombres[0], LETRAS_DE_NOMBRE) + demas


def nombrada(
    t: Trimestre,
    de: Callable[[T], tuple[str, Situada]],
    y_ademas: Callable[[T], str] = lambda _: "",
    *,
    entera: bool = False,
) -> Callable[[T], Texto]:
    """La celda de la primera página: el código, lo que dice y, más tenue, qué más y de qué evaluación.

    Lo que dice va recortado, salvo que se pida entera.
    """

    def cabe(texto: str, letras: int) -> str:
        return texto if entera else recortado(texto, letras)

    def celda(una: T) -> Texto:
        ref, situada = de(una)
        origen, _, codigo = ref.partition("/")
        titulo = t.titulos_breves[origen]
        prioridad = f" · P{situada.prioridad.numero}" if situada.prioridad else ""
        return t.encargo.referencia(
            codigo,
            situada.lugar,
            cabe(que_dice(situada), LETRAS_DE_LA_PRIMERA),
            "\n".join(
                filter(None, (cabe(y_ademas(una), LETRAS_DEL_PORQUE), f"{titulo}{prioridad}"))
            ),
        )

    return celda
