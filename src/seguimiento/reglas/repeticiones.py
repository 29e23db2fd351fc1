"""SEG1xx · Lo mismo dicho dos veces: acciones que se repiten y nombres que se escriben de dos maneras."""

from collections.abc import Iterator

from seguimiento.analisis.indice import Indice
from seguimiento.analisis.referencias import leer_referencia
from seguimiento.diagnosticos import Hallazgo, Severidad
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.cartera import (
    AccionSituada,
    acciones_de_recomendacion,
    recomendaciones_de,
)
from seguimiento.modelo.evaluacion import Evaluacion
from seguimiento.redaccion import cuenta
from seguimiento.reglas.registro import Contexto, regla
from seguimiento.vocabularios import EstadoDeAccion


@regla("SEG108", Severidad.ADVERTENCIA, ambito=Evaluacion)
def accion_repetida_sin_decirlo(c: Contexto[Evaluacion]) -> Iterator[Hallazgo]:
    """Una acción que se repite bajo otra recomendación dice con `misma_que` que es la misma.

    Sin el vínculo nadie sabe que se cuenta dos veces, y puede estar hecha en un sitio y vencida en el otro.

    Mal::

        titulo: Evaluación final
        organizacion: OIM
        recomendaciones:
          - id: R1
            texto: Mejorar la coordinación.
            acciones:
              - id: "1.1"
                descripcion: Nombrar un punto focal por país.
                plazo: 2023-03
          - id: R2
            texto: Mejorar los registros.
            acciones:
              - id: "2.1"
                descripcion: Nombrar un punto focal por país.
                plazo: 2023-03

    Bien::

        titulo: Evaluación final
        organizacion: OIM
        recomendaciones:
          - id: R1
            texto: Mejorar la coordinación.
            acciones:
              - id: "1.1"
                descripcion: Nombrar un punto focal por país.
                plazo: 2023-03
          - id: R2
            texto: Mejorar los registros.
            acciones:
              - id: "2.1"
                descripcion: Nombrar un punto focal por país.
                plazo: 2023-03
                misma_que: "1.1"
    """
    recomendaciones = c.registro.recomendaciones
    descripciones = [_llana(accion) for r in recomendaciones for accion in r.acciones]
    if len(set(descripciones)) == len(descripciones):
        return
    vistas: dict[tuple[str, tuple[str, ...]], AccionSituada] = {}
    for recomendacion in recomendaciones_de(c.archivado):
        for repetida in acciones_de_recomendacion(recomendacion):
            suya = (_llana(repetida.accion), repetida.accion.responsables)
            primera = vistas.setdefault(suya, repetida)
            if primera.recomendacion is not repetida.recomendacion and not _unidas(
                primera.accion, repetida.accion
            ):
                yield _repetida(primera, repetida)


def _llana(accion: Accion) -> str:
    return accion.descripcion.lower().rstrip(". ")


def _unidas(una: Accion, otra: Accion) -> bool:
    """Si `misma_que` las hace la misma: la una de la otra, o las dos de una tercera."""
    return not {_propio(una), _original(una)}.isdisjoint({_propio(otra), _original(otra)} - {""})


def _propio(accion: Accion) -> str:
    return accion.id.casefold()


def _original(accion: Accion) -> str:
    referencia = leer_referencia(accion.misma_que or "")
    return (referencia.interno or referencia.archivo).casefold()


def _repetida(primera: AccionSituada, repetida: AccionSituada) -> Hallazgo:
    mensaje = f"la acción «{repetida.accion.id}» dice lo mismo que la «{primera.accion.id}»"
    ayuda = (
        f'si es la misma, añada «misma_que: "{primera.accion.id}"»; si no, diga en qué se distingue'
    )
    ruta = (*repetida.lugar.ruta, "descripcion")
    return Hallazgo(mensaje, ruta, ayuda, otros=(primera.lugar / "descripcion",))


@regla("SEG109", Severidad.ADVERTENCIA, ambito=Indice)
def misma_accion_en_distinto_estado(indice: Indice) -> Iterator[Hallazgo]:
    """Dos acciones que son la misma están en el mismo estado.

    Si una consta como completada y la otra sigue abierta, una de las dos es falsa y falsea los totales.

    Mal::

        titulo: Evaluación final
        organizacion: OIM
        recomendaciones:
          - id: R1
            texto: Mejorar la coordinación.
            acciones:
              - id: "1.1"
                descripcion: Nombrar un punto focal por país.
                plazo: 2023-03
                seguimiento:
                  - fecha: 2023-02-10
                    estado: completada
                    evidencias:
                      - titulo: Lista de puntos focales por función
          - id: R2
            texto: Mejorar los registros.
            acciones:
              - id: "2.1"
                descripcion: Nombrar un punto focal por país.
                plazo: 2023-03
                misma_que: "1.1"

    Bien::

        titulo: Evaluación final
        organizacion: OIM
        recomendaciones:
          - id: R1
            texto: Mejorar la coordinación.
            acciones:
              - id: "1.1"
                descripcion: Nombrar un punto focal por país.
                plazo: 2023-03
          - id: R2
            texto: Mejorar los registros.
            acciones:
              - id: "2.1"
                descripcion: Nombrar un punto focal por país.
                plazo: 2023-03
                misma_que: "1.1"
    """
    for mencion in indice.menciones:
        if mencion.lugar.ruta[-1] == "misma_que" and indice.clase_de(mencion) is not None:
            aqui, alli = indice.estado_de_quien_menciona(mencion), indice.estado_de(mencion)
            if aqui is not alli:
                mensaje = (
                    f"esta acción consta como «{_en_prosa(aqui)}»; «{mencion.texto}», que es la"
                    f" misma, como «{_en_prosa(alli)}»"
                )
                ayuda = "anote lo mismo en las dos, o quite «misma_que» si no son la misma"
                yield Hallazgo(mensaje, mencion.lugar.ruta, ayuda, archivo=mencion.lugar.archivo)


def _en_prosa(estado: EstadoDeAccion) -> str:
    return estado.rotulo.lower()


@regla("SEG110", Severidad.ADVERTENCIA, ambito=Indice)
def actor_escrito_de_dos_maneras(indice: Indice) -> Iterator[Hallazgo]:
    """Cada actor se escribe siempre igual, o sus otras formas constan como alias.

    Escrito de dos maneras, cada una reúne la mitad de sus acciones y nadie ve las que le tocan. Los
    nombres y alias se declaran en `actores`, en `seguimiento.yaml`.

    Mal::

        titulo: Evaluación final
        organizacion: OIM
        recomendaciones:
          - id: R1
            texto: Mejorar la coordinación.
            dirigida_a: [Oficina Regional, oficina regional]

    Bien::

        titulo: Evaluación final
        organizacion: OIM
        recomendaciones:
          - id: R1
            texto: Mejorar la coordinación.
            dirigida_a: [Oficina Regional, Sede]
    """
    for escritura, buena in indice.nombres.variantes(indice.configuracion):
        cuantos = escritura.archivos
        donde = f" (en {cuenta(cuantos, 'archivo')})" if cuantos > 1 else ""
        mensaje = f"«{escritura.nombre}»{donde} parece otra forma de escribir «{buena.nombre}»"
        ayuda = f"escriba «{buena.nombre}», o declare los dos en «actores» (seguimiento.yaml)"
        lugar = escritura.lugar
        yield Hallazgo(mensaje, lugar.ruta, ayuda, otros=(buena.lugar,), archivo=lugar.archivo)
