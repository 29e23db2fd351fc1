"""Lo que un archivo aporta al conjunto: todo lo que de él hay que saber, sin volver a leerlo."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from seguimiento.analisis.bitacora import estado_de
from seguimiento.analisis.nombres import nombrados_en
from seguimiento.campos import de_referencias
from seguimiento.diagnosticos import Diagnostico
from seguimiento.elementos import Elemento, id_de, todos_los_de
from seguimiento.lugares import Lugar, Posicion, Ruta
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.cartera import Archivado
from seguimiento.modelo.practica import FichaBase
from seguimiento.modelo.tipos import Registro
from seguimiento.vocabularios import ClaseDeElemento, EstadoDeAccion


@dataclass(frozen=True, slots=True)
class Mencion:
    """Una referencia escrita en un registro."""

    lugar: Lugar
    texto: str
    desde: str
    """El id del archivo en que está: un id interno a secas se busca allí."""
    clases: tuple[ClaseDeElemento, ...]
    """A qué puede llevar."""
    quien: str = ""
    """El id interno de la acción que la escribe; vacío si la escribe otra cosa."""


@dataclass(frozen=True, slots=True)
class Ignorado:
    """Un comentario que pide ignorar algo en una línea."""

    archivo: str
    linea: int
    """La línea a la que se refiere: la suya o, si está solo en ella, la siguiente."""
    codigos: frozenset[str]
    sobra: Diagnostico
    """Lo que se dirá si no hacía falta."""


Tramos = tuple[tuple[int, EstadoDeAccion], ...]
"""El estado desde cada día en que puede cambiar, contados como `date.toordinal`; antes del primero, ninguno."""


class Recordado(NamedTuple):
    """Lo que de un registro hay que recordar para compararlo con los demás."""

    internos: tuple[tuple[str, ClaseDeElemento], ...] = ()
    """Los ids de dentro, tal como se escriben, y qué lleva cada uno."""
    menciones: tuple[Mencion, ...] = ()
    """Las referencias que escribe, en el orden en que aparecen."""
    nombres: tuple[tuple[str, Lugar], ...] = ()
    """Cada nombre de actor distinto y dónde se escribe la primera vez."""
    estados: tuple[tuple[str, Tramos], ...] = ()
    """El id de cada acción o compromiso con alguna entrada, y los estados por los que pasa."""
    sin_origen: bool = False
    """Si es una ficha que no dice de dónde sale."""


@dataclass(frozen=True)
class Aporte:
    """Un archivo ya leído, como valor: nada de él depende de la fecha, ni de los demás, ni del disco."""

    archivo: str
    """Su ruta, apta para mostrarse."""
    ruta: str = ""
    """Su ruta, tal como la da el sistema; vacía si no se leyó de ningún archivo."""
    identidad: str | None = None
    """La suma de su contenido; `None` si no se pudo leer."""
    id: str = ""
    clase: ClaseDeElemento | None = None
    """`None` si no es un archivo de registro."""
    archivado: Archivado[Any] | None = None
    """`None` si no pudo leerse o si ni lo más general puede darse por bueno."""
    diagnosticos: tuple[Diagnostico, ...] = ()
    """Los de lectura y forma."""
    no_evaluables: tuple[str, ...] = ()
    """Cómo se llama lo que no se cargó; el archivo entero si no hay registro."""
    disputado: tuple[str, ...] | None = None
    """Si lleva marcas de conflicto y se leyó lo común, en qué se contradicen; `None` si no las lleva."""
    ignorados: tuple[Ignorado, ...] = ()
    """Lo que sus comentarios piden ignorar."""
    de_los_ignorados: tuple[Diagnostico, ...] = ()
    """Lo que está mal en los comentarios que piden ignorar algo."""
    posiciones: Mapping[Ruta, Posicion] = field(default_factory=dict)
    """Dónde empieza cada elemento con referencia, si se pidió."""
    sin_leer: bool = False
    """Si parece un registro y no se lee: por su extensión, o por dónde está."""
    sabido: bool = False
    """Si de él solo interesa lo que tenga mal junto a los demás, porque lo suyo ya se conoce."""
    de_memoria: Callable[[], Recordado] | None = None
    """Si se cargaba entero y no hizo falta hacer su registro, lo que entonces se recordó de él."""
    suma: bytes | None = None
    """Si consta, la de eso mismo: en otro con la misma, lo que se compara es igual."""
    juicio: tuple[Diagnostico, ...] | None = None
    """Lo que las reglas que no miran los demás dijeron de él ese mismo día, si se recuerda."""

    @property
    def clave(self) -> tuple[str, str | None]:
        """Lo que basta para saber que otro archivo aportaría lo mismo."""
        return self.ruta, self.identidad

    # lo que sigue no se calcula hasta que hace falta: mirar una cartera no lo usa, y entera ocupa

    @cached_property
    def suyos(self) -> Sequence[Elemento]:
        """El registro y todo lo de dentro que tiene referencia, recorrido una sola vez."""
        return () if self.archivado is None else todos_los_de(self.archivado)

    @cached_property
    def recordado(self) -> Recordado:
        """Lo que hay que recordar para compararlo con los demás."""
        return recordado_de(self.suyos) if self.de_memoria is None else self.de_memoria()

    def estados(self, hoy: date) -> Iterator[tuple[str, EstadoDeAccion]]:
        """El id y el estado a la fecha de cada acción o compromiso con alguna entrada."""
        hasta = hoy.toordinal()
        for id_, tramos in self.recordado.estados:
            pasados = [estado for desde, estado in tramos if desde <= hasta]
            yield id_, pasados[-1] if pasados else EstadoDeAccion.NO_INICIADA

    @property
    def entero(self) -> bool:
        """Si se leyó y no falta nada de lo que tiene."""
        if self.archivado is None:
            return self.de_memoria is not None
        return not self.archivado.huecos


def recordado_de(suyos: Sequence[Elemento]) -> Recordado:
    """Lo que hay que recordar de un registro, dados él y sus elementos."""
    dentro = suyos[1:]
    acciones = (e.registro for e in dentro if isinstance(e.registro, Accion))
    return Recordado(
        internos=tuple([(id_de(elemento.registro), elemento.clase) for elemento in dentro]),
        menciones=tuple([mencion for elemento in suyos for mencion in menciones_de(elemento)]),
        nombres=tuple(nombrados_en(dentro)),
        estados=tuple([(una.id, _tramos_de(una)) for una in acciones if una.seguimiento]),
        sin_origen=bool(suyos) and _sin_origen(suyos[0].registro),
    )


def _tramos_de(accion: Accion) -> Tramos:
    """Solo lo fechado cambia el estado: entre un día con algo y el siguiente, es el mismo."""
    fechas = [una.fecha for una in accion.seguimiento]
    fechas += [una.fecha for una in accion.verificaciones]
    dias = sorted({fecha.ultimo_dia for fecha in fechas})
    return tuple([(dia.toordinal(), estado_de(accion, dia).efectivo) for dia in dias])


def _sin_origen(raiz: Registro) -> bool:
    return isinstance(raiz, FichaBase) and not (raiz.origen or raiz.relacionadas or raiz.fuente)


def menciones_de(elemento: Elemento) -> list[Mencion]:
    """Las referencias que escribe un elemento, sin las de los que contiene, en su orden."""
    # una lista, y no un generador: se pregunta a cada elemento de cada archivo y casi ninguno escribe
    menciones: list[Mencion] = []
    registro = elemento.registro
    for pasos, clases in de_referencias(type(registro)):
        if escrito := getattr(registro, pasos[0]):
            quien = registro.id if isinstance(registro, Accion) else ""
            for ruta, texto in _textos(escrito, pasos[1:], (*elemento.ruta, pasos[0])):
                lugar = Lugar(elemento.archivado.archivo, ruta)
                menciones.append(Mencion(lugar, texto, elemento.archivado.id, clases, quien))
    return menciones


def _textos(valor: Any, pasos: tuple[str, ...], ruta: Ruta) -> Iterator[tuple[Ruta, str]]:  # noqa: ANN401 — un texto, un registro o varios
    """Los textos a que llevan esas claves desde un valor, con su ruta."""
    if isinstance(valor, tuple):
        for indice, uno in enumerate(valor):
            yield from _textos(uno, pasos, (*ruta, indice))
    elif pasos:
        yield from _textos(getattr(valor, pasos[0]), pasos[1:], (*ruta, pasos[0]))
    elif valor is not None:
        yield ruta, valor
