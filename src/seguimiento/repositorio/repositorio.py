"""Lo que hay en un repositorio: `cargar` lo tiene todo a mano; `revisar` mira un archivo cada vez."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any

from seguimiento.analisis.indice import Clase, Indice
from seguimiento.diagnosticos import Diagnostico
from seguimiento.documento import Lectura, leer
from seguimiento.lugares import Lugar, Posicion
from seguimiento.modelo.cartera import Archivado, Cartera
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.redaccion import visible
from seguimiento.reglas import revisar_cartera, revisar_registro
from seguimiento.reglas.motor import Infraccion
from seguimiento.repositorio.configuracion import leer_configuracion, severidad
from seguimiento.repositorio.fuentes import CONFIGURACION, Fuente
from seguimiento.repositorio.lectura import Leido, de_fallo, leer_con_barrera
from seguimiento.repositorio.localizador import Localizador
from seguimiento.repositorio.nombres import DATOS, gemelos

__all__ = ["Carga", "Recuento", "Revision", "cargar", "leer_configuracion", "leer_todo", "revisar"]

Aviso = Callable[[int], None]
"""Lo que se llama tras cada archivo con cuántos van: para la barra de progreso."""
LECTURAS_A_LA_VEZ = 16
"""Cuántos archivos se tienen releídos a la vez para situar lo que atañe a varios."""


@dataclass(slots=True)
class Recuento:
    """Cuántos archivos se leyeron y cuáles no, o no del todo."""

    leidos: int = 0
    """Los archivos de registro hallados, también los ilegibles."""
    en_parte: list[str] = field(default_factory=list)
    ilegibles: list[str] = field(default_factory=list)
    """Archivos de los que no se cargó nada, y carpetas que no pudieron recorrerse."""
    no_evaluables: list[str] = field(default_factory=list)
    """Referencias de todo lo que no pudo cargarse."""
    fallos: int = 0
    """Con cuántos archivos falló el programa."""

    @property
    def parcial(self) -> bool:
        """Si lo calculado deja algo fuera."""
        return bool(self.en_parte or self.ilegibles)

    def anotar(self, leido: Leido) -> None:
        """Suma un archivo."""
        self.leidos += leido.clase is not None
        self.fallos += leido.fallo
        self.no_evaluables += leido.no_evaluables
        if leido.no_evaluables:
            lista = self.ilegibles if leido.archivado is None else self.en_parte
            lista.append(leido.archivo)

    def anotar_configuracion(self, diagnosticos: Iterable[Diagnostico]) -> None:
        """Suma lo que pasó con la configuración: un ajuste perdido también deja algo fuera."""
        leido = Leido(CONFIGURACION, diagnosticos=tuple(diagnosticos))
        self.fallos += leido.fallo
        if any(d.es_error for d in leido.diagnosticos):
            self.en_parte.append(CONFIGURACION)
            self.no_evaluables.append(CONFIGURACION)


@dataclass(frozen=True, slots=True)
class Carga:
    """La cartera entera, lo que se halló al leerla y dónde está cada dato."""

    cartera: Cartera
    diagnosticos: tuple[Diagnostico, ...]
    """Solo los de lectura y forma; las reglas las aplica `revisar`."""
    recuento: Recuento
    lecturas: dict[str, Lectura] = field(repr=False)

    def posicion(self, lugar: Lugar) -> Posicion:
        """Posición de un dato en su archivo."""
        documento = self.lecturas[lugar.archivo].documento
        return documento.posicion(lugar.ruta) if documento else Posicion()


@dataclass(frozen=True, slots=True)
class Revision:
    """Todo lo que está mal en un repositorio, en orden de archivo y posición."""

    diagnosticos: tuple[Diagnostico, ...]
    recuento: Recuento

    @property
    def errores(self) -> int:
        """Cuántos errores hay."""
        return sum(d.es_error for d in self.diagnosticos)


def cargar(fuente: Fuente, avisar: Aviso | None = None) -> Carga:
    """Lee todos los registros y los mantiene en memoria con sus posiciones."""
    configuracion, diagnosticos = leer_configuracion(fuente)
    recuento = Recuento()
    recuento.anotar_configuracion(diagnosticos)
    lecturas: dict[str, Lectura] = {}
    por_clase: dict[Clase, list[Archivado[Any]]] = {clase: [] for clase in Clase}
    for leido in leer_todo(fuente):
        recuento.anotar(leido)
        diagnosticos += leido.diagnosticos
        if leido.archivado is not None and leido.clase is not None:
            por_clase[leido.clase].append(leido.archivado)
        if leido.lectura is not None:
            lecturas[leido.archivo] = leido.lectura
        if avisar is not None:
            avisar(recuento.leidos)
    cartera = Cartera(
        evaluaciones=tuple(por_clase[Clase.EVALUACION]),
        practicas=tuple(por_clase[Clase.FICHA]),
        acuerdos=tuple(por_clase[Clase.ACUERDO]),
        configuracion=configuracion,
    )
    return Carga(cartera, _en_orden(diagnosticos, configuracion), recuento, lecturas)


def revisar(fuente: Fuente, hoy: date, avisar: Aviso | None = None) -> Revision:
    """Todo lo que está mal, con las reglas incluidas, sin tener más de unos archivos en memoria."""
    configuracion, diagnosticos = leer_configuracion(fuente)
    recuento, indice = Recuento(), Indice()
    recuento.anotar_configuracion(diagnosticos)
    for leido in leer_todo(fuente):
        revisado = _con_reglas(leido, hoy, configuracion, indice)
        recuento.anotar(revisado)
        diagnosticos += revisado.diagnosticos
        if avisar is not None:
            avisar(recuento.leidos)
    conjunto = _de_la_cartera(fuente, indice)
    recuento.anotar(conjunto)
    diagnosticos += conjunto.diagnosticos
    return Revision(_en_orden(diagnosticos, configuracion), recuento)


def leer_todo(fuente: Fuente) -> Iterator[Leido]:
    """Cada archivo de la fuente, leído. Un fallo con uno no impide leer los demás."""
    rutas: list[str] = []
    for archivo in fuente.archivos():
        rutas.append(archivo.ruta)
        yield leer_con_barrera(archivo)
    for ruta, falta in gemelos(rutas):
        mostrada = visible(ruta)
        yield Leido(mostrada, diagnosticos=(Localizador(mostrada).de_falta(falta),))


def _con_reglas(leido: Leido, hoy: date, configuracion: Configuracion, indice: Indice) -> Leido:
    """Lo leído, con lo que de él dicen las reglas que no miran los demás registros."""
    if leido.archivado is None:
        if leido.clase is not None:
            indice.anotar_ilegible(leido.archivo, leido.id, leido.clase)
        return leido
    localizador = Localizador(leido.archivo, leido.lectura)
    hallados: list[Diagnostico] = []
    try:
        indice.anotar(leido.archivado)
        infracciones = revisar_registro(leido.archivado, hoy, configuracion)
        hallados.extend(_situada(una, localizador, lambda _: localizador) for una in infracciones)
    except Exception as error:  # noqa: BLE001 — barrera: una regla no puede tumbar a las demás
        indice.incompletos.add(leido.id.casefold())
        hallados.append(de_fallo(leido.archivo, error))
    return replace(leido, diagnosticos=(*leido.diagnosticos, *hallados))


def _de_la_cartera(fuente: Fuente, indice: Indice) -> Leido:
    """Lo que solo se ve mirando todos los registros a la vez, a nombre de la carpeta de datos."""

    @lru_cache(maxsize=LECTURAS_A_LA_VEZ)
    def localizador(archivo: str) -> Localizador:
        hallado = fuente.leer(archivo)
        contenido = hallado.contenido if hallado else None
        return Localizador(archivo, None if contenido is None else leer(contenido))

    infracciones: list[Infraccion] = []
    fallos: list[Diagnostico] = []
    try:
        infracciones.extend(revisar_cartera(indice))
    except Exception as error:  # noqa: BLE001 — barrera: lo ya hallado se dice igual
        fallos.append(de_fallo(DATOS, error))
    # por archivos, para no releer el mismo una y otra vez
    infracciones.sort(key=lambda una: una.lugar.archivo)
    situadas = (_situada(una, localizador(una.lugar.archivo), localizador) for una in infracciones)
    return Leido(DATOS, diagnosticos=(*situadas, *fallos))


def _situada(
    infraccion: Infraccion, localizador: Localizador, de_otro: Callable[[str], Localizador]
) -> Diagnostico:
    otros = infraccion.hallazgo.otros
    return localizador.de_hallazgo(
        infraccion.hallazgo,
        codigo=infraccion.codigo,
        ruta=infraccion.lugar.ruta,
        relacionados=[de_otro(otro.archivo).relacionado(otro.ruta) for otro in otros],
    )


def _en_orden(
    diagnosticos: Iterable[Diagnostico], configuracion: Configuracion
) -> tuple[Diagnostico, ...]:
    """Los diagnósticos sin repetir, por archivo y posición, con la severidad que se configuró."""
    unicos = dict.fromkeys(diagnosticos)
    if configuracion.reglas:
        unicos = dict.fromkeys(_ajustados(unicos, configuracion))
    return tuple(sorted(unicos, key=lambda d: d.orden))


def _ajustados(
    diagnosticos: Iterable[Diagnostico], configuracion: Configuracion
) -> Iterator[Diagnostico]:
    for diagnostico in diagnosticos:
        suya = severidad(diagnostico.codigo, configuracion)
        if suya is not None:
            yield replace(diagnostico, severidad=suya)
