"""Dónde está aquello de lo que se va a preguntar, para quien tiene que responder."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from seguimiento.analisis.consulta import Consulta
    from seguimiento.analisis.filas import Fila
    from seguimiento.modelo.evaluacion import Respuesta

_LETRAS = 240
"""Las que se leen de un texto largo antes de una pregunta."""


def donde_esta(consulta: "Consulta") -> Iterator[str]:
    """Qué es, cómo va y lo último que se anotó, en una línea cada cosa."""
    from seguimiento.analisis import dicho
    from seguimiento.redaccion import legible, recortado

    elemento, fila = consulta.elemento, consulta.propia
    registro = elemento.registro
    texto = legible(str(getattr(registro, registro.se_dice_en[0])))
    yield f"{elemento.ref}  {recortado(texto, _LETRAS)}"
    if fila is not None:
        yield f"  {' · '.join(_como_va(fila, consulta))}"
        if fila.situacion.novedad is not None:
            yield f"  último: {recortado(legible(dicho.novedad(fila)), _LETRAS)}"
    if hasattr(registro, "respuesta"):
        yield f"  {_que_se_respondio(registro.respuesta)}"


def _como_va(fila: "Fila", consulta: "Consulta") -> Iterator[str]:
    from seguimiento.analisis import dicho

    yield dicho.situacion(fila).lower()
    yield (consulta.estado or fila.situacion.estado).rotulo.lower()
    if fila.situacion.plazo is not None:
        yield f"plazo: {dicho.plazos(fila, '(era {plazo})')}".replace("\n", " ")
    if cuanto := dicho.cuanto_lleva(fila):
        yield f"lleva {', '.join(cuanto)}"


def _que_se_respondio(respuesta: "Respuesta | None") -> str:
    if respuesta is None:
        return "sin respuesta de la gerencia"
    decision = respuesta.decision.rotulo.lower() if respuesta.decision else "sin decisión"
    fecha = f" ({respuesta.fecha})" if respuesta.fecha else ""
    return f"ya tiene respuesta: {decision}{fecha}"
