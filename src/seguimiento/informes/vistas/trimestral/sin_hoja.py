"""Qué recomendaciones tienen hoja en la página, y dónde está lo que se sabe de las que no."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from seguimiento.analisis.filas import Fila
from seguimiento.analisis.fotografia import RecomendacionFotografiada
from seguimiento.informes.anclas import nombres_de_archivo
from seguimiento.informes.marco import HojasAparte
from seguimiento.informes.respuestas import contestado
from seguimiento.informes.vistas.trimestral.hojas import hecho
from seguimiento.informes.vistas.trimestral.peticiones import peticiones
from seguimiento.informes.vistas.trimestral.reparto import (
    acotada,
    es_grande,
    es_indice,
    las_que_caben,
)
from seguimiento.informes.vistas.trimestral.trimestre import Trimestre, una_vez
from seguimiento.lugares import Lugar
from seguimiento.paginas import Dato
from seguimiento.piezas import Tabla, Texto, tabla
from seguimiento.redaccion import cuenta, enumeracion

_HASTA_LA_RECOMENDACION = 2
"""Cuánto de la ruta de una acción es la de su recomendación."""


def con_hojas(t: Trimestre) -> Trimestre:
    """El mismo período, con sus referencias llevando a la hoja que cada una tiene en la página."""
    todas, aparte = t.anclas, t.encargo.aparte
    suyas = {foto.situada.lugar: todas[foto.situada.lugar] for foto in _con_hoja(t)}
    fuera: dict[Lugar, str] = {}
    if aparte is not None:
        archivos = archivos_de_hojas(t, aparte)
        for foto in abiertas_o_movidas(t):
            archivo, ancla = archivos[foto.situada.evaluacion.id], todas[foto.situada.lugar]
            fuera[foto.situada.lugar] = f"{aparte.carpeta}{archivo}#{ancla}"
    return t.con(replace(t.encargo, hojas=suyas, hojas_aparte=fuera))


def archivos_de_hojas(t: Trimestre, aparte: HojasAparte) -> dict[str, str]:
    """Cómo se llama el archivo de hojas de cada evaluación, por su id."""
    ids = (foto.situada.evaluacion.id for foto in t.foto.recomendaciones)
    return nombres_de_archivo(ids, aparte.extension, aparte.ocupado)


def abiertas_o_movidas(t: Trimestre) -> list[RecomendacionFotografiada]:
    """Las que no estaban ya cerradas antes del período: de ellas hay algo que contar."""
    return [foto for foto in t.foto.recomendaciones if not _es_de_antes(t, foto)]


def cerradas_antes(t: Trimestre) -> tuple[Dato, ...]:
    """La línea que nombra las que ya estaban cerradas; nada si no las hay o si van en una tabla."""
    return () if _se_reparten(t) else las_cerradas_antes(t, t.foto.recomendaciones)


def las_cerradas_antes(
    t: Trimestre, fotos: Iterable[RecomendacionFotografiada]
) -> tuple[Dato, ...]:
    """La línea que nombra las que de unas recomendaciones ya estaban cerradas; nada si no las hay."""
    suyas = [foto for foto in fotos if _es_de_antes(t, foto)]
    if not suyas:
        return ()
    refs = (
        t.encargo.referencia(foto.ref, foto.situada.lugar, f"· {_como_quedo(t, foto)}")
        for foto in suyas
    )
    return (Dato(f"Cerradas antes del período: {len(suyas)}", tuple(refs)),)


def sin_hoja(t: Trimestre) -> Tabla:
    """Las recomendaciones que no tienen hoja en la página, una por fila; vacía si la tienen todas las de que hay algo.

    Primero, las que la piden y no caben. Si las hojas se piden aparte, cada evaluación con su archivo; el índice de
    ellas lo dice en `paginas`.
    """
    if es_indice(t):
        return _NINGUNA
    if t.encargo.aparte is not None:
        return _por_archivo(t, t.encargo.aparte)
    if not es_grande(t):
        return _NINGUNA
    piden = {foto.situada.lugar: foto for foto in _que_la_piden(t)}
    quietas = (foto for foto in t.foto.recomendaciones if foto.situada.lugar not in piden)
    en_orden = chain(piden.values(), quietas)
    faltan = [foto for foto in en_orden if foto.situada.lugar not in t.encargo.hojas]
    return acotada(
        t,
        "Recomendaciones sin hoja en esta página",
        (
            ("Recomendación", lambda foto: t.encargo.referencia(foto.ref, foto.situada.lugar)),
            ("Estado", lambda foto: foto.estado.rotulo),
            ("Respuesta", _decision),
            ("Acciones", lambda foto: _cuantas(foto.acciones)),
        ),
        faltan,
        vacia="",
        nota=_por_que_faltan(t, faltan) if faltan else "",
        orden=f"seg --hoy {t.corte} lista recomendaciones",
    )


_NINGUNA = tabla("", (), ())


def paginas(t: Trimestre) -> Tabla:
    """Cada evaluación con su página, si el informe es el índice de ellas; vacía si no."""
    aparte = t.encargo.aparte
    if aparte is None or not aparte.es_indice:
        return _NINGUNA
    archivos, suyas = archivos_de_hojas(t, aparte), de_cada_evaluacion(t)
    titulos = {e.id: e.registro.titulo for e in t.cartera.evaluaciones}

    def enlazada(id_: str) -> Texto:
        return Texto(titulos[id_], f"{aparte.carpeta}{archivos[id_]}", sigue=f"({id_})")

    def vencidas(id_: str) -> str:
        return str(sum(a.situacion.vencida for foto in suyas[id_] for a in foto.acciones))

    return tabla(
        "Una página por evaluación",
        (
            ("Evaluación", enlazada),
            ("#Recomendaciones", lambda id_: str(len(suyas[id_]))),
            ("Acciones", lambda id_: _cuantas([a for foto in suyas[id_] for a in foto.acciones])),
            ("#Vencidas", vencidas),
        ),
        archivos,
        nota="Cada página lleva todas las hojas de avance de su evaluación y todas sus acciones.",
    )


def _por_archivo(t: Trimestre, aparte: HojasAparte) -> Tabla:
    archivos, suyas = archivos_de_hojas(t, aparte), de_cada_evaluacion(t)
    faltan = [f for f in t.foto.recomendaciones if f.situada.lugar not in t.encargo.hojas]

    def enlazada(id_: str) -> Texto:
        return Texto(t.titulos[id_], f"{aparte.carpeta}{archivos[id_]}", sigue=f"({id_})")

    def aqui(id_: str) -> str:
        return str(sum(foto.situada.lugar in t.encargo.hojas for foto in suyas[id_]))

    return tabla(
        "Las hojas de cada evaluación, en su archivo",
        (
            ("Evaluación", enlazada),
            ("#Recomendaciones", lambda id_: str(len(suyas[id_]))),
            ("#Con hoja en esta página", aqui),
            ("Acciones", lambda id_: _cuantas([a for foto in suyas[id_] for a in foto.acciones])),
        ),
        archivos,
        nota=_por_que_faltan(t, faltan) if faltan else "",
    )


def de_cada_evaluacion(t: Trimestre) -> dict[str, list[RecomendacionFotografiada]]:
    """Las recomendaciones de cada evaluación, por su id y en el orden del informe."""
    suyas: dict[str, list[RecomendacionFotografiada]] = {}
    for foto in t.foto.recomendaciones:
        suyas.setdefault(foto.situada.evaluacion.id, []).append(foto)
    return suyas


def _se_reparten(t: Trimestre) -> bool:
    return es_grande(t) or t.encargo.aparte is not None


def _con_hoja(t: Trimestre) -> Iterator[RecomendacionFotografiada]:
    """Las que tienen hoja en la página, en el orden del informe."""
    if es_indice(t):
        return
    if not _se_reparten(t):
        yield from abiertas_o_movidas(t)
        return
    que_piden = _que_la_piden(t)
    elegidas = {foto.situada.lugar for foto in las_que_caben(t, que_piden)}
    yield from (foto for foto in t.foto.recomendaciones if foto.situada.lugar in elegidas)


@una_vez
def _que_la_piden(t: Trimestre) -> list[RecomendacionFotografiada]:
    """Las que se movieron en el período, están vencidas o se piden: primero las movidas, luego por retraso."""
    pedidas = {_recomendacion(p.situada.lugar) for p in peticiones(t)}

    def retraso(foto: RecomendacionFotografiada) -> int:
        propia = t.seguidas_por_ref.get(foto.ref)
        filas = foto.acciones if propia is None else (propia.fila,)
        return max((f.situacion.dias_de_retraso or 0 for f in filas), default=0)

    movidas = {foto.situada.lugar for foto in t.foto.recomendaciones if hecho(t, foto)}
    sin_mirar_plazos = movidas | pedidas
    hay = [
        foto
        for foto in t.foto.recomendaciones
        if foto.situada.lugar in sin_mirar_plazos or retraso(foto)
    ]
    return sorted(hay, key=lambda foto: (foto.situada.lugar not in movidas, -retraso(foto)))


def _recomendacion(lugar: Lugar) -> Lugar:
    """Donde está la recomendación de una acción; la de una recomendación, donde ella."""
    return Lugar(lugar.archivo, lugar.ruta[:_HASTA_LA_RECOMENDACION])


def _por_que_faltan(t: Trimestre, faltan: list[RecomendacionFotografiada]) -> str:
    """Cuántas son, por qué no tienen hoja y dónde la tienen."""
    piden = {foto.situada.lugar for foto in _que_la_piden(t)}
    no_caben = sum(foto.situada.lugar in piden for foto in faltan)
    cerradas = sum(_es_de_antes(t, foto) for foto in faltan)
    quietas = len(faltan) - no_caben - cerradas
    porques = (
        (cerradas, "ya cerradas antes del período"),
        (quietas, "sin nada anotado en él, ni vencido, ni pedido a la gerencia"),
        (no_caben, "que sí, pero no caben"),
    )
    partes = enumeracion(f"{n} {porque}" for n, porque in porques if n)
    de = cuenta(len(t.foto.recomendaciones), "recomendación")
    donde = (
        f"La tienen en el informe de su evaluación: «seg informe trimestral --periodo {t.periodo}"
        " --evaluacion ID»."
        if t.encargo.aparte is None
        else "El archivo de cada evaluación lleva todas sus hojas y todas sus acciones."
    )
    no_tienen = "No tiene" if len(faltan) == 1 else "No tienen"
    return f"{no_tienen} hoja en esta página {len(faltan)} de {de}: {partes}. {donde}"


def _decision(foto: RecomendacionFotografiada) -> str:
    if not foto.respondida:
        return "sin respuesta"
    return foto.decision.rotulo if foto.decision else "decisión no consta"


def _cuantas(acciones: Sequence[Fila]) -> str:
    """«2 abiertas, 1 cerrada»."""
    abiertas = sum(accion.abierta for accion in acciones)
    cerradas = len(acciones) - abiertas
    dichas = (
        cuenta(abiertas, "abierta") * bool(abiertas),
        cuenta(cerradas, "cerrada") * bool(cerradas),
    )
    return ", ".join(filter(None, dichas)) or "ninguna"


def _como_quedo(t: Trimestre, foto: RecomendacionFotografiada) -> str:
    """El estado en que se cerró; de la que se rechazó, la respuesta y por qué."""
    rechazada = foto.decision is not None and foto.decision.rechaza
    contesta = contestado(foto.situada.recomendacion, t.corte) if rechazada else ()
    return "; ".join(contesta) or foto.estado.rotulo.lower()


def _es_de_antes(t: Trimestre, foto: RecomendacionFotografiada) -> bool:
    """Si la recomendación y sus acciones estaban cerradas antes y en el período no se anotó nada."""
    if foto.situada.lugar not in t.cerrado_antes or hecho(t, foto):
        return False
    return not any(accion.abierta for accion in foto.acciones)
