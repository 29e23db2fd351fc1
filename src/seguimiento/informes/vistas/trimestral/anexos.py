"""Lo que acompaña al informe: fichas, acuerdos, evidencias, lo posterior al corte, método y anexo."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from operator import itemgetter

from seguimiento.analisis.filas import Fila
from seguimiento.analisis.reuniones import SituacionDeAcuerdo, situar_acuerdo
from seguimiento.fechas import FechaParcial
from seguimiento.informes.acciones import columnas, hacia_su_hoja, nombre_de
from seguimiento.informes.marco import enlace_externo
from seguimiento.informes.posteriores import tabla_de_posteriores
from seguimiento.informes.vistas.trimestral.columnas import de_que
from seguimiento.informes.vistas.trimestral.decisiones import lista
from seguimiento.informes.vistas.trimestral.reparto import (
    acotada,
    con_las_que_caben,
    es_grande,
    es_indice,
    las_que_caben,
    y_las_demas,
)
from seguimiento.informes.vistas.trimestral.trimestre import Trimestre
from seguimiento.modelo.accion import Entrada, Evidencia
from seguimiento.modelo.acuerdo import Acuerdo
from seguimiento.modelo.cartera import (
    AccionSituada,
    Archivado,
    RecomendacionSituada,
    ReunionSituada,
)
from seguimiento.piezas import Tabla, Texto, tabla
from seguimiento.redaccion import cuenta, fecha_breve, orden_natural, plegado
from seguimiento.vocabularios import TipoDeFicha

_PROMETE_FICHA = re.compile(r"\b(?:buenas? practicas?|leccion(?:es)? aprendidas?)\b")
_SIGLA = re.compile(r"[A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑ0-9&.-]{1,11}")


def fichas(t: Trimestre) -> Tabla:
    """Cuántas fichas hay de cada tipo y cuáles son del período."""
    todas = t.fichas
    return tabla(
        "Fichas",
        (
            ("Tipo", lambda tipo: tipo.rotulo),
            ("#Fichas", lambda tipo: str(sum(f.registro.tipo is tipo for f in todas))),
            ("Del período", lambda tipo: _las_nuevas(t, tipo) or "ninguna"),
        ),
        TipoDeFicha,
        nota="Del período son las que llevan una fecha comprendida en él.",
    )


def _las_nuevas(t: Trimestre, tipo: TipoDeFicha) -> str:
    suyas = list(_nuevas(t, tipo))
    van = las_que_caben(t, suyas)
    orden = "seg lista practicas --formato csv"
    return "\n".join(filter(None, (*van, y_las_demas(t, len(van), len(suyas), orden))))


def _nuevas(t: Trimestre, tipo: TipoDeFicha) -> Iterator[str]:
    for archivada in t.fichas:
        ficha, fecha = archivada.registro, archivada.registro.fecha
        if ficha.tipo is tipo and isinstance(fecha, FechaParcial) and t.comprende(fecha):
            yield f"{archivada.id} {ficha.titulo}"


def sin_ficha(t: Trimestre) -> Tabla:
    """Las acciones que prometen una buena práctica o una lección y no enlazan ninguna ficha."""
    prometen = [a for a in t.foto.acciones if _promete(a) and not a.situada.accion.practicas]
    return lista(
        t,
        "Acciones que prometen una ficha y no enlazan ninguna",
        prometen,
        "Ninguna acción promete una ficha sin enlazarla.",
    )


def _promete(accion: Fila) -> bool:
    suya = accion.situada.accion
    unidades = " ".join(meta.unidad for meta in suya.meta)
    return _PROMETE_FICHA.search(plegado(f"{suya.descripcion} {unidades}")) is not None


def acuerdos(t: Trimestre) -> Tabla:
    """Los acuerdos: reuniones y compromisos. Los solo propuestos no deben nada todavía."""
    return acotada(
        t,
        "Acuerdos",
        (
            ("Acuerdo", t.encargo.titulado),
            ("Estado", lambda a: a.registro.estado.rotulo if a.registro.estado else "no consta"),
            ("Última reunión", lambda a: _ultima(situar_acuerdo(a, t.corte))),
            ("Próxima reunión", lambda a: _dia(situar_acuerdo(a, t.corte).proxima)),
            ("Compromisos", partial(_compromisos, t)),
        ),
        t.acuerdos,
        vacia="No consta ningún acuerdo.",
    )


def _dia(reunion: ReunionSituada | None) -> str:
    return fecha_breve(reunion.reunion.fecha) if reunion else "no consta"


def _ultima(visto: SituacionDeAcuerdo) -> str:
    if not visto.dias_sin_reunion:
        return _dia(visto.ultima)
    de_mas = cuenta(visto.dias_sin_reunion, "día")
    return f"{_dia(visto.ultima)}\nse pasa {de_mas} de su periodicidad"


def _compromisos(t: Trimestre, acuerdo: Archivado[Acuerdo]) -> str:
    suyos = [c for c in t.foto.compromisos if c.situada.origen.id == acuerdo.id]
    if not acuerdo.registro.obliga:
        return f"{cuenta(len(suyos), 'propuesto')}: todavía no obligan a nadie"
    vencidos = sum(c.situacion.vencida for c in suyos)
    cerrados = sum(not c.abierta for c in suyos)
    vencido, cerrado = cuenta(vencidos, "vencido"), cuenta(cerrados, "cerrado")
    return f"{cuenta(len(suyos), 'compromiso')}: {vencido}, {cerrado}"


def reuniones(t: Trimestre) -> Tabla:
    """Las reuniones del período y lo que decidieron."""
    return acotada(
        t,
        "Reuniones del período",
        (
            ("Reunión", lambda r: t.encargo.referencia(r.ref, r.lugar)),
            ("Estado", lambda r: r.reunion.estado.rotulo if r.reunion.estado else "no consta"),
            (
                "Decisiones",
                lambda r: "\n".join(d.texto for d in r.reunion.decisiones) or "ninguna registrada",
            ),
        ),
        t.reuniones,
        vacia="No consta ninguna reunión en el período.",
    )


def evidencias(t: Trimestre) -> Tabla:
    """Las pruebas que acompañan a lo anotado en el período."""
    return acotada(
        t,
        "Evidencias de lo anotado en el período",
        (
            ("De qué", lambda e: de_que(t, e[0].ref, e[0])),
            ("Entrada", lambda e: f"{fecha_breve(e[1].fecha)}, {e[1].estado.rotulo.lower()}"),
            ("Evidencia", lambda e: _evidencia(e[2])),
            ("Tipo", lambda e: e[2].tipo or "—"),
        ),
        [
            (situada, entrada, evidencia)
            for situada, entradas in _bitacoras(t)
            for entrada in entradas
            if t.comprende(entrada.fecha)
            for evidencia in entrada.evidencias
        ],
        vacia="Lo anotado en el período no trae evidencias.",
    )


def _bitacoras(
    t: Trimestre,
) -> Iterator[tuple[AccionSituada | RecomendacionSituada, Sequence[Entrada]]]:
    """Todas: las de las recomendaciones, las de sus acciones y las de los compromisos que obligan."""
    yield from ((r.situada, r.situada.recomendacion.seguimiento) for r in t.foto.recomendaciones)
    firmes = (c for c in t.foto.compromisos if c.exigible)
    for fila in (*t.foto.acciones, *firmes):
        yield fila.situada, fila.situada.accion.seguimiento


def _evidencia(evidencia: Evidencia) -> Texto:
    direccion = enlace_externo(evidencia.url or "")
    return Texto(nombre_de(evidencia), direccion)


def posteriores(t: Trimestre) -> Tabla:
    """Lo fechado después del corte, que no cuenta en ninguna cifra."""
    return con_las_que_caben(t, partial(tabla_de_posteriores, t.encargo), t.posteriores)


def anexo(t: Trimestre) -> tuple[Tabla, ...]:
    """Todas las acciones, enteras: una tabla por evaluación, en el orden de la cartera.

    Ninguna si la cartera es grande, que un trozo del anexo no serviría de nada, ni en el índice de unas
    páginas que ya las llevan (ver `donde_el_anexo`).
    """
    if es_grande(t) or es_indice(t):
        return ()
    por_evaluacion: dict[str, list[Fila]] = {}
    for accion in t.foto.acciones:
        por_evaluacion.setdefault(accion.situada.origen.id, []).append(accion)
    return tuple(acciones(t, t.titulos[id_], suyas) for id_, suyas in por_evaluacion.items())


def acciones(t: Trimestre, titulo: str, suyas: Iterable[Fila]) -> Tabla:
    """Unas acciones, enteras."""
    return tabla(titulo, columnas(("Acción", partial(hacia_su_hoja, t.encargo))), suyas)


def donde_el_anexo(t: Trimestre) -> str:
    """Por qué no está el anexo y dónde está lo que diría; vacío si está."""
    if not t.foto.acciones:
        return "No consta ninguna acción."
    if es_indice(t):
        son = cuenta(len(t.foto.acciones), "acción")
        return f"Son {son}: están en las páginas de las evaluaciones, cada una en la de la suya."
    if not es_grande(t):
        return ""
    todas = f"Son {cuenta(len(t.foto.acciones), 'acción')} y no caben aquí"
    if t.encargo.aparte is not None:
        return f"{todas}: están en los archivos de las hojas, cada una en el de su evaluación."
    return f"{todas}: están en «seg --hoy {t.corte} lista acciones --formato csv -o acciones.csv»."


def siglas(t: Trimestre) -> Tabla:
    """Las siglas de los actores que la configuración explica."""
    pares = (
        (alias, nombre)
        for nombre, actor in t.cartera.configuracion.actores.items()
        for alias in actor.alias
        if _SIGLA.fullmatch(alias)
    )
    return tabla(
        "Siglas",
        (("Sigla", itemgetter(0)), ("Qué es", itemgetter(1))),
        sorted(pares, key=lambda par: orden_natural(par[0])),
        vacia="",
    )
