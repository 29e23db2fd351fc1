"""Los cambios de dato, hechos en el texto de un documento sin tocar nada más."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from seguimiento.campos import claves_de_texto, claves_en
from seguimiento.documento import Documento
from seguimiento.documento.edicion import con_otros, con_valores, sin
from seguimiento.modelo.tipos import Registro
from seguimiento.repositorio.union.tipos import CambioDeDato, Hace


def aplicadas(
    documento: Documento,
    cambios: Sequence[CambioDeDato],
    modelo: type[Registro],
    *,
    con_comentarios: bool = False,
) -> Documento:
    """El documento con los cambios, que son de rutas suyas de antes de cualquiera de ellos.

    Lanza `EdicionImposible` si alguno no puede hacerse; con `con_comentarios`, los comentarios que van
    dentro de lo que se quita se van con ello.
    """
    textos = claves_de_texto(modelo)
    ponen = [uno for uno in cambios if uno.hace is Hace.PONE]
    for orden, suyos in _por_su_orden(modelo, ponen):
        valores = [(uno.ruta, uno.despues) for uno in suyos]
        documento = con_valores(documento, valores, orden=orden, textos=textos)
    for uno in sorted((c for c in cambios if c.hace is not Hace.PONE), key=_por_dentro):
        if uno.hace is Hace.QUITA:
            documento = sin(documento, uno.ruta, con_comentarios=con_comentarios)
        elif uno.hace is Hace.ANADE:
            documento = con_otros(documento, uno.ruta[:-1], [uno.despues], textos=textos)
    return documento


def _por_dentro(cambio: CambioDeDato) -> tuple[int, int, int]:
    """Primero lo más hondo y, en cada lista, lo último: así lo que falta por hacer no se mueve."""
    indice = cambio.ruta[-1]
    return (
        -len(cambio.ruta),
        -indice if isinstance(indice, int) else 0,
        0 if cambio.hace is Hace.QUITA else 1,
    )


def _por_su_orden(
    modelo: type[Registro], cambios: Iterable[CambioDeDato]
) -> list[tuple[Sequence[str], list[CambioDeDato]]]:
    """Los cambios, junto a los demás de la misma clase de registro, con el orden de sus claves."""
    con_orden = sorted(
        ((claves_en(modelo, uno.ruta[:-1]), uno) for uno in cambios), key=lambda uno: uno[0]
    )
    return [(o, [uno for _, uno in suyos]) for o, suyos in groupby(con_orden, lambda u: u[0])]
