"""Las órdenes que se miden y aquellas con que se comparan. De `seg` solo se usa su línea de órdenes."""

from pathlib import Path

from carteras import BANCO, PROYECTO, Carteras, primera_evaluacion
from medir import Orden, de_python, ejecutar
from pares import de_su_entorno
from situaciones import CORTE

CORTE_DEL_PROYECTO = "2023-04-15"
IMPORTAR_TYPER = Orden(de_python("-c", "import typer"))
AYUDA = Orden(de_python("-m", "seguimiento", "--help"), dice="seg ayuda ORDEN")
UN_MES = ("--desde", "2024-02-29", "--hasta", str(CORTE))


def seg(raiz: Path, *argumentos: str, cache: Path | None = None, hoy: str = str(CORTE)) -> Orden:
    """`seg` sobre una raíz, en frío o con lo que recuerda esa caché, sin cargador de guiones de por medio."""
    globales = ("-C", str(raiz), "--hoy", hoy)
    return Orden(de_python("-m", "seguimiento", *globales, *argumentos), cache=cache)


def del_proyecto(*, en_terminal: bool = False, cache: Path | None = None) -> Orden:
    """`seg status` sobre los datos del proyecto."""
    orden = seg(PROYECTO, "status", cache=cache, hoy=CORTE_DEL_PROYECTO)
    return Orden(orden.argumentos, en_terminal=en_terminal, cache=cache, dice="oim-2022-red-pmm")


def modulos(de: str, orden: Orden) -> Orden:
    """La misma, de `python -m`, contando cuántos módulos de esa biblioteca importa."""
    ejecutable, *demas = orden.argumentos
    con_avisos = (ejecutable, "-X", "importtime", *demas)
    # el propio programa se importa siempre: si no consta, no se habría contado nada
    return Orden(con_avisos, cache=orden.cache, dice=" seguimiento", cuenta=f" {de}")


def validar(raiz: Path, *, con_errores: bool = False) -> Orden:
    """`seg validar` en frío; `con_errores`, si debe haberlos."""
    return Orden(seg(raiz, "validar").argumentos, frozenset({int(con_errores)}))


def validar_en_un_proceso(raiz: Path) -> Orden:
    """Lo mismo con un solo núcleo a su alcance."""
    return Orden(seg(raiz, "validar").argumentos, un_nucleo=True)


def validar_en_dos(raiz: Path) -> Orden:
    """Lo mismo con los que haya, midiendo su camino crítico."""
    return Orden(seg(raiz, "validar").argumentos, camino=True)


def validar_con_uno_cambiado(raiz: Path, cache: Path) -> Orden:
    """`seg validar` con todo recordado menos un archivo, que cambia cada vez."""
    cambiado = raiz / "data" / "evaluaciones" / f"{primera_evaluacion()}.yaml"
    return Orden(seg(raiz, "validar").argumentos, cache=cache, cambia=cambiado)


def en_terminal(raiz: Path, cache: Path) -> Orden:
    """`seg status` con lo recordado, en una terminal."""
    return Orden(seg(raiz, "status").argumentos, cache=cache, en_terminal=True)


def tab(raiz: Path, cache: Path) -> Orden:
    """Pulsar TAB tras `seg ver` y el principio de una referencia, en esa carpeta."""
    evaluacion = primera_evaluacion()
    palabras = ("seg", "ver", evaluacion[:-1])
    return Orden(
        de_python("-m", "seguimiento"),
        en=raiz,
        entorno=(("_SEG_COMPLETE", "complete_bash"), ("_SEG_PALABRAS", "\x1f".join(palabras))),
        cache=cache,
        dice=evaluacion,
    )


def git_status(raiz: Path) -> Orden:
    """Lo que git hace para saber si algo cambió."""
    return Orden(("git", "-C", str(raiz), "status"), dice="main")


def suelo(cual: str, de: Path) -> Orden:
    """Uno de los programas que hacen lo menos posible."""
    return Orden(de_python(str(BANCO / "suelos.py"), cual, str(de)))


def celdas(raiz: Path, libro: Path) -> Orden:
    """Escribir con XlsxWriter las celdas del libro de esa cartera, que antes se vuelcan."""
    volcadas = libro.with_suffix(".json")
    if not volcadas.exists():
        ejecutar(seg(raiz, "exportar", "xlsx", "-o", str(libro)))
        ejecutar(suelo("volcar", libro))
    return suelo("celdas", volcadas)


def check_jsonschema(carteras: Carteras, raiz: Path) -> Orden:
    """Cada archivo contra el esquema que le toca, en una sola línea: un programa por esquema."""
    programa = de_su_entorno("check-jsonschema", "check-jsonschema", carteras.entornos)
    esquemas = {"evaluaciones": "evaluacion", "practicas": "practica", "acuerdos": "acuerdo"}
    lineas = [
        f"{programa} --schemafile {PROYECTO / 'esquemas'}/{esquema}.schema.json data/{clase}/*.yaml"
        for clase, esquema in esquemas.items()
    ]
    return Orden(("sh", "-c", " && ".join(lineas)), en=raiz, dice="ok")


def yamllint(carteras: Carteras, raiz: Path) -> Orden:
    """Los mismos archivos con sus reglas de siempre, que protestan de los renglones largos."""
    programa = de_su_entorno("yamllint", "yamllint", carteras.entornos)
    return Orden((programa, "data"), frozenset({0, 1}), en=raiz)


def doorstop(carteras: Carteras, raiz: Path) -> Orden:
    """Comprobar un documento con tantos requisitos como recomendaciones, acciones y fichas tiene la cartera."""
    programa = de_su_entorno("doorstop", "doorstop", carteras.entornos)
    fichas = sum(1 for _ in (raiz / "data" / "practicas").iterdir())
    cuantos = _cuantas(raiz, b"\n  - id: ") + _cuantas(raiz, _ACCION) + fichas
    documento = carteras.de_par("doorstop", cuantos)
    return Orden((programa, "--no-reformat"), en=documento, dice="validating items")


def todoman(carteras: Carteras, raiz: Path) -> Orden:
    """Listar lo pendiente de una agenda con tantas tareas como acciones tiene la cartera, ya recordadas."""
    programa = de_su_entorno("todoman", "todo", carteras.entornos)
    tareas = carteras.de_par("todoman", _cuantas(raiz, _ACCION))
    ajustes = (("TODOMAN_CONFIG", str(tareas / "ajustes.py")),)
    return Orden((programa, "list"), entorno=ajustes, dice="[ ]")


_ACCION = b"\n      - id: "
"""Cómo empieza una acción en los archivos de la cartera."""


def _cuantas(raiz: Path, principio: bytes) -> int:
    evaluaciones = (raiz / "data" / "evaluaciones").iterdir()
    return sum(archivo.read_bytes().count(principio) for archivo in evaluaciones)


def recorrida(raiz: Path, cache: Path) -> Orden:
    """La orden que menos hace de las que cargan todos los registros: el informe de una sola ficha."""
    ficha = min((raiz / "data" / "practicas").iterdir()).stem
    return seg(raiz, "informe", "ficha", ficha, cache=cache)
