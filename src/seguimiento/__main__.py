"""`python -m seguimiento` y la orden `seg`."""

import gc
import sys

# Una orden dura lo que tarda en leer los registros y casi todo lo que crea vive hasta el final: buscar
# ciclos entre tanto no libera nada y cuesta entre la quinta parte y la mitad del tiempo (make banco).
gc.disable()

from seguimiento.comandos.puerta import principal as _principal  # noqa: E402 — sin recolector
from seguimiento.comandos.sin_complementos import sin_complementos  # noqa: E402


def principal() -> None:
    """Ejecuta `seg` con los argumentos de la línea y termina con su código."""
    sin_complementos()
    codigo = _principal()
    gc.freeze()
    sys.exit(codigo)


if __name__ == "__main__":
    principal()
