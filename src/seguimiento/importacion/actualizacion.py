"""Pone en un registro lo que un archivo le añade o le cambia, y nada más."""

from collections.abc import Collection, Sequence

from seguimiento.campos import claves_de_texto
from seguimiento.documento import Documento, Lista, Mapa
from seguimiento.documento.edicion import con, con_otros, con_valores, sin
from seguimiento.documento.escritura import Valor
from seguimiento.importacion.diferencias import Cotejo, Diferencia, Nuevo
from seguimiento.lugares import Ruta
from seguimiento.modelo.tipos import Registro
from seguimiento.repositorio.union.aplicacion import por_su_orden


def actualizado(
    documento: Documento, cotejo: Cotejo, modelo: type[Registro], *, con_comentarios: bool = False
) -> Documento:
    """El documento con las diferencias y con lo nuevo al final de su lista.

    Lanza `EdicionImposible` si hay que tocar algo más, como un comentario; con `con_comentarios`, se pierden.
    """
    textos = claves_de_texto(modelo)
    cambian = [una for una in cotejo.diferencias if not una.se_anade and not una.se_quita]
    for orden, valores in por_su_orden(modelo, ((una.ruta, _valor(una)) for una in cambian)):
        if not con_comentarios:
            documento = con_valores(documento, valores, orden=orden, textos=textos)
            continue
        for ruta, valor in valores:
            documento = con(
                documento, ruta, valor, orden=orden, textos=textos, con_comentarios=True
            )
    for una in cotejo.diferencias:
        if una.se_anade:
            donde = (*una.ruta, _cuantas(documento, una.ruta))
            documento = con_valores(documento, [(donde, una.despues)], textos=textos)
    for una in cotejo.diferencias:
        if una.se_quita:
            documento = sin(documento, una.ruta, con_comentarios=con_comentarios)
    return _con_lo_nuevo(documento, cotejo.nuevos, modelo, textos)


def _con_lo_nuevo(
    documento: Documento,
    nuevos: Sequence[Nuevo],
    modelo: type[Registro],
    textos: Collection[str],
) -> Documento:
    """Con lo nuevo al final de su lista, o con la lista entera si falta.

    Cada cambio se prueba releyendo el documento: se añade a la vez uno en cada lista, y no una lista tras
    otra, que en una matriz de muchas recomendaciones cuesta su cuadrado.
    """
    todas = _por_su_lista(nuevos)
    faltan = [una for una in todas if not _cuantas(documento, una[0])]
    for orden, enteras in por_su_orden(modelo, faltan):
        documento = con_valores(documento, enteras, orden=orden, textos=textos)
    quedan = [una for una in todas if una not in faltan]
    while len(quedan) > 1:
        uno_en_cada = [((*lista, _cuantas(documento, lista)), suyos[0]) for lista, suyos in quedan]
        documento = con_valores(documento, uno_en_cada, textos=textos)
        quedan = [(lista, suyos[1:]) for lista, suyos in quedan if suyos[1:]]
    for lista, suyos in quedan:
        documento = con_otros(documento, lista, suyos, textos=textos)
    return documento


def _cuantas(documento: Documento, lista: Ruta) -> int:
    """Cuántas entradas tiene la bitácora."""
    dato = documento.datos
    for paso in lista:
        hijo = dato.hijo(paso) if isinstance(dato, Mapa | Lista) else None
        dato = hijo[0] if hijo else None
    return len(dato) if isinstance(dato, Lista) else 0


def _valor(una: Diferencia) -> Valor:
    return [una.despues] if una.es_entrada else una.despues


def _por_su_lista(nuevos: Sequence[Nuevo]) -> list[tuple[Ruta, list[Valor]]]:
    """Lo que entra en cada lista, tal como va en ella."""
    listas: dict[Ruta, list[Valor]] = {}
    for uno in nuevos:
        listas.setdefault(uno.lista, []).append(uno.propuesto.completo())
    return [*listas.items()]
