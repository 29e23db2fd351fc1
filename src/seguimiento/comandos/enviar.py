"""`seg enviar`: lo guardado, a la copia compartida."""

from typing import Annotated

import typer

from seguimiento.comandos import copia as de_la_copia
from seguimiento.comandos.sesion import Sesion


def enviar(
    contexto: typer.Context,
    *,
    simular: Annotated[
        bool, typer.Option("--simular", help="Muestra qué se enviaría y no envía nada.")
    ] = False,
) -> int:
    """Envía lo guardado a la copia compartida.

    Usa el git de quien la da, con su configuración y sus claves. Solo lo guardado: si hay algo sin
    guardar, lo recuerda. Si alguien envió antes, pide traerlo primero.

    Ejemplos::

        seg enviar
        seg enviar --simular
    """
    from seguimiento.almacen.compartir import remota
    from seguimiento.redaccion import cuenta

    sesion: Sesion = contexto.obj
    copia = de_la_copia.sin_nada_por_decidir(sesion)
    a = remota.compartida(copia)
    if copia.repositorio.cabeza() is None:
        sesion.salida.avisar("aún no hay nada guardado que enviar: guárdelo con «seg guardar»")
        return 0
    estaba = copia.repositorio.resolver(a.seguida)
    if estaba and a.establecida and not remota.cuanto_falta(copia, a.seguida, "HEAD"):
        sesion.dialogo.decir("No hay nada que enviar: la copia compartida tiene todo lo guardado.")
        de_la_copia.decir_lo_pendiente(sesion, copia, lo_no_guardado=True)
        return 0
    frases = remota.frases(copia, estaba)
    que = cuenta(len(frases), "cambio guardado", "cambios guardados")
    if simular:
        sesion.dialogo.decir(f"Se enviaría: {que}.")
        de_la_copia.decir_lista(sesion, frases)
        sesion.salida.avisar("con «--simular» no se ha enviado nada")
        return 0
    del_servidor = remota.enviar(copia, a)
    sesion.dialogo.decir(f"Enviado: {que}.")
    de_la_copia.decir_lista(sesion, frases)
    for linea in del_servidor:
        sesion.dialogo.decir(f"  | {linea}")
    de_la_copia.decir_lo_pendiente(sesion, copia, lo_no_guardado=True)
    return 0
