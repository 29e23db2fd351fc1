"""Cómo se ejecuta git: con qué ejecutable, con qué entorno y cuánto se le espera."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from seguimiento.almacen.entorno import para_ejecutar, programa
from seguimiento.almacen.sistema import en_texto
from seguimiento.errores import ErrorDeGit

SEGUNDOS_DE_ESPERA = 30.0
"""Lo que se espera a cada orden de git; la más lenta medida (10.000 archivos) tarda 0,01."""

ENTORNO: Mapping[str, str] = {
    # sin HOME, un `excludesFile = ~/x` en .git/config hace morir a git; con la verdadera, un
    # `include` metería en la respuesta la configuración del usuario
    "HOME": os.devnull,
    "LC_ALL": "C",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    # una ruta imposible: si el archivo existiera, aun vacío, git pondría un aviso ante cada error
    "GIT_GRAFT_FILE": f"{os.devnull}/injertos",
    "GIT_TERMINAL_PROMPT": "0",
}
"""Lo que se le dice a git en su entorno: de fuera no hereda nada, ni las `GIT_*` con que lo llama un gancho."""

RUTAS_TAL_CUAL = "--literal-pathspecs"
OPCIONES = (
    "--no-pager",
    RUTAS_TAL_CUAL,
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
)


class RespuestaDeGit(NamedTuple):
    """Lo que contestó git."""

    codigo: int
    salida: bytes
    queja: str


def git_del_sistema() -> str | None:
    """La ruta absoluta de git, sin mirar donde un árbol ajeno podría traer su propio «git»."""
    return programa_del_sistema("git")


def programa_del_sistema(nombre: str) -> str | None:
    """La ruta absoluta de un programa de los que están a mano de quien ejecuta."""
    return programa(nombre, os.environ)


def entorno_de(git: str) -> Mapping[str, str]:
    """Todo el entorno de ese git."""
    return {**ENTORNO, **para_ejecutar(git, os.environ)}


def ejecutar(orden: list[str], carpeta: Path, entrada: bytes = b"") -> RespuestaDeGit:
    """Ejecuta una orden ya completa, le da lo que ha de leer y espera su respuesta."""
    import subprocess

    try:
        # la orden es una lista nuestra con un ejecutable absoluto, sin intérprete de por medio
        fin = subprocess.run(  # noqa: S603
            orden,
            cwd=carpeta,
            env=entorno_de(orden[0]),
            input=entrada,
            capture_output=True,
            timeout=SEGUNDOS_DE_ESPERA,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ErrorDeGit(
            f"git no respondió en {SEGUNDOS_DE_ESPERA:g} segundos",
            "compruebe que el disco responde y repita la orden",
        ) from error
    except OSError as error:
        raise sin_ejecutar(orden, error) from error
    return RespuestaDeGit(fin.returncode, fin.stdout, fin.stderr.decode(errors="replace"))


def sin_ejecutar(orden: list[str], error: OSError) -> ErrorDeGit:
    """El error de no haber podido ni empezar una orden."""
    return ErrorDeGit(
        f"no se pudo ejecutar «{orden[0]}» (error {error.errno})",
        "compruebe la instalación de git con «git version»",
    )


def version_de_git() -> str | None:
    """La versión de git, como él la escribe; `None` si no hay uno que funcione."""
    git = git_del_sistema()
    if git is None:
        return None
    try:
        respuesta = ejecutar([git, "version"], Path("/"))
    except ErrorDeGit:
        return None
    texto = en_texto(respuesta.salida).strip()
    return texto.removeprefix("git version ") if respuesta.codigo == 0 else None
