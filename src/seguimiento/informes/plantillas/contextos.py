"""En qué parte de una página cae cada dato: dentro de un guion o de un atributo, proteger no basta.

Lo protegido como HTML no puede salirse de un párrafo ni de un atributo entre comillas. En lo demás
(guiones, estilos, comentarios, atributos sin comillas, direcciones) un texto ajeno puede mandar.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from seguimiento.diagnosticos import Falta
from seguimiento.informes.plantillas.detencion import prohibido
from seguimiento.informes.plantillas.permitido import Nodo

_HUECO = "x\ue000"
"""Lo que ocupa el sitio de un dato; empieza por una letra, como podría empezar el dato."""
_DIRECCIONES = frozenset(
    ("href", "src", "action", "formaction", "data", "poster", "cite", "ping", "background")
)
_ENTRECOMILLADO = re.compile("\"[^\"]*\"|'[^']*'")
_SIN_TEXTO = frozenset({"script", "style"})
_AYUDA = "ponga el dato en un texto o en un atributo entre comillas"


@dataclass(frozen=True, slots=True)
class _Trozo:
    """Un trozo de plantilla: su texto o, si no lo tiene, el nombre del dato que va ahí."""

    linea: int
    texto: str = ""
    dato: str = ""


def faltas(arbol: Nodo) -> Iterator[Falta]:
    """Los datos de una plantilla de HTML que caen donde no deben, en orden."""
    lector = _Lector()
    for trozo in _trozos(arbol):
        lector.datos += [trozo] * (not trozo.texto)
        lector.feed(trozo.texto or _HUECO)
    # sin cerrar lo que quede abierto: una macro puede dar solo el principio de una etiqueta
    yield from lector.hallados
    yield from lector.sin_leer()


def _trozos(nodo: Nodo) -> Iterator[_Trozo]:
    """La plantilla seguida: sus textos y, en su sitio, cada dato que escribe."""
    for parte in nodo.iter_child_nodes():
        clase = type(parte).__name__
        if type(nodo).__name__ != "Output":
            yield from _trozos(parte)
        elif clase == "TemplateData":
            yield _Trozo(parte.lineno, parte.data)
        else:
            yield _Trozo(parte.lineno, dato=parte.attr if clase == "Getattr" else _nombre(parte))


def _nombre(parte: Any) -> str:  # noqa: ANN401 — cualquier expresión
    """Cómo señalar un dato que no es un campo: el primer nombre que aparece en él."""
    pendientes = [parte]
    while pendientes:
        parte = pendientes.pop()
        # «enlace» solo vale de un campo, que es donde se comprueba a dónde lleva
        if type(parte).__name__ == "Name" and parte.name != "enlace":
            return str(parte.name)
        pendientes += reversed([*parte.iter_child_nodes()])
    return "{{"


class _Lector(HTMLParser):
    """Lee una plantilla y cuenta los huecos según pasan."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.datos: list[_Trozo] = []
        self.hallados: list[Falta] = []
        self._leidos = 0
        self._dentro_de = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._anotar(tag, "el nombre de una etiqueta")
        crudo = self.get_starttag_text() or ""
        for nombre, valor in attrs:
            self._anotar(nombre, "el nombre de un atributo")
            self._atributo(nombre, valor or "", crudo)
        self._dentro_de = tag if tag in _SIN_TEXTO else ""

    def _atributo(self, nombre: str, valor: str, crudo: str) -> None:
        if nombre.startswith("on") or nombre in {"style", "srcdoc"}:
            self._anotar(valor, f"el atributo «{nombre}»")
        elif _sin_comillas(nombre, crudo):
            self._anotar(valor, f"el atributo «{nombre}», que va sin comillas")
        elif nombre.rpartition(":")[2] in _DIRECCIONES and valor.startswith(_HUECO):
            primero = self.datos[self._leidos]
            vale = primero.dato == "enlace"
            self._anotar(_HUECO, "" if vale else "el principio de una dirección", _DE_ENLACE)
            self._anotar(valor.removeprefix(_HUECO), "")
        else:
            self._anotar(valor, "")

    def handle_endtag(self, tag: str) -> None:
        self._anotar(tag, "el nombre de una etiqueta")
        self._dentro_de = ""

    def handle_data(self, data: str) -> None:
        self._anotar(data, f"«<{self._dentro_de}>»" if self._dentro_de else "")

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
        for _ in range(texto.count(_HUECO)):
            dato = self.datos[self._leidos]
            self._leidos += 1
            if donde:
                mensaje = f"un dato no puede ir en {donde}"
                self.hallados.append(prohibido(mensaje, dato.linea, dato.dato, ayuda))

    def sin_leer(self) -> Iterator[Falta]:
        """Los huecos que quedaron en una etiqueta sin cerrar."""
        for dato in self.datos[self._leidos :]:
            mensaje = "un dato no puede ir en una etiqueta que no se cierra"
            yield prohibido(mensaje, dato.linea, dato.dato, _AYUDA)


def _sin_comillas(nombre: str, crudo: str) -> bool:
    """Si a un atributo de una etiqueta se le da un dato sin entrecomillarlo."""
    suelto = _ENTRECOMILLADO.sub("", crudo)
    return re.search(rf"{re.escape(nombre)}\s*=[^\s>]*{_HUECO}", suelto, re.IGNORECASE) is not None


_DE_ENLACE = "una dirección empieza por un «enlace» de la vista o por algo escrito en la plantilla"
