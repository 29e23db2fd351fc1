"""Recorre un registro una sola vez y le aplica las reglas de cada elemento que encuentra."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from seguimiento.analisis.indice import Indice
from seguimiento.analisis.transicion import Transicion
from seguimiento.diagnosticos import Hallazgo
from seguimiento.elementos import Elemento, elementos
from seguimiento.modelo.cartera import Archivado
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.modelo.evaluacion import Recomendacion
from seguimiento.modelo.tipos import Registro
from seguimiento.reglas import familias
from seguimiento.reglas.registro import REGLAS, Contexto, Generador, Regla
from seguimiento.vocabularios import ClaseDeElemento


def revisar_registro(
    archivado: Archivado[Any], hoy: date, configuracion: Configuracion
) -> Iterator[Hallazgo]:
    """Lo que las reglas hallan en un registro sin mirar los demás, cada cosa ya con su lugar."""
    return revisar_elementos(elementos(archivado), hoy, configuracion)


def revisar_elementos(
    suyos: Iterable[Elemento], hoy: date, configuracion: Configuracion
) -> Iterator[Hallazgo]:
    """Lo mismo, dado el registro con todo lo de dentro ya recorrido."""
    familias.registrar()
    for contexto, reglas in _con_sus_reglas(suyos, hoy, configuracion):
        for codigo, generar in reglas:
            for hallazgo in generar(contexto):
                ruta, archivo = contexto.ruta + hallazgo.ruta, contexto.archivado.archivo
                yield replace(hallazgo, codigo=codigo, ruta=ruta, archivo=archivo)


_Pareja = tuple[str, Generador]
"""El código de una regla y lo que la genera."""


def _con_sus_reglas(
    suyos: Iterable[Elemento], hoy: date, configuracion: Configuracion
) -> Iterator[tuple[Contexto[Any], Sequence[_Pareja]]]:
    """Cada elemento con las reglas que le tocan; el registro entero, además con las de todos."""
    for clase, registro, ruta, archivado, dentro_de in suyos:
        suya = registro if clase is ClaseDeElemento.RECOMENDACION else dentro_de
        recomendacion = suya if isinstance(suya, Recomendacion) else None
        contexto = Contexto(registro, archivado, ruta, hoy, configuracion, recomendacion)
        if not ruta:
            yield contexto, [(una.codigo, una.generar) for una in _reglas_de(Registro)]
        modelo, dicho = type(registro), registro.__dict__
        con_algo = tuple([clave for clave in _claves_de_que_hablan(modelo) if dicho.get(clave)])
        yield contexto, _reglas_si_hay(modelo, con_algo)


@cache
def _reglas_del_modelo(modelo: type[Registro]) -> tuple[Regla, ...]:
    """Las reglas de un modelo y de aquellos de los que hereda, sin las de cualquier registro."""
    propios = (base for base in modelo.__mro__ if base is not Registro)
    return tuple(una for base in propios for una in _reglas_de(base))


@cache
def _claves_de_que_hablan(modelo: type[Registro]) -> tuple[str, ...]:
    """Las claves sin las que alguna regla del modelo no tiene nada que mirar."""
    return tuple(sorted({clave for una in _reglas_del_modelo(modelo) for clave in una.si_hay}))


@cache
def _reglas_si_hay(modelo: type[Registro], con_algo: tuple[str, ...]) -> tuple[_Pareja, ...]:
    """Las reglas del modelo que tienen algo que mirar en un registro con algo en esas claves."""
    return tuple(
        (una.codigo, una.generar)
        for una in _reglas_del_modelo(modelo)
        if not una.si_hay or not set(con_algo).isdisjoint(una.si_hay)
    )


def _reglas_de(ambito: type) -> list[Regla]:
    return REGLAS.get(ambito, [])


def revisar_cartera(indice: Indice) -> Iterator[Hallazgo]:
    """Lo que solo se halla mirando todos los registros a la vez."""
    return _con_su_lugar(Indice, indice)


def revisar_transicion(transicion: Transicion) -> Iterator[Hallazgo]:
    """Lo que un cambio no podía hacer con lo que ya estaba registrado.

    Los lugares son los de después del cambio.
    """
    return _con_su_lugar(Transicion, transicion)


def _con_su_lugar(ambito: type, mirado: Indice | Transicion) -> Iterator[Hallazgo]:
    """Lo que hallan las reglas que ya dicen el archivo y la ruta desde su raíz."""
    familias.registrar()
    for una in _reglas_de(ambito):
        for hallazgo in una.generar(mirado):
            yield replace(hallazgo, codigo=una.codigo)
