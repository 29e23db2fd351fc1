"""SEG3xx · Respuesta gerencial: que la decisión diga lo que debe y cuadre con lo que se hace."""

from collections.abc import Iterator

from seguimiento.analisis.bitacora import estado_de
from seguimiento.analisis.recomendacion import respondida
from seguimiento.diagnosticos import Hallazgo, Severidad
from seguimiento.lugares import Ruta
from seguimiento.modelo.evaluacion import Recomendacion
from seguimiento.redaccion import cuenta, entre_comillas, enumeracion
from seguimiento.reglas.elementos import nombre
from seguimiento.reglas.registro import Contexto, regla
from seguimiento.vocabularios import Decision

_DECISION = ("respuesta", "decision")


def _decision(c: Contexto[Recomendacion]) -> Decision | None:
    """La que está escrita sobre la recomendación entera."""
    respuesta = c.registro.respuesta
    return None if respuesta is None else respuesta.decision


def _donde(c: Contexto[Recomendacion]) -> Ruta:
    """Dónde se lee la decisión de conjunto: en su clave o en las partes."""
    return _DECISION if _decision(c) is not None else ("respuesta", "partes")


@regla("SEG301", Severidad.ADVERTENCIA, ambito=Recomendacion, si_hay=("respuesta",))
def rechazada_sin_justificacion(c: Contexto[Recomendacion]) -> Iterator[Hallazgo]:
    """Rechazar una recomendación pide decir por qué.

    Si la fuente no lo dice, se registra igual: no hay que inventarlo.

    Mal::

        - id: R1
          texto: Mejorar la coordinación.
          respuesta:
            decision: rechazada

    Bien::

        - id: R1
          texto: Mejorar la coordinación.
          respuesta:
            decision: rechazada
            justificacion: La coordinación corresponde a otra unidad.
    """
    respuesta, decision = c.registro.respuesta, _decision(c)
    if respuesta is None or decision is None or not decision.rechaza:
        return
    if respuesta.justificacion is None:
        mensaje = f"{nombre(c)} se rechaza sin decir por qué"
        yield Hallazgo(mensaje, _DECISION, "añada «justificacion: …»")


@regla("SEG302", Severidad.ADVERTENCIA, ambito=Recomendacion, si_hay=("respuesta",))
def aceptada_en_parte_sin_precisar(c: Contexto[Recomendacion]) -> Iterator[Hallazgo]:
    """Aceptar en parte pide decir qué parte y por qué no el resto.

    Si la fuente no lo dice, se registra igual: no hay que inventarlo.

    Mal::

        - id: R1
          texto: Mejorar la coordinación.
          respuesta:
            decision: aceptada_parcialmente
            plan: Se harán reuniones mensuales.

    Bien::

        - id: R1
          texto: Mejorar la coordinación.
          respuesta:
            decision: aceptada_parcialmente
            alcance: La coordinación entre las oficinas del país.
            justificacion: La regional corresponde a otra unidad.
            plan: Se harán reuniones mensuales.
    """
    respuesta = c.registro.respuesta
    if respuesta is None or respuesta.decision is not Decision.ACEPTADA_PARCIALMENTE:
        return
    if respuesta.partes:
        return
    quien = f"{nombre(c)} se acepta en parte sin decir"
    if respuesta.alcance is None:
        yield Hallazgo(f"{quien} qué parte", _DECISION, "añada «alcance: …»")
    if respuesta.justificacion is None:
        mensaje = f"{quien} por qué no el resto"
        yield Hallazgo(mensaje, _DECISION, "añada «justificacion: …»")


@regla("SEG303", Severidad.ADVERTENCIA, ambito=Recomendacion, si_hay=("respuesta",))
def aceptada_sin_plan(c: Contexto[Recomendacion]) -> Iterator[Hallazgo]:
    """Lo que se acepta se concreta en acciones o en un plan.

    Sin uno ni otras no hay nada que seguir, y la recomendación figura «sin plan». Si se sigue ella
    misma, por su plazo, quien responde o su bitácora, no hacen falta.

    Mal::

        - id: R1
          texto: Mejorar la coordinación.
          respuesta:
            decision: aceptada

    Bien::

        - id: R1
          texto: Mejorar la coordinación.
          respuesta:
            decision: aceptada
            plan: Se harán reuniones mensuales.
    """
    respuesta = c.registro.respuesta_dada
    decision = respuesta.decision_de_conjunto if respuesta else None
    acepta = decision is not None and decision.acepta
    if respuesta is None or not acepta or respuesta.plan is not None:
        return
    if c.registro.acciones or c.registro.se_sigue_sola or _tiene_acciones_sin_leer(c):
        return
    mensaje = f"{nombre(c)} se acepta sin acciones ni plan"
    yield Hallazgo(mensaje, _donde(c), "añada «acciones» o «plan: …» en la respuesta")


def _tiene_acciones_sin_leer(c: Contexto[Recomendacion]) -> bool:
    """Si alguna acción está escrita y no pudo cargarse: de ella no se dice que falte."""
    lista = (*c.ruta, "acciones")
    return any(hueco[: len(lista)] == lista for hueco in c.archivado.huecos)


@regla("SEG304", Severidad.ADVERTENCIA, ambito=Recomendacion, si_hay=("respuesta",))
def plazo_anterior_a_la_respuesta(c: Contexto[Recomendacion]) -> Iterator[Hallazgo]:
    """El plazo de una acción no es anterior a la respuesta que la compromete.

    Nacería vencida. Con fechas parciales solo hay contradicción si el plazo entero precede a la
    respuesta entera.

    Mal::

        - id: R1
          texto: Mejorar la coordinación.
          respuesta:
            decision: aceptada
            fecha: 2023-03
          acciones:
            - id: "1.1"
              descripcion: Celebrar reuniones mensuales.
              plazo: 2022-12

    Bien::

        - id: R1
          texto: Mejorar la coordinación.
          respuesta:
            decision: aceptada
            fecha: 2023-03
          acciones:
            - id: "1.1"
              descripcion: Celebrar reuniones mensuales.
              plazo: 2023-12
    """
    respuesta = c.registro.respuesta_dada
    if respuesta is None or respuesta.fecha is None:
        return
    for ruta, accion in (((), c.registro), *c.elementos("acciones")):
        if accion.plazo is not None and accion.plazo.anterior_a(respuesta.fecha):
            mensaje = (
                f"el plazo («{accion.plazo}») es anterior a la respuesta («{respuesta.fecha}»)"
            )
            otros = (c.lugar("respuesta", "fecha"),)
            yield Hallazgo(mensaje, (*ruta, "plazo"), "corrija una de las dos fechas", otros=otros)


@regla("SEG305", Severidad.ADVERTENCIA, ambito=Recomendacion, si_hay=("respuesta",))
def respuesta_que_no_responde(c: Contexto[Recomendacion]) -> Iterator[Hallazgo]:
    """Una respuesta trae al menos la decisión, el plan o la fecha.

    Con menos que eso no cuenta como respuesta y la recomendación sigue «sin respuesta».

    Mal::

        - id: R1
          texto: Mejorar la coordinación.
          respuesta:
            justificacion: Hace falta coordinarse mejor.

    Bien::

        - id: R1
          texto: Mejorar la coordinación.
          respuesta:
            decision: aceptada
            justificacion: Hace falta coordinarse mejor.
            plan: Se harán reuniones mensuales.
    """
    respuesta = c.registro.respuesta
    if respuesta is not None and not respuesta.dice_algo:
        mensaje = f"la respuesta a {nombre(c)} no trae decisión, plan ni fecha: no cuenta"
        ayuda = "añada «decision», «plan» o «fecha», o quite la respuesta"
        yield Hallazgo(mensaje, ("respuesta",), ayuda)


@regla("SEG306", Severidad.ADVERTENCIA, ambito=Recomendacion, si_hay=("opciones_de_respuesta",))
def decision_no_ofrecida(c: Contexto[Recomendacion]) -> Iterator[Hallazgo]:
    """La decisión es una de las que ofrecía el formulario.

    Solo si la recomendación dice cuáles eran, en `opciones_de_respuesta`.

    Mal::

        - id: R1
          texto: Mejorar la coordinación.
          opciones_de_respuesta: [aceptada, rechazada]
          respuesta:
            decision: aceptada_parcialmente
            alcance: La coordinación entre las oficinas del país.
            justificacion: La regional corresponde a otra unidad.
            plan: Se harán reuniones mensuales.

    Bien::

        - id: R1
          texto: Mejorar la coordinación.
          opciones_de_respuesta: [aceptada, rechazada]
          respuesta:
            decision: aceptada
            plan: Se harán reuniones mensuales.
    """
    opciones, decision = c.registro.opciones_de_respuesta, _decision(c)
    if opciones and decision is not None and decision not in opciones:
        ofrecidas = enumeracion(entre_comillas(opciones), "o")
        mensaje = f"el formulario no ofrecía «{decision}»: solo {ofrecidas}"
        otros = (c.lugar("opciones_de_respuesta"),)
        yield Hallazgo(mensaje, _DECISION, "corrija la decisión o las opciones", otros=otros)


@regla("SEG307", Severidad.ADVERTENCIA, ambito=Recomendacion, si_hay=("respuesta",))
def rechazada_con_acciones(c: Contexto[Recomendacion]) -> Iterator[Hallazgo]:
    """Una recomendación rechazada no deja acciones abiertas.

    Figurarían vencidas sin que nadie se haya comprometido a hacerlas. Si hay algo que hacer, la
    decisión es aceptar en parte; si no, se cancelan.

    Mal::

        - id: R1
          texto: Mejorar la coordinación.
          respuesta:
            decision: rechazada
            justificacion: La coordinación corresponde a otra unidad.
          acciones:
            - id: "1.1"
              descripcion: Celebrar reuniones mensuales.
              plazo: 2023-12

    Bien::

        - id: R1
          texto: Mejorar la coordinación.
          respuesta:
            decision: rechazada
            justificacion: La coordinación corresponde a otra unidad.
          acciones:
            - id: "1.1"
              descripcion: Celebrar reuniones mensuales.
              plazo: 2023-12
              seguimiento:
                - fecha: 2023-02-01
                  estado: cancelada
                  comentario: Se rechazó la recomendación.
    """
    respuesta = c.registro.respuesta
    decision = respuesta.decision_de_conjunto if respuesta else None
    if decision is None or not decision.rechaza or not respondida(c.registro, c.hoy):
        return
    abiertas = [
        (accion.id, c.lugar(*ruta, "id"))
        for ruta, accion in c.elementos("acciones")
        if not estado_de(accion, c.hoy).efectivo.terminal
    ]
    if abiertas:
        cuales = enumeracion(entre_comillas(codigo for codigo, _ in abiertas))
        cuantas = cuenta(len(abiertas), "acción abierta", "acciones abiertas")
        mensaje = f"{nombre(c)} se rechaza con {cuantas}: {cuales}"
        otros = tuple(lugar for _, lugar in abiertas)
        yield Hallazgo(mensaje, _donde(c), "cancélelas o corrija la decisión", otros=otros)


@regla("SEG308", Severidad.NOTA, ambito=Recomendacion, si_hay=("seguimiento",))
def seguimiento_propio_con_acciones(c: Contexto[Recomendacion]) -> Iterator[Hallazgo]:
    """Con acciones, el estado de la recomendación sale de ellas.

    Lo que se anote en la bitácora de la recomendación se conserva, pero no decide su estado: manda lo
    de las acciones.

    Mal::

        - id: R1
          texto: Mejorar la coordinación.
          seguimiento:
            - fecha: 2023-06-30
              estado: en_curso
          acciones:
            - id: "1.1"
              descripcion: Celebrar reuniones mensuales.
              plazo: 2023-12

    Bien::

        - id: R1
          texto: Mejorar la coordinación.
          acciones:
            - id: "1.1"
              descripcion: Celebrar reuniones mensuales.
              plazo: 2023-12
              seguimiento:
                - fecha: 2023-06-30
                  estado: en_curso
    """
    if c.registro.seguimiento and c.registro.acciones:
        mensaje = f"{nombre(c)} lleva seguimiento propio y acciones: su estado sale de las acciones"
        yield Hallazgo(mensaje, ("seguimiento",), "anote los avances en sus acciones")
