"""Las acciones que son la misma: las que `misma_que` une, en cadena o en círculo.

Toda cifra cuenta registros. Cuando entre ellos hay gemelas, se dice además cuántas cosas distintas son.
"""

from collections.abc import Iterable, Mapping

from seguimiento.analisis.referencias import leer_referencia
from seguimiento.modelo.cartera import AccionSituada


def misma_que(situada: AccionSituada) -> str:
    """La referencia completa de la acción de la que esta es repetición; vacía si no lo es."""
    escrita = situada.accion.misma_que
    if escrita is None or leer_referencia(escrita).interno:
        return escrita or ""
    return f"{situada.origen.id}/{escrita}"


def gemelas(acciones: Iterable[AccionSituada]) -> dict[str, str]:
    """La primera de su grupo, en el orden dado, para cada acción que tiene alguna gemela.

    Dos que nombran a la misma lo son aunque esa no esté, o no exista todavía. Han de ser todas las que
    hay: si falta la del medio de una cadena, las de los lados ya no se ven unidas.
    """
    de_ref = {situada.ref.casefold(): situada for situada in acciones}
    jefe = {clave: clave for clave in de_ref}
    for clave, situada in de_ref.items():
        otra = misma_que(situada).casefold()
        if otra:
            _unir(jefe, clave, otra)
    primera: dict[str, str] = {}
    for clave, situada in de_ref.items():
        primera.setdefault(_raiz(jefe, clave), situada.ref)
    grupo = {una.ref: primera[_raiz(jefe, clave)] for clave, una in de_ref.items()}
    acompanadas = {suya for ref, suya in grupo.items() if ref != suya}
    return {ref: suya for ref, suya in grupo.items() if suya in acompanadas}


def _unir(jefe: dict[str, str], una: str, otra: str) -> None:
    jefe.setdefault(otra, otra)
    jefe[_raiz(jefe, una)] = _raiz(jefe, otra)


def _raiz(jefe: dict[str, str], clave: str) -> str:
    """El que representa al grupo. De paso acorta el camino: una cadena larga no se recorre dos veces."""
    while jefe[clave] != clave:
        jefe[clave] = jefe[jefe[clave]]
        clave = jefe[clave]
    return clave


def distintas(refs: Iterable[str], unidas: Mapping[str, str]) -> int:
    """Cuántas son si las gemelas se cuentan una vez."""
    return len({unidas.get(ref, ref) for ref in refs})
