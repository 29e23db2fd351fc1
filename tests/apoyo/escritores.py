"""Dos que anotan a la vez en la misma acción, cada uno con sus órdenes `seg actualizar`."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from apoyo.ejecucion import seg

ACCION = "final-2022/2.3"
QUIENES = "ab"


def anotar_a_la_vez(raiz: Path, cada_uno: int) -> tuple[list[int], list[str]]:
    """Los códigos con que terminaron las órdenes y los comentarios que quedaron, en su orden."""
    # sin heredar nada: ni el candado ni el reparto de este proceso
    with ProcessPoolExecutor(len(QUIENES), mp_context=get_context("spawn")) as dos:
        codigos = list(dos.map(_anotar, [raiz] * 2, QUIENES, [cada_uno] * 2))
    registro = seg("ver", ACCION, "--json", en=raiz).json["registro"]
    quedan = [entrada["comentario"] for entrada in registro["seguimiento"]]
    return [codigo for suyos in codigos for codigo in suyos], quedan


def esperados(cada_uno: int) -> set[str]:
    """Los comentarios que deben quedar."""
    return {f"{quien}{numero}" for quien in QUIENES for numero in range(cada_uno)}


def _anotar(raiz: Path, quien: str, cuantas: int) -> list[int]:
    orden = ("actualizar", ACCION, "--estado", "en_curso", "--comentario")
    return [seg(*orden, f"{quien}{numero}", en=raiz).codigo for numero in range(cuantas)]
