"""`seg validar`: todo lo que está mal, de una vez y en su sitio."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from seguimiento.comandos import opciones
from seguimiento.comandos.sesion import Sesion
from seguimiento.errores import ErrorDeUso

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seguimiento.diagnosticos import Diagnostico
    from seguimiento.repositorio import Revision


class Formato(StrEnum):
    """Cómo se muestran los diagnósticos."""

    TEXTO = "texto"
    JSON = "json"


def validar(  # noqa: PLR0913, PLR0917 — una por opción
    contexto: typer.Context,
    rutas: Annotated[
        list[str] | None,
        typer.Argument(help="Archivos o carpetas que se muestran; se comprueba todo igualmente."),
    ] = None,
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
    with sesion.progreso() as avisar:
        revision = revisar(sesion.fuente, sesion.hoy, avisar)
    mostrados = _los_de(sesion, revision, rutas or [])
    _mostrar(sesion, revision, mostrados, Formato.JSON if json else formato, salida)
    if revision.recuento.fallos:
        return 70
    graves = {Severidad.ERROR, Severidad.ADVERTENCIA} if estricto else {Severidad.ERROR}
    return int(any(d.severidad in graves for d in mostrados))


def _los_de(sesion: Sesion, revision: "Revision", rutas: list[str]) -> "list[Diagnostico]":
    """Los diagnósticos de las rutas pedidas; todos si no se pidió ninguna."""
    if not rutas:
        return list(revision.diagnosticos)
    pedidas = [_relativa(sesion, ruta) for ruta in rutas]
    return [
        d
        for d in revision.diagnosticos
        if any(p in (".", d.archivo) or d.archivo.startswith(f"{p}/") for p in pedidas)
    ]


def _relativa(sesion: Sesion, ruta: str) -> str:
    """La ruta respecto de la raíz, con `/`. Lanza `ErrorDeUso` si no existe o queda fuera."""
    from pathlib import Path

    absoluta = Path.cwd() / ruta
    if not absoluta.exists() and not absoluta.is_symlink():
        absoluta = sesion.raiz / ruta
    if not absoluta.exists() and not absoluta.is_symlink():
        raise ErrorDeUso(f"no existe «{ruta}»", "revise la ruta")
    try:
        return absoluta.parent.resolve().joinpath(absoluta.name).relative_to(sesion.raiz.resolve()).as_posix()
    except ValueError:
        raise ErrorDeUso(f"«{ruta}» está fuera del repositorio", "indique una ruta de dentro") from None


def _mostrar(
    sesion: Sesion,
    revision: "Revision",
    mostrados: "Sequence[Diagnostico]",
    formato: Formato,
    salida: str | None,
) -> None:
    match formato:
        case Formato.TEXTO:
            from seguimiento.formatos.diagnosticos import en_texto

            color = sesion.con_color and salida in (None, "-")
            sesion.escribir(en_texto(revision, mostrados, color=color), salida)
        case Formato.JSON:
            from seguimiento.formatos.estructurado import en_json, envoltura

            git = sesion.estado_en_git
            objeto = envoltura(sesion.hoy, git.commit, git.modificado, revision.recuento, mostrados)
            sesion.escribir(en_json(objeto), salida)
