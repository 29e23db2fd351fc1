"""SEG5xx · Acuerdos: que sus fechas puedan ser."""

from collections.abc import Iterator

from seguimiento.diagnosticos import Hallazgo, Severidad
from seguimiento.modelo.acuerdo import Acuerdo
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
