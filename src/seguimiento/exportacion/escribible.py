"""Lo que cabe en un XML: los textos de los registros pueden traer cualquier cosa."""

import re

_NO_CABEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Los controles y las mitades sueltas de una letra."""


def escribible(texto: str) -> str:
    """El texto, con «�» donde había algo que XML no admite."""
    return _NO_CABEN.sub("\ufffd", texto)
