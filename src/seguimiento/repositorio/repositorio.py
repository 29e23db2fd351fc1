"""Lo que hay en un repositorio, leído entero y con la posición de cada dato a mano."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from seguimiento.almacen.fuentes import CONFIGURACION, Fuente
from seguimiento.almacen.nombres import gemelos
from seguimiento.diagnosticos import Diagnostico
from seguimiento.documento import Documento, Lectura
from seguimiento.elementos import elementos
from seguimiento.lugares import PRINCIPIO, Lugar, Posicion
from seguimiento.modelo.cartera import Archivado, Cartera
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.redaccion import visible
from seguimiento.repositorio.configuracion import leer_configuracion, severidad
from seguimiento.repositorio.lectura import Leido, clase_de, leer_con_barrera, relector
from seguimiento.repositorio.localizador import Localizador
from seguimiento.vocabularios import ClaseDeElemento

__all__ = ["Carga", "Recuento", "cargar", "leer_configuracion", "leer_todo"]

Sabidos = Mapping[str, Archivado[Any]]
"""Registros que ya se leyeron y no han cambiado, por la ruta de su archivo."""
NINGUNO: Sabidos = MappingProxyType({})

Aviso = Callable[[int], None]
"""Lo que se llama tras cada archivo con cuántos van: para la barra de progreso."""


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
    releer: Callable[[str], Lectura | None] = field(repr=False)
    """Los textos no se guardan: en un repositorio grande pesan más que todo lo demás."""
    posiciones: dict[Lugar, Posicion] = field(repr=False)
    """Dónde está cada elemento con referencia, para no releer su archivo al listarlo."""

    def posicion(self, lugar: Lugar) -> Posicion:
        """Posición de un dato en su archivo."""
        conocida = self.posiciones.get(lugar)
        if conocida is not None:
            return conocida
        lectura = self.releer(lugar.archivo)
        documento = lectura.documento if lectura else None
        return documento.posicion(lugar.ruta) if documento else PRINCIPIO


def cargar(fuente: Fuente, avisar: Aviso | None = None) -> Carga:
    """Lee todos los registros y los mantiene en memoria con sus posiciones."""
    configuracion, diagnosticos = leer_configuracion(fuente)
    recuento = Recuento()
    recuento.anotar_configuracion(diagnosticos)
    posiciones: dict[Lugar, Posicion] = {}
    por_clase: dict[ClaseDeElemento, list[Archivado[Any]]] = {
        clase: [] for clase in ClaseDeElemento
    }
    for leido in leer_todo(fuente):
        recuento.anotar(leido)
        diagnosticos += leido.diagnosticos
        if leido.archivado is not None and leido.clase is not None:
            por_clase[leido.clase].append(leido.archivado)
            posiciones.update(_posiciones(leido.archivado, leido.documento))
        if avisar is not None:
            avisar(recuento.leidos)
    cartera = Cartera(
        evaluaciones=tuple(por_clase[ClaseDeElemento.EVALUACION]),
        practicas=tuple(por_clase[ClaseDeElemento.FICHA]),
        acuerdos=tuple(por_clase[ClaseDeElemento.ACUERDO]),
        configuracion=configuracion,
    )
    hallados = en_orden(diagnosticos, configuracion)
    return Carga(cartera, hallados, recuento, relector(fuente), posiciones)


def _posiciones(
    archivado: Archivado[Any], documento: Documento | None
) -> Iterator[tuple[Lugar, Posicion]]:
    if documento is not None:
        for elemento in elementos(archivado):
            yield elemento.lugar, documento.posicion(elemento.ruta)


def leer_todo(fuente: Fuente, sabidos: Sabidos = NINGUNO) -> Iterator[Leido]:
    """Cada archivo de la fuente, leído. Un fallo con uno no impide leer los demás.

    Los `sabidos` no se leen otra vez: salen con su registro y sin su texto.
    """
    rutas: list[str] = []
    for archivo in fuente.archivos():
        rutas.append(archivo.ruta)
        sabido = sabidos.get(archivo.ruta)
        yield leer_con_barrera(archivo) if sabido is None else _de_memoria(sabido)
    for ruta, falta in gemelos(rutas):
        mostrada = visible(ruta)
        yield Leido(mostrada, diagnosticos=(Localizador(mostrada).de_falta(falta),))


def _de_memoria(sabido: Archivado[Any]) -> Leido:
    return Leido(sabido.archivo, sabido.id, clase_de(sabido.archivo), archivado=sabido)


def en_orden(
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
