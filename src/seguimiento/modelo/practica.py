"""Fichas: buenas prácticas, lecciones aprendidas y lecciones no aprendidas."""

from typing import Annotated, Literal

from pydantic import Field

from seguimiento.modelo.comunes import ConNotas, DocumentoEnlazado, FuenteDocumental
from seguimiento.modelo.marcas import A_LO_DE_DENTRO, A_UNA_FICHA
from seguimiento.modelo.tipos import (
    ConSi,
    Consta,
    Entero,
    Fecha,
    Moneda,
    Monto,
    Opcion,
    Pais,
    Registro,
    Texto,
    TextoBreve,
)
from seguimiento.vocabularios import (
    ODS,
    Cambio,
    Cumplimiento,
    Incidencia,
    NivelDeSostenibilidad,
    ObjetivoDelPacto,
    PrincipioDelPacto,
    Signo,
    TipoDeFicha,
    total,
)


class ContextoDelHallazgo(Registro):
    """En qué condiciones vale lo aprendido."""

    descripcion: Annotated[Consta[Texto] | None, Field(title="Contexto")] = None
    """Circunstancias en que ocurrió."""
    consejos: Annotated[Consta[Texto] | None, Field(title="Consejos de aplicabilidad")] = None
    """Qué cuidar para aplicarlo en otro sitio."""
    causa_efecto: Annotated[Consta[Texto] | None, Field(title="Relación causa-efecto")] = None
    """Por qué produce lo que produce."""
    limitaciones: Annotated[Consta[Texto] | None, Field(title="Limitaciones")] = None
    """Dónde deja de valer."""


class MetaDelProyecto(Registro):
    """Meta de un proyecto y qué aporta a ella lo aprendido."""

    meta: Annotated[Texto, Field(title="Meta")]
    """Nombre de la meta."""
    aporte: Annotated[Consta[Texto] | None, Field(title="Aporte")] = None
    """Cómo contribuye."""


class PactoMundial(Registro):
    """Relación con el Pacto Mundial para la Migración."""

    principios: Annotated[
        Consta[tuple[PrincipioDelPacto, ...]], Field(title="Principios rectores")
    ] = ()
    """Letras de los principios rectores, de la a a la j."""
    objetivos: Annotated[Consta[tuple[ObjetivoDelPacto, ...]], Field(title="Objetivos")] = ()
    """Números de los objetivos, del 1 al 23."""


class Criterio(Registro):
    """Veredicto de un criterio y su porqué."""

    cumple: Annotated[Cumplimiento, ConSi, Field(title="Cumple")]
    """Si la lección lo cumple."""
    motivo: Annotated[Consta[Texto] | None, Field(title="Motivo")] = None
    """En qué se basa el veredicto."""


class Criterios(Registro):
    """Los cuatro criterios que hacen de una lección positiva candidata a buena práctica."""

    importante: Annotated[Consta[Criterio] | None, Field(title="Importante")] = None
    """Responde a necesidades o prioridades."""
    util: Annotated[Consta[Criterio] | None, Field(title="Útil")] = None
    """Sirve para lograr lo que se busca."""
    equitativa: Annotated[Consta[Criterio] | None, Field(title="Equitativa")] = None
    """Llega a todas las personas a las que debe."""
    economica: Annotated[Consta[Criterio] | None, Field(title="Económica")] = None
    """Aprovecha bien los recursos."""


class DecisionDeFicha(Registro):
    """Los demás datos que usa la regla de decisión del catálogo."""

    incidencia: Annotated[Consta[tuple[Incidencia, ...]] | None, Field(title="Incide en")] = None
    """En qué incide el hallazgo; sin incidencia alguna no hay lección."""
    cambio: Annotated[Consta[Cambio] | None, ConSi, Field(title="Cambio")] = None
    """Si se hizo un cambio para solucionar o mitigar lo negativo."""
    resultado_deseado: Annotated[Consta[Criterio] | None, Field(title="Logra lo deseado")] = None
    """Si logra el resultado deseado."""
    medible: Annotated[Consta[Criterio] | None, Field(title="Es medible")] = None
    """Si su resultado puede medirse."""
    replicable: Annotated[Consta[Criterio] | None, Field(title="Es replicable")] = None
    """Si puede hacerse en otro sitio."""


class Presupuesto(Registro):
    """Presupuesto aproximado."""

    monto: Annotated[Monto, Field(title="Monto")]
    """Cantidad, sin separadores de miles."""
    moneda: Annotated[Moneda, Field(title="Moneda")]
    """Código ISO 4217."""


class Replicacion(Registro):
    """Potencial de replicación."""

    potencial: Annotated[Consta[Texto] | None, Field(title="Potencial")] = None
    """De qué depende que pueda replicarse."""
    por_quien: Annotated[Consta[Texto] | None, Field(title="Por quién")] = None
    """Quién podría hacerlo."""


class Sostenibilidad(Registro):
    """Cuánto puede mantenerse una práctica."""

    nivel: Annotated[Consta[NivelDeSostenibilidad], Field(title="Nivel")]
    """Alta, media o baja."""
    justificacion: Annotated[Consta[Texto] | None, Field(title="Justificación")] = None
    """En qué se basa."""


class FichaBase(ConNotas):
    """Lo común a toda ficha. Su código es el nombre del archivo: `BP1_ME`."""

    tipo: Annotated[TipoDeFicha, Field(title="Tipo"), Opcion("--tipo")]
    """Qué enseña, según la regla de decisión del catálogo."""
    titulo: Annotated[TextoBreve, Field(title="Título"), Opcion("--titulo")]
    """Frase propia de a lo sumo 120 caracteres, hecha desde la ficha."""
    titulo_indice: Annotated[Consta[Texto] | None, Field(title="Título en el índice")] = None
    """Lo que dice el índice del catálogo, si difiere."""
    organizacion: Annotated[
        Consta[Texto] | None, Field(title="Organización"), Opcion("--organizacion")
    ] = None
    """De quién es la experiencia."""
    paises: Annotated[Consta[tuple[Pais, ...]], Field(title="Países"), Opcion("--pais")] = ()
    """Dónde ocurrió, por su código ISO 3166-1 alfa-3."""
    fecha: Annotated[Consta[Fecha] | None, Field(title="Fecha"), Opcion("--fecha")] = None
    """De cuándo es."""
    hallazgo: Annotated[Consta[Texto], Field(title="Hallazgo"), Opcion("--hallazgo")]
    """Lo que encontró la evaluación."""
    contexto: Annotated[
        Consta[ContextoDelHallazgo] | None, Field(title="Condiciones y contexto")
    ] = None
    """En qué condiciones vale; en las lecciones, solo la descripción."""
    metas: Annotated[Consta[tuple[MetaDelProyecto, ...]], Field(title="Metas del proyecto")] = ()
    """Metas a las que contribuye."""
    beneficiarios: Annotated[Consta[tuple[Texto, ...]], Field(title="Beneficiarias/os")] = ()
    """A quién beneficia."""
    territorios: Annotated[Consta[tuple[Texto, ...]], Field(title="Territorio")] = ()
    """Localidades."""
    actores: Annotated[Consta[tuple[Texto, ...]], Field(title="Actores involucrados")] = ()
    """Organizaciones que participaron."""
    ods: Annotated[Consta[tuple[ODS, ...]], Field(title="ODS")] = ()
    """Números de los Objetivos de Desarrollo Sostenible, solo si el texto los dice."""
    pacto_mundial: Annotated[Consta[PactoMundial] | None, Field(title="Pacto Mundial")] = None
    """Principios y objetivos del Pacto Mundial para la Migración."""
    valor_agregado: Annotated[Consta[Texto] | None, Field(title="Valor agregado")] = None
    """Factores diferenciadores."""
    efectividad: Annotated[Consta[Texto] | None, Field(title="Efectividad")] = None
    """Cómo se sabe que funciona."""
    palabras_clave: Annotated[Consta[tuple[Texto, ...]], Field(title="Palabras clave")] = ()
    """Para encontrarla."""
    criterios: Annotated[Consta[Criterios] | None, Field(title="Criterios")] = None
    """Veredicto de los cuatro criterios."""
    decision: Annotated[Consta[DecisionDeFicha] | None, Field(title="Decisión")] = None
    """Otros datos de la regla de decisión."""
    enlaces: Annotated[Consta[tuple[DocumentoEnlazado, ...]], Field(title="Enlaces")] = ()
    """Documentos que la amplían."""
    fuente: Annotated[FuenteDocumental | None, Field(title="Fuente")] = None
    """De dónde sale."""
    relacionadas: Annotated[tuple[Texto, ...], Field(title="Fichas relacionadas"), A_UNA_FICHA] = ()
    """Códigos de otras fichas."""
    origen: Annotated[tuple[Texto, ...], Field(title="Origen"), A_LO_DE_DENTRO] = ()
    """Referencias a las recomendaciones o acciones de las que nació."""


class BuenaPractica(FichaBase):
    """Una lección positiva, importante, útil, equitativa y económica que merece replicarse."""

    tipo: Annotated[Literal[TipoDeFicha.BUENA_PRACTICA], Field(title="Tipo")]
    """`buena_practica`."""
    contribucion: Annotated[Consta[Texto] | None, Field(title="Contribución")] = None
    """Qué mejora."""
    poblacion_asistida: Annotated[Consta[Entero] | None, Field(title="Población asistida")] = None
    """Personas. No se suma entre fichas: las cifras se repiten."""
    tipos_asistencia: Annotated[Consta[tuple[Texto, ...]], Field(title="Tipo de asistencia")] = ()
    """Asistencias en que se aplicó."""
    presupuesto: Annotated[Consta[Presupuesto] | None, Field(title="Presupuesto aproximado")] = None
    """Cuánto costó."""
    replicacion: Annotated[Consta[Replicacion] | None, Field(title="Replicación")] = None
    """Potencial de replicación y por quién."""
    vinculos_institucionales: Annotated[
        Consta[Texto] | None, Field(title="Vínculos con objetivos de la institución")
    ] = None
    """A qué objetivos más elevados contribuye."""
    sostenibilidad: Annotated[Consta[Sostenibilidad] | None, Field(title="Sostenibilidad")] = None
    """Cuánto puede mantenerse."""


class Leccion(FichaBase):
    """Una lección, aprendida o no."""

    tipo: Annotated[
        Literal[TipoDeFicha.LECCION_APRENDIDA, TipoDeFicha.LECCION_NO_APRENDIDA],
        Field(title="Tipo"),
    ]
    """`leccion_aprendida` o `leccion_no_aprendida`."""
    descripcion: Annotated[Consta[Texto] | None, Field(title="Descripción")] = None
    """En qué consiste."""
    signo: Annotated[Consta[Signo] | None, Field(title="Signo")] = None
    """Positiva o negativa."""
    exitos: Annotated[Consta[Texto] | None, Field(title="Éxitos")] = None
    """Cuestiones positivas."""
    desafios: Annotated[Consta[Texto] | None, Field(title="Desafíos")] = None
    """Dificultades y problemas."""


Ficha = BuenaPractica | Leccion
MODELOS_DE_FICHA: dict[TipoDeFicha, type[Ficha]] = total(
    {
        TipoDeFicha.BUENA_PRACTICA: BuenaPractica,
        TipoDeFicha.LECCION_APRENDIDA: Leccion,
        TipoDeFicha.LECCION_NO_APRENDIDA: Leccion,
    }
)
"""Con qué formulario se escribe cada tipo de ficha."""
