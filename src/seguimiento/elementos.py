"""Todo lo que en un registro tiene referencia: qué es, dónde está y cómo se llama.

Qué listas contienen elementos, cómo se anidan y cómo se llama cada uno lo dice el modelo; aquí se
recorre, ya convertido o tal como se escribió, y nadie más lo recorre a mano.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from seguimiento.campos import Rama, de_referencias, ramas
from seguimiento.documento.arbol import Dato
from seguimiento.escritos import EscritoDe, escritos_en
from seguimiento.lugares import Lugar, Ruta
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.acuerdo import Acuerdo
from seguimiento.modelo.cartera import AccionSituada, Archivado, RecomendacionSituada
from seguimiento.modelo.evaluacion import Evaluacion, Recomendacion
from seguimiento.modelo.practica import BuenaPractica, Leccion
from seguimiento.modelo.tipos import Registro
from seguimiento.vocabularios import ClaseDeElemento

MODELOS: Mapping[ClaseDeElemento, tuple[type[Registro], ...]] = {
    ClaseDeElemento.EVALUACION: (Evaluacion,),
    ClaseDeElemento.FICHA: (BuenaPractica, Leccion),
    ClaseDeElemento.ACUERDO: (Acuerdo,),
}
"""Qué registros se guardan en los archivos de cada clase."""
_CLASES = {modelo: clase for clase, modelos in MODELOS.items() for modelo in modelos}


class Elemento(NamedTuple):
    """Un registro o algo de dentro de él que tiene referencia."""

    clase: ClaseDeElemento
    registro: Registro
    ruta: Ruta
    """Dónde está dentro de su archivo; vacía si es el registro entero."""
    archivado: Archivado[Any]
    dentro_de: Registro | None = None
    """El registro cuya lista lo contiene; `None` si es el del archivo."""

    @property
    def lugar(self) -> Lugar:
        """Dónde está."""
        return Lugar(self.archivado.archivo, self.ruta)

    @property
    def id(self) -> str:
        """Su identificador: el de su archivo, el escrito o el que le toca por omisión."""
        return id_de(self.registro) if self.ruta else self.archivado.id

    @property
    def ref(self) -> str:
        """Su referencia: `oim-2022-red-pmm`, `oim-2022-red-pmm/4.1`."""
        return f"{self.archivado.id}/{self.id}" if self.ruta else self.archivado.id

    @property
    def situada(self) -> AccionSituada | RecomendacionSituada | None:
        """La acción, el compromiso o la recomendación con su contexto, si es una de ellas."""
        if isinstance(self.registro, Recomendacion):
            return RecomendacionSituada(self.registro, self.archivado, self.lugar)
        if isinstance(self.registro, Accion):
            padre = self.dentro_de if isinstance(self.dentro_de, Recomendacion) else None
            return AccionSituada(self.registro, self.archivado, padre, self.lugar)
        return None


def elementos(archivado: Archivado[Any]) -> Iterator[Elemento]:
    """El registro y todo lo cargado de dentro de él que tiene referencia, en orden de aparición."""
    return iter(todos_los_de(archivado))


def todos_los_de(archivado: Archivado[Any]) -> list[Elemento]:
    """Lo mismo, ya recorrido: quien lo mire varias veces no lo recorre otra."""
    raiz = Elemento(_CLASES[type(archivado.registro)], archivado.registro, (), archivado)
    todos = [raiz]
    _anadir_lo_de_dentro(todos, archivado, archivado.registro, ())
    return todos


def _anadir_lo_de_dentro(
    todos: list[Elemento], archivado: Archivado[Any], registro: Registro, ruta: Ruta
) -> None:
    # a una lista y no de generador en generador: esto se hace con cada elemento de cada archivo
    for clave, clase, modelo in ramas(type(registro)):
        cargados = getattr(registro, clave)
        if not cargados:
            continue
        tiene_ramas, aqui = ramas(modelo), (*ruta, clave)
        indices = archivado.indices(aqui, len(cargados))
        for indice, cargado in zip(indices, cargados, strict=True):
            suya = (*aqui, indice)
            todos.append(Elemento(clase, cargado, suya, archivado, registro))
            if tiene_ramas:
                _anadir_lo_de_dentro(todos, archivado, cargado, suya)


def ids_de_dentro(registro: Registro) -> list[str]:
    """Los identificadores de todo lo que hay dentro: sin situarlo, que cuesta más."""
    ids: list[str] = []
    for clave, _, modelo in ramas(type(registro)):
        cargados = getattr(registro, clave)
        ids += map(id_de, cargados)
        if cargados and ramas(modelo):
            for cargado in cargados:
                ids += ids_de_dentro(cargado)
    return ids


def id_de(registro: Registro) -> str:
    """El identificador de algo de dentro de un archivo: el escrito o el que le toca por omisión."""
    escrito: str | None = getattr(registro, "id", None)
    return escrito or registro.id_por_omision.format_map(registro.__dict__)


def elemento_con_referencia(ruta: Ruta) -> Ruta:
    """La ruta del elemento con referencia más cercano que contiene la ruta; vacía si es la raíz."""
    listas = listas_de_elementos()
    for fin in range(len(ruta), 1, -1):
        if isinstance(ruta[fin - 1], int) and ruta[fin - 2] in listas:
            return ruta[:fin]
    return ()


# ── Tal como se escribió ─────────────────────────────────────────────────────


Escrito = EscritoDe[type[Registro]]


def escritos(modelo: type[Registro], dato: Dato) -> Iterator[Escrito]:
    """Todo lo que en el árbol de un registro ocupa el sitio de un elemento, en orden de aparición."""
    return escritos_en(modelo, dato, ramas)


# ── De todo el modelo a la vez ───────────────────────────────────────────────


@cache
def _modelos() -> tuple[type[Registro], ...]:
    """Los modelos de todo lo que tiene referencia, cada uno tras los que lo contienen."""
    hallados = [modelo for modelos in MODELOS.values() for modelo in modelos]
    for modelo in hallados:  # crece mientras se recorre
        hallados += (rama.modelo for rama in ramas(modelo))
    return tuple(dict.fromkeys(hallados))


@cache
def listas_de_elementos() -> Mapping[str, Rama]:
    """Todas las listas de elementos, por su clave."""
    return {rama.clave: rama for modelo in _modelos() for rama in ramas(modelo)}


@cache
def que_citan() -> Mapping[str, frozenset[ClaseDeElemento]]:
    """Las claves en que se escriben referencias a algo de dentro de un archivo, y a qué clases."""
    citan: dict[str, frozenset[ClaseDeElemento]] = {}
    for modelo in _modelos():
        for pasos, clases in de_referencias(modelo):
            if de_dentro := frozenset(clase for clase in clases if not clase.carpeta):
                citan[pasos[-1]] = citan.get(pasos[-1], frozenset()) | de_dentro
    return citan


def rama_en(modelo: type[Registro], ruta: Ruta) -> Rama | None:
    """La lista de la que es elemento lo que va en esa ruta desde el modelo; `None` si no lo es."""
    rama: Rama | None = None
    for clave in (paso for paso in ruta if isinstance(paso, str)):
        rama = next((r for r in ramas(rama.modelo if rama else modelo) if r.clave == clave), None)
        if rama is None:
            return None
    return rama
