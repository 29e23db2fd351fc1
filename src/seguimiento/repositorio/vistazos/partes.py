"""Lo que se ve de unos archivos solos, entre qué días vale y a qué otros nombran."""

from collections.abc import Sequence
from datetime import date

from seguimiento.analisis.aporte import Aporte
from seguimiento.analisis.en_breve import vistazo
from seguimiento.analisis.gemelas import misma_que
from seguimiento.analisis.panorama import panorama
from seguimiento.analisis.referencias import leer_referencia
from seguimiento.analisis.testigo import con_su_tramo
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.repositorio.repositorio import cartera_de
from seguimiento.repositorio.vistazos.llano import Parte, en_llano


def parte(aportes: Sequence[Aporte], configuracion: Configuracion, hoy: date) -> Parte:
    """Lo que se ve, a la fecha y los días en que se vería lo mismo, de los registros de esos archivos y de ningún otro."""
    dia, tramo = con_su_tramo(hoy)
    visto = en_llano(vistazo(panorama(cartera_de(aportes, configuracion), dia)))
    return tramo.desde, tramo.hasta, visto


def nombra(aporte: Aporte, configuracion: Configuracion) -> list[str]:
    """Los archivos de las acciones que las suyas dicen ser, por su identificador en minúsculas; existan o no."""
    citadas = map(misma_que, cartera_de([aporte], configuracion).acciones())
    archivos = (leer_referencia(cual).archivo.casefold() for cual in citadas if cual)
    return sorted({*archivos} - {aporte.id.casefold()})
