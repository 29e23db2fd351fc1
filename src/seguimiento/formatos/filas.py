"""Las filas de `seg status` y `seg lista` con las claves del contrato, para otros programas."""

from typing import Any

from seguimiento.analisis.panorama import Panorama, exigible, misma_que
from seguimiento.analisis.reuniones import SituacionDeAcuerdo
from seguimiento.analisis.seleccion import Fila, dias_desde_la_evaluacion
from seguimiento.modelo.cartera import RecomendacionSituada
from seguimiento.repositorio.repositorio import Carga


def en_json(panorama: Panorama, carga: Carga) -> dict[str, Any]:
    """Las claves propias de `seg status --json`, sin la envoltura."""
    return {
        "resumen": panorama.resumen,
        "acciones": [fila_en_json(fila, carga) for fila in en_orden(panorama)],
        "sin_respuesta": [
            _sin_respuesta_en_json(s, panorama, carga) for s in panorama.sin_respuesta
        ],
        "acuerdos": [_acuerdo_en_json(situacion, carga) for situacion in panorama.acuerdos],
    }


def en_orden(panorama: Panorama) -> list[Fila]:
    """Las filas mostradas, por urgencia; al final, lo que aún no obliga a nadie."""
    return sorted(panorama.mostradas, key=lambda fila: not exigible(fila))


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
        "avance": _avance_en_json(fila),
        "periodos": _periodos_en_json(fila),
        "misma_que": misma_que(fila) or None,
        "archivo": situada.lugar.archivo,
        "linea": carga.posicion(situada.lugar).linea,
    }


def _avance_en_json(fila: Fila) -> dict[str, Any] | None:
    avance = fila.avance
    if avance is None:
        return None
    return {"hecho": avance.hecho, "meta": avance.meta, "unidad": avance.unidad}


def _periodos_en_json(fila: Fila) -> dict[str, int] | None:
    if fila.periodos is None:
        return None
    cumplidos, exigibles = fila.periodos
    return {"cumplidos": cumplidos, "exigibles": exigibles}


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
    acuerdo, registro = situacion.acuerdo, situacion.acuerdo.registro
    ultima, proxima = situacion.ultima, situacion.proxima
    return {
        "ref": acuerdo.id,
        "titulo": registro.titulo,
        "estado": registro.estado.value if registro.estado else None,
        "periodicidad": registro.periodicidad.value if registro.periodicidad else None,
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
    *("prioridad", "responsables", "lidera", "acompanan", "papeles", "plazo", "plazo_original"),
    *("vence", "estado", "estado_declarado", "verificacion", "situacion", "exigible", "marcas"),
    *("prorrogas", "dias_de_retraso", "ultima_novedad", "avance", "periodos", "misma_que"),
    *("archivo", "linea"),
)
"""Las columnas del CSV, en su orden: las claves de `fila_en_json`."""
