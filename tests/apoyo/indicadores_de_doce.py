"""Lo que se añadió a las cifras de la cartera de doce: también hecho a mano, con la misma notación.

Salen de los hechos que cuenta `cartera_de_doce`. En cada corte:

31-mar-23. Radios no existe. Aceptadas K.R1, K.R2 y P.R2; ninguna implementada. De ninguna han pasado todos los plazos:
  K1.3, K2.2 y P2.1 y P2.2 vencen después. Abiertas: K.R1 y K.R2 desde 30-jun-21, 365 + 274 = 639; P.R1 desde
  10-feb, 18 + 31 = 49; P.R2 desde 15-ene, 16 + 28 + 31 = 75. Con plazo, las 9 que hay menos P1.1.
  Dentro de T1: K1.2 hecha 14-ene; K1.3 empieza 10-feb; K2.1 hecha 15-feb y rechazada 10-mar, y ese día está vencida
  (28-feb). K1.3 se prorrogó el 20-ene, antes de vencer.
30-jun-23. Aceptadas K.R1, K.R2, P.R2 y X.R1; todas con acciones. De K.R1 se verificó solo la 1.1 y de P.R2,
  nada. Exigibles enteras: K.R1 (31-dic-22, 30-nov-22, 30-abr-23) y P.R2 (2.1 cancelada; 15-jun-23); K.R2 no, por
  la 2.2 (30-sep). Abiertas: K.R2 desde 30-jun-21, 365 + 365 = 730; P.R1 desde 10-feb, 18 + 31 + 30 + 31 + 30 =
  140; las tres de radios, hoy. Prorrogada K1.3, de 31-ene a 30-abr, 28 + 31 + 30 = 89.
  Dentro de T2: K1.3 hecha 10-abr; K2.2, T1 hecho 20-abr; P1.1 empieza el 31-may; P1.2 hecha 10-abr; P2.1
  cancelada 25-abr; P2.2 hecha 30-may. Nada pasó de plazo: 1.3 y 1.2 se hicieron antes del 30-abr.
10-ago-23. De K.R1, solo la 1.1. Exigible entera solo K.R1: a P2.2 se le dio hasta el 15-sep. Abiertas, 41 días más
  que el 30-jun; P.R2 desde 15-ene, 16 + 28 + 31 + 30 + 31 + 30 + 31 + 10 = 207. P2.2: 15-jun→15-sep = 92.
  Dentro: K2.1 hecha 5-jul y verificada 20-jul; X1.1 no aplicable 15-jul; P2.2 reabierta 8-ago, y ese día está
  vencida (15-jun); el 9 se prorroga y deja de estarlo.
31-dic-23. X.R3 no tiene acciones ni plan. Exigibles enteras K.R1, K.R2 y P.R2. Abiertas: K.R2 730 + 184 = 914; P.R1
  140 + 184 = 324; P.R2 207 + 143 = 350; X.R1 y X.R2 184. X1.2: 15-sep→31-ene = 15 + 31 + 30 + 31 + 31 = 138.
  Dentro de T4: K2.2 vence el 30-sep, está vencida del 1 al 4 de octubre y se cierra el 5; X.R3 implementada el 30-nov.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from apoyo.cartera_de_doce import Cociente, cociente, refs


@dataclass(frozen=True, slots=True)
class DeMas:
    """Lo añadido en un corte."""

    cocientes: Mapping[str, Cociente]
    dias: Mapping[str, Mapping[str, int]]
    repartos: Mapping[str, tuple[tuple[str, ...], ...]]
    """Las partes, en el orden en que se presentan."""
    hechos: Mapping[str, tuple[str, ...]]
    """Lo que pasó dentro del período, por lista del informe."""
    vencieron: tuple[str, ...] = ()
    sin_fecha: tuple[str, ...] = ()
    """Las respuestas que no dicen cuándo fueron, de las que ya debían estar."""


def _dias(texto: str) -> dict[str, int]:
    pares = (par.split("=") for par in texto.split())
    return {refs(quien)[0]: int(cuantos) for quien, cuantos in pares}


def _partes(*textos: str) -> tuple[tuple[str, ...], ...]:
    return tuple(map(refs, textos))


def _hechos(**listas: str) -> dict[str, tuple[str, ...]]:
    return {nombre: refs(texto) for nombre, texto in listas.items()}


_ACEPTADAS = "K.R1 K.R2 P.R2 X.R1"
_CON_PLAZO = "K1.1 K1.2 K1.3+ K2.1 K2.2 K2.3 P1.2 P2.1 "

DE_MAS: Mapping[date, DeMas] = {
    date(2023, 3, 31): DeMas(
        cocientes={
            "aceptadas_sin_plan": cociente("K.R1 K.R2 P.R2"),
            "implementacion_verificada": cociente("K.R1 K.R2 P.R2"),
            "implementacion_de_lo_exigible": cociente(""),
            "implementacion_36_meses": cociente(""),
            "implementacion_48_meses": cociente(""),
            "prorrogadas": cociente(f"{_CON_PLAZO} P2.2"),
        },
        dias={
            "antiguedad": _dias("K.R1=639 K.R2=639 P.R1=49 P.R2=75"),
            "retraso_vigente_completadas": _dias("K1.2=45"),
            "retraso_vigente_abiertas": _dias("K2.1=31 K2.3=151"),
            "retraso_original_completadas": _dias("K1.2=45"),
            "retraso_original_abiertas": _dias("K1.3=59 K2.1=31 K2.3=151"),
            "dias_prorrogados": _dias("K1.3=89"),
        },
        repartos={
            "vencidas_por_tramo": _partes("", "K2.1", "K2.3", ""),
            "ritmo": _partes("K1.2", "", ""),
            "respaldo": _partes("K1.1", "", "K1.2"),
        },
        hechos=_hechos(
            empezadas="K1.3",
            completadas="K1.2 K2.1",
            sin_hacer="",
            reabiertas="K2.1",
            otras="",
            verificaciones="K2.1",
        ),
        vencieron=refs("K2.1"),
    ),
    date(2023, 6, 30): DeMas(
        cocientes={
            "aceptadas_sin_plan": cociente(_ACEPTADAS),
            "implementacion_verificada": cociente(_ACEPTADAS),
            "implementacion_de_lo_exigible": cociente("K.R1+ P.R2+"),
            "implementacion_36_meses": cociente(""),
            "implementacion_48_meses": cociente(""),
            "prorrogadas": cociente(f"{_CON_PLAZO} P2.2 X1.1 X1.2"),
        },
        dias={
            "antiguedad": _dias("K.R2=730 P.R1=140 X.R1=0 X.R2=0 X.R3=0"),
            "retraso_vigente_completadas": _dias("K1.2=45"),
            "retraso_vigente_abiertas": _dias("K2.1=122 K2.3=242"),
            "retraso_original_completadas": _dias("K1.2=45 K1.3=69"),
            "retraso_original_abiertas": _dias("K2.1=122 K2.3=242"),
            "dias_prorrogados": _dias("K1.3=89"),
        },
        repartos={
            "vencidas_por_tramo": _partes("", "", "K2.1 K2.3", ""),
            "ritmo": _partes("K1.3 P1.2 P2.2", "P2.1", ""),
            "respaldo": _partes("K1.1", "K1.3 P1.2", "K1.2 P2.2"),
        },
        hechos=_hechos(
            empezadas="P1.1",
            completadas="K1.3 K2.2@2023-T1 P1.2 P2.2",
            sin_hacer="P2.1",
            reabiertas="",
            otras="",
            verificaciones="",
        ),
    ),
    date(2023, 8, 10): DeMas(
        cocientes={
            "aceptadas_sin_plan": cociente(_ACEPTADAS),
            "implementacion_verificada": cociente(_ACEPTADAS),
            "implementacion_de_lo_exigible": cociente("K.R1+"),
            "implementacion_36_meses": cociente(""),
            "implementacion_48_meses": cociente(""),
            "prorrogadas": cociente(f"{_CON_PLAZO} P2.2+ X1.1 X1.2"),
        },
        dias={
            "antiguedad": _dias("K.R2=771 P.R1=181 P.R2=207 X.R1=41 X.R2=41 X.R3=41"),
            "retraso_vigente_completadas": _dias("K1.2=45 K2.1=127"),
            "retraso_vigente_abiertas": _dias("K2.3=283"),
            "retraso_original_completadas": _dias("K1.2=45 K1.3=69 K2.1=127"),
            "retraso_original_abiertas": _dias("K2.3=283 P2.2=56"),
            "dias_prorrogados": _dias("K1.3=89 P2.2=92"),
        },
        repartos={
            "vencidas_por_tramo": _partes("", "", "K2.3", ""),
            "ritmo": _partes("K2.1", "", "X1.1"),
            "respaldo": _partes("K1.1 K2.1", "K1.3 P1.2", "K1.2"),
        },
        hechos=_hechos(
            empezadas="",
            completadas="K2.1",
            sin_hacer="X1.1",
            reabiertas="P2.2",
            otras="",
            verificaciones="K2.1",
        ),
        vencieron=refs("P2.2"),
    ),
    date(2023, 12, 31): DeMas(
        cocientes={
            "aceptadas_sin_plan": cociente(f"{_ACEPTADAS} X.R3+"),
            "implementacion_verificada": cociente(f"{_ACEPTADAS} X.R3"),
            "implementacion_de_lo_exigible": cociente("K.R1+ K.R2 P.R2"),
            "implementacion_36_meses": cociente(""),
            "implementacion_48_meses": cociente(""),
            "prorrogadas": cociente(f"{_CON_PLAZO} P2.2+ X1.1 X1.2+"),
        },
        dias={
            "antiguedad": _dias("K.R2=914 P.R1=324 P.R2=350 X.R1=184 X.R2=184"),
            "retraso_vigente_completadas": _dias("K1.2=45 K2.1=127 K2.2=5"),
            "retraso_vigente_abiertas": _dias("K2.3=426 P2.2=107"),
            "retraso_original_completadas": _dias("K1.2=45 K1.3=69 K2.1=127 K2.2=5"),
            "retraso_original_abiertas": _dias("K2.3=426 P2.2=199 X1.2=107"),
            "dias_prorrogados": _dias("K1.3=89 P2.2=92 X1.2=138"),
        },
        repartos={
            "vencidas_por_tramo": _partes("", "", "P2.2", "K2.3"),
            "ritmo": _partes("K2.2", "", ""),
            "respaldo": _partes("K1.1 K2.1", "K1.3 K2.2 P1.2", "K1.2"),
        },
        hechos=_hechos(
            empezadas="",
            completadas="X.R3 K2.2",
            sin_hacer="",
            reabiertas="",
            otras="",
            verificaciones="",
        ),
        vencieron=refs("K2.2"),
        sin_fecha=refs("X.R1"),
    ),
}
"""Lo que hay que obtener además de lo que dice `CIFRAS`."""
