"""Lo que git sabe de los registros. Es el único módulo que ejecuta git.

Los árboles que se validan pueden ser ajenos, y un `.git/config` sabe pedir que se ejecute cualquier
cosa: filtros, vigilantes del disco, paginadores, transportes. Por eso solo se usan las órdenes que
leen objetos (`rev-parse`, `rev-list`, `ls-tree`, `for-each-ref`) y los archivos del disco se
comparan aquí; `status`, `diff` o `ls-files` ejecutarían lo que diga esa configuración.

La carpeta de git se busca aquí y se pasa siempre con `--git-dir`: así no manda el entorno ni se
toma por repositorio una carpeta desnuda metida entre los registros. Con ella puesta git tampoco
comprueba de quién es el repositorio (medido con git 2.39: el aviso «dubious ownership» solo sale
cuando lo busca él), de modo que uno de otro dueño se lee sin más. No hace falta esa barrera para no
ejecutar nada, y su remedio (`safe.directory`) no valdría: la configuración del usuario no se lee.
"""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from seguimiento.errores import ErrorDeGit

SEGUNDOS_DE_ESPERA = 30.0
"""Lo que se espera a cada orden de git; la más lenta medida (10.000 archivos) tarda 0,01."""


@dataclass(frozen=True, slots=True)
class EstadoEnGit:
    """De qué commit salen los registros y si siguen como en él.

    Sin git, fuera de un repositorio o sin ningún commit, `commit` y `modificado` son `None`.
    """

    commit: str | None = None
    """El último que tocó los registros, siguiendo el primer padre; `None` si ninguno los tocó."""
    modificado: bool | None = None
    """Si los registros del disco difieren de los de HEAD; los fines de línea CRLF no cuentan."""
    superficial: bool = False
    """El clon no tiene toda la historia: `commit` puede ser el más antiguo que trajo."""
    parcial: bool = False
    """El clon dejó objetos en el servidor, que nunca se le piden."""


def estado_de_los_registros(raiz: Path, registros: Sequence[str]) -> EstadoEnGit:
    """El estado en git de los registros, carpetas o archivos dados por su ruta desde la raíz.

    La raíz puede ser una subcarpeta del árbol de trabajo. Lanza `ErrorDeGit` si hay un repositorio
    y git no puede leerlo.
    """
    repositorio = _repositorio_de(raiz.resolve())
    cabeza = repositorio.cabeza() if repositorio else None
    if repositorio is None or cabeza is None:
        return EstadoEnGit()
    rutas = repositorio.rutas_desde_el_arbol(raiz.resolve(), registros)
    return EstadoEnGit(
        commit=repositorio.ultimo_commit(cabeza, rutas),
        modificado=_difieren(repositorio, cabeza, rutas),
        superficial=repositorio.superficial,
        parcial=repositorio.parcial,
    )


def version_de_git() -> str | None:
    """La versión de git, como él la escribe; `None` si no hay uno que funcione."""
    ejecutable = _ejecutable()
    if ejecutable is None:
        return None
    try:
        respuesta = _ejecutar([ejecutable, "version"], Path("/"))
    except ErrorDeGit:
        return None
    texto = os.fsdecode(respuesta.salida).strip()
    return texto.removeprefix("git version ") if respuesta.codigo == 0 else None


# La orden ---------------------------------------------------------------------------------------

_ENTORNO: Mapping[str, str] = {
    "PATH": os.defpath,
    # sin HOME, un `excludesFile = ~/x` en .git/config hace morir a git; con la verdadera, un
    # `include` metería en la respuesta la configuración del usuario
    "HOME": os.devnull,
    "LC_ALL": "C",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    # una ruta imposible: si el archivo existiera, aun vacío, git pondría un aviso ante cada error
    "GIT_GRAFT_FILE": f"{os.devnull}/injertos",
    "GIT_TERMINAL_PROMPT": "0",
}
"""Todo el entorno de git: nada se hereda, ni las `GIT_*` con que lo llama un gancho."""

_OPCIONES = (
    "--no-pager",
    "--literal-pathspecs",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
)


class _Respuesta(NamedTuple):
    codigo: int
    salida: bytes
    queja: str


def _ejecutable() -> str | None:
    """La ruta absoluta de git, sin mirar las entradas relativas de PATH.

    Con `.` en PATH, un árbol ajeno podría traer su propio «git».
    """
    import shutil

    carpetas = os.environ.get("PATH", os.defpath).split(os.pathsep)
    absolutas = os.pathsep.join(carpeta for carpeta in carpetas if Path(carpeta).is_absolute())
    return shutil.which("git", path=absolutas) if absolutas else None


def _ejecutar(orden: list[str], carpeta: Path) -> _Respuesta:
    """Ejecuta una orden ya completa y espera su respuesta."""
    import subprocess

    try:
        # la orden es una lista nuestra con un ejecutable absoluto, sin intérprete de por medio
        fin = subprocess.run(  # noqa: S603
            orden,
            cwd=carpeta,
            env=_ENTORNO,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SEGUNDOS_DE_ESPERA,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ErrorDeGit(
            f"git no respondió en {SEGUNDOS_DE_ESPERA:g} segundos",
            "compruebe que el disco responde y repita la orden",
        ) from error
    except OSError as error:
        raise ErrorDeGit(
            f"no se pudo ejecutar «{orden[0]}» (error {error.errno})",
            "compruebe la instalación de git con «git version»",
        ) from error
    return _Respuesta(fin.returncode, fin.stdout, fin.stderr.decode(errors="replace"))


# El repositorio ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Repositorio:
    """Un repositorio ya localizado y el git con que se le pregunta."""

    ejecutable: str
    carpeta: Path
    """La de git: `.git`, o aquella a la que remite si es un archivo."""
    arbol: Path
    """La del árbol de trabajo, que contiene `.git`."""

    def cabeza(self) -> str | None:
        """El commit de HEAD; `None` si aún no hay ninguno."""
        orden = ("rev-parse", "--verify", "--quiet", "--end-of-options", "HEAD")
        respuesta = self._preguntar(*orden)
        if respuesta.codigo == 1:
            # «sin commits» y «rama dañada» responden igual, y la segunda no debe pasar por un
            # repositorio vacío: de ella se queja for-each-ref
            respuesta = self._preguntar("for-each-ref", "--format=%(refname)")
            if "broken ref" in respuesta.queja:
                raise self._error(respuesta)
            self._salida(respuesta)
            return None
        return self._salida(respuesta).decode().strip()

    def ultimo_commit(self, cabeza: str, rutas: Sequence[str]) -> str | None:
        """El último commit, desde `cabeza`, que tocó alguna de las rutas."""
        orden = ("rev-list", "-1", "--first-parent", cabeza, "--", *rutas)
        return self._salida(self._preguntar(*orden)).decode().strip() or None

    def contenido(self, cabeza: str, rutas: Sequence[str]) -> "_Contenido":
        """Lo que hay bajo las rutas en el árbol de un commit."""
        # sin `-l`: pedir además los tamaños cuesta 20 veces más con los objetos sin empaquetar
        orden = ("ls-tree", "-r", "-z", "--full-tree", cabeza, "--", *rutas)
        archivos: dict[bytes, str] = {}
        submodulos: set[bytes] = set()
        for entrada in self._salida(self._preguntar(*orden)).split(b"\0")[:-1]:
            ficha, _, ruta = entrada.partition(b"\t")
            modo, _, identidad = ficha.decode().split(" ")
            if modo.startswith("100"):
                archivos[ruta] = identidad
            elif modo == _MODO_DE_SUBMODULO:
                submodulos.add(ruta)
        return _Contenido(archivos, submodulos)

    def rutas_desde_el_arbol(self, raiz: Path, registros: Iterable[str]) -> list[str]:
        """Las rutas de los registros como las nombra git, aunque la raíz sea una subcarpeta."""
        prefijo = PurePosixPath(raiz.relative_to(self.arbol).as_posix())
        return [str(prefijo / registro) for registro in registros]

    @property
    def superficial(self) -> bool:
        """Si es un clon con la historia cortada (`--depth`)."""
        return (self._comun / "shallow").is_file()

    @property
    def parcial(self) -> bool:
        """Si es un clon al que le faltan objetos adrede (`--filter`)."""
        return next((self._comun / "objects" / "pack").glob("*.promisor"), None) is not None

    @property
    def _comun(self) -> Path:
        """La carpeta que comparten todos los árboles de trabajo del repositorio."""
        remite = self.carpeta / "commondir"
        if not remite.is_file():
            return self.carpeta
        return self.carpeta / os.fsdecode(remite.read_bytes().rstrip(b"\r\n"))

    def _preguntar(self, *orden: str) -> _Respuesta:
        # `--work-tree` anula el core.worktree de la configuración, que torcería las rutas
        donde = (f"--git-dir={self.carpeta}", f"--work-tree={self.arbol}")
        return _ejecutar([self.ejecutable, *donde, *_OPCIONES, *orden], self.arbol)

    def _salida(self, respuesta: _Respuesta) -> bytes:
        if respuesta.codigo:
            raise self._error(respuesta)
        return respuesta.salida

    def _error(self, respuesta: _Respuesta) -> ErrorDeGit:
        motivo = next(iter(respuesta.queja.splitlines()), f"código {respuesta.codigo}")
        return ErrorDeGit(
            f"git no pudo leer el repositorio «{self.carpeta}»; dice: «{motivo}»",
            f"compruébelo con «git fsck» en «{self.arbol}»",
        )


class _Contenido(NamedTuple):
    """Los archivos corrientes de un commit, con su identidad, y sus submódulos."""

    archivos: dict[bytes, str]
    submodulos: set[bytes]


_MODO_DE_SUBMODULO = "160000"


def _repositorio_de(raiz: Path) -> _Repositorio | None:
    """El repositorio cuyo árbol de trabajo contiene la raíz, buscado hacia arriba."""
    ejecutable = _ejecutable()
    if ejecutable is None:
        return None
    for arbol in (raiz, *raiz.parents):
        marca = arbol / ".git"
        if _es_carpeta_de_git(marca):
            return _Repositorio(ejecutable, marca, arbol)
        if os.path.isfile(marca):  # noqa: PTH113 — Path.is_file lanza si falta permiso
            return _Repositorio(ejecutable, _destino(marca), arbol)
    return None


def _es_carpeta_de_git(carpeta: Path) -> bool:
    """Si tiene HEAD. Como git, se pasa de largo ante una carpeta `.git` vacía."""
    try:
        (carpeta / "HEAD").lstat()
    except PermissionError:
        return True  # que git diga por qué no puede leerla: no es lo mismo que no haberla
    except OSError:
        return False
    return True


def _destino(marca: Path) -> Path:
    """La carpeta a la que remite un archivo `.git`: un árbol de trabajo añadido o un submódulo."""
    try:
        clave, _, valor = marca.read_bytes().partition(b": ")
    except OSError as error:
        raise ErrorDeGit(
            f"no se pudo leer «{marca}» (error {error.errno})", "compruebe sus permisos"
        ) from error
    if clave != b"gitdir":
        raise ErrorDeGit(
            f"«{marca}» no dice dónde está el repositorio",
            "debería ser una carpeta o empezar por «gitdir: »; vuelva a clonar el repositorio",
        )
    return marca.parent / os.fsdecode(valor.rstrip(b"\r\n"))


# La comparación con el disco --------------------------------------------------------------------


def _difieren(repositorio: _Repositorio, cabeza: str, rutas: Sequence[str]) -> bool:
    """Si bajo las rutas el disco y el commit no dicen lo mismo; se detiene en lo primero que vea.

    Solo cuenta el contenido de los archivos corrientes: ni permisos ni enlaces.
    """
    contenido = repositorio.contenido(cabeza, rutas)
    arbol = os.fsencode(repositorio.arbol)
    try:
        fechas = dict(_archivos_en_disco(arbol, map(os.fsencode, rutas), contenido.submodulos))
        if not contenido.archivos.keys() <= fechas.keys():
            return True
        if any(_parece_registro(ruta) for ruta in fechas.keys() - contenido.archivos.keys()):
            return True
        # lo tocado hace menos es lo que más probablemente difiere
        recientes = sorted(contenido.archivos, key=fechas.__getitem__, reverse=True)
        return any(_cambiado(b"/".join((arbol, r)), contenido.archivos[r]) for r in recientes)
    except OSError:
        return True  # lo que no puede leerse, tampoco está como en el commit


def _archivos_en_disco(
    arbol: bytes, rutas: Iterable[bytes], submodulos: set[bytes]
) -> Iterator[tuple[bytes, int]]:
    """Ruta y fecha (ns) de cada archivo corriente, sin seguir enlaces ni entrar en submódulos."""
    pendientes = list(rutas)
    while pendientes:
        ruta = pendientes.pop()
        try:
            estado = os.lstat(b"/".join((arbol, ruta)))
        except (FileNotFoundError, NotADirectoryError):
            continue
        if stat.S_ISREG(estado.st_mode):
            yield ruta, estado.st_mtime_ns
        elif stat.S_ISDIR(estado.st_mode) and ruta not in submodulos:
            nombres = os.listdir(b"/".join((arbol, ruta)))  # noqa: PTH208 — nombres en bytes
            pendientes.extend(b"/".join((ruta, n)) for n in nombres)


def _parece_registro(ruta: bytes) -> bool:
    """Si un archivo que git no conoce cuenta como cambio.

    Lo oculto que no es YAML (`.DS_Store`, el `.x.yaml.swp` de un editor) no lo lee nadie.
    """
    return ruta.endswith(b".yaml") or b"/." not in ruta


def _cambiado(ruta: bytes, identidad: str) -> bool:
    """Si el contenido del archivo no es el del blob, ni quitando los CR de sus fines de línea."""
    # aunque al recorrer la carpeta fuera un archivo corriente, pudo dejar de serlo
    banderas = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    descriptor = os.open(ruta, banderas)
    try:
        estado = os.fstat(descriptor)
        if not stat.S_ISREG(estado.st_mode):
            return True
        if _identidad(_trozos(descriptor), estado.st_size, len(identidad)) == identidad:
            return False
        longitud = sum(map(len, _sin_cr(_trozos(descriptor))))
        return (
            longitud == estado.st_size
            or _identidad(_sin_cr(_trozos(descriptor)), longitud, len(identidad)) != identidad
        )
    finally:
        os.close(descriptor)


def _identidad(trozos: Iterable[bytes], longitud: int, cifras: int) -> str:
    """La identidad que git daría a ese contenido; sus cifras dicen el formato del repositorio."""
    import hashlib

    algoritmo = hashlib.sha1 if cifras == _CIFRAS_DE_SHA1 else hashlib.sha256
    suma = algoritmo(b"blob %d\0" % longitud, usedforsecurity=False)
    for trozo in trozos:
        suma.update(trozo)
    return suma.hexdigest()


_CIFRAS_DE_SHA1 = 40


def _trozos(descriptor: int) -> Iterator[bytes]:
    """El archivo desde el principio, en trozos: uno enorme no debe ocupar la memoria entera."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    while trozo := os.read(descriptor, _OCTETOS_POR_TROZO):
        yield trozo


_OCTETOS_POR_TROZO = 1 << 16


def _sin_cr(trozos: Iterable[bytes]) -> Iterator[bytes]:
    """El mismo contenido con LF donde había CRLF, aunque el par caiga entre dos trozos."""
    cola = b""
    for trozo in trozos:
        junto = cola + trozo
        cola = junto[-1:] if junto.endswith(b"\r") else b""
        yield junto[: len(junto) - len(cola)].replace(b"\r\n", b"\n")
    yield cola
