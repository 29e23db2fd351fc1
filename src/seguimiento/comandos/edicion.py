"""Lo común a las órdenes que escriben: leer, ensayar el cambio, mostrarlo y guardarlo.

Lo que el cambio estropearía se dice y no se guarda. Mientras no haya que preguntar a nadie, desde que
se lee hasta que se escribe no escribe ningún otro proceso.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from seguimiento.comandos.del_modelo import comprobar_texto
from seguimiento.comandos.salida import Salida
from seguimiento.comandos.sesion import Sesion
from seguimiento.comandos.ya_registrado import decir_lo_que_cambia, lo_que_cambia_de_antes
from seguimiento.comandos.ya_usados import comprobar_codigos

if TYPE_CHECKING:
    from seguimiento.almacen.guardado import CambioDeArchivo
    from seguimiento.comandos.cuanto import Cuanto
    from seguimiento.repositorio import Carga
    from seguimiento.repositorio.propuestas import ComoAntes, Propuesta

NEGADA = 1
"""El código de salida de una edición que traería errores o que no puede hacerse."""
_ASIENTEN = {"", "s", "si", "sí"}

Simular = Annotated[
    bool, typer.Option("--simular", help="Muestra qué cambiaría y no escribe nada.")
]
ConSi = Annotated[
    bool, typer.Option("--si", help="Confirma lo que cambia o borra algo que ya estaba escrito.")
]
SinFecha = Annotated[
    bool, typer.Option("--sin-fecha", help="No anota ninguna fecha: la fuente no la dice.")
]
SIN_FECHA: dict[str, str | Sequence[str]] = {"sin_fecha": "si"}
"""Lo que se deduce de «--sin-fecha», junto a lo dicho: quien anota no ha de poner la de hoy."""


Aunque = Annotated[
    str,
    typer.Option(
        "--aunque",
        metavar="MOTIVO",
        help="Lo escribe aunque «seg validar» lo objete, y deja el motivo junto al dato.",
    ),
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
    aparte: Sequence["CambioDeArchivo"] = ()
    """Lo que se guarda con ello y no es de ningún registro: ni se ensaya ni se muestra."""
    de_antes: bool = False
    """Si lo que tenga mal ya lo estaba en lo que junta: se dice y se guarda igual."""
    es_grande: bool = False
    """Si es mucho a la vez: de lo que se objeta sin ser un error, basta decir cuánto."""
    con_motivo: bool = False
    """Si ya lleva escrito el motivo que se dio."""


def editar(  # noqa: PLR0913 — qué, cómo y qué se dice
    sesion: Sesion,
    preparar: "Callable[[Carga], Edicion]",
    *,
    simular: bool,
    confirmar: bool = False,
    aunque: str = "",
    cuanto: "Cuanto | None" = None,
    simulado: str = "con «--simular» no se ha escrito nada",
) -> int:
    """Hace en los archivos de ahora el cambio que se prepare con lo que dicen.

    Devuelve 0 si quedó hecho (o ya lo estaba), y 1 si traería algún error y no se hizo. Con `confirmar`
    pregunta antes de guardar: entretanto otros pueden escribir, y si lo hacen se lanza `ArchivoCambiado`.
    Con `simular` no escribe, y avisa de ello con `simulado`. Solo se edita lo que está en el disco: con
    otra fuente se lanza `ErrorDeUso`. Con `aunque`, lo que puede ignorarse se escribe con ese motivo. Con
    `cuanto`, de lo demás solo se carga con qué comparar lo que quede.
    """
    from seguimiento.almacen.guardado import guardar

    disco = sesion.disco
    with turno(sesion.salida, disco.raiz, solo_mirar=simular, compartido=confirmar):
        carga = sesion.cargar(disco, cuanto=cuanto)
        edicion = _con_codigos_sin_usar(sesion, preparar(carga), aunque)
        propuesta = _propuesta(sesion, carga, edicion, aunque)
        codigo = _mostrar(sesion, edicion, propuesta)
        if codigo == NEGADA and confirmar and _puede_justificarse(propuesta):
            motivo = sesion.dialogo.preguntar("Motivo para guardarlo así (Enter: no guardar): ")
            if not motivo:
                return codigo
            comprobar_texto("--aunque", [motivo])
            propuesta = _propuesta(sesion, carga, edicion, motivo)
            codigo = _mostrar(sesion, edicion, propuesta)
        if codigo is not None:
            if codigo == 0 and not simular:
                guardar(disco.raiz, edicion.aparte)
            return codigo
        if simular:
            sesion.salida.avisar(simulado)
            return 0
        if confirmar and not asiente(sesion.dialogo.preguntar("¿Escribirlo? [S/n] ")):
            sesion.salida.avisar("no se ha escrito nada")
            return NEGADA
        todos = [*propuesta.cambios, *edicion.aparte]
        guardar(disco.raiz, todos, que=edicion.despues.partition(". ")[0])
    sesion.dialogo.decir(edicion.despues)
    return 0


@contextmanager
def turno(salida: Salida, raiz: Path, *, solo_mirar: bool, compartido: bool) -> Iterator[None]:
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


def _con_codigos_sin_usar(sesion: Sesion, edicion: Edicion, aunque: str) -> Edicion:
    """La edición, si no estrena códigos que la historia ya usó; con un motivo, aunque los estrene."""
    if edicion.de_antes:
        return edicion
    cambios = comprobar_codigos(sesion, edicion.cambios, aunque)
    con_motivo = cambios != [*edicion.cambios]
    return edicion._replace(cambios=cambios, con_motivo=con_motivo)


def _propuesta(sesion: Sesion, carga: "Carga", edicion: Edicion, aunque: str) -> "Propuesta":
    """Lo que pasaría si se guardara; con un motivo, también lo que con él puede ignorarse."""
    from seguimiento.repositorio.propuestas import justificados, proponer, tal_cual

    def ensayada(cambios: "Sequence[CambioDeArchivo]") -> "Propuesta":
        como_antes = edicion.como_antes or tal_cual
        propuesta = proponer(
            sesion.fuente, carga, cambios, sesion.hoy, como_antes, recuerdos=sesion.recuerdos
        )
        de_antes = lo_que_cambia_de_antes(sesion, propuesta.cambios)
        return replace(propuesta, frente_a_la_base=tuple(de_antes))

    propuesta = ensayada(edicion.cambios)
    if not aunque:
        return propuesta
    if not propuesta.ignorables:
        if not edicion.con_motivo:
            sesion.salida.avisar("«--aunque» no hizo falta: no hay nada que pueda ignorarse")
        return propuesta
    return ensayada(justificados(propuesta, aunque))


def _mostrar(sesion: Sesion, edicion: Edicion, propuesta: "Propuesta") -> int | None:
    """Dice qué cambia y qué traería; el código de salida si no hay nada que guardar."""
    if not propuesta.cambios:
        sesion.salida.avisar(edicion.nada)
        return 0
    mostrar_cambios(sesion.salida, propuesta.cambios, por_paginas=edicion.es_grande)
    _decir_lo_introducido(sesion.salida, edicion, propuesta)
    decir_lo_que_cambia(sesion, propuesta.frente_a_la_base, en_suma=edicion.es_grande)
    if not propuesta.errores or edicion.de_antes:
        return None
    sesion.salida.avisar("no se ha escrito nada: el resultado tendría errores que ahora no hay")
    if _puede_justificarse(propuesta):
        sesion.salida.avisar("si es lo que dice la fuente, repita la orden con «--aunque MOTIVO»")
    else:
        codigos = sorted({d.codigo for d in propuesta.errores})
        sesion.salida.avisar(f"corríjalo y repita la orden; qué es: «seg regla {codigos[0]}»")
    return NEGADA


def _decir_lo_introducido(salida: Salida, edicion: Edicion, propuesta: "Propuesta") -> None:
    """Lo que se objetaría al resultado: todo o, si el cambio es grande, los errores y cuánto más."""
    from seguimiento.redaccion import enumeracion

    if not edicion.es_grande:
        salida.decir(propuesta.introducidos)
        return
    salida.decir(propuesta.errores)
    cuantos = Counter(d.codigo for d in propuesta.introducidos if not d.es_error)
    if cuantos:
        cuales = enumeracion(f"{codigo} ({veces})" for codigo, veces in sorted(cuantos.items()))
        salida.avisar(f"conviene mirar {cuales}: «seg validar» lo dice, y «seg regla», qué es")


def mostrar_cambios(
    salida: Salida, cambios: "Sequence[CambioDeArchivo]", *, por_paginas: bool = False
) -> None:
    """Muestra las líneas que salen y las que entran en cada archivo; si se pide, por páginas."""
    from seguimiento.formatos.diferencias import en_texto
    from seguimiento.repositorio.diferencia import diferencia

    mostrar = salida.mostrar_texto if por_paginas else salida.escribir
    for cambio in cambios:
        mostrar(en_texto(diferencia(cambio), color=salida.con_color()))


def asiente(respuesta: str) -> bool:
    """Si con eso se dice que sí; nada es que sí."""
    return respuesta.casefold() in _ASIENTEN


def _puede_justificarse(propuesta: "Propuesta") -> bool:
    """Si con un motivo quedaría escrito: todos los errores que traería pueden ignorarse."""
    return {*propuesta.errores} <= {*propuesta.ignorables}
