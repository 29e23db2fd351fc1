"""La agenda: lo que hay que tratar en la próxima reunión, de todo o de un solo acuerdo."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from seguimiento.analisis.actores import SIN_RESPONSABLE
from seguimiento.analisis.decisiones import por_referencia
from seguimiento.analisis.dicho import recuento
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.gemelas import gemelas
from seguimiento.analisis.panorama import agrupadas, panorama
from seguimiento.analisis.posteriores import Posterior
from seguimiento.analisis.seleccion import filas
from seguimiento.informes.acciones import (
    cifra_de,
    columnas,
    de_los_periodos,
    propias,
    vencidas,
)
from seguimiento.informes.marco import Encargo, portada
from seguimiento.informes.posteriores import seccion_de_posteriores
from seguimiento.informes.reparto import acortada, tope
from seguimiento.informes.vistas.agenda.convocatorias import convocatorias, reunion_siguiente
from seguimiento.informes.vistas.agenda.de_un_acuerdo import a_solas, acuerdo_pedido
from seguimiento.informes.vistas.agenda.decididos import (
    acuerdos_propuestos,
    de_la_anterior,
    decididas_en_las_ultimas,
    decisiones_sueltas,
    sin_reunirse,
)
from seguimiento.informes.vistas.agenda.gerencia import decisiones_de_la_gerencia
from seguimiento.informes.vistas.agenda.materia import Asunto, Materia, accion_en_breve
from seguimiento.informes.vistas.agenda.seguidas import sin_acciones
from seguimiento.paginas import Cifra, Portada, Seccion, cifra, dato
from seguimiento.piezas import Tabla, tabla
from seguimiento.redaccion import (
    cuenta,
    dia_en_palabras,
    entre_comillas,
    enumeracion,
    orden_natural,
)
from seguimiento.vocabularios import Marca


@dataclass(frozen=True, slots=True)
class PuntoDeAgenda:
    """Un punto del orden que se propone."""

    id: str
    """La sección que lo desarrolla; vacía si ninguna."""
    titulo: str
    detalle: str
    """Cuánto hay."""


@dataclass(frozen=True, slots=True)
class VistaAgenda:
    """Lo que recibe la plantilla `agenda`."""

    portada: Portada
    cifras: tuple[Cifra, ...]
    orden: tuple[PuntoDeAgenda, ...]
    sin_asuntos: str
    """De qué no hay nada que tratar; vacío si hay de todo."""
    secciones: tuple[Seccion, ...]


def vista(encargo: Encargo) -> VistaAgenda:
    """La agenda a la fecha de corte, con lo que se trata antes por delante.

    La de un acuerdo es para sus partes: lleva su nombre y no lleva nada más que lo suyo. Lanza
    `ReferenciaDesconocida` si no existe.
    """
    acuerdo = acuerdo_pedido(encargo)
    if acuerdo:
        encargo = a_solas(encargo, acuerdo)
    materia = _materia(encargo)
    proximas = convocatorias(materia)
    asuntos = [
        proximas,
        de_la_anterior(materia),
        _con_plazo_cumplido(materia),
        _por_decidir(materia),
        _por_vencer(materia),
        _debian_empezar(materia),
        *([sin_acciones(materia)] if materia.panorama.seguidas else ()),
        *(_de_los_acuerdos(materia)),
    ]
    return VistaAgenda(
        portada=portada(
            encargo,
            _titulo(encargo),
            reunion_siguiente(materia),
            dato("Fecha de corte", dia_en_palabras(encargo.hoy)),
        ),
        cifras=tuple(_cifras(materia)),
        orden=tuple(_orden(asuntos)),
        sin_asuntos=_sin_asuntos(asuntos),
        secciones=(
            *(_lo_que_cabe(materia, a.seccion) for a in asuntos if a.detalle or a is proximas),
            *seccion_de_posteriores(encargo, _posteriores(encargo)),
        ),
    )


def _titulo(encargo: Encargo) -> str:
    nombres = [acuerdo.registro.titulo for acuerdo in encargo.cartera.acuerdos[:1]]
    return f"Agenda: {nombres[0]}" if encargo.reservado else "Agenda de seguimiento"


def _de_los_acuerdos(materia: Materia) -> list[Asunto]:
    """Los que no se reúnen y los propuestos; de uno solo, si le pasa."""
    suyos = [sin_reunirse(materia), acuerdos_propuestos(materia)]
    return [uno for uno in suyos if uno.detalle or not materia.encargo.reservado]


def _posteriores(encargo: Encargo) -> list[Posterior]:
    configuracion = encargo.cartera.configuracion
    return [p for p in encargo.posteriores if encargo.filtro.admite_posterior(p, configuracion)]


def _materia(encargo: Encargo) -> Materia:
    cartera, filtro = encargo.cartera, encargo.filtro
    todo = panorama(cartera, encargo.hoy, filtro)
    # lo que decidió una reunión puede tocar compromisos de otros
    todas = todo.filas if not filtro.recorta else filas(cartera, encargo.hoy)
    return Materia(
        encargo=encargo,
        panorama=todo,
        filas=tuple(fila for fila in todo.mostradas if fila.exigible),
        por_ref={fila.ref: fila for fila in todas},
        conocidas=por_referencia(cartera),
    )


def _orden(asuntos: list[Asunto]) -> Iterator[PuntoDeAgenda]:
    for asunto in asuntos:
        if asunto.detalle:
            yield PuntoDeAgenda(asunto.seccion.id, asunto.seccion.titulo, asunto.detalle)
    yield PuntoDeAgenda("", "Cierre", "fecha de la próxima reunión y quién levanta el acta")


def _lo_que_cabe(materia: Materia, seccion: Seccion) -> Seccion:
    """La sección entera o, de una cartera grande, lo primero de cada tabla: en una reunión no se trata más."""
    if not materia.es_grande:
        return seccion
    filas = tope(len(seccion.tablas) or 1)
    orden = f"seg --hoy {materia.encargo.hoy} status --dias {materia.prevision} --detalle"
    return replace(seccion, tablas=tuple(acortada(una, filas, orden) for una in seccion.tablas))


def _sin_asuntos(asuntos: list[Asunto]) -> str:
    vacios = entre_comillas(a.seccion.titulo for a in asuntos if not a.detalle)
    return f"No hay nada que tratar en {enumeracion(vacios)}." if vacios else ""


# ── Las cifras de la primera página ──────────────────────────────────────────


def _cifras(materia: Materia) -> Iterator[Cifra]:
    suyas = propias(materia.filas)
    abiertas = [fila for fila in suyas if fila.situacion.abierta]
    completadas = [f for f in suyas if f.situacion.estado.cumple]
    de_abiertas = f"de {recuento(abiertas) if abiertas else '0 acciones'} sin cerrar"
    sueltas, tomadas = decisiones_sueltas(materia)
    previstas = propias(_previstas(materia))
    por_verificar = [f for f in completadas if Marca.POR_VERIFICAR in f.situacion.marcas]
    unidas = gemelas(materia.panorama.cartera.acciones())
    de_todas = f"de {cuenta(materia.recomendaciones, 'recomendación')}"
    de_completadas = f"de {cuenta(len(completadas), 'completada')}"
    for rotulo, cuales, clase in (
        ("Con el plazo cumplido", vencidas(abiertas), "vencida"),
        (f"Vencen en {cuenta(materia.prevision, 'día')}", previstas, "por_vencer"),
        ("Sin empezar, pasado su inicio", _sin_empezar(materia), "aviso"),
    ):
        yield cifra_de(rotulo, cuales, de_abiertas, unidas, clase)
    if not materia.encargo.reservado:
        yield cifra("Recomendaciones sin respuesta", len(materia.sin_respuesta), de_todas, "aviso")
    yield cifra_de("Esperan verificación", por_verificar, de_completadas, unidas, "aviso")
    yield cifra("Decisiones sin compromiso", sueltas, f"de {cuenta(tomadas, 'decisión')}", "aviso")
    yield from de_los_periodos(materia.filas)


# ── Lo que se trata de las acciones y los compromisos ────────────────────────


def _con_plazo_cumplido(materia: Materia) -> Asunto:
    todas = vencidas(materia.filas)
    grupos = agrupadas(replace(materia.panorama, filas=tuple(todas)), "responsable")
    con_nombre = cuenta(len(grupos.keys() - {SIN_RESPONSABLE}), "responsable")
    return Asunto(
        Seccion(
            id="plazo-cumplido",
            titulo="Con el plazo cumplido, por institución",
            parrafos=_repetidas(todas, grupos),
            tablas=tuple(
                _de_institucion(materia.encargo, grupo, suyas)
                for grupo, suyas in sorted(grupos.items(), key=lambda g: g[0] == SIN_RESPONSABLE)
            ),
        ),
        f"{recuento(todas)} de {con_nombre}" if todas else "",
    )


def _repetidas(todas: list[Fila], grupos: dict[str, list[Fila]]) -> tuple[str, ...]:
    """Que lo que responden dos figura dos veces, si ocurre."""
    if sum(map(len, grupos.values())) == len(todas):
        return ()
    total = f"el total, que es de {recuento(todas)}"
    frase = "Lo que tiene más de un responsable figura con cada uno: los grupos suman más que"
    return (f"{frase} {total}.",)


def _de_institucion(encargo: Encargo, grupo: str, suyas: list[Fila]) -> Tabla:
    nombre = grupo.capitalize() if grupo == SIN_RESPONSABLE else grupo
    return tabla(f"{nombre}: {recuento(suyas)}", columnas(accion_en_breve(encargo)), suyas)


def _previstas(materia: Materia) -> list[Fila]:
    """Las abiertas que vencen dentro de la previsión, por su plazo."""
    hoy = materia.encargo.hoy
    hasta = hoy + timedelta(days=materia.prevision)
    con_dia = [
        (fila.situacion.vence, orden_natural(fila.ref), fila)
        for fila in materia.filas
        if fila.situacion.abierta and fila.situacion.vence is not None
    ]
    dentro = [uno for uno in con_dia if hoy <= uno[0] <= hasta]
    return [fila for *_, fila in sorted(dentro, key=lambda uno: uno[:2])]


def _por_vencer(materia: Materia) -> Asunto:
    dias = materia.prevision
    hasta = materia.encargo.hoy + timedelta(days=dias)
    return _en_breve(
        materia.encargo,
        "por-vencer",
        f"Vencen en los próximos {cuenta(dias, 'día')}" if dias != 1 else "Vencen hoy o mañana",
        f"Vencen hasta el {dia_en_palabras(hasta)}",
        _previstas(materia),
    )


def _sin_empezar(materia: Materia) -> list[Fila]:
    return [f for f in materia.filas if Marca.DEBIA_EMPEZAR in f.situacion.marcas]


def _debian_empezar(materia: Materia) -> Asunto:
    return _en_breve(
        materia.encargo,
        "debian-empezar",
        "Debían haber empezado",
        "Pasó su inicio y no consta que empezaran",
        _sin_empezar(materia),
    )


def _en_breve(
    encargo: Encargo, id_: str, titulo: str, de_la_tabla: str, suyas: list[Fila]
) -> Asunto:
    suya = tabla(de_la_tabla, columnas(accion_en_breve(encargo)), suyas)
    seccion = Seccion(id_, titulo, tablas=(suya,))
    return Asunto(seccion, recuento(suyas) if suyas else "")


def _por_decidir(materia: Materia) -> Asunto:
    """Lo que espera una decisión: de la gerencia o, en un acuerdo, de sus partes."""
    tablas = decisiones_de_la_gerencia(
        materia.encargo,
        materia.sin_respuesta,
        materia.filas,
        decididas_en_las_ultimas(materia),
    )
    titulo, id_, que = "Decisiones que se esperan de la gerencia", "gerencia", "decisión"
    if materia.encargo.reservado:
        titulo, id_, que = "Por comprobar y por confirmar", "por-confirmar", "asunto"
    cuantas = sum(len(tabla.filas) for tabla in tablas)
    return Asunto(
        Seccion(id=id_, titulo=titulo, tablas=tablas),
        cuenta(cuantas, que) if cuantas else "",
    )
