"""Un documento de Word, leído como lo muestra un procesador de textos.

Los cambios controlados se leen como aceptados; lo tachado, lo oculto y lo que no es texto se quedan fuera y se
dice; la numeración automática se resuelve. Las mayúsculas que son solo de la letra (`w:caps`) no se ponen: el
texto sale como está escrito, que es lo que da al copiarse.
"""

from pathlib import Path

from seguimiento.diagnosticos.importacion import CON_CAMBIOS
from seguimiento.importacion.lectores import paquete
from seguimiento.importacion.lectores.rechazo import ArchivoRechazado
from seguimiento.importacion.lectores.word.cuerpo import Cuerpo
from seguimiento.importacion.lectores.word.dudas import Dudas
from seguimiento.importacion.lectores.word.partes import partes
from seguimiento.importacion.material import Material
from seguimiento.redaccion import visible


def leer(ruta: Path, *, estricto: bool = False) -> Material:
    """Los párrafos y las tablas del `.docx`, en su orden, y las dudas de lo que no se leyó tal cual.

    Lanza `ArchivoRechazado` si no se deja leer o, con `estricto`, si lleva cambios controlados, y
    `FaltaUnExtra` si falta lxml.
    """
    with paquete.abrir(ruta) as abierto:
        documento = partes(ruta, abierto)
    dudas = Dudas()
    piezas = tuple(Cuerpo(documento, dudas).piezas())
    if estricto and dudas.cambios:
        mensaje = f"«{visible(ruta.name)}» lleva cambios controlados: {dudas.cambios}"
        ayuda = "acéptelos o rechácelos en Word y guárdelo, o impórtelo sin «--estricto»"
        raise ArchivoRechazado(CON_CAMBIOS, mensaje, ayuda)
    return Material(ruta.name, piezas, dudas.todas)
