"""De qué registro es un archivo que se importa: de ninguno, si es nuevo."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from seguimiento.campos import ramas
from seguimiento.diagnosticos.importacion import EMPAREJAMIENTO_DUDOSO
from seguimiento.importacion.material import Duda
from seguimiento.importacion.parejas import SE_PARECE, Enunciado, Texto, emparejar
from seguimiento.importacion.propuesta import RegistroPropuesto, enunciado
from seguimiento.modelo.cartera import Archivado, Cartera
from seguimiento.modelo.tipos import Registro
from seguimiento.redaccion import (
    SE_NOMBRAN,
    con_cuantos_mas,
    entre_comillas,
    enumeracion,
    plegado,
)
from seguimiento.vocabularios import ClaseDeElemento

LA_MITAD = 0.5
"""Qué parte de lo que trae el archivo ha de estar en un registro para que sea el suyo."""


@dataclass(frozen=True, slots=True)
class Reconocido:
    """Lo que se sabe de a qué registro va un archivo."""

    archivado: Archivado[Any] | None = None
    """El registro; `None` si no está."""
    duda: Duda | None = None
    aviso: str = ""
    """Lo que conviene saber de lo que se hizo: que se parece a otro o que salió de otro archivo."""


def reconocer(
    propuesto: RegistroPropuesto,
    cartera: Cartera,
    titulo: str,
    *,
    titulo_pedido: bool = False,
    juntos: bool = False,
) -> Reconocido:
    """El registro que se titula igual o, si no, el que tiene la mitad al menos de lo que trae el archivo.

    Si se titula igual y no tiene nada en común, o si hay varios, es una duda; también si trae lo mismo y
    ni se titula ni se llama como el archivo de que salió: de una plantilla salen evaluaciones distintas
    con los mismos textos. Con `titulo_pedido`, el título lo dijo quien importa, y el que nadie lleva es de
    un registro nuevo.
    """
    todos = de_su_clase(cartera, propuesto.clase)
    nuevos = [enunciado(uno) for uno in propuesto.elementos]
    cuanto = {uno.id: _en_comun(nuevos, _enunciados(uno)) for uno in todos}
    homonimos = [uno for uno in todos if plegado(uno.registro.titulo) == plegado(titulo)]
    suyos = [uno for uno in homonimos if cuanto[uno.id] > 0 or not _enunciados(uno)]
    if juntos and len(homonimos) == 1:
        return Reconocido(homonimos[0], ajeno(propuesto, homonimos[0]))
    if homonimos and not suyos:
        return Reconocido(duda=_duda(homonimos, "se titula igual, y no tiene nada en común"))
    if suyos:
        return _el_mejor(suyos, cuanto)
    parecidos = [uno for uno in todos if cuanto[uno.id] >= LA_MITAD]
    if titulo_pedido:
        return Reconocido(aviso=_se_parece(parecidos) if parecidos else "")
    return _si_es_el_suyo(propuesto, _el_mejor(parecidos, cuanto))


def _el_mejor(posibles: Sequence[Archivado[Any]], cuanto: Mapping[str, float]) -> Reconocido:
    mejor = max((cuanto[uno.id] for uno in posibles), default=0.0)
    mejores = [uno for uno in posibles if cuanto[uno.id] == mejor]
    if len(mejores) > 1:
        return Reconocido(duda=_duda(mejores, "lo que trae el archivo está en varios"))
    return Reconocido(mejores[0]) if mejores else Reconocido()


def _si_es_el_suyo(propuesto: RegistroPropuesto, reconocido: Reconocido) -> Reconocido:
    """Lo reconocido solo por sus textos: es otro archivo si también dice otro título, o se avisa."""
    archivado = reconocido.archivado
    fuente = archivado and archivado.registro.fuente
    de_antes = (fuente and fuente.documento) or ""
    if archivado is None or plegado(de_antes) == plegado(propuesto.archivo):
        return reconocido
    if propuesto.datos.get("titulo"):
        return Reconocido(duda=_duda([archivado], "trae lo mismo, y se titula de otro modo"))
    salio = f", que salió de «{de_antes}»" if de_antes else ""
    aviso = (
        f"«{propuesto.archivo}» trae lo mismo que «{archivado.id}»{salio}: se toma por una versión suya; "
        "si es de otra, dele otro título con «--titulo»"
    )
    return Reconocido(archivado, aviso=aviso)


def ajeno(propuesto: RegistroPropuesto, archivado: Archivado[Any]) -> Duda | None:
    """Una duda si el archivo lleva los códigos de lo que hay en el registro y nada se le parece."""
    nuevos, hay = [enunciado(uno) for uno in propuesto.elementos], _enunciados(archivado)
    codigos = {uno.codigo.casefold() for uno in hay}
    mismos = [uno.codigo for uno in nuevos if uno.codigo.casefold() in codigos]
    if not mismos or _en_comun(nuevos, hay) > 0:
        return None
    cuales = con_cuantos_mas(mismos[:SE_NOMBRAN], len(mismos))
    mensaje = (
        f"nada de lo que trae se parece a lo de «{archivado.id}», y lleva sus códigos: {cuales}"
    )
    ayuda = "si es una corrección suya, repita con «--si»; si es de otra, dele otro título con «--titulo»"
    return Duda(EMPAREJAMIENTO_DUDOSO, mensaje, None, ayuda)


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


def _se_parece(parecidos: Sequence[Archivado[Any]]) -> str:
    cuales = enumeracion(entre_comillas(uno.id for uno in parecidos))
    return (
        f"será un registro nuevo, como pide «--titulo», aunque trae lo mismo que {cuales}; "
        f"si es el mismo, «--en {parecidos[0].id}»"
    )


def _duda(posibles: Sequence[Archivado[Any]], porque: str) -> Duda:
    cuales = enumeracion(entre_comillas(uno.id for uno in posibles), "o")
    mensaje = f"no se sabe si el archivo es de {cuales}: {porque}"
    ayuda = f"dígalo con «--en {posibles[0].id}» o, si es nuevo, dele otro título con «--titulo»"
    return Duda(EMPAREJAMIENTO_DUDOSO, mensaje, None, ayuda)
