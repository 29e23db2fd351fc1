"""`seg ver`: todo lo que consta de una cosa."""

from typing import Annotated

import typer

from seguimiento.comandos import opciones
from seguimiento.comandos.completado import referencias
from seguimiento.comandos.cuanto import lo_que_se_nombra
from seguimiento.comandos.seleccion import elegir
from seguimiento.comandos.sesion import Sesion, codigo_de_salida


def ver(
    contexto: typer.Context,
    ref: Annotated[
        str,
        typer.Argument(
            help="Referencia: «oim-2022-red-pmm/4.1», «crm-osc», «BP1_ME»…",
            autocompletion=referencias(),
        ),
    ],
    *,
    json: opciones.SoloJson = False,
    destino: opciones.Destino = None,
) -> int:
    """Muestra entera una acción, una evaluación, una ficha.

    Vale cualquier cosa con referencia: también una recomendación, un acuerdo, un compromiso o una
    reunión.

    Ejemplos::

        seg ver oim-2022-red-pmm/4.1
        seg ver BP1_ME
    """
    from seguimiento.formatos import elementos

    sesion: Sesion = contexto.obj
    carga = sesion.cargar(cuanto=lo_que_se_nombra(ref))
    consulta = elegir(carga, ref, sesion.hoy)
    if json:
        sesion.salida.escribir_json(elementos.objeto(consulta, carga), destino, sesion.corte, carga)
    else:
        sesion.salida.mostrar(elementos.en_bloques(consulta, carga), destino)
    return codigo_de_salida(carga.recuento)
