"""`seg plantillas`: cuáles hay, de quién son y qué tienen mal."""

from typing import TYPE_CHECKING, Annotated

import typer

from seguimiento.comandos import opciones
from seguimiento.comandos.informe import CON_DEFECTOS, carpeta_propia
from seguimiento.comandos.sesion import Sesion
from seguimiento.errores import ReferenciaDesconocida

if TYPE_CHECKING:
    from seguimiento.diagnosticos import Diagnostico
    from seguimiento.informes.plantillas import Plantillas


def plantillas(
    contexto: typer.Context,
    nombre: Annotated[
        str,
        typer.Argument(metavar="[NOMBRE]", help="Muestra el texto de una, para partir de él."),
    ] = "",
    *,
    salida: opciones.Salida = None,
) -> int:
    """Dice qué plantillas hay y comprueba las propias, o muestra una.

    Las propias están en la carpeta que nombra «plantillas» en seguimiento.yaml y sustituyen a la del
    programa que se llama igual.
    """
    from seguimiento.informes.plantillas import Plantillas

    sesion: Sesion = contexto.obj
    todas = Plantillas(carpeta_propia(sesion))
    if nombre:
        sesion.escribir(_texto(todas, nombre), salida)
        return 0
    hallados = [d for una in todas.nombres() if todas.es_propia(una) for d in todas.revisar(una)]
    _mostrar(sesion, todas, hallados, salida)
    return CON_DEFECTOS if any(d.es_error for d in hallados) else 0


def _texto(todas: "Plantillas", nombre: str) -> str:
    from seguimiento.redaccion import quiso_decir

    if nombre not in todas.nombres():
        ayuda = quiso_decir(nombre, todas.nombres()) or "vea las que hay con «seg plantillas»"
        raise ReferenciaDesconocida(f"no hay ninguna plantilla «{nombre}»", ayuda)
    return todas.texto(nombre)


def _mostrar(
    sesion: Sesion, todas: "Plantillas", hallados: "list[Diagnostico]", salida: str | None
) -> None:
    from seguimiento.formatos.bloques import Columna, Tabla
    from seguimiento.formatos.diagnosticos import un_diagnostico

    con_defectos = {d.archivo for d in hallados}
    filas = tuple(
        (
            nombre,
            "de la organización" if todas.es_propia(nombre) else "del programa",
            "con defectos" if nombre in con_defectos else "bien",
        )
        for nombre in todas.nombres()
    )
    columnas = (Columna("Plantilla"), Columna("De quién es"), Columna("Cómo está"))
    sesion.mostrar([Tabla("", columnas, filas)], salida)
    for diagnostico in hallados:
        print(un_diagnostico(diagnostico), file=sesion.errores)
