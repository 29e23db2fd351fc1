"""Lo que constaba un día y lo que hoy se sabe de ese día: la diferencia es el registro tardío.

Por su fecha, una acción estaba completada el 31 de marzo aunque se anotara en mayo. Según lo que constaba,
no: eso decían los archivos cuando terminó el día.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import NamedTuple

from seguimiento.analisis.busqueda import todos_los_elementos
from seguimiento.analisis.continuidad import el_mismo
from seguimiento.analisis.declarado import Declarado, declarado, numerados
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.fotografia import Fotografia, esbozar, fotografiar
from seguimiento.analisis.medicion import recortada
from seguimiento.analisis.seleccion import Filtro
from seguimiento.analisis.tendencia import Punto, punto
from seguimiento.elementos import Elemento
from seguimiento.modelo.cartera import Cartera
from seguimiento.redaccion import orden_natural


@dataclass(frozen=True, slots=True)
class Constancia:
    """Los registros tal como estaban guardados cuando terminó un día."""

    cartera: Cartera | None
    """`None` si no se sabe lo que decían."""
    falta: str = ""
    """Por qué no se sabe, en una frase sin punto; vacía si se sabe."""
    ilegible: str = ""
    """Si es porque una versión no se lee, cuál: `commit:archivo:línea`."""
    sin_leer: frozenset[str] = frozenset()
    """Los archivos de los que no se leyó nada, y que no entran en ninguna cifra."""


Entonces = Callable[[date], Constancia]
"""Lo que constaba al cierre de cada día."""


def sin_historia(_: date) -> Constancia:
    """Lo que se sabe de entonces si no se mira la historia."""
    return Constancia(None, "no se ha mirado la historia de los registros")


@dataclass(frozen=True, slots=True)
class Contraste:
    """Un día visto de las dos maneras."""

    declarado: Punto
    """Por la fecha de lo anotado, con todo lo que hoy se sabe."""
    constaba: Punto | None
    """Por lo que entonces estaba registrado; `None` si no se sabe."""
    de: Constancia
    tardias: tuple[str, ...] = ()
    """Las acciones ya completadas ese día, y que no constaba que lo estuvieran."""


class Tardio(NamedTuple):
    """Algo declarado con una fecha en la que aún no constaba."""

    elemento: Elemento
    declarado: Declarado


class RegistroTardio(NamedTuple):
    """Lo fechado hasta un día que se registró después de él."""

    anotado: tuple[Tardio, ...]
    """Lo de elementos que ya constaban, de lo más reciente a lo más antiguo."""
    de_nuevos: int
    """Cuánto más hay en elementos que entonces ni constaban."""


def contrastes(
    fotos: Iterable[Fotografia], cartera: Cartera, filtro: Filtro, entonces: Entonces
) -> tuple[Contraste, ...]:
    """Cada fotografía de lo pedido, frente a lo que constaba su día; de la más antigua a la más reciente."""
    hechos = [_contraste(foto, cartera, filtro, entonces) for foto in fotos]
    return tuple(sorted(hechos, key=lambda uno: uno.declarado.dia))


def _contraste(foto: Fotografia, cartera: Cartera, filtro: Filtro, entonces: Entonces) -> Contraste:
    suyo = punto(foto)
    # de cuando no había nada no hace falta saber qué constaba
    de = Constancia(None) if suyo.vacio else entonces(foto.dia)
    if de.cartera is None:
        return Contraste(suyo, None, de)
    paso = _Paso(de.cartera, cartera)
    # basta un esbozo, y lo que constaba igual está ya en la fotografía, si es de todo
    todas = (
        fotografiar(de.cartera, foto.dia) if filtro.recorta else esbozar(de.cartera, foto.dia, foto)
    )
    suya = recortada(todas, replace(filtro, situaciones=()))
    if filtro.situaciones:
        pedidas = [*(r.ref for r in foto.recomendaciones), *(a.ref for a in foto.acciones)]
        suya = _solo(suya, {*map(paso.ref_de_entonces, pedidas)})
    hechas = {a.ref for a in todas.acciones if _cumple(a)}
    tardias = [
        a.ref for a in foto.acciones if _cumple(a) and paso.ref_de_entonces(a.ref) not in hechas
    ]
    return Contraste(suyo, punto(suya), de, tuple(sorted(tardias, key=orden_natural)))


def _cumple(fila: Fila) -> bool:
    return fila.situacion.estado.cumple


def _solo(foto: Fotografia, refs: set[str]) -> Fotografia:
    return replace(
        foto,
        recomendaciones=tuple(r for r in foto.recomendaciones if r.ref in refs),
        acciones=tuple(a for a in foto.acciones if a.ref in refs),
        compromisos=(),
    )


def registrado_despues(
    refs: set[str], dia: date, cartera: Cartera, entonces: Cartera
) -> RegistroTardio:
    """De esas cosas, lo que se declara con fecha de ese día o anterior y al cierre no constaba."""
    paso = _Paso(entonces, cartera)
    tardios: list[Tardio] = []
    de_nuevos = 0
    for elemento in paso.de_ahora.values():
        if elemento.ref not in refs:
            continue
        previo = paso.de_entonces.get(paso.ref_de_entonces(elemento.ref))
        hallados = list(_tardios(elemento, previo, dia))
        if previo is None:
            de_nuevos += len(hallados)
        else:
            tardios += hallados
    en_orden = sorted(tardios, key=lambda uno: uno.declarado.fecha.ultimo_dia, reverse=True)
    return RegistroTardio(tuple(en_orden), de_nuevos)


def _tardios(elemento: Elemento, previo: Elemento | None, dia: date) -> Iterator[Tardio]:
    constaban = numerados(declarado(previo)) if previo else {}
    for clave, uno in numerados(declarado(elemento)).items():
        if uno.fecha.ultimo_dia <= dia and clave not in constaban:
            yield Tardio(elemento, uno)


class _Paso:
    """De lo de ahora a lo de entonces, aunque haya cambiado de archivo o de código.

    De los registros que entonces ya eran los mismos no se recorre nada: casi siempre son casi todos.
    """

    def __init__(self, entonces: Cartera, ahora: Cartera) -> None:
        antes, despues = _lo_que_no_es_lo_mismo(entonces, ahora)
        self.de_entonces = {uno.ref: uno for uno in todos_los_elementos(antes)}
        self.de_ahora = {uno.ref: uno for uno in todos_los_elementos(despues)}
        self._se_fueron = [u for ref, u in self.de_entonces.items() if ref not in self.de_ahora]

    def ref_de_entonces(self, ref: str) -> str:
        """Cómo se llamaba lo que ahora se llama así; lo mismo si no estaba."""
        if ref in self.de_entonces or not self._se_fueron or ref not in self.de_ahora:
            return ref
        previo = el_mismo(self.de_ahora[ref], self._se_fueron)
        return previo.ref if previo else ref


def _lo_que_no_es_lo_mismo(entonces: Cartera, ahora: Cartera) -> tuple[Cartera, Cartera]:
    """Las dos carteras sin los registros que en ambas son uno; si otro archivo lleva su id, se quedan."""
    archivos: dict[str, set[str]] = {}
    for uno in chain(entonces.registros(), ahora.registros()):
        archivos.setdefault(uno.id, set()).add(uno.archivo)
    eran = {uno.archivo: uno.registro for uno in entonces.registros()}
    iguales = {
        uno.archivo
        for uno in ahora.registros()
        if eran.get(uno.archivo) is uno.registro and len(archivos[uno.id]) == 1
    }
    return _sin(entonces, iguales), _sin(ahora, iguales)


def _sin(cartera: Cartera, archivos: set[str]) -> Cartera:
    return replace(
        cartera,
        evaluaciones=tuple(uno for uno in cartera.evaluaciones if uno.archivo not in archivos),
        practicas=tuple(uno for uno in cartera.practicas if uno.archivo not in archivos),
        acuerdos=tuple(uno for uno in cartera.acuerdos if uno.archivo not in archivos),
    )
