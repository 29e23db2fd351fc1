"""Cómo se escribe un recordatorio: en texto y en HTML, para un correo, y en Markdown, para un chat."""

from collections.abc import Iterable, Iterator
from html import escape

from seguimiento.exportacion.recordatorios.carta import Apartado, Carta, Renglon
from seguimiento.literales import literal_en_markdown
from seguimiento.piezas import Tono
from seguimiento.redaccion import en_linea, legible, recortado
from seguimiento.vocabularios import total

LETRAS_EN_UN_CHAT = 140
"""A cuánto se recorta en un chat lo que dice una acción: más no se lee en un teléfono."""


def _limpio(texto: str) -> str:
    """El texto en una línea y con todo a la vista."""
    return legible(en_linea(texto))


def _lineas(texto: str) -> list[str]:
    return [_limpio(linea) for linea in texto.splitlines() if linea.strip()]


# ── En texto ─────────────────────────────────────────────────────────────────


def en_texto(carta: Carta) -> str:
    """El recordatorio en texto llano, con salto final."""
    bloques = [f"{_limpio(carta.nombre)}:", carta.entrada, *carta.avisos]
    for apartado in carta.apartados:
        bloques.append(apartado.titulo.upper())
        bloques += ("\n".join(_renglon_en_texto(uno)) for uno in apartado.renglones)
    bloques += filter(None, (carta.cierre, carta.adjuntos, carta.firma))
    # cada bloque, ya en sus líneas: ninguno puede traer otras
    return "\n\n".join("\n".join(_con_sangria(uno)) for uno in bloques) + "\n"


def _con_sangria(bloque: str) -> Iterator[str]:
    for orden, linea in enumerate(_lineas(bloque)):
        yield f"  {linea}" if orden else linea


def _renglon_en_texto(uno: Renglon) -> Iterator[str]:
    yield f"* {_limpio(uno.ref)} — {_limpio(uno.que)}"
    yield f"De: {_limpio(uno.de)}"
    cuando = f" ({uno.cuando})" if uno.cuando else ""
    yield f"Plazo: {'; '.join(_lineas(uno.plazo))}{cuando}"
    yield f"Cómo va: {'; '.join(_lineas(uno.como_va))}"
    yield f"Última entrada: {'; '.join(_lineas(uno.novedad))}"
    if uno.enlace:
        yield _limpio(uno.enlace)


# ── En HTML ──────────────────────────────────────────────────────────────────

_LETRA = "font-family:Calibri,Arial,sans-serif;font-size:11pt;color:#222222"
_CELDA = "border:1px solid #c8c8c8;padding:6px 8px;vertical-align:top;text-align:left"
_CABECERA = f"{_CELDA};background-color:#f0f0f0;font-weight:bold"
_COLORES = total(
    {
        Tono.URGENTE: "#9c1c1c",
        Tono.ATENCION: "#7a4b00",
        Tono.NORMAL: "#222222",
        Tono.TITULO: "#222222",
        Tono.BIEN: "#222222",
        Tono.TENUE: "#222222",
    }
)
_COLUMNAS = (("Qué", "44%"), ("Plazo", "16%"), ("Cómo va", "16%"), ("Última entrada", "24%"))


def en_html(carta: Carta) -> str:
    """El recordatorio en una página sin estilos aparte ni nada de fuera: así la muestra Outlook."""
    partes = (
        _parrafo(f"{carta.nombre}:"),
        _parrafo(carta.entrada),
        *(_parrafo(aviso, "font-weight:bold;color:#9c1c1c") for aviso in carta.avisos),
        *(parte for apartado in carta.apartados for parte in _apartado(apartado)),
        *map(_parrafo, filter(None, (carta.cierre, carta.adjuntos, carta.firma))),
    )
    cabeza = f'<head><meta charset="utf-8"><title>{_html(carta.asunto)}</title></head>'
    cuerpo = "\n".join(partes)
    return f'<!DOCTYPE html>\n<html lang="es">\n{cabeza}\n<body style="{_LETRA}">\n{cuerpo}\n</body>\n</html>\n'


def _html(texto: str) -> str:
    return escape(_limpio(texto))


def _parrafo(texto: str, estilo: str = "") -> str:
    return f'<p style="{_LETRA};margin:10px 0{";" if estilo else ""}{estilo}">{_html(texto)}</p>'


def _apartado(apartado: Apartado) -> Iterator[str]:
    color = _COLORES[apartado.tono]
    yield f'<h2 style="{_LETRA};font-size:13pt;color:{color};margin:18px 0 6px 0">{_html(apartado.titulo)}</h2>'
    yield '<table border="0" cellpadding="0" cellspacing="0" width="100%" style="border-collapse:collapse">'
    titulos = "".join(
        f'<th scope="col" width="{ancho}" style="{_LETRA};{_CABECERA}">{titulo}</th>'
        for titulo, ancho in _COLUMNAS
    )
    yield f"<tr>{titulos}</tr>"
    for uno in apartado.renglones:
        cuando = [f'<b style="color:{color}">{_html(uno.cuando)}</b>'] if uno.cuando else []
        celdas = (
            _celda((*_que(uno), _tenue(uno.de))),
            _celda((*map(escape, _lineas(uno.plazo)), *cuando)),
            _celda(map(escape, _lineas(uno.como_va))),
            _celda(map(escape, _lineas(uno.novedad))),
        )
        yield f"<tr>{''.join(celdas)}</tr>"
    yield "</table>"


def _que(uno: Renglon) -> Iterator[str]:
    ref = _html(uno.ref)
    yield f'<a href="{escape(uno.enlace)}"><b>{ref}</b></a>' if uno.enlace else f"<b>{ref}</b>"
    yield _html(uno.que)


def _tenue(texto: str) -> str:
    return f'<span style="color:#5a5a5a;font-size:10pt">{_html(texto)}</span>'


def _celda(lineas: Iterable[str]) -> str:
    return f'<td style="{_LETRA};{_CELDA}">{"<br>".join(lineas)}</td>'


# ── En Markdown ──────────────────────────────────────────────────────────────


def en_markdown(carta: Carta) -> str:
    """El recordatorio para pegar en un chat: una línea por acción y ninguna tabla; con salto final."""
    bloques = [f"**{_seguido(carta.nombre)}**"]
    bloques += map(literal_en_markdown, (carta.entrada, *carta.avisos))
    for apartado in carta.apartados:
        bloques.append(f"**{_seguido(apartado.titulo)}**")
        bloques.append("\n".join(map(_renglon_en_markdown, apartado.renglones)))
    bloques += map(literal_en_markdown, filter(None, (carta.cierre, carta.firma)))
    return "\n\n".join(bloques) + "\n"


def _seguido(texto: str) -> str:
    """El texto en mitad de una línea."""
    return literal_en_markdown(texto, principio="")


def _renglon_en_markdown(uno: Renglon) -> str:
    plazo = _lineas(uno.plazo)[0]
    cuando = f"{uno.cuando} ({plazo})" if uno.cuando else plazo
    que = _seguido(recortado(uno.que, LETRAS_EN_UN_CHAT))
    return f"- {_seguido(uno.ref)}: {que} — {_seguido(cuando)}"
