"""Lo que la gerencia contesta: una palabra, una casilla marcada o una frase de la que se deduce."""

import re
from collections.abc import Sequence

from seguimiento.diagnosticos import importacion as codigos
from seguimiento.fechas_escritas import llano
from seguimiento.importacion.material import Casilla
from seguimiento.importacion.valores.lectura import Lectura, Leidos
from seguimiento.importacion.valores.textos import citado
from seguimiento.importacion.valores.vocablos import casillas_de, valor_de
from seguimiento.vocabularios import Decision
from seguimiento.vocabularios.rotulos import CampoDeMatriz as C

_ENTRE_OPCIONES = re.compile(r"\s*[/|\n]\s*|\s+(?:o|or|ou)\s+")
_CON_EQUIS = re.compile(r"[xX✓✔]\s*[:.)]?\s+(?P<a>.+)|(?P<b>.+?)[\s:]+[xX✓✔]")
_PALABRA = re.compile(r"[\w'’]+")
_NIEGA = frozenset({"no", "not", "ne", "nao", "non", "nor", "cannot"})
_SI = frozenset({"si", "yes", "oui", "sim", "y", "s"})
_A_MEDIAS = re.compile(
    r"\s+(?:(?:only|solo|sólo|but|pero|de manera|de forma)\s+)?"
    r"(?:parcial|partial|partiel|partly|en parte|in part|em parte|en partie)",
    re.IGNORECASE,
)
"""Lo que, detrás de «aceptada», dice que no del todo: «Accepté partiellement»."""
_PRIMERAS = 8
"""Entre cuántas palabras, las primeras, se busca la que decide: «La oficina está de acuerdo con…»."""
_DE_UN_NOMBRE = 5
"""Cuántas palabras tiene, como mucho, el nombre de una decisión."""
_NO_DICEN_MAS = frozenset(
    [
        *(
            "el",
            "la",
            "esta",
            "este",
            "con",
            "se",
            "a",
            "lo",
            "recomendacion",
            "gerencia",
            "oficina",
        ),
        *("administracion", "direccion", "organizacion", "observacion", "y", "de", "por", "parte"),
        *("the", "this", "with", "is", "are", "we", "management", "office", "recommendation", "to"),
        *("le", "cette", "avec", "est", "recommandation", "direction", "recomendacao", "com", "e"),
    ]
)
_SIGUE = re.compile(r"\s*(?:[.;:,–—\n]|-(?=\s|$))\s*")
_PALABRAS_DE_UNA_ETIQUETA = 4


def decision(lectura: Lectura) -> Leidos:
    """La decisión y, de la prosa, por qué o qué se hará; ninguna si el formulario está sin marcar."""
    if casillas := casillas_de(lectura.celda, lectura.texto) or _opciones(lectura.texto):
        return _marcada(lectura, casillas)
    # «Agree -» deja algo por decir: no es la palabra sola
    sola = lectura.texto.rstrip(" .*)")
    hallada = valor_de(sola, Decision, lectura.dichos)
    if hallada is None and llano(sola) in _SI | {"no"}:
        hallada = Decision.ACEPTADA if llano(sola) in _SI else Decision.RECHAZADA
    if hallada is not None and sola[-1:].isalnum():
        return {C.DECISION: hallada.value}
    return _en_prosa(lectura)


def _opciones(texto: str) -> Sequence[Casilla]:
    """Las de «Aceptada / Aceptada parcialmente / Rechazada», si todas son decisiones y van varias."""
    partes = [parte for parte in _ENTRE_OPCIONES.split(texto) if parte]
    casillas = []
    for parte in partes:
        con_equis = _CON_EQUIS.fullmatch(parte)
        rotulo = (con_equis["a"] or con_equis["b"]) if con_equis else parte
        if valor_de(rotulo, Decision) is None:
            return ()
        casillas.append(Casilla(rotulo, marcada=con_equis is not None))
    return casillas if len(casillas) > 1 else ()


def _marcada(lectura: Lectura, casillas: Sequence[Casilla]) -> Leidos:
    marcadas = [casilla.rotulo for casilla in casillas if casilla.marcada]
    if not marcadas:
        mensaje = f"{citado(lectura.texto)} está sin marcar: la decisión no consta"
        lectura.duda(codigos.MARCADOR, mensaje)
        return {}
    if len(marcadas) == 1:
        primera, _, resto = marcadas[0].partition("\n")
        if hallada := valor_de(primera, Decision, lectura.dichos):
            return {C.DECISION: hallada.value, **_lo_demas(hallada, resto.strip())}
    return _sin_reconocer(lectura, "se marca más de una" if len(marcadas) > 1 else "")


def _en_prosa(lectura: Lectura) -> Leidos:
    texto = lectura.texto
    palabras = [*_PALABRA.finditer(texto)]
    for desde in range(min(_PRIMERAS, len(palabras))):
        for hasta in range(min(desde + _DE_UN_NOMBRE, len(palabras)), desde, -1):
            tramo = texto[palabras[desde].start() : palabras[hasta - 1].end()]
            hallada = valor_de(tramo, Decision, lectura.dichos)
            if hallada is None:
                continue
            if any(llano(palabra[0]) in _NIEGA for palabra in palabras[max(desde - 2, 0) : desde]):
                return _sin_reconocer(lectura)
            if hallada is Decision.ACEPTADA and _A_MEDIAS.match(texto, palabras[hasta - 1].end()):
                hallada = Decision.ACEPTADA_PARCIALMENTE
            mensaje = f"de {citado(texto)} se deduce «{hallada.rotulo}»"
            lectura.duda(codigos.DECISION_EN_PROSA, mensaje, "compruébelo antes de darlo por bueno")
            resto = _resto(texto, tramo, palabras[hasta - 1].end(), al_principio=not desde)
            return {C.DECISION: hallada.value, **_lo_demas(hallada, resto)}
    if len(palabras) <= _PALABRAS_DE_UNA_ETIQUETA:
        return _sin_reconocer(lectura)
    mensaje = f"de {citado(texto)} no se sigue si se acepta o se rechaza: va al plan"
    lectura.duda(codigos.DECISION_EN_PROSA, mensaje, "si consta, dígalo en el archivo")
    return {C.PLAN: texto}


def _resto(texto: str, tramo: str, fin: int, *, al_principio: bool) -> str:
    """Lo que queda tras la decisión, si es frase aparte; si no, todo, que sin ella no se entiende.

    Vacío si no dice más que la decisión: «Se acepta la recomendación.».
    """
    sin_siglas = " ".join(palabra for palabra in texto.split() if not palabra.isupper())
    otras = {*_PALABRA.findall(llano(sin_siglas))} - {*_PALABRA.findall(llano(tramo))}
    if not otras - _NO_DICEN_MAS:
        return ""
    corte = _SIGUE.match(texto, fin)
    return texto[corte.end() :].strip() if al_principio and corte else texto


def _lo_demas(hallada: Decision, resto: str) -> Leidos:
    """Lo que acompaña a una aceptación es lo que se hará; a lo demás, por qué."""
    if not resto:
        return {}
    return {C.JUSTIFICACION if hallada.exige else C.PLAN: resto}


def _sin_reconocer(lectura: Lectura, porque: str = "") -> Leidos:
    mensaje = f"la decisión {citado(lectura.texto)} no es de las que hay"
    if porque:
        mensaje = f"en {citado(lectura.texto)} {porque}: la decisión no consta"
    lectura.duda(
        codigos.VALOR_SIN_RECONOCER, mensaje, "dígalo en «valores», o corríjalo en el archivo"
    )
    return lectura.a_las_notas()
