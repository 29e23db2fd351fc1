"""Fechas parciales y períodos, leídos de su definición (DOMINIO §3)."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

MESES = {
    "mensual": 1,
    "bimestral": 2,
    "trimestral": 3,
    "cuatrimestral": 4,
    "semestral": 6,
    "anual": 12,
}
SIEMPRE = date.min
"""De cuándo es lo que no tiene fecha: existe siempre."""
UN_DIA = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Tramo:
    """Los días que abarca una fecha parcial."""

    primero: date
    ultimo: date


def tramo(escrito: str) -> Tramo:
    """Del primer al último día de `2023`, `2023-S1`, `2023-T2`, `2023-04`, `2023-04-05`."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", escrito):
        dia = date.fromisoformat(escrito)
        return Tramo(dia, dia)
    anio, _, parte = escrito.partition("-")
    if not parte:
        return _de_meses(int(anio), 1, 12)
    if parte[0] in "TSts":
        cuantos = 3 if parte[0] in "Tt" else 6
        return _de_meses(int(anio), (int(parte[1:]) - 1) * cuantos + 1, cuantos)
    return _de_meses(int(anio), int(parte), 1)


def _de_meses(anio: int, mes: int, cuantos: int) -> Tramo:
    hasta = mes + cuantos - 1
    return Tramo(date(anio, mes, 1), date(anio, hasta, monthrange(anio, hasta)[1]))


def mas_meses(dia: date, meses: int) -> date:
    """El mismo día de otro mes, o su último día si no lo hay."""
    anio, mes = divmod(dia.year * 12 + dia.month - 1 + meses, 12)
    return date(anio, mes + 1, min(dia.day, monthrange(anio, mes + 1)[1]))


def comienzo(inicio: date, cada: str, orden: int) -> date:
    """El primer día del período de ese orden: inicio + k·p."""
    if cada == "semanal":
        return inicio + timedelta(days=7 * orden)
    return mas_meses(inicio, MESES[cada] * orden)


def nombre_de_periodo(desde: date, cada: str) -> str:
    """Cómo se nombra un período: por aquel en que empieza."""
    match cada:
        case "semanal":
            return desde.isoformat()
        case "anual":
            return f"{desde.year}"
        case "semestral":
            return f"{desde.year}-S{(desde.month + 5) // 6}"
        case "trimestral":
            return f"{desde.year}-T{(desde.month + 2) // 3}"
        case _:
            return f"{desde.year}-{desde.month:02}"
