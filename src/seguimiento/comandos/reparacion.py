"""`seg diagnostico --reparar`: dar nombre propio a lo que dos personas llamaron igual."""

from typing import TYPE_CHECKING

from seguimiento.comandos.edicion import NEGADA, Edicion, editar
from seguimiento.comandos.sesion import Sesion

if TYPE_CHECKING:
    from seguimiento.analisis.renumeracion import Plan
    from seguimiento.repositorio import Carga


def reparar(sesion: Sesion, *, simular: bool, confirmado: bool) -> int:
    """Renumera lo que repite un identificador, una vez visto y confirmado.

    Devuelve 0 si no queda nada por reparar y 1 si queda algo: lo que ha de decidir una persona, un
    archivo que no se lee o, sin confirmar, todo.
    """
    from seguimiento.repositorio.renumeracion import cambios_de, plan_de

    plan = plan_de(sesion.disco, sesion.codigos_de_antes.dentro_de)
    if not plan.renumeraciones:
        return _sin_renumerar(sesion, plan)

    def preparar(_: "Carga") -> Edicion:
        # otra vez y con los archivos de ahora: mientras se esperaba el turno pudieron cambiar
        nonlocal plan
        plan = plan_de(sesion.disco, sesion.codigos_de_antes.dentro_de)
        cambios = cambios_de(sesion.disco, plan)
        _contar(sesion, plan)
        return Edicion(cambios, _despues(plan), plan.como_antes)

    preguntar = sesion.dialogo.posible and not (confirmado or simular)
    solo_mirar = simular or not (confirmado or preguntar)
    if solo_mirar and not simular:
        simulado = "no se ha escrito nada; para escribirlo, repita la orden con «--si»"
        return editar(sesion, preparar, simular=True, simulado=simulado) or NEGADA
    codigo = editar(sesion, preparar, simular=simular, confirmar=preguntar)
    return codigo or _lo_que_queda(plan)


def _sin_renumerar(sesion: Sesion, plan: "Plan") -> int:
    """Dice que no hay nada que renumerar, y lo que aun así queda por mirar."""
    _decir_lo_que_queda(sesion, plan)
    for archivo in plan.sin_leer:
        sesion.salida.avisar(
            f"«{archivo}» no se lee y no se ha mirado; vea por qué con «seg validar»"
        )
    if not plan.pendientes:
        donde = "en lo que se lee, " if plan.sin_leer else ""
        sesion.salida.escribir(f"Nada que reparar: {donde}ningún identificador se repite.\n")
    return _lo_que_queda(plan)


def _lo_que_queda(plan: "Plan") -> int:
    return NEGADA if plan.pendientes or plan.sin_leer else 0


def _contar(sesion: Sesion, plan: "Plan") -> None:
    """Dice qué va a cambiar y qué se queda como está."""
    from seguimiento.formatos.renumeracion import lo_que_cambia

    for frase in lo_que_cambia(plan):
        sesion.salida.escribir(f"{frase}\n")
    _decir_lo_que_queda(sesion, plan)


def _decir_lo_que_queda(sesion: Sesion, plan: "Plan") -> None:
    from seguimiento.formatos.renumeracion import lo_que_queda

    for frase in lo_que_queda(plan):
        sesion.salida.avisar(frase)


def _despues(plan: "Plan") -> str:
    from seguimiento.redaccion import cuenta

    cuantos = cuenta(len(plan.renumeraciones), "identificador nuevo", "identificadores nuevos")
    return f"Reparado, con {cuantos}. Compruébelo con «seg validar»."
