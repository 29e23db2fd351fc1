"""Lo demás que traen las celdas: textos, listas, pruebas, cantidades, países y dinero."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from seguimiento.fechas_escritas import llano
from seguimiento.importacion.valores.lectura import Lectura, Leidos
from seguimiento.importacion.valores.textos import es_nada, sin_vineta
from seguimiento.importacion.valores.vocablos import valor_de
from seguimiento.modelo.tipos import ENLACE, MONEDA
from seguimiento.vocabularios import (
    CriterioCAD,
    Recurrencia,
    TipoDeEvaluacion,
    Vocabulario,
    pais_llamado,
)
from seguimiento.vocabularios.rotulos import CampoDeMatriz as C

_DIRECCION = re.compile(r"(?:https?://|www\.)[^\s<>\"«»]+|mailto:[^\s<>\"]+", re.IGNORECASE)
_ENTRE = re.compile(r"\s*[;\n]\s*")
_ENTRE_CORTOS = re.compile(r"\s*[;,\n]\s*")
_CANTIDAD = re.compile(
    r"(?:al menos |como mínimo |mínimo |at least |au moins |ao menos |pelo menos )?(?P<n>[1-9][0-9]{0,8})\s+(?P<que>[^\W\d].*)",
    re.IGNORECASE,
)
_DINERO = re.compile(
    r"(?P<a>[A-Z]{3}|US\$|\$|€|R\$)?\s*(?P<n>[0-9]{1,3}(?:[., ][0-9]{3})+|[0-9]+)(?P<d>[.,][0-9]{1,2})?\s*(?P<b>[A-Z]{3})?"
)
_PIDE_ANIO = re.compile(r"\b(?:ano|year|annee)\b")
_CON_ANIO = re.compile(
    r"(?P<titulo>.*\S)\s*[-–—,(/]\s*(?P<anio>(?:19|20)[0-9]{2})\)?\.?", re.DOTALL
)
_CON_FECHA = re.compile(
    r"(?m)^(?P<fecha>[0-9]{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?): (?=\S)"
)
"""Con que empieza una línea de un comentario que dice cuándo."""
_SIMBOLOS = {"US$": "USD", "€": "EUR", "R$": "BRL"}


def texto(lectura: Lectura) -> Leidos:
    """Lo que dice, con la dirección de sus enlaces si no está a la vista."""
    ocultos = [enlace for enlace in lectura.celda.enlaces if enlace not in lectura.texto]
    return {lectura.campo: " ".join([lectura.texto, *(f"({uno})" for uno in ocultos)])}


def comentario(lectura: Lectura) -> Leidos:
    """Lo que dice y, si empieza por su fecha («2023-10-31: …») y no lleva más, cuándo se dijo."""
    fechados = [*_CON_FECHA.finditer(lectura.texto)]
    if len(fechados) != 1 or fechados[0].start():
        return texto(lectura)
    sin_fecha = replace(lectura, texto=lectura.texto[fechados[0].end() :])
    return {C.FECHA_DE_SEGUIMIENTO: fechados[0]["fecha"], **texto(sin_fecha)}


def titulo(lectura: Lectura) -> Leidos:
    """El título y, si el rótulo lo pide («Título y año»), el año con que termina."""
    con_anio = (
        _CON_ANIO.fullmatch(lectura.texto) if _PIDE_ANIO.search(llano(lectura.rotulo)) else None
    )
    if con_anio is None:
        return texto(lectura)
    return {C.TITULO: con_anio["titulo"], C.FECHA_DE_EVALUACION: con_anio["anio"]}


def lista(lectura: Lectura) -> Leidos:
    """Cada cosa que dice: por líneas, viñetas o punto y coma."""
    return _con_algo(lectura, _cortados(lectura.texto, _ENTRE))


def lista_de_cortos(lectura: Lectura) -> Leidos:
    """Lo mismo, también por comas: etiquetas, códigos."""
    return _con_algo(lectura, _cortados(lectura.texto, _ENTRE_CORTOS))


def _cortados(texto: str, corte: re.Pattern[str]) -> list[str]:
    partes = map(sin_vineta, corte.split(texto))
    return list(dict.fromkeys(parte for parte in partes if parte and not es_nada(parte)))


def _con_algo(lectura: Lectura, partes: list[str]) -> Leidos:
    return {lectura.campo: partes} if partes else {}


def a_las_notas(lectura: Lectura) -> Leidos:
    """El texto, con su rótulo delante; lo que ya se llama «Notas», solo."""
    propias = llano(lectura.rotulo).startswith("not")
    return texto(lectura) if propias or not lectura.rotulo else lectura.a_las_notas()


# ── Lo que prueba lo hecho ───────────────────────────────────────────────────


def evidencia(lectura: Lectura) -> Leidos:
    """Cada prueba con su título y su enlace; el de una celda que es un hipervínculo es de lo que dice."""
    enlaces = [enlace for enlace in lectura.celda.enlaces if ENLACE.fullmatch(enlace)]
    partes = _cortados(lectura.texto, _ENTRE)
    if len(partes) == len(enlaces):
        pruebas = [_prueba(parte, enlace) for parte, enlace in zip(partes, enlaces, strict=True)]
    else:
        pruebas = [_prueba(parte) for parte in partes]
        dichos = {prueba.get("url") for prueba in pruebas}
        pruebas += [{"url": enlace} for enlace in enlaces if enlace not in dichos]
    return {lectura.campo: pruebas} if pruebas else {}


def _prueba(dicho: str, enlace: str = "") -> dict[str, str]:
    escrita = _DIRECCION.search(dicho)
    direccion = escrita[0].rstrip(".,;:)") if escrita else ""
    url = enlace or (f"https://{direccion}" if direccion.startswith("www.") else direccion)
    titulo = dicho.replace(direccion, "").strip(" :-–—.,;()") if direccion else dicho
    if url and not ENLACE.fullmatch(url):
        return {"titulo": dicho}
    return {clave: valor for clave, valor in (("titulo", titulo), ("url", url)) if valor}


# ── Cantidades, dinero y nombres de vocabularios ─────────────────────────────


def meta(lectura: Lectura) -> Leidos:
    """«2 talleres»; lo que no dice cuántos va en las notas."""
    if cantidad := _CANTIDAD.fullmatch(lectura.texto):
        return {C.META: [{"cantidad": cantidad["n"], "unidad": cantidad["que"]}]}
    return lectura.a_las_notas()


def fondos(lectura: Lectura) -> Leidos:
    """Cuánto y en qué moneda; lo que no es una suma clara va en las notas."""
    dinero = _DINERO.fullmatch(lectura.texto)
    if dinero is None:
        return lectura.a_las_notas()
    moneda = _SIMBOLOS.get(dinero["a"] or "", dinero["a"] or dinero["b"] or "")
    monto = re.sub("[^0-9]", "", dinero["n"]) + (dinero["d"] or "").replace(",", ".")
    if not MONEDA.fullmatch(moneda):
        return lectura.a_las_notas()
    return {C.FONDOS: {"monto": monto, "moneda": moneda}}


def pais(lectura: Lectura) -> Leidos:
    """Los códigos de los países que nombra; si de alguno no se sabe, todo va en las notas."""
    nombres = _cortados(lectura.texto, _ENTRE_CORTOS)
    hallados = [pais_llamado(nombre) for nombre in nombres]
    return {C.PAIS: hallados} if hallados and all(hallados) else lectura.a_las_notas()


def uno_de(vocabulario: type[Vocabulario]) -> Callable[[Lectura], Leidos]:
    """Quien entiende los nombres de un vocabulario; lo que no es de él va en las notas."""

    def leer(lectura: Lectura) -> Leidos:
        hallado = valor_de(lectura.texto, vocabulario)
        return {lectura.campo: hallado.value} if hallado else lectura.a_las_notas()

    return leer


def criterios(lectura: Lectura) -> Leidos:
    """Los criterios del CAD que nombra; si alguno no lo es, todo va en las notas."""
    nombres = [*_por_partes(lectura.texto)]
    hallados = [valor_de(nombre, CriterioCAD) for nombre in nombres]
    codigos = [hallado.value for hallado in hallados if hallado]
    return {C.CRITERIO: codigos} if codigos and all(hallados) else lectura.a_las_notas()


def _por_partes(texto: str) -> Iterator[str]:
    for parte in _cortados(texto, _ENTRE_CORTOS):
        yield from re.split(r"\s*/\s*|\s+(?:y|e|and|et)\s+", parte)


RECURRENCIA, TIPO = uno_de(Recurrencia), uno_de(TipoDeEvaluacion)
