"""Lo que hay que tratar de las recomendaciones que se siguen sin acciones."""

from datetime import timedelta

from seguimiento.analisis.seguidas import recuento_de_seguidas
from seguimiento.informes.seguidas import (
    RECOMENDACIONES_SIN_ACCIONES,
    por_tratar,
    tabla_de_seguidas,
)
from seguimiento.informes.vistas.agenda.materia import Asunto, Materia
from seguimiento.paginas import Seccion


def sin_acciones(materia: Materia) -> Asunto:
    """Las vencidas, las que vencen pronto, las que no empezaron y las que esperan a la gerencia."""
    encargo = materia.encargo
    hasta = encargo.hoy + timedelta(days=materia.prevision)
    clases = por_tratar(materia.panorama.seguidas_mostradas, encargo.hoy, hasta)
    tratadas = {una.ref: una for suyas in clases.values() for una in suyas}
    seccion = Seccion(
        id="recomendaciones-sin-acciones",
        titulo=RECOMENDACIONES_SIN_ACCIONES,
        tablas=tuple(tabla_de_seguidas(encargo, titulo, suyas) for titulo, suyas in clases.items()),
    )
    return Asunto(seccion, recuento_de_seguidas(tratadas.values()))
