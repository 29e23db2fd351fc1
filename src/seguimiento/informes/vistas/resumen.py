"""El resumen de un período para una dirección: dos páginas, y lo demás en el informe trimestral."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from seguimiento.analisis.actores import SIN_RESPONSABLE
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.hechos import DeQue, Hecho, Paso
from seguimiento.analisis.posteriores import que_dice
from seguimiento.informes.marco import Encargo
from seguimiento.informes.posteriores import tabla_de_posteriores
from seguimiento.informes.vistas.trimestral import cifras, decisiones, portada_del_periodo
from seguimiento.informes.vistas.trimestral.cifras import con_distintas
from seguimiento.informes.vistas.trimestral.resumen import SIN_SEGUIMIENTO, de_las_seguidas
from seguimiento.informes.vistas.trimestral.trimestre import Trimestre, trimestre
from seguimiento.paginas import Cifra, Portada
from seguimiento.piezas import ColumnaDe, Tabla, Texto, tabla
from seguimiento.redaccion import cuenta, dia_en_palabras, enumeracion, fecha_breve, recortado

FILAS = 6
"""Cuántas filas lleva cada lista, para que todo quepa en dos páginas."""
_EJEMPLOS = 2
_LETRAS = 90
_LETRAS_DE_NOMBRE = 50
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class VistaResumen:
    """Lo que recibe la plantilla `resumen`."""

    portada: Portada
    frase: str
    """Cómo está todo, en una frase con sus cifras."""
    aclaraciones: tuple[str, ...]
    cifras: tuple[Cifra, ...]
    vencidas: Tabla
    """Lo vencido hace más tiempo."""
    avances: Tabla
    """Lo que se hizo en el período: lo que se terminó, por delante."""
    gerencia: Tabla
    """Lo que se pide a la gerencia: cuánto y lo primero de cada cosa."""
    posteriores: Tabla
    """Lo primero de lo que es posterior al corte."""


def vista(encargo: Encargo) -> VistaResumen:
    """El resumen del período pedido. Lanza `ErrorDeUso` si aún no ha empezado."""
    t = trimestre(encargo)
    aclaraciones = (SIN_SEGUIMIENTO if t.sin_seguimiento else "", de_las_seguidas(t))
    fuera = tabla_de_posteriores(encargo, t.posteriores)
    return VistaResumen(
        portada=portada_del_periodo(t, "Resumen para la dirección"),
        frase=_frase(t),
        aclaraciones=tuple(filter(None, aclaraciones)),
        cifras=cifras.primera_pagina(t),
        vencidas=_vencidas(t),
        avances=_avances(t),
        gerencia=_gerencia(t),
        posteriores=replace(
            fuera,
            filas=tuple(tuple(map(_corto, fila)) for fila in fuera.filas[:FILAS]),
            nota=f"{fuera.nota} {_y_mas(fuera.filas)}".strip(),
        ),
    )


def _frase(t: Trimestre) -> str:
    dia, recomendaciones = dia_en_palabras(t.corte), t.foto.recomendaciones
    if not recomendaciones:
        return f"Al {dia} no hay recomendaciones {'de lo que se pide' if t.encargo.solo else 'registradas'}."
    acciones = t.foto.acciones
    abiertas = [a for a in acciones if a.abierta]
    vencidas = [a for a in abiertas if a.situacion.vencida]
    esperan = sum(r.espera_respuesta for r in recomendaciones)
    hechas = len({h.ref for h in t.movimientos.hechos if h.cumple and h.de is DeQue.ACCION})
    siguen = "sigue abierta" if len(abiertas) == 1 else "siguen abiertas"
    completadas = f"{'se completó' if hechas == 1 else 'se completaron'} {cuenta(hechas, 'acción')}"
    return (
        f"Al {dia}, de {cuenta(len(acciones), 'acción')}{con_distintas(t, acciones)}"
        f" {siguen} {len(abiertas)}, {cuenta(len(vencidas), 'vencida')}{con_distintas(t, vencidas)};"
        f" de {cuenta(len(recomendaciones), 'recomendación')},"
        f" {esperan} {'espera' if esperan == 1 else 'esperan'} respuesta gerencial, y en el período"
        f" {completadas if hechas else 'no consta ninguna acción completada'}."
    )


def _las_primeras(
    titulo: str, columnas: Sequence[ColumnaDe[T]], todas: Sequence[T], vacia: str
) -> Tabla:
    return tabla(titulo, columnas, todas[:FILAS], vacia=vacia, nota=_y_mas(todas))


def _y_mas(todas: Sequence[object]) -> str:
    """Cuántas no caben: lo que se deja fuera se dice."""
    return f"Y {len(todas) - FILAS} más, en el informe trimestral." if len(todas) > FILAS else ""


def _corto(celda: Texto) -> Texto:
    dicho, sigue = recortado(celda.texto, _LETRAS), recortado(celda.sigue, _LETRAS)
    return replace(celda, texto=dicho, sigue=sigue)


def _vencidas(t: Trimestre) -> Tabla:
    todas = [*t.foto.acciones, *(una.fila for una in t.seguidas)]
    vencidas = sorted((f for f in todas if f.situacion.vencida), key=lambda f: -f.retraso)
    return _las_primeras(
        "Vencido hace más tiempo",
        (
            ("#Días", lambda fila: str(fila.retraso)),
            ("Qué", _breve(t, lambda fila: (fila.ref, fila))),
            ("Quién responde", _quien),
        ),
        vencidas,
        "Nada abierto tiene el plazo cumplido.",
    )


def _quien(fila: Fila) -> str:
    nombres = enumeracion(fila.situada.accion.responsables) or SIN_RESPONSABLE
    return recortado(nombres, _LETRAS_DE_NOMBRE)


def _breve(t: Trimestre, de: Callable[[T], tuple[str, Fila | Hecho]]) -> Callable[[T], Texto]:
    """La celda que nombra algo y dice qué es, en una línea o dos."""

    def celda(una: T) -> Texto:
        ref, cosa = de(una)
        que = recortado(que_dice(cosa.situada), _LETRAS)
        return t.encargo.referencia(ref, cosa.situada.lugar, que)

    return celda


def _avances(t: Trimestre) -> Tabla:
    suyos = [h for h in t.movimientos.hechos if h.cumple or (h.es_entrada and not _cierra(h))]
    en_orden = sorted(suyos, key=lambda h: (not h.cumple, h.paso is not Paso.EMPIEZA))
    return _las_primeras(
        "Avances del período",
        (
            ("Fecha", lambda hecho: fecha_breve(hecho.fecha)),
            ("Qué", _breve(t, lambda hecho: (hecho.ref, hecho))),
            ("Estado", lambda hecho: hecho.estado.rotulo),
        ),
        en_orden,
        "No consta ninguno en el período.",
    )


def _cierra(hecho: Hecho) -> bool:
    return hecho.paso is Paso.CIERRA


def _gerencia(t: Trimestre) -> Tabla:
    pedidas = (
        decisiones.respuestas_pendientes(t),
        decisiones.por_autorizar(t),
        decisiones.rechazadas(t),
    )
    return tabla(
        "Lo que se pide a la gerencia",
        (
            ("Qué", lambda una: una.titulo),
            ("#Cuántas", lambda una: str(len(una.filas))),
            ("Lo primero", _lo_primero),
        ),
        [una for una in pedidas if una.filas],
        vacia="No hay nada pendiente de la gerencia.",
    )


def _lo_primero(una: Tabla) -> str:
    return "\n".join(recortado(fila[0].entero, _LETRAS) for fila in una.filas[:_EJEMPLOS])
