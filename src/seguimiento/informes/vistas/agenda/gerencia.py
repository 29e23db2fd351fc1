"""Lo que espera una decisión de la gerencia: respuestas, verificaciones y prórrogas."""

from collections.abc import Iterable, Iterator

from seguimiento.analisis.bitacora import (
    de_la_accion,
    prorrogas_concedidas,
)
from seguimiento.analisis.decisiones import Decidido
from seguimiento.analisis.filas import Fila
from seguimiento.fechas import FechaParcial
from seguimiento.informes.acciones import (
    columnas,
    propias,
)
from seguimiento.informes.marco import Encargo
from seguimiento.informes.respuestas import sin_responder
from seguimiento.informes.vistas.agenda.materia import accion_en_breve
from seguimiento.modelo.cartera import RecomendacionSituada
from seguimiento.piezas import ColumnaDe, Tabla, tabla
from seguimiento.redaccion import fecha_breve
from seguimiento.vocabularios import Marca


def decisiones_de_la_gerencia(
    encargo: Encargo,
    sin_respuesta: Iterable[RecomendacionSituada],
    filas: Iterable[Fila],
    decididas: Iterable[Decidido],
) -> tuple[Tabla, ...]:
    """Las tablas de lo que espera una decisión; las vacías no figuran."""
    lista = list(filas)
    todas = (
        sin_responder(encargo, sin_respuesta, "Recomendaciones sin respuesta gerencial"),
        _rechazadas(encargo, lista),
        _por_verificar(encargo, lista),
        _prorrogas(encargo, lista, decididas),
    )
    return tuple(tabla for tabla in todas if tabla.filas)


def _rechazadas(encargo: Encargo, filas: list[Fila]) -> Tabla:
    suyas = [f for f in filas if f.situacion.verificacion.rechazada]
    titulo = "Verificaciones que no sostuvieron lo declarado"
    return tabla(titulo, columnas(accion_en_breve(encargo)), suyas)


def _por_verificar(encargo: Encargo, filas: list[Fila]) -> Tabla:
    suyas = [f for f in filas if Marca.POR_VERIFICAR in f.situacion.marcas]
    titulo = "Completadas que esperan verificación"
    return tabla(titulo, columnas(accion_en_breve(encargo)), suyas)


def _prorrogas(encargo: Encargo, filas: list[Fila], decididas: Iterable[Decidido]) -> Tabla:
    """Las concedidas sin constar por quién y las decididas en una reunión que no se registraron."""
    abiertas = {f.situada.ref: f for f in propias(filas) if f.situacion.abierta}
    pendientes = [
        *((fila, que) for fila in abiertas.values() for que in _sin_autorizar(encargo, fila)),
        *_sin_registrar(encargo, abiertas, decididas),
    ]

    def de_la_fila(columna: ColumnaDe[Fila]) -> ColumnaDe[tuple[Fila, str]]:
        rotulo, celda = columna
        return rotulo, lambda par: celda(par[0])

    accion, *demas = map(de_la_fila, columnas(accion_en_breve(encargo)))
    return tabla(
        "Prórrogas por confirmar",
        (accion, ("Qué falta", lambda par: par[1]), *demas),
        pendientes,
    )


def _sin_autorizar(encargo: Encargo, fila: Fila) -> Iterator[str]:
    accion = fila.situada.accion
    for prorroga in prorrogas_concedidas(de_la_accion(accion, accion.prorrogas), encargo.hoy):
        if prorroga.autorizada_por is None:
            motivo = f" ({prorroga.motivo})" if prorroga.motivo else ""
            cual = f"{fecha_breve(prorroga.fecha)}, hasta {fecha_breve(prorroga.plazo)}{motivo}"
            yield f"No consta quién autorizó la del {cual}."


def _sin_registrar(
    encargo: Encargo, abiertas: dict[str, Fila], decididas: Iterable[Decidido]
) -> Iterator[tuple[Fila, str]]:
    for decidido in decididas:
        fila = abiertas.get(decidido.compromiso.ref) if decidido.compromiso else None
        fecha = decidido.reunion.reunion.fecha
        efecto = decidido.decision.efecto
        if fila and efecto and efecto.prorroga and not _consta(encargo, fila, fecha):
            dia = fecha_breve(fecha)
            yield fila, f"La reunión del {dia} decidió prorrogar y no consta la prórroga."


def _consta(encargo: Encargo, fila: Fila, desde: FechaParcial) -> bool:
    """Si hay alguna prórroga de la reunión o posterior a ella."""
    concedidas = prorrogas_concedidas(fila.situada.accion.prorrogas, encargo.hoy)
    return any(not prorroga.fecha.anterior_a(desde) for prorroga in concedidas)
