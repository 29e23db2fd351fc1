"""Los errores de uso que detecta typer, dichos en español.

Sus frases no pasan por ningún catálogo que traducir: están en inglés dentro de cada clase. Se redactan
a partir del nombre de la clase y de sus datos, y la frase inglesa nunca se muestra. Lo que comprobamos
nosotros se lanza ya como `ErrorDeUso`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from seguimiento.comandos.argumentos import en_la_linea, orden_de
from seguimiento.comandos.ayuda import AYUDA
from seguimiento.comandos.de_typer import Contexto, Parametro, UsoRechazado
from seguimiento.comandos.valores import ValorNoValido, declarados
from seguimiento.errores import ErrorDeUso
from seguimiento.redaccion import parecido


@contextmanager
def en_espanol(contexto: Contexto) -> Iterator[None]:
    """Lo que typer rechace mientras tanto de la línea de una orden se lanza como `ErrorDeUso`."""
    try:
        yield
    except UsoRechazado as error:
        raise mal_uso(contexto, *_redactado(error, contexto)) from error


def mal_uso(contexto: Contexto, mensaje: str, sugerencia: str = "") -> ErrorDeUso:
    """El error de quien escribió la línea de esa orden, con la ayuda que puede consultar."""
    ver = f"Vea «{contexto.command_path} {AYUDA[0]}»."
    return ErrorDeUso(mensaje, f"{sugerencia} {ver}" if sugerencia else ver)


def _redactado(error: Any, contexto: Contexto) -> tuple[str, str]:  # noqa: ANN401 — una clase sin nombre público
    """Qué pasó y qué pudo querer decirse. De una clase desconocida solo se sabe que no se entendió."""
    match type(error).__name__:
        case ValorNoValido.__name__:
            frase = f"valor no válido para «{en_la_linea(error.param)}»: {error.message}"
            return frase, error.sugerencia
        case "MissingParameter":
            return _falta(error.param, contexto), ""
        case "NoSuchOption":
            sugerencia = _opcion_que_quiso_decir(error.option_name, contexto)
            return f"no existe la opción «{error.option_name}»", sugerencia
        case "BadOptionUsage" if orden_de(contexto.command).opciones.get(error.option_name):
            return f"a la opción «{error.option_name}» le falta su valor", ""
        case "BadOptionUsage":
            return f"la opción «{error.option_name}» no lleva valor", ""
        case _:
            return "la orden no se entiende", ""


def _falta(parametro: Parametro, contexto: Contexto) -> str:
    valores = declarados(contexto.command.callback)[str(parametro.name)].admitidos
    lista = f"; valores: {', '.join(valores)}" if valores else ""
    return f"falta el argumento «{en_la_linea(parametro)}»{lista}"


def _opcion_que_quiso_decir(escrita: str, contexto: Contexto) -> str:
    """La opción parecida de la orden o global; si es de otra orden del grupo, dónde va."""
    if not escrita.startswith("--"):
        return ""
    suyas, globales = orden_de(contexto.command), orden_de(contexto.find_root().command)
    nombres = (*globales.opciones, *suyas.opciones, *AYUDA)
    largos = [nombre.removeprefix("--") for nombre in nombres if nombre.startswith("--")]
    if candidata := parecido(escrita.strip("-"), largos):
        return f"¿quiso decir «--{candidata}»?"
    if any(escrita in orden.opciones for orden in suyas.ordenes.values()):
        return f"«{escrita}» va después de la orden."
    return ""
