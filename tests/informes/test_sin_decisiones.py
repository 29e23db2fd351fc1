"""Las plantillas del programa no deciden nada: solo colocan lo que la vista ya trae decidido."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes
from jinja2.meta import find_undeclared_variables

from seguimiento.recursos import carpeta_de_plantillas

CARPETA = carpeta_de_plantillas()
PLANTILLAS = sorted(ruta.name for ruta in CARPETA.glob("*.j2"))
FILTROS = {
    "fechas",
    "join",
    "first",
    "last",
    "length",
    "count",
    "upper",
    "lower",
    "capitalize",
    "trim",
}
"""Los que solo cambian cómo se escribe algo, o cuántas cosas hay."""
DECIDEN = {
    nodes.Compare: "compara",
    nodes.Test: "pregunta con «is»",
    nodes.BinExpr: "calcula o combina condiciones",
    nodes.UnaryExpr: "niega o cambia de signo",
    nodes.Concat: "pega textos",
    nodes.CondExpr: "elige dentro de una expresión",
    nodes.Assign: "da nombre a un valor",
    nodes.AssignBlock: "da nombre a un trozo",
    nodes.Dict: "compone un mapa",
    nodes.List: "compone una lista",
    nodes.Tuple: "compone una tupla",
}


def decisiones(texto: str) -> list[str]:
    """Lo que una plantilla decide, por orden de línea: `3: compara`."""
    arbol = Environment(autoescape=True).parse(texto)
    halladas = [(nodo.lineno, que) for nodo, que in _de(arbol)]
    return [f"{linea}: {que}" for linea, que in sorted(halladas)]


def _de(arbol: nodes.Template) -> Iterator[tuple[nodes.Node, str]]:
    for clase, que in DECIDEN.items():
        for nodo in arbol.find_all(clase):
            if not _es_permitida(nodo):
                yield nodo, que
    for filtro in arbol.find_all(nodes.Filter):
        if filtro.name not in FILTROS:
            yield filtro, f"usa «|{filtro.name}»"
    yield from _caminos(arbol)
    yield from _llamadas(arbol)
    yield from _nombres(arbol)
    for tomado in arbol.find_all(nodes.Getitem):
        if not _es_constante(tomado.arg):
            yield tomado, "escoge un elemento"


def _caminos(arbol: nodes.Template) -> Iterator[tuple[nodes.Node, str]]:
    """Lo que se recorre y lo que se pregunta."""
    for bucle in arbol.find_all(nodes.For):
        if bucle.test is not None:
            yield bucle, "escoge qué recorre"
    for condicion in arbol.find_all(nodes.If):
        if any(condicion.test.find_all(nodes.Slice)):
            yield condicion, "mide con un corte"


def _es_permitida(nodo: nodes.Node) -> bool:
    """Si es `not dato`: preguntar si no hay algo es tan inocente como preguntar si lo hay."""
    return isinstance(nodo, nodes.Not) and not [*nodo.find_all((nodes.Compare, nodes.Call))]


def _es_constante(arg: nodes.Node) -> bool:
    if isinstance(arg, nodes.Slice):
        return all(isinstance(parte, nodes.Const) for parte in arg.iter_child_nodes())
    # la columna que toca a cada celda
    de_bucle = isinstance(arg, nodes.Getattr) and arg.attr == "index0"
    return de_bucle or isinstance(arg, nodes.Const)


def _traidos(arbol: nodes.Template) -> tuple[set[str], set[str]]:
    """Los nombres de las plantillas traídas y los de las macros a las que puede llamarse."""
    macros = {macro.name for macro in arbol.find_all(nodes.Macro)} | {"super", "caller"}
    for traida in arbol.find_all(nodes.FromImport):
        macros |= {uno if isinstance(uno, str) else uno[1] for uno in traida.names}
    return {traida.target for traida in arbol.find_all(nodes.Import)}, macros


def _llamadas(arbol: nodes.Template) -> Iterator[tuple[nodes.Node, str]]:
    modulos, macros = _traidos(arbol)
    for llamada in arbol.find_all(nodes.Call):
        que = llamada.node
        suya = isinstance(que, nodes.Name) and que.name in macros
        de_modulo = isinstance(que, nodes.Getattr) and getattr(que.node, "name", "") in modulos
        if not suya and not de_modulo:
            yield llamada, "llama a algo que no es una macro"


def _nombres(arbol: nodes.Template) -> Iterator[tuple[nodes.Node, str]]:
    modulos, macros = _traidos(arbol)
    # lo traído al principio vale también dentro de los bloques
    ajenos = find_undeclared_variables(arbol) - {"vista"} - modulos - macros
    for nombre in arbol.find_all(nodes.Name):
        if nombre.name in ajenos:
            yield nombre, f"usa «{nombre.name}», que no es de la vista"
            ajenos.remove(nombre.name)


@pytest.mark.parametrize("plantilla", PLANTILLAS)
def test_ninguna_plantilla_decide_nada(plantilla: str) -> None:
    assert decisiones((CARPETA / plantilla).read_text("utf-8")) == []


def test_hay_plantillas_que_mirar() -> None:
    assert {"_base.html.j2", "_piezas.html.j2", "_piezas.md.j2", "matriz.md.j2"} <= {*PLANTILLAS}


@pytest.mark.parametrize("plantilla", PLANTILLAS)
def test_ninguna_plantilla_trae_nada_de_fuera(plantilla: str) -> None:
    texto = Path(CARPETA / plantilla).read_text("utf-8")
    # «url(#…)» es una trama de la misma página
    ajeno = texto.replace("http://www.w3.org/2000/svg", "").replace("url(#", "")
    assert not any(marca in ajeno for marca in ("http://", "https://", "@import", "url("))


@pytest.mark.parametrize(
    ("texto", "dice"),
    [
        ("{% if vista.a == 'x' %}{% endif %}", "1: compara"),
        ("{% if vista.a in vista.b %}{% endif %}", "1: compara"),
        ("{% if vista.a is none %}{% endif %}", "1: pregunta con «is»"),
        ("\n{{ vista.a + 1 }}", "2: calcula o combina condiciones"),
        ("{{ vista.a * 2 }}", "1: calcula o combina condiciones"),
        ("{% if vista.a and vista.b %}{% endif %}", "1: calcula o combina condiciones"),
        ("{{ -vista.a }}", "1: niega o cambia de signo"),
        ("{% if not (vista.a == 1) %}{% endif %}", "1: compara"),
        ("{{ vista.a ~ vista.b }}", "1: pega textos"),
        ("{{ 'a' if vista.a else 'b' }}", "1: elige dentro de una expresión"),
        ("{% set a = vista.a %}", "1: da nombre a un valor"),
        ("{% set a %}b{% endset %}", "1: da nombre a un trozo"),
        ("{% for a in ['x'] %}{% endfor %}", "1: compone una lista"),
        ("{% for a in vista.b if a.c %}{% endfor %}", "1: escoge qué recorre"),
        ("{{ vista.a|sort }}", "1: usa «|sort»"),
        ("{{ vista.a|safe }}", "1: usa «|safe»"),
        ("{{ vista.a.upper() }}", "1: llama a algo que no es una macro"),
        ("{{ loop.cycle('a') }}", "1: llama a algo que no es una macro"),
        ("{{ hoy }}", "1: usa «hoy», que no es de la vista"),
        ("{{ vista.a[vista.b] }}", "1: escoge un elemento"),
        ("{{ vista.a[:vista.b] }}", "1: escoge un elemento"),
        ("{% if vista.a[300:] %}{% endif %}", "1: mide con un corte"),
        ("{% if vista.a %}{% elif not vista.b[4:] %}{% endif %}", "1: mide con un corte"),
    ],
)
def test_cada_modo_de_decidir_se_advierte(texto: str, dice: str) -> None:
    assert dice in decisiones(texto)


@pytest.mark.parametrize(
    "texto",
    [
        "{% if vista.a %}{{ vista.a }}{% elif not vista.b %}{% else %}-{% endif %}",
        "{% for f in vista.a[1:] %}{{ f.b }}{% if not loop.last %}, {% endif %}{% endfor %}",
        "{% import '_piezas.md.j2' as p %}{{ p.tabla(vista.a) }}",
        "{% from '_piezas.md.j2' import tabla as t %}{{ t(vista.a) }}",
        "{% macro m(a) %}{{ a.b }}{% endmacro %}{{ m(vista.a) }}",
        "{% extends '_base.html.j2' %}{% block estilo %}{{ super() }}{% endblock %}",
        "{% for f in vista.a %}{{ vista.b[loop.index0].c }}{% endfor %}",
        "{{ vista.a|join(', ') }}",
    ],
)
def test_colocar_no_es_decidir(texto: str) -> None:
    assert decisiones(texto) == []
