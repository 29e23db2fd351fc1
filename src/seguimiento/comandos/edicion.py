"""Lo común a las órdenes que escriben: leer, ensayar el cambio, mostrarlo y guardarlo.

Lo que el cambio estropearía se dice y no se guarda. Mientras no haya que preguntar a nadie, desde que
se lee hasta que se escribe no escribe ningún otro proceso.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from seguimiento.comandos.salida import Salida
from seguimiento.comandos.sesion import Sesion

if TYPE_CHECKING:
    from seguimiento.almacen.guardado import CambioDeArchivo
    from seguimiento.repositorio import Carga
    from seguimiento.repositorio.propuestas import ComoAntes

NEGADA = 1
"""El código de salida de una edición que traería errores o que no puede hacerse."""
_ASIENTEN = {"", "s", "si", "sí"}

Simular = Annotated[
    bool, typer.Option("--simular", help="Muestra qué cambiaría y no escribe nada.")
]
ConSi = Annotated[
    bool, typer.Option("--si", help="Confirma lo que cambia o borra algo que ya estaba escrito.")
]


class Edicion(NamedTuple):
    """Lo que se quiere cambiar y lo que se dice al terminar."""

    cambios: Sequence["CambioDeArchivo"]
    despues: str
    """Qué ha quedado hecho, con la referencia que se usará a continuación."""
    como_antes: "ComoAntes | None" = None
    """Cómo se decía lo que cambia de nombre, si algo cambia."""
    nada: str = "ya estaba así: no hay nada que cambiar"
    """Lo que se dice si no cambia nada."""


def editar(
    sesion: Sesion,
    preparar: "Callable[[Carga], Edicion]",
    *,
    simular: bool,
    confirmar: bool = False,
    simulado: str = "con «--simular» no se ha escrito nada",
) -> int:
    """Hace en los archivos de ahora el cambio que se prepare con lo que dicen.

    Devuelve 0 si quedó hecho (o ya lo estaba), y 1 si traería algún error y no se hizo. Con `confirmar`
    pregunta antes de guardar: entretanto otros pueden escribir, y si lo hacen se lanza `ArchivoCambiado`.
    Con `simular` no escribe, y avisa de ello con `simulado`. Solo se edita lo que está en el disco: con
    otra fuente se lanza `ErrorDeUso`.
    """
    from seguimiento.almacen.guardado import guardar

    disco = sesion.disco
    with _turno(sesion.salida, disco.raiz, solo_mirar=simular, compartido=confirmar):
        carga = sesion.cargar(disco)
        edicion = preparar(carga)
        codigo = _mostrar(sesion, carga, edicion)
        if codigo is not None:
            return codigo
        if simular:
            sesion.salida.avisar(simulado)
            return 0
        if confirmar and sesion.dialogo.preguntar("¿Guardar? [S/n] ").casefold() not in _ASIENTEN:
            sesion.salida.avisar("no se ha escrito nada")
            return NEGADA
        guardar(disco.raiz, edicion.cambios)
    sesion.salida.escribir(f"{edicion.despues}\n")
    return 0


@contextmanager
def _turno(salida: Salida, raiz: Path, *, solo_mirar: bool, compartido: bool) -> Iterator[None]:
    """Con lo que otro dejara a medias ya terminado y, si hace falta, sin que nadie más escriba."""
    from seguimiento.almacen.guardado import candado

    with nullcontext() if solo_mirar or compartido else candado(raiz):
        if not solo_mirar:
            terminar_lo_de_otro(salida, raiz)
        yield


def terminar_lo_de_otro(salida: Salida, raiz: Path) -> None:
    """Completa o descarta lo que otra orden dejara a medias en esa raíz, y lo avisa."""
    from seguimiento.almacen.guardado import Desenlace, recuperar
    from seguimiento.redaccion import entre_comillas, enumeracion

    hecho = recuperar(raiz)
    if hecho is None:
        return
    que = "se completó" if hecho.desenlace is Desenlace.COMPLETADO else "se descartó"
    cuales = enumeracion(entre_comillas(hecho.rutas))
    salida.avisar(f"{que} un cambio que otra orden dejó a medias en {cuales}")


def _mostrar(sesion: Sesion, carga: "Carga", edicion: Edicion) -> int | None:
    """Dice qué cambia y qué traería; el código de salida si no hay nada que guardar."""
    from seguimiento.formatos.diferencias import en_texto
    from seguimiento.repositorio.propuestas import diferencia, proponer, tal_cual

    como_antes = edicion.como_antes or tal_cual
    propuesta = proponer(sesion.fuente, carga, edicion.cambios, sesion.hoy, como_antes)
    if not propuesta.cambios:
        sesion.salida.avisar(edicion.nada)
        return 0
    for cambio in propuesta.cambios:
        sesion.salida.escribir(en_texto(diferencia(cambio), color=sesion.salida.con_color()))
    sesion.salida.decir(propuesta.introducidos)
    if not propuesta.errores:
        return None
    sesion.salida.avisar("no se ha escrito nada: el resultado tendría errores que ahora no hay")
    return NEGADA
