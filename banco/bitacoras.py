"""Acciones de mentira: sin llenar, como vienen en una matriz, o con su bitácora de uno o dos años."""

from random import Random
from typing import NamedTuple

from azar import ocurre
from calendario import dia, mes, trimestre
from escritura import Llano, Valor
from prosa import ACOMPANANTES, FUNCIONES, UNIDADES, Largo, elegidos, frase, texto


class Accion(NamedTuple):
    """Lo que hace falta saber para inventar una acción."""

    id: str
    fin: int
    """Mes en que termina la evaluación: nada de la acción es anterior."""
    anteriores: tuple[str, ...]
    """Los ids de las acciones ya escritas en el archivo."""


def accion_en_blanco(azar: Random, accion: Accion) -> dict[str, Valor]:
    """Una acción con su plan y sin seguimiento."""
    plazo = accion.fin + azar.randint(6, 23)
    datos = _plan(azar, accion.id, plazo)
    if ocurre(azar, 3, de=22):
        datos["recurrencia"] = Llano(azar.choice(("semanal", "mensual", "trimestral", "anual")))
    if accion.anteriores and ocurre(azar, 1, de=22):
        datos["misma_que"] = azar.choice(accion.anteriores)
    return {**datos, **_colofon(azar)}


def accion_seguida(azar: Random, accion: Accion) -> dict[str, Valor]:
    """Una acción con su bitácora, que acaba antes de dos años desde la evaluación."""
    if ocurre(azar, 1, de=10):
        return _trimestral(azar, accion)
    plazo = accion.fin + azar.randint(6, 20)
    datos = _plan(azar, accion.id, plazo)
    if ocurre(azar, 3, de=25):
        datos["prorrogas"] = [_prorroga(azar, plazo)]
    return {**datos, **_bitacora(azar, accion.fin, plazo, _total(datos)), **_colofon(azar)}


def _plan(azar: Random, id_de_accion: str, plazo: int) -> dict[str, Valor]:
    comentario = "  # acordado en la reunión de coordinación" if ocurre(azar, 1, de=100) else ""
    datos: dict[str, Valor] = {
        "id": id_de_accion,
        "descripcion": texto(azar, Largo(200, 82, 71, 407)),
        "plazo": Llano(mes(plazo) + comentario),
    }
    if ocurre(azar, 1, de=22):
        datos["fecha_hito"] = Llano(dia(azar, plazo))
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


def _prorroga(azar: Random, plazo: int) -> dict[str, Valor]:
    return {
        "fecha": Llano(dia(azar, plazo - 1)),
        "plazo": Llano(mes(plazo + azar.randint(3, 6))),
        "motivo": texto(azar, Largo(110, 30, 60, 180)),
        "autorizada_por": azar.choice(FUNCIONES),
    }


_RECORRIDOS = (
    *((),) * 6,
    *(("no_iniciada",), ("en_curso",), ("en_curso",), ("en_curso", "en_curso")),
    *(("en_curso", "completada"), ("en_curso", "completada"), ("completada",)),
    *(("en_curso", "en_curso", "completada"), ("en_curso", "cancelada"), ("no_aplicable",)),
)


def _bitacora(azar: Random, fin: int, plazo: int, total: int) -> dict[str, Valor]:
    cuando = fin + 4
    entradas: list[Valor] = []
    recorrido = azar.choice(_RECORRIDOS)
    for orden, estado in enumerate(recorrido, 1):
        cuando += azar.randint(1, 6)
        cantidad = total * orden // len(recorrido)
        entradas.append(_entrada(azar, cuando, estado, cantidad, tarde=cuando > plazo))
    datos: dict[str, Valor] = {"seguimiento": entradas} if entradas else {}
    if "completada" in recorrido and ocurre(azar, 2, de=5):
        datos["verificaciones"] = [_verificacion(azar, cuando + 1)]
    return datos


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


def _verificacion(azar: Random, cuando: int) -> dict[str, Valor]:
    return {
        "fecha": Llano(dia(azar, cuando)),
        "resultado": Llano(azar.choice(("verificada", "verificada_con_observaciones"))),
        "por": azar.choice(FUNCIONES),
        "nota": texto(azar, Largo(90, 25, 60, 160)),
    }


def _trimestral(azar: Random, accion: Accion) -> dict[str, Valor]:
    """Una serie de cuatro trimestres con entradas de los primeros."""
    primero = (accion.fin + 6) // 3 * 3
    entradas: list[Valor] = []
    for vuelta in range(azar.randint(1, 4)):
        ultimo = primero + vuelta * 3 + 2
        entrada = _entrada(azar, ultimo, "completada", 0, tarde=False)
        entradas.append({**entrada, "instancia": Llano(trimestre(ultimo))})
    datos = _plan(azar, accion.id, primero + 11)
    inicio = {"inicio": Llano(mes(primero)), "recurrencia": Llano("trimestral")}
    return {**datos, **inicio, "seguimiento": entradas, **_colofon(azar)}
