"""Un repositorio de git ya localizado, y las preguntas que se le hacen."""

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from seguimiento.almacen.git.objetos import SIN_RECORTES, LectorDeObjetos
from seguimiento.almacen.git.orden import (
    OPCIONES,
    RUTAS_TAL_CUAL,
    RespuestaDeGit,
    ejecutar,
    git_del_sistema,
)
from seguimiento.almacen.sistema import en_octetos, en_texto
from seguimiento.errores import ErrorDeGit
from seguimiento.redaccion import visible


@dataclass(frozen=True, slots=True)
class Repositorio:
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

    def rama(self) -> str | None:
        """El nombre corto de la rama en que se está, tenga o no commits; `None` si no es ninguna."""
        respuesta = self._preguntar("symbolic-ref", "--quiet", "HEAD")
        nombre = respuesta.salida.decode(errors="surrogateescape").strip()
        return nombre.removeprefix("refs/heads/") or None

    def seguida(self) -> str | None:
        """La rama de la copia compartida que sigue la actual, `refs/remotes/origin/main`; `None` si ninguna.

        La dice la configuración, que así se lee sin que nada suyo se ejecute.
        """
        orden = ("for-each-ref", "--format=%(HEAD) %(upstream)", "refs/heads")
        lineas = self._salida(self._preguntar(*orden)).decode(errors="surrogateescape").splitlines()
        actual = next((una[2:] for una in lineas if una.startswith("* ")), "")
        return actual if actual.startswith("refs/remotes/") else None

    def cuantos(self, desde: str, hasta: str, rutas: Sequence[str] = ()) -> int:
        """Cuántos commits hay de más en `hasta`, sin contar uniones; con rutas, los que las tocan."""
        orden = ("rev-list", "--count", "--no-merges", f"{desde}..{hasta}", "--", *rutas)
        return int(self._salida(self._preguntar(*orden)))

    def resolver(self, referencia: str) -> str | None:
        """El commit al que lleva una referencia (rama, etiqueta o identidad); `None` si a ninguno."""
        if _REFERENCIA.fullmatch(referencia) is None:
            return None
        completa = f"{referencia}^{{commit}}"
        respuesta = self._preguntar(
            "rev-parse", "--verify", "--quiet", "--end-of-options", completa
        )
        return respuesta.salida.decode().strip() or None

    def base_comun(self, uno: str, otro: str) -> str | None:
        """El último antepasado común de dos commits; `None` si no se conoce ninguno."""
        respuesta = self._preguntar("rev-parse", f"{uno}...{otro}")
        lineas = self._salida(respuesta).decode().split()
        return next((linea[1:] for linea in lineas if linea.startswith("^")), None)

    def abrir_objetos(self) -> LectorDeObjetos:
        """Con qué leer contenidos, uno tras otro, de un mismo proceso de git."""
        # por sí solo guarda 96 MB de contenidos por si otro se reconstruye a partir de ellos, y casi ninguno lo hace
        donde = (f"--git-dir={self.carpeta}", *OPCIONES, "-c", f"core.deltaBaseCacheLimit={_BASES}")
        return LectorDeObjetos([self.ejecutable, *donde, "cat-file", "--batch"], self.arbol)

    def ultimo_commit(self, cabeza: str, rutas: Sequence[str]) -> str | None:
        """El último commit, desde `cabeza`, que tocó alguna de las rutas."""
        orden = ("rev-list", "-1", "--first-parent", cabeza, "--", *rutas)
        return self._salida(self._preguntar(*orden)).decode().strip() or None

    def hubo(self, cabeza: str, carpeta: str, nombre: str) -> bool:
        """Si alguna vez, desde `cabeza`, hubo un archivo con ese nombre en la carpeta o más adentro.

        Sin distinguir las mayúsculas, que no hacen otro nombre.
        """
        # la única pregunta que no es por una ruta tal cual: dónde estuvo no se sabe
        opciones = [una for una in OPCIONES if una != RUTAS_TAL_CUAL]
        donde = "/**/".join(_COMODINES.sub(r"\\\g<0>", parte) for parte in (carpeta, nombre))
        orden = ("rev-list", "-1", "--first-parent", cabeza, "--", f":(glob,icase){donde}")
        return bool(self._salida(self._ejecutar([*opciones, *orden])).strip())

    def historia(self, cabeza: str, rutas: Sequence[str] = ()) -> "list[Confirmado]":
        """Los commits desde `cabeza` hasta el primero, siguiendo siempre el primer padre.

        Con rutas, solo los que cambiaron alguna respecto de ese padre.
        """
        orden = ("rev-list", "--first-parent", "--timestamp", cabeza, "--", *rutas)
        lineas = self._salida(self._preguntar(*orden))
        partes = (linea.split() for linea in lineas.decode().splitlines())
        return [Confirmado(commit, int(instante)) for instante, commit in partes]

    def que_tocaron(self, cabeza: str, ruta: str) -> list[str]:
        """Los commits, desde `cabeza` y por el primer padre, en que cambió lo que hay en la ruta; del último al primero."""
        return [uno.commit for uno in self.historia(cabeza, [ruta])]

    def que_trajo(self, union: str, ruta: str) -> list[str]:
        """Los commits de otras ramas que trajo una unión y tocan la ruta, sin contar uniones; del último al primero."""
        orden = ("rev-list", "--no-merges", "--topo-order", f"{union}^1..{union}", "--", ruta)
        return self._salida(self._preguntar(*orden)).decode().split()

    def identidades(self, commits: Sequence[str], ruta: str) -> list[str | None]:
        """La del archivo que había en esa ruta en cada commit; `None` si no había ninguno.

        Todas de un solo proceso, que no lee el contenido de ninguno. Lanza `ErrorDeGit` si la ruta lleva un
        salto de línea, que no puede preguntarse.
        """
        if "\n" in ruta:
            raise ErrorDeGit(
                f"no se puede seguir la historia de «{visible(ruta)}»",
                "quite el salto de línea de su nombre",
            )
        preguntas = b"".join(en_octetos(f"{commit}:{ruta}\n") for commit in commits)
        respuesta = self._preguntar("cat-file", "--batch-check", entrada=preguntas)
        lineas = self._salida(respuesta).splitlines()
        return [_identidad_de_archivo(linea) for linea in lineas]

    def atributo(self, cual: str, ruta: str) -> str:
        """Lo que los `.gitattributes` dicen de una ruta, exista o no; `unspecified` si nada."""
        respuesta = self._preguntar("check-attr", "-z", cual, "--", ruta)
        return self._salida(respuesta).split(b"\0")[2].decode(errors="replace")

    def ajuste(self, clave: str) -> str:
        """Lo que dice de una clave la configuración de esta copia, y no la de quien la usa; vacío si nada."""
        return en_texto(self._preguntar("config", "--get", clave).salida).strip()

    def nombres(self) -> list[str]:
        """Cómo se llaman las etiquetas y las ramas propias, en ese orden."""
        orden = ("for-each-ref", "--format=%(refname:short)", "refs/tags", "refs/heads")
        return self._salida(self._preguntar(*orden)).decode(errors="replace").splitlines()

    def principales_compartidas(self) -> list[str]:
        """Las ramas principales de las copias compartidas que aquí se conocen: «origin/main».

        Primero las de `origin`; de cada copia, la que ella dice que es la suya y, si no, las de nombre
        corriente. Ninguna si nunca se trajo nada.
        """
        orden = ("for-each-ref", "--format=%(refname) %(symref)", _COMPARTIDAS)
        lineas = self._salida(self._preguntar(*orden)).decode(errors="replace").splitlines()
        ramas = dict(linea.partition(" ")[::2] for linea in lineas)
        copias = sorted({r.split("/")[2] for r in ramas}, key=lambda una: (una != "origin", una))
        posibles = [
            ramas.get(f"{_COMPARTIDAS}/{copia}/HEAD") or f"{_COMPARTIDAS}/{copia}/{nombre}"
            for copia in copias
            for nombre in _PRINCIPALES
        ]
        return [r.removeprefix(f"{_COMPARTIDAS}/") for r in dict.fromkeys(posibles) if r in ramas]

    def contenido(self, cabeza: str, rutas: Sequence[str]) -> "Contenido":
        """Lo que hay bajo las rutas en el árbol de un commit."""
        # sin `-l`: pedir además los tamaños cuesta 20 veces más con los objetos sin empaquetar
        # la ruta vacía es el árbol entero, que se pide sin ninguna
        orden = ("ls-tree", "-r", "-z", "--full-tree", cabeza, "--", *filter(None, rutas))
        respuesta = self._preguntar(*orden)
        hallado = Contenido({}, set(), {})
        for entrada in self._salida(respuesta).split(b"\0")[:-1]:
            ficha, _, ruta = entrada.partition(b"\t")
            modo, _, identidad = ficha.decode().split(" ")
            if modo.startswith("100"):
                hallado.archivos[ruta] = identidad
            elif modo == _MODO_DE_ENLACE:
                hallado.enlaces[ruta] = identidad
            elif modo == _MODO_DE_SUBMODULO:
                hallado.submodulos.add(ruta)
        return hallado

    def ignorados(self, rutas: Sequence[bytes]) -> int:
        """Cuántas de las rutas deja fuera `.gitignore`; lo que ignore la configuración no se mira."""
        # no admite que se le diga que son rutas: con «./» delante no pueden ser otra cosa
        opciones = [una for una in OPCIONES if una != RUTAS_TAL_CUAL]
        opciones += ["-c", f"core.excludesFile={os.devnull}"]
        orden = [*opciones, "check-ignore", "--no-index", "-z", "--stdin"]
        entrada = b"".join(b"./%s\0" % ruta for ruta in rutas)
        return self._ejecutar(orden, entrada).salida.count(b"\0")

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
        return self.carpeta / en_texto(remite.read_bytes().rstrip(b"\r\n"))

    def _preguntar(self, *orden: str, entrada: bytes = b"") -> RespuestaDeGit:
        return self._ejecutar([*OPCIONES, *orden], entrada)

    def _ejecutar(self, orden: list[str], entrada: bytes = b"") -> RespuestaDeGit:
        # `--work-tree` anula el core.worktree de la configuración, que torcería las rutas
        donde = (f"--git-dir={self.carpeta}", f"--work-tree={self.arbol}")
        return ejecutar([self.ejecutable, *donde, *orden], self.arbol, entrada)

    def _salida(self, respuesta: RespuestaDeGit) -> bytes:
        if respuesta.codigo:
            raise self._error(respuesta)
        return respuesta.salida

    def _error(self, respuesta: RespuestaDeGit) -> ErrorDeGit:
        # a un clon parcial también le falta lo que hay que recorrer para saber qué commit tocó algo
        if self.parcial:
            return ErrorDeGit("falta en este clon parte de lo guardado", SIN_RECORTES)
        motivo = next(iter(respuesta.queja.splitlines()), f"código {respuesta.codigo}")
        return ErrorDeGit(
            f"git no pudo leer el repositorio «{self.carpeta}»; dice: «{motivo}»",
            f"compruébelo con «git fsck» en «{self.arbol}»",
        )


class Confirmado(NamedTuple):
    """Un commit y cuándo dice que se hizo, en segundos desde 1970."""

    commit: str
    instante: int


class Contenido(NamedTuple):
    """Los archivos corrientes y los enlaces de un commit, con su identidad, y sus submódulos."""

    archivos: dict[bytes, str]
    submodulos: set[bytes]
    enlaces: dict[bytes, str]


_REFERENCIA = re.compile(r"(?!-)(?:(?!\.\.|@\{)[^\x00-\x20\x7f~^:?*\[\\])+(?:[~^][0-9]*)*")
"""Lo que git admite en un nombre, y sus antepasados: nunca una opción, un intervalo ni una búsqueda."""

_COMODINES = re.compile(r"[\\*?\[\]]")

_COMPARTIDAS, _PRINCIPALES = "refs/remotes", ("main", "master")

_BASES = "16m"
"""Cuánto recuerda git de lo que ya leyó: con 5.000 registros pasa de 105 MB a 38 y tarda lo mismo."""

_ARCHIVO_GUARDADO = re.compile(rb"([0-9a-f]{40,64}) blob [0-9]+")

_MODO_DE_ENLACE, _MODO_DE_SUBMODULO = "120000", "160000"


def repositorio_de(raiz: Path) -> Repositorio | None:
    """El repositorio cuyo árbol de trabajo contiene la raíz, buscado hacia arriba."""
    ejecutable, arbol = git_del_sistema(), arbol_de(raiz)
    if ejecutable is None or arbol is None:
        return None
    return Repositorio(ejecutable, carpeta_de_git(arbol), arbol)


def carpeta_de_git(arbol: Path) -> Path:
    """La de git de un árbol de trabajo. No necesita git; lanza `ErrorDeGit` si `.git` no dice dónde está."""
    marca = arbol / ".git"
    return _destino(marca) if _es_archivo(marca) else marca


def arbol_de(raiz: Path) -> Path | None:
    """El árbol de trabajo que contiene la raíz, buscado hacia arriba. No necesita git."""
    arboles = (raiz, *raiz.parents)
    return next((a for a in arboles if es_repositorio(a)), None)


def _identidad_de_archivo(linea: bytes) -> str | None:
    """La que dice `cat-file --batch-check`; de lo que falta repite lo pedido, que no cabe en su forma."""
    partes = _ARCHIVO_GUARDADO.fullmatch(linea)
    return partes[1].decode() if partes else None


def es_repositorio(carpeta: Path) -> bool:
    """Si su `.git` es un archivo o tiene HEAD. Como git, se pasa de largo ante una carpeta `.git` vacía."""
    marca = carpeta / ".git"
    try:
        (marca / "HEAD").lstat()
    except PermissionError:
        return True  # que git diga por qué no puede leerla: no es lo mismo que no haberla
    except OSError:
        return _es_archivo(marca)
    return True


def _es_archivo(marca: Path) -> bool:
    return os.path.isfile(marca)  # noqa: PTH113 — Path.is_file lanza si falta permiso


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
    return marca.parent / en_texto(valor.rstrip(b"\r\n"))
