"""Un dibujo como SVG que se entiende solo: cada cosa lleva su color, sin hoja de estilo."""

from xml.sax.saxutils import escape, quoteattr

from seguimiento.exportacion.escribible import escribible
from seguimiento.exportacion.graficos.dibujo import Caja, Dibujo, Letrero, Quebrada, Trazo

_LETRA = "Segoe UI, Arial, sans-serif"
_PARTIDA = "4 2"


def en_svg(dibujo: Dibujo) -> bytes:
    """El archivo SVG."""
    medidas = f'width="{dibujo.ancho:g}" height="{dibujo.alto:g}"'
    cabeza = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {dibujo.ancho:g} {dibujo.alto:g}" {medidas}>'
    descripcion = f"<desc>{_texto(dibujo.descripcion)}</desc>"
    return "\n".join([cabeza, descripcion, trazos_en_svg(dibujo), "</svg>\n"]).encode()


def trazos_en_svg(dibujo: Dibujo) -> str:
    """Solo lo que se pinta, para ponerlo dentro de un `svg`."""
    return "\n".join(map(_trazo, dibujo.trazos))


def _trazo(trazo: Trazo) -> str:
    match trazo:
        case Caja():
            donde = (
                f'x="{trazo.x:g}" y="{trazo.y:g}" width="{trazo.ancho:g}" height="{trazo.alto:g}"'
            )
            relleno = f"fill={quoteattr(trazo.relleno or 'none')}"
            return f"<rect {donde} {relleno}{_linea(trazo)}/>"
        case Quebrada():
            puntos = " ".join(f"{x:g},{y:g}" for x, y in trazo.puntos)
            partida = " ".join(f"{uno:g}" for uno in trazo.partida) or "none"
            color = f'stroke={quoteattr(trazo.color)} stroke-width="{trazo.grueso:g}"'
            return f'<polyline points="{puntos}" fill="none" {color} stroke-dasharray="{partida}"/>'
        case Letrero():
            letra = f'font-family="{_LETRA}" font-size="{trazo.cuerpo:g}"'
            peso = ' font-weight="600"' if trazo.negrita else ""
            donde = f'x="{trazo.x:g}" y="{trazo.y:g}" text-anchor={quoteattr(trazo.ancla)}'
            return f"<text {donde} fill={quoteattr(trazo.color)} {letra}{peso}>{_texto(trazo.texto)}</text>"


def _linea(caja: Caja) -> str:
    if not caja.linea:
        return ""
    partida = f' stroke-dasharray="{_PARTIDA}"' if caja.partida else ""
    return f' stroke={quoteattr(caja.linea)} stroke-width="{caja.grueso:g}"{partida}'


def _texto(texto: str) -> str:
    return escape(escribible(texto))
