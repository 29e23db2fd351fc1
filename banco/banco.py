"""El banco: mide lo que se promete del rendimiento y dice si se cumple.

`python banco/banco.py [--rapido] [--solo R3]…` escribe una tabla en Markdown. Termina con código 1 si
alguna medida rebasa su límite y con 3 si falta algo para medir.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from medir import (
    Comparacion,
    Orden,
    OrdenFallida,
    Serie,
    ejecutar,
    en_tabla,
    exponentes,
    megas,
    modulos_importados,
    razones,
    razones_de_mas,
)
from suelos import AVISO_SIN_PYYAML, SIN_MEDIR

PROYECTO = Path(__file__).resolve().parent.parent
CORTE = "2024-03-31"
"""La fecha de corte de las carteras de mentira: posterior a toda bitácora."""
CORTE_DEL_PROYECTO = "2023-04-15"
CON_16_000 = 1367
"""Cuántas evaluaciones de mentira suman 16.000 recomendaciones."""
CON_5_000_ARCHIVOS, COMMITS = 2500, 2000
"""Cuántas evaluaciones de mentira, con otras tantas fichas, y cuántas veces se guardaron."""
IMPORTAR_TYPER = Orden([sys.executable, "-c", "import typer"])


@dataclass(frozen=True, slots=True)
class Carteras:
    """Las carteras de mentira, que se escriben la primera vez que hacen falta."""

    carpeta: Path
    rapido: bool

    def tamano(self, completo: int) -> int:
        """Los registros que se usan donde el banco completo usa tantos."""
        return max(100, completo // 10) if self.rapido else completo

    def con_historia(self, completo: int, commits: int) -> Path:
        """La misma, en un repositorio de git con ese número de commits y el disco en el de la mitad."""
        cuantas = self.tamano(completo)
        raiz = self.carpeta / f"{cuantas}-con-historia"
        if not raiz.is_dir():
            copytree(self.de(completo), raiz)
            guion = str(PROYECTO / "banco" / "historia.py")
            ejecutar(Orden([sys.executable, guion, str(raiz), str(self.tamano(commits))]))
        return raiz

    def de(self, completo: int, errata: str = "") -> Path:
        """La raíz de una cartera de ese número de evaluaciones y fichas, quizá con erratas."""
        cuantas = self.tamano(completo)
        raiz = self.carpeta / f"{cuantas}{errata}"
        if not raiz.is_dir():
            # en otro proceso: la memoria de este se contaría en la de los que mide
            generador = [sys.executable, str(PROYECTO / "banco" / "generador.py")]
            opcion = ["--errata", errata] if errata else []
            ejecutar(Orden([*generador, str(cuantas), str(raiz), *opcion]))
        return raiz


def seg(raiz: Path, *argumentos: str, hoy: str = CORTE) -> list[str]:
    """La orden `seg` sobre una raíz, sin el cargador de guiones de por medio."""
    globales = ["-C", str(raiz), "--hoy", hoy]
    return [sys.executable, "-m", "seguimiento", *globales, *argumentos]


def validar(raiz: Path, *, con_errores: bool = False) -> Orden:
    """`seg validar` en frío; `con_errores`, si debe haberlos."""
    return Orden(seg(raiz, "validar"), frozenset({int(con_errores)}))


def status(raiz: Path) -> Orden:
    """`seg status` en frío, por una tubería."""
    return Orden(seg(raiz, "status"))


def del_proyecto(*, en_terminal: bool) -> Orden:
    """`seg status` sobre los datos del proyecto."""
    argumentos = seg(PROYECTO, "status", hoy=CORTE_DEL_PROYECTO)
    return Orden(argumentos, en_terminal=en_terminal)


def informe(raiz: Path) -> Orden:
    """`seg informe trimestral` en frío, por una tubería."""
    return Orden(seg(raiz, "informe", "trimestral"))


def exportar(raiz: Path, libro: Path, cache: Path | None = None) -> Orden:
    """`seg exportar xlsx`, en frío o con lo que recuerda esa caché."""
    return Orden(seg(raiz, "exportar", "xlsx", "-o", str(libro)), cache=cache)


def suelo(cual: str, de: Path) -> Orden:
    """Uno de los programas con que se compara."""
    return Orden([sys.executable, str(PROYECTO / "banco" / "suelos.py"), cual, str(de)])


def csafeloader(raiz: Path) -> Orden:
    """El suelo: analizar los mismos archivos con PyYAML en C."""
    return suelo("csafeloader", raiz)


def _ayuda(_: Carteras) -> Comparacion:
    return razones(Orden([sys.executable, "-m", "seguimiento", "--help"]), IMPORTAR_TYPER)


def _status_en_tuberia(_: Carteras) -> Comparacion:
    return razones(del_proyecto(en_terminal=False), IMPORTAR_TYPER)


def _status_en_terminal(_: Carteras) -> Comparacion:
    return razones(del_proyecto(en_terminal=True), IMPORTAR_TYPER)


def _rich_en_tuberia(_: Carteras) -> Comparacion:
    modulos = modulos_importados(del_proyecto(en_terminal=False))
    if "seguimiento" not in modulos:
        raise OrdenFallida("no se pudo saber qué módulos importa «seg status»")
    cuantos = sum(modulo.partition(".")[0] == "rich" for modulo in modulos)
    return Comparacion(Serie((cuantos,)), Serie((cuantos,)))


def _validar_en_frio(carteras: Carteras) -> Comparacion:
    raiz = carteras.de(1000)
    return razones(validar(raiz), csafeloader(raiz))


def _de_git(carteras: Carteras) -> Comparacion:
    raiz = carteras.con_historia(CON_5_000_ARCHIVOS, COMMITS)
    # y no «status», que del disco dice además qué falta por guardar
    return razones(Orden(seg(raiz, "--al", CORTE, "validar")), validar(raiz))


def _cambios(carteras: Carteras) -> Comparacion:
    raiz = carteras.con_historia(CON_5_000_ARCHIVOS, COMMITS)
    mes = ("--desde", "2024-02-29", "--hasta", CORTE)
    return razones(Orden(seg(raiz, "cambios", *mes)), status(raiz))


def _informe_en_frio(carteras: Carteras) -> Comparacion:
    raiz = carteras.de(1000)
    return razones(informe(raiz), status(raiz))


def _crecimiento(orden: Callable[[Path], Orden]) -> Callable[[Carteras], Comparacion]:
    def medir(carteras: Carteras) -> Comparacion:
        veces = carteras.tamano(5000) / carteras.tamano(1000)
        return exponentes(orden(carteras.de(5000)), orden(carteras.de(1000)), veces)

    return medir


def _memoria(carteras: Carteras) -> Comparacion:
    return megas(validar(carteras.de(5000)))


def _con_cache(carteras: Carteras) -> Comparacion:
    raiz, cache = carteras.de(1000), carteras.carpeta / "cache"
    ver = seg(raiz, "lista", "acuerdos")
    return razones(Orden(ver, cache=cache), Orden(ver))


def _libro(carteras: Carteras) -> Comparacion:
    raiz, libro = carteras.de(CON_16_000), carteras.carpeta / "cartera.xlsx"
    cache = carteras.carpeta / "cache"
    return razones(exportar(raiz, libro, cache), _celdas(raiz, libro))


def _libro_sin_leer(carteras: Carteras) -> Comparacion:
    raiz, libro = carteras.de(CON_16_000), carteras.carpeta / "cartera.xlsx"
    # leer los registros no es escribir el libro, y en frío cuesta más que escribirlo
    return razones_de_mas(exportar(raiz, libro), status(raiz), _celdas(raiz, libro))


def _celdas(raiz: Path, libro: Path) -> Orden:
    """Escribir las mismas celdas con XlsxWriter, que antes se vuelcan."""
    ejecutar(exportar(raiz, libro))
    ejecutar(suelo("volcar", libro))
    return suelo("celdas", libro.with_suffix(".json"))


def _memoria_del_libro(carteras: Carteras) -> Comparacion:
    return megas(exportar(carteras.de(CON_16_000), carteras.carpeta / "cartera.xlsx"))


def _con_erratas(errata: str) -> Callable[[Carteras], Comparacion]:
    def medir(carteras: Carteras) -> Comparacion:
        malas = validar(carteras.de(100, errata), con_errores=True)
        return razones(malas, validar(carteras.de(100)))

    return medir


@dataclass(frozen=True, slots=True)
class Medida:
    """Algo que se promete del rendimiento."""

    numero: str
    que: str
    suelo: str
    limite: float
    medir: Callable[[Carteras], Comparacion]
    con_pyyaml: bool = False


_EN_FRIO = "`seg validar` en frío, 1.000 + 1.000"
_DE_GIT = "`seg --al … validar`, 5.000 archivos × 2.000 commits"
_INFORME = "`seg informe trimestral` en frío, 1.000 + 1.000"
_EXPORTAR = "`seg exportar xlsx` con lo recordado, 16.000 recomendaciones"
_EXPORTAR_SIN_LEER = "`seg exportar xlsx` menos `seg status`, en frío, las mismas"
MEDIDAS = (
    Medida("R1", "`seg --help`", "`import typer`", 1.5, _ayuda),
    Medida("R2a", "`seg status` en tubería, en frío", "`import typer`", 4.5, _status_en_tuberia),
    Medida("R2b", "lo mismo en terminal", "`import typer`", 5.5, _status_en_terminal),
    Medida("R2c", "módulos de rich en tubería", "ninguno", 0, _rich_en_tuberia),
    Medida("R3", _EN_FRIO, "CSafeLoader", 1.5, _validar_en_frio, con_pyyaml=True),
    Medida("R8a", _DE_GIT, "los mismos archivos en el disco", 1.5, _de_git),
    Medida("R8b", "`seg cambios` de un mes de lo mismo", "`seg status`", 2, _cambios),
    Medida("R9", _INFORME, "`seg status`, lo mismo", 6, _informe_en_frio),
    Medida("R10a", "crecimiento de R3, 1.000 → 5.000", "exponente", 1.05, _crecimiento(validar)),
    Medida("R10b", "lo mismo de `seg status`", "exponente", 1.05, _crecimiento(status)),
    Medida("R11", "memoria de `seg validar`, 10.000 archivos", "MB", 300, _memoria),
    Medida("R12a", "un error de contenido en cada uno", "ninguno", 4, _con_erratas("contenido")),
    Medida("R12b", "un error de sintaxis en cada uno", "ninguno", 4, _con_erratas("sintaxis")),
    Medida("R13a", _EXPORTAR, "las mismas celdas con XlsxWriter", 3, _libro),
    Medida("R13b", _EXPORTAR_SIN_LEER, "las mismas celdas con XlsxWriter", 3, _libro_sin_leer),
    Medida("R13c", "memoria de `seg exportar xlsx`, lo mismo", "MB", 450, _memoria_del_libro),
    Medida(
        "R14", "`seg lista` con lo recordado, 1.000 + 1.000", "lo mismo en frío", 0.6, _con_cache
    ),
)
"""Todo lo que se mide. El número es el de la promesa; la letra, cada una de sus partes."""


def elegidas(solo: list[str]) -> list[Medida]:
    """Las medidas pedidas por su número, con letra o sin ella; todas si no se pide ninguna."""
    return [m for m in MEDIDAS if not solo or m.numero in solo or m.numero.rstrip("abc") in solo]


def fila(medida: Medida, comparacion: Comparacion | None) -> dict[str, str]:
    """Lo medido, como una fila de la tabla; sin comparación, no se pudo medir."""
    datos = {"n.º": medida.numero, "medida": medida.que, "suelo": medida.suelo}
    limite = {"límite": _numero(medida.limite)}
    if comparacion is None:
        nada = dict.fromkeys(("mediana", "extremos", "en procesador", "pares"), "—")
        return {**datos, **nada, **limite, "veredicto": "no se pudo medir"}
    serie = comparacion.por_reloj
    return {
        **datos,
        "mediana": _numero(serie.mediana),
        "extremos": "–".join(map(_numero, serie.extremos)),
        "en procesador": _numero(comparacion.por_procesador.mediana),
        "pares": str(len(serie.valores)),
        **limite,
        "veredicto": "cumple" if cumple(medida, comparacion) else "no cumple",
    }


def cumple(medida: Medida, comparacion: Comparacion) -> bool:
    """Si la mediana no pasa del límite."""
    return comparacion.por_reloj.mediana <= medida.limite


def medidas_con(carteras: Carteras, medidas: list[Medida]) -> Iterator[Comparacion | None]:
    """Lo que da cada medida; `None` si alguna de sus órdenes falló, y se dice cuál."""
    for medida in medidas:
        print(f"midiendo {medida.numero}: {medida.que}…", file=sys.stderr)
        try:
            yield medida.medir(carteras)
        except OrdenFallida as error:
            print(error, file=sys.stderr)
            yield None


def _numero(valor: float) -> str:
    return f"{valor:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def _lector() -> argparse.ArgumentParser:
    lector = argparse.ArgumentParser(description=__doc__)
    lector.add_argument("--solo", metavar="Rn", action="append", default=[], help="solo esa medida")
    lector.add_argument("--rapido", action="store_true", help="con carteras diez veces menores")
    lector.add_argument("--carpeta", type=Path, help="dónde se guardan las carteras entre veces")
    return lector


def principal() -> int:
    """Mide lo pedido, escribe la tabla y da el código de salida."""
    pedido = _lector().parse_args()
    medidas = elegidas(pedido.solo)
    if not medidas:
        print(f"no hay medida {', '.join(pedido.solo)}", file=sys.stderr)
        return 2
    if any(m.con_pyyaml for m in medidas) and find_spec("yaml") is None:
        print(AVISO_SIN_PYYAML, file=sys.stderr)
        return SIN_MEDIR
    with TemporaryDirectory(prefix="banco-") as temporal:
        carteras = Carteras(pedido.carpeta or Path(temporal), pedido.rapido)
        halladas = list(medidas_con(carteras, medidas))
    if pedido.rapido:
        print("Con carteras diez veces menores que las que dice la tabla.\n")
    parejas = list(zip(medidas, halladas, strict=True))
    print(en_tabla([fila(medida, hallada) for medida, hallada in parejas]))
    if any(hallada is None for hallada in halladas):
        return SIN_MEDIR
    return 0 if all(cumple(m, hallada) for m, hallada in parejas if hallada) else 1


if __name__ == "__main__":
    sys.exit(principal())
