"""Qué es lo mismo en dos carteras: lo que se llama igual y, de lo demás, lo que dice lo mismo con otro nombre.

Qué es decir lo mismo lo dice `continuidad`. Un código que se dio a otra cosa no la hace la misma.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from seguimiento.almacen.nombres import es_de_registro, id_de
from seguimiento.analisis.continuidad import lo_que_dice, mas_de_una_vez, que_dicen_lo_mismo
from seguimiento.analisis.reuso import es_otra_cosa
from seguimiento.elementos import Elemento, todos_los_de
from seguimiento.modelo.cartera import Archivado, Cartera
from seguimiento.redaccion import orden_natural

_EN_COMUN = 0.5
"""Qué parte de lo que dicen dos registros con otro nombre ha de ser la misma para que sean el mismo."""


@dataclass(frozen=True)
class Extremo:
    """Una de las dos carteras que se comparan: a qué día se mira y qué no pudo leerse de ella."""

    cartera: Cartera
    dia: date
    sin_leer: frozenset[str] = frozenset()
    """Archivos y carpetas de los que no se leyó nada: de lo que guardan no se dice que no esté."""

    def puede_tener(self, archivado: Archivado[Any], otro: "Extremo") -> bool:
        """Si lo que aquí no se leyó puede ser ese registro del otro: se llama igual, o falta del otro."""
        return any(
            archivado.archivo.startswith(f"{ruta}/")
            or _id_de(ruta) == archivado.id
            or (_de_que_clase(ruta) == _de_que_clase(archivado.archivo) and not otro.nombra(ruta))
            for ruta in self.sin_leer
        )

    def nombra(self, ruta: str) -> bool:
        """Si aquí, se lea o no, hay un registro con ese nombre; también, si la ruta no es de ninguno."""
        return not es_de_registro(ruta) or _id_de(ruta) in self._nombres

    @cached_property
    def _nombres(self) -> frozenset[str]:
        leidos = (archivado.id for archivado in self.cartera.registros())
        return frozenset((*leidos, *map(_id_de, self.sin_leer)))


class Pareja(NamedTuple):
    """Algo con referencia, como estaba y como está; `None` donde no está."""

    antes: Elemento | None
    ahora: Elemento | None
    se_muda: bool = False
    """Si pasa de un registro a otro."""


def parejas(antes: Extremo, ahora: Extremo) -> Iterator[Pareja]:
    """Cada cosa de las dos carteras con la suya de la otra.

    De un registro que no está en una de las dos va solo él, y no lo de dentro. No va lo que no se sabe si
    está, porque allí no se leyó, ni lo que está repetido, que no se sabe cuál es.
    """
    sueltas: list[Pareja] = []
    for pareja in _de_cada_registro(antes, ahora):
        suya = pareja.ahora or pareja.antes
        if None in pareja and suya is not None and suya.ruta:
            sueltas.append(pareja)
        else:
            yield pareja
    yield from _de_un_registro_a_otro(sueltas)


def _de_cada_registro(antes: Extremo, ahora: Extremo) -> Iterator[Pareja]:
    previos, actuales = _unicos(antes.cartera.registros()), _unicos(ahora.cartera.registros())
    dudosos = _repetidos(antes.cartera.registros()) | _repetidos(ahora.cartera.registros())
    quedan = {
        i: a for i, a in previos.items() if i not in actuales and not ahora.puede_tener(a, antes)
    }
    nuevos = {
        i: a for i, a in actuales.items() if i not in previos and not antes.puede_tener(a, ahora)
    }
    otro_nombre = _con_otro_nombre(quedan, nuevos)
    siguen = dudosos | {*otro_nombre.values()}
    for id_, actual in actuales.items():
        previo = previos.get(otro_nombre.get(id_, id_))
        if id_ in dudosos:
            continue
        if previo is not None:
            yield from _de_un_registro(previo, actual)
        elif id_ in nuevos:
            yield Pareja(None, todos_los_de(actual)[0])
    for id_, previo in quedan.items():
        if id_ not in siguen:
            yield Pareja(todos_los_de(previo)[0], None)


def _id_de(ruta: str) -> str:
    """El identificador del registro que guardaría esa ruta, aunque su extensión no sea la de uno."""
    return id_de(ruta.rpartition(".")[0] if ruta.lower().endswith(".yml") else ruta)


def _de_que_clase(ruta: str) -> list[str]:
    """La carpeta de la clase de un registro: «data/evaluaciones»."""
    return ruta.split("/")[:2]


def _unicos(registros: Iterable[Archivado[Any]]) -> dict[str, Archivado[Any]]:
    return {archivado.id: archivado for archivado in registros}


def _repetidos(registros: Iterable[Archivado[Any]]) -> set[str]:
    return mas_de_una_vez(archivado.id for archivado in registros)


def _con_otro_nombre(
    quedan: Mapping[str, Archivado[Any]], nuevos: Mapping[str, Archivado[Any]]
) -> dict[str, str]:
    """Cómo se llamaba cada registro nuevo que es uno de los que faltan: primero, los que más se parecen."""
    dicho_antes = {id_: _lo_que_dice(uno) for id_, uno in quedan.items()} if nuevos else {}
    dicho_ahora = {id_: _lo_que_dice(uno) for id_, uno in nuevos.items()} if quedan else {}
    # cada uno solo se compara con los que dicen algo suyo
    quienes = defaultdict[object, list[str]](list)
    for de_antes, dicho in dicho_antes.items():
        for algo in dicho:
            quienes[algo].append(de_antes)
    parecidos = []
    for id_, dicho in dicho_ahora.items():
        comunes = Counter(de_antes for algo in dicho for de_antes in quienes.get(algo, ()))
        for de_antes, cuanto in comunes.items():
            parte = cuanto / (len(dicho) + len(dicho_antes[de_antes]) - cuanto)
            if parte >= _EN_COMUN:
                orden = -parte, orden_natural(id_), orden_natural(de_antes)
                parecidos.append((orden, id_, de_antes))
    llamados: dict[str, str] = {}
    tomados: set[str] = set()
    for _, id_, de_antes in sorted(parecidos):
        if id_ not in llamados and de_antes not in tomados:
            llamados[id_] = de_antes
            tomados.add(de_antes)
    return llamados


def _lo_que_dice(archivado: Archivado[Any]) -> set[tuple[object, ...]]:
    """El título de un registro, y el código y el texto de todo lo de dentro."""
    raiz, *dentro = todos_los_de(archivado)
    return {
        (raiz.clase, lo_que_dice(raiz)),
        *((uno.clase, uno.id, lo_que_dice(uno)) for uno in dentro),
    }


def _de_un_registro(previo: Archivado[Any], actual: Archivado[Any]) -> Iterator[Pareja]:
    """El registro y todo lo que tiene dentro; de lo que en uno falta por leer no se dice que falte."""
    (raiz, *habia), (suya, *hay) = todos_los_de(previo), todos_los_de(actual)
    yield Pareja(raiz, suya)
    de_antes, de_ahora = _por_codigo(habia), _por_codigo(hay)
    dudosos = mas_de_una_vez(uno.id for uno in habia) | mas_de_una_vez(uno.id for uno in hay)
    siguen = {
        codigo
        for codigo in de_antes.keys() & de_ahora.keys()
        if codigo in dudosos
        or not es_otra_cosa(de_antes[codigo].registro, de_ahora[codigo].registro)
    }
    faltan = [uno for codigo, uno in de_antes.items() if codigo not in siguen]
    sobran = [uno for codigo, uno in de_ahora.items() if codigo not in siguen]
    otro_codigo = _con_otro_codigo(faltan, sobran)
    for codigo, uno in de_ahora.items():
        tenia = codigo if codigo in siguen else otro_codigo.get(codigo)
        pareja = None if tenia is None else de_antes[tenia]
        if codigo not in dudosos and (pareja is not None or not previo.huecos):
            yield Pareja(pareja, uno)
    for uno in faltan if not actual.huecos else ():
        if uno.id not in dudosos and uno.id not in otro_codigo.values():
            yield Pareja(uno, None)


def _por_codigo(elementos: Iterable[Elemento]) -> dict[str, Elemento]:
    return {uno.id: uno for uno in elementos}


def _con_otro_codigo(faltan: Collection[Elemento], sobran: Collection[Elemento]) -> dict[str, str]:
    """Qué código tenía lo que ahora tiene otro, en un registro."""
    return {ahora.id: antes.id for antes, ahora in que_dicen_lo_mismo(faltan, sobran)}


def _de_un_registro_a_otro(sueltas: Collection[Pareja]) -> Iterator[Pareja]:
    """Lo que falta de un registro y lo que sobra en otro, juntos si son lo mismo."""
    faltan = [pareja.antes for pareja in sueltas if pareja.antes]
    sobran = [pareja.ahora for pareja in sueltas if pareja.ahora]
    de_donde = {ahora.ref: antes for antes, ahora in que_dicen_lo_mismo(faltan, sobran)}
    for uno in sobran:
        yield Pareja(de_donde.get(uno.ref), uno, se_muda=uno.ref in de_donde)
    siguen = {antes.ref for antes in de_donde.values()}
    yield from (Pareja(uno, None) for uno in faltan if uno.ref not in siguen)
