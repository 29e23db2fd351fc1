"""La prioridad: con palabra o, si consta qué número es el más alto, con número."""

import re
from decimal import Decimal

from seguimiento.diagnosticos import importacion as codigos
from seguimiento.fechas_escritas import llano
from seguimiento.importacion.valores.lectura import Lectura, Leidos
from seguimiento.importacion.valores.textos import citado
from seguimiento.importacion.valores.vocablos import casillas_de, valor_de
from seguimiento.modelo.prioridad import prioridad_en
from seguimiento.vocabularios import NivelDePrioridad
from seguimiento.vocabularios.rotulos import CampoDeMatriz as C

_NUMERO = re.compile(r"([0-9]{1,2})(?:[.,]0+)?")
_SOBRA = re.compile(
    r"\b(?:prioridad|priority|priorite|prioridade|nivel|level|niveau|risk|riesgo)\b|[0-9().:=#-]+"
)
_ESCALA = re.compile(r"\b1\s*(?:a|-|–|to|à|al)\s*3\b")
_EXTREMO = re.compile(
    r"\b([13])\s*(?:[=:-]|es|is)?\s*\(?(?:la )?(?:mas |very |muy )?(alta|alto|high|highest|baja|bajo|low|lowest)\b"
)
_MAXIMO = 3
_ES_PRIORITARIA = frozenset({"si", "yes", "oui", "sim", "true"})
_NO_LO_ES = frozenset({"no", "nao", "non", "false"})


def prioridad(lectura: Lectura) -> Leidos:
    """Alta, media o baja; o el número, si se sabe de qué escala es."""
    texto = _marcado(lectura)
    if texto in lectura.dichos:
        return {C.PRIORIDAD: lectura.dichos[texto]}
    if numero := _NUMERO.fullmatch(texto):
        return _con_numero(lectura, int(numero[1]))
    sola = _SOBRA.sub(" ", llano(texto))
    if nivel := valor_de(sola, NivelDePrioridad, lectura.dichos):
        return {C.PRIORIDAD: nivel.value}
    # la columna solo marca las que urgen: de las demás no dice cuánto
    if (dicho := llano(texto)) in _ES_PRIORITARIA | _NO_LO_ES:
        return {C.PRIORIDAD: NivelDePrioridad.ALTA.value} if dicho in _ES_PRIORITARIA else {}
    mensaje = f"la prioridad {citado(lectura.texto)} no es de las que hay"
    lectura.duda(codigos.VALOR_SIN_RECONOCER, mensaje, "dígalo en «valores»: alta, media o baja")
    return lectura.a_las_notas()


def _marcado(lectura: Lectura) -> str:
    marcadas = [c.rotulo for c in casillas_de(lectura.celda, lectura.texto) if c.marcada]
    if len(marcadas) == 1:
        return marcadas[0]
    entero = isinstance(lectura.celda.valor, Decimal) and lectura.celda.valor % 1 == 0
    return (
        str(int(lectura.celda.valor))
        if entero and isinstance(lectura.celda.valor, Decimal)
        else lectura.texto
    )


def _con_numero(lectura: Lectura, numero: int) -> Leidos:
    rotulo = llano(lectura.rotulo)
    if not 1 <= numero <= _MAXIMO:
        mensaje = f"la prioridad {numero} no está entre 1 y 3"
        lectura.duda(
            codigos.PRIORIDAD_SIN_ESCALA, mensaje, "dígalo en «valores»: alta, media o baja"
        )
        return lectura.a_las_notas()
    if extremo := _EXTREMO.search(rotulo):
        es_alta = valor_de(extremo[2], NivelDePrioridad) is NivelDePrioridad.ALTA
        mas_alta = int(extremo[1]) if es_alta else 1 + _MAXIMO - int(extremo[1])
        return {C.PRIORIDAD: prioridad_en(numero, mas_alta).nivel.value}
    if lectura.opciones.prioridad_mas_alta is not None or _ESCALA.search(rotulo):
        return {C.PRIORIDAD: str(numero)}
    mensaje = f"la prioridad {numero} va sin escala: no consta si la más alta es 1 o 3"
    ayuda = "dígalo en «seguimiento.yaml» con «prioridad_mas_alta: 1» o «prioridad_mas_alta: 3»"
    lectura.duda(codigos.PRIORIDAD_SIN_ESCALA, mensaje, ayuda)
    return lectura.a_las_notas()
