"""Cortar y pegar en un XML sin volver a escribirlo: dónde está cada elemento, en octetos, y qué va en su lugar."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape

from seguimiento.errores import ErrorDeSeguimiento
from seguimiento.extras import exigir
from seguimiento.importacion.lectores.word.nombres import Elemento
from seguimiento.redaccion import visible

_MARCA = re.compile(rb"<[^<>\"']*(?:\"[^\"]*\"[^<>\"']*|'[^']*'[^<>\"']*)*>")
_CODIFICACION = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_COMO_UTF_8 = ("utf-8", "us-ascii")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class ParteRara(ErrorDeSeguimiento):
    """Una parte está escrita de un modo en que no se sabe cortar y pegar."""

    def __init__(self, parte: str) -> None:
        super().__init__(
            f"«{visible(parte)}» no está escrita en UTF-8, y no se sabe cambiar solo una parte suya",
            "abra el archivo en su programa, guárdelo y pruebe otra vez",
        )


class Tramo(NamedTuple):
    """Lo que ocupa un elemento, en octetos desde el principio de su parte."""

    inicio: int
    dentro: int
    """Donde acaba la marca que lo abre; si no tiene nada dentro, es también el final."""
    fin_de_dentro: int
    fin: int

    @property
    def vacio(self) -> bool:
        """Si es `<a/>`."""
        return self.dentro == self.fin


class Corte(NamedTuple):
    """Lo que va en lugar de unos octetos; sin ninguno, se inserta."""

    desde: int
    hasta: int
    nuevo: bytes


@dataclass(frozen=True, slots=True)
class Parte:
    """Una parte XML de un paquete, analizada, con sus octetos."""

    nombre: str
    contenido: bytes
    raiz: Elemento

    @classmethod
    def de(cls, nombre: str, contenido: bytes) -> "Parte":
        """La de ese nombre. Lanza `ParteRara` si no está en UTF-8."""
        dicha = _CODIFICACION.match(contenido)
        if contenido.startswith((b"\xff\xfe", b"\xfe\xff")) or (
            dicha and dicha[1].decode("ascii").lower() not in _COMO_UTF_8
        ):
            raise ParteRara(nombre)
        etree = exigir("lxml.etree", "oficina")
        analizador = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )
        return cls(nombre, contenido, etree.fromstring(contenido, analizador))

    def tramos(self, elementos: Collection[Elemento]) -> dict[Elemento, Tramo]:
        """Lo que ocupa cada uno de esos elementos."""
        pedidos = set(elementos)
        lugares = {n: uno for n, uno in enumerate(self.raiz.iter()) if uno in pedidos}
        return {lugares[n]: tramo for n, tramo in _medidos(self.contenido, lugares).items()}

    def marca(self, tramo: Tramo) -> bytes:
        """La que abre el elemento, tal como está escrita."""
        return self.contenido[tramo.inicio : tramo.dentro]

    def con(self, cortes: Iterable[Corte]) -> bytes:
        """La parte con esos cortes hechos, que no se pisan."""
        salida, hasta = bytearray(), 0
        for corte in sorted(cortes):
            if corte.desde < hasta:
                raise AssertionError("dos cortes se pisan")
            salida += self.contenido[hasta : corte.desde]
            salida += corte.nuevo
            hasta = corte.hasta
        return bytes(salida + self.contenido[hasta:])


def _medidos(contenido: bytes, lugares: Mapping[int, object]) -> dict[int, Tramo]:
    medidos: dict[int, Tramo] = {}
    abiertos: list[tuple[int, int, int]] = []
    cuantos = 0
    analizador = expat.ParserCreate()

    def abre(*_: object) -> None:
        nonlocal cuantos
        inicio = dentro = 0
        if cuantos in lugares:
            inicio = analizador.CurrentByteIndex
            hallada = _MARCA.match(contenido, inicio)
            assert hallada is not None  # noqa: S101 — ahí acaba de verse una
            dentro = hallada.end()
        abiertos.append((cuantos, inicio, dentro))
        cuantos += 1

    def cierra(*_: object) -> None:
        cual, inicio, dentro = abiertos.pop()
        if cual not in lugares:
            return
        if contenido[dentro - 2 : dentro] == b"/>":
            medidos[cual] = Tramo(inicio, dentro, dentro, dentro)
            return
        final = analizador.CurrentByteIndex
        medidos[cual] = Tramo(inicio, dentro, final, contenido.index(b">", final) + 1)

    analizador.StartElementHandler, analizador.EndElementHandler = abre, cierra
    analizador.Parse(contenido, True)  # noqa: FBT003 — así se le dice que es todo
    return medidos


def prefijo(marca: bytes) -> bytes:
    """El del espacio de nombres con que está escrita: `w:` de `<w:tc>`; vacío si va sin ninguno."""
    nombre = re.split(rb"[\s/>]", marca[1:], maxsplit=1)[0]
    delante, dos_puntos, _ = nombre.rpartition(b":")
    return delante + dos_puntos


def con_atributo(marca: bytes, atributo: str, valor: str) -> bytes:
    """La marca con ese valor en un atributo, con prefijo o sin él; si no lo lleva, queda como está."""
    forma = re.compile(
        rb"(\s(?:[\w.-]+:)?" + atributo.encode() + rb"\s*=\s*)(?:\"[^\"]*\"|'[^']*')"
    )
    return forma.sub(
        lambda hallado: hallado[1] + b'"' + en_xml(valor, {'"': "&quot;"}) + b'"', marca
    )


def sin_atributo(marca: bytes, atributo: str) -> bytes:
    """La marca sin ese atributo, que va sin prefijo."""
    return re.sub(rb"\s" + atributo.encode() + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*')", b"", marca)


def en_xml(texto: str, otros: Mapping[str, str] | None = None) -> bytes:
    """El texto como se escribe en un XML."""
    return escape(sin_controles(texto), dict(otros or {})).encode("utf-8")


def sin_controles(texto: str) -> str:
    """El texto sin lo que un XML no admite y con los saltos de línea de una clase."""
    return _CONTROL.sub("", texto.replace("\r\n", "\n").replace("\r", "\n"))
