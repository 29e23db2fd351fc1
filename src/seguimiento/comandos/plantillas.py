"""`seg plantillas`: cuáles hay, de quién son y qué tienen mal."""

from typing import TYPE_CHECKING, Annotated

import typer

from seguimiento.comandos import completado, opciones
from seguimiento.comandos.informe import CON_DEFECTOS, plantillas_de
from seguimiento.comandos.sesion import Sesion
from seguimiento.errores import ReferenciaDesconocida

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from seguimiento.diagnosticos import Diagnostico
    from seguimiento.informes.plantillas import Plantillas


def plantillas(
    contexto: typer.Context,
    nombre: Annotated[
        str,
        completado.completando(
            typer.Argument(metavar="NOMBRE", help="Muestra el texto de una, para partir de él."),
            completado.plantillas(),
        ),
    ] = "",
    *,
    destino: opciones.Destino = None,
) -> int:
    """Dice qué plantillas hay y comprueba las propias.

    Con un nombre, muestra esa. Las propias están en la carpeta que nombra «plantillas» en
    seguimiento.yaml y sustituyen a la del programa que se llama igual; para ver la del programa,
    anteponga «programa/» a su nombre.

    Ejemplos::

        seg plantillas
        seg plantillas matriz.md.j2
    """
    sesion: Sesion = contexto.obj
    todas = plantillas_de(sesion)
    if nombre:
        return _mostrar_una(sesion, todas, nombre, destino)
    hallados = {una: [*todas.revisar(una)] for una in todas.nombres() if todas.es_propia(una)}
    _mostrar(sesion, todas, hallados, destino)
    dichos = [diagnostico for suyos in hallados.values() for diagnostico in suyos]
    sesion.salida.decir(dichos)
    return CON_DEFECTOS if any(dicho.es_error for dicho in dichos) else 0


def _mostrar_una(sesion: Sesion, todas: "Plantillas", nombre: str, destino: str | None) -> int:
    """Escribe el texto de una plantilla o, si está y no puede leerse, dice por qué."""
    from seguimiento.informes.plantillas import Ilegible
    from seguimiento.redaccion import quiso_decir

    try:
        texto = todas.texto(nombre)
    except Ilegible:
        if not todas.es_propia(nombre):
            ayuda = quiso_decir(nombre, todas.nombres()) or "vea las que hay con «seg plantillas»"
            raise ReferenciaDesconocida(f"no hay ninguna plantilla «{nombre}»", ayuda) from None
        sesion.salida.decir(todas.revisar(nombre))
        return CON_DEFECTOS
    sesion.salida.decir_de_cuando()
    sesion.salida.escribir(texto, destino)
    return 0


def _mostrar(
    sesion: Sesion,
    todas: "Plantillas",
    hallados: "Mapping[str, Sequence[Diagnostico]]",
    destino: str | None,
) -> None:
    from seguimiento.piezas import Columna, tabla_escrita

    filas = tuple(
        (
            nombre,
            "de la organización" if nombre in hallados else "del programa",
            _como_esta(hallados.get(nombre, ())),
        )
        for nombre in todas.nombres()
    )
    titulos = ("Plantilla", "De quién es", "Cómo está")
    columnas = tuple(Columna(titulo, corta=True) for titulo in titulos)
    sesion.salida.mostrar([tabla_escrita("", columnas, filas)], destino)


def _como_esta(suyos: "Sequence[Diagnostico]") -> str:
    from seguimiento.redaccion import cuenta, enumeracion

    errores = sum(diagnostico.es_error for diagnostico in suyos)
    cuentas = {"error": errores, "advertencia": len(suyos) - errores}
    return enumeracion(cuenta(n, que) for que, n in cuentas.items() if n) or "bien"
