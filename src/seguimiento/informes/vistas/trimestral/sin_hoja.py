"""Qué recomendaciones tienen hoja en la página, y dónde está lo que se sabe de las que no."""

from collections.abc import Iterator
from dataclasses import replace

from seguimiento.analisis.fotografia import RecomendacionFotografiada
from seguimiento.informes.anclas import anclas
from seguimiento.informes.respuestas import contestado
from seguimiento.informes.vistas.trimestral.hojas import hecho
from seguimiento.informes.vistas.trimestral.peticiones import peticiones
from seguimiento.informes.vistas.trimestral.reparto import es_grande, las_que_caben
from seguimiento.informes.vistas.trimestral.trimestre import Trimestre
from seguimiento.lugares import Lugar
from seguimiento.paginas import Dato
from seguimiento.piezas import Tabla, tabla
from seguimiento.redaccion import cuenta, enumeracion

_HASTA_LA_RECOMENDACION = 2
"""Cuánto de la ruta de una acción es la de su recomendación."""


def con_hojas(t: Trimestre) -> Trimestre:
    """El mismo período, con sus referencias llevando a la hoja que cada una tiene en la página."""
    todas = anclas(t.cartera.recomendaciones())
    suyas = {foto.situada.lugar: todas[foto.situada.lugar] for foto in _con_hoja(t)}
    return replace(t, encargo=replace(t.encargo, hojas=suyas))


def abiertas_o_movidas(t: Trimestre) -> list[RecomendacionFotografiada]:
    """Las que no estaban ya cerradas antes del período: de ellas hay algo que contar."""
    return [foto for foto in t.foto.recomendaciones if not _es_de_antes(t, foto)]


def cerradas_antes(t: Trimestre) -> tuple[Dato, ...]:
    """La línea que nombra las que ya estaban cerradas; nada si no las hay o si van en una tabla."""
    suyas = [foto for foto in t.foto.recomendaciones if _es_de_antes(t, foto)]
    if not suyas or _se_reparten(t):
        return ()
    refs = (
        t.encargo.referencia(foto.ref, foto.situada.lugar, f"· {_como_quedo(t, foto)}")
        for foto in suyas
    )
    return (Dato(f"Cerradas antes del período: {len(suyas)}", tuple(refs)),)


def sin_hoja(t: Trimestre) -> Tabla:
    """Las recomendaciones sin hoja de una cartera grande, una por fila; vacía si la cartera no lo es."""
    faltan = [
        foto
        for foto in t.foto.recomendaciones
        if _se_reparten(t) and foto.situada.lugar not in t.encargo.hojas
    ]
    return tabla(
        "Recomendaciones sin hoja en esta página",
        (
            ("Recomendación", lambda foto: t.encargo.referencia(foto.ref, foto.situada.lugar)),
            ("Estado", lambda foto: foto.estado.rotulo),
            ("Respuesta", _decision),
            ("Acciones", _acciones),
        ),
        faltan,
        vacia="",
        nota=_por_que_faltan(t, faltan) if faltan else "",
    )


def _se_reparten(t: Trimestre) -> bool:
    return es_grande(t)


def _con_hoja(t: Trimestre) -> Iterator[RecomendacionFotografiada]:
    """Las que tienen hoja en la página, en el orden del informe."""
    if not _se_reparten(t):
        yield from abiertas_o_movidas(t)
        return
    que_piden = _que_la_piden(t)
    elegidas = {foto.situada.lugar for foto in las_que_caben(t, que_piden)}
    yield from (foto for foto in t.foto.recomendaciones if foto.situada.lugar in elegidas)


def _que_la_piden(t: Trimestre) -> list[RecomendacionFotografiada]:
    """Las que se movieron en el período, están vencidas o se piden: primero las movidas, luego por retraso."""
    pedidas = {_recomendacion(p.situada.lugar) for p in peticiones(t)}

    def retraso(foto: RecomendacionFotografiada) -> int:
        propia = t.seguidas_por_ref.get(foto.ref)
        filas = foto.acciones if propia is None else (propia.fila,)
        return max((f.situacion.dias_de_retraso or 0 for f in filas), default=0)

    movidas = {foto.situada.lugar for foto in t.foto.recomendaciones if hecho(t, foto)}
    hay = [
        foto
        for foto in t.foto.recomendaciones
        if foto.situada.lugar in movidas | pedidas or retraso(foto)
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
    return (
        f"No tienen hoja {len(faltan)} de {de}: {partes}. La tienen en el informe de su evaluación:"
        f" «seg informe trimestral --periodo {t.periodo} --evaluacion ID»."
    )


def _decision(foto: RecomendacionFotografiada) -> str:
    if not foto.respondida:
        return "sin respuesta"
    return foto.decision.rotulo if foto.decision else "decisión no consta"


def _acciones(foto: RecomendacionFotografiada) -> str:
    """«2 abiertas, 1 cerrada»."""
    abiertas = sum(accion.abierta for accion in foto.acciones)
    cerradas = len(foto.acciones) - abiertas
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
