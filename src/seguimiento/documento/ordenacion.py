"""Poner los elementos de una lista en otro orden, cada uno con sus líneas y sus comentarios."""

from collections.abc import Sequence

from seguimiento.documento.cirugia import final_con_comentarios
from seguimiento.documento.documento import Documento
from seguimiento.documento.mesa import normal, puesta
from seguimiento.documento.prueba import Esperado, NoSuperada, probado
from seguimiento.documento.resultante import cambiados, elementos
from seguimiento.documento.tramos import ClaseDeTramo, Plano, Tramo
from seguimiento.lugares import Ruta


def ordenada(documento: Documento, ruta: Ruta, orden: Sequence[int]) -> Documento:
    """El documento con la lista de la ruta en otro orden: en cada puesto, el índice del que va en él.

    Lo que hay entre un elemento y otro se queda en su sitio. Lanza `EdicionImposible` si la lista va entre
    corchetes y en ella hay comentarios, o si no puede hacerse sin tocar nada más.
    """
    mesa = puesta(documento)
    plano = mesa.plano
    *_, lista = plano.llegar(normal(ruta))
    if lista.clase is not ClaseDeTramo.LISTA or sorted(orden) != [*range(len(lista.hijos))]:
        raise mesa.negativa("ahí no hay una lista de esos elementos", lista)
    trozos = [_trozo(plano, lista, cual) for cual in range(len(lista.hijos))]
    texto, hasta = "", trozos[0][0]
    for (inicio, fin), cual in zip(trozos, orden, strict=True):
        desde, final = trozos[cual]
        texto += plano.texto[hasta:inicio] + plano.texto[desde:final]
        hasta = fin
    antes, despues = plano.texto[: trozos[0][0]], plano.texto[trozos[-1][1] :]
    datos = cambiados(
        documento.datos, normal(ruta), lambda dato: [elementos(dato)[cual] for cual in orden]
    )
    esperado = Esperado(datos, _comentarios(plano, trozos, orden), antes, despues)
    try:
        return probado(antes + texto + despues, mesa.lectura, bom=documento.bom, esperado=esperado)
    except NoSuperada as error:
        raise mesa.negativa(f"al cambiar el orden, {error}", lista) from None


def _trozo(plano: Plano, lista: Tramo, cual: int) -> tuple[int, int]:
    """Lo que se mueve con un elemento: sus líneas y los comentarios que lleva encima, a su columna."""
    inicio = lista.entradas[cual]
    if lista.corchetes:
        return inicio, lista.hijos[cual].fin
    fin = final_con_comentarios(plano, lista, cual)
    columna = plano.columna(inicio)
    desde = inicio
    for uno in reversed(plano.comentarios_entre(0, inicio if cual else 0)):
        seguido = plano.texto[uno.inicio : desde].count("\n") == 1
        if not (uno.solo and seguido and plano.columna(uno.inicio) == columna):
            break
        desde = uno.inicio
    return desde, fin


def _comentarios(
    plano: Plano, trozos: Sequence[tuple[int, int]], orden: Sequence[int]
) -> list[str]:
    """Los que debe haber después, en su orden."""
    hechos = [uno.texto for uno in plano.comentarios_entre(0, trozos[0][0])]
    hasta = trozos[0][0]
    for (inicio, fin), cual in zip(trozos, orden, strict=True):
        hechos += [uno.texto for uno in plano.comentarios_entre(hasta, inicio)]
        hechos += [uno.texto for uno in plano.comentarios_entre(*trozos[cual])]
        hasta = fin
    return hechos + [uno.texto for uno in plano.comentarios_entre(hasta, len(plano.texto))]
