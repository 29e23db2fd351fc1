"""Un documento abierto para la cirugía: lo que se corta se prueba, y si no pasa, no se hace."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias
from unicodedata import normalize

from seguimiento.documento.arbol import Dato, Lista, Mapa
from seguimiento.documento.cirugia import (
    Corte,
    anadir_clave,
    anadir_elementos,
    final_con_comentarios,
    sustituir,
)
from seguimiento.documento.comentarios import Comentario
from seguimiento.documento.documento import Documento, Lectura, leer
from seguimiento.documento.escritura import Habitos, Valor
from seguimiento.documento.habitos import habitos_de
from seguimiento.documento.injerto import Esqueje, anadido, sustituido
from seguimiento.documento.prueba import (
    Esperado,
    NoSuperada,
    forma,
    primer_error,
    probado,
)
from seguimiento.documento.resultante import anterior, cambiados, con_clave, elementos
from seguimiento.documento.tramos import ClaseDeTramo, Plano, Tramo, medir, sin_blancas
from seguimiento.errores import EdicionImposible
from seguimiento.lugares import Ruta
from seguimiento.redaccion import cuenta, recortado, visible

Zona: TypeAlias = tuple[int, int]
"""El trozo del texto fuera del cual nada puede cambiar."""


@dataclass(frozen=True, slots=True)
class Mesa:
    """Un documento listo para la cirugía."""

    documento: Documento
    lectura: Lectura
    plano: Plano
    habitos: Habitos
    con_comentarios: bool

    def con_valor(
        self, camino: Sequence[Tramo], ruta: Ruta, valor: Valor, esqueje: Esqueje | None = None
    ) -> Documento:
        """Con otro valor en el último tramo del camino."""
        tramo = camino[-1]
        datos = cambiados(self.documento.datos, ruta, lambda _: valor)
        zona = self.plano.principio(tramo.tras_signo), self.plano.final(tramo.fin)
        escritos = sustituir(self.plano, camino, valor, self.habitos_en(ruta))
        injertado = sustituido(self.plano, camino, esqueje) if esqueje else None
        return self.hecha(_primero(injertado, escritos), datos, tramo, zona)

    def con_clave(
        self,
        camino: Sequence[Tramo],
        ruta: Ruta,
        pareja: tuple[str, Valor],
        orden: Sequence[str],
        esqueje: Esqueje | None = None,
    ) -> Documento:
        """Con una clave más en el mapa en que acaba el camino."""
        clave, valor = pareja
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
        escritos = anadir_clave(self.plano, mapa, tras, pareja, self.habitos)
        injertado = anadido(self.plano, mapa, tras, esqueje) if esqueje else None
        zona = zona_de_anadir(self.plano, mapa, tras)
        return self.hecha(_primero(injertado, escritos), datos, mapa, zona)

    def con_elementos(
        self,
        lista: Tramo,
        ruta: Ruta,
        tras: int,
        valores: Sequence[Valor],
        esqueje: Esqueje | None = None,
    ) -> Documento:
        """Con unos elementos más tras otro de la lista; `tras` -1 es al principio."""

        def puestos(dato: Valor) -> Valor:
            hay = elementos(dato)
            return [*hay[: tras + 1], *valores, *hay[tras + 1 :]]

        datos = cambiados(self.documento.datos, ruta, puestos)
        escritos = anadir_elementos(self.plano, lista, tras, valores, self.habitos_en(ruta))
        injertado = anadido(self.plano, lista, tras, esqueje) if esqueje else None
        zona = zona_de_anadir(self.plano, lista, tras)
        return self.hecha(_primero(injertado, escritos), datos, lista, zona)

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
        quedan = [uno for uno in self.plano.comentarios if uno not in corte.perdidas]
        delante = [uno.texto for uno in quedan if uno.inicio < corte.inicio]
        detras = [uno.texto for uno in quedan if uno.inicio >= corte.inicio]
        comentarios = [*delante, *corte.traidos, *detras]
        esperado = Esperado(datos, comentarios, texto[: zona[0]], texto[zona[1] :])
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
        """El error de lo que se llevaría unos comentarios."""
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
        """El error de lo que no puede hacerse en ese tramo."""
        lineas = self.plano.linea(tramo.tras_signo), self.plano.linea(tramo.fin)
        return EdicionImposible(motivo, lineas, comentarios)


def puesta(
    documento: Documento,
    textos: Collection[str] = (),
    *,
    con_comentarios: bool = False,
) -> Mesa:
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
    return Mesa(documento, lectura, plano, habitos, con_comentarios)


def _primero(injertado: Corte | None, escritos: Iterator[Corte]) -> Iterator[Corte]:
    """Los cortes por su orden: antes que nada, con las letras con que ya se escribió en otra parte."""
    return chain(filter(None, [injertado]), escritos)


def ya_esta(datos: Dato, ruta: Ruta, valor: Valor) -> bool:
    """Si en la ruta ya hay ese valor, con sus claves en el mismo orden."""
    for paso in ruta:
        hijo = datos.hijo(paso) if isinstance(datos, Mapa | Lista) else None
        if hijo is None:
            return False
        datos = hijo[0]
    return forma(datos) == forma(valor)


def normal(ruta: Ruta) -> Ruta:
    """La ruta con las claves compuestas como en los datos."""
    return tuple(normalize("NFC", paso) if isinstance(paso, str) else paso for paso in ruta)


# --- hasta dónde puede llegar una edición


def zona_de_anadir(plano: Plano, tramo: Tramo, tras: int) -> Zona:
    """El punto donde entra lo nuevo; entre corchetes, del final del hermano al del contenedor."""
    if tramo.corchetes:
        return tramo.inicio, tramo.fin
    if tras < 0:
        return tramo.entradas[0], tramo.entradas[0]
    fin = final_con_comentarios(plano, tramo, tras)
    return fin, fin


def zona_de_quitar(plano: Plano, padre: Tramo, cual: int) -> Zona:
    """Del final de la línea anterior al principio de lo siguiente."""
    if len(padre.hijos) == 1 or padre.corchetes:
        return plano.principio(padre.tras_signo), plano.final(padre.fin)
    antes = plano.texto[: plano.principio(padre.entradas[cual])]
    fin = final_con_comentarios(plano, padre, cual)
    despues = plano.texto[fin:].lstrip(" \r\n")
    return sin_blancas(antes), len(plano.texto) - len(despues)
