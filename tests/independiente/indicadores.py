"""Cada indicador de DOMINIO §5, con lo que cambió en la entrega 6: numerador y denominador, por sus referencias."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import zip_longest
from statistics import mean, median

from independiente.acciones import Fila
from independiente.calculo import Cartera
from independiente.fechas import mas_meses
from independiente.movimientos import Periodo
from independiente.recomendaciones import Recomendacion

COHORTES = (12, 24, 36, 48)


@dataclass(frozen=True, slots=True)
class Cociente:
    """Lo que se cuenta y entre qué."""

    n: frozenset[str]
    m: frozenset[str]


@dataclass(frozen=True, slots=True)
class Dias:
    """Los días de cada cosa."""

    de: Mapping[str, int] = field(default_factory=dict)

    @property
    def media(self) -> float | None:
        """La media, si hay alguna."""
        return mean(self.de.values()) if self.de else None

    @property
    def mediana(self) -> float | None:
        """La mediana, si hay alguna."""
        return median(self.de.values()) if self.de else None


def cociente(todas: Iterable[str], cumplen: Iterable[str]) -> Cociente:
    """El de las que cumplen entre todas."""
    m = frozenset(todas)
    return Cociente(frozenset(cumplen) & m, m)


def cocientes(cartera: Cartera) -> dict[str, Cociente]:
    """Todos los indicadores que son una parte de un todo."""
    return {
        **_de_respuesta(cartera),
        **_de_implementacion(cartera),
        **_de_acciones(cartera),
        **_de_plazos(cartera),
    }


# --- respuesta y decisión


def _de_respuesta(cartera: Cartera) -> dict[str, Cociente]:
    todas = cartera.recomendaciones
    aceptadas = {ref: una for ref, una in todas.items() if una.aceptada}
    return {
        "cobertura_de_respuesta": cociente(
            todas, (r for r, una in todas.items() if una.respondida)
        ),
        "evaluaciones_completas": _completas(todas.values()),
        "oportunidad": _oportunidad(cartera),
        "aceptacion": cociente((r for r, una in todas.items() if una.decision), aceptadas),
        "aceptadas_sin_plan": cociente(
            aceptadas,
            (r for r, una in aceptadas.items() if not una.acciones and not una.con_plan),
        ),
    }


def _completas(todas: Iterable[Recomendacion]) -> Cociente:
    de: dict[str, list[bool]] = {}
    for una in todas:
        de.setdefault(una.evaluacion, []).append(una.respondida)
    return cociente(de, (clave for clave, respondidas in de.items() if all(respondidas)))


def _oportunidad(cartera: Cartera) -> Cociente:
    """Respondidas dentro del plazo entre aquellas cuyo plazo ya pasó; sin fecha, en ninguno."""
    limites = _con_el_plazo_de_respuesta_pasado(cartera)
    a_tiempo = {
        ref
        for ref, limite in limites.items()
        if (dia := cartera.recomendaciones[ref].respondida_el) and dia <= limite
    }
    return cociente(limites.keys() - _respondidas_sin_fecha(cartera), a_tiempo)


def _con_el_plazo_de_respuesta_pasado(cartera: Cartera) -> dict[str, date]:
    """Las recomendaciones que ya debían estar respondidas, con el último día en que lo serían a tiempo."""
    dias = cartera.carpeta.ajuste("plazo_respuesta_dias")
    return {
        ref: limite
        for ref, una in cartera.recomendaciones.items()
        if dias is not None and una.base and una.pide_respuesta
        if (limite := una.base + timedelta(days=dias)) < cartera.corte
    }


# --- implementación


def _de_implementacion(cartera: Cartera) -> dict[str, Cociente]:
    aceptadas = {ref: una for ref, una in cartera.recomendaciones.items() if una.aceptada}
    implementadas = {ref for ref, una in aceptadas.items() if una.implementada}
    vencidas = {ref for ref, una in aceptadas.items() if _todo_exigible(una, cartera)}
    return {
        "implementacion": cociente(aceptadas, implementadas),
        "implementacion_verificada": cociente(
            aceptadas, (ref for ref in implementadas if aceptadas[ref].verificada)
        ),
        "implementacion_de_lo_exigible": cociente(vencidas, implementadas),
        **{
            f"implementacion_{meses}_meses": _cohorte(cartera, aceptadas, meses)
            for meses in COHORTES
        },
    }


def _todo_exigible(una: Recomendacion, cartera: Cartera) -> bool:
    filas = una.acciones or ((una.propia,) if una.propia else ())
    cuentan = [suya for suya in filas if suya.cuenta]
    return bool(cuentan) and all(
        suya.vence is not None and suya.vence < cartera.corte for suya in cuentan
    )


def _cohorte(cartera: Cartera, aceptadas: Mapping[str, Recomendacion], meses: int) -> Cociente:
    cumplen: dict[str, bool] = {}
    for ref, una in aceptadas.items():
        desde = una.respondida_el or una.base
        if desde is None or (dia := mas_meses(desde, meses)) > cartera.corte:
            continue
        entonces = Cartera(cartera.carpeta, dia).recomendaciones.get(ref)
        cumplen[ref] = bool(entonces and entonces.implementada)
    return cociente(cumplen, (ref for ref, cumple in cumplen.items() if cumple))


# --- acciones


def _poblacion(cartera: Cartera) -> dict[str, Fila]:
    """La de Cumplimiento y A tiempo: ni canceladas, ni no aplicables, ni de una rechazada."""
    return {
        ref: una
        for ref, una in cartera.acciones.items()
        if una.cuenta and ref not in cartera.de_rechazadas
    }


def _de_acciones(cartera: Cartera) -> dict[str, Cociente]:
    acciones, corte = cartera.acciones, cartera.corte
    poblacion = _poblacion(cartera)
    exigibles = {r: una for r, una in poblacion.items() if una.vence and una.vence < corte}
    # de lo completado sin fecha no se sabe si fue a tiempo: ni en uno ni en otro
    originales = {
        r: una
        for r, una in poblacion.items()
        if una.plazo.original and una.plazo.original < corte
        if una.hecha_el or not una.completada
    }
    hechas = {r: una for r, una in acciones.items() if una.completada}
    abiertas = {r: una for r, una in acciones.items() if una.abierta}
    return {
        "cumplimiento": cociente(exigibles, hechas),
        "a_tiempo": cociente(originales, (r for r, una in originales.items() if a_tiempo(una))),
        "evidencia": cociente(
            hechas, (r for r, una in hechas.items() if una.lectura.con_evidencia)
        ),
        "verificacion": cociente(hechas, _con_respaldo(hechas, "verificada")),
        "sin_novedad": cociente(
            abiertas, (r for r, una in abiertas.items() if "sin_novedad" in una.marcas)
        ),
        "prorrogadas": cociente(
            (r for r, una in acciones.items() if una.plazo.original),
            (r for r, una in acciones.items() if una.plazo.prorrogas),
        ),
    }


def _con_respaldo(hechas: Mapping[str, Fila], respaldo: str) -> Iterable[str]:
    return (ref for ref, una in hechas.items() if una.lectura.respaldo == respaldo)


def a_tiempo(una: Fila) -> bool:
    """Si se completó, consta cuándo y fue hasta el plazo original."""
    dia, plazo = una.hecha_el, una.plazo.original
    return bool(dia and plazo and dia <= plazo)


def _de_plazos(cartera: Cartera) -> dict[str, Cociente]:
    con_plazo = {r: una for r, una in cartera.acciones.items() if una.abierta and una.vence}
    vencidas = {r: una for r, una in con_plazo.items() if una.situacion == "vencida"}
    periodos = [uno for una in cartera.acciones.values() for uno in una.periodos]
    exigibles = [uno for uno in periodos if exigible(uno, cartera)]
    return {
        "vencidas": cociente(con_plazo, vencidas),
        "vencidas_de_largo_retraso": cociente(
            con_plazo,
            (
                r
                for r, una in vencidas.items()
                if (una.dias_de_retraso or 0) > cartera.carpeta.tramos[-1]
            ),
        ),
        "instancias": cociente(
            (uno.ref for uno in exigibles), (uno.ref for uno in exigibles if uno.completada)
        ),
    }


def exigible(una: Fila, cartera: Cartera) -> bool:
    """Ni cancelada ni no aplicable, con el plazo vigente anterior al corte."""
    return una.cuenta and una.vence is not None and una.vence < cartera.corte


# --- días


def dias(cartera: Cartera) -> dict[str, Dias]:
    """Los indicadores que se miden en días, por lo que hay detrás de cada uno."""
    return {
        "retraso_vigente_completadas": Dias(_tarde(cartera, original=False)),
        "retraso_vigente_abiertas": Dias(_abiertas(cartera, original=False)),
        "retraso_original_completadas": Dias(_tarde(cartera, original=True)),
        "retraso_original_abiertas": Dias(_abiertas(cartera, original=True)),
        "dias_prorrogados": Dias(
            {r: una.plazo.concedidos for r, una in cartera.acciones.items() if una.plazo.prorrogas}
        ),
        "antiguedad": Dias(
            {
                ref: max(0, (cartera.corte - una.base).days)
                for ref, una in cartera.recomendaciones.items()
                if una.abierta and una.base
            }
        ),
    }


def _tarde(cartera: Cartera, *, original: bool) -> dict[str, int]:
    """Completadas después de su plazo, con cuántos días: vale el que regía ese día."""
    return {
        ref: (hecha - plazo).days
        for ref, una in cartera.acciones.items()
        if (hecha := una.hecha_el)
        and una.plazo_al_cerrar
        and (plazo := una.plazo.original if original else una.plazo_al_cerrar.vence)
        and hecha > plazo
    }


def _abiertas(cartera: Cartera, *, original: bool) -> dict[str, int]:
    """Abiertas con el plazo pasado, con cuántos días."""
    return {
        ref: (cartera.corte - plazo).days
        for ref, una in cartera.acciones.items()
        if una.abierta
        and (plazo := una.plazo.original if original else una.vence)
        and plazo < cartera.corte
    }


# --- repartos


def repartos(cartera: Cartera, desde: date | None = None) -> dict[str, list[frozenset[str]]]:
    """Los indicadores que reparten algo en partes, en el orden en que se presentan."""
    acciones = cartera.acciones
    hechas = {ref: una for ref, una in acciones.items() if una.completada}
    partes = {
        "vencidas_por_tramo": _por_tramo(cartera),
        "respaldo": [
            frozenset(_con_respaldo(hechas, respaldo))
            for respaldo in ("verificada", "autodeclarada", "sin_evidencia")
        ],
    }
    if desde is None:
        return partes
    periodo = Periodo.de(cartera, desde)
    como = ("completada", "cancelada", "no_aplicable")
    return partes | {"ritmo": [periodo.cerradas_como(estado) for estado in como]}


def _por_tramo(cartera: Cartera) -> list[frozenset[str]]:
    limites = [0, *cartera.carpeta.tramos]
    return [
        frozenset(
            ref
            for ref, una in cartera.acciones.items()
            if una.situacion == "vencida" and _cae(una.dias_de_retraso or 0, desde, hasta)
        )
        for desde, hasta in zip_longest(limites, limites[1:])
    ]


def _cae(dias: int, desde: int, hasta: int | None) -> bool:
    return dias > desde and (hasta is None or dias <= hasta)


# --- lo que se cuenta aparte


def apartes(cartera: Cartera) -> dict[str, frozenset[str]]:
    """Lo que cada indicador no mide, porque no consta cuándo fue, o ya no se reclama."""
    recomendaciones = cartera.recomendaciones.items()
    sin_fecha = {
        ref for ref, una in cartera.acciones.items() if una.completada and not una.hecha_el
    }
    con_original = _con_original_pasado(cartera)
    return {
        "cobertura_de_respuesta": frozenset(
            ref for ref, una in recomendaciones if not una.respondida and not una.espera_respuesta
        ),
        "oportunidad": frozenset(
            ref for ref, una in recomendaciones if una.pide_respuesta and not una.base
        )
        | _respondidas_sin_fecha(cartera),
        "antiguedad": frozenset(
            ref for ref, una in recomendaciones if una.abierta and not una.base
        ),
        "a_tiempo": con_original & sin_fecha,
        "retraso_vigente_completadas": frozenset(
            ref for ref in sin_fecha if cartera.acciones[ref].vence
        ),
        "retraso_original_completadas": frozenset(
            ref for ref in sin_fecha if cartera.acciones[ref].plazo.original
        ),
    }


def _con_original_pasado(cartera: Cartera) -> frozenset[str]:
    return frozenset(
        ref
        for ref, una in _poblacion(cartera).items()
        if una.plazo.original and una.plazo.original < cartera.corte
    )


def _respondidas_sin_fecha(cartera: Cartera) -> frozenset[str]:
    """Las que ya debían estar respondidas y lo están, sin que conste cuándo."""
    return frozenset(
        ref
        for ref in _con_el_plazo_de_respuesta_pasado(cartera)
        if (una := cartera.recomendaciones[ref]).respondida and not una.respondida_el
    )
