"""El seguimiento por columnas: bajo cada fecha del encabezado, el estado y los comentarios de entonces."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from seguimiento.fechas import fechas_parecidas
from seguimiento.importacion.disposiciones.dichos import Dicho
from seguimiento.importacion.disposiciones.renglones import ENTRE_PISOS
from seguimiento.importacion.encabezados import Encabezado, campo_de
from seguimiento.importacion.material import Celda
from seguimiento.vocabularios.rotulos import CampoDeMatriz

_ANIO = re.compile("(?:19|20)[0-9]{2}")
_FECHA = CampoDeMatriz.FECHA_DE_SEGUIMIENTO


def con_sus_periodos(encabezado: Encabezado, pedidas: Mapping[str, CampoDeMatriz]) -> Encabezado:
    """El encabezado con las columnas de todas las fechas, y no solo las de la primera, si dice varias."""
    columnas = {
        columna: campo
        for columna, rotulo in encabezado.rotulos.items()
        if _fecha_de(rotulo)
        and (campo := campo_de(rotulo.rpartition(ENTRE_PISOS)[2], pedidas))
        and campo.clave.startswith("seguimiento.")
    }
    fechas = {_fecha_de(encabezado.rotulos[columna]) for columna in columnas}
    if len(fechas) == 1 or CampoDeMatriz.ESTADO not in columnas.values():
        return encabezado
    return replace(encabezado, columnas=encabezado.columnas | columnas)


def hay_en(encabezado: Encabezado) -> bool:
    """Si trae el estado de más de una fecha."""
    return [*encabezado.columnas.values()].count(CampoDeMatriz.ESTADO) > 1


def por_periodos(dichos: Sequence[Dicho]) -> Iterator[list[Dicho]]:
    """Una fila por cada fecha de la que se dice algo, con lo demás en todas; sin ninguna, la misma."""
    de_cada: dict[str, list[Dicho]] = {}
    for dicho in dichos:
        if dicho.campo.clave.startswith("seguimiento.") and (fecha := _fecha_de(dicho.rotulo)):
            de_cada.setdefault(fecha, []).append(dicho)
    fechados = [dicho for suyos in de_cada.values() for dicho in suyos]
    comunes = [dicho for dicho in dichos if dicho not in fechados]
    for fecha, suyos in de_cada.items():
        de_cuando = Celda(fecha, suyos[0].celda.sitio)
        yield [*comunes, *suyos, Dicho(_FECHA, de_cuando, fecha)]
    if not de_cada:
        yield comunes


def _fecha_de(rotulo: str) -> str:
    """La que dice un piso de arriba de una columna: «Marzo 2023: Estado»; vacía si ninguno."""
    pisos = rotulo.rpartition(ENTRE_PISOS)[0].split(ENTRE_PISOS)
    return next((piso for piso in pisos if fechas_parecidas(piso) or _ANIO.fullmatch(piso)), "")
