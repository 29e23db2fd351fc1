"""La configuración de un repositorio: `seguimiento.yaml`, en su raíz."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator, Field

from seguimiento.modelo.tipos import Enlace, Entero, PrioridadMasAlta, Registro, Texto
from seguimiento.redaccion import plegado
from seguimiento.vocabularios import NivelDeRegla

CONFIGURACION = "seguimiento.yaml"
"""El nombre del archivo de configuración, en la raíz de un repositorio."""

TRAMOS_DE_RETRASO = (30, 90, 365)
"""Los tramos de fábrica: 1–30 días, 31–90, 91–365 y más de 365."""


def _de_menor_a_mayor(limites: tuple[int, ...]) -> tuple[int, ...]:
    """Los límites en orden y sin repetir: de otro modo no harían tramos."""
    return tuple(sorted(set(limites)))


class Actor(Registro):
    """Una organización o función y las formas en que aparece escrita."""

    alias: Annotated[tuple[Texto, ...], Field(title="Alias")] = ()
    """Otras formas de escribir su nombre."""
    organizacion: Annotated[Texto | None, Field(title="Organización")] = None
    """A qué organización pertenece."""
    correo: Annotated[Texto | None, Field(title="Correo")] = None
    """Dirección institucional."""


class Configuracion(Registro):
    """Lo que una organización puede ajustar."""

    organizacion: Annotated[Texto | None, Field(title="Organización")] = None
    """Nombre que encabeza los informes."""
    zona_horaria: Annotated[Texto | None, Field(title="Zona horaria")] = None
    """Zona IANA (`America/Guayaquil`); por omisión, la del sistema."""
    dias_por_vencer: Annotated[Entero, Field(title="Días de aviso", ge=0, le=3650)] = 30
    """Margen de días, incluido el último, en que una acción está «por vencer»."""
    dias_sin_novedad: Annotated[Entero, Field(title="Días sin novedad", ge=1, le=3650)] = 100
    """Días sin entradas a partir de los cuales una acción abierta está «sin novedad»."""
    prioridad_mas_alta: Annotated[PrioridadMasAlta, Field(title="Prioridad más alta")] = 1
    """1 o 3, según la escala de la organización."""
    plazo_respuesta_dias: Annotated[
        Entero | None, Field(title="Plazo de respuesta", ge=1, le=3650)
    ] = None
    """Días para responder, desde la evaluación o la fecha de la recomendación; sin valor por omisión."""
    tramos_de_retraso: Annotated[
        tuple[Annotated[Entero, Field(ge=1, le=36500)], ...],
        AfterValidator(_de_menor_a_mayor),
        Field(title="Tramos de retraso"),
    ] = TRAMOS_DE_RETRASO
    """Último día de cada tramo de retraso, de menor a mayor: 30, 90 y 365 hacen cuatro tramos."""
    clases: Annotated[tuple[Texto, ...], Field(title="Clases de recomendación")] = ()
    """Los nombres con que se clasifican las recomendaciones; sin ninguno, vale cualquiera."""
    sitio: Annotated[Enlace | None, Field(title="Sitio")] = None
    """Dirección pública en que pueden verse los registros, sin el nombre de ninguno."""
    actores: Annotated[dict[Texto, Actor], Field(title="Actores")] = Field(default_factory=dict)
    """Nombres canónicos y sus alias."""
    reglas: Annotated[dict[Texto, NivelDeRegla], Field(title="Reglas")] = Field(
        default_factory=dict
    )
    """Severidad de cada regla, por su código."""
    plantillas: Annotated[Texto | None, Field(title="Plantillas")] = None
    """Carpeta con plantillas propias."""

    @cached_property
    def oficiales(self) -> Mapping[str, str]:
        """El nombre canónico de cada actor por cada forma de llamarlo, plegada; si dos valen, el primero."""
        oficiales: dict[str, str] = {}
        for oficial, actor in self.actores.items():
            for nombre in (oficial, *actor.alias):
                oficiales.setdefault(plegado(nombre), oficial)
        return oficiales


def de_fabrica() -> Configuracion:
    """La de quien no ajusta nada.

    Sin comprobarla, que no hay nada que comprobar: habría que construir antes su esquema, que es de lo más lento.
    """
    return Configuracion.model_construct()
