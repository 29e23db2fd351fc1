"""Los que escriben a la vez: dos que anotan en la misma acción y uno que espera a que otro acabe."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

from apoyo.ejecucion import HOY, minimo, seg

ACCION = "final-2022/2.3"
QUIENES = "ab"
_QUIEN_AVISA = """
import sys, time
from seguimiento.almacen.guardado import exclusion
from seguimiento.comandos.aplicacion import principal

class Reloj:
    avisado = False

    def monotonic(self):
        return 0.0  # por mucho que se tarde, no desiste

    def sleep(self, segundos):
        if not self.avisado:
            print("espera", flush=True)
            self.avisado = True
        time.sleep(segundos)

exclusion.time = Reloj()
sys.exit(principal(sys.argv[1:]))
"""
"""La orden, que avisa en cuanto halla a otro escribiendo."""


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


@contextmanager
def esperando_turno(*orden: object, en: Path) -> Iterator[subprocess.Popen[bytes]]:
    """La orden en otro proceso, cuando ya está esperando a que otro suelte el candado."""
    completa = [sys.executable, "-c", _QUIEN_AVISA, "-C", en, "--hoy", HOY, *orden]
    with subprocess.Popen(
        [str(parte) for parte in completa],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=minimo(),
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL) and None,  # noqa: PLW1509 — quien prueba puede tenerla apagada
    ) as en_marcha:
        assert en_marcha.stdout is not None
        assert en_marcha.stdout.readline() == b"espera\n"
        yield en_marcha
