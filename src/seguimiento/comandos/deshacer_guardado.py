"""Deshacer lo último que se guardó: con un cambio nuevo que lo contradice, nunca reescribiendo la historia."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from seguimiento.almacen.sistema import en_texto
from seguimiento.comandos import copia as de_la_copia
from seguimiento.comandos import edicion
from seguimiento.comandos.sesion import Sesion

if TYPE_CHECKING:
    from seguimiento.almacen.compartir.copia import Copia
    from seguimiento.almacen.guardado import CambioDeArchivo

_DESHECHO, _REHECHO = "Deshecho: ", "Rehecho: "


class Guardado(NamedTuple):
    """Lo último que se guardó y los cambios que lo deshacen."""

    frase: str
    cambios: "tuple[CambioDeArchivo, ...]"
    enviado: bool

    @property
    def que(self) -> str:
        """Lo que se dirá de deshacerlo; deshacer lo deshecho es rehacerlo."""
        if self.frase.startswith(_DESHECHO):
            return f"{_REHECHO}{self.frase.removeprefix(_DESHECHO)}"
        return f"{_DESHECHO}{self.frase.removeprefix(_REHECHO)}"


def deshacer_lo_guardado(sesion: Sesion, commit: str, *, simular: bool) -> int:
    """Devuelve los archivos a como estaban antes de ese commit, y lo guarda. Devuelve 1 si no se quiso."""
    from seguimiento.almacen.guardado import guardar, recordar_guardado

    copia = de_la_copia.sin_nada_por_decidir(sesion)
    preguntar = sesion.dialogo.posible and not simular
    with edicion.turno(sesion.salida, copia.raiz, solo_mirar=simular, compartido=preguntar):
        hecho = _guardado(sesion, copia, commit)
        if hecho is None:
            sesion.salida.avisar("no consta ninguna edición que deshacer")
            return 0
        sesion.dialogo.decir(f"Lo último fue guardar: «{hecho.frase}»")
        edicion.mostrar_cambios(sesion.salida, hecho.cambios)
        if hecho.enviado:
            sesion.salida.avisar(
                "ya se envió: otros pueden tenerlo, y habrá que enviarles también el cambio que lo deshace"
            )
        if simular:
            sesion.salida.avisar("con «--simular» no se ha deshecho nada")
            return 0
        if preguntar and not edicion.asiente(sesion.dialogo.preguntar("¿Deshacerlo? [S/n] ")):
            sesion.salida.avisar("no se ha deshecho nada")
            return edicion.NEGADA
        de_la_copia.con_identidad(sesion, copia)
        guardar(copia.raiz, hecho.cambios, que=hecho.que)
        recordar_guardado(copia.raiz, _confirmado(copia, hecho))
    sesion.dialogo.decir(f"Guardado: «{hecho.que}»")
    de_la_copia.decir_lo_pendiente(sesion, copia)
    return 0


def _confirmado(copia: "Copia", hecho: Guardado) -> str:
    """El commit nuevo. Si no se deja guardar, los archivos vuelven a decir lo que decían."""
    from seguimiento.almacen.compartir.guardado import Hecho, confirmar
    from seguimiento.almacen.guardado import CambioDeArchivo, guardar

    cabeza = copia.repositorio.cabeza()
    que_les_pasa = {
        f"{copia.prefijo}{uno.ruta}": Hecho.NUEVO
        if uno.antes is None
        else Hecho.QUITADO
        if uno.despues is None
        else Hecho.CAMBIADO
        for uno in hecho.cambios
    }
    try:
        return confirmar(copia, que_les_pasa, hecho.que)
    except BaseException:
        if copia.repositorio.cabeza() == cabeza:
            al_reves = [CambioDeArchivo(u.ruta, u.despues, u.antes) for u in hecho.cambios]
            guardar(copia.raiz, al_reves)
        raise


def _guardado(sesion: Sesion, copia: "Copia", commit: str) -> Guardado | None:
    """Qué se guardó en ese commit y cómo se deshace; `None` si ya no está en lo propio o es lo primero de todo.

    Lanza `ArchivoCambiado` si alguno de sus archivos ya no dice lo que él dejó.
    """
    repositorio, suyo = copia.repositorio, _como_quedo(copia, commit)
    if suyo is None:
        return None
    commit = suyo
    antes = repositorio.resolver(f"{commit}^")
    if antes is None or repositorio.resolver(f"{commit}^2") is not None:
        return None
    cambios = tuple(_contrarios(copia, antes, commit, copia.rutas(de_la_copia.rutas(sesion))))
    seguida = repositorio.seguida()
    enviado = (
        seguida is not None
        and repositorio.resolver(seguida) is not None
        and repositorio.base_comun(commit, seguida) == commit
    )
    frase = copia.dicho("log", "-1", "--no-show-signature", "--format=%s", commit, "--")
    return Guardado(frase, cambios, enviado) if cambios else None


def _como_quedo(copia: "Copia", commit: str) -> str | None:
    """El commit o, si git lo rehízo al ponerlo sobre lo de otro, en cuál quedó; `None` si ya no está.

    Al rehacerlo («git pull --rebase») conserva quién lo hizo, cuándo y con qué frase.
    """
    repositorio = copia.repositorio
    if repositorio.resolver(commit) is None:
        return None
    base = repositorio.base_comun(commit, "HEAD")
    if base is None or base == commit:
        return base
    suyo = _hechos(copia, "-1", commit).get(commit)
    quedan = [uno for uno, hecho in _hechos(copia, f"{base}..HEAD").items() if hecho == suyo]
    return quedan[0] if len(quedan) == 1 else None


def _hechos(copia: "Copia", *cuales: str) -> dict[str, str]:
    """De cada commit, quién lo hizo, cuándo y con qué frase."""
    forma = "--format=%H %ae %at %s"
    lineas = copia.dicho("log", "--no-show-signature", forma, *cuales, "--").split("\n")
    return {uno: hecho for uno, _, hecho in (linea.partition(" ") for linea in lineas)}


def _contrarios(
    copia: "Copia", antes: str, commit: str, rutas: list[str]
) -> "Iterator[CambioDeArchivo]":
    from seguimiento.almacen.fuentes import TAMANO_MAXIMO
    from seguimiento.almacen.guardado import contrario
    from seguimiento.errores import ErrorDeDisco

    objetos = copia.repositorio.abrir_objetos()
    de_antes, de_ahora = (
        copia.repositorio.contenido(uno, rutas).archivos for uno in (antes, commit)
    )

    def dice(identidad: str | None, ruta: str) -> bytes | None:
        contenido = objetos.leer(identidad, TAMANO_MAXIMO) if identidad else None
        if isinstance(contenido, int):
            raise ErrorDeDisco(f"«{ruta}» es demasiado grande", "deshágalo con «git revert»")
        return contenido

    for cruda in sorted(de_antes.keys() | de_ahora.keys()):
        if de_antes.get(cruda) != de_ahora.get(cruda):
            ruta = en_texto(cruda).removeprefix(copia.prefijo)
            previo, suyo = dice(de_antes.get(cruda), ruta), dice(de_ahora.get(cruda), ruta)
            yield contrario(copia.raiz, ruta, previo, suyo)
