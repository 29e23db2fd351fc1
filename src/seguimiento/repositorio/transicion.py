"""Qué hace un cambio con lo que ya estaba registrado: la parte de `seg validar` que mira la base."""

from collections.abc import Iterator
from datetime import date

from seguimiento.almacen.fuentes import Fuente
from seguimiento.analisis.transicion import Transicion
from seguimiento.diagnosticos import Diagnostico
from seguimiento.reglas.motor import revisar_transicion
from seguimiento.repositorio.localizador import Localizador
from seguimiento.repositorio.repositorio import cargar


def diagnosticos_del_cambio(base: Fuente, fuente: Fuente, hoy: date) -> Iterator[Diagnostico]:
    """Lo que está mal en el paso de la base a lo que hay ahora, señalado donde está ahora."""
    despues = cargar(fuente)
    ilegibles = frozenset(despues.recuento.ilegibles)
    transicion = Transicion(cargar(base).cartera, despues.cartera, hoy, ilegibles)
    for infraccion in revisar_transicion(transicion):
        archivo = infraccion.lugar.archivo
        yield Localizador(archivo, despues.releer(archivo)).de_hallazgo(
            infraccion.hallazgo, codigo=infraccion.codigo, ruta=infraccion.lugar.ruta
        )
