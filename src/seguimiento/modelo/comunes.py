"""Piezas que comparten varios registros."""

from typing import Annotated

from pydantic import Field

from seguimiento.modelo.marcas import EnLasFilas, Filtra
from seguimiento.modelo.tipos import Enlace, Fecha, Opcion, Registro, Texto


class Duda(Registro):
    """Una lectura incierta de la fuente, que se registra en lugar de elegir."""

    campo: Annotated[Texto, Field(title="Campo")]
    """Clave a la que se refiere, con puntos si está dentro de otra: `pacto_mundial.principios`."""
    leido: Annotated[Texto, Field(title="Se lee")]
    """Lo que pone la fuente, tal cual."""
    motivo: Annotated[Texto, Field(title="Motivo")]
    """Por qué no puede darse por bueno."""


class FuenteDocumental(Registro):
    """De dónde sale el registro."""

    documento: Annotated[Texto | None, Field(title="Documento")] = None
    """Título del documento de origen."""
    pagina: Annotated[Texto | None, Field(title="Página")] = None
    """Página o sección."""
    url: Annotated[Enlace | None, Field(title="Enlace")] = None
    """Dirección en que puede consultarse."""


class DocumentoEnlazado(Registro):
    """Un documento que puede abrirse."""

    titulo: Annotated[Texto | None, Field(title="Título")] = None
    """Cómo se llama."""
    url: Annotated[Enlace, Field(title="Enlace")]
    """Dónde está."""


class Observacion(Registro):
    """Un disenso o una nota de revisión."""

    fecha: Annotated[Fecha | None, Field(title="Fecha")] = None
    """Cuándo se hizo."""
    autor: Annotated[Texto | None, Field(title="Autor")] = None
    """Función de quien la hace, no su nombre."""
    sobre: Annotated[Texto | None, Field(title="Sobre")] = None
    """A qué parte del registro se refiere."""
    texto: Annotated[Texto, Field(title="Texto")]
    """Qué se observa."""


class ConNotas(Registro):
    """Lo que admite todo registro."""

    etiquetas: Annotated[
        tuple[Texto, ...],
        Field(title="Etiquetas"),
        Opcion("--etiqueta", ("etiquetas",), declarados_en=""),
        Filtra("--etiqueta"),
        EnLasFilas(),
    ] = ()
    """Palabras con que la organización agrupa lo que le conviene mirar junto."""
    dudas: Annotated[tuple[Duda, ...], Field(title="Dudas")] = ()
    """Lecturas inciertas de la fuente; salen en los informes y en las exportaciones."""
    notas: Annotated[Texto | None, Field(title="Notas")] = None
    """Lo que convenga recordar y no tenga campo."""
