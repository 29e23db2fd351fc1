"""Los códigos que, al unir, quedarían en dos sitios de un mismo archivo."""

from collections.abc import Collection, Iterator, Sequence

from seguimiento.documento import Documento, Lista, Mapa
from seguimiento.documento.escritura import Valor
from seguimiento.elementos import escritos, rama_en
from seguimiento.escritos import id_escrito
from seguimiento.modelo.tipos import Registro
from seguimiento.repositorio.union.tipos import CambioDeDato, Contradiccion, Hace


def sin_repetir_codigos(
    nuestro: Documento,
    cambios: Sequence[CambioDeDato],
    modelo: type[Registro],
    elegidas: Collection[str],
) -> tuple[list[CambioDeDato], list[Contradiccion]]:
    """Los cambios, sin los que añaden un código que ya es de otra cosa; y lo que hay que preguntar por ellos.

    Cada uno añadió lo suyo en otro sitio, y ninguno podía saber que el otro usaría el mismo código.
    """
    quitadas = [uno.ruta for uno in cambios if uno.hace is Hace.QUITA]
    ocupados = {
        uno.id.casefold()
        for uno in escritos(modelo, nuestro.compuestos)
        if not any(uno.ruta[: len(ruta)] == ruta for ruta in quitadas)
    }
    quedan: list[CambioDeDato] = []
    repetidos: list[Contradiccion] = []
    for uno in cambios:
        trae = {codigo.casefold() for codigo in _codigos(uno, modelo) if codigo}
        if uno.clave in elegidas or not trae & ocupados:
            quedan.append(uno)
            continue
        repetidos.append(
            Contradiccion(
                uno.clave, uno.donde, uno.ruta, None, None, uno.despues, son_otra_cosa=True
            )
        )
    return quedan, repetidos


def _codigos(cambio: CambioDeDato, modelo: type[Registro]) -> Iterator[str]:
    """Los de lo que un cambio añade: un elemento, o una lista entera que no estaba."""
    lista = cambio.ruta if cambio.hace is Hace.PONE else cambio.ruta[:-1]
    rama = rama_en(modelo, lista)
    if rama is None or cambio.antes is not None or isinstance(cambio.despues, str | None):
        return
    entran = cambio.despues if cambio.hace is Hace.PONE else [cambio.despues]
    for dato in map(_como_arbol, entran):
        yield id_escrito(rama.modelo, dato)
        yield from (uno.id for uno in escritos(rama.modelo, dato))


def _como_arbol(dato: Valor) -> "Mapa | Lista | str | None":
    """El dato en las clases que recorre quien recorre lo escrito."""
    if dato is None or isinstance(dato, str):
        return dato
    if isinstance(dato, dict):
        mapa = Mapa()
        mapa.update((clave, _como_arbol(valor)) for clave, valor in dato.items())
        return mapa
    lista = Lista()
    lista.extend(_como_arbol(uno) for uno in dato)
    return lista
