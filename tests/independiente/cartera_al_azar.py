"""Carteras al azar, siempre las mismas de una semilla, con todo lo que un registro puede traer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from independiente.azar import COMIENZO, Azar
from independiente.fechas import comienzo, nombre_de_periodo, tramo

Datos = dict[str, Any]
CORTES_DE_TRIMESTRE = tuple(
    tramo(f"{anio}-T{trimestre}").ultimo
    for anio in (2022, 2023, 2024)
    for trimestre in (1, 2, 3, 4)
)
PERIODICIDADES = (
    "semanal",
    "mensual",
    "bimestral",
    "trimestral",
    "cuatrimestral",
    "semestral",
    "anual",
)
UNIDADES = ("Oficina Regional", "Misión Ecuador", "Jefatura de misión", "PSU", "Gerencia")
CLASES = ("específico", "institucional")
ETIQUETAS = ("género", "prioritaria")
SIN_ACCIONES = 0.4
"""Qué parte de las recomendaciones se sigue sin acciones, o no se sigue."""


def cortes(semilla: int) -> tuple[date, ...]:
    """Los cuatro días en que se mira una cartera: dos finales de trimestre seguidos y dos cualesquiera."""
    azar = Azar(semilla + 10_000)
    puesto = azar.dado.randrange(len(CORTES_DE_TRIMESTRE) - 1)
    sueltos = (azar.dia(date(2021, 6, 1), date(2026, 3, 1)) for _ in range(2))
    return (*CORTES_DE_TRIMESTRE[puesto : puesto + 2], *sueltos)


def escribir(raiz: Path, semilla: int) -> Path:
    """Escribe la cartera de esa semilla bajo la carpeta y la devuelve."""
    for ruta, datos in cartera(semilla).items():
        destino = raiz / ruta
        destino.parent.mkdir(parents=True, exist_ok=True)
        texto = yaml.safe_dump(datos, allow_unicode=True, sort_keys=False, width=1000)
        destino.write_text(texto, "utf-8")
    return raiz


def cartera(semilla: int) -> dict[str, Datos]:
    """Los registros de esa semilla, por su ruta."""
    azar = Azar(semilla)
    archivos: dict[str, Datos] = {"seguimiento.yaml": _configuracion(azar)}
    if semilla == 0:  # no hay nada
        archivos["data/evaluaciones/vacia.yaml"] = {"titulo": "Vacía", "organizacion": "OIM"}
        return archivos
    accesibles: list[str] = []
    for orden in range(azar.dado.randint(1, 4)):
        clave = f"ev-{orden}"
        archivos[f"data/evaluaciones/{clave}.yaml"] = _evaluacion(azar, clave, accesibles)
    for orden in range(azar.dado.randint(0, 3)):
        archivos[f"data/acuerdos/ac-{orden}.yaml"] = _acuerdo(azar)
    return archivos


def _configuracion(azar: Azar) -> Datos:
    datos: Datos = {"organizacion": "OIM", "zona_horaria": "America/Guayaquil"}
    if azar.sale(0.7):
        datos["plazo_respuesta_dias"] = azar.una((30, 42, 60, 90))
    if azar.sale(0.3):
        datos["dias_por_vencer"] = azar.una((15, 45, 60))
    if azar.sale(0.3):
        datos["dias_sin_novedad"] = azar.una((60, 120, 180))
    if azar.sale(0.5):
        datos["tramos_de_retraso"] = azar.una(([60], [15, 180], [30, 90, 180, 730], [200, 50, 200]))
    if azar.sale(0.5):
        datos["clases"] = list(CLASES)
    return datos


# --- evaluaciones


def _evaluacion(azar: Azar, clave: str, accesibles: list[str]) -> Datos:
    base = azar.dia(COMIENZO, date(2024, 12, 31))
    datos: Datos = {"titulo": f"Evaluación {clave}", "organizacion": "OIM"}
    if azar.sale(0.9):
        datos["fecha"] = azar.escrita(base, exacta=0.5)
        base = tramo(datos["fecha"]).ultimo
    if azar.sale(0.15):
        datos["pide_respuesta"] = "no"
    cuantas = azar.dado.randint(0, 5)
    recomendaciones = [_recomendacion(azar, clave, n + 1, base, accesibles) for n in range(cuantas)]
    if recomendaciones:
        datos["recomendaciones"] = recomendaciones
    return datos


def _recomendacion(azar: Azar, clave: str, orden: int, base: date, accesibles: list[str]) -> Datos:
    datos: Datos = {"id": f"R{orden}", "texto": f"Hacer lo que dice {clave} {orden}"}
    if azar.sale(0.2):
        datos["fecha"] = azar.escrita(azar.dia(base, base + timedelta(days=400)))
        base = max(base, tramo(datos["fecha"]).ultimo)
    if azar.sale(0.6):
        datos["prioridad"] = azar.una((1, 2, 3, "alta", "media", "baja"))
    if azar.sale(0.3):
        datos["causa"] = "No hay quien se ocupe"
    if azar.sale(0.3):
        datos["clase"] = azar.una(CLASES)
    if azar.sale(0.2):
        datos["etiquetas"] = [azar.una(ETIQUETAS)]
    if azar.sale(0.75):
        datos["respuesta"] = _respuesta(azar, base)
    sin_acciones = azar.sale(SIN_ACCIONES)
    # con acciones, lo propio solo se muestra: mandan ellas
    if azar.sale(0.85 if sin_acciones else 0.1):
        datos |= _seguida(azar, base)
    if sin_acciones:
        return datos
    datos["acciones"] = [
        _accion(azar, clave, f"{orden}.{n + 1}", base, accesibles)
        for n in range(azar.dado.randint(1, 4))
    ]
    return datos


def _respuesta(azar: Azar, base: date) -> Datos:
    datos: Datos = {}
    if azar.sale(0.85):
        datos["decision"] = azar.una(
            ("aceptada",) * 5 + ("aceptada_parcialmente",) * 2 + ("rechazada",)
        )
        if datos["decision"] != "aceptada":
            datos |= {"justificacion": "No hay fondos", "alcance": "Solo una parte"}
        if datos["decision"] == "rechazada":
            del datos["alcance"]
    elif azar.sale(0.5):
        datos["partes"] = [
            {"parte": parte, "decision": azar.una(("aceptada", "aceptada", "rechazada"))}
            | {"justificacion": "Consta en la respuesta"}
            for parte in ("a", "b")
        ]
        if azar.sale(0.3):
            datos["partes"].append({"parte": "c", "justificacion": "Se decidirá más adelante"})
    if azar.sale(0.8):
        datos["fecha"] = azar.escrita(azar.dia(base, base + timedelta(days=200)))
    if azar.sale(0.4) or not datos:
        datos["plan"] = "Se hará por pasos"
    if azar.sale(0.12):
        datos["situacion"] = azar.una(("borrador", "borrador", "aprobada"))
    return datos


def _seguida(azar: Azar, base: date) -> Datos:
    """Lo que de una recomendación se sigue por ella misma: una vez, o cada tanto."""
    datos: Datos = {}
    if azar.sale(0.35):
        datos |= _serie(azar, base, DE_RECOMENDACION)
    else:
        datos |= _unica(azar, base, DE_RECOMENDACION)
    if azar.sale(0.5):
        datos["responsables"] = [azar.una(UNIDADES)]
    if azar.sale(0.2):
        datos["meta"] = [{"cantidad": 4, "unidad": "talleres"}]
    if azar.sale(0.2):
        datos["lidera"] = azar.una(UNIDADES)
    return datos


@dataclass(frozen=True, slots=True)
class Estados:
    """Los que se declaran en una bitácora, repetidos según cuánto salen, y los que alguien verifica."""

    bolsa: Sequence[str]
    verificables: frozenset[str]
    de_una_serie: Sequence[str]
    """Los que se declaran de la serie entera."""


DE_RECOMENDACION = Estados(
    ("pendiente", "no_implementada", "no_se_implementara", "no_determinado")
    + ("en_curso", "implementada") * 3
    + ("implementada_parcialmente",) * 2,
    frozenset(
        {"implementada", "implementada_parcialmente", "no_implementada", "no_se_implementara"}
    ),
    ("implementada", "implementada", "no_se_implementara", "en_curso", "pendiente"),
)
DE_ACCION = Estados(
    ("no_iniciada", "cancelada", "no_aplicable") + ("en_curso", "completada") * 4,
    frozenset({"completada", "cancelada"}),
    ("completada", "completada", "cancelada", "en_curso", "no_iniciada"),
)


# --- acciones y compromisos


def _accion(azar: Azar, clave: str, codigo: str, base: date, accesibles: list[str]) -> Datos:
    datos: Datos = {"id": codigo, "descripcion": f"Cumplir {codigo} de {clave}"}
    if azar.sale(0.2):
        datos |= _serie(azar, base)
    else:
        datos |= _unica(azar, base)
    if azar.sale(0.7):
        datos["responsables"] = sorted({azar.una(UNIDADES) for _ in range(azar.dado.randint(1, 2))})
    if azar.sale(0.15):
        datos["fondos"] = {"monto": "5000", "moneda": "USD", "disponibles": "parcial"}
    if azar.sale(0.15):
        datos["etiquetas"] = [azar.una(ETIQUETAS)]
    if accesibles and azar.sale(0.12):
        datos["misma_que"] = _acortada(azar.una(accesibles), clave)
    accesibles.append(f"{clave}/{codigo}")
    return datos


def _acortada(ref: str, clave: str) -> str:
    """Dentro del mismo archivo basta el código."""
    archivo, _, codigo = ref.partition("/")
    return codigo if archivo == clave else ref


def _unica(azar: Azar, base: date, estados: Estados = DE_ACCION) -> Datos:
    """Lo que se hace una vez, con su plazo o sin él."""
    datos: Datos = {}
    if azar.sale(0.85):
        plazo = azar.dia(base + timedelta(days=10), base + timedelta(days=700))
        datos["plazo"] = azar.escrita(plazo, exacta=0.4)
        if azar.sale(0.25):
            datos["inicio"] = azar.escrita(azar.dia(base, plazo), exacta=1)
        if azar.sale(0.3):
            datos["prorrogas"] = _prorrogas(azar, tramo(datos["plazo"]).ultimo)
    elif azar.sale(0.4):
        datos["sin_plazo"] = "Es permanente, según la fuente"
    if azar.sale(0.75):
        datos |= _bitacora(azar, base, estados)
    return datos


def _prorrogas(azar: Azar, plazo: date) -> list[Datos]:
    """Una a tres, cada una más allá que la anterior; concedidas antes o después de vencer."""
    hechas: list[Datos] = []
    concedida = plazo - timedelta(days=azar.dado.randint(0, 60))
    for _ in range(azar.una((1, 1, 2, 3))):
        concedida += timedelta(days=azar.dado.randint(0, 90))
        plazo += timedelta(days=azar.dado.randint(20, 150))
        nuevo = azar.escrita(plazo)
        plazo = tramo(nuevo).ultimo
        hechas.append({"fecha": concedida.isoformat(), "plazo": nuevo, "motivo": "Falta personal"})
    return hechas


def _bitacora(
    azar: Azar,
    base: date,
    estados: Estados,
    periodo: str | None = None,
) -> Datos:
    """Entradas y verificaciones: con correcciones, reaperturas, rechazos y fechas de toda precisión."""
    dia, entradas, verificaciones = base, [], []
    estado = ""
    for _ in range(azar.una((1, 1, 2, 2, 3, 4))):
        # una de cada cinco corrige o repite lo ya dicho; alguna, el mismo día
        repite = bool(estado) and azar.sale(0.2)
        dia += timedelta(days=azar.dado.randint(0 if repite else 1, 200))
        estado = estado if repite else azar.una(estados.bolsa)
        entrada = _entrada(azar, dia, estado)
        entradas.append(entrada)
        dia = max(dia, tramo(entrada["fecha"]).ultimo) if entrada.get("fecha") else dia
        while estado in estados.verificables and azar.sale(0.4):
            dia += timedelta(days=azar.dado.randint(1, 60))
            verificaciones.append(_verificacion(azar, dia))
    if periodo:
        for una in (*entradas, *verificaciones):
            una["instancia"] = periodo
    return {"seguimiento": entradas} | (
        {"verificaciones": verificaciones} if verificaciones else {}
    )


def _verificacion(azar: Azar, dia: date) -> Datos:
    resultado = azar.una(("verificada", "verificada_con_observaciones", "rechazada"))
    datos: Datos = {"fecha": dia.isoformat(), "resultado": resultado, "por": "Control"}
    return datos | ({"eficaz": azar.una(("si", "parcial", "no"))} if azar.sale(0.2) else {})


def _entrada(azar: Azar, dia: date, estado: str) -> Datos:
    datos: Datos = {} if azar.sale(0.07) else {"fecha": azar.escrita(dia, exacta=0.8)}
    datos["estado"] = estado
    if estado in {"cancelada", "no_aplicable", "no_se_implementara"} or azar.sale(0.4):
        datos["comentario"] = "Consta en el informe de la unidad"
    if azar.sale(0.35):
        datos["evidencias"] = [{"titulo": "Acta"}]
    if azar.sale(0.15):
        datos["avance"] = azar.una((0, 25, 60, 100))
    return datos


def _serie(azar: Azar, base: date, estados: Estados = DE_ACCION) -> Datos:
    """Lo que se repite, con entradas de algunos de sus períodos y, a veces, de la serie entera."""
    cada = azar.una(PERIODICIDADES)
    inicio = azar.dia(base, base + timedelta(days=120))
    if azar.sale(0.5):
        inicio = inicio.replace(day=1)
    datos: Datos = {"recurrencia": cada, "inicio": inicio.isoformat()}
    dura = timedelta(days=90 if cada == "semanal" else azar.dado.randint(200, 900))
    prorrogas: list[Datos] = []
    if azar.sale(0.85):
        datos["plazo"] = azar.escrita(inicio + dura, exacta=0.5)
        if azar.sale(0.2):
            prorrogas += _prorrogas(azar, tramo(datos["plazo"]).ultimo)
    listas: dict[str, list[Datos]] = {
        "prorrogas": prorrogas,
        "seguimiento": [],
        "verificaciones": [],
    }
    if azar.sale(0.2):
        listas["seguimiento"].append(_entrada(azar, inicio, azar.una(estados.de_una_serie)))
    for desde in _comienzos(inicio, cada, inicio + dura):
        if azar.sale(0.5):
            suyo = _bitacora(azar, desde, estados, nombre_de_periodo(desde, cada))
            _anadir(listas, suyo | {"prorrogas": _de_un_periodo(azar, desde, cada)})
    if azar.sale(0.3):
        _anadir(listas, _de_la_serie_entera(azar, inicio, listas["seguimiento"], estados))
    if azar.sale(0.1):  # así viene a veces la fuente: se repite, y no dice desde cuándo
        del datos["inicio"]
        for clave, lista in listas.items():
            listas[clave] = [una for una in lista if "instancia" not in una]
    return datos | {clave: lista for clave, lista in listas.items() if lista}


def _comienzos(inicio: date, cada: str, fin: date) -> Iterator[date]:
    """El primer día de cada período hasta el último día, sin pasar de dos docenas."""
    for orden in range(24):
        if (desde := comienzo(inicio, cada, orden)) <= fin:
            yield desde


def _anadir(listas: dict[str, list[Datos]], mas: dict[str, list[Datos]]) -> None:
    for clave, lista in mas.items():
        listas[clave] += lista


def _de_la_serie_entera(
    azar: Azar, inicio: date, anotadas: Sequence[Datos], estados: Estados
) -> dict[str, list[Datos]]:
    """Lo que se declara de ella después de todo lo de sus períodos, y a veces quien lo comprueba."""
    fechadas = (tramo(una["fecha"]).ultimo for una in anotadas if una.get("fecha"))
    dia = max(fechadas, default=inicio) + timedelta(days=30)
    entrada = _entrada(azar, dia, azar.una(estados.de_una_serie))
    verificada = entrada["estado"] in estados.verificables and azar.sale(0.4)
    suyas = [_verificacion(azar, dia + timedelta(days=20))] if verificada else []
    return {"seguimiento": [entrada], "verificaciones": suyas}


def _de_un_periodo(azar: Azar, desde: date, cada: str) -> list[Datos]:
    """A veces, una prórroga del período que empieza ese día."""
    if azar.sale(0.8):
        return []
    ultimo = comienzo(desde, cada, 1)
    return [
        {
            "fecha": azar.dia(desde, ultimo + timedelta(days=30)).isoformat(),
            "plazo": (ultimo + timedelta(days=azar.dado.randint(1, 60))).isoformat(),
            "motivo": "Falta personal",
            "instancia": nombre_de_periodo(desde, cada),
        }
    ]


# --- acuerdos


def _acuerdo(azar: Azar) -> Datos:
    base = azar.dia(COMIENZO, date(2024, 6, 30))
    estado = azar.una(("propuesto", "aprobado", "vigente", "vigente", "concluido"))
    datos: Datos = {"titulo": "Acuerdo de cooperación", "estado": estado}
    if azar.sale(0.7):
        datos["vigencia"] = {"desde": azar.escrita(base)}
    if azar.sale(0.5):
        datos["periodicidad"] = "trimestral"
    datos["compromisos"] = [
        {"id": f"c{orden + 1}", "descripcion": "Compartir los datos"}
        | (_serie(azar, base) if azar.sale(0.2) else _unica(azar, base))
        for orden in range(azar.dado.randint(1, 3))
    ]
    reuniones = [_reunion(azar, base) for _ in range(azar.dado.randint(0, 2))]
    unicas = {una["fecha"]: una for una in reuniones}
    return datos | ({"reuniones": [unicas[dia] for dia in sorted(unicas)]} if unicas else {})


def _reunion(azar: Azar, base: date) -> Datos:
    dia = azar.dia(base, base + timedelta(days=600))
    return {"fecha": dia.isoformat(), "estado": azar.una(("celebrada", "convocada", "pospuesta"))}
