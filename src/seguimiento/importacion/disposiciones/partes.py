"""Varias acciones dentro de una celda: «(1) … (2) …», «a) … b) …», «1.1 … 1.2 …» o una por viñeta.

Las celdas paralelas de la fila —plazos, responsables— van numeradas como ella o, si no, línea a línea.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from seguimiento.importacion.disposiciones.dichos import Dicho, con_texto
from seguimiento.importacion.valores.textos import VINETAS
from seguimiento.vocabularios.rotulos import CampoDeMatriz

_CODIGO = re.compile(r"(?m)^[ \t]*(?P<marca>\d{1,3}(?:\.\d{1,3})+)[.):]?[ \t]+(?=\S)")
_ENTRE_PARENTESIS = re.compile(
    r"(?<![^\s;,.])\((?P<marca>\d{1,2}|[a-z]|[ivx]{1,5})\)\s*(?=\S)", re.IGNORECASE
)
_CON_CIERRE = re.compile(
    r"(?<![^\s;,.])(?P<marca>\d{1,2}|[a-z]|[ivx]{1,5})\)\s+(?=\S)", re.IGNORECASE
)
_CON_PUNTO = re.compile(r"(?m)^[ \t]*(?P<marca>\d{1,2}|[a-z])[.\-–][ \t]+(?=\S)", re.IGNORECASE)
_CON_PUNTO_SEGUIDO = re.compile(r"(?:^|(?<=[.;]\s)|(?<=[.;]))(?P<marca>\d{1,2})\.\s+(?=[^\W\d])")
_VINETA = re.compile(rf"(?m)^[ \t]*(?P<marca>[{VINETAS}])[ \t]*(?=\S)")
_NUMERADAS = (_CODIGO, _ENTRE_PARENTESIS, _CON_CIERRE, _CON_PUNTO, _CON_PUNTO_SEGUIDO)

_CIERTAS = (_ENTRE_PARENTESIS, _CON_CIERRE)

_ROMANOS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_DE_TODAS = frozenset(
    {CampoDeMatriz.PLAZO, CampoDeMatriz.INICIO, CampoDeMatriz.RESPONSABLES, CampoDeMatriz.ACOMPANAN}
)
"""Lo que, dicho una vez, vale para cada acción; un estado o un comentario único es de la recomendación."""
_DE_UNA_LINEA = (CampoDeMatriz.PLAZO, CampoDeMatriz.ESTADO, CampoDeMatriz.AVANCE)
"""Lo que de una acción cabe en una línea: tantas líneas como acciones son una para cada una."""
_FECHA_DELANTE = re.compile(
    r"(?P<fecha>\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}[-/]\d{1,2}[-/]\d{2,4})\s*[:–—-]\s+(?=\S)"
)
"""«2014/05/23: …»: de un hito, cuándo ha de estar."""


@dataclass(frozen=True, slots=True)
class Parte:
    """Una de las que hay en una celda."""

    orden: int
    """Cuál es, desde 1."""
    codigo: str
    """El que da el archivo («1.1»); vacío si la marca solo cuenta."""
    texto: str


def partes_de(texto: str) -> tuple[str, list[Parte]]:
    """Lo que precede a la primera parte y las partes; sin ellas, todo es lo que precede.

    De una sola basta «(1)» al principio: un punto o una viñeta no prueban que se cuente nada.
    """
    for forma in _NUMERADAS:
        marcas = list(forma.finditer(texto))
        basta = 1 if forma in _CIERTAS and marcas and marcas[0].start() == 0 else 2
        if len(marcas) >= basta and _van_seguidas([marca["marca"] for marca in marcas]):
            return _cortada(texto, marcas, con_codigo=forma is _CODIGO)
    marcas = list(_VINETA.finditer(texto))
    if len(marcas) > 1 and not texto[: marcas[0].start()].strip():
        return _cortada(texto, marcas, con_codigo=False)
    return texto, []


def repartidas(dichos: Sequence[Dicho]) -> tuple[list[Dicho], list[list[Dicho]]]:
    """Lo que una fila dice de la recomendación y lo que dice de cada acción; sin varias, de una o ninguna."""
    la_accion = next((d for d in dichos if d.campo is CampoDeMatriz.ACCION), None)
    previo, partes = partes_de(la_accion.celda.texto) if la_accion else ("", [])
    if not partes and (lineas := _con_sus_lineas(previo, dichos)):
        previo, partes = "", [Parte(orden, "", uno) for orden, uno in enumerate(lineas, start=1)]
    suyos = [d for d in dichos if d.campo.de is CampoDeMatriz.ACCION.de]
    comunes = [d for d in dichos if d not in suyos]
    if la_accion is None or not partes:
        return comunes, [suyos] if suyos else []
    if previo.strip(" :\n"):
        comunes.append(Dicho(CampoDeMatriz.PLAN, con_texto(la_accion.celda, previo.strip(" :\n"))))
    acciones = [_la_accion(la_accion, parte) for parte in partes]
    resto = [dicho for dicho in suyos if dicho is not la_accion]
    en_lineas = any(d.campo in _DE_UNA_LINEA and _lineas(d, len(partes)) for d in resto)
    for dicho in resto:
        for orden, suya in _de_cada_una(dicho, len(partes), en_lineas=en_lineas).items():
            (acciones[orden] if orden >= 0 else comunes).append(suya)
    return comunes, [_sin_repetir_plazo(accion) for accion in acciones]


def _con_sus_lineas(texto: str, dichos: Sequence[Dicho]) -> list[str]:
    """Las acciones de una celda sin marcas: una por línea, si otra celda da un plazo o un estado a cada una.

    Es una sola, y basta, si lleva delante su fecha.
    """
    lineas = [linea.strip() for linea in texto.splitlines() if linea.strip()]
    if len(lineas) > 1 and any(
        d.campo in _DE_UNA_LINEA and _lineas(d, len(lineas)) for d in dichos
    ):
        return lineas
    return [texto] if _FECHA_DELANTE.match(texto) else []


def _la_accion(dicho: Dicho, parte: Parte) -> list[Dicho]:
    """Lo que dice de sí una de las acciones: su código si lo da, su texto y la fecha que lleve delante."""
    dichos = []
    if parte.codigo:
        codigo = con_texto(dicho.celda, parte.codigo)
        dichos.append(Dicho(CampoDeMatriz.CODIGO_DE_ACCION, codigo))
    fechada = _FECHA_DELANTE.match(parte.texto)
    texto = parte.texto[fechada.end() :] if fechada else parte.texto
    dichos.append(Dicho(dicho.campo, con_texto(dicho.celda, texto), dicho.rotulo))
    if fechada:
        dichos.append(Dicho(CampoDeMatriz.PLAZO, con_texto(dicho.celda, fechada["fecha"])))
    return dichos


def _sin_repetir_plazo(dichos: list[Dicho]) -> list[Dicho]:
    """Si el hito lleva su fecha, el plazo de la fila es el de todos y no el suyo."""
    plazos = [dicho for dicho in dichos if dicho.campo is CampoDeMatriz.PLAZO]
    return [dicho for dicho in dichos if dicho not in plazos[1:]]


def _de_cada_una(dicho: Dicho, cuantas: int, *, en_lineas: bool) -> dict[int, Dicho]:
    """Qué dice la celda de cada acción, por su lugar desde 0; en -1, lo que dice de la recomendación."""
    previo, partes = partes_de(dicho.celda.texto)
    if cuantas == 1:
        return {0: _con(dicho, partes[0].texto) if len(partes) == 1 and not previo else dicho}
    if partes and all(parte.orden <= cuantas for parte in partes):
        return {parte.orden - 1: _con(dicho, parte.texto) for parte in partes}
    lineas = _lineas(dicho, cuantas)
    if lineas and (en_lineas or dicho.campo in _DE_UNA_LINEA):
        return {orden: _con(dicho, linea) for orden, linea in enumerate(lineas)}
    if dicho.campo in _DE_TODAS:
        return dict.fromkeys(range(cuantas), dicho)
    return {-1: dicho}


def _lineas(dicho: Dicho, cuantas: int) -> list[str]:
    """Sus líneas, si son tantas como se dice."""
    lineas = [linea.strip() for linea in dicho.celda.texto.splitlines() if linea.strip()]
    return lineas if len(lineas) == cuantas else []


def _con(dicho: Dicho, texto: str) -> Dicho:
    return Dicho(dicho.campo, con_texto(dicho.celda, texto), dicho.rotulo)


def _van_seguidas(marcas: Sequence[str]) -> bool:
    """Si empiezan por la primera y ninguna se salta: 1 y 2, a y b, i y ii, 3.1 y 3.2."""
    series = (
        [int(ultima) for marca in marcas if (ultima := marca.rpartition(".")[2]).isdigit()],
        [ord(marca.casefold()) - ord("a") + 1 for marca in marcas if len(marca) == 1],
        [_ROMANOS.index(llana) + 1 for marca in marcas if (llana := marca.casefold()) in _ROMANOS],
    )
    return list(range(1, len(marcas) + 1)) in series


def _cortada(
    texto: str, marcas: Sequence[re.Match[str]], *, con_codigo: bool
) -> tuple[str, list[Parte]]:
    """El texto, cortado por sus marcas."""
    finales = [*(marca.start() for marca in marcas[1:]), len(texto)]
    trozos = [
        texto[marca.end() : fin].strip().rstrip(";,").rstrip()
        for marca, fin in zip(marcas, finales, strict=True)
    ]
    partes = [
        Parte(orden, marca["marca"] if con_codigo else "", trozo)
        for orden, (marca, trozo) in enumerate(zip(marcas, trozos, strict=True), start=1)
    ]
    return texto[: marcas[0].start()], partes
