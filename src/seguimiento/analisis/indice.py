"""Qué identificadores existen, quién los nombra y lo demás que solo se ve comparando registros.

Se llena registro a registro y no guarda ninguno, de modo que revisar un repositorio grande no exige
tenerlo entero en memoria.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from seguimiento.analisis.bitacora import estado_de
from seguimiento.analisis.nombres import Nombres
from seguimiento.analisis.referencias import leer_referencia
from seguimiento.campos import de_referencias
from seguimiento.elementos import Elemento, elementos
from seguimiento.lugares import Lugar, Ruta
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.cartera import (
    Archivado,
)
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.modelo.practica import FichaBase
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


@dataclass(slots=True)
class Indice:
    """Lo que de cada registro hay que recordar para compararlo con los demás, a una fecha."""

    hoy: date
    configuracion: Configuracion = field(default_factory=Configuracion)
    archivos: dict[str, list[tuple[str, ClaseDeElemento]]] = field(default_factory=dict)
    """Por id de archivo en minúsculas: la ruta y la clase de cada archivo que lo lleva."""
    internos: dict[str, dict[str, ClaseDeElemento]] = field(default_factory=dict)
    """Por id de archivo en minúsculas: los ids de dentro, en minúsculas, y su clase."""
    menciones: list[Mencion] = field(default_factory=list)
    incompletos: set[str] = field(default_factory=set)
    """Ids de los archivos que no pudieron leerse enteros: de lo que falta no se dice nada."""
    nombres: Nombres = field(default_factory=Nombres)
    """Cómo se escribe a cada actor."""
    estados: dict[str, dict[str, EstadoDeAccion]] = field(default_factory=dict)
    """Por id de archivo y de acción, en minúsculas: el estado a la fecha, si hay alguna entrada."""
    huerfanas: dict[str, str] = field(default_factory=dict)
    """Por código en minúsculas: el archivo de cada ficha que no dice de dónde sale."""

    def anotar(self, archivado: Archivado[Any]) -> None:
        """Añade un registro al índice."""
        clave = archivado.id.casefold()
        suyos = list(elementos(archivado))
        self.archivos.setdefault(clave, []).append((archivado.archivo, suyos[0].clase))
        self.internos.setdefault(clave, {}).update((e.id.casefold(), e.clase) for e in suyos[1:])
        for elemento in suyos:
            self.menciones += menciones_de(elemento)
            accion = elemento.registro
            if isinstance(accion, Accion) and accion.seguimiento:
                estado = estado_de(accion, self.hoy).efectivo
                self.estados.setdefault(clave, {})[elemento.id.casefold()] = estado
        raiz = archivado.registro
        if isinstance(raiz, FichaBase) and not (raiz.origen or raiz.relacionadas or raiz.fuente):
            self.huerfanas[clave] = archivado.archivo
        self.nombres.anotar(suyos)
        if archivado.huecos:
            self.incompletos.add(clave)

    def anotar_ilegible(self, archivo: str, id_de_archivo: str, clase: ClaseDeElemento) -> None:
        """Recuerda que el archivo existe aunque no se haya podido leer."""
        self.archivos.setdefault(id_de_archivo.casefold(), []).append((archivo, clase))
        self.incompletos.add(id_de_archivo.casefold())

    def clase_de(self, mencion: Mencion) -> ClaseDeElemento | None:
        """Qué es lo mencionado; `None` si no existe entre lo leído."""
        referencia = leer_referencia(mencion.texto)
        archivo, interno = referencia.archivo.casefold(), referencia.interno.casefold()
        if interno:
            return self.internos.get(archivo, {}).get(interno)
        dentro = self.internos.get(mencion.desde.casefold(), {}).get(archivo)
        fuera = self.archivos.get(archivo)
        return dentro or (fuera[0][1] if fuera else None)

    def estado_de(self, mencion: Mencion) -> EstadoDeAccion:
        """El estado a la fecha de la acción mencionada; `no_iniciada` si no tiene entradas."""
        referencia = leer_referencia(mencion.texto)
        if referencia.interno:
            return self._estado(referencia.archivo, referencia.interno)
        return self._estado(mencion.desde, referencia.archivo)

    def estado_de_quien_menciona(self, mencion: Mencion) -> EstadoDeAccion:
        """El estado a la fecha de la acción que escribe la referencia."""
        return self._estado(mencion.desde, mencion.quien)

    def _estado(self, archivo: str, interno: str) -> EstadoDeAccion:
        suyos = self.estados.get(archivo.casefold(), {})
        return suyos.get(interno.casefold(), EstadoDeAccion.NO_INICIADA)

    def puede_estar(self, mencion: Mencion) -> bool:
        """Si lo mencionado podría estar en lo que no se pudo leer."""
        referencia = leer_referencia(mencion.texto)
        archivo = referencia.archivo if referencia.interno else mencion.desde
        return archivo.casefold() in self.incompletos

    def candidatos(self, mencion: Mencion) -> list[str]:
        """Las referencias parecidas que sí existen, escritas como se escribirían allí."""
        referencia = leer_referencia(mencion.texto)
        if referencia.interno:
            internos = self.internos.get(referencia.archivo.casefold(), {})
            suyos = [f"{referencia.archivo}/{i}" for i in _de_clase(internos, mencion.clases)]
            return suyos or [
                f"{archivo}/{referencia.interno}"
                for archivo, ids in self.internos.items()
                if referencia.interno.casefold() in ids
            ]
        dentro = _de_clase(self.internos.get(mencion.desde.casefold(), {}), mencion.clases)
        nombres = [
            ruta.rpartition("/")[2].removesuffix(".yaml")
            for lista in self.archivos.values()
            for ruta, clase in lista
            if clase in mencion.clases
        ]
        return [*dentro, *nombres]


def _de_clase(
    internos: dict[str, ClaseDeElemento], clases: tuple[ClaseDeElemento, ...]
) -> list[str]:
    return [i for i, clase in internos.items() if clase in clases]


def menciones_de(elemento: Elemento) -> Iterator[Mencion]:
    """Las referencias que escribe un elemento, sin las de los que contiene, en su orden."""
    quien = elemento.id if isinstance(elemento.registro, Accion) else ""
    for pasos, clases in de_referencias(type(elemento.registro)):
        if escrito := getattr(elemento.registro, pasos[0]):
            for ruta, texto in _textos(escrito, pasos[1:], (*elemento.ruta, pasos[0])):
                lugar = Lugar(elemento.archivado.archivo, ruta)
                yield Mencion(lugar, texto, elemento.archivado.id, clases, quien)


def _textos(valor: Any, pasos: tuple[str, ...], ruta: Ruta) -> Iterator[tuple[Ruta, str]]:  # noqa: ANN401 — un texto, un registro o varios
    """Los textos a que llevan esas claves desde un valor, con su ruta."""
    if isinstance(valor, tuple):
        for indice, uno in enumerate(valor):
            yield from _textos(uno, pasos, (*ruta, indice))
    elif pasos:
        yield from _textos(getattr(valor, pasos[0]), pasos[1:], (*ruta, pasos[0]))
    elif valor is not None:
        yield ruta, valor


def duplicados(archivado: Archivado[Any]) -> Iterator[tuple[str, list[Ruta]]]:
    """Los ids internos que se repiten sin distinguir mayúsculas, y la ruta de cada aparición."""
    apariciones: dict[str, list[Elemento]] = {}
    for elemento in elementos(archivado):
        if elemento.ruta:
            apariciones.setdefault(elemento.id.casefold(), []).append(elemento)
    for repetidos in apariciones.values():
        if len(repetidos) > 1:
            yield repetidos[0].id, [(*uno.ruta, "id") for uno in repetidos]
