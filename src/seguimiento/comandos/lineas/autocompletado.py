"""Qué puede decirse en la línea de «seg autocompletado». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="interprete", valores=("bash", "zsh", "fish", "powershell"), clase="seguimiento.comandos.autocompletado.Shell"),
)
