"""A qué registro va lo que se importa."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from seguimiento.comandos.sesion import Sesion
from seguimiento.vocabularios import TipoDeImportacion

if TYPE_CHECKING:
    from seguimiento.importacion.propuesta import RegistroPropuesto
    from seguimiento.importacion.reconocimiento import Reconocido
    from seguimiento.modelo.cartera import Archivado
    from seguimiento.repositorio import Carga


@dataclass(frozen=True, slots=True)
class Destino:
    """A dónde se dijo que va."""

    en: str
    """El registro, si ya está; vacío si hay que reconocerlo."""
    titulo: str
    organizacion: str
    juntos: bool = False
    """Si se dieron varios archivos con un mismo título: lo son de lo mismo."""

    def tipo(self, sesion: Sesion) -> TipoDeImportacion | None:
        """Qué registro es, si se dijo uno. Lanza `ErrorDeUso` si no está."""
        if not self.en:
            return None
        archivado = self.archivado(sesion, sesion.cargar(sesion.disco))
        return next(
            tipo for tipo in TipoDeImportacion if archivado.archivo.startswith(_carpeta(tipo))
        )

    def archivado(self, sesion: Sesion, carga: "Carga") -> "Archivado[Any]":
        """El registro que se dijo."""
        from seguimiento.comandos.apuntes import elegir_entre

        clases = tuple(tipo.clase for tipo in TipoDeImportacion)
        return elegir_entre(carga, self.en, sesion.hoy, clases).archivado

    def reconocido(
        self, sesion: Sesion, carga: "Carga", propuesto: "RegistroPropuesto", titulo: str
    ) -> "Reconocido":
        """De qué registro es lo que se propone: el que se dijo o, si no, el suyo; ninguno si es nuevo."""
        from seguimiento.importacion.reconocimiento import Reconocido, ajeno, reconocer

        if self.en:
            archivado = self.archivado(sesion, carga)
            return Reconocido(archivado, ajeno(propuesto, archivado))
        return reconocer(
            propuesto, carga.cartera, titulo, titulo_pedido=bool(self.titulo), juntos=self.juntos
        )


def _carpeta(tipo: TipoDeImportacion) -> str:
    from seguimiento.almacen.sitios import DATOS

    return f"{DATOS}/{tipo.clase.carpeta}/"
