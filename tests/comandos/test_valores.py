import errno
import os
from pathlib import Path

import pytest
from comandos_de_prueba import clases_de_typer
from typer import BadParameter
from typer._click import types as tipos
from typer._types import TyperChoice
from typer.models import TyperPath

from seguimiento.comandos.valores import (
    FORMAS,
    Rechazo,
    intervalo,
    motivo_del_sistema,
    rechazo,
    rotulo,
    visible,
)
from seguimiento.fechas import FechaParcial, leer_fecha
