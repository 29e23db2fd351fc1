"""La tendencia de `seg indicadores`, de las dos maneras: por la fecha de lo anotado y por lo que constaba."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from seguimiento.analisis.constancia import Contraste
from seguimiento.analisis.dicho import lo_pedido
from seguimiento.analisis.seleccion import Filtro
from seguimiento.analisis.tendencia import Punto
from seguimiento.piezas import Bloque, Columna, ColumnaDe, Parrafo, Tono, tabla
from seguimiento.redaccion import (
    SE_NOMBRAN,
    al_principio,
    con_cuantos_mas,
    cuenta,
    dia_en_palabras,
)

CLAVES = (
    *("trimestre", "dia", "acciones", "completadas", "vencidas"),
    *("constaban_acciones", "constaban_completadas", "constaban_vencidas"),
    *("registro_tardio", "falta", "ilegible"),
)
"""Las columnas del CSV."""
_NO_SE_SABE = "—"


def bloques(contrastes: Sequence[Contraste], filtro: Filtro) -> Iterator[Bloque]:
    """Un trimestre por fila y, debajo, la diferencia y lo que no se sabe."""
    vistos = [uno for uno in contrastes if not uno.declarado.vacio]
    hasta = dia_en_palabras(contrastes[-1].declarado.dia)
    yield Parrafo(f"Acciones al cierre de cada trimestre, hasta el {hasta}", Tono.TITULO)
    if solo := lo_pedido(filtro):
        yield Parrafo(f"Solo {solo}.")
    if not vistos:
        yield Parrafo("Entonces aún no había nada.")
        return
    columnas: tuple[ColumnaDe[Contraste], ...] = (
        (Columna("Trimestre", corta=True), lambda uno: uno.declarado.trimestre),
        (_numerica("Acciones"), lambda uno: str(uno.declarado.acciones)),
        (_numerica("constaban"), _constaban(lambda punto: punto.acciones)),
        (_numerica("Completadas"), lambda uno: str(uno.declarado.completadas)),
        (_numerica("constaban"), _constaban(lambda punto: punto.completadas)),
        (_numerica("Vencidas"), lambda uno: str(uno.declarado.vencidas)),
        (_numerica("constaban"), _constaban(lambda punto: punto.vencidas)),
    )
    yield tabla("", columnas, vistos)
    yield from map(_tardias, (uno for uno in vistos if uno.tardias))
    yield from _lo_que_no_se_sabe(vistos)


def _numerica(titulo: str) -> Columna:
    return Columna(titulo, numerica=True, corta=True)


def _constaban(cuantas: Callable[[Punto], int]) -> Callable[[Contraste], str]:
    return lambda uno: _NO_SE_SABE if uno.constaba is None else str(cuantas(uno.constaba))


def _tardias(uno: Contraste) -> Parrafo:
    """«Registro tardío: el 31 de marzo de 2023 estaba ya completada 1 acción y no constaba: …»."""
    una = len(uno.tardias) == 1
    estaban = "estaba ya completada" if una else "estaban ya completadas"
    cuantas = f"{estaban} {cuenta(len(uno.tardias), 'acción')} y no constaba"
    dia = dia_en_palabras(uno.declarado.dia)
    cuales = con_cuantos_mas(uno.tardias[:SE_NOMBRAN], len(uno.tardias))
    dicho = f"Registro tardío: el {dia} {cuantas} hasta después: {cuales}."
    return Parrafo(dicho, Tono.ATENCION)


def _lo_que_no_se_sabe(vistos: Sequence[Contraste]) -> Iterator[Parrafo]:
    """Por qué de algunos trimestres no se sabe qué constaba, cada motivo una vez."""
    for uno in vistos:
        if uno.de.ilegible:
            dicho = f"{uno.declarado.trimestre}: {uno.de.falta}; no se da ningún valor."
            yield Parrafo(dicho, Tono.ATENCION)
    faltan = [uno.de.falta for uno in vistos if uno.constaba is None and not uno.de.ilegible]
    if faltan:
        de = "" if len(faltan) == len(vistos) else "de los demás, "
        yield Parrafo(al_principio(f"{de}qué constaba no se sabe: {faltan[-1]}."), Tono.TENUE)


def objetos(contrastes: Sequence[Contraste]) -> list[dict[str, Any]]:
    """Cada trimestre con sus cuentas de las dos maneras."""
    return [_objeto(uno) for uno in contrastes]


def _objeto(uno: Contraste) -> dict[str, Any]:
    punto, constaba = uno.declarado, uno.constaba
    return {
        "trimestre": punto.trimestre,
        "dia": punto.dia.isoformat(),
        "acciones": punto.acciones,
        "completadas": punto.completadas,
        "vencidas": punto.vencidas,
        "constaban_acciones": constaba and constaba.acciones,
        "constaban_completadas": constaba and constaba.completadas,
        "constaban_vencidas": constaba and constaba.vencidas,
        "registro_tardio": [*uno.tardias] if constaba else None,
        "falta": uno.de.falta or None,
        "ilegible": uno.de.ilegible or None,
    }
