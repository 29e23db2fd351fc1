"""El banco: mide lo que se promete del rendimiento y dice si se cumple.

`python banco/banco.py [--rapido] [--solo R3]…` escribe en una tabla cada fila en cuanto la sabe. Puede cortarse y, si
el programa no ha cambiado, sigue donde quedó. Termina con código 1 si algo no cumple, y con 3 si de algo no se sabe:
quedó dudoso o no pudo medirse.
"""

import argparse
import os
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import chain
from pathlib import Path
from shutil import rmtree

from carteras import BANCO, PROYECTO, Carteras
from cuaderno import Cuaderno
from fila import Fila, Tanda
from filas import FILAS, desconocidas, elegidas
from generador import cartera
from hoja import HOJA, Maquina, hoja
from rondas import Medidor, Resultado, lo_anotado
from series import Veredicto
from tabla import Renglones

_OBRA = PROYECTO / ".banco"
_MIDEN = ("medir.py", "camino.py", "suelos.py", "pares.txt")
"""Lo del banco que cambia lo medido; las órdenes se anotan por lo que dicen."""
_MUESTRA = 40
"""Cuántos registros de una cartera bastan para saber si el generador escribe lo mismo."""
NO_CUMPLE, NO_SE_SABE, CORTADO = 1, 3, 130


def huella_del_programa() -> str:
    """Un resumen de lo que se mide y de cómo se mide: lo medido con otra no vale."""
    suyos = [
        uno
        for carpeta in (PROYECTO / "src", PROYECTO / "templates")
        for uno in carpeta.rglob("*")
        if uno.suffix in {".py", ".j2"}
    ]
    archivos = [*sorted(suyos), *(BANCO / nombre for nombre in _MIDEN)]
    sabido = (sys.version, huella_de_las_carteras())
    return _resumen(chain(sabido, (uno.read_text("utf-8") for uno in archivos)))


def huella_de_las_carteras() -> str:
    """Un resumen de lo que escribe el generador: si cambia, las carteras son otras."""
    guiones = (BANCO / "historia.py", BANCO / "pares.py")
    escrito = (texto for _, texto in cartera(_MUESTRA))
    return _resumen(chain(escrito, (uno.read_text("utf-8") for uno in guiones)))


def _resumen(textos: Iterable[str]) -> str:
    """De uno en uno: lo que ocupe este proceso sería lo menos que se ve de los que mide."""
    suma = sha256()
    for texto in textos:
        suma.update(b"%b\0" % texto.encode())
    return suma.hexdigest()[:12]


def medir(
    filas: Sequence[Fila], carteras: Carteras, cuaderno: Cuaderno
) -> Iterator[tuple[Fila, Resultado]]:
    """Lo que da cada fila, en el orden en que se van sabiendo."""
    for tanda in Tanda:
        suyas = [fila for fila in filas if fila.tanda is tanda]
        if suyas:
            yield from Medidor(tanda, carteras, cuaderno).medir(suyas)


def codigo_de_salida(veredictos: Sequence[Veredicto]) -> int:
    """1 si algo no cumple; si no, 3 si de algo no se sabe."""
    if Veredicto.NO_CUMPLE in veredictos:
        return NO_CUMPLE
    return 0 if {*veredictos} <= {Veredicto.CUMPLE} else NO_SE_SABE


def _lector() -> argparse.ArgumentParser:
    lector = argparse.ArgumentParser(description=__doc__)
    lector.add_argument("--solo", metavar="Rn", action="append", default=[], help="solo esa fila")
    lector.add_argument("--rapido", action="store_true", help="con carteras diez veces menores")
    lector.add_argument("--carpeta", type=Path, default=_OBRA, help="dónde se guarda lo que usa")
    lector.add_argument("--de-nuevo", action="store_true", help="olvida lo ya medido")
    lector.add_argument("--escribir", action="store_true", help="escribe docs/rendimiento.md")
    return lector


def principal(argumentos: Sequence[str] | None = None) -> int:
    """Mide lo pedido, escribe la tabla y da el código de salida."""
    lector = _lector()
    pedido = lector.parse_args(argumentos)
    if not hasattr(os, "sched_getaffinity"):
        lector.error("el banco solo mide en Linux")
    if ninguna := desconocidas(pedido.solo):
        lector.error(f"no hay fila {', '.join(ninguna)}")
    if pedido.escribir and pedido.rapido:
        lector.error("lo medido con --rapido no se escribe: no es de las carteras que dice")
    obra: Path = pedido.carpeta.resolve()
    carteras = Carteras(_de_ahora(obra), pedido.rapido)
    archivo = obra / ("rapido.jsonl" if pedido.rapido else "medido.jsonl")
    if pedido.de_nuevo:
        archivo.unlink(missing_ok=True)
    cuaderno = Cuaderno(archivo, huella_del_programa())
    if cuaderno.empezado:
        print(f"sigue lo medido el {cuaderno.dia}; «--de-nuevo» lo olvida", file=sys.stderr)
    hallados = _medidas(elegidas(pedido.solo), carteras, cuaderno)
    if pedido.escribir:
        sabidos = {**lo_anotado(FILAS, carteras, cuaderno), **hallados}
        HOJA.write_text(hoja(FILAS, sabidos, cuaderno.dia, Maquina.esta()), "utf-8")
        print(f"escrito: {HOJA.relative_to(PROYECTO)}", file=sys.stderr)
    return codigo_de_salida([hallado.veredicto for hallado in hallados.values()])


def _de_ahora(obra: Path) -> Path:
    """La carpeta de las carteras que el generador escribe hoy; las de antes se borran, que ocupan mucho."""
    carpeta = obra / f"carteras-{huella_de_las_carteras()}"
    for otra in obra.glob("carteras-*"):
        if otra != carpeta:
            rmtree(otra)
    return carpeta


def _medidas(filas: Sequence[Fila], carteras: Carteras, cuaderno: Cuaderno) -> dict[str, Resultado]:
    """Lo hallado de cada fila por su número, que se va escribiendo."""
    renglones = Renglones(filas)
    if carteras.rapido:
        print("Con carteras diez veces menores que las que dice la tabla.\n")
    print(renglones.cabecera, flush=True)
    hallados = {}
    for fila, hallado in medir(filas, carteras, cuaderno):
        print(renglones.de(fila, hallado), flush=True)
        hallados[fila.numero] = hallado
    return hallados


if __name__ == "__main__":
    # que quien lo mate, como quien lo corta, no deje midiéndose lo que se medía
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        sys.exit(principal())
    except KeyboardInterrupt:
        print("cortado; lo ya medido queda anotado y no se repetirá", file=sys.stderr)
        sys.exit(CORTADO)
