"""Las tablas de lo que se anota: bitácoras, evidencias, prórrogas, verificaciones y dudas."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from seguimiento.exportacion.tablas.contenido import (
    ACCIONES,
    COMPROMISOS,
    LLAVES,
    RECOMENDACIONES,
    Contenido,
)
from seguimiento.exportacion.tablas.del_modelo import del_modelo
from seguimiento.exportacion.tablas.tabla import Columna, Renglon, Tabla, Tipo, con_claves
from seguimiento.fechas import FechaParcial
from seguimiento.modelo.accion import Entrada, Evidencia, Prorroga, Verificacion
from seguimiento.modelo.comunes import Duda
from seguimiento.modelo.tipos import Registro
from seguimiento.vocabularios import EstadoDeAccion, EstadoDeRecomendacion

SEGUIMIENTO = "seguimiento"
_DE = {uno: LLAVES[uno] for uno in (RECOMENDACIONES, ACCIONES, COMPROMISOS)}
DE_QUE = "Cada fila es de una recomendación, de una acción o de un compromiso."


class Anotado(NamedTuple):
    """Algo anotado: de qué, en qué lugar de su lista y qué dice."""

    ref: str
    orden: int
    registro: Registro


def anotado(contenido: Contenido) -> Iterator[Tabla[Any]]:
    """Las tablas, cada una tras aquella de que sus filas son parte."""
    bitacora = [*_renglones(contenido, "seguimiento", "")]
    yield con_claves(
        SEGUIMIENTO,
        "Seguimiento",
        f"Lo declarado en las bitácoras. {DE_QUE}",
        [*de_lo_anotado(), _si_es_posterior(contenido), *_de_la_bitacora()],
        bitacora,
        partes_de=_DE,
    )
    yield con_claves(
        "evidencias",
        "Evidencias",
        "Las pruebas de lo declarado en cada anotación.",
        [*de_lo_anotado(), *_suyas(Evidencia)],
        [*_evidencias(bitacora)],
        partes_de={SEGUIMIENTO: "clave_seguimiento"},
    )
    for nombre, titulo, que, modelo in (
        ("prorrogas", "Prórrogas", "Las ampliaciones de plazo.", Prorroga),
        ("verificaciones", "Verificaciones", "Las comprobaciones de lo declarado.", Verificacion),
    ):
        columnas = [*de_lo_anotado(), _si_es_posterior(contenido), *_suyas(modelo)]
        filas = [*_renglones(contenido, nombre, f"{nombre}-")]
        yield con_claves(nombre, titulo, f"{que} {DE_QUE}", columnas, filas, partes_de=_DE)


def dudas(contenido: Contenido) -> Tabla[Any]:
    """Las lecturas inciertas de la fuente, de cualquier cosa que tenga referencia."""
    filas = [
        Renglon(f"{ref}#{orden}", Anotado(ref, orden, duda))
        for ref, registro in contenido.con_referencia()
        for orden, duda in enumerate(getattr(registro, "dudas", ()), 1)
    ]
    que = "Las lecturas inciertas de la fuente, que se registran en lugar de elegir."
    return con_claves("dudas", "Dudas", que, [*de_lo_anotado(), *_suyas(Duda)], filas)


def _renglones(contenido: Contenido, campo: str, delante: str) -> Iterator[Renglon[Anotado]]:
    for seguido in contenido.seguidos():
        clave = next(iter(seguido.parte_de.values()))
        for orden, registro in enumerate(getattr(seguido.registro, campo), 1):
            anotado = Anotado(seguido.ref, orden, registro)
            yield Renglon(f"{clave}#{delante}{orden}", anotado, seguido.parte_de)


def _evidencias(bitacora: list[Renglon[Anotado]]) -> Iterator[Renglon[Anotado]]:
    for entrada in bitacora:
        for orden, suya in enumerate(getattr(entrada.dato.registro, "evidencias", ()), 1):
            anotado = Anotado(entrada.dato.ref, orden, suya)
            yield Renglon(f"{entrada.clave}#{orden}", anotado, {SEGUIMIENTO: entrada.clave})


def de_lo_anotado() -> Iterator[Columna[Anotado]]:
    """De qué es y en qué lugar."""
    yield Columna("ref", "Referencia", "De qué es.", Tipo.TEXTO, lambda r: r.dato.ref)
    que = "El lugar que ocupa entre las suyas, desde 1."
    yield Columna("orden", "Orden", que, Tipo.ENTERO, lambda r: r.dato.orden)


def _suyas(modelo: type[Registro], *sin: str) -> Iterator[Columna[Anotado]]:
    return del_modelo(modelo, lambda dato: dato.registro, sin=frozenset(sin))


def _de_la_bitacora() -> Iterator[Columna[Anotado]]:
    for columna in _suyas(Entrada, "evidencias"):
        if columna.nombre == "estado":
            # los de una acción y los de una recomendación que se sigue sola
            ambos = (*EstadoDeAccion.codigos(), *EstadoDeRecomendacion.codigos())
            yield replace(columna, valores=tuple(dict.fromkeys(ambos)))
        else:
            yield columna


def _si_es_posterior(contenido: Contenido) -> Columna[Anotado]:
    hoy = contenido.encargo.hoy

    def es(renglon: Renglon[Anotado]) -> bool:
        fecha: FechaParcial = getattr(renglon.dato.registro, "fecha")  # noqa: B009 — la llevan todos
        return fecha.ultimo_dia > hoy

    que = "Si se fecha después del corte: entonces no cuenta en nada de lo demás."
    return Columna("posterior_al_corte", "Posterior al corte", que, Tipo.SI_NO, es)
