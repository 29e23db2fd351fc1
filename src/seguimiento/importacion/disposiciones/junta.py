"""Decisiones de una junta: cada fila, lo que una decisión pide. Son de un acuerdo, no de una evaluación."""

import re
from dataclasses import replace

from seguimiento.importacion.encabezados import Encabezado
from seguimiento.importacion.material import Tabla
from seguimiento.vocabularios.rotulos import CampoDeMatriz

_CODIGO = re.compile(r"[A-Za-z.]{0,8}[ -]?\d{1,4}(?:\s*[/.-]\s*[A-Za-z0-9]{1,6})*")


def es_de_junta(tabla: Tabla, encabezado: Encabezado) -> bool:
    """Si nada recomienda y dice compromisos, o su columna «Decisión» son códigos de decisiones («2023/1»)."""
    campos = encabezado.columnas
    if CampoDeMatriz.RECOMENDACION in campos.values():
        return False
    if CampoDeMatriz.COMPROMISO in campos.values():
        return True
    columna = next((c for c, campo in campos.items() if campo is CampoDeMatriz.DECISION), None)
    if columna is None:
        return False
    dichas = [fila[columna].texto.strip() for fila in tabla.filas[encabezado.ultima + 1 :]]
    dichas = [dicha for dicha in dichas if dicha]
    return bool(dichas) and all(map(_CODIGO.fullmatch, dichas))


def con_acciones(encabezado: Encabezado) -> Encabezado:
    """El mismo encabezado, con los compromisos por acciones; si nada recomienda, con la decisión por su código."""
    campos = set(encabezado.columnas.values())
    cambia = {}
    if CampoDeMatriz.ACCION not in campos:
        cambia[CampoDeMatriz.COMPROMISO] = CampoDeMatriz.ACCION
    if not campos & {CampoDeMatriz.RECOMENDACION, CampoDeMatriz.CODIGO_DE_ACCION}:
        cambia[CampoDeMatriz.DECISION] = CampoDeMatriz.CODIGO_DE_ACCION
    columnas = {c: cambia.get(campo, campo) for c, campo in encabezado.columnas.items()}
    return replace(encabezado, columnas=columnas)
