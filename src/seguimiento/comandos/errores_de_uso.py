"""Los errores de uso que detecta typer, dichos en español.

Sus frases no pasan por ningún catálogo que traducir: están en inglés dentro de cada clase. Se redactan
a partir del nombre de la clase y de sus datos, y la frase inglesa nunca se muestra. Lo que comprobamos
nosotros se lanza ya como `ErrorDeUso`.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from seguimiento.comandos.argumentos import palabras
from seguimiento.comandos.de_typer import Contexto, Parametro, UsoRechazado
from seguimiento.comandos.declarada import en_la_linea, orden_de
from seguimiento.comandos.linea import AYUDA, GUIONES
from seguimiento.comandos.valores import ValorNoValido, declarados
from seguimiento.errores import ErrorDeUso
from seguimiento.redaccion import entre_comillas, enumeracion, parecido, quiso_decir

# se compila al usarla: para decir un error, y no cada vez que se arranca
_COMILLAS = "[\u201c-\u201f\u2018-\u201b]"


@contextmanager
def en_espanol(contexto: Contexto, linea: Sequence[str]) -> Iterator[None]:
    """Lo que typer rechace mientras tanto de esa línea de una orden se lanza como `ErrorDeUso`."""
    try:
        yield
    except UsoRechazado as error:
        raise mal_uso(contexto, *_redactado(error, contexto, linea)) from error


def mal_uso(contexto: Contexto, mensaje: str, sugerencia: str = "") -> ErrorDeUso:
    """El error de quien escribió la línea de esa orden, con la ayuda que puede consultar."""
    ver = f"Vea «{contexto.command_path} {AYUDA[0]}»."
    fin = "" if sugerencia.endswith((".", "?", ")")) else "."
    return ErrorDeUso(mensaje, f"{sugerencia}{fin} {ver}" if sugerencia else ver)


def comprobar_lo_escrito(contexto: Contexto, argumentos: Sequence[str]) -> None:
    """Que ninguna opción lleve otro guion y que nada se quede sin escribir. Lanza `ErrorDeUso`.

    Lo vacío suele ser una variable sin valor: tomado por «todo» o por «nada» pasaría inadvertido.
    """
    suyas = orden_de(contexto.command).opciones
    conocidas = {*suyas, *orden_de(contexto.find_root().command).opciones, *AYUDA}
    for palabra in palabras(argumentos, suyas):
        if palabra.valor is not None and not palabra.valor.strip():
            raise mal_uso(
                contexto,
                f"«{palabra.opcion}» no tiene nada escrito",
                "Escriba su valor o quite la opción.",
            )
        if not palabra.opcion and not palabra.escrita.strip():
            raise _sin_nada_escrito(contexto)
        puede_serlo = not palabra.opcion and not palabra.tras_guiones
        if puede_serlo and (sugerencia := _con_otro_guion(palabra.escrita, conocidas)):
            raise mal_uso(contexto, f"«{palabra.escrita}» no es una opción", sugerencia)


def _sin_nada_escrito(contexto: Contexto) -> ErrorDeUso:
    return mal_uso(contexto, "hay un argumento sin nada escrito", "Escríbalo o quítelo.")


def comprobar_la_fecha(contexto: Contexto, argumentos: Sequence[str]) -> None:
    """Que la fecha de corte vaya entera en su opción: «diciembre 2025», sin comillas, son dos palabras."""
    from seguimiento.fechas import FORMA, fechas_parecidas

    def es_fecha(palabra: str) -> bool:
        # saber de todas las maneras en que puede escribirse cuesta, y casi siempre va como en los registros
        return bool(FORMA.fullmatch(palabra) or fechas_parecidas(palabra))

    for desde, palabra in enumerate(argumentos, start=1):
        # si la primera es ya una fecha, lo que sigue es la orden
        if palabra != "--hoy" or any(map(es_fecha, argumentos[desde : desde + 1])):
            continue
        for hasta in range(min(desde + _PALABRAS_DE_FECHA, len(argumentos)), desde + 1, -1):
            fecha = " ".join(argumentos[desde:hasta])
            if fechas_parecidas(fecha):
                ayuda = f'Lo que lleva espacios va entre comillas: --hoy "{fecha}".'
                raise mal_uso(contexto, f"«{fecha}» son {hasta - desde} palabras", ayuda)


_PALABRAS_DE_FECHA = 6
"""Las de «31 de diciembre del año 2025»."""


def _con_otro_guion(escrita: str, opciones: Collection[str]) -> str:
    """La opción que se quiso decir, si está escrita con otros guiones; vacío si no es eso."""
    guiones = re.match(GUIONES, escrita)
    if guiones is None or guiones[0].isascii():
        return ""
    nombre = escrita[guiones.end() :].partition("=")[0]
    if hallada := next((una for una in (f"--{nombre}", f"-{nombre}") if una in opciones), ""):
        return f"¿quiso decir «{hallada}»? (el guion es otro signo)" if nombre else ""
    # dos guiones y una sola palabra no son un texto: tomados por uno, `iniciar` haría esa carpeta
    es_opcion = len(guiones[0]) > 1 and re.fullmatch(r"\w[\w-]*", nombre)
    return _otra_parecida(nombre, opciones) if es_opcion else ""


def _otra_parecida(nombre: str, opciones: Collection[str]) -> str:
    largas = [una.removeprefix("--") for una in opciones if una.startswith("--")]
    candidata = parecido(nombre, largas)
    dicho = f"¿quiso decir «--{candidata}»?" if candidata else "No hay ninguna parecida."
    return f"{dicho} (el guion es otro signo)"


def la_que_no_existe(contexto: Contexto, escrita: str, quiza: Sequence[str]) -> ErrorDeUso:
    """El error de quien pide una orden que no hay: por lo que quiso decir o, si no, por sus letras."""
    if not escrita.strip():
        return _sin_nada_escrito(contexto)
    grupo = contexto.command
    nombres = [*getattr(grupo, "commands", ())]
    posibles = quiza or [*_donde_es_un_valor(contexto, escrita)][:1]
    ayuda = f"¿quiso decir {enumeracion(entre_comillas(posibles), 'o')}?" if posibles else ""
    return mal_uso(
        contexto, f"no existe la orden «{escrita}»", ayuda or quiso_decir(escrita, nombres)
    )


def _donde_es_un_valor(contexto: Contexto, escrita: str) -> Iterator[str]:
    """Las órdenes en que eso es un valor: «matriz» lo es en «seg informe» y «acciones», en «seg lista»."""
    from seguimiento.comandos.lo_que_sobra import como_valor

    ordenes = getattr(contexto.command, "commands", {})
    for nombre, orden in ordenes.items():
        for parametro in orden.params:
            if valor := como_valor(parametro, orden, escrita):
                yield f"{contexto.command_path} {nombre} {valor}"


def de_las_que_sobran(
    contexto: Contexto, argumentos: Sequence[str], linea: Sequence[str]
) -> ErrorDeUso:
    """El error de quien escribió en esa línea más argumentos de los que la orden lleva."""
    from seguimiento.comandos.lo_que_sobra import lo_que_sobra

    citados = " ".join(f"«{argumento}»" for argumento in argumentos)
    frase = f"sobra el argumento {citados}" if len(argumentos) == 1 else f"sobran {citados}"
    ayuda = _por_otro_signo(contexto, argumentos) or lo_que_sobra(contexto, argumentos, linea)
    return mal_uso(contexto, frase, ayuda)


def _por_otro_signo(contexto: Contexto, argumentos: Sequence[str]) -> str:
    """Qué se quiso decir, si lo que sobra salió de un guion o de unas comillas de Word."""
    guiones = re.match(GUIONES, argumentos[0])
    if guiones is not None and not guiones[0].isascii():
        parecida = _opcion_que_quiso_decir(f"--{argumentos[0][guiones.end() :]}", contexto)
        return f"{parecida} (el guion es otro signo)" if parecida else ""
    escritas = contexto.params.values()
    textos = [*argumentos, *(uno for uno in escritas if isinstance(uno, str))]
    textos += [uno for lista in escritas if isinstance(lista, list) for uno in map(str, lista)]
    if any(re.search(_COMILLAS, texto) for texto in textos):
        return "Para juntar palabras use comillas rectas: las inclinadas de Word son otro signo."
    return ""


def _redactado(
    error: Any,  # noqa: ANN401 — una clase sin nombre público
    contexto: Contexto,
    linea: Sequence[str],
) -> tuple[str, str]:
    """Qué pasó y qué pudo querer decirse. De una clase desconocida solo se sabe que no se entendió."""
    match type(error).__name__:
        case ValorNoValido.__name__:
            frase = f"valor no válido para «{en_la_linea(error.param)}»: {error.message}"
            return frase, _en_varias_palabras(error.param, contexto, linea) or error.sugerencia
        case "MissingParameter":
            return _falta(error.param, contexto), ""
        case "NoSuchOption":
            sugerencia = _opcion_que_quiso_decir(error.option_name, contexto)
            return f"no existe la opción «{error.option_name}»", sugerencia
        case "BadOptionUsage" if orden_de(contexto.command).opciones.get(error.option_name):
            return f"a la opción «{error.option_name}» le falta su valor", ""
        case "BadOptionUsage":
            return f"la opción «{error.option_name}» no lleva valor", ""
        case _:
            return "la orden no se entiende", ""


def _en_varias_palabras(parametro: Parametro, contexto: Contexto, linea: Sequence[str]) -> str:
    from seguimiento.comandos.lo_que_sobra import sin_comillas

    dicho = sin_comillas(contexto, parametro, linea)
    return f"¿quiso decir «{dicho}»?" if dicho else ""


def _falta(parametro: Parametro, contexto: Contexto) -> str:
    valores = declarados(contexto.command.callback)[str(parametro.name)].admitidos
    lista = f"; valores: {', '.join(valores)}" if valores else ""
    return f"falta el argumento «{en_la_linea(parametro)}»{lista}"


def _opcion_que_quiso_decir(escrita: str, contexto: Contexto) -> str:
    """La opción parecida de la orden o global; si es de otra orden del grupo, dónde va."""
    if not escrita.startswith("--"):
        return ""
    suyas, globales = orden_de(contexto.command), orden_de(contexto.find_root().command)
    nombres = (*globales.opciones, *suyas.opciones, *AYUDA)
    largos = [nombre.removeprefix("--") for nombre in nombres if nombre.startswith("--")]
    if candidata := parecido(escrita.strip("-"), largos):
        return f"¿quiso decir «--{candidata}»?"
    if any(escrita in orden.opciones for orden in suyas.ordenes.values()):
        return f"«{escrita}» va después de la orden."
    return ""
