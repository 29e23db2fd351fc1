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
from seguimiento.lugares import Lugar, Ruta
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.acuerdo import Acuerdo
from seguimiento.modelo.cartera import (
    Archivado,
    acciones_de_recomendacion,
    compromisos_de,
    recomendaciones_de,
    reuniones_de,
)
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.modelo.evaluacion import Evaluacion
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
        raiz = archivado.registro
        if isinstance(raiz, Evaluacion):
            self._anotar(archivado, ClaseDeElemento.EVALUACION)
        elif isinstance(raiz, Acuerdo):
            self._anotar(archivado, ClaseDeElemento.ACUERDO)
        else:
            self._anotar(archivado, ClaseDeElemento.FICHA)
            if not (raiz.origen or raiz.relacionadas or raiz.fuente):
                self.huerfanas[archivado.id.casefold()] = archivado.archivo
        self.menciones += menciones_de(archivado)
        self.nombres.anotar(archivado)
        if archivado.huecos:
            self.incompletos.add(archivado.id.casefold())

    def anotar_ilegible(self, archivo: str, id_de_archivo: str, clase: ClaseDeElemento) -> None:
        """Recuerda que el archivo existe aunque no se haya podido leer."""
        self.archivos.setdefault(id_de_archivo.casefold(), []).append((archivo, clase))
        self.incompletos.add(id_de_archivo.casefold())

    def _anotar(self, archivado: Archivado[Any], clase: ClaseDeElemento) -> None:
        clave = archivado.id.casefold()
        self.archivos.setdefault(clave, []).append((archivado.archivo, clase))
        internos = self.internos.setdefault(clave, {})
        internos.update((id_.casefold(), suya) for id_, suya in _ids_de(archivado.registro))
        suyos = {a.id.casefold(): estado_de(a, self.hoy).efectivo for a in _con_entradas(archivado)}
        if suyos:
            self.estados[clave] = suyos

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


def _ids_de(registro: object) -> Iterator[tuple[str, ClaseDeElemento]]:
    """Los ids de dentro de un registro, tal como están escritos, y qué lleva cada uno."""
    if isinstance(registro, Evaluacion):
        for recomendacion in registro.recomendaciones:
            yield recomendacion.id, ClaseDeElemento.RECOMENDACION
            for accion in recomendacion.acciones:
                yield accion.id, ClaseDeElemento.ACCION
    elif isinstance(registro, Acuerdo):
        for compromiso in registro.compromisos:
            yield compromiso.id, ClaseDeElemento.COMPROMISO
        for reunion in registro.reuniones:
            yield reunion.codigo, ClaseDeElemento.REUNION


def _con_entradas(archivado: Archivado[Any]) -> Iterator[Accion]:
    """Las acciones o compromisos de un registro que tienen alguna entrada en su bitácora."""
    registro = archivado.registro
    if isinstance(registro, Evaluacion):
        for recomendacion in registro.recomendaciones:
            yield from (accion for accion in recomendacion.acciones if accion.seguimiento)
    elif isinstance(registro, Acuerdo):
        yield from (compromiso for compromiso in registro.compromisos if compromiso.seguimiento)


_ACCIONES = (ClaseDeElemento.ACCION, ClaseDeElemento.COMPROMISO)
_TODO_LO_INTERNO = (*_ACCIONES, ClaseDeElemento.RECOMENDACION, ClaseDeElemento.REUNION)
_FICHAS = (ClaseDeElemento.FICHA,)


def menciones_de(archivado: Archivado[Any]) -> Iterator[Mencion]:
    """Todas las referencias que escribe un registro, en el orden en que aparecen."""
    if isinstance(archivado.registro, Evaluacion):
        yield from _de_evaluacion(archivado)
    elif isinstance(archivado.registro, Acuerdo):
        yield from _de_acuerdo(archivado)
    elif isinstance(archivado.registro, FichaBase):
        ficha, lugar = archivado.registro, archivado.lugar
        yield from _lista(archivado, lugar / "relacionadas", ficha.relacionadas, _FICHAS)
        yield from _lista(archivado, lugar / "origen", ficha.origen, _TODO_LO_INTERNO)


def _de_evaluacion(archivado: Archivado[Evaluacion]) -> Iterator[Mencion]:
    recomendaciones = archivado.registro.recomendaciones
    if not any(r.practicas or any(map(_menciona, r.acciones)) for r in recomendaciones):
        return
    for situada in recomendaciones_de(archivado):
        lugar, practicas = situada.lugar / "practicas", situada.recomendacion.practicas
        yield from _lista(archivado, lugar, practicas, _FICHAS)
        if any(map(_menciona, situada.recomendacion.acciones)):
            for accion in acciones_de_recomendacion(situada):
                yield from _de_accion(archivado, accion.accion, accion.lugar)


def _de_acuerdo(archivado: Archivado[Acuerdo]) -> Iterator[Mencion]:
    for compromiso in compromisos_de(archivado):
        yield from _de_accion(archivado, compromiso.accion, compromiso.lugar)
    for reunion in reuniones_de(archivado):
        for indice, decision in enumerate(reunion.reunion.decisiones):
            if decision.compromiso is not None:
                lugar = reunion.lugar / ("decisiones", indice, "compromiso")
                yield Mencion(lugar, decision.compromiso, archivado.id, _ACCIONES)


def _menciona(accion: Accion) -> bool:
    return bool(accion.misma_que or accion.relacionadas or accion.practicas)


def _de_accion(archivado: Archivado[Any], accion: Accion, lugar: Lugar) -> Iterator[Mencion]:
    if accion.misma_que is not None:
        lugar_propio, desde = lugar / "misma_que", archivado.id
        yield Mencion(lugar_propio, accion.misma_que, desde, _ACCIONES, accion.id)
    if accion.relacionadas:
        yield from _lista(archivado, lugar / "relacionadas", accion.relacionadas, _TODO_LO_INTERNO)
    if accion.practicas:
        yield from _lista(archivado, lugar / "practicas", accion.practicas, _FICHAS)


def _lista(
    archivado: Archivado[Any],
    lugar: Lugar,
    textos: tuple[str, ...],
    clases: tuple[ClaseDeElemento, ...],
) -> Iterator[Mencion]:
    for indice, texto in enumerate(textos):
        yield Mencion(lugar / indice, texto, archivado.id, clases)


def duplicados(archivado: Archivado[Any]) -> Iterator[tuple[str, list[Ruta]]]:
    """Los ids internos que se repiten sin distinguir mayúsculas, y la ruta de cada aparición."""
    plegados = [id_.casefold() for id_, _ in _ids_de(archivado.registro)]
    if len(set(plegados)) == len(plegados):
        return
    apariciones: dict[str, list[tuple[str, Ruta]]] = {}
    for id_interno, ruta in _ids_con_ruta(archivado):
        apariciones.setdefault(id_interno.casefold(), []).append((id_interno, ruta))
    for repetidos in apariciones.values():
        if len(repetidos) > 1:
            yield repetidos[0][0], [ruta for _, ruta in repetidos]


def _ids_con_ruta(archivado: Archivado[Any]) -> Iterator[tuple[str, Ruta]]:
    raiz = archivado.registro
    if isinstance(raiz, Evaluacion):
        for situada in recomendaciones_de(archivado):
            yield situada.recomendacion.id, (*situada.lugar.ruta, "id")
            for accion in acciones_de_recomendacion(situada):
                yield accion.accion.id, (*accion.lugar.ruta, "id")
    elif isinstance(raiz, Acuerdo):
        for compromiso in compromisos_de(archivado):
            yield compromiso.accion.id, (*compromiso.lugar.ruta, "id")
        for reunion in reuniones_de(archivado):
            yield reunion.reunion.codigo, (*reunion.lugar.ruta, "id")
