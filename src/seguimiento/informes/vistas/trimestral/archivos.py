"""Las hojas de cada evaluación en su archivo, para cuando no caben en el informe o se quieren aparte."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from seguimiento.analisis.fotografia import RecomendacionFotografiada
from seguimiento.informes.marco import HojasAparte
from seguimiento.informes.vistas.trimestral import anexos, portada_del_periodo, titulo
from seguimiento.informes.vistas.trimestral.hojas import Hojas, hojas_de
from seguimiento.informes.vistas.trimestral.sin_hoja import (
    abiertas_o_movidas,
    archivos_de_hojas,
    de_cada_evaluacion,
    las_cerradas_antes,
)
from seguimiento.informes.vistas.trimestral.trimestre import Trimestre
from seguimiento.paginas import Dato, Portada
from seguimiento.piezas import Tabla, Texto


@dataclass(frozen=True, slots=True)
class VistaDeHojas:
    """Lo que recibe la plantilla `hojas`: todo lo de una evaluación en el período."""

    portada: Portada
    cerradas_antes: tuple[Dato, ...]
    """Las recomendaciones que no tienen hoja porque ya estaban cerradas, en una línea."""
    hojas: tuple[Hojas, ...]
    """Las demás; ninguna si no hay más."""
    acciones: Tabla
    """Todas las de la evaluación."""


def archivos(t: Trimestre, aparte: HojasAparte) -> Iterator[tuple[str, VistaDeHojas]]:
    """El nombre y la vista de cada archivo, de uno en uno: juntas serían toda la cartera."""
    todas = t.anclas
    suyas = {foto.situada.lugar: todas[foto.situada.lugar] for foto in abiertas_o_movidas(t)}
    raiz = aparte.hasta_la_raiz
    encargo = replace(t.encargo, hojas=suyas, hojas_aparte={}, hasta_la_raiz=raiz)
    desde_ellos, nombres = t.con(encargo), archivos_de_hojas(t, aparte)
    for id_, fotos in de_cada_evaluacion(t).items():
        yield nombres[id_], _vista(desde_ellos, id_, fotos, aparte.informe)


def _vista(
    t: Trimestre, id_: str, fotos: list[RecomendacionFotografiada], informe: str
) -> VistaDeHojas:
    con_hoja = [foto for foto in fotos if foto.situada.lugar in t.encargo.hojas]
    portada = portada_del_periodo(t, f"Hojas de avance: {t.titulos[id_]}")
    de_vuelta = (Dato("Son parte de", (Texto(titulo(t), informe),)),) if informe else ()
    return VistaDeHojas(
        portada=replace(portada, datos=de_vuelta),
        cerradas_antes=las_cerradas_antes(t, fotos),
        hojas=(hojas_de(t, con_hoja),) if con_hoja else (),
        acciones=anexos.acciones(
            t, "Todas las acciones", [accion for foto in fotos for accion in foto.acciones]
        ),
    )
