"""Un archivo por evaluación con todas sus hojas: además del informe (`--hojas`) o con él por índice (`-o CARPETA/`)."""

import gc
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from seguimiento.comandos.carpetas import (
    PAGINAS,
    comprobar_que_no_pisa,
    es_carpeta,
    hecha,
    paginas_de_antes,
)
from seguimiento.errores import ErrorDeUso
from seguimiento.informes.tipos import FormatoDeInforme, Tipo
from seguimiento.lugares import uri
from seguimiento.redaccion import SE_NOMBRAN, con_cuantos_mas, cuenta, visible

if TYPE_CHECKING:
    from seguimiento.comandos.sesion import Sesion
    from seguimiento.informes.marco import Encargo, HojasAparte
    from seguimiento.informes.plantillas import Plantillas

TRIMESTRAL = "trimestral"
"""El único informe con hojas."""
INDICE = "index"
"""Cómo se llama, sin extensión, el informe que va en la carpeta de sus hojas."""
_HOJAS = "hojas"
"""Cómo se llama su plantilla."""


@dataclass(frozen=True, slots=True)
class Reparto:
    """A dónde va el informe y a dónde sus hojas."""

    carpeta: Path
    """La de las hojas."""
    informe: Path | None
    """`None` si va por la salida."""
    con_indice: bool = False
    """Si el informe es el índice de la carpeta, y nadie dijo cómo se llama."""


def reparto(tipo: Tipo, destino: str | None, carpeta: str | None, extension: str) -> Reparto | None:
    """A dónde va cada cosa; `None` si todo va en un archivo. Lanza `ErrorDeUso`."""
    if destino is not None and destino != "-" and es_carpeta(destino):
        suya = Path(destino)
        _comprobar_que_se_reparte(tipo, suya, carpeta, extension)
        return Reparto(suya, suya / f"{INDICE}.{extension}", con_indice=True)
    if carpeta is None:
        return None
    _comprobar_las_hojas(tipo, carpeta)
    informe = Path(destino) if destino is not None and destino != "-" else None
    return Reparto(Path(carpeta), informe)


def _comprobar_que_se_reparte(tipo: Tipo, carpeta: Path, hojas: str | None, extension: str) -> None:
    """Que lo que se pide en una carpeta sea el informe que tiene páginas, y no se diga otra."""
    dicha = visible(str(carpeta))
    if tipo.nombre != TRIMESTRAL:
        ayuda = f"diga cómo se llama: «-o {visible(str(carpeta / tipo.nombre))}.{extension}»"
        raise ErrorDeUso(
            f"«{dicha}» es una carpeta, y el informe «{tipo.nombre}» es un solo archivo", ayuda
        )
    if hojas is not None:
        ayuda = "quite «--hojas», o diga en «-o» cómo se llama el archivo del informe"
        raise ErrorDeUso(f"con «-o {dicha}», que es una carpeta, las hojas van en ella", ayuda)
    if carpeta.exists() and not carpeta.is_dir():
        raise ErrorDeUso(f"«{dicha}» no es una carpeta", "quítele la barra del final, o dé otra")


def _comprobar_las_hojas(tipo: Tipo, carpeta: str) -> None:
    """Que las hojas se pidan del informe que las tiene y a una carpeta. Lanza `ErrorDeUso`."""
    if tipo.nombre != TRIMESTRAL:
        ayuda = f"las lleva «seg informe {TRIMESTRAL} --hojas CARPETA»"
        raise ErrorDeUso(f"el informe «{tipo.nombre}» no lleva «--hojas»", ayuda)
    if carpeta == "-" or (Path(carpeta).exists() and not Path(carpeta).is_dir()):
        raise ErrorDeUso(
            f"«--hojas» espera una carpeta, y «{carpeta}» no lo es", "por ejemplo, «--hojas hojas»"
        )


def escribir_con_hojas(  # noqa: PLR0913, PLR0917 — el informe, sus hojas y a dónde va cada cosa
    sesion: "Sesion",
    plantillas: "Plantillas",
    archivo: str,
    encargo: "Encargo",
    a: Reparto,
    formato: FormatoDeInforme,
) -> None:
    """Escribe el informe y las hojas, todo o nada.

    Lanza `ConDefectos` si una plantilla no puede ponerse y `ErrorDeUso` si una página caería sobre algo que
    no se escribió así.
    """
    from seguimiento.informes.vistas.trimestral import vista_de
    from seguimiento.informes.vistas.trimestral.archivos import archivos
    from seguimiento.informes.vistas.trimestral.sin_hoja import archivos_de_hojas, con_hojas
    from seguimiento.informes.vistas.trimestral.trimestre import trimestre

    aparte = _aparte(sesion, a, formato)
    t = con_hojas(trimestre(replace(encargo, aparte=aparte)))
    nombres = [*archivos_de_hojas(t, aparte).values()]

    def hojas() -> Iterator[tuple[Path, Iterable[str]]]:
        # cada plantilla deja ciclos, que sin recolector (`__main__`) se suman; lo de antes no se recorre
        gc.freeze()
        gc.enable()
        for nombre, vista in archivos(t, aparte):
            yield a.carpeta / nombre, plantillas.vertido(f"{_HOJAS}.{formato.value}.j2", vista)

    informe = plantillas.vertido(archivo, vista_de(t))
    if a.informe is None:
        entero = "".join(informe)
        _escribir(sesion, a, nombres, hojas())
        sesion.salida.escribir(entero)
    else:
        _escribir(sesion, a, nombres, chain([(a.informe, informe)], hojas()))
        sesion.salida.decir_escrito(str(a.informe))


def _aparte(sesion: "Sesion", a: Reparto, formato: FormatoDeInforme) -> "HojasAparte":
    from seguimiento.almacen.git.repositorio import arbol_de
    from seguimiento.informes.marco import HojasAparte, hasta_la_raiz

    raiz, aqui = sesion.raiz.resolve(), a.carpeta.resolve()
    suyo = a.informe.resolve() if a.informe else None
    desde = suyo.parent if suyo else Path.cwd()
    try:
        camino = Path(os.path.relpath(aqui, desde)).as_posix()
        de_vuelta = Path(os.path.relpath(suyo, aqui)).as_posix() if suyo else ""
    except ValueError as error:
        raise ErrorDeUso("las hojas y el informe van en discos distintos", "júntelos") from error
    return HojasAparte(
        carpeta="" if camino == "." else f"{uri(camino)}/",
        extension=f".{formato.value}",
        hasta_la_raiz=hasta_la_raiz(raiz, aqui, arbol_de(raiz) or raiz),
        informe=uri(de_vuelta),
        # también en un disco que no distingue mayúsculas
        ocupado=suyo.name if suyo and camino == "." else "",
        es_indice=a.con_indice,
    )


def _escribir(
    sesion: "Sesion",
    a: Reparto,
    hojas: list[str],
    paginas: Iterable[tuple[Path, Iterable[str]]],
) -> None:
    """Escribe las páginas, y en la carpeta cuáles son suyas; dice las que quedan de antes."""
    suyas = [*hojas, a.informe.name] if a.con_indice and a.informe else hojas
    de_antes = paginas_de_antes(a.carpeta)
    comprobar_que_no_pisa(a.carpeta, suyas, de_antes)
    cuales = "".join(f"{nombre}\n" for nombre in sorted({*de_antes, *suyas}))
    with hecha(a.carpeta):
        sesion.salida.escribir_archivos(chain(paginas, [(a.carpeta / PAGINAS, cuales)]))
    sesion.salida.decir_de_cuando()
    de = cuenta(len(hojas), "evaluación")
    sesion.salida.decir_escrito(f"las hojas de {de}, en {a.carpeta}")
    extension = Path(suyas[-1]).suffix if suyas else ""
    ahora = {nombre.casefold() for nombre in suyas}
    otras = [n for n in de_antes if n.endswith(extension) and n.casefold() not in ahora]
    _decir_las_que_quedan(sesion, a.carpeta, otras)


def _decir_las_que_quedan(sesion: "Sesion", carpeta: Path, otras: Iterable[str]) -> None:
    """Avisa de las páginas de otra vez a que este informe ya no lleva. No las borra: alguien puede enlazarlas."""
    quedan = sorted(visible(nombre) for nombre in otras if (carpeta / nombre).exists())
    if quedan:
        cuales = con_cuantos_mas(quedan[:SE_NOMBRAN], len(quedan))
        dicha = visible(str(carpeta))
        sesion.salida.avisar(
            f"en «{dicha}» quedan de antes, y este informe no lleva a ellas: {cuales}"
        )
