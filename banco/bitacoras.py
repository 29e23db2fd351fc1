"""Acciones de mentira: sin llenar, como vienen en una matriz, o con la bitácora de su situación."""

from random import Random
from typing import NamedTuple

from azar import ocurre
from calendario import dia, mes, trimestre
from escritura import Llano, Valor
from prosa import ACOMPANANTES, FUNCIONES, UNIDADES, Largo, elegidos, frase, texto
from situaciones import CERRADA, EN_PLAZO, MES_DEL_CORTE, VENCIDA, plazo

_ARRANQUE = 4
"""Meses desde el fin de la evaluación hasta la primera entrada de una bitácora."""
_PRONTO, _TARDE = 6, 23
"""Entre cuántos meses después de la evaluación cae un plazo que nadie ha ampliado."""


class Accion(NamedTuple):
    """Lo que hace falta saber para inventar una acción."""

    id: str
    fin: int
    """Mes en que termina la evaluación: nada de la acción es anterior."""
    situacion: str
    """La que tiene a la fecha de corte."""
    anteriores: tuple[str, ...]
    """Los ids de las acciones ya escritas en el archivo."""


def accion_en_blanco(azar: Random, accion: Accion) -> dict[str, Valor]:
    """Una acción con su plan y sin seguimiento."""
    vigente = plazo(azar, accion.situacion, accion.fin)
    datos = _plan(azar, accion.id, vigente)
    if vigente and ocurre(azar, 3, de=22):
        datos["recurrencia"] = Llano(azar.choice(("semanal", "mensual", "trimestral", "anual")))
    if accion.anteriores and ocurre(azar, 1, de=22):
        datos["misma_que"] = azar.choice(accion.anteriores)
    return {**datos, **_colofon(azar)}


def accion_seguida(azar: Random, accion: Accion) -> dict[str, Valor]:
    """Una acción con su bitácora, que acaba el mes del corte o antes."""
    principio = _principio_de_serie(accion)
    if principio and ocurre(azar, 1, de=10):
        return _trimestral(azar, accion, principio)
    vigente = plazo(azar, accion.situacion, accion.fin)
    datos = {
        **_plan(azar, accion.id, vigente),
        **_desde_cuando(azar, accion, vigente),
        **_ampliado(azar, accion, vigente),
    }
    return {**datos, **bitacora(azar, accion, vigente, _total(datos)), **_colofon(azar)}


def _plan(azar: Random, id_de_accion: str, vigente: int | None) -> dict[str, Valor]:
    datos: dict[str, Valor] = {
        "id": id_de_accion,
        "descripcion": texto(azar, Largo(200, 82, 71, 407)),
    }
    if vigente:
        al_margen = "  # acordado en la reunión de coordinación" if ocurre(azar, 1, de=100) else ""
        datos["plazo"] = Llano(mes(vigente) + al_margen)
        if ocurre(azar, 1, de=22):
            datos["fecha_hito"] = Llano(dia(azar, vigente))
    elif ocurre(azar, 1, de=2):
        datos["sin_plazo"] = "Es permanente."
    datos["responsables"] = elegidos(azar, FUNCIONES, azar.choice((1, *(2,) * 10)))
    if ocurre(azar, 1, de=22):
        datos["lidera"] = azar.choice(ACOMPANANTES)
    if ocurre(azar, 21, de=22):
        cuantos = azar.choice((1, 1, 1, 2, 2, 3, 4, 5))
        datos["acompanan"] = elegidos(azar, ACOMPANANTES, cuantos)
    if ocurre(azar, 5, de=22):
        unidades = elegidos(azar, UNIDADES, azar.choice((1, 2, 2)))
        datos["meta"] = [{"cantidad": azar.randint(1, 4), "unidad": unidad} for unidad in unidades]
    return datos


def _colofon(azar: Random) -> dict[str, Valor]:
    datos: dict[str, Valor] = {}
    if ocurre(azar, 6, de=22):
        motivo = texto(azar, Largo(100, 30, 63, 155))
        leido = f"«{frase(azar, 40)}»"
        datos["dudas"] = [{"campo": Llano("descripcion"), "leido": leido, "motivo": motivo}]
    if ocurre(azar, 5, de=22):
        datos["notas"] = texto(azar, Largo(95, 50, 60, 196))
    return datos


def _total(datos: dict[str, Valor]) -> int:
    """Cuánto suma la primera meta; 0 si no la hay."""
    match datos.get("meta"):
        case [{"cantidad": int(cantidad)}]:
            return cantidad
        case _:
            return 0


def _desde_cuando(azar: Random, accion: Accion, vigente: int | None) -> dict[str, Valor]:
    """Cuándo debía empezar, que casi nunca se dice."""
    cabe = vigente is None or vigente >= accion.fin + _PRONTO
    dicho = cabe and ocurre(azar, 1, de=8)
    return {"inicio": Llano(mes(accion.fin + azar.randint(4, 5)))} if dicho else {}


def _ampliado(azar: Random, accion: Accion, vigente: int | None) -> dict[str, Valor]:
    """El plazo que había y la prórroga que lo llevó al vigente, si hubo que ampliarlo."""
    ultimo = accion.fin + _TARDE
    if not vigente or vigente <= accion.fin + _PRONTO:
        return {}
    if vigente <= ultimo and not ocurre(azar, 3, de=25):
        return {}
    original = azar.randint(accion.fin + _PRONTO, min(ultimo, vigente) - 1)
    prorroga: dict[str, Valor] = {
        "fecha": Llano(dia(azar, min(original - 1, MES_DEL_CORTE))),
        "plazo": Llano(mes(vigente)),
        "motivo": texto(azar, Largo(110, 30, 60, 180)),
        "autorizada_por": azar.choice(FUNCIONES),
    }
    return {"plazo": Llano(mes(original)), "prorrogas": [prorroga]}


_CERRADAS = (
    *(("en_curso", "completada"), ("en_curso", "completada"), ("completada",)),
    *(("en_curso", "en_curso", "completada"), ("en_curso", "en_curso", "completada")),
    *(("en_curso", "cancelada"), ("no_aplicable",)),
)
_ABIERTAS = (
    *((),) * 5,
    *(("no_iniciada",), ("en_curso",), ("en_curso",), ("en_curso", "en_curso")),
    *(("en_curso", "en_curso"), ("en_curso", "en_curso", "en_curso")),
    # y quien la verificó halló que no estaba hecha
    ("en_curso", "completada"),
)


def bitacora(azar: Random, accion: Accion, vigente: int | None, total: int = 0) -> dict[str, Valor]:
    """El seguimiento de algo en esa situación y, si se dijo completado, quizá su verificación."""
    cerrada = accion.situacion == CERRADA
    recorrido = azar.choice(_CERRADAS if cerrada else _ABIERTAS)
    primero = accion.fin + _ARRANQUE
    # el último mes se deja libre para verificar lo declarado en el anterior
    ultimo = max(primero, MES_DEL_CORTE - 1 - azar.randint(0, 8))
    if cerrada and vigente:
        ultimo = azar.randint(primero + 1, min(vigente + 6, MES_DEL_CORTE - 1))
    cuando = _meses(azar, primero, ultimo, len(recorrido))
    pasos = [*zip(cuando, recorrido[-len(cuando) :], strict=True)] if cuando else []
    entradas: list[Valor] = [
        _entrada(
            azar, paso, estado, total * orden // len(pasos), tarde=bool(vigente and paso > vigente)
        )
        for orden, (paso, estado) in enumerate(pasos, 1)
    ]
    datos: dict[str, Valor] = {"seguimiento": entradas} if entradas else {}
    if recorrido[-1:] == ("completada",) and (not cerrada or ocurre(azar, 2, de=5)):
        datos["verificaciones"] = [_verificacion(azar, ultimo + 1, aceptada=cerrada)]
    return datos


def _meses(azar: Random, primero: int, ultimo: int, cuantos: int) -> list[int]:
    """Los de tantas entradas, la última en ese mes; menos si no caben sin repetir ninguno."""
    meses = [ultimo] if cuantos else []
    while len(meses) < cuantos and meses[0] > primero:
        meses.insert(0, max(primero, meses[0] - azar.randint(1, 5)))
    return meses


def _entrada(
    azar: Random, cuando: int, estado: str, cantidad: int, *, tarde: bool
) -> dict[str, Valor]:
    datos: dict[str, Valor] = {
        "fecha": Llano(dia(azar, cuando)),
        "estado": Llano(estado),
        "comentario": texto(azar, Largo(120, 45, 60, 260)),
        "autor": azar.choice(FUNCIONES),
    }
    if cantidad:
        datos["cantidad"] = cantidad
    if estado == "completada":
        if ocurre(azar, 5, de=6):
            datos["evidencias"] = [_evidencia(azar, cuando)]
        if tarde:
            datos["motivo_retraso"] = texto(azar, Largo(100, 30, 60, 180))
    elif estado == "en_curso":
        datos["proximo_paso"] = frase(azar, 90)
    return datos


def _evidencia(azar: Random, cuando: int) -> dict[str, Valor]:
    return {
        "titulo": frase(azar, 80),
        "url": Llano(f"https://documentos.example.org/{azar.randrange(10**6):06d}/informe.pdf"),
        "tipo": azar.choice(("Informe", "Acta", "Publicación", "Fotografía")),
        "fecha": Llano(mes(cuando)),
    }


def _verificacion(azar: Random, cuando: int, *, aceptada: bool) -> dict[str, Valor]:
    resultados = ("verificada", "verificada_con_observaciones") if aceptada else ("rechazada",)
    return {
        "fecha": Llano(dia(azar, cuando)),
        "resultado": Llano(azar.choice(resultados)),
        "por": azar.choice(FUNCIONES),
        "nota": texto(azar, Largo(90, 25, 60, 160)),
    }


_TRIMESTRES = 4


def _trimestral(azar: Random, accion: Accion, primero: int) -> dict[str, Valor]:
    """Una serie de cuatro trimestres, con entradas de los que ya pasaron; cerrada, con la que la cierra."""
    pasados = min(_TRIMESTRES, max(0, MES_DEL_CORTE + 1 - primero) // 3)
    entradas: list[Valor] = []
    for vuelta in range(azar.randint(min(1, pasados), pasados)):
        ultimo = primero + vuelta * 3 + 2
        entrada = _entrada(azar, ultimo, "completada", 0, tarde=False)
        entradas.append({**entrada, "instancia": Llano(trimestre(ultimo))})
    if accion.situacion == CERRADA:
        entradas.append(_entrada(azar, primero + 12, "completada", 0, tarde=True))
    datos = _plan(azar, accion.id, primero + 11)
    inicio = {"inicio": Llano(mes(primero)), "recurrencia": Llano("trimestral")}
    return {**datos, **inicio, **({"seguimiento": entradas} if entradas else {}), **_colofon(azar)}


def _principio_de_serie(accion: Accion) -> int | None:
    """El primer mes de una serie de un año en esa situación; `None` si no cabe."""
    primero = (accion.fin + 6) // 3 * 3
    if accion.situacion == EN_PLAZO:
        return max(primero, MES_DEL_CORTE // 3 * 3 - 6)
    # que acabe antes del corte, y con un mes de sobra para cerrarla
    cabe = accion.situacion in {CERRADA, VENCIDA} and primero + 13 <= MES_DEL_CORTE
    return primero if cabe else None
