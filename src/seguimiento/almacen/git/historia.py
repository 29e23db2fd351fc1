"""La historia de los archivos: qué commits los tocaron, qué decían entonces y quién los guardó."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from seguimiento.almacen.fuentes import TAMANO_MAXIMO, Archivo
from seguimiento.almacen.git.fuente import Git, como_se_guardo, con_historia, en_el_commit
from seguimiento.almacen.git.momento import con_fecha_efectiva, el_vigente
from seguimiento.almacen.git.objetos import LectorDeObjetos
from seguimiento.almacen.git.repositorio import Confirmado, Repositorio
from seguimiento.almacen.nombres import es_de_registro, id_de
from seguimiento.almacen.sistema import en_octetos, en_texto
from seguimiento.almacen.sitios import DATOS

_TOPE_DE_COMMIT = 1 << 20
"""Un mensaje mayor no lo escribió nadie: de él no se lee nada."""


class Firma(NamedTuple):
    """Quién hizo un commit y con qué motivo, tal como lo escribió: es un dato, y nada lo garantiza."""

    autor: str
    asunto: str


@dataclass(frozen=True)
class Historia:
    """Los commits de la rama en que se está, siguiendo siempre el primer padre."""

    repositorio: Repositorio
    raiz: Path
    commits: Sequence[Confirmado]
    """Del último al primero, cada uno con el instante desde el que pudo verse."""

    @property
    def ultimo(self) -> str:
        """El commit del que se parte."""
        return self.commits[0].commit

    @property
    def primero(self) -> Confirmado:
        """El más antiguo que se conoce."""
        return self.commits[-1]

    @property
    def cortada(self) -> bool:
        """Si antes del primero hubo otros, que este clon no tiene."""
        return self.repositorio.superficial

    def padre(self, commit: str) -> str | None:
        """El que lo precede; `None` si es el primero."""
        siguiente = self._puestos[commit] + 1
        return self.commits[siguiente].commit if siguiente < len(self.commits) else None

    def confirmado(self, commit: str) -> Confirmado:
        """Un commit de la historia, con su instante."""
        return self.commits[self._puestos[commit]]

    def al_cierre(self, cierre: int) -> Git | None:
        """Los archivos del último commit anterior a ese instante; `None` si no lo hay."""
        puesto = el_vigente(self.commits, cierre)
        if puesto is None:
            return None
        return en_el_commit(self.repositorio, self.commits[puesto].commit, self.raiz)

    def que_tocaron(self, ruta: str, desde: str) -> list[str]:
        """Los commits en que cambió un archivo, de `desde`, incluido, al primero."""
        return self.repositorio.que_tocaron(desde, f"{self._prefijo}{ruta}")

    def hubo(self, nombre: str) -> bool:
        """Si alguna vez hubo bajo `data/`, en la carpeta que fuera, un archivo con ese nombre."""
        return self.repositorio.hubo(self.ultimo, f"{self._prefijo}{DATOS}", nombre)

    def versiones(self, ruta: str) -> list[Archivo]:
        """Lo que ha dicho el registro de esa ruta: cada contenido, una vez, y primero los de esta ruta.

        También lo de antes de que su archivo cambiara de carpeta o de nombre: es el mismo si el commit que
        lo trajo a una ruta quitó de otra uno con su identificador o con su mismo contenido. Lanza
        `ErrorDeGit` si a este clon le falta alguna.
        """
        halladas: dict[str | None, Archivo] = {}
        rutas, pendientes = {ruta}, [(self.ultimo, ruta)]
        while pendientes:
            desde, una = pendientes.pop()
            suyas = [(commit, self.archivo(commit, una)) for commit in self.que_tocaron(una, desde)]
            for _, archivo in suyas:
                if archivo is not None:
                    halladas.setdefault(archivo.identidad, archivo)
            for padre, otra in self._origenes(suyas):
                if otra not in rutas:
                    rutas.add(otra)
                    pendientes.append((padre, otra))
        return [*halladas.values()]

    def _origenes(self, vistos: Sequence[tuple[str, Archivo | None]]) -> Iterator[tuple[str, str]]:
        """El padre de cada commit que trajo el archivo y la ruta que en él pudo tener."""
        for (commit, archivo), (_, previo) in pairwise([*vistos, ("", None)]):
            padre = self.padre(commit)
            if archivo is None or padre is None or previo is not None:
                continue
            antes, despues = self.identidades(padre), self.identidades(commit)
            for ruta in sorted(filter(es_de_registro, antes.keys() - despues.keys())):
                if id_de(ruta) == id_de(archivo.ruta) or antes[ruta] == archivo.identidad:
                    yield padre, ruta

    def que_unio(self, commit: str, ruta: str) -> list[str]:
        """Los commits en que se hizo lo que una unión trajo a un archivo, del último al primero; ninguno si no lo es."""
        if not _es_union(self._objetos.leer(commit, _TOPE_DE_COMMIT)):
            return []
        return self.repositorio.que_trajo(commit, f"{self._prefijo}{ruta}")

    def identidades(self, commit: str) -> dict[str, str]:
        """Los archivos que había entonces bajo `data/`, con la identidad de cada uno."""
        hay = self.repositorio.contenido(commit, [f"{self._prefijo}{DATOS}"])
        return {
            en_texto(ruta).removeprefix(self._prefijo): identidad
            for ruta, identidad in hay.archivos.items()
        }

    def archivo(self, commit: str, ruta: str) -> Archivo | None:
        """El archivo que había entonces en esa ruta; `None` si no había ninguno.

        Lanza `ErrorDeGit` si lo había y a este clon le falta.
        """
        nombre = f"{commit}:{self._prefijo}{ruta}"
        hallado = (
            None if "\n" in ruta else self._objetos.nombrado(en_octetos(nombre), TAMANO_MAXIMO)
        )
        if hallado is not None and hallado.clase == "blob":
            contenido = como_se_guardo(hallado.contenido)
            return Archivo(ruta, lambda: contenido, hallado.identidad)
        falta = self.repositorio.parcial or "\n" in ruta
        identidad = self.identidades(commit).get(ruta) if falta else None
        return None if identidad is None else self.guardado(ruta, identidad)

    def guardado(self, ruta: str, identidad: str) -> Archivo:
        """El archivo con ese contenido, ya leído. Lanza `ErrorDeGit` si a este clon le falta."""
        contenido = como_se_guardo(self._objetos.leer(identidad, TAMANO_MAXIMO))
        return Archivo(ruta, lambda: contenido, identidad)

    def firma(self, commit: str) -> Firma:
        """Quién hizo el commit y la primera línea de lo que dijo de él."""
        return _firma(self._objetos.leer(commit, _TOPE_DE_COMMIT))

    @cached_property
    def _prefijo(self) -> str:
        return en_el_commit(self.repositorio, self.ultimo, self.raiz).prefijo

    @cached_property
    def _puestos(self) -> dict[str, int]:
        return {uno.commit: puesto for puesto, uno in enumerate(self.commits)}

    @cached_property
    def _objetos(self) -> LectorDeObjetos:
        return self.repositorio.abrir_objetos()


def historia_de(raiz: Path, desde: str | None = None) -> Historia:
    """La historia hasta un commit o, si no se dice, hasta aquel en que se está.

    Lanza `ErrorDeGit` si no hay git, repositorio o ningún commit.
    """
    repositorio, cabeza = con_historia(raiz, "que mirar")
    commits = con_fecha_efectiva(repositorio.historia(desde or cabeza))
    return Historia(repositorio, raiz, commits)


def _es_union(contenido: bytes | int) -> bool:
    if isinstance(contenido, int):
        return False
    return contenido.partition(b"\n\n")[0].count(b"\nparent ") > 1


def _firma(contenido: bytes | int) -> Firma:
    if isinstance(contenido, int):
        return Firma("", "")
    cabecera, _, mensaje = contenido.partition(b"\n\n")
    dichos = dict(linea.partition(b" ")[::2] for linea in cabecera.split(b"\n"))
    codificacion = dichos.get(b"encoding", b"utf-8").decode("ascii", "replace")
    autor = dichos.get(b"author", b"").partition(b" <")[0]
    asunto = next((linea for linea in mensaje.split(b"\n") if linea.strip()), b"")
    return Firma(_texto(autor, codificacion), _texto(asunto, codificacion).strip())


def _texto(escrito: bytes, codificacion: str) -> str:
    """Lo escrito, con la codificación que dice; lo que no lo sea, con su marca de sustitución."""
    try:
        return escrito.decode(codificacion, "replace")
    except (LookupError, ValueError):
        return escrito.decode("utf-8", "replace")
