"""Qué textos sin comillas no son para todos lo que parecen: los nulos y lo que otro lector convertiría."""

import re

NULOS = frozenset({"", "~", "null", "Null", "NULL"})
FUSION = "<<"
PRINCIPIOS = frozenset("-+.0123456789yYnNtTfFoO=<")
"""Con qué empieza lo que puede ser ambiguo: descarta casi todo sin mirar más."""
AMBIGUO = re.compile(
    r"[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\.[0-9_]+(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?0(?:[xo][0-9a-fA-F_]+|b[01_]+)|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?"
    r"|[yYnN]|yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF|=|<<"
)
"""Lo que YAML 1.1 o 1.2 tomaría por número, fecha o valor lógico."""


def es_ambiguo(valor: str) -> bool:
    """Si, sin comillas, otro lector de YAML lo convertiría en otra cosa."""
    return valor[:1] in PRINCIPIOS and AMBIGUO.fullmatch(valor) is not None
