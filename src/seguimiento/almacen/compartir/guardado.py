"""Lo que cambió en los registros y aún no se ha guardado, y guardarlo en un commit sin tocar nada más."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import Enum
from typing import NamedTuple

from seguimiento.almacen.compartir.copia import SON_RUTAS, Copia, como_rutas, rechazo
from seguimiento.almacen.compartir.dos_nombres import con_dos_nombres
from seguimiento.almacen.git.comparacion import parece_registro
from seguimiento.almacen.nombres import EXTENSION
from seguimiento.almacen.sistema import en_texto
from seguimiento.errores import ErrorDeGit, RechazoAjeno
from seguimiento.redaccion import entre_comillas, enumeracion, visible

_GANCHOS = ("pre-commit", "pre-merge-commit", "commit-msg", "prepare-commit-msg")
_EN_CONFLICTO = frozenset({"DD", "AU", "UD", "UA", "DU", "AA", "UU"})
_BORRADO_Y_OTRO = frozenset({"AD"})
"""Lo que solo está en el índice: ni en lo guardado ni en el disco."""


class Hecho(Enum):
    """Qué le pasó a un archivo."""

    NUEVO = "nuevo"
    CAMBIADO = "cambia"
    QUITADO = "se quita"


class SinGuardar(NamedTuple):
    """Lo que cambió en los registros, con las rutas desde el árbol de trabajo, en su orden."""

    cambios: dict[str, Hecho]
    ignorados: tuple[str, ...]
    """Los que no se guardarán, porque `.gitignore` los deja fuera."""
    en_conflicto: tuple[str, ...]
    """Los que quedaron por decidir en una unión."""


def sin_guardar(copia: Copia, registros: Sequence[str]) -> SinGuardar:
    """Lo que cambió en esas rutas, carpetas o archivos dados desde la raíz, según git y sin tocar su índice."""
    return _estado(copia, copia.rutas(registros))


def en_conflicto(copia: Copia) -> tuple[str, ...]:
    """Todo lo que quedó por decidir en una unión, sea o no de los registros."""
    return _estado(copia, ()).en_conflicto


def lo_decidido(
    copia: Copia, hay: SinGuardar, tiene_dos_versiones: Callable[[bytes], bool]
) -> SinGuardar:
    """Lo mismo, con lo que estaba por decidir y ya no tiene dos versiones. Lanza `ErrorDeGit` si queda algo.

    Si un archivo las tiene lo dice quien sabe leer sus marcas, por su contenido, y de todo lo que se guardaría:
    para git, un `git add` ya las da por decididas.
    """
    fuera = [ruta for ruta in en_conflicto(copia) if ruta not in hay.en_conflicto]
    por_decidir = [
        ruta
        for ruta in sorted({*hay.en_conflicto, *hay.cambios})
        if (archivo := copia.repositorio.arbol / ruta).is_file()
        and tiene_dos_versiones(archivo.read_bytes())
    ]
    if por_decidir:
        raise RechazoAjeno(
            "no se ha guardado nada: quedan dos versiones por decidir",
            "decídalo con «seg diagnostico --reparar» y repita «seg guardar»",
            tuple(mostrada(copia, ruta) for ruta in por_decidir),
        )
    if dobles := con_dos_nombres(copia):
        raise RechazoAjeno(
            "no se ha guardado nada: de un mismo archivo quedan los dos nombres que le dieron usted y otra persona",
            "deje uno solo, borre el otro y repita «seg guardar»",
            tuple(f"{mostrada(copia, aqui)} — {mostrada(copia, alli)}" for aqui, alli in dobles),
        )
    if fuera:
        raise RechazoAjeno(
            "no se ha guardado nada: queda por decidir algo que no es de los registros",
            "decídalo con git y repita «seg guardar»; para volver a como estaba, «seg traer --dejar»",
            tuple(visible(ruta) for ruta in fuera),
        )
    arbol = copia.repositorio.arbol
    decididos = {
        ruta: Hecho.CAMBIADO if os.path.lexists(arbol / ruta) else Hecho.QUITADO
        for ruta in hay.en_conflicto
    }
    return hay._replace(cambios=dict(sorted((hay.cambios | decididos).items())))


def _estado(copia: Copia, rutas: Sequence[str]) -> SinGuardar:
    respuesta = copia.git(
        *("--no-optional-locks", "status", "--porcelain=v1", "-z", "--no-renames"),
        *("--untracked-files=all", "--ignored=matching", "--ignore-submodules=all", "--"),
        *(f":(literal){ruta}" for ruta in rutas),
    )
    if respuesta.codigo:
        raise rechazo(
            "git no pudo decir qué ha cambiado", respuesta.queja, "vea qué pasa con «git status»"
        )
    cambios: dict[str, Hecho] = {}
    ignorados, conflictos = [], []
    for entrada in respuesta.salida.split(b"\0")[:-1]:
        marca, cruda = entrada[:2].decode(), entrada[3:]
        ruta = en_texto(cruda)
        de_nadie = not (parece_registro(cruda.rstrip(b"/")) or ruta in rutas)
        if marca in {"??", "!!"} and de_nadie and not _con_registros(copia, ruta):
            continue
        if marca == "??" and cruda.endswith(b"/"):
            continue  # de los archivos nuevos se nombra cada uno: una carpeta es de otro repositorio
        if marca == "!!":
            ignorados.append(ruta)
        elif marca in _EN_CONFLICTO:
            conflictos.append(ruta)
        elif marca not in _BORRADO_Y_OTRO or copia.en_union:  # que se guarda con todo el índice
            cambios[ruta] = _hecho(marca)
    return SinGuardar(dict(sorted(cambios.items())), (*sorted(ignorados),), (*sorted(conflictos),))


def _con_registros(copia: Copia, carpeta: str) -> bool:
    """Si es una carpeta que los tiene: se leen en cualquiera, se llame como se llame."""
    return any((copia.repositorio.arbol / carpeta).rglob(f"*{EXTENSION}"))


def _hecho(marca: str) -> Hecho:
    if marca == "??" or marca.startswith("A"):
        return Hecho.NUEVO
    return Hecho.QUITADO if "D" in marca else Hecho.CAMBIADO


class Identidad(NamedTuple):
    """Lo que falta para firmar lo que se guarda."""

    nombre: bool
    correo: bool


def identidad_que_falta(copia: Copia) -> Identidad:
    """Si git no sabe el nombre o el correo de quien guarda: lo que él adivina no es de nadie."""

    def falta(*otra: str) -> bool:
        sin_adivinar = ("-c", "user.useConfigOnly=true", "-c", "=".join(otra), "var")
        quienes = ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT")
        return not all(copia.dicho(*sin_adivinar, quien) for quien in quienes)

    # con el otro dado, lo que falte es este
    return Identidad(nombre=falta("user.email", "x@ejemplo.org"), correo=falta("user.name", "x"))


def anotar_identidad(copia: Copia, nombre: str, correo: str) -> None:
    """Deja en la configuración de esta copia, y en ninguna otra, quién guarda; lo vacío no se toca."""
    for clave, valor in (("user.name", nombre), ("user.email", correo)):
        if valor and (respuesta := copia.git("config", "--local", clave, valor)).codigo:
            raise rechazo(
                "git no anotó quién es usted", respuesta.queja, "compruebe los permisos de «.git»"
            )


def confirmar(
    copia: Copia, cambios: dict[str, Hecho], mensaje: str, decididos: Sequence[str] = ()
) -> str:
    """Guarda esos archivos, como están en el disco, en un commit; lo demás queda como estaba. Da el commit.

    Si se negó un gancho, o git, no ha cambiado ni el índice: se lanza `RechazoAjeno` con lo que dijo. En una
    unión a medias la termina, con lo que ella trajo de fuera de los registros; y lo primero de todo lleva además
    lo que se hubiera añadido con git. De los `decididos` se le dice a git que ya no tienen dos versiones.
    """
    orden = ("commit", "--quiet", "--cleanup=whitespace", "-m", mensaje)
    rutas = como_rutas([*cambios])
    with _indice_como_estaba(copia):
        if copia.en_union or copia.repositorio.cabeza() is None:
            _preparar(copia, [*cambios])
            respuesta = copia.git(*orden)
        else:
            _preparar(copia, decididos)
            _preparar(
                copia, [r for r, hecho in cambios.items() if hecho is Hecho.NUEVO], nuevos=True
            )
            respuesta = copia.git(*orden, "--only", *SON_RUTAS, entrada=rutas)
        if respuesta.codigo:
            raise _no_guardado(copia, respuesta.queja)
    return copia.dicho("rev-parse", "HEAD")


def _preparar(copia: Copia, rutas: Sequence[str], *, nuevos: bool = False) -> None:
    """Pone los archivos en el índice; si son nuevos, solo su nombre."""
    if not rutas:
        return
    solo_el_nombre = ("--intent-to-add",) if nuevos else ("--all",)
    respuesta = copia.git("add", *solo_el_nombre, *SON_RUTAS, entrada=como_rutas(rutas))
    if respuesta.codigo:
        raise rechazo(
            "no se ha guardado nada: git no admite alguno de los archivos", respuesta.queja, ""
        )


@contextmanager
def _indice_como_estaba(copia: Copia) -> Iterator[None]:
    """Si lo que se intenta no sale, el índice vuelve a ser, byte a byte, el que era."""
    indice = copia.repositorio.carpeta / "index"
    antes = indice.read_bytes() if indice.is_file() else None
    cabeza = copia.repositorio.cabeza()
    try:
        yield
    except BaseException:
        # si llegó a guardarse antes de que algo lo interrumpiera, el de ahora es el bueno
        if copia.repositorio.cabeza() == cabeza:
            _reponer(copia, antes)
        raise


def _reponer(copia: Copia, antes: bytes | None) -> None:
    """Repone el índice como lo hace git: con su candado, y de una vez."""
    indice, candado = (copia.repositorio.carpeta / nombre for nombre in ("index", "index.lock"))
    if (indice.read_bytes() if indice.is_file() else None) == antes:
        return
    if antes is None:
        indice.unlink()
        return
    try:
        with candado.open("xb") as nuevo:
            nuevo.write(antes)
    except FileExistsError:
        return  # otro git lo está cambiando: lo que quede es suyo
    candado.replace(indice)


def _no_guardado(copia: Copia, queja: str) -> ErrorDeGit:
    puestos = [uno for uno in _GANCHOS if _hay_gancho(copia, uno)]
    if not puestos:
        return rechazo("git no ha guardado nada", queja, "corrija lo que dice y repita la orden")
    cuales = enumeracion(entre_comillas(puestos), "o")
    return rechazo(
        f"no se ha guardado nada: lo impidió una comprobación de este repositorio ({cuales})",
        queja,
        "corrija lo que dice y repita la orden",
    )


def _hay_gancho(copia: Copia, nombre: str) -> bool:
    ruta = copia.dicho("rev-parse", "--git-path", f"hooks/{nombre}")
    return os.access(copia.repositorio.arbol / ruta, os.X_OK)


def mostrada(copia: Copia, ruta: str) -> str:
    """Una ruta del árbol de trabajo como se le dice a quien está en la raíz de los registros."""
    return visible(ruta.removeprefix(copia.prefijo))
