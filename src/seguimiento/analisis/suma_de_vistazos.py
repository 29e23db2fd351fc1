"""Lo que se ve de varias partes que nada tienen que ver entre sí, sumado según se miran: no se guarda ninguna."""

from collections import Counter
from datetime import date
from math import inf
from operator import add

from seguimiento.analisis.claves import POR_URGENCIA
from seguimiento.analisis.vistazo import (
    SE_NOMBRAN,
    Apartado,
    Cuantas,
    DespuesDelCorte,
    Deudas,
    Renglon,
    SinRespuesta,
    Vistazo,
)
from seguimiento.perezosas import Asomadas
from seguimiento.redaccion import orden_natural
from seguimiento.vocabularios import SituacionDeAccion

_DE_MAS = 8
"""Cuántas veces lo que hace falta se deja juntar antes de quedarse con lo primero."""


class Suma:
    """Una suma a la que se van añadiendo partes; lo que se muestra fila a fila, entero o solo lo primero."""

    def __init__(self, filas: int | None = None) -> None:
        """`filas` son las que hacen falta de cada apartado; `None`, todas."""
        self._filas = filas
        self._una: Vistazo | None = None
        self._cuentas: list[int] = []
        self._vencidas, self._propuestas = Cuantas(), Cuantas()
        self._tarde = self._sueltas = 0
        self._apartados: dict[SituacionDeAccion, _DeUnaSituacion] = {}
        self._sin_respuesta: list[SinRespuesta] = []
        self._posteriores: list[DespuesDelCorte] = []

    def sumar(self, parte: Vistazo) -> None:
        """Añade lo que se ve de una parte."""
        # las claves son siempre las mismas, y en el mismo orden
        suyas = parte.resumen.values()
        self._cuentas = [*map(add, self._cuentas, suyas)] if self._una else [*suyas]
        self._una = parte
        self._vencidas = _mas(self._vencidas, parte.vencidas)
        self._propuestas = _mas(self._propuestas, parte.propuestas)
        self._tarde += parte.acuerdos_tarde
        self._sueltas += parte.decisiones_sueltas
        self._sin_respuesta += parte.sin_respuesta
        self._posteriores += parte.posteriores
        for apartado in parte.apartados:
            situacion = apartado.situacion
            if situacion not in self._apartados:
                self._apartados[situacion] = _DeUnaSituacion(situacion, self._filas)
            self._apartados[situacion].sumar(apartado)

    def total(self, hoy: date) -> Vistazo:
        """Lo que se ve de todo. Lanza `ValueError` si no se sumó ninguna parte: ninguna no es lo mismo que una vacía."""
        if self._una is None:
            raise ValueError
        vencidas = self._apartados.get(SituacionDeAccion.VENCIDA)
        return Vistazo(
            hoy=hoy,
            resumen=dict(zip(self._una.resumen, self._cuentas, strict=True)),
            dias_por_vencer=self._una.dias_por_vencer,
            dias_sin_novedad=self._una.dias_sin_novedad,
            vencidas=self._vencidas,
            deudas=vencidas.deudas() if vencidas else Deudas(),
            apartados=[self._apartados[s].total() for s in POR_URGENCIA if s in self._apartados],
            propuestas=self._propuestas,
            acuerdos_tarde=self._tarde,
            decisiones_sueltas=self._sueltas,
            sin_respuesta=sorted(self._sin_respuesta, key=lambda una: una.clave(hoy)),
            posteriores=sorted(
                self._posteriores, key=lambda uno: (uno.dia, orden_natural(uno.ref))
            ),
        )


class _DeUnaSituacion:
    """Lo que está en una misma situación."""

    def __init__(self, situacion: SituacionDeAccion, filas: int | None) -> None:
        self._situacion = situacion
        self._filas = filas
        self._cuantas, self._con_plazo = Cuantas(), False
        self._renglones: list[Renglon] = []
        self._tope = date.max, inf
        self._de_quien: Counter[tuple[str, ...]] = Counter()
        self._primero: dict[tuple[str, ...], Renglon] = {}

    def sumar(self, apartado: Apartado) -> None:
        """Añade lo que una parte tiene en esta situación."""
        self._cuantas = _mas(self._cuantas, apartado.cuantas)
        self._con_plazo = self._con_plazo or apartado.con_plazo
        for renglon in apartado.renglones:
            self._de_quien[renglon.quien] += 1
            primero = self._primero.setdefault(renglon.quien, renglon)
            prisa = renglon.prisa
            if prisa < primero.prisa or (prisa == primero.prisa and renglon.clave < primero.clave):
                self._primero[renglon.quien] = renglon
            if prisa <= self._tope:
                self._renglones.append(renglon)
        if self._filas is not None and len(self._renglones) > _DE_MAS * self._filas:
            self._recortar()

    def total(self) -> Apartado:
        """Lo que hay en ella, en orden."""
        self._recortar()
        todos = Asomadas(self._renglones, sum(self._cuantas))
        return Apartado(self._situacion, self._cuantas, self._con_plazo, todos)

    def deudas(self) -> Deudas:
        """De quién es, con los que más tienen y, entre iguales, con los primeros que se nombran."""
        cuantas: Counter[str] = Counter()
        primeros: dict[str, tuple[object, int]] = {}
        for suyos, veces in self._de_quien.items():
            for puesto, quien in enumerate(suyos):
                cuantas[quien] += veces
                sitio = self._primero[suyos].clave, puesto
                primeros[quien] = min(primeros.get(quien, sitio), sitio)
        en_orden = sorted(cuantas, key=lambda quien: (-cuantas[quien], primeros[quien]))
        nombrados = en_orden[:SE_NOMBRAN]
        otros = sum(n for suyos, n in self._de_quien.items() if not {*suyos} & {*nombrados})
        return Deudas(tuple((quien, cuantas[quien]) for quien in nombrados), otros)

    def _recortar(self) -> None:
        """Deja lo primero, en orden: lo que ya no puede estar entre ello no se vuelve a mirar."""
        self._renglones.sort(key=lambda renglon: renglon.clave)
        del self._renglones[self._filas or len(self._renglones) :]
        if self._filas is not None and len(self._renglones) == self._filas:
            self._tope = self._renglones[-1].prisa


def _mas(unas: Cuantas, otras: Cuantas) -> Cuantas:
    return Cuantas(*map(add, unas, otras))
