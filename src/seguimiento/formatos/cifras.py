"""El resumen con que empieza el panorama: lo que hay, cómo está y lo que falta, en tres frases."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from seguimiento.analisis.claves import CLAVE_DE_ESTADO, CLAVE_DE_MARCA, CLAVE_DE_SITUACION
from seguimiento.analisis.vistazo import Vistazo
from seguimiento.piezas import SEPARADOR, Bloque, Parrafo, Tono
from seguimiento.redaccion import cuenta, enumeracion
from seguimiento.vocabularios import Marca, SituacionDeAccion, total


class Contado(Protocol):
    """Lo que se contó un día, y con qué márgenes."""

    @property
    def resumen(self) -> Mapping[str, int]:
        """Cuánto hay de cada cosa."""

    @property
    def dias_por_vencer(self) -> int:
        """Con cuántos días de antelación se avisa."""

    @property
    def dias_sin_novedad(self) -> int:
        """Cuántos días sin novedad son demasiados."""


def resumen(panorama: Contado) -> Iterator[Bloque]:
    """Qué hay, en qué situación está y qué conviene saber de ello."""
    r = panorama.resumen
    yield Parrafo(f"{enumeracion(_lo_que_hay(r))}.")
    yield Parrafo(
        SEPARADOR.join(cifra for _, cifra in _cifras(r, panorama.dias_por_vencer)),
        Tono.URGENTE if r["vencidas"] else Tono.BIEN,
    )
    if avisos := SEPARADOR.join(_avisos(r, panorama.dias_sin_novedad)):
        yield Parrafo(avisos)


def lo_que_hay(panorama: Contado) -> tuple[str, str]:
    """De cuánto se habla, para junto a un título: entero y en pocas palabras."""
    r = panorama.resumen
    evaluaciones, acciones = (
        cuenta(r["evaluaciones"], "evaluación"),
        cuenta(r["acciones"], "acción"),
    )
    enteras = [evaluaciones, acciones + _distintas(r, "acciones"), *_compromisos(r)]
    return SEPARADOR.join(enteras), SEPARADOR.join([evaluaciones, acciones])


def por_situacion(panorama: Contado) -> Iterator[tuple[str, Tono]]:
    """Cuántas acciones hay en cada situación; solo lo que está mal y no es cero lleva color."""
    r = panorama.resumen
    for situacion, cifra in _cifras(r, panorama.dias_por_vencer, con_estados=False):
        tono, aun_nula = _EN_UNA_PANTALLA[situacion]
        if r[CLAVE_DE_SITUACION[situacion]]:
            yield cifra, tono
        elif aun_nula:
            yield cifra, Tono.NORMAL


_EN_UNA_PANTALLA = total(
    {
        SituacionDeAccion.VENCIDA: (Tono.URGENTE, True),
        SituacionDeAccion.POR_VENCER: (Tono.ATENCION, True),
        SituacionDeAccion.SIN_PLAZO: (Tono.ATENCION, False),
        SituacionDeAccion.EN_PLAZO: (Tono.NORMAL, True),
        SituacionDeAccion.CERRADA: (Tono.NORMAL, True),
    }
)
"""Con qué tono se dice cada cuenta, y si se dice también cuando es cero."""


def ademas(visto: Vistazo) -> Iterator[str]:
    """Lo que conviene saber y no se dice una por una en una pantalla."""
    tarde, sueltas = visto.acuerdos_tarde, visto.decisiones_sueltas
    yield from _sin_urgencia(visto.resumen, visto.dias_sin_novedad, con_distintas=False)
    yield from _no_nulas(
        (tarde, cuenta(tarde, "acuerdo con la reunión", "acuerdos con la reunión") + " retrasada"),
        (sueltas, f"{cuenta(sueltas, 'decisión')} sin compromiso"),
    )


def _lo_que_hay(r: Mapping[str, int]) -> Iterator[str]:
    yield cuenta(r["evaluaciones"], "evaluación")
    yield cuenta(r["recomendaciones"], "recomendación")
    yield cuenta(r["acciones"], "acción") + _distintas(r, "acciones")
    if r["acuerdos"]:
        yield cuenta(r["acuerdos"], "acuerdo")
    yield from _compromisos(r)


def _compromisos(r: Mapping[str, int]) -> Iterator[str]:
    if r["compromisos"]:
        propuestos = r["compromisos_propuestos"]
        if propuestos == r["compromisos"]:
            yield cuenta(propuestos, "compromiso propuesto", "compromisos propuestos")
        else:
            nota = f" ({cuenta(propuestos, 'propuesto')})" if propuestos else ""
            yield cuenta(r["compromisos"], "compromiso") + nota


def _cifras(
    r: Mapping[str, int], dias_por_vencer: int, *, con_estados: bool = True
) -> Iterator[tuple[SituacionDeAccion, str]]:
    for situacion, clave in CLAVE_DE_SITUACION.items():
        distintas = _distintas(r, clave)
        match situacion:
            case SituacionDeAccion.VENCIDA:
                cifra = cuenta(r[clave], "vencida") + distintas
            case SituacionDeAccion.POR_VENCER:
                cifra = f"{r[clave]} por vencer{distintas} en {cuenta(dias_por_vencer, 'día')}"
            case SituacionDeAccion.EN_PLAZO | SituacionDeAccion.SIN_PLAZO:
                cifra = f"{r[clave]} {situacion.rotulo.lower()}{distintas}"
            case SituacionDeAccion.CERRADA:
                estados = _de_que_estados(r) if con_estados else ""
                cifra = cuenta(r[clave], "cerrada") + distintas + estados
        yield situacion, cifra


def _distintas(r: Mapping[str, int], clave: str) -> str:
    """« (10 distintas)», si entre ellas hay alguna que es la misma que otra."""
    cuantas = r[f"{clave}_distintas"]
    return f" ({cuenta(cuantas, 'distinta')})" if cuantas != r[clave] else ""


def _de_que_estados(r: Mapping[str, int]) -> str:
    de_que = [
        cuenta(r[clave], estado.rotulo.lower(), clave.replace("_", " "))
        for estado, clave in CLAVE_DE_ESTADO.items()
        if estado.terminal and r[clave]
    ]
    return f" ({enumeracion(de_que)})" if de_que else ""


def _avisos(r: Mapping[str, int], dias_sin_novedad: int) -> Iterator[str]:
    """Lo que conviene saber; lo que es cero no se dice."""
    sin_respuesta, vencidos = r["sin_respuesta"], r["compromisos_vencidos"]
    seguidas = r["recomendaciones_sin_acciones_vencidas"]
    yield from _no_nulas(
        (sin_respuesta, f"{cuenta(sin_respuesta, 'recomendación')} sin respuesta"),
        (seguidas, f"{cuenta(seguidas, 'recomendación')} sin acciones con el plazo pasado"),
        (vencidos, cuenta(vencidos, "compromiso vencido", "compromisos vencidos")),
    )
    yield from _sin_urgencia(r, dias_sin_novedad)


def _sin_urgencia(
    r: Mapping[str, int], dias_sin_novedad: int, *, con_distintas: bool = True
) -> Iterator[str]:
    """Lo que conviene preguntar y no tiene plazo pasado."""
    ya_no = r["sin_respuesta_que_no_se_espera"]
    exigibles = r["instancias_exigibles"]
    de_compromisos = r["instancias_de_compromisos_exigibles"]
    cumplidos = r["instancias_de_compromisos_cumplidas"]
    yield from _no_nulas(
        (ya_no, f"{ya_no} sin respuesta que no se espera"), *_de_las_seguidas(r, dias_sin_novedad)
    )
    yield from _de_marcas(r, dias_sin_novedad, con_distintas=con_distintas)
    yield from _no_nulas(
        *_de_los_compromisos(r, dias_sin_novedad),
        (
            exigibles,
            f"{r['instancias_cumplidas']} de {cuenta(exigibles, 'período')} de acciones recurrentes",
        ),
        (
            de_compromisos,
            f"{cumplidos} de {cuenta(de_compromisos, 'período')} de compromisos recurrentes",
        ),
    )


def _de_marcas(
    r: Mapping[str, int], dias_sin_novedad: int, *, con_distintas: bool
) -> Iterator[str]:
    cuantas = {marca: r[clave] if clave else 0 for marca, clave in CLAVE_DE_MARCA.items()}
    debian, calladas = cuantas[Marca.DEBIA_EMPEZAR], cuantas[Marca.SIN_NOVEDAD]
    frases = total(
        {
            Marca.SIN_SEGUIMIENTO: f"{cuenta(cuantas[Marca.SIN_SEGUIMIENTO], 'acción')} sin seguimiento registrado",
            Marca.SIN_NOVEDAD: f"{calladas} sin novedad en {dias_sin_novedad} días",
            Marca.DEBIA_EMPEZAR: f"{cuenta(debian, 'debía', 'debían')} haber empezado",
            Marca.PRORROGADA: cuenta(cuantas[Marca.PRORROGADA], "prorrogada"),
            Marca.SIN_EVIDENCIA: f"{cuenta(cuantas[Marca.SIN_EVIDENCIA], 'completada')} sin evidencia",
            Marca.POR_VERIFICAR: f"{cuantas[Marca.POR_VERIFICAR]} por verificar",
            Marca.MISMA_QUE: "",
        },
    )
    for marca, frase in frases.items():
        if cuantas[marca]:
            distintas = _distintas(r, CLAVE_DE_MARCA[marca]) if con_distintas else ""
            yield f"{frase}{distintas}"


def _no_nulas(*candidatos: tuple[int, str]) -> Iterator[str]:
    return (texto for numero, texto in candidatos if numero)


def _de_las_seguidas(r: Mapping[str, int], dias_sin_novedad: int) -> Iterator[tuple[int, str]]:
    """De cuántas recomendaciones sin acciones no se sabe nada o no hay prueba."""
    clave = "recomendaciones_sin_acciones"
    calladas, sin_prueba = r[f"{clave}_sin_novedad"], r[f"{clave}_sin_evidencia"]
    hechas = cuenta(sin_prueba, "recomendación implementada", "recomendaciones implementadas")
    yield (
        calladas,
        f"{cuenta(calladas, 'recomendación')} sin acciones y sin novedad en {dias_sin_novedad} días",
    )
    yield sin_prueba, f"{hechas} sin acciones y sin evidencia"


def _de_los_compromisos(r: Mapping[str, int], dias_sin_novedad: int) -> Iterator[tuple[int, str]]:
    """De los compromisos que obligan, de cuántos no se sabe nada o no hay prueba."""
    callados, sin_prueba = (
        r["compromisos_abiertos_sin_novedad"],
        r["compromisos_completados_sin_evidencia"],
    )
    abiertos = cuenta(callados, "compromiso abierto", "compromisos abiertos")
    hechos = cuenta(sin_prueba, "compromiso completado", "compromisos completados")
    yield callados, f"{abiertos} sin novedad en {dias_sin_novedad} días"
    yield sin_prueba, f"{hechos} sin evidencia"
