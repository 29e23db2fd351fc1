"""Qué puede nombrarse de un repositorio, leído tan deprisa como pide quien completa con TAB.

Nada se convierte ni se comprueba, y el modelo ni se importa: de cada archivo se mira el árbol, con la forma
que de su registro está apuntada, y solo de los que hagan falta. De un repositorio grande que se empieza a
nombrar bastan los nombres de sus archivos.
"""

import os
from collections.abc import Collection, Iterable, Iterator
from itertools import accumulate
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from seguimiento.almacen.disco import Directorio, es_de_otro_repositorio
from seguimiento.almacen.fuentes import TAMANO_MAXIMO
from seguimiento.almacen.nombres import es_de_registro, id_de
from seguimiento.almacen.sistema import ClaseDeEntrada, entradas, es_enlace
from seguimiento.almacen.sitios import DATOS
from seguimiento.documento import Dato, Mapa, leer
from seguimiento.escritos import Forma, escritos_en
from seguimiento.formas import FORMAS
from seguimiento.redaccion import orden_natural, plegado
from seguimiento.vocabularios import DE_ARCHIVO, ClaseDeElemento

LECTURA_MAXIMA = 2 * TAMANO_MAXIMO
"""Cuánto se lee, como mucho, para completar una palabra: unas dos décimas de segundo."""


class Hallado(NamedTuple):
    """Un archivo que puede ser de registro, sin abrir."""

    ruta: str
    clase: ClaseDeElemento
    sitio: str
    """Su ruta desde donde se está."""

    @property
    def id(self) -> str:
        """El que le da su nombre."""
        return id_de(self.ruta)

    @property
    def bytes(self) -> int:
        """Lo que ocupa: se mira al preguntarlo, que de muchos no hace falta."""
        return os.lstat(self.sitio).st_size


def nombrables(
    raiz: Path, clases: Collection[ClaseDeElemento], escrito: str
) -> Iterator[tuple[str, str]]:
    """Las referencias de esas clases que pueden empezar así, y qué es cada una.

    Sobran las que no empiezan así. Donde leer todo tardaría, las de dentro de un archivo se quedan en
    el principio que comparten, `final-2022/`, hasta que se escribe bastante de él.
    """
    pedidas = frozenset(clases)
    donde = [clase for clase in DE_ARCHIVO if pedidas & {clase, *_dentro_de(FORMAS[clase])}]
    archivos = [hallado for clase in donde for hallado in _en_disco(raiz, clase)]
    archivo, barra, _ = plegado(escrito).partition("/")
    if barra:
        archivos = [uno for uno in _quiza(archivos, archivo) if plegado(uno.id) == archivo]
    if not _es_demasiado(archivos):
        return _leidos(raiz, _en_orden(archivos), pedidas)
    archivos = [uno for uno in _quiza(archivos, archivo) if plegado(uno.id).startswith(archivo)]
    if pedidas <= {*DE_ARCHIVO} or _es_demasiado(archivos):
        return _sin_leer(_en_orden(archivos), pedidas)
    return _leidos(raiz, _en_orden(archivos), pedidas)


def _quiza(archivos: Iterable[Hallado], escrito: str) -> Iterator[Hallado]:
    """Los que pueden llamarse con eso: saber de cada uno cómo se llama cuesta, y en un repositorio hay miles."""
    for hallado in archivos:
        ruta = hallado.ruta
        if not ruta.isascii() or " " in ruta or escrito in ruta.casefold():
            yield hallado


def _dentro_de(forma: Forma) -> Iterator[ClaseDeElemento]:
    """Las clases de lo que puede haber dentro de algo de esa forma."""
    for rama in forma.ramas:
        yield rama.clase
        yield from _dentro_de(rama.modelo)


def archivos_en(raiz: Path) -> list[Hallado]:
    """Los archivos de registro, carpeta a carpeta y por orden de nombre, sin abrir ninguno."""
    return _en_orden(hallado for clase in DE_ARCHIVO for hallado in _en_disco(raiz, clase))


def _en_orden(archivos: Iterable[Hallado]) -> list[Hallado]:
    registros = filter(_es_de_registro, archivos)
    return sorted(registros, key=lambda uno: (DE_ARCHIVO.index(uno.clase), orden_natural(uno.id)))


def _es_de_registro(hallado: Hallado) -> bool:
    return es_de_registro(hallado.ruta)


def _en_disco(raiz: Path, clase: ClaseDeElemento) -> Iterator[Hallado]:
    """Cada archivo corriente que hay bajo la carpeta de una clase. Ni sigue un enlace ni entra en otro repositorio."""
    carpeta = f"{DATOS}/{clase.carpeta}"
    if es_enlace(raiz / DATOS) or es_enlace(raiz / carpeta):
        return
    en, pendientes = str(raiz), [carpeta]
    while pendientes:
        suya = pendientes.pop()
        try:
            hay = entradas(raiz / suya)
        except OSError:
            # la que no está o no puede abrirse no tiene nada que ofrecer
            continue
        if es_de_otro_repositorio(raiz, suya, [nombre for nombre, _ in hay]):
            continue
        for nombre, que in hay:
            ruta = f"{suya}/{nombre}"
            if que is ClaseDeEntrada.ARCHIVO:
                yield Hallado(ruta, clase, f"{en}/{ruta}")
            elif que is ClaseDeEntrada.CARPETA:
                pendientes.append(ruta)


def _es_demasiado(archivos: Iterable[Hallado]) -> bool:
    ocupan = accumulate(hallado.bytes for hallado in filter(_es_de_registro, archivos))
    return any(hasta_aqui > LECTURA_MAXIMA for hasta_aqui in ocupan)


def hasta_el_maximo(archivos: Iterable[Hallado]) -> Iterator[Hallado]:
    """Los primeros, hasta donde leerlos no se nota."""
    leido = 0
    for hallado in archivos:
        leido += hallado.bytes
        if leido > LECTURA_MAXIMA:
            return
        yield hallado


def _sin_leer(
    archivos: Iterable[Hallado], pedidas: frozenset[ClaseDeElemento]
) -> Iterator[tuple[str, str]]:
    """Lo que se sabe por el nombre de cada archivo: el suyo y cómo empieza lo de dentro."""
    for hallado in archivos:
        if hallado.clase in pedidas:
            yield hallado.id, hallado.clase.value
        else:
            yield f"{hallado.id}/", hallado.clase.value


def _leidos(
    raiz: Path, archivos: Iterable[Hallado], pedidas: frozenset[ClaseDeElemento]
) -> Iterator[tuple[str, str]]:
    for hallado, datos in arboles(raiz, archivos):
        forma = FORMAS[hallado.clase]
        if hallado.clase in pedidas:
            yield hallado.id, _lo_que_dice(forma, datos)
        for escrito in escritos_en(forma, datos, _RAMAS):
            if escrito.id and escrito.rama.clase in pedidas:
                dice = _lo_que_dice(escrito.rama.modelo, escrito.dato)
                yield f"{hallado.id}/{escrito.id}", dice


_RAMAS = attrgetter("ramas")


def arboles(raiz: Path, archivos: Iterable[Hallado]) -> Iterator[tuple[Hallado, Dato]]:
    """Cada archivo con su árbol; vacío si no puede leerse."""
    fuente = Directorio(raiz)
    for hallado in archivos:
        abierto = fuente.leer(hallado.ruta)
        contenido = abierto.contenido if abierto else None
        documento = leer(contenido).documento if contenido is not None else None
        yield hallado, documento.compuestos if documento else None


def _lo_que_dice(forma: Forma, dato: Dato) -> str:
    """Lo que mejor dice qué es algo, si se lee."""
    escrito = (dato.get(clave) for clave in forma.se_dice_en) if isinstance(dato, Mapa) else ()
    return " ".join(uno for uno in escrito if isinstance(uno, str) and uno)
