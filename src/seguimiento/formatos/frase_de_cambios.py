"""Lo que se hizo, en una frase: «oim-2022-red-pmm: 4.1 en curso; 4.2 prorrogada a agosto de 2023»."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from seguimiento.almacen.nombres import ATRIBUTOS, VACIA, carpeta_de, id_de
from seguimiento.almacen.sitios import CONFIGURACION
from seguimiento.analisis.cambios import CambioRegistrado, ClaseDeCambio
from seguimiento.analisis.dicho import SIN_PLAZO
from seguimiento.fechas import FORMA, leer_fecha
from seguimiento.redaccion import (
    en_linea,
    enumeracion,
    fecha_en_palabras,
    orden_natural,
    recortado,
    visible,
)
from seguimiento.vocabularios import total

SIN_LIMITE = 1_000_000
LARGO = 72
"""Cuántas letras se leen enteras en las listas de lo guardado."""
_NOMBRE = 40
_REGISTRO_NUEVO = "registro nuevo"


def frase(cambios: Sequence[CambioRegistrado], archivos: Iterable[str], largo: int = LARGO) -> str:
    """La frase; si no cabe en ese largo, lo primero y cuánto más.

    `archivos` son los que cambiaron, por su ruta desde la raíz: del que no cambia nada de lo que se sigue se
    dice que cambió.
    """
    partes = lo_hecho(cambios, archivos)
    completa = _frase(partes)
    if len(completa) <= largo:
        return completa
    partes = _sin_enumerar_los_nuevos(partes)
    if len(completa := _frase(partes)) <= largo:
        return completa
    for quedan in range(len(partes) - 1, 0, -1):
        mas = len(partes) - quedan
        corta = f"{_frase(partes[:quedan])}; y {mas} {'cambio' if mas == 1 else 'cambios'} más"
        if len(corta) <= largo:
            return corta
    mas = len(partes) - 1
    cola = f"; y {mas} {'cambio' if mas == 1 else 'cambios'} más" if mas else ""
    return recortado(_frase(partes[:1]), largo - len(cola)) + cola


def lo_que_no_cabe(cambios: Sequence[CambioRegistrado], archivos: Sequence[str]) -> list[str]:
    """Todo, una cosa por línea, si la frase no lo dice entero; si lo dice, nada."""
    entera = frase(cambios, archivos, SIN_LIMITE)
    return [] if len(entera) <= LARGO else en_lineas(cambios, archivos)


def en_lineas(cambios: Sequence[CambioRegistrado], archivos: Iterable[str]) -> list[str]:
    """Lo mismo entero, una cosa por línea."""
    return [_frase([parte]) for parte in lo_hecho(cambios, archivos)]


def lo_hecho(cambios: Sequence[CambioRegistrado], archivos: Iterable[str]) -> list[tuple[str, str]]:
    """De qué registro y qué se hizo en él, cosa por cosa; lo que se hizo en una misma cosa va junto."""
    por_ref: dict[str, list[CambioRegistrado]] = {}
    for cambio in cambios:
        if not cambio.clase.la_trae_el_tiempo:
            por_ref.setdefault(cambio.ref, []).append(cambio)
    dichas: dict[str, list[str]] = {}
    for ref, suyos in sorted(por_ref.items(), key=lambda par: orden_natural(par[0])):
        registro, _, resto = ref.partition("/")
        que = enumeracion(dict.fromkeys(map(_que, suyos)))
        dichas.setdefault(registro, []).append(f"{resto} {que}".strip())
    otros = dict.fromkeys(map(_de_un_archivo, archivos))
    return [
        *((registro, una) for registro, suyas in dichas.items() for una in suyas),
        *((registro, que) for registro, que in otros if registro not in dichas),
    ]


def _sin_enumerar_los_nuevos(partes: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Lo mismo, con los registros nuevos, si son varios, contados y no nombrados."""
    nuevos = sum(que == _REGISTRO_NUEVO for _, que in partes)
    if nuevos <= 1:
        return [*partes]
    otros = [parte for parte in partes if parte[1] != _REGISTRO_NUEVO]
    return [("", f"{nuevos} registros nuevos"), *otros]


def _frase(partes: Sequence[tuple[str, str]]) -> str:
    """`a: 4.1 en curso; 4.2 completada; b: R1 aceptada`: el registro se nombra una vez."""
    dichas, previo = [], None
    for registro, que in partes:
        dichas.append(que if registro == previo or not registro else f"{registro}: {que}")
        previo = registro
    return "; ".join(dichas)


def _de_un_archivo(archivo: str) -> tuple[str, str]:
    """De qué registro es un archivo y qué se dice si no cambió nada de lo que se sigue."""
    if archivo in {CONFIGURACION, ATRIBUTOS}:
        return "", "configuración"
    ruta = PurePosixPath(archivo)
    if ruta.suffix == ".yaml" and carpeta_de(archivo):
        return id_de(archivo), "otros datos"
    if ruta.name == VACIA:
        return "", "carpetas"
    return "", f"«{visible(ruta.name)}»"


def _plazo(cambio: CambioRegistrado) -> str:
    if cambio.despues == SIN_PLAZO:
        return "sin plazo"
    fecha = (
        fecha_en_palabras(leer_fecha(cambio.despues))
        if FORMA.fullmatch(cambio.despues)
        else cambio.despues
    )
    if cambio.dias is None:
        return f"con plazo {fecha}"
    return f"{'prorrogada' if cambio.dias > 0 else 'adelantada'} a {fecha}"


def _estado(cambio: CambioRegistrado) -> str:
    return cambio.despues if cambio.despues != cambio.antes else "con novedad"


_DICHOS: Mapping[ClaseDeCambio, Callable[[CambioRegistrado], str]] = total(
    {
        ClaseDeCambio.NUEVA: lambda c: "nueva" if "/" in c.ref else _REGISTRO_NUEVO,
        ClaseDeCambio.RETIRADA: lambda c: "retirada" if "/" in c.ref else "registro retirado",
        ClaseDeCambio.CERRADA: lambda c: c.despues,
        ClaseDeCambio.REABIERTA: lambda c: f"reabierta, {c.despues}",
        ClaseDeCambio.NOVEDAD: _estado,
        ClaseDeCambio.ESTADO: _estado,
        ClaseDeCambio.PRORROGADA: _plazo,
        ClaseDeCambio.PLAZO: _plazo,
        ClaseDeCambio.RESPONSABLE: lambda c: f"a cargo de {recortado(c.despues, _NOMBRE)}",
        ClaseDeCambio.RESPUESTA: lambda c: f"con respuesta: {en_linea(c.despues)}",
        ClaseDeCambio.DECISION: lambda _: "con decisión",
        ClaseDeCambio.CODIGO: lambda _: "con otro código",
        ClaseDeCambio.CORREGIDA: lambda _: "corregida",
        ClaseDeCambio.VENCIDA: lambda _: "vencida",
        ClaseDeCambio.SIN_NOVEDAD: lambda _: "sin novedad",
    }
)


def _que(cambio: CambioRegistrado) -> str:
    return _DICHOS[cambio.clase](cambio)
