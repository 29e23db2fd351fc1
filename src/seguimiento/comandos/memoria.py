"""Lo que de los registros del disco se sabe, sin leerlos, por lo que queda de otras ejecuciones."""

import marshal
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING, NamedTuple

from seguimiento.almacen.entorno import carpeta_de_cache

if TYPE_CHECKING:
    from datetime import date

    from seguimiento.almacen.disco import Directorio
    from seguimiento.almacen.git.comparacion import FrenteALoGuardado
    from seguimiento.almacen.git.pendiente import Pendiente
    from seguimiento.almacen.recordado import Recordado
    from seguimiento.almacen.sello import Sello
    from seguimiento.analisis.vistazo import Vistazo
    from seguimiento.repositorio.recuerdos import RecuerdosGuardados

VARIABLE_SIN_CACHE = "SEG_SIN_CACHE"


class Ajustes(NamedTuple):
    """Lo poco de la configuración que hace falta para responder sin cargar nada."""

    zona_horaria: str | None
    plantillas: str | None


@dataclass
class Memoria:
    """Lo que queda de otras ejecuciones de lo que hay en una raíz, que no ha de ser ya lo que hay."""

    raiz: Path
    recordado: "Recordado"
    disco: "Callable[[], Directorio]"
    """Los archivos, para cuando no baste con lo que se recuerda."""

    @property
    def carpeta(self) -> Path:
        """Dónde se guarda."""
        return self.recordado.cajon.ruta.parent

    @cached_property
    def sello(self) -> "Sello | None":
        """El de los archivos, de antes de leer ninguno, si lo que son se sabe por ellos solos."""
        return self._de_ahora()

    def _de_ahora(self) -> "Sello | None":
        from seguimiento.almacen.sello import puede_ser_disperso, sello

        if puede_ser_disperso(self.raiz) and self.disco().dejados_fuera:
            return None
        return sello(self.raiz)

    @cached_property
    def ajustes(self) -> Ajustes:
        """Los de la configuración."""
        cual = f"ajustes\0{self.raiz}"
        guardado = self.recordado.tomar(cual, self.sello) if self.sello else None
        if guardado is not None:
            return Ajustes(*marshal.loads(guardado))  # noqa: S302 — lo escribió este programa, con suma
        from seguimiento.repositorio.configuracion import leer_configuracion

        configuracion, _ = leer_configuracion(self.disco())
        suyos = Ajustes(configuracion.zona_horaria, configuracion.plantillas)
        if self.sello:
            self.recordado.dejar(cual, marshal.dumps(tuple(suyos)), self.sello)
        return suyos

    @cached_property
    def recuerdos(self) -> "RecuerdosGuardados":
        """Lo que se recuerda de cada archivo."""
        from seguimiento.repositorio.recuerdos import RecuerdosGuardados

        return RecuerdosGuardados(*self.recordado)

    def vistazo(self, hoy: "date", caben: int | None) -> "Vistazo | None":
        """Lo que se ve ese día, si consta y nada ha cambiado; `caben` son las filas que van a mirarse, o todas."""
        if self.sello is None:
            return None
        from seguimiento.repositorio.vistazos.de_todos import vistazo_de_todos

        return vistazo_de_todos(self.recordado, self.raiz, self.sello, hoy, caben)

    def comparado(self, frente: "FrenteALoGuardado") -> "FrenteALoGuardado":
        """Los registros frente a lo guardado, que no se comparan si ya se vio que son los mismos."""
        # las plantillas propias están en otra carpeta
        if self.ajustes.plantillas is not None:
            return frente
        # esta misma orden pudo escribir algo desde que empezó
        ahora = self._de_ahora()
        return self.recordado.comparado(frente, ahora) if ahora else frente

    def lo_que_falta(self, mirar: "Callable[[], Pendiente | None]") -> "Pendiente | None":
        """Lo pendiente, si hay algo; si ya se vio que no y nada ha cambiado, ni aquí ni en git, no se mira."""
        if self.sello is None or self.ajustes.plantillas is not None:
            return mirar()
        from seguimiento.almacen.sello import sello_de_git

        cual, git = f"nada pendiente\0{self.raiz}", sello_de_git(self.raiz)
        if git is None:
            return mirar()
        if self.recordado.tomar(cual, self.sello, git) is not None:
            return None
        pendiente = mirar()
        if pendiente is not None and pendiente.nada:
            self.recordado.dejar(cual, b"", self.sello, git)
        return pendiente


def memoria_de(
    raiz: Path, disco: "Callable[[], Directorio]", entorno: Mapping[str, str]
) -> Memoria | None:
    """La de esa raíz; `None` si se pidió que no se recuerde nada o no hay dónde guardarlo."""
    carpeta = carpeta_propia(entorno)
    if carpeta is None or entorno.get(VARIABLE_SIN_CACHE):
        return None
    from seguimiento.almacen.cache import Cajon, huella_del_programa
    from seguimiento.almacen.firmas import Firmas
    from seguimiento.almacen.recordado import Recordado

    cajon, huella = Cajon(carpeta), huella_del_programa()
    if huella is None:
        return None
    # no es el día de nada: solo dice qué archivos se tocaron hace tan poco que pueden volver a cambiar sin que se note
    return Memoria(raiz, Recordado(cajon, Firmas(cajon, huella, time_ns())), disco)


def carpeta_propia(entorno: Mapping[str, str]) -> Path | None:
    """La de este programa entre las de caché de quien ejecuta; `None` si no las tiene."""
    carpeta = carpeta_de_cache(entorno)
    # una relativa llevaría a donde se esté, que puede ser entre los registros
    return Path(carpeta, "seguimiento") if Path(carpeta).is_absolute() else None
