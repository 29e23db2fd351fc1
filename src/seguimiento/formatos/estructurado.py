"""JSON y CSV: lo que leen otros programas."""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from seguimiento.diagnosticos import Diagnostico
from seguimiento.repositorio.repositorio import Recuento

VERSION = 1
"""Versión del JSON de salida: los campos se añaden y nunca se quitan."""
_INVISIBLES = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]"
)
"""Lo que podría alterar una pantalla sin verse: controles, bidi y bytes que no eran UTF-8."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def envoltura(
    hoy: date | None,
    commit: str | None,
    modificado: bool | None,  # noqa: FBT001 — sí, no o no se sabe
    recuento: Recuento,
    diagnosticos: Iterable[Diagnostico],
) -> dict[str, Any]:
    """Lo que lleva todo objeto raíz."""
    return {
        "version": VERSION,
        "hoy": hoy.isoformat() if hoy else None,
        "commit": commit,
        "modificado": modificado,
        "archivos": {
            "leidos": recuento.leidos,
            "en_parte": sorted(recuento.en_parte),
            "ilegibles": sorted(recuento.ilegibles),
            "no_evaluables": sorted(recuento.no_evaluables),
            "no_leidos": sorted(recuento.no_leidos),
            "repetidos": [
                {"ref": uno.ref, "archivos": [*uno.archivos]} for uno in recuento.repetidos
            ],
        },
        "diagnosticos": [objeto_de_diagnostico(d) for d in diagnosticos],
    }


def objeto_de_diagnostico(diagnostico: Diagnostico) -> dict[str, Any]:
    """Un diagnóstico con las claves del contrato."""
    return {
        "archivo": diagnostico.archivo,
        "linea": diagnostico.posicion.linea,
        "columna": diagnostico.posicion.columna,
        "codigo": diagnostico.codigo,
        "severidad": diagnostico.severidad.value,
        "mensaje": diagnostico.mensaje,
        "sugerencia": diagnostico.sugerencia,
        "relacionados": [
            {"archivo": otro.archivo, "linea": otro.linea, "columna": otro.columna}
            for otro in diagnostico.relacionados
        ],
    }


_SANGRIA = "  "
_CODIFICADOR = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def en_json(objeto: Mapping[str, Any]) -> str:
    """El objeto como JSON: una clave o una fila por línea, con las tildes tal cual, lo invisible escapado y salto final.

    Se despliega lo que hay en cada clave, y lo de dentro va en una línea: una fila se busca y se compara
    entera. Con sangría en todo, Python deja su codificador en C y tarda casi el triple.
    """
    claves = (f"{_codificado(clave)}: {_desplegado(valor)}" for clave, valor in objeto.items())
    return _en_lineas("{", claves, "}") + "\n"


def _desplegado(valor: Any) -> str:  # noqa: ANN401 — cualquier valor de JSON
    """Lo que hay en una clave: de una lista, cada elemento en su línea; de un objeto, cada clave."""
    match valor:
        case list() | tuple():
            return _en_lineas("[", map(_codificado, valor), "]", _SANGRIA)
        case dict():
            # las claves de dentro pueden no ser textos: de eso sabe el codificador
            claves = (_codificado({clave: dato})[1:-1] for clave, dato in valor.items())
            return _en_lineas("{", claves, "}", _SANGRIA)
        case _:
            return _codificado(valor)


def _codificado(valor: Any) -> str:  # noqa: ANN401 — cualquier valor de JSON
    """El valor en una línea."""
    texto = _CODIFICADOR.encode(valor)
    # nada invisible es imprimible, y preguntarlo cuesta mucho menos que buscarlo
    if texto.isprintable():
        return texto
    return _INVISIBLES.sub(lambda hallado: json.dumps(hallado[0])[1:-1], texto)


def _en_lineas(abre: str, partes: Iterable[str], cierra: str, sangria: str = "") -> str:
    dentro = f",\n{sangria}{_SANGRIA}".join(partes)
    return (
        f"{abre}\n{sangria}{_SANGRIA}{dentro}\n{sangria}{cierra}" if dentro else f"{abre}{cierra}"
    )


NO_EVALUABLE = "no_evaluable"
"""La situación, en un CSV, de lo que existe y no pudo leerse."""
POSTERIOR = "posterior_al_corte"
"""La situación, en un CSV, de lo que por su fecha aún no existía."""
NO_LEIDO, REPETIDO = "no_leido", "identificador_repetido"
"""La de un archivo que parece un registro y no se lee, y la de lo que se cuenta más de una vez."""


def lo_que_queda_fuera(
    recuento: Recuento, posteriores: Iterable[str] = (), *, con_totales: bool = True
) -> list[tuple[str, str]]:
    """De lo que no está entre las filas, o está más de una vez, su nombre y qué le pasa.

    De lo que se cuenta de más o no se lee solo se habla donde hay totales.
    """
    return [
        *((ref, POSTERIOR) for ref in posteriores),
        *((ref, NO_EVALUABLE) for ref in sorted({*recuento.no_evaluables})),
        *((archivo, NO_LEIDO) for archivo in recuento.no_leidos if con_totales),
        *((repetido.ref, REPETIDO) for repetido in recuento.repetidos if con_totales),
    ]


def en_csv(columnas: Sequence[str], filas: Iterable[Mapping[str, Any]]) -> str:
    """Las filas como CSV; las listas se unen con «; » y nada puede pasar por una fórmula."""
    salida = io.StringIO()
    escritor = csv.writer(salida, lineterminator="\r\n")
    escritor.writerow(columnas)
    for fila in filas:
        escritor.writerow([celda_de_csv(fila.get(columna)) for columna in columnas])
    return salida.getvalue()


def celda_de_csv(valor: Any) -> str:  # noqa: ANN401 — cualquier valor de JSON
    """El texto de una celda."""
    if valor is None:
        return ""
    if isinstance(valor, bool):
        return "si" if valor else "no"
    if isinstance(valor, int):
        return str(valor)
    return sin_formula(en_un_texto(valor))


def en_un_texto(valor: Any) -> str:  # noqa: ANN401 — cualquier valor de JSON
    """El valor en un texto: una lista, con lo suyo unido con «; »."""
    if isinstance(valor, list):
        return "; ".join(map(en_un_texto, valor))
    if isinstance(valor, dict):
        return "; ".join(f"{k}: {en_un_texto(v)}" for k, v in valor.items() if v is not None)
    return str(valor)


def sin_formula(texto: str) -> str:
    """El texto de modo que ninguna hoja de cálculo lo tome por una fórmula."""
    return f"'{texto}" if texto.startswith(_FORMULA) else texto
