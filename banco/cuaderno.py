"""Lo ya medido, que se anota ronda a ronda para poder cortar y seguir otro día sin perderlo."""

import json
from collections.abc import Mapping
from dataclasses import astuple
from pathlib import Path
from time import gmtime, strftime
from typing import Any

from medir import Gasto

Ronda = Mapping[str, Gasto]
"""Lo que costó cada orden, por como se dice, ejecutadas todas una tras otra."""


class Cuaderno:
    """Un archivo con una línea por ronda. Lo medido de otro programa, o de otra manera, no vale: se empieza otro."""

    def __init__(self, archivo: Path, huella: str) -> None:
        self._archivo = archivo
        self._rondas: dict[str, list[Ronda]] = {}
        self._sabidas: dict[str, list[str]] = {}
        principio, *demas = _leido(archivo) or [{}]
        if principio.get("huella") != huella:
            principio, demas = {"huella": huella, "dia": strftime("%Y-%m-%d", gmtime())}, []
        self.dia: str = principio["dia"]
        """El día en que se empezó a medir."""
        archivo.parent.mkdir(parents=True, exist_ok=True)
        # de nuevo entero: la línea que se cortó al escribirla no puede quedarse en medio
        archivo.write_text("".join(map(_en_linea, [principio, *demas])), "utf-8")
        for uno in demas:
            if "ronda" in uno:
                gastos = {orden: Gasto(*valores) for orden, valores in uno["ronda"].items()}
                self._rondas.setdefault(uno["tanda"], []).append(gastos)
            else:
                self._sabidas[uno["fila"]] = uno["ordenes"]

    @property
    def empezado(self) -> bool:
        """Si ya hay alguna ronda."""
        return bool(self._rondas)

    def rondas(self, tanda: str) -> list[Ronda]:
        """Las de una tanda, en el orden en que se midieron."""
        return [*self._rondas.get(tanda, [])]

    def anotar(self, tanda: str, ronda: Ronda) -> None:
        """Añade una ronda entera: la que se corta a la mitad no se anota."""
        self._rondas.setdefault(tanda, []).append(ronda)
        gastos = {orden: astuple(gasto) for orden, gasto in ronda.items()}
        self._anotar({"tanda": tanda, "ronda": gastos})

    def ordenes_de(self, fila: str) -> list[str] | None:
        """Las de una fila de la que ya se supo; `None` si aún no."""
        return self._sabidas.get(fila)

    def dar_por_sabida(self, fila: str, ordenes: list[str]) -> None:
        """Anota que de esa fila se sabe, por las rondas en que están esas órdenes."""
        if self._sabidas.get(fila) != ordenes:
            self._sabidas[fila] = ordenes
            self._anotar({"fila": fila, "ordenes": ordenes})

    def _anotar(self, dato: Mapping[str, Any]) -> None:
        with self._archivo.open("a", encoding="utf-8") as abierto:
            abierto.write(_en_linea(dato))


def _en_linea(dato: Mapping[str, Any]) -> str:
    # en ASCII: cortada por donde sea, lo demás se sigue leyendo
    return json.dumps(dato) + "\n"


def _leido(archivo: Path) -> list[dict[str, Any]]:
    """Las líneas enteras que hay."""
    anotado = []
    for linea in archivo.read_text("utf-8").splitlines() if archivo.exists() else []:
        try:
            anotado.append(json.loads(linea))
        except ValueError:
            break
    return anotado
