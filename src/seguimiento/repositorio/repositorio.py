"""Lo que hay en un repositorio: `cargar` lo tiene todo a mano; `revisar` mira un archivo cada vez."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from seguimiento.analisis.indice import Clase, Indice
from seguimiento.conversion import convertir
from seguimiento.diagnosticos import CATALOGO, Diagnostico, Hallazgo, Severidad
from seguimiento.diagnosticos.archivos import FALLO_INTERNO
from seguimiento.documento import Lectura, leer
from seguimiento.lugares import Lugar, Posicion
from seguimiento.modelo.cartera import Archivado, Cartera
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.reglas import revisar_cartera, revisar_registro
from seguimiento.reglas.motor import Infraccion
from seguimiento.repositorio.fuentes import CONFIGURACION, EXTENSION, Archivo, Fuente
from seguimiento.repositorio.lectura import (
    Leido,
    de_hallazgo,
    diagnostico,
    id_de,
    ilegible_por_fallo,
    leer_registro,
    posicion_de,
)
from seguimiento.repositorio.nombres import faltas_de_nombre, gemelos
from seguimiento.vocabularios import NivelDeRegla

Aviso = Callable[[int], None]
"""Lo que se llama tras cada archivo con cuántos van: para la barra de progreso."""


@dataclass(slots=True)
class Recuento:
    """Cuántos archivos se leyeron y cuáles no, o no del todo."""

    leidos: int = 0
    en_parte: list[str] = field(default_factory=list)
    ilegibles: list[str] = field(default_factory=list)
    no_evaluables: list[str] = field(default_factory=list)
    """Referencias de todo lo que no pudo cargarse."""
    fallos: int = 0
    """En cuántos archivos falló el programa."""

    @property
    def parcial(self) -> bool:
        """Si lo calculado deja algo fuera."""
        return bool(self.en_parte or self.ilegibles)

    def anotar(self, leido: Leido) -> None:
        """Suma un archivo."""
        self.leidos += 1
        self.no_evaluables += leido.no_evaluables
        self.fallos += any(d.codigo == FALLO_INTERNO for d in leido.diagnosticos)
        if leido.archivado is None and leido.no_evaluables:
            self.ilegibles.append(leido.archivo)
        elif leido.no_evaluables:
            self.en_parte.append(leido.archivo)


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
    if any(d.es_error for d in diagnosticos):
        recuento.en_parte.append(CONFIGURACION)
    lecturas: dict[str, Lectura] = {}
    por_clase: dict[Clase, list[Archivado[Any]]] = {clase: [] for clase in Clase}
    for leido in leer_todo(fuente):
        if leido.clase is not None and _es_registro(leido.archivo):
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
    return Carga(cartera, _en_orden(diagnosticos), recuento, lecturas)


def revisar(fuente: Fuente, hoy: date, avisar: Aviso | None = None) -> Revision:
    """Todo lo que está mal, con las reglas incluidas, sin tener más de un archivo en memoria."""
    configuracion, diagnosticos = leer_configuracion(fuente)
    recuento, indice = Recuento(), Indice()
    for leido in leer_todo(fuente):
        diagnosticos += leido.diagnosticos
        if leido.clase is None or not _es_registro(leido.archivo):
            continue
        diagnosticos += _aplicar_reglas(leido, hoy, configuracion, indice)
        recuento.anotar(leido)
        if avisar is not None:
            avisar(recuento.leidos)
    diagnosticos += _de_la_cartera(fuente, indice, configuracion)
    return Revision(_en_orden(diagnosticos), recuento)


def leer_configuracion(fuente: Fuente) -> tuple[Configuracion, list[Diagnostico]]:
    """La configuración del repositorio; con errores, la de fábrica y lo que está mal."""
    archivo = fuente.leer(CONFIGURACION)
    if archivo is None:
        return Configuracion(), []
    if archivo.contenido is None:
        return Configuracion(), [diagnostico(CONFIGURACION, f, None) for f in archivo.faltas]
    lectura = leer(archivo.contenido)
    diagnosticos = [diagnostico(CONFIGURACION, f.falta, lectura) for f in lectura.faltas]
    if lectura.documento is None:
        return Configuracion(), diagnosticos
    conversion = convertir(Configuracion, lectura.documento.datos)
    diagnosticos += [de_hallazgo(CONFIGURACION, h.codigo, h, lectura) for h in conversion.hallazgos]
    return conversion.registro or Configuracion(), diagnosticos


def leer_todo(fuente: Fuente) -> Iterator[Leido]:
    """Cada archivo de la fuente, leído. Un fallo con uno no impide leer los demás."""
    rutas: list[str] = []
    for archivo in fuente.archivos():
        rutas.append(archivo.ruta)
        yield _leer(archivo)
    for ruta, falta in gemelos(rutas):
        yield Leido(ruta, id_de(ruta), None, None, None, (diagnostico(ruta, falta, None),))


def _leer(archivo: Archivo) -> Leido:
    try:
        return leer_registro(archivo, faltas_de_nombre(archivo.ruta))
    except Exception as error:  # noqa: BLE001 — barrera: un archivo no puede tumbar a los demás
        return ilegible_por_fallo(archivo, error)


def _es_registro(ruta: str) -> bool:
    return ruta.endswith(EXTENSION)


def _aplicar_reglas(
    leido: Leido, hoy: date, configuracion: Configuracion, indice: Indice
) -> list[Diagnostico]:
    if leido.archivado is None:
        if leido.clase is not None:
            indice.anotar_ilegible(leido.archivo, leido.id, leido.clase)
        return []
    try:
        indice.anotar(leido.archivado)
        infracciones = list(revisar_registro(leido.archivado, hoy, configuracion))
    except Exception as error:  # noqa: BLE001 — barrera: una regla no puede tumbar a las demás
        return list(ilegible_por_fallo(Archivo(leido.archivo), error).diagnosticos)
    return [
        situado
        for infraccion in infracciones
        if (situado := _situar(infraccion, configuracion, {leido.archivo: leido.lectura})) is not None
    ]


def _de_la_cartera(
    fuente: Fuente, indice: Indice, configuracion: Configuracion
) -> Iterator[Diagnostico]:
    lecturas: dict[str, Lectura | None] = {}
    for infraccion in revisar_cartera(indice):
        for lugar in (infraccion.lugar, *infraccion.hallazgo.otros):
            if lugar.archivo not in lecturas:
                archivo = fuente.leer(lugar.archivo)
                contenido = archivo.contenido if archivo else None
                lecturas[lugar.archivo] = None if contenido is None else leer(contenido)
        situado = _situar(infraccion, configuracion, lecturas)
        if situado is not None:
            yield situado


def _situar(
    infraccion: Infraccion, configuracion: Configuracion, lecturas: dict[str, Lectura | None]
) -> Diagnostico | None:
    severidad = _severidad(infraccion.codigo, configuracion)
    if severidad is None:
        return None
    hallazgo: Hallazgo = infraccion.hallazgo
    return de_hallazgo(
        infraccion.lugar.archivo,
        infraccion.codigo,
        hallazgo,
        lecturas.get(infraccion.lugar.archivo),
        infraccion.lugar.ruta,
        severidad,
        tuple(posicion_de(otro, lecturas.get(otro.archivo)) for otro in hallazgo.otros),
    )


def _severidad(codigo: str, configuracion: Configuracion) -> Severidad | None:
    """La severidad que la organización da a la regla; `None` si la desactivó."""
    nivel = configuracion.reglas.get(codigo)
    if nivel is None:
        return CATALOGO[codigo].severidad
    return None if nivel is NivelDeRegla.DESACTIVADA else Severidad(nivel.value)


def _en_orden(diagnosticos: list[Diagnostico]) -> tuple[Diagnostico, ...]:
    return tuple(sorted(dict.fromkeys(diagnosticos), key=lambda d: d.orden))
