"""Leer contenidos guardados en git, muchos y uno a uno, de un solo proceso."""

from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple, Self

from seguimiento.almacen.entorno import aunque_nadie_lea
from seguimiento.almacen.git.orden import entorno_de, sin_ejecutar
from seguimiento.errores import ErrorDeGit
from seguimiento.redaccion import visible

if TYPE_CHECKING:
    import subprocess


SIN_RECORTES = "clone de nuevo el repositorio sin «--filter» ni «--depth»"
"""El remedio de un clon al que le falta lo que se pide, y que no se trae de ninguna parte."""


class Objeto(NamedTuple):
    """Algo guardado en git."""

    identidad: str
    clase: str
    """`blob`, `tree`, `commit` o `tag`."""
    contenido: bytes | int
    """O, si pasa del tope y no se lee, los bytes que ocupa."""


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
        hallado = self.nombrado(identidad.encode(), tope)
        if hallado is None:
            raise _falta(identidad)
        return hallado.contenido

    def nombrado(self, nombre: bytes, tope: int) -> "Objeto | None":
        """El objeto que así se llama, por su identidad o como `commit:ruta`; `None` si no lo hay.

        Un nombre va en una línea. Lanza `ErrorDeGit` si git se interrumpe a medias.
        """
        if self.cerrado:
            with LectorDeObjetos(self.orden, self.carpeta) as otro:
                return otro.nombrado(nombre, tope)
        entrada, salida = self._flujos()
        ficha = _pedido(entrada, salida, nombre)
        if ficha is None:
            return None
        identidad, clase, tamano = ficha
        if tamano <= tope:
            return Objeto(identidad, clase, _leidos(salida, tamano + 1)[:-1])
        restan = tamano + 1
        while restan:
            restan -= len(_leidos(salida, min(restan, tope)))
        return Objeto(identidad, clase, tamano)

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
                    env=entorno_de(self.orden[0]),
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
    with aunque_nadie_lea(), proceso:
        pass


def _pedido(entrada: IO[bytes], salida: IO[bytes], nombre: bytes) -> tuple[str, str, int] | None:
    """Pide un objeto y da cuál es, de qué clase y los bytes que ocupa, que son los que siguen."""
    # sin git del otro lado, escribir falla: es el mismo caso que no recibir respuesta
    with aunque_nadie_lea():
        entrada.write(nombre + b"\n")
        entrada.flush()
    respuesta = salida.readline()
    if not respuesta:
        # en un clon parcial, git muere antes que decir que no lo tiene
        raise _falta(nombre.decode(errors="replace"))
    # lo que no está se nombra tal como se pidió, y puede llevar espacios
    if respuesta.endswith((b" missing\n", b" ambiguous\n")):
        return None
    partes = respuesta.decode(errors="replace").split()
    if len(partes) != len(("identidad", "clase", "tamaño")):
        raise _interrumpido()
    return partes[0], partes[1], int(partes[2])


def _leidos(salida: IO[bytes], cuantos: int) -> bytes:
    """Justo esos bytes: un contenido cortado no puede pasar por entero."""
    leido = salida.read(cuantos)
    if len(leido) < cuantos:
        raise _interrumpido()
    return leido


def _interrumpido() -> ErrorDeGit:
    return ErrorDeGit("git se interrumpió mientras leía un objeto", "repita la orden")


def _falta(nombre: str) -> ErrorDeGit:
    commit, dos_puntos, ruta = nombre.partition(":")
    return ErrorDeGit(
        f"falta en este clon el objeto {visible(commit[:12] + dos_puntos + ruta)}", SIN_RECORTES
    )
