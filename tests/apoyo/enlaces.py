"""Los enlaces de un informe escrito, y que cada uno lleve a algo."""

import re
import sys
from html import unescape
from pathlib import Path
from urllib.parse import unquote

SITIO = "https://ejemplo.org/registros/blob/main"
AJENO = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_ESCAPADO = re.compile(r"\\(?=[^\w\s])")


def ruta_de(enlace: str) -> str:
    """La ruta a que lleva un enlace, como la da el sistema."""
    return unquote(enlace, errors=sys.getfilesystemencodeerrors())


def enlaces(informe: Path) -> set[str]:
    """A dónde llevan todos los del informe, como están escritos."""
    texto = informe.read_text("utf-8")
    if informe.suffix == ".html":
        return {unescape(uno) for uno in re.findall(r'href="([^"]+)"', texto)}
    return {unescape(uno) for uno in re.findall(r"\]\(([^)]+)\)", texto)}


def anclas(informe: Path) -> list[str]:
    """A dónde se puede llegar dentro del informe; en Markdown, también a sus títulos, como en GitHub."""
    texto = informe.read_text("utf-8")
    puestas = re.findall(r'\sid="([^"]*)"', texto)
    if informe.suffix == ".html":
        return [unescape(una) for una in puestas]
    titulos = (
        _ESCAPADO.sub("", titulo) for titulo in re.findall(r"^#{1,6} (.+)$", texto, re.MULTILINE)
    )
    return [*puestas, *(re.sub(r"[^\w\- ]", "", t.lower()).replace(" ", "-") for t in titulos)]


def comprobar(informe: Path, raiz: Path) -> tuple[int, int]:
    """Que todos los enlaces lleven a algo. Da cuántos van a un registro y cuántos a la misma página.

    Los que van a otro archivo del mismo formato van a una hoja, que ha de estar en él.
    """
    hay, a_registros, dentro = {informe: {*anclas(informe)}}, 0, 0
    for enlace in enlaces(informe):
        if enlace.startswith("#"):
            assert enlace[1:] in hay[informe], (informe.name, enlace)
            dentro += 1
            continue
        ruta, _, donde = ruta_de(enlace).partition("#")
        if AJENO.match(enlace):
            if not enlace.startswith(SITIO):
                continue
            hallado = raiz / ruta.removeprefix(f"{SITIO}/")
        else:
            hallado = informe.parent / ruta
        assert hallado.is_file(), (informe.name, enlace)
        if hallado.suffix == informe.suffix:
            if hallado not in hay:
                hay[hallado] = {*anclas(hallado)}
            assert not donde or donde in hay[hallado], (informe.name, enlace)
            continue
        linea = donde.removeprefix("L")
        assert not linea or int(linea) <= len(hallado.read_text("utf-8").splitlines())
        a_registros += 1
    return a_registros, dentro
