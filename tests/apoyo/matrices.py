"""Matrices de prueba: tablas escritas como se ven, y los hechos leídos como se escriben en un esperado."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from seguimiento.documento import leer as leer_yaml
from seguimiento.documento.escritura import Valor
from seguimiento.importacion.hechos import Hechos, Leido
from seguimiento.importacion.interpretacion import interpretar
from seguimiento.importacion.material import Celda, Material, Parrafo, Pieza, Sitio, Tabla
from seguimiento.importacion.opciones import Opciones
from seguimiento.vocabularios import ClaseDeElemento

ARRIBA = "^"
"""La celda es continuación de la de encima."""
IZQUIERDA = "<"
"""La celda es continuación de la de su izquierda."""

Filas = Sequence[Sequence[str]]


def tabla(filas: Filas, pieza: str = "tabla 1", indice: int = 0) -> Tabla:
    """La tabla que se ve así, con las celdas unidas como las da un lector: todas dicen lo mismo."""
    hechas: list[tuple[Celda, ...]] = []
    for fila, textos in enumerate(filas):
        celdas: list[Celda] = []
        for columna, texto in enumerate(textos):
            sitio = Sitio(pieza, f"fila {fila + 1}, columna {columna + 1}", indice, fila, columna)
            if texto == ARRIBA:
                celdas.append(replace(hechas[-1][columna], sitio=sitio, sigue_arriba=True))
            elif texto == IZQUIERDA:
                celdas.append(replace(celdas[-1], sitio=sitio, sigue_izquierda=True))
            else:
                celdas.append(Celda(texto, sitio))
        hechas.append(tuple(celdas))
    return Tabla(Sitio(pieza, "", indice), tuple(hechas))


def material(*partes: str | Filas) -> Material:
    """Un documento con esos párrafos y tablas."""
    piezas: list[Pieza] = []
    for indice, parte in enumerate(partes):
        if isinstance(parte, str):
            piezas.append(Parrafo(parte, Sitio(f"párrafo {indice + 1}", "", indice)))
        else:
            piezas.append(tabla(parte, f"tabla {indice + 1}", indice))
    return Material("prueba", tuple(piezas))


def leido(*partes: str | Filas, opciones: Opciones | None = None) -> dict[str, Valor]:
    """Lo que se lee de un documento con esos párrafos y tablas."""
    return en_llano(interpretar(material(*partes), opciones or Opciones()))


def en_llano(hechos: Hechos) -> dict[str, Valor]:
    """Los hechos con la forma de un esperado, sin lo que está vacío."""
    es_acuerdo = hechos.clase is ClaseDeElemento.ACUERDO
    llano: dict[str, Valor] = {
        "evaluacion": {campo.value: dato.valor for campo, dato in hechos.datos.items()},
        "compromisos" if es_acuerdo else "recomendaciones": [
            _elemento(uno) for uno in hechos.elementos
        ],
        "dudas": [duda.codigo for duda in hechos.dudas],
    }
    return {clave: valor for clave, valor in llano.items() if valor}


def _elemento(leido: Leido) -> Valor:
    suyo: dict[str, Valor] = {campo.value: dato.valor for campo, dato in leido.datos.items()}
    if leido.dentro:
        suyo["acciones"] = [_elemento(uno) for uno in leido.dentro]
    return suyo


def esperado_de(ruta: Path) -> Mapping[str, Valor]:
    """Lo que dice un esperado, con todo como texto."""
    documento = leer_yaml(ruta.read_bytes()).documento
    assert documento is not None
    assert isinstance(documento.datos, Mapping)
    return {str(clave): _como_valor(valor) for clave, valor in documento.datos.items()}


def opciones_de(dichas: Valor) -> Opciones:
    """Las opciones con que se lee una muestra, como las dice su esperado."""
    if not isinstance(dichas, Mapping):
        return Opciones()
    escala = dichas.get("prioridad_mas_alta")
    return Opciones(
        prioridad_mas_alta=int(escala) if isinstance(escala, str) else None,
        tipo=ClaseDeElemento.ACUERDO if dichas.get("tipo") == "acuerdo" else None,
    )


def _como_valor(dato: object) -> Valor:
    if isinstance(dato, Mapping):
        return {str(clave): _como_valor(valor) for clave, valor in dato.items()}
    if isinstance(dato, Sequence) and not isinstance(dato, str):
        return [_como_valor(uno) for uno in dato]
    return None if dato is None else str(dato)
