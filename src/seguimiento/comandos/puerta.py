"""La puerta del programa: ejecuta la orden y convierte todo error en texto y código de salida."""

import errno
import os
import sys
from collections.abc import Sequence
from io import StringIO, TextIOWrapper
from pathlib import Path

from seguimiento.almacen.entorno import que_diga_si_nadie_lee
from seguimiento.comandos import entrada
from seguimiento.comandos.pulsacion import Tabulador
from seguimiento.comandos.salida import ajustado
from seguimiento.errores import (
    FALLO_INTERNO,
    ErrorDeDisco,
    ErrorDeSeguimiento,
    Interrumpido,
    RechazoAjeno,
)
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
    except ErrorDeSeguimiento as error:
        dicho = error.dicho if isinstance(error, RechazoAjeno) else ()
        return _decir(error.mensaje, error.ayuda, error.codigo_de_salida, dicho)
    except Interrumpido:
        return escribir_por_errores("interrumpido: no se ha escrito nada\n", INTERRUPCION)
    except KeyboardInterrupt:
        return _decir("interrumpido", "", INTERRUPCION)
    except Exception as error:
        # la única puerta: nada sale de aquí sin código
        if isinstance(error, OSError) and error.errno in DE_ESCRITURA:
            raise
        return _fallo(error, depurar="--depurar" in argumentos)
    return resultado if isinstance(resultado, int) else 0


def _ejecutar(argumentos: list[str]) -> object:
    """Lo que devuelve la orden: por la entrada rápida si la entiende sin ninguna duda y, si no, con typer."""
    if tabulador := Tabulador.pulsado():
        from seguimiento.comandos.interpretes import responder

        return responder(tabulador)
    codigo = entrada.atender(argumentos)
    if codigo is not None:
        return codigo
    from seguimiento.comandos.aplicacion import ejecutar

    return ejecutar(argumentos)


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
        import traceback

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
    return escribir_por_errores(ajustado("\n".join(lineas), sys.stderr) + "\n", codigo)


def escribir_por_errores(texto: str, codigo: int) -> int:
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
