"""Qué puede decirse en la línea de «seg regla». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="codigo", por_omision="", completador=("codigos_de_regla",)),
)
