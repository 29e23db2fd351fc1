"""Lo que cabe en una celda de Excel. De lo que no, se escribe lo que cabe y, en la misma celda, que se recortó."""

CABE = 32_767
"""Los caracteres que caben, contados como Excel: los de fuera del plano básico, un emoji, valen por dos."""
RECORTADO = "… [recortado]"
"""Cómo acaba el texto que no cabía."""


def cabe(texto: str) -> bool:
    """Si cabe entero."""
    return len(texto) <= CABE // 2 or _largo(texto) <= CABE


def lo_que_cabe(texto: str) -> str:
    """El texto; si no cabe, su principio y que se recortó."""
    if cabe(texto):
        return texto
    octetos = texto.encode("utf-16-le", "surrogatepass")[: 2 * (CABE - len(RECORTADO))]
    # la letra partida por la mitad se quita
    return octetos.decode("utf-16-le", "ignore") + RECORTADO


def _largo(texto: str) -> int:
    return len(texto.encode("utf-16-le", "surrogatepass")) // 2
