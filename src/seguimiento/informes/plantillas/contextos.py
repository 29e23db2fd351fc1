"""En qué parte de una página cae cada dato: dentro de un guion o de un atributo, proteger no basta.

Lo protegido como HTML no puede salirse de un párrafo ni de un atributo entre comillas. En lo demás
(guiones, estilos, comentarios, atributos sin comillas, direcciones) un texto ajeno puede mandar. En
Markdown hay además las direcciones de sus enlaces, y sus etiquetas, donde las comillas no se protegen.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from seguimiento.diagnosticos import Falta
from seguimiento.informes.plantillas.detencion import prohibido
from seguimiento.informes.plantillas.permitido import Nodo
from seguimiento.informes.plantillas.seguida import SENAL, Seguida, Trozo

_DIRECCIONES = frozenset(
    (
        "href",
        "src",
        "action",
        "formaction",
        "data",
        "poster",
        "cite",
        "ping",
        "background",
    )
)
_VARIAS = frozenset({"style", "srcdoc", "srcset", "imagesrcset"})
"""Los atributos que llevan direcciones en cualquier sitio de lo que dicen."""
_DE_ANIMACION = frozenset({"animate", "set"})
_ATRIBUTO = re.compile(
    r"""(?P<nombre>[^\s"'<>/=]+)(?:\s*=\s*(?P<valor>"[^"]*"|'[^']*'|[^\s"'>][^\s>]*))?"""
)
SIN_TEXTO = {"script": ".js.j2", "style": ".css.j2"}
"""Las etiquetas que no llevan texto, sino algo que manda, y cómo se llaman las plantillas que se traen a ellas."""
_NINGUNA = "\0"
_AYUDA = "ponga el dato en un texto o en un atributo entre comillas"
_DE_ENLACE = "una dirección empieza por un «enlace» de la vista o por algo escrito en la plantilla"
_EN_TEXTO = "ponga el dato en el texto y deje las etiquetas para lo que escribe la plantilla"
_DE_MARKDOWN = re.compile(
    r"\]\(\s*<?\s*|^[ \t>*+\-\d.)]*\[(?:[^\[\]\\]|\\.){1,999}\]:\s*<?\s*", re.MULTILINE
)
"""Lo que va delante de una dirección de Markdown: la de un enlace, una imagen o una referencia.

Una referencia vale también dentro de una lista o de una cita, y su rótulo puede ocupar varias líneas.
"""
_ACABA = re.compile(r"[\s)>]")
_ENTRE_ANGULOS = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]{1,31}:")
_ROTULO = re.compile(r"\[([^\[\]]*)\](?=\()")
_DE_FIAR = frozenset({"id"})
"""Los campos que no escribe nadie en un registro: los pone el programa, en letras y cifras."""


def faltas(arbol: Nodo) -> Iterator[Falta]:
    """Los datos de una plantilla de HTML que caen donde no deben, en orden."""
    yield from _de_etiquetas(_Lector(Seguida(arbol), en_markdown=False))


def faltas_en_markdown(arbol: Nodo) -> Iterator[Falta]:
    """Los de una de Markdown: en sus direcciones, en sus etiquetas o pegados a una marca suya."""
    seguida = Seguida(arbol)
    yield from _de_etiquetas(_Lector(seguida, en_markdown=True))
    yield from _de_direcciones(seguida)
    yield from _pegados(seguida)


def de_rotulo(arbol: Nodo) -> Iterator[tuple[Any, int]]:
    """Los datos que van en el rótulo de un enlace de Markdown: el nodo que escribe cada uno y cuál es."""
    seguida = Seguida(arbol)
    rotulos = [hallado.span(1) for hallado in _ROTULO.finditer(seguida.texto)]
    siguiente = 0
    for donde, trozo in seguida.huecos:
        while siguiente < len(rotulos) and rotulos[siguiente][1] <= donde:
            siguiente += 1
        dentro = siguiente < len(rotulos) and rotulos[siguiente][0] <= donde
        if dentro and trozo.salida is not None:
            yield trozo.salida, trozo.indice


def _de_etiquetas(lector: "_Lector") -> Iterator[Falta]:
    lector.feed(lector.seguida.texto)
    # sin cerrar lo que quede abierto: una macro puede dar solo el principio de una etiqueta
    yield from lector.hallados
    yield from lector.sin_leer()


def _de_direcciones(seguida: Seguida) -> Iterator[Falta]:
    """Los que empiezan la dirección de un enlace, una imagen o una referencia de Markdown."""
    principios = [hallado.end() for hallado in _DE_MARKDOWN.finditer(seguida.texto)]
    siguiente, desde = 0, -1
    for donde, trozo in seguida.huecos:
        while siguiente < len(principios) and principios[siguiente] <= donde:
            desde = principios[siguiente]
            siguiente += 1
        dentro = desde >= 0 and _ACABA.search(seguida.texto, desde, donde) is None
        if dentro and not seguida.empieza_bien(desde, donde, trozo):
            yield _falta(trozo, "el principio de una dirección", _DE_ENLACE)


def _pegados(seguida: Seguida) -> Iterator[Falta]:
    r"""Los que siguen a «]» o a «\»: lo que el dato empiece lo acabaría la plantilla."""
    for donde, trozo in seguida.huecos:
        anterior = seguida.texto[max(donde - 1, 0) : donde]
        if anterior in {"]", "\\"} and not trozo.traido:
            yield _falta(trozo, f"pegado a «{anterior}»", "ponga un espacio delante", "")


def _lleva_a_otro_sitio(tag: str, nombre: str, crudo: str) -> bool:
    """Si lo que dice el atributo es, sin llamarse dirección, a dónde se va: recargar o animar."""
    if tag == "meta":
        return nombre == "content" and "http-equiv" in crudo.lower()
    return tag.rpartition(":")[2] in _DE_ANIMACION and nombre in {"to", "from", "by", "values"}


def _falta(trozo: Trozo, donde: str, ayuda: str, en: str = "en ") -> Falta:
    que = "otra plantilla" if trozo.traido else "un dato"
    return prohibido(f"{que} no puede ir {en}{donde}", trozo.linea, trozo.dato, ayuda)


class _Lector(HTMLParser):
    """Lee una plantilla seguida y cuenta los huecos según pasan."""

    def __init__(self, seguida: Seguida, *, en_markdown: bool) -> None:
        super().__init__(convert_charrefs=False)
        self.seguida = seguida
        self.hallados: list[Falta] = []
        self._en_markdown = en_markdown
        self._leidos = 0
        self._dentro_de = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs  # se leen del texto, que dice además dónde están
        crudo = self.get_starttag_text() or ""
        if self._en_markdown and _ENTRE_ANGULOS.match(crudo):
            self._entre_angulos(crudo)
            return
        hasta = 1 + len(tag)
        self._anotar(crudo[:hasta], "el nombre de una etiqueta")
        for atributo in _ATRIBUTO.finditer(crudo, hasta):
            self._anotar(crudo[hasta : atributo.end("nombre")], "el nombre de un atributo")
            nombre, valor = atributo["nombre"].lower(), atributo["valor"] or ""
            if _lleva_a_otro_sitio(tag, nombre, crudo):
                self._anotar(valor, f"el atributo «{nombre}» de «<{tag}>»")
            else:
                self._atributo(nombre, valor)
            hasta = atributo.end()
        self._anotar(crudo[hasta:], "una etiqueta mal escrita")
        self._dentro_de = tag if tag in SIN_TEXTO else ""

    def _atributo(self, nombre: str, valor: str) -> None:
        if nombre.startswith("on") or nombre in _VARIAS:
            self._anotar(valor, f"el atributo «{nombre}»")
        elif not valor.startswith(('"', "'")):
            self._anotar(valor, f"el atributo «{nombre}», que va sin comillas")
        elif nombre.rpartition(":")[2] in _DIRECCIONES:
            self._direccion(valor)
        elif self._en_markdown:
            self._sin_proteger(valor, f"el atributo «{nombre}»")
        else:
            self._anotar(valor, "")

    def _direccion(self, valor: str) -> None:
        """Un atributo que dice a dónde se va: lo primero que diga no puede ser un dato cualquiera."""
        for hueco in re.finditer(SENAL, valor):
            donde, trozo = self.seguida.huecos[self._leidos]
            # el valor empieza tras su comilla, y el hueco, una letra antes que su señal
            desde = donde - (hueco.start() - 1) + 1
            vale = self.seguida.empieza_bien(desde, donde, trozo)
            ajeno = self._en_markdown and trozo.dato not in {*_DE_FIAR, "enlace"}
            if not vale:
                self._anotar(SENAL, "el principio de una dirección", _DE_ENLACE)
            else:
                self._anotar(SENAL, "el atributo de una etiqueta" if ajeno else "", _EN_TEXTO)

    def _sin_proteger(self, valor: str, donde: str) -> None:
        """Un atributo en Markdown, donde unas comillas del dato lo cerrarían."""
        for _ in range(valor.count(SENAL)):
            de_fiar = self.seguida.huecos[self._leidos][1].dato in _DE_FIAR
            self._anotar(SENAL, "" if de_fiar else donde, _EN_TEXTO)

    def _entre_angulos(self, crudo: str) -> None:
        """Una dirección entre «<» y «>»: lo que va tras el esquema no cambia a dónde lleva."""
        peligroso = crudo[1:].lower().startswith(("javascript:", "vbscript:", "data:"))
        self._anotar(crudo, "una dirección que ejecuta lo que dice" if peligroso else "")

    def handle_endtag(self, tag: str) -> None:
        self._anotar(tag, "el nombre de una etiqueta")
        self._dentro_de = ""

    def handle_data(self, data: str) -> None:
        self._anotar(data, f"«<{self._dentro_de}>»" if self._dentro_de else "")

    def handle_entityref(self, name: str) -> None:
        self._anotar(name, "")

    def handle_comment(self, data: str) -> None:
        self._anotar(data, "un comentario")

    def handle_decl(self, decl: str) -> None:
        self._anotar(decl, "una declaración")

    def handle_pi(self, data: str) -> None:
        self._anotar(data, "una instrucción")

    def unknown_decl(self, data: str) -> None:
        self._anotar(data, "una declaración")

    def _anotar(self, texto: str, donde: str, ayuda: str = _AYUDA) -> None:
        """Da por leídos los huecos del texto y, si no debían estar ahí, lo anota."""
        for _ in range(texto.count(SENAL)):
            trozo = self.seguida.huecos[self._leidos][1]
            self._leidos += 1
            # un estilo o un guion se traen enteros de otra plantilla, que se comprueba sola (`estilos`)
            suyo = donde and trozo.de.endswith(SIN_TEXTO.get(self._dentro_de, _NINGUNA))
            if donde and not suyo:
                self.hallados.append(_falta(trozo, donde, ayuda))

    def sin_leer(self) -> Iterator[Falta]:
        """Los huecos que quedaron en una etiqueta sin cerrar."""
        for _, trozo in self.seguida.huecos[self._leidos :]:
            yield _falta(trozo, "una etiqueta que no se cierra", _AYUDA)
