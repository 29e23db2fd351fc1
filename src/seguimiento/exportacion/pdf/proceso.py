"""El proceso que hace un PDF: le llega una página y devuelve el archivo. No abre ningún otro ni usa la red."""

import logging
import re
import sys
from typing import Any, Never
from xml.etree import ElementTree as ET

from seguimiento.exportacion.graficos.dibujo import dibujo_de, motivos_de
from seguimiento.exportacion.graficos.hoja import Hoja
from seguimiento.exportacion.graficos.vectores import trazos_en_svg

FALTA_EL_EXTRA, FALTAN_LAS_DEL_SISTEMA = 10, 11
"""Con qué códigos dice que no puede."""
_ESTILO = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_SVG = re.compile(r"<svg\b[^>]*>.*?</svg>", re.DOTALL)
_A_SU_MODO = """<style>@media print {
  .grafico { grid-template-rows: auto !important; }
  .muestra.en_plazo { background: var(--barra-en-plazo); }
}</style></head>"""
"""Lo que la biblioteca no sabe del estilo: una fila de rejilla que se estira, un fondo de rayas."""
_ACCESIBLE = "pdf/ua-1"


class _Nada:
    """Quien trae lo de fuera: nada. Una página de informe no lo lleva; si lo pide, no se le da."""

    _fail_on_errors = False
    """Sin ello, el PDF se hace igual."""

    def __call__(self, url: str, *_: Any, **__: Any) -> Never:  # noqa: ANN401 — la firma la pone la biblioteca
        mensaje = f"no se abre «{url}»"
        raise ValueError(mensaje)


def pintada(pagina: str) -> str:
    """La página, con los gráficos pintados: la biblioteca no les aplica la hoja de estilo."""
    hoja = Hoja("\n".join(_ESTILO.findall(pagina)))
    svgs = {entero: _leido(entero) for entero in _SVG.findall(pagina)}
    motivos = motivos_de(
        uno for svg in svgs.values() if svg is not None for uno in svg.iter("pattern")
    )

    def puesta(hallado: re.Match[str]) -> str:
        svg = svgs[hallado[0]]
        if svg is None or svg.find("defs") is not None:
            return hallado[0]
        abre = hallado[0][: hallado[0].index(">") + 1]
        return f"{abre}{trazos_en_svg(dibujo_de(svg, hoja, motivos))}</svg>"

    return _SVG.sub(puesta, pagina).replace("</head>", _A_SU_MODO, 1)


def _leido(svg: str) -> ET.Element | None:
    """El gráfico, si está bien escrito; el de una plantilla propia puede no estarlo."""
    try:
        return ET.fromstring(svg)  # noqa: S314 — un trozo de página: ni DTD ni entidades
    except ET.ParseError:
        return None


def en_pdf(pagina: str) -> bytes:
    """El PDF de la página."""
    from weasyprint import HTML

    # lo que la hoja de estilo pide y no sabe hacer no es asunto de quien pide el PDF
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    hecho: bytes = HTML(string=pintada(pagina), url_fetcher=_Nada(), base_url=None).write_pdf(
        pdf_variant=_ACCESIBLE
    )
    return hecho


def principal() -> int:
    """Lee la página de la entrada y escribe el PDF en la salida; da el código de salida."""
    try:
        import weasyprint  # noqa: F401 — solo por ver si está
    except ModuleNotFoundError:
        return FALTA_EL_EXTRA
    except OSError:
        return FALTAN_LAS_DEL_SISTEMA
    pagina = sys.stdin.buffer.read().decode("utf-8")
    sys.stdout.buffer.write(en_pdf(pagina))
    return 0


if __name__ == "__main__":
    sys.exit(principal())
