"""Un vistazo en valores sueltos, que se comparan enteros: lo que dice y en qué orden."""

from datetime import date
from pathlib import Path

from apoyo.cache import recuerdos_en
from seguimiento.almacen.cache import Cajon, huella_del_programa
from seguimiento.almacen.disco import Directorio
from seguimiento.almacen.firmas import Firmas
from seguimiento.almacen.recordado import Recordado
from seguimiento.almacen.sello import sello
from seguimiento.analisis.en_breve import vistazo
from seguimiento.analisis.panorama import panorama
from seguimiento.analisis.vistazo import Vistazo
from seguimiento.modelo.cartera import Cartera
from seguimiento.repositorio import cargar
from seguimiento.repositorio.vistazos.de_todos import vistazo_de_todos
from seguimiento.repositorio.vistazos.guardados import Vistazos
from seguimiento.repositorio.vistazos.llano import Llano, en_llano


def dicho(visto: Vistazo, filas: int | None = None) -> Llano:
    """Todo lo que dice, o las primeras filas de cada apartado."""
    return visto.hoy, en_llano(visto, filas)


def entero(cartera: Cartera, hoy: date, filas: int | None = None) -> Llano:
    """Lo que se ve de la cartera, como si no se recordara nada."""
    return dicho(vistazo(panorama(cartera, hoy)), filas)


def del_disco(raiz: Path, hoy: date) -> Llano:
    """Lo que se ve de una carpeta, como si no se recordara nada."""
    return entero(cargar(Directorio(raiz)).cartera, hoy)


def recordado(
    raiz: Path, cajon: Cajon, hoy: date, ahora: int, caben: int | None = None
) -> Llano | None:
    """Lo mismo por lo que se recuerda; `ahora`, en nanosegundos, dice qué firmas valen."""
    de_antes = Recordado(cajon, Firmas(cajon, huella_del_programa() or b"", ahora))
    suyo, suyos = sello(raiz), recuerdos_en(cajon, ahora)
    if suyo is not None:
        de_todos = vistazo_de_todos(de_antes, raiz, suyo, hoy, caben)
        if de_todos is not None:
            return dicho(de_todos, caben)
    visto = Vistazos(Directorio(raiz), de_antes, suyo, lambda: suyos).al(hoy, caben)
    return None if visto is None else dicho(visto, caben)
