"""El vistazo de todos los registros juntos: lo que asoma en una pantalla, y entre qué días vale."""

import marshal
from datetime import date
from pathlib import Path

from seguimiento.almacen.recordado import Recordado
from seguimiento.almacen.sello import Sello
from seguimiento.analisis.vistazo import Vistazo
from seguimiento.repositorio.vistazos.llano import Parte, de_llano, en_llano

ASOMAN = 200
"""De cada apartado, cuántas filas se guardan: en una pantalla no caben más."""


def vistazo_de_todos(
    recordado: Recordado, raiz: Path, sello: Sello, hoy: date, caben: int | None
) -> Vistazo | None:
    """El de los archivos que tienen ese sello, ese día; `None` si no consta o si van a mirarse más filas de las que asoman."""
    guardado = recordado.tomar(_cual(raiz), sello)
    if guardado is None:
        return None
    desde, hasta, llano = marshal.loads(guardado)  # noqa: S302 — lo escribió este programa, con suma
    if not desde <= hoy.toordinal() <= hasta:
        return None
    visto = de_llano(llano, hoy)
    largo = max(map(len, visto.listas), default=0)
    return visto if min(largo, caben or largo) <= ASOMAN else None


def dejar_el_de_todos(
    recordado: Recordado, raiz: Path, sello: Sello, visto: Vistazo, vale: tuple[int, int]
) -> None:
    """Lo deja para otras veces: solo lo último de cada carpeta, que cambia con cada archivo."""
    de_todos: Parte = (*vale, en_llano(visto, ASOMAN))
    recordado.dejar(_cual(raiz), marshal.dumps(de_todos), sello)


def _cual(raiz: Path) -> str:
    return f"vistazo\0{raiz}"
