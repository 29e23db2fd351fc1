"""Las formas en que se escribe un recordatorio: aparte, porque la ayuda las dice sin leer nada más."""

from enum import StrEnum


class Forma(StrEnum):
    """Cómo se escribe un recordatorio."""

    EML = "eml"
    MD = "md"
