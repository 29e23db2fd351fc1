"""Qué cambió entre dos momentos, para leerlo en una pantalla, en una solicitud de cambio o en un informe."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from seguimiento.analisis.cambios import CambioRegistrado, ClaseDeCambio
from seguimiento.formatos.objetos import objeto
from seguimiento.globales import Orden
from seguimiento.piezas import (
    Bloque,
    Columna,
    Linea,
    Lineas,
    Parrafo,
    Tabla,
    Texto,
    Tono,
    tabla_escrita,
)
from seguimiento.redaccion import SE_NOMBRAN, con_cuantos_mas, cuenta, recortado
from seguimiento.repositorio.repositorio import Carga
from seguimiento.vocabularios import total

_TONOS = total(
    {
        ClaseDeCambio.VENCIDA: Tono.URGENTE,
        ClaseDeCambio.REABIERTA: Tono.URGENTE,
        ClaseDeCambio.RETIRADA: Tono.URGENTE,
        ClaseDeCambio.PRORROGADA: Tono.ATENCION,
        ClaseDeCambio.PLAZO: Tono.ATENCION,
        ClaseDeCambio.RESPONSABLE: Tono.TITULO,
        ClaseDeCambio.NUEVA: Tono.TITULO,
        ClaseDeCambio.RESPUESTA: Tono.TITULO,
        ClaseDeCambio.CERRADA: Tono.BIEN,
        ClaseDeCambio.NOVEDAD: Tono.TITULO,
        ClaseDeCambio.ESTADO: Tono.TITULO,
        ClaseDeCambio.DECISION: Tono.TITULO,
        ClaseDeCambio.CODIGO: Tono.TITULO,
        ClaseDeCambio.CORREGIDA: Tono.TITULO,
        ClaseDeCambio.SIN_NOVEDAD: Tono.ATENCION,
    }
)
_LARGO = 100
_FILAS = 50
"""Cuántas se muestran de cada clase: más no se leen, y una plataforma descarta lo muy largo."""
_FILAS_EN_BREVE = 3
_EN_BREVE = (Columna("Referencia", corta=True), Columna("Qué"), Columna("Cambio", es_nombre=True))
_FILAS_SIN_NOVEDAD = 10
"""De lo que no cambió basta con lo más atrasado."""


def recuento(cambios: Iterable[CambioRegistrado]) -> dict[str, int]:
    """Cuántos hay de cada clase, por su código; también de las que no hay ninguno."""
    cuantos = Counter(cambio.clase for cambio in cambios)
    return {clase.codigo: cuantos[clase] for clase in ClaseDeCambio}


def cuentas(cambios: Iterable[CambioRegistrado]) -> Linea:
    """«Vencidas desde entonces: 3 · Prorrogadas: 1»."""
    cuantos = Counter(cambio.clase for cambio in cambios)
    return Linea(
        tuple((f"{c.value}: {cuantos[c]}", _TONOS[c]) for c in ClaseDeCambio if cuantos[c])
    )


def en_bloques(
    cambios: Sequence[CambioRegistrado],
    sin_comparar: Sequence[str] = (),
    *,
    entero: bool = False,
    donde_estan: str = "",
) -> Iterator[Bloque]:
    """Una tabla por clase de cambio, en el orden en que conviene leerlas; delante, lo no comparado.

    Si no se piden enteras, cada tabla lleva las primeras filas y dice cuántas faltan y `donde_estan`.
    """
    if sin_comparar:
        cuales = con_cuantos_mas(sin_comparar[:SE_NOMBRAN], len(sin_comparar))
        yield Parrafo(f"No se compara, porque en la base no se lee bien: {cuales}.", Tono.URGENTE)
    hay_cambios = any(cambio.clase is not ClaseDeCambio.SIN_NOVEDAD for cambio in cambios)
    if not hay_cambios and not sin_comparar:
        yield Parrafo("Ningún cambio en lo que se sigue.")
    for clase, suyos in groupby(cambios, key=lambda cambio: cambio.clase):
        todos = list(suyos)
        titulo = f"{clase.value} ({len(todos)})"
        quietas = clase is ClaseDeCambio.SIN_NOVEDAD
        tope = len(todos) if entero else _FILAS_SIN_NOVEDAD if quietas else _FILAS
        mostradas = todos[:tope]
        yield _quietas(titulo, mostradas) if quietas else _tabla(titulo, _TONOS[clase], mostradas)
        if todos[tope:]:
            yield Parrafo(f"… y {len(todos) - tope} más{donde_estan}")


def encabezado(titulo: str, desde: str, hasta: str) -> Lineas:
    """De qué días y de qué registros se habla."""
    extremos = (("Desde", desde), ("Hasta", hasta))
    dichos = (Linea(((dicho, Tono.TENUE),), rotulo=rotulo) for rotulo, dicho in extremos)
    return Lineas((Linea(((titulo, Tono.TITULO),)), *dichos))


def en_breve(cambios: Sequence[CambioRegistrado], ver_mas: Orden) -> Iterator[Bloque]:
    """Cuántos hay de cada clase y los primeros, un renglón por cosa; con la orden se ven todos.

    Lo que sigue sin novedad solo se cuenta.
    """
    if cambios:
        yield Lineas((cuentas(cambios),))
    for clase, suyos in groupby(cambios, key=lambda cambio: cambio.clase):
        todos = list(suyos)
        if clase is not ClaseDeCambio.SIN_NOVEDAD:
            filas = [(c.ref, recortado(c.que, _LARGO), _lo_que_paso(c)) for c in todos]
            titulo = f"{clase.value} ({len(todos)})"
            suya = tabla_escrita(titulo, _EN_BREVE, filas[:_FILAS_EN_BREVE], _TONOS[clase])
            yield replace(suya, renglones=True, ver_mas=ver_mas)
    if cambios:
        yield Lineas((Linea(((ver_mas, Tono.TENUE),), rotulo="Todo lo que cambió, y por qué"),))
    else:
        yield Parrafo("Ningún cambio en lo que se sigue.")


def objetos(cambios: Iterable[CambioRegistrado], carga: Carga) -> list[dict[str, Any]]:
    """Cada cambio con sus claves, para otros programas."""
    return [
        {
            "clase": cambio.clase.codigo,
            "ref": cambio.ref,
            "que": cambio.que,
            "antes": cambio.antes or None,
            "despues": cambio.despues or None,
            "dias": cambio.dias,
            "detalle": cambio.detalle or None,
            "archivo": cambio.lugar.archivo if cambio.lugar else None,
            "linea": objeto(cambio.lugar, carga),
        }
        for cambio in cambios
    ]


def _tabla(titulo: str, tono: Tono, cambios: Iterable[CambioRegistrado]) -> Tabla:
    columnas = (Columna("Referencia", corta=True), Columna("Qué", peso=2), Columna("Cambio"))
    filas = [(c.ref, recortado(c.que, _LARGO), _de_a(c)) for c in cambios]
    return tabla_escrita(titulo, columnas, filas, tono)


def _quietas(titulo: str, cambios: Iterable[CambioRegistrado]) -> Tabla:
    """Lo que no cambió, un renglón por cosa, con sus días de retraso."""
    columnas = (
        Columna("Retraso", corta=True, numerica=True, tono=Tono.URGENTE),
        Columna("Referencia", corta=True),
        Columna("Qué"),
    )
    filas = [(str(c.dias or ""), c.ref, recortado(c.que, _LARGO)) for c in cambios]
    suya = tabla_escrita(f"{titulo}, por días de retraso", columnas, filas, Tono.ATENCION)
    return replace(suya, renglones=True)


def _de_a(cambio: CambioRegistrado) -> Texto:
    return Texto(_lo_que_paso(cambio), detalle=recortado(cambio.detalle, _LARGO))


def _lo_que_paso(cambio: CambioRegistrado) -> str:
    antes, despues = recortado(cambio.antes, _LARGO), recortado(cambio.despues, _LARGO)
    if cambio.clase is ClaseDeCambio.VENCIDA:
        return f"venció en {despues}, hace {cuenta(cambio.dias or 0, 'día')}"
    if not antes:
        return despues
    if antes == despues:
        return f"sigue {despues}"
    return f"{antes} → {despues}{_desplazamiento(cambio.dias)}"


def _desplazamiento(dias: int | None) -> str:
    """` (+45 días)`; nada si no se sabe."""
    if dias is None:
        return ""
    return f" ({dias:+d} {'día' if abs(dias) == 1 else 'días'})"
