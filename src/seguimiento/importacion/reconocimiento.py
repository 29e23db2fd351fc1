"""De qué registro es un archivo que se importa: de ninguno, si es nuevo."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from seguimiento.campos import ramas
from seguimiento.diagnosticos.importacion import EMPAREJAMIENTO_DUDOSO
from seguimiento.importacion.hechos import Duda
from seguimiento.importacion.parejas import SE_PARECE, Enunciado, Texto, emparejar
from seguimiento.importacion.propuesta import RegistroPropuesto, enunciado
from seguimiento.modelo.cartera import Archivado, Cartera
from seguimiento.modelo.tipos import Registro
from seguimiento.redaccion import entre_comillas, enumeracion, plegado
from seguimiento.vocabularios import ClaseDeElemento

LA_MITAD = 0.5
"""Qué parte de lo que trae el archivo ha de estar en un registro para que sea el suyo."""


@dataclass(frozen=True, slots=True)
class Reconocido:
    """Lo que se sabe de a qué registro va un archivo."""

    archivado: Archivado[Any] | None = None
    """El registro; `None` si no está."""
    duda: Duda | None = None


def reconocer(propuesto: RegistroPropuesto, cartera: Cartera, titulo: str) -> Reconocido:
    """El registro que se titula igual o, si no, el que tiene la mitad al menos de lo que trae el archivo.

    Si se titula igual y no tiene nada en común, o si hay varios, es una duda.
    """
    todos = de_su_clase(cartera, propuesto.clase)
    nuevos = [enunciado(uno) for uno in propuesto.elementos]
    cuanto = {uno.id: _en_comun(nuevos, _enunciados(uno)) for uno in todos}
    homonimos = [uno for uno in todos if plegado(uno.registro.titulo) == plegado(titulo)]
    suyos = [uno for uno in homonimos if cuanto[uno.id] > 0 or not _enunciados(uno)]
    if homonimos and not suyos:
        return Reconocido(duda=_duda(homonimos, "se titula igual, y no tiene nada en común"))
    suyos = suyos or [uno for uno in todos if cuanto[uno.id] >= LA_MITAD]
    mejor = max((cuanto[uno.id] for uno in suyos), default=0.0)
    mejores = [uno for uno in suyos if cuanto[uno.id] == mejor]
    if len(mejores) > 1:
        return Reconocido(duda=_duda(mejores, "lo que trae el archivo está en varios"))
    return Reconocido(mejores[0]) if mejores else Reconocido()


def de_su_clase(cartera: Cartera, clase: ClaseDeElemento) -> Sequence[Archivado[Any]]:
    """Los registros de la clase que se importa."""
    return cartera.acuerdos if clase is ClaseDeElemento.ACUERDO else cartera.evaluaciones


def _enunciados(archivado: Archivado[Any]) -> list[Enunciado]:
    """Lo que dice cada elemento de la lista que se importa."""
    registro: Registro = archivado.registro
    rama = ramas(type(registro))[0]
    clave = rama.modelo.se_dice_en[0]
    suyos = getattr(registro, rama.clave)
    return [Enunciado(uno.id, Texto(getattr(uno, clave))) for uno in suyos]


def _en_comun(nuevos: Sequence[Enunciado], hay: Sequence[Enunciado]) -> float:
    """Qué parte de lo nuevo está entre lo que hay: con el mismo código no basta."""
    if not nuevos or not hay:
        return 0.0
    pares = emparejar(nuevos, hay).de.items()
    comunes = [n for n, h in pares if nuevos[n].texto.parecido(hay[h].texto) >= SE_PARECE]
    return len(comunes) / len(nuevos)


def _duda(posibles: Sequence[Archivado[Any]], porque: str) -> Duda:
    cuales = enumeracion(entre_comillas(uno.id for uno in posibles), "o")
    mensaje = f"no se sabe si el archivo es de {cuales}: {porque}"
    ayuda = f"dígalo con «--en {posibles[0].id}» o, si es nuevo, dele otro título con «--titulo»"
    return Duda(EMPAREJAMIENTO_DUDOSO, mensaje, None, ayuda)
