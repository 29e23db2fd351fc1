"""Mide filas por rondas hasta saber qué decir de cada una.

En una ronda se ejecuta, por turnos, todo lo que necesitan las filas de una tanda de las que aún no se sabe: lo que
comparten dos, una vez. De cada ronda sale un valor de cada fila, entre órdenes ejecutadas casi a la vez.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from carteras import Carteras
from cuaderno import Cuaderno, Ronda
from fila import Fila, Tanda
from medir import Gasto, Orden, OrdenFallida, ejecutar
from series import Serie, Veredicto

_PARES = ((0.1, 15), (10, 9), (100, 5), (float("inf"), 3))
"""Cuántos pares se hacen al menos, según los segundos de procesador que cuesta el primero."""
_POCOS = 3
"""Los de lo que apenas cambia de una vez a otra, la memoria y los módulos, y de lo que queda muy lejos del límite."""
_MUY_LEJOS = 2
"""A cuántas veces del límite, por arriba o por abajo, han de quedar todos para no hacer más."""
_CARAS = {Tanda.MIL, Tanda.CRECER, Tanda.LIBRO}
"""Las que no se ensayan enteras."""
_PACIENCIA = 3
"""Cuántas veces ese número se llega a medir, mientras lo medido no aclare si se cumple."""


@dataclass(frozen=True, slots=True)
class Resultado:
    """Lo que se sabe de una fila."""

    veredicto: Veredicto
    serie: Serie | None = None
    reloj: Serie | None = None
    """Lo mismo por reloj; ninguno si no es tiempo lo que se mide."""
    motivo: str = ""
    """Por qué no se pudo medir."""


def resultado(fila: Fila, pares: Sequence[Sequence[Gasto]], carteras: Carteras) -> Resultado:
    """Lo que dicen esos pares, los que haya."""
    if not pares:
        return Resultado(Veredicto.SIN_MEDIR)
    valores = [fila.cuenta([*map(fila.magnitud.de, par)], carteras) for par in pares]
    serie = Serie(tuple(valores))
    veredicto = serie.frente_a(fila.limite, al_menos=fila.al_menos)
    if not fila.magnitud.dispersa:
        return Resultado(veredicto, serie)
    por_reloj = [fila.cuenta([gasto.reloj for gasto in par], carteras) for par in pares]
    return Resultado(veredicto, serie, Serie(tuple(por_reloj)))


def pares_pedidos(fila: Fila, primero: Sequence[Gasto]) -> tuple[int, int]:
    """Cuántos se hacen al menos y cuántos como mucho, visto lo que cuesta el primero."""
    if not fila.magnitud.dispersa:
        return _POCOS, _POCOS
    coste = sum(gasto.procesador for gasto in primero)
    pocos = next(pares for hasta, pares in _PARES if coste < hasta)
    return pocos, pocos * _PACIENCIA


def se_sabe(fila: Fila, pares: Sequence[Sequence[Gasto]], hallado: Resultado) -> bool:
    """Si ya hay bastantes pares: los que se piden y, si lo hallado es dudoso, los más que se hacen."""
    if not pares or hallado.serie is None:
        return False
    if len(pares) >= _POCOS and hallado.serie.dista(fila.limite, _MUY_LEJOS):
        return True
    pocos, muchos = pares_pedidos(fila, pares[0])
    return len(pares) >= (muchos if hallado.veredicto is Veredicto.DUDOSO else pocos)


class Medidor:
    """Mide las filas de una tanda y dice cada una en cuanto la sabe."""

    def __init__(self, tanda: Tanda, carteras: Carteras, cuaderno: Cuaderno) -> None:
        self._tanda = tanda
        self._carteras = carteras
        self._cuaderno = cuaderno
        self._falladas: dict[Orden, str] = {}

    def medir(self, filas: Sequence[Fila]) -> Iterator[tuple[Fila, Resultado]]:
        """Cada fila con lo suyo, en el orden en que se van sabiendo."""
        pendientes: dict[Fila, tuple[Orden, ...]] = {}
        for fila in filas:
            try:
                pendientes[fila] = fila.ordenes(self._carteras)
            except OrdenFallida as error:
                print(error, file=sys.stderr)
                yield fila, Resultado(Veredicto.NO_SE_PUDO, motivo=error.motivo)
        yield from self._sabidas(pendientes)
        self._ensayar(pendientes)
        yield from self._sabidas(pendientes)
        while pendientes:
            self._cuaderno.anotar(self._tanda.name, self._ronda(pendientes))
            yield from self._sabidas(pendientes)

    def _sabidas(
        self, pendientes: dict[Fila, tuple[Orden, ...]]
    ) -> Iterator[tuple[Fila, Resultado]]:
        """Las que ya se saben, que dejan de estar pendientes."""
        rondas = self._cuaderno.rondas(self._tanda.name)
        for fila, ordenes in [*pendientes.items()]:
            fallos = [self._falladas[orden] for orden in ordenes if orden in self._falladas]
            dichas = [orden.dicha for orden in ordenes]
            pares = pares_de(rondas, dichas)
            hallado = resultado(fila, pares, self._carteras)
            if fallos:
                hallado = Resultado(Veredicto.NO_SE_PUDO, motivo=fallos[0])
            elif se_sabe(fila, pares, hallado):
                self._cuaderno.dar_por_sabida(fila.numero, dichas)
            else:
                continue
            del pendientes[fila]
            yield fila, hallado

    def _ensayar(self, pendientes: dict[Fila, tuple[Orden, ...]]) -> None:
        """Una vuelta que no cuenta: compila los módulos, trae los archivos a la memoria y recuerda lo leído.

        De las tandas que más cuestan, solo lo que se mide con lo recordado, que lee los mismos archivos.
        """
        for orden in _distintas(pendientes):
            if orden.cache is not None or self._tanda not in _CARAS:
                self._intentar(orden)

    def _ronda(self, pendientes: dict[Fila, tuple[Orden, ...]]) -> Ronda:
        gastos = {orden.dicha: self._intentar(orden) for orden in _distintas(pendientes)}
        return {dicha: gasto for dicha, gasto in gastos.items() if gasto is not None}

    def _intentar(self, orden: Orden) -> Gasto | None:
        """Lo que cuesta; `None` si falla, y no se intenta más."""
        if orden in self._falladas:
            return None
        try:
            return ejecutar(orden)
        except OrdenFallida as error:
            print(error, file=sys.stderr)
            self._falladas[orden] = error.motivo
            return None


def pares_de(rondas: Sequence[Ronda], dichas: Sequence[str]) -> list[list[Gasto]]:
    """Lo que costaron esas órdenes en cada ronda en que se ejecutaron todas."""
    return [[ronda[una] for una in dichas] for ronda in rondas if ronda.keys() >= {*dichas}]


def lo_anotado(
    filas: Sequence[Fila], carteras: Carteras, cuaderno: Cuaderno
) -> dict[str, Resultado]:
    """Lo que ya se supo de esas filas, por su número, sin medir nada."""
    return {
        fila.numero: resultado(fila, pares_de(cuaderno.rondas(fila.tanda.name), dichas), carteras)
        for fila in filas
        if (dichas := cuaderno.ordenes_de(fila.numero)) is not None
    }


def _distintas(pendientes: dict[Fila, tuple[Orden, ...]]) -> list[Orden]:
    """Las de todas, cada una una vez."""
    return [*dict.fromkeys(orden for ordenes in pendientes.values() for orden in ordenes)]
