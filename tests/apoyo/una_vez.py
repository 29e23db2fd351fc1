"""Lo que el programa hace al empezar cada orden y siempre sale igual, hecho una vez en todas las pruebas.

Traducir sus plantillas y construir sus órdenes es más de la tercera parte de lo que tarda una orden. Un
proceso de verdad lo hace una vez; las pruebas, miles de ellas en el mismo, lo harían en cada una.
"""

from functools import cache
from types import CodeType
from typing import Any

import pytest

from seguimiento.comandos import ordenes
from seguimiento.informes.plantillas import motor


def recordarlo(programa: pytest.MonkeyPatch) -> None:
    """Que se hagan una sola vez. Las plantillas de una organización, cada vez, que es lo que se prueba."""
    traducir = motor._Encerrado.compile  # noqa: SLF001 — no hay otra puerta
    traducidas: dict[tuple[str, str, bool], CodeType] = {}

    def una_vez(entorno: Any, texto: Any, nombre: Any = None, *args: Any, **opciones: Any) -> Any:  # noqa: ANN401 — como el de Jinja
        if not isinstance(nombre, str) or entorno.fuentes.es_propia(nombre):
            return traducir(entorno, texto, nombre, *args, **opciones)
        cual = (texto, nombre, entorno.en_markdown)
        if cual not in traducidas:
            traducidas[cual] = traducir(entorno, texto, nombre, *args, **opciones)
        return traducidas[cual]

    programa.setattr(motor._Encerrado, "compile", una_vez)  # noqa: SLF001
    programa.setattr(ordenes, "orden", cache(ordenes.orden))
