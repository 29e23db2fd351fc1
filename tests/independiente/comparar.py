"""Lo que dice `seg` de una cartera a una fecha, frente a lo calculado aparte: una línea por diferencia."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from apoyo.tablas import leida
from independiente.acciones import Fila
from independiente.calculo import Cartera
from independiente.indicadores import exigible
from independiente.movimientos import Periodo, Saldo, de_plazos, hechos, respondidas, sin_fecha
from independiente.recomendaciones import Recomendacion

Datos = dict[str, Any]


def distintas(que: str, esperado: object, dado: object) -> Iterator[str]:
    """La diferencia, si la hay."""
    if esperado != dado:
        yield f"{que}: esperado {esperado}, dado {dado}"


# --- filas


def de_las_filas(filas: Iterable[Datos], cartera: Cartera) -> Iterator[str]:
    """Las de `lista acciones`: acciones, compromisos y períodos."""
    dadas = {str(una["ref"]): una for una in filas}
    esperadas = {una.ref: una for una in todas_las_filas(cartera)}
    yield from distintas("sobran", [], sorted(dadas.keys() - esperadas.keys()))
    yield from distintas("faltan", [], sorted(esperadas.keys() - dadas.keys()))
    for ref in sorted(dadas.keys() & esperadas.keys()):
        yield from _de_una_fila(ref, esperadas[ref], dadas[ref])


def todas_las_filas(cartera: Cartera) -> Iterator[Fila]:
    """Acciones y compromisos, cada uno con sus períodos."""
    for una in (
        *cartera.acciones.values(),
        *cartera.compromisos.values(),
        *cartera.propuestos.values(),
    ):
        yield una
        yield from una.periodos


def _de_una_fila(ref: str, esperada: Fila, dada: Datos) -> Iterator[str]:
    yield from _de_su_plazo(ref, esperada, dada)
    yield from distintas(f"{ref} estado", esperada.estado, dada["estado"])
    yield from distintas(
        f"{ref} estado declarado", esperada.lectura.declarado, dada["estado_declarado"]
    )
    yield from distintas(f"{ref} respaldo", esperada.lectura.respaldo, dada["verificacion"])
    yield from distintas(f"{ref} período", esperada.instancia, dada["instancia"])


def _de_su_plazo(ref: str, esperada: Fila, dada: Datos) -> Iterator[str]:
    yield from distintas(f"{ref} situación", esperada.situacion, dada["situacion"])
    yield from distintas(
        f"{ref} vence", esperada.vence.isoformat() if esperada.vence else None, dada["vence"]
    )
    yield from distintas(f"{ref} retraso", esperada.dias_de_retraso, dada["dias_de_retraso"])
    yield from distintas(f"{ref} marcas", sorted(esperada.marcas), sorted(dada["marcas"]))
    yield from distintas(f"{ref} prórrogas", esperada.plazo.prorrogas, dada["prorrogas"])


def de_las_seguidas(filas: Iterable[Datos], cartera: Cartera) -> Iterator[str]:
    """Las recomendaciones que se siguen sin acciones, con sus períodos, en `status`."""
    yield from _de_unas_seguidas(filas, cartera.seguidas.values(), cartera)


def _de_unas_seguidas(
    filas: Iterable[Datos], seguidas: Iterable[Fila], cartera: Cartera
) -> Iterator[str]:
    dadas = {str(una["ref"]): una for una in filas}
    esperadas = {uno.ref: uno for una in seguidas for uno in (una, *una.periodos)}
    yield from distintas("seguidas", sorted(esperadas), sorted(dadas))
    for ref in sorted(dadas.keys() & esperadas.keys()):
        yield from _de_una_seguida(ref, esperadas[ref], dadas[ref], cartera)


def _de_una_seguida(ref: str, esperada: Fila, dada: Datos, cartera: Cartera) -> Iterator[str]:
    yield from _de_su_plazo(f"seguida {ref}", esperada, dada)
    yield from distintas(f"seguida {ref} período", esperada.instancia, dada["instancia"])
    suyo = cartera.recomendaciones.get(ref)
    estado = suyo.estado if suyo else esperada.estado
    yield from distintas(f"seguida {ref} estado", estado, dada["estado"])
    exigibles = [uno for uno in esperada.periodos if exigible(uno, cartera)]
    cuantos = {
        "cumplidos": sum(uno.completada for uno in exigibles),
        "exigibles": len(exigibles),
    }
    yield from distintas(
        f"seguida {ref} períodos", cuantos if esperada.es_serie else None, dada["periodos"]
    )


# --- recomendaciones


def de_las_recomendaciones(filas: Iterable[Datos], cartera: Cartera) -> Iterator[str]:
    """Las de `lista recomendaciones`."""
    dadas = {str(una["ref"]): una for una in filas}
    esperadas = cartera.recomendaciones
    yield from distintas("sobran", [], sorted(dadas.keys() - esperadas.keys()))
    yield from distintas("faltan", [], sorted(esperadas.keys() - dadas.keys()))
    for ref in sorted(dadas.keys() & esperadas.keys()):
        yield from _de_una_recomendacion(ref, esperadas[ref], dadas[ref])


def _de_una_recomendacion(ref: str, esperada: Recomendacion, dada: Datos) -> Iterator[str]:
    yield from distintas(f"{ref} estado", esperada.estado, dada["estado"])
    yield from distintas(f"{ref} respondida", esperada.respondida, dada["respondida"])
    yield from distintas(f"{ref} decisión", esperada.decision, dada["decision"])
    yield from distintas(f"{ref} acciones", len(esperada.acciones), dada["acciones"])


# --- el resumen


def resumen(cartera: Cartera) -> dict[str, int]:
    """Las cuentas de `status`, por su clave."""
    acciones = list(cartera.acciones.values())
    compromisos = list(cartera.compromisos.values())
    sin_respuesta = [una for una in cartera.recomendaciones.values() if not una.respondida]
    pedidas = [una for una in sin_respuesta if una.espera_respuesta]
    return {
        "evaluaciones": len(cartera.evaluaciones),
        "recomendaciones": len(cartera.recomendaciones),
        "acuerdos": len(cartera.acuerdos),
        "acciones": len(acciones),
        "acciones_distintas": cartera.distintas,
        **_por_situacion(acciones),
        **_distintas(acciones, cartera),
        **_por_estado(acciones),
        **_por_marca(acciones),
        **_por_marca_distintas(acciones, cartera),
        "sin_respuesta": len(pedidas),
        "sin_respuesta_que_no_se_espera": len(sin_respuesta) - len(pedidas),
        "recomendaciones_sin_acciones": len(cartera.seguidas),
        **{
            f"recomendaciones_sin_acciones_{clave}": cuantas
            for clave, cuantas in (
                *_por_situacion(cartera.seguidas.values()).items(),
                *_por_marca(cartera.seguidas.values()).items(),
            )
        },
        "compromisos": len(compromisos) + len(cartera.propuestos),
        "compromisos_propuestos": len(cartera.propuestos),
        "compromisos_vencidos": sum(una.situacion == "vencida" for una in compromisos),
        "compromisos_abiertos_sin_novedad": sum("sin_novedad" in c.marcas for c in compromisos),
        "compromisos_completados_sin_evidencia": sum(
            "sin_evidencia" in c.marcas for c in compromisos
        ),
        **_de_periodos("instancias", acciones, cartera),
        **_de_periodos("instancias_de_compromisos", compromisos, cartera),
        **_de_periodos(
            "instancias_de_recomendaciones_sin_acciones", cartera.seguidas.values(), cartera
        ),
    }


def _de_periodos(clave: str, filas: Iterable[Fila], cartera: Cartera) -> dict[str, int]:
    exigibles = [uno for una in filas for uno in una.periodos if exigible(uno, cartera)]
    return {
        f"{clave}_cumplidas": sum(uno.completada for uno in exigibles),
        f"{clave}_exigibles": len(exigibles),
    }


SITUACIONES = {
    "vencidas": "vencida",
    "por_vencer": "por_vencer",
    "en_plazo": "en_plazo",
    "sin_plazo": "sin_plazo",
    "cerradas": "cerrada",
}


def _por_situacion(filas: Collection[Fila]) -> dict[str, int]:
    return {
        clave: sum(una.situacion == situacion for una in filas)
        for clave, situacion in SITUACIONES.items()
    }


def _distintas(filas: Iterable[Fila], cartera: Cartera) -> dict[str, int]:
    """Cuántas hay en cada situación contando una vez las que son la misma."""
    return {
        f"{clave}_distintas": len(
            {cartera.original_de(una.ref) for una in filas if una.situacion == situacion}
        )
        for clave, situacion in SITUACIONES.items()
    }


def _por_estado(filas: Iterable[Fila]) -> dict[str, int]:
    claves = {
        "completadas": "completada",
        "canceladas": "cancelada",
        "no_aplicables": "no_aplicable",
        "no_iniciadas": "no_iniciada",
        "en_curso": "en_curso",
    }
    return {clave: sum(una.estado == estado for una in filas) for clave, estado in claves.items()}


MARCAS = {
    "sin_seguimiento": "sin_seguimiento",
    "sin_novedad": "sin_novedad",
    "prorrogadas": "prorrogada",
    "por_verificar": "por_verificar",
    "sin_evidencia": "sin_evidencia",
    "debian_empezar": "debia_empezar",
}


def _por_marca(filas: Iterable[Fila]) -> dict[str, int]:
    return {clave: sum(marca in una.marcas for una in filas) for clave, marca in MARCAS.items()}


def _por_marca_distintas(filas: Iterable[Fila], cartera: Cartera) -> dict[str, int]:
    """Cuántas llevan cada marca contando una vez las que son la misma."""
    return {
        f"{clave}_distintas": len(
            {cartera.original_de(una.ref) for una in filas if marca in una.marcas}
        )
        for clave, marca in MARCAS.items()
    }


def del_resumen(dado: Mapping[str, object], cartera: Cartera) -> Iterator[str]:
    """Las cuentas de `status` que se calculan aparte."""
    for clave, esperado in resumen(cartera).items():
        yield from distintas(f"status {clave}", esperado, dado.get(clave))
    yield from distintas("status, claves", [], sorted(dado.keys() - resumen(cartera).keys()))


# --- el informe del período


def del_informe(texto: str, periodo: Periodo) -> Iterator[str]:
    """El saldo de un informe trimestral en Markdown y las listas de lo que pasó dentro."""
    tablas = leida(texto, markdown=True).tablas
    saldos = {
        fila[0]: [int(celda) for celda in fila[1:]]
        for tabla in tablas
        if "Abiertas al inicio" in tabla.cabecera
        for fila in tabla.cuerpo
    }
    for nombre, saldo in (
        ("Recomendaciones", periodo.recomendaciones),
        ("Acciones", periodo.acciones),
    ):
        yield from distintas(f"saldo de {nombre}", _en_cifras(saldo), saldos.get(nombre))
    listas = _listas(periodo)
    for titulo, esperadas in listas.items():
        suyas = (una for una in tablas if titulo in {una.titulo, una.seccion})
        dadas = {fila[0].split()[0] for una in suyas for fila in una.cuerpo}
        yield from distintas(f"lista «{titulo}»", sorted(esperadas), sorted(dadas))
    yield from _de_lo_que_no_hubo(texto, {cual for cual, refs in listas.items() if not refs})
    yield from _de_los_plazos_de_las_seguidas(texto, periodo)


def _listas(periodo: Periodo) -> dict[str, frozenset[str]]:
    """Lo que dice cada lista del informe, por su título."""
    dentro = hechos(periodo.despues, periodo.desde)
    de_acciones, *demas = (de_plazos(periodo, filas) for filas in DE_QUE_HAY_PLAZOS)
    vencidas = {r for r, una in periodo.despues.acciones.items() if una.situacion == "vencida"}
    return {
        "Avances": dentro.avances,
        "Completadas": dentro.completadas,
        "Canceladas, no aplicables o descartadas": dentro.sin_hacer,
        "Reabiertas": dentro.reabiertas,
        "Verificaciones hechas": dentro.verificadas,
        "Acciones que vencieron y siguen vencidas": de_acciones.vencieron & vencidas,
        "Acciones que vencieron y ya no lo están": de_acciones.vencieron - vencidas,
        "Prórrogas concedidas en el período": de_acciones.prorrogadas.union(
            *(uno.prorrogadas for uno in demas)
        ),
        "Acciones nuevas": periodo.acciones.nuevas,
        "Recomendaciones nuevas": periodo.recomendaciones.nuevas,
        "Respuestas gerenciales recibidas": respondidas(periodo),
        "Entradas sin fecha": sin_fecha(periodo.despues),
    }


NO_HUBO = re.compile(r"^En el período no hubo: (.+)\.$", re.MULTILINE)


def _de_lo_que_no_hubo(texto: str, vacias: Collection[str]) -> Iterator[str]:
    """Las listas sin nada no salen: se nombran en una línea, y solo ellas."""
    dichas = [uno for linea in NO_HUBO.findall(texto) for uno in linea.split("; ")]
    esperadas = sorted(titulo[0].lower() + titulo[1:] for titulo in vacias)
    yield from distintas("no hubo", esperadas, sorted(dichas))


DE_QUE_HAY_PLAZOS: tuple[Callable[[Cartera], Mapping[str, Fila]], ...] = (
    lambda cartera: cartera.acciones,
    lambda cartera: cartera.seguidas,
    lambda cartera: cartera.compromisos,
)
DE_LAS_SEGUIDAS = re.compile(r"(venció|se prorrogó) el plazo de (\d+) recomendaci\w+ sin acciones")


def _de_los_plazos_de_las_seguidas(texto: str, periodo: Periodo) -> Iterator[str]:
    """Lo que el resumen dice de los plazos propios de las recomendaciones."""
    suyos = de_plazos(periodo, lambda cartera: cartera.seguidas)
    dichos = {que: int(cuantas) for que, cuantas in DE_LAS_SEGUIDAS.findall(texto)}
    for que, refs in (("venció", suyos.vencieron), ("se prorrogó", suyos.prorrogadas)):
        yield from distintas(f"{que} el plazo de {sorted(refs)}", len(refs), dichos.get(que, 0))


def _en_cifras(saldo: Saldo) -> list[int]:
    partes = (saldo.inicio, saldo.nuevas, saldo.reabiertas, saldo.cerradas, saldo.final)
    return [len(parte) for parte in partes]


# --- lo que se ve de una cosa


def de_lo_visto(visto: Datos, cartera: Cartera) -> Iterator[str]:
    """Lo de `ver` de una acción, con sus períodos, o de una recomendación."""
    ref = str(visto["ref"])
    if ref in cartera.recomendaciones:
        una = cartera.recomendaciones[ref]
        yield from distintas(f"ver {ref} estado", una.estado, visto["estado"]["estado"])
        yield from distintas(f"ver {ref} respondida", una.respondida, visto["estado"]["respondida"])
        propio = visto.get("seguimiento_propio")
        yield from distintas(f"ver {ref} se sigue", una.propia is not None, propio is not None)
        if una.propia and propio:
            yield from _de_unas_seguidas([propio, *visto["periodos"]], [una.propia], cartera)
        return
    esperadas = {una.ref: una for una in todas_las_filas(cartera)}
    suyas = {clave for clave in esperadas if clave.partition("@")[0] == ref}
    dadas = {str(una["ref"]): una for una in visto["filas"]}
    yield from distintas(f"ver {ref} filas", sorted(suyas), sorted(dadas))
    for clave in sorted(suyas & dadas.keys()):
        yield from _de_una_fila(f"ver {clave}", esperadas[clave], dadas[clave])
