"""Las celdas de un libro de Excel, cambiadas una a una dentro del XML de su hoja."""

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from seguimiento.exportacion.cabida import lo_que_cabe
from seguimiento.exportacion.sobre.celdas import Nuevo
from seguimiento.exportacion.sobre.cortes import (
    Corte,
    Parte,
    Tramo,
    en_xml,
    prefijo,
    sin_atributo,
)
from seguimiento.exportacion.sobre.validaciones import Validaciones, coordenadas_de
from seguimiento.fechas import FechaParcial
from seguimiento.importacion.lectores.excel.partes import cuenta_desde_1904, hojas_declaradas
from seguimiento.importacion.lectores.rejilla import Coordenadas, letras_de_columna
from seguimiento.importacion.lectores.word.nombres import Elemento
from seguimiento.importacion.material import Celda

_H = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_DIA_CERO, _DIA_CERO_DE_1904 = date(1899, 12, 30), date(1904, 1, 1)


class Libro:
    """Un `.xlsx` ya vigilado y leído, en el que se escribe."""

    def __init__(self, abierto: zipfile.ZipFile, fechas: Iterable[Celda]) -> None:
        """`fechas` son las celdas en que se leyó una: su estilo es de fecha también en las vacías."""
        self._abierto = abierto
        self._partes = {una.indice: una.parte for una in hojas_declaradas(abierto)}
        self._abiertas: dict[int, _Hoja] = {}
        self._validaciones = Validaciones(abierto)
        self._fechas = list(fechas)
        self._desde_1904 = cuenta_desde_1904(abierto)

    def lugar(self, celda: Celda) -> object:
        """La hoja y la primera celda de su unión."""
        hoja = self._hoja(celda.sitio.indice)
        return celda.sitio.indice, hoja.principal(_coordenadas(celda))

    def por_que_no(self, celda: Celda) -> str:
        """Que sale de una fórmula."""
        hoja = self._hoja(celda.sitio.indice)
        suya = hoja.celda(hoja.principal(_coordenadas(celda)))
        con_formula = suya is not None and suya.find(f"{_H}f") is not None
        return "sale de una fórmula" if con_formula or celda.formula else ""

    def opciones(self, celda: Celda) -> Sequence[str]:
        """Las de su lista desplegable."""
        hoja = self._hoja(celda.sitio.indice)
        return self._validaciones.de(hoja.parte.raiz, hoja.principal(_coordenadas(celda)), celda)

    def como_cabe(self, texto: str) -> str:
        """Recortado, y dicho, si una celda no lo admite entero."""
        return lo_que_cabe(texto)

    def avisos(self, celdas: Sequence[Celda]) -> Sequence[str]:
        """Las hojas protegidas en que se escribe."""
        nombres = {celda.sitio.indice: celda.sitio.pieza for celda in celdas}
        return [
            f"la {pieza} está protegida: se escribe igual, y sigue protegida"
            for indice, pieza in nombres.items()
            if self._hoja(indice).protegida
        ]

    def partes(self, nuevos: Sequence[tuple[Celda, Nuevo]]) -> Mapping[str, bytes]:
        """Las hojas que cambian."""
        de_cada_una: dict[int, dict[Coordenadas, Nuevo]] = {}
        for celda, nuevo in nuevos:
            indice = celda.sitio.indice
            donde = self._hoja(indice).principal(_coordenadas(celda))
            de_cada_una.setdefault(indice, {})[donde] = nuevo
        return {
            self._partes[indice]: self._hoja(indice).con(suyos)
            for indice, suyos in de_cada_una.items()
        }

    def _hoja(self, indice: int) -> "_Hoja":
        if indice not in self._abiertas:
            nombre = self._partes[indice]
            parte = Parte.de(nombre, self._abierto.read(nombre))
            fechas = [una for una in self._fechas if una.sitio.indice == indice]
            self._abiertas[indice] = _Hoja(parte, fechas, desde_1904=self._desde_1904)
        return self._abiertas[indice]


class _Hoja:
    """El XML de una hoja."""

    def __init__(self, parte: Parte, fechas: Sequence[Celda], *, desde_1904: bool) -> None:
        self.parte = parte
        self._cero = _DIA_CERO_DE_1904 if desde_1904 else _DIA_CERO
        datos = parte.raiz.find(f"{_H}sheetData")
        assert datos is not None  # noqa: S101 — de ella se leyó algo
        self._datos = datos
        self._filas = dict(_numeradas(datos))
        self._celdas: dict[int, dict[int, Elemento]] = {}
        self._unidas = dict(_uniones(parte.raiz))
        self._de_fecha = {
            suya.get("s", "0"): una.precision
            for una in fechas
            if isinstance(una.valor, date) and (suya := self.celda(_coordenadas(una))) is not None
        }

    @property
    def protegida(self) -> bool:
        """Si no deja escribir en ella sin más."""
        hallada = self.parte.raiz.find(f"{_H}sheetProtection")
        return hallada is not None and hallada.get("sheet") in ("1", "true")

    def principal(self, donde: Coordenadas) -> Coordenadas:
        """La primera de las que están unidas con ella, que es la que dice algo."""
        return self._unidas.get(donde, donde)

    def celda(self, donde: Coordenadas) -> Elemento | None:
        """La de esas coordenadas; `None` si no está escrita."""
        fila = self._filas.get(donde[0])
        if fila is None:
            return None
        if donde[0] not in self._celdas:
            self._celdas[donde[0]] = dict(_en_su_columna(fila))
        return self._celdas[donde[0]].get(donde[1])

    def con(self, nuevos: Mapping[Coordenadas, Nuevo]) -> bytes:
        """Los octetos de la hoja con eso en sus celdas."""
        por_filas: dict[int, dict[int, Nuevo]] = {}
        for (fila, columna), nuevo in sorted(nuevos.items()):
            por_filas.setdefault(fila, {})[columna] = nuevo
            self.celda((fila, columna))
        suyas = [una for fila in por_filas for una in self._celdas.get(fila, {}).values()]
        tramos = self.parte.tramos([self._datos, *self._filas.values(), *suyas])
        cortes: list[Corte] = []
        sueltas: dict[int, bytes] = {}
        for fila, de_la_fila in por_filas.items():
            if fila in self._filas:
                cortes += self._en_la_fila(fila, de_la_fila, tramos)
            else:
                donde = self._antes_de(self._filas, fila, tramos, self._datos)
                sueltas[donde] = sueltas.get(donde, b"") + self._fila(fila, de_la_fila, tramos)
        return self.parte.con([*cortes, *(Corte(d, d, nueva) for d, nueva in sueltas.items())])

    def _en_la_fila(
        self, fila: int, nuevos: Mapping[int, Nuevo], tramos: Mapping[Elemento, Tramo]
    ) -> Iterator[Corte]:
        """Los cortes de una fila que ya está: sus celdas se cambian o se insertan en su orden."""
        celdas, suya = self._celdas[fila], self._filas[fila]
        faltan: dict[int, bytes] = {}
        for columna, nuevo in nuevos.items():
            if columna in celdas:
                tramo = tramos[celdas[columna]]
                estilo = celdas[columna].get("s", "0")
                escrita = self._celda(_sin_lo_de_antes(self.parte.marca(tramo)), estilo, nuevo)
                yield Corte(tramo.inicio, tramo.fin, escrita)
            else:
                donde = self._antes_de(celdas, columna, tramos, suya)
                faltan[donde] = faltan.get(donde, b"") + self._nueva((fila, columna), nuevo, tramos)
        tramo = tramos[suya]
        for donde, escritas in faltan.items():
            if tramo.vacio:
                marca = self.parte.marca(tramo)
                yield Corte(tramo.inicio, tramo.fin, _con_dentro(marca, escritas))
            else:
                yield Corte(donde, donde, escritas)

    @staticmethod
    def _antes_de(
        puestas: Mapping[int, Elemento],
        numero: int,
        tramos: Mapping[Elemento, Tramo],
        en: Elemento,
    ) -> int:
        """Dónde entra una fila o una celda: ante la primera de las que la siguen o al final."""
        siguiente = min((otro for otro in puestas if otro > numero), default=None)
        return tramos[en].fin_de_dentro if siguiente is None else tramos[puestas[siguiente]].inicio

    def _fila(
        self, fila: int, nuevos: Mapping[int, Nuevo], tramos: Mapping[Elemento, Tramo]
    ) -> bytes:
        dentro = b"".join(self._nueva((fila, c), nuevo, tramos) for c, nuevo in nuevos.items())
        delante = prefijo(self.parte.marca(tramos[self._datos]))
        return _con_dentro(b'<%srow r="%d"/>' % (delante, fila), dentro)

    def _nueva(self, donde: Coordenadas, nuevo: Nuevo, tramos: Mapping[Elemento, Tramo]) -> bytes:
        delante = prefijo(self.parte.marca(tramos[self._datos]))
        estilo = self._estilo(*donde)
        marca = b'<%sc r="%s%d"' % (delante, letras_de_columna(donde[1]).encode(), donde[0])
        marca += b' s="%s"/>' % estilo.encode() if estilo != "0" else b"/>"
        return self._celda(marca, estilo, nuevo)

    def _estilo(self, fila: int, columna: int) -> str:
        """El de la fila o, si no lo lleva, el de la columna."""
        suya = self._filas.get(fila)
        if suya is not None and suya.get("customFormat") in ("1", "true"):
            return suya.get("s", "0")
        for una in self.parte.raiz.iterfind(f"{_H}cols/{_H}col"):
            if int(una.get("min", "0")) <= columna <= int(una.get("max", "0")):
                return una.get("style", "0")
        return "0"

    def _celda(self, marca: bytes, estilo: str, nuevo: Nuevo) -> bytes:
        """La celda con lo nuevo, abierta con esa marca, que no dice de qué tipo es."""
        delante = prefijo(marca)
        if nuevo.si is not None:
            return _con_dentro(_de_tipo(marca, b"b"), _valor(delante, int(nuevo.si)))
        if nuevo.fecha and self._de_fecha.get(estilo) is nuevo.fecha.precision:
            return _con_dentro(marca, _valor(delante, self._serie(nuevo.fecha)))
        texto = en_xml(_ESCAPE.sub("_x005F_", nuevo.texto))
        dentro = b'<%sis><%st xml:space="preserve">%s</%st></%sis>'
        return _con_dentro(
            _de_tipo(marca, b"inlineStr"), dentro % (*[delante] * 2, texto, *[delante] * 2)
        )

    def _serie(self, fecha: FechaParcial) -> int:
        """El número con que una hoja guarda un día: el último de los de la fecha."""
        return (fecha.ultimo_dia - self._cero).days


def _sin_lo_de_antes(marca: bytes) -> bytes:
    """La marca de una celda sin lo que dice de su valor."""
    return sin_atributo(sin_atributo(marca, "t"), "vm")


def _de_tipo(marca: bytes, tipo: bytes) -> bytes:
    final = len(marca) - (2 if marca.endswith(b"/>") else 1)
    return marca[:final] + b' t="%s"' % tipo + marca[final:]


def _valor(delante: bytes, numero: int) -> bytes:
    return b"<%sv>%d</%sv>" % (delante, numero, delante)


def _con_dentro(marca: bytes, dentro: bytes) -> bytes:
    """El elemento que esa marca abre, o es, con eso dentro."""
    abierta = marca[:-2].rstrip() + b">" if marca.endswith(b"/>") else marca
    nombre = re.split(rb"[\s/>]", marca[1:], maxsplit=1)[0]
    return abierta + dentro + b"</%s>" % nombre


# ── Dónde está cada cosa ─────────────────────────────────────────────────────


def _coordenadas(celda: Celda) -> Coordenadas:
    return celda.sitio.fila + 1, celda.sitio.columna + 1


def _numeradas(datos: Elemento) -> Iterator[tuple[int, Elemento]]:
    """Las filas con su número, que puede no ir escrito."""
    numero = 0
    for fila in datos.iterfind(f"{_H}row"):
        numero = int(fila.get("r") or numero + 1)
        yield numero, fila


def _en_su_columna(fila: Elemento) -> Iterator[tuple[int, Elemento]]:
    columna = 0
    for celda in fila.iterfind(f"{_H}c"):
        escrita = coordenadas_de(celda.get("r", ""))
        columna = escrita[1] if escrita else columna + 1
        yield columna, celda


def _uniones(raiz: Elemento) -> Iterator[tuple[Coordenadas, Coordenadas]]:
    """Cada celda unida, con la primera de su unión."""
    for una in raiz.iterfind(f"{_H}mergeCells/{_H}mergeCell"):
        primera, _, ultima = una.get("ref", "").partition(":")
        desde, hasta = coordenadas_de(primera), coordenadas_de(ultima or primera)
        if desde and hasta:
            for fila in range(desde[0], hasta[0] + 1):
                for columna in range(desde[1], hasta[1] + 1):
                    yield (fila, columna), desde
