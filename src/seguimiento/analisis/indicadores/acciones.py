"""Los indicadores del cumplimiento de las acciones: cuánto se hizo, cuándo y con qué retraso."""

from collections.abc import Iterator

from seguimiento.analisis.bitacora import de_la_accion, plazo_vigente
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.indicadores.registro import Fuente, TramoDeRetraso, Unidad, indicador
from seguimiento.analisis.indicadores.respuesta import SIN_FECHA
from seguimiento.analisis.indicadores.valores import Cociente, Dias, Grupo, Reparto, cociente
from seguimiento.analisis.situacion import Situacion, tramo_de_retraso, tramos_de_retraso
from seguimiento.fechas import FechaParcial
from seguimiento.vocabularios import Marca


def exigible(situacion: Situacion, tramo: TramoDeRetraso) -> bool:
    """Si no está cancelada ni es no aplicable y su plazo vigente ya pasó."""
    return situacion.estado.cuenta and _paso(situacion.plazo, tramo)


def _paso(plazo: FechaParcial | None, tramo: TramoDeRetraso) -> bool:
    return plazo is not None and plazo.ultimo_dia < tramo.foto.dia


def _esperadas(tramo: TramoDeRetraso) -> list[Fila]:
    """La población del cumplimiento y de lo hecho a tiempo: aquellas de que se espera algo.

    Ni canceladas, ni no aplicables, ni de una recomendación rechazada.
    """
    rechazadas = {
        id(r.situada.recomendacion)
        for r in tramo.foto.recomendaciones
        if r.decision is not None and r.decision.rechaza
    }
    return [
        a
        for a in tramo.foto.acciones
        if a.situacion.estado.cuenta and id(a.situada.recomendacion) not in rechazadas
    ]


@indicador(
    "cumplimiento",
    "Cumplimiento",
    Unidad.ACCIONES,
    Fuente.AFDB,
    "De 8 exigibles quedan sin hacer caminos/2.3 y puertos/2.2: 75 % (6 de 8; distintas, 5 de 7).",
)
def cumplimiento(tramo: TramoDeRetraso) -> Cociente:
    """Acciones completadas entre las exigibles.

    Exigible es la que tiene el plazo vigente pasado y no está cancelada, ni es no aplicable, ni es de
    una recomendación rechazada.
    """
    exigibles = (a for a in _esperadas(tramo) if exigible(a.situacion, tramo))
    return cociente((a.ref, a.situacion.estado.cumple) for a in exigibles)


@indicador(
    "a_tiempo",
    "A tiempo",
    Unidad.ACCIONES,
    Fuente.AFDB,
    "Las 8 exigibles y radios/1.2, prorrogada, ya pasaron su plazo original; antes de él se hicieron"
    " caminos/1.1 y puertos/1.2: 22 % (2 de 9; distintas, 2 de 8).",
)
def a_tiempo(tramo: TramoDeRetraso) -> Cociente:
    """Acciones completadas hasta su plazo original entre las que ya lo pasaron.

    Son de la misma población que el cumplimiento: ni canceladas, ni no aplicables, ni de una
    recomendación rechazada. El plazo es otro: el original, para que ninguna prórroga la haga oportuna.
    La completada que no dice cuándo no es ni a tiempo ni tarde, y se cuenta aparte.
    """
    suyas = [a for a in _esperadas(tramo) if _paso(a.situacion.plazo_original, tramo)]
    sin_fecha = tuple(a.ref for a in suyas if hecha_sin_fecha(a))
    return cociente(
        ((a.ref, _hecha_a_tiempo(a)) for a in suyas if not hecha_sin_fecha(a)),
        (Grupo(SIN_FECHA, sin_fecha),),
    )


def _hecha_a_tiempo(a: Fila) -> bool:
    plazo = a.situacion.plazo_original
    if a.completada_el is None or plazo is None:
        return False
    return a.completada_el <= plazo.ultimo_dia


def hecha_sin_fecha(a: Fila) -> bool:
    """Si consta que se completó y no cuándo."""
    return a.situacion.estado.cumple and a.completada_el is None


@indicador(
    "retraso_vigente_completadas",
    "Retraso de las completadas tarde",
    Unidad.ACCIONES,
    Fuente.AFDB,
    "caminos/1.2, 45 días; caminos/2.1, 127; caminos/2.2, 5: 59 días de media, 45 de mediana (3).",
)
def retraso_vigente_completadas(tramo: TramoDeRetraso) -> Dias:
    """Días que se pasaron de su plazo las acciones completadas tarde.

    El plazo es el que regía el día en que se completó: una prórroga concedida después no borra el
    retraso. Las que no dicen cuándo se completaron se cuentan aparte.
    """
    return _retrasos(tramo, original=False, hechas=True)


@indicador(
    "retraso_vigente_abiertas",
    "Retraso de las vencidas",
    Unidad.ACCIONES,
    Fuente.PROPIA,
    "caminos/2.3, 426 días; puertos/2.2, 107: 267 días de media, 267 de mediana (2).",
)
def retraso_vigente_abiertas(tramo: TramoDeRetraso) -> Dias:
    """Días que llevan vencidas las acciones que lo están.

    Son las mismas que cuenta «Vencidas»: el plazo es el vigente.
    """
    return _retrasos(tramo, original=False, hechas=False)


@indicador(
    "retraso_original_completadas",
    "Retraso de las completadas tarde, según el plazo original",
    Unidad.ACCIONES,
    Fuente.AFDB,
    "Además de aquellas, caminos/1.3, 69 días, que se completó dentro de su prórroga: 62 días de media,"
    " 57 de mediana (4).",
)
def retraso_original_completadas(tramo: TramoDeRetraso) -> Dias:
    """Días que se pasaron de su plazo original las acciones completadas después de él."""
    return _retrasos(tramo, original=True, hechas=True)


@indicador(
    "retraso_original_abiertas",
    "Retraso de las abiertas, según el plazo original",
    Unidad.ACCIONES,
    Fuente.PROPIA,
    "caminos/2.3, 426 días; puertos/2.2, 199; radios/1.2, 107, prorrogada y todavía en plazo: 244 días"
    " de media, 199 de mediana (3).",
)
def retraso_original_abiertas(tramo: TramoDeRetraso) -> Dias:
    """Días que se pasan de su plazo original las acciones abiertas que ya lo cumplieron."""
    return _retrasos(tramo, original=True, hechas=False)


def _retrasos(tramo: TramoDeRetraso, *, original: bool, hechas: bool) -> Dias:
    suyas = [
        a
        for a in tramo.foto.acciones
        if (a.situacion.estado.cumple if hechas else a.abierta) and a.situacion.plazo is not None
    ]
    sin_fecha = tuple(a.ref for a in suyas if hecha_sin_fecha(a))
    return Dias(
        tuple(
            (a.ref, dias)
            for a in suyas
            if not hecha_sin_fecha(a) and (dias := _dias_tarde(a, tramo, original=original)) > 0
        ),
        (Grupo(SIN_FECHA, sin_fecha),) if sin_fecha else (),
    )


def _dias_tarde(a: Fila, tramo: TramoDeRetraso, *, original: bool) -> int:
    accion, hasta = a.situada.accion, a.completada_el or tramo.foto.dia
    prorrogas = () if original else de_la_accion(accion, accion.prorrogas)
    plazo = plazo_vigente(accion.plazo, prorrogas, hasta)
    return (hasta - plazo.ultimo_dia).days if plazo is not None else 0


@indicador(
    "vencidas",
    "Vencidas",
    Unidad.ACCIONES,
    Fuente.PNUD,
    "De 3 abiertas con plazo vencieron caminos/2.3 y puertos/2.2: 67 % (2 de 3).",
)
def vencidas(tramo: TramoDeRetraso) -> Cociente:
    """Acciones vencidas entre las abiertas con plazo."""
    return cociente((a.ref, a.situacion.vencida) for a in abiertas_con_plazo(tramo))


@indicador(
    "vencidas_de_largo_retraso",
    "Vencidas de largo retraso",
    Unidad.ACCIONES,
    Fuente.PROPIA,
    "Con los tramos de fábrica, caminos/2.3 pasa de 365 días: 33 % (1 de 3).",
)
def vencidas_de_largo_retraso(tramo: TramoDeRetraso) -> Cociente:
    """Acciones vencidas que caen en el último tramo de retraso entre las abiertas con plazo.

    Los tramos son los de `tramos_de_retraso`; de fábrica, el último es el de más de 365 días.
    """
    *_, largo = tramos_de_retraso(tramo.foto.configuracion)
    return cociente((a.ref, a.retraso > largo) for a in abiertas_con_plazo(tramo))


@indicador(
    "vencidas_por_tramo",
    "Vencidas, por días de retraso",
    Unidad.ACCIONES,
    Fuente.PROPIA,
    "puertos/2.2, 107 días, y caminos/2.3, 426: 2 (91–365 días: 1; más de 365 días: 1).",
)
def vencidas_por_tramo(tramo: TramoDeRetraso) -> Reparto:
    """Acciones vencidas según los días que llevan de retraso, en los tramos de `tramos_de_retraso`."""
    limites = tramos_de_retraso(tramo.foto.configuracion)
    suyas = [(a.ref, tramo_de_retraso(a.retraso, limites)) for a in tramo.foto.acciones]
    return Reparto(
        tuple(
            Grupo(rotulo, tuple(ref for ref, suyo in suyas if suyo == numero))
            for numero, rotulo in enumerate(rotulos_de_tramos(limites))
        )
    )


def rotulos_de_tramos(limites: tuple[int, ...]) -> tuple[str, ...]:
    """«1–30 días», «31–90 días», «más de 90 días»: cómo se lee cada tramo de retraso."""
    desde = (1, *(limite + 1 for limite in limites))
    cerrados = (f"{d}–{h} días" for d, h in zip(desde, limites, strict=False))
    return (*cerrados, f"más de {limites[-1]} días")


def abiertas_con_plazo(tramo: TramoDeRetraso) -> Iterator[Fila]:
    """Las acciones que pueden estar vencidas: el denominador de «Vencidas» en todas partes."""
    return (a for a in tramo.foto.acciones if a.abierta and a.situacion.plazo is not None)


@indicador(
    "prorrogadas",
    "Prorrogadas",
    Unidad.ACCIONES,
    Fuente.PROPIA,
    "De 11 con plazo se prorrogaron caminos/1.3, puertos/2.2 y radios/1.2: 27 % (3 de 11; distintas, 3 de 10).",
)
def prorrogadas(tramo: TramoDeRetraso) -> Cociente:
    """Acciones con alguna prórroga concedida entre las que tienen plazo, abiertas o cerradas."""
    con_plazo = (a for a in tramo.foto.acciones if a.situacion.plazo is not None)
    return cociente((a.ref, Marca.PRORROGADA in a.situacion.marcas) for a in con_plazo)


@indicador(
    "dias_prorrogados",
    "Días prorrogados",
    Unidad.ACCIONES,
    Fuente.PROPIA,
    "caminos/1.3, 89 días; puertos/2.2, 92; radios/1.2, 138: 106 días de media, 92 de mediana (3).",
)
def dias_prorrogados(tramo: TramoDeRetraso) -> Dias:
    """Días que van del plazo original al vigente en las acciones prorrogadas.

    Si la prórroga adelantó el plazo son negativos. Las que no tenían plazo original se cuentan aparte.
    """
    suyas = [a for a in tramo.foto.acciones if Marca.PRORROGADA in a.situacion.marcas]
    sin_original = tuple(a.ref for a in suyas if a.situacion.plazo_original is None)
    return Dias(
        tuple(
            (a.ref, (a.situacion.plazo.ultimo_dia - a.situacion.plazo_original.ultimo_dia).days)
            for a in suyas
            if a.situacion.plazo is not None and a.situacion.plazo_original is not None
        ),
        (Grupo("sin plazo original", sin_original),) if sin_original else (),
    )
