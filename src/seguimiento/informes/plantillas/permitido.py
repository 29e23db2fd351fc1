"""Qué puede decir una plantilla: se comprueba al leerla, antes de ejecutar nada de ella.

Vale lo que aquí se nombra y nada más. Una plantilla coloca datos; lo que haría falta para cambiarlos,
para llegar a lo que hay detrás de ellos o para no acabar nunca no está.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from seguimiento.diagnosticos import Falta
from seguimiento.diagnosticos.plantillas import SINTAXIS_DE_PLANTILLA
from seguimiento.informes.plantillas.detencion import SOLO_COLOCA, prohibido
from seguimiento.redaccion import quiso_decir

DEL_PROGRAMA = "programa/"
"""Lo que se antepone al nombre de una plantilla del programa para no tomar la propia que la sustituye."""
FILTROS = (
    *("batch", "capitalize", "count", "fechas", "first", "join"),
    *("last", "length", "lower", "safe", "trim", "upper"),
)
"""Los filtros que valen: ninguno quita la protección ni esconde un hueco. `safe` no hace nada."""
MAXIMO_DE_PARTES = 20_000
"""Con más expresiones y bloques, leer la plantilla ya costaría más que cualquier informe."""
_AJENOS = frozenset({"range", "dict", "lipsum", "cycler", "joiner", "namespace", "self"})
_QUE_PROTEGEN = frozenset({"e", "escape", "forceescape", "string"})
_DE_JINJA = frozenset(
    (
        *("abs", "attr", "center", "d", "default", "dictsort", "filesizeformat", "float", "format"),
        *("groupby", "indent", "int", "items", "list", "map", "max", "min", "pprint", "random"),
        *("reject", "rejectattr", "replace", "reverse", "round", "select", "selectattr", "slice"),
        *("sort", "striptags", "sum", "title", "tojson", "truncate", "unique", "urlencode"),
        *("urlize", "wordcount", "wordwrap", "xmlattr"),
    )
)
"""Los que alguien conocerá de otras plantillas y aquí no valen."""
_LLAMABLES = ("loop", "caller", "super")


class Nodo(Protocol):
    """Una parte de una plantilla ya leída."""

    lineno: int

    def iter_child_nodes(self) -> Iterator[Any]:
        """Las partes de que se compone."""
        ...


_PERMITIDOS = frozenset(
    (
        *("Template", "TemplateData", "Output", "Block", "Scope", "With", "If", "For"),
        *("Macro", "CallBlock", "Call", "Keyword", "Name", "Getattr", "Getitem", "Slice"),
        *("Extends", "Include", "Import", "FromImport", "Assign", "AssignBlock", "Filter"),
        *("Const", "Tuple", "List", "Not", "And", "Or", "Compare", "Operand", "CondExpr", "Neg"),
    )
)
_NOMBRES = {
    "Concat": ("«~»", "escriba los trozos uno tras otro"),
    "ScopedEvalContextModifier": ("«autoescape»", "lo que se escribe sale siempre protegido"),
    "FilterBlock": ("«{% filter %}»", "ponga el filtro al dato: {{ dato|upper }}"),
    "Test": ("preguntar con «is»", "pregunte si hay algo: {% if dato %}"),
    "NSRef": ("cambiar un dato", SOLO_COLOCA),
    "Dict": ("«{…: …}»", SOLO_COLOCA),
}
_CALCULO = ("calcular", "los números llegan ya contados en «vista»")


def faltas(arbol: Nodo) -> Iterator[Falta]:
    """Todo lo que no se permite, en el orden en que está escrito."""
    llamables = {*_LLAMABLES, *_traidos(arbol)}
    pendientes: list[Nodo] = [arbol]
    vistas = 0
    while pendientes:
        nodo = pendientes.pop()
        vistas += 1
        if vistas > MAXIMO_DE_PARTES:
            yield prohibido("la plantilla tiene demasiadas partes", 1, ayuda="repártala en varias")
            return
        yield from _de(nodo, llamables)
        pendientes += reversed([*nodo.iter_child_nodes()])


def _de(nodo: Any, llamables: set[str]) -> Iterator[Falta]:  # noqa: ANN401 — no hay un tipo que diga más
    clase = type(nodo).__name__
    if clase not in _PERMITIDOS:
        que, ayuda = _NOMBRES.get(clase, _CALCULO)
        senalado = f"{nodo.name}.{nodo.attr}" if clase == "NSRef" else que.strip("«»")
        yield prohibido(f"no se permite {que}", nodo.lineno, senalado, ayuda)
    match clase:
        case "Getattr" | "Getitem" | "Name":
            yield from _nombre(nodo)
        case "Const" | "Neg":
            yield from _numero(nodo)
        case "Filter":
            yield from _filtro(nodo)
        case "Call":
            yield from _llamada(nodo, llamables)
        case "For" if nodo.recursive:
            ayuda = "ponga un bucle dentro de otro"
            yield prohibido("no se permite «recursive»", nodo.lineno, "recursive", ayuda)
        case "CondExpr" if nodo.expr2 is None:
            yield mal_escrita("falta decir qué va si no", nodo.lineno, "if", "termine en «else …»")
        case "Extends" | "Include" | "Import" | "FromImport":
            yield from _nombrada(nodo)
        case _:
            pass


def _nombre(nodo: Any) -> Iterator[Falta]:  # noqa: ANN401 — no hay un tipo que diga más
    entre_corchetes = getattr(getattr(nodo, "arg", None), "value", "")
    nombre = str(getattr(nodo, "attr", getattr(nodo, "name", entre_corchetes)))
    if nombre.startswith("_") or (type(nodo).__name__ == "Name" and nombre in _AJENOS):
        yield prohibido(f"no se permite «{nombre}»", nodo.lineno, nombre, SOLO_COLOCA)


def _numero(nodo: Any) -> Iterator[Falta]:  # noqa: ANN401 — no hay un tipo que diga más
    valor = getattr(nodo, "value", None)
    if isinstance(valor, float) or not hasattr(getattr(nodo, "node", nodo), "value"):
        yield prohibido("no se permite calcular", nodo.lineno, str(valor or "-"), _CALCULO[1])


def _filtro(nodo: Any) -> Iterator[Falta]:  # noqa: ANN401 — no hay un tipo que diga más
    nombre = str(nodo.name)
    if nombre in FILTROS:
        return
    if nombre in _QUE_PROTEGEN:
        mensaje, ayuda = f"sobra «|{nombre}»", "quítelo: lo que se escribe sale ya protegido"
        yield prohibido(mensaje, nodo.lineno, nombre, ayuda)
        return
    ayuda = f"hay: {', '.join(FILTROS)}"
    if nombre in _DE_JINJA:
        yield prohibido(f"no se permite el filtro «{nombre}»", nodo.lineno, nombre, ayuda)
    else:
        ayuda = quiso_decir(nombre, FILTROS) or ayuda
        yield mal_escrita(f"no existe el filtro «{nombre}»", nodo.lineno, nombre, ayuda)


def _llamada(nodo: Any, llamables: set[str]) -> Iterator[Falta]:  # noqa: ANN401 — no hay un tipo que diga más
    """Solo se llama a una macro: `p.tabla(…)`, `tabla(…)`."""
    que = nodo.node
    dueno = que.node if type(que).__name__ == "Getattr" else que
    if nodo.dyn_args is not None or nodo.dyn_kwargs is not None:
        yield prohibido("no se permite llamar con «*»", nodo.lineno, "*", "escriba los argumentos")
    elif type(dueno).__name__ != "Name" or dueno.name not in llamables:
        nombre = str(getattr(que, "attr", getattr(que, "name", "(")))
        if nombre in _AJENOS or nombre.startswith("_"):
            return
        ayuda = "solo se llama a una macro; un dato se escribe sin paréntesis"
        yield prohibido(f"no se permite llamar a «{nombre}»", nodo.lineno, nombre, ayuda)


def _nombrada(nodo: Any) -> Iterator[Falta]:  # noqa: ANN401 — no hay un tipo que diga más
    nombre = getattr(nodo.template, "value", None)
    if not isinstance(nombre, str):
        mensaje = "la otra plantilla tiene que nombrarse entre comillas"
        yield prohibido(mensaje, nodo.lineno, ayuda="por ejemplo: {% include '_pie.md.j2' %}")
    elif getattr(nodo, "ignore_missing", False):
        yield prohibido("no se permite «ignore missing»", nodo.lineno, "ignore", "quítelo")


def _traidos(arbol: Any) -> Iterator[str]:  # noqa: ANN401 — no hay un tipo que diga más
    """Los nombres que en la plantilla son macros o traen macros."""
    pendientes: list[Any] = [arbol]
    while pendientes:
        nodo = pendientes.pop()
        match type(nodo).__name__:
            case "Import":
                yield str(nodo.target)
            case "FromImport":
                yield from (uno if isinstance(uno, str) else uno[1] for uno in nodo.names)
            case "Macro":
                yield str(nodo.name)
            case _:
                pass
        pendientes += nodo.iter_child_nodes()


_FRASES: Sequence[tuple[str, str, str]] = (
    (
        r"Unexpected end of template.*innermost block that needs to be closed is '(.+?)'.*",
        "la plantilla termina sin cerrar «{{% {1} %}}»",
        "ciérrelo con «end» y su nombre",
    ),
    (r"Unexpected end of template.*", "la plantilla termina sin cerrar un bloque", "ciérrelo"),
    (r"unexpected end of template.*", "la plantilla termina a media expresión", "ciérrela"),
    (r"Missing end of comment tag", "un comentario no se cierra", "ciérrelo con «#}}»"),
    (
        r"Missing end of raw directive",
        "un bloque «raw» no se cierra",
        "ciérrelo con {{% endraw %}}",
    ),
    (r"Encountered unknown tag '(.+?)'.*", "aquí no va la etiqueta «{1}»", ""),
    (r"expected token '(.+?)', got '(.+?)'", "se esperaba «{1}» y hay «{2}»", ""),
    (r"unexpected '(.+?)', expected '(.+?)'", "hay «{1}» y se esperaba «{2}»", ""),
    (r"unexpected '(.+?)'.*", "sobra «{1}»", ""),
    (r"unexpected char '(.+?)'.*", "sobra el signo «{1}»", ""),
    (r"Expected an expression, got '(.+?)'", "falta algo antes de «{1}»", ""),
    (
        r"block '(.+?)' defined twice.*",
        "el bloque «{1}» está dos veces",
        "cámbiele el nombre a uno",
    ),
    (r"Block names in Jinja.*", "el nombre del bloque lleva un guion", "use «_»"),
    (
        r"macro '(.+?)' takes not more than (\d+).*",
        "a «{1}» se le da más de lo que lleva ({2})",
        "",
    ),
    (r"macro '(.+?)' takes no keyword argument '?(.+?)'?", "«{1}» no lleva «{2}»", ""),
    (r"macro '(.+?)' was invoked with two.*", "«{1}» recibe dos veces lo mismo", ""),
    (r".*default.* argument.*", "los argumentos con valor van al final", ""),
    (r".*extend.*", "«{{% extends %}}» va una sola vez, al principio", ""),
    (r"can't assign to.*|Can't assign to.*", "a eso no se le puede dar otro valor", ""),
    (r"tag name expected", "falta el nombre de la etiqueta", "por ejemplo: {{% if dato %}}"),
    (r"expected name or number|expected subscript expression", "falta el nombre del dato", ""),
    (r"names starting with an underline.*", "lo que empieza por «_» no puede traerse", ""),
)
_PALABRAS = {
    "end of template": "el final",
    "end of print statement": "}}",
    "end of statement block": "%}",
    "begin of print statement": "{{",
    "begin of statement block": "{%",
    "end of comment": "#}",
    "begin of comment": "{#",
    "name": "un nombre",
    "string": "un texto",
    "integer": "un número",
    "template data / text": "texto",
}


def en_espanol(mensaje: str) -> tuple[str, str]:
    """Lo que dice quien lee plantillas, en español, y qué hacer; puede no haber nada que sugerir."""
    for patron, frase, ayuda in _FRASES:
        hallado = re.fullmatch(patron, mensaje, re.DOTALL)
        if hallado:
            partes = [_PALABRAS.get(parte or "", parte or "") for parte in hallado.groups()]
            return frase.format(hallado[0], *partes), ayuda.format()
    return "no se entiende lo que hay aquí", ""


def mal_escrita(mensaje: str, linea: int, nombrado: str = "", ayuda: str = "") -> Falta:
    """La falta de algo que no se entiende."""
    return prohibido(mensaje, linea, nombrado, ayuda, SINTAXIS_DE_PLANTILLA)
