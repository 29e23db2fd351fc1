"""Lo que una ejecución toma de fuera, leído una sola vez: reloj, entorno, carpeta y terminal."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, TextIO

from seguimiento.errores import ErrorDeUso

if TYPE_CHECKING:
    from seguimiento.modelo.configuracion import Configuracion
    from seguimiento.repositorio import Carga, Directorio, Recuento
    from seguimiento.repositorio.git import EstadoEnGit

VARIABLE_DE_HOY = "SEG_HOY"
MAXIMO_LEGIBLE = 200
"""Por ancha que sea la pantalla, más columnas no se leen mejor."""


class Color(StrEnum):
    """Cuándo se usa color."""

    AUTO = "auto"
    SIEMPRE = "siempre"
    NUNCA = "nunca"


@dataclass
class Sesion:
    """Las opciones globales y lo que de ellas se deduce."""

    carpeta: Path | None = None
    hoy_pedido: str | None = None
    color: Color = Color.AUTO
    sin_cache: bool = False
    salida: TextIO = field(default_factory=lambda: sys.stdout)
    errores: TextIO = field(default_factory=lambda: sys.stderr)

    @cached_property
    def raiz(self) -> Path:
        """La raíz del repositorio. Lanza `RaizNoEncontrada`."""
        from seguimiento.repositorio.raiz import buscar_raiz, comprobar_raiz

        if self.carpeta is not None:
            return comprobar_raiz(self.carpeta)
        return buscar_raiz(Path.cwd())

    @cached_property
    def fuente(self) -> "Directorio":
        """Los archivos del repositorio."""
        from seguimiento.repositorio import Directorio

        return Directorio(self.raiz)

    @cached_property
    def configuracion(self) -> "Configuracion":
        """La configuración del repositorio, o la de fábrica si la suya no puede leerse."""
        from seguimiento.repositorio.repositorio import leer_configuracion

        return leer_configuracion(self.fuente)[0]

    @cached_property
    def hoy(self) -> date:
        """La fecha de corte: `--hoy`, `SEG_HOY` o la de hoy en la zona configurada."""
        if self.hoy_pedido is not None:
            return leer_dia(self.hoy_pedido, "--hoy")
        if del_entorno := os.environ.get(VARIABLE_DE_HOY):
            return leer_dia(del_entorno, VARIABLE_DE_HOY)
        return _hoy_en(self.configuracion.zona_horaria)

    @cached_property
    def estado_en_git(self) -> "EstadoEnGit":
        """El commit de los registros y si han cambiado desde él."""
        from seguimiento.repositorio.git import estado_de_los_registros
        from seguimiento.repositorio.raiz import REGISTROS

        return estado_de_los_registros(self.raiz, REGISTROS)

    @property
    def en_terminal(self) -> bool:
        """Si la salida es una pantalla."""
        return self.salida.isatty()

    @property
    def con_color(self) -> bool:
        """Si la salida lleva color."""
        return self._admite_color(self.salida)

    def _admite_color(self, flujo: TextIO) -> bool:
        if self.color is not Color.AUTO:
            return self.color is Color.SIEMPRE
        entorno = os.environ
        return flujo.isatty() and not entorno.get("NO_COLOR") and entorno.get("TERM") != "dumb"

    @property
    def ancho(self) -> int:
        """Columnas de la pantalla."""
        return min(get_terminal_size((80, 24)).columns, MAXIMO_LEGIBLE)

    def avisar(self, texto: str) -> None:
        """Dice algo que no es el resultado."""
        marca = "\x1b[1;33maviso:\x1b[0m" if self._admite_color(self.errores) else "aviso:"
        print(f"{marca} {texto}", file=self.errores)

    def cargar(self) -> "Carga":
        """La cartera entera; lo que no se pudo leer se avisa aquí, una vez."""
        from seguimiento.repositorio import cargar

        with self.progreso() as avisar:
            carga = cargar(self.fuente, avisar)
        self.avisar_de_lo_no_leido(carga.recuento)
        return carga

    def avisar_de_lo_no_leido(self, recuento: "Recuento") -> None:
        """Nombra lo que queda fuera del resultado: una lista corta nunca parece completa."""
        if recuento.parcial:
            fuera = ", ".join(sorted(recuento.no_evaluables) or sorted(recuento.en_parte))
            self.avisar(f"el resultado es parcial; no pudo leerse: {fuera}")
            self.avisar("ejecute «seg validar» para ver qué corregir")

    @contextmanager
    def progreso(self) -> "Iterator[Callable[[int], None] | None]":
        """Con qué decir cuántos archivos van; solo escribe en pantalla y pasado un segundo."""
        if not self.errores.isatty():
            yield None
            return
        from seguimiento.comandos.progreso import Progreso

        progreso = Progreso(self.errores)
        try:
            yield progreso.van
        finally:
            progreso.borrar()

    def escribir(self, texto: str, destino: str | None = None) -> None:
        """Escribe un resultado por la salida o, si se pide, en un archivo."""
        if destino in (None, "-"):
            self.salida.write(texto)
        else:
            from seguimiento.repositorio.guardado import escribir_nuevo

            escribir_nuevo(Path(str(destino)), texto)


def leer_dia(texto: str, opcion: str) -> date:
    """El día escrito en una opción. Lanza `ErrorDeUso` si no es una fecha completa."""
    from seguimiento.fechas import FechaNoValida, Precision, leer_fecha

    try:
        fecha = leer_fecha(texto)
    except FechaNoValida as error:
        ayuda = f"¿quiso decir «{error.parecida}»?" if error.parecida else "por ejemplo: 2023-04-15"
        raise ErrorDeUso(f"«{texto}» no es una fecha para {opcion}: {error}", ayuda) from None
    if fecha.precision is not Precision.DIA:
        raise ErrorDeUso(
            f"{opcion} necesita un día completo y «{texto}» no lo es", "por ejemplo: 2023-04-15"
        )
    return fecha.primer_dia


def _hoy_en(zona: str | None) -> date:
    """La única lectura del reloj de todo el programa."""
    if zona is None:
        return datetime.now().astimezone().date()  # noqa: TID251 — aquí, y solo aquí
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return datetime.now(ZoneInfo(zona)).date()  # noqa: TID251 — aquí, y solo aquí
    except (ZoneInfoNotFoundError, ValueError):
        raise ErrorDeUso(
            f"no existe la zona horaria «{zona}» de seguimiento.yaml",
            "use un nombre como «America/Guayaquil» o indique la fecha con --hoy",
        ) from None
