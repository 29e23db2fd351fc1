"""Las órdenes que leen los registros, en cada forma de decir lo que leen.

Cuanto se exige de todas ellas —que no ejecuten nada ajeno, que con `--al` digan lo que habrían dicho en la
carpeta— se prueba con esta lista; la de una orden nueva la pide `test_al.py`.
"""

from collections.abc import Mapping, Sequence

from seguimiento.comandos.grupos import ORDENES
from seguimiento.globales import QUE_ESCRIBEN, SIN_REPOSITORIO

Lectura = tuple[str, ...]

DE_CADA_ORDEN: Mapping[str, Sequence[Lectura]] = {
    "status": ((), ("--detalle", "--formato", "md"), ("--formato", "csv"), ("--json",)),
    "ver": (("final-2022/1.1",), ("final-2022/R1", "--json")),
    "lista": (("acciones",), ("acuerdos", "--formato", "csv"), ("acciones", "--json")),
    "buscar": (("guía",), ("guía", "--json")),
    "informe": (
        ("matriz", "final-2022"),
        ("trimestral", "--formato", "md"),
        ("trimestral", "--formato", "html"),
        ("agenda",),
    ),
    "indicadores": ((), ("--formato", "csv"), ("--tendencia",), ("--json",)),
    "cambios": (("--desde", "2023-01-10"), ("--desde", "2023-01-10", "--json")),
    "historial": (("final-2022/1.1",), ("final-2022", "--formato", "md"), ("final-2022", "--json")),
    "recordatorios": ((), ("--formato", "md")),
    "validar": ((), ("--json",)),
    "diagnostico": ((),),
    "plantillas": ((), ("matriz.md.j2",)),
    "exportar": (("csv",), ("json",), ("ics",)),
}
"""Por su nombre, con qué argumentos; los de `exportar`, que escribe archivos, sin el destino."""
QUE_LEEN = {*ORDENES} - QUE_ESCRIBEN - SIN_REPOSITORIO
"""Todas las que hay."""


def lecturas(*salvo: str) -> list[Lectura]:
    """Cada lectura, con el nombre de su orden delante, menos las de las órdenes que se digan."""
    return [
        (orden, *argumentos)
        for orden, formas in DE_CADA_ORDEN.items()
        if orden not in salvo
        for argumentos in formas
    ]
