"""La agenda de un solo acuerdo, que se manda a sus partes: nada de lo demás entra en ella.

No se quita de lo que sale, sino de lo que entra: la cartera que se mira no tiene otra cosa.
"""

from dataclasses import replace

from seguimiento.analisis.referencias import leer_referencia
from seguimiento.errores import ErrorDeUso
from seguimiento.informes.marco import Encargo, lo_pedido
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.acuerdo import Acuerdo
from seguimiento.modelo.cartera import Archivado


def acuerdo_pedido(encargo: Encargo) -> str:
    """El acuerdo de que se pide la agenda, con su argumento o con su filtro; vacío si es de todo.

    Lanza `ReferenciaDesconocida` si no existe y `ErrorDeUso` si se pide a la vez otra cosa.
    """
    filtro, pedido = encargo.filtro, encargo.argumento
    if not pedido:
        return "" if filtro.evaluacion else filtro.acuerdo
    if filtro.evaluacion or filtro.acuerdo:
        sobra = "--evaluacion" if filtro.evaluacion else "--acuerdo"
        ayuda = f"para lo de varios registros, quite «{pedido}» y dígalos con los filtros"
        raise ErrorDeUso(f"la agenda de «{pedido}» es solo suya: no admite «{sobra}»", ayuda)
    _comprobar_que_no_es_otra_cosa(encargo)
    acuerdos = {acuerdo.id: acuerdo.id for acuerdo in encargo.cartera.acuerdos}
    todos = "los que hay con «seg lista acuerdos»"
    return lo_pedido(encargo, "ningún acuerdo", acuerdos, todos, str.casefold)


def _comprobar_que_no_es_otra_cosa(encargo: Encargo) -> None:
    cartera, pedido = encargo.carga.cartera, encargo.argumento.casefold()
    for evaluacion in cartera.evaluaciones:
        if evaluacion.id.casefold() == pedido:
            suya = f"«seg informe agenda --evaluacion {evaluacion.id}»"
            matriz = f"«seg informe matriz {evaluacion.id}»"
            raise ErrorDeUso(
                f"«{evaluacion.id}» es una evaluación, y la agenda puede ser de un acuerdo",
                f"lo que hay que tratar de ella, con {suya}; su matriz, con {matriz}",
            )
    archivo, dentro, _ = pedido.partition("/")
    for acuerdo in cartera.acuerdos:
        if dentro and acuerdo.id.casefold() == archivo:
            raise ErrorDeUso(
                f"la agenda es de un acuerdo entero, no de «{encargo.argumento}»",
                f"escriba «seg informe agenda {acuerdo.id}»",
            )


def a_solas(encargo: Encargo, acuerdo: str) -> Encargo:
    """El mismo encargo sobre una cartera en la que no hay más que ese acuerdo.

    Los enlaces a los archivos, que quien la recibe no tiene, solo van si llevan al sitio público.
    """
    suyos = {a.archivo for a in encargo.carga.cartera.acuerdos if a.id == acuerdo}
    carga = encargo.carga.solo_con(suyos)
    cartera = replace(carga.cartera, acuerdos=tuple(map(_sin_lo_ajeno, carga.cartera.acuerdos)))
    return replace(
        encargo,
        carga=replace(carga, cartera=cartera),
        filtro=replace(encargo.filtro, acuerdo=""),
        hasta_la_raiz=None,
        reservado=True,
    )


def _sin_lo_ajeno(acuerdo: Archivado[Acuerdo]) -> Archivado[Acuerdo]:
    """El acuerdo, cuyos compromisos no nombran nada de otros registros."""
    suyos = (_sin_nombrar_lo_ajeno(uno, acuerdo.id) for uno in acuerdo.registro.compromisos)
    registro = acuerdo.registro.model_copy(update={"compromisos": tuple(suyos)})
    return replace(acuerdo, registro=registro)


def _sin_nombrar_lo_ajeno(compromiso: Accion, acuerdo: str) -> Accion:
    misma = leer_referencia(compromiso.misma_que or "").es_de(acuerdo)
    cercanas = (una for una in compromiso.relacionadas if leer_referencia(una).es_de(acuerdo))
    return compromiso.model_copy(
        update={
            "misma_que": compromiso.misma_que if misma else None,
            "relacionadas": tuple(cercanas),
            "practicas": (),
        }
    )
