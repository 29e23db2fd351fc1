"""SEG203–SEG216, las de fechas de las bitácoras: que lo anotado pueda haber ocurrido y en ese orden."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from seguimiento.diagnosticos import Hallazgo, Severidad
from seguimiento.modelo.accion import Accion, Seguimiento
from seguimiento.modelo.evaluacion import Recomendacion, SeguimientoDeRecomendacion
from seguimiento.reglas.elementos import ANOTADO, anotaciones
from seguimiento.reglas.registro import Contexto, regla

_NOMBRES = {
    "prorrogas": "la prórroga",
    "seguimiento": "la entrada",
    "verificaciones": "la verificación",
}


@regla("SEG203", Severidad.ADVERTENCIA, ambito=(Accion, Recomendacion), si_hay=ANOTADO)
def anotacion_en_el_futuro(c: Contexto[Accion | Recomendacion]) -> Iterator[Hallazgo]:
    """Una entrada, una verificación o una prórroga cuenta algo que ya ocurrió.

    Con fecha de mañana no cuenta hasta mañana. Una fecha parcial solo es futura si lo es su primer
    día.

    Mal::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          seguimiento:
            - fecha: 2099-11-20
              estado: en_curso

    Bien::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          seguimiento:
            - fecha: 2022-11-20
              estado: en_curso
    """
    for lista, ruta, anotacion in anotaciones(c.registro):
        if anotacion.fecha.consta and anotacion.fecha.primer_dia > c.hoy:
            mensaje = (
                f"{_NOMBRES[lista]} tiene fecha «{anotacion.fecha}», posterior a hoy («{c.hoy}»)"
            )
            ayuda = "escriba el día en que ocurrió; hasta entonces no cuenta"
            yield Hallazgo(mensaje, (*ruta, "fecha"), ayuda)


@regla("SEG225", Severidad.ADVERTENCIA, ambito=(Accion, Recomendacion), si_hay=("seguimiento",))
def entrada_sin_fecha(c: Contexto[Accion | Recomendacion]) -> Iterator[Hallazgo]:
    """Una entrada dice cuándo ocurrió lo que cuenta.

    Si la fuente no lo dice, la entrada vale desde la que la precede en la lista, pero no puede saberse si
    fue a tiempo: nunca cuenta como hecha dentro de su plazo.

    Mal::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          seguimiento:
            - estado: en_curso

    Bien::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          seguimiento:
            - fecha: 2022-10
              estado: en_curso
    """
    for indice, entrada in enumerate(_entradas(c)):
        if not entrada.fecha.consta:
            mensaje = "la entrada no dice cuándo ocurrió: vale, y nunca como hecha a tiempo"
            ayuda = "añada «fecha: …», aunque solo sea el año, si la fuente lo dice"
            yield Hallazgo(mensaje, ("seguimiento", indice, "estado"), ayuda)


def _entradas(
    c: Contexto[Accion | Recomendacion],
) -> Sequence[Seguimiento | SeguimientoDeRecomendacion]:
    return c.registro.seguimiento


@regla("SEG207", Severidad.ADVERTENCIA, ambito=(Accion, Recomendacion), si_hay=("seguimiento",))
def cierre_anterior_a_la_evaluacion(c: Contexto[Accion | Recomendacion]) -> Iterator[Hallazgo]:
    """Lo recomendado se cierra después de la evaluación que lo recomendó.

    Con fechas parciales solo hay contradicción si la entrada entera precede a la evaluación entera.

    Mal::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          seguimiento:
            - fecha: 2021-12-20  # la evaluación es de 2022
              estado: no_aplicable
              comentario: La oficina cerró.

    Bien::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          seguimiento:
            - fecha: 2022-12-20  # la evaluación es de 2022
              estado: no_aplicable
              comentario: La oficina cerró.
    """
    evaluacion = c.fecha_de_la_evaluacion
    if evaluacion is None:
        return
    for indice, entrada in enumerate(_entradas(c)):
        cierra = entrada.estado.terminal and entrada.fecha.consta
        if cierra and entrada.fecha.anterior_a(evaluacion):
            mensaje = (
                f"se da por «{entrada.estado}» («{entrada.fecha}») antes de la evaluación "
                f"(«{evaluacion}»)"
            )
            otros = (c.archivado.lugar / "fecha",)
            ruta = ("seguimiento", indice, "fecha")
            yield Hallazgo(mensaje, ruta, "corrija una de las dos fechas", otros=otros)


@regla("SEG215", Severidad.ADVERTENCIA, ambito=(Accion, Recomendacion), si_hay=("seguimiento",))
def cantidad_que_baja(c: Contexto[Accion | Recomendacion]) -> Iterator[Hallazgo]:
    """La `cantidad` es lo acumulado a cada fecha y no baja.

    Lo más corriente es haber anotado lo del período en vez del total.

    Mal::

        - id: "1.1"
          descripcion: Celebrar cuatro talleres
          plazo: 2022-11
          seguimiento:
            - fecha: 2022-06-30
              estado: en_curso
              cantidad: 2
            - fecha: 2022-09-30
              estado: en_curso
              cantidad: 1

    Bien::

        - id: "1.1"
          descripcion: Celebrar cuatro talleres
          plazo: 2022-11
          seguimiento:
            - fecha: 2022-06-30
              estado: en_curso
              cantidad: 2
            - fecha: 2022-09-30
              estado: en_curso
              cantidad: 3
    """
    con_cantidad = [
        (indice, entrada, entrada.cantidad)
        for indice, entrada in enumerate(c.registro.seguimiento)
        if entrada.cantidad is not None
    ]
    con_cantidad.sort(key=lambda terna: terna[1].fecha.ultimo_dia)
    for (previo, _, habia), (indice, _, cantidad) in pairwise(con_cantidad):
        if cantidad < habia:
            mensaje = f"la cantidad acumulada baja de «{habia}» a «{cantidad}»"
            otros = (c.lugar("seguimiento", previo, "cantidad"),)
            ruta = ("seguimiento", indice, "cantidad")
            yield Hallazgo(mensaje, ruta, "anote el total a esa fecha", otros=otros)


@regla("SEG216", Severidad.NOTA, ambito=(Accion, Recomendacion), si_hay=("seguimiento",))
def entrada_en_desorden(c: Contexto[Accion | Recomendacion]) -> Iterator[Hallazgo]:
    """La bitácora se lee de lo más antiguo a lo más reciente.

    El estado es el de la entrada con la última fecha, esté donde esté en la lista: una fuera de sitio
    engaña a quien la lee.

    Mal::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          seguimiento:
            - fecha: 2022-09-30
              estado: en_curso
            - fecha: 2022-06-30
              estado: no_iniciada

    Bien::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          seguimiento:
            - fecha: 2022-06-30
              estado: no_iniciada
            - fecha: 2022-09-30
              estado: en_curso
    """
    entradas = c.registro.seguimiento
    posterior = 0
    for indice, entrada in enumerate(entradas):
        previa = entradas[posterior].fecha
        if entrada.fecha.anterior_a(previa):
            mensaje = f"esta entrada («{entrada.fecha}») va detrás de otra posterior («{previa}»)"
            otros = (c.lugar("seguimiento", posterior, "fecha"),)
            ruta = ("seguimiento", indice, "fecha")
            yield Hallazgo(mensaje, ruta, "póngala en su sitio o corrija la fecha", otros=otros)
        elif entrada.fecha.primer_dia > previa.primer_dia:
            posterior = indice
