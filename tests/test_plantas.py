"""Qué puede hacer cada planta de la casa: lo que import-linter no ve."""

import ast
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

import seguimiento

SRC = Path(seguimiento.__file__).parent
MODULOS = {
    ruta.relative_to(SRC).as_posix(): ast.parse(ruta.read_text("utf-8"))
    for ruta in sorted(SRC.rglob("*.py"))
}


@cache
def llamadas(arbol: ast.AST) -> frozenset[str]:
    """El nombre con puntos de todo lo que se llama o se nombra: `os.environ.get`, `print`."""
    nodos = (nodo for nodo in ast.walk(arbol) if isinstance(nodo, ast.Attribute | ast.Name))
    return frozenset(map(ast.unparse, nodos))


def importados(arbol: ast.AST) -> Iterator[str]:
    for nodo in ast.walk(arbol):
        if isinstance(nodo, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in nodo.names)
        elif isinstance(nodo, ast.ImportFrom):
            yield (nodo.module or "").partition(".")[0]


DEL_SISTEMA = {
    *("os.chmod", "os.chown", "os.close", "os.fchmod", "os.fchown", "os.fdopen", "os.fstat"),
    *("os.fsync", "os.ftruncate", "os.link", "os.lseek", "os.mkdir", "os.open", "os.pread"),
    *("os.pwrite", "os.read", "os.remove", "os.rename", "os.replace", "os.rmdir", "os.scandir"),
    *("os.symlink", "os.umask", "os.unlink", "os.write", "tempfile.mkstemp"),
}
"""Lo que no es igual en todos los sistemas, además de `os.O_*`, `dir_fd` y el candado."""


def pedidos_al_sistema(arbol: ast.AST) -> Iterator[str]:
    """Cada nombre con que un módulo le pide al sistema algo que no es igual en todos."""
    for nombre in llamadas(arbol):
        if nombre in DEL_SISTEMA or nombre.startswith("os.O_"):
            yield nombre
    yield from {"fcntl", "msvcrt", "ctypes"} & {*importados(arbol)}
    for nodo in ast.walk(arbol):
        if isinstance(nodo, ast.keyword) and (nodo.arg or "").endswith("dir_fd"):
            yield str(nodo.arg)
        if isinstance(nodo, ast.ImportFrom) and nodo.module == "os":
            yield from (f"from os import {alias.name}" for alias in nodo.names)


def donde(se_usa: Callable[[ast.AST], bool]) -> set[str]:
    return {ruta for ruta, arbol in MODULOS.items() if se_usa(arbol)}


@pytest.mark.parametrize(
    ("que", "nombres", "permitidos"),
    [
        ("escribir por la salida", {"print"}, {"comandos/salida.py"}),
        (
            "tocar los flujos",
            {"sys.stdout", "sys.stderr", "sys.stdin"},
            {
                "comandos/salida.py",
                "comandos/dialogo.py",
                "comandos/puerta.py",
                "exportacion/pdf/proceso.py",  # es otro proceso: con ellos habla con este
            },
        ),
        (
            "leer el reloj",
            {"datetime.now", "date.today", "time.time", "datetime.today"},
            {"comandos/sesion.py"},
        ),
        (
            "leer el entorno",
            {"os.environ", "os.getenv"},
            {
                "comandos/sesion.py",
                "comandos/pulsacion.py",
                "comandos/zona.py",
                "comandos/salida.py",
                "comandos/diagnostico.py",
                "almacen/git/orden.py",
                "almacen/compartir/orden.py",
            },
        ),
        (
            "terminar el programa",
            {"sys.exit", "os._exit"},
            {"__main__.py", "exportacion/pdf/proceso.py", "almacen/ayudante.py"},
        ),
    ],
)
def test_solo_ciertos_modulos_pueden(que: str, nombres: set[str], permitidos: set[str]) -> None:
    hallados = donde(lambda arbol: bool(nombres & {*llamadas(arbol)}))
    assert (que, hallados - permitidos) == (que, set())


@pytest.mark.parametrize(
    ("biblioteca", "plantas"),
    [
        ("typer", {"comandos"}),
        ("ruamel", {"documento"}),
        ("pydantic", {"modelo", "conversion.py", "campos.py"}),
        ("subprocess", {"almacen", "comandos/paginador.py", "exportacion/pdf/__init__.py"}),
        ("rich", {"formatos"}),
        ("click", set()),
    ],
)
def test_cada_biblioteca_la_conoce_una_planta(biblioteca: str, plantas: set[str]) -> None:
    hallados = donde(lambda arbol: biblioteca in {*importados(arbol)})
    ajenos = {ruta for ruta in hallados if not {ruta, ruta.split("/")[0]} & plantas}
    assert ajenos == set()


def test_solo_quien_comparte_ejecuta_git_como_el_usuario() -> None:
    def lo_importa(arbol: ast.AST) -> bool:
        nodos = (nodo for nodo in ast.walk(arbol) if isinstance(nodo, ast.ImportFrom))
        return any(
            (nodo.module or "").startswith("seguimiento.almacen.compartir") for nodo in nodos
        )

    permitidos = {
        f"comandos/{orden}.py"
        for orden in (
            *("copia", "guardar", "traer", "enviar", "deshacer_guardado"),
            *("iniciar", "con_git"),  # dicen a git, si se les pide, con qué unir
        )
    }
    hallados = donde(lo_importa)
    assert {r for r in hallados if not r.startswith("almacen/compartir/")} - permitidos == set()
    # y la red, solo uno de ellos
    de_la_red = {"fetch", "push", "pull", "ls-remote", "clone"}
    dichos = donde(
        lambda arbol: any(
            isinstance(nodo, ast.Constant) and nodo.value in de_la_red for nodo in ast.walk(arbol)
        )
    )
    assert {ruta for ruta in dichos if ruta.startswith("almacen/")} == {
        "almacen/compartir/remota.py"
    }


def test_solo_un_modulo_pide_al_sistema_lo_que_no_es_igual_en_todos() -> None:
    pedidos = {ruta: {*pedidos_al_sistema(arbol)} for ruta, arbol in MODULOS.items()}
    suyos = {
        pedido
        for ruta in [una for una in pedidos if una.startswith("almacen/sistema/")]
        for pedido in pedidos.pop(ruta)
    }
    assert {"os.O_NOFOLLOW", "os.fsync", "dir_fd", "src_dir_fd", "fcntl"} <= suyos
    assert {ruta: hallados for ruta, hallados in pedidos.items() if hallados} == {
        # dejar la salida rota en el vacío antes de terminar
        "comandos/puerta.py": {"os.open", "os.O_WRONLY"},
    }


def test_los_formatos_no_abren_archivos() -> None:
    prohibidos = {"open", "Path", "os.open"}
    hallados = donde(lambda arbol: bool(prohibidos & {*llamadas(arbol)}))
    assert {
        ruta for ruta in hallados if ruta.startswith(("formatos/", "analisis/", "reglas/"))
    } == set()


def test_ningun_modulo_llega_a_cuatrocientas_lineas() -> None:
    lineas = {ruta: len((SRC / ruta).read_text("utf-8").splitlines()) for ruta in MODULOS}
    assert {ruta: cuantas for ruta, cuantas in lineas.items() if cuantas >= 400} == {}


def test_las_ordenes_de_la_aplicacion_son_los_modulos_que_hay() -> None:
    from seguimiento.comandos.aplicacion import aplicacion
    from seguimiento.comandos.grupos import ORDENES

    construidas = aplicacion().commands
    assert list(construidas) == list(ORDENES)
    assert [orden.callback.__module__ for orden in construidas.values() if orden.callback] == [
        f"seguimiento.comandos.{nombre}" for nombre in ORDENES
    ]


def test_dos_clases_no_tienen_la_misma_forma() -> None:
    formas: dict[tuple[str, ...], list[str]] = {}
    for modulo, arbol in MODULOS.items():
        for clase in (nodo for nodo in ast.walk(arbol) if isinstance(nodo, ast.ClassDef)):
            anotados = (uno for uno in clase.body if isinstance(uno, ast.AnnAssign))
            forma = tuple(f"{ast.unparse(u.target)}: {ast.unparse(u.annotation)}" for u in anotados)
            suyas = [ast.unparse(base) for base in clase.bases]
            if len(forma) > 1 and suyas in ([], ["NamedTuple"]):
                formas.setdefault(forma, []).append(f"{modulo}: {clase.name}")
    assert [una for una in formas.values() if len(una) > 1] == []
