"""Renumerar en los archivos lo que repite un identificador.

Lo que ha de decidir una persona y los archivos que no se leen quedan fuera desde el principio, y no
estorban a lo demás. Lo que sí se va a renumerar es un solo lote, de todos los archivos: se hace entero
o no se hace. Una referencia puede cruzar de un archivo a otro, y lo que se escribe ha de ser justo lo
que se mostró: con un lote a medias, ni lo uno ni lo otro.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator
from functools import partial
from typing import ClassVar

from seguimiento.almacen.fuentes import Fuente, Superpuesta
from seguimiento.almacen.guardado import CambioDeArchivo
from seguimiento.analisis.renumeracion import Plan, planear, quien_es
from seguimiento.analisis.repetidos import Hoja, hojear, nombrados, ocupados_en
from seguimiento.campos import claves
from seguimiento.documento import leer
from seguimiento.documento.edicion import con_valores
from seguimiento.elementos import que_citan
from seguimiento.errores import ErrorDeSeguimiento
from seguimiento.lugares import Ruta
from seguimiento.modelo.acuerdo import Reunion
from seguimiento.redaccion import enumeracion
from seguimiento.repositorio.lectura import Lector, clase_de
from seguimiento.repositorio.propuestas import abrir


def plan_de(
    fuente: Fuente,
    usados: Callable[[str], Collection[str]] = lambda _: frozenset(),
    compartida: Callable[[], Fuente | None] = lambda: None,
) -> Plan:
    """Qué habría que renumerar en los archivos de la fuente, sin dar los códigos ya `usados` en cada uno.

    `compartida` da los de la copia compartida, si consta: lo que allí ya se llama así no se renumera.
    """
    return planear(_hojas(fuente), usados, partial(_los_de, compartida))


def _los_de(compartida: Callable[[], Fuente | None], ruta: str) -> frozenset[Hashable]:
    fuente, clase = compartida(), clase_de(ruta)
    archivo = fuente.leer(ruta) if fuente else None
    documento = leer((archivo and archivo.contenido) or b"").documento
    if documento is None or clase is None:
        return frozenset()
    return frozenset(map(quien_es, nombrados(ruta, clase, documento)))


def _hojas(fuente: Fuente) -> Iterator[Hoja]:
    lector = Lector(fuente)
    for aporte in lector.aportes():
        if aporte.clase is None:
            continue
        lectura = lector.lectura(aporte.archivo)
        # de lo común a dos versiones no se renumera nada: no es lo que está escrito
        if lectura and lectura.documento and lectura.disputado is None:
            yield hojear(aporte.archivo, aporte.id, aporte.clase, lectura.documento)
        else:
            texto = lectura.texto if lectura else ""
            yield Hoja(aporte.archivo, aporte.id, texto=texto, leida=False)


def cambios_de(fuente: Fuente, plan: Plan) -> list[CambioDeArchivo]:
    """Los cambios que hacen lo planeado. Lanza `EdicionImposible` si alguno no puede hacerse."""
    por_archivo: dict[str, list[tuple[Ruta, str]]] = defaultdict(list)
    for una in plan.renumeraciones:
        lugar = una.elemento.lugar / "id"
        por_archivo[lugar.archivo].append((lugar.ruta, una.nuevo))
    for otra in plan.reescrituras:
        por_archivo[otra.cita.lugar.archivo].append((otra.cita.lugar.ruta, otra.nueva))
    return [_cambio(fuente, archivo, por_archivo[archivo]) for archivo in plan.archivos]


def _cambio(fuente: Fuente, archivo: str, valores: list[tuple[Ruta, str]]) -> CambioDeArchivo:
    # un código puede parecer un número: «2022», «1.10»
    textos = {"id", *que_citan()}
    # solo una reunión puede no llevar escrito su identificador
    orden = claves(Reunion)
    return abrir(fuente, archivo).editado(
        partial(con_valores, valores=valores, orden=orden, textos=textos)
    )


class CodigoOcupado(ErrorDeSeguimiento):
    """Lo que se nombra con un código no puede pasar a nombrarse con el de otra cosa."""

    codigo_de_salida: ClassVar[int] = 1


def renombrado(
    fuente: Fuente, cambio: CambioDeArchivo, id_de_archivo: str, viejo: str, nuevo: str
) -> tuple[list[CambioDeArchivo], list[str]]:
    """El cambio con las referencias que nombraban lo que en él cambia de nombre, y dónde están.

    Lanza `EdicionImposible` si alguna no puede cambiarse, y `CodigoOcupado` si el nuevo ya es de otro: las
    suyas y estas dirían lo mismo, y ya no habría cómo separarlas.
    """
    ensayada = Superpuesta(fuente, {cambio.ruta: cambio.despues or b""})
    por_archivo: dict[str, list[tuple[Ruta, str]]] = defaultdict(list)
    nombran: list[str] = []
    for hoja in _hojas(ensayada):
        for cita in hoja.citas:
            if cita.destino == (id_de_archivo.casefold(), viejo.casefold()):
                delante = f"{cita.texto.partition('/')[0]}/" if cita.completa else ""
                _, arroba, periodo = cita.texto.partition("@")
                por_archivo[hoja.archivo].append(
                    (cita.lugar.ruta, f"{delante}{nuevo}{arroba}{periodo}")
                )
                nombran.append(f"{hoja.archivo}:{cita.linea}")
    if nombran and nuevo.casefold() in _ocupados(cambio) - {viejo.casefold()}:
        raise CodigoOcupado(
            f"«{nuevo}» ya es de otro, y «{viejo}» se nombra en {enumeracion(nombran)}",
            "dé a uno de los dos otro código, o quite antes esas referencias",
        )
    cambios = {uno.ruta: uno for uno in [cambio]}
    for archivo, valores in por_archivo.items():
        otro = _cambio(ensayada, archivo, valores)
        antes = cambios[otro.ruta].antes if otro.ruta in cambios else otro.antes
        cambios[otro.ruta] = otro._replace(antes=antes)
    return [*cambios.values()], nombran


def _ocupados(cambio: CambioDeArchivo) -> frozenset[str]:
    """Los códigos de dentro del archivo antes del cambio, en minúsculas."""
    documento = leer(cambio.antes or b"").documento
    return ocupados_en(documento) if documento else frozenset()
