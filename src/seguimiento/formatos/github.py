"""Órdenes de flujo de GitHub Actions: cada diagnóstico, una anotación junto a su línea.

Quien las lee mira línea por línea si lo es de una orden: por eso nada de lo que viene de los datos
puede empezar una línea, ni queda suelto fuera de una valla.
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from seguimiento.diagnosticos import Diagnostico, Severidad
from seguimiento.formatos.diagnosticos import resumen
from seguimiento.formatos.identidad import columna_final, rotulo
from seguimiento.redaccion import visible
from seguimiento.repositorio.repositorio import Recuento
from seguimiento.vocabularios import total

_ORDENES = total(
    {
        Severidad.ERROR: "error",
        Severidad.ADVERTENCIA: "warning",
        Severidad.NOTA: "notice",
    }
)
ANOTACIONES = 10
"""Cuántas muestra GitHub de cada clase en un paso; las demás las descarta sin decirlo."""


def en_github(recuento: Recuento, diagnosticos: Sequence[Diagnostico]) -> str:
    """Las anotaciones, de lo más grave a lo menos, y la lista entera como texto que no se interpreta."""
    lineas = [linea for severidad in Severidad for linea in _anotaciones(severidad, diagnosticos)]
    texto = [*map(_en_una_linea, diagnosticos), resumen(recuento, diagnosticos)]
    return "\n".join([*lineas, *entre_vallas(texto)]) + "\n"


def entre_vallas(lineas: Iterable[str]) -> Iterator[str]:
    """El texto, entre la orden de no interpretar y la que lo termina.

    La palabra que lo termina sale del propio texto, para que la misma entrada dé los mismos bytes,
    y no aparece en él: nadie puede escribir en un registro la que cerraría la valla.
    """
    visibles = [visible(linea) for linea in lineas]
    texto = "\n".join(visibles)
    palabra = sha256(texto.encode()).hexdigest()
    while palabra in texto.lower():
        palabra = sha256(palabra.encode()).hexdigest()
    yield f"::stop-commands::{palabra}"
    yield from visibles
    yield f"::{palabra}::"


def _anotaciones(severidad: Severidad, diagnosticos: Iterable[Diagnostico]) -> Iterator[str]:
    """Las de una severidad, que caben todas o dejan la última para decir cuántas faltan."""
    suyos = [d for d in diagnosticos if d.severidad is severidad]
    caben = ANOTACIONES if len(suyos) <= ANOTACIONES else ANOTACIONES - 1
    yield from map(_anotacion, suyos[:caben])
    if suyos[caben:]:
        cuantos = f"… y {len(suyos) - caben} más (seg validar)"
        yield f"::{_ORDENES[severidad]}::{_en_datos(cuantos)}"


def _anotacion(diagnostico: Diagnostico) -> str:
    propiedades = {
        "file": visible(diagnostico.archivo),
        "line": str(diagnostico.posicion.linea),
        "col": str(diagnostico.posicion.columna),
        "endColumn": str(columna_final(diagnostico)),
        "title": rotulo(diagnostico.codigo),
    }
    lista = ",".join(f"{nombre}={_en_propiedad(valor)}" for nombre, valor in propiedades.items())
    return f"::{_ORDENES[diagnostico.severidad]} {lista}::{_en_datos(_explicacion(diagnostico))}"


def _explicacion(diagnostico: Diagnostico) -> str:
    """El mensaje, qué hacer y qué más mirar, cada cosa en su línea."""
    lineas = [visible(diagnostico.mensaje)]
    if diagnostico.sugerencia:
        lineas.append(f"ayuda: {visible(diagnostico.sugerencia)}")
    lineas += [
        f"véase también {visible(otro.archivo)}:{otro.linea}:{otro.columna}"
        for otro in diagnostico.relacionados
    ]
    return "\n".join(lineas)


def _en_una_linea(diagnostico: Diagnostico) -> str:
    d = diagnostico
    donde = f"{visible(d.archivo)}:{d.posicion.linea}:{d.posicion.columna}"
    return f"{donde}: {d.severidad.value}[{d.codigo}] {d.mensaje}"


def _en_datos(texto: str) -> str:
    return texto.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _en_propiedad(texto: str) -> str:
    return _en_datos(texto).replace(":", "%3A").replace(",", "%2C")
