"""Todo lo que hay de una clase: lo que hace `seg lista`."""

from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any

from seguimiento.comandos import filtrado, seleccion
from seguimiento.comandos.cuanto import lo_que_se_filtra
from seguimiento.comandos.sesion import Sesion, codigo_de_salida
from seguimiento.formatos.de_tabla import FormatoDeTabla

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seguimiento.analisis.panorama import Panorama
    from seguimiento.modelo.tipos import Registro
    from seguimiento.repositorio import Carga


class Que(StrEnum):
    """Qué se lista."""

    EVALUACIONES = "evaluaciones"
    RECOMENDACIONES = "recomendaciones"
    ACCIONES = "acciones"
    PRACTICAS = "practicas"
    ACUERDOS = "acuerdos"

    @property
    def contiene(self) -> "Sequence[str]":
        """Lo demás que sale en esa lista o se ve desde ella, para quien lo pide por su nombre."""
        return _CONTIENE[self]


_CONTIENE = {
    Que.EVALUACIONES: (),
    Que.RECOMENDACIONES: ("respuestas",),
    Que.ACCIONES: ("compromisos", "actividades", "tareas", "periodos"),
    Que.PRACTICAS: ("fichas", "lecciones", "lecciones aprendidas", "buenas prácticas"),
    Que.ACUERDOS: ("reuniones", "decisiones", "actas"),
}


_DE_ACCIONES = ("--responsable", "--dirigida-a", "--prioridad", "--situacion", "--dias", "--hasta")
_ADMITE = {
    Que.EVALUACIONES: ("--evaluacion",),
    Que.RECOMENDACIONES: ("--evaluacion", *_DE_ACCIONES),
    Que.ACCIONES: ("--evaluacion", "--acuerdo", *_DE_ACCIONES),
    Que.PRACTICAS: (),
    Que.ACUERDOS: ("--acuerdo",),
}
"""Qué filtros tienen sentido para cada lista, además de los de sus campos."""


def lista(
    sesion: Sesion,
    *,
    que: Que,
    formato: FormatoDeTabla,
    json: bool,
    destino: str | None,
    **filtros: Any,  # noqa: ANN401 — uno por filtro, cada cual con su tipo
) -> int:
    """Muestra lo que hay de esa clase y da con qué código se termina."""
    filtrado.comprobar(
        filtros,
        f"seg lista {que}",
        {f"seg lista {una}": partial(_admitidos, una) for una in Que},
    )
    pedido = filtrado.pedido(sesion, filtros)
    carga = sesion.cargar(cuanto=lo_que_se_filtra(pedido))
    visto = seleccion.ver_panorama(sesion, carga, pedido)
    _mostrar(sesion, carga, que, visto, FormatoDeTabla.JSON if json else formato, destino)
    return codigo_de_salida(carga.recuento)


def _admitidos(que: Que) -> tuple[str, ...]:
    return (*_ADMITE[que], *filtrado.los_que_llevan(*_llevan(que)))


def _llevan(que: Que) -> "tuple[type[Registro], ...]":
    """Los registros cuyos campos dicen algo de lo que se lista: los suyos y los de aquello en que está."""
    from seguimiento.elementos import MODELOS
    from seguimiento.modelo.accion import Accion
    from seguimiento.modelo.acuerdo import Acuerdo
    from seguimiento.modelo.evaluacion import Evaluacion, Recomendacion
    from seguimiento.vocabularios import ClaseDeElemento

    match que:
        case Que.EVALUACIONES:
            return (Evaluacion,)
        case Que.RECOMENDACIONES:
            return Evaluacion, Recomendacion
        case Que.ACCIONES:
            return Evaluacion, Recomendacion, Accion, Acuerdo
        case Que.PRACTICAS:
            return MODELOS[ClaseDeElemento.FICHA]
        case Que.ACUERDOS:
            return (Acuerdo,)


def _mostrar(  # noqa: PLR0913, PLR0917 — lo que decide cómo se ve
    sesion: Sesion,
    carga: "Carga",
    que: Que,
    visto: "Panorama",
    formato: FormatoDeTabla,
    destino: str | None,
) -> None:
    from seguimiento.analisis.listas import LISTAS, posteriores_de, refs_posteriores
    from seguimiento.formatos.listas import en_bloques
    from seguimiento.formatos.objetos import de_lista, de_posteriores

    pedida, fuera = LISTAS[que](visto), posteriores_de(que, visto)
    match formato:
        case FormatoDeTabla.TABLA:
            sesion.salida.mostrar(en_bloques(pedida, fuera), destino)
        case FormatoDeTabla.MD:
            sesion.salida.mostrar_en_markdown(en_bloques(pedida, fuera), destino)
        case FormatoDeTabla.CSV:
            filas, refs = de_lista(pedida, carga), refs_posteriores(que, visto)
            sesion.salida.escribir_csv(pedida.claves, filas, destino, posteriores=refs)
        case FormatoDeTabla.JSON:
            propio = {que.value: de_lista(pedida, carga), **de_posteriores(fuera, carga)}
            sesion.salida.escribir_json(propio, destino, sesion.corte, carga)
