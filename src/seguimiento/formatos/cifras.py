"""El resumen con que empieza el panorama: lo que hay, cómo está y lo que falta, en tres frases."""

from collections.abc import Iterator

from seguimiento.analisis.panorama import (
    CLAVE_DE_ESTADO,
    CLAVE_DE_MARCA,
    CLAVE_DE_SITUACION,
    Panorama,
)
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.piezas import Bloque, Parrafo, Tono
from seguimiento.redaccion import cuenta, enumeracion
from seguimiento.vocabularios import Marca, SituacionDeAccion, total


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
    yield cuenta(r["acciones"], "acción") + _distintas(r, "acciones")
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
    for situacion, clave in CLAVE_DE_SITUACION.items():
        match situacion:
            case SituacionDeAccion.VENCIDA:
                yield cuenta(r[clave], "vencida") + _distintas(r, clave)
            case SituacionDeAccion.POR_VENCER:
                aviso = f"en {cuenta(dias_por_vencer, 'día')}"
                yield f"{r[clave]} por vencer{_distintas(r, clave)} {aviso}"
            case SituacionDeAccion.EN_PLAZO | SituacionDeAccion.SIN_PLAZO:
                yield f"{r[clave]} {situacion.rotulo.lower()}{_distintas(r, clave)}"
            case SituacionDeAccion.CERRADA:
                yield cuenta(r[clave], "cerrada") + _distintas(r, clave) + _de_que_estados(r)


def _distintas(r: dict[str, int], clave: str) -> str:
    """« (10 distintas)», si entre ellas hay alguna que es la misma que otra."""
    cuantas = r[f"{clave}_distintas"]
    return f" ({cuenta(cuantas, 'distinta')})" if cuantas != r[clave] else ""


def _de_que_estados(r: dict[str, int]) -> str:
    de_que = [
        cuenta(r[clave], estado.rotulo.lower(), clave.replace("_", " "))
        for estado, clave in CLAVE_DE_ESTADO.items()
        if estado.terminal and r[clave]
    ]
    return f" ({enumeracion(de_que)})" if de_que else ""


def _avisos(r: dict[str, int], configuracion: Configuracion) -> Iterator[str]:
    """Lo que conviene saber; lo que es cero no se dice."""
    sin_respuesta, ya_no = r["sin_respuesta"], r["sin_respuesta_que_no_se_espera"]
    vencidos = r["compromisos_vencidos"]
    exigibles = r["instancias_exigibles"]
    de_compromisos = r["instancias_de_compromisos_exigibles"]
    cumplidos = r["instancias_de_compromisos_cumplidas"]
    cuantas = {marca: r[clave] if clave else 0 for marca, clave in CLAVE_DE_MARCA.items()}
    debian, calladas = cuantas[Marca.DEBIA_EMPEZAR], cuantas[Marca.SIN_NOVEDAD]
    de_marcas = total(
        {
            Marca.SIN_SEGUIMIENTO: f"{cuenta(cuantas[Marca.SIN_SEGUIMIENTO], 'acción')} sin seguimiento registrado",
            Marca.SIN_NOVEDAD: f"{calladas} sin novedad en {configuracion.dias_sin_novedad} días",
            Marca.DEBIA_EMPEZAR: f"{cuenta(debian, 'debía', 'debían')} haber empezado",
            Marca.PRORROGADA: cuenta(cuantas[Marca.PRORROGADA], "prorrogada"),
            Marca.SIN_EVIDENCIA: f"{cuenta(cuantas[Marca.SIN_EVIDENCIA], 'completada')} sin evidencia",
            Marca.POR_VERIFICAR: f"{cuantas[Marca.POR_VERIFICAR]} por verificar",
            Marca.MISMA_QUE: "",
        },
    )
    candidatos = (
        (sin_respuesta, f"{cuenta(sin_respuesta, 'recomendación')} sin respuesta"),
        (ya_no, f"{ya_no} sin respuesta que no se espera"),
        *_de_las_seguidas(r, configuracion),
        *(
            (cuantas[marca], f"{frase}{_distintas(r, CLAVE_DE_MARCA[marca])}")
            for marca, frase in de_marcas.items()
            if frase
        ),
        (
            exigibles,
            f"{r['instancias_cumplidas']} de {cuenta(exigibles, 'período')} de acciones recurrentes",
        ),
        (vencidos, cuenta(vencidos, "compromiso vencido", "compromisos vencidos")),
        *_de_los_compromisos(r, configuracion),
        (
            de_compromisos,
            f"{cumplidos} de {cuenta(de_compromisos, 'período')} de compromisos recurrentes",
        ),
    )
    return (texto for numero, texto in candidatos if numero)


def _de_las_seguidas(r: dict[str, int], configuracion: Configuracion) -> Iterator[tuple[int, str]]:
    """Cuántas recomendaciones sin acciones piden atención y por qué."""
    clave = "recomendaciones_sin_acciones"
    pasadas, calladas = r[f"{clave}_vencidas"], r[f"{clave}_sin_novedad"]
    sin_prueba, dias = r[f"{clave}_sin_evidencia"], configuracion.dias_sin_novedad
    hechas = cuenta(sin_prueba, "recomendación implementada", "recomendaciones implementadas")
    yield pasadas, f"{cuenta(pasadas, 'recomendación')} sin acciones con el plazo pasado"
    yield calladas, f"{cuenta(calladas, 'recomendación')} sin acciones y sin novedad en {dias} días"
    yield sin_prueba, f"{hechas} sin acciones y sin evidencia"


def _de_los_compromisos(
    r: dict[str, int], configuracion: Configuracion
) -> Iterator[tuple[int, str]]:
    """De los compromisos que obligan, de cuántos no se sabe nada o no hay prueba."""
    callados, sin_prueba = (
        r["compromisos_abiertos_sin_novedad"],
        r["compromisos_completados_sin_evidencia"],
    )
    abiertos = cuenta(callados, "compromiso abierto", "compromisos abiertos")
    hechos = cuenta(sin_prueba, "compromiso completado", "compromisos completados")
    yield callados, f"{abiertos} sin novedad en {configuracion.dias_sin_novedad} días"
    yield sin_prueba, f"{hechos} sin evidencia"
