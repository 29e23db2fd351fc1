"""Las reuniones que vienen, y las que se convocaron y no se celebraron."""

from collections.abc import Iterator
from datetime import date

from seguimiento.analisis.reuniones import SituacionDeAcuerdo, celebro_algo
from seguimiento.informes.acuerdos import NO_CONSTA, cuanto_falta, datos_de_reunion
from seguimiento.informes.marco import Encargo
from seguimiento.informes.vistas.agenda.materia import Asunto, Materia
from seguimiento.modelo.acuerdo import Reunion
from seguimiento.modelo.cartera import ReunionSituada, reuniones_de
from seguimiento.paginas import Apartado, Seccion, dato
from seguimiento.piezas import tabla
from seguimiento.redaccion import cuenta, dia_en_palabras, fecha_breve, fecha_en_palabras


def reunion_siguiente(materia: Materia) -> str:
    """Cuándo es la primera que viene, para el subtítulo; de qué acuerdo, si hay varios, va dentro."""
    proximas = _proximas(materia)
    if not materia.panorama.acuerdos and materia.encargo.solo:
        return "Sin acuerdos de que tratar"
    if not proximas:
        return "Sin reunión convocada"
    return f"Próxima reunión: {fecha_en_palabras(proximas[0].reunion.fecha)}"


def convocatorias(materia: Materia) -> Asunto:
    """La próxima reunión de cada acuerdo, y las que no se celebraron desde la última."""
    encargo, proximas = materia.encargo, _proximas(materia)
    pendientes = [r for acuerdo in materia.panorama.acuerdos for r in _fallidas(acuerdo, encargo)]
    puntos = sum(len(situada.reunion.orden_del_dia) for situada in proximas)
    de_que = " de los acuerdos en que figura lo que se pide" if encargo.solo else ""
    desde = dia_en_palabras(encargo.hoy)
    ninguna = f"No consta ninguna reunión convocada{de_que} desde el {desde}."
    return Asunto(
        Seccion(
            id="reuniones",
            titulo="Próximas reuniones",
            parrafos=() if proximas else (ninguna,),
            apartados=(
                *(_proxima(encargo, *uno) for uno in enumerate(proximas, 1)),
                *((_sin_celebrar(encargo, pendientes),) if pendientes else ()),
            ),
        ),
        _detalle(len(proximas), puntos, len(pendientes)),
    )


def _detalle(proximas: int, puntos: int, pendientes: int) -> str:
    con_puntos = f", con {cuenta(puntos, 'punto')}" if puntos else ""
    partes = [
        f"{cuenta(proximas, 'reunión')}{con_puntos}" if proximas else "",
        f"{pendientes} sin celebrar" if pendientes else "",
    ]
    return "; ".join(filter(None, partes))


def _proximas(materia: Materia) -> list[ReunionSituada]:
    proximas = [a.proxima for a in materia.panorama.acuerdos if a.proxima is not None]
    return sorted(proximas, key=lambda situada: situada.reunion.fecha.primer_dia)


def _proxima(encargo: Encargo, numero: int, situada: ReunionSituada) -> Apartado:
    reunion = situada.reunion
    falta = cuanto_falta(reunion.fecha.primer_dia, encargo.hoy)
    puntos = [f"{n}. {punto}" for n, punto in enumerate(reunion.orden_del_dia, 1)]
    return Apartado(
        id=f"reunion-{numero}",
        titulo=situada.acuerdo.registro.titulo,
        datos=(
            *datos_de_reunion(encargo, situada),
            dato("Cuándo", falta),
            dato("Puntos de la convocatoria", *puntos or (NO_CONSTA,)),
        ),
    )


def _fallidas(acuerdo: SituacionDeAcuerdo, encargo: Encargo) -> Iterator[ReunionSituada]:
    """Las posteriores a la última celebrada que se pospusieron, se cancelaron o no consta qué pasó."""
    desde = acuerdo.ultima.reunion.fecha.ultimo_dia if acuerdo.ultima else date.min
    for situada in reuniones_de(acuerdo.acuerdo):
        if situada.reunion.fecha.primer_dia > desde and _que_paso(situada.reunion, encargo.hoy):
            yield situada


def _que_paso(reunion: Reunion, hoy: date) -> str:
    """Por qué no cuenta como celebrada; vacío si aún está por celebrarse o se celebró."""
    if reunion.estado and reunion.estado.se_dejo:
        return reunion.estado.rotulo
    if celebro_algo(reunion) or reunion.fecha.ultimo_dia >= hoy:
        return ""
    return "Pasó su fecha y no consta que se celebrara"


def _sin_celebrar(encargo: Encargo, pendientes: list[ReunionSituada]) -> Apartado:
    posteriores = tabla(
        "Posteriores a la última de cada acuerdo",
        (
            ("Fecha", lambda r: fecha_breve(r.reunion.fecha)),
            ("Acuerdo", lambda r: r.acuerdo.registro.titulo),
            ("Reunión", lambda r: encargo.referencia(r.ref, r.lugar)),
            ("Qué pasó", lambda r: _que_paso(r.reunion, encargo.hoy)),
        ),
        pendientes,
    )
    titulo = "Reuniones que no constan como celebradas"
    return Apartado("sin-celebrar", titulo, tablas=(posteriores,))
