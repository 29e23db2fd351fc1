"""Las pruebas de fondo: ediciones, órdenes y uniones al azar, cada campo de los registros, muertes, dos escritores y crecimiento.

    make duro                                       # 200.000 ediciones, 4.000 órdenes, 500 uniones y 5.000 muertes
    python tests/duro.py --ediciones 20000 --muertes 600 --crecimiento 0

Escribe una tabla con lo que se hizo y lo que salió mal; las cifras de `docs/fiabilidad.md` son las suyas.
Termina con código 1 si algo se dañó, si se negó más de lo que se admite o si se perdió una anotación.
Las ediciones de una semilla son siempre las mismas; los instantes en que se mata, no.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parent))

from apoyo import fuzz_de_ordenes, fuzz_de_union
from apoyo.carteras import RICA, escribir
from apoyo.crecimiento import FAMILIAS, VECES_ADMITIDAS, peor, veces_con_base
from apoyo.escritores import anotar_a_la_vez, esperados
from apoyo.fuzz_de_edicion import REDACCIONES, Resultado, tanda
from apoyo.fuzz_de_ordenes import Resultado as DeOrdenes
from apoyo.fuzz_de_union import Resultado as DeUniones
from apoyo.muertes import SEMILLA, Balance, al_azar, con_diario, deshaciendo, en_cada_paso
from apoyo.registros_incluidos import REGISTROS, Recuento, recuento
from apoyo.vueltas import MISMOS, SIN_CONTRARIA

R = TypeVar("R")
NEGADAS_ADMITIDAS = 0.005
"""Qué parte de las ediciones puede negarse, como mucho."""
POR_TANDA = 2_000
MUERTES_POR_TANDA = 100
ORDENES_POR_TANDA = 200
PARES_POR_TANDA = 50
PREGUNTAS_DE_MAS_ADMITIDAS = 0.02
"""Cuántas cosas que cabían juntas pueden preguntarse, por cada par."""
ORDENES_NEGADAS_ADMITIDAS = 0.02
"""Lo mismo de las órdenes, sin las que debían negarse."""
ANOTACIONES = 100
"""Las que hace cada escritor."""
SE_MUESTRAN = 5


@dataclass(frozen=True, slots=True)
class Cifra:
    """Una fila de la tabla y si es la que debe."""

    que: str
    cuanto: str
    bien: bool = True


# --- ediciones


def ediciones(cuantas: int, semilla: int) -> Iterator[Cifra]:
    """Lo que dan de sí las ediciones al azar, repartidas entre las redacciones que hay."""
    cada_una = cuantas // len(REDACCIONES)
    pedidas = [
        (tamano, semilla * 1_000_000 + orden, redaccion)
        for redaccion in REDACCIONES
        for orden, tamano in enumerate(_en_tandas(cada_una, POR_TANDA))
    ]
    total = Resultado()
    for resultado in _a_la_vez("ediciones", tanda, pedidas):
        total.sumar(resultado)
    for relato in [*total.danos[:SE_MUESTRAN], *total.negadas[:SE_MUESTRAN]]:
        _decir(relato)
    yield from cifras_de_edicion(total)


def cifras_de_edicion(total: Resultado) -> Iterator[Cifra]:
    """Lo que se hizo, lo que se dañó, lo que se negó y lo que volvió igual."""
    yield Cifra("Ediciones al azar", _miles(total.ediciones))
    for operacion, cuantas in sorted(total.operaciones.items()):
        yield Cifra(f"… con `{operacion}`", _miles(cuantas))
    yield Cifra("Ediciones con algún daño", _miles(len(total.danos)), bien=not total.danos)
    negadas = len(total.negadas)
    bien = negadas <= total.ediciones * NEGADAS_ADMITIDAS
    yield Cifra("Ediciones negadas", _con_parte(negadas, total.ediciones), bien=bien)
    yield from _desglose(total.motivos)
    yield Cifra(
        "Hechas al aceptar que se fuera un comentario", _miles(total.con_comentarios_perdidos)
    )
    contrarias = total.vueltas.total() - total.vueltas[SIN_CONTRARIA]
    yield Cifra("Deshechas con la orden contraria", _miles(contrarias))
    yield Cifra("… quedaron los mismos bytes", _con_parte(total.vueltas[MISMOS], contrarias))
    otras = Counter(
        {por: n for por, n in total.vueltas.items() if por not in {MISMOS, SIN_CONTRARIA}}
    )
    yield from _desglose(otras)
    yield Cifra(
        "Sin orden contraria (quitar de en medio de una lista)",
        _miles(total.vueltas[SIN_CONTRARIA]),
    )


# --- órdenes enteras


def ordenes(cuantas: int, semilla: int) -> Iterator[Cifra]:
    """Lo que dan de sí órdenes enteras al azar, deshacerlas y rehacerlas."""
    pedidas = [
        (tamano, semilla * 1_000_000 + orden)
        for orden, tamano in enumerate(_en_tandas(cuantas, ORDENES_POR_TANDA))
    ]
    total = DeOrdenes()
    for resultado in _a_la_vez("órdenes", fuzz_de_ordenes.tanda, pedidas):
        total.sumar(resultado)
    for relato in total.danos[:SE_MUESTRAN]:
        _decir(relato)
    yield from cifras_de_ordenes(total)


def cifras_de_ordenes(total: DeOrdenes) -> Iterator[Cifra]:
    """Lo que se pidió, lo que se hizo, lo que se dañó y lo que se negó."""
    yield Cifra("Órdenes al azar", _miles(total.ordenes))
    yield from _desglose(total.operaciones)
    yield Cifra("Órdenes con algún daño", _miles(len(total.danos)), bien=not total.danos)
    yield Cifra("Hechas", _miles(total.hechas))
    yield Cifra("… al aceptar que se fuera un comentario", _miles(total.con_comentarios_perdidos))
    yield Cifra("… con `--aunque`", _miles(total.justificadas))
    yield Cifra("… en más de un archivo", _miles(total.en_varios))
    bien = total.deshechas == total.hechas
    yield Cifra("… deshechas y rehechas con los mismos bytes", _miles(total.deshechas), bien=bien)
    yield Cifra("No se deshicieron porque otro había tocado el archivo", _miles(total.estorbadas))
    yield Cifra("Ya estaba así, y no cambió ni un byte", _miles(total.sin_cambio))
    yield Cifra("Negadas porque no cabían, sin cambiar un byte", _miles(total.no_cabian))
    yield Cifra("Negadas por el error que traerían", _miles(total.con_error.total()))
    yield from _desglose(total.con_error)
    bien = total.negadas <= total.ordenes * ORDENES_NEGADAS_ADMITIDAS
    yield Cifra("Negadas por otra cosa", _con_parte(total.negadas, total.ordenes), bien=bien)
    yield from _desglose(total.motivos)


# --- lo de dos personas


def uniones(cuantos: int, semilla: int) -> Iterator[Cifra]:
    """Lo que da de sí juntar lo que dos personas hicieron al azar con el mismo archivo, y lo que da git."""
    pedidas = [
        (tamano, semilla * 1_000_000 + orden)
        for orden, tamano in enumerate(_en_tandas(cuantos, PARES_POR_TANDA))
    ]
    total = DeUniones()
    for resultado in _a_la_vez("uniones", fuzz_de_union.tanda, pedidas):
        total.sumar(resultado)
    for relato in total.danos[:SE_MUESTRAN]:
        _decir(relato)
    yield from cifras_de_union(total)


def cifras_de_union(total: DeUniones) -> Iterator[Cifra]:
    """Lo que se juntó, lo que se preguntó y lo que se dañó; y lo mismo con git a secas."""
    yield Cifra("Pares de ediciones de dos personas en el mismo archivo", _miles(total.pares))
    yield Cifra("… ediciones", _miles(total.ediciones.total()))
    yield Cifra(
        "Pares con algo perdido, doblado o callado", _miles(len(total.danos)), bien=not total.danos
    )
    yield Cifra("Juntados sin preguntar", _con_parte(total.sin_preguntar, total.pares))
    yield Cifra("… y no válidos", _miles(total.no_validos), bien=not total.no_validos)
    yield Cifra("Con algo que preguntar", _con_parte(total.preguntados, total.pares))
    bien = total.preguntas_de_mas <= total.pares * PREGUNTAS_DE_MAS_ADMITIDAS
    yield Cifra("… preguntas", _miles(total.preguntas))
    yield Cifra("… de cosas que cabían juntas", _miles(total.preguntas_de_mas), bien=bien)
    yield Cifra("Comentarios de la otra persona", _miles(total.comentarios))
    yield Cifra("… sin sitio donde ir, y dichos", _miles(total.comentarios_dichos))
    yield Cifra(
        "Con `git merge-file`, sin conflicto y bien", _con_parte(total.git_bien, total.pares)
    )
    yield Cifra("… con conflicto", _con_parte(total.git_conflicto, total.pares))
    yield Cifra("… sin conflicto y mal", _con_parte(total.git_mal, total.pares))


# --- los registros incluidos


def registros() -> Iterator[Cifra]:
    """Lo que da de sí cambiar cada campo de cada registro incluido, y devolverlo."""
    total = Recuento()
    for hay in _a_la_vez("registros", recuento, [(registro,) for registro in REGISTROS]):
        total.sumar(hay)
    todos, de_una = total.campos, total.en_una_linea
    yield Cifra("Campos de los registros incluidos", _miles(todos))
    for que, cuantos, debian in (
        ("con el valor que tenían, no cambian ni un byte", total.con_el_mismo_valor, todos),
        ("cambiados, solo cambian sus líneas", total.solo_sus_lineas, todos),
        ("de los escritos en una línea, cambian solo esa", total.solo_una_linea, de_una),
        ("devueltos a su valor, dejan los mismos bytes", total.devueltos, todos),
    ):
        yield Cifra(f"… {que}", f"{_miles(cuantos)} de {_miles(debian)}", bien=total.sano)
    yield Cifra("… devueltos, parten sus líneas de otro modo", _miles(total.plegados_de_otro_modo))
    yield Cifra("… devueltos, llevan comillas que no llevaban", _miles(total.entrecomillados))


# --- muertes


def muertes(cuantas: int, semilla: int) -> Iterator[Cifra]:
    """Lo que queda después de matar a quien escribe."""
    pedidas = [
        (tamano, semilla * 1_000_000 + orden)
        for orden, tamano in enumerate(_en_tandas(cuantas, MUERTES_POR_TANDA))
    ]
    total = Balance()
    for balance in _a_la_vez("muertes", _muertes_al_azar, pedidas):
        total.sumar(balance)
    yield Cifra("Muertes en un paso o en un instante al azar", _miles(total.muertes))
    with tempfile.TemporaryDirectory() as carpeta:
        en_todos = en_cada_paso(Path(carpeta) / "registros", con_diario, doble=True)
        en_todos.sumar(en_cada_paso(Path(carpeta) / "registros", deshaciendo, doble=True))
    yield Cifra(
        "Muertes en cada paso y, tras ella, en cada uno de la recuperación",
        _miles(en_todos.muertes),
    )
    total.sumar(en_todos)
    yield from _desglose(total.por_paso)
    rotos = {
        "Archivos a medias": total.archivos_a_medias,
        "Lotes a medias tras la orden siguiente": total.lotes_a_medias,
        "Restos tras la orden siguiente": total.restos,
        "Lo último hecho que no pudo deshacerse entero": total.sin_vuelta,
    }
    for que, cuantos in rotos.items():
        yield Cifra(que, _miles(cuantos), bien=not cuantos)


def _muertes_al_azar(cuantas: int, semilla: int) -> Balance:
    with tempfile.TemporaryDirectory() as carpeta:
        return al_azar(Path(carpeta) / "registros", con_diario, cuantas, semilla)


# --- escritores


def escritores() -> Iterator[Cifra]:
    """Cuántas anotaciones quedan de las que hacen dos a la vez en la misma acción."""
    _decir("escritores")
    with tempfile.TemporaryDirectory() as carpeta:
        codigos, quedan = anotar_a_la_vez(escribir(Path(carpeta), RICA), ANOTACIONES)
    pedidas = esperados(ANOTACIONES)
    bien = sorted(quedan) == sorted(pedidas)
    yield Cifra("Anotaciones de dos escritores a la vez", _miles(len(pedidas)))
    yield Cifra("… quedaron", _miles(len(quedan)), bien=bien)
    yield Cifra("… órdenes que fallaron", _miles(sum(map(bool, codigos))), bien=not any(codigos))


# --- crecimiento


def crecimientos(n: int) -> Iterator[Cifra]:
    """Cuántas veces más tarda cada orden con registros hostiles cuatro veces mayores."""
    familias = [(familia, n) for familia in FAMILIAS]
    peores = _a_la_vez("crecimiento", peor, familias)
    yield Cifra(f"Familias de registros hostiles, con {n} y con {4 * n}", _miles(len(familias)))
    for (familia, _), (orden, veces) in zip(familias, peores, strict=True):
        que = f"… {familia}: lo que más crece (`{orden}`)" if veces else f"… {familia}"
        yield Cifra(que, _las_veces(veces), bien=veces <= VECES_ADMITIDAS)
    veces = veces_con_base(n)
    yield Cifra("… comparar con la base", _las_veces(veces), bien=veces <= VECES_ADMITIDAS)


def _las_veces(veces: float) -> str:
    return f"× {veces:.1f}".replace(".", ",") if veces else "no se nota"


# --- el reparto y la tabla


def _en_tandas(cuantas: int, cada_una: int) -> list[int]:
    enteras, resto = divmod(cuantas, cada_una)
    return [cada_una] * enteras + [resto] * bool(resto)


def _a_la_vez(
    que: str, hacer: Callable[..., R], pedidas: Sequence[tuple[object, ...]]
) -> Iterator[R]:
    """Lo que da cada tanda, en su orden y con dos procesos; entretanto dice cuántas van."""
    if not pedidas:
        return
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as dos:
        for van, resultado in enumerate(dos.map(hacer, *zip(*pedidas, strict=True)), start=1):
            _decir(f"\r{que}: tanda {van} de {len(pedidas)}", fin="")
            yield resultado
    _decir("")


def _desglose(cuentas: Counter[str]) -> Iterator[Cifra]:
    for que, cuantas in cuentas.most_common():
        yield Cifra(f"… {que}", _miles(cuantas))


def _miles(numero: int) -> str:
    return f"{numero:,}".replace(",", ".")


def _con_parte(numero: int, de: int) -> str:
    parte = f"{numero / max(de, 1):.2%}".replace(".", ",").replace("%", " %")
    return f"{_miles(numero)} ({parte})"


def _decir(texto: str, fin: str = "\n") -> None:
    sys.stderr.write(texto + fin)
    sys.stderr.flush()


def en_tabla(cifras: Iterable[Cifra]) -> str:
    """La tabla, con una cruz en lo que no es lo que debe."""
    filas = (f"| {uno.que} | {uno.cuanto}{'' if uno.bien else ' ✗'} |\n" for uno in cifras)
    return "| Qué | Cuánto |\n| --- | ---: |\n" + "".join(filas)


def principal() -> int:
    """Lee la orden, hace las pruebas y escribe la tabla. Devuelve 1 si algo salió mal."""
    lector = argparse.ArgumentParser(description=__doc__)
    lector.add_argument("--ediciones", type=int, default=200_000)
    lector.add_argument("--ordenes", type=int, default=4_000)
    lector.add_argument("--uniones", type=int, default=500)
    lector.add_argument("--muertes", type=int, default=5_000)
    lector.add_argument("--crecimiento", type=int, default=250)
    lector.add_argument("--semilla", type=int, default=SEMILLA)
    pedido = lector.parse_args()
    comienzo = time.monotonic()
    cifras = [
        *ediciones(pedido.ediciones, pedido.semilla),
        *ordenes(pedido.ordenes, pedido.semilla),
        *uniones(pedido.uniones, pedido.semilla),
        *registros(),
        *muertes(pedido.muertes, pedido.semilla),
        *escritores(),
        *(crecimientos(pedido.crecimiento) if pedido.crecimiento else ()),
    ]
    sys.stdout.write(en_tabla(cifras))
    _decir(f"semilla {pedido.semilla}, {time.monotonic() - comienzo:.0f} s")
    return int(not all(cifra.bien for cifra in cifras))


if __name__ == "__main__":
    sys.exit(principal())
