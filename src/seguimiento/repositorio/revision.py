"""`seg validar`: todo lo que está mal, mirando un archivo cada vez."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from seguimiento.almacen.fuentes import Fuente
from seguimiento.almacen.nombres import DATOS
from seguimiento.analisis.indice import Indice
from seguimiento.diagnosticos import Diagnostico
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.reglas import revisar_cartera, revisar_registro
from seguimiento.reglas.motor import Infraccion
from seguimiento.repositorio.configuracion import leer_configuracion
from seguimiento.repositorio.ignorados import Ignorado, ignorados_de, sin_lo_ignorado
from seguimiento.repositorio.lectura import Leido, de_fallo, relector
from seguimiento.repositorio.localizador import Localizador
from seguimiento.repositorio.repositorio import (
    NINGUNO,
    Aviso,
    Recuento,
    Sabidos,
    en_orden,
    leer_todo,
)
from seguimiento.repositorio.transicion import diagnosticos_del_cambio


@dataclass(frozen=True, slots=True)
class Revision:
    """Todo lo que está mal en un repositorio, en orden de archivo y posición."""

    diagnosticos: tuple[Diagnostico, ...]
    recuento: Recuento

    @property
    def errores(self) -> int:
        """Cuántos errores hay."""
        return sum(d.es_error for d in self.diagnosticos)


def revisar(
    fuente: Fuente,
    hoy: date,
    avisar: Aviso | None = None,
    base: Fuente | None = None,
    sabidos: Sabidos = NINGUNO,
) -> Revision:
    """Todo lo que está mal, con las reglas incluidas, sin tener más de unos archivos en memoria.

    Con una base se mira además qué hace el cambio con lo que ya estaba, y para eso sí hacen falta
    las dos carteras enteras. De los `sabidos` solo se dice lo que tienen mal junto a los demás, no lo
    que cada uno tiene por sí solo: es lo que basta para comparar dos estados que los comparten.
    """
    configuracion, diagnosticos = leer_configuracion(fuente)
    recuento, indice = Recuento(), Indice(hoy, configuracion)
    recuento.anotar_configuracion(diagnosticos)
    ignorados: list[Ignorado] = []
    for leido in leer_todo(fuente, sabidos):
        revisado = _con_reglas(leido, hoy, configuracion, indice)
        recuento.anotar(revisado)
        diagnosticos += revisado.diagnosticos
        suyos, malos = ignorados_de(leido)
        ignorados += suyos
        diagnosticos += malos
        if avisar is not None:
            avisar(recuento.leidos)
    conjunto = _de_la_cartera(fuente, indice)
    recuento.anotar(conjunto)
    diagnosticos += conjunto.diagnosticos
    if base is not None:
        diagnosticos += diagnosticos_del_cambio(base, fuente, hoy)
    dichos = sin_lo_ignorado(dict.fromkeys(diagnosticos), ignorados, con_historia=base is not None)
    return Revision(en_orden(dichos, configuracion), recuento)


def _con_reglas(leido: Leido, hoy: date, configuracion: Configuracion, indice: Indice) -> Leido:
    """Lo leído, con lo que de él dicen las reglas que no miran los demás registros."""
    if leido.archivado is None:
        if leido.clase is not None:
            indice.anotar_ilegible(leido.archivo, leido.id, leido.clase)
        return leido
    if leido.lectura is None:  # sabido
        indice.anotar(leido.archivado)
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
    releer = relector(fuente)

    def localizador(archivo: str) -> Localizador:
        return Localizador(archivo, releer(archivo))

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
