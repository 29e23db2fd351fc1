"""La página de lo que se reconoce en los archivos de otros: rótulos y palabras, con lo que son aquí."""

from collections.abc import Iterable, Iterator

from seguimiento.literales import literal_en_markdown
from seguimiento.vocabularios import (
    ClaseDeElemento,
    Decision,
    EstadoDeAccion,
    EstadoDeRecomendacion,
    NivelDePrioridad,
    Vocabulario,
)
from seguimiento.vocabularios.equivalencias import EQUIVALENCIAS
from seguimiento.vocabularios.rotulos import CampoDeMatriz

_TITULOS = {
    ClaseDeElemento.EVALUACION: "De la evaluación",
    ClaseDeElemento.RECOMENDACION: "De la recomendación",
    ClaseDeElemento.ACCION: "De la acción, o de la recomendación que se sigue sin acciones",
    ClaseDeElemento.COMPROMISO: "De lo que decide una junta",
}
_PALABRAS: tuple[tuple[str, type[Vocabulario]], ...] = (
    ("Estados de una acción o un compromiso", EstadoDeAccion),
    ("Estados de una recomendación sin acciones", EstadoDeRecomendacion),
    ("Decisiones", Decision),
    ("Prioridades", NivelDePrioridad),
)


def pagina() -> Iterator[str]:
    """Las líneas de la página."""
    yield "# Equivalencias con los archivos de otros"
    yield ""
    yield "Con estos rótulos y palabras se reconoce, sin configurar nada, lo que traen una matriz de Word, una"
    yield "hoja de cálculo o un CSV ajenos. No importan tildes, mayúsculas, plurales, numeración, dos puntos,"
    yield "asteriscos ni lo que va entre paréntesis; de un rótulo en dos lenguas («Estado / Status») han de"
    yield "decir lo mismo las dos."
    yield ""
    yield 'Lo que no está aquí se dice con el código del dato: `--columna "Labels=recomendacion"`, o en un'
    yield "`importacion.yaml`."
    for clase, titulo in _TITULOS.items():
        yield from ("", f"## {titulo}")
        yield from _tabla(campo for campo in CampoDeMatriz if campo.de is clase)
    for titulo, vocabulario in _PALABRAS:
        yield from ("", f"## {titulo}", "", "| Aquí | También se reconoce |", "| --- | --- |")
        for valor in vocabulario:
            nombres = dict.fromkeys((valor.rotulo, *valor.otros_nombres))
            yield f"| `{valor.value}` | {_lista(nombres)} |"


def _tabla(suyos: Iterable[CampoDeMatriz]) -> Iterator[str]:
    yield from ("", "| Dato | Va en | Qué es | Rótulos |", "| --- | --- | --- | --- |")
    for campo in suyos:
        rotulos = EQUIVALENCIAS[campo.value]
        por_lengua = [
            f"**{lengua}** {_lista(dichos.split(' · '))}"
            for lengua, dichos in rotulos._asdict().items()
            if dichos
        ]
        yield (
            f"| `{campo.value}` | `{campo.clave}` | {campo.definicion} |"
            f" {_lista([campo.rotulo])}<br>{'<br>'.join(por_lengua)} |"
        )


def _lista(nombres: Iterable[str]) -> str:
    return " · ".join(literal_en_markdown(nombre, principio="") for nombre in nombres)
