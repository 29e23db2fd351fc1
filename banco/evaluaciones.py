"""Evaluaciones de mentira con la forma de las verdaderas.

Nueve de cada diez son matrices de respuesta gerencial; las demás, registros sueltos de otro sistema
con una sola recomendación. De qué época es cada matriz, y cómo va lo suyo, lo dice `situaciones`: las
recién recibidas llegan sin llenar, como la de `data/`, y las demás llevan años de seguimiento.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from azar import ocurre
from bitacoras import Accion, accion_en_blanco, accion_seguida
from calendario import dia, mes
from escritura import Llano, Valor
from prosa import (
    ACOMPANANTES,
    FUNCIONES,
    ORGANIZACIONES,
    PAISES,
    REGIONES,
    Largo,
    elegidos,
    frase,
    texto,
)
from situaciones import (
    CERRADA,
    DECISIONES,
    EN_MARCHA,
    RECIEN_RECIBIDAS,
    SIN_PLAN,
    Epoca,
    epoca,
    plazo,
)

_ACCIONES_POR_RECOMENDACION = (1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3)
"""Las de las trece recomendaciones de `data/`."""


def evaluacion(numero: int, fichas: list[str]) -> tuple[str, dict[str, Valor]]:
    """El identificador y los datos de la evaluación; `fichas` son códigos que puede citar."""
    azar = Random(f"evaluación {numero}")
    organizacion = azar.choice(ORGANIZACIONES)
    # una de cada diez no es una matriz
    suya = epoca(numero - numero // 10)
    anio = azar.randint(*suya.anios)
    sigla = organizacion.lower().replace(" ", "-")
    if numero % 10 == 9:  # noqa: PLR2004 — una de cada diez
        return f"{sigla}-{3000 + numero}-registro", _suelta(azar, organizacion, anio, numero)
    return f"{sigla}-{anio}-matriz-{numero}", _matriz(
        azar, organizacion, anio, Matriz(anio * 12 + 11, suya, fichas)
    )


@dataclass(frozen=True, slots=True)
class Matriz:
    """Lo que comparten las recomendaciones de una matriz."""

    fin: int
    """El mes en que acaba la evaluación."""
    suya: Epoca
    fichas: Sequence[str]
    """Los códigos que puede citar."""
    ids: list[str] = field(default_factory=list)
    """Los de las acciones ya escritas, en su orden."""


def _matriz(azar: Random, organizacion: str, anio: int, matriz: Matriz) -> dict[str, Valor]:
    fin = matriz.fin
    cuantas = round(azar.triangular(6, 20, 13))
    recomendaciones = [_recomendacion(azar, orden, matriz) for orden in range(1, cuantas + 1)]
    return {
        "titulo": texto(azar, Largo(146, 20, 90, 200)),
        "organizacion": organizacion,
        "tipo": Llano(azar.choice(("inicial", "medio_termino", "final", "ex_post", "tematica"))),
        "fecha": Llano(azar.choice((str(anio), mes(fin), dia(azar, fin)))),
        "region": azar.choice(REGIONES),
        "responsable": azar.choice(FUNCIONES),
        "comentarios_generales": texto(azar, Largo(293, 60, 150, 500)),
        "fuente": {"documento": texto(azar, Largo(162, 20, 100, 220))},
        "recomendaciones": [*recomendaciones],
        "notas": texto(azar, Largo(195, 50, 90, 320)),
    }


def _recomendacion(azar: Random, orden: int, matriz: Matriz) -> dict[str, Valor]:
    """Una recomendación de matriz; sin respuesta, sus acciones están por llenar."""
    datos: dict[str, Valor] = {
        "id": Llano(f"R{orden}"),
        "texto": texto(azar, Largo(401, 187, 205, 933)),
        "dirigida_a": elegidos(azar, FUNCIONES, azar.choice((1, 1, 1, 2))),
        "prioridad": azar.randint(1, 3),
    }
    if orden % 13 == 10:  # noqa: PLR2004 — como la décima de data/
        datos |= {"opciones_de_respuesta": [Llano("aceptada"), Llano("rechazada")]}
        datos |= {"observaciones": [_observacion(azar)]}
    parcial = "observaciones" not in datos
    respuesta = _respuesta(azar, matriz.fin, parcial=parcial) if matriz.suya.respondida else {}
    if respuesta:
        datos["respuesta"] = respuesta
    sin_plan, de = SIN_PLAN
    if respuesta.get("decision") == "rechazada" or (respuesta and ocurre(azar, sin_plan, de=de)):
        return datos
    suya = matriz.suya if respuesta else RECIEN_RECIBIDAS
    cuantas = azar.choice(_ACCIONES_POR_RECOMENDACION)
    acciones = [_accion(azar, f"{orden}.{n}", matriz, suya) for n in range(1, cuantas + 1)]
    return {**datos, "acciones": [*acciones]}


def _accion(azar: Random, id_de_accion: str, matriz: Matriz, suya: Epoca) -> dict[str, Valor]:
    accion = Accion(id_de_accion, matriz.fin, suya.situacion(azar), tuple(matriz.ids))
    matriz.ids.append(id_de_accion)
    if not suya.respondida:
        return accion_en_blanco(azar, accion)
    datos = accion_seguida(azar, accion)
    if ocurre(azar, 1, de=20):
        datos["practicas"] = [Llano(azar.choice(matriz.fichas))]
    return datos


def _observacion(azar: Random) -> dict[str, Valor]:
    return {
        "autor": "Revisor de la organización, comentario en el margen",
        "sobre": frase(azar, 73),
        "texto": texto(azar, Largo(254, 60, 120, 400)),
    }


def _respuesta(azar: Random, fin: int, *, parcial: bool) -> dict[str, Valor]:
    """La respuesta de la gerencia, hasta tres meses después de la evaluación; a veces, ninguna."""
    decision = azar.choices([*DECISIONES], weights=[*DECISIONES.values()])[0]
    if not decision:
        return {}
    if decision == "aceptada_parcialmente" and not parcial:
        decision = "aceptada"
    fecha = Llano(dia(azar, fin + azar.randint(1, 3)))
    datos: dict[str, Valor] = {"decision": Llano(decision), "fecha": fecha}
    if decision != "aceptada":
        datos["justificacion"] = texto(azar, Largo(160, 50, 80, 300))
    if decision == "aceptada_parcialmente":
        datos["alcance"] = texto(azar, Largo(120, 30, 70, 200))
    return datos


def _suelta(azar: Random, organizacion: str, anio: int, numero: int) -> dict[str, Valor]:
    fecha = Llano(dia(azar, anio * 12 + azar.randint(0, 11)))
    enlace = f"https://evaluaciones.example.org/registro/{3000 + numero}"
    return {
        "titulo": frase(azar, 90),
        "organizacion": organizacion,
        "tipo": Llano("final"),
        "agrupada": Llano("si"),
        "conduccion": Llano("independiente"),
        "numero": str(3000 + numero),
        "codigos_proyecto": [f"RLA/{anio % 100}/{numero % 100:02d}/USA"],
        "region": azar.choice(REGIONES),
        "paises": [Llano(pais) for pais in elegidos(azar, PAISES, 2)],
        "fuente": {"documento": "Registro de recomendación de otro sistema", "url": Llano(enlace)},
        "recomendaciones": [_recomendacion_suelta(azar, fecha, anio, enlace)],
        "notas": texto(azar, Largo(169, 40, 90, 260)),
    }


_CERRADAS = ("implementada", "implementada", "implementada", "no_se_implementara")
_ABIERTAS = ("en_curso", "implementada_parcialmente", "no_implementada", "no_determinado")


def _recomendacion_suelta(azar: Random, fecha: Llano, anio: int, enlace: str) -> dict[str, Valor]:
    situacion = EN_MARCHA.situacion(azar)
    estados = _CERRADAS if situacion == CERRADA else _ABIERTAS
    vence = None if situacion == CERRADA else plazo(azar, situacion, anio * 12 + 11)
    return {
        "id": Llano(f"R{azar.randint(1, 9)}"),
        "texto": texto(azar, Largo(843, 150, 400, 1200)),
        "fecha": fecha,
        "conclusiones": [str(n) for n in sorted(azar.sample(range(1, 15), 3))],
        "temas": [{"tema": "Organizational issues", "categoria": "Planning and programme design"}],
        "respuesta": {"plan": texto(azar, Largo(605, 120, 300, 900))},
        "fuente": {"url": Llano(f"{enlace}/recomendacion")},
        "unidades_administrativas": ["DWT/CO-Lima"],
        **({"plazo": Llano(mes(vence))} if vence else {}),
        "seguimiento": [
            {
                "fecha": fecha,
                "estado": Llano(azar.choice(estados)),
                "comentario": texto(azar, Largo(113, 30, 70, 180)),
                "autor": azar.choice(ACOMPANANTES),
            }
        ],
        "dudas": [
            {
                "campo": Llano("respuesta.plan"),
                "leido": f"«{frase(azar, 30)}»",
                "motivo": texto(azar, Largo(90, 20, 56, 155)),
            }
        ],
        "notas": texto(azar, Largo(102, 30, 60, 180)),
    }
