"""De qué es cada fila cuando la tabla no lo dice con el texto: por el código o el nombre de otra fila.

Los gestores de tareas exportan así: la que otras nombran como suya es la recomendación.
"""

from collections.abc import Sequence
from dataclasses import replace

from seguimiento.importacion.disposiciones.dichos import Dicho
from seguimiento.redaccion import plegado
from seguimiento.vocabularios.rotulos import CampoDeMatriz

_RECOMENDACION = CampoDeMatriz.RECOMENDACION
_ACCION = CampoDeMatriz.ACCION
_CODIGO = CampoDeMatriz.CODIGO

Dichos = list[Dicho]


def resuelta(filas: Sequence[Dichos]) -> list[Dichos]:
    """Las filas, con la que otras nombran como recomendación y, en estas, su texto y su código."""
    por_nombre = {
        nombre: fila
        for campo in (_ACCION, _CODIGO, CampoDeMatriz.CODIGO_DE_ACCION)
        for fila in filas
        if (nombre := _dice(fila, campo))
    }
    nombradas = [_nombrada(fila, por_nombre) for fila in filas]
    madres = {id(madre) for madre in nombradas if madre is not None}
    return [
        _como_recomendacion(fila) if id(fila) in madres else _con_la_suya(fila, madre)
        for fila, madre in zip(filas, nombradas, strict=True)
    ]


def con_sus_codigos(filas: Sequence[Dichos]) -> list[Dichos]:
    """Las filas, con sus códigos como de la acción si es de ella de quien son.

    Lo son si dentro de una misma recomendación cambian, o si esta lleva en su texto el suyo.
    """
    codigos: dict[str, set[str]] = {}
    texto = ""
    for fila in filas:
        texto = _dice(fila, _RECOMENDACION) or texto
        if codigo := _dice(fila, _CODIGO):
            codigos.setdefault(texto, set()).add(codigo)
    cambian = any(len(suyos) > 1 for suyos in codigos.values())
    if not cambian and not any(_lleva_numero(texto) for texto in codigos):
        return list(filas)
    return [de_la_accion(fila) if _dice(fila, _ACCION) else fila for fila in filas]


def _nombrada(fila: Dichos, por_nombre: dict[str, Dichos]) -> Dichos | None:
    """La fila a la que otra nombra como suya; `None` si a ninguna."""
    for dicho in fila:
        if dicho.campo is _RECOMENDACION:
            otra = por_nombre.get(plegado(dicho.celda.texto))
            if otra is not None and otra is not fila:
                return otra
    return None


def _como_recomendacion(fila: Dichos) -> Dichos:
    """La fila de una tarea que tiene otras dentro; aquello en que está es su tema."""
    cambia = {
        _ACCION: _RECOMENDACION,
        _RECOMENDACION: CampoDeMatriz.TEMA,
        CampoDeMatriz.CODIGO_DE_ACCION: _CODIGO,
    }
    return [replace(dicho, campo=cambia.get(dicho.campo, dicho.campo)) for dicho in fila]


def _con_la_suya(fila: Dichos, madre: Dichos | None) -> Dichos:
    """La fila, con el texto de la recomendación que nombra; con dos maneras de decirla, la más larga."""
    propios = [dicho for dicho in fila if dicho.campo is _RECOMENDACION]
    resto = [dicho for dicho in fila if dicho.campo is not _RECOMENDACION]
    if madre is not None:
        suyos = [d for d in _como_recomendacion(madre) if d.campo in (_RECOMENDACION, _CODIGO)]
        # de qué clase es lo dice cada una de sí («Epic», «Task»), y solo se guarda la de la recomendación
        return [*suyos, *(_suyo(d) for d in resto if d.campo is not CampoDeMatriz.CLASE)]
    if len(propios) > 1:
        larga = max(propios, key=lambda dicho: len(dicho.celda.texto))
        temas = [replace(d, campo=CampoDeMatriz.TEMA) for d in propios if d is not larga]
        return [larga, *temas, *resto]
    return fila


def de_la_accion(fila: Dichos) -> Dichos:
    """La fila, con su código como el de la acción."""
    return [_suyo(dicho) for dicho in fila]


def _suyo(dicho: Dicho) -> Dicho:
    """El código, dicho de la acción; lo demás, igual."""
    es_codigo = dicho.campo is _CODIGO
    return replace(dicho, campo=CampoDeMatriz.CODIGO_DE_ACCION) if es_codigo else dicho


def _dice(fila: Dichos, campo: CampoDeMatriz) -> str:
    return next((plegado(d.celda.texto) for d in fila if d.campo is campo), "")


def _lleva_numero(texto: str) -> bool:
    """Si el texto de una recomendación empieza por su número: «1. Ordenar…», «R1: …»."""
    cabeza = texto.lstrip("r(").partition(" ")[0]
    return cabeza.rstrip(".):-").replace(".", "").isdigit() and cabeza[-1:] in ".):-"
