"""Lo que se pide a la gerencia, lo que se amplió, lo que se discute y lo que vence a continuación."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from seguimiento.analisis import dicho
from seguimiento.analisis.actores import canonico, responsables
from seguimiento.analisis.bitacora import prorrogas_concedidas
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.fotografia import RecomendacionFotografiada
from seguimiento.analisis.seguidas import Seguida, con_sus_periodos
from seguimiento.analisis.seleccion import DESDE_CUANDO
from seguimiento.informes.acciones import QUIEN, como_va
from seguimiento.informes.seguidas import como_va_seguida, por_tratar, tabla_de_seguidas
from seguimiento.informes.vistas.trimestral.columnas import (
    EN_LA_PRIMERA,
    celda_de_accion,
    columnas_de_accion,
    de_que,
)
from seguimiento.informes.vistas.trimestral.peticiones import columnas_de_peticion, peticiones
from seguimiento.informes.vistas.trimestral.reparto import (
    acotada,
    con_las_que_caben,
    las_que_caben,
    y_las_demas,
)
from seguimiento.informes.vistas.trimestral.trimestre import Trimestre
from seguimiento.modelo.accion import Prorroga
from seguimiento.piezas import Tabla, Texto
from seguimiento.redaccion import cuenta, fecha_breve, orden_natural
from seguimiento.vocabularios import EstadoDerivado


def lista(t: Trimestre, titulo: str, acciones: Iterable[Fila], vacia: str = "") -> Tabla:
    """Una lista de acciones, de más a menos retraso."""
    return acotada(t, titulo, columnas_de_accion(t), _por_retraso(t, acciones), vacia=vacia)


def _por_retraso(t: Trimestre, acciones: Iterable[Fila]) -> list[Fila]:
    return sorted(
        acciones,
        key=lambda a: (
            -(a.situacion.dias_de_retraso or 0),
            a.situacion.vence or t.periodo.hasta,
            orden_natural(a.ref),
        ),
    )


def vencidas_por_responsable(t: Trimestre) -> tuple[Tabla, ...]:
    """Lo vencido de cada responsable, primero quien más tiene."""
    grupos: dict[str, list[Fila]] = {}
    for accion in t.foto.acciones:
        if accion.situacion.vencida:
            for nombre in responsables(accion.situada.accion, t.foto.configuracion):
                grupos.setdefault(nombre, []).append(accion)
    en_orden = sorted(grupos.items(), key=lambda par: (-len(par[1]), orden_natural(par[0])))
    van = las_que_caben(t, en_orden)
    tablas = tuple(_de_un_responsable(t, nombre, suyas, len(van)) for nombre, suyas in van)
    faltan = y_las_demas(t, len(van), len(en_orden), _orden_de_vencidas(t))
    return (*tablas, Tabla("Los demás responsables", (), (), vacia=faltan)) if faltan else tablas


def _de_un_responsable(t: Trimestre, nombre: str, suyas: list[Fila], entre: int) -> Tabla:
    sin_quien = [columna for columna in columnas_de_accion(t) if columna is not QUIEN]
    titulo = f"{nombre}: {cuenta(len(suyas), 'acción')}"
    orden = _orden_de_vencidas(t)
    filas = _por_retraso(t, suyas)
    return acotada(t, titulo, sin_quien, filas, vacia="", orden=orden, entre=entre)


def _orden_de_vencidas(t: Trimestre) -> str:
    return f"seg --hoy {t.corte} status --situacion vencida --por responsable --detalle"


def recomendaciones_sin_acciones(t: Trimestre) -> tuple[Tabla, ...]:
    """Las que se siguen por sí mismas y piden atención, por qué la piden."""
    clases = por_tratar(con_sus_periodos(t.seguidas), t.corte, t.periodo.siguiente().hasta)
    if ampliadas := [una for una in t.seguidas if una.fila.situacion.prorrogas]:
        clases["Con el plazo ampliado"] = ampliadas
    return tuple(_de_seguidas(t, titulo, suyas) for titulo, suyas in clases.items())


def _de_seguidas(t: Trimestre, titulo: str, suyas: Sequence[Seguida]) -> Tabla:
    return con_las_que_caben(t, partial(tabla_de_seguidas, t.encargo, titulo), suyas)


def pedido_a_la_gerencia(t: Trimestre) -> Tabla:
    """Todo lo que se le pide, cosa por cosa y con sus textos enteros, si en la primera página no cupo."""
    todas = peticiones(t)
    return acotada(
        t,
        "Lo que se pide a la gerencia",
        columnas_de_peticion(t, enteras=True),
        todas if len(todas) > EN_LA_PRIMERA else (),
        nota=f"A quien ha de responder se le cuentan los días {DESDE_CUANDO}; lo demás, desde que se anotó.",
    )


def _prioridad(foto: RecomendacionFotografiada) -> str:
    return str(foto.situada.prioridad or "no consta")


def _dias(cuantos: int | None) -> str:
    return "s/d" if cuantos is None else str(cuantos)


def prorrogas(t: Trimestre) -> Tabla:
    """Las acciones y recomendaciones sin ellas con el plazo ampliado, y los días que suman sus prórrogas."""
    todas = [*t.foto.acciones, *(una.fila for una in t.seguidas)]
    concedidas = {f.ref: prorrogas_concedidas(f.situada.accion.prorrogas, t.corte) for f in todas}
    return acotada(
        t,
        "Plazos ampliados",
        (
            ("De qué", celda_de_accion(t)),
            ("Original", lambda f: dicho.plazo(f.situacion.plazo_original)),
            ("Vigente", lambda f: dicho.plazo(f.situacion.plazo)),
            ("#Prórrogas", lambda f: str(len(concedidas[f.ref]))),
            ("#Días acumulados", lambda f: _dias(_acumulados(f))),
            ("Motivos", lambda f: _motivos(concedidas[f.ref])),
            ("Cómo va", partial(_como_va, t)),
        ),
        [f for f in todas if concedidas[f.ref]],
        vacia="No consta ninguna prórroga.",
    )


def _como_va(t: Trimestre, fila: Fila) -> Texto:
    seguida = t.seguidas_por_ref.get(fila.ref)
    return como_va_seguida(seguida) if seguida else como_va(fila)


def _acumulados(fila: Fila) -> int | None:
    original, vence = fila.situacion.plazo_original, fila.situacion.vence
    return (vence - original.ultimo_dia).days if vence and original else None


def _motivos(concedidas: list[Prorroga]) -> str:
    lineas = []
    for prorroga in concedidas:
        quien = f" (autoriza: {prorroga.autorizada_por})" if prorroga.autorizada_por else ""
        lineas.append(f"{fecha_breve(prorroga.fecha)}: {prorroga.motivo or 'no consta'}{quien}")
    return "\n".join(lineas)


def disensos(t: Trimestre) -> Tabla:
    """Las observaciones hechas hasta el corte, o sin fecha."""
    return acotada(
        t,
        "Disensos y observaciones",
        (
            ("Recomendación", lambda par: de_que(t, par[0].ref, par[0])),
            ("Quién", lambda par: par[1].autor or "no consta"),
            ("Sobre", lambda par: par[1].sobre or "—"),
            ("Qué observa", lambda par: par[1].texto),
        ),
        [
            (r.situada, o)
            for r in t.foto.recomendaciones
            for o in r.situada.recomendacion.observaciones
            if o.fecha is None or o.fecha.ultimo_dia <= t.corte
        ],
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
    return acotada(
        t,
        f"Vencen hasta el {fecha_breve(hasta)}",
        columnas_de_accion(t),
        en_orden,
        vacia="No vence el plazo de ninguna acción.",
    )


def por_prioridad(t: Trimestre) -> Tabla:
    """Cuántas recomendaciones hay de cada prioridad en cada estado."""
    return _cruce(
        t,
        "Recomendaciones por prioridad y estado",
        "Prioridad",
        lambda r: (_prioridad(r),),
    )


def por_destinatario(t: Trimestre) -> Tabla:
    """Cuántas recomendaciones hay dirigidas a cada uno, por su nombre canónico, en cada estado."""
    oficial = partial(canonico, configuracion=t.cartera.configuracion)
    return _cruce(
        t,
        "Recomendaciones por destinatario y estado",
        "Dirigida a",
        lambda r: {*map(oficial, r.situada.recomendacion.dirigida_a)} or ("no consta",),
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
    return acotada(
        t,
        titulo,
        (
            (primera, str),
            *((f"#{e.rotulo}", lambda nombre, e=e: str(casos[nombre, e])) for e in estados),
            ("#Total", lambda nombre: str(sum(casos[nombre, e] for e in estados))),
        ),
        nombres,
        nota=nota,
    )
