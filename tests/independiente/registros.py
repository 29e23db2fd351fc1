"""Lo que hay escrito en una carpeta de registros, sin interpretar: todo es texto, listas y claves."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from independiente.fechas import SIEMPRE, tramo

Datos = dict[str, Any]
AUSENTES = {"", "~", "null"}
POR_OMISION = {"dias_por_vencer": 30, "dias_sin_novedad": 100}
TRAMOS = (30, 90, 365)
CUENTA_DESDE = "cuenta desde"
"""Con qué clave, que ningún registro puede llevar, se anota el día desde el que cuenta una entrada."""


@dataclass(frozen=True, slots=True)
class Carpeta:
    """Los registros de una carpeta, por su identificador."""

    evaluaciones: dict[str, Datos]
    acuerdos: dict[str, Datos]
    configuracion: Datos = field(default_factory=dict)

    def ajuste(self, clave: str) -> int | None:
        """Un número de la configuración, o el de fábrica."""
        valor = self.configuracion.get(clave)
        return int(valor) if valor is not None else POR_OMISION.get(clave)

    @property
    def tramos(self) -> list[int]:
        """El último día de cada tramo de retraso, de menor a mayor."""
        dias = self.configuracion.get("tramos_de_retraso", TRAMOS)
        return sorted({int(dia) for dia in dias})


def leer(raiz: Path) -> Carpeta:
    """Los registros de la carpeta."""
    ajustes = raiz / "seguimiento.yaml"
    return Carpeta(
        _leidos(raiz / "data/evaluaciones"),
        _leidos(raiz / "data/acuerdos"),
        _limpio(_yaml(ajustes)) if ajustes.is_file() else {},
    )


def _leidos(carpeta: Path) -> dict[str, Datos]:
    return {ruta.stem: _limpio(_yaml(ruta)) for ruta in sorted(carpeta.rglob("*.yaml"))}


def _yaml(ruta: Path) -> Any:  # noqa: ANN401 — cualquier YAML
    return yaml.load(ruta.read_text("utf-8"), Loader=yaml.BaseLoader) or {}  # noqa: S506 — solo textos


def _limpio(dato: Any) -> Any:  # noqa: ANN401 — cualquier YAML
    """Sin las claves cuyo valor no consta."""
    if isinstance(dato, dict):
        return {
            clave: _con_su_dia(_limpio(valor)) if clave == "seguimiento" else _limpio(valor)
            for clave, valor in dato.items()
            if not (isinstance(valor, str) and valor.strip() in AUSENTES)
        }
    return [_limpio(parte) for parte in dato] if isinstance(dato, list) else dato


def ultimo(dato: Datos, clave: str = "fecha") -> date | None:
    """El último día de una fecha, si consta."""
    return tramo(dato[clave]).ultimo if dato.get(clave) else None


def primero(dato: Datos, clave: str = "fecha") -> date | None:
    """El primer día de una fecha, si consta."""
    return tramo(dato[clave]).primero if dato.get(clave) else None


def si_no(dato: Datos, clave: str) -> bool | None:
    """Un sí o un no escrito, si consta."""
    valor = dato.get(clave)
    return None if valor is None else str(valor).lower() in {"si", "sí", "true"}


def _con_su_dia(entradas: list[Datos]) -> list[Datos]:
    """Las entradas, con el día desde el que cuentan las que no llevan fecha.

    Es el de la que la precede en la lista, sea del período que sea; si es la primera, desde siempre.
    """
    anterior = SIEMPRE
    todas = []
    for entrada in entradas:
        anterior = ultimo(entrada) or anterior
        todas.append({**entrada, CUENTA_DESDE: anterior})
    return todas
