"""Con qué palabra dice un archivo cada estado: la suya, la de su lista o la de su lengua."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from seguimiento.fechas_escritas import llano
from seguimiento.importacion.hechos import Leido
from seguimiento.importacion.valores.vocablos import valor_de
from seguimiento.vocabularios import ClaseDeElemento, EstadoDeAccion, EstadoDeRecomendacion
from seguimiento.vocabularios.equivalencias import EQUIVALENCIAS
from seguimiento.vocabularios.rotulos import CampoDeMatriz as C

Estado = EstadoDeAccion | EstadoDeRecomendacion

LENGUAS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "no_iniciada": "Not started",
        "pendiente": "Not started",
        "en_curso": "In progress",
        "completada": "Completed",
        "implementada": "Implemented",
        "implementada_parcialmente": "Partially implemented",
        "no_implementada": "Not implemented",
        "no_determinado": "Not determined",
        "cancelada": "Cancelled",
        "no_se_implementara": "Discontinued",
        "no_aplicable": "Not applicable",
    },
    "fr": {
        "no_iniciada": "Non commencée",
        "pendiente": "Non commencée",
        "en_curso": "En cours",
        "completada": "Achevée",
        "implementada": "Mise en œuvre",
        "implementada_parcialmente": "Partiellement mise en œuvre",
        "no_implementada": "Non mise en œuvre",
        "cancelada": "Annulée",
        "no_se_implementara": "Abandonnée",
        "no_aplicable": "Sans objet",
    },
    "pt": {
        "no_iniciada": "Não iniciada",
        "pendiente": "Não iniciada",
        "en_curso": "Em andamento",
        "completada": "Concluída",
        "implementada": "Concluída",
        "implementada_parcialmente": "Parcialmente concluída",
        "no_implementada": "Não implementada",
        "no_aplicable": "Não aplicável",
    },
}
"""Cómo se dice cada estado donde aún no se ha dicho, por la lengua del rótulo de su columna."""


class Palabra(NamedTuple):
    """La de un estado en una celda."""

    dicha: str
    es_suya: bool = True
    """Si el archivo la entiende: no, si la celda solo deja elegir otras."""


class Palabras:
    """Las de un archivo."""

    def __init__(
        self, leidos: Iterable[Leido], rotulos: Iterable[str], dichos: Mapping[str, str]
    ) -> None:
        """`rotulos` son los de las columnas del estado y `dichos`, lo que se dijo de sus palabras."""
        self._dichos = dichos
        self._lengua = next(filter(None, map(_lengua_de, rotulos)), "")
        self._usadas: dict[Estado, Counter[str]] = {}
        for leido in leidos:
            self._contar(leido)

    def _contar(self, leido: Leido) -> None:
        dato = leido.datos.get(C.ESTADO)
        if dato is None:
            return
        es_recomendacion = leido.clase is ClaseDeElemento.RECOMENDACION
        suyo = self._llamado(
            dato.dicho, EstadoDeRecomendacion if es_recomendacion else EstadoDeAccion
        )
        if suyo is not None:
            self._usadas.setdefault(suyo, Counter())[" ".join(dato.dicho.split())] += 1

    def de(self, estado: Estado, opciones: Sequence[str] = ()) -> Palabra:
        """La de ese estado en una celda con esas opciones o, si no las tiene, libre."""
        usadas = [una for una, _ in self._usadas.get(estado, Counter()).most_common()]
        if opciones:
            suyas = [una for una in opciones if self._llamado(una, type(estado)) is estado]
            preferidas = [*(u for u in usadas if u in suyas), *suyas]
            return Palabra(preferidas[0]) if preferidas else Palabra(estado.rotulo, es_suya=False)
        if usadas:
            return Palabra(usadas[0])
        return Palabra(LENGUAS.get(self._lengua, {}).get(estado.value, estado.rotulo))

    def _llamado(self, palabra: str, vocabulario: type[Estado]) -> Estado | None:
        return valor_de(palabra, vocabulario, self._dichos)


def _lengua_de(rotulo: str) -> str:
    """La lengua de un rótulo de estado; vacía si es español, o si no se sabe."""
    # de uno con pisos («Seguimiento: Estado»), el más bajo
    buscado, suyos = llano(rotulo.rpartition(": ")[2]).strip(" :*"), EQUIVALENCIAS["estado"]
    if buscado in map(llano, ("estado", *suyos.es.split(" · "))) and buscado != "status":
        return ""
    for lengua in LENGUAS:
        if buscado in map(llano, getattr(suyos, lengua).split(" · ")):
            return lengua
    return ""
