"""Lo que se escribe: un archivo por recordatorio, en la forma que se pida."""

from collections.abc import Iterator
from dataclasses import replace

from seguimiento.exportacion import calendario
from seguimiento.exportacion.encargo import Encargo
from seguimiento.exportacion.recordatorios import escritura
from seguimiento.exportacion.recordatorios.carta import Carta, carta
from seguimiento.exportacion.recordatorios.correo import Adjunto, Borrador, en_eml
from seguimiento.exportacion.recordatorios.direcciones import direccion_de
from seguimiento.exportacion.recordatorios.formas import Forma
from seguimiento.exportacion.recordatorios.reparto import Recordatorio, Reparto
from seguimiento.informes.anclas import nombres_de_archivo
from seguimiento.informes.marco import Encargo as DeInforme
from seguimiento.redaccion import enumeracion

PRINCIPIO = "recordatorio-"
"""Cómo empieza el nombre de todos: por él se sabe de quién son."""

_DE_UN_LIBRO = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def es_suyo(nombre: str) -> bool:
    """Si así se llaman los archivos que aquí se escriben."""
    return nombre.startswith(PRINCIPIO) and nombre.endswith(tuple(f".{forma}" for forma in Forma))


def archivos(
    reparto: Reparto, encargo: Encargo, forma: Forma, *, con_libro: bool
) -> Iterator[tuple[str, bytes]]:
    """El nombre y el contenido de cada archivo. Lanza `FaltaUnExtra` si falta la biblioteca de un adjunto."""
    nombres = nombres_de_archivo(
        (f"{PRINCIPIO}{uno.nombre}" for uno in reparto.recordatorios), f".{forma}"
    )
    for recordatorio, escrita in cartas(reparto, encargo):
        nombre = nombres[f"{PRINCIPIO}{recordatorio.nombre}"]
        if forma is Forma.MD:
            yield nombre, escritura.en_markdown(escrita).encode("utf-8")
        else:
            yield nombre, _eml(recordatorio, escrita, encargo, con_libro=con_libro)


def cartas(reparto: Reparto, encargo: Encargo) -> Iterator[tuple[Recordatorio, Carta]]:
    """Cada recordatorio con lo que dice."""
    # un correo se lee lejos de los registros: solo enlaza si hay un sitio público
    de_informe = DeInforme(encargo.carga, encargo.hoy, encargo.git, hasta_la_raiz=None)
    for recordatorio in reparto.recordatorios:
        yield recordatorio, carta(recordatorio, encargo, de_informe)


def _eml(recordatorio: Recordatorio, escrita: Carta, encargo: Encargo, *, con_libro: bool) -> bytes:
    configuracion = encargo.carga.cartera.configuracion
    adjuntos = [*_adjuntos(recordatorio, encargo, con_libro=con_libro)]
    cuales = enumeracion(f"{uno.nombre} ({uno.que_es})" for uno in adjuntos)
    rotulo = "Adjunto" if len(adjuntos) == 1 else "Adjuntos"
    escrita = replace(escrita, adjuntos=f"{rotulo}: {cuales}." if cuales else "")
    borrador = Borrador(
        para=recordatorio.nombre,
        direccion=direccion_de(recordatorio.nombre, configuracion),
        asunto=escrita.asunto,
        texto=escritura.en_texto(escrita),
        html=escritura.en_html(escrita),
        adjuntos=adjuntos,
    )
    return en_eml(borrador, encargo.hoy, configuracion.organizacion or "")


def _adjuntos(
    recordatorio: Recordatorio, encargo: Encargo, *, con_libro: bool
) -> Iterator[Adjunto]:
    """El calendario con los plazos de todo lo que tiene abierto, si alguno los tiene, y el libro si se pide."""
    configuracion = encargo.carga.cartera.configuracion
    citas = [*calendario.vencimientos(recordatorio.abiertas, configuracion)]
    if citas:
        nombre = f"Seguimiento: {recordatorio.nombre}"
        contenido = calendario.escrito(citas, nombre, encargo.hoy, configuracion)
        yield Adjunto("plazos.ics", "text/calendar", contenido, "sus plazos, para el calendario")
    if con_libro:
        from seguimiento.exportacion.recordatorios.libro import libro

        que_es = "sus filas en Excel, para que las rellene y lo devuelva"
        yield Adjunto("seguimiento.xlsx", _DE_UN_LIBRO, libro(recordatorio, encargo), que_es)
