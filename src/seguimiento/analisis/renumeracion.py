"""Qué identificador nuevo lleva cada elemento que repite uno, y qué referencias cambian con él.

Conserva el suyo el que ya está en la copia compartida, que otros pueden tener y seguir llamando así; si no
está ninguno, el primero del archivo. Los demás toman el siguiente libre de su serie. Una referencia
a un identificador repetido nombra varias cosas, y solo se reescribe si no hay duda de cuál:

- porque lo demás que se llama así no cabe en ese campo (`compromiso` no lleva a una reunión); o
- porque está dentro de una recomendación repetida, que entró entera de una rama, y dentro de ella solo
  una cosa se llama así.

Si queda duda con una sola, el identificador se deja como está y se nombran todas: lo decide una persona.
A cuál lleva no se pregunta a la historia de git: quien junta dos ramas puede haber corregido ya lo que cada
una decía. De ella solo cuenta qué códigos se usaron, para no darlos otra vez.
Tampoco se renumera lo que parece la misma cosa anotada dos veces: sobra una, no le falta un nombre.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cached_property

from seguimiento.analisis.referencias import leer_referencia
from seguimiento.analisis.repetidos import Cita, Hoja, Identificado
from seguimiento.analisis.series import siguiente_libre
from seguimiento.documento import Dato, Lista, Mapa
from seguimiento.elementos import elemento_con_referencia
from seguimiento.lugares import Lugar
from seguimiento.redaccion import plegado
from seguimiento.vocabularios import ClaseDeElemento


@dataclass(frozen=True, slots=True)
class Renumeracion:
    """Un elemento que cambia de identificador."""

    elemento: Identificado
    nuevo: str
    cual: int
    """Cuántos se llaman así en el archivo, contándolo y hasta él; 0 si no todos son de su clase."""
    registro: str
    """El id de su archivo."""


@dataclass(frozen=True, slots=True)
class Reescritura:
    """Una referencia que cambia con lo que nombra."""

    cita: Cita
    nueva: str


class MotivoDeDejarlo(Enum):
    """Por qué un identificador repetido se deja como está."""

    DUDA = auto()
    """Alguien lo nombra y no consta a cuál de los que se llaman así."""
    LO_MISMO = auto()
    """Parecen la misma cosa anotada dos veces."""


@dataclass(frozen=True, slots=True)
class Pendiente:
    """Un identificador repetido que ha de decidir una persona."""

    elementos: tuple[Identificado, ...]
    motivo: MotivoDeDejarlo
    citas: tuple[Cita, ...] = ()
    """Las referencias de las que no consta a qué llevan."""


@dataclass(frozen=True)
class Plan:
    """Lo que se renumera, lo que se reescribe con ello y lo que no se toca."""

    renumeraciones: tuple[Renumeracion, ...] = ()
    reescrituras: tuple[Reescritura, ...] = ()
    pendientes: tuple[Pendiente, ...] = ()
    sin_leer: tuple[str, ...] = ()
    """Los archivos que no se leen: de lo que dicen no se sabe nada."""

    @property
    def archivos(self) -> tuple[str, ...]:
        """Los que cambian, en orden."""
        lugares = [una.elemento.lugar for una in self.renumeraciones]
        lugares += [una.cita.lugar for una in self.reescrituras]
        return tuple(sorted({lugar.archivo for lugar in lugares}))

    @cached_property
    def _de_antes(self) -> dict[tuple[str, str], str]:
        """Cómo se llamaba cada cosa, por su archivo o por el id de este y por su nombre de ahora."""
        aqui = {(u.elemento.lugar.archivo, u.nuevo): u.elemento.id for u in self.renumeraciones}
        return aqui | {(u.registro, u.nuevo): u.elemento.id for u in self.renumeraciones}

    def como_antes(self, archivo: str, mensaje: str) -> str:
        """Un mensaje sobre ese archivo, con lo renumerado llamado como se llamaba."""

        def nombre(hallado: re.Match[str]) -> str:
            # desde otro archivo se nombra con el suyo delante
            registro, barra, interno = hallado[1].rpartition("/")
            de_antes = self._de_antes.get((registro or archivo, interno), interno)
            return f"«{registro}{barra}{de_antes}"

        return _NOMBRADO.sub(nombre, mensaje)


_NOMBRADO = re.compile("«([^«»@]*)(?=[@»])")
"""Lo que un mensaje nombra, sin el período que lleve detrás."""


def planear(
    hojas: Iterable[Hoja],
    usados: Callable[[str], Collection[str]],
    compartidos: Callable[[str], Collection[Hashable]],
) -> Plan:
    """Lo que hay que hacer para que en ningún archivo se repita un identificador.

    `usados` da los que un archivo llevó alguna vez, en minúsculas: tampoco se toman. `compartidos`, lo que
    `quien_es` da de lo que lleva el mismo archivo en la copia compartida. Solo se pregunta por los archivos
    en que alguno se repite.
    """
    todas = list(hojas)
    archivos = Counter(hoja.id.casefold() for hoja in todas)
    citas: dict[tuple[str, str], list[Cita]] = defaultdict(list)
    for hoja in todas:
        for cita in hoja.citas:
            citas[cita.destino].append(cita)
    ilegibles = [hoja for hoja in todas if not hoja.leida]
    renumeraciones: list[Renumeracion] = []
    reescrituras: list[Reescritura] = []
    pendientes: list[Pendiente] = []
    for hoja in todas:
        if hoja.repetidos:
            unica = archivos[hoja.id.casefold()] == 1
            mesa = _Mesa(
                hoja, citas, ilegibles, usados(hoja.archivo), compartidos(hoja.archivo), unica
            )
            for hecho in mesa.resueltos():
                if isinstance(hecho, Pendiente):
                    pendientes.append(hecho)
                else:
                    renumeraciones += hecho[0]
                    reescrituras += hecho[1]
    sin_leer = tuple(hoja.archivo for hoja in ilegibles)
    return Plan(tuple(renumeraciones), tuple(reescrituras), tuple(pendientes), sin_leer)


Hecho = tuple[list[Renumeracion], list[Reescritura]]


@dataclass(frozen=True, slots=True)
class _Mesa:
    """Un archivo con identificadores repetidos y lo que los demás dicen de él."""

    hoja: Hoja
    citas: Mapping[tuple[str, str], Sequence[Cita]]
    ilegibles: Sequence[Hoja]
    usados: Collection[str]
    compartidos: Collection[Hashable]
    unica: bool
    """Si ningún otro archivo se llama igual."""

    def resueltos(self) -> Iterator[Hecho | Pendiente]:
        """Qué se hace con cada identificador repetido, en el orden del archivo."""
        ocupados = {*self.hoja.ocupados, *self.usados, *self._citados()}
        for grupo in sorted(self.hoja.repetidos, key=lambda grupo: grupo[1].linea):
            pendiente, destinos = self._por_decidir(grupo)
            if pendiente is not None:
                yield pendiente
                continue
            nuevos = list(self._renumerados(grupo, ocupados))
            yield nuevos, list(_reescritas(nuevos, destinos))

    def _citados(self) -> Iterator[str]:
        """Lo que alguien nombra como de este archivo: lo que no existe tampoco se estrena aquí."""
        suyo = self.hoja.id.casefold()
        return (interno for archivo, interno in self.citas if archivo == suyo)

    def _por_decidir(
        self, grupo: Sequence[Identificado]
    ) -> tuple[Pendiente | None, list[tuple[Cita, Identificado]]]:
        """Lo que ha de decidir una persona, si algo, y a qué lleva cada referencia."""
        if _hay_dos_iguales(grupo):
            return Pendiente(tuple(grupo), MotivoDeDejarlo.LO_MISMO), []
        dudosas, destinos = [*self._en_lo_ilegible(grupo[0].id)], list[tuple[Cita, Identificado]]()
        for cita in self._citas_de(grupo[0].id):
            destino = self._destino(cita, grupo)
            if destino is None:
                dudosas.append(cita)
            else:
                destinos.append((cita, destino))
        if dudosas:
            return Pendiente(tuple(grupo), MotivoDeDejarlo.DUDA, tuple(dudosas)), []
        return None, destinos

    def _citas_de(self, identificador: str) -> Iterator[Cita]:
        """Las referencias a un identificador de este archivo: a secas, las de dentro."""
        for cita in self.citas.get((self.hoja.id.casefold(), identificador.casefold()), ()):
            if cita.completa or cita.lugar.archivo == self.hoja.archivo:
                yield cita

    def _en_lo_ilegible(self, identificador: str) -> Iterator[Cita]:
        """Donde parece que se le nombra, en los archivos cuyo YAML no puede leerse."""
        buscado = f"{self.hoja.id}/{identificador}"
        aqui = re.compile(rf"(?<![\w-]){re.escape(buscado)}(?![\w-]|\.\w)", re.IGNORECASE)
        for hoja in self.ilegibles:
            for numero, linea in enumerate(hoja.texto.split("\n"), 1):
                if aqui.search(linea):
                    lugar = Lugar(hoja.archivo)
                    yield Cita(lugar, buscado, numero, frozenset(), hoja.id)

    def _destino(self, cita: Cita, grupo: Sequence[Identificado]) -> Identificado | None:
        """A cuál de los que se llaman así lleva la referencia; `None` si no consta."""
        if cita.completa and not self.unica:
            return None
        posibles = [uno for uno in grupo if uno.clase in cita.clases]
        if len(posibles) > 1:
            ambito = self._ambito(cita)
            posibles = [uno for uno in posibles if ambito and ambito.contiene(uno.lugar)]
        if len(posibles) != 1 or _es_de(cita, posibles[0]):
            return None
        return posibles[0]

    def _ambito(self, cita: Cita) -> Identificado | None:
        """La recomendación repetida en que está la referencia, si está en alguna."""
        for grupo in self.hoja.repetidos:
            for elemento in grupo:
                if elemento.clase is ClaseDeElemento.RECOMENDACION and elemento.contiene(
                    cita.lugar
                ):
                    return elemento
        return None

    def _renumerados(
        self, grupo: Sequence[Identificado], ocupados: set[str]
    ) -> Iterator[Renumeracion]:
        """Todos menos el que lo conserva, con su identificador nuevo, que queda ocupado."""
        conserva = next((uno for uno in grupo if quien_es(uno) in self.compartidos), grupo[0])
        misma_clase = len({uno.clase for uno in grupo}) == 1
        ultimos: dict[
            str, str
        ] = {}  # desde el último que se tomó: los anteriores ya están ocupados
        for cual, elemento in enumerate(grupo, 1):
            if elemento is conserva:
                continue
            nuevo = siguiente_libre(ultimos.get(elemento.id, elemento.id), ocupados)
            ultimos[elemento.id] = nuevo
            ocupados.add(nuevo.casefold())
            yield Renumeracion(elemento, nuevo, cual if misma_clase else 0, self.hoja.id)


def _reescritas(
    nuevos: Iterable[Renumeracion], destinos: Iterable[tuple[Cita, Identificado]]
) -> Iterator[Reescritura]:
    """Las referencias a lo que se renumera, con su identificador nuevo y en lo demás iguales."""
    por_lugar = {una.elemento.lugar: una.nuevo for una in nuevos}
    for cita, destino in destinos:
        nuevo = por_lugar.get(destino.lugar)
        if nuevo is not None:
            parte = "interno" if cita.completa else "archivo"
            yield Reescritura(cita, str(replace(leer_referencia(cita.texto), **{parte: nuevo})))


def _es_de(cita: Cita, elemento: Identificado) -> bool:
    """Si la referencia la escribe el propio elemento: nada se refiere a sí mismo."""
    return (
        cita.lugar.archivo == elemento.lugar.archivo
        and elemento_con_referencia(cita.lugar.ruta) == elemento.lugar.ruta
    )


def _hay_dos_iguales(grupo: Sequence[Identificado]) -> bool:
    dichos = [_lo_que_dice(uno) for uno in grupo]
    return len(set(dichos)) < len(dichos)


def quien_es(elemento: Identificado) -> Hashable:
    """Por lo que un elemento de otra versión del archivo es este mismo: se llama igual y dice lo mismo."""
    return elemento.id.casefold(), _lo_que_dice(elemento)


def _lo_que_dice(elemento: Identificado) -> Hashable:
    """Por lo que dos elementos son la misma cosa: qué se recomienda o se hace; en una reunión, todo."""
    claves = elemento.rama.modelo.se_dice_en
    texto = elemento.datos.get(claves[0]) if len(claves) == 1 else None
    if isinstance(texto, str):
        return elemento.clase, plegado(texto).rstrip(". ")
    return elemento.clase, _por_valor(elemento.datos)


def _por_valor(dato: Dato) -> Hashable:
    """Un dato como valor: dos mapas con lo mismo, en cualquier orden, son el mismo."""
    if isinstance(dato, Mapa):
        return frozenset((clave, _por_valor(suyo)) for clave, suyo in dato.items())
    return tuple(map(_por_valor, dato)) if isinstance(dato, Lista) else dato
