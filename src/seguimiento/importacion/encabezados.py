"""Qué fila de una tabla es su encabezado y qué dato trae cada columna."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from seguimiento.fechas_escritas import llano
from seguimiento.importacion.material import Celda, Tabla
from seguimiento.importacion.valores.textos import limpio
from seguimiento.importacion.valores.vocablos import valor_de
from seguimiento.redaccion import en_singular, plegado
from seguimiento.vocabularios import EstadoDeAccion, EstadoDeRecomendacion, Vocabulario
from seguimiento.vocabularios.rotulos import CampoDeMatriz

FILAS_QUE_SE_MIRAN = 60
"""Hasta qué fila se busca el encabezado: encima suele haber un título, fechas y quién lo llena."""
DATOS_DE_UN_ENCABEZADO = 2
"""Cuántos datos distintos ha de reconocer una fila para ser un encabezado."""
LARGO_DE_UN_ROTULO = 160
"""Con más letras, es un texto y no un rótulo."""


@dataclass(frozen=True, slots=True)
class Encabezado:
    """El encabezado de una tabla, ya reconocido."""

    primera: int
    """La primera de sus filas."""
    ultima: int
    """La última: es otra si el encabezado tiene varios pisos."""
    columnas: dict[int, CampoDeMatriz]
    """Qué dato trae cada columna de las que se reconocen; dos traen el mismo si se juntan."""
    rotulos: dict[int, str]
    """Cómo se llama cada columna, reconocida o no, tal como está escrito; sin las que no se llaman."""
    marcas: frozenset[int] = frozenset()
    """De las columnas del estado, las que se llaman como uno y solo llevan una marca."""


# ── El rótulo ────────────────────────────────────────────────────────────────

_ENTRE_PARENTESIS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_FORMATO = re.compile(r"\b[dmaj]{1,4}([/.-])(?:[dmajy]{1,4}\1)?[amjy]{2,4}\b")
"""«dd/mm/aaaa», que dice cómo escribir y no qué."""
_NUMERADO = re.compile(r"^\(?(?:[0-9]{1,2}(?:\.[0-9]+)*|[a-z]|[ivx]{1,4})[.)]+ *(?=.)")
_NUMERO_DE = re.compile(
    r"^(?:n(?:ro|um|o)?\.? (?=de )|(?:n\.? ?[º°]\.?|n\. ?o\.?|n(?:ro|um|o)\.|#) *)(?:de (?:la )?)?(?=[a-z])"
)
"""«N.º de acción» es el número de una acción, y no una acción numerada."""
_NUMERO_DETRAS = re.compile(r"(?<=[a-z]) (?:n\.? ?[º°]\.?|n\. ?o\.?|nro\.?|num\.)[ :]*$")
"""«Recomendación N.º», que es su número."""
_CON_NUMERO = re.compile(r"(?<=[^:\s]) +(?:n\.? ?o\.?|nro\.?|num\.?|number|#)? *[0-9]{1,3}[ .:]*$")
_LLAMADA = re.compile(r"(?<=[a-z])[0-9]{1,2}$")
"""El número de una nota al pie, pegado al rótulo."""
_PALABRA = re.compile("[a-z0-9]+|[%#]")
_SIN_PESO = frozenset(
    [
        "a",
        "al",
        "au",
        "aux",
        "d",
        "da",
        "das",
        "de",
        "del",
        "des",
        "do",
        "dos",
        "du",
        "e",
        "el",
        "et",
        "l",
        "la",
        "las",
        "le",
        "les",
        "los",
        "o",
        "of",
        "ou",
        "the",
        "u",
        "y",
        "and",
        "or",
    ]
)
_O_SU_PLURAL = re.compile(r"(?<=[a-z]{2})/(?:a|as|e|es|o|os|s)\b")
"""«Unidad/es responsable/s»."""
_DE_QUIEN = re.compile(r"^[A-Z]{2,8}\s+(?=[^\W\d_]{3})|\s+(?:de|del|de la|of|by)\s+[A-Z]{2,8}$")
"""Las siglas de quien contesta o recomienda: «WFP Management Response», «Recomendación de OVE»."""
_ENTRE_LENGUAS = re.compile(r"\s*[/|\n]\s*|\s+[-–—]\s+")


def campo_de(
    rotulo: str, pedidas: Mapping[str, CampoDeMatriz] | None = None
) -> CampoDeMatriz | None:
    """El dato que ese rótulo encabeza; `None` si ninguno, o si sus partes dicen datos distintos.

    No mira tildes, mayúsculas, paréntesis, dos puntos, asteriscos, numeración ni plurales. De uno en varias
    lenguas («Estado / Status») han de decir lo mismo todas. Lo que dicen `pedidas` va antes.
    """
    if len(rotulo) > LARGO_DE_UN_ROTULO or not rotulo.strip():
        return None
    pares = tuple((pedidas or {}).items())
    return _reconocido(rotulo, pares)


@lru_cache(maxsize=4096)
def _reconocido(
    rotulo: str, pedidas: tuple[tuple[str, CampoDeMatriz], ...]
) -> CampoDeMatriz | None:
    """Lo mismo, recordado: de cada fila de una tabla se pregunta si sus celdas son rótulos, y se repiten."""
    dichos = {llave: campo for pedida, campo in pedidas for llave in _llaves(pedida)}
    if (entero := _campo(rotulo, dichos)) is not None:
        return entero
    partes = [parte for parte in _ENTRE_LENGUAS.split(rotulo) if _PALABRA.search(llano(parte))]
    if len(partes) < 2:  # noqa: PLR2004 — entero ya se miró
        return None
    primero = _campo(partes[0], dichos)
    iguales = primero and all(_campo(parte, dichos) is primero for parte in partes[1:])
    return primero if iguales else None


def _campo(rotulo: str, pedidos: Mapping[str, CampoDeMatriz]) -> CampoDeMatriz | None:
    sin_siglas = "" if rotulo.isupper() else _DE_QUIEN.sub("", limpio(rotulo))
    for llave in chain(_llaves(rotulo), _llaves(sin_siglas)):
        if campo := pedidos.get(llave) or _conocidos().get(llave):
            return campo
    return None


@cache
def _conocidos() -> Mapping[str, CampoDeMatriz]:
    """Cada forma de llamar a un dato, ya comparable."""
    return {
        _llave(llano(nombre)): campo
        for campo in CampoDeMatriz
        for nombre in (campo.rotulo, *campo.otros_nombres)
    }


def _llaves(rotulo: str) -> Iterator[str]:
    """Lo que se compara de un rótulo, de lo más entero a lo más desnudo."""
    entero = _NUMERO_DE.sub("numero de ", _O_SU_PLURAL.sub("", llano(limpio(rotulo))))
    entero = _NUMERO_DETRAS.sub(" numero", entero)
    sin_formato = _FORMATO.sub(" ", entero)
    sin_parentesis = _ENTRE_PARENTESIS.sub(" ", sin_formato).strip(" :*.-") or sin_formato
    sin_numero = _NUMERADO.sub("", sin_parentesis)
    desnudo = _LLAMADA.sub("", _CON_NUMERO.sub("", sin_numero))
    yield from dict.fromkeys(map(_llave, (entero, sin_parentesis, sin_numero, desnudo)))


def _llave(suelto: str) -> str:
    """Sus palabras con peso, en singular; si ninguna lo tiene, todas."""
    palabras = _PALABRA.findall(suelto)
    con_peso = [palabra for palabra in palabras if palabra not in _SIN_PESO] or palabras
    return " ".join(map(en_singular, con_peso))


# ── La fila ──────────────────────────────────────────────────────────────────


def encabezado_de(
    tabla: Tabla, pedidas: Mapping[str, CampoDeMatriz], fila: int | None = None
) -> Encabezado | None:
    """El de la tabla: la fila que más datos distintos reconoce, al menos dos, entre las primeras.

    `pedidas` dice qué es cada columna que su rótulo no basta para reconocer (`--columna`), y `fila`, cuál
    es el encabezado si no hay que buscarlo, contada desde 0: entonces basta con un dato.
    """
    if fila is not None:
        return _que_empieza_en(tabla, fila, pedidas) if 0 <= fila < len(tabla.filas) else None
    mejor: Encabezado | None = None
    cuantos = DATOS_DE_UN_ENCABEZADO - 1
    for numero, celdas in enumerate(tabla.filas[:FILAS_QUE_SE_MIRAN]):
        # la que sigue a otra por alguna unión es otro piso del mismo encabezado, o datos
        if any(celda.sigue_arriba for celda in celdas) or not _puede_serlo(celdas, pedidas):
            continue
        este = _que_empieza_en(tabla, numero, pedidas)
        if (distintos := len({*este.columnas.values()})) > cuantos:
            mejor, cuantos = este, distintos
    return mejor


def _puede_serlo(celdas: tuple[Celda, ...], pedidas: Mapping[str, CampoDeMatriz]) -> bool:
    """Si dice ya algún dato sin contar los pisos de debajo: la de un título, no."""
    return any(campo_de(celda.texto, pedidas) for celda in celdas if not celda.sigue_izquierda)


def _que_empieza_en(tabla: Tabla, primera: int, pedidas: Mapping[str, CampoDeMatriz]) -> Encabezado:
    """El encabezado de esa fila y de las que llevan, unidas, celdas que empiezan en ella."""
    ultima = primera
    while ultima + 1 < len(tabla.filas) and _hay_otro_piso(tabla, ultima, pedidas):
        ultima += 1
    pisos = tabla.filas[primera : ultima + 1]
    rotulos = {
        columna: rotulo
        for columna in range(tabla.ancho)
        if (rotulo := _rotulo([piso[columna] for piso in pisos]))
    }
    return Encabezado(primera, ultima, _columnas(rotulos, pedidas), rotulos)


def _hay_otro_piso(tabla: Tabla, fila: int, pedidas: Mapping[str, CampoDeMatriz]) -> bool:
    """Si la siguiente lleva unida alguna celda de esta, y no toda ella: entonces la repite.

    Un CSV o un .xls no dicen qué va unido: entonces lo es si solo nombra columnas que esta agrupa.
    """
    arriba, siguiente = tabla.filas[fila], tabla.filas[fila + 1]
    if any(c.sigue_arriba and not c.vacia for c in siguiente):
        return True
    nombradas = [columna for columna, celda in enumerate(siguiente) if not celda.vacia]
    if not DATOS_DE_UN_ENCABEZADO <= len(nombradas) < _cuantas_dicen_algo(arriba):
        return False
    de_un_grupo = any(_sin_rotulo_propio(arriba, columna) for columna in nombradas)
    textos = [siguiente[una].texto for una in nombradas]
    return de_un_grupo and all(campo_de(uno, pedidas) or es_un_estado(uno) for uno in textos)


def es_un_estado(rotulo: str) -> bool:
    """Si es el nombre de uno, y no el de lo que trae su columna: «En curso»."""
    vocabularios: tuple[type[Vocabulario], ...] = (EstadoDeAccion, EstadoDeRecomendacion)
    return any(valor_de(rotulo, uno) for uno in vocabularios)


def _cuantas_dicen_algo(celdas: Sequence[Celda]) -> int:
    return sum(not celda.vacia for celda in celdas)


def _sin_rotulo_propio(celdas: Sequence[Celda], columna: int) -> bool:
    """Si la columna no lleva ahí rótulo, o lleva el de su izquierda."""
    celda = celdas[columna]
    return celda.vacia or (
        columna > 0 and plegado(celda.texto) == plegado(celdas[columna - 1].texto)
    )


def _rotulo(celdas: list[Celda]) -> str:
    """Lo que se lee de arriba abajo: «Seguimiento: Estado»."""
    textos = [limpio(celda.texto) for celda in celdas if not celda.sigue_arriba]
    return ": ".join(filter(None, dict.fromkeys(textos)))


def _columnas(
    rotulos: Mapping[int, str], pedidas: Mapping[str, CampoDeMatriz]
) -> dict[int, CampoDeMatriz]:
    columnas: dict[int, CampoDeMatriz] = {}
    for columna, rotulo in rotulos.items():
        campo = _campo_con_pisos(rotulo, pedidas)
        # de dos columnas que dicen lo mismo y no se juntan vale la primera; de la otra se da cuenta
        if campo is not None and (campo.varios or campo not in columnas.values()):
            columnas[columna] = campo
    return columnas


def _campo_con_pisos(rotulo: str, pedidas: Mapping[str, CampoDeMatriz]) -> CampoDeMatriz | None:
    """El del rótulo entero o, si tiene pisos, el del más bajo que se conozca."""
    pisos = rotulo.split(": ")
    candidatos = (rotulo, " ".join(pisos), *reversed(pisos))
    return next(filter(None, (campo_de(uno, pedidas) for uno in candidatos)), None)
