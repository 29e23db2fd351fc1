"""Lo poco de la configuración que hace falta para responder sin cargar nada, recordado."""

import marshal
from typing import NamedTuple

from seguimiento.almacen.cache import Cajon
from seguimiento.almacen.firmas import Firmas
from seguimiento.almacen.fuentes import CONFIGURACION, Fuente


class Ajustes(NamedTuple):
    """Los de un repositorio."""

    zona_horaria: str | None
    plantillas: str | None


def ajustes(fuente: Fuente, cajon: Cajon, firmas: Firmas) -> Ajustes:
    """Los que dice la configuración, sin leerla si es la que ya se leyó."""
    archivo = fuente.leer(CONFIGURACION)
    identidad = archivo.identidad if archivo else ""
    clave = firmas.clave(f"ajustes\0{identidad}")
    if identidad is not None and (guardados := cajon.tomar(clave)):
        return Ajustes(*marshal.loads(guardados))  # noqa: S302 — lo escribió este programa, con suma
    from seguimiento.repositorio.configuracion import leer_configuracion

    configuracion, _ = leer_configuracion(fuente)
    suyos = Ajustes(configuracion.zona_horaria, configuracion.plantillas)
    if identidad is not None:
        cajon.dejar({clave: marshal.dumps(tuple(suyos))})
    return suyos
