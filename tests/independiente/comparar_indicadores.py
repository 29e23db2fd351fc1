"""Lo que dice `seg indicadores` a una fecha, frente a lo calculado aparte: una línea por diferencia."""

from collections.abc import Iterable, Iterator
from datetime import date
from math import isclose
from typing import Any

from independiente.calculo import Cartera
from independiente.comparar import distintas
from independiente.indicadores import Cociente, Dias, apartes, cocientes, dias, repartos

Datos = dict[str, Any]
MEDIDAS = {"numerador", "denominador", "elementos", "dias"}
"""Las partes de un indicador que son lo que mide; las demás van aparte."""
CASI_TODO, MEDIO_PUNTO = 0.99, 0.5


def de_los_indicadores(
    dados: Iterable[Datos], cartera: Cartera, desde: date | None = None
) -> Iterator[str]:
    """Los de `indicadores --ids --json`: cada uno, y que no falte ni sobre ninguno."""
    por_clave = {str(uno["clave"]): uno for uno in dados}
    de_parte = cocientes(cartera)
    if cartera.carpeta.ajuste("plazo_respuesta_dias") is None:
        del de_parte["oportunidad"]
    de_dias, de_reparto = dias(cartera), repartos(cartera, desde)
    claves = {*de_parte, *de_dias, *de_reparto}
    yield from distintas("indicadores", sorted(claves), sorted(por_clave))
    aparte = apartes(cartera)
    for clave, dado in por_clave.items():
        if clave not in de_reparto:
            suyos = {ref for parte in dado["ids"].keys() - MEDIDAS for ref in dado["ids"][parte]}
            esperados = aparte.get(clave, frozenset())
            yield from distintas(f"{clave} aparte", sorted(esperados), sorted(suyos))
        if clave in de_parte:
            yield from _de_un_cociente(clave, de_parte[clave], dado, cartera)
        elif clave in de_dias:
            yield from _de_unos_dias(clave, de_dias[clave], dado)
        elif clave in de_reparto:
            yield from _de_un_reparto(clave, de_reparto[clave], dado)


def _de_un_cociente(clave: str, esperado: Cociente, dado: Datos, cartera: Cartera) -> Iterator[str]:
    for parte, suyos in (("numerador", esperado.n), ("denominador", esperado.m)):
        yield from distintas(f"{clave} {parte}", sorted(suyos), sorted(dado["ids"][parte]))
    n, m = len(esperado.n), len(esperado.m)
    yield from distintas(f"{clave} n/m", (n, m), (dado["n"], dado["m"]))
    if not _porcentaje_fiel(str(dado["valor"]), n, m):
        yield f"{clave}: {n} de {m} no es «{dado['valor']}»"
    yield from distintas(f"{clave} proporción", round(n / m, 6) if m else None, dado["proporcion"])
    distintos = tuple(
        len(set(map(cartera.original_de, suyos))) for suyos in (esperado.n, esperado.m)
    )
    yield from distintas(
        f"{clave} distintas", distintos, (dado["n_distintas"], dado["m_distintas"])
    )


def _porcentaje_fiel(valor: str, n: int, m: int) -> bool:
    """Si es 100 % solo de todos, 0 % solo de ninguno, y si no, el más cercano."""
    escrito = valor.partition(" %")[0]
    if m == 0:
        return valor.startswith("s/d")
    if n in {0, m}:
        return escrito == ("0" if n == 0 else "100")
    if escrito in {">99", "<1"}:
        return n / m > CASI_TODO if escrito == ">99" else n / m < 1 - CASI_TODO
    return escrito not in {"0", "100"} and abs(int(escrito) - 100 * n / m) <= MEDIO_PUNTO


def _de_unos_dias(clave: str, esperado: Dias, dado: Datos) -> Iterator[str]:
    yield from distintas(f"{clave} días", dict(sorted(esperado.de.items())), dado["ids"]["dias"])
    yield from distintas(f"{clave} n", len(esperado.de), dado["n"])
    for que, valor in (("media", esperado.media), ("mediana", esperado.mediana)):
        if valor is None or dado[que] is None or not isclose(valor, dado[que], abs_tol=1e-6):
            yield from distintas(f"{clave} {que}", valor, dado[que])


def _de_un_reparto(clave: str, esperado: list[frozenset[str]], dado: Datos) -> Iterator[str]:
    partes = [sorted(suyos) for suyos in dado["ids"].values()]
    yield from distintas(f"{clave} partes", [sorted(suyos) for suyos in esperado], partes)
    yield from distintas(f"{clave} n", sum(map(len, esperado)), dado["n"])
