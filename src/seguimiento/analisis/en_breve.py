"""El panorama de un día, reducido a lo que se ve de un vistazo."""

from collections.abc import Sequence
from datetime import date

from seguimiento.analisis import dicho, pendiente
from seguimiento.analisis.actores import de_quien
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.panorama import Panorama
from seguimiento.analisis.seleccion import Filtro, desde_cuando_espera, orden_de_prioridad
from seguimiento.analisis.vistazo import (
    SE_NOMBRAN,
    Apartado,
    Grupo,
    Renglon,
    SinRespuesta,
    Vistazo,
    deudas,
)
from seguimiento.modelo.cartera import RecomendacionSituada
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.modelo.prioridad import Prioridad
from seguimiento.perezosas import Traducidas
from seguimiento.redaccion import en_linea, enumeracion
from seguimiento.vocabularios import SituacionDeAccion


def vistazo(panorama: Panorama, por: str | None = None) -> Vistazo:
    """Lo que se ve de un vistazo del panorama, agrupado si se pide."""
    filas = pendiente.exigibles(panorama)
    configuracion, acuerdos = panorama.cartera.configuracion, panorama.acuerdos
    vencidas = [fila for fila in filas if fila.situacion.vencida]
    apartados = pendiente.por_situacion(panorama, filas) if por is None else {}
    grupos = pendiente.grupos(panorama, filas, por) if por is not None else []
    return Vistazo(
        hoy=panorama.hoy,
        resumen=panorama.resumen,
        dias_por_vencer=panorama.dias_por_vencer,
        dias_sin_novedad=panorama.dias_sin_novedad,
        vencidas=dicho.cuantas(vencidas, propuestas_aparte=False),
        deudas=deudas((de_quien(f.situada, configuracion) for f in vencidas), SE_NOMBRAN),
        apartados=[_apartado(s, suyas, configuracion) for s, suyas in apartados.items()],
        propuestas=dicho.cuantas(pendiente.propuestas(panorama)),
        acuerdos_tarde=sum(bool(uno.dias_sin_reunion) for uno in acuerdos),
        decisiones_sueltas=sum(len(uno.decisiones_sin_compromiso) for uno in acuerdos),
        sin_respuesta=[
            _sin_respuesta(una, panorama.hoy) for una in pendiente.sin_respuesta(panorama)
        ],
        posteriores=dicho.despues_del_corte(panorama.posteriores),
        grupos=[_grupo(uno, configuracion) for uno in grupos],
        filtro=panorama.filtro if panorama.filtro != Filtro() else None,
    )


def _apartado(
    situacion: SituacionDeAccion, suyas: Sequence[Fila], configuracion: Configuracion
) -> Apartado:
    con_plazo = any(fila.situacion.plazo for fila in suyas)
    return Apartado(situacion, dicho.cuantas(suyas), con_plazo, _renglones(suyas, configuracion))


def _grupo(uno: pendiente.Grupo, configuracion: Configuracion) -> Grupo:
    return Grupo(
        uno.nombre,
        dicho.cuantas(uno.filas),
        uno.vencidas,
        uno.por_vencer,
        uno.retraso,
        _renglones(uno.filas, configuracion),
    )


def _renglones(suyas: Sequence[Fila], configuracion: Configuracion) -> Sequence[Renglon]:
    # en una pantalla caben pocos: los demás no se escriben
    return Traducidas(suyas, lambda fila: renglon(fila, configuracion))


def renglon(fila: Fila, configuracion: Configuracion) -> Renglon:
    """Lo que de una fila cabe en una línea."""
    situada, situacion = fila.situada, fila.situacion
    responde = any(papel.responde for papel in fila.papeles)
    return Renglon(
        de_que=dicho.de_que(fila),
        es_periodo=fila.instancia is not None,
        exigible=fila.exigible,
        ref=fila.ref,
        descripcion=en_linea(situada.accion.descripcion),
        prioridad=_numero(situada.prioridad),
        orden=orden_de_prioridad(situada.prioridad),
        quien=tuple(de_quien(situada, configuracion)),
        papeles="" if responde else enumeracion(papel.value for papel in fila.papeles),
        situacion=situacion.situacion,
        estado=situacion.estado.rotulo.lower(),
        plazo=dicho.plazo(situacion.plazo),
        vence=situacion.vence,
    )


def _sin_respuesta(situada: RecomendacionSituada, hoy: date) -> SinRespuesta:
    return SinRespuesta(
        situada.ref,
        en_linea(situada.recomendacion.texto),
        _numero(situada.prioridad),
        orden_de_prioridad(situada.prioridad),
        situada.recomendacion.dirigida_a,
        desde_cuando_espera(situada, hoy),
    )


def _numero(prioridad: Prioridad | None) -> int | None:
    return prioridad.numero if prioridad else None
