"""Lo que no cabe en la pantalla, por el paginador de quien lo lee."""

import subprocess
from collections.abc import Mapping
from contextlib import suppress

from seguimiento.almacen.entorno import aunque_nadie_lea, palabras_de

_NO_SE_ABRIO = (1, 126, 127)
"""Con lo que termina un paginador que no entiende sus opciones o el guion que no lo halla: sin mostrar nada."""
DE_FABRICA = "less -FRX"
"""Con color, sin vaciar la pantalla y sin detenerse si al final cabe."""


def paginar(texto: str, pedido: str | None, entorno: Mapping[str, str]) -> bool:
    """Muestra el texto en el paginador y espera a que se cierre; falso si no hay ninguno.

    `pedido` es la orden que lo abre: vacía o «cat», ninguno. Cerrarlo antes de acabar no es un error.
    """
    orden = _orden(DE_FABRICA if pedido is None else pedido)
    if not orden:
        return False
    try:
        # lo elige quien ejecuta la orden, y sus opciones también si no las da: como en git
        proceso = subprocess.Popen(  # noqa: S603
            orden, stdin=subprocess.PIPE, env={"LESS": "FRX", "LV": "-c", **entorno}
        )
    except OSError:
        return False
    with suppress(KeyboardInterrupt), aunque_nadie_lea():
        proceso.communicate(texto.encode("utf-8", "backslashreplace"))
    return _esperar(proceso) not in _NO_SE_ABRIO


def _orden(escrita: str) -> list[str]:
    try:
        orden = palabras_de(escrita)
    except ValueError:
        return []
    return [] if orden == ["cat"] else orden


def _esperar(proceso: "subprocess.Popen[bytes]") -> int:
    """El código con que termina. Hasta que el paginador termina: Ctrl-C es suyo, y hasta entonces la pantalla también."""
    while True:
        with suppress(KeyboardInterrupt):
            return proceso.wait()
