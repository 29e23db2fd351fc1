"""Las carpetas en que se escriben varios resultados: se crean, y no se pisa nada que no se escribiera antes."""

import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from seguimiento.almacen.nombres import es_resto_ajeno
from seguimiento.errores import ErrorDeDisco, ErrorDeUso
from seguimiento.redaccion import SE_NOMBRAN, con_cuantos_mas, visible


@contextmanager
def hecha(carpeta: Path) -> Iterator[None]:
    """La carpeta, que se crea si falta; si al final no se escribe nada, no queda."""
    habia = carpeta.is_dir()
    try:
        carpeta.mkdir(exist_ok=True)
    except OSError as error:
        ayuda = "créela antes o indique otra"
        raise ErrorDeDisco(
            f"no se puede crear la carpeta «{visible(str(carpeta))}»", ayuda
        ) from error
    try:
        yield
    except BaseException:
        with suppress(OSError):
            if not habia:
                carpeta.rmdir()
        raise


def es_carpeta(destino: str) -> bool:
    """Si lo que se da por destino es una carpeta: existe, o se escribe como una, acabada en «/»."""
    return destino.endswith(_ACABAN) or Path(destino).is_dir()


_ACABAN = tuple(filter(None, (os.sep, os.altsep)))
PAGINAS = ".seg-paginas"
"""El archivo de una carpeta de páginas que dice cuáles escribió esta orden: lo demás es ajeno."""


def paginas_de_antes(carpeta: Path) -> frozenset[str]:
    """Las que esta orden escribió alguna vez en la carpeta; ninguna si no consta."""
    try:
        return frozenset((carpeta / PAGINAS).read_text("utf-8").splitlines())
    except (OSError, ValueError):
        return frozenset()


def comprobar_que_no_pisa(carpeta: Path, nombres: Iterable[str], de_antes: Collection[str]) -> None:
    """Que con esos nombres no haya en la carpeta nada que no se escribiera antes. Lanza `ErrorDeUso`."""
    suyas = {nombre.casefold() for nombre in de_antes}
    ajenos = [
        visible(nombre)
        for nombre in nombres
        if nombre.casefold() not in suyas and os.path.lexists(carpeta / nombre)
    ]
    if ajenos:
        cuales = con_cuantos_mas(ajenos[:SE_NOMBRAN], len(ajenos))
        raise ErrorDeUso(
            f"en «{visible(str(carpeta))}» ya hay algo que no escribió esta orden, con el nombre de una"
            f" página: {cuales}",
            "indique otra carpeta, o llévelo antes a otro sitio",
        )


def comprobar_que_es_suya(carpeta: Path, escritos: Collection[str]) -> None:
    """Que en la carpeta, si la hay, no haya más que lo que se escribió antes. Lanza `ErrorDeUso`."""
    if not carpeta.exists():
        return
    if not carpeta.is_dir():
        ayuda = "indique una carpeta: se crea si no existe"
        raise ErrorDeUso(f"«{visible(str(carpeta))}» no es una carpeta", ayuda)
    ajenos = sorted(
        visible(uno.name)
        for uno in carpeta.iterdir()
        if uno.name not in escritos and not es_resto_ajeno(uno.name)
    )
    if ajenos:
        que_hay = con_cuantos_mas(ajenos[:SE_NOMBRAN], len(ajenos))
        raise ErrorDeUso(
            f"en «{visible(str(carpeta))}» hay algo que no escribió esta orden: {que_hay}",
            "indique una carpeta vacía o que no exista",
        )
