"""Con qué suma nombra git un contenido."""

from collections.abc import Iterable

_CIFRAS_DE_SHA1 = 40


def identidad_de(trozos: Iterable[bytes], longitud: int, cifras: int = _CIFRAS_DE_SHA1) -> str:
    """La identidad que git daría a ese contenido; sus cifras dicen el formato del repositorio."""
    import hashlib

    algoritmo = hashlib.sha1 if cifras == _CIFRAS_DE_SHA1 else hashlib.sha256
    suma = algoritmo(b"blob %d\0" % longitud, usedforsecurity=False)
    for trozo in trozos:
        suma.update(trozo)
    return suma.hexdigest()


def es_la_de(contenido: bytes, identidad: str) -> bool:
    """Si el contenido es el que git llama así, tal cual o con LF donde lleva CRLF."""
    formas = dict.fromkeys((contenido, contenido.replace(b"\r\n", b"\n")))
    return any(identidad_de((f,), len(f), len(identidad)) == identidad for f in formas)
