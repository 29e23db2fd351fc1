"""Color para la pantalla, con Rich. Solo se importa si de verdad se va a pintar."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.style import Style


def pintado(texto: str, estilo: str) -> str:
    """El texto con un estilo de Rich (`bold red`) en los 16 colores que entiende toda pantalla.

    El texto nunca se interpreta como marcas; vacío o sin estilo, queda como está.
    """
    if not (texto and estilo):
        return texto
    from rich.color import ColorSystem

    return _estilo(estilo).render(texto, color_system=ColorSystem.STANDARD)


@cache
def _estilo(nombre: str) -> "Style":
    from rich.style import Style

    return Style.parse(nombre)
