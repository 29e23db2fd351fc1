"""Lo que recibe cada plantilla: los campos de cada vista y de las piezas de que se compone."""

import ast
import inspect
from collections.abc import Iterator
from dataclasses import is_dataclass
from importlib import import_module
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from seguimiento.informes.tipos import TIPOS, Tipo
from seguimiento.informes.vistas.trimestral.archivos import VistaDeHojas
from seguimiento.piezas import Deducido, de_plantilla

_SENCILLOS = {str: "texto", int: "número", bool: "sí o no (para preguntar; no se escribe)"}


def pagina() -> Iterator[str]:
    """Las líneas de la página."""
    yield "# Lo que recibe cada plantilla"
    yield ""
    yield "Toda plantilla recibe `vista`; lo que hay dentro depende del informe. Cómo se usa está en"
    yield "[Plantillas propias](../plantillas.md)."
    comunes = _comunes()
    for nombre, (orden, que_es, vista) in _vistas().items():
        yield from ("", f"## {nombre}", "", f"`{orden}`: {que_es}.")
        for clase in _alcanzadas(vista):
            if clase not in comunes:
                yield from _apartado(clase)
    yield from ("", "## Piezas comunes", "", "Las que aparecen en varios informes.")
    for clase in comunes:
        yield from _apartado(clase)


def _vistas() -> dict[str, tuple[str, str, type]]:
    """Por el nombre de su plantilla: con qué orden se pide, qué es y la clase de su vista."""
    de_tipos = {
        tipo.nombre: (
            f"seg informe {tipo.nombre} {tipo.de_que}".rstrip(),
            tipo.que_es,
            _vista(tipo),
        )
        for tipo in TIPOS.values()
    }
    que_es = "el archivo de cada evaluación, con todas sus hojas y todas sus acciones"
    return de_tipos | {"hojas": ("seg informe trimestral -o CARPETA/", que_es, VistaDeHojas)}


def _vista(tipo: Tipo) -> type:
    """La clase de la vista de un tipo: lo que devuelve su función."""
    modulo = import_module(f"seguimiento.informes.vistas.{tipo.nombre}")
    clase: type = get_type_hints(modulo.vista)["return"]
    return clase


def _comunes() -> list[type]:
    """Las clases que están en más de una vista, por orden de nombre."""
    veces: dict[type, int] = {}
    for _, _, vista in _vistas().values():
        for clase in _alcanzadas(vista):
            veces[clase] = veces.get(clase, 0) + 1
    return sorted((clase for clase, n in veces.items() if n > 1), key=lambda clase: clase.__name__)


def _alcanzadas(vista: type) -> list[type]:
    """La clase y todas las que hay dentro de ella, una vez cada una y por orden de aparición."""
    vistas: dict[type, None] = {}
    pendientes: list[Any] = [vista]
    while pendientes:
        clase = pendientes.pop(0)
        if clase not in vistas:
            vistas[clase] = None
            pendientes += [
                hoja
                for tipo in get_type_hints(clase).values()
                for hoja in _hojas(tipo)
                if is_dataclass(hoja)
            ]
    return [*vistas]


def _hojas(tipo: Any) -> Iterator[Any]:  # noqa: ANN401 — cualquier anotación
    if partes := get_args(tipo):
        for parte in partes:
            yield from _hojas(parte)
    else:
        yield tipo


def _apartado(clase: type) -> Iterator[str]:
    yield from ("", f"### {clase.__name__}", "", (clase.__doc__ or "").partition("\n")[0])
    yield from ("", "| Dato | Valor | Qué es |", "| --- | --- | --- |")
    deducidos = {
        n: de.fget for n, de in vars(clase).items() if isinstance(de, Deducido) and de.fget
    }
    tipos = get_type_hints(clase) | {n: get_type_hints(de)["return"] for n, de in deducidos.items()}
    descripciones = _descripciones(clase) | {n: de.__doc__ or "" for n, de in deducidos.items()}
    for campo in de_plantilla(clase):
        que_es = " ".join(descripciones.get(campo, "").split()).replace("|", "\\|")
        yield f"| `{campo}` | {_valor(tipos[campo])} | {que_es} |"


def _valor(tipo: Any) -> str:  # noqa: ANN401 — cualquier anotación
    origen, partes = get_origin(tipo), get_args(tipo)
    if origen is tuple:
        return f"lista de {_valor(partes[0])}"
    if origen in {Union, UnionType}:
        return " o ".join(_valor(parte) for parte in partes if parte is not NoneType) + ", o nada"
    if tipo in _SENCILLOS:
        return _SENCILLOS[tipo]
    return f"[{tipo.__name__}](#{tipo.__name__.lower()})"


def _descripciones(clase: type) -> dict[str, str]:
    """Lo que se dice de cada campo: el texto que sigue a su declaración."""
    declaradas = ast.parse(inspect.getsource(clase)).body[0]
    assert isinstance(declaradas, ast.ClassDef)  # noqa: S101 — es el texto de una clase
    dichos = {}
    for campo, texto in zip(declaradas.body, declaradas.body[1:], strict=False):
        if (
            isinstance(campo, ast.AnnAssign)
            and isinstance(campo.target, ast.Name)
            and isinstance(texto, ast.Expr)
            and isinstance(texto.value, ast.Constant)
        ):
            dichos[campo.target.id] = str(texto.value.value)
    return dichos
