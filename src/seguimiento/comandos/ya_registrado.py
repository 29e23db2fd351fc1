"""Lo que una corrección hace con lo que ya está en git: se avisa antes de escribirlo."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from seguimiento.comandos.sesion import Sesion
from seguimiento.errores import ErrorDeGit, ErrorDeUso

if TYPE_CHECKING:
    from seguimiento.almacen.guardado import CambioDeArchivo

BASE = "HEAD"


def avisar_de_lo_ya_registrado(sesion: Sesion, cambios: "Sequence[CambioDeArchivo]") -> None:
    """Avisa de lo que `seg validar --base HEAD` diría del cambio. Sin git, o sin historia, de nada."""
    from seguimiento.almacen.git.fuente import fuente_de_base
    from seguimiento.repositorio.frente_a_la_base import lo_que_cambia_de_antes

    de_verdad = [cambio for cambio in cambios if cambio.antes != cambio.despues]
    if not de_verdad:
        return
    try:
        base = fuente_de_base(sesion.raiz, BASE)
        hallazgos = lo_que_cambia_de_antes(base, de_verdad, sesion.hoy, sesion.configuracion)
    except (ErrorDeGit, ErrorDeUso):
        return
    for hallazgo in hallazgos:
        sesion.salida.avisar(
            f"eso ya está en git, y «seg validar --base {BASE}» dirá {hallazgo.codigo}: "
            f"{hallazgo.mensaje}; {hallazgo.sugerencia}"
        )
