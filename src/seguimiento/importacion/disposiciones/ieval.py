"""El JSON de i-eval Discovery: cada recomendación con su plan y lo que de ella se logró, sin acciones."""

from collections.abc import Mapping

from seguimiento.importacion.disposiciones.dichos import Dicho
from seguimiento.importacion.disposiciones.nodos import Nodo
from seguimiento.importacion.disposiciones.obra import Obra
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
        dichos = [*nodo.dichos(_DE_LA_RECOMENDACION), *_temas(nodo)]
        if obra.abrir_recomendacion(dichos) is None:
            obra.dejar_fuera(dichos)
        obra.dejar_fuera(
            nodo.dicho(CampoDeMatriz.COMENTARIO, clave)
            for clave in nodo.datos
            if clave not in _SIN_DATO and nodo.texto(clave)
        )


def _temas(nodo: Nodo) -> list[Dicho]:
    """Cada tema, con la categoría en que está."""
    return [
        tema.dicho(
            CampoDeMatriz.TEMA, "theme", _con_categoria(tema.texto("theme"), tema.texto("category"))
        )
        for tema in nodo.objetos("themes")
    ]


def _con_categoria(tema: str, categoria: str) -> str:
    return f"{tema}: {categoria}" if categoria else tema
