"""Cambiar un dato de un documento sin tocar nada más: cortar, pegar y probar lo pegado.

Cada edición tiene varios modos de escribirse. Se toma el primero cuya prueba sale bien; si ninguno,
`EdicionImposible` dice qué líneas hay que cambiar a mano. Nada de esto escribe en el disco.
"""

from collections.abc import Collection, Sequence
from functools import partial

from seguimiento.documento.cirugia import (
    Corte,
    anadir_clave,
    anadir_elementos,
    quitar,
    sustituir,
)
from seguimiento.documento.documento import Documento
from seguimiento.documento.escritura import Valor
from seguimiento.documento.injerto import Esqueje
from seguimiento.documento.mesa import Mesa, normal, puesta, ya_esta, zona_de_quitar
from seguimiento.documento.prueba import (
    Esperado,
    NoSuperada,
    probado,
)
from seguimiento.documento.resultante import anterior, cambiados, con_clave, elementos, sin_hijo
from seguimiento.documento.tramos import ClaseDeTramo
from seguimiento.errores import EdicionImposible
from seguimiento.lugares import Ruta


def con(  # noqa: PLR0913 — qué se cambia y cómo se escribe
    documento: Documento,
    ruta: Ruta,
    valor: Valor,
    *,
    orden: Sequence[str] = (),
    textos: Collection[str] = (),
    con_comentarios: bool = False,
    esqueje: Esqueje | None = None,
) -> Documento:
    """El documento con el valor en la ruta: lo cambia o, si falta la clave, la añade.

    Con `orden`, la clave nueva va tras la que la precede en él; si no, al final. Los mapas que falten
    por el camino se crean. Con el mismo valor que ya había devuelve el mismo documento. Con `esqueje`, que
    es ese valor como está en otro documento, se escribe como allí si se puede.
    """
    ruta = normal(ruta)
    if ya_esta(documento.datos, ruta, valor):
        return documento
    mesa = puesta(documento, textos, con_comentarios=con_comentarios)
    camino = mesa.plano.llegar(ruta)
    existe, falta = ruta[: len(camino) - 1], ruta[len(camino) - 1 :]
    if not ruta:
        raise mesa.negativa("la raíz no se cambia entera", camino[0])
    if not falta:
        return mesa.con_valor(camino, existe, valor, esqueje)
    for paso in reversed(falta[1:]):
        valor = {mesa.clave(camino, paso): valor}
    pareja = mesa.clave(camino, falta[0]), valor
    return mesa.con_clave(camino, existe, pareja, orden, esqueje if len(falta) == 1 else None)


def con_otro(
    documento: Documento,
    ruta: Ruta,
    valor: Valor,
    *,
    orden: Sequence[str] = (),
    textos: Collection[str] = (),
) -> Documento:
    """El documento con un elemento más al final de la lista de la ruta; si no hay lista, la crea.

    La lista que falta va tras la clave que la precede en `orden` o, si no, al final.
    """
    return con_otros(documento, ruta, [valor], orden=orden, textos=textos)


def con_otros(  # noqa: PLR0913 — qué, dónde y cómo se escribe
    documento: Documento,
    ruta: Ruta,
    valores: Sequence[Valor],
    *,
    orden: Sequence[str] = (),
    textos: Collection[str] = (),
    delante_de: int | None = None,
    esqueje: Esqueje | None = None,
) -> Documento:
    """El documento con esos elementos, al menos uno, al final de la lista o delante de uno suyo.

    Quedan como si se añadieran uno a uno, pero solo se prueba una vez: añadir muchos no cuesta su cuadrado.
    Con `esqueje`, que es el único como está en otro documento, se escribe como allí si se puede.
    """
    mesa = puesta(documento, textos)
    ruta = normal(ruta)
    camino = mesa.plano.llegar(ruta)
    lista = camino[-1]
    if len(camino) <= len(ruta) or lista.vacio:
        return con(documento, ruta, [*valores], orden=orden, textos=textos)
    if lista.clase is not ClaseDeTramo.LISTA:
        raise mesa.negativa("ahí no hay una lista", lista)
    # «[]» recibe un texto, «[x]»; lo demás no se mete entre corchetes: la lista pasa a llevar guiones
    if lista.hijos or all(isinstance(valor, str) for valor in valores):
        ultimo = len(lista.hijos) - 1
        tras = ultimo if delante_de is None else min(delante_de - 1, ultimo)
        return mesa.con_elementos(lista, ruta, tras, valores, esqueje)
    return mesa.con_valor(camino, ruta, [*valores])


def con_valores(
    documento: Documento,
    valores: Sequence[tuple[Ruta, Valor]],
    *,
    orden: Sequence[str] = (),
    textos: Collection[str] = (),
) -> Documento:
    """El documento con cada valor en su ruta: como `con` uno tras otro, pero se prueba una sola vez.

    Ninguna ruta está dentro de otra; la que sigue al último de una lista añade otro. Si juntos no superan
    la prueba o algo hay que preguntar, se ponen uno a uno y se dice cuál no cabe.
    """
    mesa = puesta(documento, textos)
    juntos = _juntos(mesa, [(normal(ruta), valor) for ruta, valor in valores], orden)
    if juntos is not None:
        return juntos
    for ruta, valor in valores:
        es_de_otro = _es_la_de_otro(mesa, normal(ruta))
        poner, donde = (con_otro, ruta[:-1]) if es_de_otro else (con, ruta)
        documento = poner(documento, donde, valor, orden=orden, textos=textos)
    return documento


def _es_la_de_otro(mesa: Mesa, ruta: Ruta) -> bool:
    """Si es la ruta de un elemento más de una lista que ya tiene alguno."""
    *_, lista = camino = mesa.plano.llegar(ruta)
    es_lista = len(camino) == len(ruta) and lista.clase is ClaseDeTramo.LISTA
    return es_lista and 0 < len(lista.hijos) == ruta[-1]


def _juntos(
    mesa: Mesa, valores: Sequence[tuple[Ruta, Valor]], orden: Sequence[str]
) -> Documento | None:
    """El documento con todos los valores a la vez; `None` si alguno no cabe así."""
    datos: Valor = mesa.documento.datos
    cortes: list[Corte] = []
    # del último al primero: dos claves que entran en el mismo punto quedan en su orden
    for ruta, valor in reversed(valores):
        if not ya_esta(mesa.documento.datos, ruta, valor):
            hecho = _uno_de_varios(mesa, datos, (ruta, valor), orden)
            if hecho is None or hecho[0].perdidas:
                return None
            cortes.append(hecho[0])
            datos = hecho[1]
    if not cortes:
        return mesa.documento
    try:
        return mesa.probados(cortes, datos)
    except NoSuperada:
        return None


def _uno_de_varios(
    mesa: Mesa, datos: Valor, cambio: tuple[Ruta, Valor], orden: Sequence[str]
) -> tuple[Corte, Valor] | None:
    """El mejor corte que hace un cambio y los datos que quedan; `None` si exige algo más que una clave."""
    (ruta, valor), plano = cambio, mesa.plano
    camino, clave = plano.llegar(ruta), ruta[-1]
    if len(camino) > len(ruta):
        return next(sustituir(plano, camino, valor, mesa.habitos_en(ruta))), cambiados(
            datos, ruta, lambda _: valor
        )
    mapa = camino[-1]
    if _es_la_de_otro(mesa, ruta):
        corte = next(
            anadir_elementos(plano, mapa, len(mapa.hijos) - 1, [valor], mesa.habitos_en(ruta))
        )
        return corte, cambiados(datos, ruta[:-1], lambda dato: [*elementos(dato), valor])
    es_mapa = len(camino) == len(ruta) and mapa.clase is ClaseDeTramo.MAPA and mapa.hijos
    if not es_mapa or isinstance(clave, int):
        return None
    tras = anterior(mapa.nombres, clave, orden)
    puesta = partial(con_clave, tras=tras, clave=clave, valor=valor)
    corte = next(anadir_clave(plano, mapa, tras, (clave, valor), mesa.habitos))
    return corte, cambiados(datos, ruta[:-1], puesta)


def sin(documento: Documento, ruta: Ruta, *, con_comentarios: bool = False) -> Documento:
    """El documento sin la clave o el elemento de la ruta; un hijo único deja `{}` o `[]`.

    Los comentarios que van entre sus líneas se irían con él: si los hay, se niega y los enumera, salvo
    que se pida `con_comentarios`.
    """
    mesa = puesta(documento, con_comentarios=con_comentarios)
    ruta = normal(ruta)
    camino = mesa.plano.llegar(ruta)
    if not ruta or len(camino) <= len(ruta):
        raise mesa.negativa("no hay nada que quitar en esa ruta", camino[-1])
    padre, tramo = camino[-2], camino[-1]
    cual = padre.hijos.index(tramo)
    datos = cambiados(documento.datos, ruta[:-1], lambda dato: sin_hijo(dato, ruta[-1]))
    cortes = quitar(mesa.plano, camino[:-1], cual, mesa.habitos)
    return mesa.hecha(cortes, datos, tramo, zona_de_quitar(mesa.plano, padre, cual))


def con_comentario(
    documento: Documento, linea: int, comentario: str, *, al_final: bool = False
) -> Documento:
    """El documento con un comentario más: en su propia línea, delante de esa, o al final de ella.

    Al final va si se pide y cabe, o si delante separaría de su línea a otro comentario que lo acompaña.
    """
    mesa = puesta(documento)
    texto, inicio = mesa.plano.texto, _principio_de(mesa.plano.texto, linea)
    sangria = len(texto[inicio:]) - len(texto[inicio:].lstrip(" "))
    salto, final = mesa.plano.salto(inicio), mesa.plano.final(inicio)
    delante = Corte(inicio, inicio, f"{' ' * sangria}{comentario}{salto}")
    detras = Corte(final, final, f"  {comentario}")
    previa = texto[:inicio].rstrip("\r\n").rpartition("\n")[2].lstrip()
    cortes = [detras, delante] if al_final else [delante, detras]
    if previa.startswith("#") and " seg: " in previa:
        cortes = [detras]
    motivo = "el comentario no cabe"
    for corte in cortes:
        nuevo = corte.aplicado(texto)
        escritos = [(uno.inicio, uno.texto) for uno in mesa.plano.comentarios]
        escritos.append((corte.inicio, comentario))
        esperado = Esperado(
            documento.datos,
            [uno for _, uno in sorted(escritos, key=lambda par: par[0])],
            texto[:inicio],
            texto[final:],
        )
        try:
            return probado(nuevo, mesa.lectura, bom=documento.bom, esperado=esperado)
        except NoSuperada as error:
            motivo = str(error)
    raise EdicionImposible(motivo, (linea, linea))


def _principio_de(texto: str, linea: int) -> int:
    inicio = 0
    for _ in range(linea - 1):
        inicio = texto.index("\n", inicio) + 1
    return inicio
