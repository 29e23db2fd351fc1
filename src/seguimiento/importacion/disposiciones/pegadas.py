"""Las fechas que un sistema pega al texto de sus celdas: `[Added: 2012/10/07] [Last Updated: 2013/01/02]`."""

import re
from collections.abc import Iterable

from seguimiento.importacion.disposiciones.dichos import Dicho, con_texto
from seguimiento.vocabularios.rotulos import CampoDeMatriz

_PEGADA = re.compile(
    r"\s*\[\s*(?P<cual>added|last updated|updated|a[nñ]adid[oa]|(?:[uú]ltima )?actualizaci[oó]n|actualizad[oa])"
    r"\s*:\s*(?P<fecha>[^\]]*?)\s*\]",
    re.IGNORECASE,
)
_ALTA = ("added", "añad", "anad")
_DEL_ESTADO = (CampoDeMatriz.ESTADO, CampoDeMatriz.COMENTARIO, CampoDeMatriz.AVANCE)
"""De qué celdas la fecha dice mejor de cuándo es el estado; si no la llevan, vale la de otra."""


def despegados(dichos: Iterable[Dicho]) -> list[Dicho]:
    """Los mismos, sin las fechas pegadas, y la última de ellas como la del seguimiento si no la hay ya."""
    limpios: list[Dicho] = []
    puestas: list[tuple[bool, str, Dicho]] = []
    for dicho in dichos:
        fechas = [
            hallada["fecha"]
            for hallada in _PEGADA.finditer(dicho.celda.texto)
            if not hallada["cual"].casefold().startswith(_ALTA) and hallada["fecha"]
        ]
        limpio, cuantas = _PEGADA.subn("", dicho.celda.texto)
        celda = con_texto(dicho.celda, limpio.strip()) if cuantas else dicho.celda
        limpios.append(Dicho(dicho.campo, celda, dicho.rotulo))
        puestas += [(dicho.campo in _DEL_ESTADO, fecha, dicho) for fecha in fechas]
    de_la_accion = [una for una in puestas if una[2].campo.de in _SEGUIDOS]
    if de_la_accion and all(
        dicho.campo is not CampoDeMatriz.FECHA_DE_SEGUIMIENTO for dicho in limpios
    ):
        _, fecha, dicho = max(de_la_accion, key=lambda una: una[:2])
        limpios.append(Dicho(CampoDeMatriz.FECHA_DE_SEGUIMIENTO, con_texto(dicho.celda, fecha)))
    return limpios


_SEGUIDOS = (CampoDeMatriz.ACCION.de,)
