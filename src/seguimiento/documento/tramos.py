"""Qué trozo exacto del texto ocupa cada dato, hasta dónde llega de verdad y dónde hay comentarios.

El árbol de los datos (`arbol`) solo sabe dónde empieza cada cosa; para cortar sin llevarse nada ajeno
hace falta su final, y el que da el analizador para un bloque de texto incluye líneas que no son suyas.
"""

# los sucesos llegan de una extensión sin tipos; el protocolo `Suceso` dice lo que de ellos se usa
# mypy: disable-error-code="comparison-overlap"

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from unicodedata import normalize

from ruamel.yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from seguimiento.documento.ambiguos import NULOS
from seguimiento.documento.arbol import Suceso
from seguimiento.documento.comentarios import CABECERA, Comentario, comentarios
from seguimiento.documento.lector import BLOQUE, analizador
from seguimiento.lugares import Ruta

_HUECO = re.compile(r"(?:\s|(?<=[\s,\[\]{}])#[^\n]*)*")


class ClaseDeTramo(Enum):
    """De qué es un tramo."""

    TEXTO = auto()
    MAPA = auto()
    LISTA = auto()


@dataclass(slots=True, eq=False)
class Tramo:
    """El trozo `[inicio, fin)` que ocupa un dato, sin el salto de línea que lo termina.

    Un vacío ocupa cero caracteres, justo detrás de su «:» o de su guion.
    """

    clase: ClaseDeTramo
    inicio: int
    fin: int
    estilo: str = ""
    """Comillas o indicador de bloque de un texto; vacío si va sin ellos."""
    valor: str = ""
    corchetes: bool = False
    """Si es un contenedor escrito entre corchetes o llaves."""
    en_corchetes: bool = False
    """Si está dentro de uno."""
    tras_signo: int = 0
    """Dónde acaba el «:» o el guion que lo introduce; en la raíz y entre corchetes, donde empieza."""
    entradas: list[int] = field(default_factory=list)
    """Dónde empieza cada hijo con su clave o su guion."""
    nombres: list[str] = field(default_factory=list)
    """Las claves de un mapa, normalizadas como en los datos."""
    hijos: list["Tramo"] = field(default_factory=list)

    @property
    def vacio(self) -> bool:
        """Si es un nulo: nada escrito, `~` o `null`."""
        return self.clase is ClaseDeTramo.TEXTO and not self.estilo and self.valor in NULOS

    def hijo(self, paso: str | int) -> int | None:
        """El orden del hijo al que lleva el paso; `None` si no lo hay."""
        if isinstance(paso, str):
            return self.nombres.index(paso) if paso in self.nombres else None
        hay = self.clase is ClaseDeTramo.LISTA and 0 <= paso < len(self.hijos)
        return paso if hay else None


@dataclass(frozen=True, slots=True)
class Plano:
    """El texto entero, medido."""

    texto: str
    raiz: Tramo
    comentarios: list[Comentario]
    con_etiquetas: bool
    """Si algún dato lleva etiqueta: solo se admite `!!str`, y no se edita."""

    def llegar(self, ruta: Ruta) -> list[Tramo]:
        """Los tramos de la ruta, desde la raíz y hasta donde exista."""
        camino = [self.raiz]
        for paso in ruta:
            orden = camino[-1].hijo(paso)
            if orden is None:
                break
            camino.append(camino[-1].hijos[orden])
        return camino

    def comentarios_entre(self, inicio: int, fin: int) -> list[Comentario]:
        """Los comentarios que empiezan en ese trozo."""
        return [uno for uno in self.comentarios if inicio <= uno.inicio < fin]

    def linea(self, indice: int) -> int:
        """La línea de un índice, contada desde 1."""
        return self.texto.count("\n", 0, indice) + 1

    def principio(self, indice: int) -> int:
        """Dónde empieza la línea de un índice."""
        return self.texto.rfind("\n", 0, indice) + 1

    def final(self, indice: int) -> int:
        """Dónde acaba la línea de un índice, sin su salto."""
        salto = self.texto.find("\n", indice)
        if salto < 0:
            return len(self.texto)
        return salto - 1 if salto > indice and self.texto[salto - 1] == "\r" else salto

    def columna(self, indice: int) -> int:
        """Cuántos caracteres preceden a un índice en su línea."""
        return indice - self.principio(indice)

    def columna_de(self, camino: Sequence[Tramo]) -> int:
        """La columna de la clave o del guion del último tramo de un camino; la suya si es la raíz."""
        if len(camino) == 1:
            return self.columna(camino[0].inicio)
        padre, tramo = camino[-2:]
        return self.columna(padre.entradas[padre.hijos.index(tramo)])

    def salto(self, indice: int) -> str:
        """El salto de línea con que acaba la línea de un índice o, si no acaba, la anterior.

        De un archivo a otro y aun dentro de uno cambian: lo nuevo lleva el de las líneas que toca.
        """
        fin = self.texto.find("\n", indice)
        if fin < 0:
            fin = self.texto.rfind("\n")
        return "\r\n" if fin > 0 and self.texto[fin - 1] == "\r" else "\n"


def medir(texto: str) -> Plano:
    """El plano de un texto que se ha leído sin errores."""
    medidor = _Medidor(texto)
    raiz = medidor.documento()
    return Plano(texto, raiz, [*comentarios(texto, medidor.escritos)], medidor.con_etiquetas)


class _Medidor:
    """Va midiendo los sucesos de un documento."""

    def __init__(self, texto: str) -> None:
        self.texto = texto
        self.siguiente = analizador(texto)
        self.escritos: list[tuple[int, int]] = []
        """Los tramos de los textos, en los que una almohadilla no es un comentario."""
        self.con_etiquetas = False

    def documento(self) -> Tramo:
        self.siguiente()
        self.siguiente()
        origen = self.siguiente()
        return self._dato(origen, origen.start_mark.index, en_corchetes=False)

    def _dato(self, suceso: Suceso, tras_signo: int, *, en_corchetes: bool) -> Tramo:
        self.con_etiquetas |= suceso.ctag is not None
        if type(suceso) is ScalarEvent:
            return self._texto(suceso, tras_signo, en_corchetes=en_corchetes)
        es_mapa = type(suceso) is MappingStartEvent
        tramo = Tramo(
            ClaseDeTramo.MAPA if es_mapa else ClaseDeTramo.LISTA,
            suceso.start_mark.index,
            suceso.end_mark.index,
            corchetes=suceso.flow_style,
            en_corchetes=en_corchetes,
            tras_signo=tras_signo,
        )
        cierre = self._mapa(tramo) if es_mapa else self._lista(tramo)
        # sin corchetes no hay signo que lo cierre: el analizador dice dónde empieza lo siguiente
        tramo.fin = cierre.end_mark.index if tramo.corchetes else tramo.hijos[-1].fin
        return tramo

    def _mapa(self, tramo: Tramo) -> Suceso:
        while type(suceso := self.siguiente()) is not MappingEndEvent:
            clave = self._dato(suceso, 0, en_corchetes=tramo.corchetes)
            signo = final_del_hueco(self.texto, clave.fin)
            # entre llaves, una clave puede no llevarlo: «{a, b: 1}»
            tras_signo = signo + 1 if self.texto.startswith(":", signo) else clave.fin
            valor = self._dato(self.siguiente(), tras_signo, en_corchetes=tramo.corchetes)
            tramo.entradas.append(clave.inicio)
            tramo.nombres.append(normalize("NFC", clave.valor))
            tramo.hijos.append(valor)
        return suceso

    def _lista(self, tramo: Tramo) -> Suceso:
        anterior = tramo.inicio
        while type(suceso := self.siguiente()) is not SequenceEndEvent:
            if tramo.corchetes:
                entrada = tras_signo = suceso.start_mark.index
            else:
                entrada = final_del_hueco(self.texto, anterior)
                tras_signo = entrada + 1
            hijo = self._dato(suceso, tras_signo, en_corchetes=tramo.corchetes)
            tramo.entradas.append(entrada)
            tramo.hijos.append(hijo)
            anterior = hijo.fin
        return suceso

    def _texto(self, suceso: Suceso, tras_signo: int, *, en_corchetes: bool) -> Tramo:
        inicio, fin = suceso.start_mark.index, suceso.end_mark.index
        # el analizador sitúa el de «{a: , b: 1}» en la coma, y el de «? a» en lo siguiente
        if inicio == fin:
            inicio = fin = tras_signo
        else:
            self.escritos.append((inicio, fin))
        if suceso.style in BLOQUE:
            fin = _fin_de_bloque(self.texto, inicio, fin)
        return Tramo(
            ClaseDeTramo.TEXTO,
            inicio,
            fin,
            estilo=suceso.style or "",
            valor=suceso.value,
            en_corchetes=en_corchetes,
            tras_signo=tras_signo,
        )


def final_del_hueco(texto: str, indice: int) -> int:
    """El primer índice que no es blanco ni comentario."""
    hueco = _HUECO.match(texto, indice)
    return hueco.end() if hueco else indice


def _fin_de_bloque(texto: str, inicio: int, fin: int) -> int:
    """El final real: las líneas en blanco que lo siguen solo son suyas si lleva «+».

    El analizador llega hasta lo siguiente: con su final, lo que se añadiera detrás iría después de las
    líneas en blanco y pegado a lo que ellas separan.
    """
    if "+" in indicadores(texto, inicio):
        return len(texto[:fin].removesuffix("\n").removesuffix("\r"))
    return inicio + sin_blancas(texto[inicio:fin])


def sin_blancas(texto: str) -> int:
    """Lo que mide el texto sin el salto de su última línea ni las líneas en blanco que la sigan."""
    cuerpo = len(texto.rstrip(" \r\n"))
    salto = texto.find("\n", cuerpo)
    if salto < 0:
        return len(texto)
    return salto - 1 if salto and texto[salto - 1] == "\r" else salto


def indicadores(texto: str, inicio: int) -> str:
    """Lo que sigue al `|` o `>` de un bloque de texto: su sangría y qué hace con los saltos finales."""
    cabecera = CABECERA.match(texto, inicio)
    return cabecera["indicadores"] if cabecera else ""


def cabecera_de_bloque(texto: str, inicio: int) -> tuple[int, str]:
    """Dónde acaba la cabecera de un bloque de texto y su comentario, con los blancos que lo separan."""
    cabecera = CABECERA.match(texto, inicio)
    return (cabecera.end(), cabecera["comentario"] or "") if cabecera else (inicio, "")
