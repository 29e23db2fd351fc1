"""Las pruebas de fondo: muchas ediciones al azar, muchas muertes y muchos escritores a la vez.

    make duro                                       # 200.000 ediciones y 5.000 muertes
    python tests/duro.py --ediciones 20000 --muertes 600

Escribe una tabla con lo que se hizo y lo que salió mal; las cifras de `docs/fiabilidad.md` son las suyas.
Termina con código 1 si algo se dañó, si se negó más de lo que se admite o si se perdió una anotación.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parent))

from carteras import RICA, escribir
from documento.fuzz_de_edicion import Resultado, tanda
from ejecucion import seg
from repositorio.muertes import Balance, al_azar, con_diario, en_cada_paso

R = TypeVar("R")
NEGADAS_ADMITIDAS = 0.005
"""Qué parte de las ediciones puede negarse, como mucho."""
POR_TANDA = 2_000
MUERTES_POR_TANDA = 100
ANOTACIONES_POR_ESCRITOR = 100
SEMILLA = 20230415
CAMBIO = ("actualizar", "final-2022/2.3", "--estado", "en_curso", "--comentario")


@dataclass(frozen=True, slots=True)
class Cifra:
    """Una fila de la tabla y si es la que debe."""

    que: str
    cuanto: str
    bien: bool = True


def ediciones(cuantas: int, semilla: int) -> list[Cifra]:
    """Lo que dan de sí las ediciones al azar."""
    tandas = [POR_TANDA] * (cuantas // POR_TANDA)
    if resto := cuantas % POR_TANDA:
        tandas.append(resto)
    semillas = range(semilla, semilla + len(tandas))
    total = Resultado()
    for resultado in _a_la_vez("ediciones", tanda, tandas, semillas):
        total.sumar(resultado)
    _ensenar(total)
    return list(_cifras_de_edicion(total))


def _cifras_de_edicion(total: Resultado) -> Iterable[Cifra]:
    negadas = len(total.negadas) / total.ediciones
    yield Cifra("Ediciones al azar", _miles(total.ediciones))
    for operacion, cuantas in sorted(total.operaciones.items()):
        yield Cifra(f"… de ellas, `{operacion}`", _miles(cuantas))
    yield Cifra("Con algún daño", _miles(len(total.danos)), bien=not total.danos)
    yield Cifra(
        "Negadas",
        f"{_miles(len(total.negadas))} ({negadas:.3%})".replace(".", ","),
        bien=negadas <= NEGADAS_ADMITIDAS,
    )
    razones = Counter(relato.split("\n", 1)[0].removeprefix("=== ") for relato in total.negadas)
    for razon, cuantas in razones.most_common():
        yield Cifra(f"… por «{razon}»", _miles(cuantas))
    yield Cifra(
        "Negadas hasta confirmar que se van comentarios", _miles(total.con_comentarios_perdidos)
    )
    yield Cifra("Deshechas con la edición contraria", _miles(total.deshechas))
    yield Cifra("… que devolvieron los mismos bytes", _miles(total.con_los_mismos_bytes))


def _ensenar(total: Resultado) -> None:
    for relato in total.danos[:5]:
        _decir(relato)


def muertes(cuantas: int, semilla: int) -> list[Cifra]:
    """Lo que queda después de matar a quien escribe."""
    tandas = [MUERTES_POR_TANDA] * -(-cuantas // MUERTES_POR_TANDA)
    semillas = range(semilla, semilla + len(tandas))
    azar = _sumados(_a_la_vez("muertes", _muertes_al_azar, tandas, semillas))
    with tempfile.TemporaryDirectory() as carpeta:
        raiz = Path(carpeta) / "registros"
        por_pasos = _sumados([en_cada_paso(raiz, con_diario, doble=True)])
    return [
        Cifra("Muertes en un paso o en un instante al azar", _miles(azar.muertes)),
        Cifra("Muertes en cada paso, y en cada uno de la recuperación", _miles(por_pasos.muertes)),
        *_cifras_de_muertes(_sumados([azar, por_pasos])),
    ]


def _muertes_al_azar(cuantas: int, semilla: int) -> Balance:
    with tempfile.TemporaryDirectory() as carpeta:
        return al_azar(Path(carpeta) / "registros", con_diario, cuantas, semilla)


def _cifras_de_muertes(balance: Balance) -> Iterable[Cifra]:
    rotos = {
        "Archivos a medias": balance.archivos_a_medias,
        "Lotes a medias tras la orden siguiente": balance.lotes_a_medias,
        "Restos tras la orden siguiente": balance.restos,
    }
    for que, cuantos in rotos.items():
        yield Cifra(que, _miles(cuantos), bien=not cuantos)


def _sumados(balances: Iterable[Balance]) -> Balance:
    total = Balance()
    for uno in balances:
        total.muertes += uno.muertes
        total.archivos_a_medias += uno.archivos_a_medias
        total.lotes_a_medias += uno.lotes_a_medias
        total.restos += uno.restos
    return total


def escritores(cada_uno: int = ANOTACIONES_POR_ESCRITOR) -> list[Cifra]:
    """Cuántas anotaciones quedan de las que hacen dos a la vez en la misma acción."""
    with tempfile.TemporaryDirectory() as carpeta:
        raiz = escribir(Path(carpeta), RICA)
        with _procesos() as dos:
            fallos = sum(dos.map(_anotar, [raiz] * 2, "ab", [cada_uno] * 2))
        quedan = _anotadas(raiz)
    pedidas = {f"{quien}{numero}" for quien in "ab" for numero in range(cada_uno)}
    return [
        Cifra("Anotaciones de dos escritores a la vez", _miles(len(pedidas))),
        Cifra("… que quedaron", _miles(len(quedan & pedidas)), bien=quedan == pedidas),
        Cifra("… órdenes que fallaron", _miles(fallos), bien=not fallos),
    ]


def _anotar(raiz: Path, quien: str, cuantas: int) -> int:
    """Cuántas de las anotaciones que hace fallaron."""
    codigos = [seg(*CAMBIO, f"{quien}{numero}", en=raiz).codigo for numero in range(cuantas)]
    return sum(codigo != 0 for codigo in codigos)


def _anotadas(raiz: Path) -> set[str]:
    entradas = seg("ver", "final-2022/2.3", "--json", en=raiz).json["registro"]
    return {entrada["comentario"] for entrada in entradas["seguimiento"]}


def _procesos() -> ProcessPoolExecutor:
    # sin heredar nada: ni el candado ni el reparto de este proceso
    return ProcessPoolExecutor(2, mp_context=get_context("spawn"))


def _a_la_vez(
    que: str, hacer: Callable[[int, int], R], tandas: list[int], semillas: Iterable[int]
) -> Iterable[R]:
    """Lo que da cada tanda, según termina; entretanto dice cuántas van."""
    with _procesos() as dos:
        for van, resultado in enumerate(dos.map(hacer, tandas, semillas), start=1):
            _decir(f"\r{que}: tanda {van} de {len(tandas)}", fin="")
            yield resultado
    _decir("")


def _miles(numero: int) -> str:
    return f"{numero:,}".replace(",", ".")


def _decir(texto: str, fin: str = "\n") -> None:
    sys.stderr.write(texto + fin)
    sys.stderr.flush()


def principal() -> int:
    """Lee la orden, hace las pruebas y escribe la tabla. Devuelve 1 si algo salió mal."""
    lector = argparse.ArgumentParser(description=__doc__)
    lector.add_argument("--ediciones", type=int, default=200_000)
    lector.add_argument("--muertes", type=int, default=5_000)
    lector.add_argument("--semilla", type=int, default=SEMILLA)
    pedido = lector.parse_args()
    comienzo = time.monotonic()
    cifras = [
        *ediciones(pedido.ediciones, pedido.semilla),
        *muertes(pedido.muertes, pedido.semilla),
        *escritores(),
    ]
    sys.stdout.write("| Qué | Cuánto |\n| --- | ---: |\n")
    for cifra in cifras:
        marca = "" if cifra.bien else " ✗"
        sys.stdout.write(f"| {cifra.que} | {cifra.cuanto}{marca} |\n")
    _decir(f"semilla {pedido.semilla}, {time.monotonic() - comienzo:.0f} s")
    return int(not all(cifra.bien for cifra in cifras))


if __name__ == "__main__":
    sys.exit(principal())
