"""Lo que se apunta en el propio programa para no tener que importar de dónde sale.

Son módulos de Python con una tabla: la forma de cada registro, que sabe el modelo; qué hace cada orden, que dice
su docstring; y qué puede decirse en su línea, que se declara con typer.
"""

import json
import re
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from pathlib import Path
from textwrap import indent

from typer._click.core import Command, Parameter
from typer.core import TyperGroup, TyperOption

from seguimiento.campos import ramas
from seguimiento.comandos.aplicacion import aplicacion
from seguimiento.comandos.ayuda import fila_de_opcion
from seguimiento.comandos.completado import ANCHO
from seguimiento.comandos.declarada import en_la_linea
from seguimiento.comandos.grupos import GRUPOS, Grupos
from seguimiento.comandos.linea import Pieza
from seguimiento.comandos.ordenes import resumen_de
from seguimiento.comandos.valores import Declarado, declarados
from seguimiento.elementos import MODELOS
from seguimiento.escritos import Forma, RamaDe
from seguimiento.modelo.tipos import Registro
from seguimiento.redaccion import recortado

_AVISO = "Derivado con «make derivados»: no se edita a mano."


def modulos() -> dict[str, str]:
    """Cada módulo, por su ruta desde la raíz del proyecto."""
    apuntados = {
        "formas.py": _formas(),
        "comandos/resumenes.py": _resumenes(),
        "comandos/lineas/__init__.py": [
            f'"""Qué puede decirse en la línea de cada orden. {_AVISO}"""'
        ],
        **{f"comandos/lineas/{ruta}.py": _linea(*suya) for ruta, suya in _lineas()},
    }
    return {
        f"src/seguimiento/{ruta}": "\n".join(lineas) + "\n" for ruta, lineas in apuntados.items()
    }


def _formas() -> Iterator[str]:
    """El módulo con la forma de los registros de cada clase."""
    yield f'"""La forma de los registros que hay en los archivos de cada clase. {_AVISO}"""'
    yield ""
    yield "from seguimiento.escritos import Forma, RamaDe"
    yield "from seguimiento.vocabularios.elementos import ClaseDeElemento"
    yield ""
    yield "FORMAS = {"
    for clase, modelos in MODELOS.items():
        # los de una misma clase no se distinguen en esto, y así lo exigen las pruebas
        yield indent(f"ClaseDeElemento.{clase.name}: {_literal(forma_de(modelos[0]))},", "    ")
    yield "}"


def _resumenes() -> Iterator[str]:
    """El módulo con lo que hace cada orden, por el paquete en que está y su nombre."""
    yield f'"""Qué hace cada orden de un paquete, por su nombre. {_AVISO}"""'
    yield ""
    yield "RESUMENES = {"
    for paquete, suyos in resumenes().items():
        yield f"    {_texto(paquete)}: {{"
        for nombre, resumen in suyos.items():
            yield f"        {_texto(nombre)}: {_texto(resumen)},"
        yield "    },"
    yield "}"


def resumenes() -> dict[str, dict[str, str]]:
    """Lo que hace cada orden según su docstring, por paquetes."""
    return dict(_ordenes_de("seguimiento.comandos", GRUPOS))


def _ordenes_de(paquete: str, grupos: Grupos) -> Iterator[tuple[str, dict[str, str]]]:
    """Las del paquete, con lo que hacen; detrás, las de cada grupo que haya entre ellas."""
    nombres = [nombre for suyas in grupos.values() for nombre in suyas]
    modulos = {nombre: import_module(f"{paquete}.{nombre}") for nombre in nombres}
    yield paquete, {nombre: resumen_de(getattr(suyo, nombre)) for nombre, suyo in modulos.items()}
    for suyo in modulos.values():
        if hasattr(suyo, "GRUPOS"):
            yield from _ordenes_de(suyo.__name__, suyo.GRUPOS)


def _lineas() -> Iterator[tuple[str, tuple[str, Command]]]:
    """Cada orden, con lo que se teclea para darla, por la ruta de lo que de ella se apunta."""
    seg = aplicacion()
    yield "seg", ("seg", seg)
    yield from _contenidas(seg, "", "seg")


def _contenidas(grupo: TyperGroup, en: str, tras: str) -> Iterator[tuple[str, tuple[str, Command]]]:
    for nombre, orden in grupo.commands.items():
        if isinstance(orden, TyperGroup):
            yield f"{en}{nombre}/__init__", (f"{tras} {nombre}", orden)
            yield from _contenidas(orden, f"{en}{nombre}/", f"{tras} {nombre}")
        else:
            yield f"{en}{nombre}", (f"{tras} {nombre}", orden)


def _linea(tecleada: str, orden: Command) -> Iterator[str]:
    """El módulo con lo que puede decirse en la línea de una orden."""
    yield f'"""Qué puede decirse en la línea de «{tecleada}». {_AVISO}"""'
    yield ""
    yield "# fmt: off"
    yield "from seguimiento.comandos.linea import Pieza"
    yield ""
    yield "LINEA: tuple[Pieza, ...] = ("
    for pieza in piezas(orden):
        dichos = (
            f"{campo}={_llano(valor)}"
            for campo, valor in pieza._asdict().items()
            if valor != Pieza._field_defaults.get(campo, ...)
        )
        yield f"    Pieza({', '.join(dichos)}),"
    yield ")"


def _llano(valor: object) -> str:
    if isinstance(valor, tuple):
        return _tupla(valor)
    return _texto(valor) if isinstance(valor, str) else repr(valor)


def piezas(orden: Command) -> Iterator[Pieza]:
    """Lo que puede decirse en la línea de una orden, según lo que declara."""
    suyos = declarados(orden.callback)
    for parametro in orden.params:
        declarado = suyos[str(parametro.name)]
        es_opcion, omision = isinstance(parametro, TyperOption), parametro.default
        yield Pieza(
            nombre=str(parametro.name),
            opciones=tuple(parametro.opts) if es_opcion else (),
            es_bandera=declarado.tipo is bool,
            se_repite=parametro.nargs != 1 or parametro.multiple,
            obligatoria=parametro.required,
            valores=tuple(declarado.admitidos),
            clase=_clase(declarado),
            completador=getattr(declarado.completar, "apunte", ()),
            es_archivo=_es_archivo(parametro, declarado),
            que_es=_que_es(parametro, declarado),
            por_omision=None if omision is None or omision is False else _escrito(omision),
        )


def _escrito(valor: object) -> str:
    return str(valor.value if isinstance(valor, Enum) else valor)


def _que_es(parametro: Parameter, declarado: Declarado) -> str:
    if not isinstance(parametro, TyperOption):
        return ""
    return recortado(fila_de_opcion(parametro, declarado)[1], ANCHO)


_DE_ARCHIVO = re.compile("ARCHIVO|CARPETA|RUTA")
"""Cómo se llama en la ayuda lo que es un archivo o una carpeta."""


def _es_archivo(parametro: Parameter, declarado: Declarado) -> bool:
    if declarado.completar or declarado.admitidos:
        return False
    es_opcion = isinstance(parametro, TyperOption)
    llamado = parametro.metavar or declarado.rotulo if es_opcion else en_la_linea(parametro)
    return _DE_ARCHIVO.search(llamado) is not None


def _clase(declarado: Declarado) -> str:
    clase = declarado.tipo
    # la ruta la convierte typer después de leerla
    return "" if clase in {str, bool, Path} else f"{clase.__module__}.{clase.__qualname__}"


def forma_de(modelo: type[Registro]) -> Forma:
    """La forma de un registro y de los de dentro."""
    suyas = tuple(RamaDe(r.clave, r.clase, forma_de(r.modelo)) for r in ramas(modelo))
    return Forma(modelo.se_dice_en, modelo.id_por_omision, suyas)


def _literal(forma: Forma) -> str:
    partes = [_tupla(forma.se_dice_en), _texto(forma.id_por_omision)]
    if forma.ramas:
        partes.append(_en_renglones("", *map(_rama, forma.ramas)))
    return _en_renglones("Forma", *partes)


def _rama(rama: RamaDe[Forma]) -> str:
    partes = _texto(rama.clave), f"ClaseDeElemento.{rama.clase.name}", _literal(rama.modelo)
    return _en_renglones("RamaDe", *partes)


def _en_renglones(nombre: str, *partes: str) -> str:
    """Una llamada o una tupla como las deja el formato de la casa cuando no caben en un renglón."""
    return f"{nombre}(\n" + indent("".join(f"{parte},\n" for parte in partes), "    ") + ")"


def _tupla(textos: tuple[str, ...]) -> str:
    unica = "," if len(textos) == 1 else ""
    return f"({', '.join(map(_texto, textos))}{unica})"


def _texto(texto: str) -> str:
    """Entre comillas dobles, como lo deja el formato de la casa."""
    return json.dumps(texto, ensure_ascii=False)
