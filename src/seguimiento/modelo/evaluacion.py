"""Evaluaciones, sus recomendaciones y la respuesta gerencial a cada una."""

from typing import Annotated

from pydantic import Field

from seguimiento.modelo.accion import Accion, Entrada, Verificacion
from seguimiento.modelo.comunes import ConNotas, FuenteDocumental, Observacion
from seguimiento.modelo.tipos import (
    A_UNA_FICHA,
    CodigoDeFicha,
    Entero,
    Fecha,
    Id,
    Opcion,
    Pais,
    PrioridadMasAlta,
    Registro,
    SiNo,
    Texto,
)
from seguimiento.vocabularios import (
    ClaseDeElemento,
    Conduccion,
    CriterioCAD,
    Decision,
    EstadoDeRecomendacion,
    TipoDeEvaluacion,
)


class Tema(Registro):
    """Tema con que la organización clasifica la recomendación."""

    tema: Annotated[Texto, Field(title="Tema")]
    """Tema general."""
    categoria: Annotated[Texto | None, Field(title="Categoría")] = None
    """Subdivisión del tema."""


class Respuesta(Registro):
    """Lo que la gerencia contesta a una recomendación.

    Hay respuesta si consta al menos la decisión, el plan o la fecha.
    """

    decision: Annotated[Decision | None, Field(title="Decisión")] = None
    """Aceptar, aceptar en parte o rechazar; sin ella, la decisión no consta."""
    fecha: Annotated[Fecha | None, Field(title="Fecha")] = None
    """Cuándo se respondió. Una respuesta sin fecha cuenta siempre."""
    justificacion: Annotated[Texto | None, Field(title="Justificación")] = None
    """Por qué se rechaza o se acepta solo en parte."""
    alcance: Annotated[Texto | None, Field(title="Alcance")] = None
    """Qué parte se acepta."""
    plan: Annotated[Texto | None, Field(title="Plan de acción")] = None
    """Lo que se hará, cuando no se desglosa en acciones."""

    @property
    def existe(self) -> bool:
        """Si lo escrito basta para decir que hay respuesta."""
        return self.decision is not None or self.plan is not None or self.fecha is not None


class SeguimientoDeRecomendacion(Entrada):
    """Una entrada de la bitácora de una recomendación que se sigue sin acciones."""

    estado: Annotated[EstadoDeRecomendacion, Field(title="Estado")]
    """Estado que se declara."""


class Recomendacion(ConNotas):
    """Una recomendación de una evaluación."""

    se_dice_en = ("texto",)

    id: Annotated[Id, Field(title="Código"), Opcion("--id")]
    """Código dentro de la evaluación: `R1`."""
    texto: Annotated[Texto, Field(title="Recomendación"), Opcion("--texto")]
    """Qué se recomienda."""
    fecha: Annotated[Fecha | None, Field(title="Fecha"), Opcion("--fecha")] = None
    """Fecha de la recomendación, si difiere de la de la evaluación."""
    conclusiones: Annotated[tuple[Texto, ...], Field(title="Conclusiones")] = ()
    """Conclusiones del informe en que se apoya."""
    dirigida_a: Annotated[
        tuple[Texto, ...], Field(title="Dirigida a"), Opcion("--dirigida-a", ("dirigida_a",))
    ] = ()
    """A quién se dirige."""
    prioridad: Annotated[
        Entero | None, Field(title="Prioridad", ge=1, le=3), Opcion("--prioridad")
    ] = None
    """De 1 a 3; cuál es la más alta lo dice la configuración."""
    temas: Annotated[tuple[Tema, ...], Field(title="Temas")] = ()
    """Clasificación temática."""
    criterios_cad: Annotated[tuple[CriterioCAD, ...], Field(title="Criterios CAD")] = ()
    """Criterios de evaluación a los que responde."""
    opciones_de_respuesta: Annotated[
        tuple[Decision, ...], Field(title="Opciones del formulario")
    ] = ()
    """Decisiones que ofrece el formulario, si no son las tres."""
    respuesta: Annotated[Respuesta | None, Field(title="Respuesta gerencial")] = None
    """Lo que contesta la gerencia."""
    observaciones: Annotated[tuple[Observacion, ...], Field(title="Observaciones")] = ()
    """Disensos y notas de revisión."""
    practicas: Annotated[tuple[CodigoDeFicha, ...], Field(title="Fichas"), A_UNA_FICHA] = ()
    """Fichas relacionadas."""
    fuente: Annotated[FuenteDocumental | None, Field(title="Fuente")] = None
    """De dónde sale."""
    unidades_administrativas: Annotated[
        tuple[Texto, ...], Field(title="Unidades administrativas")
    ] = ()
    """Unidades a cuyo cargo está."""
    seguimiento: Annotated[tuple[SeguimientoDeRecomendacion, ...], Field(title="Seguimiento")] = ()
    """Bitácora, cuando se declara a nivel de recomendación."""
    verificaciones: Annotated[tuple[Verificacion, ...], Field(title="Verificaciones")] = ()
    """Comprobaciones, cuando se declaran a nivel de recomendación."""
    acciones: Annotated[tuple[Accion, ...], Field(title="Acciones"), ClaseDeElemento.ACCION] = ()
    """Lo que se comprometió para cumplirla."""


class Evaluacion(ConNotas):
    """Una evaluación y su matriz de respuesta gerencial. El `id` es el nombre del archivo."""

    titulo: Annotated[Texto, Field(title="Título"), Opcion("--titulo")]
    """Título oficial."""
    organizacion: Annotated[Texto, Field(title="Organización"), Opcion("--organizacion")]
    """Quién la encargó."""
    tipo: Annotated[TipoDeEvaluacion | None, Field(title="Tipo"), Opcion("--tipo")] = None
    """Momento o alcance."""
    agrupada: Annotated[SiNo | None, Field(title="Agrupada")] = None
    """Si abarca varias intervenciones."""
    conduccion: Annotated[Conduccion | None, Field(title="Conducción"), Opcion("--conduccion")] = (
        None
    )
    """Quién la condujo."""
    fecha: Annotated[Fecha | None, Field(title="Fecha"), Opcion("--fecha")] = None
    """De cuándo es."""
    numero: Annotated[Texto | None, Field(title="Número"), Opcion("--numero")] = None
    """Número de registro en la organización."""
    codigos_proyecto: Annotated[tuple[Texto, ...], Field(title="Códigos de proyecto")] = ()
    """Intervenciones evaluadas."""
    unidades_administrativas: Annotated[
        tuple[Texto, ...], Field(title="Unidades administrativas")
    ] = ()
    """Unidades a cuyo cargo está."""
    region: Annotated[Texto | None, Field(title="Región"), Opcion("--region")] = None
    """Región que abarca."""
    paises: Annotated[tuple[Pais, ...], Field(title="Países"), Opcion("--pais")] = ()
    """Países que abarca, por su código ISO 3166-1 alfa-3."""
    responsable: Annotated[
        Texto | None, Field(title="Responsable de la matriz"), Opcion("--responsable")
    ] = None
    """Función de quien completa la matriz."""
    comentarios_generales: Annotated[Texto | None, Field(title="Comentarios generales")] = None
    """Sobre el proceso de evaluación."""
    prioridad_mas_alta: Annotated[PrioridadMasAlta | None, Field(title="Prioridad más alta")] = None
    """1 o 3, si difiere de la configuración."""
    fuente: Annotated[FuenteDocumental | None, Field(title="Fuente")] = None
    """De dónde sale."""
    recomendaciones: Annotated[
        tuple[Recomendacion, ...],
        Field(title="Recomendaciones"),
        ClaseDeElemento.RECOMENDACION,
    ] = ()
    """Lo que recomienda, en el orden del informe."""
