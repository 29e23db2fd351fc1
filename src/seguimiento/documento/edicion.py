"""Cambiar un dato de un documento sin tocar nada más: cortar, pegar y probar lo pegado.

Cada edición tiene varios modos de escribirse. Se toma el primero cuya prueba sale bien; si ninguno,
`EdicionImposible` dice qué líneas hay que cambiar a mano. Nada de esto escribe en el disco.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias
from unicodedata import normalize

from seguimiento.documento.arbol import Dato, Lista, Mapa
from seguimiento.documento.cirugia import (
    Corte,
    anadir_clave,
    anadir_elementos,
    final_con_comentarios,
    quitar,
    sustituir,
)
from seguimiento.documento.comentarios import Comentario
from seguimiento.documento.documento import Documento, Lectura, leer
from seguimiento.documento.escritura import Habitos, Valor
from seguimiento.documento.habitos import habitos_de
from seguimiento.documento.prueba import (
    Esperado,
    NoSuperada,
    forma,
    primer_error,
    probado,
)
from seguimiento.documento.resultante import anterior, cambiados, con_clave, elementos, sin_hijo
from seguimiento.documento.tramos import ClaseDeTramo, Plano, Tramo, medir, sin_blancas
from seguimiento.errores import EdicionImposible
from seguimiento.lugares import Ruta
from seguimiento.redaccion import cuenta, recortado, visible

Zona: TypeAlias = tuple[int, int]
"""El trozo del texto fuera del cual nada puede cambiar."""


def con(  # noqa: PLR0913 — qué se cambia y cómo se escribe
    documento: Documento,
    ruta: Ruta,
    valor: Valor,
    *,
    orden: Sequence[str] = (),
    textos: Collection[str] = (),
    con_comentarios: bool = False,
) -> Documento:
    """El documento con el valor en la ruta: lo cambia o, si falta la clave, la añade.

    Con `orden`, la clave nueva va tras la que la precede en él; si no, al final. Los mapas que falten
    por el camino se crean. Con el mismo valor que ya había devuelve el mismo documento.
    """
    ruta = _normal(ruta)
    if _ya_esta(documento.datos, ruta, valor):
        return documento
    mesa = _puesta(documento, textos, con_comentarios=con_comentarios)
    camino = mesa.plano.llegar(ruta)
    existe, falta = ruta[: len(camino) - 1], ruta[len(camino) - 1 :]
    if not ruta:
        raise mesa.negativa("la raíz no se cambia entera", camino[0])
    if not falta:
        return mesa.con_valor(camino, existe, valor)
    for paso in reversed(falta[1:]):
        valor = {mesa.clave(camino, paso): valor}
    return mesa.con_clave(camino, existe, mesa.clave(camino, falta[0]), valor, orden)


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


def con_otros(
    documento: Documento,
    ruta: Ruta,
    valores: Sequence[Valor],
    *,
    orden: Sequence[str] = (),
    textos: Collection[str] = (),
) -> Documento:
    """El documento con esos elementos, al menos uno, al final de la lista de la ruta.

    Quedan como si se añadieran uno a uno, pero solo se prueba una vez: añadir muchos no cuesta su cuadrado.
    """
    mesa = _puesta(documento, textos)
    ruta = _normal(ruta)
    camino = mesa.plano.llegar(ruta)
    lista = camino[-1]
    if len(camino) <= len(ruta) or lista.vacio:
        return con(documento, ruta, [*valores], orden=orden, textos=textos)
    if lista.clase is not ClaseDeTramo.LISTA:
        raise mesa.negativa("ahí no hay una lista", lista)
    # «[]» recibe un texto, «[x]»; lo demás no se mete entre corchetes: la lista pasa a llevar guiones
    if lista.hijos or all(isinstance(valor, str) for valor in valores):
        datos = cambiados(documento.datos, ruta, lambda dato: [*elementos(dato), *valores])
        cortes = anadir_elementos(mesa.plano, lista, valores, mesa.habitos_en(ruta))
        return mesa.hecha(cortes, datos, lista, _zona_de_anadir(mesa.plano, lista, -1))
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
    mesa = _puesta(documento, textos)
    juntos = _juntos(mesa, [(_normal(ruta), valor) for ruta, valor in valores], orden)
    if juntos is not None:
        return juntos
    for ruta, valor in valores:
        es_de_otro = _es_la_de_otro(mesa, _normal(ruta))
        poner, donde = (con_otro, ruta[:-1]) if es_de_otro else (con, ruta)
        documento = poner(documento, donde, valor, orden=orden, textos=textos)
    return documento


def _es_la_de_otro(mesa: "_Mesa", ruta: Ruta) -> bool:
    """Si es la ruta de un elemento más de una lista que ya tiene alguno."""
    *_, lista = camino = mesa.plano.llegar(ruta)
    es_lista = len(camino) == len(ruta) and lista.clase is ClaseDeTramo.LISTA
    return es_lista and 0 < len(lista.hijos) == ruta[-1]


def _juntos(
    mesa: "_Mesa", valores: Sequence[tuple[Ruta, Valor]], orden: Sequence[str]
) -> Documento | None:
    """El documento con todos los valores a la vez; `None` si alguno no cabe así."""
    datos: Valor = mesa.documento.datos
    cortes: list[Corte] = []
    # del último al primero: dos claves que entran en el mismo punto quedan en su orden
    for ruta, valor in reversed(valores):
        if not _ya_esta(mesa.documento.datos, ruta, valor):
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
    mesa: "_Mesa", datos: Valor, cambio: tuple[Ruta, Valor], orden: Sequence[str]
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
        corte = next(anadir_elementos(plano, mapa, [valor], mesa.habitos_en(ruta)))
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
    mesa = _puesta(documento, con_comentarios=con_comentarios)
    ruta = _normal(ruta)
    camino = mesa.plano.llegar(ruta)
    if not ruta or len(camino) <= len(ruta):
        raise mesa.negativa("no hay nada que quitar en esa ruta", camino[-1])
    padre, tramo = camino[-2], camino[-1]
    cual = padre.hijos.index(tramo)
    datos = cambiados(documento.datos, ruta[:-1], lambda dato: sin_hijo(dato, ruta[-1]))
    cortes = quitar(mesa.plano, camino[:-1], cual, mesa.habitos)
    return mesa.hecha(cortes, datos, tramo, _zona_de_quitar(mesa.plano, padre, cual))


def con_comentario(documento: Documento, linea: int, comentario: str) -> Documento:
    """El documento con un comentario más: en su propia línea, delante de esa, o al final de ella.

    Al final va solo si delante separaría de su línea a otro comentario que lo acompaña.
    """
    mesa = _puesta(documento)
    texto, inicio = mesa.plano.texto, _principio_de(mesa.plano.texto, linea)
    sangria = len(texto[inicio:]) - len(texto[inicio:].lstrip(" "))
    salto, final = mesa.plano.salto(inicio), mesa.plano.final(inicio)
    delante = Corte(inicio, inicio, f"{' ' * sangria}{comentario}{salto}")
    detras = Corte(final, final, f"  {comentario}")
    previa = texto[:inicio].rstrip("\r\n").rpartition("\n")[2].lstrip()
    cortes = [detras] if previa.startswith("#") and " seg: " in previa else [delante, detras]
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


@dataclass(frozen=True, slots=True)
class _Mesa:
    """Un documento listo para la cirugía."""

    documento: Documento
    lectura: Lectura
    plano: Plano
    habitos: Habitos
    con_comentarios: bool

    def con_valor(self, camino: Sequence[Tramo], ruta: Ruta, valor: Valor) -> Documento:
        tramo = camino[-1]
        datos = cambiados(self.documento.datos, ruta, lambda _: valor)
        zona = self.plano.principio(tramo.tras_signo), self.plano.final(tramo.fin)
        cortes = sustituir(self.plano, camino, valor, self.habitos_en(ruta))
        return self.hecha(cortes, datos, tramo, zona)

    def con_clave(
        self, camino: Sequence[Tramo], ruta: Ruta, clave: str, valor: Valor, orden: Sequence[str]
    ) -> Documento:
        mapa = camino[-1]
        es_mapa = mapa.clase is ClaseDeTramo.MAPA
        if mapa.vacio or (es_mapa and not mapa.hijos):
            return self.con_valor(camino, ruta, {clave: valor})
        if not es_mapa:
            raise self.negativa(f"«{recortado(visible(clave), 40)}» solo cabe en un mapa", mapa)
        tras = anterior(mapa.nombres, clave, orden)
        datos = cambiados(
            self.documento.datos, ruta, lambda dato: con_clave(dato, tras, clave, valor)
        )
        cortes = anadir_clave(self.plano, mapa, tras, (clave, valor), self.habitos)
        return self.hecha(cortes, datos, mapa, _zona_de_anadir(self.plano, mapa, tras))

    def habitos_en(self, ruta: Ruta) -> Habitos:
        """Las costumbres de lo que va en una ruta: en una lista, las de la clave que la lleva."""
        claves = (paso for paso in reversed(ruta) if isinstance(paso, str))
        return self.habitos.para(next(claves, ""))

    def clave(self, camino: Sequence[Tramo], paso: str | int) -> str:
        """El paso, si es una clave: un elemento que no existe no se crea por su índice."""
        if isinstance(paso, int):
            raise self.negativa(f"no hay un elemento {paso + 1}", camino[-1])
        return paso

    def hecha(self, cortes: Iterator[Corte], datos: Valor, tramo: Tramo, zona: Zona) -> Documento:
        """El resultado del primer corte que supera la prueba."""
        motivos = list[str]()
        for corte in cortes:
            try:
                hecho = self._probado(corte, datos, zona)
            except NoSuperada as error:
                motivos.append(str(error))
                continue
            # solo ahora: se anuncian los que se irían de verdad, y esos se van si se pide
            if corte.perdidas and not self.con_comentarios:
                raise self.negativa_por_comentarios(corte.perdidas, tramo)
            return hecho
        raise self.negativa(motivos[0], tramo)

    def _probado(self, corte: Corte, datos: Valor, zona: Zona) -> Documento:
        texto = self.plano.texto
        quedan = [uno.texto for uno in self.plano.comentarios if uno not in corte.perdidas]
        esperado = Esperado(datos, quedan, texto[: zona[0]], texto[zona[1] :])
        return probado(
            corte.aplicado(texto), self.lectura, bom=self.documento.bom, esperado=esperado
        )

    def probados(self, cortes: Sequence[Corte], datos: Valor) -> Documento:
        """El resultado de varios cortes que no se pisan, probado entero. Lanza `NoSuperada`."""
        en_orden = sorted(cortes, key=lambda corte: -corte.inicio)
        texto = self.plano.texto
        quedan = [uno.texto for uno in self.plano.comentarios]
        esperado = Esperado(datos, quedan, texto[: en_orden[-1].inicio], texto[en_orden[0].fin :])
        partes, hasta = list[str](), len(texto)
        for corte in en_orden:
            partes += texto[corte.fin : hasta], corte.nuevo
            hasta = corte.inicio
        nuevo = texto[:hasta] + "".join(reversed(partes))
        return probado(nuevo, self.lectura, bom=self.documento.bom, esperado=esperado)

    def negativa_por_comentarios(
        self, perdidas: Sequence[Comentario], tramo: Tramo
    ) -> EdicionImposible:
        citas = "; ".join(
            f"«{recortado(visible(uno.texto), 40)}» (línea {uno.posicion.linea})"
            for uno in perdidas
        )
        verbo = "perderían" if len(perdidas) > 1 else "perdería"
        motivo = f"con eso se {verbo} {cuenta(len(perdidas), 'comentario')}: {citas}"
        return self.negativa(motivo, tramo, tuple(uno.texto for uno in perdidas))

    def negativa(
        self, motivo: str, tramo: Tramo, comentarios: tuple[str, ...] = ()
    ) -> EdicionImposible:
        lineas = self.plano.linea(tramo.tras_signo), self.plano.linea(tramo.fin)
        return EdicionImposible(motivo, lineas, comentarios)


def _puesta(
    documento: Documento,
    textos: Collection[str] = (),
    *,
    con_comentarios: bool = False,
) -> _Mesa:
    """La mesa para un documento; se niega si no se lee sin errores o lleva etiquetas."""
    lectura = leer(documento.contenido)
    linea = primer_error(lectura)
    if linea is not None:
        raise EdicionImposible("el documento tiene errores que no dejan editarlo", (linea, linea))
    plano = medir(documento.texto)
    if plano.con_etiquetas:
        motivo = "el documento lleva etiquetas («!!str») y no se edita"
        raise EdicionImposible(motivo, (1, documento.texto.count("\n") + 1))
    habitos = habitos_de(plano, textos=textos)
    return _Mesa(documento, lectura, plano, habitos, con_comentarios)


def _ya_esta(datos: Dato, ruta: Ruta, valor: Valor) -> bool:
    """Si en la ruta ya hay ese valor, con sus claves en el mismo orden."""
    for paso in ruta:
        hijo = datos.hijo(paso) if isinstance(datos, Mapa | Lista) else None
        if hijo is None:
            return False
        datos = hijo[0]
    return forma(datos) == forma(valor)


def _normal(ruta: Ruta) -> Ruta:
    """La ruta con las claves compuestas como en los datos."""
    return tuple(normalize("NFC", paso) if isinstance(paso, str) else paso for paso in ruta)


# --- hasta dónde puede llegar una edición


def _zona_de_anadir(plano: Plano, tramo: Tramo, tras: int) -> Zona:
    """El punto donde entra lo nuevo; entre corchetes, del final del hermano al del contenedor."""
    if tramo.corchetes:
        return tramo.inicio, tramo.fin
    # en un mapa, -1 es delante de todas; en una lista, al final
    if tras == -1 and tramo.clase is ClaseDeTramo.MAPA:
        return tramo.entradas[0], tramo.entradas[0]
    fin = final_con_comentarios(plano, tramo, len(tramo.hijos) - 1 if tras < 0 else tras)
    return fin, fin


def _zona_de_quitar(plano: Plano, padre: Tramo, cual: int) -> Zona:
    """Del final de la línea anterior al principio de lo siguiente."""
    if len(padre.hijos) == 1 or padre.corchetes:
        return plano.principio(padre.tras_signo), plano.final(padre.fin)
    antes = plano.texto[: plano.principio(padre.entradas[cual])]
    fin = final_con_comentarios(plano, padre, cual)
    despues = plano.texto[fin:].lstrip(" \r\n")
    return sin_blancas(antes), len(plano.texto) - len(despues)
