"""SEG5xx · Acuerdos: que sus fechas puedan ser y que haya con qué y con quién seguirlos."""

from collections.abc import Iterator

from seguimiento.analisis.reuniones import situar_acuerdo
from seguimiento.diagnosticos import Hallazgo, Severidad
from seguimiento.modelo.acuerdo import Acuerdo
from seguimiento.redaccion import cuenta
from seguimiento.reglas.registro import Contexto, regla


@regla("SEG501", Severidad.ERROR, ambito=Acuerdo)
def vigencia_al_reves(c: Contexto[Acuerdo]) -> Iterator[Hallazgo]:
    """La vigencia de un acuerdo no puede terminar antes de empezar.

    Con fechas parciales solo hay contradicción si el final entero precede al principio entero.

    Mal::

        titulo: Mecanismo de seguimiento
        vigencia:
          desde: 2024-01
          hasta: 2023-12

    Bien::

        titulo: Mecanismo de seguimiento
        vigencia:
          desde: 2023-12
          hasta: 2024-01
    """
    vigencia = c.registro.vigencia
    if vigencia is None or vigencia.desde is None or vigencia.hasta is None:
        return
    if vigencia.hasta.anterior_a(vigencia.desde):
        mensaje = f"la vigencia termina («{vigencia.hasta}») antes de empezar («{vigencia.desde}»)"
        desde = c.lugar("vigencia", "desde")
        yield Hallazgo(
            mensaje, ("vigencia", "hasta"), "corrija una de las dos fechas", otros=(desde,)
        )


@regla("SEG502", Severidad.ADVERTENCIA, ambito=Acuerdo)
def acuerdo_sin_con_que_seguirlo(c: Contexto[Acuerdo]) -> Iterator[Hallazgo]:
    """Un acuerdo en marcha dice entre quiénes es, quién lo sigue y para cuándo.

    Sin partes, sin grupo de seguimiento o sin ningún compromiso con plazo, nadie tiene a quién
    preguntar ni cuándo. A uno propuesto o concluido no se le pide.

    Mal::

        titulo: Mecanismo de seguimiento
        estado: vigente
        partes: [CRM, OSC]
        compromisos:
          - id: "1"
            descripcion: Reunir al grupo
            plazo: 2099-06

    Bien::

        titulo: Mecanismo de seguimiento
        estado: vigente
        partes: [CRM, OSC]
        grupo_de_seguimiento:
          integrantes: [Secretaría Técnica de la CRM]
        compromisos:
          - id: "1"
            descripcion: Reunir al grupo
            plazo: 2099-06
    """
    acuerdo = c.registro
    if acuerdo.estado is None or not acuerdo.estado.en_marcha:
        return
    grupo = acuerdo.grupo_de_seguimiento
    # que no lo haya también se sabe: pedirlo sería pedir que se invente
    con_plazo = any(uno.plazo or uno.sin_plazo for uno in acuerdo.compromisos)
    for falta, que, ayuda in (
        (not acuerdo.partes, "no dice entre quiénes es", "añada «partes»"),
        (
            grupo is None or not grupo.integrantes,
            "no dice quién lo sigue",
            "añada «grupo_de_seguimiento» con sus «integrantes»",
        ),
        (
            not con_plazo and not c.archivado.huecos,
            "no tiene ningún compromiso con plazo",
            "ponga «plazo» a lo que las partes se comprometieron a hacer",
        ),
    ):
        if falta:
            yield Hallazgo(f"el acuerdo está «{acuerdo.estado}» y {que}", ("estado",), ayuda)


@regla("SEG503", Severidad.ADVERTENCIA, ambito=Acuerdo)
def grupo_que_no_se_reune(c: Contexto[Acuerdo]) -> Iterator[Hallazgo]:
    """Un grupo que se reúne cada cierto tiempo no deja pasar más de ese tiempo.

    Se cuenta desde la última reunión celebrada o, si no hay ninguna, desde que se constituyó o empezó
    a regir.

    Mal::

        titulo: Mecanismo de seguimiento
        estado: vigente
        partes: [CRM, OSC]
        grupo_de_seguimiento:
          integrantes: [Secretaría Técnica de la CRM]
        compromisos:
          - id: "1"
            descripcion: Reunir al grupo
            plazo: 2099-06
        periodicidad: trimestral
        reuniones:
          - fecha: 2024-03-15
            estado: celebrada

    Bien::

        titulo: Mecanismo de seguimiento
        estado: vigente
        partes: [CRM, OSC]
        grupo_de_seguimiento:
          integrantes: [Secretaría Técnica de la CRM]
        compromisos:
          - id: "1"
            descripcion: Reunir al grupo
            plazo: 2099-06
        periodicidad: trimestral
        reuniones:
          - fecha: 2026-10-15
            estado: celebrada
    """
    if c.registro.periodicidad is None:
        return
    situacion = situar_acuerdo(c.archivado, c.hoy)
    if situacion.dias_sin_reunion is not None:
        cada = c.registro.periodicidad.rotulo.lower()
        retraso = cuenta(situacion.dias_sin_reunion, "día")
        ultima = situacion.ultima.reunion.fecha if situacion.ultima else "ninguna"
        mensaje = f"la reunión {cada} se retrasa {retraso} (última: {ultima})"
        ayuda = "registre la reunión celebrada o convoque la próxima"
        yield Hallazgo(mensaje, ("periodicidad",), ayuda)
