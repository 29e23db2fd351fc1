"""Fichas de mentira con las secciones, los largos y el reparto por área del catálogo de `data/`."""

from collections import Counter
from random import Random

from azar import ocurre
from escritura import Llano, Valor
from prosa import (
    ACTORES,
    ASISTENCIAS,
    BENEFICIARIOS,
    CIUDADES,
    PALABRAS_CLAVE,
    Largo,
    elegidos,
    frase,
    texto,
)

_REPARTO = (
    *((("BP", "AH"),) * 4 + (("LA", "AH"),)),
    *((("BP", "ISE"),) * 5 + (("LA", "ISE"),) * 2),
    *(("BP", "PC"),) * 10,
    *(("BP", "GF"),) * 3,
    *(("BP", "ME"),) * 2,
    *(("BP", "AF"), ("LA", "AF"), ("LA", "AF")),
    *(("BP", "GN"), ("LA", "GN"), ("LN", "GN"), ("LN", "GN")),
)
"""Las 34 del catálogo."""
_ORDEN = tuple(Random("reparto").sample(_REPARTO, len(_REPARTO)))
_CUANTAS = Counter(_ORDEN)
_CATALOGO = (
    "Catálogo de lecciones aprendidas y buenas prácticas para una gestión integral de la migración"
    " (oficina de país)"
)


def codigo(numero: int) -> str:
    """El código de la ficha; barajado para que cualquier tramo tenga de todas las áreas."""
    vuelta, indice = divmod(numero, len(_ORDEN))
    clase = _ORDEN[indice]
    orden = vuelta * _CUANTAS[clase] + _ORDEN[:indice].count(clase) + 1
    return f"{clase[0]}{orden}_{clase[1]}"


def ficha(numero: int) -> tuple[str, dict[str, Valor]]:
    """El código y los datos de la ficha."""
    azar = Random(f"ficha {numero}")
    suyo = codigo(numero)
    if suyo.startswith("BP"):
        return suyo, _buena_practica(azar)
    return suyo, _leccion(azar, aprendida=suyo.startswith("LA"))


def _principio(azar: Random, tipo: str) -> dict[str, Valor]:
    datos: dict[str, Valor] = {"tipo": Llano(tipo), "titulo": frase(azar, 114)}
    if ocurre(azar, 6, de=34):
        datos["titulo_indice"] = texto(azar, Largo(127, 23, 101, 164))
    return {
        **datos,
        "organizacion": "OIM Ecuador",
        "paises": [Llano("ECU")],
        "hallazgo": texto(azar, Largo(178, 43, 100, 286)),
    }


def _final(azar: Random) -> dict[str, Valor]:
    datos: dict[str, Valor] = {"fuente": {"documento": _CATALOGO}}
    if ocurre(azar, 2, de=34):
        titulo, numero = frase(azar, 40), azar.randint(1, 999)
        datos["enlaces"] = [
            {"titulo": titulo, "url": Llano(f"https://ejemplo.org/guia-{numero}.pdf")}
        ]
    if ocurre(azar, 12, de=34):
        datos["dudas"] = [_duda(azar) for _ in range(azar.choice((1, 1, 1, 2)))]
    if ocurre(azar, 8, de=34):
        datos["notas"] = texto(azar, Largo(225, 110, 97, 430))
    return datos


def _duda(azar: Random) -> dict[str, Valor]:
    leido = azar.choice((f'"{azar.randint(1, 9)},0000"', frase(azar, 60)))
    motivo = texto(azar, Largo(95, 20, 56, 129))
    return {"campo": Llano("poblacion_asistida"), "leido": leido, "motivo": motivo}


def _pacto(azar: Random) -> dict[str, Valor]:
    letras = sorted(azar.sample("abcdefghij", azar.randint(1, 4)))
    numeros = sorted(azar.sample(range(1, 24), azar.randint(1, 5)))
    return {"principios": [Llano(letra) for letra in letras], "objetivos": list(numeros)}


def _meta(azar: Random) -> dict[str, Valor]:
    meta = texto(azar, Largo(106, 14, 88, 130)) if ocurre(azar, 3, de=10) else frase(azar, 60)
    return {"meta": meta, "aporte": texto(azar, Largo(140, 55, 70, 299))}


def _buena_practica(azar: Random) -> dict[str, Valor]:
    contexto: dict[str, Valor] = {
        "descripcion": texto(azar, Largo(246, 79, 84, 426)),
        "consejos": texto(azar, Largo(228, 71, 105, 371)),
        "causa_efecto": texto(azar, Largo(178, 52, 81, 293)),
    }
    if ocurre(azar, 1, de=26):
        contexto["limitaciones"] = texto(azar, Largo(92, 15, 70, 120))
    poblacion = Llano(
        azar.choice(("no_registra", "no_aplica", *(str(azar.randint(40, 30000)),) * 8))
    )
    datos = {
        **_principio(azar, "buena_practica"),
        "contexto": contexto,
        "metas": [_meta(azar) for _ in range(azar.choice((1, 1, 1, 2)))],
        "contribucion": texto(azar, Largo(140, 46, 81, 273)),
        "beneficiarios": elegidos(azar, BENEFICIARIOS, azar.choice((1, 1, 2, 3))),
        "poblacion_asistida": poblacion,
        "territorios": elegidos(azar, CIUDADES, azar.choice((1, 2, 4, 5, 10))),
        "tipos_asistencia": elegidos(azar, ASISTENCIAS, azar.choice((1, 1, 1, 2, 4, 9))),
        "actores": elegidos(azar, ACTORES, azar.choice((2, 2, 3, 4))),
        "presupuesto": _presupuesto(azar),
        "replicacion": _replicacion(azar),
        "vinculos_institucionales": texto(azar, Largo(146, 28, 81, 202)),
        "pacto_mundial": _pacto(azar),
        "valor_agregado": texto(azar, Largo(171, 53, 63, 359)),
        "efectividad": texto(azar, Largo(180, 49, 109, 324)),
        "sostenibilidad": {
            "nivel": Llano(azar.choice(("alta",) * 4 + ("media",))),
            "justificacion": texto(azar, Largo(210, 63, 114, 395)),
        },
        "palabras_clave": elegidos(azar, PALABRAS_CLAVE, azar.choice((2, 3, 4, 5, 7))),
    }
    return {**datos, **_final(azar)}


def _presupuesto(azar: Random) -> Valor:
    if ocurre(azar, 3, de=26):
        return Llano("no_registra")
    return {"monto": azar.randint(20, 4000) * 100, "moneda": Llano("USD")}


def _replicacion(azar: Random) -> dict[str, Valor]:
    largo = ocurre(azar, 14, de=26)
    por_quien = texto(azar, Largo(156, 36, 86, 217)) if largo else frase(azar, 81)
    datos: dict[str, Valor] = {}
    if ocurre(azar, 6, de=26):
        datos["potencial"] = texto(azar, Largo(130, 30, 78, 172))
    return {**datos, "por_quien": por_quien}


def _leccion(azar: Random, *, aprendida: bool) -> dict[str, Valor]:
    tipo = "leccion_aprendida" if aprendida else "leccion_no_aprendida"
    datos: dict[str, Valor] = {
        **_principio(azar, tipo),
        "descripcion": texto(azar, Largo(158, 26, 125, 212)),
        "contexto": {"descripcion": texto(azar, Largo(191, 54, 102, 265))},
        "metas": [_meta(azar)],
        "beneficiarios": elegidos(azar, BENEFICIARIOS, azar.choice((1, 2, 2))),
        "pacto_mundial": _pacto(azar),
        "exitos": texto(azar, Largo(139, 30, 92, 183)),
        "desafios": texto(azar, Largo(162, 47, 104, 233)),
    }
    return {**datos, **(_solo_de_aprendida(azar) if aprendida else {}), **_final(azar)}


def _solo_de_aprendida(azar: Random) -> dict[str, Valor]:
    return {
        "territorios": elegidos(azar, CIUDADES, azar.choice((1, 4, 7, 10))),
        "actores": elegidos(azar, ACTORES, azar.choice((2, 2, 2, 4))),
        "valor_agregado": texto(azar, Largo(182, 49, 129, 281)),
        "efectividad": texto(azar, Largo(166, 16, 149, 195)),
        "criterios": {
            "importante": _criterio(azar, "si"),
            "util": _criterio(azar, azar.choice(("si", "parcial"))),
            "equitativa": _criterio(azar, azar.choice(("no", "no_determinable", "sin_veredicto"))),
            "economica": _criterio(azar, azar.choice(("si", "no", "sin_veredicto"))),
        },
        **({"decision": {"cambio": Llano("previsto")}} if ocurre(azar, 1, de=3) else {}),
        "palabras_clave": elegidos(azar, PALABRAS_CLAVE, 3),
    }


def _criterio(azar: Random, cumple: str) -> dict[str, Valor]:
    return {"cumple": Llano(cumple), "motivo": texto(azar, Largo(140, 50, 59, 267))}
