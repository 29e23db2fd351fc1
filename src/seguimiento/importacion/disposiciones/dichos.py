"""Una celda de la que se sabe qué dato trae, venga de una columna o de detrás de un rótulo."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeGuard

from seguimiento.importacion.encabezados import campo_de
from seguimiento.importacion.material import Celda, Parrafo
from seguimiento.importacion.valores.numerados import con_su_codigo
from seguimiento.importacion.valores.textos import limpio as sin_restos
from seguimiento.vocabularios import ClaseDeElemento
from seguimiento.vocabularios.rotulos import CampoDeMatriz

_LARGO_DE_ROTULO = 120
"""Ningún rótulo visto pasa de aquí: lo más largo ya es prosa."""
_ADORNO = " \t\xa0.:·-–—*"
_NUMERO_DETRAS = re.compile(
    r"(?P<rotulo>\S.*?)[\s.]+(?:(?:n[úu]mero|number|n[úu]m|nro|no|n)\b\s*[.º°]*|#)?\s*"
    r"(?P<numero>\d{1,3}(?:\.\d{1,3})*)",
    re.IGNORECASE,
)
_NUMERO_DELANTE = re.compile(r"(?P<numero>\d{1,3}(?:\.\d{1,3})*)[.)]?\s+(?P<rotulo>\D+)")
_ABREVIADA = re.compile(r"R(?:ec)?\.?\s*(?P<numero>\d{1,3})", re.IGNORECASE)
"""«R1», «Rec. 1»."""
_ACLARACION = re.compile(r"\([^()]*[,/][^()]*\)\s*:?\s*")
"""Lo que un formulario ofrece tras el rótulo: «Respuesta: (aceptar/rechazar)»."""
_FIN_DE_ROTULO = (
    re.compile(r"\s*:\s*"),
    re.compile(r"\s*\n\s*"),
    re.compile(r"(?<=\d)[.)]?\s*[-–—.)]\s+"),
)
"""Lo que separa un rótulo de lo que dice: dos puntos, un salto o, tras su número, un punto o una raya."""


SE_SIGUEN = frozenset(
    {
        CampoDeMatriz.ESTADO,
        CampoDeMatriz.COMENTARIO,
        CampoDeMatriz.FECHA_DE_SEGUIMIENTO,
        CampoDeMatriz.PLAZO,
        CampoDeMatriz.PLAZO_NUEVO,
    }
)
"""Lo que cambia de una vez a otra: importa dónde se diría, aunque aún no se diga."""


@dataclass(frozen=True, slots=True)
class Dicho:
    """Una celda y el dato que trae."""

    campo: CampoDeMatriz
    celda: Celda
    rotulo: str = ""
    """El de su columna, o el que lleva delante, tal como está escrito."""


@dataclass(frozen=True, slots=True)
class Rotulo:
    """Un rótulo reconocido al principio de un texto, con el número que lleve («Acción 2»)."""

    campo: CampoDeMatriz
    escrito: str
    numero: str = ""
    valor: str = ""
    """Lo que va detrás; vacío si el texto no es más que el rótulo."""

    def dichos(self, celda: Celda) -> list[Dicho]:
        """Lo que dice, con lo que de ello hay en la celda: primero, si lo lleva, su código."""
        codigo = _SU_CODIGO.get(self.campo)
        escrito = self.escrito.strip(_ADORNO)
        propios = [Dicho(self.campo, celda, escrito)]
        if codigo and self.numero:
            propios.insert(0, Dicho(codigo, con_texto(celda, self.numero), escrito))
        return propios


_SU_CODIGO = {
    CampoDeMatriz.RECOMENDACION: CampoDeMatriz.CODIGO,
    CampoDeMatriz.ACCION: CampoDeMatriz.CODIGO_DE_ACCION,
}


def desglosado(dicho: Dicho, pedidas: Mapping[str, CampoDeMatriz]) -> list[Dicho]:
    """Lo que dice una celda de texto y, aparte, sus líneas y frases con rótulo: «Plazo: 2023», «Fuente: …»."""
    if dicho.campo not in _SU_CODIGO:
        return [dicho]
    texto: list[str] = []
    tandas: list[tuple[Rotulo | None, list[str]]] = [(None, texto)]
    sigue = texto
    for linea in dicho.celda.texto.splitlines():
        # lo que sigue con otro número no es de lo primero, y sus datos tampoco
        es_otra = bool(texto) and bool(con_su_codigo(linea)[0])
        frases = [linea] if es_otra else en_frases(linea, pedidas)
        for orden, frase in enumerate(frases):
            rotulo = rotulo_en(frase, pedidas) if texto and ":" in frase else None
            if es_otra or not _es_un_dato(rotulo):
                (texto if es_otra else sigue).append(frase)
                continue
            tandas.append((rotulo, [rotulo.valor]))
            # tras una línea con rótulo sigue lo suyo; tras una frase, el texto
            sigue = texto if orden else tandas[-1][1]
    if len(tandas) == 1:
        return [dicho]
    celdas = [con_texto(dicho.celda, "\n".join(lineas).strip()) for _, lineas in tandas]
    return [
        Dicho(rotulo.campo, celda, rotulo.escrito) if rotulo else replace(dicho, celda=celda)
        for (rotulo, _), celda in zip(tandas, celdas, strict=True)
    ]


def _es_un_dato(rotulo: Rotulo | None) -> TypeGuard[Rotulo]:
    """Si dice algo, y no de la evaluación."""
    return bool(rotulo and rotulo.valor and rotulo.campo.de is not ClaseDeElemento.EVALUACION)


def en_frases(linea: str, pedidas: Mapping[str, CampoDeMatriz]) -> list[str]:
    """La línea, cortada ante cada frase que dice de quién es, para cuándo o cómo va: «Hacerlo. Plazo: 2023.»."""
    frases = [""]
    for frase in _ANTE_UN_ROTULO.split(linea):
        rotulo = rotulo_en(frase, pedidas) if frases[-1] else None
        if rotulo and rotulo.valor and _se_dice_aparte(rotulo.campo, tras_otra=len(frases) > 1):
            frases.append(frase)
        else:
            frases[-1] = f"{frases[-1]} {frase}".lstrip()
    return [frases[0], *map(_sin_punto_final, frases[1:])]


_ANTE_UN_ROTULO = re.compile(r"(?<=[.;])\s+(?=[^\W\d_][^.:;\n]{2,40}:\s)")
_EN_UNA_FRASE = frozenset(
    {
        CampoDeMatriz.RESPONSABLES,
        CampoDeMatriz.LIDERA,
        CampoDeMatriz.ACOMPANAN,
        CampoDeMatriz.INICIO,
        CampoDeMatriz.PLAZO,
        CampoDeMatriz.ESTADO,
    }
)
"""Lo que, dicho en una frase, es de una acción: otro rótulo puede ser parte de lo que se cuenta."""


def _se_dice_aparte(campo: CampoDeMatriz, *, tras_otra: bool) -> bool:
    """Si con ese rótulo empieza otro dato; tras una que lo empezó, también los demás de una acción."""
    return campo in _EN_UNA_FRASE or (tras_otra and campo.de is ClaseDeElemento.ACCION)


def _sin_punto_final(frase: str) -> str:
    """La frase sin el punto que la cierra; el de una sigla, «S.A.», es suyo."""
    return re.sub(r"(?<!\.[^\W\d_])\.$", "", frase.rstrip(" ;"))


def con_texto(celda: Celda, texto: str) -> Celda:
    """La misma celda, con solo una parte de lo que dice."""
    return celda if texto == celda.texto else replace(celda, texto=texto, valor=None)


def como_celda(parrafo: Parrafo) -> Celda:
    """Un párrafo, leído como si fuera una celda."""
    return Celda(parrafo.texto, parrafo.sitio, enlaces=parrafo.enlaces, nota=parrafo.nota)


def rotulo_en(texto: str, pedidas: Mapping[str, CampoDeMatriz]) -> Rotulo | None:
    """El rótulo con que empieza un texto, o que es todo él; `None` si no empieza por ninguno conocido."""
    limpio = sin_restos(texto)
    for fin in _FIN_DE_ROTULO:
        partes = fin.split(limpio, maxsplit=1)
        if len(partes) == 1 or len(partes[0]) > _LARGO_DE_ROTULO:
            continue
        aclarada = _ACLARACION.match(partes[1])
        valor = partes[1][aclarada.end() :] if aclarada else partes[1]
        if rotulo := _reconocido(partes[0] if valor else limpio, valor, pedidas):
            return rotulo
    return _reconocido(limpio, "", pedidas) if len(limpio) <= _LARGO_DE_ROTULO else None


def _reconocido(escrito: str, valor: str, pedidas: Mapping[str, CampoDeMatriz]) -> Rotulo | None:
    limpio = escrito.strip(_ADORNO)
    if abreviada := _ABREVIADA.fullmatch(limpio):
        if valor:
            return Rotulo(CampoDeMatriz.RECOMENDACION, escrito, abreviada["numero"], valor)
        return None
    for forma in (_NUMERO_DETRAS, _NUMERO_DELANTE):
        hallado = forma.fullmatch(limpio)
        if hallado and (campo := campo_de(hallado["rotulo"].strip(_ADORNO), pedidas)):
            return Rotulo(campo, escrito, hallado["numero"], valor)
    campo = campo_de(limpio, pedidas)
    return Rotulo(campo, escrito, "", valor) if campo else None
