"""Con qué se llega, dentro de una página, a la hoja de una recomendación: «#oim-2022-red-pmm-R4»."""

import re
from collections import Counter
from collections.abc import Iterable

from seguimiento.almacen.nombres import es_reservado
from seguimiento.lugares import Lugar
from seguimiento.modelo.cartera import RecomendacionSituada
from seguimiento.redaccion import sin_tildes

DE_LA_PAGINA = frozenset({"detras", "ev", "evolucion", "plazos", "retraso", "sin", "situaciones"})
"""Con qué palabra empiezan las anclas de varias que son de la propia página (`test_anclas`)."""
_LETRAS_DE_ARCHIVO = 200
"""Las que caben en un nombre en todos los sistemas, con la extensión y lo que distinga a dos."""
_NO_VALE = re.compile(r"[^A-Za-z0-9.]+")
"""Lo que no vale en todas partes: en una dirección, en HTML y sin que Markdown lo tome por una marca."""


def anclas(situadas: Iterable[RecomendacionSituada]) -> dict[Lugar, str]:
    """El ancla de cada recomendación, por su lugar: la misma en todos los informes de esos registros.

    Dos nunca comparten ancla. Si «a-b/c-R1» y «a-b-c/R1» darían la misma, ninguna se queda con ella y
    ambas llevan dos guiones donde la barra, que es lo que un identificador no puede llevar.
    """
    nombres = {s.lugar: tuple(map(_llano, s.ref.split("/", 1))) for s in situadas}
    veces = Counter(map("-".join, nombres.values()))
    dadas: dict[str, Lugar] = {}
    for lugar, (origen, codigo) in nombres.items():
        corta = f"{origen}-{codigo}"
        propia = veces[corta] == 1 and origen.partition("-")[0] not in DE_LA_PAGINA
        larga = corta if propia else f"{origen}--{codigo}"
        ancla, vez = larga, 1
        while ancla in dadas:
            vez += 1
            ancla = f"{larga}--{vez}"
        dadas[ancla] = lugar
    return {lugar: ancla for ancla, lugar in dadas.items()}


def nombres_de_archivo(ids: Iterable[str], extension: str, ocupado: str = "") -> dict[str, str]:
    """El archivo de las hojas de cada evaluación, por su id: vale en cualquier disco y no se repite.

    Tampoco es el `ocupado`, que es de otra cosa.
    """
    dados: dict[str, str] = {}
    usados = {ocupado.casefold()}
    for id_ in dict.fromkeys(ids):
        # Windows no admite algunos nombres ni el punto final, y un disco puede no distinguir mayúsculas
        llano = _llano(id_)[:_LETRAS_DE_ARCHIVO].strip(".-")
        base = f"hojas-{llano}".rstrip("-") if es_reservado(llano) or not llano else llano
        nombre, vez = f"{base}{extension}", 1
        while nombre.casefold() in usados:
            vez += 1
            nombre = f"{base}--{vez}{extension}"
        usados.add(nombre.casefold())
        dados[id_] = nombre
    return dados


def _llano(nombre: str) -> str:
    return _NO_VALE.sub("-", sin_tildes(nombre)).strip("-")
