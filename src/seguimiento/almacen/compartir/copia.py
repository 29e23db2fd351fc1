"""La copia de cada cual: dónde está, en qué rama y si se puede guardar en ella."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from seguimiento.almacen.compartir.orden import ejecutar_como_usuario, lineas_de
from seguimiento.almacen.git.a_medias import a_medias
from seguimiento.almacen.git.orden import RespuestaDeGit, git_del_sistema
from seguimiento.almacen.git.repositorio import Repositorio, repositorio_de
from seguimiento.almacen.sistema import en_octetos, en_texto
from seguimiento.errores import ArchivoOcupado, ErrorDeGit, RechazoAjeno

UNION = "MERGE_HEAD"


@dataclass(frozen=True, slots=True)
class Copia:
    """Un repositorio en el que se puede guardar, con su rama y quien lo usa delante o no."""

    repositorio: Repositorio
    raiz: Path
    """La de los registros, ya sin enlaces."""
    rama: str
    """Su nombre corto: `main`."""
    con_alguien: bool
    submodulo: bool

    @property
    def en_union(self) -> bool:
        """Si se trajo algo que se contradice y la unión espera a que alguien decida."""
        return os.path.lexists(self.repositorio.carpeta / UNION)

    @property
    def prefijo(self) -> str:
        """Lo que antecede en git a las rutas de los registros; vacío o terminado en `/`."""
        relativa = self.raiz.relative_to(self.repositorio.arbol).as_posix()
        return "" if relativa == "." else f"{relativa}/"

    def git(self, *orden: str, entrada: bytes = b"", espera: float | None = None) -> RespuestaDeGit:
        """Lo que responde git a esa orden, dada por quien lo usa."""
        return ejecutar_como_usuario(
            [self.repositorio.ejecutable, *orden],
            self.repositorio.arbol,
            entrada=entrada,
            espera=espera,
            con_alguien=self.con_alguien,
        )

    def dicho(self, *orden: str) -> str:
        """Lo que responde git, sin el último salto; vacío si la respuesta es que no."""
        respuesta = self.git(*orden)
        return "" if respuesta.codigo else en_texto(respuesta.salida).rstrip("\n")

    def rutas(self, registros: Iterable[str]) -> list[str]:
        """Las de los registros, como las nombra git."""
        return self.repositorio.rutas_desde_el_arbol(self.raiz, registros)


def abrir(raiz: Path, *, con_alguien: bool) -> Copia:
    """La copia en que están los registros, si se puede guardar en ella. Lanza `ErrorDeGit` si no."""
    if git_del_sistema() is None:
        raise ErrorDeGit("no se encuentra git", "instálelo: sin él no hay copia que compartir")
    raiz = raiz.resolve()
    repositorio = repositorio_de(raiz)
    if repositorio is None:
        raise ErrorDeGit(
            "estos registros no están en ningún repositorio de git",
            f"si empieza aquí, ejecute «git init» en «{raiz}»; si otros ya los llevan, traiga su copia con «git clone DIRECCIÓN»",
        )
    superproyecto = _comprobar_arbol(repositorio, con_alguien=con_alguien)
    _comprobar_que_nada_esta_a_medias(repositorio)
    rama = _rama(repositorio)
    return Copia(repositorio, raiz, rama, con_alguien, submodulo=bool(superproyecto))


def _comprobar_arbol(repositorio: Repositorio, *, con_alguien: bool) -> str:
    """Que git admite trabajar ahí. Da la carpeta de la que es submódulo, si lo es."""
    preguntas = ("rev-parse", "--is-inside-work-tree", "--show-superproject-working-tree")
    respuesta = ejecutar_como_usuario(
        [repositorio.ejecutable, *preguntas], repositorio.arbol, con_alguien=con_alguien
    )
    if "dubious ownership" in respuesta.queja:
        raise ErrorDeGit(
            f"el repositorio «{repositorio.arbol}» es de otro usuario, y git no ejecuta en él nada suyo",
            f"si se fía de él: «git config --global --add safe.directory '{repositorio.arbol}'»",
        )
    if respuesta.codigo:
        raise rechazo(
            "git no reconoce este repositorio", respuesta.queja, "vea qué le pasa con «git fsck»"
        )
    dentro, *resto = en_texto(respuesta.salida).splitlines()
    if dentro != "true":
        raise ErrorDeGit(
            f"el repositorio «{repositorio.arbol}» no tiene carpeta de trabajo: es una copia desnuda",
            "trabaje en otra, «git clone DIRECCIÓN», o quítele la marca con «git config core.bare false»",
        )
    return "".join(resto)


def _comprobar_que_nada_esta_a_medias(repositorio: Repositorio) -> None:
    if medias := a_medias(repositorio):
        raise ErrorDeGit(
            f"en su copia quedó a medias {medias.que} de git",
            f"termínelo con «{medias.seguir}» o vuelva a como estaba con «{medias.dejar}»",
        )


def _rama(repositorio: Repositorio) -> str:
    rama = repositorio.rama()
    if rama is None:
        raise ErrorDeGit(
            "su copia no está en ninguna rama: lo que se guardara ahí se perdería de vista",
            "vuelva a la suya con «git switch RAMA» o, para no perder lo que haya, «git switch -c RAMA-NUEVA»",
        )
    return rama


def rechazo(mensaje: str, queja: str, ayuda: str) -> ErrorDeGit:
    """El error de que git no hizo lo que se le pedía, con lo que dijo."""
    if ".lock': File exists" in queja:
        return _ocupada(queja)
    return RechazoAjeno(mensaje, ayuda, lineas_de(queja))


def _ocupada(queja: str) -> ErrorDeGit:
    candado = queja.partition("'")[2].partition("'")[0]
    return CopiaOcupada(
        "otro programa está usando git en su copia",
        f"espere a que termine y repita la orden; si no hay ninguno abierto, borre «{candado}»",
    )


class CopiaOcupada(ErrorDeGit):
    """Otro programa de git trabaja en la copia, o murió trabajando."""

    codigo_de_salida = ArchivoOcupado.codigo_de_salida


def como_rutas(rutas: Sequence[str]) -> bytes:
    """Las rutas, cada una tal cual se llama, como git las lee de un archivo."""
    return b"".join(b":(literal)%s\0" % en_octetos(ruta) for ruta in rutas)


SON_RUTAS = ("--pathspec-from-file=-", "--pathspec-file-nul")
