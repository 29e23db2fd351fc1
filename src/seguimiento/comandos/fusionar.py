"""`seg fusionar`: lo que dos personas cambiaron en un registro, unido dato a dato. La llama git."""

from pathlib import Path
from typing import Annotated

import typer

from seguimiento.comandos.edicion import NEGADA
from seguimiento.comandos.salida import Salida
from seguimiento.comandos.sesion import Sesion
from seguimiento.documento.marcas import DE_SIEMPRE, Versiones
from seguimiento.errores import ErrorDeDisco
from seguimiento.redaccion import visible

_MAXIMAS = 999
"""Los signos de una marca."""


def fusionar(  # noqa: PLR0913 — una por argumento y opción
    contexto: typer.Context,
    base: Annotated[
        Path, typer.Argument(metavar="BASE", help="El registro antes de que nadie lo cambiara.")
    ],
    nuestro: Annotated[
        Path, typer.Argument(metavar="NUESTRO", help="Como está aquí; en él se escribe lo unido.")
    ],
    suyo: Annotated[Path, typer.Argument(metavar="SUYO", help="Como lo dejó la otra persona.")],
    *,
    ruta: Annotated[
        str,
        typer.Option(
            "--ruta", metavar="RUTA", help="Cómo se llama el registro; si no, como NUESTRO."
        ),
    ] = "",
    marcas: Annotated[
        int,
        typer.Option(
            "--marcas",
            metavar="N",
            min=DE_SIEMPRE,
            max=_MAXIMAS,
            help="Cuántos signos lleva cada marca de lo que queda por decidir.",
        ),
    ] = DE_SIEMPRE,
) -> int:
    """Une lo que dos personas cambiaron; la usa git.

    A lo de NUESTRO le añade lo que cambió en SUYO, dato a dato: dos entradas de una bitácora no chocan, y
    lo escrito conserva sus comentarios. Termina con código 0. Si algo se contradice —un mismo dato con
    dos valores—, con 1, y solo eso queda entre marcas: «seg diagnostico --reparar» lo pregunta. De lo que
    no se lee, las líneas, como git sin más. Nunca pregunta y no toca otro archivo.

    Ejemplos::

        seg fusionar base.yaml nuestro.yaml suyo.yaml --ruta data/acuerdos/a.yaml
        seg fusionar base.yaml nuestro.yaml suyo.yaml --marcas 9
    """
    sesion: Sesion = contexto.obj
    de_base, de_aqui, de_alli = (_leido(archivo) for archivo in (base, nuestro, suyo))
    nombre = ruta or nuestro.as_posix()
    # de un archivo que no existía, git da uno vacío
    contenido, limpio = _unidas(
        sesion.salida, nombre, Versiones(de_base or None, de_aqui, de_alli), marcas
    )
    if contenido != de_aqui:
        _escribir(nuestro, contenido)
    return 0 if limpio else NEGADA


def _unidas(salida: Salida, ruta: str, versiones: Versiones, marcas: int) -> tuple[bytes, bool]:
    """Lo que resulta y si no queda nada por decidir."""
    from seguimiento.almacen.git.mezcla import mezclados
    from seguimiento.repositorio.fusion import tiene_datos

    if tiene_datos(ruta):
        try:
            fusion = _fusion(salida, ruta, versiones, marcas)
        except Exception as error:  # noqa: BLE001 — barrera: si esto falla, git daría por buena una de las dos
            salida.avisar(f"el programa falló al unir «{ruta}» ({type(error).__name__})")
            fusion = None
        if fusion is not None:
            return fusion
        salida.avisar(
            f"«{ruta}» no se une dato a dato, sino línea a línea; compruébelo con «seg validar»"
        )
    mezcla = mezclados(versiones.base or b"", versiones.nuestro, versiones.suyo, marcas)
    if mezcla is None:
        salida.avisar(f"«{ruta}» queda como estaba aquí, y lo de la otra persona, por juntar")
        return versiones.nuestro, False
    return mezcla


def _fusion(
    salida: Salida, ruta: str, versiones: Versiones, marcas: int
) -> tuple[bytes, bool] | None:
    """Lo unido dato a dato, dicho lo que queda por decidir; `None` si no puede ser."""
    from seguimiento.repositorio.fusion import frase, frase_del_empate, fusionadas

    fusion = fusionadas(versiones, ruta)
    if fusion is None:
        return None
    contenido = fusion.con_marcas(marcas)
    for una in fusion.contradicciones:
        salida.avisar(f"«{ruta}», por decidir: {frase(una, 'nuestro', 'suyo')}")
    for una in fusion.empates:
        salida.avisar(f"«{ruta}», del mismo día: {frase_del_empate(una, 'nuestro', 'suyo')}")
    for comentario in fusion.comentarios_perdidos:
        salida.avisar(f"«{ruta}», comentario de la otra persona que no se conserva: {comentario}")
    return contenido, not fusion.contradicciones


def _leido(archivo: Path) -> bytes:
    try:
        return archivo.read_bytes()
    except OSError as error:
        raise ErrorDeDisco(
            f"no se pudo leer «{visible(str(archivo))}» (error {error.errno})"
        ) from None


def _escribir(archivo: Path, contenido: bytes) -> None:
    try:
        archivo.write_bytes(contenido)
    except OSError as error:
        raise ErrorDeDisco(
            f"no se pudo escribir «{visible(str(archivo))}» (error {error.errno})"
        ) from None
