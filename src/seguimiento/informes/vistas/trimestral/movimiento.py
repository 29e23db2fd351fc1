"""Qué pasó en el período: lo anotado dentro, lo que venció, se amplió o se añadió, y el saldo.

Cada lista dice lo que mira. Lo de dentro sale anotación por anotación (`analisis.hechos`), de acciones,
de sus períodos y de las recomendaciones; el saldo compara solo los extremos.
"""

from collections.abc import Callable, Iterable

from seguimiento.analisis import dicho
from seguimiento.analisis.hechos import DeQue, Hecho, Paso
from seguimiento.informes.acciones import LETRAS_DE_NOMBRE, LETRAS_DE_NOTA, como_va
from seguimiento.informes.vistas.trimestral.columnas import de_que, dice, recomendacion
from seguimiento.informes.vistas.trimestral.decisiones import lista
from seguimiento.informes.vistas.trimestral.reparto import acotada
from seguimiento.informes.vistas.trimestral.trimestre import Trimestre
from seguimiento.modelo.accion import Verificacion
from seguimiento.piezas import Celda, ColumnaDe, Tabla, Texto, tabla
from seguimiento.redaccion import enumeracion, fecha_breve, recortado
from seguimiento.vocabularios import total


def movimiento(t: Trimestre) -> tuple[Tabla, ...]:
    """Una tabla por cada cosa que pasó en el período, con los avances primero."""
    return tuple(una for una in _todas(t) if una.filas)


def no_hubo(t: Trimestre) -> str:
    """Lo que se miró y no pasó, en una línea; vacía si pasó de todo."""
    faltan = [una.titulo[:1].lower() + una.titulo[1:] for una in _todas(t) if not una.filas]
    return f"En el período no hubo: {'; '.join(faltan)}." if faltan else ""


def _todas(t: Trimestre) -> tuple[Tabla, ...]:
    """Una tabla por cada cosa que puede pasar en un período, también si no pasó."""
    m = t.movimientos
    return (
        *(_de_hechos(t, titulo, entra) for titulo, entra in _LISTAS),
        _de(t, "Acciones que vencieron y siguen vencidas", m.vencidas),
        _de(t, "Acciones que vencieron y ya no lo están", m.ya_no_vencidas),
        _prorrogadas(t),
        _de(t, "Acciones nuevas", m.saldo_de_acciones.nuevas),
        _recomendaciones_nuevas(t),
        _respuestas(t),
        _verificaciones(t),
        _sin_fecha(t),
    )


def _sin_fecha(t: Trimestre) -> Tabla:
    return acotada(
        t,
        "Entradas sin fecha",
        (
            ("De qué", lambda una: t.encargo.referencia(una[0], una[1], dice(t, una[0]))),
            ("Estado", lambda una: una[2].estado.rotulo),
            ("Qué dice", lambda una: recortado(una[2].comentario or "—", LETRAS_DE_NOTA)),
        ),
        t.movimientos.sin_fecha,
        nota="Cuentan para el estado, y no se sabe si son del período."
        * bool(t.movimientos.sin_fecha),
    )


_LISTAS: tuple[tuple[str, Callable[[Hecho], bool]], ...] = (
    ("Avances", lambda h: h.es_avance),
    ("Completadas", lambda h: h.cumple),
    (
        "Canceladas, no aplicables o descartadas",
        lambda h: h.paso is Paso.CIERRA and not h.cumple,
    ),
    ("Reabiertas", lambda h: h.paso is Paso.REABRE),
)
"""Las listas de lo anotado. Con la de verificaciones, cada hecho está en alguna (`test_movimiento`)."""


def _de_hechos(t: Trimestre, titulo: str, entra: Callable[[Hecho], bool]) -> Tabla:
    return acotada(t, titulo, _columnas(t), [h for h in t.movimientos.hechos if entra(h)])


def en_compromisos(t: Trimestre) -> Tabla:
    """Lo anotado en el período en los compromisos que obligan, que no está en ninguna otra lista."""
    return acotada(
        t,
        "Anotado en el período en los compromisos",
        _columnas(t),
        t.movimientos.de_compromisos,
        vacia="No se anotó nada en los compromisos de acuerdos aprobados.",
    )


def _columnas(t: Trimestre) -> tuple[ColumnaDe[Hecho], ...]:
    return (
        ("De qué", lambda h: de_que(t, h.ref, h.situada)),
        ("Qué es", lambda h: h.de.value),
        ("Fecha", lambda h: fecha_breve(h.fecha)),
        ("Estado", lambda h: h.estado.rotulo),
        ("Lleva", lambda h: cuanto_lleva(t, h)),
        ("Qué dice", _que_dice),
        ("Al terminar el período", lambda h: _al_final(t, h)),
    )


def cuanto_lleva(t: Trimestre, hecho: Hecho) -> str:
    """Lo hecho al corte de lo comprometido, si se mide: «3 de 4 talleres»."""
    fila = t.acciones.get(hecho.ref) or t.compromisos.get(hecho.ref)
    return enumeracion(dicho.cuanto_lleva(fila)) if fila else ""


def _que_dice(hecho: Hecho) -> str:
    una = hecho.anotacion
    if isinstance(una, Verificacion):
        nota = f": {recortado(una.nota, LETRAS_DE_NOTA)}" if una.nota else ""
        return f"{dicho.resultado(una).lower()}{nota}"
    if not hecho.propia:
        return "se anotó algo de un período suyo"
    return recortado(una.comentario, LETRAS_DE_NOTA) if una.comentario else "—"


def _al_final(t: Trimestre, hecho: Hecho) -> Celda:
    """Cómo está al corte aquello de que se anotó: lo completado puede haberse reabierto."""
    match hecho.de:
        case DeQue.ACCION | DeQue.COMPROMISO:
            return como_va(t.acciones.get(hecho.ref) or t.compromisos[hecho.ref])
        case DeQue.PERIODO | DeQue.PERIODO_DE_RECOMENDACION | DeQue.PERIODO_DE_COMPROMISO:
            return t.periodos.get(hecho.ref, "—")
        case DeQue.RECOMENDACION:
            return t.recomendaciones[hecho.ref].estado.rotulo


def _de(t: Trimestre, titulo: str, refs: Iterable[str]) -> Tabla:
    acciones = t.acciones
    return lista(t, titulo, [acciones[ref] for ref in refs])


def _prorrogadas(t: Trimestre) -> Tabla:
    m = t.movimientos
    de = {ref: accion.situada for ref, accion in t.acciones.items()}
    aparte = (m.plazos_de_recomendaciones, m.plazos_de_compromisos)
    for suyos in aparte:
        de.update(suyos.situadas)
    return acotada(
        t,
        "Prórrogas concedidas en el período",
        (
            ("De qué", lambda p: de_que(t, p.ref, de[p.ref.partition("@")[0]])),
            ("De", lambda p: dicho.plazo(p.antes)),
            ("A", lambda p: dicho.plazo(p.despues)),
            ("#Días", lambda p: "s/d" if p.dias is None else f"{p.dias:+d}"),
            ("Motivo", lambda p: p.prorroga.motivo or "no consta"),
            ("Autoriza", lambda p: p.prorroga.autorizada_por or "no consta"),
        ),
        (*m.prorrogadas, *(p for suyos in aparte for p in suyos.prorrogadas)),
    )


def _recomendaciones_nuevas(t: Trimestre) -> Tabla:
    nuevas = t.movimientos.saldo_de_recomendaciones.nuevas
    rotulo, celda = recomendacion(t)
    return acotada(
        t,
        "Recomendaciones nuevas",
        (
            (rotulo, lambda ref: celda(t.recomendaciones[ref])),
            ("Estado", lambda ref: t.recomendaciones[ref].estado.rotulo),
        ),
        nuevas,
    )


def _respuestas(t: Trimestre) -> Tabla:
    rotulo, celda = recomendacion(t)
    return acotada(
        t,
        "Respuestas gerenciales recibidas",
        (
            (rotulo, lambda r: celda(t.recomendaciones[r.ref])),
            ("Fecha", lambda r: fecha_breve(r.respuesta.fecha) if r.respuesta.fecha else ""),
            (
                "Decisión",
                lambda r: d.rotulo if (d := r.respuesta.decision_de_conjunto) else "no consta",
            ),
        ),
        t.movimientos.respuestas,
    )


def _verificaciones(t: Trimestre) -> Tabla:
    hechas = [
        (h, h.anotacion) for h in t.movimientos.hechos if isinstance(h.anotacion, Verificacion)
    ]
    return acotada(
        t,
        "Verificaciones hechas",
        (
            ("De qué", lambda par: de_que(t, par[0].ref, par[0].situada)),
            ("Fecha", lambda par: fecha_breve(par[0].fecha)),
            (
                "Resultado",
                lambda par: Texto(par[1].resultado.rotulo, sigue=_Y_CON_ELLA[par[0].paso]),
            ),
            ("Quién", lambda par: recortado(par[1].por or "no consta", LETRAS_DE_NOMBRE)),
            ("Nota", lambda par: recortado(par[1].nota or "—", LETRAS_DE_NOTA)),
            ("Al terminar el período", lambda par: _al_final(t, par[0])),
        ),
        hechas,
    )


_Y_CON_ELLA = total(
    {
        Paso.REABRE: "(se reabre)",
        Paso.CIERRA: "(vuelve a darse por cerrada)",
        Paso.EMPIEZA: "",
        Paso.CAMBIA: "",
        Paso.SIGUE: "",
    }
)
"""Lo que cambia con una verificación, si algo cambia."""


def saldo(t: Trimestre) -> Tabla:
    """De las abiertas al inicio a las abiertas al final, en acciones y en recomendaciones."""
    fuera = len(t.movimientos.fuera_del_saldo)
    nota = (
        "Abiertas al inicio + nuevas + reabiertas − cerradas = abiertas al final. Compara solo los dos"
        " extremos: lo que pasó dentro va en las listas anteriores."
    )
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
