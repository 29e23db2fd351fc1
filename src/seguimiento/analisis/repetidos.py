"""Lo que en un archivo lleva identificador y lo que nombra a otros, leído de lo escrito.

Se mira el texto y no los registros convertidos: un elemento que no se entiende ocupa su identificador
igual que los demás, y lo que cite también cuenta.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from seguimiento.analisis.referencias import leer_referencia
from seguimiento.analisis.series import siguientes_libres, ultimo_de_la_serie
from seguimiento.campos import Rama
from seguimiento.documento import Dato, Documento, Lista, Mapa
from seguimiento.elementos import MODELOS, listas_de_elementos, que_citan, rama_en
from seguimiento.escritos import id_escrito
from seguimiento.fechas import FechaNoValida, leer_fecha
from seguimiento.lugares import Lugar, Ruta
from seguimiento.modelo.tipos import ID_INTERNO
from seguimiento.vocabularios import ClaseDeElemento


@dataclass(frozen=True, slots=True)
class Identificado:
    """Algo que lleva un identificador, y en qué línea."""

    lugar: Lugar
    rama: Rama
    id: str
    """Tal como está escrito; el de una reunión puede salir de su fecha."""
    linea: int
    datos: Mapa

    @property
    def clase(self) -> ClaseDeElemento:
        """Qué es."""
        return self.rama.clase

    def contiene(self, lugar: Lugar) -> bool:
        """Si el lugar es el suyo o está dentro."""
        ruta = self.lugar.ruta
        return lugar.archivo == self.lugar.archivo and lugar.ruta[: len(ruta)] == ruta


@dataclass(frozen=True, slots=True)
class Cita:
    """Una referencia escrita, y en qué línea."""

    lugar: Lugar
    texto: str
    linea: int
    clases: frozenset[ClaseDeElemento]
    """A qué puede llevar."""
    desde: str
    """El id del archivo en que está."""

    @property
    def completa(self) -> bool:
        """Si dice el archivo, y no solo el identificador de dentro."""
        return bool(leer_referencia(self.texto).interno)

    @property
    def destino(self) -> tuple[str, str]:
        """El archivo y el identificador que nombra, en minúsculas."""
        referencia = leer_referencia(self.texto)
        if referencia.interno:
            return referencia.archivo.casefold(), referencia.interno.casefold()
        return self.desde.casefold(), referencia.archivo.casefold()


@dataclass(frozen=True, slots=True)
class Hoja:
    """Lo que de un archivo hace falta para decidir sobre sus identificadores y los de los demás."""

    archivo: str
    id: str
    repetidos: tuple[tuple[Identificado, ...], ...] = ()
    """Los elementos que comparten identificador, juntos y en el orden del archivo."""
    ocupados: frozenset[str] = frozenset()
    """Los identificadores de dentro, en minúsculas; solo si alguno se repite."""
    citas: tuple[Cita, ...] = ()
    texto: str = ""
    """El del archivo, si no pudo leerse como YAML."""
    leida: bool = True
    """Si pudo leerse."""


def hojear(archivo: str, id_de_archivo: str, clase: ClaseDeElemento, documento: Documento) -> Hoja:
    """Los identificadores repetidos de un documento y todas las referencias que escribe."""
    por_id = defaultdict[str, list[Identificado]](list)
    citas: list[Cita] = []
    for ruta, mapa in _mapas(documento.datos):
        citas += _citas(Lugar(archivo, ruta), mapa, documento, id_de_archivo)
    for uno in nombrados(archivo, clase, documento):
        por_id[uno.id.casefold()].append(uno)
    repetidos = tuple(
        tuple(sorted(iguales, key=lambda uno: documento.posicion((*uno.lugar.ruta, "id"))))
        for iguales in por_id.values()
        if len(iguales) > 1
    )
    ocupados = ocupados_en(documento) if repetidos else frozenset[str]()
    return Hoja(archivo, id_de_archivo, repetidos, ocupados, tuple(citas))


def nombrados(archivo: str, clase: ClaseDeElemento, documento: Documento) -> Iterator[Identificado]:
    """Los elementos de dentro de un documento con un identificador que vale, en su orden."""
    for ruta, mapa in _mapas(documento.datos):
        escrito, rama = _id_de(ruta, mapa), rama_en(MODELOS[clase][0], ruta)
        if rama is not None and ID_INTERNO.fullmatch(escrito):
            linea = documento.posicion((*ruta, "id")).linea
            yield Identificado(Lugar(archivo, ruta), rama, escrito, linea, mapa)


def ocupados_en(documento: Documento) -> frozenset[str]:
    """Los identificadores de dentro de un documento, en minúsculas, se entiendan o no sus elementos."""
    return frozenset(escrito.casefold() for _, escrito in identificados(documento))


def identificados(documento: Documento) -> Iterator[tuple[Ruta, str]]:
    """La ruta y el identificador de cada elemento de dentro de un documento, en su orden."""
    for ruta, mapa in _mapas(documento.datos):
        if escrito := _id_de(ruta, mapa):
            yield ruta, escrito


def siguiente_de_la_lista(
    documento: Documento, lista: Ruta, primero: str, usados: Collection[str]
) -> str:
    """El identificador libre que sigue al más alto de los de la lista.

    Si ninguno lo lleva es `primero`, o el que lo siga si está ocupado. `usados` son los que, en minúsculas,
    tampoco se dan: los que el archivo llevó alguna vez.
    """
    return siguientes_de_la_lista(documento, lista, primero, 1, usados)[0]


def siguientes_de_la_lista(
    documento: Documento, lista: Ruta, primero: str, cuantos: int, usados: Collection[str]
) -> list[str]:
    """Los identificadores que tomarían, uno tras otro, los siguientes elementos de la lista."""
    ocupados = ocupados_en(documento) | {*usados}
    escritos = [uno for uno in _ids_de(_en(documento.datos, lista)) if ID_INTERNO.fullmatch(uno)]
    if escritos:
        return siguientes_libres(ultimo_de_la_serie(primero, escritos), ocupados, cuantos)
    cabe = [] if primero.casefold() in ocupados else [primero]
    return [*cabe, *siguientes_libres(primero, ocupados, cuantos - len(cabe))]


def _ids_de(lista: Dato) -> Iterator[str]:
    """Los que llevan escritos los elementos de una lista."""
    for uno in lista if isinstance(lista, Lista) else ():
        escrito = uno.get("id") if isinstance(uno, Mapa) else None
        if isinstance(escrito, str):
            yield escrito


def _en(dato: Dato, ruta: Ruta) -> Dato:
    """Lo que hay en la ruta; `None` si no llega."""
    for paso in ruta:
        hijo = dato.hijo(paso) if isinstance(dato, Mapa | Lista) else None
        if hijo is None:
            return None
        dato = hijo[0]
    return dato


def _mapas(dato: Dato, ruta: Ruta = ()) -> Iterator[tuple[Ruta, Mapa]]:
    """Todos los mapas de un documento, en su orden."""
    if isinstance(dato, Mapa):
        yield ruta, dato
        for clave, hijo in dato.items():
            yield from _mapas(hijo, (*ruta, clave))
    elif isinstance(dato, Lista):
        for indice, hijo in enumerate(dato):
            yield from _mapas(hijo, (*ruta, indice))


def _id_de(ruta: Ruta, mapa: Mapa) -> str:
    """El identificador de un elemento; vacío si el mapa no lo es o no lo lleva."""
    rama = listas_de_elementos().get(str(ruta[-2])) if len(ruta) > 1 else None
    if rama is None:
        return ""
    fecha = mapa.get("fecha")
    # sin él escrito, el que sale de una fecha que no se entiende no lo ocupa nadie
    propio = mapa.get("id") is not None or (isinstance(fecha, str) and _vale(fecha))
    return id_escrito(rama.modelo, mapa) if propio else ""


def _vale(fecha: str) -> bool:
    try:
        leer_fecha(fecha)
    except FechaNoValida:
        return False
    return True


def _citas(lugar: Lugar, mapa: Mapa, documento: Documento, desde: str) -> Iterator[Cita]:
    for clave, clases in que_citan().items():
        valor = mapa.get(clave)
        aqui = lugar / clave
        escritas = enumerate(valor) if isinstance(valor, Lista) else ()
        for suyo, texto in ((aqui, valor), *((aqui / i, uno) for i, uno in escritas)):
            if isinstance(texto, str):
                linea = documento.posicion(suyo.ruta).linea
                yield Cita(suyo, texto, linea, clases, desde)
