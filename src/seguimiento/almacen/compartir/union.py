"""Unir lo que llegó con lo propio: o se completa, o todo queda como estaba, o se dice qué queda por decidir."""

from collections.abc import Collection
from typing import NamedTuple

from seguimiento.almacen.compartir.configuracion import opciones_del_motor
from seguimiento.almacen.compartir.copia import Copia, rechazo
from seguimiento.almacen.compartir.guardado import en_conflicto
from seguimiento.almacen.compartir.remota import COMPLETAR, Compartida
from seguimiento.almacen.sistema import en_texto
from seguimiento.errores import ErrorDeGit

MENSAJE = "Se une lo de la copia compartida"


def por_llegar(copia: Copia, de: Compartida) -> frozenset[str]:
    """Los archivos que la unión cambiaría, con su ruta desde el árbol de trabajo."""
    base = copia.dicho("merge-base", "HEAD", de.seguida) or _VACIO
    rutas = copia.git("diff-tree", "-r", "-z", "--name-only", "--no-renames", base, de.seguida)
    return frozenset(map(en_texto, rutas.salida.split(b"\0")[:-1]))


_VACIO = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
"""El árbol sin nada, que git conoce aunque nadie lo haya guardado."""


_SIN_MAS = ("--ff", "--commit", "--no-squash", "--no-edit", "--no-autostash", "--quiet")
"""Una unión y nada más, diga lo que diga la configuración: ni otra historia, ni aparte lo que no se guardó."""


_LO_RENOMBRADO_ES_LO_MISMO = ("-c", "merge.renames=true", "-c", "merge.renameLimit=0")
"""Sin mirarlo, lo que los dos renombran de distinto modo se uniría solo, con el registro dos veces."""


class Union(NamedTuple):
    """Cómo acabó una unión."""

    por_decidir: tuple[str, ...]
    """Los registros que quedan por decidir; lo demás ya está unido."""
    avisos: tuple[str, ...]
    """Lo que al unir los registros se avisó: un comentario que no se conserva, un dato que se contradice."""


def unir(copia: Copia, de: Compartida, registros: Collection[str]) -> Union:
    """Une lo traído.

    `registros` son sus rutas desde el árbol. Lanza `ErrorDeGit` si todo queda como estaba.
    """
    sin_preparar = _indice_como_la_cabeza(copia)
    # aunque en esta copia no se le haya dicho a git con qué unir los registros que lo piden
    orden = (
        *opciones_del_motor(),
        *_LO_RENOMBRADO_ES_LO_MISMO,
        "merge",
        *_SIN_MAS,
        "-m",
        MENSAJE,
        de.seguida,
    )
    try:
        respuesta = copia.git(*orden)
    except BaseException:
        # interrumpida en un gancho, git deja los archivos ya unidos y no dice de qué unión son
        if sin_preparar and not copia.en_union and not _indice_como_la_cabeza(copia):
            copia.git("reset", "--quiet", "--merge", "HEAD")
        como_estaba(copia)
        raise
    if respuesta.codigo == 0:
        return Union((), _avisos(respuesta.queja))
    quedan = en_conflicto(copia) if copia.en_union else ()
    if quedan and all(esta_en(ruta, registros) for ruta in quedan):
        return Union(quedan, _avisos(respuesta.queja))
    como_estaba(copia)
    dicho = en_texto(respuesta.salida) + respuesta.queja
    if quedan:
        fuera = [ruta for ruta in quedan if not esta_en(ruta, registros)]
        raise rechazo(
            "no se ha unido nada: lo que llega contradice lo suyo en archivos que no son registros",
            "\n".join(fuera),
            f"únalos con «git merge {de.seguida.removeprefix('refs/remotes/')}»; su copia está como antes",
        )
    raise _no_unido(copia, dicho)


def _avisos(queja: str) -> tuple[str, ...]:
    """Los de quien une los registros, que git deja pasar entre lo suyo."""
    marca = "aviso: "
    return tuple(u.removeprefix(marca) for u in queja.splitlines() if u.startswith(marca))


def _indice_como_la_cabeza(copia: Copia) -> bool:
    """Si no hay nada en el índice que no esté guardado: nada que volver atrás pueda llevarse."""
    return copia.git("diff-index", "--cached", "--quiet", "HEAD", "--").codigo == 0


def como_estaba(copia: Copia) -> None:
    """Vuelve a antes de la unión, si llegó a empezar. Lanza `ErrorDeGit` si git no puede."""
    if copia.en_union and (vuelta := copia.git("merge", "--abort")).codigo:
        raise rechazo(
            "la unión quedó a medias y git no pudo volver atrás",
            vuelta.queja,
            "lo que falte se ve con «git status»; para volver a como estaba, «git merge --abort»",
        )


def _no_unido(copia: Copia, dicho: str) -> ErrorDeGit:
    if "unrelated histories" in dicho:
        return ErrorDeGit(
            "su copia y la compartida no tienen ningún cambio en común: no se ha unido nada",
            f"su copia no tiene toda la historia: complétela con «{COMPLETAR}» y repita «seg traer»"
            if copia.repositorio.superficial
            else "compruebe que es la copia compartida de estos registros con «git remote -v»",
        )
    if "would be overwritten" in dicho:
        return rechazo(
            "no se ha unido nada: git no une mientras haya archivos suyos a medio guardar",
            "\n".join(linea.strip() for linea in dicho.splitlines() if linea[:1].isspace()),
            "guárdelos con git o llévelos a otro sitio, y repita «seg traer»",
        )
    return rechazo(
        "no se ha unido nada: su copia está como antes",
        dicho,
        "corrija lo que dice y repita «seg traer»",
    )


def esta_en(ruta: str, registros: Collection[str]) -> bool:
    """Si una ruta es una de esas, o está dentro."""
    return any(ruta == una or ruta.startswith(f"{una}/") for una in registros)
