"""Leer contenidos guardados en git, muchos y uno a uno, de un solo proceso."""

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from seguimiento.errores import ErrorDeGit
from seguimiento.repositorio.git.orden import ENTORNO

if TYPE_CHECKING:
    import subprocess


class LectorDeObjetos:
    """Un `cat-file --batch` abierto. Se usa con `with`."""

    def __init__(self, orden: list[str], carpeta: Path) -> None:
        self.orden = orden
        self.carpeta = carpeta
        self.proceso: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        import subprocess

        # la orden es una lista nuestra con un ejecutable absoluto, sin intérprete de por medio
        self.proceso = subprocess.Popen(  # noqa: S603
            self.orden,
            cwd=self.carpeta,
            env=ENTORNO,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        return self

    def __exit__(
        self,
        clase: type[BaseException] | None,
        error: BaseException | None,
        traza: TracebackType | None,
    ) -> None:
        if self.proceso is not None:
            self.proceso.kill()
            self.proceso.communicate()

    def leer(self, identidad: str, tope: int) -> bytes | int:
        """El contenido, o su tamaño en bytes si pasa del tope y no se lee.

        Lanza `ErrorDeGit` si el objeto no está: en un clon parcial no se pide a nadie.
        """
        if self.proceso is None or self.proceso.stdin is None or self.proceso.stdout is None:
            raise ErrorDeGit("git no está leyendo objetos")
        self.proceso.stdin.write(f"{identidad}\n".encode())
        self.proceso.stdin.flush()
        respuesta = self.proceso.stdout.readline().split()
        if len(respuesta) != len(("identidad", "clase", "tamaño")):
            raise ErrorDeGit(
                f"falta en este clon el objeto {identidad[:12]}",
                "traiga la historia completa con «git fetch --unshallow» o «git fetch --refetch»",
            )
        tamano = int(respuesta[2])
        if tamano <= tope:
            return self.proceso.stdout.read(tamano + 1)[:-1]
        restan = tamano + 1
        while restan:
            restan -= len(self.proceso.stdout.read(min(restan, tope)))
        return tamano
