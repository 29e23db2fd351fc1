"""Cuándo dos datos, dos entradas o dos plazos dicen lo mismo, se escriban como se escriban."""

from collections.abc import Mapping

from seguimiento.documento import Dato
from seguimiento.documento.escritura import Valor
from seguimiento.modelo.prioridad import prioridad_en
from seguimiento.redaccion import como_se_ve, plegado

Datos = Mapping[str, Valor]


def es_lo_mismo(uno: Valor, otro: Valor) -> bool:
    """Si dos valores dicen lo mismo, aunque cambien los espacios o uno lleve datos vacíos."""
    return _llano(uno) == _llano(otro)


def _llano(valor: Valor) -> object:
    """El valor sin lo que no cambia lo que dice: espacios, tildes sueltas y datos vacíos."""
    match valor:
        case None:
            return ""
        case str():
            return como_se_ve(valor)
        case Mapping():
            return {clave: _llano(suyo) for clave, suyo in valor.items() if suyo}
        case _:
            return [_llano(uno) for uno in valor]


def mapas(valor: Valor) -> list[Datos]:
    """Los mapas de una lista; ninguno si no lo es."""
    lista = valor if isinstance(valor, list) else []
    return [uno for uno in lista if isinstance(uno, Mapping)]


def es_la_misma_gente(unos: Valor, otros: Valor, oficiales: Mapping[str, str]) -> bool:
    """Si nombran a los mismos, en el mismo orden, cada uno por cualquiera de sus nombres."""
    return _oficial(unos, oficiales) == _oficial(otros, oficiales)


def _oficial(nombres: Valor, oficiales: Mapping[str, str]) -> list[str]:
    lista = nombres if isinstance(nombres, list) else [nombres]
    return [oficiales.get(plegado(str(uno)), como_se_ve(str(uno))) for uno in lista if uno]


def es_la_misma_prioridad(una: str, otra: str, mas_alta: int) -> bool:
    """Si lo son en la escala en que la más alta es esa: «2» y «media» lo son en las dos."""
    return _nivel(una, mas_alta) == _nivel(otra, mas_alta)


def _nivel(escrita: str, mas_alta: int) -> str:
    try:
        return prioridad_en(int(escrita) if escrita.isdecimal() else escrita, mas_alta).nivel
    except (IndexError, ValueError):
        return escrita


# ── Bitácoras y plazos ───────────────────────────────────────────────────────


def entradas(dato: Valor | Dato) -> list[Datos]:
    """Las de la bitácora de un elemento."""
    return mapas(dato.get("seguimiento")) if isinstance(dato, Mapping) else []


def dice(una: Datos, entrada: Datos) -> bool:
    """Si la que hay dice todo lo de la entrada; puede decir más."""
    return bool(una) and all(es_lo_mismo(una.get(clave), valor) for clave, valor in entrada.items())


def prorrogas(clave: str, escritos: Datos) -> list[Datos]:
    """Las que ha tenido el dato, si es el plazo."""
    return mapas(escritos.get("prorrogas")) if clave == "plazo" else []


def ya_prorrogado(clave: str, nuevo: Valor, escritos: Datos) -> bool:
    """Si el plazo que trae el archivo es el que vale por la última prórroga."""
    suyas = prorrogas(clave, escritos)
    return bool(suyas) and es_lo_mismo(nuevo, suyas[-1].get("plazo"))
