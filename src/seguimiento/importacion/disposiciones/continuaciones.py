"""La fila que sigue el texto de la de encima: así queda una tabla pasada de PDF, o cortada por una página."""

from collections.abc import Mapping, Sequence

from seguimiento.importacion.disposiciones.dichos import Dicho, con_texto
from seguimiento.vocabularios.rotulos import CampoDeMatriz

_RECOMENDACION = CampoDeMatriz.RECOMENDACION
_DE_TEXTO = frozenset(
    {
        _RECOMENDACION,
        CampoDeMatriz.ACCION,
        CampoDeMatriz.CONCLUSION,
        CampoDeMatriz.JUSTIFICACION,
        CampoDeMatriz.COMENTARIO,
        CampoDeMatriz.RESPONSABLES,
    }
)
"""Las columnas cuyo texto puede no caber en una fila."""
_CODIGOS = frozenset({CampoDeMatriz.CODIGO, CampoDeMatriz.CODIGO_DE_ACCION})
_CIERRA = (".", ";", ":", "!", "?")

Dichos = list[Dicho]


def sin_lo_que_sigue(fila: Dichos, anteriores: Sequence[Dichos]) -> Dichos:
    """La fila sin lo que en ella sigue a las de encima, que se les añade ahí mismo.

    Sigue a la recomendación de encima un texto sin código propio que empieza por minúscula o que, si las
    demás llevan código, está solo en su fila. Con ella sigue lo demás que empiece por minúscula.
    """
    propios = [dicho for dicho in fila if not dicho.celda.sigue_arriba]
    suya = next((dicho for dicho in propios if dicho.campo is _RECOMENDACION), None)
    if suya is None or any(dicho.campo in _CODIGOS for dicho in propios):
        return fila
    encima = _de_encima(_RECOMENDACION, anteriores)
    sola = len(propios) == 1 and any(d.campo in _CODIGOS for una in anteriores for d in una)
    if not encima or not (sola or _sigue(suya, encima)):
        return fila
    siguen: Mapping[CampoDeMatriz, Dicho] = {
        dicho.campo: dicho
        for dicho in propios
        if dicho is suya
        or (dicho.campo in _DE_TEXTO and _sigue(dicho, _de_encima(dicho.campo, anteriores)))
    }
    for campo, dicho in siguen.items():
        for lugar, de_encima in _de_encima(campo, anteriores):
            lugar[lugar.index(de_encima)] = _con_mas(de_encima, dicho.celda.texto)
    return [dicho for dicho in fila if dicho not in siguen.values()]


def _de_encima(campo: CampoDeMatriz, anteriores: Sequence[Dichos]) -> list[tuple[Dichos, Dicho]]:
    """Lo último que se dice de ese campo encima, en cada una de las filas seguidas que lo repiten."""
    hallados: list[tuple[Dichos, Dicho]] = []
    for fila in reversed(anteriores):
        dicho = next((dicho for dicho in fila if dicho.campo is campo), None)
        if dicho is None and not hallados and campo is _RECOMENDACION:
            continue
        if dicho is None or (hallados and dicho.celda.texto != hallados[0][1].celda.texto):
            break
        hallados.append((fila, dicho))
    return hallados


def _sigue(dicho: Dicho, encima: Sequence[tuple[Dichos, Dicho]]) -> bool:
    """Si empieza por minúscula y lo de encima no estaba acabado."""
    if not encima or not dicho.celda.texto.lstrip()[:1].islower():
        return False
    return not encima[0][1].celda.texto.rstrip().endswith(_CIERRA)


def _con_mas(dicho: Dicho, texto: str) -> Dicho:
    junto = f"{dicho.celda.texto.rstrip()} {texto.lstrip()}"
    return Dicho(dicho.campo, con_texto(dicho.celda, junto), dicho.rotulo)
