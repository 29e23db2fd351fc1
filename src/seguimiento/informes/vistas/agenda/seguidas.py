"""Lo que hay que tratar de las recomendaciones que se siguen sin acciones."""

from collections.abc import Iterator
from datetime import timedelta

from seguimiento.analisis.bitacora import prorrogas_concedidas
from seguimiento.analisis.seguidas import Seguida, con_sus_periodos, recuento_de_seguidas
from seguimiento.informes.seguidas import RECOMENDACIONES_SIN_ACCIONES, tabla_de_seguidas
from seguimiento.informes.vistas.agenda.materia import DIAS_DE_PREVISION, Asunto, Materia
from seguimiento.paginas import Seccion
from seguimiento.redaccion import dia_en_palabras
from seguimiento.vocabularios import Marca


def sin_acciones(materia: Materia) -> Asunto:
    """Las vencidas, las que vencen pronto, las que no empezaron y las que esperan a la gerencia."""
    por_titulo = {titulo: suyas for titulo, suyas in _de_cada_clase(materia) if suyas}
    tratadas = {una.ref: una for suyas in por_titulo.values() for una in suyas}
    seccion = Seccion(
        id="recomendaciones-sin-acciones",
        titulo=RECOMENDACIONES_SIN_ACCIONES,
        tablas=tuple(
            tabla_de_seguidas(materia.encargo, titulo, suyas)
            for titulo, suyas in por_titulo.items()
        ),
    )
    return Asunto(seccion, recuento_de_seguidas(tratadas.values()))


def _de_cada_clase(materia: Materia) -> Iterator[tuple[str, list[Seguida]]]:
    hoy = materia.encargo.hoy
    todas = con_sus_periodos(materia.panorama.seguidas)
    abiertas = [una for una in todas if una.abierta]
    hasta = hoy + timedelta(days=DIAS_DE_PREVISION)

    def con(marca: Marca) -> list[Seguida]:
        return [una for una in todas if marca in una.fila.situacion.marcas]

    yield "Con el plazo cumplido", [una for una in abiertas if una.fila.situacion.vencida]
    yield (
        f"Vencen hasta el {dia_en_palabras(hasta)}",
        [s for s in abiertas if (vence := s.fila.situacion.vence) and hoy <= vence <= hasta],
    )
    yield "Pasó su inicio y no consta que empezaran", con(Marca.DEBIA_EMPEZAR)
    yield (
        "Verificaciones que no sostuvieron lo declarado",
        [una for una in abiertas if una.fila.situacion.verificacion.rechazada],
    )
    yield "Implementadas que esperan verificación", con(Marca.POR_VERIFICAR)
    yield (
        "Con prórrogas que no consta quién autorizó",
        [una for una in abiertas if una.fila.instancia is None and _sin_autorizar(una, materia)],
    )


def _sin_autorizar(una: Seguida, materia: Materia) -> bool:
    concedidas = prorrogas_concedidas(una.situada.recomendacion.prorrogas, materia.encargo.hoy)
    return any(prorroga.autorizada_por is None for prorroga in concedidas)
