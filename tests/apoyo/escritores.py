"""Los que escriben a la vez: dos que anotan en la misma acción y uno que espera a que otro acabe."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from apoyo.ejecucion import HOY, LIMITE, Resultado, minimo, seg
from apoyo.posix import al_nacer
from seguimiento.almacen.guardado import exclusion

ACCION = "final-2022/2.3"
QUIENES = "ab"
_PRUEBAS = Path(__file__).parents[1]
_CON_PACIENCIA = """
import sys, time
from seguimiento.almacen.guardado import exclusion
from seguimiento.comandos.puerta import principal

class Reloj:
    avisar = sys.argv[1] == "avisa"

    def monotonic(self):
        return 0.0

    def sleep(self, segundos):
        if self.avisar:
            print("espera", flush=True)
            self.avisar = False
        time.sleep(segundos)

exclusion.time = Reloj()
sys.exit(principal(sys.argv[2:]))
"""
"""La orden, que por mucho que tarde en llegar su turno no desiste; si se le pide, avisa de que espera."""


def anotar_a_la_vez(raiz: Path, cada_uno: int) -> tuple[list[int], list[str]]:
    """Los códigos con que terminaron las órdenes y los comentarios que quedaron, en su orden."""
    # cada uno en su proceso, de los que se espera el fin: los de `multiprocessing` no lo tienen en Wine
    orden = (sys.executable, "-m", "apoyo.escritores", str(raiz), str(cada_uno))

    def codigos_de(quien: str) -> list[int]:
        escrito = subprocess.run((*orden, quien), check=True, cwd=_PRUEBAS, capture_output=True)
        suyos: list[int] = json.loads(escrito.stdout)
        return suyos

    with ThreadPoolExecutor(len(QUIENES)) as hilos:
        codigos = list(hilos.map(codigos_de, QUIENES))
    registro = seg("ver", ACCION, "--json", en=raiz).json["registro"]
    quedan = [entrada["comentario"] for entrada in registro["seguimiento"]]
    return [codigo for suyos in codigos for codigo in suyos], quedan


def esperados(cada_uno: int) -> set[str]:
    """Los comentarios que deben quedar."""
    return {f"{quien}{numero}" for quien in QUIENES for numero in range(cada_uno)}


class _Parado:
    """Un reloj que no avanza: quien espera su turno no desiste."""

    sleep = staticmethod(time.sleep)

    def monotonic(self) -> float:
        return 0.0


def _anotar(raiz: Path, cuantas: int, quien: str) -> list[int]:
    orden = ("actualizar", ACCION, "--estado", "en_curso", "--comentario")
    with mock.patch.object(exclusion, "time", _Parado()):
        return [seg(*orden, f"{quien}{numero}", en=raiz).codigo for numero in range(cuantas)]


def a_la_vez(*ordenes: Sequence[object], en: Path) -> list[Resultado]:
    """Cómo terminan esas órdenes, cada una en su proceso; todas esperan su turno lo que haga falta."""

    def ejecutada(orden: Sequence[object]) -> Resultado:
        completa = _con_paciencia("calla", en, orden)
        fin = subprocess.run(
            completa, check=False, capture_output=True, env=minimo(), timeout=LIMITE
        )
        return Resultado(fin.returncode, fin.stdout.decode("utf-8"), fin.stderr.decode("utf-8"))

    with ThreadPoolExecutor(len(ordenes)) as hilos:
        return list(hilos.map(ejecutada, ordenes))


def _con_paciencia(modo: str, en: Path, orden: Sequence[object]) -> list[str]:
    return [
        str(parte)
        for parte in (sys.executable, "-c", _CON_PACIENCIA, modo, "-C", en, "--hoy", HOY, *orden)
    ]


@contextmanager
def esperando_turno(*orden: object, en: Path) -> Iterator[subprocess.Popen[bytes]]:
    """La orden en otro proceso, cuando ya está esperando a que otro suelte el candado."""
    with subprocess.Popen(
        _con_paciencia("avisa", en, orden),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=minimo(),
        preexec_fn=al_nacer(lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)),  # noqa: PLW1509 — quien prueba puede tenerla apagada
    ) as en_marcha:
        assert en_marcha.stdout is not None
        try:
            assert en_marcha.stdout.readline() == b"espera\n"
            yield en_marcha
        finally:
            # si lo que se prueba falla, nadie espera a quien espera
            en_marcha.kill()


if __name__ == "__main__":
    _raiz, _cuantas, _quien = sys.argv[1:]
    print(json.dumps(_anotar(Path(_raiz), int(_cuantas), _quien)))  # noqa: T201 — es lo que dice
