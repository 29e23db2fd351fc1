"""`seg diagnostico`: si el programa y el repositorio están en condiciones."""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from seguimiento.comandos import edicion, opciones
from seguimiento.comandos.con_git import ConFusion
from seguimiento.comandos.sesion import PARCIAL, VARIABLE_DE_HOY, Sesion
from seguimiento.errores import ErrorDeSeguimiento, ErrorDeUso, RaizNoEncontrada

if TYPE_CHECKING:
    from collections.abc import Callable

    from seguimiento.almacen.git.etapas import PorJuntar
    from seguimiento.repositorio import Carga


class Averia(ErrorDeSeguimiento):
    """Algo que se ha mirado y no está en condiciones."""


@dataclass(frozen=True, slots=True)
class Revisado:
    """Qué se miró, qué se encontró y si está bien."""

    que: str
    hallado: str
    bien: bool = True


def diagnostico(  # noqa: PLR0913 — una por opción
    contexto: typer.Context,
    *,
    reparar: Annotated[
        bool,
        typer.Option(
            "--reparar",
            help="Junta lo que dejó dos versiones y renumera lo que repite un identificador.",
        ),
    ] = False,
    fusion: ConFusion = None,
    simular: edicion.Simular = False,
    si: edicion.ConSi = False,
    json: opciones.SoloJson = False,
    destino: opciones.Destino = None,
) -> int:
    """Comprueba la instalación, git y la configuración.

    De lo que no está bien se dice qué arreglar. Con --reparar junta dato a dato los archivos en que git
    dejó dos versiones entre marcas, y da un identificador propio a lo que dos personas llamaron igual, con
    sus referencias. Muestra lo que haría; escribe con --si o, en una terminal, si se acepta. Lo que se
    contradice lo pregunta en una terminal; fuera de ella lo nombra, lo deja y termina con código 1.

    Ejemplos::

        seg diagnostico
        seg diagnostico --reparar --simular
    """
    sesion: Sesion = contexto.obj
    de_reparar = simular or si or fusion is not None
    _comprobar_opciones(reparar=reparar, de_reparar=de_reparar, de_mostrar=json or bool(destino))
    if reparar:
        from seguimiento.comandos import reparacion

        return reparacion.reparar(sesion, simular=simular, confirmado=si, fusion=fusion)
    revisados = [*_de_la_instalacion(), *_del_repositorio(sesion)]
    if json:
        from seguimiento.formatos.estructurado import en_json

        claves = ("que", "hallado", "bien")
        comprobaciones = [{clave: getattr(r, clave) for clave in claves} for r in revisados]
        sesion.salida.escribir(
            en_json(_envoltura(sesion) | {"comprobaciones": comprobaciones}), destino
        )
    else:
        from seguimiento.piezas import Columna, tabla_escrita

        columnas = (Columna("", corta=True), Columna("Qué", corta=True), Columna("Hallado"))
        dicho = sesion.salida.globales_en(destino).en_la_frase
        filas = [("✓" if r.bien else "✗", r.que, dicho(r.hallado)) for r in revisados]
        sesion.salida.mostrar([tabla_escrita("", columnas, filas)], destino)
    return 0 if all(r.bien for r in revisados) else PARCIAL


def _comprobar_opciones(*, reparar: bool, de_reparar: bool, de_mostrar: bool) -> None:
    """Lanza `ErrorDeUso` si se piden a la vez opciones de comprobar y de reparar."""
    if de_reparar and not reparar:
        raise ErrorDeUso("«--si», «--simular» y «--fusion» son para reparar", "añada «--reparar»")
    if reparar and de_mostrar:
        raise ErrorDeUso("«--reparar» no va con «--json» ni con «--salida»", "quítelos")


def _de_la_instalacion() -> Iterator[Revisado]:
    from seguimiento import __version__

    python = sys.version.split()[0]
    yield Revisado("programa", f"seguimiento {__version__} con Python {python}")
    yield _intento("analizador de YAML", _analizador)
    yield _intento("plantillas", _plantillas)
    yield Revisado("codificación", _codificacion())
    yield _intento("git", _git)


def _del_repositorio(sesion: Sesion) -> Iterator[Revisado]:
    yield _intento("repositorio", lambda: str(sesion.raiz))
    if not _hay_repositorio(sesion):
        return
    yield _intento("configuración", lambda: _configuracion(sesion))
    yield _intento("fecha de corte", lambda: f"{sesion.hoy.isoformat()} ({_origen_de_hoy(sesion)})")
    yield _intento("registros", lambda: _registros(sesion))
    yield _intento("registros en git", lambda: _registros_en_git(sesion))
    yield from _de_la_union(sesion)
    yield Revisado("cache", _cache(sesion))


def _cache(sesion: Sesion) -> str:
    if sesion.memoria is None:
        return "no se usa: cada orden lee todos los archivos"
    return f"en «{sesion.memoria.carpeta}», que puede borrarse cuando se quiera"


def _intento(que: str, mirar: "Callable[[], str]") -> Revisado:
    try:
        return Revisado(que, mirar())
    except ErrorDeSeguimiento as error:
        return Revisado(que, "; ".join(filter(None, (error.mensaje, error.ayuda))), bien=False)


def _hay_repositorio(sesion: Sesion) -> bool:
    try:
        return bool(sesion.raiz)
    except RaizNoEncontrada:
        return False


def _carga(sesion: Sesion) -> "Carga":
    """Lo leído; sin repositorio, nada."""
    from seguimiento.almacen.fuentes import Memoria
    from seguimiento.repositorio import cargar

    return cargar(sesion.fuente if _hay_repositorio(sesion) else Memoria({}))


def _envoltura(sesion: Sesion) -> dict[str, Any]:
    """La común a todo JSON; lo que no pueda saberse, nulo, que de averías se trata."""
    from seguimiento.formatos.estructurado import envoltura

    hoy, commit, modificado = None, None, None
    with suppress(ErrorDeSeguimiento):
        hoy = sesion.hoy
    with suppress(ErrorDeSeguimiento):
        commit, modificado = sesion.estado.commit, sesion.estado.modificado
    carga = _carga(sesion)
    return envoltura(hoy, commit, modificado, carga.recuento, carga.diagnosticos)


def _analizador() -> str:
    from seguimiento.documento.lector import analizador

    analizador("")
    return "en C, el que decide los veredictos"


def _plantillas() -> str:
    from seguimiento.recursos import carpeta_de_plantillas

    return str(carpeta_de_plantillas())


def _codificacion() -> str:
    return f"nombres de archivo {sys.getfilesystemencoding()}, salida utf-8"


def _git() -> str:
    from seguimiento.almacen.git import version_de_git

    version = version_de_git()
    if version is None:
        raise Averia("no está instalado", "sin él no se sabe de qué commit son los registros")
    return version


def _configuracion(sesion: Sesion) -> str:
    from seguimiento.almacen.sitios import CONFIGURACION
    from seguimiento.repositorio.configuracion import leer_configuracion

    if sesion.fuente.leer(CONFIGURACION) is None:
        return f"no hay {CONFIGURACION}: valores de fábrica"
    errores = [d for d in leer_configuracion(sesion.fuente)[1] if d.es_error]
    if errores:
        raise Averia("; ".join(f"línea {d.posicion.linea}: {d.mensaje}" for d in errores))
    return CONFIGURACION


def _origen_de_hoy(sesion: Sesion) -> str:
    if sesion.hoy_pedido is not None:
        return "de --hoy"
    if sesion.momento is not None:
        return "de --al"
    if os.environ.get(VARIABLE_DE_HOY):
        return f"de {VARIABLE_DE_HOY}"
    return f"del reloj, en {sesion.configuracion.zona_horaria or 'la zona del sistema'}"


def _registros(sesion: Sesion) -> str:
    from seguimiento.redaccion import cuenta

    recuento = _carga(sesion).recuento
    leidos = cuenta(recuento.leidos, "archivo")
    if recuento.parcial:
        fuera = ", ".join(sorted({*recuento.no_evaluables}))
        faltan = [f"no pudo leerse: {fuera}"] if fuera else []
        raise Averia("; ".join([leidos, *faltan, *recuento.salvedades()]), "vea «seg validar»")
    return leidos


def _de_la_union(sesion: Sesion) -> Iterator[Revisado]:
    """Cómo une git lo de varios, y lo que quedó a medio unir; nada, si los registros no están en git."""
    from seguimiento.comandos.con_git import REMEDIO, union_en_git

    if sesion.al_pedido is not None:
        return
    with suppress(ErrorDeSeguimiento):
        if (hay := union_en_git(sesion.raiz)) is None:
            return
        falta = f"{hay.falta}; dígaselo con {REMEDIO}" if hay.falta else ""
        yield Revisado("unión de cambios", falta or hay.en_palabras, bien=not falta)
    yield from _a_medias(sesion)


def _a_medias(sesion: Sesion) -> Iterator[Revisado]:
    """Los registros que git dejó por juntar o por guardar."""
    from seguimiento.almacen.git.etapas import por_juntar
    from seguimiento.redaccion import visible

    hallados: list[str] = []
    with suppress(ErrorDeSeguimiento):
        for uno in por_juntar(sesion.raiz):
            que, remedio = _como_quedo(sesion, uno)
            hallados.append(f"«{visible(uno.ruta)}» {que}: {remedio}")
    if hallados:
        yield Revisado("por juntar", "; ".join(hallados), bien=False)


def _como_quedo(sesion: Sesion, uno: "PorJuntar") -> tuple[str, str]:
    """Qué le pasa a un archivo a medio juntar y qué hacer con él."""
    from seguimiento.almacen.nombres import es_de_registro
    from seguimiento.almacen.sitios import CONFIGURACION
    from seguimiento.comandos.juntar import de_un_solo_lado, para_darlo_por_resuelto
    from seguimiento.documento.marcas import con_marcas
    from seguimiento.redaccion import visible

    if dicho := de_un_solo_lado(uno):
        return dicho
    archivo = sesion.fuente.leer(uno.ruta)
    if not con_marcas((archivo and archivo.contenido) or b""):
        return "ya está junto", para_darlo_por_resuelto(sesion, [visible(uno.ruta)])
    se_une = es_de_registro(uno.ruta) or uno.ruta == CONFIGURACION
    remedio = "júntelas con «seg diagnostico --reparar»" if se_une else "elija a mano"
    return "tiene dos versiones", remedio


def _registros_en_git(sesion: Sesion) -> str:
    estado = sesion.estado
    if estado.commit is None:
        return "sin ningún commit que los contenga"
    if sesion.momento is not None:
        return sesion.momento.en_palabras
    cambios = "con cambios sin guardar" if estado.modificado else "sin cambios"
    clon = "; clon superficial: falta historia («git fetch --unshallow»)"
    return f"{estado.commit[:12]}, {cambios}{clon if estado.superficial else ''}"
