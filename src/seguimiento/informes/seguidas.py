"""Cómo se escriben en un informe las recomendaciones que se siguen sin acciones: nunca como acciones."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from seguimiento.analisis import dicho
from seguimiento.analisis.bitacora import prorrogas_concedidas
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.seguidas import (
    Seguida,
    en_su_orden,
    recuento_de_seguidas,
)
from seguimiento.informes.acciones import (
    PLAZO,
    QUIEN,
    ULTIMA_ENTRADA,
    clase_de_cierre,
    descrita,
    sosten,
)
from seguimiento.informes.marco import Encargo
from seguimiento.modelo.cartera import RecomendacionSituada
from seguimiento.paginas import Cifra, Dato, Seccion, cifra, dato
from seguimiento.piezas import ColumnaDe, Tabla, Texto, tabla, textos
from seguimiento.redaccion import dia_en_palabras, enumeracion
from seguimiento.vocabularios import Marca

RECOMENDACIONES_SIN_ACCIONES = "Recomendaciones que se siguen sin acciones"
"""Como se llaman en todo título, también en pantalla."""


def tabla_de_seguidas(
    encargo: Encargo, titulo: str, suyas: Iterable[Seguida], *demas: ColumnaDe[Seguida]
) -> Tabla:
    """Qué recomiendan, su plazo, quién responde, cómo van y lo último anotado, como una acción."""
    columnas: tuple[ColumnaDe[Seguida], ...] = (
        ("Recomendación", partial(_descrita, encargo)),
        *map(_de_su_fila, (PLAZO, QUIEN)),
        ("Cómo va", como_va_seguida),
        _de_su_fila(ULTIMA_ENTRADA),
        *demas,
    )
    return tabla(titulo, columnas, suyas)


def _de_su_fila(columna: ColumnaDe[Fila]) -> ColumnaDe[Seguida]:
    rotulo, celda = columna
    return rotulo, lambda una: celda(una.fila)


def _descrita(encargo: Encargo, una: Seguida) -> Texto:
    return descrita(encargo, una.fila)


def como_va_seguida(una: Seguida) -> Texto:
    """Su situación y su estado, con lo hecho, lo que halló la verificación y las evidencias."""
    estado = textos((una.estado.rotulo,) if una.abierta else ())
    return replace(situacion_de_seguida(una), aparte=(*estado, *sosten(una.fila)))


def situacion_de_seguida(una: Seguida) -> Texto:
    """Con sus días si está vencida; de la cerrada, cómo se cerró."""
    if una.abierta:
        return Texto(dicho.situacion(una.fila), clase=una.fila.situacion.situacion.value)
    cierre = clase_de_cierre(cumplida=una.estado.implementada)
    return Texto(una.estado.rotulo, clase=cierre)


def _de_un_periodo(una: Seguida) -> str:
    rechazada = "verificación rechazada" * una.fila.situacion.verificacion.rechazada
    partes = (situacion_de_seguida(una).texto, una.estado.rotulo if una.abierta else "", rechazada)
    return f"{una.fila.instancia}: {', '.join(filter(None, partes))}"


def dato_de_sus_periodos(propia: Seguida) -> Iterator[Dato]:
    """Cómo va cada período de la que se repite; nada si no se repite."""
    if propia.periodos:
        yield dato("Períodos", *map(_de_un_periodo, propia.periodos))


# ── Las que hay que tratar ───────────────────────────────────────────────────


def por_tratar(con_periodos: Iterable[Seguida], hoy: date, hasta: date) -> dict[str, list[Seguida]]:
    """De ellas y sus períodos, lo que pide atención, por qué la pide; `hasta` es el día de lo que se prevé."""
    todas = list(en_su_orden(con_periodos))
    abiertas = [una for una in todas if una.abierta]
    clases = {
        "Con el plazo cumplido": [una for una in abiertas if una.fila.situacion.vencida],
        f"Vencen hasta el {dia_en_palabras(hasta)}": [
            s for s in abiertas if (vence := s.fila.situacion.vence) and hoy <= vence <= hasta
        ],
        "Pasó su inicio y no consta que empezaran": _con(Marca.DEBIA_EMPEZAR, todas),
        "Verificaciones que no sostuvieron lo declarado": [
            una for una in abiertas if una.fila.situacion.verificacion.rechazada
        ],
        "Implementadas que esperan verificación": _con(Marca.POR_VERIFICAR, todas),
        "Con prórrogas que no consta quién autorizó": [
            una for una in enteras(abiertas) if _sin_autorizar(una, hoy)
        ],
    }
    return {titulo: suyas for titulo, suyas in clases.items() if suyas}


def _con(marca: Marca, todas: Iterable[Seguida]) -> list[Seguida]:
    return [una for una in todas if marca in una.fila.situacion.marcas]


def _sin_autorizar(una: Seguida, hoy: date) -> bool:
    concedidas = prorrogas_concedidas(una.situada.recomendacion.prorrogas, hoy)
    return any(prorroga.autorizada_por is None for prorroga in concedidas)


# ── Las de alguien ───────────────────────────────────────────────────────────


def enteras(todas: Iterable[Seguida]) -> list[Seguida]:
    """Las recomendaciones, sin los períodos de las que se repiten."""
    return [una for una in todas if una.fila.instancia is None]


def a_su_cargo(todas: Iterable[Seguida]) -> list[Seguida]:
    """Aquellas de que ha de rendir cuentas quien se busca."""
    return [una for una in todas if any(papel.a_su_cargo for papel in una.fila.papeles)]


def cifras_de_seguidas(suyas: list[Seguida]) -> Iterator[Cifra]:
    """Cuántas siguen abiertas y cuántas de ellas vencidas; nada si no hay ninguna."""
    if suyas:
        abiertas = [una for una in suyas if una.abierta]
        pasadas = sum(una.fila.situacion.vencida for una in abiertas)
        de_todas, de_abiertas = f"de {len(suyas)}", f"de {len(abiertas)} sin cerrar"
        yield cifra("Recomendaciones sin acciones, sin cerrar", len(abiertas), de_todas)
        yield cifra("Recomendaciones sin acciones, vencidas", pasadas, de_abiertas, "vencida")


def seccion_de_seguidas(
    encargo: Encargo, suyas: list[Seguida], con_acciones: list[RecomendacionSituada]
) -> Iterator[Seccion]:
    """Las recomendaciones mismas en que figura alguien; las que tienen acciones, solo nombradas."""
    de_cada_clase = (
        ("Sin cerrar", [una for una in suyas if una.abierta]),
        ("Ya cerradas", [una for una in suyas if not una.abierta]),
    )
    papel: ColumnaDe[Seguida] = ("Papel", lambda s: enumeracion(p.value for p in s.fila.papeles))
    tablas = [tabla_de_seguidas(encargo, t, filas, papel) for t, filas in de_cada_clase if filas]
    if tablas:
        id_, titulo = "recomendaciones-sin-acciones", RECOMENDACIONES_SIN_ACCIONES
        yield Seccion(id_, f"{titulo} ({recuento_de_seguidas(suyas)})", tablas=tuple(tablas))
    if con_acciones:
        columnas: tuple[ColumnaDe[RecomendacionSituada], ...] = (
            ("Recomendación", lambda s: encargo.referencia(s.ref, s.lugar, s.recomendacion.texto)),
        )
        las_suyas = tabla("Se siguen por sus acciones", columnas, con_acciones)
        titulo = f"Recomendaciones en que figura ({len(con_acciones)})"
        yield Seccion("recomendaciones-con-acciones", titulo, tablas=(las_suyas,))
