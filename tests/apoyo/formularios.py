"""Lo que un formulario web hace con un registro: leerlo, cambiar un campo y escribirlo entero a su modo.

En `tests/editores/formularios` están un registro y lo que de él guardan tres que cualquiera puede usar; con
`SEG_EDITORES=1` se comprueba, con su código, que es eso lo que guardan. `otra_vez_escrito` lo imita sin ellos:
js-yaml, que usa uno, nació como copia de PyYAML.
"""

import random
from collections.abc import Sequence
from copy import deepcopy
from difflib import unified_diff
from pathlib import Path
from typing import Any

import yaml

from seguimiento.documento import leer
from seguimiento.documento.lector import BLOQUE
from seguimiento.documento.tramos import ClaseDeTramo, Tramo, medir
from seguimiento.lugares import Ruta

GUARDADOS = Path(__file__).parents[1] / "editores/formularios"
REGISTRO = GUARDADOS / "registro.yaml"
EDITORES = ("decap", "tina", "sveltia")
CAMBIADO = ("recomendaciones", 0, "acciones", 0, "seguimiento", 0, "estado")
NUEVO = "completada"
PROYECTO = Path(__file__).parents[2]
REGISTROS = sorted(
    [*(PROYECTO / "data").glob("*/*.yaml"), *(PROYECTO / "ejemplos/data").glob("*/*.yaml")]
)


def ruta_de(registro: Path) -> str:
    """La que tiene desde la raíz de los registros."""
    return registro.relative_to(registro.parents[2]).as_posix()


def campo_de_una_linea(registro: Path) -> Ruta:
    """Uno cualquiera de los textos que ocupan una línea y nada más que una, siempre el mismo."""
    documento = leer(registro.read_bytes()).documento
    assert documento is not None
    posibles = [*_de_una_linea(medir(documento.texto).raiz, ())]
    return random.Random(registro.stem).choice(posibles)  # noqa: S311 — elige un campo


def _de_una_linea(tramo: Tramo, ruta: Ruta) -> list[Ruta]:
    if tramo.corchetes:
        return []
    if tramo.clase is ClaseDeTramo.TEXTO:
        # el código dice qué elemento es: cambiarlo es cambiar de elemento
        libre = ruta[-1] not in {"id", "tipo"} and isinstance(ruta[-1], str)
        return [ruta] if libre and tramo.estilo not in BLOQUE and " " in tramo.valor else []
    pasos: Sequence[str | int] = tramo.nombres or range(len(tramo.hijos))
    return [
        r
        for paso, hijo in zip(pasos, tramo.hijos, strict=True)
        for r in _de_una_linea(hijo, (*ruta, paso))
    ]


def otra_vez_escrito(contenido: bytes, ruta: Ruta, valor: str) -> bytes:
    """El archivo como lo guardaría un formulario que cambia un campo."""
    datos = _con(yaml.safe_load(contenido), ruta, valor)
    return yaml.safe_dump(datos, allow_unicode=True, sort_keys=False, width=10_000).encode()


def _con(datos: Any, ruta: Ruta, valor: str) -> Any:  # noqa: ANN401 — un árbol cualquiera
    hecho = deepcopy(datos)
    dentro = hecho
    for paso in ruta[:-1]:
        dentro = dentro[paso]
    dentro[ruta[-1]] = valor
    return hecho


def lineas_del_diff(antes: bytes, despues: bytes) -> list[str]:
    """Las que salen y las que entran."""
    viejas, nuevas = (uno.decode().splitlines() for uno in (antes, despues))
    return [
        una
        for una in unified_diff(viejas, nuevas, n=0, lineterm="")
        if una[:3] not in {"---", "+++"} and una[0] in "-+"
    ]
