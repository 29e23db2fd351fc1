"""Cuánto tardan y ocupan otros programas, siempre unos respecto de otros.

En una máquina compartida los milisegundos sueltos no dicen nada: lo medido y su suelo se ejecutan por
turnos (A B A B…) y solo se miran las razones de cada pareja.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from statistics import median
from threading import Thread
from time import perf_counter

PARES = 9
PARES_SI_ES_BREVE = 15
BREVE = 0.05
"""Segundos por debajo de los cuales una ejecución es breve y se repite más."""
_ENTORNO = {
    "PATH": os.environ.get("PATH", os.defpath),
    "HOME": os.environ.get("HOME", os.devnull),
    "LANG": "C.UTF-8",
    "TERM": "xterm-256color",
    # con la siembra fija, dos ejecuciones recorren los conjuntos en el mismo orden
    "PYTHONHASHSEED": "0",
    # en frío, mientras la orden no diga otra cosa
    "SEG_SIN_CACHE": "1",
}


class OrdenFallida(RuntimeError):
    """La orden que se medía no terminó como debía: su tiempo no mide nada."""


@dataclass(frozen=True, slots=True)
class Orden:
    """Un programa con sus argumentos y con qué códigos puede terminar."""

    argumentos: Sequence[str]
    codigos: frozenset[int] = frozenset({0})
    en_terminal: bool = False
    """Con una pseudoterminal por entrada y salidas, en vez de tuberías."""
    cache: Path | None = None
    """En qué carpeta se recuerda lo leído; si no se dice, nada se recuerda."""

    @property
    def entorno(self) -> Mapping[str, str]:
        """Con el que se ejecuta."""
        if self.cache is None:
            return _ENTORNO
        return {**_ENTORNO, "SEG_SIN_CACHE": "", "XDG_CACHE_HOME": str(self.cache)}


@dataclass(frozen=True, slots=True)
class Ejecucion:
    """Lo que costó ejecutar una orden una vez."""

    segundos: float
    de_procesador: float
    """Segundos de procesador, propios y del sistema: no cuentan las esperas por otros programas."""
    salida: str
    """Lo que escribió, por las dos salidas juntas."""


@dataclass(frozen=True, slots=True)
class Serie:
    """Varias medidas de lo mismo."""

    valores: tuple[float, ...]

    @property
    def mediana(self) -> float:
        """La del medio."""
        return median(self.valores)

    @property
    def extremos(self) -> tuple[float, float]:
        """La menor y la mayor."""
        return min(self.valores), max(self.valores)


@dataclass(frozen=True, slots=True)
class Comparacion:
    """Una serie de razones (o de exponentes) por reloj y la misma por tiempo de procesador."""

    por_reloj: Serie
    por_procesador: Serie


def ejecutar(orden: Orden) -> Ejecucion:
    """Ejecuta la orden y da lo que costó. Lanza `OrdenFallida` si termina con otro código."""
    extremo, propio = os.openpty() if orden.en_terminal else os.pipe()
    recogido: list[bytes] = []
    recogedor = Thread(target=_vaciar, args=(extremo, recogido))
    recogedor.start()
    comienzo = perf_counter()
    with subprocess.Popen(
        orden.argumentos,
        env=orden.entorno,
        stdin=propio if orden.en_terminal else subprocess.DEVNULL,
        stdout=propio,
        stderr=propio,
    ) as proceso:
        os.close(propio)
        # wait4, y no wait, porque da el gasto de este hijo y no el de todos
        _, estado, gasto = os.wait4(proceso.pid, 0)
        segundos = perf_counter() - comienzo
        proceso.returncode = os.waitstatus_to_exitcode(estado)
    recogedor.join()
    os.close(extremo)
    salida = b"".join(recogido).decode("utf-8", "replace")
    if proceso.returncode not in orden.codigos:
        frase = f"«{' '.join(orden.argumentos)}» terminó con código {proceso.returncode}"
        raise OrdenFallida(f"{frase}:\n{salida[-2000:]}")
    return Ejecucion(segundos, gasto.ru_utime + gasto.ru_stime, salida)


def _vaciar(extremo: int, recogido: list[bytes]) -> None:
    """Lee hasta el final para que el hijo nunca espere a que alguien lea."""
    try:
        while trozo := os.read(extremo, 1 << 16):
            recogido.append(trozo)
    except OSError:
        # una pseudoterminal no se acaba: da un error cuando nadie la tiene abierta
        return


def razones(medida: Orden, suelo: Orden) -> Comparacion:
    """Lo que cuesta la medida en veces lo que cuesta el suelo."""
    return _comparar(medida, suelo, lambda una, otra: una / otra)


def razones_de_mas(medida: Orden, sin_ello: Orden, suelo: Orden) -> Comparacion:
    """Lo que cuesta la medida por encima de otra que hace lo mismo menos eso, en veces el suelo."""
    for una in (medida, sin_ello, suelo):
        _gasto(una)
    ternas = [(_gasto(medida), _gasto(sin_ello), _gasto(suelo)) for _ in range(PARES)]
    return Comparacion(
        Serie(tuple((una[0] - otra[0]) / base[0] for una, otra, base in ternas)),
        Serie(tuple((una[1] - otra[1]) / base[1] for una, otra, base in ternas)),
    )


def exponentes(grande: Orden, pequena: Orden, veces: float) -> Comparacion:
    """El exponente con que crece el coste cuando el tamaño crece esas veces; 1 es en proporción."""
    return _comparar(grande, pequena, lambda una, otra: log(una / otra) / log(veces))


def megas(orden: Orden) -> Comparacion:
    """La memoria residente máxima de la orden, en MB."""
    serie = Serie((int(ejecutar(_con_testigo(orden)).salida.split()[-1]) / 1024,))
    return Comparacion(serie, serie)


_TESTIGO = """
import resource, subprocess, sys
fin = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(fin.returncode)
"""


def _con_testigo(orden: Orden) -> Orden:
    """La orden, ejecutada por un proceso pequeño que al final escribe la memoria que ocupó, en KB.

    Un proceso empieza con la memoria máxima de quien lo crea, y el banco puede ser el mayor.
    """
    return Orden([sys.executable, "-c", _TESTIGO, *orden.argumentos], orden.codigos)


def _comparar(una: Orden, otra: Orden, como: Callable[[float, float], float]) -> Comparacion:
    # la primera vuelta no cuenta: compila los módulos y trae los archivos a la memoria
    tanteo = [_gasto(una)[0], _gasto(otra)[0]]
    cuantos = PARES_SI_ES_BREVE if min(tanteo) < BREVE else PARES
    parejas = [(_gasto(una), _gasto(otra)) for _ in range(cuantos)]
    return Comparacion(
        Serie(tuple(como(reloj, suyo) for (reloj, _), (suyo, _) in parejas)),
        Serie(tuple(como(procesador, suyo) for (_, procesador), (_, suyo) in parejas)),
    )


def _gasto(orden: Orden) -> tuple[float, float]:
    ejecucion = ejecutar(orden)
    return ejecucion.segundos, ejecucion.de_procesador


def modulos_importados(orden: Orden) -> frozenset[str]:
    """Los módulos que importa una orden de Python (`python -m …`) al ejecutarse."""
    argumentos = [sys.executable, "-X", "importtime", *orden.argumentos[1:]]
    salida = ejecutar(Orden(argumentos, orden.codigos)).salida
    return frozenset(
        renglon.rpartition("|")[2].strip()
        for renglon in salida.splitlines()
        if renglon.startswith("import time:")
    )


def en_tabla(filas: Sequence[Mapping[str, str]]) -> str:
    """Las filas como tabla de Markdown, con las columnas alineadas."""
    columnas = list(filas[0])
    anchos = {c: max(len(c), *(len(fila[c]) for fila in filas)) for c in columnas}
    renglones = [{c: c for c in columnas}, {c: "-" * anchos[c] for c in columnas}, *filas]
    return "\n".join(
        "| " + " | ".join(fila[c].ljust(anchos[c]) for c in columnas) + " |" for fila in renglones
    )
