"""Lo que acompaña al informe: fichas, acuerdos, evidencias, lo posterior al corte, método y anexo."""

import re
from collections.abc import Iterator

from seguimiento.analisis.fotografia import AccionFotografiada
from seguimiento.analisis.movimientos import tras_el_corte
from seguimiento.analisis.panorama import misma_que
from seguimiento.analisis.reuniones import situar_acuerdo
from seguimiento.analisis.seleccion import Fila
from seguimiento.fechas import FechaParcial
from seguimiento.informes.marco import enlace_externo, fila_de_accion
from seguimiento.informes.vistas.trimestral.decisiones import lista
from seguimiento.informes.vistas.trimestral.trimestre import Trimestre
from seguimiento.modelo.accion import Evidencia
from seguimiento.modelo.cartera import reuniones_de
from seguimiento.modelo.practica import Ficha
from seguimiento.piezas import Tabla, Texto, columnas, textos
from seguimiento.redaccion import cuenta, enumeracion, fecha_breve, plegado
from seguimiento.vocabularios import EstadoDeAcuerdo, SituacionDeAccion, TipoDeFicha

_PROMETE_FICHA = re.compile(r"\b(?:buenas? practicas?|leccion(?:es)? aprendidas?)\b")
_SIGLA = re.compile(r"[A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑ0-9&.-]{1,11}")


def fichas(t: Trimestre) -> Tabla:
    """Cuántas fichas hay de cada tipo y cuáles son del período."""
    todas = [(archivada.id, archivada.registro) for archivada in t.cartera.practicas]
    filas = []
    for tipo in TipoDeFicha:
        suyas = [(codigo, ficha) for codigo, ficha in todas if ficha.tipo is tipo]
        nuevas = [codigo for codigo, ficha in suyas if t.comprende(_fecha(ficha))]
        filas.append(textos((tipo.rotulo, str(len(suyas)), enumeracion(nuevas) or "ninguna")))
    nota = "Del período son las que llevan una fecha comprendida en él."
    return Tabla("Fichas", columnas("Tipo", "#Fichas", "Del período"), tuple(filas), nota=nota)


def _fecha(ficha: Ficha) -> FechaParcial | None:
    return ficha.fecha if isinstance(ficha.fecha, FechaParcial) else None


def sin_ficha(t: Trimestre) -> Tabla:
    """Las acciones que prometen una buena práctica o una lección y no enlazan ninguna ficha."""
    prometen = [a for a in t.foto.acciones if _promete(a) and not a.situada.accion.practicas]
    return lista(
        t,
        "Acciones que prometen una ficha y no enlazan ninguna",
        prometen,
        "Ninguna acción promete una ficha sin enlazarla.",
    )


def _promete(accion: AccionFotografiada) -> bool:
    suya = accion.situada.accion
    unidades = " ".join(meta.unidad for meta in suya.meta)
    return _PROMETE_FICHA.search(plegado(f"{suya.descripcion} {unidades}")) is not None


def acuerdos(t: Trimestre) -> Tabla:
    """Los acuerdos: reuniones y compromisos. Los solo propuestos no deben nada todavía."""
    return Tabla(
        "Acuerdos",
        columnas("Acuerdo", "Estado", "Última reunión", "Próxima reunión", "Compromisos"),
        tuple(_acuerdos(t)),
        vacia="No hay acuerdos registrados.",
    )


def _acuerdos(t: Trimestre) -> Iterator[tuple[Texto, ...]]:
    for acuerdo in t.cartera.acuerdos:
        visto = situar_acuerdo(acuerdo, t.corte)
        suyos = [c for c in t.foto.compromisos if c.situada.origen.id == acuerdo.id]
        ultima = fecha_breve(visto.ultima.reunion.fecha) if visto.ultima else "no consta"
        if visto.dias_sin_reunion:
            ultima += f"\nse pasa {cuenta(visto.dias_sin_reunion, 'día')} de su periodicidad"
        estado = acuerdo.registro.estado
        yield (
            Texto(acuerdo.id, t.encargo.enlace(acuerdo.lugar), sigue=acuerdo.registro.titulo),
            Texto(estado.rotulo if estado else "no consta"),
            Texto(ultima),
            Texto(fecha_breve(visto.proxima.reunion.fecha) if visto.proxima else "no consta"),
            Texto(_compromisos(suyos, propuesto=estado is EstadoDeAcuerdo.PROPUESTO)),
        )


def _compromisos(suyos: list[AccionFotografiada], *, propuesto: bool) -> str:
    if propuesto:
        return f"{cuenta(len(suyos), 'propuesto')}: todavía no obligan a nadie"
    vencidos = sum(c.situacion.situacion is SituacionDeAccion.VENCIDA for c in suyos)
    cerrados = sum(not c.abierta for c in suyos)
    vencido, cerrado = cuenta(vencidos, "vencido"), cuenta(cerrados, "cerrado")
    return f"{cuenta(len(suyos), 'compromiso')}: {vencido}, {cerrado}"


def reuniones(t: Trimestre) -> Tabla:
    """Las reuniones del período y lo que decidieron."""
    return Tabla(
        "Reuniones del período",
        columnas("Reunión", "Estado", "Decisiones"),
        tuple(
            (
                t.encargo.referencia(r.ref, r.lugar),
                Texto(r.reunion.estado.rotulo if r.reunion.estado else "no consta"),
                Texto("\n".join(d.texto for d in r.reunion.decisiones) or "ninguna registrada"),
            )
            for acuerdo in t.cartera.acuerdos
            for r in reuniones_de(acuerdo)
            if t.comprende(r.reunion.fecha)
        ),
        vacia="No consta ninguna reunión en el período.",
    )


def evidencias(t: Trimestre) -> Tabla:
    """Las pruebas que acompañan a lo anotado en el período."""
    return Tabla(
        "Evidencias de lo anotado en el período",
        columnas("Acción", "Entrada", "Evidencia", "Tipo"),
        tuple(
            (
                t.encargo.referencia(a.ref, a.situada.lugar),
                Texto(f"{fecha_breve(entrada.fecha)}, {entrada.estado.rotulo.lower()}"),
                _evidencia(evidencia),
                Texto(evidencia.tipo or "—"),
            )
            for a in t.foto.acciones
            for entrada in a.situada.accion.seguimiento
            if t.comprende(entrada.fecha)
            for evidencia in entrada.evidencias
        ),
        vacia="Lo anotado en el período no trae evidencias.",
    )


def _evidencia(evidencia: Evidencia) -> Texto:
    direccion = enlace_externo(evidencia.url or "")
    return Texto(evidencia.titulo or evidencia.url or "sin título", direccion)


def posteriores(t: Trimestre) -> Tabla:
    """Lo fechado después del corte, que no cuenta en ninguna cifra."""
    return Tabla(
        "Registrado con fecha posterior al corte",
        columnas("De qué", "Qué", "Fecha"),
        tuple(
            textos((p.ref, p.clase.value, fecha_breve(p.fecha)))
            for p in tras_el_corte(t.cartera, t.corte)
        ),
        vacia="Nada.",
        nota="Estas anotaciones no cuentan en ninguna cifra del informe.",
    )


def anexo(t: Trimestre) -> Tabla:
    """Todas las acciones, enteras, en el orden de la cartera."""
    return Tabla(
        "Todas las acciones",
        columnas("Acción", "Plazo", "Quién responde", "Situación", "Última novedad"),
        tuple(fila_de_accion(t.encargo, a.situada, a.situacion) for a in t.foto.acciones),
        vacia="No hay acciones registradas.",
        nota=_repetidas(t),
    )


def _repetidas(t: Trimestre) -> str:
    filas = (Fila(a.situada, a.situacion) for a in t.foto.acciones)
    pares = [f"{fila.ref} es la misma que {misma_que(fila)}" for fila in filas if misma_que(fila)]
    return f"{enumeracion(pares).capitalize()}." if pares else ""


def siglas(t: Trimestre) -> Tabla:
    """Las siglas de los actores que la configuración explica."""
    pares = sorted(
        (alias, nombre)
        for nombre, actor in t.cartera.configuracion.actores.items()
        for alias in actor.alias
        if _SIGLA.fullmatch(alias)
    )
    return Tabla("Siglas", columnas("Sigla", "Qué es"), tuple(map(textos, pares)), vacia="")
