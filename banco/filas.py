"""Todo lo que se promete del rendimiento, una fila por promesa."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import ordenes as o
from carteras import Carteras, primera_evaluacion
from fila import Fila, Magnitud, Tanda, exponente, lo_que_anade, tal_cual
from medir import Orden, OrdenFallida
from situaciones import CORTE

CON_16_000 = 1361
"""Cuántas evaluaciones de mentira suman unas 16.000 recomendaciones."""
CON_5_000_ARCHIVOS, COMMITS = 2500, 2000
"""Cuántas evaluaciones de mentira, con otras tantas fichas, y cuántas veces se guardaron."""
DOS_NUCLEOS = 2


def _del_proyecto(c: Carteras) -> Orden:
    return o.del_proyecto(cache=c.cache(Path("del-proyecto")))


def _recordada(c: Carteras, completo: int, *argumentos: str) -> Orden:
    """`seg` con lo recordado de una cartera que está en git."""
    raiz = c.con_git(completo)
    return o.seg(raiz, *argumentos, cache=c.cache(raiz))


def _en_terminal(c: Carteras) -> Orden:
    raiz = c.con_git(5000)
    return o.en_terminal(raiz, c.cache(raiz))


def _ver(c: Carteras, completo: int = 5000) -> Orden:
    return _recordada(c, completo, "ver", f"{primera_evaluacion()}/R1")


def _lista(c: Carteras, completo: int = 5000) -> Orden:
    de_una = ("--evaluacion", primera_evaluacion())
    return _recordada(c, completo, "lista", "acciones", *de_una)


def _tab(c: Carteras, completo: int = 5000) -> Orden:
    raiz = c.con_git(completo)
    return o.tab(raiz, c.cache(raiz))


def _con_uno_cambiado(c: Carteras) -> Orden:
    raiz = c.que_cambia(1000)
    return o.validar_con_uno_cambiado(raiz, c.cache(raiz))


def _mil(c: Carteras, *argumentos: str, recordado: bool = False) -> Orden:
    raiz = c.de(1000)
    return o.seg(raiz, *argumentos, cache=c.cache(raiz) if recordado else None)


def _csafeloader(c: Carteras) -> Orden:
    return o.suelo("csafeloader", c.de(1000))


def _en_dos(c: Carteras) -> Orden:
    if len(os.sched_getaffinity(0)) < DOS_NUCLEOS:
        raise OrdenFallida("hacen falta dos núcleos")
    return o.validar_en_dos(c.de(1000))


def _con_errata(c: Carteras, errata: str) -> tuple[Orden, Orden]:
    return o.validar(c.de(100, errata), con_errores=True), o.validar(c.de(100))


def _con_historia(c: Carteras, *argumentos: str) -> Orden:
    return o.seg(c.con_historia(CON_5_000_ARCHIVOS, COMMITS), *argumentos)


def _exportar(c: Carteras, *, recordado: bool = False) -> Orden:
    raiz = c.de(CON_16_000)
    cache = c.cache(raiz) if recordado else None
    return o.seg(raiz, "exportar", "xlsx", "-o", str(_libro(c)), cache=cache)


def _libro(c: Carteras) -> Path:
    return c.carpeta / f"{c.tamano(CON_16_000)}.xlsx"


def _celdas(c: Carteras) -> Orden:
    return o.celdas(c.de(CON_16_000), _libro(c))


TYPER, CSAFE, DISCO = "`import typer`", "CSafeLoader de PyYAML", "lo mismo en el disco"
CELDAS, EXPONENTE, EN_FRIO = "las mismas celdas con XlsxWriter", "exponente", "lo mismo en frío"
STATUS_CALIENTE = "`seg status` con lo recordado, 5.000 + 5.000"
_ARRANQUE = (
    Fila("R1", "`seg --help`", TYPER, 1.5, Tanda.ARRANQUE, lambda _: (o.AYUDA, o.IMPORTAR_TYPER)),
    Fila(
        *("R2a", "`seg status` de los datos del proyecto, en frío y por una tubería", TYPER, 4.5),
        Tanda.ARRANQUE,
        lambda _: (o.del_proyecto(), o.IMPORTAR_TYPER),
    ),
    Fila(
        *("R2b", "lo mismo en una terminal", TYPER, 5.5),
        Tanda.ARRANQUE,
        lambda _: (o.del_proyecto(en_terminal=True), o.IMPORTAR_TYPER),
    ),
    Fila(
        *("R2c", "módulos de rich que importa R2a", "ninguno", 0),
        Tanda.ARRANQUE,
        lambda _: (o.modulos("rich", o.del_proyecto()),),
        Magnitud.MODULOS,
        tal_cual,
    ),
    Fila(
        *("R2d", "`seg status` de los datos del proyecto, con lo recordado", TYPER, 1.5),
        Tanda.ARRANQUE,
        lambda c: (_del_proyecto(c), o.IMPORTAR_TYPER),
    ),
    Fila(
        *("R2e", "módulos de pydantic que importa R2d", "ninguno", 0),
        Tanda.ARRANQUE,
        lambda c: (o.modulos("pydantic", _del_proyecto(c)),),
        Magnitud.MODULOS,
        tal_cual,
    ),
)
_CIEN = (
    Fila(
        *("R7a", "check-jsonschema, 100 + 100", "`seg validar` en frío de los mismos", 7),
        Tanda.CIEN,
        lambda c: (o.check_jsonschema(c, c.de(100)), o.validar(c.de(100))),
        al_menos=True,
    ),
    Fila(
        *("R7b", "yamllint, 100 + 100", "`seg validar` en frío de los mismos", 8),
        Tanda.CIEN,
        lambda c: (o.yamllint(c, c.de(100)), o.validar(c.de(100))),
        al_menos=True,
    ),
    Fila(
        "P1",
        "doorstop, tantos requisitos breves como recomendaciones, acciones y fichas",
        "`seg validar` en frío, 100 + 100",
        1,
        Tanda.CIEN,
        lambda c: (o.doorstop(c, c.de(100)), o.validar(c.de(100))),
        al_menos=True,
    ),
    Fila(
        *("R12a", "`seg validar`, un error de contenido en cada archivo", "ninguno con error", 4),
        Tanda.CIEN,
        lambda c: _con_errata(c, "contenido"),
    ),
    Fila(
        *("R12b", "`seg validar`, un error de sintaxis en cada archivo", "ninguno con error", 4),
        Tanda.CIEN,
        lambda c: _con_errata(c, "sintaxis"),
    ),
)
_MIL = (
    Fila(
        *("R3", "`seg validar` en frío, 1.000 + 1.000, en un proceso", CSAFE, 1.5),
        Tanda.MIL,
        lambda c: (o.validar_en_un_proceso(c.de(1000)), _csafeloader(c)),
    ),
    Fila(
        *("R4", "camino crítico de lo mismo en dos procesos", CSAFE, 0.9),
        Tanda.MIL,
        lambda c: (_en_dos(c), _csafeloader(c)),
        Magnitud.CAMINO,
    ),
    Fila(
        *("R6", "`seg validar` con todo recordado menos un archivo, 1.000 + 1.000", EN_FRIO, 0.15),
        Tanda.MIL,
        lambda c: (_con_uno_cambiado(c), o.validar_en_un_proceso(c.de(1000))),
    ),
    Fila(
        *("R9a", "`seg informe trimestral` con lo recordado, 1.000 + 1.000", "`seg status`", 6),
        Tanda.MIL,
        lambda c: (
            _mil(c, "informe", "trimestral", recordado=True),
            _mil(c, "status", recordado=True),
        ),
    ),
    Fila(
        *("R9b", "los dos en frío", "`seg status`", 6),
        Tanda.MIL,
        lambda c: (_mil(c, "informe", "trimestral"), _mil(c, "status")),
    ),
    Fila(
        *("R14", "`seg lista acuerdos` con lo recordado, 1.000 + 1.000", EN_FRIO, 0.6),
        Tanda.MIL,
        lambda c: (_mil(c, "lista", "acuerdos", recordado=True), _mil(c, "lista", "acuerdos")),
    ),
    Fila(
        "E15",
        "`seg status` con lo recordado, 1.000 + 1.000",
        "`todo list` de todoman, recordado, de tantas tareas como acciones",
        1,
        Tanda.MIL,
        lambda c: (_mil(c, "status", recordado=True), o.todoman(c, c.de(1000))),
    ),
)
_CINCO_MIL = (
    Fila(
        *("R5a", f"{STATUS_CALIENTE}, en una terminal", "`git status`", 5),
        Tanda.CINCO_MIL,
        lambda c: (_en_terminal(c), o.git_status(c.con_git(5000))),
    ),
    Fila(
        *("R5b", "lo mismo que R5a", TYPER, 1.5),
        Tanda.CINCO_MIL,
        lambda c: (_en_terminal(c), o.IMPORTAR_TYPER),
    ),
    Fila(
        *("E1b", "lo mismo que E1a por una tubería, que lo dice todo", "`git status`", 3),
        Tanda.CINCO_MIL,
        lambda c: (_recordada(c, 5000, "status"), o.git_status(c.con_git(5000))),
    ),
    Fila(
        *("E2b", "lo mismo que E2a por una tubería", TYPER, 1),
        Tanda.CINCO_MIL,
        lambda c: (_recordada(c, 5000, "status"), o.IMPORTAR_TYPER),
    ),
    Fila(
        *("E3a", "memoria de R5a", "MB", 40),
        Tanda.CINCO_MIL,
        lambda c: (_en_terminal(c),),
        Magnitud.MEMORIA,
        tal_cual,
    ),
    Fila(
        *("E3b", "memoria de E1b", "MB", 40),
        Tanda.CINCO_MIL,
        lambda c: (_recordada(c, 5000, "status"),),
        Magnitud.MEMORIA,
        tal_cual,
    ),
    Fila(
        *("E4", "`seg ver` de una recomendación, con lo recordado, 5.000 + 5.000", TYPER, 1.2),
        Tanda.CINCO_MIL,
        lambda c: (_ver(c), o.IMPORTAR_TYPER),
    ),
    Fila(
        *("E5", "`seg lista acciones` de una evaluación, con lo recordado, lo mismo", TYPER, 1.2),
        Tanda.CINCO_MIL,
        lambda c: (_lista(c), o.IMPORTAR_TYPER),
    ),
    Fila(
        *("E6", "TAB de una referencia, con lo recordado, lo mismo", TYPER, 1.2),
        Tanda.CINCO_MIL,
        lambda c: (_tab(c), o.IMPORTAR_TYPER),
    ),
)


def _creciendo(numero: str, que: str, orden: Callable[[Carteras, int], Orden]) -> Fila:
    """El crecimiento de una orden al pasar de mil a cinco mil."""
    return Fila(
        *(numero, f"crecimiento de {que}, de 1.000 a 5.000", EXPONENTE, 1.05),
        Tanda.CRECER,
        lambda c: (orden(c, 5000), orden(c, 1000)),
        cuenta=exponente,
    )


def _validar_en_git(c: Carteras, completo: int) -> Orden:
    return o.validar(c.con_git(completo))


def _trimestral(c: Carteras, completo: int) -> Orden:
    pagina = c.carpeta / f"trimestral-{c.tamano(completo)}.html"
    return _recordada(c, completo, "informe", "trimestral", "-o", str(pagina))


def _carga(c: Carteras) -> Orden:
    raiz = c.con_git(5000)
    return o.recorrida(raiz, c.cache(raiz))


_CRECER = (
    _creciendo("R10a", "`seg validar` en frío", _validar_en_git),
    _creciendo("R10b", "`seg status` en frío", lambda c, n: o.seg(c.con_git(n), "status")),
    _creciendo("R10c", "`seg status` con lo recordado", lambda c, n: _recordada(c, n, "status")),
    _creciendo("R10d", "`seg ver` con lo recordado", _ver),
    _creciendo("R10e", "`seg lista` con lo recordado", _lista),
    _creciendo("R10f", "TAB con lo recordado", _tab),
    _creciendo("R10g", "`seg informe trimestral -o ….html` con lo recordado", _trimestral),
    Fila(
        *("R11", "memoria de `seg validar` en frío, 10.000 archivos", "MB", 300),
        Tanda.CRECER,
        lambda c: (_validar_en_git(c, 5000),),
        Magnitud.MEMORIA,
        tal_cual,
    ),
    Fila(
        *(
            "E13",
            "memoria de `seg informe trimestral -o ….html` con lo recordado, 5.000 + 5.000",
            "MB",
            300,
        ),
        Tanda.CRECER,
        lambda c: (_trimestral(c, 5000),),
        Magnitud.MEMORIA,
        tal_cual,
    ),
    Fila(
        "E14",
        "lo que tarda lo que mide E13",
        "cargarlo todo con lo recordado (`seg informe ficha`)",
        4,
        Tanda.CRECER,
        lambda c: (_trimestral(c, 5000), _carga(c)),
    ),
)
_HISTORIA = (
    Fila(
        *("R8a", "`seg --al … validar` en frío, 5.000 archivos × 2.000 commits", DISCO, 1.5),
        Tanda.HISTORIA,
        lambda c: (
            # y no «status», que del disco dice además qué falta por guardar
            _con_historia(c, "--al", str(CORTE), "validar"),
            _con_historia(c, "validar"),
        ),
    ),
    Fila(
        *("R8b", "`seg cambios` de un mes de lo mismo", "`seg status`", 2),
        Tanda.HISTORIA,
        lambda c: (_con_historia(c, "cambios", *o.UN_MES), _con_historia(c, "status")),
    ),
)
_LIBRO = (
    Fila(
        *("R13a", "`seg exportar xlsx` con lo recordado, 16.000 recomendaciones", CELDAS, 3),
        Tanda.LIBRO,
        lambda c: (_exportar(c, recordado=True), _celdas(c)),
    ),
    Fila(
        *("R13b", "`seg exportar xlsx` menos `seg status`, en frío, las mismas", CELDAS, 3),
        Tanda.LIBRO,
        # leer los registros no es escribir el libro, y en frío cuesta más que escribirlo
        lambda c: (_exportar(c), o.seg(c.de(CON_16_000), "status"), _celdas(c)),
        cuenta=lo_que_anade,
    ),
    Fila(
        *("R13c", "memoria de `seg exportar xlsx` en frío, lo mismo", "MB", 450),
        Tanda.LIBRO,
        lambda c: (_exportar(c),),
        Magnitud.MEMORIA,
        tal_cual,
    ),
)
_PRIMERAS = (*_ARRANQUE, *_CIEN, *_MIL, *_CINCO_MIL, *_CRECER, *_HISTORIA, *_LIBRO)
_MAS_ESTRICTAS = {
    "R1": ("E10", 1.2),
    "R2a": ("E11", 4),
    "R3": ("E8", 1.1),
    "R4": ("E9", 0.7),
    "R5a": ("E1a", 3),
    "R5b": ("E2a", 1),
    "R6": ("E7", 0.1),
    "R11": ("E12", 120),
}
"""Lo que después se pidió con un límite menor: qué número lleva y cuál es."""


def _con_las_estrictas() -> Iterator[Fila]:
    for una in _PRIMERAS:
        yield una
        if una.numero in _MAS_ESTRICTAS:
            numero, limite = _MAS_ESTRICTAS[una.numero]
            yield replace(una, numero=numero, que=f"lo mismo que {una.numero}", limite=limite)


FILAS = (*_con_las_estrictas(),)
"""Todo lo que se mide. R es de lo que se prometió primero; E, de lo que se puso después; P, de los programas pares."""


def elegidas(pedidas: Sequence[str]) -> tuple[Fila, ...]:
    """Las filas pedidas por su número, con letra o sin ella; todas si no se pide ninguna."""
    return tuple(una for una in FILAS if not pedidas or {*_nombres(una)} & {*pedidas})


def desconocidas(pedidas: Sequence[str]) -> list[str]:
    """Lo pedido que no es ninguna fila."""
    conocidas = {nombre for una in FILAS for nombre in _nombres(una)}
    return [pedida for pedida in pedidas if pedida not in conocidas]


def _nombres(fila: Fila) -> tuple[str, str]:
    return fila.numero, fila.numero.rstrip("abcdefg")
