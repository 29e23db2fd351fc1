"""Lo que rodea al proceso y no es igual en todos los sistemas: otros programas, la consola y lo del usuario.

Como en `sistema`, cada uno tiene su gemelo, y aquí se elige. Las variables del entorno las lee quien llama.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

if sys.platform == "win32":
    from seguimiento.almacen.entorno.windows import *  # noqa: F403 — es su cara
    from seguimiento.almacen.entorno.windows import ya_nadie_lee
else:
    from seguimiento.almacen.entorno.posix import *  # noqa: F403 — es su cara
    from seguimiento.almacen.entorno.posix import ya_nadie_lee


@contextmanager
def aunque_nadie_lea() -> Iterator[None]:
    """Mientras dure, que al otro lado de una tubería ya no haya nadie no detiene a nadie."""
    try:
        yield
    except OSError as error:
        if not ya_nadie_lee(error):
            raise
