"""Los indicadores de lo que se anota: qué se cerró, con qué prueba, y qué lleva tiempo callado."""

from collections.abc import Iterator

from seguimiento.analisis.claves import CLAVE_DE_ESTADO
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.indicadores.acciones import exigible
from seguimiento.analisis.indicadores.registro import Fuente, TramoDeRetraso, Unidad, indicador
from seguimiento.analisis.indicadores.valores import Cociente, Grupo, Reparto, cociente
from seguimiento.analisis.movimientos import saldo
from seguimiento.vocabularios import EstadoDeAccion, EstadoDeVerificacion, Marca, total


@indicador(
    "ritmo",
    "Ritmo",
    Unidad.ACCIONES,
    Fuente.PROPIA,
    "En el cuarto trimestre se cerró caminos/2.2: 1 (completadas: 1).",
)
def ritmo(tramo: TramoDeRetraso) -> Reparto | None:
    """Acciones abiertas al empezar el período, o nuevas, que al terminarlo están cerradas, según cómo.

    Sin período no procede. La que se cerró y se reabrió dentro de él no está: eso lo dicen los
    movimientos.
    """
    if tramo.anterior is None:
        return None
    cerradas = {*saldo(tramo.anterior.acciones, tramo.foto.acciones).cerradas}
    suyas = [a for a in tramo.foto.acciones if a.ref in cerradas]
    return Reparto(
        tuple(
            Grupo(
                CLAVE_DE_ESTADO[estado].replace("_", " "),
                tuple(a.ref for a in suyas if a.situacion.estado is estado),
            )
            for estado in EstadoDeAccion
            if estado.terminal
        )
    )


@indicador(
    "evidencia",
    "Evidencia",
    Unidad.ACCIONES,
    Fuente.PROPIA,
    "De 6 completadas no la trae caminos/1.2: 83 % (5 de 6; distintas, 4 de 5).",
)
def evidencia(tramo: TramoDeRetraso) -> Cociente:
    """Acciones completadas con alguna evidencia entre las completadas."""
    return cociente(
        (a.ref, Marca.SIN_EVIDENCIA not in a.situacion.marcas) for a in _completadas(tramo)
    )


@indicador(
    "verificacion",
    "Verificación",
    Unidad.ACCIONES,
    Fuente.BID,
    "De 6 completadas se comprobaron caminos/1.1 y caminos/2.1: 33 % (2 de 6; distintas, 2 de 5).",
)
def verificacion(tramo: TramoDeRetraso) -> Cociente:
    """Acciones completadas y verificadas entre las completadas."""
    return cociente((a.ref, a.situacion.verificacion.comprobada) for a in _completadas(tramo))


_RESPALDO = total(
    {
        EstadoDeVerificacion.VERIFICADA: "verificadas",
        EstadoDeVerificacion.AUTODECLARADA: "autodeclaradas con evidencia",
        EstadoDeVerificacion.SIN_EVIDENCIA: "autodeclaradas sin evidencia",
        # lo rechazado deja de estar completado
        EstadoDeVerificacion.RECHAZADA: "",
    }
)


@indicador(
    "respaldo",
    "Respaldo de lo completado",
    Unidad.ACCIONES,
    Fuente.BID,
    "6, 5 distintas (verificadas: 2; autodeclaradas con evidencia: 3; autodeclaradas sin evidencia: 1).",
)
def respaldo(tramo: TramoDeRetraso) -> Reparto:
    """Acciones completadas según quién lo sostiene: quien verificó o solo quien lo declara."""
    suyas = [(a.ref, a.situacion.verificacion) for a in _completadas(tramo)]
    return Reparto(
        tuple(
            Grupo(nombre, tuple(ref for ref, suyo in suyas if suyo is cual))
            for cual, nombre in _RESPALDO.items()
            if nombre
        )
    )


def _completadas(tramo: TramoDeRetraso) -> Iterator[Fila]:
    return (a for a in tramo.foto.acciones if a.situacion.estado.cumple)


@indicador(
    "sin_novedad",
    "Sin novedad",
    Unidad.ACCIONES,
    Fuente.PROPIA,
    "De las 4 abiertas, en ninguna se anota nada desde hace más de 100 días: 100 % (4 de 4).",
)
def sin_novedad(tramo: TramoDeRetraso) -> Cociente:
    """Acciones abiertas de las que hace tiempo que no se anota nada, entre las abiertas.

    Cuánto es mucho tiempo lo dice `dias_sin_novedad`.
    """
    abiertas = (a for a in tramo.foto.acciones if a.abierta)
    return cociente((a.ref, Marca.SIN_NOVEDAD in a.situacion.marcas) for a in abiertas)


@indicador(
    "instancias",
    "Períodos de las acciones recurrentes",
    Unidad.INSTANCIAS,
    Fuente.PROPIA,
    "De los 4 trimestres de caminos/2.2 no se cumplió el segundo de 2023: 75 % (3 de 4).",
)
def instancias_cumplidas(tramo: TramoDeRetraso) -> Cociente:
    """Períodos completados entre los exigibles, en las acciones que se repiten."""
    return cociente(
        (f"{a.ref}@{i.periodo.etiqueta}", i.situacion.estado.cumple)
        for a in tramo.foto.acciones
        for i in a.instancias
        if exigible(i.situacion, tramo)
    )
