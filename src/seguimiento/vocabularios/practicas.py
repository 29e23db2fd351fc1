"""Vocabularios de las fichas: buenas prácticas y lecciones."""

from typing import Self

from seguimiento.vocabularios.base import Vocabulario, rasgos


class TipoDeFicha(Vocabulario):
    """Qué enseña la ficha, según la regla de decisión del catálogo."""

    letras: str
    """Aquellas con que empieza el código de sus fichas."""

    BUENA_PRACTICA = (
        "buena_practica",
        "Buena práctica",
        "Lección positiva que merece replicarse.",
        rasgos(letras="BP"),
    )
    LECCION_APRENDIDA = (
        "leccion_aprendida",
        "Lección aprendida",
        "Positiva, o negativa que motivó un cambio.",
        rasgos(letras="LA"),
    )
    LECCION_NO_APRENDIDA = (
        "leccion_no_aprendida",
        "Lección no aprendida",
        "Negativa que no motivó ningún cambio.",
        rasgos(letras="LN"),
    )

    @classmethod
    def de_letras(cls, letras: str) -> Self:
        """El tipo de las fichas cuyo código empieza así."""
        return next(tipo for tipo in cls if tipo.letras == letras)


class Area(Vocabulario):
    """Área de la ficha: la segunda parte de su código."""

    AH = "AH", "Asistencia humanitaria"
    ISE = "ISE", "Inclusión económica y social"
    PC = "PC", "Protección"
    GF = "GF", "Gestión de fronteras"
    ME = "ME", "Monitoreo y evaluación"
    AF = "AF", "Administrativo y finanzas"
    GN = "GN", "General"


class Ausencia(Vocabulario):
    """Lo que una ficha puede decir en lugar de cualquier dato."""

    NO_APLICA = "no_aplica", "No aplica", "El dato no tiene sentido en esta ficha."
    NO_REGISTRA = "no_registra", "No registra", "La fuente dice que no lo tiene."
    NO_LEGIBLE = "no_legible", "No legible", "La fuente lo trae, pero no puede leerse."


_SI, _NO, _DUDOSO = rasgos(contesta=True), rasgos(contesta=False), rasgos(contesta=None)


class Signo(Vocabulario):
    """Signo de una lección."""

    contesta: bool | None
    """Si es que sí o que no; `None` si no permite decidirlo."""

    POSITIVA = "positiva", "Positiva", "Algo que salió bien y puede mantenerse.", _SI
    NEGATIVA = "negativa", "Negativa", "Algo que salió mal y puede corregirse.", _NO


class Cumplimiento(Vocabulario):
    """Veredicto de un criterio."""

    contesta: bool | None
    """Si es que sí o que no; `None` si no permite decidirlo."""

    SI = "si", "Sí", "Cumple el criterio.", _SI
    PARCIAL = (
        "parcial",
        "Parcialmente",
        "Lo cumple a medias («medianamente»).",
        ("medianamente", "a medias"),
        _DUDOSO,
    )
    NO = "no", "No", "No lo cumple.", _NO
    NO_DETERMINABLE = (
        "no_determinable",
        "No determinable",
        "La ficha dice que no puede saberse.",
        _DUDOSO,
    )
    SIN_VEREDICTO = "sin_veredicto", "Sin veredicto", "La ficha argumenta sin concluir.", _DUDOSO


class Incidencia(Vocabulario):
    """En qué incide un hallazgo para que sea lección."""

    OPERACION = "operacion", "La operación", "Cómo se hacen las cosas."
    RESULTADOS = "resultados", "El logro de resultados", "Qué se consigue."
    SOSTENIBILIDAD = "sostenibilidad", "La sostenibilidad", "Cuánto perdura."


class Cambio(Vocabulario):
    """Si se hizo algo para solucionar o mitigar lo que enseñó una lección negativa."""

    contesta: bool | None
    """Si es que sí o que no; `None` si no permite decidirlo."""

    SI = "si", "Sí", "Se hizo un cambio.", _SI
    PREVISTO = "previsto", "Previsto", "Está planificado y aún no se ha hecho.", _DUDOSO
    NO = "no", "No", "No se hizo ninguno.", _NO


class NivelDeSostenibilidad(Vocabulario):
    """Sostenibilidad de una buena práctica."""

    ALTA = "alta", "Alta", "Puede mantenerse con los medios actuales."
    MEDIA = "media", "Media", "Depende de condiciones que hoy no están aseguradas."
    BAJA = "baja", "Baja", "Difícilmente se mantendría."


class ODS(Vocabulario):
    """Objetivos de Desarrollo Sostenible, por su número."""

    ODS_1 = "1", "Fin de la pobreza"
    ODS_2 = "2", "Hambre cero"
    ODS_3 = "3", "Salud y bienestar"
    ODS_4 = "4", "Educación de calidad"
    ODS_5 = "5", "Igualdad de género"
    ODS_6 = "6", "Agua limpia y saneamiento"
    ODS_7 = "7", "Energía asequible y no contaminante"
    ODS_8 = "8", "Trabajo decente y crecimiento económico"
    ODS_9 = "9", "Industria, innovación e infraestructura"
    ODS_10 = "10", "Reducción de las desigualdades"
    ODS_11 = "11", "Ciudades y comunidades sostenibles"
    ODS_12 = "12", "Producción y consumo responsables"
    ODS_13 = "13", "Acción por el clima"
    ODS_14 = "14", "Vida submarina"
    ODS_15 = "15", "Vida de ecosistemas terrestres"
    ODS_16 = "16", "Paz, justicia e instituciones sólidas"
    ODS_17 = "17", "Alianzas para lograr los objetivos"


class PrincipioDelPacto(Vocabulario):
    """Principios rectores del Pacto Mundial para la Migración, por su letra."""

    A = "a", "Centrarse en las personas"
    B = "b", "Cooperación internacional"
    C = "c", "Soberanía nacional"
    D = "d", "Estado de derecho y garantías procesales"
    E = "e", "Desarrollo sostenible"
    F = "f", "Derechos humanos"
    G = "g", "Perspectiva de género"
    H = "h", "Perspectiva infantil"
    I = "i", "Enfoque pangubernamental"  # noqa: E741 — es la letra del principio
    J = "j", "Enfoque pansocial"


class ObjetivoDelPacto(Vocabulario):
    """Objetivos del Pacto Mundial para la Migración, por su número y con rótulo corto."""

    OBJETIVO_1 = "1", "Datos"
    OBJETIVO_2 = "2", "Minimizar factores adversos"
    OBJETIVO_3 = "3", "Proporcionar información"
    OBJETIVO_4 = "4", "Identidad jurídica y documentación"
    OBJETIVO_5 = "5", "Vías de migración regular"
    OBJETIVO_6 = "6", "Contratación y trabajo decente"
    OBJETIVO_7 = "7", "Reducir vulnerabilidades"
    OBJETIVO_8 = "8", "Salvar vidas"
    OBJETIVO_9 = "9", "Combatir el tráfico ilícito de migrantes"
    OBJETIVO_10 = "10", "Erradicar la trata de personas"
    OBJETIVO_11 = "11", "Gestión de fronteras"
    OBJETIVO_12 = "12", "Verificación de antecedentes y derivación"
    OBJETIVO_13 = "13", "Alternativas a la detención"
    OBJETIVO_14 = "14", "Protección consular"
    OBJETIVO_15 = "15", "Acceso a los servicios básicos"
    OBJETIVO_16 = "16", "Inclusión y cohesión social"
    OBJETIVO_17 = "17", "Eliminar la discriminación"
    OBJETIVO_18 = "18", "Desarrollo y reconocimiento de competencias"
    OBJETIVO_19 = "19", "Contribución de migrantes y diásporas"
    OBJETIVO_20 = "20", "Remesas"
    OBJETIVO_21 = "21", "Retorno y reintegración dignos"
    OBJETIVO_22 = "22", "Protección social"
    OBJETIVO_23 = "23", "Cooperación internacional"
