"""Las cifras del informe: las de la primera página, los indicadores con su cambio y los gráficos."""

from collections.abc import Callable
from fractions import Fraction

from seguimiento.analisis.fotografia import Dimension, Fotografia, fotografiar
from seguimiento.analisis.indicadores import (
    DEFINICIONES,
    Cociente,
    Cuenta,
    Indicador,
    Retraso,
    Unidad,
    indicadores,
    por,
)
from seguimiento.fechas import UN_DIA
from seguimiento.informes.vistas.trimestral.trimestre import Trimestre
from seguimiento.paginas import Cifra, Dato, dato
from seguimiento.piezas import Tabla, tabla
from seguimiento.redaccion import SIN_DATOS, cuenta, porcentaje, redondo
from seguimiento.vocabularios import SituacionDeAccion, total

SIN_ANTERIOR = "sin trimestre anterior"
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


def valor(indicador: Indicador) -> str:
    """Lo que vale un indicador: «14 % (3 de 22)», «s/d», «213 días de media (mediana: 91)», «5»."""
    match indicador.valor:
        case Cociente(n=n, d=d, proporcion=proporcion):
            return f"{porcentaje(proporcion)} ({n} de {d})" if d else SIN_DATOS
        case Retraso(media=media, mediana=mediana):
            if media is None or mediana is None:
                return SIN_DATOS
            return f"{cuenta(redondo(media), 'día')} de media (mediana: {redondo(mediana)})"
        case Cuenta(n=n):
            return str(n)


def cambio(ahora: Indicador, antes: Indicador | None) -> str:
    """Cuánto ha cambiado desde el período anterior, en palabras."""
    if antes is None:
        return SIN_ANTERIOR
    uno, otro = _medida(ahora), _medida(antes)
    if uno is None or otro is None:
        return SIN_DATOS
    diferencia = redondo(uno) - redondo(otro)
    if not diferencia:
        return "igual"
    unidad = "punto" if isinstance(ahora.valor, Cociente) else "día"
    if isinstance(ahora.valor, Cuenta):
        unidad = ""
    cuanto = cuenta(abs(diferencia), unidad) if unidad else str(abs(diferencia))
    return f"{'sube' if diferencia > 0 else 'baja'} {cuanto}"


def _medida(indicador: Indicador) -> Fraction | None:
    match indicador.valor:
        case Cociente(proporcion=parte):
            return None if parte is None else parte * 100
        case Retraso(media=media):
            return media
        case Cuenta(n=n):
            return Fraction(n)


def de_cada_uno(t: Trimestre) -> tuple[dict[str, Indicador], dict[str, Indicador]]:
    """Los indicadores al corte y los de la víspera del período, por su clave."""
    ahora = {i.clave: i for i in indicadores(t.foto, t.vispera)}
    if t.antes is None:
        return ahora, {}
    previa = fotografiar(t.cartera, t.periodo.anterior().desde - UN_DIA)
    return ahora, {i.clave: i for i in indicadores(t.antes, previa)}


def tabla_de_indicadores(t: Trimestre) -> Tabla:
    """Todos los indicadores, con su cambio frente al período anterior."""
    ahora, antes = de_cada_uno(t)
    return tabla(
        "Indicadores",
        (
            ("Indicador", lambda uno: DEFINICIONES[uno.clave].titulo),
            ("#Valor", valor),
            ("Cambio frente al período anterior", lambda uno: cambio(uno, antes.get(uno.clave))),
        ),
        ahora.values(),
        nota="«s/d»: no hay nada que medir. Las definiciones están en la nota de método.",
    )


def primera_pagina(t: Trimestre) -> tuple[Cifra, ...]:
    """Las cifras grandes, cada una con su denominador y su cambio."""
    ahora, antes = de_cada_uno(t)
    return (
        _en(t, "Vencidas", SituacionDeAccion.VENCIDA),
        _en(t, "Por vencer", SituacionDeAccion.POR_VENCER),
        Cifra(
            "Cerradas en el período",
            str(len(t.movimientos.saldo_de_acciones.cerradas)),
            f"de {cuenta(len(t.foto.acciones), 'acción')}",
            cambio(ahora["ritmo"], antes.get("ritmo")),
            "bien",
        ),
        _sin_respuesta(t),
        *(
            Cifra(
                DEFINICIONES[clave].titulo,
                porcentaje(cociente.proporcion),
                f"{cociente.n} de {cociente.d} {_lo_que_cuenta(clave, cociente.d)}",
                cambio(ahora[clave], antes.get(clave)),
            )
            for clave in ("cumplimiento", "implementacion")
            if isinstance(cociente := ahora[clave].valor, Cociente)
        ),
    )


def _lo_que_cuenta(clave: str, cuantos: int) -> str:
    if DEFINICIONES[clave].unidad is Unidad.ACCIONES:
        return "acción exigible" if cuantos == 1 else "acciones exigibles"
    return "recomendación aceptada" if cuantos == 1 else "recomendaciones aceptadas"


def _en(t: Trimestre, rotulo: str, situacion: SituacionDeAccion) -> Cifra:
    def cuantas(foto: Fotografia) -> int:
        return sum(accion.situacion.situacion is situacion for accion in foto.acciones)

    de_todas = f"de {cuenta(len(t.foto.acciones), 'acción')}"
    return _comparada(t, rotulo, cuantas, de_todas, situacion.value)


def _sin_respuesta(t: Trimestre) -> Cifra:
    def cuantas(foto: Fotografia) -> int:
        return sum(not recomendacion.respondida for recomendacion in foto.recomendaciones)

    de_todas = f"de {cuenta(len(t.foto.recomendaciones), 'recomendación')}"
    return _comparada(t, "Sin respuesta", cuantas, de_todas, "aviso")


def _comparada(
    t: Trimestre, rotulo: str, cuantas: Callable[[Fotografia], int], de_todas: str, clase: str
) -> Cifra:
    ahora, antes = cuantas(t.foto), cuantas(t.antes) if t.antes else None
    return Cifra(rotulo, str(ahora), de_todas, _diferencia(ahora, antes), clase)


def _diferencia(ahora: int, antes: int | None) -> str:
    if antes is None:
        return SIN_ANTERIOR
    if ahora == antes:
        return "igual que en el período anterior"
    return f"{abs(ahora - antes)} {'más' if ahora > antes else 'menos'} que en el período anterior"


def desgloses(t: Trimestre) -> tuple[Tabla, ...]:
    """Los indicadores por evaluación, unidad, responsable, prioridad y año."""
    return tuple(_desglose(t.foto, dimension, titulo) for dimension, titulo in _DIMENSIONES.items())


def _desglose(foto: Fotografia, dimension: Dimension, titulo: str) -> Tabla:
    nota = ""
    if dimension is Dimension.RESPONSABLE:
        nota = "Una acción de dos responsables cuenta en ambos: las filas no se suman."
    de_grupo = {
        grupo: {indicador.clave: valor(indicador) for indicador in suyos}
        for grupo, suyos in por(foto, dimension).items()
    }
    return tabla(
        titulo,
        (
            ("", str),
            *(
                (
                    f"#{DEFINICIONES[clave].titulo}",
                    lambda grupo, clave=clave: de_grupo[grupo][clave],
                )
                for clave in _EN_GRUPOS
            ),
        ),
        de_grupo,
        nota=nota,
    )


def definiciones(t: Trimestre) -> tuple[Dato, ...]:
    """Cómo se calcula cada indicador de los que salen."""
    return tuple(dato(DEFINICIONES[c].titulo, DEFINICIONES[c].texto) for c in de_cada_uno(t)[0])
