"""Qué dice un dato: lo que de él se lee, sin lo que está escrito y no dice nada."""

import json
from collections.abc import Mapping
from functools import cache

from seguimiento.campos import registro_en
from seguimiento.documento.escritura import Valor
from seguimiento.modelo.tipos import Registro


def lo_dicho(dato: Valor, modelo: type[Registro], pasos: tuple[str, ...] = ()) -> Valor:
    """El dato sin las claves que se leen como si faltaran: las vacías que un formulario deja escritas.

    `pasos` son las claves que llevan a él desde el modelo. Lo que queda sigue en la misma ruta.
    """
    if dato is None or isinstance(dato, str):
        return dato
    if not isinstance(dato, Mapping):
        return [lo_dicho(uno, modelo, pasos) for uno in dato]
    registro = registro_en(modelo, pasos)
    return {
        clave: lo_dicho(valor, modelo, (*pasos, clave))
        for clave, valor in dato.items()
        if not _no_dice(valor, registro, clave)
    }


def _no_dice(valor: Valor, registro: type[Registro] | None, clave: str) -> bool:
    """Si con ese valor la clave se lee como si no estuviera."""
    if valor is None:
        return True
    if isinstance(valor, str):
        return not valor.strip() and (registro is None or _puede_faltar(registro, clave))
    return not valor and registro is not None and _vacia_por_omision(registro, clave)


@cache
def _puede_faltar(registro: type[Registro], clave: str) -> bool:
    campo = registro.model_fields.get(clave)
    return campo is not None and not campo.is_required()


@cache
def _vacia_por_omision(registro: type[Registro], clave: str) -> bool:
    """Si una lista vacía dice lo mismo que ninguna; donde lo que falta es otra cosa, no."""
    campo = registro.model_fields.get(clave)
    return campo is not None and not campo.is_required() and campo.default == ()


def cifra(dato: Valor) -> str:
    """El dato en un texto, el mismo para dos que dicen lo mismo sea cual sea el orden de sus claves."""
    return json.dumps(dato, sort_keys=True, ensure_ascii=False)
