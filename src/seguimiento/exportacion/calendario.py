"""Un calendario: lo que vence y las reuniones por celebrar, cada cosa en su día.

Cada cita se llama siempre igual: quien lo abre otra vez cambia las que tenía en lugar de repetirlas.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from seguimiento.analisis.actores import de_quien
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.reuniones import por_celebrar
from seguimiento.exportacion.elegido import Elegido
from seguimiento.exportacion.encargo import Encargo, Exportado
from seguimiento.extras import exigir
from seguimiento.formatos.estructurado import lo_que_queda_fuera
from seguimiento.modelo.cartera import ReunionSituada
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.redaccion import en_linea, orden_natural, recortado, visible

EXTRA = "oficina"
_ANCHO = 100
"""Letras de un resumen: más no se ven en la casilla de un día."""


class Cita(NamedTuple):
    """Algo de un día entero."""

    que: str
    """Qué clase de cosa es y cuál: lo que la distingue de las demás."""
    dia: date
    resumen: str
    lineas: tuple[str, ...]


def exportado(encargo: Encargo) -> Exportado:
    """El archivo. Lanza `FaltaUnExtra` si falta la biblioteca que lo escribe."""
    configuracion = encargo.carga.cartera.configuracion
    suyo = escrito(_citas(encargo), _nombre(encargo), encargo.hoy, configuracion)
    return Exportado({"": suyo})


def escrito(citas: Iterable[Cita], nombre: str, hoy: date, configuracion: Configuracion) -> bytes:
    """El calendario de esas citas, que así se llama. Lanza `FaltaUnExtra` si falta la biblioteca."""
    icalendar = exigir("icalendar", EXTRA)
    calendario = icalendar.Calendar()
    calendario.add("prodid", "-//seguimiento//seg exportar//ES")
    calendario.add("version", "2.0")
    calendario.add("method", "PUBLISH")
    calendario.add("x-wr-calname", _limpio(nombre))
    sello = datetime.combine(hoy, time(), UTC)
    for cita, uid in _con_uid(_en_orden(citas), configuracion):
        suceso = icalendar.Event()
        suceso.add("uid", uid)
        suceso.add("dtstamp", sello)
        suceso.add("dtstart", cita.dia)
        suceso.add("dtend", cita.dia + timedelta(days=1))
        suceso.add("summary", recortado(_limpio(cita.resumen), _ANCHO))
        suceso.add("description", "\n".join(map(_limpio, cita.lineas)))
        suceso.add("transp", "TRANSPARENT")
        calendario.add_component(suceso)
    contenido: bytes = calendario.to_ical()
    return contenido


def _limpio(texto: str) -> str:
    """El texto en una línea y sin nada que no se vea: no puede acabar una cita ni empezar otra."""
    return visible(en_linea(texto))


def _nombre(encargo: Encargo) -> str:
    de = ", ".join(encargo.filtro.responsable)
    return f"Seguimiento: {de}" if de else "Seguimiento"


def _con_uid(citas: Iterable[Cita], configuracion: Configuracion) -> Iterator[tuple[Cita, str]]:
    """Cada cita con su nombre: sale de la referencia y de la organización, nunca de lo que dice."""
    veces: Counter[str] = Counter()
    for cita in citas:
        veces[cita.que] += 1
        suyo = f"seguimiento:{configuracion.organizacion or ''}:{cita.que}#{veces[cita.que]}"
        yield cita, str(uuid5(NAMESPACE_URL, suyo))


def _en_orden(citas: Iterable[Cita]) -> list[Cita]:
    return sorted(citas, key=lambda cita: (cita.dia, orden_natural(cita.que)))


def _citas(encargo: Encargo) -> Iterator[Cita]:
    panorama, elegido = encargo.panorama, Elegido(encargo.panorama)
    configuracion = encargo.carga.cartera.configuracion
    filas = [*panorama.mostradas, *(una.fila for una in panorama.seguidas_mostradas)]
    yield from vencimientos(filas, configuracion)
    for situada in elegido.reuniones:
        if por_celebrar(situada.reunion, encargo.hoy):
            yield _reunion(situada)
    yield from _aviso(encargo)


def vencimientos(filas: Iterable[Fila], configuracion: Configuracion) -> Iterator[Cita]:
    """Cuándo vence cada cosa que sigue abierta y obliga a alguien."""
    for fila in filas:
        # de lo que se repite vence cada período, y no la serie
        if fila.abierta and fila.exigible and fila.situacion.vence and not fila.instancias:
            yield _vencimiento(fila, fila.situacion.vence, configuracion)


def _vencimiento(fila: Fila, vence: date, configuracion: Configuracion) -> Cita:
    situada, situacion = fila.situada, fila.situacion
    codigo = fila.ref.partition("/")[2]
    lineas = [
        f"Referencia: {fila.ref}",
        f"Responde: {'; '.join(de_quien(situada, configuracion))}",
        f"Plazo: {situacion.plazo}",
        f"Estado: {situacion.estado.rotulo}",
        situada.accion.descripcion,
    ]
    if situada.recomendacion is not None and not situada.es_recomendacion:
        lineas.append(f"Recomendación {situada.recomendacion.id}: {situada.recomendacion.texto}")
    lineas.append(f"De: {situada.origen.registro.titulo}")
    resumen = f"Vence {codigo}: {situada.accion.descripcion}"
    return Cita(f"plazo:{fila.ref}", vence, resumen, tuple(lineas))


def _reunion(situada: ReunionSituada) -> Cita:
    reunion, acuerdo = situada.reunion, situada.acuerdo.registro
    lineas = [f"Referencia: {situada.ref}", f"Fecha: {reunion.fecha}"]
    lineas += [f"Lugar: {reunion.lugar}"] if reunion.lugar else []
    lineas += [f"{orden}. {punto}" for orden, punto in enumerate(reunion.orden_del_dia, 1)]
    cuando = reunion.fecha.primer_dia
    sin_dia = "" if cuando == reunion.fecha.ultimo_dia else f" (en {reunion.fecha}, sin día fijado)"
    resumen = f"Reunión{sin_dia}: {acuerdo.titulo}"
    return Cita(f"reunion:{situada.ref}", cuando, resumen, tuple(lineas))


def _aviso(encargo: Encargo) -> Iterator[Cita]:
    """Lo que no pudo leerse, a la vista el día del corte: un calendario corto no ha de parecer completo."""
    if fuera := lo_que_queda_fuera(encargo.carga.recuento):
        lineas = tuple(f"{que}: {por_que}" for que, por_que in fuera)
        resumen = "Calendario incompleto: hay registros que no pudieron leerse"
        yield Cita("aviso", encargo.hoy, resumen, lineas)
