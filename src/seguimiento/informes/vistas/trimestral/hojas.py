"""La hoja de cada recomendación: qué se hizo, qué falta, por qué se retrasa y qué toca ahora."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from seguimiento.analisis import dicho
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.fotografia import RecomendacionFotografiada
from seguimiento.analisis.seguidas import Seguida
from seguimiento.fechas import UN_DIA, FechaParcial
from seguimiento.informes.acciones import columnas, en_su_hoja, plazos
from seguimiento.informes.respuestas import contestado
from seguimiento.informes.seguidas import como_va_seguida, dato_de_sus_periodos
from seguimiento.informes.vistas.trimestral.trimestre import Trimestre
from seguimiento.modelo.accion import Accion, Entrada
from seguimiento.modelo.evaluacion import Recomendacion
from seguimiento.paginas import Apartado, Dato, dato
from seguimiento.piezas import Texto, tabla
from seguimiento.redaccion import cuenta, enumeracion, fecha_breve


@dataclass(frozen=True, slots=True)
class Hojas:
    """Las hojas de una evaluación."""

    id: str
    titulo: str
    hojas: tuple[Apartado, ...]


def hojas(t: Trimestre) -> tuple[Hojas, ...]:
    """Las hojas de las recomendaciones que la tienen, por evaluación y en el orden del informe.

    De las demás da cuenta `sin_hoja`.
    """
    por_evaluacion: dict[str, list[RecomendacionFotografiada]] = {}
    for foto in t.foto.recomendaciones:
        if foto.situada.lugar in t.encargo.hojas:
            por_evaluacion.setdefault(foto.situada.evaluacion.id, []).append(foto)
    return tuple(hojas_de(t, suyas) for suyas in por_evaluacion.values())


def hojas_de(t: Trimestre, suyas: Sequence[RecomendacionFotografiada]) -> Hojas:
    """Las hojas de unas recomendaciones de una misma evaluación."""
    evaluacion = suyas[0].situada.evaluacion
    return Hojas(
        id=f"ev-{evaluacion.id}",
        titulo=evaluacion.registro.titulo,
        hojas=tuple(_hoja(t, una) for una in suyas),
    )


def _acciones_de_antes(t: Trimestre, foto: RecomendacionFotografiada) -> tuple[Dato, ...]:
    """Las acciones que ya estaban cerradas, de una recomendación que no: salen de su tabla."""
    suyas = [a for a in foto.acciones if a.situada.lugar in t.cerrado_antes]
    refs = (Texto(a.situada.accion.id, t.encargo.enlace(a.situada.lugar)) for a in suyas)
    return (Dato("Acciones cerradas antes del período", tuple(refs)),) if suyas else ()


def _hoja(t: Trimestre, foto: RecomendacionFotografiada) -> Apartado:
    recomendacion = foto.situada.recomendacion
    propia = t.seguidas_por_ref.get(foto.ref)
    abierta = foto.abierta or any(accion.abierta for accion in foto.acciones)
    tarde = any(accion.situacion.vencida for accion in _lo_que_sigue(foto, propia))
    return Apartado(
        id=t.encargo.hojas[foto.situada.lugar],
        titulo=f"{recomendacion.id} · {foto.estado.rotulo}",
        parrafos=(recomendacion.texto,),
        datos=(
            Dato("Registro", (Texto(foto.ref, t.encargo.enlace(foto.situada.lugar)),)),
            dato("Respuesta gerencial", *contestado(recomendacion, t.corte)),
            dato("Dirigida a", *recomendacion.dirigida_a or ("no consta",)),
            dato("Prioridad", str(foto.situada.prioridad or "no consta")),
            *(_de_su_seguimiento(propia) if propia is not None else ()),
            dato("Qué se hizo en el período", *hecho(t, foto) or ("no se registró nada",)),
            *_acciones_de_antes(t, foto),
            dato("Qué falta", *_falta(foto)),
            *(_explica(t, foto, tarde=tarde) if abierta else ()),
        ),
        tablas=(
            tabla(
                f"Acciones de la recomendación {recomendacion.id}",
                columnas(("Acción", partial(en_su_hoja, t.encargo))),
                [a for a in foto.acciones if a.situada.lugar not in t.cerrado_antes],
                vacia="Ninguna más: están todas cerradas."
                if foto.acciones
                else "No consta ninguna acción.",
            ),
        ),
    )


def _lo_que_sigue(foto: RecomendacionFotografiada, propia: Seguida | None) -> tuple[Fila, ...]:
    return foto.acciones if propia is None else (propia.fila,)


def _explica(t: Trimestre, foto: RecomendacionFotografiada, *, tarde: bool) -> Iterator[Dato]:
    """Por qué se retrasa y qué toca ahora; que no consta, solo se dice de lo que va tarde."""
    for campo, rotulo in (
        ("motivo_retraso", "Motivo del retraso"),
        ("proximo_paso", "Próximo paso"),
    ):
        if dichos := _ultimos(t, foto, campo) or ("no consta",) * tarde:
            yield dato(rotulo, *dichos)


def _de_su_seguimiento(propia: Seguida) -> tuple[Dato, ...]:
    """De la que se sigue sin acciones, lo que de una acción dirían sus columnas."""
    return (
        dato("Plazo", plazos(propia.fila)),
        dato("Quién responde", dicho.quienes(propia.fila)),
        Dato("Cómo va", (como_va_seguida(propia),)),
        *dato_de_sus_periodos(propia),
    )


def hecho(t: Trimestre, foto: RecomendacionFotografiada) -> list[str]:
    """Lo que se anotó en el período, en orden de fecha: respuesta, entradas, verificaciones, prórrogas."""
    if not foto.se_movio(t.periodo.desde - UN_DIA, t.corte):
        return []
    propia = foto.situada.recomendacion
    anotadas = [
        *_anotado(propia, ""),
        *(n for a in foto.acciones for n in _anotado(a.situada.accion, f"{a.situada.accion.id}: ")),
    ]
    if foto.respondida and propia.respuesta is not None and propia.respuesta.fecha is not None:
        anotadas.append(
            (propia.respuesta.fecha, f"respuesta gerencial: {contestado(propia, t.corte)[0]}")
        )
    del_periodo = [par for par in anotadas if t.comprende(par[0])]
    return [linea for _, linea in sorted(del_periodo, key=lambda par: par[0].ultimo_dia)]


def _anotado(anotado: Accion | Recomendacion, de: str) -> Iterator[tuple[FechaParcial, str]]:
    for entrada in anotado.seguimiento:
        yield entrada.fecha, f"{de}{dicho.entrada(entrada)}"
    for v in anotado.verificaciones:
        quien = f" ({v.por})" if v.por else ""
        nota = f": {v.nota}" if v.nota else ""
        cual = f"{dicho.resultado(v).lower()}{quien}{nota}"
        yield v.fecha, f"{de}{fecha_breve(v.fecha)}, {cual}"
    for p in anotado.prorrogas:
        motivo = f": {p.motivo}" if p.motivo else ""
        cual = f"prórroga hasta {fecha_breve(p.plazo)}{motivo}"
        yield p.fecha, f"{de}{fecha_breve(p.fecha)}, {cual}"


def _falta(foto: RecomendacionFotografiada) -> tuple[str, ...]:
    """Lo que aún se espera: de la gerencia, la respuesta; de cada acción abierta, que se haga."""
    respuesta = ("la respuesta de la gerencia",) if foto.espera_respuesta else ()
    return (*respuesta, *_por_hacer(foto)) or ("nada: la recomendación está cerrada",)


def _por_hacer(foto: RecomendacionFotografiada) -> tuple[str, ...]:
    abiertas = [a.situada.accion.id for a in foto.acciones if a.abierta]
    if abiertas:
        de = f"{cuenta(len(abiertas), 'acción')} de {len(foto.acciones)}"
        return (f"{de}: {enumeracion(abiertas)}",)
    if foto.acciones:
        return () if foto.espera_respuesta else ("nada: todas sus acciones están cerradas",)
    if not foto.abierta:
        return ()
    if not _sin_plan(foto):
        return ("cumplir el plan",)
    if foto.situada.recomendacion.se_sigue_sola:
        return ("cumplirla",)
    return () if foto.espera_respuesta else ("concretarla en acciones o en un plan",)


def _sin_plan(foto: RecomendacionFotografiada) -> bool:
    suya = foto.situada.recomendacion.respuesta_dada
    return not foto.respondida or suya is None or suya.plan is None


def _ultimos(t: Trimestre, foto: RecomendacionFotografiada, campo: str) -> tuple[str, ...]:
    """Lo último que dice ese campo en la bitácora de cada acción abierta y en la propia."""
    hallados = [
        (f"{accion.situada.accion.id}: ", _ultimo(t, accion.situada.accion.seguimiento, campo))
        for accion in foto.acciones
        if accion.abierta
    ]
    hallados.append(("", _ultimo(t, foto.situada.recomendacion.seguimiento, campo)))
    return tuple(f"{de}{texto}" for de, texto in hallados if texto)


def _ultimo(t: Trimestre, entradas: Sequence[Entrada], campo: str) -> str:
    dichos = (getattr(e, campo) for e in reversed(t.hasta_el_corte(entradas)))
    return next((str(dicho) for dicho in dichos if dicho), "")
