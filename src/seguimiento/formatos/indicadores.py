"""Los indicadores de `seg indicadores`: en bloques para leer y en objetos para otros programas."""

from collections.abc import Iterator, Sequence
from typing import Any

from seguimiento.analisis.dicho import lo_pedido
from seguimiento.analisis.indicadores import Cociente, Dias, Indicador
from seguimiento.analisis.indicadores.dicho import dicho
from seguimiento.analisis.medicion import Medicion
from seguimiento.piezas import Bloque, Columna, ColumnaDe, Parrafo, Tono, tabla
from seguimiento.redaccion import dia_en_palabras

CLAVES = (
    *("clave", "titulo", "valor", "unidad", "n", "m", "proporcion", "media", "mediana"),
    *("n_distintas", "m_distintas", "definicion", "fuente", "situacion"),
)
"""Las columnas del CSV; la situación solo la lleva lo que no pudo leerse."""
CLAVES_DE_IDS = ("clave", "titulo", "parte", "ref", "dias", "situacion")
"""Las del CSV con lo que hay detrás: una fila por elemento y parte en que está."""
_DECIMALES = 6


def bloques(medicion: Medicion, *, ids: bool) -> Iterator[Bloque]:
    """Los indicadores, cada uno con su valor y, si se pide, con los elementos que hay detrás."""
    periodo = f", período {medicion.periodo}" if medicion.periodo else ""
    yield Parrafo(f"Indicadores al {dia_en_palabras(medicion.corte)}{periodo}", Tono.TITULO)
    if solo := lo_pedido(medicion.filtro):
        yield Parrafo(f"Solo {solo}.")
    columnas: Sequence[ColumnaDe[Indicador]] = (
        (Columna("Indicador", corta=True, partible=True, minimo=20), lambda i: i.definicion.titulo),
        (Columna("Valor", minimo=20), dicho),
    )
    # por lo que cuentan: en una columna más no cabrían en una pantalla corriente
    for unidad in dict.fromkeys(i.definicion.unidad for i in medicion.indicadores):
        suyos = [i for i in medicion.indicadores if i.definicion.unidad is unidad]
        yield tabla(f"Se cuentan {unidad.value}", columnas, suyos)
    if ids:
        yield from map(_detras, medicion.indicadores)
    yield Parrafo("«s/d»: no hay nada que medir.", Tono.TENUE)


def _detras(indicador: Indicador) -> Bloque:
    """Los elementos de un indicador, parte por parte; de los días, cuántos tiene cada uno."""
    dias = dict(indicador.valor.dias) if isinstance(indicador.valor, Dias) else {}
    return tabla(
        f"{indicador.definicion.titulo}: {dicho(indicador)}",
        (
            (Columna("Parte", corta=True), lambda parte: parte.nombre),
            (Columna("Son", corta=True, numerica=True), lambda parte: str(parte.n)),
            (
                Columna("Cuáles", peso=3),
                lambda parte: ", ".join(_con_dias(ref, dias) for ref in parte.refs),
            ),
        ),
        indicador.partes,
        nota=indicador.definicion.texto,
    )


def _con_dias(ref: str, dias: dict[str, int]) -> str:
    return f"{ref} ({dias[ref]})" if ref in dias else ref


def objetos(medicion: Medicion, *, ids: bool) -> list[dict[str, Any]]:
    """Cada indicador como objeto de JSON; si se pide, con las referencias de cada parte."""
    return [_objeto(i) | ({"ids": _ids(i)} if ids else {}) for i in medicion.indicadores]


def _objeto(indicador: Indicador) -> dict[str, Any]:
    definicion, valor = indicador.definicion, indicador.valor
    proporcion = valor.proporcion if isinstance(valor, Cociente) else None
    contados = valor.numerador if isinstance(valor, Cociente) else valor.refs
    mirados = valor.denominador if isinstance(valor, Cociente) else None
    return {
        "clave": definicion.clave,
        "titulo": definicion.titulo,
        "valor": dicho(indicador),
        "unidad": definicion.unidad.value,
        "n": len(contados),
        "m": len(mirados) if mirados is not None else None,
        "proporcion": round(float(proporcion), _DECIMALES) if proporcion is not None else None,
        "media": _decimal(valor, "media"),
        "mediana": _decimal(valor, "mediana"),
        "n_distintas": indicador.distintas(contados),
        "m_distintas": indicador.distintas(mirados) if mirados is not None else None,
        "partes": {parte.nombre: parte.n for parte in indicador.partes},
        "definicion": definicion.texto,
        "fuente": definicion.fuente.value,
    }


def _decimal(valor: object, cual: str) -> float | None:
    medida = getattr(valor, cual) if isinstance(valor, Dias) else None
    return round(float(medida), _DECIMALES) if medida is not None else None


def _ids(indicador: Indicador) -> dict[str, Any]:
    dias = {"dias": dict(indicador.valor.dias)} if isinstance(indicador.valor, Dias) else {}
    return {parte.nombre: list(parte.refs) for parte in indicador.partes} | dias


def filas_de_ids(medicion: Medicion) -> Iterator[dict[str, Any]]:
    """Una fila por elemento de cada parte de cada indicador, para el CSV."""
    for indicador in medicion.indicadores:
        dias = dict(indicador.valor.dias) if isinstance(indicador.valor, Dias) else {}
        for parte in indicador.partes:
            for ref in parte.refs:
                yield {
                    "clave": indicador.clave,
                    "titulo": indicador.definicion.titulo,
                    "parte": parte.nombre,
                    "ref": ref,
                    "dias": dias.get(ref),
                }
