"""La tendencia: cómo estaba todo al final de cada uno de los últimos trimestres."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from seguimiento.analisis.fotografia import Fotografia, esbozar, fotografiar
from seguimiento.analisis.indicadores import Cociente, TramoDeRetraso
from seguimiento.analisis.indicadores.acciones import cumplimiento
from seguimiento.analisis.medicion import recortada
from seguimiento.analisis.seleccion import Filtro
from seguimiento.analisis.situacion import situar_plazo
from seguimiento.fechas import UN_DIA, Precision, etiqueta_de_periodo, sumar_meses
from seguimiento.modelo.cartera import Cartera
from seguimiento.vocabularios import EstadoDeAccion, EstadoDerivado, SituacionDeAccion

TRIMESTRES = 8
"""Cuántos se miran si no se dice otra cosa: dos años."""
_MESES = Precision.TRIMESTRE.value


@dataclass(frozen=True, slots=True)
class Punto:
    """Las cuentas de un trimestre en su último día, o al corte si aún no ha terminado."""

    trimestre: str
    """Como se escribe: `2023-T1`."""
    dia: date
    situaciones: Mapping[SituacionDeAccion, int]
    """Las acciones por situación; están todas las situaciones, también las que no tiene ninguna."""
    estados: Mapping[EstadoDeAccion, int]
    recomendaciones: Mapping[EstadoDerivado, int]
    """Las recomendaciones por estado."""
    esperan_respuesta: int
    """Las recomendaciones a las que falta la respuesta y hay que pedírsela: no es un estado."""
    cumplimiento: Cociente

    @property
    def acciones(self) -> int:
        """Cuántas había."""
        return sum(self.situaciones.values())

    @property
    def completadas(self) -> int:
        """Las que se cerraron porque se hizo lo comprometido."""
        return sum(cuantas for estado, cuantas in self.estados.items() if estado.cumple)

    @property
    def vencidas(self) -> int:
        """Las que tenían el plazo pasado."""
        return self.situaciones[SituacionDeAccion.VENCIDA]

    @property
    def vacio(self) -> bool:
        """Si ese día aún no había nada."""
        return not any(self.recomendaciones.values())


def tendencia(
    cartera: Cartera,
    corte: date,
    trimestres: int = TRIMESTRES,
    filtro: Filtro | None = None,
    entera: Fotografia | None = None,
) -> tuple[Punto, ...]:
    """Un punto de lo pedido por cada uno de los últimos trimestres, del más antiguo al del corte.

    `entera` es la fotografía de toda la cartera al corte, si ya está hecha.
    """
    fotos = fotografias(cartera, corte, trimestres, filtro, entera)
    return tuple(map(punto, fotos))[::-1]


def fotografias(
    cartera: Cartera,
    corte: date,
    trimestres: int = TRIMESTRES,
    filtro: Filtro | None = None,
    entera: Fotografia | None = None,
) -> Iterator[Fotografia]:
    """Las fotografías de que salen esos puntos, una a una y de la del corte hacia atrás; las demás, solo esbozadas."""
    pedido = filtro or Filtro()
    *previos, ultimo = _dias(corte, trimestres)
    despues = entera or fotografiar(cartera, ultimo)
    final = recortada(despues, pedido)
    yield final
    for dia in reversed(previos):
        # de cada una a la anterior, solo se calcula lo que se movió entre las dos
        despues = esbozar(cartera, dia, despues)
        yield recortada(despues, pedido, despues=final)


def _dias(corte: date, trimestres: int) -> list[date]:
    """El corte, precedido de los últimos días de los trimestres anteriores al suyo."""
    meses_pasados = (corte.month - 1) % _MESES
    principio = sumar_meses(corte.replace(day=1), -meses_pasados)
    previos = range(trimestres - 1, 0, -1)
    finales = [sumar_meses(principio, -_MESES * (k - 1)) - UN_DIA for k in previos]
    return [*finales, corte]


V = TypeVar("V", SituacionDeAccion, EstadoDeAccion, EstadoDerivado)


def punto(foto: Fotografia) -> Punto:
    """Las cuentas de una fotografía, aunque solo esté esbozada."""
    situaciones = [a.situacion for a in foto.acciones]
    al_dia = (situar_plazo(s.estado, s.plazo, foto.dia, foto.configuracion) for s in situaciones)
    return Punto(
        trimestre=etiqueta_de_periodo(foto.dia, Precision.TRIMESTRE),
        dia=foto.dia,
        situaciones=_cuentas(SituacionDeAccion, (situacion for situacion, _ in al_dia)),
        estados=_cuentas(EstadoDeAccion, (s.estado for s in situaciones)),
        recomendaciones=_cuentas(EstadoDerivado, (r.estado for r in foto.recomendaciones)),
        esperan_respuesta=sum(r.espera_respuesta for r in foto.recomendaciones),
        cumplimiento=cumplimiento(TramoDeRetraso(foto)),
    )


def _cuentas(vocabulario: type[V], valores: Iterable[V]) -> dict[V, int]:
    """Cuántas veces sale cada valor, con todos los del vocabulario en su orden."""
    halladas = Counter(valores)
    return {valor: halladas[valor] for valor in vocabulario}
