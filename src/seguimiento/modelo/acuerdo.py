"""Acuerdos entre instituciones, sus compromisos y sus reuniones."""

from typing import Annotated

from pydantic import Field

from seguimiento.modelo.accion import Accion
from seguimiento.modelo.comunes import ConNotas, DocumentoEnlazado, FuenteDocumental, Observacion
from seguimiento.modelo.marcas import A_UNA_ACCION
from seguimiento.modelo.tipos import BastaCon, Fecha, Id, Opcion, Registro, SiNo, Texto
from seguimiento.vocabularios import (
    ClaseDeElemento,
    EfectoDeDecision,
    EstadoDeAcuerdo,
    EstadoDeReunion,
    Modalidad,
    Recurrencia,
    SituacionDeAprobacion,
    SituacionDeGrupo,
)

PRESENTES = ("asistentes", "ausentes", "integrantes")
"""Las claves en que se nombra a quienes van a las reuniones."""


class Vigencia(Registro):
    """Entre cuándo y cuándo rige."""

    desde: Annotated[Fecha | None, Field(title="Desde")] = None
    """Primer día, incluido."""
    hasta: Annotated[Fecha | None, Field(title="Hasta")] = None
    """Último día, incluido."""


class Parte(Registro):
    """Una institución que firma o a la que se invita a firmar."""

    nombre: Annotated[Texto, Field(title="Nombre")]
    """Nombre o sigla."""
    rol: Annotated[Texto | None, Field(title="Rol")] = None
    """Qué papel tiene."""


class Aprobacion(Registro):
    """Aprobación del acuerdo, ocurrida o prevista."""

    fecha: Annotated[Fecha | None, Field(title="Fecha")] = None
    """Cuándo."""
    por: Annotated[Texto | None, Field(title="Por")] = None
    """Quién aprueba."""
    situacion: Annotated[SituacionDeAprobacion | None, Field(title="Situación")] = None
    """Si ocurrió o se espera."""


class GrupoDeSeguimiento(Registro):
    """Quienes vigilan que el acuerdo se cumpla."""

    integrantes: Annotated[tuple[Texto, ...], Field(title="Integrantes")] = ()
    """Instituciones o funciones."""
    situacion: Annotated[SituacionDeGrupo | None, Field(title="Situación")] = None
    """Si existe o se propone."""
    constitucion: Annotated[Fecha | None, Field(title="Constitución")] = None
    """Cuándo se constituyó o se propone constituirlo."""


class DecisionDeReunion(Registro):
    """Algo que se decidió en una reunión."""

    id: Annotated[Id | None, Field(title="Código")] = None
    """Código dentro de la reunión."""
    texto: Annotated[Texto, Field(title="Decisión")]
    """Qué se decidió."""
    compromiso: Annotated[Texto | None, Field(title="Compromiso"), A_UNA_ACCION] = None
    """Referencia al compromiso al que afecta."""
    efecto: Annotated[EfectoDeDecision | None, Field(title="Efecto")] = None
    """Qué hace con él."""

    @property
    def espera_compromiso(self) -> bool:
        """Si no nombra ninguno y no es de las que solo toman nota."""
        de_las_que_piden = self.efecto is None or self.efecto.espera_compromiso
        return self.compromiso is None and de_las_que_piden


class Reunion(ConNotas):
    """Una reunión del grupo de seguimiento."""

    se_dice_en = ("fecha", "estado", "resumen")
    id_por_omision = "reunion-{fecha}"

    id: Annotated[Id | None, Field(title="Código"), Opcion("--id")] = None
    """Por omisión, `reunion-` y la fecha."""
    fecha: Annotated[Fecha, Field(title="Fecha"), Opcion("--fecha")]
    """Cuándo se celebra o se celebró."""
    estado: Annotated[EstadoDeReunion | None, Field(title="Estado"), Opcion("--estado")] = None
    """Qué pasó con ella."""
    modalidad: Annotated[Modalidad | None, Field(title="Modalidad"), Opcion("--modalidad")] = None
    """Cómo se celebra."""
    lugar: Annotated[Texto | None, Field(title="Lugar"), Opcion("--lugar")] = None
    """Dónde."""
    asistentes: Annotated[
        tuple[Texto, ...], Field(title="Asistentes"), Opcion("--asistente", PRESENTES)
    ] = ()
    """Instituciones o funciones presentes."""
    ausentes: Annotated[
        tuple[Texto, ...], Field(title="Ausentes"), Opcion("--ausente", PRESENTES)
    ] = ()
    """Instituciones o funciones que faltaron."""
    orden_del_dia: Annotated[
        tuple[Texto, ...], Field(title="Orden del día"), Opcion("--punto")
    ] = ()
    """Puntos que se trataron o se tratarán."""
    resumen: Annotated[Texto | None, Field(title="Resumen"), Opcion("--resumen")] = None
    """Qué se habló."""
    decisiones: Annotated[
        tuple[DecisionDeReunion, ...], Field(title="Decisiones"), Opcion("--decision")
    ] = ()
    """Qué se decidió."""
    documentos: Annotated[tuple[DocumentoEnlazado, ...], Field(title="Documentos")] = ()
    """Actas y materiales."""

    @property
    def codigo(self) -> str:
        """El `id` escrito o, por omisión, `reunion-<fecha>`."""
        return self.id or self.id_por_omision.format(fecha=self.fecha)


class Acuerdo(ConNotas):
    """Un acuerdo o mecanismo entre instituciones. El `id` es el nombre del archivo."""

    titulo: Annotated[Texto, Field(title="Título"), Opcion("--titulo")]
    """Cómo se conoce."""
    marco: Annotated[Texto | None, Field(title="Marco"), Opcion("--marco")] = None
    """En qué espacio o proceso se inscribe."""
    estado: Annotated[EstadoDeAcuerdo | None, Field(title="Estado"), Opcion("--estado")] = None
    """En qué momento de su vida está."""
    vigencia: Annotated[Vigencia | None, Field(title="Vigencia")] = None
    """Entre cuándo y cuándo rige."""
    objetivo: Annotated[Texto | None, Field(title="Objetivo"), Opcion("--objetivo")] = None
    """Para qué se acuerda."""
    partes: Annotated[
        tuple[Annotated[Parte, BastaCon("nombre")], ...], Field(title="Partes"), Opcion("--parte")
    ] = ()
    """Quiénes acuerdan; basta el nombre, o `{nombre, rol}`."""
    vinculante: Annotated[SiNo | None, Field(title="Vinculante")] = None
    """Si obliga a las partes."""
    aprobacion: Annotated[Aprobacion | None, Field(title="Aprobación")] = None
    """Quién y cuándo lo aprueba."""
    grupo_de_seguimiento: Annotated[
        GrupoDeSeguimiento | None, Field(title="Grupo de seguimiento")
    ] = None
    """Quién vigila su cumplimiento."""
    periodicidad: Annotated[
        Recurrencia | None, Field(title="Periodicidad"), Opcion("--periodicidad")
    ] = None
    """Cada cuánto se reúne el grupo."""
    desafios: Annotated[tuple[Texto, ...], Field(title="Desafíos")] = ()
    """Vacíos y dificultades reconocidos."""
    observaciones: Annotated[tuple[Observacion, ...], Field(title="Observaciones")] = ()
    """Notas de revisión."""
    fuente: Annotated[FuenteDocumental | None, Field(title="Fuente")] = None
    """De dónde sale."""
    compromisos: Annotated[
        tuple[Accion, ...], Field(title="Compromisos"), ClaseDeElemento.COMPROMISO
    ] = ()
    """Lo que las partes se comprometen a hacer."""
    reuniones: Annotated[
        tuple[Reunion, ...], Field(title="Reuniones"), ClaseDeElemento.REUNION
    ] = ()
    """Reuniones convocadas, celebradas, pospuestas o canceladas."""

    @property
    def genera_alertas(self) -> bool:
        """Si se le exigen reuniones: una propuesta o un acuerdo concluido no deben ninguna."""
        return self.estado is not None and self.estado.genera_alertas

    @property
    def obliga(self) -> bool:
        """Si compromete ya a alguien: lo que aún se propone, no."""
        return self.estado is None or self.estado.obliga
