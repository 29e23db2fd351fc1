"""Las tablas de `seg lista`: qué claves de cada lista se ven y cómo."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from seguimiento.analisis import dicho
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.listas import Listado
from seguimiento.analisis.posteriores import Posterior
from seguimiento.fechas import FechaParcial
from seguimiento.formatos import posteriores
from seguimiento.piezas import Bloque, Columna, Tabla, Tono, tabla_escrita
from seguimiento.redaccion import en_linea, fecha_breve
from seguimiento.vocabularios import Ausencia, Vocabulario


def _celda(valor: object) -> str:
    match valor:
        case None:
            return ""
        case tuple() | list():
            return "; ".join(map(_celda, valor))
        case Vocabulario() if not isinstance(valor, Ausencia):
            return en_linea(valor.rotulo)
        case FechaParcial() | date():
            return fecha_breve(valor)
        case _:
            return en_linea(str(valor))


def _si_no_obliga(valor: object) -> str:
    return "" if valor else "propuesto"


class Visible(NamedTuple):
    """Una clave que se ve, y en qué columna."""

    clave: str
    columna: Columna
    celda: Callable[[object], str] = _celda


_A_LA_VISTA = {
    "acciones": (
        Visible("dias_de_retraso", Columna("Días", corta=True, numerica=True)),
        Visible("plazo", Columna("Plazo", corta=True)),
        Visible("situacion", Columna("Situación", corta=True)),
        Visible("exigible", Columna("", corta=True), _si_no_obliga),
        Visible("ref", Columna("Referencia", corta=True)),
        Visible("descripcion", Columna("Acción", peso=3, minimo=40, lineas=2)),
        Visible("responsables", Columna("Responde", peso=2)),
    ),
    "recomendaciones": (
        Visible("prioridad", Columna("Prioridad", corta=True, numerica=True)),
        Visible("estado", Columna("Estado", corta=True)),
        Visible("ref", Columna("Referencia", corta=True)),
        Visible("texto", Columna("Recomendación", peso=3, minimo=40, lineas=2)),
        Visible("dirigida_a", Columna("Dirigida a", peso=2)),
    ),
    "evaluaciones": (
        Visible("id", Columna("Evaluación", corta=True)),
        Visible("fecha", Columna("Fecha", corta=True)),
        Visible("recomendaciones", Columna("Rec.", corta=True, numerica=True)),
        Visible("acciones", Columna("Acc.", corta=True, numerica=True)),
        Visible("vencidas", Columna("Vencidas", corta=True, numerica=True)),
        Visible("sin_respuesta", Columna("Sin resp.", corta=True, numerica=True)),
        Visible("titulo", Columna("Título", peso=3, minimo=36)),
    ),
    "prácticas": (
        Visible("codigo", Columna("Código", corta=True)),
        Visible("tipo", Columna("Tipo", corta=True)),
        Visible("sostenibilidad", Columna("Sostenibilidad", corta=True)),
        Visible("titulo", Columna("Título", peso=3, minimo=40)),
        Visible("territorios", Columna("Territorio", peso=2, lineas=1)),
    ),
    "acuerdos": (
        Visible("id", Columna("Acuerdo", corta=True)),
        Visible("estado", Columna("Estado", corta=True)),
        Visible("compromisos", Columna("Compromisos", corta=True, numerica=True)),
        Visible("ultima_reunion", Columna("Última reunión", corta=True)),
        Visible("proxima_reunion", Columna("Próxima", corta=True)),
        Visible("titulo", Columna("Título", peso=3, minimo=36)),
    ),
}


def en_bloques(lista: Listado[Any], fuera: Sequence[Posterior]) -> Iterator[Bloque]:
    """La lista y, detrás, lo que por su fecha no está en ella."""
    yield tabla(lista)
    yield from posteriores.en_bloques(dicho.despues_del_corte(fuera))


def _cuantas(lista: Listado[Any]) -> str:
    """Cuántas filas hay; de las acciones, sin contar como tales sus períodos ni los compromisos."""
    if all(isinstance(fila, Fila) for fila in lista.filas):
        return dicho.cuantas(lista.filas).en_un_titulo
    return str(len(lista.filas))


def tabla(lista: Listado[Any]) -> Tabla:
    """La lista, para leer."""
    vistas = _A_LA_VISTA[lista.nombre]
    return tabla_escrita(
        f"{lista.nombre.capitalize()} ({_cuantas(lista)})",
        [vista.columna for vista in vistas],
        [tuple(vista.celda(plana[vista.clave]) for vista in vistas) for plana in lista.planas()],
        Tono.TITULO,
    )
