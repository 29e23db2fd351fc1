"""Lo que un cambio hace con lo que ya está en git: se dice antes de escribirlo."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from seguimiento.errores import ErrorDeGit

if TYPE_CHECKING:
    from pathlib import Path

    from seguimiento.almacen.fuentes import Fuente
    from seguimiento.almacen.guardado import CambioDeArchivo
    from seguimiento.comandos.sesion import Sesion
    from seguimiento.diagnosticos import Diagnostico

CABEZA = "HEAD"


class LoRegistrado(NamedTuple):
    """Los archivos con que `seg validar --base` compararía lo que se escribe."""

    referencia: str
    fuente: "Fuente"

    @property
    def que_dira(self) -> str:
        """Cómo empieza lo que se dice de un cambio."""
        que = "está en git" if self.referencia == CABEZA else "se compartió"
        return f"frente a lo que ya {que}, «seg validar --base {self.referencia}» dirá"


def lo_registrado(raiz: "Path") -> LoRegistrado | None:
    """Lo que ya está en la copia compartida o, si no se conoce ninguna, en el último commit.

    Es la rama a la que irá el cambio, y por tanto aquello con que se compara al revisarlo: lo que aún no
    se ha enviado puede corregirse. Sin git, fuera de un repositorio o sin ningún commit, `None`.
    """
    from seguimiento.almacen.git.fuente import con_historia, en_el_commit

    try:
        repositorio, cabeza = con_historia(raiz, "con la que comparar")
        for referencia in repositorio.principales_compartidas():
            suyo = repositorio.resolver(referencia)
            if suyo and (base := repositorio.base_comun(suyo, cabeza)):
                return LoRegistrado(referencia, en_el_commit(repositorio, base, raiz))
    except ErrorDeGit:
        return None
    return LoRegistrado(CABEZA, en_el_commit(repositorio, cabeza, raiz))


def lo_que_cambia_de_antes(
    sesion: "Sesion", cambios: "Sequence[CambioDeArchivo]"
) -> "Sequence[Diagnostico]":
    """Lo que se diría del cambio al revisarlo; si lo registrado no puede leerse, se avisa y no se dice nada."""
    from seguimiento.repositorio.frente_a_la_base import lo_que_cambia_de_antes as frente_a

    if not cambios or sesion.registrado is None:
        return ()
    try:
        return frente_a(sesion.registrado.fuente, sesion.disco, cambios, sesion.hoy)
    except ErrorDeGit as error:
        sesion.registrado = None  # no se repite el aviso
        sesion.salida.avisar(f"no se ha comparado con lo que ya está en git: {error}")
        return ()


def decir_lo_que_cambia(
    sesion: "Sesion", hallados: "Sequence[Diagnostico]", *, en_suma: bool = False
) -> None:
    """Avisa de lo que se diría del cambio al revisarlo: uno a uno o, si se pide y son muchos, cuánto."""
    from seguimiento.redaccion import SE_NOMBRAN, enumeracion

    if not hallados or sesion.registrado is None:
        return
    que_dira = sesion.registrado.que_dira
    if en_suma and len(hallados) > SE_NOMBRAN:
        cuantos = Counter(hallado.codigo for hallado in hallados)
        cuales = enumeracion(f"{codigo} ({veces})" for codigo, veces in sorted(cuantos.items()))
        sesion.salida.avisar(f"{que_dira} {cuales}; qué es: «seg regla {min(cuantos)}»")
        return
    for hallado in hallados:
        que = f"{hallado.codigo}: {hallado.mensaje}; {hallado.sugerencia}"
        sesion.salida.avisar(f"{que_dira} {que}")
