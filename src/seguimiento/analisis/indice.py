"""Qué identificadores existen, quién los nombra y lo demás que solo se ve comparando registros.

Se llena registro a registro y no guarda ninguno, de modo que revisar un repositorio grande no exige
tenerlo entero en memoria.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any

from seguimiento.analisis.aporte import Aporte, Mencion
from seguimiento.analisis.nombres import Nombres
from seguimiento.analisis.parecidos import SE_COMPARAN, Parecidos
from seguimiento.analisis.referencias import leer_referencia
from seguimiento.elementos import Elemento, elementos, ids_de_dentro
from seguimiento.lugares import Ruta
from seguimiento.modelo.cartera import (
    Archivado,
)
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.redaccion import quiso_decir
from seguimiento.vocabularios import ClaseDeElemento, EstadoDeAccion

MAXIMO_DE_BUSQUEDAS = 100
"""Para cuántas referencias rotas se busca, en una ejecución, a cuál se parecen."""
SIN_BUSCAR = "corrija antes las demás: solo se busca a cuál se parecen las primeras"


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

    parecidos: dict[tuple[str, tuple[ClaseDeElemento, ...]], Parecidos] = field(
        default_factory=dict
    )
    """Entre qué se busca lo que se parece a una referencia rota: los ids de un archivo, o los archivos."""
    buscadas: int = 0
    """Para cuántas referencias rotas se ha buscado ya."""

    def sumar(self, aporte: Aporte) -> None:
        """Añade lo que aporta un archivo; de lo que no pudo leerse, que existe."""
        if aporte.clase is None:
            return
        clave, recordado = aporte.id.casefold(), aporte.recordado
        self.archivos.setdefault(clave, []).append((aporte.archivo, aporte.clase))
        internos = self.internos.setdefault(clave, {})
        internos.update((id_.casefold(), clase) for id_, clase in recordado.internos)
        self.menciones += recordado.menciones
        self.nombres.sumar(recordado.nombres)
        for id_, estado in aporte.estados(self.hoy):
            self.estados.setdefault(clave, {})[id_.casefold()] = estado
        if recordado.sin_origen:
            self.huerfanas[clave] = aporte.archivo
        if not aporte.entero:
            self.incompletos.add(clave)

    def juntar(self, otro: "Indice") -> None:
        """Añade lo de otro a la misma fecha, cuyos archivos van detrás de los de este."""
        for clave, archivos in otro.archivos.items():
            self.archivos.setdefault(clave, []).extend(archivos)
        for clave, internos in otro.internos.items():
            self.internos.setdefault(clave, {}).update(internos)
        self.menciones += otro.menciones
        self.incompletos |= otro.incompletos
        self.nombres.juntar(otro.nombres)
        for clave, estados in otro.estados.items():
            self.estados.setdefault(clave, {}).update(estados)
        self.huerfanas |= otro.huerfanas

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

    def quiso_decir(self, mencion: Mencion) -> str:
        """La pregunta por la referencia que sí existe y más se parece; vacía si no la hay.

        Se busca para las primeras que lleguen: si hay muchas rotas, arreglarlas una a una no es el camino.
        """
        self.buscadas += 1
        if self.buscadas > MAXIMO_DE_BUSQUEDAS:
            return SIN_BUSCAR
        return quiso_decir(mencion.texto, self.candidatos(mencion))

    def candidatos(self, mencion: Mencion) -> list[str]:
        """Las referencias parecidas que sí existen, escritas como se escribirían allí."""
        referencia, clases = leer_referencia(mencion.texto), mencion.clases
        if referencia.interno:
            archivo = referencia.archivo
            dentro = self._de_dentro(archivo, clases).cercanos(referencia.interno)
            return [f"{archivo}/{interno}" for interno in dentro] or [
                f"{otro}/{referencia.interno}"
                for otro in self._con_interno(referencia.interno.casefold())
            ]
        dentro = self._de_dentro(mencion.desde, clases).cercanos(referencia.archivo)
        return [*dentro, *self._de_fuera(clases).cercanos(referencia.archivo)]

    def _de_dentro(self, archivo: str, clases: tuple[ClaseDeElemento, ...]) -> Parecidos:
        """Los ids de esas clases que hay dentro de un archivo."""
        clave = archivo.casefold(), clases
        if clave not in self.parecidos:
            internos = self.internos.get(clave[0], {})
            self.parecidos[clave] = Parecidos([i for i in internos if internos[i] in clases])
        return self.parecidos[clave]

    def _de_fuera(self, clases: tuple[ClaseDeElemento, ...]) -> Parecidos:
        """Los nombres de los archivos de esas clases."""
        clave = "", clases
        if clave not in self.parecidos:
            suyos = (ruta for lista in self.archivos.values() for ruta, de in lista if de in clases)
            nombres = (ruta.rpartition("/")[2].removesuffix(".yaml") for ruta in suyos)
            self.parecidos[clave] = Parecidos([*dict.fromkeys(nombres)])
        return self.parecidos[clave]

    def _con_interno(self, interno: str) -> list[str]:
        """Los primeros archivos que tienen dentro ese id."""
        hallados = (archivo for archivo, ids in self.internos.items() if interno in ids)
        return [*islice(hallados, SE_COMPARAN)]


def duplicados(archivado: Archivado[Any]) -> Iterator[tuple[str, list[Ruta]]]:
    """Los ids internos que se repiten sin distinguir mayúsculas, y la ruta de cada aparición."""
    plegados = [id_.casefold() for id_ in ids_de_dentro(archivado.registro)]
    if len(set(plegados)) == len(plegados):
        return
    apariciones: dict[str, list[Elemento]] = {}
    for elemento in elementos(archivado):
        if elemento.ruta:
            apariciones.setdefault(elemento.id.casefold(), []).append(elemento)
    for repetidos in apariciones.values():
        if len(repetidos) > 1:
            yield repetidos[0].id, [(*uno.ruta, "id") for uno in repetidos]
