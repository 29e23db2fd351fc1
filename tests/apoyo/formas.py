"""Comprobar un JSON entero contra la forma que promete el contrato."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Forma = Any
"""Un tipo; un diccionario de formas, con esas claves y ninguna más; una lista de una forma; una
tupla de alternativas; `None`, o una función que dice si el valor vale."""


def faltas(valor: Any, forma: Forma, donde: str = "$") -> list[str]:  # noqa: ANN401 — cualquier JSON
    """En qué no cuadra el valor con la forma; vacía si cuadra."""
    match forma:
        case dict():
            return _de_objeto(valor, forma, donde)
        case list():
            if not isinstance(valor, list):
                return [f"{donde}: se esperaba una lista y es {valor!r}"]
            partes = enumerate(valor)
            return [falta for i, v in partes for falta in faltas(v, forma[0], f"{donde}[{i}]")]
        case tuple():
            cuadra = any(not faltas(valor, una, donde) for una in forma)
            return [] if cuadra else [f"{donde}: {valor!r} no es ninguna de {forma}"]
        case None:
            cuadra = valor is None
        case type():
            # un sí/no de Python es también un entero: aquí no
            cuadra = type(valor) is forma
        case _:
            cuadra = isinstance(valor, str) and forma(valor)
    return [] if cuadra else [f"{donde}: {valor!r} no es {forma}"]


def _de_objeto(valor: Any, forma: dict[str, Forma], donde: str) -> list[str]:  # noqa: ANN401 — lo mismo
    if not isinstance(valor, dict):
        return [f"{donde}: se esperaba un objeto y es {valor!r}"]
    sobran = [f"{donde}: sobra «{clave}»" for clave in valor if clave not in forma]
    faltan = [f"{donde}: falta «{clave}»" for clave in forma if clave not in valor]
    dentro = (faltas(valor[c], f, f"{donde}.{c}") for c, f in forma.items() if c in valor)
    return [*sobran, *faltan, *(falta for lista in dentro for falta in lista)]


@dataclass(frozen=True)
class Patron:
    """Un texto con esa forma de principio a fin."""

    expresion: str

    def __call__(self, valor: str) -> bool:
        return re.fullmatch(self.expresion, valor) is not None


def uno_de(*valores: str) -> Callable[[str], bool]:
    """Un texto de una lista cerrada."""
    return valores.__contains__


DIA = Patron(r"\d{4}-\d\d-\d\d")
PLAZO = Patron(r"\d{4}(-(S[12]|T[1-4]|\d\d(-\d\d)?))?")
ARCHIVO = Patron(r"[^\\/][^\\]*")
O_NULO = None

DIAGNOSTICO = {
    "archivo": ARCHIVO,
    "linea": int,
    "columna": int,
    "codigo": Patron(r"SEG\d{3}"),
    "severidad": uno_de("error", "advertencia", "nota"),
    "mensaje": str,
    "sugerencia": str,
    "relacionados": [{"archivo": ARCHIVO, "linea": int, "columna": int}],
}
POSTERIOR = {
    "ref": str,
    "clase": str,
    "fecha": (PLAZO, O_NULO),
    "contiene": [str],
    "archivo": ARCHIVO,
    "linea": int,
}
"""Lo que se dice de lo que, por su fecha, no se cuenta."""
ENVOLTURA = {
    "version": int,
    "hoy": DIA,
    "commit": (Patron(r"[0-9a-f]{40}"), O_NULO),
    "modificado": (bool, O_NULO),
    "archivos": {
        "leidos": int,
        "en_parte": [str],
        "ilegibles": [str],
        "no_evaluables": [str],
        "no_leidos": [str],
        "repetidos": [{"ref": str, "archivos": [str]}],
    },
    "diagnosticos": [DIAGNOSTICO],
}
_FILA = {
    "ref": str,
    "recomendacion": (str, O_NULO),
    "id": str,
    "instancia": (PLAZO, O_NULO),
    "descripcion": str,
    "prioridad": (int, O_NULO),
    "responsables": [str],
    "sin_plazo": (str, O_NULO),
    "lidera": (str, O_NULO),
    "acompanan": [str],
    "fondos": ({}, O_NULO),
    "etiquetas": [str],
    "papeles": [uno_de("responde", "lidera", "acompaña")],
    "plazo": (PLAZO, O_NULO),
    "plazo_original": (PLAZO, O_NULO),
    "vence": (DIA, O_NULO),
    "estado": uno_de("no_iniciada", "en_curso", "completada", "cancelada", "no_aplicable"),
    "estado_declarado": uno_de(
        "no_iniciada", "en_curso", "completada", "cancelada", "no_aplicable"
    ),
    "verificacion": uno_de("sin_evidencia", "autodeclarada", "verificada", "rechazada"),
    "situacion": uno_de("vencida", "por_vencer", "en_plazo", "sin_plazo", "cerrada"),
    "exigible": bool,
    "marcas": [str],
    "prorrogas": int,
    "dias_de_retraso": (int, O_NULO),
    "ultima_novedad": (
        {
            "fecha": (PLAZO, O_NULO),
            "estado": str,
            "comentario": (str, O_NULO),
            "avance": (int, O_NULO),
        },
        O_NULO,
    ),
    "avance": ({"hecho": (int, O_NULO), "meta": int, "unidad": str}, O_NULO),
    "periodos": ({"cumplidos": int, "exigibles": int}, O_NULO),
    "misma_que": (str, O_NULO),
    "archivo": ARCHIVO,
    "linea": int,
}
SEGUIDA = {
    "ref": str,
    "evaluacion": str,
    "id": str,
    "instancia": (str, O_NULO),
    "texto": str,
    "prioridad": (int, O_NULO),
    "dirigida_a": [str],
    "responsables": [str],
    "sin_plazo": (str, O_NULO),
    "lidera": (str, O_NULO),
    "acompanan": [str],
    "etiquetas": [str],
    "plazo": (PLAZO, O_NULO),
    "plazo_original": (PLAZO, O_NULO),
    "vence": (DIA, O_NULO),
    "estado": str,
    "situacion": uno_de("vencida", "por_vencer", "en_plazo", "sin_plazo", "cerrada"),
    "marcas": [str],
    "prorrogas": int,
    "dias_de_retraso": (int, O_NULO),
    "ultima_novedad": _FILA["ultima_novedad"],
    "avance": _FILA["avance"],
    "periodos": _FILA["periodos"],
    "archivo": ARCHIVO,
    "linea": int,
}
"""Una recomendación que se sigue sin acciones."""
FILA = ({**_FILA, "evaluacion": str}, {**_FILA, "acuerdo": str})
"""Una acción dice su evaluación; un compromiso, su acuerdo."""
CUENTAS = (
    *("evaluaciones", "acuerdos", "recomendaciones", "acciones", "acciones_distintas"),
    *("vencidas", "por_vencer", "en_plazo", "sin_plazo", "cerradas", "completadas", "canceladas"),
    *("no_aplicables", "no_iniciadas", "en_curso", "sin_seguimiento", "sin_novedad"),
    *("prorrogadas", "por_verificar", "sin_respuesta", "compromisos"),
)
"""Las del contrato. `resumen` puede llevar otras: los campos se añaden."""
ACUERDO = {
    "ref": str,
    "titulo": str,
    "estado": (str, O_NULO),
    "periodicidad": (str, O_NULO),
    "ultima_reunion": (PLAZO, O_NULO),
    "proxima_reunion": (PLAZO, O_NULO),
    "dias_sin_reunion": (int, O_NULO),
    "decisiones_sin_compromiso": [
        {"reunion": str, "id": (str, O_NULO), "texto": str, "archivo": ARCHIVO, "linea": int}
    ],
    "archivo": ARCHIVO,
    "linea": int,
}
SIN_RESPUESTA = {
    "ref": str,
    "evaluacion": str,
    "id": str,
    "texto": str,
    "prioridad": (int, O_NULO),
    "dirigida_a": [str],
    "dias": (int, O_NULO),
    "archivo": ARCHIVO,
    "linea": int,
}
