"""Cómo puede mostrarse una lista."""

from enum import StrEnum


class FormatoDeTabla(StrEnum):
    """Cómo se muestra una lista."""

    TABLA = "tabla"
    JSON = "json"
    CSV = "csv"
    MD = "md"
