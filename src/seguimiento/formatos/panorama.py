"""El panorama de `seg status` en bloques para leer y en filas para otros programas."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from seguimiento.analisis.actores import Papel
from seguimiento.analisis.panorama import Panorama, agrupadas, exigible, misma_que
from seguimiento.analisis.reuniones import SituacionDeAcuerdo
from seguimiento.analisis.seleccion import Fila, dias_desde_la_evaluacion
from seguimiento.formatos.bloques import Bloque, Columna, Parrafo, Tabla, Tono
from seguimiento.modelo.cartera import RecomendacionSituada
from seguimiento.redaccion import cuenta, dia_en_palabras, enumeracion, fecha_breve
from seguimiento.repositorio.repositorio import Carga
from seguimiento.vocabularios import Marca, SituacionDeAccion

_QUE_Y_QUIEN = (
    Columna("Código", corta=True),
    Columna("Acción", peso=4, recorte=90),
    Columna("Responde", peso=3),
    Columna("Última novedad", peso=2, solo_si_cabe=True),
)
_FILAS_EN_PANTALLA = 12
_FILAS_DE_LO_MENOS_URGENTE = 5


def bloques(panorama: Panorama, por: str | None = None) -> Iterator[Bloque]:
    """El panorama, con el resumen primero y lo urgente después."""
    yield Parrafo(f"Seguimiento al {dia_en_palabras(panorama.hoy)}", Tono.TITULO)
    yield from _resumen(panorama)
    if por is not None:
        for grupo, suyas in agrupadas(panorama, por).items():
            yield _tabla(f"{grupo} ({len(suyas)})", suyas, Tono.TITULO, "")
        if por == "responsable":
            yield Parrafo("Una acción con varios responsables figura con cada uno.", Tono.TENUE)
        return
    acciones = [fila for fila in panorama.acciones if fila.instancia is None]
    yield from _por_situacion(panorama, acciones)
    if not panorama.filtro.situaciones:
        yield from _sin_respuesta(panorama)
    yield from _recurrentes(panorama)
    if not panorama.filtro.situaciones:
        yield from _marcadas(acciones)
    yield from _compromisos(panorama)
    if not panorama.filtro.situaciones:
        yield from _acuerdos(panorama.acuerdos)


def _resumen(panorama: Panorama) -> Iterator[Bloque]:
    r = panorama.resumen
    cuantas = cuenta(r["acciones"], "acción")
    if r["acciones_distintas"] != r["acciones"]:
        cuantas += f" ({r['acciones_distintas']} distintas)"
    partes = [
        cuenta(r["evaluaciones"], "evaluación"),
        cuenta(r["recomendaciones"], "recomendación"),
        cuantas,
    ]
    if r["compromisos"]:
        partes.append(cuenta(r["compromisos"], "compromiso"))
    yield Parrafo(enumeracion(partes) + ".")
    dias = panorama.cartera.configuracion.dias_por_vencer
    cifras = [
        cuenta(r["vencidas"], "vencida"),
        f"{r['por_vencer']} por vencer en {dias} días",
        f"{r['en_plazo']} en plazo",
        f"{r['sin_plazo']} sin plazo",
        cuenta(r["cerradas"], "cerrada"),
    ]
    avisos = [
        (r["sin_respuesta"], cuenta(r["sin_respuesta"], "recomendación") + " sin respuesta"),
        (r["sin_seguimiento"], f"{cuenta(r['sin_seguimiento'], 'acción')} sin seguimiento registrado"),
        (
            r["sin_novedad"],
            f"{r['sin_novedad']} sin novedad en {panorama.cartera.configuracion.dias_sin_novedad} días",
        ),
        (r["debian_empezar"], f"{r['debian_empezar']} que debían haber empezado"),
        (r["sin_evidencia"], f"{cuenta(r['sin_evidencia'], 'completada')} sin evidencia"),
        (r["por_verificar"], f"{r['por_verificar']} por verificar"),
    ]
    tono = Tono.URGENTE if r["vencidas"] else Tono.BIEN
    yield Parrafo(" · ".join(cifras), tono)
    dichos = [texto for numero, texto in avisos if numero]
    if dichos:
        yield Parrafo(" · ".join(dichos))


_TITULOS = (
    (SituacionDeAccion.VENCIDA, "Vencidas", Tono.URGENTE),
    (SituacionDeAccion.POR_VENCER, "Por vencer", Tono.ATENCION),
    (SituacionDeAccion.SIN_PLAZO, "Sin plazo", Tono.ATENCION),
    (SituacionDeAccion.EN_PLAZO, "En plazo", Tono.NORMAL),
    (SituacionDeAccion.CERRADA, "Cerradas", Tono.BIEN),
)
_SOLO_SI_SE_PIDEN = (SituacionDeAccion.EN_PLAZO, SituacionDeAccion.CERRADA)


def _por_situacion(panorama: Panorama, acciones: list[Fila]) -> Iterator[Bloque]:
    for situacion, titulo, tono in _TITULOS:
        suyas = [fila for fila in acciones if fila.situacion.situacion is situacion]
        pedida = situacion in panorama.filtro.situaciones
        if suyas and (pedida or situacion not in _SOLO_SI_SE_PIDEN):
            yield _tabla(f"{titulo} ({len(suyas)})", suyas, tono, situacion.value)


def _marcadas(acciones: list[Fila]) -> Iterator[Bloque]:
    """Las listas de lo que no es urgente y conviene preguntar en la reunión."""
    for marca, titulo in (
        (Marca.DEBIA_EMPEZAR, "Debían haber empezado"),
        (Marca.SIN_EVIDENCIA, "Completadas sin evidencia"),
        (Marca.POR_VERIFICAR, "Completadas por verificar"),
    ):
        suyas = [fila for fila in acciones if marca in fila.situacion.marcas]
        if suyas:
            yield _en_breve(f"{titulo} ({len(suyas)})", suyas, "")
    calladas = [
        fila
        for fila in acciones
        if Marca.SIN_NOVEDAD in fila.situacion.marcas
        and fila.situacion.situacion is SituacionDeAccion.EN_PLAZO
    ]
    if calladas:
        titulo = f"En plazo y sin novedad ({len(calladas)})"
        yield _en_breve(titulo, calladas, SituacionDeAccion.EN_PLAZO.value)


def _en_breve(titulo: str, suyas: Sequence[Fila], situacion: str) -> Tabla:
    """Una tabla de lo que conviene preguntar, con lo justo para hacerlo."""
    columnas = (
        Columna("Plazo", corta=True),
        Columna("Código", corta=True),
        Columna("Acción", peso=3, recorte=60),
        Columna("Última novedad", peso=2),
    )
    filas = [
        (_plazo(fila), _codigo(fila), fila.situada.accion.descripcion, novedad(fila))
        for fila in suyas
    ]
    orden = _orden_para_ver(situacion)
    return Tabla(titulo, columnas, filas, Tono.TITULO, orden, _FILAS_DE_LO_MENOS_URGENTE)


def _orden_para_ver(situacion: str) -> str:
    return "seg lista acciones" + (f" --situacion {situacion}" if situacion else "")


def _tabla(titulo: str, suyas: Sequence[Fila], tono: Tono, situacion: str) -> Tabla:
    """Una tabla de acciones con su retraso, quién responde y qué se sabe de ellas."""
    columnas = (
        Columna("Días", corta=True, derecha=True, tono=tono),
        Columna("Plazo", corta=True),
        *_QUE_Y_QUIEN,
    )
    varios = len({fila.situada.origen.id for fila in suyas}) > 1
    filas = [
        (
            str(fila.retraso or ""),
            _plazo(fila),
            _codigo(fila),
            _accion(fila, con_origen=varios),
            _quien(fila),
            novedad(fila),
        )
        for fila in suyas
    ]
    return Tabla(titulo, columnas, filas, tono, _orden_para_ver(situacion), _FILAS_EN_PANTALLA)


def _plazo(fila: Fila) -> str:
    situacion = fila.situacion
    plazo = fecha_breve(situacion.plazo) if situacion.plazo else "sin plazo"
    if situacion.prorrogas and situacion.plazo_original:
        plazo += f"\nera {fecha_breve(situacion.plazo_original)}"
    return plazo


def _codigo(fila: Fila) -> str:
    codigo = fila.situada.accion.id
    return f"{codigo}\n{fila.instancia}" if fila.instancia else codigo


def _accion(fila: Fila, *, con_origen: bool) -> str:
    accion, recomendacion = fila.situada.accion, fila.situada.recomendacion
    detalles = [fila.situada.origen.id] if con_origen else []
    if recomendacion is not None and recomendacion.prioridad:
        detalles.append(f"prioridad {recomendacion.prioridad}")
    if fila.avance is not None:
        detalles.append(str(fila.avance))
    if fila.periodos is not None:
        hechos, exigibles = fila.periodos
        detalles.append(f"{hechos} de {exigibles} períodos cumplidos")
    if accion.misma_que is not None:
        detalles.append(f"la misma que {accion.misma_que}")
    return f"{accion.descripcion}\n{' · '.join(detalles)}" if detalles else accion.descripcion


def _quien(fila: Fila) -> str:
    accion = fila.situada.accion
    lineas = ["; ".join(accion.responsables) or "sin responsable"]
    if accion.lidera:
        lineas.append(f"{Papel.LIDERA.value}: {accion.lidera}")
    if accion.acompanan:
        lineas.append(f"{Papel.ACOMPANA.value}: {'; '.join(accion.acompanan)}")
    return "\n".join(lineas)


def novedad(fila: Fila) -> str:
    """La última entrada en una frase: fecha y comentario; «sin seguimiento registrado» si no hay."""
    entrada = fila.situacion.novedad
    if entrada is None:
        return "sin seguimiento registrado"
    frase = f"{fecha_breve(entrada.fecha)}: {entrada.estado.rotulo.lower()}"
    return f"{frase}\n{entrada.comentario}" if entrada.comentario else frase


def _sin_respuesta(panorama: Panorama) -> Iterator[Bloque]:
    if not panorama.sin_respuesta:
        return
    columnas = (
        Columna("Días", corta=True, derecha=True),
        Columna("Prioridad", corta=True, derecha=True),
        Columna("Código", corta=True),
        Columna("Recomendación", peso=3, recorte=80),
        Columna("Dirigida a", peso=2),
    )
    varias = len({situada.evaluacion.id for situada in panorama.sin_respuesta}) > 1
    filas = []
    for situada in panorama.sin_respuesta:
        dias = dias_desde_la_evaluacion(situada, panorama.hoy)
        recomendacion = situada.recomendacion
        origen = f"\n{situada.evaluacion.id}" if varias else ""
        filas.append(
            (
                "s/d" if dias is None else str(dias),
                str(recomendacion.prioridad or ""),
                recomendacion.id,
                f"{recomendacion.texto}{origen}",
                "; ".join(recomendacion.dirigida_a),
            )
        )
    titulo = f"Recomendaciones sin respuesta ({len(filas)}), con los días desde la evaluación"
    orden = "seg lista recomendaciones"
    yield Tabla(titulo, columnas, filas, Tono.ATENCION, orden, _FILAS_EN_PANTALLA)


def _recurrentes(panorama: Panorama) -> Iterator[Bloque]:
    pendientes = [
        fila
        for fila in panorama.mostradas
        if fila.instancia is not None
        and fila.situacion.situacion in (SituacionDeAccion.VENCIDA, SituacionDeAccion.POR_VENCER)
    ]
    if pendientes:
        titulo = f"Períodos pendientes de acciones recurrentes ({len(pendientes)})"
        yield _tabla(titulo, pendientes, Tono.ATENCION, "")


def _compromisos(panorama: Panorama) -> Iterator[Bloque]:
    compromisos = [f for f in panorama.compromisos if f.instancia is None]
    abiertos = [f for f in compromisos if f.situacion.abierta or panorama.filtro.situaciones]
    firmes = [fila for fila in abiertos if exigible(fila)]
    propuestos = [fila for fila in abiertos if not exigible(fila)]
    if firmes:
        yield _tabla(f"Compromisos de acuerdos ({len(firmes)})", firmes, Tono.ATENCION, "")
    if propuestos:
        titulo = f"Compromisos propuestos, en acuerdos sin aprobar ({len(propuestos)})"
        yield _en_breve(titulo, propuestos, "")


def _acuerdos(acuerdos: Iterable[SituacionDeAcuerdo]) -> Iterator[Bloque]:
    filas = [_acuerdo(situacion) for situacion in acuerdos]
    if filas:
        columnas = (
            Columna("Acuerdo", peso=3),
            Columna("Última reunión", corta=True),
            Columna("Próxima", corta=True),
            Columna("Aviso", peso=2),
        )
        yield Tabla(f"Acuerdos ({len(filas)})", columnas, filas, Tono.TITULO)


def _acuerdo(situacion: SituacionDeAcuerdo) -> tuple[str, ...]:
    acuerdo = situacion.acuerdo.registro
    avisos = []
    if situacion.dias_sin_reunion:
        periodicidad = acuerdo.periodicidad
        cada = f" {periodicidad.rotulo.lower()}" if periodicidad else ""
        avisos.append(f"la reunión{cada} se retrasa {cuenta(situacion.dias_sin_reunion, 'día')}")
    if situacion.decisiones_sin_compromiso:
        cuantas = len(situacion.decisiones_sin_compromiso)
        avisos.append(f"{cuenta(cuantas, 'decisión')} sin compromiso")
    estado = acuerdo.estado.rotulo.lower() if acuerdo.estado else "estado s/d"
    ultima, proxima = situacion.ultima, situacion.proxima
    return (
        f"{situacion.acuerdo.id}: {acuerdo.titulo}\n{estado}",
        fecha_breve(ultima.reunion.fecha) if ultima else "s/d",
        fecha_breve(proxima.reunion.fecha) if proxima else "s/d",
        "\n".join(avisos),
    )


# ── Para otros programas ─────────────────────────────────────────────────────


def en_json(panorama: Panorama, carga: Carga) -> dict[str, Any]:
    """Las claves propias de `seg status --json`, sin la envoltura."""
    return {
        "resumen": panorama.resumen,
        "acciones": [fila_en_json(fila, carga) for fila in panorama.mostradas],
        "sin_respuesta": [_sin_respuesta_en_json(s, panorama, carga) for s in panorama.sin_respuesta],
        "acuerdos": [_acuerdo_en_json(situacion, carga) for situacion in panorama.acuerdos],
    }


def fila_en_json(fila: Fila, carga: Carga) -> dict[str, Any]:
    """Una acción, compromiso o instancia con las claves del contrato."""
    situada, situacion = fila.situada, fila.situacion
    accion, recomendacion = situada.accion, situada.recomendacion
    origen = "acuerdo" if situada.es_compromiso else "evaluacion"
    return {
        "ref": fila.ref,
        origen: situada.origen.id,
        "recomendacion": recomendacion.id if recomendacion else None,
        "id": accion.id,
        "instancia": fila.instancia,
        "descripcion": accion.descripcion,
        "prioridad": recomendacion.prioridad if recomendacion else None,
        "responsables": list(accion.responsables),
        "lidera": accion.lidera,
        "acompanan": list(accion.acompanan),
        "papeles": [papel.value for papel in fila.papeles],
        "plazo": str(situacion.plazo) if situacion.plazo else None,
        "plazo_original": str(situacion.plazo_original) if situacion.plazo_original else None,
        "vence": situacion.vence.isoformat() if situacion.vence else None,
        "estado": situacion.estado.value,
        "estado_declarado": situacion.estado_declarado.value,
        "verificacion": situacion.verificacion.value,
        "situacion": situacion.situacion.value,
        "exigible": exigible(fila),
        "marcas": [marca.value for marca in situacion.marcas],
        "prorrogas": situacion.prorrogas,
        "dias_de_retraso": situacion.dias_de_retraso,
        "ultima_novedad": _novedad_en_json(fila),
        "avance": {"hecho": fila.avance.hecho, "meta": fila.avance.meta, "unidad": fila.avance.unidad}
        if fila.avance
        else None,
        "misma_que": misma_que(fila) or None,
        "archivo": situada.lugar.archivo,
        "linea": carga.posicion(situada.lugar).linea,
    }


def _novedad_en_json(fila: Fila) -> dict[str, Any] | None:
    entrada = fila.situacion.novedad
    if entrada is None:
        return None
    return {
        "fecha": str(entrada.fecha),
        "estado": entrada.estado.value,
        "comentario": entrada.comentario,
    }


def _sin_respuesta_en_json(
    situada: RecomendacionSituada, panorama: Panorama, carga: Carga
) -> dict[str, Any]:
    return {
        "ref": situada.ref,
        "evaluacion": situada.evaluacion.id,
        "id": situada.recomendacion.id,
        "texto": situada.recomendacion.texto,
        "prioridad": situada.recomendacion.prioridad,
        "dirigida_a": list(situada.recomendacion.dirigida_a),
        "dias": dias_desde_la_evaluacion(situada, panorama.hoy),
        "archivo": situada.lugar.archivo,
        "linea": carga.posicion(situada.lugar).linea,
    }


def _acuerdo_en_json(situacion: SituacionDeAcuerdo, carga: Carga) -> dict[str, Any]:
    acuerdo = situacion.acuerdo
    ultima, proxima = situacion.ultima, situacion.proxima
    return {
        "ref": acuerdo.id,
        "titulo": acuerdo.registro.titulo,
        "estado": acuerdo.registro.estado.value if acuerdo.registro.estado else None,
        "periodicidad": acuerdo.registro.periodicidad.value if acuerdo.registro.periodicidad else None,
        "ultima_reunion": str(ultima.reunion.fecha) if ultima else None,
        "proxima_reunion": str(proxima.reunion.fecha) if proxima else None,
        "dias_sin_reunion": situacion.dias_sin_reunion,
        "decisiones_sin_compromiso": [
            {
                "reunion": reunion.ref,
                "id": decision.id,
                "texto": decision.texto,
                "archivo": reunion.lugar.archivo,
                "linea": carga.posicion(reunion.lugar).linea,
            }
            for reunion, decision in situacion.decisiones_sin_compromiso
        ],
        "archivo": acuerdo.archivo,
        "linea": 1,
    }


COLUMNAS_DE_CSV = (
    *("ref", "evaluacion", "acuerdo", "recomendacion", "id", "instancia", "descripcion"),
    *("prioridad", "responsables", "lidera", "acompanan", "plazo", "plazo_original", "vence"),
    *("estado", "estado_declarado", "verificacion", "situacion", "exigible", "marcas"),
    *("prorrogas", "dias_de_retraso", "ultima_novedad", "avance", "misma_que", "archivo", "linea"),
)
"""Las columnas del CSV, en su orden: las claves de `fila_en_json`."""
