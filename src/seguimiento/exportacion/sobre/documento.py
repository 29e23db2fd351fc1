"""Las celdas de un documento de Word, cambiadas una a una dentro del XML de su texto."""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from seguimiento.exportacion.sobre.celdas import Nuevo
from seguimiento.exportacion.sobre.controles import control_de
from seguimiento.exportacion.sobre.cortes import Corte, Parte, Tramo, prefijo
from seguimiento.exportacion.sobre.letras import letras, sin_algunos
from seguimiento.importacion.lectores.word.nombres import (
    CONTROL,
    PARRAFO,
    TABLA,
    Elemento,
    W,
)
from seguimiento.importacion.lectores.word.partes import partes
from seguimiento.importacion.lectores.word.sitios import SIN_CELDA, celda_de
from seguimiento.importacion.material import Celda

_MARCAS = frozenset(
    f"{W}{nombre}{extremo}"
    for nombre in ("bookmark", "commentRange", "perm")
    for extremo in ("Start", "End")
)
"""Lo que señala un trozo de texto y no es texto: se queda, alrededor de lo nuevo."""
_LLEVA = frozenset(
    f"{W}{nombre}"
    for nombre in (
        *("commentReference", "footnoteReference", "endnoteReference"),
        *("drawing", "pict", "object", "annotationRef"),
    )
)
"""Lo que un tramo lleva además de letras: una nota, una imagen."""
_CON_TEXTO_APARTE = f"{W}txbxContent"


class Documento:
    """Un `.docx` ya vigilado y leído, en el que se escribe."""

    def __init__(self, ruta: Path, abierto: zipfile.ZipFile) -> None:
        self._nombre = partes(ruta, abierto).principal
        self._parte = Parte.de(self._nombre, abierto.read(self._nombre))
        self._halladas: dict[tuple[int, int, int], Elemento | None] = {}

    def lugar(self, celda: Celda) -> object:
        """La tabla, la fila y la celda: en las unidas ya es la que se ve."""
        return celda.sitio.indice, celda.sitio.fila, celda.sitio.columna

    def por_que_no(self, celda: Celda) -> str:
        """Que no es una celda, o lleva algo que no se sabe sustituir."""
        suya = self._celda(celda)
        if suya is None:
            return "no es la celda de una tabla"
        if suya.find(f".//{TABLA}") is not None:
            return "lleva otra tabla dentro"
        if suya.find(f".//{_CON_TEXTO_APARTE}") is not None:
            return "lleva un cuadro de texto"
        control = control_de(suya, celda)
        if control is not None:
            return control.por_que_no
        con_campos = suya.find(f".//{W}fldChar") is not None
        return "lleva un campo calculado" if con_campos else ""

    def opciones(self, celda: Celda) -> Sequence[str]:
        """Las de su control."""
        suya = self._celda(celda)
        control = None if suya is None else control_de(suya, celda)
        return control.opciones if control else ()

    def como_cabe(self, texto: str) -> str:
        """Entero: en una celda de Word cabe todo."""
        return texto

    def avisos(self, celdas: Sequence[Celda]) -> Sequence[str]:
        """Si lleva cambios controlados: lo nuevo no lo es."""
        del celdas
        marcas = self._parte.raiz.iter(f"{W}ins", f"{W}del", f"{W}moveTo", f"{W}moveFrom")
        # la de un salto de párrafo está vacía, y un elemento vacío no vale por cierto
        hay = next(marcas, None) is not None
        frase = "el documento lleva cambios controlados: lo nuevo entra como texto corriente"
        return [frase] if hay else []

    def partes(self, nuevos: Sequence[tuple[Celda, Nuevo]]) -> Mapping[str, bytes]:
        """El texto del documento."""
        suyas = [
            (suya, celda, nuevo)
            for celda, nuevo in nuevos
            if (suya := self._celda(celda)) is not None
        ]
        envueltas = {suya: _con_sus_controles(suya) for suya, _, _ in suyas}
        tramos = self._parte.tramos([uno for una in envueltas.values() for uno in una.iter()])
        cortes: list[Corte] = []
        for suya, celda, nuevo in suyas:
            control = control_de(suya, celda)
            if control is not None:
                cortes += control.cortes(self._parte, tramos, nuevo)
            else:
                cortes += _sustituida(self._parte, tramos, suya, nuevo.texto)
        return {self._nombre: self._parte.con(cortes)}

    def _celda(self, celda: Celda) -> Elemento | None:
        sitio = celda.sitio
        if not sitio.celda or sitio.columna == SIN_CELDA:
            return None
        clave = sitio.indice, sitio.fila, sitio.columna
        if clave not in self._halladas:
            self._halladas[clave] = celda_de(self._parte.raiz, sitio)
        return self._halladas[clave]


def _con_sus_controles(celda: Elemento) -> Elemento:
    """La celda o el control más de fuera de los que la envuelven a ella sola."""
    fuera = celda
    while (padre := fuera.getparent()) is not None and padre.tag != f"{W}tr":
        fuera = padre
    return fuera


def _sustituida(
    parte: Parte, tramos: Mapping[Elemento, Tramo], celda: Elemento, texto: str
) -> Iterator[Corte]:
    """La celda con ese texto en un párrafo como el primero suyo, con letras como las primeras."""
    parrafos = list(celda.iter(PARRAFO))
    if not parrafos:
        return
    cuerpo = [uno for uno in celda if uno.tag != f"{W}tcPr"]
    primero = parrafos[0]
    delante = prefijo(parte.marca(tramos[primero]))
    tramo = b"<%sr>%s%s</%sr>" % (
        delante,
        _como_las_primeras(parte, tramos, primero, cuerpo),
        letras(delante, texto),
        delante,
    )
    nuevo = b"".join(
        [
            _abierta(parte.marca(tramos[primero])),
            _propiedades(parte, tramos, primero),
            *_escritos(parte, tramos, (uno for uno in celda.iter(*_MARCAS) if _abre(uno))),
            tramo,
            *_escritos(parte, tramos, (uno for uno in celda.iter(*_MARCAS) if not _abre(uno))),
            *_escritos(parte, tramos, (uno for uno in celda.iter(f"{W}r") if _lleva_algo(uno))),
            b"</%sp>" % delante,
        ]
    )
    if len(cuerpo) == 1 and cuerpo[0].tag == CONTROL:
        # un control de texto: lo nuevo va dentro de él
        yield from _dentro_del_control(tramos, cuerpo[0], nuevo)
        return
    yield Corte(tramos[cuerpo[0]].inicio, tramos[cuerpo[-1]].fin, nuevo)


def _dentro_del_control(
    tramos: Mapping[Elemento, Tramo], control: Elemento, nuevo: bytes
) -> Iterator[Corte]:
    dentro = control.find(f"{W}sdtContent")
    if dentro is not None and not tramos[dentro].vacio:
        yield Corte(tramos[dentro].dentro, tramos[dentro].fin_de_dentro, nuevo)


def _abre(marca: Elemento) -> bool:
    return str(marca.tag).endswith("Start")


def _lleva_algo(tramo: Elemento) -> bool:
    return any(hijo.tag in _LLEVA for hijo in tramo)


def _escritos(
    parte: Parte, tramos: Mapping[Elemento, Tramo], elementos: Iterator[Elemento]
) -> Iterator[bytes]:
    for uno in elementos:
        yield parte.contenido[tramos[uno].inicio : tramos[uno].fin]


def _abierta(marca: bytes) -> bytes:
    return marca[:-2] + b">" if marca.endswith(b"/>") else marca


def _propiedades(parte: Parte, tramos: Mapping[Elemento, Tramo], parrafo: Elemento) -> bytes:
    """Las del párrafo, sin lo que lo pone en una lista ni los cambios controlados de su marca."""
    suyas = parrafo.find(f"{W}pPr")
    if suyas is None:
        return b""
    sobran = [
        *suyas.iterfind(f"{W}numPr"),
        *(m for r in suyas.iterfind(f"{W}rPr") for m in r.iterfind(f"{W}del")),
        *(m for r in suyas.iterfind(f"{W}rPr") for m in r.iterfind(f"{W}ins")),
    ]
    return sin_algunos(parte, tramos, suyas, sobran)


def _como_las_primeras(
    parte: Parte, tramos: Mapping[Elemento, Tramo], parrafo: Elemento, cuerpo: Sequence[Elemento]
) -> bytes:
    """El aspecto de las primeras letras que se ven o, si no hay ninguna, el del final del párrafo."""
    con_letras = (
        uno
        for bloque in cuerpo
        for uno in bloque.iter(f"{W}r")
        if uno.find(f"{W}t") is not None and uno.find(f"{W}rPr/{W}vanish") is None
    )
    primero = next(con_letras, None)
    suyas = parrafo.find(f"{W}pPr/{W}rPr") if primero is None else primero.find(f"{W}rPr")
    if suyas is None:
        return b""
    sobran = [
        hijo
        for hijo in suyas
        if hijo.tag in {f"{W}{n}" for n in ("strike", "dstrike", "ins", "del", "rPrChange")}
        or (hijo.tag == f"{W}rStyle" and "laceholder" in hijo.get(f"{W}val", ""))
    ]
    return sin_algunos(parte, tramos, suyas, sobran)
