"""Con qué nombres se escribe a los actores, y cuáles parecen el mismo escrito de dos maneras."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from seguimiento.elementos import Elemento
from seguimiento.lugares import Lugar
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.configuracion import CONFIGURACION, Configuracion
from seguimiento.modelo.evaluacion import Recomendacion
from seguimiento.modelo.tipos import Registro
from seguimiento.redaccion import SIN_PESO, como_se_ve, plegado, sin_tildes


@dataclass(slots=True)
class Grafia:
    """Una forma de escribir un nombre, dónde está la primera vez y en cuántos archivos."""

    nombre: str
    lugar: Lugar
    archivos: int = 0


@dataclass(slots=True)
class Nombres:
    """Los nombres que se leen en «responde», «lidera», «acompaña» y «dirigida a»."""

    escrituras: dict[str, Grafia] = field(default_factory=dict)

    def sumar(self, nombres: Iterable[tuple[str, Lugar]]) -> None:
        """Añade los nombres distintos de un registro, con el lugar de cada uno.

        Los que se ven igual son uno: pedir que se escriba el otro no diría nada.
        """
        distintos: dict[str, Lugar] = {}
        for nombre, lugar in nombres:
            distintos.setdefault(como_se_ve(nombre), lugar)
        for nombre, lugar in distintos.items():
            self.escrituras.setdefault(nombre, Grafia(nombre, lugar)).archivos += 1

    def juntar(self, otros: "Nombres") -> None:
        """Añade los de otros registros, que van detrás de los de estos."""
        for nombre, grafia in otros.escrituras.items():
            suya = self.escrituras.setdefault(nombre, grafia)
            if suya is not grafia:
                suya.archivos += grafia.archivos

    def variantes(self, configuracion: Configuracion) -> Iterator[tuple[Grafia, Grafia]]:
        """Cada escritura que parece de otro nombre y la de ese otro, que es la que debe valer.

        Valen los nombres y alias de la configuración; entre lo demás, lo que está en más archivos
        y, a igualdad, lo que se leyó antes. Se parecen dos nombres que solo difieren en tildes, mayúsculas,
        signos, artículos y preposiciones, o en una letra de una palabra larga que no sea una sigla.
        """
        declarados, por_huella = set[str](), dict[str, Grafia]()
        for oficial, actor in configuracion.actores.items():
            for nombre in (oficial, *actor.alias):
                declarados.add(plegado(nombre))
                _sentar(
                    por_huella,
                    nombre,
                    Grafia(oficial, Lugar(CONFIGURACION, ("actores", oficial))),
                )
        for escritura in sorted(self.escrituras.values(), key=lambda una: -una.archivos):
            if plegado(escritura.nombre) not in declarados:
                suya = _hallada(por_huella, escritura.nombre)
                if suya is not None:
                    yield escritura, suya
                else:
                    _sentar(por_huella, escritura.nombre, escritura)


_QUE_NOMBRAN: Mapping[type[Registro], tuple[str, ...]] = {
    Recomendacion: ("dirigida_a",),
    Accion: ("responsables", "lidera", "acompanan"),
}
"""Las claves en que se nombra a alguien, por el registro que las tiene."""


def nombrados_en(suyos: Iterable[Elemento]) -> Iterator[tuple[str, Lugar]]:
    """Cada nombre distinto de un registro, dados sus elementos, y el lugar en que aparece antes."""
    vistos: set[str] = set()
    for elemento in suyos:
        for clave in _QUE_NOMBRAN.get(type(elemento.registro), ()):
            escrito: str | tuple[str, ...] | None = getattr(elemento.registro, clave)
            if not escrito:
                continue
            if isinstance(escrito, str):
                if escrito not in vistos:
                    vistos.add(escrito)
                    yield escrito, elemento.lugar / clave
            elif not vistos.issuperset(escrito):
                for indice, nombre in enumerate(escrito):
                    if nombre not in vistos:
                        vistos.add(nombre)
                        yield nombre, elemento.lugar / (clave, indice)


_PALABRA = re.compile(r"\w+")
LETRAS_DE_PALABRA_LARGA = 6
"""Con menos, una letra distinta suele ser otra palabra («norte», «corte»)."""
LARGO_COMPARABLE = 200
"""Lo más largo no es el nombre de nadie: solo se mira si es el mismo texto."""


def _palabras(nombre: str) -> list[str]:
    return [una for una in _PALABRA.findall(sin_tildes(nombre)) if una not in SIN_PESO]


def _sentar(por_huella: dict[str, Grafia], nombre: str, escritura: Grafia) -> None:
    for huella in _huellas(nombre):
        por_huella.setdefault(huella, escritura)


def _hallada(por_huella: dict[str, Grafia], nombre: str) -> Grafia | None:
    halladas = (por_huella.get(huella) for huella in _huellas(nombre))
    return next((una for una in halladas if una is not None), None)


def _huellas(nombre: str) -> Iterator[str]:
    """El nombre llano y lo que queda al quitarle una letra a una palabra larga.

    Dos nombres que comparten alguna difieren, a lo sumo, en una letra o en el orden de dos: se hallan
    sin comparar cada uno con todos.
    """
    if len(nombre) > LARGO_COMPARABLE:
        yield plegado(nombre)  # quitar letras una a una a un texto largo cuesta su cuadrado
        return
    palabras = _palabras(nombre)
    llanas = [palabra.casefold() for palabra in palabras]
    yield " ".join(llanas)
    for indice, palabra in enumerate(palabras):
        if len(palabra) >= LETRAS_DE_PALABRA_LARGA and palabra.isalpha() and not palabra.isupper():
            antes, llana, despues = llanas[:indice], llanas[indice], llanas[indice + 1 :]
            for corte in range(len(llana)):
                yield " ".join([*antes, llana[:corte] + llana[corte + 1 :], *despues])
