"""Cómo se ejecuta git en nombre de quien lo usa: con su entorno y sus ganchos, y hasta cuándo se le espera."""

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from seguimiento.almacen.entorno import pedir_que_acabe
from seguimiento.almacen.git.orden import RespuestaDeGit, sin_ejecutar
from seguimiento.errores import ErrorDeGit

if TYPE_CHECKING:
    import subprocess

_PARA_TERMINAR = 5.0
"""Segundos que se le dan a git, cuando se le pide que lo deje, para que no deje nada a medias."""
_DE_OTRA_COPIA = frozenset(
    {
        *("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX"),
        *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE"),
        *("GIT_GRAFT_FILE", "GIT_SHALLOW_FILE", "GIT_QUARANTINE_PATH"),
        *("GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS"),
        "GIT_ICASE_PATHSPECS",
    }
)
"""Lo que no es configuración de nadie: con ello un gancho llama a git para que mire en otro sitio."""


class SinRespuesta(ErrorDeGit):
    """Git, o aquello con lo que habla, no terminó en el tiempo que se le esperó."""


def ejecutar_como_usuario(
    orden: list[str],
    carpeta: Path,
    *,
    entrada: bytes = b"",
    espera: float | None = None,
    con_alguien: bool = False,
) -> RespuestaDeGit:
    """Ejecuta una orden de git ya completa con la configuración de quien la da, y espera su respuesta.

    Sin `espera` no hay límite: un gancho tarda lo que tarda. Si no hay alguien delante, git no pregunta
    nada. Si se interrumpe, se deja a git terminar lo que no puede quedar a medias. Lanza `SinRespuesta`.
    """
    import subprocess

    # a archivos y no a tuberías: lo que git deje en marcha las tendría abiertas, y se le esperaría siempre
    with TemporaryFile() as dada, TemporaryFile() as salida, TemporaryFile() as queja:
        dada.write(entrada)
        dada.seek(0)
        try:
            # la orden es una lista nuestra con un ejecutable absoluto, sin intérprete de por medio
            proceso = subprocess.Popen(  # noqa: S603
                orden,
                cwd=carpeta,
                env=_entorno(carpeta, con_alguien=con_alguien),
                stdin=dada,
                stdout=salida,
                stderr=queja,
            )
        except OSError as error:
            raise sin_ejecutar(orden, error) from error
        try:
            codigo = proceso.wait(espera)
        except subprocess.TimeoutExpired as error:
            _acabar(proceso)
            raise SinRespuesta(f"git no terminó en {espera:g} segundos") from error
        except BaseException:
            _acabar(proceso)
            raise
        salida.seek(0)
        queja.seek(0)
        return RespuestaDeGit(codigo, salida.read(), queja.read().decode(errors="replace"))


def _entorno(carpeta: Path, *, con_alguien: bool) -> Mapping[str, str]:
    suyo = {clave: valor for clave, valor in os.environ.items() if clave not in _DE_OTRA_COPIA}
    # la copia es esta: con un `.git` dañado, git tomaría por suya la de una carpeta de más arriba
    suyo |= {"LC_ALL": "C", "GIT_CEILING_DIRECTORIES": str(carpeta.parent)}
    # un servidor que deja de enviar no es lo mismo que uno lento
    suyo = {"GIT_HTTP_LOW_SPEED_LIMIT": "1", "GIT_HTTP_LOW_SPEED_TIME": "30"} | suyo
    return suyo if con_alguien else suyo | {"GIT_TERMINAL_PROMPT": "0"}


def _acabar(proceso: "subprocess.Popen[bytes]") -> None:
    """Pide a git que lo deje, que es cuando quita sus candados; si no lo hace, se le obliga."""
    import subprocess

    with suppress(OSError):
        pedir_que_acabe(proceso)
    try:
        proceso.wait(_PARA_TERMINAR)
    except subprocess.TimeoutExpired:
        proceso.kill()
        proceso.wait()


_CLAVE_EN_LA_DIRECCION = re.compile(r"(?<=://)[^/@\s]+@")
_SIN_INTERES = ("hint:", "To ", "From ", "error: failed to push some refs")


def lineas_de(queja: str) -> tuple[str, ...]:
    """Lo que se dijo por errores, línea a línea, sin consejos de git ni la clave que lleve una dirección."""
    lineas = (linea.rstrip() for linea in re.split("[\r\n]+", queja))
    return tuple(
        _CLAVE_EN_LA_DIRECCION.sub("", linea)
        for linea in lineas
        if linea and not linea.startswith(_SIN_INTERES)
    )
