"""El resumen ejecutivo: frases hechas con las cifras, concordadas y sin acusar a nadie."""

from collections.abc import Iterator

from seguimiento.analisis.filas import Fila
from seguimiento.analisis.indicadores import Cociente, indicadores
from seguimiento.analisis.movimientos import Movimientos
from seguimiento.analisis.panorama import repetidas
from seguimiento.analisis.situacion import TRAMOS_DE_RETRASO
from seguimiento.informes.vistas.trimestral.trimestre import Trimestre
from seguimiento.redaccion import cuenta, dia_en_palabras, enumeracion, porcentaje
from seguimiento.vocabularios import EstadoDeAccion, Marca, total


def resumen(t: Trimestre) -> tuple[str, ...]:
    """Un párrafo por idea; los que no tienen nada que decir no salen."""
    if not t.foto.recomendaciones:
        return (f"Al {dia_en_palabras(t.corte)} no hay recomendaciones registradas.",)
    frases = (_cuanto_hay(t), _respuestas(t), _vencidas(t), _movimiento(t), _cumplimiento(t))
    advertencia = (SIN_SEGUIMIENTO,) if t.sin_seguimiento else ()
    return (*advertencia, *filter(None, frases))


SIN_SEGUIMIENTO = (
    "No consta seguimiento de ninguna acción. Lo que sigue dice qué plazos se han cumplido, no qué se"
    " ha hecho o dejado de hacer."
)


def _cuanto_hay(t: Trimestre) -> str:
    recomendaciones, acciones = t.foto.recomendaciones, t.foto.acciones
    evaluaciones = len({r.situada.evaluacion.id for r in recomendaciones})
    distintas = len(acciones) - repetidas([Fila(a.situada, a.situacion) for a in acciones])
    de_ellas = f" ({distintas} distintas)" if distintas < len(acciones) else ""
    return (
        f"Al {dia_en_palabras(t.corte)} hay {cuenta(len(recomendaciones), 'recomendación')} de"
        f" {cuenta(evaluaciones, 'evaluación')}, con {cuenta(len(acciones), 'acción')}{de_ellas}."
    )


def _respuestas(t: Trimestre) -> str:
    todas = len(t.foto.recomendaciones)
    respondidas = sum(r.respondida for r in t.foto.recomendaciones)
    if not respondidas:
        return "Ninguna recomendación tiene respuesta gerencial registrada."
    if respondidas == todas:
        return "Todas las recomendaciones tienen respuesta gerencial."
    tienen, esperan = _verbo(respondidas, "Tiene"), _verbo(todas - respondidas, "espera")
    return (
        f"{tienen} respuesta gerencial {respondidas} de {cuenta(todas, 'recomendación')};"
        f" {todas - respondidas} todavía la {esperan}."
    )


def _verbo(cuantos: int, singular: str) -> str:
    return singular if cuantos == 1 else f"{singular}n"


def _vencidas(t: Trimestre) -> str:
    vencidas = [a for a in t.foto.acciones if a.situacion.vencida]
    if not t.foto.acciones:
        return ""
    if not vencidas:
        return "Ninguna acción abierta tiene el plazo cumplido."
    sin_nada = sum(Marca.SIN_SEGUIMIENTO in a.situacion.marcas for a in vencidas)
    de_un_anio = sum((a.situacion.dias_de_retraso or 0) > TRAMOS_DE_RETRASO[-1] for a in vencidas)
    abiertas = "sigue abierta" if len(vencidas) == 1 else "siguen abiertas"
    frase = f"{cuenta(len(vencidas), 'acción')} con el plazo cumplido {abiertas}"
    partes = []
    if sin_nada:
        partes.append(f"{_todas(sin_nada, len(vencidas))}sin seguimiento registrado")
    if de_un_anio:
        partes.append(f"{_todas(de_un_anio, len(vencidas))}desde hace más de un año")
    return f"{frase}, {enumeracion(partes)}." if partes else f"{frase}."


def _todas(cuantas: int, total: int) -> str:
    """«todas », «3 »; nada si solo hay una."""
    if total == 1:
        return ""
    return "todas " if cuantas == total else f"{cuantas} "


def _movimiento(t: Trimestre) -> str:
    m = t.movimientos
    hechos = (
        *_cierres(m, cumplen=True),
        (len(m.vencidas), "venció", "vencieron"),
        (len(m.saldo_de_acciones.nuevas), "se registró", "se registraron"),
        (len(m.saldo_de_acciones.reabiertas), "se reabrió", "se reabrieron"),
        *_cierres(m, cumplen=False),
    )
    partes = list(_partes(hechos))
    ampliadas = len({p.ref for p in m.prorrogadas})
    if ampliadas:
        partes.append(f"se amplió el plazo de {cuenta(ampliadas, 'acción')}")
    if not partes:
        return "En el período no se movió ninguna acción."
    return f"En el período {enumeracion(partes)}."


_SE_CERRO = total(
    {
        EstadoDeAccion.NO_INICIADA: ("", ""),
        EstadoDeAccion.EN_CURSO: ("", ""),
        EstadoDeAccion.COMPLETADA: ("se completó", "se completaron"),
        EstadoDeAccion.CANCELADA: ("se canceló", "se cancelaron"),
        EstadoDeAccion.NO_APLICABLE: ("se declaró no aplicable", "se declararon no aplicables"),
    }
)
"""Cómo se cuenta que una acción se cerrara en cada estado, si es de los que la cierran."""


def _cierres(m: Movimientos, *, cumplen: bool) -> list[tuple[int, str, str]]:
    return [(len(r), *_SE_CERRO[e]) for e, r in m.cierres.items() if e.cumple is cumplen]


def _partes(hechos: tuple[tuple[int, str, str], ...]) -> Iterator[str]:
    """«se completó 1 acción», «vencieron 2»: las acciones se nombran la primera vez."""
    nombrada = False
    for cuantas, uno, varios in hechos:
        if cuantas:
            que = str(cuantas) if nombrada else cuenta(cuantas, "acción")
            nombrada = True
            yield f"{uno if cuantas == 1 else varios} {que}"


def _cumplimiento(t: Trimestre) -> str:
    por_clave = {indicador.clave: indicador.valor for indicador in indicadores(t.foto)}
    cumplimiento = por_clave["cumplimiento"]
    if not isinstance(cumplimiento, Cociente) or not cumplimiento.d:
        return ""
    exigibles = "acción exigible" if cumplimiento.d == 1 else "acciones exigibles"
    se_completaron = "se completó" if cumplimiento.n == 1 else "se completaron"
    if not cumplimiento.n:
        return f"De {cumplimiento.d} {exigibles} no consta ninguna completada."
    return (
        f"De {cumplimiento.d} {exigibles} {se_completaron} {cumplimiento.n}"
        f" ({porcentaje(cumplimiento.proporcion)})."
    )
