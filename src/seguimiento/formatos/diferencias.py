"""Lo que cambia en un archivo, para verlo antes de que se guarde."""

from collections.abc import Mapping

from seguimiento.formatos.pintura import pintado

_ESTILOS: Mapping[str, str] = {"+": "green", "-": "red", "@": "cyan"}
"""El de cada línea, por el signo con que empieza."""


def en_texto(diferencia: str, *, color: bool = False) -> str:
    """La diferencia con lo que sale en rojo y lo que entra en verde, si se pide color."""
    if not color:
        return diferencia
    return "".join(f"{_pintada(linea)}\n" for linea in diferencia.splitlines())


def _pintada(linea: str) -> str:
    es_cabecera = linea.startswith(("--- ", "+++ "))
    return pintado(linea, "bold" if es_cabecera else _ESTILOS.get(linea[:1], ""))
