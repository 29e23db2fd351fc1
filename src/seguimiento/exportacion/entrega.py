"""En qué se entrega un informe: los formatos de sus plantillas y los que salen de la página en HTML."""

from enum import StrEnum
from typing import TYPE_CHECKING

from seguimiento.informes.tipos import FormatoDeInforme

if TYPE_CHECKING:
    from datetime import date


class FormatoDeEntrega(StrEnum):
    """En qué se entrega un informe."""

    MD = "md"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"

    @property
    def plantilla(self) -> FormatoDeInforme:
        """El de la plantilla con que se hace."""
        return FormatoDeInforme.MD if self is FormatoDeEntrega.MD else FormatoDeInforme.HTML

    @property
    def es_texto(self) -> bool:
        """Si es lo que da la plantilla; si no, se hace con ello un archivo de bytes."""
        return self.value == self.plantilla.value


def entregado(formato: FormatoDeEntrega, pagina: str, dia: "date") -> bytes:
    """El archivo, en ese formato, de la página en HTML. Lanza `FaltaUnExtra` si falta su biblioteca."""
    from seguimiento.exportacion.formatos import FORMATOS

    return FORMATOS[formato.value].de_pagina(pagina, dia)
