"""Todo lo que está mal, de una vez y en su sitio: lo que hace `seg validar`."""

from enum import StrEnum
from typing import TYPE_CHECKING

from seguimiento.comandos.rutas import en_la_raiz, esta_en
from seguimiento.comandos.sesion import Sesion
from seguimiento.errores import FALLO_INTERNO, ErrorDeUso
from seguimiento.formatos.defectos import FORMATOS, Dictamen, FormatoDeDiagnosticos

if TYPE_CHECKING:
    from seguimiento.almacen.fuentes import Fuente
    from seguimiento.analisis.transicion import Transicion
    from seguimiento.diagnosticos import Diagnostico
    from seguimiento.repositorio import Revision


class Resumen(StrEnum):
    """Cómo se resume un cambio."""

    MD = "md"


def validar(  # noqa: PLR0913 — una por opción
    sesion: Sesion,
    *,
    rutas: tuple[str, ...],
    formato: FormatoDeDiagnosticos | None,
    json: bool,
    estricto: bool,
    base: str | None,
    indice: bool,
    resumen: Resumen | None,
    destino: str | None,
) -> int:
    """Comprueba todos los registros, muestra lo que está mal y da con qué código se termina."""
    from seguimiento.diagnosticos import Severidad
    from seguimiento.repositorio import revisar

    sesion.del_indice = indice
    hoy = sesion.hoy
    if resumen is not None:
        _comprobar_el_resumen(base, con_formato=json or formato is not None)
    pedidas = [en_la_raiz(sesion, ruta) for ruta in rutas]
    fuente_base = _base(sesion, base)
    with sesion.salida.progreso(sesion.fuente) as avisar:
        revision = revisar(sesion.fuente, hoy, avisar, fuente_base, recuerdos=sesion.recuerdos)
    mostrados = _los_de(revision, pedidas)
    fuera = len(revision.diagnosticos) - len(mostrados)
    salida = sesion.salida
    color, globales = salida.con_color(destino), salida.globales_en(destino)
    columnas = salida.columnas if salida.en_pantalla(destino) else None
    dictamen = Dictamen(
        revision.recuento, mostrados, fuera, lambda: sesion.corte, color, globales, columnas
    )
    sesion.salida.decir_de_cuando()
    if resumen is not None:
        sesion.salida.escribir(_resumen(sesion, revision, dictamen), destino)
    else:
        elegido = FormatoDeDiagnosticos.JSON if json else formato or _del_entorno(sesion, destino)
        _mostrar(sesion, revision, dictamen, elegido, destino)
    if revision.recuento.fallos:
        return FALLO_INTERNO
    limite = Severidad.ADVERTENCIA if estricto else Severidad.ERROR
    return int(any(d.severidad.orden <= limite.orden for d in mostrados))


def _mostrar(
    sesion: Sesion,
    revision: "Revision",
    dictamen: Dictamen,
    elegido: FormatoDeDiagnosticos,
    destino: str | None,
) -> None:
    """Escribe el dictamen en el formato elegido; en un paso de GitHub, además, su resumen."""
    formato = FORMATOS[elegido]
    visto = _desde_git(sesion, dictamen) if formato.desde_git else dictamen
    sesion.salida.escribir(formato.escribir(visto), destino)
    if elegido is FormatoDeDiagnosticos.GITHUB:
        sesion.salida.anexar_al_resumen_de_github(lambda: _resumen(sesion, revision, dictamen))


def _comprobar_el_resumen(base: str | None, *, con_formato: bool) -> None:
    """Lanza `ErrorDeUso` si el resumen se pide con lo que no va o sin lo que hace falta."""
    if base is None:
        raise ErrorDeUso("--resumen necesita saber respecto de qué", "añada «--base REF»")
    if con_formato:
        raise ErrorDeUso(
            "--resumen ya dice cómo se muestra", "quite «--formato» o ejecute las dos órdenes"
        )


def _del_entorno(sesion: Sesion, destino: str | None) -> FormatoDeDiagnosticos:
    """El que la plataforma sabe mostrar, si escribimos para ella."""
    para_github = sesion.salida.en_github and destino in (None, "-")
    return FormatoDeDiagnosticos.GITHUB if para_github else FormatoDeDiagnosticos.TEXTO


def _base(sesion: Sesion, referencia: str | None) -> "Fuente | None":
    if referencia is None:
        return None
    from seguimiento.almacen.git.fuente import fuente_de_base

    desde = sesion.momento.fuente.commit if sesion.momento else None
    return fuente_de_base(sesion.raiz, referencia, desde)


def _resumen(sesion: Sesion, revision: "Revision", dictamen: Dictamen) -> str:
    """Qué cambia respecto de la base, si la hay, y lo que está mal."""
    from seguimiento.formatos.resumen import en_resumen

    cambios = f"{_cambios(revision.transicion)}\n" if revision.transicion else ""
    visto = _desde_git(sesion, dictamen)
    return cambios + en_resumen(visto.recuento, visto.diagnosticos)


def _desde_git(sesion: Sesion, dictamen: Dictamen) -> Dictamen:
    from seguimiento.almacen.git.fuente import prefijo_en_git

    return dictamen.desde(prefijo_en_git(sesion.raiz))


def _cambios(transicion: "Transicion") -> str:
    """Qué cambia, en los términos del seguimiento."""
    from seguimiento.analisis.cambios import Extremo, cambios
    from seguimiento.formatos.cambios import en_bloques
    from seguimiento.formatos.markdown import en_markdown

    t = transicion
    hallados = cambios(
        Extremo(t.antes, t.hoy, t.ilegibles_antes), Extremo(t.despues, t.hoy, t.ilegibles)
    )
    return en_markdown(en_bloques(hallados, sin_comparar=sorted(t.ilegibles_antes)))


def _los_de(revision: "Revision", pedidas: list[str]) -> "tuple[Diagnostico, ...]":
    """Los diagnósticos de las rutas pedidas; todos si no se pidió ninguna."""
    if not pedidas:
        return revision.diagnosticos
    return tuple(d for d in revision.diagnosticos if esta_en(d.archivo, pedidas))
