"""Qué fila del archivo es qué registro: por su código o por su texto, como al importar."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from seguimiento.analisis.filas import Fila
from seguimiento.analisis.panorama import Panorama
from seguimiento.analisis.seguidas import Seguida
from seguimiento.importacion.hechos import Hechos, Leido
from seguimiento.importacion.parejas import SE_PARECE, Enunciado, Texto, emparejar
from seguimiento.importacion.propuesta import Propuesto, enunciado, registro_propuesto
from seguimiento.modelo.acuerdo import Acuerdo
from seguimiento.modelo.cartera import (
    AccionSituada,
    Archivado,
    RecomendacionSituada,
    acciones_de_recomendacion,
    compromisos_de,
    recomendaciones_de,
)
from seguimiento.redaccion import orden_natural

Situado = AccionSituada | RecomendacionSituada


@dataclass(slots=True)
class Emparejado:
    """Lo del archivo con lo de los registros."""

    parejas: list[tuple[Leido, Fila]] = field(default_factory=list)
    """Lo que se sigue, con todo lo que de ello se sabe."""
    sin_registro: list[Leido] = field(default_factory=list)
    """Lo que el archivo trae y no está en el registro, o no se sabe cuál es."""
    sin_fila: list[str] = field(default_factory=list)
    """Los códigos de lo que se pidió y no está en el archivo."""


def emparejado(hechos: Hechos, archivado: Archivado[Any], panorama: Panorama) -> Emparejado:
    """Cada fila con lo suyo de ese registro. De lo que el panorama no muestra no se dice nada."""
    return _Obra(archivado, panorama).con(hechos)


class _Obra:
    def __init__(self, archivado: Archivado[Any], panorama: Panorama) -> None:
        self._archivado = archivado
        self._filas = {
            fila.ref: fila
            for fila in panorama.mostradas
            if fila.instancia is None and fila.situada.origen.archivo == archivado.archivo
        }
        self._seguidas: dict[str, Seguida] = {
            una.situada.ref: una
            for una in panorama.seguidas_mostradas
            if una.fila.instancia is None and una.situada.evaluacion.archivo == archivado.archivo
        }
        self._vistos = set[str]()
        self._hecho = Emparejado()

    def con(self, hechos: Hechos) -> Emparejado:
        propuestos = registro_propuesto(hechos).elementos
        suyos: Sequence[Situado]
        if isinstance(self._archivado.registro, Acuerdo):
            suyos = list(compromisos_de(self._archivado))
        else:
            suyos = list(recomendaciones_de(self._archivado))
        self._juntar(list(zip(hechos.elementos, propuestos, strict=True)), suyos)
        pedidos = [*self._filas.values(), *(una.fila for una in self._seguidas.values())]
        faltan = (fila.situada.accion.id for fila in pedidos if fila.ref not in self._vistos)
        self._hecho.sin_fila = sorted(faltan, key=orden_natural)
        return self._hecho

    def _juntar(self, nuevos: Sequence[tuple[Leido, Propuesto]], hay: Sequence[Situado]) -> None:
        enunciados, suyos = [enunciado(p) for _, p in nuevos], [*map(_enunciado, hay)]
        parejas = emparejar(enunciados, suyos).de
        for orden, (leido, propuesto) in enumerate(nuevos):
            cual = parejas.get(orden)
            # con el mismo código no basta: escribir en la fila de otra cosa no se ve hasta que es tarde
            if cual is None or enunciados[orden].texto.parecido(suyos[cual].texto) < SE_PARECE:
                self._hecho.sin_registro.append(leido)
                continue
            suyo = hay[cual]
            self._vistos.add(suyo.ref)
            self._sumar(leido, suyo)
            if isinstance(suyo, RecomendacionSituada) and leido.dentro:
                dentro = list(zip(leido.dentro, propuesto.dentro, strict=True))
                self._juntar(dentro, list(acciones_de_recomendacion(suyo)))

    def _sumar(self, leido: Leido, suyo: Situado) -> None:
        """La pareja, si eso se sigue y se pidió."""
        fila = self._filas.get(suyo.ref)
        if isinstance(suyo, RecomendacionSituada):
            seguida = self._seguidas.get(suyo.ref)
            fila = seguida.fila if seguida and not leido.dentro else None
        if fila is not None:
            self._hecho.parejas.append((leido, fila))


def _enunciado(uno: Situado) -> Enunciado:
    if isinstance(uno, RecomendacionSituada):
        return Enunciado(uno.recomendacion.id, Texto(uno.recomendacion.texto))
    return Enunciado(uno.accion.id, Texto(uno.accion.descripcion))
