"""Lo que se deriva del código está al día."""

import importlib.util
from pathlib import Path

PROYECTO = Path(__file__).parents[1]


def test_los_documentos_derivados_estan_al_dia() -> None:
    ruta = PROYECTO / "docs" / "derivar.py"
    especificacion = importlib.util.spec_from_file_location("derivar", ruta)
    assert especificacion is not None
    assert especificacion.loader is not None
    derivar = importlib.util.module_from_spec(especificacion)
    especificacion.loader.exec_module(derivar)

    assert derivar.viejos() == [], "ejecute «make derivados»"
