"""A quién se escribe y con cuánto, a quién no y qué falta para hacerlo: lo que se ve en la pantalla."""

from collections.abc import Iterator

from seguimiento.analisis import dicho
from seguimiento.exportacion.recordatorios.direcciones import (
    como_anotarla,
    direccion_de,
    lineas_que_anotan,
    por_que_no,
)
from seguimiento.exportacion.recordatorios.reparto import Recordatorio, Reparto
from seguimiento.globales import Orden
from seguimiento.modelo.configuracion import CONFIGURACION, Configuracion
from seguimiento.piezas import Bloque, Columna, ColumnaDe, Linea, Lineas, Parrafo, Tono, tabla
from seguimiento.redaccion import SE_NOMBRAN, con_cuantos_mas, legible

NADA = "No hay nada que recordar a nadie."


def bloques(reparto: Reparto, configuracion: Configuracion) -> Iterator[Bloque]:
    """La tabla de los recordatorios y, debajo, lo que hay que saber de los demás."""
    if reparto.recordatorios:
        yield tabla("Recordatorios", _columnas(configuracion), reparto.recordatorios)
    else:
        yield Parrafo(NADA)
    yield from salvedades(reparto, configuracion)


def _columnas(configuracion: Configuracion) -> tuple[ColumnaDe[Recordatorio], ...]:
    def numero(titulo: str, tono: Tono = Tono.NORMAL) -> Columna:
        return Columna(titulo, numerica=True, corta=True, tono=tono)

    return (
        (Columna("Quién", peso=2, es_nombre=True), lambda uno: legible(uno.nombre)),
        (numero("Vencidas", Tono.URGENTE), lambda uno: str(len(uno.vencidas))),
        (numero("Por vencer"), lambda uno: str(len(uno.por_vencer))),
        (numero("Sin novedad"), lambda uno: str(len(uno.sin_novedad))),
        (
            Columna("Dirección"),
            lambda uno: (
                direccion_de(uno.nombre, configuracion) or por_que_no(uno.nombre, configuracion)
            ),
        ),
    )


def salvedades(reparto: Reparto, configuracion: Configuracion) -> Iterator[Bloque]:
    """Quién no tiene dirección y cómo se anota, quién no tiene nada que recordar y qué no es de nadie."""
    nombres = [uno.nombre for uno in reparto.recordatorios]
    sin_direccion = [nombre for nombre in nombres if not direccion_de(nombre, configuracion)]
    if sin_direccion:
        yield Parrafo(
            f"Sin dirección ({len(sin_direccion)}): su borrador no lleva destinatario. Se anota con:"
        )
        con_orden = [orden for nombre in sin_direccion if (orden := como_anotarla(nombre))]
        if con_orden:
            yield Lineas(tuple(Linea(((Orden(orden), Tono.TENUE),)) for orden in con_orden))
        for nombre in sin_direccion:
            if not como_anotarla(nombre):
                yield Parrafo(f"En {CONFIGURACION}:\n{lineas_que_anotan(nombre)}")
    if reparto.sin_nada:
        cuantos = len(reparto.sin_nada)
        quienes = con_cuantos_mas([*map(legible, reparto.sin_nada[:SE_NOMBRAN])], cuantos)
        yield Parrafo(f"Sin nada que recordar ({cuantos}), y no se les escribe: {quienes}.")
    if reparto.de_nadie:
        refs = ", ".join(fila.ref for fila in reparto.de_nadie)
        yield Parrafo(
            f"No consta de quién es, y no se recuerda a nadie ({dicho.recuento(reparto.de_nadie)}): {refs}."
        )
