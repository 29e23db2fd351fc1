"""`seg diagnostico`: si el programa y el repositorio están en condiciones."""

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from seguimiento.comandos import opciones
from seguimiento.comandos.sesion import Sesion
from seguimiento.errores import ErrorDeSeguimiento, ErrorDeUso, RaizNoEncontrada

if TYPE_CHECKING:
    from collections.abc import Callable

Revisado = tuple[str, str, bool]
"""Qué se miró, qué se encontró y si está bien."""


def diagnostico(
    contexto: typer.Context, json: opciones.EnJson = False, salida: opciones.Salida = None
) -> int:
    """Comprueba la instalación, git y la configuración, y dice qué arreglar."""
    from seguimiento.comandos.status import mostrar_bloques
    from seguimiento.formatos.bloques import Columna, Tabla
    from seguimiento.formatos.estructurado import en_json

    sesion: Sesion = contexto.obj
    revisados = list(_revisar(sesion))
    if json:
        claves = ("que", "hallado", "bien")
        objeto = {"version": 1, "comprobaciones": [dict(zip(claves, r, strict=True)) for r in revisados]}
        sesion.escribir(en_json(objeto), salida)
    else:
        columnas = (Columna("", corta=True), Columna("Qué", corta=True), Columna("Hallado"))
        filas = [("✓" if bien else "✗", que, hallado) for que, hallado, bien in revisados]
        mostrar_bloques(sesion, [Tabla("", columnas, filas)], salida)
    return 0 if all(bien for _, _, bien in revisados) else 3


def _revisar(sesion: Sesion) -> Iterator[Revisado]:
    from seguimiento import __version__

    yield "programa", f"seguimiento {__version__} con Python {sys.version.split()[0]}", True
    yield from _intento("analizador de YAML", _analizador)
    yield from _intento("plantillas", _plantillas)
    yield "codificación", _codificacion(), True
    yield from _intento("git", _git)
    yield from _intento("repositorio", lambda: str(sesion.raiz))
    try:
        raiz = sesion.raiz
    except RaizNoEncontrada:
        return
    del raiz
    yield from _configuracion(sesion)
    yield from _intento("fecha de corte", lambda: f"{sesion.hoy.isoformat()} ({_origen_de_hoy(sesion)})")
    yield from _intento("registros en git", lambda: _registros_en_git(sesion))
    yield "cache", "no la hay: cada orden lee los archivos", True


def _intento(que: str, mirar: "Callable[[], str]") -> Iterator[Revisado]:
    try:
        yield que, mirar(), True
    except ErrorDeSeguimiento as error:
        yield que, f"{error.mensaje}; {error.ayuda}", False


def _analizador() -> str:
    from seguimiento.documento.lector import analizador

    analizador("")
    return "en C, el que decide los veredictos"


def _plantillas() -> str:
    from seguimiento.recursos import carpeta_de_plantillas

    return str(carpeta_de_plantillas())


def _codificacion() -> str:
    return f"entrada {sys.getfilesystemencoding()}, salida {sys.stdout.encoding}"


def _git() -> str:
    from seguimiento.repositorio.git import version_de_git

    version = version_de_git()
    if version is None:
        raise ErrorDeUso("no está instalado", "sin él no se sabe de qué commit son los registros")
    return version


def _configuracion(sesion: Sesion) -> Iterator[Revisado]:
    from seguimiento.repositorio.fuentes import CONFIGURACION
    from seguimiento.repositorio.repositorio import leer_configuracion

    if sesion.fuente.leer(CONFIGURACION) is None:
        yield "configuración", f"no hay {CONFIGURACION}: valores de fábrica", True
        return
    errores = [d for d in leer_configuracion(sesion.fuente)[1] if d.es_error]
    hallado = "; ".join(f"línea {d.posicion.linea}: {d.mensaje}" for d in errores)
    yield "configuración", hallado or CONFIGURACION, not errores


def _origen_de_hoy(sesion: Sesion) -> str:
    if sesion.hoy_pedido is not None:
        return "de --hoy"
    if os.environ.get("SEG_HOY"):
        return "de SEG_HOY"
    return f"del reloj, en {sesion.configuracion.zona_horaria or 'la zona del sistema'}"


def _registros_en_git(sesion: Sesion) -> str:
    estado = sesion.estado_en_git
    if estado.commit is None:
        return "sin ningún commit que los contenga"
    cambios = "con cambios sin guardar" if estado.modificado else "sin cambios"
    clon = "; clon superficial: falta historia («git fetch --unshallow»)" if estado.superficial else ""
    return f"{estado.commit[:12]}, {cambios}{clon}"
