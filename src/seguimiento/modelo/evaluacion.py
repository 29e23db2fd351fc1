"""Evaluaciones, sus recomendaciones y la respuesta gerencial a cada una."""

from typing import Annotated

from pydantic import Field

from seguimiento.modelo.accion import EN_SU_ORDEN, Accion, Entrada, Seguible, Verificacion
from seguimiento.modelo.comunes import ConNotas, FuenteDocumental, Observacion
from seguimiento.modelo.marcas import A_UNA_FICHA, Filtra
from seguimiento.modelo.tipos import (
    CodigoDeFicha,
    Fecha,
    Id,
    Nombres,
    Opcion,
    Pais,
    PrioridadEscrita,
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
    SituacionDeRespuesta,
    TipoDeEvaluacion,
)

POR_UNIDAD = Filtra("--unidad", entero=False)


class Tema(Registro):
    """Tema con que la organización clasifica la recomendación."""

    tema: Annotated[Texto, Field(title="Tema")]
    """Tema general."""
    categoria: Annotated[Texto | None, Field(title="Categoría")] = None
    """Subdivisión del tema."""


class ParteDeRespuesta(Registro):
    """Lo que se contesta a una parte de la recomendación."""

    parte: Annotated[Texto, Field(title="Parte")]
    """Cuál: su letra o lo que pide."""
    decision: Annotated[Decision | None, Field(title="Decisión")] = None
    """Lo que se decide sobre ella."""
    justificacion: Annotated[Texto | None, Field(title="Justificación")] = None
    """Por qué."""


class Respuesta(Registro):
    """Lo que la gerencia contesta a una recomendación.

    Hay respuesta si consta al menos la decisión (entera o por partes), el plan o la fecha, y no es
    un borrador.
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
    partes: Annotated[tuple[ParteDeRespuesta, ...], Field(title="Por partes")] = ()
    """Lo que se decide de cada parte, cuando no se decide lo mismo de todas."""
    por: Annotated[Texto | None, Field(title="Contesta")] = None
    """Función o unidad que contesta, si no es aquella a quien se dirige."""
    situacion: Annotated[SituacionDeRespuesta | None, Field(title="Situación")] = None
    """Si está aprobada; sin ella, se entiende que sí. Un borrador aún no es respuesta."""

    @property
    def existe(self) -> bool:
        """Si lo escrito basta para decir que hay respuesta."""
        return self.dice_algo and not self.es_borrador

    @property
    def dice_algo(self) -> bool:
        """Si consta la decisión, el plan o la fecha, esté aprobada o no."""
        decididas = any(parte.decision for parte in self.partes)
        return bool(self.decision or decididas or self.plan or self.fecha)

    @property
    def es_borrador(self) -> bool:
        """Si está escrita y sin aprobar."""
        return self.situacion is not None and not self.situacion.vale

    @property
    def decision_de_conjunto(self) -> Decision | None:
        """La decisión sobre la recomendación entera: la escrita o, si no, la que suman las partes.

        Solo se rechaza entera si se rechazan todas; si se acepta alguna y otras no, en parte. Mientras no
        se acepte ninguna y quede alguna por decidir, no consta.
        """
        if self.decision is not None:
            return self.decision
        dichas = {parte.decision for parte in self.partes}
        if len(dichas) == 1:
            return dichas.pop()
        acepta_algo = any(decision is not None and decision.acepta for decision in dichas)
        return Decision.ACEPTADA_PARCIALMENTE if acepta_algo else None


class SeguimientoDeRecomendacion(Entrada):
    """Una entrada de la bitácora de una recomendación que se sigue sin acciones."""

    estado: Annotated[EstadoDeRecomendacion, Field(title="Estado")]
    """Estado que se declara."""


class EnunciadoDeRecomendacion(ConNotas):
    """Qué se recomienda, por qué y qué se contestó."""

    id: Annotated[Id, Field(title="Código"), Opcion("--id")]
    """Código dentro de la evaluación: `R1`."""
    texto: Annotated[Texto, Field(title="Recomendación"), Opcion("--texto")]
    """Qué se recomienda."""
    fecha: Annotated[Fecha | None, Field(title="Fecha"), Opcion("--fecha")] = None
    """Fecha de la recomendación, si difiere de la de la evaluación."""
    conclusiones: Annotated[tuple[Texto, ...], Field(title="Conclusiones")] = ()
    """Conclusiones del informe en que se apoya."""
    dirigida_a: Annotated[
        Nombres, Field(title="Dirigida a"), Opcion("--dirigida-a", ("dirigida_a",))
    ] = ()
    """A quién se dirige."""
    prioridad: Annotated[
        PrioridadEscrita | None, Field(title="Prioridad"), Opcion("--prioridad")
    ] = None
    """De 1 a 3, donde cuál es la más alta lo dice la configuración; o alta, media o baja."""
    clase: Annotated[
        Texto | None,
        Field(title="Clase"),
        Opcion("--clase", ("clase",), declarados_en="clases"),
        Filtra("--clase"),
    ] = None
    """Con qué nombre la clasifica la organización; cuáles hay lo dice la configuración."""
    causa: Annotated[Texto | None, Field(title="Causa"), Opcion("--causa")] = None
    """Por qué se da lo que se recomienda corregir."""
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
        tuple[Texto, ...], Field(title="Unidades administrativas"), POR_UNIDAD
    ] = ()
    """Unidades a cuyo cargo está."""

    @property
    def respuesta_dada(self) -> Respuesta | None:
        """La respuesta, si basta para decir que la hay; un borrador aún no lo es."""
        return self.respuesta if self.respuesta is not None and self.respuesta.existe else None


class Recomendacion(Seguible, EnunciadoDeRecomendacion):
    """Una recomendación de una evaluación; sin acciones, se sigue por su propio plazo y bitácora."""

    se_dice_en = ("texto",)

    seguimiento: Annotated[
        tuple[SeguimientoDeRecomendacion, ...], EN_SU_ORDEN, Field(title="Seguimiento")
    ] = ()
    """Bitácora, cuando se declara a nivel de recomendación."""
    verificaciones: Annotated[tuple[Verificacion, ...], Field(title="Verificaciones")] = ()
    """Comprobaciones, cuando se declaran a nivel de recomendación."""
    acciones: Annotated[tuple[Accion, ...], Field(title="Acciones"), ClaseDeElemento.ACCION] = ()
    """Lo que se comprometió para cumplirla."""

    @property
    def se_sigue_sola(self) -> bool:
        """Si se sigue por lo que ella misma dice (plazo, responsables, bitácora…) y no por sus acciones."""
        return not self.acciones and any(getattr(self, clave) for clave in _DE_SU_SEGUIMIENTO)


_DE_SU_SEGUIMIENTO = (
    *(clave for clave in Seguible.model_fields if clave not in ConNotas.model_fields),
    "seguimiento",
    "verificaciones",
)
"""Las claves que dicen que una recomendación se sigue."""


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
        tuple[Texto, ...], Field(title="Unidades administrativas"), POR_UNIDAD
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
    pide_respuesta: Annotated[
        SiNo | None, Field(title="Pide respuesta"), Opcion("--pide-respuesta")
    ] = None
    """«no», si por su naturaleza no espera respuesta gerencial: un examen entre pares."""
    fuente: Annotated[FuenteDocumental | None, Field(title="Fuente")] = None
    """De dónde sale."""
    recomendaciones: Annotated[
        tuple[Recomendacion, ...],
        Field(title="Recomendaciones"),
        ClaseDeElemento.RECOMENDACION,
    ] = ()
    """Lo que recomienda, en el orden del informe."""
