"""`seg deshacer`: volver atrás en lo último que escribió una orden."""

import typer

from seguimiento.comandos import edicion
from seguimiento.comandos.sesion import Sesion
from seguimiento.comandos.ya_registrado import decir_lo_que_cambia, lo_que_cambia_de_antes


def deshacer(contexto: typer.Context, *, simular: edicion.Simular = False) -> int:
    """Deshace lo último que escribió una orden.

    En todos los archivos que cambió. Muestra antes qué cambia y, en una terminal, lo pregunta. Si
    alguien ha tocado después alguno de esos archivos, no deshace nada. Repetida, lo vuelve a hacer. Si lo
    último fue guardar, guarda un cambio nuevo que lo deshace. Lo que se editó a mano lo devuelve git.

    Ejemplos::

        seg deshacer
        seg deshacer --simular
    """
    from seguimiento.almacen.guardado import guardar, ultima, ultimo_guardado

    sesion: Sesion = contexto.obj
    raiz = sesion.disco.raiz
    if commit := ultimo_guardado(raiz):
        from seguimiento.comandos.deshacer_guardado import deshacer_lo_guardado

        return deshacer_lo_guardado(sesion, commit, simular=simular)
    preguntar = sesion.dialogo.posible and not simular
    with edicion.turno(sesion.salida, raiz, solo_mirar=simular, compartido=preguntar):
        hecha = ultima(raiz)
        if hecha is None:
            sesion.salida.avisar("no consta ninguna edición que deshacer")
            return 0
        sesion.salida.escribir(f"Lo último fue: {hecha.que}\n" if hecha.que else "")
        edicion.mostrar_cambios(sesion.salida, hecha.cambios)
        decir_lo_que_cambia(sesion, lo_que_cambia_de_antes(sesion, hecha.cambios))
        if simular:
            sesion.salida.avisar("con «--simular» no se ha deshecho nada")
            return 0
        if preguntar and not edicion.asiente(sesion.dialogo.preguntar("¿Deshacerlo? [S/n] ")):
            sesion.salida.avisar("no se ha deshecho nada")
            return edicion.NEGADA
        guardar(raiz, hecha.cambios, que=f"Deshecho: {hecha.que}", sobran=hecha.carpetas)
    sesion.dialogo.decir("Deshecho. Para volver a hacerlo, repita «seg deshacer».")
    return 0
