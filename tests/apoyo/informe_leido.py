"""Las cuentas de `status` y lo que dice el informe trimestral: sus filas, su saldo y sus apartados."""

from pathlib import Path
from typing import Any

from apoyo.ejecucion import seg

_DEL_SALDO = ("Abiertas al inicio", "Nuevas", "Reabiertas", "Cerradas", "Abiertas al final")


def cuentas(raiz: Path, hoy: str) -> dict[str, Any]:
    """Lo que cuenta `status` ese día, por su clave."""
    resumen: dict[str, Any] = seg("status", "--json", en=raiz, hoy=hoy).json["resumen"]
    return resumen


def trimestral(raiz: Path, periodo: str, hoy: str) -> str:
    """El informe de ese período, pedido ese día."""
    return seg("informe", "trimestral", "--periodo", periodo, en=raiz, hoy=hoy).salida


def fila(texto: str, empieza: str) -> list[str]:
    """Las celdas de la primera fila que empieza así, sin adornos."""
    linea = next(una for una in texto.splitlines() if una.startswith(f"| {empieza} |"))
    return [celda.strip(" *") for celda in linea.strip("|").split("|")]


def saldo(texto: str, de_que: str) -> tuple[int, ...]:
    """Abiertas al inicio, nuevas, reabiertas, cerradas y abiertas al final, de recomendaciones o acciones."""
    cabecera = next(una for una in texto.splitlines() if "| Abiertas al inicio |" in una)
    titulos = [celda.strip() for celda in cabecera.strip("|").split("|")]
    celdas = dict(zip(titulos, fila(texto[texto.index(cabecera) :], de_que), strict=True))
    return tuple(int(celdas[titulo]) for titulo in _DEL_SALDO)


def apartado(texto: str, titulo: str) -> str:
    """Lo que hay bajo ese título hasta el siguiente. Falla si no está."""
    _, encontrado, resto = texto.partition(f"# {titulo}\n")
    assert encontrado, f"no hay ningún apartado «{titulo}»"
    return resto.partition("\n#")[0]
