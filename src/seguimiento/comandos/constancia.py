"""Con qué saber lo que constaba otro día: la historia, en la zona de la oficina."""

from typing import TYPE_CHECKING

from seguimiento.comandos.momento import cierre_de, hora_en
from seguimiento.comandos.sesion import Sesion
from seguimiento.errores import ErrorDeGit

if TYPE_CHECKING:
    from datetime import date

    from seguimiento.analisis.constancia import Constancia, Entonces
    from seguimiento.repositorio import Carga


def lo_que_constaba(sesion: Sesion, carga: "Carga") -> "Entonces":
    """Lo que constaba al cierre de cada día; la historia no se mira hasta que se pregunta.

    Si no la hay, la respuesta dice por qué.
    """
    from functools import cache

    @cache
    def con_historia() -> "Entonces":
        from seguimiento.almacen.git.historia import historia_de
        from seguimiento.analisis.constancia import Constancia
        from seguimiento.repositorio.constancia import LoQueConstaba

        momento = sesion.momento
        try:
            historia = historia_de(sesion.raiz, momento.fuente.commit if momento else None)
        except ErrorDeGit as error:
            falta = error.mensaje
            return lambda _: Constancia(None, falta)
        return LoQueConstaba(
            historia,
            carga.cartera.configuracion,
            lambda dia: cierre_de(dia, sesion.zona),
            lambda instante: hora_en(sesion.zona, instante).date(),
            carga.aportes.values(),
            recuerdos=sesion.recuerdos,
        )

    def entonces(dia: "date") -> "Constancia":
        return con_historia()(dia)

    return entonces
