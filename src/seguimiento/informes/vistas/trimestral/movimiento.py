"""Qué pasó en el período: lo que se completó, venció, amplió, añadió o reabrió, y el saldo."""

from collections.abc import Iterable

from seguimiento.analisis import dicho
from seguimiento.informes.vistas.trimestral.columnas import recomendacion
from seguimiento.informes.vistas.trimestral.decisiones import lista
from seguimiento.informes.vistas.trimestral.trimestre import Trimestre
from seguimiento.piezas import Tabla, tabla
from seguimiento.redaccion import fecha_breve


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
            m.cerradas_sin_hacerse,
            "Nada se canceló ni se declaró no aplicable.",
        ),
        _respuestas(t),
        _verificaciones(t),
    )


def _de(t: Trimestre, titulo: str, refs: Iterable[str], vacia: str) -> Tabla:
    acciones = t.acciones
    return lista(t, titulo, [acciones[ref] for ref in refs], vacia)


def _prorrogadas(t: Trimestre) -> Tabla:
    de = {ref: accion.situada.lugar for ref, accion in t.acciones.items()}
    return tabla(
        "Plazos ampliados en el período",
        (
            ("Acción", lambda p: t.encargo.referencia(p.ref, de[p.ref.partition("@")[0]])),
            ("De", lambda p: dicho.plazo(p.antes)),
            ("A", lambda p: dicho.plazo(p.despues)),
            ("#Días", lambda p: "s/d" if p.dias is None else f"{p.dias:+d}"),
            ("Motivo", lambda p: p.prorroga.motivo or "no consta"),
            ("Autoriza", lambda p: p.prorroga.autorizada_por or "no consta"),
        ),
        t.movimientos.prorrogadas,
        vacia="No se amplió ningún plazo.",
    )


def _respuestas(t: Trimestre) -> Tabla:
    por_ref = {r.ref: r for r in t.foto.recomendaciones}
    rotulo, celda = recomendacion(t)
    return tabla(
        "Respuestas gerenciales recibidas",
        (
            (rotulo, lambda r: celda(por_ref[r.ref])),
            ("Fecha", lambda r: fecha_breve(r.respuesta.fecha) if r.respuesta.fecha else ""),
            (
                "Decisión",
                lambda r: d.rotulo if (d := r.respuesta.decision_de_conjunto) else "no consta",
            ),
        ),
        t.movimientos.respuestas,
        vacia="No se recibió ninguna.",
    )


def _verificaciones(t: Trimestre) -> Tabla:
    return tabla(
        "Verificaciones hechas",
        (
            ("De qué", lambda v: v.ref),
            ("Fecha", lambda v: fecha_breve(v.verificacion.fecha)),
            ("Resultado", lambda v: v.verificacion.resultado.rotulo),
            ("Quién", lambda v: v.verificacion.por or "no consta"),
            ("Nota", lambda v: v.verificacion.nota or "—"),
        ),
        t.movimientos.verificaciones,
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
    saldos = {
        "Recomendaciones": t.movimientos.saldo_de_recomendaciones,
        "Acciones": t.movimientos.saldo_de_acciones,
    }
    return tabla(
        "Saldo del período",
        (
            ("", str),
            ("#Abiertas al inicio", lambda que: str(len(saldos[que].abiertas_al_inicio))),
            ("#Nuevas", lambda que: str(len(saldos[que].nuevas))),
            ("#Reabiertas", lambda que: str(len(saldos[que].reabiertas))),
            ("#Cerradas", lambda que: str(len(saldos[que].cerradas))),
            ("#Abiertas al final", lambda que: str(len(saldos[que].abiertas_al_final))),
        ),
        saldos,
        nota=nota,
    )
