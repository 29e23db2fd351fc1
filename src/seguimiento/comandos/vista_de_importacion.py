"""Lo que se importa, dicho para quien lo coteja con el papel."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING

from seguimiento.redaccion import (
    SE_NOMBRAN,
    con_cuantos_mas,
    cuenta,
    en_linea,
    recortado,
)

if TYPE_CHECKING:
    from seguimiento.documento.escritura import Valor
    from seguimiento.formatos.importacion import DatoCambiado, Fila
    from seguimiento.importacion.diferencias import Cotejo, Diferencia
    from seguimiento.importacion.propuesta import Propuesto, RegistroPropuesto

_LETRAS_DE_UN_VALOR = 60


def filas(propuesto: "RegistroPropuesto") -> "list[Fila]":
    """Una por cada cosa que trae, en su orden."""
    return [
        _fila(uno, es_de_dentro=uno is not elemento)
        for elemento in propuesto.elementos
        for uno in elemento.todos()
    ]


def _fila(uno: "Propuesto", *, es_de_dentro: bool) -> "Fila":
    from seguimiento.formatos.importacion import Fila

    responsables = uno.datos.get("responsables")
    return Fila(
        uno.clase.value,
        uno.id,
        en_linea(uno.dicho),
        [str(quien) for quien in responsables] if isinstance(responsables, list) else [],
        str(uno.datos.get("plazo") or ""),
        _rotulo_del_estado(uno),
        es_de_dentro,
    )


def _rotulo_del_estado(uno: "Propuesto") -> str:
    from seguimiento.vocabularios import EstadoDeAccion, EstadoDeRecomendacion

    estado = str(uno.entrada.get("estado") or "")
    todos = (*EstadoDeAccion, *EstadoDeRecomendacion)
    return next((valor.rotulo for valor in todos if valor.value == estado), estado)


def cambio(una: "Diferencia") -> "DatoCambiado":
    """El dato que cambia; de una bitácora, lo que dice su última entrada y lo que dirá."""
    from seguimiento.formatos.importacion import DatoCambiado

    antes, despues = dicho(una.antes), dicho(una.despues)
    return DatoCambiado(una.ref, una.rotulo, antes, despues, una.es_entrada)


def choque(una: "Diferencia") -> str:
    """Qué dice cada uno de los que chocan."""
    de = f" de {una.ref}" if una.ref else ""
    ahora, hay, decia = dicho(una.despues), dicho(una.antes), dicho(una.decia)
    antes = f", y antes decía «{decia}»" if decia else ""
    return f"{una.rotulo}{de}: el registro dice «{hay}» y el archivo, «{ahora}»{antes}"


def avisos(cotejo: "Cotejo") -> "Iterator[str]":
    """Lo que el archivo dice de otro modo y el registro no cambia: ni se calla ni impide escribir."""
    if cuantos := cotejo.cambiados_en_el_registro:
        cambio, queda = ("cambió", "queda") if cuantos == 1 else ("cambiaron", "quedan")
        que = cuenta(cuantos, "dato")
        yield f"{que} se {cambio} en el registro desde que se importó, y así se {queda}"
    if otros := cotejo.con_otro_codigo:
        pares = [f"{suyo}» es «{escrito}" for suyo, escrito in otros]
        cuales = con_cuantos_mas(pares[:SE_NOMBRAN], len(pares))
        yield f"vale el código del registro, y no el del archivo: {cuales}"
    if movidos := cotejo.en_otra_parte:
        cuales = con_cuantos_mas(movidos[:SE_NOMBRAN], len(movidos))
        yield f"el archivo pone bajo otra recomendación, y en el registro no se mueve: {cuales}"


def dicho(valor: "Valor") -> str:
    """Un valor en una línea: de una lista, sus elementos; de una entrada, lo que dice."""
    if valor is None or isinstance(valor, str):
        return recortado(valor or "", _LETRAS_DE_UN_VALOR)
    partes = valor.values() if isinstance(valor, Mapping) else valor
    return recortado("; ".join(filter(None, map(dicho, partes))), 2 * _LETRAS_DE_UN_VALOR)


def del_nombre(archivo: str) -> str:
    """El título que se propone a falta de otro: el nombre del archivo, en palabras."""
    palabras = re.sub(r"[\s_-]+", " ", PurePath(archivo).stem).strip()
    return f"{palabras[:1].upper()}{palabras[1:]}"
