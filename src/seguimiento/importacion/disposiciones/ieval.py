"""El JSON de i-eval Discovery: cada recomendación con su plan y lo que de ella se logró, sin acciones."""

from collections.abc import Iterator, Mapping

from seguimiento.importacion.disposiciones.nodos import Nodo
from seguimiento.importacion.disposiciones.obra import Obra
from seguimiento.importacion.hechos import Dato
from seguimiento.vocabularios.rotulos import CampoDeMatriz

_RECOMENDACIONES = "recommendations"
_DE_LA_EVALUACION = {
    "eval_title": CampoDeMatriz.TITULO,
    "eval_number": CampoDeMatriz.NUMERO,
}
_DE_LA_RECOMENDACION = {
    "title": CampoDeMatriz.RECOMENDACION,
    "date": CampoDeMatriz.FECHA,
    "action_plan": CampoDeMatriz.PLAN,
    "progress": CampoDeMatriz.ESTADO,
    "admin_units": CampoDeMatriz.UNIDAD,
    "information_source": CampoDeMatriz.AUTOR,
    "url": CampoDeMatriz.NOTAS,
}
_SIN_DATO = frozenset({"management_response", "themes", *_DE_LA_RECOMENDACION})
"""Las que se atienden aparte. «Completed» en la respuesta dice que la hay, y lo dice ya el plan."""


def es_suyo(datos: object) -> bool:
    """Si es un objeto con una lista de recomendaciones."""
    return isinstance(datos, Mapping) and any(Nodo(datos).objetos(_RECOMENDACIONES))


def leer(datos: object, obra: Obra) -> None:
    """Lleva a la obra cada recomendación; las claves que no se toman se dejan fuera."""
    raiz = Nodo(datos if isinstance(datos, Mapping) else {})
    obra.disponer("el JSON de i-eval: cada recomendación, con su plan y su progreso")
    obra.del_registro(raiz.dichos(_DE_LA_EVALUACION))
    for nodo in raiz.objetos(_RECOMENDACIONES):
        dichos = nodo.dichos(_DE_LA_RECOMENDACION)
        leida = obra.abrir_recomendacion(dichos)
        if leida is None:
            obra.dejar_fuera(dichos)
        else:
            for tema in _temas(nodo):
                obra.sumar(leida.datos, {CampoDeMatriz.TEMA: tema})
        obra.dejar_fuera(
            nodo.dicho(CampoDeMatriz.NOTAS, clave)
            for clave in nodo.datos
            if clave not in _SIN_DATO and nodo.texto(clave)
        )


def _temas(nodo: Nodo) -> Iterator[Dato]:
    """Cada tema, con la categoría en que está."""
    for tema in nodo.objetos("themes"):
        partes = {"tema": tema.texto("theme"), "categoria": tema.texto("category")}
        dichas = {clave: parte for clave, parte in partes.items() if parte}
        yield Dato([dichas], tema.sitio, ": ".join(dichas.values()))
