"""Las fechas que un sistema pega al texto de sus celdas: `[Added: 2012/10/07] [Last Updated: 2013/01/02]`."""

import re
from collections.abc import Iterable

from seguimiento.importacion.disposiciones.dichos import Dicho, con_texto
from seguimiento.importacion.material import Sitio
from seguimiento.vocabularios.rotulos import CampoDeMatriz

_PEGADA = re.compile(
    r"\s*\[\s*(?P<cual>added|last updated|updated|a[nñ]adid[oa]|(?:[uú]ltima )?actualizaci[oó]n|actualizad[oa])"
    r"\s*:\s*(?P<fecha>[^\]]*?)\s*\]",
    re.IGNORECASE,
)
_ALTA = ("added", "añad", "anad")
_DEL_ESTADO = (CampoDeMatriz.ESTADO, CampoDeMatriz.COMENTARIO, CampoDeMatriz.AVANCE)
"""De qué celdas la fecha dice mejor de cuándo es el estado; si no la llevan, vale la de otra."""


def despegados(dichos: Iterable[Dicho]) -> tuple[list[Dicho], list[tuple[str, Sitio]]]:
    """Los mismos, sin las fechas pegadas, y la última de ellas como la del seguimiento si no la hay ya.

    Además, de cada fecha que no dice de cuándo es un estado, con qué palabras se presenta y dónde está.
    """
    limpios: list[Dicho] = []
    puestas: list[tuple[bool, str, Dicho]] = []
    sobran: list[tuple[str, Sitio]] = []
    for dicho in dichos:
        halladas = [*_PEGADA.finditer(dicho.celda.texto)]
        sirven = [una for una in halladas if _es_del_estado(una, dicho)]
        fechas = [una["fecha"] for una in sirven if una["fecha"]]
        sobran += [
            (f"[{una['cual']}: …]", dicho.celda.sitio) for una in halladas if una not in sirven
        ]
        limpio, cuantas = _PEGADA.subn("", dicho.celda.texto)
        celda = con_texto(dicho.celda, limpio.strip()) if cuantas else dicho.celda
        limpios.append(Dicho(dicho.campo, celda, dicho.rotulo))
        puestas += [(dicho.campo in _DEL_ESTADO, fecha, dicho) for fecha in fechas]
    if puestas and all(dicho.campo is not CampoDeMatriz.FECHA_DE_SEGUIMIENTO for dicho in limpios):
        _, fecha, dicho = max(puestas, key=lambda una: una[:2])
        limpios.append(Dicho(CampoDeMatriz.FECHA_DE_SEGUIMIENTO, con_texto(dicho.celda, fecha)))
    return limpios, sobran


def _es_del_estado(hallada: re.Match[str], dicho: Dicho) -> bool:
    """Si es cuándo se tocó por última vez algo de lo que se sigue el estado, y no cuándo se dio de alta."""
    alta = hallada["cual"].casefold().startswith(_ALTA)
    return not alta and dicho.campo.de is CampoDeMatriz.ACCION.de
