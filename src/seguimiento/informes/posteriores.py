"""Lo posterior al corte, en una tabla: lo que falta en un informe nunca falta en silencio."""

from collections.abc import Iterable
from dataclasses import replace

from seguimiento.analisis import dicho
from seguimiento.analisis.posteriores import Posterior, que_dice
from seguimiento.informes.marco import Encargo
from seguimiento.paginas import Seccion
from seguimiento.piezas import Tabla, Texto, tabla
from seguimiento.redaccion import fecha_breve

TITULO = "Posterior al corte"


def tabla_de_posteriores(encargo: Encargo, lista: Iterable[Posterior]) -> Tabla:
    """Cada cosa, qué es y de cuándo."""

    def cual(uno: Posterior) -> Texto:
        if uno.origen.id == uno.ref:
            return encargo.titulado(uno.origen)
        dentro = next((s for s in uno.situadas if s.ref == uno.ref), None)
        return encargo.referencia(uno.ref, uno.lugar, que_dice(dentro) if dentro else "")

    return tabla(
        TITULO,
        (
            ("De qué", cual),
            ("Qué", dicho.posterior),
            ("Fecha", lambda p: fecha_breve(p.fecha)),
        ),
        lista,
        vacia="Nada.",
        nota="Nada de esto cuenta en ninguna cifra del informe.",
    )


def seccion_de_posteriores(encargo: Encargo, lista: Iterable[Posterior]) -> tuple[Seccion, ...]:
    """La sección que lo lista; ninguna si no hay nada."""
    suya = replace(tabla_de_posteriores(encargo, lista), titulo="Lo que se fecha después")
    return (Seccion("posterior", TITULO, tablas=(suya,)),) if suya.filas else ()
