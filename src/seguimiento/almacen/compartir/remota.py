"""La copia compartida: cuál es, traer lo que tiene de nuevo y enviarle lo guardado. Lo único que usa la red."""

import os
from dataclasses import dataclass

from seguimiento.almacen.compartir.copia import Copia, rechazo
from seguimiento.almacen.compartir.orden import SinRespuesta, lineas_de
from seguimiento.almacen.sistema import en_texto
from seguimiento.errores import ErrorDeGit, RechazoAjeno

SEGUNDOS_DE_RED = 300.0
"""Lo que se espera a la copia compartida, con lo que se tarde en teclear una contraseña."""
COMPLETAR = "git fetch --unshallow"


@dataclass(frozen=True, slots=True)
class Compartida:
    """La rama de la copia compartida que corresponde a la propia."""

    nombre: str
    """Cómo llama git al sitio: `origin`."""
    rama: str
    """La de allí, `refs/heads/main`."""
    seguida: str
    """Lo que aquí se sabe de ella: `refs/remotes/origin/main`."""
    establecida: bool
    """Si ya consta que la propia la sigue."""


def compartida(copia: Copia) -> Compartida:
    """La que le toca a la rama en que se está. Lanza `ErrorDeGit` si no consta ninguna, o no cuál."""
    formato = "--format=%(upstream)%00%(upstream:remotename)%00%(upstream:remoteref)"
    dicho = copia.dicho("for-each-ref", formato, f"refs/heads/{copia.rama}")
    seguida, nombre, rama = dicho.split("\0") if dicho else ("", "", "")
    if seguida.startswith("refs/remotes/") and nombre and rama:
        return Compartida(nombre, rama, seguida, establecida=True)
    sitio = _sitio(copia)
    rama = f"refs/heads/{copia.rama}"
    return Compartida(sitio, rama, f"refs/remotes/{sitio}/{copia.rama}", establecida=False)


def _sitio(copia: Copia) -> str:
    """El único que hay o, si son varios, el que se llama como los llama git."""
    hay = copia.dicho("remote").splitlines()
    pedido = copia.dicho("config", f"branch.{copia.rama}.remote")
    candidatos = [pedido, "origin", *(hay if len(hay) == 1 else [])]
    for uno in candidatos:
        if uno in hay:
            return uno
    if hay:
        raise ErrorDeGit(
            f"esta copia conoce varias compartidas ({', '.join(hay)}), y no consta cuál es la de «{copia.rama}»",
            f"elíjala con «git config branch.{copia.rama}.remote {hay[0]}»",
        )
    raise ErrorDeGit(
        "no consta ninguna copia compartida: estos registros solo están en esta máquina",
        "diga cuál es con «git remote add origin DIRECCIÓN»; la dirección está en su página web",
    )


def traer(copia: Copia, de: Compartida) -> None:
    """Pone al día lo que aquí se sabe de la copia compartida; los archivos no cambian. Lanza `ErrorDeGit`."""
    respuesta = _por_la_red(copia, "fetch", "--no-progress", "--", de.nombre)
    if respuesta[0]:
        raise _sin_red(copia, de, respuesta[2])


def enviar(copia: Copia, a: Compartida) -> tuple[str, ...]:
    """Lleva a la copia compartida lo guardado en la rama. Da lo que el servidor dijo. Lanza `ErrorDeGit`."""
    establecer = () if a.establecida else ("--set-upstream",)
    que = f"refs/heads/{copia.rama}:{a.rama}"
    codigo, salida, queja = _por_la_red(
        copia, "push", "--porcelain", "--no-progress", *establecer, "--", a.nombre, que
    )
    del_servidor = tuple(
        linea.removeprefix("remote:").strip()
        for linea in lineas_de(queja)
        if linea.startswith("remote:")
    )
    if codigo:
        raise _no_enviado(copia, a, salida, queja, del_servidor)
    return tuple(filter(None, del_servidor))


def cuanto_falta(copia: Copia, de: str, en: str) -> int:
    """Cuántos commits hay en uno que no están en el otro, contando uniones."""
    return int(copia.dicho("rev-list", "--count", f"{de}..{en}", "--") or 0)


def frases(copia: Copia, desde: str | None) -> list[str]:
    """Las de lo guardado desde ese commit, de la más antigua a la más nueva; si no hay ninguno, desde el principio."""
    rango = f"{desde}..HEAD" if desde else "HEAD"
    dichas = copia.dicho(
        *("log", "--no-show-signature", "--no-merges", "--reverse", "--format=%s", rango, "--")
    )
    return dichas.splitlines()


def establecer(copia: Copia, de: Compartida) -> None:
    """Deja dicho que la rama propia sigue a esa."""
    copia.git("branch", f"--set-upstream-to={de.seguida.removeprefix('refs/remotes/')}", copia.rama)


def _por_la_red(copia: Copia, *orden: str) -> tuple[int, str, str]:
    try:
        respuesta = copia.git(*orden, espera=SEGUNDOS_DE_RED)
    except SinRespuesta:
        raise SinRespuesta(
            f"la copia compartida no respondió en {SEGUNDOS_DE_RED:g} segundos: no ha cambiado nada",
            "compruebe la conexión y repita la orden",
        ) from None
    return respuesta.codigo, en_texto(respuesta.salida), respuesta.queja


_SIN_CONEXION = (
    *("Could not resolve host", "Connection refused", "Connection timed out", "No route to host"),
    *("Network is unreachable", "Failed to connect", "Could not read from socket"),
    *("Operation too slow", "Connection reset", "Name or service not known", "Operation timed out"),
    "Temporary failure in name resolution",
)
_SIN_PERMISO = (
    *("Permission denied", "Authentication failed", "could not read Username", "Access denied"),
    *("could not read Password", "Invalid username", "terminal prompts disabled", "error: 401"),
    *("error: 403", "Host key verification failed", "HTTP Basic: Access denied"),
    *("insufficient permission", "unable to create temporary object directory"),
)
_NO_ESTA = ("does not appear to be a git repository", "not found", "does not exist")


def _sin_red(copia: Copia, de: Compartida, queja: str) -> ErrorDeGit:
    direccion = lineas_de(copia.dicho("remote", "get-url", de.nombre))
    donde = f"«{direccion[0]}»" if direccion else f"«{de.nombre}»"
    if any(una in queja for una in _SIN_CONEXION):
        return _ajeno(
            f"no se pudo llegar a la copia compartida, {donde}",
            queja,
            "compruebe la conexión y repita la orden",
        )
    if any(una in queja for una in _SIN_PERMISO):
        return _ajeno(
            f"la copia compartida, {donde}, no le da permiso",
            queja,
            "compruebe su usuario y su clave de acceso, o pida permiso a quien la administra",
        )
    if any(una in queja for una in _NO_ESTA):
        return _ajeno(
            f"la copia compartida ya no está en {donde}, o no le dejan verla",
            queja,
            f"pregunte su dirección y póngala con «git remote set-url {de.nombre} DIRECCIÓN»",
        )
    return _ajeno(
        f"git no pudo hablar con la copia compartida, {donde}",
        queja,
        "corrija lo que dice y repita la orden",
    )


def _ajeno(mensaje: str, queja: str, ayuda: str) -> ErrorDeGit:
    """Lo que impide seguir y no depende de lo que se guardó."""
    return SituacionAjena(mensaje, ayuda, lineas_de(queja))


class SituacionAjena(RechazoAjeno):
    """No se llega a la copia compartida, o no deja entrar."""

    codigo_de_salida = ErrorDeGit.codigo_de_salida


def _no_enviado(
    copia: Copia, a: Compartida, salida: str, queja: str, del_servidor: tuple[str, ...]
) -> ErrorDeGit:
    motivo = next((linea for linea in salida.splitlines() if linea.startswith("!")), "")
    if "[rejected]" in motivo:
        return RechazoAjeno(
            "alguien envió antes: la copia compartida tiene cambios que la suya no",
            "tráigalos con «seg traer» y repita «seg enviar»",
            (),
        )
    if "shallow update not allowed" in motivo:
        return ErrorDeGit(
            "su copia no tiene toda la historia, y la compartida no la admite así",
            f"complétela con «{COMPLETAR}» y repita «seg enviar»",
        )
    if "[remote rejected]" in motivo:
        rama = a.rama.removeprefix("refs/heads/")
        return RechazoAjeno(
            f"la copia compartida no admite lo que se envía a «{rama}»: {_entre_parentesis(motivo)}",
            "lo guardado sigue en su copia; si la rama está protegida, pida cómo se proponen los cambios",
            del_servidor or lineas_de(queja),
        )
    if copia.dicho("rev-parse", "--git-path", "hooks/pre-push") and _lo_paro_el_gancho(
        copia, queja, salida
    ):
        return rechazo(
            "no se ha enviado nada: lo impidió una comprobación de este repositorio («pre-push»)",
            queja,
            "corrija lo que dice y repita la orden",
        )
    return _sin_red(copia, a, queja)


def _lo_paro_el_gancho(copia: Copia, queja: str, salida: str) -> bool:
    """Si se llegó a hablar con la copia compartida y después hubo un gancho que dijo que no."""
    gancho = copia.repositorio.arbol / copia.dicho("rev-parse", "--git-path", "hooks/pre-push")
    return os.access(gancho, os.X_OK) and "fatal: " not in queja and not salida.startswith("!")


def _entre_parentesis(motivo: str) -> str:
    """El motivo con que el servidor rechaza: lo que va entre paréntesis al final."""
    return motivo.rpartition("(")[2].removesuffix(")").strip() or "lo rechaza"
