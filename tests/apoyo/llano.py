"""Una vista de informe entera en texto llano, para compararla y leerla de un vistazo."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from seguimiento.paginas import Apartado, Cifra, Dato, Seccion
from seguimiento.piezas import Columna, Tabla, Texto


def en_llano(vista: object) -> str:
    """Todo lo que trae la vista o la pieza, línea a línea y en orden; lo vacío no deja línea.

    Un texto con enlace o clase se escribe `[texto](enlace){clase} sigue`; un salto dentro de una celda, el
    detalle y lo que va aparte, ` / `; un identificador, entre paréntesis y con `#`.
    """
    return "".join(f"{linea}\n" for linea in _lineas(vista) if linea)


def _lineas(cosa: object) -> Iterator[str]:
    match cosa:
        case str():
            yield cosa
        case tuple():
            for parte in cosa:
                yield from _lineas(parte)
        case Texto():
            yield _texto(cosa)
        case Dato():
            yield f"{cosa.rotulo}: {'; '.join(map(_texto, cosa.valores))}"
        case Cifra():
            clase = f" {{{cosa.clase}}}" if cosa.clase else ""
            yield f"{cosa.rotulo}: {cosa.valor} {cosa.detalle}{cosa.cambio}{clase}"
        case Tabla():
            yield from _de_tabla(cosa)
        case Columna():
            yield _columna(cosa)
        case Seccion() | Apartado():
            yield f"{'==' if isinstance(cosa, Seccion) else '--'} {cosa.titulo} (#{cosa.id})"
            yield from _campos(cosa, menos=("id", "titulo"))
        case _:
            # el pie de una portada repite lo que ya dice, escrito para un estilo
            yield from _campos(cosa, menos=("pie_en_css",))


def _campos(cosa: object, menos: tuple[str, ...] = ()) -> Iterator[str]:
    assert is_dataclass(cosa)
    for campo in fields(cosa):
        if campo.name not in menos:
            valor = getattr(cosa, campo.name)
            yield from _lineas(f"(#{valor})" if campo.name == "id" and valor else valor)


def _de_tabla(tabla: Tabla) -> Iterator[str]:
    yield f"[{tabla.titulo}]"
    yield " | ".join(map(_columna, tabla.columnas))
    for fila in tabla.filas:
        assert len(fila) == len(tabla.columnas)
        yield " | ".join(map(_texto, fila))
    yield "" if tabla.filas else tabla.vacia
    yield tabla.nota


def _columna(columna: Columna) -> str:
    return f"#{columna.titulo}" if columna.numerica else columna.titulo


def _texto(texto: Texto) -> str:
    enlazado = f"[{texto.texto}]({texto.enlace})" if texto.enlace else texto.texto
    clase = f"{{{texto.clase}}}" if texto.clase else ""
    seguido = f"{enlazado}{clase} {texto.sigue}".rstrip().replace("\n", " / ")
    detalle = (texto.detalle,) if texto.detalle else ()
    return " / ".join((seguido, *detalle, *map(_texto, texto.aparte)))
