"""SEG309–SEG313: cuándo se respondió, qué suman las partes y cómo se sigue la recomendación."""

from collections.abc import Iterator

from seguimiento.diagnosticos import Hallazgo, Severidad
from seguimiento.modelo.evaluacion import Recomendacion
from seguimiento.modelo.tipos import citado
from seguimiento.redaccion import entre_comillas, enumeracion, fecha_breve, quiso_decir
from seguimiento.reglas.elementos import nombre
from seguimiento.reglas.registro import Contexto, regla
from seguimiento.vocabularios import Decision

_FECHA = ("respuesta", "fecha")


@regla("SEG309", Severidad.ADVERTENCIA, ambito=Recomendacion, si_hay=("respuesta",))
def respuesta_en_el_futuro(c: Contexto[Recomendacion]) -> Iterator[Hallazgo]:
    """Una respuesta es de un día que ya llegó.

    Con fecha de mañana no cuenta hasta mañana, y la recomendación sigue «sin respuesta». Una fecha
    parcial solo es futura si lo es su primer día.

    Mal::

        - id: R1
          texto: Mejorar la coordinación.
          respuesta:
            decision: aceptada
            fecha: 2099-09
            plan: Se harán reuniones mensuales.

    Bien::

        - id: R1
          texto: Mejorar la coordinación.
          respuesta:
            decision: aceptada
            fecha: 2022-09
            plan: Se harán reuniones mensuales.
    """
    fecha = c.registro.respuesta.fecha if c.registro.respuesta else None
    if fecha is not None and fecha.primer_dia > c.hoy:
        mensaje = f"la respuesta tiene fecha «{fecha}», posterior a hoy («{c.hoy}»)"
        yield Hallazgo(mensaje, _FECHA, "corrija la fecha; hasta entonces no cuenta")


@regla("SEG310", Severidad.NOTA, ambito=Recomendacion, si_hay=("respuesta",))
def respuesta_sin_terminar(c: Contexto[Recomendacion]) -> Iterator[Hallazgo]:
    """Una respuesta con fecha parcial cuenta desde su último día.

    «2026» no ha terminado hasta el 31 de diciembre: mientras, la recomendación figura sin respuesta.

    Mal::

        - id: R1
          texto: Mejorar la coordinación.
          respuesta:
            decision: aceptada
            fecha: 2026
            plan: Se harán reuniones mensuales.

    Bien::

        - id: R1
          texto: Mejorar la coordinación.
          respuesta:
            decision: aceptada
            fecha: 2026-02
            plan: Se harán reuniones mensuales.
    """
    fecha = c.registro.respuesta.fecha if c.registro.respuesta else None
    if fecha is not None and fecha.primer_dia <= c.hoy < fecha.ultimo_dia:
        mensaje = (
            f"«{fecha}» aún no ha terminado: la respuesta cuenta desde "
            f"{fecha_breve(fecha.ultimo_dia)}"
        )
        yield Hallazgo(mensaje, _FECHA, "escriba el día o el mes, si se sabe")


@regla("SEG311", Severidad.ADVERTENCIA, ambito=Recomendacion, si_hay=("respuesta",))
def partes_contra_el_conjunto(c: Contexto[Recomendacion]) -> Iterator[Hallazgo]:
    """La decisión de conjunto cuadra con la de cada parte.

    Si está escrita, es la que cuenta: aceptarla entera con una parte rechazada, o rechazarla entera con
    una aceptada, dice dos cosas.

    Mal::

        - id: R1
          texto: Mejorar la coordinación y crear una base de datos.
          respuesta:
            decision: aceptada
            plan: Se harán reuniones mensuales.
            partes:
              - parte: Coordinación
                decision: aceptada
              - parte: Base de datos
                decision: rechazada
                justificacion: Ya existe una.

    Bien::

        - id: R1
          texto: Mejorar la coordinación y crear una base de datos.
          respuesta:
            plan: Se harán reuniones mensuales.
            partes:
              - parte: Coordinación
                decision: aceptada
              - parte: Base de datos
                decision: rechazada
                justificacion: Ya existe una.
    """
    respuesta = c.registro.respuesta
    if respuesta is None or respuesta.decision is None:
        return
    for indice, parte in enumerate(respuesta.partes):
        if parte.decision is not None and _choca(parte.decision, respuesta.decision):
            mensaje = (
                f"la parte {citado(parte.parte)} consta como «{parte.decision}» y el conjunto, "
                f"como «{respuesta.decision}»"
            )
            ruta = ("respuesta", "partes", indice, "decision")
            ayuda = "corrija una de las dos, o quite la del conjunto: se deduce de las partes"
            yield Hallazgo(mensaje, ruta, ayuda, otros=(c.lugar("respuesta", "decision"),))


def _choca(de_la_parte: Decision, de_conjunto: Decision) -> bool:
    """Si se acepta entera con algo rechazado, o se rechaza entera con algo aceptado."""
    if de_conjunto.rechaza:
        return de_la_parte.acepta
    return de_conjunto is Decision.ACEPTADA and de_la_parte.rechaza


@regla("SEG312", Severidad.ADVERTENCIA, ambito=Recomendacion, si_hay=("clase",))
def clase_que_no_es_ninguna(c: Contexto[Recomendacion]) -> Iterator[Hallazgo]:
    """La clase es una de las que la organización dice en `seguimiento.yaml`.

    Si la configuración no trae `clases`, vale cualquiera.
    """
    escrita, clases = c.registro.clase, c.configuracion.clases
    if escrita is not None and clases and escrita not in clases:
        mensaje = (
            f"{citado(escrita)} no es ninguna de las clases: {enumeracion(entre_comillas(clases))}"
        )
        ayuda = quiso_decir(escrita, clases) or "corríjala o añádala a «clases» en seguimiento.yaml"
        yield Hallazgo(mensaje, ("clase",), ayuda)


@regla("SEG313", Severidad.NOTA, ambito=Recomendacion, si_hay=("plazo",))
def plazo_propio_con_acciones(c: Contexto[Recomendacion]) -> Iterator[Hallazgo]:
    """Con acciones, la recomendación se sigue por los plazos de ellas.

    El plazo propio se conserva y se muestra, pero no decide si la recomendación está vencida.

    Mal::

        - id: R1
          texto: Mejorar la coordinación.
          plazo: 2023-12
          acciones:
            - id: "1.1"
              descripcion: Celebrar reuniones mensuales.
              plazo: 2023-12

    Bien::

        - id: R1
          texto: Mejorar la coordinación.
          plazo: 2023-12
    """
    if c.registro.plazo is not None and c.registro.acciones:
        mensaje = f"{nombre(c)} tiene plazo propio y acciones: cuentan los plazos de las acciones"
        yield Hallazgo(mensaje, ("plazo",), "póngalo en sus acciones, si es el de ellas")
