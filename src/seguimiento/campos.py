"""La única introspección del modelo: qué claves tiene cada registro, con qué rótulo y de qué tipo.

De aquí salen columnas, ayuda, manual, sugerencias y esquemas; nadie más mira las anotaciones.
"""

import ast
import inspect
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from seguimiento.lugares import Ruta
from seguimiento.modelo.comunes import ConNotas
from seguimiento.modelo.tipos import Registro
from seguimiento.vocabularios import Ausencia, Vocabulario


@dataclass(frozen=True, slots=True)
class Campo:
    """Un campo del modelo, tal como se declaró."""

    clave: str
    rotulo: str
    descripcion: str
    obligatorio: bool
    tipo: Any
    """La anotación, sin `None`."""
    es_lista: bool
    registro: type[Registro] | None
    """El registro que contiene, si es compuesto."""
    vocabulario: type[Vocabulario] | None
    """El vocabulario de sus valores, si es cerrado."""


@cache
def campos(modelo: type[Registro]) -> tuple[Campo, ...]:
    """Los campos del registro, en el orden en que se declararon; dudas y notas, al final."""
    return tuple(_campo(modelo, clave, modelo.model_fields[clave]) for clave in claves(modelo))


@cache
def claves(modelo: type[Registro]) -> tuple[str, ...]:
    """Las claves que admite el registro, en el orden de `campos`."""
    return tuple(sorted(modelo.model_fields, key=ConNotas.model_fields.__contains__))


def claves_en(modelo: type[Registro], ruta: Ruta) -> tuple[str, ...]:
    """Las claves que caben en el mapa de esa ruta; ninguna si allí no va un mapa."""
    interior = registro_en(modelo, tuple(paso for paso in ruta if isinstance(paso, str)))
    return claves(interior) if interior else ()


@cache
def registro_en(modelo: type[Registro], pasos: tuple[str, ...]) -> type[Registro] | None:
    """El registro al que se llega desde el modelo por esas claves (sin índices)."""
    actual: type[Registro] | None = modelo
    for paso in pasos:
        info = actual.model_fields.get(paso) if actual else None
        actual = _registro(info.annotation) if info else None
    return actual


@cache
def es_texto_libre(modelo: type[Registro], pasos: tuple[str, ...]) -> bool:
    """Si en esa ruta (sin índices) va un texto cualquiera, donde otro lector podría torcerlo."""
    registro = registro_en(modelo, pasos[:-1])
    info = registro.model_fields.get(pasos[-1]) if registro and pasos else None
    if info is None:
        return False
    return str in _hojas(info.annotation) and not any(
        type(meta).__name__ == "PlainValidator" and meta.func.__name__ not in _TEXTOS_CON_FORMA
        for meta in _metadatos(info)
    )


_TEXTOS_CON_FORMA = frozenset({"_id_interno", "_codigo_de_ficha"})


def _campo(modelo: type[Registro], clave: str, info: FieldInfo) -> Campo:
    return Campo(
        clave=clave,
        rotulo=info.title or clave,
        descripcion=descripciones(modelo).get(clave, ""),
        obligatorio=info.is_required(),
        tipo=info.annotation,
        es_lista=_es_lista(info.annotation),
        registro=_registro(info.annotation),
        vocabulario=_vocabulario(info.annotation),
    )


@cache
def descripciones(modelo: type[Registro]) -> dict[str, str]:
    """La descripción de cada campo: el texto que sigue a su declaración, heredados incluidos."""
    textos: dict[str, str] = {}
    for clase in reversed(modelo.__mro__):
        if issubclass(clase, Registro):
            textos |= _docstrings_de_campos(clase)
    return textos


def _docstrings_de_campos(clase: type) -> dict[str, str]:
    cuerpo = ast.parse(inspect.getsource(clase)).body[0]
    assert isinstance(cuerpo, ast.ClassDef)  # noqa: S101 — getsource de una clase da una clase
    textos = {}
    for declaracion, texto in zip(cuerpo.body, cuerpo.body[1:], strict=False):
        if (
            isinstance(declaracion, ast.AnnAssign)
            and isinstance(declaracion.target, ast.Name)
            and isinstance(texto, ast.Expr)
            and isinstance(texto.value, ast.Constant)
            and isinstance(texto.value.value, str)
        ):
            textos[declaracion.target.id] = inspect.cleandoc(texto.value.value)
    return textos


def _partes(anotacion: Any) -> tuple[Any, ...]:  # noqa: ANN401 — una anotación es cualquier cosa
    """Los componentes de una anotación: opciones de una unión, tipo anotado, elementos…"""
    origen = get_origin(anotacion)
    if origen is Literal:
        return tuple(type(valor) for valor in get_args(anotacion))
    if origen in (Union, UnionType):
        return get_args(anotacion)
    return get_args(anotacion)[:1] if origen is not dict else get_args(anotacion)[1:]


def _hojas(anotacion: Any) -> list[type]:  # noqa: ANN401 — una anotación es cualquier cosa
    """Los tipos simples de los que se compone una anotación."""
    if isinstance(anotacion, type) and get_origin(anotacion) is None:
        return [anotacion]
    return [hoja for parte in _partes(anotacion) for hoja in _hojas(parte)]


def _metadatos(info: FieldInfo) -> list[Any]:
    """Los metadatos del campo y los de las anotaciones que contiene."""
    encontrados = list(info.metadata)
    pendientes = [info.annotation]
    while pendientes:
        anotacion = pendientes.pop()
        encontrados += getattr(anotacion, "__metadata__", ())
        pendientes += [parte for parte in _partes(anotacion) if not isinstance(parte, type) or get_args(parte)]
    return encontrados


def _es_lista(anotacion: Any) -> bool:  # noqa: ANN401 — una anotación es cualquier cosa
    return get_origin(anotacion) is tuple or any(
        _es_lista(parte) for parte in _partes(anotacion) if get_origin(parte) is not None
    )


def _registro(anotacion: Any) -> type[Registro] | None:  # noqa: ANN401 — una anotación es cualquier cosa
    return next((hoja for hoja in _hojas(anotacion) if issubclass(hoja, Registro)), None)


def _vocabulario(anotacion: Any) -> type[Vocabulario] | None:  # noqa: ANN401 — lo mismo
    vocabularios = [h for h in _hojas(anotacion) if issubclass(h, Vocabulario) and h is not Ausencia]
    return vocabularios[0] if vocabularios else None
