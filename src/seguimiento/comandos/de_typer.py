"""Lo que se necesita de typer y no está en su cara pública.

typer lleva dentro una copia de click que cambia de una versión a otra sin avisar: la 0.29 quitó los
módulos de tipos que tenía la 0.28. Por eso no se importa nada de ella al ejecutar. Todo lo demás que
se usa (`typer`, `typer.core`, `typer.main.get_command`) es público. Con qué versiones se ha probado lo
dice `tests/comandos/test_typer.py`.
"""

from typing import TYPE_CHECKING, cast

import typer
from typer.core import TyperCommand, TyperOption

if TYPE_CHECKING:
    # lo que redefine un método ha de admitir lo que él admitía, que typer declara con lo de dentro
    from typer._click.core import Command as Comando
    from typer._click.core import Context as Contexto
    from typer._click.core import Parameter as Parametro
else:
    Comando, Contexto, Parametro = TyperCommand, typer.Context, TyperOption

__all__ = ["Comando", "Contexto", "Parametro", "UsoRechazado"]

UsoRechazado = cast("type[Exception]", typer.BadParameter.__mro__[1])
"""La clase de todos los errores de uso. typer solo da nombre a una hija suya: de ella se toma."""
