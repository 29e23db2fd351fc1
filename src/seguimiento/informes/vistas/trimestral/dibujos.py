"""Los gráficos del trimestre: situaciones, evolución, días de retraso y plazos por delante."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from seguimiento.analisis.filas import Fila
from seguimiento.analisis.indicadores.acciones import rotulos_de_tramos
from seguimiento.analisis.situacion import tramo_de_retraso, tramos_de_retraso
from seguimiento.analisis.tendencia import Punto
from seguimiento.fechas import MESES, sumar_meses
from seguimiento.informes.graficos import (
    DeQue,
    SerieDeGrafico,
    apiladas,
    barras,
    calendario,
    lineas,
)
from seguimiento.informes.vistas.trimestral.trimestre import Trimestre
from seguimiento.paginas import Grafico
from seguimiento.redaccion import cuenta, enumeracion, orden_natural
from seguimiento.vocabularios import SituacionDeAccion

GRUPOS_EN_GRAFICO = 15
"""Cuántas evaluaciones caben en el gráfico: las demás se suman en una nota."""
MESES_POR_DELANTE = 12
_EN_BARRAS = tuple(SerieDeGrafico(s.rotulo, s.value) for s in SituacionDeAccion)


def graficos(t: Trimestre, en_la_primera: int) -> tuple[Grafico, ...]:
    """Los gráficos que tienen algo que mostrar; el de la primera página, si allí no cupo entero."""
    if not t.foto.acciones:
        return ()
    evaluaciones = {accion.situada.origen.id for accion in t.foto.acciones}
    enteras = (situaciones(t),) if len(evaluaciones) > en_la_primera else ()
    return (*enteras, *_evolucion(t), *_tramos(t), *_plazos(t))


def situaciones(t: Trimestre, cuantas: int = GRUPOS_EN_GRAFICO) -> Grafico:
    """Las acciones de cada evaluación por su situación; de las que no caben, la suma."""
    por_evaluacion: dict[str, list[Fila]] = {}
    for accion in t.foto.acciones:
        por_evaluacion.setdefault(accion.situada.origen.id, []).append(accion)
    en_orden = sorted(por_evaluacion.items(), key=lambda par: (-len(par[1]), orden_natural(par[0])))
    filas = [(t.titulos[id_], _por_situacion(suyas)) for id_, suyas in en_orden[:cuantas]]
    demas = en_orden[cuantas:]
    resto = _por_situacion(accion for _, suyas in demas for accion in suyas)
    total = _por_situacion(t.foto.acciones)
    partes = [
        f"{serie.rotulo.lower()}, {numero}"
        for serie, numero in zip(_EN_BARRAS, total, strict=True)
        if numero
    ]
    descripcion = f"Acciones por situación: {'; '.join(partes)}."
    que = DeQue("situaciones", "Acciones por situación", descripcion, "Evaluación", "Acciones")
    otras = (_otras(len(demas)), resto) if demas else None
    return apiladas(que, _EN_BARRAS, filas, otras)


def _otras(cuantas: int) -> str:
    return "Otra evaluación" if cuantas == 1 else f"Otras {cuantas} evaluaciones"


def _por_situacion(acciones: Iterable[Fila]) -> list[int]:
    situaciones = [accion.situacion.situacion for accion in acciones]
    return [situaciones.count(situacion) for situacion in SituacionDeAccion]


def _evolucion(t: Trimestre) -> Iterator[Grafico]:
    """Las líneas de los últimos trimestres, de acciones y de recomendaciones; nada si solo hay uno."""
    puntos = t.tendencia
    if len(puntos) < 2:  # noqa: PLR2004 — una línea necesita dos puntos
        return
    yield _lineas("evolucion", "Evolución de las acciones", puntos, _DE_ACCIONES)
    titulo = "Evolución de las recomendaciones"
    yield _lineas("evolucion-recomendaciones", titulo, puntos, _DE_RECOMENDACIONES)


_Linea = tuple[str, str, Callable[[Punto], int]]
"""El rótulo de una línea, su clase y lo que vale en cada momento."""
_DE_ACCIONES: tuple[_Linea, ...] = (
    ("Vencidas", "vencida", lambda p: p.situaciones[SituacionDeAccion.VENCIDA]),
    ("Cerradas", "cerrada", lambda p: p.situaciones[SituacionDeAccion.CERRADA]),
    ("Todas", "sin_plazo", lambda p: sum(p.situaciones.values())),
)
_DE_RECOMENDACIONES: tuple[_Linea, ...] = (
    ("Sin respuesta", "por_vencer", lambda p: p.esperan_respuesta),
    (
        "Implementadas",
        "cerrada",
        lambda p: sum(n for e, n in p.recomendaciones.items() if e.implementada),
    ),
    ("Todas", "sin_plazo", lambda p: sum(p.recomendaciones.values())),
)


def _lineas(id_: str, titulo: str, puntos: list[Punto], declaradas: tuple[_Linea, ...]) -> Grafico:
    """Una línea por serie, dicha también en palabras."""
    momentos = [punto.trimestre for punto in puntos]
    series = [
        (SerieDeGrafico(rotulo, clase), [vale(punto) for punto in puntos])
        for rotulo, clase, vale in declaradas
    ]
    pasos = [f"{s.rotulo.lower()}, de {numeros[0]} a {numeros[-1]}" for s, numeros in series]
    descripcion = f"De {momentos[0]} a {momentos[-1]}: {'; '.join(pasos)}."
    return lineas(DeQue(id_, titulo, descripcion, "Trimestre"), momentos, series)


def _tramos(t: Trimestre) -> tuple[Grafico, ...]:
    retrasos = [a.situacion.dias_de_retraso or 0 for a in t.foto.acciones]
    limites = tramos_de_retraso(t.foto.configuracion)
    tramos = [tramo_de_retraso(dias, limites) for dias in retrasos]
    cuantas = [tramos.count(tramo) for tramo in range(len(limites) + 1)]
    if not sum(cuantas):
        return ()
    rotulos = rotulos_de_tramos(limites)
    partes = [
        f"{numero} con {rotulo}" for rotulo, numero in zip(rotulos, cuantas, strict=True) if numero
    ]
    filas = [(r, n, "vencida") for r, n in zip(rotulos, cuantas, strict=True)]
    descripcion = f"Acciones vencidas por días de retraso: {enumeracion(partes)}."
    que = DeQue("retraso", "Vencidas por días de retraso", descripcion, "Retraso", "Acciones")
    return (barras(que, filas),)


def _plazos(t: Trimestre) -> tuple[Grafico, ...]:
    primero = t.corte.replace(day=1)
    meses = [sumar_meses(primero, vuelta) for vuelta in range(MESES_POR_DELANTE)]
    vencen = [
        vence.replace(day=1)
        for accion in t.foto.acciones
        if accion.abierta and (vence := accion.situacion.vence) and vence >= t.corte
    ]
    numeros = [(_nombre(mes), vencen.count(mes)) for mes in meses]
    total = sum(numero for _, numero in numeros)
    if not total:
        return ()
    desde = f"{MESES[primero.month - 1]} de {primero.year}"
    descripcion = f"En los doce meses desde {desde} vence el plazo de {cuenta(total, 'acción')}."
    titulo = "Plazos de los próximos doce meses"
    return (calendario(DeQue("plazos", titulo, descripcion, "Mes", "Vencen"), numeros),)


def _nombre(mes: date) -> str:
    """«jun-23»: con espacio se leería como el día 23."""
    return f"{MESES[mes.month - 1][:3]}-{mes.year % 100:02d}"
