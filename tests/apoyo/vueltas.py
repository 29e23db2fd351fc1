"""Deshacer una edición con la contraria: cuándo deja los mismos bytes, y por qué no cuando no."""

import re
from collections.abc import Iterator

from apoyo.danos import ruta_normal
from apoyo.documento_al_azar import NOTA
from apoyo.ediciones_al_azar import Edicion, dato_en, recorrido
from seguimiento.documento import Documento
from seguimiento.documento.escritura import en_linea
from seguimiento.documento.habitos import habitos_de
from seguimiento.documento.tramos import ClaseDeTramo, Tramo, medir
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
        return f"se niega: {clase_de_motivo(error.motivo)}"
    if vuelto.contenido == documento.contenido:
        return MISMOS
    if _sin_huecos(vuelto.texto) == _sin_huecos(documento.texto):
        return "un comentario cambió de columna"
    return _motivo(documento, editado, edicion)


def clase_de_motivo(motivo: str) -> str:
    """Por qué se niega una edición, sin lo que solo vale para un documento."""
    if motivo.startswith("con eso se perder"):
        return "se perdería un comentario"
    donde, coma, que = motivo.partition(", ")
    return que if coma and donde.startswith("en la línea ") else motivo


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
    if tramo.clase is not ClaseDeTramo.TEXTO:
        anade = edicion.operacion == "con_otro" or not _hay(documento, edicion)
        return NO_DEBERIA if anade and tramo.hijos else "un contenedor se escribió de nuevo entero"
    motivos = _de_un_texto(documento, editado, edicion, tramo)
    return next((motivo for es_ese, motivo in motivos if es_ese), NO_DEBERIA)


def _de_un_texto(
    documento: Documento, editado: Documento, edicion: Edicion, tramo: Tramo
) -> Iterator[tuple[bool, str]]:
    """Por qué un texto puede volver escrito de otro modo, y si es el caso."""
    escrito, nuevo = documento.texto[tramo.inicio : tramo.fin], _tramo(editado, edicion)
    yield tramo.vacio, "un vacío volvió escrito de otro modo («~», «null», nada)"
    yield "\n" in escrito, "un texto de varias líneas se partió de otro modo"
    yield "\\" in escrito and tramo.estilo == '"', "un texto con escapes volvió sin ellos"
    sin_comillas = not tramo.estilo and _lleva_comillas(editado, edicion, tramo)
    yield sin_comillas, "un texto que debía llevar comillas volvió con ellas"
    yield edicion.valor is None, "un dato vaciado perdió los blancos que lo separaban"
    otro_estilo = (nuevo.clase, nuevo.estilo) != (tramo.clase, tramo.estilo)
    yield otro_estilo, "lo nuevo obligó a otras comillas, a un bloque o a un contenedor"


def _lleva_comillas(editado: Documento, edicion: Edicion, tramo: Tramo) -> bool:
    """Si la herramienta se las pondría: porque otro lector lo tuerce o porque las lleva su clave."""
    clave = ruta_normal(edicion.ruta)[-1]
    habitos = habitos_de(medir(editado.texto)).para(str(clave))
    return en_linea(tramo.valor, habitos, en_flujo=tramo.en_corchetes) != tramo.valor


def _hay(documento: Documento, edicion: Edicion) -> bool:
    return ruta_normal(edicion.ruta) in dict(recorrido(documento.datos))


def _tramo(documento: Documento, edicion: Edicion) -> Tramo:
    return medir(documento.texto).llegar(ruta_normal(edicion.ruta))[-1]
