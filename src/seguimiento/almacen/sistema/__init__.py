"""Lo que se le pide al sistema operativo y no es igual en todos: ningún otro módulo se lo pide.

Cada sistema tiene su gemelo, con las mismas funciones; aquí se elige, y por encima nadie sabe en cuál está.
En los dos, nada sigue un enlace, ni espera a que alguien escriba al otro lado de una tubería, ni lo heredan
los procesos que se ejecuten. Lo que está abierto (`Carpeta`, un descriptor) solo sirve para dárselo a estas
funciones. Lanzan `OSError`, con los números de `errno`, y `LoTieneOtro` ante lo que otro tiene abierto.
"""

import sys

from seguimiento.almacen.sistema.comun import *  # noqa: F403 — esta es su cara

if sys.platform == "win32":
    from seguimiento.almacen.sistema.windows import *  # noqa: F403 — y la de cada gemelo
else:
    from seguimiento.almacen.sistema.posix import *  # noqa: F403
