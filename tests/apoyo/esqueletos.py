"""Registros válidos mínimos en que se inserta un fragmento, y lo que dice de ellos la revisión."""

import re
from collections.abc import Mapping
from datetime import date
from textwrap import dedent, indent

from seguimiento.almacen.fuentes import Memoria
from seguimiento.diagnosticos import Diagnostico
from seguimiento.repositorio import revisar

HOY = date(2026, 11, 20)
EVALUACION = "data/evaluaciones/ejemplo.yaml"
ACUERDO = "data/acuerdos/ejemplo.yaml"
CONFIGURACION = "seguimiento.yaml"

_CODIGOS = {
    "buena_practica": "BP1_ME",
    "leccion_aprendida": "LA1_ME",
    "leccion_no_aprendida": "LN1_ME",
}
_TIPO = re.compile(rf"^tipo: ({'|'.join(_CODIGOS)})$", re.MULTILINE)

_CON_RECOMENDACIONES = """\
titulo: Evaluación final
organizacion: OIM
fecha: 2022
recomendaciones:
"""
_CON_ACCIONES = f"""\
{_CON_RECOMENDACIONES}  - id: R1
    texto: Mejorar la coordinación.
    acciones:
"""
_FUENTE = """\
fuente:
  documento: Informe final
"""
_CON_REUNIONES = """\
titulo: Mecanismo de seguimiento
reuniones:
"""


def archivo_con(ambito: str, fragmento: str) -> tuple[str, str]:
    """La ruta y el texto de un registro válido con el fragmento en su sitio."""
    texto = dedent(fragmento)
    match ambito:
        case "Accion":
            return EVALUACION, _CON_ACCIONES + indent(texto, " " * 6)
        case "Recomendacion":
            return EVALUACION, _CON_RECOMENDACIONES + indent(texto, " " * 2)
        case "Reunion":
            return ACUERDO, _CON_REUNIONES + indent(texto, " " * 2)
        case "Configuracion":
            return CONFIGURACION, texto
        case "Acuerdo":
            return ACUERDO, texto
        case _:
            ficha = _TIPO.search(texto)
            return (EVALUACION, texto) if ficha is None else _ficha(ficha[1], ambito, texto)


def _ficha(tipo: str, ambito: str, texto: str) -> tuple[str, str]:
    # sin fuente ni quien la cite estaría huérfana (SEG111): eso solo lo mira Indice
    fuente = "" if ambito == "Indice" or "fuente:" in texto else _FUENTE
    return f"data/practicas/{_CODIGOS[tipo]}.yaml", f"{texto.rstrip()}\n{fuente}"


def revisados(archivos: Mapping[str, str], hoy: date = HOY) -> tuple[Diagnostico, ...]:
    """Todo lo que dice `seg validar` de unos archivos, por su ruta."""
    contenidos = {ruta: dedent(texto).encode() for ruta, texto in archivos.items()}
    return revisar(Memoria(contenidos), hoy).diagnosticos


def avisos(ambito: str, fragmento: str, hoy: date = HOY) -> list[tuple[str, str, str]]:
    """De un fragmento: el código, lo que se señala y el mensaje de cada diagnóstico, en orden."""
    ruta, texto = archivo_con(ambito, fragmento)
    return [(d.codigo, senalado(d), d.mensaje) for d in revisados({ruta: texto}, hoy)]


def codigos(ambito: str, fragmento: str, hoy: date = HOY) -> list[str]:
    """De un fragmento: los códigos de sus diagnósticos, en orden."""
    return [codigo for codigo, _, _ in avisos(ambito, fragmento, hoy)]


def senalado(diagnostico: Diagnostico) -> str:
    """La línea señalada, desde la columna que se señala y sin la sangría."""
    return diagnostico.extracto[diagnostico.posicion.columna - 1 :]


def otros(ambito: str, fragmento: str, hoy: date = HOY) -> list[str]:
    """De un fragmento: lo que hay en cada uno de los otros lugares de sus diagnósticos."""
    ruta, texto = archivo_con(ambito, fragmento)
    lineas = texto.split("\n")
    return [
        lineas[otro.linea - 1][otro.columna - 1 :]
        for diagnostico in revisados({ruta: texto}, hoy)
        for otro in diagnostico.relacionados
    ]
