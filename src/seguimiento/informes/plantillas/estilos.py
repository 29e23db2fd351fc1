"""Las plantillas que se traen a un estilo o a un guion: no llevan datos, que ahí mandarían.

Lo que una se pone a sí misma sí vale: sus macros y lo que les da. De fuera, solo lo que la vista ya trae
escrito para un estilo, y entre comillas.
"""

from collections.abc import Iterator

from jinja2 import nodes
from jinja2.meta import find_undeclared_variables

from seguimiento.diagnosticos import Falta
from seguimiento.informes.plantillas.contextos import SIN_TEXTO
from seguimiento.informes.plantillas.detencion import prohibido
from seguimiento.informes.plantillas.seguida import HUECO, Seguida

SIN_DATOS = tuple(SIN_TEXTO.values())
"""Cómo acaban los nombres de las plantillas que no pueden llevar ningún dato."""
_PARA_UN_ESTILO = "pie_en_css"
_DEL_ESTILO = "estilo"
"""El bloque que `_base.html.j2` lleva dentro de su estilo: lo que otra ponga en él también lo es."""
_QUE = "un dato no puede ir en un estilo ni en un guion"
_TRAIDA = "lo que se trae a un estilo o a un guion se llama como uno"
_AYUDA = "ponga el dato en un texto o en un atributo entre comillas"


def faltas(arbol: nodes.Template) -> Iterator[Falta]:
    """Los datos de una plantilla que se trae entera a un estilo o a un guion, en orden."""
    yield from _de(arbol, find_undeclared_variables(arbol))


def faltas_del_bloque(arbol: nodes.Template) -> Iterator[Falta]:
    """Los que una plantilla pone en el bloque del estilo de aquella de que parte."""
    if any(arbol.find_all(nodes.Extends)):
        propios = {m.name for m in arbol.find_all(nodes.Macro)} | {"super"}
        for bloque in arbol.find_all(nodes.Block):
            if bloque.name == _DEL_ESTILO:
                yield from _de(bloque, {n.name for n in bloque.find_all(nodes.Name)} - propios)


def _de(parte: nodes.Template | nodes.Block, ajenos: set[str]) -> Iterator[Falta]:
    de_fiar = {
        id(nombre) for salida in _para_un_estilo(parte) for nombre in salida.find_all(nodes.Name)
    }
    for nombre in parte.find_all(nodes.Name):
        if nombre.name in ajenos and id(nombre) not in de_fiar:
            yield prohibido(_QUE, nombre.lineno, nombre.name, _AYUDA)
    for traida in parte.find_all(nodes.Include):
        de = getattr(traida.template, "value", "")
        if not str(de).endswith(SIN_DATOS):
            yield prohibido(
                _TRAIDA, traida.lineno, "include", f"llámela «….{'» o «…'.join(SIN_DATOS)}»"
            )


def _para_un_estilo(parte: nodes.Template | nodes.Block) -> Iterator[nodes.Node]:
    """Lo que ya viene escrito para un estilo y está entre comillas."""
    seguida = Seguida(parte)
    for donde, trozo in seguida.huecos:
        detras = donde + len(HUECO)
        comillas = seguida.texto[donde - 1 : donde], seguida.texto[detras : detras + 1]
        if trozo.salida is not None and trozo.dato == _PARA_UN_ESTILO and comillas == ('"', '"'):
            dato = trozo.salida.nodes[trozo.indice]
            if isinstance(dato, nodes.Getattr):
                yield dato
