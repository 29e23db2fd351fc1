"""Un dato tal como está escrito en un documento, para ponerlo con esas letras en otro."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from seguimiento.documento.arbol import Dato, Lista, Mapa
from seguimiento.documento.cirugia import Corte, en_su_linea, final_con_comentarios
from seguimiento.documento.documento import Documento
from seguimiento.documento.tramos import Plano, Tramo, medir
from seguimiento.lugares import Ruta


@dataclass(frozen=True, slots=True)
class Esqueje:
    """Las líneas de una clave o de un elemento, sin la sangría común, y los comentarios que llevan."""

    dato: Dato
    lineas: tuple[str, ...]
    """Con su clave o su guion, y con los comentarios que lo rodean."""
    comentarios: tuple[str, ...]
    a_solas: tuple[str, ...]
    """Las del dato, también con su clave o su guion, sin esos comentarios."""


class Vivero:
    """Un documento del que se sacan esquejes."""

    def __init__(self, documento: Documento, propios: Collection[str] = ()) -> None:
        """`propios` son los comentarios que pueden llevarse de encima de un dato: los demás ya son de otro."""
        self._documento = documento
        self._plano = medir(documento.texto)
        self._propios = propios

    def esqueje(self, ruta: Ruta) -> Esqueje | None:
        """El de lo que hay en la ruta; `None` si va entre corchetes o sus líneas no pueden moverse."""
        camino = self._plano.llegar(ruta)
        if not ruta or len(camino) <= len(ruta) or camino[-2].corchetes:
            return None
        padre, tramo = camino[-2], camino[-1]
        orden = padre.hijos.index(tramo)
        inicio = padre.entradas[orden]
        desde, fin = self._desde(inicio), final_con_comentarios(self._plano, padre, orden)
        columna = self._plano.columna(inicio)
        lineas = _sin_sangria(self._trozo(desde, fin), columna)
        a_solas = _sin_sangria(self._trozo(inicio, tramo.fin), columna)
        if lineas is None or a_solas is None:
            return None
        comentarios = tuple(uno.texto for uno in self._plano.comentarios_entre(desde, fin))
        return Esqueje(_dato_en(self._documento.datos, ruta), lineas, comentarios, a_solas)

    def _trozo(self, inicio: int, fin: int) -> list[str]:
        return self._plano.texto[inicio:fin].replace("\r\n", "\n").split("\n")

    def _desde(self, inicio: int) -> int:
        """Dónde empiezan los comentarios propios que van encima, a la misma columna."""
        plano = self._plano
        columna, desde = plano.columna(inicio), inicio
        if plano.texto[plano.principio(inicio) : inicio].strip(" "):
            return inicio
        for uno in reversed(plano.comentarios_entre(0, plano.principio(inicio))):
            seguido = plano.texto[uno.inicio : desde].count("\n") == 1
            es_suyo = uno.solo and uno.texto in self._propios
            if not (seguido and es_suyo and plano.columna(uno.inicio) == columna):
                break
            desde = uno.inicio
        return desde


def _sin_sangria(lineas: Sequence[str], columna: int) -> tuple[str, ...] | None:
    """Las líneas sin la sangría común, que la primera ya no lleva; `None` si a alguna le falta."""
    hechas = [lineas[0]]
    for linea in lineas[1:]:
        if not linea[:columna].strip(" "):
            hechas.append(linea[columna:])
        elif linea.lstrip(" ").startswith("#"):
            hechas.append(linea.lstrip(" "))
        else:
            return None
    return tuple(hechas)


def _dato_en(datos: Dato, ruta: Ruta) -> Dato:
    for paso in ruta:
        hijo = datos.hijo(paso) if isinstance(datos, Mapa | Lista) else None
        datos = hijo[0] if hijo else None
    return datos


# --- los cortes que lo ponen


def anadido(plano: Plano, tramo: Tramo, tras: int, esqueje: Esqueje) -> Corte | None:
    """El corte que lo pone tras un hijo de un contenedor sin corchetes, o delante del primero."""
    if tramo.corchetes:
        return None
    columna = plano.columna(tramo.entradas[max(tras, 0)])
    corte = en_su_linea(plano, tramo, tras, _sangradas(esqueje.lineas, columna), columna)
    return Corte(corte.inicio, corte.fin, corte.nuevo, traidos=[*esqueje.comentarios])


def sustituido(plano: Plano, camino: Sequence[Tramo], esqueje: Esqueje) -> Corte | None:
    """El corte que lo pone en el sitio del último tramo, sin los comentarios que el esqueje lleva alrededor."""
    if len(camino) == 1 or camino[-2].corchetes:
        return None
    padre, tramo = camino[-2:]
    inicio, fin = padre.entradas[padre.hijos.index(tramo)], tramo.fin
    columna = plano.columna(inicio)
    lineas = _sangradas(esqueje.a_solas, columna)
    return Corte(inicio, fin, plano.salto(inicio).join([lineas[0][columna:], *lineas[1:]]))


def _sangradas(lineas: Sequence[str], columna: int) -> list[str]:
    margen = " " * columna
    return [margen + linea if linea else "" for linea in lineas]
