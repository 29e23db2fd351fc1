"""Las costumbres de un documento, según lo que ya hay escrito en él."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from seguimiento.documento.ambiguos import es_ambiguo
from seguimiento.documento.escritura import ANCHO, Habitos, es_logico, texto_en_bloque
from seguimiento.documento.tramos import ClaseDeTramo, Plano, Tramo

_ANCHO_CREIBLE = 60
"""Por debajo, que las líneas sean cortas no dice a qué ancho se pliega."""
_BLOQUES_QUE_SE_MIRAN = 9


def habitos_de(plano: Plano, textos: Collection[str] = ()) -> Habitos:
    """Las costumbres de un documento: las sangrías, según las primeras que haya.

    Lo ambiguo de las claves `textos` va siempre entre comillas.
    """
    de_mapas: list[int] = []
    de_listas: list[int] = []
    citadas = {*textos}
    logicas: set[str] = set()
    for inicio, clave, valor in _valores(plano.raiz):
        if valor.clase is ClaseDeTramo.TEXTO:
            if valor.estilo and es_ambiguo(valor.valor):
                citadas.add(clave)
            elif not valor.estilo and es_logico(valor.valor):
                logicas.add(clave)
        elif not valor.corchetes:
            mas = plano.columna(valor.inicio) - plano.columna(inicio)
            (de_mapas if valor.clase is ClaseDeTramo.MAPA else de_listas).append(mas)
    paso = de_mapas[0] if de_mapas else 2
    return Habitos(
        paso,
        de_listas[0] if de_listas else paso,
        _ancho(plano),
        citadas=frozenset(citadas),
        logicas=frozenset(logicas),
    )


def _tramos(raiz: Tramo) -> Iterator[Tramo]:
    yield raiz
    for hijo in raiz.hijos:
        yield from _tramos(hijo)


def _valores(raiz: Tramo) -> Iterator[tuple[int, str, Tramo]]:
    """De cada clave del documento, dónde empieza, cuál es y su valor."""
    for tramo in _tramos(raiz):
        if tramo.clase is ClaseDeTramo.MAPA:
            yield from zip(tramo.entradas, tramo.nombres, tramo.hijos, strict=True)


def _ancho(plano: Plano) -> int:
    """Hasta qué columna pliega el documento: la acostumbrada, si así están plegados los más."""
    bloques = (lineas_de(plano, tramo) for tramo in _tramos(plano.raiz) if tramo.estilo == ">")
    largos = [lineas for lineas in bloques if len(lineas) > 2]  # noqa: PLR2004 — cabecera y una
    plegados = list(islice(largos, _BLOQUES_QUE_SE_MIRAN))
    if sum(es_de_ancho(lineas, ANCHO) for lineas in plegados) * 2 >= len(plegados):
        return ANCHO
    return ancho_de(plegados[0])


def lineas_de(plano: Plano, tramo: Tramo) -> Sequence[str]:
    """Las líneas de un texto en bloque, con la cabecera."""
    return plano.texto[tramo.inicio : tramo.fin].split("\n")


def ancho_de(lineas: Sequence[str]) -> int:
    """A qué columna parece plegado un texto; si no se puede saber, la acostumbrada."""
    largo = max(len(linea.rstrip("\r")) for linea in lineas[1:])
    return largo if largo >= _ANCHO_CREIBLE else ANCHO


def es_de_ancho(lineas: Sequence[str], ancho: int) -> bool:
    """Si el texto está plegado a esa columna: cada línea acaba donde no cabría una palabra más."""
    escritas = [linea.rstrip("\r") for linea in lineas[1:]]
    sangria = len(escritas[0]) - len(escritas[0].lstrip(" "))
    parrafos = " ".join(linea.strip() or "\n" for linea in escritas).replace(" \n ", "\n")
    vuelto = texto_en_bloque(">", parrafos, sangria, ancho)
    return vuelto is not None and vuelto[1:] == escritas
