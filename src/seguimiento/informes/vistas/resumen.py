"""El resumen de un período para una dirección: la primera página del informe trimestral, sola."""

from dataclasses import dataclass, replace

from seguimiento.informes.marco import Encargo
from seguimiento.informes.posteriores import tabla_de_posteriores
from seguimiento.informes.vistas.trimestral import portada_del_periodo
from seguimiento.informes.vistas.trimestral.columnas import EN_LA_PRIMERA
from seguimiento.informes.vistas.trimestral.primera import PrimeraPagina, primera_pagina
from seguimiento.informes.vistas.trimestral.trimestre import trimestre
from seguimiento.paginas import Portada
from seguimiento.piezas import Tabla, Texto
from seguimiento.redaccion import recortado

_LETRAS = 90


@dataclass(frozen=True, slots=True)
class VistaResumen:
    """Lo que recibe la plantilla `resumen`."""

    portada: Portada
    primera: PrimeraPagina
    posteriores: Tabla
    """Lo primero de lo que es posterior al corte."""


def vista(encargo: Encargo) -> VistaResumen:
    """El resumen del período pedido. Lanza `ErrorDeUso` si aún no ha empezado."""
    t = trimestre(encargo)
    fuera = tabla_de_posteriores(encargo, t.posteriores)
    quedan = len(fuera.filas) - EN_LA_PRIMERA
    y_mas = f"Y {quedan} más, en el informe trimestral." if quedan > 0 else ""
    return VistaResumen(
        portada=portada_del_periodo(t, "Resumen para la dirección"),
        primera=primera_pagina(t),
        posteriores=replace(
            fuera,
            filas=tuple(tuple(map(_corto, fila)) for fila in fuera.filas[:EN_LA_PRIMERA]),
            nota=f"{fuera.nota} {y_mas}".strip(),
        ),
    )


def _corto(celda: Texto) -> Texto:
    dicho, sigue = recortado(celda.texto, _LETRAS), recortado(celda.sigue, _LETRAS)
    return replace(celda, texto=dicho, sigue=sigue)
