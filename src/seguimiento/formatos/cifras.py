"""El resumen con que empieza el panorama: lo que hay, cómo está y lo que falta, en tres frases."""

from collections.abc import Iterator

from seguimiento.analisis.panorama import Panorama
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.piezas import Bloque, Parrafo, Tono
from seguimiento.redaccion import cuenta, enumeracion


def resumen(panorama: Panorama) -> Iterator[Bloque]:
    """Qué hay, en qué situación está y qué conviene saber de ello."""
    r = panorama.resumen
    yield Parrafo(f"{enumeracion(_lo_que_hay(r))}.")
    yield Parrafo(
        " · ".join(_cifras(r, panorama.dias_por_vencer)),
        Tono.URGENTE if r["vencidas"] else Tono.BIEN,
    )
    if avisos := " · ".join(_avisos(r, panorama.cartera.configuracion)):
        yield Parrafo(avisos)


def _lo_que_hay(r: dict[str, int]) -> Iterator[str]:
    yield cuenta(r["evaluaciones"], "evaluación")
    yield cuenta(r["recomendaciones"], "recomendación")
    distintas = r["acciones_distintas"]
    nota = f" ({cuenta(distintas, 'distinta')})" if distintas != r["acciones"] else ""
    yield cuenta(r["acciones"], "acción") + nota
    if r["acuerdos"]:
        yield cuenta(r["acuerdos"], "acuerdo")
    if r["compromisos"]:
        propuestos = r["compromisos_propuestos"]
        if propuestos == r["compromisos"]:
            yield cuenta(propuestos, "compromiso propuesto", "compromisos propuestos")
        else:
            nota = f" ({cuenta(propuestos, 'propuesto')})" if propuestos else ""
            yield cuenta(r["compromisos"], "compromiso") + nota


def _cifras(r: dict[str, int], dias_por_vencer: int) -> Iterator[str]:
    yield cuenta(r["vencidas"], "vencida")
    yield f"{r['por_vencer']} por vencer en {cuenta(dias_por_vencer, 'día')}"
    yield f"{r['en_plazo']} en plazo"
    yield f"{r['sin_plazo']} sin plazo"
    clases = (("completadas", "completada"), ("canceladas", "cancelada"))
    de_que = [cuenta(r[clave], nombre) for clave, nombre in clases if r[clave]]
    if r["no_aplicables"]:
        de_que.append(cuenta(r["no_aplicables"], "no aplicable", "no aplicables"))
    yield cuenta(r["cerradas"], "cerrada") + (f" ({enumeracion(de_que)})" if de_que else "")


def _avisos(r: dict[str, int], configuracion: Configuracion) -> Iterator[str]:
    """Lo que conviene saber; lo que es cero no se dice."""
    sin_respuesta, sin_seguimiento = r["sin_respuesta"], r["sin_seguimiento"]
    vencidos, exigibles = r["compromisos_vencidos"], r["instancias_exigibles"]
    candidatos = (
        (sin_respuesta, f"{cuenta(sin_respuesta, 'recomendación')} sin respuesta"),
        (sin_seguimiento, f"{cuenta(sin_seguimiento, 'acción')} sin seguimiento registrado"),
        (
            r["sin_novedad"],
            f"{r['sin_novedad']} sin novedad en {configuracion.dias_sin_novedad} días",
        ),
        (r["debian_empezar"], cuenta(r["debian_empezar"], "debía", "debían") + " haber empezado"),
        (r["prorrogadas"], cuenta(r["prorrogadas"], "prorrogada")),
        (r["sin_evidencia"], f"{cuenta(r['sin_evidencia'], 'completada')} sin evidencia"),
        (r["por_verificar"], f"{r['por_verificar']} por verificar"),
        (
            exigibles,
            f"{r['instancias_cumplidas']} de {cuenta(exigibles, 'período')} de acciones recurrentes",
        ),
        (vencidos, cuenta(vencidos, "compromiso vencido", "compromisos vencidos")),
    )
    return (texto for numero, texto in candidatos if numero)
