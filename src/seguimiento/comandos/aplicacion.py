"""La puerta del programa: registra las órdenes y convierte todo error en texto y código de salida."""

import errno
import os
import sys
import traceback
from collections.abc import Sequence
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

from seguimiento.almacen.entorno import que_diga_si_nadie_lee
from seguimiento.comandos.completado import momentos
from seguimiento.comandos.de_typer import Contexto
from seguimiento.comandos.espanol import GrupoEnEspanol, SinOrden
from seguimiento.comandos.ordenes import GRUPOS, Diferidas, grupo
from seguimiento.comandos.periodo import dia_entendido
from seguimiento.comandos.pulsacion import Tabulador
from seguimiento.comandos.salida import Color, Salida, ajustado
from seguimiento.errores import (
    FALLO_INTERNO,
    ErrorDeDisco,
    ErrorDeSeguimiento,
    ErrorDeUso,
    RechazoAjeno,
)
from seguimiento.globales import QUE_ESCRIBEN, Globales
from seguimiento.redaccion import sin_invisibles, visible

USO, SITUACION, CONFLICTO, INTERRUPCION, TUBERIA_CERRADA = 2, 3, 4, 130, 141
DE_ESCRITURA = frozenset({errno.EPIPE, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""Con qué responde el sistema cuando no puede escribirse por la salida."""
CODIGOS_DE_SALIDA = {
    0: "Todo bien.",
    1: "Hallazgos: errores en `validar`, en una plantilla o en lo que se iba a escribir, algo que queda "
    "por reparar o lo que se pidió con `--fallar-si`.",
    USO: "La orden no se entiende: opción, fecha, zona o referencia desconocida.",
    SITUACION: "Una situación impide seguir, o el resultado deja fuera algo que no pudo leerse.",
    CONFLICTO: "Otro proceso estaba escribiendo o tenía abierto un archivo, o lo cambió mientras se preparaba el cambio.",
    FALLO_INTERNO: "Falló el programa, aunque sea con un solo archivo.",
    INTERRUPCION: "Se interrumpió desde el teclado.",
    TUBERIA_CERRADA: "Quien leía la salida dejó de leer.",
}
"""Qué significa cada código con que termina `seg`."""


def _version(contexto: typer.Context, pedida: bool) -> None:  # noqa: FBT001 — así la llama typer
    if pedida and not contexto.resilient_parsing:
        from seguimiento import __version__

        typer.echo(f"seg {__version__}")
        raise typer.Exit


def globales(  # noqa: PLR0913 — una por opción global
    contexto: typer.Context,
    *,
    raiz: Annotated[
        Path | None,
        typer.Option(
            "-C",
            "--raiz",
            metavar="CARPETA",
            help="Carpeta del repositorio; si no, se busca de la actual hacia arriba.",
        ),
    ] = None,
    hoy: Annotated[
        str | None,
        typer.Option("--hoy", metavar="AAAA-MM-DD", help="Fecha de corte; si no, la de hoy."),
    ] = None,
    al: Annotated[
        str | None,
        typer.Option(
            "--al",
            metavar="FECHA|REF",
            help="Los registros como estaban guardados ese día, al final de ese período o en ese commit.",
            autocompletion=momentos(),
        ),
    ] = None,
    sin_cache: Annotated[
        bool,
        typer.Option(
            "--sin-cache", help="Lee todos los archivos de nuevo, sin lo que se recuerda."
        ),
    ] = False,
    color: Annotated[Color, typer.Option("--color", help="Cuándo se usa color.")] = Color.AUTO,
    depurar: Annotated[
        bool, typer.Option("--depurar", help="Muestra la traza si el programa falla.")
    ] = False,
    version: Annotated[  # noqa: ARG001 — actúa al leerse
        bool,
        typer.Option(
            "--version", help="Muestra la versión y termina.", callback=_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Recomendaciones de evaluación, acciones, acuerdos y lecciones: qué hay, qué falta y qué venció.

    Qué admite cada orden y un par de ejemplos: «seg ayuda ORDEN».

    Ejemplos::

        seg status --responsable PSU
        seg ver oim-2022-red-pmm/4.1
        seg informe trimestral --periodo 2023-T1 -o 2023-T1.html
    """
    from seguimiento.comandos.sesion import Sesion

    if al is not None:
        _comprobar_que_lee(contexto.invoked_subcommand or "")
    contexto.obj = Sesion(raiz, hoy, Salida(color, globales=_escritas(contexto)), al, sin_cache)
    if depurar:
        _mostrar_trazas(contexto)


def _comprobar_que_lee(orden: str) -> None:
    """Lanza `ErrorDeUso` si la orden escribe: lo guardado en otro momento ya no se cambia."""
    if orden in QUE_ESCRIBEN:
        raise ErrorDeUso(
            f"«{orden}» escribe en los registros de hoy, y «--al» mira los de otro momento",
            "quite «--al»; la fecha de lo que se anota se dice con «--hoy» o en la propia orden",
        )


def _mostrar_trazas(contexto: typer.Context) -> None:
    """Mientras dure la orden, dice también la traza de lo que falle con un solo archivo."""
    import logging

    trazas, pantalla = logging.getLogger("seguimiento"), logging.StreamHandler(sys.stderr)
    nivel = trazas.level
    trazas.addHandler(pantalla)
    trazas.setLevel(logging.DEBUG)
    contexto.call_on_close(lambda: trazas.removeHandler(pantalla))
    contexto.call_on_close(lambda: trazas.setLevel(nivel))


def aplicacion() -> GrupoEnEspanol:
    """`seg`, con todas sus órdenes."""
    return grupo("seg", globales, Diferidas("seguimiento.comandos", GRUPOS))


def principal(argv: Sequence[str] | None = None) -> int:
    """Ejecuta una orden y devuelve su código de salida."""
    _preparar_flujos()
    try:
        codigo = _codigo([*map(_sin_restos, sys.argv[1:] if argv is None else argv)])
        sys.stdout.flush()
    except BrokenPipeError:
        _olvidar_los_rotos()
        return TUBERIA_CERRADA
    except OSError as error:
        _olvidar_los_rotos()
        ayuda = "libere espacio o elija otro destino con «-o ARCHIVO»"
        return _decir(f"no se pudo escribir la salida (error {error.errno})", ayuda, SITUACION)
    return codigo


def _codigo(argumentos: list[str]) -> int:
    """Lo que resulta de la orden, dicho ya todo lo que haya que decir."""
    try:
        resultado = _ejecutar(argumentos)
    except SinOrden as error:
        return _escribir_por_errores(f"{error.mensaje}\n", USO)
    except ErrorDeSeguimiento as error:
        dicho = error.dicho if isinstance(error, RechazoAjeno) else ()
        return _decir(error.mensaje, error.ayuda, error.codigo_de_salida, dicho)
    except (KeyboardInterrupt, typer.Abort) as error:
        return _interrumpido(error)
    except typer.Exit as error:
        return error.exit_code
    except Exception as error:
        # la única puerta: nada sale de aquí sin código
        if isinstance(error, OSError) and error.errno in DE_ESCRITURA:
            raise
        return _fallo(error, depurar="--depurar" in argumentos)
    return resultado if isinstance(resultado, int) else 0


def _interrumpido(error: BaseException) -> int:
    from seguimiento.comandos.dialogo import Interrumpido

    if isinstance(error, Interrumpido):
        return _escribir_por_errores("interrumpido: no se ha escrito nada\n", INTERRUPCION)
    return _decir("interrumpido", "", INTERRUPCION)


def _ejecutar(argumentos: list[str]) -> object:
    """Lo que devuelve la orden. Sin pasar por `main`, que se queda con las tuberías cerradas."""
    comando = aplicacion()
    if tabulador := Tabulador.pulsado():
        from seguimiento.comandos.interpretes import responder

        return responder(comando, tabulador)
    with comando.make_context("seg", argumentos) as contexto:
        try:
            return comando.invoke(contexto)
        except ErrorDeSeguimiento as error:
            error.ayuda = _escritas(contexto).en_la_frase(error.ayuda)
            raise


def _escritas(contexto: Contexto) -> Globales:
    """Dónde y a qué fecha se pidió mirar en la línea."""
    raiz, hoy, al = (contexto.params[cual] for cual in ("raiz", "hoy", "al"))
    return Globales(str(raiz or ""), dia_entendido(hoy) if hoy else "", al or "")


def _hay_carpeta_actual() -> bool:
    """Si la carpeta en que se está sigue ahí: un cambio de rama de git puede habérsela llevado."""
    try:
        Path.cwd()
    except FileNotFoundError:
        return False
    return True


_OTROS_SALTOS = ("\r\n", *"\r\x0b\x0c\x85\u2028\u2029")


def _sin_restos(argumento: str) -> str:
    """El argumento sin lo que no se ve y viene pegado, con los saltos de línea de aquí.

    De Windows llegan con un retorno de carro: el del final es lo que queda de un salto que el intérprete
    de órdenes ya quitó. Otros saltos vienen de Word y de PDF. La marca del principio es la que el Bloc de notas pone a sus archivos.
    """
    visto = sin_invisibles(argumento.removeprefix("\ufeff"))
    visto = visto.rstrip("\r")
    for salto in _OTROS_SALTOS:
        visto = visto.replace(salto, "\n")
    return visto


def _fallo(error: Exception, *, depurar: bool) -> int:
    if isinstance(error, FileNotFoundError) and not _hay_carpeta_actual():
        return _decir("la carpeta actual ya no existe", "vaya a otra y repita la orden", SITUACION)
    if depurar:
        traceback.print_exception(error, file=sys.stderr)
    return _decir(
        f"el programa falló ({type(error).__name__})",
        "comunique la traza"
        if depurar
        else "repita la orden con --depurar y comunique lo que salga",
        FALLO_INTERNO,
    )


def _decir(mensaje: str, ayuda: str, codigo: int, dicho: Sequence[str] = ()) -> int:
    """Dice por qué se termina, y lo que otros dijeron, con lo que no se imprime a la vista. Devuelve el código."""
    ajeno = [f"  | {visible(linea)}" for linea in dicho]
    lineas = [f"error: {visible(mensaje)}", *ajeno, *([f"  {visible(ayuda)}"] if ayuda else [])]
    return _escribir_por_errores(ajustado("\n".join(lineas), sys.stderr) + "\n", codigo)


def _escribir_por_errores(texto: str, codigo: int) -> int:
    """Lo escribe aunque ya nadie lo lea. Devuelve el código."""
    try:
        sys.stderr.write(texto)
        sys.stderr.flush()
    except OSError:
        _olvidar_los_rotos()
    return codigo


def _preparar_flujos() -> None:
    """Ni una tilde, ni un nombre de archivo raro, ni un flujo cerrado pueden tumbar la salida."""
    # con «>&-», Python los deja en None, aunque sus tipos digan que no
    sys.stdout = sys.stdout or SalidaCerrada()
    sys.stderr = sys.stderr or StringIO()
    sys.stdout, sys.stderr = map(que_diga_si_nadie_lee, (sys.stdout, sys.stderr))
    for flujo in (sys.stdout, sys.stderr):
        if isinstance(flujo, TextIOWrapper):
            # y con los mismos bytes en todos los sistemas
            flujo.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


class SalidaCerrada(StringIO):
    """Lo que ocupa el lugar de una salida que quien llama cerró: dice que no hay dónde escribir."""

    def write(self, _texto: str) -> int:
        """Lanza `ErrorDeDisco`."""
        raise ErrorDeDisco(
            "la salida está cerrada", "pida el resultado en un archivo, «-o ARCHIVO»"
        )


def _olvidar_los_rotos() -> None:
    """Que Python no vuelva a escribir al terminar en una tubería que ya no existe."""
    for flujo in (sys.stdout, sys.stderr):
        try:
            flujo.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), flujo.fileno())
