"""Las secciones de los informes que se llevan a una reunión, y sus fechas en palabras."""

from dataclasses import dataclass

from seguimiento.fechas import MESES, FechaParcial, Precision
from seguimiento.informes.piezas import Apartado, Dato, Tabla, Texto
from seguimiento.redaccion import dia_en_palabras

_ORDINALES = ("primer", "segundo", "tercer", "cuarto")


@dataclass(frozen=True, slots=True)
class Seccion:
    """Un título con lo que lleva debajo; lo que está vacío no se muestra."""

    id: str
    """Con qué se llega a ella dentro de la página."""
    titulo: str
    parrafos: tuple[str, ...] = ()
    datos: tuple[Dato, ...] = ()
    lista: tuple[Texto, ...] = ()
    """Una lista numerada."""
    tablas: tuple[Tabla, ...] = ()
    apartados: tuple[Apartado, ...] = ()


def fecha_en_palabras(fecha: FechaParcial) -> str:
    """`10 de mayo de 2023`, `mayo de 2023`, `primer trimestre de 2017`: sin añadir precisión."""
    primero = fecha.primer_dia
    match fecha.precision:
        case Precision.DIA:
            return dia_en_palabras(primero)
        case Precision.MES:
            return f"{MESES[primero.month - 1]} de {primero.year}"
        case Precision.TRIMESTRE:
            return f"{_ORDINALES[(primero.month - 1) // 3]} trimestre de {primero.year}"
        case Precision.SEMESTRE:
            return f"{_ORDINALES[(primero.month - 1) // 6]} semestre de {primero.year}"
        case Precision.ANIO:
            return str(primero.year)


def del_dia(fecha: FechaParcial) -> str:
    """`del 10 de mayo de 2023`, `de mayo de 2023`: la fecha con la preposición que le toca."""
    sin_articulo = fecha.precision in (Precision.MES, Precision.ANIO)
    return f"{'de' if sin_articulo else 'del'} {fecha_en_palabras(fecha)}"
