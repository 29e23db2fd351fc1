"""`seg validar`: todo lo que está mal, de una vez y en su sitio."""

import os
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from seguimiento.comandos import opciones
from seguimiento.comandos.sesion import FALLO_INTERNO, Sesion
from seguimiento.errores import ErrorDeUso
from seguimiento.redaccion import visible

if TYPE_CHECKING:
    from seguimiento.diagnosticos import Diagnostico
    from seguimiento.repositorio import Revision


class Formato(StrEnum):
    """Cómo se muestran los diagnósticos."""

    TEXTO = "texto"
    JSON = "json"


def validar(  # noqa: PLR0913 — una por opción
    contexto: typer.Context,
    rutas: Annotated[
        list[str] | None,
        typer.Argument(help="Archivos o carpetas que se muestran; se comprueba todo igualmente."),
    ] = None,
    *,
    formato: Annotated[Formato, typer.Option("--formato", help="Cómo se muestra.")] = Formato.TEXTO,
    json: opciones.EnJson = False,
    estricto: Annotated[
        bool, typer.Option("--estricto", help="También las advertencias hacen fallar.")
    ] = False,
    salida: opciones.Salida = None,
) -> int:
    """Comprueba todos los registros y dice dónde y cómo corregir cada defecto.

    El código de salida es 1 si hay algún error; con --estricto, también si hay advertencias.
    """
    from seguimiento.diagnosticos import Severidad
    from seguimiento.repositorio import revisar

    sesion: Sesion = contexto.obj
    hoy = sesion.hoy
    pedidas = [_relativa(sesion, ruta) for ruta in rutas or ()]
    with sesion.progreso() as avisar:
        revision = revisar(sesion.fuente, hoy, avisar)
    mostrados = _los_de(revision, pedidas)
    _mostrar(sesion, revision, mostrados, Formato.JSON if json else formato, salida)
    if revision.recuento.fallos:
        return FALLO_INTERNO
    graves = {Severidad.ERROR, Severidad.ADVERTENCIA} if estricto else {Severidad.ERROR}
    return int(any(d.severidad in graves for d in mostrados))


def _los_de(revision: "Revision", pedidas: list[str]) -> "tuple[Diagnostico, ...]":
    """Los diagnósticos de las rutas pedidas; todos si no se pidió ninguna."""
    if not pedidas:
        return revision.diagnosticos
    return tuple(
        d
        for d in revision.diagnosticos
        if any(p in (".", d.archivo) or d.archivo.startswith(f"{p}/") for p in pedidas)
    )


def _relativa(sesion: Sesion, ruta: str) -> str:
    """La ruta respecto de la raíz, con `/`. Lanza `ErrorDeUso` si no existe o queda fuera.

    Se busca desde la carpeta actual y, si no está, desde la raíz. No se sigue si es un enlace.
    """
    for base in (Path.cwd(), sesion.raiz):
        candidata = Path(os.path.normpath(base / ruta))
        if os.path.lexists(candidata):
            break
    else:
        raise ErrorDeUso(f"no existe «{ruta}»", "revise la ruta")
    completa = candidata.parent.resolve() / candidata.name
    try:
        return visible(completa.relative_to(sesion.raiz.resolve()).as_posix())
    except ValueError:
        ayuda = "indique una ruta de dentro"
        raise ErrorDeUso(f"«{ruta}» está fuera del repositorio", ayuda) from None


def _mostrar(
    sesion: Sesion,
    revision: "Revision",
    mostrados: "tuple[Diagnostico, ...]",
    formato: Formato,
    salida: str | None,
) -> None:
    match formato:
        case Formato.TEXTO:
            from seguimiento.formatos.diagnosticos import en_texto

            texto = en_texto(revision, mostrados, color=sesion.con_color(salida))
            sesion.escribir(texto, salida)
        case Formato.JSON:
            sesion.escribir_json({}, salida, replace(revision, diagnosticos=mostrados))
