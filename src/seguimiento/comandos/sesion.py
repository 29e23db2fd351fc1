"""Lo que una ejecución toma de fuera, leído una sola vez: reloj, entorno, carpeta y terminal."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any, TextIO

from typer import Abort

from seguimiento.errores import ErrorDeUso
from seguimiento.redaccion import visible

if TYPE_CHECKING:
    from seguimiento.almacen.fuentes import Directorio
    from seguimiento.almacen.git import EstadoEnGit
    from seguimiento.diagnosticos import Diagnostico
    from seguimiento.modelo.configuracion import Configuracion
    from seguimiento.piezas import Bloque
    from seguimiento.repositorio import Carga, Recuento, Revision

FALLO_INTERNO = 70
PARCIAL = 3
"""Los códigos de salida que dependen de lo que pudo leerse."""
NO_EVALUABLE = "no_evaluable"
"""La situación, en un CSV, de lo que existe y no pudo leerse."""
VARIABLE_DE_HOY = "SEG_HOY"
ENTRE_PALABRAS = "\x1f"
"""Lo que separa las palabras de la línea que se completa: ni un salto de línea, que puede ir en una."""
MAXIMO_LEGIBLE = 200
"""Por ancha que sea la pantalla, más columnas no se leen mejor."""
MINIMO_POSIBLE = 20
"""Por estrecha que sea, con menos columnas no se lee nada."""


class Color(StrEnum):
    """Cuándo se usa color."""

    AUTO = "auto"
    SIEMPRE = "siempre"
    NUNCA = "nunca"


@dataclass(frozen=True, slots=True)
class Tabulador:
    """Lo que manda el intérprete de órdenes cuando se pulsa TAB: no quiere ejecutar nada."""

    instruccion: str
    """`complete_` y su nombre."""
    palabras: tuple[str, ...]
    """Las de la línea, desde el nombre del programa hasta la que se completa, tal como se ven."""
    enumera: bool
    """Si solo va a enseñar lo que hay, sin tocar la línea."""

    @classmethod
    def pulsado(cls) -> "Tabulador | None":
        """El que haya en el entorno; `None` si esto es una orden como las demás."""
        entorno = os.environ
        if not entorno.get("_SEG_COMPLETE"):
            return None
        palabras = tuple(entorno.get("_SEG_PALABRAS", "").split(ENTRE_PALABRAS))
        # con «?» de tipo, bash enseña la lista y nada más
        return cls(entorno["_SEG_COMPLETE"], palabras, entorno.get("_SEG_TIPO") == str(ord("?")))


@dataclass
class Sesion:
    """Las opciones globales y lo que de ellas se deduce."""

    carpeta: Path | None = None
    hoy_pedido: str | None = None
    color: Color = Color.AUTO
    entrada: TextIO | None = field(default_factory=lambda: sys.stdin)
    """`None` si quien llama la cerró."""
    salida: TextIO = field(default_factory=lambda: sys.stdout)
    errores: TextIO = field(default_factory=lambda: sys.stderr)
    no_leido: tuple[str, ...] = ()
    """Referencias de lo que no pudo cargarse."""

    @cached_property
    def raiz(self) -> Path:
        """La raíz del repositorio. Lanza `RaizNoEncontrada`."""
        from seguimiento.almacen.raiz import buscar_raiz, comprobar_raiz

        if self.carpeta is not None:
            return comprobar_raiz(self.carpeta)
        return buscar_raiz(Path.cwd())

    @cached_property
    def fuente(self) -> "Directorio":
        """Los archivos del repositorio."""
        from seguimiento.almacen.fuentes import Directorio

        return Directorio(self.raiz)

    @cached_property
    def configuracion(self) -> "Configuracion":
        """La configuración del repositorio, o la de fábrica si la suya no puede leerse."""
        from seguimiento.repositorio.configuracion import leer_configuracion

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
        from seguimiento.almacen.git import estado_de_los_registros
        from seguimiento.almacen.raiz import rutas_de_los_registros

        rutas = rutas_de_los_registros(self.raiz, self.configuracion.plantillas)
        return estado_de_los_registros(self.raiz, rutas)

    @property
    def interprete(self) -> str:
        """El intérprete de órdenes de quien ejecuta, por su nombre; vacío si no se sabe."""
        return Path(os.environ.get("SHELL", "")).name

    @property
    def en_github(self) -> bool:
        """Si esto corre en un paso de GitHub Actions, que convierte en anotaciones lo que se diga."""
        return os.environ.get("GITHUB_ACTIONS") == "true"

    def anexar_al_resumen_de_github(self, texto: "Callable[[], str]") -> None:
        """Añade el texto al resumen del paso, si GitHub dice dónde; si no, ni se calcula.

        Que no pueda escribirse se avisa y nada más: no cambia lo que se comprobó.
        """
        destino = os.environ.get("GITHUB_STEP_SUMMARY")
        if not destino:
            return
        try:
            with Path(destino).open("a", encoding="utf-8", errors="backslashreplace") as archivo:
                archivo.write(texto())
        except OSError as error:
            self.avisar(f"no se pudo escribir el resumen del paso (error {error.errno})")

    def en_pantalla(self, destino: str | None = None) -> bool:
        """Si lo que se escriba en el destino se verá en una pantalla."""
        return _es_la_salida(destino) and self.salida.isatty()

    @property
    def dialoga(self) -> bool:
        """Si hay alguien delante a quien preguntar lo que falte."""
        return self.entrada is not None and self.entrada.isatty() and self.salida.isatty()

    def preguntar(self, pregunta: str) -> str:
        """Lo que se responde en una línea, sin espacios alrededor. Lanza `typer.Abort` si se cierra."""
        import readline  # noqa: F401 — con él, `input` deja corregir la línea y moverse por ella

        try:
            return input(visible(pregunta)).strip()
        except EOFError:
            raise Abort from None

    def con_color(self, destino: str | None = None) -> bool:
        """Si lo que se escriba en el destino lleva color."""
        return _es_la_salida(destino) and self._admite_color(self.salida)

    def _admite_color(self, flujo: TextIO) -> bool:
        if self.color is not Color.AUTO:
            return self.color is Color.SIEMPRE
        entorno = os.environ
        return flujo.isatty() and not entorno.get("NO_COLOR") and entorno.get("TERM") != "dumb"

    @property
    def columnas(self) -> int:
        """Columnas de la pantalla que se aprovechan."""
        return max(min(get_terminal_size((80, 24)).columns, MAXIMO_LEGIBLE), MINIMO_POSIBLE)

    def avisar(self, texto: str) -> None:
        """Dice algo que no es el resultado."""
        marca = "aviso:"
        if self._admite_color(self.errores):
            from seguimiento.formatos.pintura import pintado

            marca = pintado(marca, "bold yellow")
        print(f"{marca} {visible(texto)}", file=self.errores)

    def decir(self, diagnosticos: "Iterable[Diagnostico]") -> None:
        """Dice diagnósticos que no son el resultado: los de una plantilla, los de una edición."""
        from seguimiento.formatos.diagnosticos import un_diagnostico

        color = self._admite_color(self.errores)
        for diagnostico in diagnosticos:
            print(un_diagnostico(diagnostico, color=color), file=self.errores)

    def cargar(self) -> "Carga":
        """La cartera entera; lo que no se pudo leer se avisa aquí, una vez."""
        from seguimiento.repositorio import cargar

        with self.progreso() as avisar:
            carga = cargar(self.fuente, avisar)
        if carga.recuento.parcial:
            self.no_leido = tuple(sorted({*carga.recuento.no_evaluables}))
            self.avisar(f"el resultado es parcial; no pudo leerse: {', '.join(self.no_leido)}")
            self.avisar("ejecute «seg validar» para ver qué corregir")
        return carga

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

    def mostrar(self, bloques: "Iterable[Bloque]", destino: str | None = None) -> None:
        """Escribe los bloques: ajustados a la pantalla si la hay y completos si no."""
        from seguimiento.formatos.consola import en_texto

        columnas = self.columnas if self.en_pantalla(destino) else None
        completos = self._con_lo_no_leido(bloques)
        texto = en_texto(completos, columnas=columnas, color=self.con_color(destino))
        self.escribir(texto, destino)

    def mostrar_en_markdown(self, bloques: "Iterable[Bloque]", destino: str | None = None) -> None:
        """Escribe los bloques en Markdown, completos."""
        from seguimiento.formatos.markdown import en_markdown

        self.escribir(en_markdown(self._con_lo_no_leido(bloques)), destino)

    def _con_lo_no_leido(self, bloques: "Iterable[Bloque]") -> "Iterator[Bloque]":
        """Los bloques, precedidos de lo que les falta: una lista corta nunca parece completa."""
        from seguimiento.piezas import Parrafo, Tono

        if self.no_leido:
            falta = ", ".join(self.no_leido)
            yield Parrafo(f"Resultado parcial: no pudo leerse {falta}.", Tono.URGENTE)
        yield from bloques

    def escribir_json(
        self, propio: "Mapping[str, Any]", destino: str | None, carga: "Carga | Revision"
    ) -> None:
        """Escribe un objeto JSON con la envoltura común."""
        from seguimiento.formatos.estructurado import en_json, envoltura

        git, recuento = self.estado_en_git, carga.recuento
        comun = envoltura(self.hoy, git.commit, git.modificado, recuento, carga.diagnosticos)
        self.escribir(en_json(comun | {**propio}), destino)

    def escribir_csv(
        self,
        columnas: "Sequence[str]",
        filas: "Iterable[Mapping[str, Any]]",
        destino: str | None,
    ) -> None:
        """Escribe las filas como CSV, y al final una por cada cosa que no pudo leerse.

        En un archivo lleva BOM: sin él, Excel estropea las tildes.
        """
        from seguimiento.formatos.estructurado import en_csv

        marca = "" if _es_la_salida(destino) else "\ufeff"
        perdidas = ({columnas[0]: perdida, "situacion": NO_EVALUABLE} for perdida in self.no_leido)
        self.escribir(marca + en_csv(columnas, [*filas, *perdidas]), destino)

    def escribir(self, texto: str, destino: str | None = None) -> None:
        """Escribe un resultado por la salida o, si se pide, en un archivo."""
        # un argumento con bytes que no son UTF-8 no puede tumbar la escritura del resto
        limpio = texto.encode("utf-8", "backslashreplace").decode("utf-8")
        if destino is None or _es_la_salida(destino):
            self.salida.write(limpio)
            return
        from seguimiento.almacen.guardado import escribir_nuevo

        archivo = Path(destino)
        if archivo.exists() and not archivo.is_file():
            raise ErrorDeUso(
                f"«{destino}» no es un archivo corriente", "para escribir en la salida, «-o -»"
            )
        escribir_nuevo(archivo, limpio)


def _es_la_salida(destino: str | None) -> bool:
    return destino in (None, "-")


def codigo_de_salida(recuento: "Recuento", *, hallazgos: bool = False) -> int:
    """70 si el programa falló con algún archivo, 3 si falta algo, 1 si hay hallazgos y, si no, 0."""
    if recuento.fallos:
        return FALLO_INTERNO
    return PARCIAL if recuento.parcial else int(hallazgos)


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
