"""Qué sigue siendo lo mismo de una versión a otra, aunque su archivo o su código hayan cambiado.

Es lo mismo con otro nombre lo que dice lo mismo, y aquí está qué es eso. `cambios`, que empareja dos carteras
enteras, lo toma de aquí y difiere en una cosa: un código que se dio a otra cosa son dos. El historial es el de
un código, y cuenta también lo que llevó antes.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TypeVar

from seguimiento.elementos import Elemento, elementos, id_de
from seguimiento.lugares import Ruta
from seguimiento.modelo.tipos import Registro
from seguimiento.redaccion import plegado

C = TypeVar("C")
Pareja = tuple[Elemento | None, Elemento | None]
"""Un elemento antes y después; `None` donde no estaba."""
_EN_EL_ARCHIVO = len(("recomendaciones", 0))
"""Cuánto mide la ruta de lo que va directamente en el archivo."""


def el_mismo(buscado: Elemento, candidatos: Iterable[Elemento]) -> Elemento | None:
    """Cuál de los candidatos es lo buscado con otro nombre; `None` si ninguno o no se sabe cuál.

    Los candidatos han de ser cosas que se fueron: lo que sigue en su sitio no es otra. Lo más seguro es
    que diga lo mismo con el mismo código; después, el mismo código en un registro que se titula igual; y,
    si no, que diga lo mismo.
    """
    suyos = [uno for uno in candidatos if uno.clase is buscado.clase]
    for coinciden in _SENALES:
        hallados = [uno for uno in suyos if coinciden(uno, buscado)]
        if hallados:
            return hallados[0] if len(hallados) == 1 else None
    return None


def lo_suyo(elemento: Elemento | None) -> list[Elemento]:
    """El elemento y lo que contiene que tiene referencia, en su orden."""
    if elemento is None:
        return []
    ruta = elemento.ruta
    return [uno for uno in elementos(elemento.archivado) if uno.ruta[: len(ruta)] == ruta]


def de_donde_sale(antes: Elemento, despues: Elemento) -> str:
    """El identificador de lo que lo contenía, si ahora lo contiene otra cosa; vacío si no."""
    previo, actual = antes.dentro_de, despues.dentro_de
    # de lo que va directamente en el archivo ya se dice en cuál estaba
    if (
        previo is None
        or actual is None
        or not len(antes.ruta) == len(despues.ruta) > _EN_EL_ARCHIVO
    ):
        return ""
    sigue = id_de(previo) == id_de(actual) or _dicho(previo) == _dicho(actual)
    return "" if sigue else id_de(previo)


def parejas(antes: Elemento | None, despues: Elemento | None) -> list[Pareja]:
    """El elemento y cada cosa de dentro, antes y después: primero lo que está, y lo que se fue al final."""
    de_antes, de_ahora = lo_suyo(antes), lo_suyo(despues)
    quedan = {_nombre(uno): uno for uno in de_antes[1:]}
    hechas: list[Pareja] = [(antes, despues)]
    sin_pareja: dict[Ruta, int] = {}
    for uno in de_ahora[1:]:
        previo = quedan.pop(_nombre(uno), None)
        hechas.append((previo, uno))
        if previo is None:
            sin_pareja[uno.ruta] = len(hechas) - 1
    nuevos = [uno for uno in de_ahora if uno.ruta in sin_pareja]
    for previo, nuevo in que_dicen_lo_mismo([*quedan.values()], nuevos):
        hechas[sin_pareja[nuevo.ruta]] = (quedan.pop(_nombre(previo)), nuevo)
    return [*hechas, *((uno, None) for uno in quedan.values())]


def _nombre(uno: Elemento) -> tuple[object, str]:
    return uno.clase, uno.id.casefold()


def _mismo_codigo(uno: Elemento, otro: Elemento) -> bool:
    return uno.id.casefold() == otro.id.casefold()


def que_dicen_lo_mismo(
    faltan: Collection[Elemento], sobran: Collection[Elemento]
) -> Iterator[tuple[Elemento, Elemento]]:
    """Lo que falta y lo que sobra, de dos en dos, si son lo único de los dos lados que dice lo mismo."""
    antes, ahora = ([(uno.clase, lo_que_dice(uno)) for uno in unos] for unos in (faltan, sobran))
    varios = mas_de_una_vez(antes) | mas_de_una_vez(ahora)
    tenia = dict(zip(antes, faltan, strict=True))
    for uno, dicho in zip(sobran, ahora, strict=True):
        if dicho in tenia and dicho not in varios:
            yield tenia[dicho], uno


def mas_de_una_vez(claves: Iterable[C]) -> set[C]:
    """Las que se repiten."""
    return {clave for clave, veces in Counter(claves).items() if veces > 1}


def lo_que_dice(uno: Elemento) -> str:
    """Lo que dice de qué se trata, su texto, su título o de una reunión su fecha, sin las diferencias que no se oyen."""
    return _dicho(uno.registro)


def _dicho(registro: Registro) -> str:
    # de lo que se dice en varias claves, la primera: el estado de una reunión cambia sin que sea otra
    return plegado(str(getattr(registro, registro.se_dice_en[0])))


def _dicen_lo_mismo(uno: Elemento, otro: Elemento) -> bool:
    return lo_que_dice(uno) == lo_que_dice(otro)


def _mismo_titulo(uno: Elemento, otro: Elemento) -> bool:
    titulos = {elemento.archivado.registro.titulo for elemento in (uno, otro)}
    return len(titulos) == 1


_SENALES: tuple[Callable[[Elemento, Elemento], bool], ...] = (
    lambda uno, otro: _mismo_codigo(uno, otro) and _dicen_lo_mismo(uno, otro),
    lambda uno, otro: _mismo_codigo(uno, otro) and _mismo_titulo(uno, otro),
    _dicen_lo_mismo,
)
