"""Qué pasó en el período: lo que se completó, venció, amplió, añadió o reabrió, y el saldo."""

from collections.abc import Iterable

from seguimiento.analisis.movimientos import Saldo
from seguimiento.informes.marco import plazo
from seguimiento.informes.vistas.trimestral.decisiones import LETRAS, lista
from seguimiento.informes.vistas.trimestral.trimestre import Trimestre
from seguimiento.piezas import Tabla, Texto, columnas, textos
from seguimiento.redaccion import fecha_breve, recortado


def movimiento(t: Trimestre) -> tuple[Tabla, ...]:
    """Una tabla por cada cosa que puede pasar en un período, también si no pasó."""
    m = t.movimientos
    return (
        _de(t, "Completadas", m.completadas, "No se completó ninguna acción."),
        _de(t, "Vencieron y siguen vencidas", m.vencidas, "No venció ninguna acción."),
        _prorrogadas(t),
        _de(t, "Nuevas", m.saldo_de_acciones.nuevas, "No se registró ninguna acción nueva."),
        _de(t, "Reabiertas", m.saldo_de_acciones.reabiertas, "No se reabrió ninguna acción."),
        _de(
            t,
            "Canceladas o declaradas no aplicables",
            (*m.canceladas, *m.no_aplicables),
            "Nada se canceló ni se declaró no aplicable.",
        ),
        _respuestas(t),
        _verificaciones(t),
    )


def _de(t: Trimestre, titulo: str, refs: Iterable[str], vacia: str) -> Tabla:
    acciones = t.acciones
    return lista(t, titulo, [acciones[ref] for ref in refs], vacia)


def _prorrogadas(t: Trimestre) -> Tabla:
    acciones = t.acciones
    return Tabla(
        "Plazos ampliados en el período",
        columnas("Acción", "De", "A", "#Días", "Motivo", "Autoriza"),
        tuple(
            (
                Texto(p.ref, t.encargo.enlace(acciones[p.ref.partition("@")[0]].situada.lugar)),
                *textos(
                    (
                        plazo(p.antes),
                        plazo(p.despues),
                        "s/d" if p.dias is None else f"{p.dias:+d}",
                        p.prorroga.motivo or "no consta",
                        p.prorroga.autorizada_por or "no consta",
                    )
                ),
            )
            for p in t.movimientos.prorrogadas
        ),
        vacia="No se amplió ningún plazo.",
    )


def _respuestas(t: Trimestre) -> Tabla:
    por_ref = {r.ref: r for r in t.foto.recomendaciones}
    return Tabla(
        "Respuestas gerenciales recibidas",
        columnas("Recomendación", "Fecha", "Decisión"),
        tuple(
            (
                Texto(
                    recibida.ref,
                    t.encargo.enlace(por_ref[recibida.ref].situada.lugar),
                    sigue=recortado(por_ref[recibida.ref].situada.recomendacion.texto, LETRAS),
                ),
                Texto(fecha_breve(recibida.respuesta.fecha) if recibida.respuesta.fecha else ""),
                Texto(
                    recibida.respuesta.decision.rotulo
                    if recibida.respuesta.decision
                    else "no consta"
                ),
            )
            for recibida in t.movimientos.respuestas
        ),
        vacia="No se recibió ninguna.",
    )


def _verificaciones(t: Trimestre) -> Tabla:
    return Tabla(
        "Verificaciones hechas",
        columnas("De qué", "Fecha", "Resultado", "Quién", "Nota"),
        tuple(
            textos(
                (
                    hecha.ref,
                    fecha_breve(hecha.verificacion.fecha),
                    hecha.verificacion.resultado.rotulo,
                    hecha.verificacion.por or "no consta",
                    hecha.verificacion.nota or "—",
                )
            )
            for hecha in t.movimientos.verificaciones
        ),
        vacia="No se hizo ninguna.",
    )


def saldo(t: Trimestre) -> Tabla:
    """De las abiertas al inicio a las abiertas al final, en acciones y en recomendaciones."""
    fuera = len(t.movimientos.fuera_del_saldo)
    nota = "Abiertas al inicio + nuevas + reabiertas − cerradas = abiertas al final."
    if fuera:
        nota += (
            f" Además, {fuera} {'acción cambió' if fuera == 1 else 'acciones cambiaron'}"
            " de estado dentro del período sin que se vea en los extremos."
        )
    return Tabla(
        "Saldo del período",
        columnas(
            "",
            *("#Abiertas al inicio", "#Nuevas", "#Reabiertas", "#Cerradas", "#Abiertas al final"),
        ),
        (
            _saldo("Recomendaciones", t.movimientos.saldo_de_recomendaciones),
            _saldo("Acciones", t.movimientos.saldo_de_acciones),
        ),
        nota=nota,
    )


def _saldo(que: str, s: Saldo) -> tuple[Texto, ...]:
    listas = (s.abiertas_al_inicio, s.nuevas, s.reabiertas, s.cerradas, s.abiertas_al_final)
    return textos((que, *(str(len(refs)) for refs in listas)))
