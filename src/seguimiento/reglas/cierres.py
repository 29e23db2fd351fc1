"""SEG226–SEG229: que lo que se da por hecho llegue a lo comprometido, y que cuente como parece."""

from collections.abc import Iterator
from datetime import date

from seguimiento.analisis.bitacora import de_la_accion, estado_de
from seguimiento.analisis.metas import avance
from seguimiento.diagnosticos import Hallazgo, Severidad
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.evaluacion import Recomendacion
from seguimiento.redaccion import fecha_breve
from seguimiento.reglas.elementos import ANOTADO, anotaciones, nombre, seguido
from seguimiento.reglas.registro import Contexto, regla


@regla("SEG226", Severidad.NOTA, ambito=(Accion, Recomendacion), si_hay=ANOTADO)
def anotacion_sin_terminar(c: Contexto[Accion | Recomendacion]) -> Iterator[Hallazgo]:
    """Una fecha parcial cuenta desde su último día.

    Lo anotado con una que ya empezó y aún no termina no cuenta todavía: «2026-12» cuenta desde el 31 de
    diciembre.

    Mal::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2099-12
          seguimiento:
            - fecha: 2026-11
              estado: en_curso

    Bien::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2099-12
          seguimiento:
            - fecha: 2022-11-20
              estado: en_curso
    """
    for _, ruta, anotacion in anotaciones(c.registro):
        fecha = anotacion.fecha
        if fecha.primer_dia <= c.hoy < fecha.ultimo_dia:
            mensaje = f"«{fecha}» aún no ha terminado: cuenta desde {fecha_breve(fecha.ultimo_dia)}"
            yield Hallazgo(mensaje, (*ruta, "fecha"), "escriba el día, si se sabe")


@regla("SEG227", Severidad.ERROR, ambito=(Accion, Recomendacion), si_hay=("sin_plazo",))
def plazo_y_sin_plazo(c: Contexto[Accion | Recomendacion]) -> Iterator[Hallazgo]:
    """Lo que dice por qué no tiene plazo no lo tiene.

    Mal::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          sin_plazo: Permanente.

    Bien::

        - id: "1.1"
          descripcion: Relevar necesidades
          sin_plazo: Permanente.
    """
    if c.registro.sin_plazo is not None and c.registro.plazo is not None:
        mensaje = f"{nombre(c)} tiene plazo («{c.registro.plazo}») y dice por qué no lo tiene"
        yield Hallazgo(mensaje, ("sin_plazo",), "quite uno de los dos", otros=(c.lugar("plazo"),))


@regla("SEG228", Severidad.ADVERTENCIA, ambito=(Accion, Recomendacion), si_hay=("meta",))
def completada_sin_llegar_a_la_meta(c: Contexto[Accion | Recomendacion]) -> Iterator[Hallazgo]:
    """Lo que se da por completado llega a la meta que se comprometió.

    Dos talleres de cuatro no son los cuatro: o falta anotar, o no se completó.

    Mal::

        - id: "1.1"
          descripcion: Celebrar cuatro talleres
          plazo: 2022-11
          meta: [{cantidad: 4, unidad: talleres}]
          seguimiento:
            - fecha: 2022-11-20
              estado: completada
              cantidad: 2
              evidencias:
                - titulo: Memoria de los talleres

    Bien::

        - id: "1.1"
          descripcion: Celebrar cuatro talleres
          plazo: 2022-11
          meta: [{cantidad: 4, unidad: talleres}]
          seguimiento:
            - fecha: 2022-11-20
              estado: completada
              cantidad: 4
              evidencias:
                - titulo: Memoria de los talleres
    """
    if not c.registro.meta:
        return  # casi ninguna la lleva, y saber si está completada cuesta
    accion = seguido(c.registro)
    if accion is None:
        return
    donde, medido = _donde_se_completo(accion, c.hoy), avance(accion, c.hoy)
    if donde is None or medido is None or medido.hecho is None:
        return
    if medido.hecho < medido.meta:
        mensaje = f"{nombre(c)} consta como «{c.registro.seguimiento[donde].estado}» con {medido}"
        ruta, otros = ("seguimiento", donde, "estado"), (c.lugar("meta"),)
        yield Hallazgo(mensaje, ruta, "corrija la cantidad o el estado", otros=otros)


@regla("SEG229", Severidad.ADVERTENCIA, ambito=(Accion, Recomendacion), si_hay=("seguimiento",))
def completada_a_medias(c: Contexto[Accion | Recomendacion]) -> Iterator[Hallazgo]:
    """Lo que se da por hecho va por el 100 %.

    Mal::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          seguimiento:
            - fecha: 2022-11-20
              estado: completada
              avance: 80
              evidencias:
                - titulo: Informe de necesidades

    Bien::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          seguimiento:
            - fecha: 2022-11-20
              estado: completada
              avance: 100
              evidencias:
                - titulo: Informe de necesidades
    """
    for indice, entrada in enumerate(c.registro.seguimiento):
        if (
            entrada.avance is not None
            and entrada.avance < _ENTERO
            and entrada.estado.como_accion.cumple
        ):
            mensaje = f"consta como «{entrada.estado}» con un avance de {entrada.avance} %"
            otros = (c.lugar("seguimiento", indice, "estado"),)
            ruta = ("seguimiento", indice, "avance")
            yield Hallazgo(mensaje, ruta, "corrija el avance o el estado", otros=otros)


_ENTERO = 100


def _donde_se_completo(accion: Accion, hoy: date) -> int | None:
    """Qué entrada es aquella por la que la acción entera está hoy completada; `None` si no lo está."""
    if not any(e.estado.cumple for e in de_la_accion(accion, accion.seguimiento)):
        return None
    estado = estado_de(accion, hoy)
    if not estado.efectivo.cumple:
        return None
    return next(i for i, entrada in enumerate(accion.seguimiento) if entrada is estado.entrada)
