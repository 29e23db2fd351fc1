"""Cuánto gasta una plantilla: lo que recorre, lo que llama, lo que escribe y lo que guarda escrito.

Se cuenta al ejecutarla y nunca al leerla: Jinja calcula al leer todo lo que no depende de un dato, y lo
contado entonces se cuenta una vez por muchas que se repita. Por eso cada filtro, y lo que protege cada
dato que se escribe, piden el contexto, que solo existe al ejecutar.
"""

from collections.abc import Callable, Sequence
from typing import Any

from jinja2 import nodes, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from seguimiento.informes.plantillas.detencion import (
    Detenida,
    cuantos_datos,
    elemento,
    lista,
    lotes,
    no_hay,
    prohibido,
    suelto,
)
from seguimiento.informes.plantillas.permitido import FILTROS

MAXIMO_DE_GASTO = 1_000_000
"""Cuánto puede dar de sí una plantilla: pasos de bucle, llamadas y, cada `LETRAS`, lo escrito."""
GASTO_POR_DATO = 20
"""Cuánto más por cada dato de la vista: una plantilla corriente gasta uno o dos."""
LETRAS = 16
"""Las que valen un paso: con todo el gasto en ellas, la memoria no pasa de unos cientos de megas."""


class Gasto:
    """Lo que lleva gastado una plantilla y hasta dónde puede llegar."""

    def __init__(self) -> None:
        self.empezar(None)

    def empezar(self, vista: object) -> None:
        """Se dispone a mostrar una vista, sin nada gastado."""
        self._vista, self._gastado, self._tope = vista, 0, MAXIMO_DE_GASTO

    def anotar(self, cuanto: int) -> None:
        """Suma al gasto. Detiene la plantilla que no acabaría nunca o llenaría la memoria."""
        self._gastado += cuanto
        if self._gastado > self._tope:
            # contar los datos también cuesta: solo si hace falta
            self._tope = MAXIMO_DE_GASTO + GASTO_POR_DATO * cuantos_datos(self._vista, LETRAS)
        if self._gastado > self._tope:
            ayuda = "quite bucles puestos unos dentro de otros"
            raise Detenida(prohibido("la plantilla repite demasiado y no acabaría", ayuda=ayuda))

    def texto(self, texto: Any) -> Any:  # noqa: ANN401 — lo devuelve tal cual, si es un texto y si no
        """Lo mismo que se le da, sumadas sus letras si es un texto."""
        self.anotar(1 + (len(texto) // LETRAS if isinstance(texto, str) else 0))
        return texto


def con_gasto(arbol: nodes.Template) -> None:
    """Cambia la plantilla para que al ejecutarse diga lo que va a recorrer, guardar o comparar."""
    for bucle in arbol.find_all(nodes.For):
        bucle.iter = _contado(bucle)
    for guardado in arbol.find_all(nodes.AssignBlock):
        guardado.filter = filtrado(guardado.filter, "_guardado", linea=guardado.lineno)
    for comparado in arbol.find_all(nodes.Compare):
        comparado.expr = filtrado(comparado.expr, "_comparado")
        for otro in comparado.ops:
            otro.expr = filtrado(otro.expr, "_comparado")
    for tomado in arbol.find_all(nodes.Getitem):
        # Jinja toma un tramo sin preguntar a nadie
        if isinstance(tomado.arg, nodes.Slice):
            tomado.node = filtrado(tomado.node, "_suelto")


def _contado(bucle: nodes.For) -> nodes.Filter:
    """Lo que recorre un bucle, anotando antes cuántas vueltas dará y cuánto escribe en cada una."""
    letras = sum(len(texto.data) for texto in bucle.find_all(nodes.TemplateData))
    peso: nodes.Expr = nodes.Const(1 + letras // LETRAS, lineno=bucle.lineno)
    return filtrado(bucle.iter, "_contado", peso)


def filtrado(que: Any, filtro: str, *argumentos: nodes.Expr, linea: int = 0) -> nodes.Filter:  # noqa: ANN401 — la llama quien ya sabe que es una expresión
    """Una expresión, tras pasar por ese filtro."""
    return nodes.Filter(que, filtro, [*argumentos], [], None, None, lineno=linea or que.lineno)


def filtros(
    gasto: Gasto,
    protegido: Callable[[object], Markup],
    de_rotulo: Callable[[object], Markup],
    con_fechas: Callable[[object], Markup],
) -> dict[str, Callable[..., Any]]:
    """Los filtros: propios y cortos. De lo ya protegido dan un texto que vuelve a protegerse."""

    def contado(cosas: object, peso: int) -> Sequence[object]:
        recorridas = lista(cosas)
        gasto.anotar(peso * len(recorridas))
        return recorridas

    def juntas(partes: object, nexo: object = "") -> Markup:
        # cada una se anota según se protege: todas juntas podrían no caber
        entre: Markup = gasto.texto(protegido(nexo))
        trozos = []
        for parte in lista(partes):
            gasto.texto(entre)
            trozos.append(gasto.texto(protegido(parte)))
        return entre.join(trozos)

    def de_letras(cambiado: Callable[[str], str]) -> Callable[[str], str]:
        return lambda texto: cambiado(gasto.texto(texto))

    propios: dict[str, Callable[..., Any]] = {
        "batch": lambda cosas, cuantas: lotes(contado(cosas, 1), cuantas),
        "capitalize": de_letras(str.capitalize),
        "count": len,
        "fechas": lambda texto: gasto.texto(con_fechas(texto)),
        "first": lambda cosas: elemento(gasto.texto(cosas), 0),
        "join": juntas,
        "last": lambda cosas: elemento(gasto.texto(cosas), -1),
        "length": len,
        "lower": de_letras(str.lower),
        "safe": lambda texto: texto,
        "trim": de_letras(str.strip),
        "upper": de_letras(str.upper),
    }
    todos = {nombre: propios[nombre] for nombre in FILTROS} | {
        "_comparado": lambda cosa: _comparable(gasto, cosa),
        "_contado": contado,
        "_guardado": gasto.texto,
        "_rotulo": de_rotulo,
        "_suelto": lambda cosa: suelto(gasto.texto(cosa)),
    }
    return {nombre: _al_ejecutar(filtro) for nombre, filtro in todos.items()}


def _al_ejecutar(filtro: Callable[..., Any]) -> Callable[..., Any]:
    @pass_context
    def con_contexto(_: Context, *dados: object) -> Any:  # noqa: ANN401 — lo que dé el filtro
        return filtro(*dados)

    return con_contexto


def _comparable(gasto: Gasto, cosa: Any) -> Any:  # noqa: ANN401 — lo devuelve tal cual
    """Lo mismo, si compararlo no cuesta más que leerlo: unas listas dentro de otras no acabarían."""
    partes = cosa if isinstance(cosa, tuple | list) else (cosa,)
    for parte in partes:
        if not isinstance(gasto.texto(parte), str | int | None):
            no_hay("solo se comparan textos y números", ayuda="compare un dato de los de dentro")
    return cosa
