"""Las cifras del informe: las de la primera página, los indicadores con su cambio y los gráficos."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache

from seguimiento.analisis.dicho import con_distintas as dichas_las_distintas
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.fotografia import Dimension, Fotografia, partir
from seguimiento.analisis.indicadores import (
    DEFINICIONES,
    Cociente,
    DefinicionDeIndicador,
    Dias,
    Indicador,
    Reparto,
    indicadores,
)
from seguimiento.analisis.indicadores.dicho import dicho, distintas_de
from seguimiento.informes.graficos import trazo_breve
from seguimiento.informes.vistas.trimestral.reparto import acotada, las_que_caben, y_las_demas
from seguimiento.informes.vistas.trimestral.trimestre import Medidas, Trimestre
from seguimiento.paginas import Apartado, Cifra, Dato, cifra, dato
from seguimiento.piezas import Tabla, tabla
from seguimiento.redaccion import SIN_DATOS, cuenta, enumeracion, porcentaje, redondo
from seguimiento.vocabularios import SituacionDeAccion, total

SIN_ANTERIOR = "sin período anterior"
_IGUAL = "igual"
_DIMENSIONES = total(
    {
        Dimension.EVALUACION: "Por evaluación",
        Dimension.UNIDAD: "Por unidad administrativa",
        Dimension.RESPONSABLE: "Por responsable",
        Dimension.PRIORIDAD: "Por prioridad",
        Dimension.ANIO: "Por año de la evaluación",
    }
)
_EN_GRUPOS = ("cobertura_de_respuesta", "implementacion", "cumplimiento", "vencidas", "evidencia")
"""Los indicadores que se desglosan."""


def cambio(ahora: Indicador, antes: Medidas) -> str:
    """Cuánto ha cambiado desde el período anterior, en palabras."""
    if ahora.clave not in antes:
        return SIN_ANTERIOR
    uno, otro = ahora.medida, antes[ahora.clave]
    if uno is None or otro is None:
        return SIN_DATOS
    if uno == otro:
        return _IGUAL
    sentido = "más" if uno > otro else "menos"
    diferencia = abs(redondo(uno) - redondo(otro))
    return f"{_de(ahora, diferencia)} {sentido}" if diferencia else f"apenas {sentido}"


def _de(indicador: Indicador, cuanto: int) -> str:
    """La diferencia en lo que se mide: puntos, días o elementos."""
    match indicador.valor:
        case Cociente():
            return cuenta(cuanto, "punto")
        case Dias():
            return cuenta(cuanto, "día")
        case Reparto():
            return str(cuanto)


def tabla_de_indicadores(t: Trimestre) -> Tabla:
    """Todos los indicadores, con su cambio frente al período anterior."""
    ahora, antes = t.indicadores
    return tabla(
        "Indicadores",
        (
            ("Indicador", lambda uno: DEFINICIONES[uno.clave].titulo),
            ("#Valor", dicho),
            ("Cambio frente al período anterior", lambda uno: cambio(uno, antes)),
        ),
        ahora.values(),
        nota="«s/d»: no hay nada que medir. Las definiciones están en la nota de método.",
    )


def detras_de_cada_uno(t: Trimestre) -> tuple[Apartado, ...]:
    """Qué elementos hay detrás de cada indicador, parte por parte."""
    return tuple(
        Apartado(
            id=f"detras-{indicador.clave}",
            titulo=f"{indicador.definicion.titulo}: {dicho(indicador)}",
            parrafos=(indicador.definicion.texto,),
            datos=tuple(dato(g.nombre.capitalize(), *_cuales(t, g.refs)) for g in indicador.partes),
        )
        for indicador in t.indicadores[0].values()
    )


def _cuales(t: Trimestre, refs: Sequence[str]) -> tuple[str, str]:
    """Las referencias que caben, seguidas, y dónde están las demás."""
    van = las_que_caben(t, refs, _LISTAS_DE_REFERENCIAS)
    orden = f"seg indicadores --periodo {t.periodo} --ids"
    return ", ".join(van), y_las_demas(t, len(van), len(refs), orden)


_LISTAS_DE_REFERENCIAS = 4
"""Entre cuántas se reparte el sitio de una lista: hay varias por indicador, y no son para leerlas enteras."""


def primeras_cifras(t: Trimestre) -> tuple[Cifra, ...]:
    """Las de la primera página, cada una con su denominador, su cambio y cómo ha ido."""
    ahora, antes = t.indicadores
    return (
        _en(t, "Vencidas", SituacionDeAccion.VENCIDA),
        _en(t, "Por vencer", SituacionDeAccion.POR_VENCER),
        _cerradas(t, ahora["ritmo"], antes),
        _esperan_respuesta(t),
        *(
            Cifra(
                DEFINICIONES[clave].titulo,
                porcentaje(cociente.proporcion),
                f"{cociente.n} de {cociente.d} {uno if cociente.d == 1 else varios}"
                f"{_distintas(ahora[clave], cociente)}",
                _que_en(t, cambio(ahora[clave], antes)),
            )
            for clave, uno, varios in _EN_GRANDE
            if isinstance(cociente := ahora[clave].valor, Cociente)
        ),
    )


_EN_GRANDE = (
    ("cumplimiento", "acción exigible", "acciones exigibles"),
    ("implementacion", "recomendación aceptada", "recomendaciones aceptadas"),
)
"""Los cocientes de la primera página y cómo se llama su denominador."""


def _distintas(indicador: Indicador, valor: Cociente) -> str:
    """« (distintas, 5 de 7)»; nada si no hay gemelas entre lo contado."""
    suyas = distintas_de(indicador, valor)
    return f" ({suyas})" if suyas else ""


def _cerradas(t: Trimestre, ahora: Indicador, antes: Medidas) -> Cifra:
    """El ritmo, con su nombre de la primera página."""
    partes = ahora.valor.partes if isinstance(ahora.valor, Reparto) else ()
    cuantas = sum(parte.n for parte in partes)
    de_que = enumeracion(f"{parte.nombre}, {parte.n}" for parte in partes if parte.n)
    detalle = f"acciones, del inicio al final{f': {de_que}' if de_que else ''}"
    return _cifra(
        "Cerradas en el período", cuantas, detalle, _que_en(t, cambio(ahora, antes)), "bien"
    )


def _en(t: Trimestre, rotulo: str, situacion: SituacionDeAccion) -> Cifra:
    """Las que están en una situación de las que dependen del plazo, entre las abiertas que lo tienen."""

    def suyas(foto: Fotografia) -> list[Fila]:
        return [a for a in foto.acciones if a.situacion.situacion is situacion]

    con_plazo = sum(a.abierta and a.situacion.plazo is not None for a in t.foto.acciones)
    de_todas = (
        f"de {cuenta(con_plazo, 'acción')} {'abierta' if con_plazo == 1 else 'abiertas'} con plazo"
    )
    return _comparada(
        t,
        rotulo,
        lambda foto: len(suyas(foto)),
        f"{de_todas}{con_distintas(t, suyas(t.foto))}",
        situacion.value,
        [punto.situaciones[situacion] for punto in t.tendencia],
    )


def con_distintas(t: Trimestre, acciones: Iterable[Fila]) -> str:
    """« (10 distintas)»; nada si no hay gemelas entre ellas."""
    return dichas_las_distintas((a.ref for a in acciones), t.unidas)


def _esperan_respuesta(t: Trimestre) -> Cifra:
    def cuantas(foto: Fotografia) -> int:
        return sum(recomendacion.espera_respuesta for recomendacion in foto.recomendaciones)

    de_todas = f"de {cuenta(len(t.foto.recomendaciones), 'recomendación')}"
    if aparte := sum(not r.respondida and not r.espera_respuesta for r in t.foto.recomendaciones):
        de_todas += f"; a {aparte} más no se {'le' if aparte == 1 else 'les'} reclama"
    camino = [punto.esperan_respuesta for punto in t.tendencia]
    return _comparada(t, "Sin respuesta", cuantas, de_todas, "aviso", camino)


def _comparada(  # noqa: PLR0913, PLR0917 — lo que lleva una cifra
    t: Trimestre,
    rotulo: str,
    cuantas: Callable[[Fotografia], int],
    de_todas: str,
    clase: str,
    camino: Sequence[int],
) -> Cifra:
    ahora, antes = cuantas(t.foto), cuantas(t.antes) if t.antes else None
    return _cifra(rotulo, ahora, de_todas, _que_en(t, _diferencia(ahora, antes)), clase, camino)


def _cifra(  # noqa: PLR0913, PLR0917 — lo que lleva una cifra
    rotulo: str, cuantas: int, detalle: str, cambio: str, clase: str, camino: Sequence[int] = ()
) -> Cifra:
    """La de lo que se cuenta: si no hay nada, sin el aspecto que llamaría la atención."""
    return replace(cifra(rotulo, cuantas, detalle, clase), cambio=cambio, trazo=trazo_breve(camino))


def _diferencia(ahora: int, antes: int | None) -> str:
    if antes is None:
        return SIN_ANTERIOR
    if ahora == antes:
        return _IGUAL
    return f"{abs(ahora - antes)} {'más' if ahora > antes else 'menos'}"


def _que_en(t: Trimestre, dicho: str) -> str:
    """«2 menos que en 2023-T3»; nada si no hay dos cosas que comparar."""
    if dicho in {SIN_ANTERIOR, SIN_DATOS}:
        return dicho.removeprefix(SIN_DATOS)
    return f"{dicho} que en {t.periodo.anterior()}"


def desgloses(t: Trimestre) -> tuple[Tabla, ...]:
    """Los indicadores por evaluación, unidad, responsable, prioridad y año."""
    return tuple(_desglose(t, dimension, titulo) for dimension, titulo in _DIMENSIONES.items())


def _desglose(t: Trimestre, dimension: Dimension, titulo: str) -> Tabla:
    nota = ""
    if dimension is Dimension.RESPONSABLE:
        nota = "Una acción de dos responsables cuenta en ambos: las filas no se suman."
    nombres = t.titulos if dimension is Dimension.EVALUACION else {}
    partes = partir(t.foto, dimension)

    # de los grupos que no caben no se calcula nada
    @cache
    def de_grupo(grupo: str) -> dict[str, str]:
        suyos = indicadores(partes[grupo], unidas=t.unidas, claves=_EN_GRUPOS)
        return {indicador.clave: dicho(indicador) for indicador in suyos}

    return acotada(
        t,
        titulo,
        (
            ("", lambda grupo: nombres.get(grupo, grupo)),
            *(
                (
                    f"#{DEFINICIONES[clave].titulo}",
                    lambda grupo, clave=clave: de_grupo(grupo)[clave],
                )
                for clave in _EN_GRUPOS
            ),
        ),
        partes,
        nota=nota,
    )


def definiciones(t: Trimestre) -> tuple[Dato, ...]:
    """Cómo se calcula cada indicador de los que salen."""
    return tuple(_definicion(DEFINICIONES[clave]) for clave in t.indicadores[0])


def _definicion(definicion: DefinicionDeIndicador) -> Dato:
    fuente = f"Fuente: {definicion.fuente.value}."
    return dato(definicion.titulo, f"{definicion.texto} {definicion.explicacion} {fuente}")
