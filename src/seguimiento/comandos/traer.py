"""`seg traer`: lo que otros enviaron a la copia compartida, unido con lo propio."""

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from seguimiento.comandos import copia as de_la_copia
from seguimiento.comandos import edicion
from seguimiento.comandos.sesion import Sesion

if TYPE_CHECKING:
    from seguimiento.almacen.compartir.copia import Copia
    from seguimiento.almacen.compartir.remota import Compartida
    from seguimiento.almacen.fuentes import Fuente


def traer(
    contexto: typer.Context,
    *,
    simular: Annotated[
        bool, typer.Option("--simular", help="Mira qué llegaría y no cambia nada.")
    ] = False,
    dejar: Annotated[
        bool,
        typer.Option(
            "--dejar",
            help="Deja para luego lo que quedó por decidir: su copia vuelve a como estaba antes de traerlo.",
        ),
    ] = False,
) -> int:
    """Trae lo que otros enviaron, y lo une con lo suyo.

    Usa el git de quien la da, con su configuración y sus claves. Si algo suyo aún no está guardado y lo
    que llega lo cambiaría, ofrece guardarlo antes. Cuenta qué llegó y, si lo unido tiene errores que su copia no
    tenía, dice dónde y termina con código 1. Si la unión no puede terminarse, su copia queda como estaba o se dice
    qué registros quedan por decidir.

    Ejemplos::

        seg traer
        seg traer --simular
    """
    from seguimiento.almacen.compartir import remota

    sesion: Sesion = contexto.obj
    if dejar:
        return _dejar_para_luego(sesion, simular=simular)
    copia = de_la_copia.sin_nada_por_decidir(sesion)
    de = remota.compartida(copia)
    remota.traer(copia, de)
    if copia.repositorio.resolver(de.seguida) is None:
        sesion.salida.avisar(
            "la copia compartida aún no tiene esta rama: «seg enviar» la lleva allí"
        )
        return 0
    cabeza = copia.repositorio.cabeza()
    if cabeza and not remota.cuanto_falta(copia, "HEAD", de.seguida):
        sesion.dialogo.decir("Su copia ya está al día.")
        de_la_copia.decir_lo_pendiente(sesion, copia, lo_no_guardado=True)
        return 0
    if simular:
        _contar(sesion, _lo_que_llega(sesion, copia, de), "Llegaría", "Llegarían")
        sesion.salida.avisar("con «--simular» no se ha unido nada")
        return 0
    if (codigo := _guardar_antes(sesion, copia, de)) is not None:
        return codigo
    return _unir(sesion, copia, de)


def _dejar_para_luego(sesion: Sesion, *, simular: bool) -> int:
    """Vuelve a antes de la unión que quedó por decidir."""
    from seguimiento.almacen.compartir.union import como_estaba

    copia = de_la_copia.abierta(sesion)
    if not copia.en_union:
        sesion.salida.avisar("no queda nada por decidir de lo que se trajo")
        return 0
    sesion.salida.avisar("lo que ya haya decidido de lo que llegó habrá que decidirlo otra vez")
    if simular:
        sesion.salida.avisar("con «--simular» no se ha dejado nada")
        return 0
    pregunta = "¿Dejarlo para luego? [S/n] "
    if sesion.dialogo.posible and not edicion.asiente(sesion.dialogo.preguntar(pregunta)):
        sesion.salida.avisar("no se ha dejado nada: sigue por decidir")
        return edicion.NEGADA
    with edicion.turno(sesion.salida, copia.raiz, solo_mirar=False, compartido=False):
        como_estaba(copia)
    sesion.dialogo.decir("Su copia está como antes de traerlo; vuelve a llegar con «seg traer».")
    de_la_copia.decir_lo_pendiente(sesion, copia, lo_no_guardado=True)
    return 0


def _guardar_antes(sesion: Sesion, copia: "Copia", de: "Compartida") -> int | None:
    """Ofrece guardar lo que la unión cambiaría; el código de salida si con ello no puede seguirse."""
    from seguimiento.almacen.compartir.guardado import mostrada, sin_guardar
    from seguimiento.almacen.compartir.union import por_llegar
    from seguimiento.comandos.guardar import guardado

    llegan = por_llegar(copia, de)
    chocan = [
        ruta for ruta in sin_guardar(copia, de_la_copia.rutas(sesion)).cambios if ruta in llegan
    ]
    if not chocan:
        return None
    sesion.salida.avisar("lo que llega cambia algo suyo que aún no está guardado:")
    de_la_copia.decir_lista(sesion, [mostrada(copia, ruta) for ruta in chocan])
    if not sesion.dialogo.posible:
        sesion.salida.avisar("no se ha unido nada: guárdelo con «seg guardar» y repita «seg traer»")
        return edicion.NEGADA
    if not edicion.asiente(sesion.dialogo.preguntar("¿Guardarlo antes? [S/n] ")):
        sesion.salida.avisar("no se ha unido nada")
        return edicion.NEGADA
    return guardado(sesion, copia) or None


def _unir(sesion: Sesion, copia: "Copia", de: "Compartida") -> int:
    from seguimiento.almacen.compartir import remota, union
    from seguimiento.almacen.compartir.guardado import mostrada
    from seguimiento.errores import RechazoAjeno

    llega, antes = _lo_que_llega(sesion, copia, de), de_la_copia.lo_guardado(copia)
    de_uno_y_otro = copia.repositorio.cabeza() and remota.cuanto_falta(copia, de.seguida, "HEAD")
    if de_uno_y_otro:
        de_la_copia.con_identidad(sesion, copia)
    registros = copia.rutas(de_la_copia.rutas(sesion))
    with edicion.turno(sesion.salida, copia.raiz, solo_mirar=False, compartido=False):
        por_decidir, avisos = union.unir(copia, de, registros)
    for aviso in avisos:
        sesion.salida.avisar(aviso)
    if not de.establecida:
        remota.establecer(copia, de)
    if por_decidir:
        raise RechazoAjeno(
            "lo que llegó y lo suyo no dicen lo mismo",
            "decídalo con «seg diagnostico --reparar» y termine con «seg guardar»; para volver a como estaba, "
            "«seg traer --dejar»",
            tuple(mostrada(copia, ruta) for ruta in por_decidir),
        )
    _contar(sesion, llega, "Llegó", "Llegaron")
    de_la_copia.decir_lo_pendiente(sesion, copia, lo_no_guardado=True)
    return _revisar(sesion, copia, llega, antes)


def _revisar(sesion: Sesion, copia: "Copia", llega: "_Llegada", antes: "Fuente") -> int:
    """Dice los errores que lo unido tiene y lo propio no tenía; 1 si hay alguno.

    Los trae quien envió, o los hace la unión: git junta líneas, y no ve que un código se repite.
    """
    from seguimiento.redaccion import cuenta
    from seguimiento.repositorio.frente_a_lo_guardado import paso

    if not llega.registros:
        return 0
    errores = paso(antes, de_la_copia.lo_guardado(copia), sesion.hoy).errores(
        sesion.hoy, llega.registros
    )
    if not errores:
        return 0
    sesion.salida.decir(errores)
    sesion.salida.avisar(
        f"lo que llegó ya está unido, y trae {cuenta(len(errores), 'error', 'errores')} que su copia no tenía: "
        "corríjalo, guárdelo con «seg guardar» y envíelo con «seg enviar»"
    )
    return edicion.NEGADA


class _Llegada(NamedTuple):
    """Lo que cambió en la copia compartida desde que las dos eran iguales."""

    cambios: list[str]
    """En los términos del seguimiento."""
    registros: list[str]
    """Los que llegan, por su ruta desde la raíz."""
    fuera: int
    """Cuántos archivos que no son registros."""


def _lo_que_llega(sesion: Sesion, copia: "Copia", de: "Compartida") -> _Llegada:
    """Lo que los otros hicieron, diga lo que diga lo propio. Ha de mirarse antes de unirlo."""
    from seguimiento.almacen.compartir.union import esta_en, por_llegar
    from seguimiento.almacen.fuentes import Memoria
    from seguimiento.almacen.git.fuente import en_el_commit
    from seguimiento.almacen.nombres import id_de
    from seguimiento.formatos.frase_de_cambios import en_lineas
    from seguimiento.redaccion import visible
    from seguimiento.repositorio.frente_a_lo_guardado import paso

    repositorio = copia.repositorio
    base, punta = copia.dicho("merge-base", "HEAD", de.seguida), repositorio.resolver(de.seguida)
    antes = en_el_commit(repositorio, base, copia.raiz) if base else Memoria({})
    cambio = paso(antes, en_el_commit(repositorio, punta or base, copia.raiz), sesion.hoy)
    llegan = por_llegar(copia, de)
    registros = copia.rutas(de_la_copia.rutas(sesion))
    suyos = [ruta for ruta in sorted(llegan) if esta_en(ruta, registros)]
    archivos = de_la_copia.desde_la_raiz(copia, suyos)
    sin_leer = [uno for uno in archivos if visible(uno) in cambio.carga.recuento.sin_leer]
    cambios = en_lineas(cambio.cambios, [uno for uno in archivos if uno not in sin_leer])
    cambios += (f"{visible(id_de(uno))}: no se lee" for uno in sin_leer)
    return _Llegada(cambios, archivos, len(llegan) - len(suyos))


def _contar(sesion: Sesion, llega: _Llegada, uno: str, varios: str) -> None:
    """Dice qué llega, con el verbo que toca si es una cosa y si son varias."""
    from seguimiento.redaccion import cuenta

    if llega.cambios:
        verbo = uno if len(llega.cambios) == 1 else varios
        sesion.dialogo.decir(f"{verbo} {cuenta(len(llega.cambios), 'cambio')}:")
        de_la_copia.decir_lista(sesion, llega.cambios)
    if llega.fuera:
        verbo = uno if llega.fuera == 1 else varios
        que = "que no es un registro" if llega.fuera == 1 else "que no son registros"
        sesion.dialogo.decir(f"{verbo} {cuenta(llega.fuera, 'archivo')} {que}.")
