"""Lo que quedó de las reuniones de cada acuerdo: compromisos, decisiones sueltas y propuestas."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from seguimiento.analisis import dicho
from seguimiento.analisis.decisiones import Decidido, decidido_en
from seguimiento.analisis.dicho import recuento
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.reuniones import SituacionDeAcuerdo, celebradas
from seguimiento.informes.acciones import (
    COMO_VA,
    columna_de_accion,
    plazos,
    propias,
)
from seguimiento.informes.acuerdos import NO_CONSTA, tabla_de_decisiones
from seguimiento.informes.vistas.agenda.materia import Asunto, Materia
from seguimiento.modelo.acuerdo import Acuerdo
from seguimiento.modelo.cartera import ReunionSituada
from seguimiento.paginas import Apartado, Dato, Seccion, dato
from seguimiento.piezas import Tabla, Texto, tabla
from seguimiento.redaccion import (
    al_principio,
    cuenta,
    del_dia,
    enumeracion,
    fecha_breve,
    fecha_en_palabras,
    orden_natural,
)


@dataclass(frozen=True, slots=True)
class _DeUnAcuerdo:
    """Lo que dejaron las reuniones de un acuerdo."""

    acuerdo: SituacionDeAcuerdo
    ultimas: tuple[Decidido, ...]
    """Las decisiones de la última reunión."""
    sueltas: tuple[Decidido, ...]
    """Las que de reuniones anteriores siguen sin compromiso."""
    abiertos: frozenset[str]
    """Las referencias de lo que tocó la última reunión y sigue abierto."""

    @property
    def sin_compromiso(self) -> int:
        """Cuántas decisiones nadie recogió, de la última reunión y de las anteriores."""
        return len(self.acuerdo.decisiones_sin_compromiso)


def decisiones_sueltas(materia: Materia) -> tuple[int, int]:
    """Cuántas decisiones siguen sin compromiso y cuántas se tomaron, en acuerdos que obligan."""
    hoy = materia.encargo.hoy
    obligan = [a for a in materia.panorama.acuerdos if not _propuesto(a)]
    tomadas = sum(len(r.reunion.decisiones) for a in obligan for r in celebradas(a.acuerdo, hoy))
    return sum(len(a.decisiones_sin_compromiso) for a in obligan), tomadas


def decididas_en_las_ultimas(materia: Materia) -> Iterator[Decidido]:
    """Las decisiones de la última reunión de cada acuerdo."""
    for situacion in materia.panorama.acuerdos:
        yield from _de_un_acuerdo(materia, situacion).ultimas


def _de_un_acuerdo(materia: Materia, situacion: SituacionDeAcuerdo) -> _DeUnAcuerdo:
    ultima, conocidas = situacion.ultima, materia.conocidas
    ultimas = tuple(decidido_en(ultima, conocidas)) if ultima else ()
    tocados = {d.compromiso.ref for d in ultimas if d.compromiso}
    return _DeUnAcuerdo(
        acuerdo=situacion,
        ultimas=ultimas,
        sueltas=tuple(
            Decidido(reunion, decision, None)
            for reunion, decision in situacion.decisiones_sin_compromiso
            if reunion is not ultima
        ),
        abiertos=frozenset(ref for ref in tocados if materia.por_ref[ref].situacion.abierta),
    )


def _propuesto(situacion: SituacionDeAcuerdo) -> bool:
    return not situacion.acuerdo.registro.obliga


def de_la_anterior(materia: Materia) -> Asunto:
    """Lo que dejó la última reunión de cada acuerdo; los propuestos van en su bloque."""
    todos = [
        _de_un_acuerdo(materia, situacion)
        for situacion in materia.panorama.acuerdos
        if not _propuesto(situacion)
    ]
    suyos = [uno for uno in todos if uno.ultimas or uno.sueltas]
    abiertos = len({ref for uno in suyos for ref in uno.abiertos})
    sueltas = sum(uno.sin_compromiso for uno in suyos)
    partes = [
        f"{cuenta(abiertos, 'compromiso')} sin cerrar" if abiertos else "",
        f"{cuenta(sueltas, 'decisión')} sin compromiso" if sueltas else "",
    ]
    apartados = [
        Apartado(
            f"anterior-{numero}",
            _titulo(materia, uno),
            _parrafos(uno),
            tablas=_tablas(materia, uno),
        )
        for numero, uno in enumerate(suyos, 1)
    ]
    titulo = "De la reunión anterior"
    return Asunto(
        Seccion(id="anterior", titulo=titulo, apartados=tuple(apartados)),
        enumeracion(filter(None, partes)),
    )


def _titulo(materia: Materia, uno: _DeUnAcuerdo) -> str:
    if materia.encargo.reservado:
        return al_principio(_de_la_ultima(uno))
    return f"{uno.acuerdo.acuerdo.registro.titulo}: {_de_la_ultima(uno)}"


def _de_la_ultima(uno: _DeUnAcuerdo) -> str:
    ultima = uno.acuerdo.ultima
    return f"reunión {del_dia(ultima.reunion.fecha)}" if ultima else NO_CONSTA


def _parrafos(uno: _DeUnAcuerdo) -> tuple[str, ...]:
    tocados = len({d.compromiso.ref for d in uno.ultimas if d.compromiso})
    if not tocados:
        return ("Sus decisiones no tocan ningún compromiso.",) if uno.ultimas else ()
    quedan = f"{len(uno.abiertos) or 'ninguno'} sigue{'n' * (len(uno.abiertos) > 1)} sin cerrar"
    return (f"De los compromisos que trató ({tocados}), {quedan}.",)


def _tablas(materia: Materia, uno: _DeUnAcuerdo) -> tuple[Tabla, ...]:
    # si el informe es de uno solo, ya dice de cuál en el título
    nombre = "" if materia.encargo.reservado else f" de «{uno.acuerdo.acuerdo.registro.titulo}»"
    titulo = f"Decisiones{nombre}, {_de_la_ultima(uno)}"
    ultimas = tabla_de_decisiones(materia.encargo, titulo, uno.ultimas, materia.por_ref)
    anteriores = tabla(
        f"Decisiones{nombre} sin compromiso, de reuniones anteriores",
        (
            ("Reunión", lambda d: fecha_breve(d.reunion.reunion.fecha)),
            ("Decisión", lambda d: d.decision.texto),
        ),
        uno.sueltas,
    )
    return (ultimas, *((anteriores,) if anteriores.filas else ()))


# ── Acuerdos que no se reúnen ────────────────────────────────────────────────


def sin_reunirse(materia: Materia) -> Asunto:
    """Los acuerdos cuyo grupo lleva más que su periodicidad sin reunirse."""
    tardios = [a for a in materia.panorama.acuerdos if a.dias_sin_reunion]
    titulo = "Acuerdos que llevan más de lo previsto sin reunirse"
    tabla_de_tardios = tabla(
        "Acuerdos cuyo grupo se pasa de su periodicidad",
        (
            ("Acuerdo", partial(_acuerdo, materia)),
            ("Debe reunirse", _cada_cuanto),
            ("Última reunión", lambda a: _dia(a.ultima, "no consta ninguna")),
            ("#Días de más", lambda a: str(a.dias_sin_reunion)),
            ("Próxima", lambda a: _dia(a.proxima, "sin convocar")),
        ),
        tardios,
    )
    return Asunto(
        Seccion(id="sin-reunirse", titulo=titulo, tablas=(tabla_de_tardios,)),
        cuenta(len(tardios), "acuerdo") if tardios else "",
    )


def _acuerdo(materia: Materia, situacion: SituacionDeAcuerdo) -> Texto:
    return materia.encargo.titulado(situacion.acuerdo)


def _cada_cuanto(situacion: SituacionDeAcuerdo) -> str:
    periodicidad = situacion.acuerdo.registro.periodicidad
    return periodicidad.definicion.rstrip(".").lower() if periodicidad else NO_CONSTA


def _dia(reunion: ReunionSituada | None, si_no: str) -> str:
    return fecha_breve(reunion.reunion.fecha) if reunion else si_no


# ── Acuerdos propuestos ──────────────────────────────────────────────────────

_SON_PROPUESTAS = (
    "Nadie los ha aprobado todavía: lo que sigue son propuestas, sus fechas son las previstas y de "
    "ninguna se espera aún cumplimiento. Se traen para decidir si se aprueban."
)


def acuerdos_propuestos(materia: Materia) -> Asunto:
    """Los acuerdos que solo se proponen, en bloque aparte."""
    propuestos = [a for a in materia.panorama.acuerdos if _propuesto(a)]
    apartados = [_apartado(materia, n, acuerdo) for n, acuerdo in enumerate(propuestos, 1)]
    return Asunto(
        Seccion(
            id="propuestos",
            titulo="Acuerdos propuestos",
            parrafos=(_SON_PROPUESTAS,),
            apartados=tuple(apartados),
        ),
        cuenta(len(propuestos), "acuerdo") if propuestos else "",
    )


def _apartado(materia: Materia, numero: int, situacion: SituacionDeAcuerdo) -> Apartado:
    acuerdo, uno = situacion.acuerdo, _de_un_acuerdo(materia, situacion)
    suyas = [f for f in propias(materia.panorama.mostradas) if f.situada.origen.id == acuerdo.id]
    return Apartado(
        id=f"propuesto-{numero}",
        titulo=acuerdo.registro.titulo,
        datos=(
            Dato("Registro", (materia.encargo.referencia(acuerdo.id, acuerdo.lugar),)),
            *_previsto(acuerdo.registro),
        ),
        tablas=(
            _propuestas(materia, acuerdo.registro.titulo, suyas),
            *(_tablas(materia, uno) if situacion.ultima else ()),
        ),
    )


def _previsto(acuerdo: Acuerdo) -> tuple[Dato, ...]:
    aprobacion, grupo = acuerdo.aprobacion, acuerdo.grupo_de_seguimiento
    partes = []
    if aprobacion:
        partes.append(aprobacion.situacion.rotulo if aprobacion.situacion else "")
        partes.append(fecha_en_palabras(aprobacion.fecha) if aprobacion.fecha else "")
        partes.append(f"por {aprobacion.por}" if aprobacion.por else "")
    integrantes = grupo.integrantes if grupo else ()
    return (
        dato("Aprobación", ", ".join(filter(None, partes)) or NO_CONSTA),
        dato("Grupo que se propone", *integrantes or (NO_CONSTA,)),
    )


def _propuestas(materia: Materia, nombre: str, suyas: list[Fila]) -> Tabla:
    orden = sorted(suyas, key=lambda fila: orden_natural(fila.ref))
    return tabla(
        f"Propuesto en {nombre}: {recuento(orden)}",
        (
            columna_de_accion(materia.encargo, "Compromiso"),
            ("Plazo previsto", plazos),
            ("Quién respondería", dicho.quienes),
            COMO_VA,
        ),
        orden,
        vacia="No propone ningún compromiso.",
    )
