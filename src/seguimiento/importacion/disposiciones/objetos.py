"""Lo que trae un JSON, por sus claves: el registro de i-eval, un POA&M de OSCAL o una lista de fichas llanas."""

from collections.abc import Iterator, Mapping, Sequence

from seguimiento.importacion.disposiciones import ieval, oscal
from seguimiento.importacion.disposiciones.obra import Obra
from seguimiento.importacion.material import Celda, Sitio, Tabla


def leer_objeto(datos: object, obra: Obra) -> None:
    """Lleva a la obra lo que dice; si no es de ninguno de los esquemas que se conocen, nada."""
    for esquema in (oscal, ieval):
        if esquema.es_suyo(datos):
            esquema.leer(datos, obra)
            return


def como_tabla(datos: object) -> Tabla | None:
    """Una lista de fichas llanas, como la tabla de la que son filas; `None` si es otra cosa.

    Lo que en una ficha es a su vez una lista de fichas —las acciones de una recomendación— da una fila por
    cada una, con lo de fuera repetido.
    """
    if any(esquema.es_suyo(datos) for esquema in (oscal, ieval)):
        return None
    fichas = [*_llanas(datos)] if _es_lista(datos) else []
    claves = list(dict.fromkeys(clave for _, ficha in fichas for clave in ficha))
    if not claves:
        return None
    encabezado = [Celda(clave, Sitio("encabezado")) for clave in claves]
    filas = [
        [Celda(ficha.get(clave, ""), Sitio(f"{camino}.{clave}")) for clave in claves]
        for camino, ficha in fichas
    ]
    return Tabla(Sitio("la lista"), tuple(map(tuple, (encabezado, *filas))))


def _llanas(datos: object) -> Iterator[tuple[str, dict[str, str]]]:
    """Cada ficha y dónde está, sin nada dentro."""
    for orden, ficha in enumerate(datos if isinstance(datos, Sequence) else ()):
        if not isinstance(ficha, Mapping):
            continue
        llana = {str(clave): _texto(dato) for clave, dato in ficha.items() if not _con_fichas(dato)}
        dentro = [(str(clave), dato) for clave, dato in ficha.items() if _con_fichas(dato)]
        camino = f"[{orden}]"
        if not dentro:
            yield camino, llana
        for clave, lista in dentro:
            for suyo, otra in _llanas(lista):
                yield f"{camino}.{clave}{suyo}", {**llana, **otra}


def _texto(dato: object) -> str:
    if isinstance(dato, Sequence) and not isinstance(dato, str):
        return "\n".join(map(str, dato))
    return "" if dato is None else str(dato)


def _es_lista(dato: object) -> bool:
    return isinstance(dato, Sequence) and not isinstance(dato, str)


def _con_fichas(dato: object) -> bool:
    return isinstance(dato, Sequence) and any(isinstance(uno, Mapping) for uno in dato)
