"""Informe de calidad de GitLab: una lista JSON de hallazgos, que compara los de dos ramas."""

import json
from collections.abc import Sequence
from typing import Any

from seguimiento.diagnosticos import Diagnostico, Severidad
from seguimiento.formatos.identidad import columna_final, huellas
from seguimiento.redaccion import visible
from seguimiento.repositorio.repositorio import Recuento


def en_gitlab(recuento: Recuento, diagnosticos: Sequence[Diagnostico]) -> str:
    """La lista, en el orden de los diagnósticos."""
    sin_nada = frozenset(recuento.ilegibles)
    hallazgos = [
        _hallazgo(uno, huella, _gravedad(uno, nada_leido=uno.archivo in sin_nada))
        for uno, huella in zip(diagnosticos, huellas(diagnosticos), strict=True)
    ]
    return json.dumps(hallazgos, ensure_ascii=False, indent=2) + "\n"


def _hallazgo(diagnostico: Diagnostico, huella: str, gravedad: str) -> dict[str, Any]:
    posicion = diagnostico.posicion
    return {
        "description": _descripcion(diagnostico),
        "check_name": diagnostico.codigo,
        "fingerprint": huella,
        "severity": gravedad,
        "location": {
            "path": visible(diagnostico.archivo),
            # GitLab enlaza por `lines`; `positions` es lo único que dice la columna
            "lines": {"begin": posicion.linea, "end": posicion.linea},
            "positions": {
                "begin": {"line": posicion.linea, "column": posicion.columna},
                "end": {"line": posicion.linea, "column": columna_final(diagnostico)},
            },
        },
    }


def _descripcion(diagnostico: Diagnostico) -> str:
    """El mensaje con su ayuda en una línea: GitLab no muestra más."""
    ayuda = f" (ayuda: {visible(diagnostico.sugerencia)})" if diagnostico.sugerencia else ""
    return visible(diagnostico.mensaje) + ayuda


def _gravedad(diagnostico: Diagnostico, *, nada_leido: bool) -> str:
    """Cuánto se pierde: un registro entero, un dato, la certeza o nada.

    De un archivo ilegible no cuenta ninguna acción; un error deja fuera un dato o lo contradice; una
    advertencia lo cuenta, pero puede no ser lo que se quiso decir; una nota solo informa.
    """
    match diagnostico.severidad:
        case Severidad.ERROR:
            return "blocker" if nada_leido else "critical"
        case Severidad.ADVERTENCIA:
            return "minor"
        case Severidad.NOTA:
            return "info"
