"""El resumen de un paso de GitHub, en Markdown: las cuentas y los errores, archivo por archivo."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from seguimiento.diagnosticos import Diagnostico, Severidad
from seguimiento.formatos.diagnosticos import resumen
from seguimiento.literales import literal_en_markdown
from seguimiento.lugares import uri
from seguimiento.redaccion import visible
from seguimiento.repositorio.repositorio import Recuento
from seguimiento.vocabularios import total

OCTETOS = 900_000
"""GitHub descarta entero el resumen que pasa de 1 MiB; se deja sitio para el de otros pasos."""


def en_resumen(recuento: Recuento, diagnosticos: Sequence[Diagnostico]) -> str:
    """El Markdown entero; si los errores no caben, dice cuántos faltan."""
    errores = sorted((d for d in diagnosticos if d.es_error), key=lambda d: visible(d.archivo))
    lineas = [
        "## Validación de los registros",
        "",
        literal_en_markdown(resumen(recuento, diagnosticos)),
        "",
        *_cuentas(recuento, diagnosticos),
        *_mientras_quepan(errores),
    ]
    return "\n".join(lineas) + "\n"


_EN_PLURAL = total(
    {
        Severidad.ERROR: "Errores",
        Severidad.ADVERTENCIA: "Advertencias",
        Severidad.NOTA: "Notas",
    }
)


def _cuentas(recuento: Recuento, diagnosticos: Iterable[Diagnostico]) -> Iterator[str]:
    severidades = Counter(d.severidad for d in diagnosticos)
    cifras = {
        "Archivos": recuento.leidos,
        "Ilegibles": len(recuento.ilegibles),
        "Leídos en parte": len(recuento.en_parte),
        **{plural: severidades[severidad] for severidad, plural in _EN_PLURAL.items()},
    }
    yield _fila(cifras)
    yield _fila("---:" for _ in cifras)
    yield _fila(map(str, cifras.values()))


def _mientras_quepan(errores: Sequence[Diagnostico]) -> Iterator[str]:
    quedan, archivo = OCTETOS, None
    for indice, error in enumerate(errores):
        nuevas = [_fila_de(error)]
        if error.archivo != archivo:
            nuevas[:0] = _encabezado(error.archivo)
        quedan -= sum(len(linea.encode()) + 1 for linea in nuevas)
        if quedan < 0:
            yield ""
            yield f"… y {len(errores) - indice} más (seg validar)"
            return
        yield from nuevas
        archivo = error.archivo


def _encabezado(archivo: str) -> list[str]:
    columnas = ("Línea", "Código", "Qué pasa", "Qué hacer")
    nombre = literal_en_markdown(visible(archivo), principio="", en_rotulo=True)
    titulo = f"### [{nombre}]({uri(archivo)})"
    return ["", titulo, "", _fila(columnas), _fila(("---:", "---", "---", "---"))]


def _fila_de(error: Diagnostico) -> str:
    linea = error.posicion.linea
    enlace = f"[{linea}]({uri(error.archivo)}#L{linea})"
    return _fila(
        (
            enlace,
            error.codigo,
            literal_en_markdown(error.mensaje, principio=""),
            literal_en_markdown(error.sugerencia, principio=""),
        )
    )


def _fila(celdas: Iterable[str]) -> str:
    return f"| {' | '.join(celdas)} |"
