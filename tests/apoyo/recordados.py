"""Los recordatorios, leídos como los leería otro programa: con `email.parser` y un lector de HTML."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from html.parser import HTMLParser
from pathlib import Path

from apoyo.ejecucion import HOY, Resultado, seg


def recordar(raiz: Path, a: Path, *mas: str, hoy: str = HOY) -> Resultado:
    """Escribe los recordatorios en esa carpeta."""
    return seg("recordatorios", "-o", a, *mas, en=raiz, hoy=hoy)


def correos(carpeta: Path) -> dict[str, EmailMessage]:
    """Cada borrador de la carpeta, por el nombre de su archivo."""
    leidos = {}
    for ruta in sorted(carpeta.glob("*.eml")):
        correo = BytesParser(policy=policy.default).parsebytes(ruta.read_bytes())
        assert isinstance(correo, EmailMessage)
        leidos[ruta.name] = correo
    return leidos


def texto_de(correo: EmailMessage) -> str:
    """Lo que dice en texto llano."""
    return _cuerpo(correo, "plain")


def html_de(correo: EmailMessage) -> str:
    """Lo que dice en HTML."""
    return _cuerpo(correo, "html")


def _cuerpo(correo: EmailMessage, cual: str) -> str:
    cuerpo = correo.get_body((cual,))
    assert cuerpo is not None
    return str(cuerpo.get_content()).replace("\r\n", "\n")


def adjuntos_de(correo: EmailMessage) -> dict[str, bytes]:
    """Los archivos que lleva, por su nombre."""
    return {
        str(uno.get_filename()): bytes(uno.get_payload(decode=True))
        for uno in correo.iter_attachments()
    }


class Leido(HTMLParser):
    """Las etiquetas, los enlaces y el texto de una página."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.etiquetas: set[str] = set()
        self.atributos: set[str] = set()
        self.enlaces: list[str] = []
        self.textos: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.etiquetas.add(tag)
        self.atributos |= {nombre for nombre, _ in attrs}
        self.enlaces += [valor or "" for nombre, valor in attrs if nombre == "href"]

    def handle_data(self, data: str) -> None:
        self.textos.append(data)
