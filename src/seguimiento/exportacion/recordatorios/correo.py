"""El borrador de correo: un archivo `.eml` que se abre para revisarlo y enviarlo.

Los mismos registros y el mismo corte dan los mismos bytes. Las cabeceras se codifican siempre, y con
`email.header`: la política moderna, al plegar un nombre largo, puede darlo por otro.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from email.charset import QP, Charset
from email.encoders import encode_base64
from email.header import Header
from email.message import Message
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import format_datetime
from typing import Any, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from seguimiento.redaccion import legible, recortado

_LETRAS_DE_CABECERA = 200
_COMO_EN_UN_CORREO = compat32.clone(linesep="\r\n")


class Adjunto(NamedTuple):
    """Un archivo que va con el correo."""

    nombre: str
    tipo: str
    """«text/calendar»."""
    contenido: bytes
    que_es: str
    """Lo que de él se dice en el correo."""


class Borrador(NamedTuple):
    """Lo que lleva un correo antes de enviarse."""

    para: str
    direccion: str
    """Vacía si no consta: la pone quien lo envía."""
    asunto: str
    texto: str
    html: str
    adjuntos: Sequence[Adjunto]


def en_eml(borrador: Borrador, hoy: date, de: str) -> bytes:
    """Los bytes del borrador; `de` es de qué cartera, lo que distingue a dos que se llamen igual."""
    suyo = uuid5(NAMESPACE_URL, f"seguimiento:{de}:recordatorio:{hoy.isoformat()}:{borrador.para}")
    correo: Message[Any, Any] = MIMEMultipart(
        "mixed", _separador(suyo.hex, "m"), policy=_COMO_EN_UN_CORREO
    )
    if borrador.direccion:
        para = _cabecera("To", borrador.para)
        para.append(f"<{borrador.direccion}>", "us-ascii")
        correo["To"] = para
    correo["Subject"] = _cabecera("Subject", borrador.asunto)
    correo["Date"] = format_datetime(datetime.combine(hoy, time(), UTC))
    correo["Message-ID"] = f"<{suyo}@seguimiento.invalid>"
    # con esto, Outlook lo abre como un borrador que aún no se ha enviado
    correo["X-Unsent"] = "1"
    correo["Content-Language"] = "es"
    cuerpo = MIMEMultipart("alternative", _separador(suyo.hex, "a"), policy=_COMO_EN_UN_CORREO)
    cuerpo.attach(_parte("plain", borrador.texto))
    cuerpo.attach(_parte("html", borrador.html))
    correo.attach(cuerpo)
    for adjunto in borrador.adjuntos:
        correo.attach(_adjunto(adjunto))
    return correo.as_bytes()


def _separador(de: str, cual: str) -> str:
    """Lo que separa las partes: lleva lo que ni en base64 ni en «quoted-printable» puede escribirse."""
    return f"=_seg_{cual}_{de}"


def _cabecera(nombre: str, texto: str) -> Header:
    """El texto de una cabecera, siempre codificado: ni un salto de línea ni una coma dicen otra cosa."""
    dicho = legible(recortado(texto, _LETRAS_DE_CABECERA))
    return Header(dicho, "utf-8", header_name=nombre)


def _parte(subtipo: str, texto: str) -> MIMEText:
    """Un texto en «quoted-printable»: corto y legible aun sin descodificarlo."""
    como = Charset("utf-8")
    como.body_encoding = QP
    return MIMEText(texto, subtipo, como, policy=_COMO_EN_UN_CORREO)  # type: ignore[arg-type]


def _adjunto(adjunto: Adjunto) -> MIMEBase:
    clase, subtipo = adjunto.tipo.split("/", 1)
    juego = {"charset": "utf-8"} if clase == "text" else {}
    parte = MIMEBase(clase, subtipo, policy=_COMO_EN_UN_CORREO, **juego)
    parte.set_payload(adjunto.contenido)
    encode_base64(parte)
    parte.add_header("Content-Disposition", "attachment", filename=adjunto.nombre)
    return parte
