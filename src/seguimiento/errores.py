"""Situaciones que impiden seguir: cada una redacta su frase y dice qué hacer.

Los defectos de los *datos* no son excepciones sino valores (`Diagnostico`). Estas clases se atrapan
en un solo sitio, `comandos.aplicacion`, que las convierte en texto y código de salida.
"""

from typing import ClassVar


class ErrorDeSeguimiento(Exception):
    """Una situación prevista: qué pasó (`mensaje`) y qué hacer (`ayuda`, puede ser vacía)."""

    codigo_de_salida: ClassVar[int] = 3

    def __init__(self, mensaje: str, ayuda: str = "") -> None:
        super().__init__(mensaje)
        self.mensaje = mensaje
        self.ayuda = ayuda


class ErrorDeUso(ErrorDeSeguimiento):
    """La orden no puede entenderse: opción, fecha, zona o referencia desconocida."""

    codigo_de_salida: ClassVar[int] = 2


class ReferenciaDesconocida(ErrorDeUso):
    """La referencia pedida no existe entre los registros leídos."""


class RaizNoEncontrada(ErrorDeSeguimiento):
    """Ni la carpeta ni las que la contienen son un repositorio de seguimiento."""


class SinAnalizadorRapido(ErrorDeSeguimiento):
    """Falta la extensión en C de ruamel.yaml, sin la que los veredictos serían otros."""


class ErrorDeGit(ErrorDeSeguimiento):
    """Git no responde o se niega a leer el repositorio."""


class ErrorDeDisco(ErrorDeSeguimiento):
    """El sistema no dejó leer o escribir un archivo del que depende toda la orden."""
