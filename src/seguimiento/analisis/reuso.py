"""Si lo que lleva un código es lo que llevaba, corregido, o es otra cosa a la que se le dio."""

from collections import Counter
from difflib import SequenceMatcher

from seguimiento.modelo.accion import Accion
from seguimiento.modelo.evaluacion import Recomendacion
from seguimiento.modelo.tipos import Registro
from seguimiento.redaccion import plegado

PARECIDO_MINIMO = 0.4
"""Por debajo de este parecido (0 a 1), dos descripciones no hablan de lo mismo."""
PALABRAS_QUE_SE_ALINEAN = 80
"""De un texto más largo basta con qué palabras lleva: alinearlas cuesta más que su cuadrado."""
_ES_UNA_ERRATA = 0.6
"""Desde qué parte de letras iguales, y en orden, un texto puede ser el otro mejor escrito."""
_CORTO = 60
"""Hasta cuántas letras una errata puede hacer que apenas queden palabras iguales."""
_SE_HEREDA = ("plazo", "respuesta", "seguimiento", "verificaciones", "prorrogas")
"""Lo que de una cosa no pasa a otra: con algo de ello igual, solo se corrigió cómo se dice."""


def hablan_de_lo_mismo(antes: str, despues: str) -> bool:
    """Si dos textos pueden ser el mismo, corregido."""
    if antes == despues:
        return True
    una, otra = plegado(antes).split(), plegado(despues).split()
    # las palabras en común ya dicen cuánto pueden parecerse, y contarlas cuesta menos que alinearlas
    en_comun = (Counter(una) & Counter(otra)).total()
    if 2 * en_comun < PARECIDO_MINIMO * (len(una) + len(otra)):
        return False
    if max(len(una), len(otra)) > PALABRAS_QUE_SE_ALINEAN:
        return True
    return SequenceMatcher(None, una, otra, autojunk=False).ratio() >= PARECIDO_MINIMO


def es_otra_cosa(antes: Registro, ahora: Registro) -> bool:
    """Si lo que ahora tiene un código no es lo que lo tenía: ni dice algo parecido, ni conserva nada suyo.

    Solo se sabe de acciones, compromisos y recomendaciones; de lo demás, se da por lo mismo.
    """
    match antes, ahora:
        case Accion(), Accion():
            uno, otro = antes.descripcion, ahora.descripcion
        case Recomendacion(), Recomendacion():
            uno, otro = antes.texto, ahora.texto
        case _:
            return False
    if hablan_de_lo_mismo(uno, otro) or any(_se_conserva(antes, ahora, c) for c in _SE_HEREDA):
        return False
    if isinstance(antes, Recomendacion) and isinstance(ahora, Recomendacion):
        dichas = {una.id: una for una in antes.acciones}
        if any(u.id in dichas and not es_otra_cosa(dichas[u.id], u) for u in ahora.acciones):
            return False
    return not _con_una_errata(uno, otro)


def _con_una_errata(antes: str, despues: str) -> bool:
    """Si son textos cortos que solo difieren en unas letras."""
    if max(len(antes), len(despues)) > _CORTO:
        return False
    letras = SequenceMatcher(None, plegado(antes), plegado(despues), autojunk=False)
    return letras.ratio() >= _ES_UNA_ERRATA


def _se_conserva(antes: Registro, ahora: Registro, clave: str) -> bool:
    """Si lo que se registró en ese campo, o algo de ello, sigue."""
    habia, hay = getattr(antes, clave, None), getattr(ahora, clave, None)
    if isinstance(habia, tuple) and isinstance(hay, tuple):
        return any(uno in hay for uno in habia)
    return habia is not None and habia == hay
