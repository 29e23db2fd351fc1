"""Marcas con que la declaración de un campo dice a dónde más llega."""

from dataclasses import dataclass

from seguimiento.vocabularios import ClaseDeElemento


@dataclass(frozen=True, slots=True)
class Filtra:
    """Marca los campos por los que se filtra, con el nombre de la opción: `--etiqueta`."""

    nombre: str
    entero: bool = True
    """Si ha de decir justo lo que se busca, y no basta con que lo contenga."""


@dataclass(frozen=True, slots=True)
class EnLasFilas:
    """Marca los campos de una acción que van, con su rótulo, en las listas y en los informes."""


@dataclass(frozen=True, slots=True)
class LlevaA:
    """Marca los campos en que se escribe una referencia, con las clases de aquello a lo que lleva."""

    clases: tuple[ClaseDeElemento, ...]


A_UNA_FICHA = LlevaA((ClaseDeElemento.FICHA,))
A_UNA_ACCION = LlevaA((ClaseDeElemento.ACCION, ClaseDeElemento.COMPROMISO))
A_LO_DE_DENTRO = LlevaA(
    (*A_UNA_ACCION.clases, ClaseDeElemento.RECOMENDACION, ClaseDeElemento.REUNION)
)
