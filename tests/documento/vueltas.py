"""Deshacer una edición con la contraria: cuándo deja los mismos bytes, y por qué no cuando no."""

import re

from documento.danos import ruta_normal
from documento.documento_al_azar import NOTA
from documento.ediciones_al_azar import Edicion, dato_en, recorrido
from seguimiento.documento import Documento
from seguimiento.documento.escritura import Habitos, en_linea
from seguimiento.documento.tramos import Clase, Tramo, medir
from seguimiento.errores import EdicionImposible

MISMOS = "los mismos bytes"
SIN_CONTRARIA = "no tiene contraria: ninguna orden pone algo en medio de una lista"
NO_DEBERIA = "distintos bytes, y debían ser los mismos"
_ANTES_DE_UNA_NOTA = re.compile(rf" *(?={NOTA.pattern})")


def vuelta(documento: Documento, editado: Documento, edicion: Edicion) -> str:
    """En qué queda un documento al que se le hace una edición y su contraria."""
    contraria = _contraria(documento, edicion)
    if contraria is None:
        return SIN_CONTRARIA
    try:
        vuelto = contraria.hecha(editado)
    except EdicionImposible as error:
        if error.comentarios:
            return "se niega: un comentario quedó dentro de lo añadido"
        return f"se niega: {error.motivo}"
    if vuelto.contenido == documento.contenido:
        return MISMOS
    if _sin_huecos(vuelto.texto) == _sin_huecos(documento.texto):
        return "un comentario cambió de columna"
    return _motivo(documento, editado, edicion)


def _contraria(documento: Documento, edicion: Edicion) -> Edicion | None:
    ruta, datos = ruta_normal(edicion.ruta), documento.datos
    hay = dict(recorrido(datos))
    if edicion.operacion == "sin":
        padre = dato_en(datos, ruta[:-1])
        if isinstance(padre, dict):
            return Edicion("con", ruta, hay[ruta], None, tuple(padre))
        ultimo = ruta[-1] == len(padre) - 1
        return Edicion("con_otro", ruta[:-1], hay[ruta], None) if ultimo else None
    if edicion.operacion == "con_otro" and isinstance(lista := hay.get(ruta), list):
        return Edicion("sin", (*ruta, len(lista)), None, None)
    if ruta in hay:
        return Edicion("con", ruta, hay[ruta], None)
    while ruta[:-1] not in hay:
        ruta = ruta[:-1]
    return Edicion("sin", ruta, None, None)


def _sin_huecos(texto: str) -> str:
    return _ANTES_DE_UNA_NOTA.sub("", texto)


def _motivo(documento: Documento, editado: Documento, edicion: Edicion) -> str:
    """Por qué no vuelve igual. Lo que cabía escribir del mismo modo debía volver."""
    if edicion.operacion == "sin":
        return "lo quitado volvió escrito como es costumbre"
    tramo = _tramo(documento, edicion)
    if tramo.clase is not Clase.TEXTO:
        anade = edicion.operacion == "con_otro" or not _hay(documento, edicion)
        return NO_DEBERIA if anade and tramo.hijos else "un contenedor se escribió de nuevo entero"
    escrito = documento.texto[tramo.inicio : tramo.fin]
    if tramo.vacio:
        return "un vacío («~», «null») volvió como un hueco" if escrito else "un vacío volvió escrito"
    if "\n" in escrito:
        return "un texto de varias líneas se partió de otro modo"
    if "\\" in escrito and tramo.estilo == '"':
        return "un texto con escapes volvió sin ellos"
    if not tramo.estilo and _lleva_comillas(tramo):
        return "un texto sin comillas volvió con ellas"
    if edicion.valor is None:
        return "un dato vaciado perdió los blancos que lo separaban"
    nuevo = _tramo(editado, edicion)
    if (nuevo.clase, nuevo.estilo) != (tramo.clase, tramo.estilo):
        return "lo nuevo obligó a otras comillas, a un bloque o a un contenedor"
    return NO_DEBERIA


def _lleva_comillas(tramo: Tramo) -> bool:
    """Si la herramienta lo entrecomillaría: sin ellas, otro lector lo lee de otro modo o no se ve."""
    return en_linea(tramo.valor, Habitos(), en_flujo=tramo.en_corchetes) != tramo.valor


def _hay(documento: Documento, edicion: Edicion) -> bool:
    return ruta_normal(edicion.ruta) in dict(recorrido(documento.datos))


def _tramo(documento: Documento, edicion: Edicion) -> Tramo:
    return medir(documento.texto).llegar(ruta_normal(edicion.ruta))[-1]
