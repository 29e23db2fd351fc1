"""Cómo se dice: por la salida o en un archivo, ajustado a la pantalla o entero, con color o sin él."""

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from seguimiento.almacen.entorno import es_pantalla
from seguimiento.errores import ErrorDeUso
from seguimiento.globales import NINGUNA, Globales
from seguimiento.redaccion import visible

if TYPE_CHECKING:
    from seguimiento.almacen.corte import Corte
    from seguimiento.almacen.fuentes import Fuente
    from seguimiento.almacen.guardado.resultados import Contenido
    from seguimiento.diagnosticos import Diagnostico
    from seguimiento.piezas import Bloque
    from seguimiento.repositorio import Carga, Recuento, Revision

MAXIMO_LEGIBLE = 200
"""Por ancha que sea la pantalla, más columnas no se leen mejor."""
MINIMO_POSIBLE = 20
"""Por estrecha que sea, con menos columnas no se lee nada."""


class Color(StrEnum):
    """Cuándo se usa color."""

    AUTO = "auto"
    SIEMPRE = "siempre"
    NUNCA = "nunca"


@dataclass
class Salida:
    """Por dónde sale lo que se dice y con qué aspecto.

    Un resultado va por la salida o, si se pide, a un archivo, su destino; lo demás, por errores.
    """

    color: Color = Color.AUTO
    flujo: TextIO = field(default_factory=lambda: sys.stdout)
    errores: TextIO = field(default_factory=lambda: sys.stderr)
    globales: Globales = NINGUNA
    """Las opciones que se escribieron y lleva toda orden que se sugiera."""
    momento: str = ""
    """De qué commit son los registros, si no son los de la carpeta."""
    no_leido: tuple[str, ...] = ()
    """Referencias de lo que no pudo cargarse."""
    salvedades: tuple[str, ...] = ()
    """Lo demás que hay que decir con cualquier total: lo que no se lee, lo que se cuenta dos veces."""
    fuera: tuple[tuple[str, str], ...] = ()
    """Las dos cosas para un CSV: de qué se trata y qué le pasa."""
    avisadas: int = 0
    """Cuántas líneas de la pantalla ocupan ya los avisos."""

    def en_pantalla(self, destino: str | None = None) -> bool:
        """Si lo que se escriba en el destino se verá en una pantalla."""
        return _es_la_salida(destino) and es_pantalla(self.flujo)

    def con_color(self, destino: str | None = None) -> bool:
        """Si lo que se escriba en el destino lleva color."""
        return _es_la_salida(destino) and self._admite_color(self.flujo)

    def globales_en(self, destino: str | None = None) -> Globales:
        """Las que llevan las órdenes sugeridas ahí: un archivo lo leerá otro, y ninguna."""
        return self.globales if _es_la_salida(destino) else NINGUNA

    def _admite_color(self, flujo: TextIO) -> bool:
        if self.color is not Color.AUTO:
            return self.color is Color.SIEMPRE
        if os.environ.get("NO_COLOR") or _es_tonta() or not es_pantalla(flujo):
            return False
        from seguimiento.almacen.entorno import admite_color

        return admite_color(flujo)

    @property
    def columnas(self) -> int:
        """Columnas de la pantalla que se aprovechan."""
        return columnas()

    @property
    def alto(self) -> int:
        """Líneas de la pantalla que pueden llenarse: la última es para lo que se teclee después."""
        # quien escribe en una tubería no mira la pantalla, e importarlo trae los compresores
        from shutil import get_terminal_size

        return max(get_terminal_size((80, 24)).lines - 1, 1)

    @property
    def en_github(self) -> bool:
        """Si esto corre en un paso de GitHub Actions, que convierte en anotaciones lo que se diga."""
        return os.environ.get("GITHUB_ACTIONS") == "true"

    def anexar_al_resumen_de_github(self, texto: Callable[[], str]) -> None:
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

    def avisar(self, texto: str) -> None:
        """Dice algo que no es el resultado."""
        marca = "aviso:"
        dicho = ajustado(f"{marca} {visible(self.globales.en_la_frase(texto))}", self.errores)
        if self._admite_color(self.errores):
            from seguimiento.formatos.pintura import pintado

            dicho = pintado(marca, "bold yellow") + dicho.removeprefix(marca)
        print(dicho, file=self.errores)
        if es_pantalla(self.errores):
            self.avisadas += 1 + dicho.count("\n")

    def avisar_de_lo_no_leido(self, recuento: "Recuento", *, con_totales: bool) -> None:
        """Dice qué no pudo leerse y, si va a contarse algo, qué se cuenta de más o no se lee.

        Lo dirá también lo que se muestre desde ahora.
        """
        from seguimiento.formatos.estructurado import lo_que_queda_fuera

        self.no_leido = tuple(sorted({*recuento.no_evaluables}))
        if con_totales:
            self.salvedades = tuple(recuento.salvedades())
        self.fuera = tuple(lo_que_queda_fuera(recuento, con_totales=con_totales))
        if self.no_leido:
            self.avisar(f"el resultado es parcial; no pudo leerse: {', '.join(self.no_leido)}")
        for salvedad in self.salvedades:
            self.avisar(salvedad)
        a_medio_juntar = recuento.disputados if con_totales else {}
        if a_medio_juntar:
            self.avisar("las dos versiones se juntan con «seg diagnostico --reparar»")
        if self.no_leido or len(self.salvedades) > len(a_medio_juntar):
            self.avisar("ejecute «seg validar» para ver qué corregir")

    def salvar(self, salvedad: str) -> None:
        """Avisa de algo que deja el resultado a medias; lo dirá también lo que se muestre desde ahora."""
        self.salvedades = (*self.salvedades, salvedad)
        self.avisar(salvedad)

    def decir_de_cuando(self) -> None:
        """Dice, aparte del resultado, de qué commit son los registros, si no son los de la carpeta."""
        if self.momento:
            print(ajustado(self.momento, self.errores), file=self.errores)

    def decir(self, diagnosticos: "Iterable[Diagnostico]") -> None:
        """Dice diagnósticos que no son el resultado: los de una plantilla, los de una edición."""
        from seguimiento.formatos.diagnosticos import un_diagnostico

        color = self._admite_color(self.errores)
        columnas = self.columnas if es_pantalla(self.errores) else None
        for diagnostico in diagnosticos:
            dicho = un_diagnostico(
                diagnostico, color=color, globales=self.globales, columnas=columnas
            )
            print(dicho, file=self.errores)

    @contextmanager
    def progreso(self, fuente: "Fuente") -> Iterator[Callable[[int], None] | None]:
        """Con qué decir cuántos archivos van de los de la fuente; solo escribe en pantalla y pasado un segundo."""
        if not es_pantalla(self.errores) or _es_tonta():
            yield None
            return
        from seguimiento.almacen.fuentes import cuantos_registros
        from seguimiento.comandos.progreso import Progreso

        progreso = Progreso(self.errores, self.columnas, lambda: cuantos_registros(fuente))
        try:
            yield progreso.van
        finally:
            progreso.borrar()

    def mostrar(
        self,
        bloques: "Iterable[Bloque]",
        destino: str | None = None,
        *,
        en_una_pantalla: bool = False,
    ) -> None:
        """Escribe los bloques: ajustados a la pantalla si la hay y completos si no.

        Si se pide, se acortan hasta caber en una. Lo que no quepa va por el paginador.
        """
        from seguimiento.formatos.consola import en_texto

        color = self.con_color(destino)
        if not self.en_pantalla(destino):
            completos, globales = self._con_lo_no_leido(bloques), self.globales_en(destino)
            self.escribir(en_texto(completos, color=color, globales=globales), destino)
            return
        # lo que los avisos acaban de decir justo encima no se repite
        ya_dicho = es_pantalla(self.errores)
        vistos = self._de_cuando(bloques) if ya_dicho else self._con_lo_no_leido(bloques)
        alto = self.alto - self.avisadas if en_una_pantalla else None
        en_esta = partial(en_texto, columnas=self.columnas, color=color, globales=self.globales)
        texto = en_esta(vistos, alto=alto)
        if self._cabe(texto):
            self.escribir(texto)
            return
        salvedades = [*self._con_lo_no_leido(())] if ya_dicho else []
        antes = en_esta(salvedades) if salvedades else ""
        self._por_el_paginador(f"{antes}\n{texto}" if antes else texto)

    def mostrar_texto(self, texto: str) -> None:
        """Escribe un texto ya hecho; en pantalla, el que no quepa va por el paginador."""
        if self.en_pantalla() and not self._cabe(texto):
            self._por_el_paginador(texto)
        else:
            self.escribir(texto)

    def _cabe(self, texto: str) -> bool:
        return texto.count("\n") <= self.alto - self.avisadas

    def _por_el_paginador(self, texto: str) -> None:
        """Lo muestra en el paginador, si hay alguien que pase las páginas; si no, directamente."""
        from seguimiento.comandos.paginador import paginar

        self.flujo.flush()
        self.errores.flush()
        hay_teclado = sys.stdin is not None and es_pantalla(sys.stdin)
        entorno = os.environ
        if _es_tonta() or not hay_teclado or not paginar(texto, entorno.get("PAGER"), entorno):
            self.escribir(texto)

    def mostrar_en_markdown(self, bloques: "Iterable[Bloque]", destino: str | None = None) -> None:
        """Escribe los bloques en Markdown, completos."""
        from seguimiento.formatos.markdown import en_markdown

        self.escribir(en_markdown(self._con_lo_no_leido(bloques)), destino)

    def _con_lo_no_leido(self, bloques: "Iterable[Bloque]") -> "Iterator[Bloque]":
        """Los bloques, precedidos de lo que les falta: una lista corta nunca parece completa."""
        from seguimiento.piezas import Parrafo, Tono

        yield from self._de_cuando(())
        if self.no_leido:
            falta = ", ".join(self.no_leido)
            yield Parrafo(f"Resultado parcial: no pudo leerse {falta}.", Tono.URGENTE)
        for salvedad in self.salvedades:
            yield Parrafo(f"{salvedad[:1].upper()}{salvedad[1:]}.", Tono.URGENTE)
        yield from bloques

    def escribir_json(
        self,
        propio: Mapping[str, Any],
        destino: str | None,
        corte: "Corte",
        carga: "Carga | Revision",
    ) -> None:
        """Escribe un objeto JSON con la envoltura común."""
        from seguimiento.formatos.estructurado import en_json, envoltura

        git, recuento = corte.estado, carga.recuento
        comun = envoltura(corte.fecha, git.commit, git.modificado, recuento, carga.diagnosticos)
        self.escribir(en_json(comun | {**corte.momento, **propio}), destino)

    def escribir_csv(
        self,
        columnas: Sequence[str],
        filas: Iterable[Mapping[str, Any]],
        destino: str | None,
        *,
        posteriores: Iterable[str] = (),
    ) -> None:
        """Escribe las filas como CSV, y al final una por cada cosa que no está entre ellas.

        Por qué no está lo dice `situacion`, que si hace falta se añade: ninguna de esas filas ha de
        parecer una como las demás. En un archivo lleva BOM: sin él, Excel estropea las tildes.
        """
        from seguimiento.formatos.estructurado import POSTERIOR, en_csv

        self.decir_de_cuando()
        marca = "" if _es_la_salida(destino) else "\ufeff"
        fuera = [*((ref, POSTERIOR) for ref in posteriores), *self.fuera]
        if fuera and "situacion" not in columnas:
            columnas = [*columnas, "situacion"]
        perdidas = ({columnas[0]: ref, "situacion": que} for ref, que in fuera)
        self.escribir(marca + en_csv(columnas, [*filas, *perdidas]), destino)

    def escribir(self, texto: str, destino: str | None = None) -> None:
        """Escribe un resultado por la salida o, si se pide, en un archivo."""
        if destino is None or _es_la_salida(destino):
            self.flujo.write(_limpio(texto))
            return
        self.escribir_archivos([(Path(destino), texto)])
        self.decir_escrito(destino)

    def escribir_archivos(self, textos: Iterable[tuple[Path, Iterable[str]]]) -> list[Path]:
        """Escribe varios textos, enteros o a trozos, todos o ninguno, y da cuáles.

        Lanza `ErrorDeUso` o `ErrorDeDisco`.
        """
        return self.escribir_contenidos(
            (archivo, map(_en_bytes, (texto,) if isinstance(texto, str) else texto))
            for archivo, texto in textos
        )

    def escribir_contenidos(self, contenidos: "Iterable[tuple[Path, Contenido]]") -> list[Path]:
        """Lo mismo, de lo que no es texto o ya está codificado."""
        from seguimiento.almacen.guardado import escribir_nuevos

        return escribir_nuevos((_corriente(archivo), cada) for archivo, cada in contenidos)

    def decir_escrito(self, que: str) -> None:
        """Dice, aparte del resultado, qué se ha escrito."""
        print(f"escrito: {visible(que)}", file=self.errores)

    def _de_cuando(self, bloques: "Iterable[Bloque]") -> "Iterator[Bloque]":
        """Los bloques, precedidos del commit de que se habla, si no es de la carpeta."""
        from seguimiento.piezas import Parrafo, Tono

        if self.momento:
            yield Parrafo(self.momento, Tono.TENUE)
        yield from bloques


def _en_bytes(texto: str) -> bytes:
    return _limpio(texto).encode("utf-8")


def _limpio(texto: str) -> str:
    """Un argumento con bytes que no son UTF-8 no puede tumbar la escritura del resto."""
    return texto.encode("utf-8", "backslashreplace").decode("utf-8")


def _corriente(archivo: Path) -> Path:
    if archivo.exists() and not archivo.is_file():
        raise ErrorDeUso(
            f"«{archivo}» no es un archivo corriente", "para escribir en la salida, «-o -»"
        )
    return archivo


def columnas() -> int:
    """Las de la pantalla que se aprovechan."""
    from shutil import get_terminal_size

    return max(min(get_terminal_size((80, 24)).columns, MAXIMO_LEGIBLE), MINIMO_POSIBLE)


def ajustado(texto: str, flujo: TextIO, sangria: int = 0) -> str:
    """El texto como va en ese flujo: en una pantalla, con cada línea partida por sus espacios."""
    if not es_pantalla(flujo):
        return texto
    return "\n".join(uno for linea in texto.split("\n") for uno in _renglones(linea, sangria))


def _renglones(linea: str, sangria: int) -> list[str]:
    """La línea en renglones que caben; los que siguen, con esa sangría o con la del primero."""
    from seguimiento.formatos.ancho import ancho

    caben = columnas()
    # las de un extracto llevan debajo una señal que ha de caer en su sitio
    if ancho(linea) <= caben or re.match(" *[0-9]* [|]", linea):
        return [linea]
    suya = len(linea) - len(linea.lstrip(" "))
    continuacion = " " * min(sangria or suya, caben // 2)
    primera, *palabras = _palabras(linea[suya:], caben - len(continuacion))
    renglones = [linea[:suya] + primera]
    for palabra in palabras:
        candidata = f"{renglones[-1]} {palabra}"
        if ancho(candidata) <= caben:
            renglones[-1] = candidata
        # de dos espacios seguidos donde se corta no queda ninguno
        elif palabra:
            renglones.append(continuacion + palabra)
    return [uno.rstrip(" ") for uno in renglones]


def _palabras(texto: str, caben: int) -> Iterator[str]:
    """Lo que no se parte: cada palabra y, si cabe en un renglón, cada orden que se dice, que ha de poder copiarse."""
    from seguimiento.formatos.ancho import ancho

    for trozo in re.split(" (?![^«»]*»)", texto):
        entero = re.search("«(?:seg|git) ", trozo) and ancho(trozo) <= caben
        yield from [trozo] if entero else trozo.split(" ")


def _es_la_salida(destino: str | None) -> bool:
    return destino in (None, "-")


def _es_tonta() -> bool:
    """Si la pantalla dice de sí misma que solo sabe escribir letras."""
    return os.environ.get("TERM") == "dumb"
