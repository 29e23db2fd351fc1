"""Los indicadores de lo que se logra de cada recomendación, y cuándo."""

from seguimiento.analisis.bitacora import de_la_accion, plazo_vigente
from seguimiento.analisis.fotografia import RecomendacionFotografiada, fecha_base
from seguimiento.analisis.indicadores.registro import Fuente, TramoDeRetraso, Unidad, indicador
from seguimiento.analisis.indicadores.valores import Cociente, Dias, Grupo, cociente
from seguimiento.analisis.recomendacion import racha_propia


@indicador(
    "implementacion",
    "Implementación",
    Unidad.RECOMENDACIONES,
    Fuente.GAO,
    "De 5 aceptadas se implementaron caminos/R1 y radios/R3: 40 % (2 de 5).",
)
def implementacion(tramo: TramoDeRetraso) -> Cociente:
    """Recomendaciones implementadas entre las aceptadas, total o parcialmente.

    Es lo que declara quien responde: al lado va la verificada.
    """
    aceptadas = (r for r in tramo.foto.recomendaciones if r.aceptada)
    return cociente((r.ref, r.estado.implementada) for r in aceptadas)


@indicador(
    "implementacion_verificada",
    "Implementación verificada",
    Unidad.RECOMENDACIONES,
    Fuente.BID,
    "De caminos/R1 se verificó solo una de sus tres acciones y de radios/R3, nada: 0 % (0 de 5).",
)
def implementacion_verificada(tramo: TramoDeRetraso) -> Cociente:
    """Recomendaciones implementadas y verificadas por entero entre las aceptadas, total o parcialmente.

    Por entero es que alguien comprobó, y se sostiene, cada una de sus acciones completadas o, si se
    sigue sin acciones, lo que declara su bitácora.
    """
    aceptadas = (r for r in tramo.foto.recomendaciones if r.aceptada)
    return cociente((r.ref, r.estado.implementada and _comprobada(r, tramo)) for r in aceptadas)


def _comprobada(r: RecomendacionFotografiada, tramo: TramoDeRetraso) -> bool:
    hechas = [a.situacion for a in r.acciones if a.situacion.estado.cumple]
    if hechas:
        return all(situacion.verificacion.comprobada for situacion in hechas)
    suya = racha_propia(r.situada.recomendacion, tramo.foto.dia)
    return suya is not None and suya.verificacion is not None and not suya.rechazada


@indicador(
    "implementacion_de_lo_exigible",
    "Implementación de lo exigible",
    Unidad.RECOMENDACIONES,
    Fuente.AFDB,
    "Aceptadas con todos los plazos cumplidos hay tres —caminos/R1, caminos/R2 y puertos/R2— y solo se"
    " implementó la primera: 33 % (1 de 3).",
)
def implementacion_de_lo_exigible(tramo: TramoDeRetraso) -> Cociente:
    """Recomendaciones implementadas entre las aceptadas con todos los plazos de sus acciones ya pasados.

    Las canceladas y las no aplicables no se miran; la que tiene una acción sin plazo no entra. De la
    que se sigue sin acciones se mira su propio plazo.
    """
    exigibles = (r for r in tramo.foto.recomendaciones if r.aceptada and _vencio_todo(r, tramo))
    return cociente((r.ref, r.estado.implementada) for r in exigibles)


def _vencio_todo(r: RecomendacionFotografiada, tramo: TramoDeRetraso) -> bool:
    vencen = [a.situacion.vence for a in r.acciones if a.situacion.estado.cuenta]
    if not r.acciones and (r.abierta or r.estado.implementada):
        propia = r.situada.recomendacion
        prorrogas = de_la_accion(propia, propia.prorrogas)
        plazo = plazo_vigente(propia.plazo, prorrogas, tramo.foto.dia)
        vencen = [plazo.ultimo_dia if plazo else None]
    return bool(vencen) and all(v is not None and v < tramo.foto.dia for v in vencen)


@indicador(
    "implementacion_12_meses",
    "Implementación a 12 meses",
    Unidad.RECOMENDACIONES,
    Fuente.PROPIA,
    "A los 12 meses de responderse, ni caminos/R1 ni caminos/R2 lo estaban: 0 % (0 de 2).",
)
def implementacion_a_12_meses(tramo: TramoDeRetraso) -> Cociente:
    """Aceptadas que estaban implementadas a los 12 meses entre las que los han cumplido.

    Los meses se cuentan desde la respuesta o, si no lleva fecha, desde la recomendación o su
    evaluación.
    """
    return _a_los(12, tramo)


@indicador(
    "implementacion_24_meses",
    "Implementación a 24 meses",
    Unidad.RECOMENDACIONES,
    Fuente.PROPIA,
    "A los 24 meses, caminos/R1 tenía hechas sus tres acciones y caminos/R2, no: 50 % (1 de 2).",
)
def implementacion_a_24_meses(tramo: TramoDeRetraso) -> Cociente:
    """Aceptadas que estaban implementadas a los 24 meses entre las que los han cumplido."""
    return _a_los(24, tramo)


@indicador(
    "implementacion_36_meses",
    "Implementación a 36 meses",
    Unidad.RECOMENDACIONES,
    Fuente.PROPIA,
    "Ninguna cumple aún los 36 meses: s/d.",
)
def implementacion_a_36_meses(tramo: TramoDeRetraso) -> Cociente:
    """Aceptadas que estaban implementadas a los 36 meses entre las que los han cumplido."""
    return _a_los(36, tramo)


@indicador(
    "implementacion_48_meses",
    "Implementación a 48 meses",
    Unidad.RECOMENDACIONES,
    Fuente.GAO,
    "Ninguna cumple aún los 48 meses: s/d.",
)
def implementacion_a_48_meses(tramo: TramoDeRetraso) -> Cociente:
    """Aceptadas que estaban implementadas a los 48 meses entre las que los han cumplido.

    Son los cuatro años en que la GAO, y también el BID, siguen cada recomendación.
    """
    return _a_los(48, tramo)


def _a_los(meses: int, tramo: TramoDeRetraso) -> Cociente:
    recomendaciones = tramo.foto.recomendaciones
    return cociente(
        (r.ref, r.implementada_a[meses]) for r in recomendaciones if meses in r.implementada_a
    )


@indicador(
    "antiguedad",
    "Antigüedad de las abiertas",
    Unidad.RECOMENDACIONES,
    Fuente.PROPIA,
    "caminos/R2 lleva 914 días; puertos/R1, 324; puertos/R2, 350; radios/R1 y radios/R2, 184:"
    " 391 días de media, 324 de mediana (5).",
)
def antiguedad(tramo: TramoDeRetraso) -> Dias:
    """Días que llevan abiertas las recomendaciones que lo están.

    Corren desde la fecha de la evaluación o, si la recomendación lleva la suya, desde esta. Las de
    evaluaciones sin fecha se cuentan aparte.
    """
    abiertas = [(r, fecha_base(r.situada)) for r in tramo.foto.recomendaciones if r.abierta]
    sin_fecha = tuple(r.ref for r, desde in abiertas if desde is None)
    return Dias(
        tuple(
            (r.ref, max((tramo.foto.dia - desde.ultimo_dia).days, 0))
            for r, desde in abiertas
            if desde is not None
        ),
        (Grupo("de evaluaciones sin fecha", sin_fecha),) if sin_fecha else (),
    )
