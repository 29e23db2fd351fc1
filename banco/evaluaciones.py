"""Evaluaciones de mentira con la forma de las verdaderas.

Nueve de cada diez son matrices de respuesta gerencial; las demás, registros sueltos de otro sistema
con una sola recomendación. De las matrices, la mitad llega sin llenar, como la de `data/`, y la otra
mitad lleva uno o dos años de seguimiento.
"""

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

PRIMER_ANIO, ULTIMO_ANIO = 2014, 2021
"""De cuándo son: así ninguna bitácora pasa de diciembre de 2023."""
_ACCIONES_POR_RECOMENDACION = (1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3)
"""Las de las trece recomendaciones de `data/`."""


def evaluacion(numero: int, fichas: list[str]) -> tuple[str, dict[str, Valor]]:
    """El identificador y los datos de la evaluación; `fichas` son códigos que puede citar."""
    azar = Random(f"evaluación {numero}")
    organizacion = azar.choice(ORGANIZACIONES)
    anio = azar.randint(PRIMER_ANIO, ULTIMO_ANIO)
    sigla = organizacion.lower().replace(" ", "-")
    if numero % 10 == 9:  # noqa: PLR2004 — una de cada diez
        return f"{sigla}-{3000 + numero}-registro", _suelta(azar, organizacion, anio, numero)
    return f"{sigla}-{anio}-matriz-{numero}", _matriz(azar, organizacion, anio, numero, fichas)


def _matriz(
    azar: Random, organizacion: str, anio: int, numero: int, fichas: list[str]
) -> dict[str, Valor]:
    fin = anio * 12 + 11
    cuantas = round(azar.triangular(6, 20, 13))
    citables = fichas if numero % 2 else None
    ids: list[str] = []
    recomendaciones: list[Valor] = [
        _recomendacion(azar, orden, fin, ids, citables) for orden in range(1, cuantas + 1)
    ]
    return {
        "titulo": texto(azar, Largo(146, 20, 90, 200)),
        "organizacion": organizacion,
        "tipo": Llano(azar.choice(("inicial", "medio_termino", "final", "ex_post", "tematica"))),
        "fecha": Llano(azar.choice((str(anio), mes(fin), dia(azar, fin)))),
        "region": azar.choice(REGIONES),
        "responsable": azar.choice(FUNCIONES),
        "comentarios_generales": texto(azar, Largo(293, 60, 150, 500)),
        "fuente": {"documento": texto(azar, Largo(162, 20, 100, 220))},
        "recomendaciones": recomendaciones,
        "notas": texto(azar, Largo(195, 50, 90, 320)),
    }


def _recomendacion(
    azar: Random, orden: int, fin: int, ids: list[str], fichas: list[str] | None
) -> dict[str, Valor]:
    """Una recomendación de matriz; sin `fichas`, la matriz está por llenar.

    A `ids`, los de las acciones escritas antes en el archivo, se suman los suyos.
    """
    datos: dict[str, Valor] = {
        "id": Llano(f"R{orden}"),
        "texto": texto(azar, Largo(401, 187, 205, 933)),
        "dirigida_a": elegidos(azar, FUNCIONES, azar.choice((1, 1, 1, 2))),
        "prioridad": azar.randint(1, 3),
    }
    if orden % 13 == 10:  # noqa: PLR2004 — como la décima de data/
        datos |= {"opciones_de_respuesta": [Llano("aceptada"), Llano("rechazada")]}
        datos |= {"observaciones": [_observacion(azar)]}
    respuesta = _respuesta(azar, fin, parcial="observaciones" not in datos) if fichas else {}
    if respuesta:
        datos["respuesta"] = respuesta
    if respuesta.get("decision") == "rechazada":
        return datos
    acciones: list[Valor] = []
    for n in range(1, azar.choice(_ACCIONES_POR_RECOMENDACION) + 1):
        accion = Accion(f"{orden}.{n}", fin, tuple(ids))
        seguida = fichas is not None and respuesta
        acciones.append(
            _seguida(azar, accion, fichas) if seguida else accion_en_blanco(azar, accion)
        )
        ids.append(accion.id)
    return {**datos, "acciones": acciones}


def _seguida(azar: Random, accion: Accion, fichas: list[str] | None) -> dict[str, Valor]:
    datos = accion_seguida(azar, accion)
    if fichas and ocurre(azar, 1, de=20):
        datos["practicas"] = [Llano(azar.choice(fichas))]
    return datos


def _observacion(azar: Random) -> dict[str, Valor]:
    return {
        "autor": "Revisor de la organización, comentario en el margen",
        "sobre": frase(azar, 73),
        "texto": texto(azar, Largo(254, 60, 120, 400)),
    }


def _respuesta(azar: Random, fin: int, *, parcial: bool) -> dict[str, Valor]:
    """La respuesta de la gerencia, hasta tres meses después de la evaluación; a veces, ninguna."""
    decision = azar.choices(_DECISIONES, weights=(3, 1, 3, 11))[0]
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


_DECISIONES = ("", "rechazada", "aceptada_parcialmente", "aceptada")


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
        "recomendaciones": [_recomendacion_suelta(azar, fecha, enlace)],
        "notas": texto(azar, Largo(169, 40, 90, 260)),
    }


def _recomendacion_suelta(azar: Random, fecha: Llano, enlace: str) -> dict[str, Valor]:
    return {
        "id": Llano(f"R{azar.randint(1, 9)}"),
        "texto": texto(azar, Largo(843, 150, 400, 1200)),
        "fecha": fecha,
        "conclusiones": [str(n) for n in sorted(azar.sample(range(1, 15), 3))],
        "temas": [{"tema": "Organizational issues", "categoria": "Planning and programme design"}],
        "respuesta": {"plan": texto(azar, Largo(605, 120, 300, 900))},
        "fuente": {"url": Llano(f"{enlace}/recomendacion")},
        "unidades_administrativas": ["DWT/CO-Lima"],
        "seguimiento": [
            {
                "fecha": fecha,
                "estado": Llano(
                    azar.choice(("en_curso", "implementada_parcialmente", "implementada"))
                ),
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
