"""Leer contenidos guardados en git, muchos y uno a uno, de un solo proceso."""

from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self

from seguimiento.almacen.git.orden import ENTORNO, sin_ejecutar
from seguimiento.errores import ErrorDeGit

if TYPE_CHECKING:
    import subprocess


SIN_RECORTES = "clone de nuevo el repositorio sin «--filter» ni «--depth»"
"""El remedio de un clon al que le falta lo que se pide, y que no se trae de ninguna parte."""


class LectorDeObjetos:
    """Un `cat-file --batch`, que se abre con lo primero que se lee.

    Se cierra con `with` o, si no, cuando ya nadie lo tiene.
    """

    def __init__(self, orden: list[str], carpeta: Path) -> None:
        self.orden = orden
        self.carpeta = carpeta
        self.proceso: subprocess.Popen[bytes] | None = None
        self.cerrado = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.cerrado = True
        if self.proceso is not None:
            _terminar(self.proceso)

    def leer(self, identidad: str, tope: int) -> bytes | int:
        """El contenido, o su tamaño en bytes si pasa del tope y no se lee.

        Lo que se pide después de cerrarlo se lee igual, de otro proceso que dura lo que tarda. Lanza
        `ErrorDeGit` si el objeto no está (en un clon parcial no se pide a nadie) o si git se
        interrumpe a medias.
        """
        if self.cerrado:
            with LectorDeObjetos(self.orden, self.carpeta) as otro:
                return otro.leer(identidad, tope)
        entrada, salida = self._flujos()
        tamano = _pedido(entrada, salida, identidad)
        if tamano <= tope:
            return _leidos(salida, tamano + 1)[:-1]
        restan = tamano + 1
        while restan:
            restan -= len(_leidos(salida, min(restan, tope)))
        return tamano

    def _flujos(self) -> tuple[IO[bytes], IO[bytes]]:
        """Por dónde se pide y por dónde se recibe."""
        import subprocess
        import weakref

        if self.proceso is None:
            try:
                # la orden es una lista nuestra con un ejecutable absoluto, sin intérprete de por medio
                self.proceso = subprocess.Popen(  # noqa: S603
                    self.orden,
                    cwd=self.carpeta,
                    env=ENTORNO,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                )
            except OSError as error:
                raise sin_ejecutar(self.orden, error) from error
            weakref.finalize(self, _terminar, self.proceso)
        if self.proceso.stdin is None or self.proceso.stdout is None:
            raise ErrorDeGit("git no está leyendo objetos")
        return self.proceso.stdin, self.proceso.stdout


def _terminar(proceso: "subprocess.Popen[bytes]") -> None:
    proceso.kill()
    # al cerrar se escribe lo que quede, y del otro lado ya no lee nadie
    with suppress(BrokenPipeError), proceso:
        pass


def _pedido(entrada: IO[bytes], salida: IO[bytes], identidad: str) -> int:
    """Pide un objeto y da los bytes que ocupa, que son los que siguen."""
    # sin git del otro lado, escribir falla: es el mismo caso que no recibir respuesta
    with suppress(BrokenPipeError):
        entrada.write(f"{identidad}\n".encode())
        entrada.flush()
    respuesta = salida.readline().split()
    if len(respuesta) != len(("identidad", "clase", "tamaño")):
        raise ErrorDeGit(
            f"falta en este clon el objeto {identidad[:12]}",
            SIN_RECORTES,
        )
    return int(respuesta[2])


def _leidos(salida: IO[bytes], cuantos: int) -> bytes:
    """Justo esos bytes: un contenido cortado no puede pasar por entero."""
    leido = salida.read(cuantos)
    if len(leido) < cuantos:
        raise ErrorDeGit("git se interrumpió mientras leía un objeto", "repita la orden")
    return leido
