"""Las páginas del proyecto por dentro: sus bloques, sus enlaces y lo que en ellas se muestra."""

import re
import shlex
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import StringIO
from pathlib import Path
from textwrap import indent

import pytest

from seguimiento.comandos.puerta import principal

PROYECTO = Path(__file__).resolve().parents[2]
ESCRITAS = (
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/guia.md",
    "docs/ci.md",
    "docs/dominio.md",
    "docs/arquitectura.md",
    "docs/fiabilidad.md",
    "docs/plantillas.md",
    "docs/sesion.md",
    "docs/entre-varios.md",
    "docs/windows.md",
    "ejemplos/LEEME.md",
)
"""Las que escribe una persona; las de `docs/referencia` se derivan del código."""

DE_CERO = {"docs/sesion.md"}
"""Las que empiezan en una carpeta vacía; las demás, con los registros incluidos."""

A_SU_DIA = {"docs/entre-varios.md": "2024-10-07"}
"""Las que cuentan lo que pasa un día entre varias personas, y cuál: las sigue `test_entre_varios.py`."""

SE_OMITE = "…"
"""Sola en una línea, que faltan líneas; dentro de una, que falta texto."""
_VALLA = "```"
_ENLACE = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_TITULO = re.compile(r"^#{1,6} +(.+?) *$", re.MULTILINE)
_SANGRIAS = range(0, 17, 2)


@dataclass(frozen=True, slots=True)
class Bloque:
    """Un bloque cercado: ` ```lengua clave=valor… ` y lo que hay dentro."""

    lengua: str
    datos: dict[str, str]
    texto: str
    linea: int
    """La de su cerca, desde 1."""

    @property
    def lineas(self) -> list[str]:
        """Sus líneas, sin lo que sobra al final de cada una."""
        return [linea.rstrip() for linea in self.texto.splitlines()]


class Pagina:
    """Una página en Markdown."""

    def __init__(self, ruta: str) -> None:
        self.ruta = PROYECTO / ruta
        self.texto = self.ruta.read_text("utf-8")

    @cached_property
    def bloques(self) -> list[Bloque]:
        """Los bloques cercados, en orden."""
        return list(_bloques(self.texto))

    @cached_property
    def prosa(self) -> str:
        """La página sin sus bloques cercados."""
        primera, *otras = self.texto.split(f"\n{_VALLA}")[::2]
        return "\n".join([primera, *(otra.partition("\n")[2] for otra in otras)])

    @property
    def enlaces(self) -> list[str]:
        """A dónde llevan los enlaces de la prosa."""
        return _ENLACE.findall(self.prosa)

    @property
    def anclas(self) -> set[str]:
        """Las anclas de sus títulos, como las forma quien muestra la página en la web."""
        titulos = _TITULO.findall(self.prosa)
        return {re.sub(r"[^\w\- ]", "", titulo.lower()).replace(" ", "-") for titulo in titulos}


def _bloques(texto: str) -> Iterator[Bloque]:
    lineas = iter(enumerate(texto.splitlines(), 1))
    for numero, linea in lineas:
        if linea.startswith(_VALLA):
            lengua, *datos = linea.removeprefix(_VALLA).split() or [""]
            dentro = []
            for _, otra in lineas:
                if otra.startswith(_VALLA):
                    break
                dentro.append(otra)
            parejas = dict(dato.partition("=")[::2] for dato in datos)
            yield Bloque(lengua, parejas, "".join(f"{otra}\n" for otra in dentro), numero)


# Lo mostrado y lo real --------------------------------------------------------------------------


def lo_que_no_casa(mostradas: Sequence[str], reales: Sequence[str]) -> str:
    """La primera línea mostrada que no está donde debe; vacía si casan todas.

    Entre dos líneas mostradas seguidas no hay nada en lo real; donde lo hay, se dice con «…».
    """
    tramos = _tramos(mostradas)
    aqui = 0
    for numero, tramo in enumerate(tramos):
        donde = next(filter(_casando(tramo, reales), _sitios(numero, tramos, aqui, reales)), None)
        if donde is None:
            return "\n".join(tramo) or "falta decir con «…» que hay más"
        aqui = donde + len(tramo)
    return "" if len(tramos) > 1 or aqui == len(reales) else f"se omite sin decirlo: {reales[aqui]}"


def _sitios(
    numero: int, tramos: Sequence[list[str]], aqui: int, reales: Sequence[str]
) -> Iterable[int]:
    """Dónde puede empezar un tramo: el primero, al principio; el último, donde acabe con lo real."""
    ultimo_sitio = len(reales) - len(tramos[numero])
    if numero == 0:
        return [0]
    if numero == len(tramos) - 1:
        return [ultimo_sitio] if ultimo_sitio >= aqui else []
    return range(aqui, ultimo_sitio + 1)


def _tramos(mostradas: Sequence[str]) -> list[list[str]]:
    tramos: list[list[str]] = [[]]
    for linea in mostradas:
        if linea.strip() == SE_OMITE:
            tramos.append([])
        else:
            tramos[-1].append(linea)
    return tramos


def _casando(tramo: Sequence[str], reales: Sequence[str]) -> Callable[[int], bool]:
    """La pregunta de si el tramo casa a partir de una línea."""

    def casa(desde: int) -> bool:
        aqui = reales[desde : desde + len(tramo)]
        return len(aqui) == len(tramo) and all(map(_iguales, tramo, aqui))

    return casa


def _iguales(mostrada: str, real: str) -> bool:
    partes = map(re.escape, mostrada.rstrip().split(SE_OMITE))
    return re.fullmatch(".*".join(partes), real.rstrip()) is not None


def es_cita(bloque: Bloque, archivo: Path) -> bool:
    """Si el bloque está tal cual en el archivo, a cualquier sangría."""
    reales = archivo.read_text("utf-8").splitlines()
    mostradas = [indent(bloque.texto, " " * sangria).splitlines() for sangria in _SANGRIAS]
    return any(not lo_que_no_casa([SE_OMITE, *m, SE_OMITE], reales) for m in mostradas)


# Hacer lo que la página dice --------------------------------------------------------------------


class _Pantalla(StringIO):
    def __init__(self, *, es_terminal: bool) -> None:
        super().__init__()
        self.es_terminal = es_terminal

    def isatty(self) -> bool:
        return self.es_terminal


def objecion(bloque: Bloque, monkeypatch: pytest.MonkeyPatch, hoy: str = "") -> str:
    """Ejecuta un bloque `console` y dice en qué difiere de lo que la página muestra."""
    orden, *mostradas = bloque.lineas
    codigo, reales = ejecutada(orden, monkeypatch, int(bloque.datos.get("pantalla", 0)), hoy)
    no_casa = lo_que_no_casa(mostradas, reales)
    if codigo == int(bloque.datos.get("codigo", 0)) and not no_casa:
        return ""
    salida = "\n".join(reales)
    return f"línea {bloque.linea}: «{orden}», código {codigo}, no da\n{no_casa}\nsino\n{salida}\n"


def ejecutada(
    orden: str, monkeypatch: pytest.MonkeyPatch, ancho: int = 0, hoy: str = ""
) -> tuple[int, list[str]]:
    """El código de salida de una orden `$ seg …` y las líneas que escribe.

    Con `ancho`, en una pantalla de esas columnas; sin él, como en una tubería. Con `hoy`, como si fuera ese día.
    """
    pantalla, errores = _Pantalla(es_terminal=bool(ancho)), StringIO()
    with monkeypatch.context() as entorno:
        entorno.setenv("NO_COLOR", "1")
        entorno.setenv("COLUMNS", str(ancho or 80))
        for variable in ("SEG_HOY", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
            entorno.delenv(variable, raising=False)
        if hoy:
            entorno.setenv("SEG_HOY", hoy)
        entorno.setattr("sys.stdout", pantalla)
        entorno.setattr("sys.stderr", errores if ancho else pantalla)
        codigo = principal(shlex.split(orden.removeprefix("$ seg")))
    return codigo, (pantalla.getvalue() + errores.getvalue()).splitlines()


def escribir(bloque: Bloque, raiz: Path) -> None:
    """Escribe un bloque con `archivo=RUTA`; con `cambia=si`, sustituye solo el elemento que repite.

    El elemento va de la línea igual a la primera del bloque a la siguiente que no esté más sangrada.
    """
    archivo = raiz / bloque.datos["archivo"]
    archivo.parent.mkdir(parents=True, exist_ok=True)
    if "cambia" not in bloque.datos:
        archivo.write_text(bloque.texto, "utf-8")
        return
    lineas = archivo.read_text("utf-8").splitlines()
    desde = lineas.index(bloque.lineas[0])
    sangria = _sangria(lineas[desde])
    hasta = next(
        (i for i in range(desde + 1, len(lineas)) if _sangria(lineas[i]) <= sangria), len(lineas)
    )
    nuevas = [*lineas[:desde], *bloque.lineas, *lineas[hasta:]]
    archivo.write_text("\n".join(nuevas) + "\n", "utf-8")


def _sangria(linea: str) -> int:
    return len(linea) - len(linea.lstrip())
