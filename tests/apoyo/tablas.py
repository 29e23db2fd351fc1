"""Lo que se lee en una página o en un texto en Markdown: títulos, tablas, listas y frases, sin sus adornos."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from markdown_it import MarkdownIt

TITULOS = {"h1", "h2", "h3", "h4", "h5", "h6"}
FRASES = {"p", "desc", "figcaption", "dd", "summary", *TITULOS}
PARTES = {"detalle", "cambio"}
SEPARADOR = " ¦ "
"""Lo que en una página separa lo que dice un azulejo de su detalle y de su cambio."""
CALLADOS = {"style", "script"}


@dataclass(slots=True)
class Tabla:
    """Una tabla, con el título bajo el que está y el suyo, si lo tiene."""

    seccion: str
    titulo: str = ""
    filas: list[list[str]] = field(default_factory=list)

    @property
    def cabecera(self) -> list[str]:
        """Lo que dice la primera fila."""
        return self.filas[0] if self.filas else []

    @property
    def cuerpo(self) -> list[list[str]]:
        """Las demás."""
        return self.filas[1:]


@dataclass(slots=True)
class Frase:
    """Un párrafo, un título o un punto de una lista."""

    seccion: str
    clase: str
    texto: str


class Lectura(HTMLParser):
    """Va leyendo una página."""

    def __init__(self) -> None:
        super().__init__()
        self.tablas: list[Tabla] = []
        self.frases: list[Frase] = []
        self.datos: list[tuple[str, str]] = []
        """El rótulo y lo que dice de cada dato de una página."""
        self._seccion = self._negrita = self._fuerte = ""
        self._abiertas: list[tuple[str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Empieza a juntar lo que hay dentro."""
        clase = dict(attrs).get("class") or ""
        if tag == "table":
            self.tablas.append(Tabla(self._seccion, self._negrita))
        elif tag == "tr" and self.tablas:
            self.tablas[-1].filas.append([])
        elif tag == "br":
            self.handle_data(" · ")
        if tag in {"td", "th", "caption", "li", "dt", "strong", *FRASES, *CALLADOS}:
            self._abiertas.append((tag, []))
        elif tag == "span" and clase in PARTES:
            self.handle_data(SEPARADOR)

    def handle_data(self, data: str) -> None:
        """Junta el texto en lo último que se abrió."""
        if self._abiertas:
            self._abiertas[-1][1].append(data)

    def handle_endtag(self, tag: str) -> None:
        """Anota lo que se cierra."""
        if not self._abiertas or self._abiertas[-1][0] != tag:
            return
        bruto = "".join(self._abiertas.pop()[1])
        texto = " ".join(bruto.split())
        if tag == "strong":
            self.handle_data(bruto)
            self._fuerte = texto
            return
        if tag in {"td", "th"} and self.tablas and self.tablas[-1].filas:
            self.tablas[-1].filas[-1].append(texto)
        elif tag == "caption" and self.tablas:
            self.tablas[-1].titulo = texto
        elif tag == "dt":
            self._negrita = texto
        elif texto and tag not in CALLADOS:
            self._anotar(tag, texto)
            if tag == "dd":
                self.datos.append((self._negrita, texto))

    def _anotar(self, tag: str, texto: str) -> None:
        if tag in TITULOS:
            self._seccion, self._negrita = texto, ""
        self.frases.append(Frase(self._seccion, tag, texto))
        # en Markdown, el título de una tabla es el párrafo en negrita que lleva delante
        if tag == "figcaption" or (tag == "p" and texto == self._fuerte):
            self._negrita = texto


def leida(texto: str, *, markdown: bool) -> Lectura:
    """Una página, o un texto en Markdown hecho página."""
    lectura = Lectura()
    lectura.feed(MarkdownIt().enable("table").render(texto) if markdown else texto)
    return lectura
