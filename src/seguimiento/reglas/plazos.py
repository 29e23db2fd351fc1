"""SEG20x · Plazos: que los haya, que puedan cumplirse y que se sigan unos a otros."""

from collections.abc import Iterator

from seguimiento.analisis.bitacora import estado_a_la_fecha
from seguimiento.diagnosticos import Hallazgo, Severidad
from seguimiento.lugares import Lugar
from seguimiento.modelo.accion import Accion
from seguimiento.reglas.registro import Contexto, regla


@regla("SEG201", Severidad.ADVERTENCIA, ambito=Accion)
def accion_abierta_sin_plazo(c: Contexto[Accion]) -> Iterator[Hallazgo]:
    """Una acción abierta debe tener plazo.

    Sin plazo nunca estará vencida y nadie la verá.

    Mal::

        - id: "1.1"
          descripcion: Relevar necesidades

    Bien::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
    """
    accion = c.registro
    if accion.plazo is None and not accion.prorrogas:
        estado = estado_a_la_fecha(accion.seguimiento, accion.verificaciones, c.hoy).efectivo
        if not estado.terminal:
            mensaje = f"la acción {accion.id} está abierta y no tiene plazo"
            yield Hallazgo(mensaje, ("id",), "añada «plazo: AAAA-MM»")


@regla("SEG205", Severidad.ERROR, ambito=Accion)
def inicio_posterior_al_plazo(c: Contexto[Accion]) -> Iterator[Hallazgo]:
    """El inicio no puede ser posterior al plazo.

    Con fechas parciales solo hay contradicción si el plazo entero precede al inicio entero.

    Mal::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          inicio: 2023-01

    Bien::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2023-11
          inicio: 2023-01
    """
    accion = c.registro
    if accion.plazo and accion.inicio and accion.plazo.anterior_a(accion.inicio):
        plazo = Lugar(c.archivado.archivo, (*c.ruta, "plazo"))
        mensaje = f"el inicio ({accion.inicio}) es posterior al plazo ({accion.plazo})"
        yield Hallazgo(mensaje, ("inicio",), "corrija una de las dos fechas", otros=(plazo,))
