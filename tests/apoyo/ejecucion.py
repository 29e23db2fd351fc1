"""Cómo se ejecuta `seg` en las pruebas: aquí mismo, en otro proceso o en una pantalla de mentira."""

import json
import os
import re
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import partial
from io import StringIO
from math import inf
from pathlib import Path
from select import select
from typing import Any

from apoyo.cache import de_la_cache
from apoyo.posix import fcntl, pty, resource, termios
from apoyo.vivero import Nacida, nacer
from seguimiento.comandos.puerta import principal
from seguimiento.comandos.sesion import VARIABLE_DE_HOY
from seguimiento.globales import entrecomillado

HOY = "2023-04-15"
PAUSA = 0.2
"""Segundos sin escribir tras los que se entiende que quien pregunta espera la respuesta."""
_SECUENCIAS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
LIMITE = 180
"""Segundos tras los que un proceso que no termina es un fallo: no mide nada, solo evita colgarse."""


@dataclass(frozen=True, slots=True)
class Resultado:
    """Cómo terminó una orden y qué dijo."""

    codigo: int
    salida: str
    errores: str

    @property
    def json(self) -> Any:  # noqa: ANN401 — cualquier JSON
        """La salida, leída."""
        return json.loads(self.salida)


def seg(*argumentos: object, en: Path | None = None, hoy: str = HOY) -> Resultado:
    """Ejecuta la orden aquí mismo, fuera de una pantalla y con la fecha fija.

    Con `en`, las órdenes que sugiere llevarían esa carpeta y la fecha, que son de la prueba: se quitan.
    """
    salida, errores = StringIO(), StringIO()
    raiz = () if en is None else ("-C", en)
    fecha = ("--hoy", hoy) if hoy else ()
    with redirect_stdout(salida), redirect_stderr(errores):
        codigo = principal([str(parte) for parte in (*raiz, *fecha, *argumentos)])
    opciones = " ".join(entrecomillado(str(una)) for una in (*raiz, *fecha))
    suyas = f"seg {opciones} " if raiz else "seg "
    dicho = (flujo.getvalue().replace(suyas, "seg ") for flujo in (salida, errores))
    return Resultado(codigo, *dicho)


def proceso(
    *argumentos: object,
    entorno: Mapping[str, str] | None = None,
    en: Path | None = None,
    memoria: int = 0,
) -> Resultado:
    """Ejecuta la orden en otro proceso, con ese entorno, poco más y, si se dice, esos bytes de memoria a lo sumo."""
    terminado = subprocess.run(
        [sys.executable, "-m", "seguimiento", *map(str, argumentos)],
        capture_output=True,
        check=False,
        cwd=en,
        env=minimo() | {**(entorno or {})},
        stdin=subprocess.DEVNULL,
        timeout=LIMITE,
        preexec_fn=_con_memoria(memoria) if memoria else None,
    )
    salida, errores = terminado.stdout.decode("utf-8"), terminado.stderr.decode("utf-8")
    return Resultado(terminado.returncode, salida, errores)


def _con_memoria(maxima: int) -> Callable[[], None]:
    return partial(resource.setrlimit, resource.RLIMIT_AS, (maxima, maxima))


def minimo() -> dict[str, str]:
    """El entorno imprescindible: sin idioma, sin zona, sin color y sin fecha heredados."""
    # en Windows, sin SYSTEMROOT no arranca casi ningún programa
    heredado = {
        nombre: os.environ[nombre] for nombre in ("PATH", "SYSTEMROOT") if nombre in os.environ
    }
    return {"PATH": os.defpath} | heredado | de_la_cache()


def desde(carpeta: Path, hoy: str) -> dict[str, str]:
    """El entorno de quien está en esa carpeta y a esa fecha, sin decirlo en la línea."""
    return {"PWD": str(carpeta), VARIABLE_DE_HOY: hoy}


def en_pantalla(
    *argumentos: object,
    columnas: int,
    entorno: Mapping[str, str] | None = None,
    espera: float = inf,
    filas: int = 50,
    con_teclado: bool = False,
) -> Resultado:
    """Ejecuta la orden en una pantalla de ese tamaño. Los errores van a la misma pantalla.

    Pasados los segundos de espera, se ve también el progreso. Solo con teclado hay quien pase páginas.
    """
    todo = {"TERM": "xterm"} | {**(entorno or {})}
    with _orden_en_pantalla(argumentos, (filas, columnas), todo, espera, responde=con_teclado) as (
        orden,
        pantalla,
    ):
        visto = pantalla.hasta_el_final()
        return Resultado(orden.wait(LIMITE), visto.replace("\r\n", "\n"), "")


def dialogo(*argumentos: object, respuestas: Sequence[str], en: Path, hoy: str = HOY) -> Resultado:
    r"""Ejecuta la orden ante alguien que, a cada pregunta, escribe la respuesta que toca.

    Una pregunta es lo que deja la línea a medias. `\x03` es Ctrl-C y `\x04`, Ctrl-D. La salida es lo
    que se ve en la pantalla, con lo que se teclea.
    """
    argumentos = ("--color", "nunca", *argumentos)
    entorno = {"TERM": "dumb", "LC_ALL": "C.UTF-8", "INPUTRC": os.devnull} | desde(en, hoy)
    with _orden_en_pantalla(argumentos, (50, 100), entorno, inf, responde=True) as (
        orden,
        pantalla,
    ):
        for respuesta in respuestas:
            pantalla.hasta_una_pregunta()
            fin = "" if respuesta in {"\x03", "\x04"} else "\n"
            os.write(pantalla.descriptor, f"{respuesta}{fin}".encode())
        visto = _SECUENCIAS.sub("", pantalla.hasta_el_final())
        texto = visto.replace("\r\n", "\n").replace("\r", "")
        return Resultado(orden.wait(LIMITE), texto, "")


@contextmanager
def _orden_en_pantalla(
    argumentos: Sequence[object],
    tamano: tuple[int, int],
    entorno: Mapping[str, str],
    espera: float,
    *,
    responde: bool = False,
) -> Iterator[tuple[Nacida, "_Pantalla"]]:
    """La orden, en marcha, y su pantalla. Al salir ha terminado: si algo falla, a la fuerza."""
    maestra, esclava = pty.openpty()
    fcntl.ioctl(esclava, termios.TIOCSWINSZ, struct.pack("HHHH", *tamano, 0, 0))
    with open(os.devnull, "rb") as nada:  # noqa: PTH123 — no es un archivo
        orden = nacer(
            [*map(str, argumentos)],
            entorno=minimo() | {**entorno},
            flujos=(esclava if responde else nada.fileno(), esclava, esclava),
            espera=espera,
            con_teclado=responde,
        )
    os.close(esclava)
    try:
        yield orden, _Pantalla(maestra)
    finally:
        os.close(maestra)
        orden.acabar()


class _Pantalla:
    """Lo que se ve de una orden, según lo escribe."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        self._visto = b""

    def hasta_una_pregunta(self) -> None:
        """Espera a que la última línea quede a medias y nadie escriba más."""
        while self._mas():
            if not self._visto.endswith(b"\n") and not self._escriben(PAUSA):
                return

    def hasta_el_final(self) -> str:
        """Todo lo que se vio, una vez que quien escribe termina."""
        while self._mas():
            pass
        return self._visto.decode("utf-8")

    def _mas(self) -> bool:
        """Lee algo más; falso si ya no queda quien escriba."""
        assert self._escriben(LIMITE), f"no dice nada más; se vio: {self._visto!r}"
        try:
            parte = os.read(self.descriptor, 65536)
        except OSError:  # en Linux, así acaba una pantalla que ya no usa nadie
            return False
        self._visto += parte
        return bool(parte)

    def _escriben(self, segundos: float) -> bool:
        return bool(select([self.descriptor], [], [], segundos)[0])
