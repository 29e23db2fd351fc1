"""Estropea el código línea a línea y mira si las pruebas lo notan.

    make mutantes                                   # veinte mutantes elegidos al azar
    python tests/mutantes.py --cuantos 40 --semilla 7 --entera

De cada uno se pasan, hasta que alguna falle, las pruebas de su módulo, las de su planta y las rápidas; con
`--entera`, también todas. Se hace en una copia con el código estropeado instalado: los procesos que abren las
pruebas no heredan ninguna ruta. Si uno vive, falta una prueba o el cambio no cambia nada: decídalo quien lea.
"""

import argparse
import ast
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

PROYECTO = Path(__file__).parents[1]
SRC = PROYECTO / "src/seguimiento"
SIN_COPIAR = shutil.ignore_patterns(".venv", "__pycache__", ".*_cache", ".hypothesis", "dist")
_PAREJAS = [("<", "<="), (">", ">="), ("==", "!="), ("is", "is not"), ("in", "not in")]
CONTRARIOS = dict([*_PAREJAS, ("and", "or"), ("+", "-")])
CONTRARIOS |= {otro: uno for uno, otro in CONTRARIOS.items()}
_CLASES = (
    ast.Lt,
    ast.LtE,
    ast.Gt,
    ast.GtE,
    ast.Eq,
    ast.NotEq,
    ast.Is,
    ast.IsNot,
    ast.In,
    ast.NotIn,
)
COMPARADORES = dict(zip(_CLASES, (signo for pareja in _PAREJAS for signo in pareja), strict=True))
Trozo = tuple[int, int, int, str]
"""Fila desde 0, desde qué byte y hasta cuál, y qué se pone allí."""
NO_HACEN = {"annotation", "returns", "decorator_list"}
"""Las partes del código que solo lo describen: cambiarlas no cambia lo que hace."""


class Suerte(StrEnum):
    """Cómo acabó un mutante."""

    MUERTO = "muere"
    VIVO = "vive"
    SIN_VEREDICTO = "sin veredicto"


@dataclass(frozen=True, slots=True)
class Mutante:
    """Una línea de un módulo y lo que se pone en su lugar."""

    ruta: str
    linea: int
    antes: str
    despues: str

    def __str__(self) -> str:
        return f"{self.ruta}:{self.linea}\n  - {self.antes.strip()}\n  + {self.despues.strip()}"


def mutantes(ruta: Path) -> Iterator[Mutante]:
    """Los que caben en un módulo, por el orden de sus líneas."""
    texto = ruta.read_text("utf-8")
    lineas = texto.splitlines()
    for nodo in _que_se_ejecutan(ast.parse(texto)):
        for fila, desde, hasta, nuevo in _cambios(nodo, lineas):
            linea = lineas[fila].encode()
            cambiada = (linea[:desde] + nuevo.encode() + linea[hasta:]).decode()
            yield Mutante(ruta.relative_to(PROYECTO).as_posix(), fila + 1, lineas[fila], cambiada)


def _que_se_ejecutan(nodo: ast.AST) -> Iterator[ast.AST]:
    """Los nodos de dentro que hacen algo."""
    for nombre, valor in ast.iter_fields(nodo):
        hijos = valor if isinstance(valor, list) else [valor]
        for hijo in hijos:
            if isinstance(hijo, ast.AST) and nombre not in NO_HACEN:
                yield hijo
                yield from _que_se_ejecutan(hijo)


def _cambios(nodo: ast.AST, lineas: Sequence[str]) -> Iterator[Trozo]:
    """Lo que puede cambiarse en un nodo."""
    match nodo:
        case ast.Compare(left=primero, ops=[operador], comparators=[segundo]):
            yield from _entre(primero, COMPARADORES[type(operador)], segundo, lineas)
        case ast.BoolOp(op=operador, values=[primero, segundo, *_]):
            signo = "and" if isinstance(operador, ast.And) else "or"
            yield from _entre(primero, signo, segundo, lineas)
        case ast.BinOp(left=primero, op=ast.Add(), right=segundo):
            yield from _entre(primero, "+", segundo, lineas)
        case ast.BinOp(left=primero, op=ast.Sub(), right=segundo):
            yield from _entre(primero, "-", segundo, lineas)
        case ast.UnaryOp(op=ast.Not()):
            yield nodo.lineno - 1, nodo.col_offset, nodo.col_offset + len("not "), ""
        case ast.Constant(value=bool() as valor):
            yield *_sitio(nodo), str(not valor)
        case ast.Constant(value=int() as valor):
            yield *_sitio(nodo), str(valor + 1)
        case ast.If(body=[ast.Return() | ast.Continue() | ast.Break() | ast.Raise() as guarda]):
            yield from _quitada(guarda)
        case ast.Expr(value=ast.Call() | ast.Yield()):
            yield from _quitada(nodo)
        case _:
            return


def _sitio(nodo: ast.expr | ast.stmt) -> tuple[int, int, int]:
    return nodo.lineno - 1, nodo.col_offset, nodo.end_col_offset or 0


def _quitada(orden: ast.stmt) -> Iterator[Trozo]:
    """Nada en lugar de una orden de una sola línea."""
    if orden.end_lineno == orden.lineno:
        yield *_sitio(orden), "pass"


def _entre(
    primero: ast.expr, signo: str, segundo: ast.expr, lineas: Sequence[str]
) -> Iterator[Trozo]:
    """El signo contrario, si el signo está en la línea del segundo: delante de él y tras el primero."""
    fila = segundo.lineno - 1
    desde = (primero.end_col_offset or 0) if primero.end_lineno == segundo.lineno else 0
    donde = lineas[fila].encode()[desde : segundo.col_offset].find(signo.encode())
    if donde >= 0:
        yield fila, desde + donde, desde + donde + len(signo), CONTRARIOS[signo]


@dataclass(frozen=True, slots=True)
class Copia:
    """El proyecto, copiado e instalado en un entorno propio."""

    raiz: Path
    python: Path

    def pasan(self, pruebas: Sequence[str], limite: float) -> bool | None:
        """Si pasan todas; `None` si no terminan a tiempo."""
        orden = [str(self.python), "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"]
        varias = ["-n", "auto"] if len(pruebas) > 1 or not pruebas[0].endswith(".py") else []
        with subprocess.Popen(
            [*orden, "-p", "no:randomly", *varias, *pruebas],
            cwd=self.raiz,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as proceso:
            try:
                return proceso.wait(limite) in {0, 5}  # 5: allí no hay ninguna
            except subprocess.TimeoutExpired:
                os.killpg(proceso.pid, signal.SIGKILL)
                return None


def copiar(carpeta: Path) -> Copia:
    """Copia el proyecto y hace un entorno con las bibliotecas de este y el código de la copia."""
    raiz = shutil.copytree(PROYECTO, carpeta / "copia", ignore=SIN_COPIAR, symlinks=True)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", carpeta / "entorno"], check=True)
    (sitio,) = (carpeta / "entorno").glob("lib/python*/site-packages")
    bibliotecas = [ruta for ruta in sys.path if ruta.endswith("site-packages")]
    (sitio / "copia.pth").write_text("\n".join([f"{raiz / 'src'}", *bibliotecas]) + "\n", "utf-8")
    return Copia(raiz, carpeta / "entorno/bin/python")


def tandas(mutante: Mutante, pedido: argparse.Namespace) -> dict[str, Sequence[str]]:
    """Qué pruebas se pasan, de las más cercanas a las demás."""
    partes = Path(mutante.ruta).relative_to("src/seguimiento").with_suffix("").parts
    planta, modulo = partes[0], partes[-1]
    todas = (p.relative_to(PROYECTO).as_posix() for p in PROYECTO.glob("tests/**/test_*.py"))
    cerca = (f"tests/{planta}/", f"tests/test_{planta}")
    suyas = [p for p in todas if p.startswith(cerca) and f"/test_{modulo.strip('_')}" in p]
    return {
        "sus pruebas": sorted(suyas),
        "su planta": [f"tests/{planta}"] if (PROYECTO / "tests" / planta).is_dir() else [],
        "las rápidas": pedido.rapidas,
        "todas": ["tests"] if pedido.entera else [],
    }


def suerte(mutante: Mutante, copia: Copia, pedido: argparse.Namespace) -> tuple[Suerte, str]:
    """Cómo acaba y en qué pruebas."""
    archivo = copia.raiz / mutante.ruta
    sano = archivo.read_text("utf-8")
    lineas = sano.splitlines(keepends=True)
    lineas[mutante.linea - 1] = f"{mutante.despues}\n"
    archivo.write_text("".join(lineas), "utf-8")
    fin = time.monotonic() + pedido.limite
    try:
        for donde, pruebas in tandas(mutante, pedido).items():
            pasan = copia.pasan(pruebas, fin - time.monotonic()) if pruebas else True
            if not pasan:
                return (Suerte.SIN_VEREDICTO if pasan is None else Suerte.MUERTO), donde
        return Suerte.VIVO, ""
    finally:
        archivo.write_text(sano, "utf-8")


def principal() -> int:
    """Lee la orden, prueba los mutantes y escribe la cifra. Devuelve 1 si vive alguno."""
    lector = argparse.ArgumentParser(description=__doc__)
    lector.add_argument("--cuantos", type=int, default=20)
    lector.add_argument("--semilla", type=int, default=random.randrange(1_000_000))  # noqa: S311 — se dice
    lector.add_argument("--limite", type=float, default=600, help="segundos para cada mutante")
    lector.add_argument("--entera", action="store_true", help="también con todas las pruebas")
    lector.add_argument("--rapidas", nargs="+", default=["tests/analisis", "tests/reglas"])
    lector.add_argument("--en", default="", help="solo los de las rutas que empiezan así")
    pedido = lector.parse_args()
    todos = [
        uno
        for ruta in sorted(SRC.rglob("*.py"))
        if ruta.relative_to(SRC).as_posix().startswith(pedido.en)
        for uno in mutantes(ruta)
    ]
    elegidos = random.Random(pedido.semilla).sample(todos, min(pedido.cuantos, len(todos)))  # noqa: S311 — repetible
    _decir(f"semilla {pedido.semilla}: {len(elegidos)} mutantes de {len(todos)}")
    cuenta: Counter[Suerte] = Counter()
    with tempfile.TemporaryDirectory() as carpeta:
        copia = copiar(Path(carpeta))
        if not copia.pasan(pedido.rapidas, pedido.limite):
            _decir("sin estropear nada, las pruebas rápidas ya fallan o no terminan")
            return 2
        for numero, mutante in enumerate(elegidos, start=1):
            como, donde = suerte(mutante, copia, pedido)
            cuenta[como] += 1
            que = f"{mutante.ruta}:{mutante.linea}" if como is Suerte.MUERTO else mutante
            _decir(f"{numero:3} {como}: {que} {donde and f'({donde})'}".rstrip())
    _decir(", ".join(f"{cuenta[como]} {como.name.lower().replace('_', ' ')}" for como in Suerte))
    return int(cuenta[Suerte.VIVO] > 0)


def _decir(texto: str) -> None:
    sys.stdout.write(f"{texto}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(principal())
