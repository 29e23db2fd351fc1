"""`python -m seguimiento` y la orden `seg`."""

import sys

from seguimiento.comandos.aplicacion import principal as _principal


def principal() -> None:
    """Ejecuta `seg` con los argumentos de la línea y termina con su código."""
    sys.exit(_principal())


if __name__ == "__main__":
    principal()
