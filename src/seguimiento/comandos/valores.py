"""Los tipos de valor que lee typer: su rótulo en la ayuda y por qué no vale lo que se escribió.

typer redacta sus rechazos en inglés y no guarda más que la frase. Aquí se redactan otra vez a
partir del tipo y del valor; la frase de typer nunca se muestra.
"""

import errno
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from types import MappingProxyType

from typer import BadParameter
from typer._click import types as tipos
from typer._types import TyperChoice
from typer.models import TyperPath

from seguimiento.fechas import FechaNoValida
from seguimiento.redaccion import enumeracion, quiso_decir

_DIRECTIVAS: Mapping[str, str] = MappingProxyType(
    {"%Y": "AAAA", "%m": "MM", "%d": "DD", "%H": "hh", "%M": "mm", "%S": "ss"}
)

_MOTIVOS_DEL_SISTEMA: Mapping[int, str] = MappingProxyType(
    {
        errno.ENOENT: "no existe",
        errno.EACCES: "no se puede abrir: faltan permisos",
        errno.EPERM: "no se puede abrir: faltan permisos",
        errno.EISDIR: "es una carpeta",
        errno.ENOTDIR: "pasa por algo que no es una carpeta",
        errno.EEXIST: "ya existe",
        errno.ELOOP: "es un enlace que vuelve sobre sí mismo",
        errno.ENAMETOOLONG: "tiene un nombre demasiado largo",
        errno.EROFS: "está en un disco de solo lectura",
        errno.ENOSPC: "no cabe: no queda espacio en el disco",
    }
)


@dataclass(frozen=True, slots=True)
class Rechazo:
    """Por qué no vale un valor, que se nombra, y qué pudo querer decirse (puede ser vacío)."""

    motivo: str
    sugerencia: str = ""


@dataclass(frozen=True, slots=True)
class Forma:
    """Cómo se habla de un tipo de valor."""

    rotulo: str | Callable[..., str]
    """Lo que ocupa su lugar en la ayuda; si es una función, recibe el tipo."""

    rechazo: str | Callable[..., Rechazo]
    """Predicado del valor que no vale («no es un número entero»); si es una función, recibe el
    tipo, el valor y la excepción que lo causó."""


def rotulo(tipo: tipos.ParamType) -> str:
    """Lo que ocupa el lugar del valor en la ayuda: `FECHA`, `ENTERO`, `tabla|json`."""
    dicho = _forma(tipo).rotulo
    return dicho if isinstance(dicho, str) else dicho(tipo)


def rechazo(tipo: tipos.ParamType, valor: object, causa: BaseException | None = None) -> Rechazo:
    """Por qué `valor` no vale para `tipo`; `causa` es el error que typer encontró al convertirlo."""
    dicho = _forma(tipo).rechazo
    if isinstance(dicho, str):
        return Rechazo(f"{_citado(valor)} {dicho}")
    return dicho(tipo, valor, causa)


def admitidos(tipo: tipos.ParamType) -> list[str]:
    """Los valores de una lista cerrada, como se escriben en la línea; ninguno si no lo es."""
    if not isinstance(tipo, TyperChoice):
        return []
    return [str(v.value if isinstance(v, Enum) else v) for v in tipo.choices]


def intervalo(tipo: tipos.ParamType) -> str:
    """Los límites de un número («desde 1 hasta 5»); vacío si no tiene."""
    if not isinstance(tipo, tipos.IntRange | tipos.FloatRange):
        return ""
    desde = "más de" if tipo.min_open else "desde"
    hasta = "menos de" if tipo.max_open else "hasta"
    limites = ((desde, tipo.min), (hasta, tipo.max))
    return " ".join(f"{palabra} {limite}" for palabra, limite in limites if limite is not None)


def motivo_del_sistema(error: OSError) -> str:
    """Lo que respondió el sistema, como predicado del archivo: «no existe», «es una carpeta»."""
    codigo = error.errno or 0
    nombre = errno.errorcode.get(codigo, "sin código")
    return _MOTIVOS_DEL_SISTEMA.get(codigo, f"no se puede abrir ({nombre})")


def visible(texto: object) -> str:
    """El texto con los caracteres que alterarían la consola escritos con su código."""
    return "".join(letra if letra.isprintable() else ascii(letra)[1:-1] for letra in str(texto))


def _forma(tipo: tipos.ParamType) -> Forma:
    conocidas = (FORMAS[clase] for clase in type(tipo).__mro__ if clase in FORMAS)
    return next(conocidas, Forma("VALOR", "no vale aquí"))


def _citado(valor: object) -> str:
    return f"«{visible(valor)}»"


def _fuera_de_lista(tipo: TyperChoice[object], valor: object, _: object) -> Rechazo:
    validos = admitidos(tipo)
    motivo = f"{_citado(valor)} no está entre los valores: {', '.join(validos)}"
    return Rechazo(motivo, quiso_decir(str(valor), validos))


def _fuera_de_intervalo(
    tipo: tipos.IntRange | tipos.FloatRange, valor: object, causa: BaseException | None
) -> Rechazo:
    if isinstance(causa, ValueError):
        base = tipos.INT if isinstance(tipo, tipos.IntRange) else tipos.FLOAT
        return rechazo(base, valor)
    return Rechazo(f"{_citado(valor)} queda fuera del intervalo: {intervalo(tipo)}")


def _fecha_sin_su_forma(tipo: tipos.DateTime, valor: object, _: object) -> Rechazo:
    formas = enumeracion((_en_letras(forma) for forma in tipo.formats), nexo="o")
    return Rechazo(f"{_citado(valor)} no es una fecha que exista escrita como {formas}")


def _en_letras(formato: str) -> str:
    """`%Y-%m-%d` como lo escribe una persona: `AAAA-MM-DD`."""
    for directiva, letras in _DIRECTIVAS.items():
        formato = formato.replace(directiva, letras)
    return formato


def _archivo_que_no_abre(_: object, valor: object, causa: BaseException | None) -> Rechazo:
    motivo = motivo_del_sistema(causa) if isinstance(causa, OSError) else "no se puede abrir"
    return Rechazo(f"{_citado(valor)} {motivo}")


def _ruta_que_no_sirve(tipo: TyperPath, valor: object, causa: BaseException | None) -> Rechazo:
    if isinstance(causa, OSError):
        return _archivo_que_no_abre(tipo, valor, causa)
    ruta = Path(str(valor))
    if not tipo.file_okay and ruta.is_file():
        motivo = "es un archivo y se espera una carpeta"
    elif not tipo.dir_okay and ruta.is_dir():
        motivo = "es una carpeta y se espera un archivo"
    elif tipo.readable and not os.access(ruta, os.R_OK):
        motivo = "no se puede leer: faltan permisos"
    else:
        motivo = "no se puede escribir: faltan permisos"
    return Rechazo(f"{_citado(valor)} {motivo}")


def _rotulo_de_ruta(tipo: TyperPath) -> str:
    if tipo.file_okay and tipo.dir_okay:
        return "RUTA"
    return "ARCHIVO" if tipo.file_okay else "CARPETA"


def _parte_que_no_vale(tipo: tipos.Tuple, valor: Iterable[object], _: object) -> Rechazo:
    """El rechazo del primer elemento que su tipo no admite."""
    partes = list(valor)
    for subtipo, parte in zip(tipo.types, partes, strict=False):
        try:
            subtipo(parte)
        except BadParameter as error:
            return rechazo(subtipo, parte, error.__context__)
    return Rechazo(f"se esperan {len(tipo.types)} valores y hay {len(partes)}")


def _rechazado_al_leerlo(_: object, valor: object, causa: BaseException | None) -> Rechazo:
    """La frase de nuestro lector; la de uno ajeno estaría en inglés y no se muestra."""
    if causa is None or not type(causa).__module__.startswith("seguimiento."):
        return Rechazo(f"{_citado(valor)} no se entiende")
    parecida = causa.parecida if isinstance(causa, FechaNoValida) else ""
    sugerencia = f"¿quiso decir «{parecida}»?" if parecida else ""
    return Rechazo(f"{_citado(valor)}: {causa}", sugerencia)


FORMAS: Mapping[type[tipos.ParamType], Forma] = MappingProxyType(
    {
        tipos.StringParamType: Forma("TEXTO", "no es un texto"),
        tipos.IntParamType: Forma("ENTERO", "no es un número entero"),
        tipos.IntRange: Forma("ENTERO", _fuera_de_intervalo),
        tipos.FloatParamType: Forma("NÚMERO", "no es un número (los decimales van con punto)"),
        tipos.FloatRange: Forma("NÚMERO", _fuera_de_intervalo),
        tipos.BoolParamType: Forma("1|0", "no es «1» (sí) ni «0» (no)"),
        tipos.DateTime: Forma("FECHA", _fecha_sin_su_forma),
        tipos.UUIDParameterType: Forma("UUID", "no es un UUID"),
        tipos.File: Forma("ARCHIVO", _archivo_que_no_abre),
        tipos.FuncParamType: Forma("VALOR", _rechazado_al_leerlo),
        tipos.Tuple: Forma(lambda tipo: " ".join(map(rotulo, tipo.types)), _parte_que_no_vale),
        TyperPath: Forma(_rotulo_de_ruta, _ruta_que_no_sirve),
        TyperChoice: Forma(lambda tipo: "|".join(admitidos(tipo)), _fuera_de_lista),
    }
)
