"""Las tablas de `seg lista`: qué claves de cada lista se ven y cómo."""

from collections.abc import Callable
from typing import Any, NamedTuple

from seguimiento.analisis.listas import Lista
from seguimiento.piezas import Columna, Tabla, Tono, tabla_escrita
from seguimiento.redaccion import en_linea
from seguimiento.vocabularios import Ausencia, Vocabulario


def _celda(valor: object) -> str:
    match valor:
        case None:
            return ""
        case tuple() | list():
            return "; ".join(map(_celda, valor))
        case Vocabulario() if not isinstance(valor, Ausencia):
            return en_linea(valor.rotulo)
        case _:
            return en_linea(str(valor))


def _si_no_obliga(valor: object) -> str:
    return "" if valor else "propuesto"


class Vista(NamedTuple):
    """Una clave que se ve, y en qué columna."""

    clave: str
    columna: Columna
    celda: Callable[[object], str] = _celda


_A_LA_VISTA = {
    "acciones": (
        Vista("dias_de_retraso", Columna("Días", corta=True, numerica=True)),
        Vista("plazo", Columna("Plazo", corta=True)),
        Vista("situacion", Columna("Situación", corta=True)),
        Vista("exigible", Columna("", corta=True), _si_no_obliga),
        Vista("ref", Columna("Referencia", corta=True)),
        Vista("descripcion", Columna("Acción", peso=3, minimo=40, lineas=2)),
        Vista("responsables", Columna("Responde", peso=2)),
    ),
    "recomendaciones": (
        Vista("prioridad", Columna("Prioridad", corta=True, numerica=True)),
        Vista("estado", Columna("Estado", corta=True)),
        Vista("ref", Columna("Referencia", corta=True)),
        Vista("texto", Columna("Recomendación", peso=3, minimo=40, lineas=2)),
        Vista("dirigida_a", Columna("Dirigida a", peso=2)),
    ),
    "evaluaciones": (
        Vista("id", Columna("Evaluación", corta=True)),
        Vista("fecha", Columna("Fecha", corta=True)),
        Vista("recomendaciones", Columna("Rec.", corta=True, numerica=True)),
        Vista("acciones", Columna("Acc.", corta=True, numerica=True)),
        Vista("vencidas", Columna("Vencidas", corta=True, numerica=True)),
        Vista("sin_respuesta", Columna("Sin resp.", corta=True, numerica=True)),
        Vista("titulo", Columna("Título", peso=3, minimo=36)),
    ),
    "prácticas": (
        Vista("codigo", Columna("Código", corta=True)),
        Vista("tipo", Columna("Tipo", corta=True)),
        Vista("sostenibilidad", Columna("Sostenibilidad", corta=True)),
        Vista("titulo", Columna("Título", peso=3, minimo=40)),
        Vista("territorios", Columna("Territorio", peso=2, lineas=1)),
    ),
    "acuerdos": (
        Vista("id", Columna("Acuerdo", corta=True)),
        Vista("estado", Columna("Estado", corta=True)),
        Vista("compromisos", Columna("Compromisos", corta=True, numerica=True)),
        Vista("ultima_reunion", Columna("Última reunión", corta=True)),
        Vista("proxima_reunion", Columna("Próxima", corta=True)),
        Vista("titulo", Columna("Título", peso=3, minimo=36)),
    ),
}


def tabla(lista: Lista[Any]) -> Tabla:
    """La lista, para leer."""
    vistas = _A_LA_VISTA[lista.nombre]
    return tabla_escrita(
        f"{lista.nombre.capitalize()} ({len(lista.filas)})",
        [vista.columna for vista in vistas],
        [tuple(vista.celda(plana[vista.clave]) for vista in vistas) for plana in lista.planas()],
        Tono.TITULO,
    )
