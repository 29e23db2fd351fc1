"""Las marcas con que git deja a la vista las dos versiones de lo que no supo juntar."""

import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

DE_SIEMPRE = 7
"""Cuántos signos lleva una marca si nadie pide más."""
_MARCA = re.compile(rb"(?P<signos><{7,}|\|{7,}|={7,}|>{7,})(?: [^\n]*)?\r?\n?")


class Versiones(NamedTuple):
    """Las de un archivo que dos cambiaron a la vez."""

    base: bytes | None
    """Lo de antes de separarse; `None` si no lo había o no se sabe."""
    nuestro: bytes
    suyo: bytes


class MarcasSinSentido(ValueError):
    """Las marcas no casan o unas están dentro de otras: no se sabe qué dice cada versión."""

    def __init__(self, motivo: str, linea: int) -> None:
        super().__init__(motivo)
        self.linea = linea


class _En(Enum):
    """De qué versión es la línea que se lee."""

    TODAS = auto()
    NUESTRO = auto()
    BASE = auto()
    SUYO = auto()


def con_marcas(contenido: bytes) -> bool:
    """Si el archivo lleva alguna marca de conflicto, tenga sentido o no."""
    if b"<<<<<<<" not in contenido and b">>>>>>>" not in contenido:
        return False
    try:
        return separadas(contenido) is not None
    except MarcasSinSentido:
        return True


def separadas(contenido: bytes) -> Versiones | None:
    """Las versiones que las marcas separan, con lo de fuera de ellas en todas; `None` si no hay ninguna.

    La base, si todas la traen. Lanza `MarcasSinSentido` si no puede saberse cuáles son.
    """
    lectura = _Lectura()
    for numero, linea in enumerate(contenido.splitlines(keepends=True), start=1):
        lectura.leer(numero, linea)
    if lectura.en is not _En.TODAS:
        raise MarcasSinSentido("empieza un conflicto que no termina", lectura.abierta)
    if not lectura.abierta:
        return None
    base, nuestro, suyo = (b"".join(lectura.partes[en]) for en in (_En.BASE, _En.NUESTRO, _En.SUYO))
    # de un archivo que antes no existía, lo que las marcas traen está vacío
    consta = lectura.todas_con_base and base.strip()
    return Versiones(base if consta else None, nuestro, suyo)


class _Lectura:
    """Por dónde va la lectura de un archivo con marcas."""

    def __init__(self) -> None:
        self.partes: dict[_En, list[bytes]] = {en: [] for en in _En if en is not _En.TODAS}
        self.en = _En.TODAS
        self.abierta = 0
        """En qué línea empieza el último conflicto; 0 si no ha habido ninguno."""
        self.todas_con_base = True
        self._largo = 0
        self._con_base = False

    def leer(self, numero: int, linea: bytes) -> None:
        """Lee una línea más. Lanza `MarcasSinSentido`."""
        marca = _MARCA.fullmatch(linea)
        signos = marca["signos"] if marca else b""
        if signos and self._es_marca(signos, numero):
            return
        for suyas in self.partes.values() if self.en is _En.TODAS else [self.partes[self.en]]:
            suyas.append(linea)

    def _es_marca(self, signos: bytes, numero: int) -> bool:
        """Si es una marca, que lleva a otra versión, y no lo que alguien escribió."""
        signo, fuera = signos[:1], self.en is _En.TODAS
        if signo == b"<":
            self._abrir(len(signos), numero)
            return True
        siguiente = _SIGUE.get((self.en, signo))
        if siguiente is not None and len(signos) == self._largo:
            self._pasar(siguiente)
            return True
        # fuera de un conflicto, y dentro de otro más largo, unas rayas pueden ser lo que alguien escribió
        if signo == b">" or (signo == b"|" and not fuera):
            motivo = "termina un conflicto que no empieza" if fuera else _NO_CASAN
            raise MarcasSinSentido(motivo, numero)
        return False

    def _abrir(self, largo: int, numero: int) -> None:
        if self.en is not _En.TODAS:
            raise MarcasSinSentido("hay un conflicto dentro de otro", numero)
        self.en, self.abierta = _En.NUESTRO, numero
        self._largo, self._con_base = largo, False

    def _pasar(self, siguiente: _En) -> None:
        self._con_base |= siguiente is _En.BASE
        if siguiente is _En.TODAS:
            self.todas_con_base &= self._con_base
        self.en = siguiente


_NO_CASAN = "las marcas de un conflicto no casan"
_SIGUE = {
    (_En.NUESTRO, b"|"): _En.BASE,
    (_En.NUESTRO, b"="): _En.SUYO,
    (_En.BASE, b"="): _En.SUYO,
    (_En.SUYO, b">"): _En.TODAS,
}
"""A qué versión se pasa desde otra con cada signo."""


def enfrentadas(nuestro: Sequence[bytes], suyo: Sequence[bytes], largo: int = DE_SIEMPRE) -> bytes:
    """Las líneas de una versión y las de la otra, entre marcas de ese largo y con sus finales de línea."""
    salto = b"\r\n" if next(iter([*nuestro, *suyo]), b"").endswith(b"\r\n") else b"\n"

    def marca(signo: bytes, nombre: bytes = b"") -> bytes:
        return signo * largo + nombre + salto

    return b"".join(
        [
            marca(b"<", b" nuestro"),
            *(_terminada(linea, salto) for linea in nuestro),
            marca(b"="),
            *(_terminada(linea, salto) for linea in suyo),
            marca(b">", b" suyo"),
        ]
    )


def _terminada(linea: bytes, salto: bytes) -> bytes:
    return linea if linea.endswith(b"\n") else linea + salto
