"""Lo que `seg validar --base` diría de un cambio que aún no se ha guardado, mirando solo los archivos que cambian."""

from collections.abc import Sequence
from datetime import date

from seguimiento.almacen.fuentes import Fuente, archivo_con
from seguimiento.almacen.guardado import CambioDeArchivo
from seguimiento.analisis.transicion import Transicion
from seguimiento.diagnosticos import Hallazgo
from seguimiento.modelo.cartera import Cartera
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.reglas.motor import revisar_transicion
from seguimiento.reglas.severidades import severidad
from seguimiento.repositorio.lectura import leer_archivo
from seguimiento.repositorio.repositorio import cartera_de


def lo_que_cambia_de_antes(
    base: Fuente, cambios: Sequence[CambioDeArchivo], hoy: date, configuracion: Configuracion
) -> list[Hallazgo]:
    """Lo que los cambios hacen con lo que ya estaba en la base, sin lo que de ella ya se apartaba el disco."""
    de_la_base = {cambio.ruta: base.leer(cambio.ruta) for cambio in cambios}
    antes = _cartera({r: a.contenido for r, a in de_la_base.items() if a}, configuracion)
    ahora = _cartera({cambio.ruta: cambio.antes for cambio in cambios}, configuracion)
    despues = _cartera({cambio.ruta: cambio.despues for cambio in cambios}, configuracion)
    ya = {(h.codigo, h.mensaje) for h in revisar_transicion(Transicion(antes, ahora, hoy))}
    return [
        hallazgo
        for hallazgo in revisar_transicion(Transicion(antes, despues, hoy))
        if (hallazgo.codigo, hallazgo.mensaje) not in ya
        and severidad(hallazgo.codigo, configuracion) is not None
    ]


def _cartera(contenidos: dict[str, bytes | None], configuracion: Configuracion) -> Cartera:
    aportes = (
        leer_archivo(archivo_con(ruta, contenido), con_identidad=False)[0]
        for ruta, contenido in contenidos.items()
        if contenido is not None
    )
    return cartera_de(aportes, configuracion)
