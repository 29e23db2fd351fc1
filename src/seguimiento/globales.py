"""Las opciones globales que se escribieron, y la orden que se sugiere a quien las escribió.

En los textos, una orden se nombra como se da en la carpeta del repositorio y a la fecha de hoy: «seg validar».
Así va a lo que leerá otro, en otra máquina u otro día: un informe, JSON, SARIF. A quien miró otra carpeta o
otra fecha, esa orden le daría otra cosa: lo que se le dice pasa por aquí, y solo por aquí.
"""

import re
import sys
from dataclasses import dataclass

SIN_REPOSITORIO = frozenset({"autocompletado", "ayuda", "esquema", "fusionar", "iniciar", "regla"})
"""Las órdenes que dicen lo mismo en cualquier carpeta y a cualquier fecha."""
QUE_ESCRIBEN = frozenset(
    {
        *("actualizar", "responder", "prorrogar", "verificar", "corregir", "deshacer"),
        *("nueva", "acta", "importar", "iniciar"),
        *("guardar", "traer", "enviar", "recortar", "fusionar"),
    }
)
"""Las que cambian los registros: lo guardado en otro momento ya no se cambia."""
_AYUDA = " --ayuda"


# se compilan al usarlas, y no cada vez que se arranca
_LLANO_EN_WINDOWS = r"[\w.:/\\+-]+"
_ENTRE_DOBLES = r'[^"$`%!“”„]+'
"""Lo que entre comillas dobles no quiere decir otra cosa ni en cmd ni en PowerShell."""


def entrecomillado(valor: str) -> str:
    """Un valor, sobre todo una ruta, como se escribe en una orden para el intérprete de quien la da."""
    if sys.platform == "win32":
        return _en_windows(valor)
    from shlex import quote

    return quote(valor)


def _en_windows(valor: str) -> str:
    if re.fullmatch(_LLANO_EN_WINDOWS, valor):
        return valor
    # las simples no las entiende cmd; en PowerShell, entre ellas nada quiere decir otra cosa
    return (
        f'"{valor}"' if re.fullmatch(_ENTRE_DOBLES, valor) else "'" + valor.replace("'", "''") + "'"
    )


class Orden(str):
    """Una orden que se sugiere suelta, fuera de una frase: `seg status --detalle`."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Globales:
    """Dónde, de cuándo y a qué fecha se pidió mirar, como se escribió; vacío lo que no se escribió."""

    raiz: str = ""
    hoy: str = ""
    al: str = ""

    def en(self, orden: str) -> str:
        """Esa orden, de modo que mire lo mismo: `seg -C ejemplos --hoy 2026-01-12 status`."""
        nombre = orden.split()[1]
        if nombre in SIN_REPOSITORIO or orden.endswith(_AYUDA):
            return orden
        al = "" if nombre in QUE_ESCRIBEN else self.al
        escritas = (("-C", self.raiz), ("--al", al), ("--hoy", self.hoy))
        opciones = "".join(
            f" {opcion} {entrecomillado(valor)}" for opcion, valor in escritas if valor
        )
        return f"seg{opciones}{orden.removeprefix('seg')}"

    def en_la_frase(self, frase: str) -> str:
        """La misma frase, con cada orden que nombra entre comillas: «seg validar»."""
        return re.sub("(?<=«)seg [a-z][^»]*(?=»)", lambda orden: self.en(orden[0]), frase)


NINGUNA = Globales()
"""Si no se escribió ninguna, o si lo que se dice lo leerá otro."""
