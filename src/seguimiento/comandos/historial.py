"""`seg historial`: lo que se declaró de una cosa y los cambios que se guardaron, por fecha."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from seguimiento.comandos import opciones
from seguimiento.comandos.completado import completando, referencias
from seguimiento.comandos.cuanto import lo_que_se_nombra
from seguimiento.comandos.seleccion import elegir
from seguimiento.comandos.sesion import Sesion, codigo_de_salida
from seguimiento.errores import ErrorDeGit
from seguimiento.redaccion import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seguimiento.analisis.historial import Historial, Version
    from seguimiento.elementos import Elemento
    from seguimiento.repositorio import Carga
    from seguimiento.repositorio.historial import Seguidor


class FormatoDeHistorial(StrEnum):
    """Cómo se muestra."""

    TEXTO = "texto"
    MD = "md"
    JSON = "json"


def historial(
    contexto: typer.Context,
    ref: Annotated[
        str,
        completando(
            typer.Argument(help="Referencia: «oim-2022-red-pmm/4.1», «crm-osc», «BP1_ME»…"),
            referencias(),
        ),
    ],
    *,
    formato: Annotated[
        FormatoDeHistorial, typer.Option("--formato", help="Cómo se muestra.")
    ] = FormatoDeHistorial.TEXTO,
    json: opciones.EnJson = False,
    destino: opciones.Destino = None,
) -> int:
    """Todo lo que le pasó a una cosa: quién, cuándo y por qué.

    Lo que se declaró —entradas, prórrogas, respuesta, verificaciones, decisiones— y los commits que la
    cambiaron, en una sola lista por fecha. La sigue aunque cambie de archivo o de código. Lo que se
    anotó mucho después de su fecha dice cuántos días.

    Ejemplos::

        seg historial oim-2022-red-pmm/4.1
        seg historial crm-osc --formato md
    """
    from seguimiento.formatos import historial as formas

    sesion: Sesion = contexto.obj
    carga = sesion.cargar(con_identidad=True, cuanto=lo_que_se_nombra(ref))
    elemento = elegir(carga, ref, sesion.hoy).elemento
    visto, sin_commits = _historial(sesion, carga, elemento)
    match FormatoDeHistorial.JSON if json else formato:
        case FormatoDeHistorial.TEXTO:
            sesion.salida.mostrar(formas.en_bloques(visto, sin_commits), destino)
        case FormatoDeHistorial.MD:
            sesion.salida.mostrar_en_markdown(formas.en_bloques(visto, sin_commits), destino)
        case FormatoDeHistorial.JSON:
            propio = formas.objeto(visto, sin_commits)
            sesion.salida.escribir_json(propio, destino, sesion.corte, carga)
    return codigo_de_salida(carga.recuento)


def _historial(sesion: Sesion, carga: "Carga", elemento: "Elemento") -> "tuple[Historial, str]":
    """El historial y, si los registros no están en git, por qué no lleva los cambios guardados."""
    from seguimiento.almacen.git.historia import historia_de
    from seguimiento.analisis.historial import historial
    from seguimiento.repositorio.historial import Seguidor

    momento = sesion.momento
    try:
        historia = historia_de(sesion.raiz, momento.fuente.commit if momento else None)
    except ErrorDeGit as error:
        return historial(elemento, (), sesion.hoy), error.mensaje
    ruta = carga.ruta(elemento.lugar.archivo)
    ahora = {uno.ruta: uno for uno in carga.aportes.values()}
    seguidor = Seguidor(historia, ahora, carga.entero)
    versiones = _versiones(sesion, seguidor, elemento, ruta)
    return historial(elemento, versiones, sesion.hoy), ""


def _versiones(
    sesion: Sesion, seguidor: "Seguidor", elemento: "Elemento", ruta: str
) -> "Iterator[Version]":
    """Los cambios del elemento, del último al primero, cada uno con el commit que lo trajo."""
    from seguimiento.analisis.historial import Guardado, Version
    from seguimiento.comandos.momento import hora_en

    historia = seguidor.historia

    def guardado(commit: str, visto_en: str) -> Guardado:
        dia = hora_en(sesion.zona, historia.confirmado(visto_en).instante).date()
        # quien firma escribe lo que quiere: se ve también lo que no se vería
        autor, asunto = map(visible, historia.firma(commit))
        return Guardado(commit, dia, autor, asunto)

    for paso in seguidor.pasos(elemento, ruta):
        suyo = guardado(paso.commit, paso.unido_en or paso.commit) if paso.commit else None
        yield Version(
            suyo, paso.antes, paso.despues, paso.ilegibles, paso.es_el_corte, paso.de_dentro
        )
