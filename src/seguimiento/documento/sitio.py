"""Los modos de escribir un texto donde ya había otro, del que más se le parece al más seguro."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from seguimiento.documento.escritura import (
    Habitos,
    Valor,
    en_corchetes,
    en_linea,
    entre_simples,
    es_logico,
    prudentes,
    texto_en_bloque,
)
from seguimiento.documento.habitos import ancho_de, es_de_ancho, lineas_de
from seguimiento.documento.lector import BLOQUE
from seguimiento.documento.sintaxis import entre_dobles
from seguimiento.documento.tramos import ClaseDeTramo, Plano, Tramo, cabecera_de_bloque, indicadores


def escritos_en(
    plano: Plano, camino: Sequence[Tramo], valor: str | None, habitos: Habitos
) -> Iterator[str]:
    """Lo que puede ponerse en el sitio del último tramo, fuera de corchetes; puede ser de varias líneas."""
    if valor is not None:
        return _textos_en(plano, camino, valor, habitos)
    tramo = camino[-1]
    # en una línea propia, tras un comentario, quitarlo dejaría los blancos de su sangría
    return iter(["null" if plano.texto[tramo.tras_signo : tramo.inicio].strip() else ""])


def _textos_en(
    plano: Plano, camino: Sequence[Tramo], valor: str, habitos: Habitos
) -> Iterator[str]:
    tramo = camino[-1]
    if tramo.estilo in BLOQUE:
        yield from _en_bloque(plano, camino, valor, habitos, tramo.estilo)
    elif "\n" in valor and not _ya_los_escapaba(plano, tramo):
        yield from _en_bloque(plano, camino, valor, habitos, "|")
    yield from _como_estaba(tramo, valor, habitos, en_flujo=False)
    yield entre_dobles(valor)


def _ya_los_escapaba(plano: Plano, tramo: Tramo) -> bool:
    return tramo.estilo == '"' and "\\n" in plano.texto[tramo.inicio : tramo.fin]


def entre_corchetes(tramo: Tramo, valor: Valor, habitos: Habitos) -> Iterator[str]:
    """Lo que puede ponerse en el sitio de un tramo que va entre corchetes o los lleva."""
    if isinstance(valor, str) and tramo.clase is ClaseDeTramo.TEXTO:
        yield from _como_estaba(tramo, valor, habitos, en_flujo=True)
    else:
        yield en_corchetes(valor, habitos)
    yield en_corchetes(valor, prudentes(habitos))


def _como_estaba(tramo: Tramo, valor: str, habitos: Habitos, *, en_flujo: bool) -> Iterator[str]:
    """En una línea y con las comillas que había."""
    simples = entre_simples(valor) if tramo.estilo == "'" else None
    if simples is not None:
        yield simples
    elif tramo.estilo in {'"', "'"}:
        yield entre_dobles(valor)
    else:
        habia_logico = not tramo.estilo and es_logico(tramo.valor)
        suyos = replace(habitos, logico=True) if habia_logico else habitos
        yield en_linea(valor, suyos, en_flujo=en_flujo)


def _en_bloque(
    plano: Plano, camino: Sequence[Tramo], valor: str, habitos: Habitos, estilo: str
) -> Iterator[str]:
    """En bloque, con el estilo que había y su sangría; si no puede ser, literal."""
    sangria, cifra = _sangria(plano, camino, habitos)
    ancho = _ancho(plano, camino[-1], habitos)
    for uno in dict.fromkeys((estilo, "|")):
        lineas = texto_en_bloque(uno, valor, sangria, ancho, cifra=cifra)
        if lineas is not None:
            yield "\n".join(lineas)


def _ancho(plano: Plano, tramo: Tramo, habitos: Habitos) -> int:
    """El del propio bloque, si es de varias líneas y no es el del documento."""
    lineas = lineas_de(plano, tramo)
    if tramo.estilo != ">" or len(lineas) < 3 or es_de_ancho(lineas, habitos.ancho):  # noqa: PLR2004
        return habitos.ancho
    return ancho_de(lineas)


def _sangria(plano: Plano, camino: Sequence[Tramo], habitos: Habitos) -> tuple[int, str]:
    """A qué columna va el texto de un bloque, y la cifra con que ya lo decía su cabecera."""
    base, tramo = plano.columna_de(camino), camino[-1]
    if tramo.estilo not in BLOQUE:
        return base + habitos.paso, ""
    cifra = "".join(filter(str.isdigit, indicadores(plano.texto, tramo.inicio)))
    if cifra:
        return base + int(cifra), cifra
    desde = cabecera_de_bloque(plano.texto, tramo.inicio)[0]
    primera = next(filter(str.strip, plano.texto[desde : tramo.fin].splitlines()), "")
    escrita = len(primera) - len(primera.lstrip(" "))
    return escrita or base + habitos.paso, ""
