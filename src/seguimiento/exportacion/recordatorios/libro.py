"""El libro que se manda a un responsable: solo sus filas, para que las rellene y lo devuelva."""

from dataclasses import dataclass, replace
from functools import cached_property

from seguimiento.exportacion.elegido import Elegido
from seguimiento.exportacion.encargo import Encargo
from seguimiento.exportacion.libro.declaracion import hojas
from seguimiento.exportacion.libro.escritura import escrito
from seguimiento.exportacion.recordatorios.carta import es_de_fuera, sin_leer
from seguimiento.exportacion.recordatorios.reparto import Recordatorio
from seguimiento.modelo.cartera import RecomendacionSituada
from seguimiento.redaccion import cuenta
from seguimiento.repositorio.repositorio import Carga, Recuento

_LO_QUE_SE_RELLENA = frozenset({"Recomendaciones", "Acciones", "Compromisos"})


@dataclass(frozen=True)
class _LoSuyo(Elegido):
    """Lo de alguien y nada de aquello de que es parte: lo demás es de otros."""

    @cached_property
    def recomendaciones(self) -> list[RecomendacionSituada]:
        """Las que se siguen ellas mismas."""
        return [una.situada for una in self.panorama.seguidas]


def libro(recordatorio: Recordatorio, encargo: Encargo) -> bytes:
    """Los bytes del libro. Lanza `FaltaUnExtra` si falta XlsxWriter."""
    panorama, suyas = encargo.panorama, recordatorio.abiertas
    acciones = {id(f.situada.accion) for f in suyas if not f.situada.es_recomendacion}
    propias = {id(f.situada.recomendacion) for f in suyas if f.situada.es_recomendacion}
    suyo = replace(
        panorama,
        filas=tuple(f for f in panorama.filas if id(f.situada.accion) in acciones),
        seguidas=tuple(u for u in panorama.seguidas if id(u.situada.recomendacion) in propias),
        posteriores=(),
        acuerdos=(),
    )
    elegido = _LoSuyo(suyo)
    cuales = [h for h in hojas() if h.nombre in _LO_QUE_SE_RELLENA and any(h.cosas(elegido))]
    carga = _sin_nombres(encargo.carga, recordatorio.nombre)
    return escrito(replace(encargo, carga=carga, panorama=suyo), elegido, cuales).archivos[""]


def _sin_nombres(carga: Carga, para: str) -> Carga:
    """La carga que puede verse: de lo que no se leyó, a quien es de fuera se le dice solo cuánto."""
    fuera = sin_leer(carga.recuento)
    if not fuera or not es_de_fuera(para, carga.cartera.configuracion):
        return carga
    return replace(carga, recuento=Recuento(no_evaluables=[cuenta(len(fuera), "registro")]))
