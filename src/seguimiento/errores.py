"""Situaciones que impiden seguir: cada una redacta su frase y dice qué hacer.

Los defectos de los *datos* no son excepciones sino valores (`Diagnostico`). Estas clases se atrapan
en un solo sitio, `comandos.puerta`, que las convierte en texto y código de salida.
"""

from typing import ClassVar

FALLO_INTERNO = 70
"""El código de salida si falla el programa, y no lo que se le pide."""


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


class SinZonas(ErrorDeSeguimiento):
    """El sistema no tiene las zonas horarias, y en la que se pide no puede saberse qué día es."""


class ErrorDeGit(ErrorDeSeguimiento):
    """Git no responde o se niega a leer el repositorio."""


class RechazoAjeno(ErrorDeGit):
    """Git, un gancho o la copia compartida no admiten lo que se les pide; lo que dijeron va aparte."""

    codigo_de_salida: ClassVar[int] = 1

    def __init__(self, mensaje: str, ayuda: str, dicho: tuple[str, ...]) -> None:
        super().__init__(mensaje, ayuda)
        self.dicho = dicho


class ErrorDeDisco(ErrorDeSeguimiento):
    """El sistema no dejó leer o escribir un archivo del que depende toda la orden."""


class ArchivoOcupado(ErrorDeDisco):
    """Lo tiene otro, que está escribiendo o lo dejó abierto, y no lo soltó en el tiempo que se le esperó."""

    codigo_de_salida: ClassVar[int] = 4


class ArchivoCambiado(ErrorDeSeguimiento):
    """Alguien cambió un archivo entre que se leyó y se fue a escribir."""

    codigo_de_salida: ClassVar[int] = 4


class EdicionImposible(ErrorDeSeguimiento):
    """Un documento no puede cambiarse con la garantía de no tocar nada más."""

    codigo_de_salida: ClassVar[int] = 1

    def __init__(
        self,
        motivo: str,
        lineas: tuple[int, int],
        comentarios: tuple[str, ...] = (),
        archivo: str = "",
    ) -> None:
        primera, ultima = lineas
        donde = f"la línea {primera}" if primera == ultima else f"las líneas {primera} a {ultima}"
        de = f" de «{archivo}»" if archivo else ""
        o_si = "; o confirme que se pierdan, con «--si»" if comentarios else ""
        super().__init__(f"no se ha cambiado nada: {motivo}", f"cambie a mano {donde}{de}{o_si}")
        self.motivo = motivo
        self.lineas = lineas
        """La primera y la última de las que habría que cambiar a mano."""
        self.comentarios = comentarios
        """Los que se perderían con la edición, si es eso lo que la detiene."""

    def en(self, archivo: str) -> "EdicionImposible":
        """El mismo, con el archivo al que se refieren las líneas."""
        return EdicionImposible(self.motivo, self.lineas, self.comentarios, archivo)


class Interrumpido(KeyboardInterrupt):
    """Quien respondía a lo que se pregunta lo dejó: se pregunta antes de escribir, y no se ha escrito nada."""
