"""Cómo se escriben en un informe las recomendaciones que se siguen sin acciones: nunca como acciones."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from seguimiento.analisis import dicho
from seguimiento.analisis.bitacora import prorrogas_concedidas
from seguimiento.analisis.seguidas import (
    Seguida,
    en_su_orden,
    recuento_de_seguidas,
)
from seguimiento.informes.acciones import descrita, plazos, ultima_entrada
from seguimiento.informes.marco import Encargo
from seguimiento.modelo.cartera import RecomendacionSituada
from seguimiento.paginas import Cifra, Dato, Seccion, cifra, dato
from seguimiento.piezas import ColumnaDe, Tabla, Texto, tabla
from seguimiento.redaccion import dia_en_palabras, enumeracion
from seguimiento.vocabularios import Marca

RECOMENDACIONES_SIN_ACCIONES = "Recomendaciones que se siguen sin acciones"
"""Como se llaman en todo título, también en pantalla."""


def tabla_de_seguidas(
    encargo: Encargo, titulo: str, suyas: Iterable[Seguida], *demas: ColumnaDe[Seguida]
) -> Tabla:
    """Su retraso, su plazo, qué recomiendan, quién responde, cómo van y lo último anotado."""
    columnas: tuple[ColumnaDe[Seguida], ...] = (
        ("#Días de retraso", lambda s: str(s.fila.retraso or "")),
        ("Plazo", lambda s: plazos(s.fila)),
        ("Recomendación", partial(_descrita, encargo)),
        ("Quién", lambda s: dicho.quienes(s.fila)),
        ("Cómo va", como_va_seguida),
        ("Última entrada", lambda s: ultima_entrada(s.fila)),
        *demas,
    )
    return tabla(titulo, columnas, suyas)


def _descrita(encargo: Encargo, una: Seguida) -> Texto:
    return descrita(encargo, una.fila)


def como_va_seguida(una: Seguida) -> Texto:
    """Su estado y, si sigue abierta, su situación y cada cosa en su línea."""
    primera, *demas = filter(None, _como_va(una))
    clase = una.fila.situacion.situacion.value
    return Texto(primera, clase=clase, sigue="".join(f"\n{parte}" for parte in demas))


def _como_va(una: Seguida) -> tuple[str, ...]:
    if not una.abierta:
        return (una.estado.rotulo,)
    rechazada = una.fila.situacion.verificacion.rechazada
    aparte = "(verificación rechazada)" if rechazada else ""
    return (dicho.situacion(una.fila), una.estado.rotulo, aparte)


def dato_de_sus_periodos(propia: Seguida) -> Iterator[Dato]:
    """Cómo va cada período de la que se repite; nada si no se repite."""
    dichos = [
        f"{uno.fila.instancia}: {', '.join(filter(None, _como_va(uno)))}" for uno in propia.periodos
    ]
    if dichos:
        yield dato("Períodos", *dichos)


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
