"""El resumen ejecutivo: frases hechas con las cifras, concordadas y sin acusar a nadie."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from seguimiento.analisis.claves import CLAVE_DE_ESTADO
from seguimiento.analisis.hechos import DeQue, Estado, Hecho, Paso
from seguimiento.analisis.indicadores import Cociente
from seguimiento.analisis.indicadores.dicho import distintas_de
from seguimiento.analisis.movimientos import DePlazos
from seguimiento.analisis.situacion import tramos_de_retraso
from seguimiento.informes.vistas.trimestral.cifras import con_distintas
from seguimiento.informes.vistas.trimestral.trimestre import Trimestre
from seguimiento.redaccion import cuenta, dia_en_palabras, enumeracion, porcentaje
from seguimiento.vocabularios import EstadoDeAccion, EstadoDeRecomendacion, Marca, total


def resumen(t: Trimestre) -> tuple[str, ...]:
    """Un párrafo por idea; los que no tienen nada que decir no salen."""
    if not t.foto.recomendaciones:
        cuales = "de lo que se pide" if t.encargo.solo else "registradas"
        nada = f"Al {dia_en_palabras(t.corte)} no hay recomendaciones {cuales}."
        return tuple(filter(None, (nada, _de_los_compromisos(t))))
    frases = (
        _cuanto_hay(t),
        _respuestas(t),
        _vencidas(t),
        de_las_seguidas(t),
        _dentro(t),
        _de_los_compromisos(t),
        _de_extremo_a_extremo(t),
        _cumplimiento(t),
    )
    advertencia = (SIN_SEGUIMIENTO,) if t.sin_seguimiento else ()
    return (*advertencia, *filter(None, frases))


SIN_SEGUIMIENTO = (
    "No consta seguimiento de ninguna acción ni recomendación. Lo que sigue dice qué plazos se han cumplido, no qué se"
    " ha hecho o dejado de hacer."
)


def _cuanto_hay(t: Trimestre) -> str:
    recomendaciones, acciones = t.foto.recomendaciones, t.foto.acciones
    con_alguna = len({r.situada.evaluacion.archivo for r in recomendaciones})
    todas = cuenta(t.evaluaciones, "evaluación")
    evaluaciones = todas if con_alguna == t.evaluaciones else f"{con_alguna} de las {todas}"
    de_ellas = con_distintas(t, acciones)
    return (
        f"Al {dia_en_palabras(t.corte)} hay {cuenta(len(recomendaciones), 'recomendación')} de"
        f" {evaluaciones}, con {cuenta(len(acciones), 'acción')}{de_ellas}."
    )


def _respuestas(t: Trimestre) -> str:
    todas = len(t.foto.recomendaciones)
    respondidas = sum(r.respondida for r in t.foto.recomendaciones)
    if not respondidas:
        return "Ninguna recomendación tiene respuesta gerencial registrada."
    if respondidas == todas:
        return "Todas las recomendaciones tienen respuesta gerencial."
    faltan = [r for r in t.foto.recomendaciones if not r.respondida]
    esperan = sum(r.espera_respuesta for r in faltan)
    no_piden = sum(not r.pide_respuesta for r in faltan)
    cerradas = len(faltan) - esperan - no_piden
    partes = [
        f"{cuantas} {_se(cuantas, uno, varias)}"
        for cuantas, uno, varias in (
            (esperan, "todavía la espera", "todavía la esperan"),
            (cerradas, "está cerrada sin ella", "están cerradas sin ella"),
            (no_piden, "no la pide", "no la piden"),
        )
        if cuantas
    ]
    tienen = _verbo(respondidas, "Tiene")
    return (
        f"{tienen} respuesta gerencial {respondidas} de {cuenta(todas, 'recomendación')};"
        f" {enumeracion(partes)}."
    )


def _verbo(cuantos: int, singular: str) -> str:
    return singular if cuantos == 1 else f"{singular}n"


def _vencidas(t: Trimestre) -> str:
    vencidas = [a for a in t.foto.acciones if a.situacion.vencida]
    if not t.foto.acciones:
        return ""
    if not vencidas:
        return "Ninguna acción abierta tiene el plazo cumplido."
    *_, largo = tramos_de_retraso(t.foto.configuracion)
    sin_nada = sum(Marca.SIN_SEGUIMIENTO in a.situacion.marcas for a in vencidas)
    de_largo = sum((a.situacion.dias_de_retraso or 0) > largo for a in vencidas)
    abiertas = "sigue abierta" if len(vencidas) == 1 else "siguen abiertas"
    frase = f"{cuenta(len(vencidas), 'acción')}{con_distintas(t, vencidas)} con el plazo cumplido {abiertas}"
    partes = []
    if sin_nada:
        partes.append(f"{_todas(sin_nada, len(vencidas))}sin seguimiento registrado")
    if de_largo:
        mucho = "un año" if largo == _UN_ANIO else cuenta(largo, "día")
        desde = f"desde hace más de {mucho}"
        partes.append(f"{_todas(de_largo, len(vencidas))}{desde}")
    return f"{frase}, {enumeracion(partes)}." if partes else f"{frase}."


def de_las_seguidas(t: Trimestre) -> str:
    """Cuántas de las que se siguen sin acciones tienen el plazo cumplido: no se suman a estas."""
    if not t.seguidas:
        return ""
    vencidas = sum(una.fila.situacion.vencida for una in t.seguidas)
    todas = cuenta(len(t.seguidas), "recomendación que se sigue", "recomendaciones que se siguen")
    if not vencidas:
        return f"De {todas} sin acciones, ninguna abierta tiene el plazo cumplido."
    return (
        f"De {todas} sin acciones, {vencidas} {_se(vencidas, 'tiene', 'tienen')} el plazo cumplido."
    )


_UN_ANIO = 365


def _todas(cuantas: int, total: int) -> str:
    """«todas », «3 »; nada si solo hay una."""
    if total == 1:
        return ""
    return "todas " if cuantas == total else f"{cuantas} "


def _dentro(t: Trimestre) -> str:
    """Lo que pasó dentro del período, aunque al final no se note."""
    partes = [*_anotado(t.movimientos.hechos), *_de_plazos(t)]
    frase = ""
    if partes:
        frase = f"Dentro del período {enumeracion(partes)}."
    elif t.movimientos.nada:
        frase = (
            "Dentro del período no consta ninguna entrada, verificación, prórroga ni respuesta de las"
            " recomendaciones y sus acciones, y no venció el plazo de ninguna."
        )
    if sueltas := len(t.movimientos.sin_fecha):
        aparte = f"De {cuenta(sueltas, 'entrada')} sin fecha no se sabe de cuándo {_se(sueltas, 'es', 'son')}"
        frase = f"{frase} {aparte}.".strip()
    return frase


def _de_los_compromisos(t: Trimestre) -> str:
    """Lo anotado en los compromisos de acuerdos, que no está en la frase de las acciones."""
    m = t.movimientos
    partes = [*_anotado(m.de_compromisos), *_de_sus_plazos(m.plazos_de_compromisos, "compromiso")]
    return f"En los compromisos de acuerdos {enumeracion(partes)}." if partes else ""


def _anotado(hechos: Sequence[Hecho]) -> Iterator[str]:
    if entradas := sum(h.es_entrada for h in hechos):
        yield f"{_se(entradas, 'se anotó', 'se anotaron')} {cuenta(entradas, 'entrada')}"
    for de in DeQue:
        suyos = [h for h in hechos if h.de is de]
        yield from _frases(suyos, de)
    if rechazos := sum(h.rechaza for h in hechos):
        verificaciones = cuenta(rechazos, "verificación")
        yield f"{verificaciones} {_se(rechazos, 'rechazó', 'rechazaron')} lo declarado"
    if sostienen := sum(h.es_verificacion and not h.rechaza for h in hechos):
        verificaciones = cuenta(sostienen, "verificación")
        yield f"{verificaciones} {_se(sostienen, 'sostuvo', 'sostuvieron')} lo declarado"


_Frase = tuple[str, str]
"""En singular y en plural; vacías si no se dice."""
_NADA: _Frase = ("", "")
_DE_PASO = total(
    {
        Paso.EMPIEZA: ("empezó", "empezaron"),
        # cómo se cerró lo dice el estado
        Paso.CIERRA: _NADA,
        Paso.REABRE: ("se reabrió", "se reabrieron"),
        Paso.CAMBIA: ("cambió de estado", "cambiaron de estado"),
        # ya está entre las entradas o entre las verificaciones
        Paso.SIGUE: _NADA,
    }
)
_DE_ESTADO = total(
    {
        EstadoDeAccion.NO_INICIADA: _NADA,
        EstadoDeAccion.EN_CURSO: _NADA,
        EstadoDeAccion.COMPLETADA: ("se completó", "se completaron"),
        EstadoDeAccion.CANCELADA: ("se canceló", "se cancelaron"),
        EstadoDeAccion.NO_APLICABLE: ("se declaró no aplicable", "se declararon no aplicables"),
    }
)
"""Cómo se cuenta que algo se cerrara en cada estado, si es de los que lo cierran."""
_DE_ESTADO_DE_RECOMENDACION = total(
    {
        EstadoDeRecomendacion.PENDIENTE: _NADA,
        EstadoDeRecomendacion.EN_CURSO: _NADA,
        EstadoDeRecomendacion.IMPLEMENTADA_PARCIALMENTE: _NADA,
        EstadoDeRecomendacion.IMPLEMENTADA: ("se implementó", "se implementaron"),
        EstadoDeRecomendacion.NO_IMPLEMENTADA: _NADA,
        EstadoDeRecomendacion.NO_DETERMINADO: _NADA,
        EstadoDeRecomendacion.NO_SE_IMPLEMENTARA: ("se descartó", "se descartaron"),
    }
)
_FRASES: tuple[tuple[Paso | Estado, _Frase], ...] = (
    *_DE_ESTADO.items(),
    *_DE_ESTADO_DE_RECOMENDACION.items(),
    *_DE_PASO.items(),
)


def _que_paso(hecho: Hecho) -> Paso | Estado | None:
    """Lo que se cuenta de un hecho: en qué estado se cerró o qué otro cambio hubo."""
    if hecho.paso is Paso.CIERRA:
        return hecho.estado
    return hecho.paso if any(_DE_PASO[hecho.paso]) else None


def _frases(hechos: Iterable[Hecho], de: DeQue) -> Iterator[str]:
    """«se completó 1 acción», «se reabrieron 2»: lo que son se nombra la primera vez.

    Se cuenta cada cosa una vez; si a alguna le pasó más de una, se dice aparte cuántas fueron en total.
    """
    casos: dict[Paso | Estado, Counter[str]] = {}
    for hecho in hechos:
        if que := _que_paso(hecho):
            casos.setdefault(que, Counter())[hecho.ref] += 1
    nombrada = False
    for que, (uno, varios) in _FRASES:
        if uno and (veces := casos.get(que)):
            cuantas = len(veces)
            dichas = str(cuantas) if nombrada else cuenta(cuantas, de.value)
            nombrada = True
            aparte = f" ({veces.total()} veces en total)" if veces.total() > cuantas else ""
            yield f"{_se(cuantas, uno, varios)} {dichas}{aparte}"


def _se(cuantas: int, uno: str, varios: str) -> str:
    return uno if cuantas == 1 else varios


def _de_plazos(t: Trimestre) -> Iterator[str]:
    m = t.movimientos
    if m.vencieron:
        vencieron = con_distintas(t, (t.acciones[ref] for ref in m.vencieron))
        ya_no = len(m.ya_no_vencidas)
        aparte = f" ({ya_no} ya no {_se(ya_no, 'lo está', 'lo están')})" if ya_no else ""
        yield f"venció el plazo de {cuenta(len(m.vencieron), 'acción')}{vencieron}{aparte}"
    if prorrogadas := len({p.ref for p in m.prorrogadas}):
        yield f"se prorrogó el plazo de {cuenta(prorrogadas, 'acción')}"
    yield from _de_sus_plazos(m.plazos_de_recomendaciones, "recomendación sin acciones")
    if respuestas := len(m.respuestas):
        yield f"{_se(respuestas, 'llegó', 'llegaron')} {cuenta(respuestas, 'respuesta gerencial', 'respuestas gerenciales')}"


def _de_sus_plazos(suyos: DePlazos, que: str) -> Iterator[str]:
    prorrogadas = len({p.ref for p in suyos.prorrogadas})
    for cuantas, paso in ((len(suyos.vencieron), "venció"), (prorrogadas, "se prorrogó")):
        if cuantas:
            yield f"{paso} el plazo de {cuenta(cuantas, que)}"


def _de_extremo_a_extremo(t: Trimestre) -> str:
    """La diferencia entre el principio y el final, que es otra cosa."""
    if not t.foto.acciones:
        return ""
    saldo, cierres = t.movimientos.saldo_de_acciones, t.movimientos.cierres
    inicio, final = len(saldo.abiertas_al_inicio), len(saldo.abiertas_al_final)
    pasan = f"pasan de {inicio} a {final}" if inicio != final else f"son {final}, como al principio"
    if not (saldo.nuevas or saldo.reabiertas or saldo.cerradas):
        return f"Del principio al final del período, las acciones abiertas {pasan}."
    de_que = [
        f"{len(refs)} {_se(len(refs), estado.rotulo.lower(), CLAVE_DE_ESTADO[estado].replace('_', ' '))}"
        for estado, refs in cierres.items()
        if refs
    ]
    cerradas = cuenta(len(saldo.cerradas), "cerrada") + (
        f" ({enumeracion(de_que)})" if de_que else ""
    )
    nuevas, reabiertas = (
        cuenta(len(saldo.nuevas), "nueva"),
        cuenta(len(saldo.reabiertas), "reabierta"),
    )
    return (
        f"Del principio al final del período, las acciones abiertas {pasan}: {nuevas}, {reabiertas} y"
        f" {cerradas}."
    )


def _cumplimiento(t: Trimestre) -> str:
    indicador = t.indicadores[0]["cumplimiento"]
    cumplimiento = indicador.valor
    if not isinstance(cumplimiento, Cociente) or not cumplimiento.d:
        return ""
    exigibles = "acción exigible" if cumplimiento.d == 1 else "acciones exigibles"
    se_completaron = "se completó" if cumplimiento.n == 1 else "se completaron"
    if not cumplimiento.n:
        cuantas = cuenta(indicador.distintas(cumplimiento.denominador), "distinta")
        aparte = f" ({cuantas})" if distintas_de(indicador, cumplimiento) else ""
        return f"De {cumplimiento.d} {exigibles}{aparte} no consta ninguna completada."
    partes = (porcentaje(cumplimiento.proporcion), distintas_de(indicador, cumplimiento))
    return (
        f"De {cumplimiento.d} {exigibles} {se_completaron} {cumplimiento.n}"
        f" ({'; '.join(filter(None, partes))})."
    )
