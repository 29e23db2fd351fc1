"""Lo que se pide a la gerencia, lo que se amplió, lo que se discute y lo que vence a continuación."""

from collections import Counter
from collections.abc import Callable, Iterable

from seguimiento.analisis.actores import canonico
from seguimiento.analisis.bitacora import prorrogas_concedidas
from seguimiento.analisis.fotografia import AccionFotografiada, RecomendacionFotografiada
from seguimiento.analisis.referencias import orden_natural
from seguimiento.analisis.seleccion import dias_desde_la_evaluacion
from seguimiento.informes.marco import fila_de_accion, plazo, situacion
from seguimiento.informes.vistas.trimestral.trimestre import Trimestre
from seguimiento.modelo.accion import Prorroga
from seguimiento.piezas import Tabla, Texto, columnas, sin_columna, textos
from seguimiento.redaccion import cuenta, enumeracion, fecha_breve, recortado
from seguimiento.vocabularios import (
    EstadoDerivado,
    EstadoDeVerificacion,
    SituacionDeAccion,
)

LETRAS = 140
"""A cuánto se recorta una descripción en las listas: entera está en su hoja y en el anexo."""
_DE_ACCION = columnas("Acción", "Plazo", "Quién responde", "Situación", "Última novedad")


def lista(t: Trimestre, titulo: str, acciones: list[AccionFotografiada], vacia: str) -> Tabla:
    """Una lista de acciones, de más a menos retraso."""
    en_orden = sorted(
        acciones,
        key=lambda a: (
            -(a.situacion.dias_de_retraso or 0),
            a.situacion.vence or t.periodo.hasta,
            orden_natural(a.ref),
        ),
    )
    filas = (fila_de_accion(t.encargo, a.situada, a.situacion, LETRAS) for a in en_orden)
    return Tabla(titulo, _DE_ACCION, tuple(filas), vacia)


def vencidas_por_responsable(t: Trimestre) -> tuple[Tabla, ...]:
    """Lo vencido de cada responsable, primero quien más tiene."""
    grupos: dict[str, list[AccionFotografiada]] = {}
    for accion in t.foto.acciones:
        if accion.situacion.situacion is SituacionDeAccion.VENCIDA:
            nombres = accion.situada.accion.responsables or ("sin responsable",)
            for nombre in dict.fromkeys(canonico(n, t.foto.configuracion) for n in nombres):
                grupos.setdefault(nombre, []).append(accion)
    en_orden = sorted(grupos.items(), key=lambda par: (-len(par[1]), par[0]))
    return tuple(_de_un_responsable(t, nombre, suyas) for nombre, suyas in en_orden)


def _de_un_responsable(t: Trimestre, nombre: str, suyas: list[AccionFotografiada]) -> Tabla:
    completa = lista(t, f"{nombre}: {cuenta(len(suyas), 'acción')}", suyas, "")
    return sin_columna(completa, "Quién responde")


def respuestas_pendientes(t: Trimestre) -> Tabla:
    """Las recomendaciones sin respuesta, primero las que más esperan."""
    pendientes = [r for r in t.foto.recomendaciones if not r.respondida]
    dias = {r.ref: dias_desde_la_evaluacion(r.situada, t.corte) for r in pendientes}
    en_orden = sorted(pendientes, key=lambda r: (-(dias[r.ref] or 0), orden_natural(r.ref)))
    return Tabla(
        "Respuestas gerenciales pendientes",
        columnas("Recomendación", "Dirigida a", "Prioridad", "#Días desde la evaluación"),
        tuple(
            (
                Texto(
                    r.ref,
                    t.encargo.enlace(r.situada.lugar),
                    sigue=recortado(r.situada.recomendacion.texto, LETRAS),
                ),
                Texto("; ".join(r.situada.recomendacion.dirigida_a) or "no consta"),
                Texto(str(r.situada.recomendacion.prioridad or "no consta")),
                Texto("s/d" if dias[r.ref] is None else str(dias[r.ref])),
            )
            for r in en_orden
        ),
        vacia="Todas las recomendaciones tienen respuesta.",
    )


def por_autorizar(t: Trimestre) -> Tabla:
    """Las prórrogas de acciones abiertas en que no consta quién las autorizó."""
    filas = [
        _prorroga(t, accion, prorroga)
        for accion in t.foto.acciones
        if accion.abierta
        for prorroga in prorrogas_concedidas(accion.situada.accion.prorrogas, t.corte)
        if prorroga.autorizada_por is None
    ]
    return Tabla(
        "Prórrogas por autorizar",
        columnas("Acción", "Concedida", "Nuevo plazo", "Motivo"),
        tuple(filas),
        vacia="No hay prórrogas sin autorización registrada.",
    )


def _prorroga(t: Trimestre, accion: AccionFotografiada, prorroga: Prorroga) -> tuple[Texto, ...]:
    return (
        _accion(t, accion),
        Texto(fecha_breve(prorroga.fecha)),
        Texto(fecha_breve(prorroga.plazo)),
        Texto(prorroga.motivo or "no consta"),
    )


def _accion(t: Trimestre, accion: AccionFotografiada) -> Texto:
    que = recortado(accion.situada.accion.descripcion, LETRAS)
    return Texto(accion.ref, t.encargo.enlace(accion.situada.lugar), sigue=que)


def rechazadas(t: Trimestre) -> Tabla:
    """Lo que se declaró terminado y la verificación no sostuvo."""
    suyas = [
        a for a in t.foto.acciones if a.situacion.verificacion is EstadoDeVerificacion.RECHAZADA
    ]
    return lista(
        t, "Verificaciones rechazadas", suyas, "Ninguna verificación rechaza lo declarado."
    )


def cancelaciones(t: Trimestre) -> Tabla:
    """Lo que en el período se cerró sin hacerse."""
    sin_hacer = {*t.movimientos.canceladas, *t.movimientos.no_aplicables}
    return lista(
        t,
        "Canceladas o declaradas no aplicables",
        [a for a in t.foto.acciones if a.ref in sin_hacer],
        "Nada se canceló ni se declaró no aplicable.",
    )


def prorrogas(t: Trimestre) -> Tabla:
    """Las acciones con el plazo ampliado y los días que suman sus prórrogas."""
    filas = []
    for accion in t.foto.acciones:
        concedidas = prorrogas_concedidas(accion.situada.accion.prorrogas, t.corte)
        original, vence = accion.situacion.plazo_original, accion.situacion.vence
        if concedidas:
            dias = (vence - original.ultimo_dia).days if vence and original else None
            filas.append(
                (
                    _accion(t, accion),
                    Texto(plazo(original)),
                    Texto(plazo(accion.situacion.plazo)),
                    Texto(str(len(concedidas))),
                    Texto("s/d" if dias is None else str(dias)),
                    Texto(_motivos(concedidas)),
                )
            )
    return Tabla(
        "Plazos ampliados",
        columnas("Acción", "Original", "Vigente", "#Prórrogas", "#Días acumulados", "Motivos"),
        tuple(filas),
        vacia="No consta ninguna prórroga.",
    )


def _motivos(concedidas: list[Prorroga]) -> str:
    lineas = []
    for prorroga in concedidas:
        quien = f" (autoriza: {prorroga.autorizada_por})" if prorroga.autorizada_por else ""
        lineas.append(f"{fecha_breve(prorroga.fecha)}: {prorroga.motivo or 'no consta'}{quien}")
    return "\n".join(lineas)


def disensos(t: Trimestre) -> Tabla:
    """Las observaciones hechas hasta el corte, o sin fecha."""
    return Tabla(
        "Disensos y observaciones",
        columnas("Recomendación", "Quién", "Sobre", "Qué observa"),
        tuple(
            (
                t.encargo.referencia(r.ref, r.situada.lugar),
                *textos((o.autor or "no consta", o.sobre or "—", o.texto)),
            )
            for r in t.foto.recomendaciones
            for o in r.situada.recomendacion.observaciones
            if o.fecha is None or o.fecha.ultimo_dia <= t.corte
        ),
        vacia="No consta ninguno.",
    )


def proximos_plazos(t: Trimestre) -> Tabla:
    """Lo que vence desde el corte hasta el final del período siguiente."""
    hasta = t.periodo.siguiente().hasta
    suyas = [
        a
        for a in t.foto.acciones
        if a.abierta and a.situacion.vence is not None and t.corte <= a.situacion.vence <= hasta
    ]
    en_orden = sorted(suyas, key=lambda a: (a.situacion.vence or hasta, orden_natural(a.ref)))
    return Tabla(
        f"Vencen hasta el {fecha_breve(hasta)}",
        columnas("Acción", "Plazo", "Quién responde", "Situación"),
        tuple(
            (
                _accion(t, a),
                Texto(plazo(a.situacion.plazo)),
                Texto(enumeracion(a.situada.accion.responsables) or "sin responsable"),
                situacion(a.situacion),
            )
            for a in en_orden
        ),
        vacia="No vence ningún plazo.",
    )


def por_prioridad(t: Trimestre) -> Tabla:
    """Cuántas recomendaciones hay de cada prioridad en cada estado."""
    return _cruce(
        t,
        "Recomendaciones por prioridad y estado",
        "Prioridad",
        lambda r: (str(r.situada.recomendacion.prioridad or "no consta"),),
    )


def por_destinatario(t: Trimestre) -> Tabla:
    """Cuántas recomendaciones hay dirigidas a cada uno en cada estado."""
    return _cruce(
        t,
        "Recomendaciones por destinatario y estado",
        "Dirigida a",
        lambda r: r.situada.recomendacion.dirigida_a or ("no consta",),
        nota="Una recomendación dirigida a dos cuenta en ambos.",
    )


def _cruce(
    t: Trimestre,
    titulo: str,
    primera: str,
    grupos: Callable[[RecomendacionFotografiada], Iterable[str]],
    nota: str = "",
) -> Tabla:
    """Una fila por grupo y una columna por cada estado en que haya alguna."""
    casos = Counter((grupo, r.estado) for r in t.foto.recomendaciones for grupo in grupos(r))
    estados = [e for e in EstadoDerivado if any(estado is e for _, estado in casos)]
    nombres = sorted({grupo for grupo, _ in casos}, key=orden_natural)
    return Tabla(
        titulo,
        columnas(primera, *(f"#{estado.rotulo}" for estado in estados), "#Total"),
        tuple(
            textos(
                (
                    nombre,
                    *(str(casos[nombre, estado]) for estado in estados),
                    str(sum(casos[nombre, estado] for estado in estados)),
                )
            )
            for nombre in nombres
        ),
        nota=nota,
    )
