"""Con qué rótulos encabezan sus columnas los demás, y qué dato de los registros es cada una.

Es la única tabla de equivalencias: por ella se reconoce una matriz ajena, de ella sale el manual y con
sus códigos se dice lo que no se reconoce (`--columna "Labels=recomendacion"`).
"""

from seguimiento.vocabularios.base import Vocabulario, rasgos
from seguimiento.vocabularios.elementos import ClaseDeElemento

_DE_LA_EVALUACION = rasgos(de=ClaseDeElemento.EVALUACION)
_DE_LA_RECOMENDACION = rasgos(de=ClaseDeElemento.RECOMENDACION)
_DE_LA_ACCION = rasgos(de=ClaseDeElemento.ACCION)


class CampoDeMatriz(Vocabulario):
    """Un dato que las matrices de otros traen en una columna o tras un rótulo."""

    de: ClaseDeElemento
    """De qué lo dice: de la evaluación entera, de una recomendación o de una acción (o compromiso)."""

    # ── de la evaluación
    TITULO = (
        "titulo",
        "Título",
        "El de la evaluación.",
        ("titulo de la evaluacion", "titulo de la evaluacion y ano", "evaluation title"),
        _DE_LA_EVALUACION,
    )
    ORGANIZACION = "organizacion", "Organización", "Quién la encargó.", _DE_LA_EVALUACION
    NUMERO = "numero", "Número", "El de registro de la evaluación.", _DE_LA_EVALUACION
    FECHA_DE_EVALUACION = (
        "fecha_de_evaluacion",
        "Fecha de la evaluación",
        "De cuándo es.",
        _DE_LA_EVALUACION,
    )
    COMPLETA = (
        "completa",
        "Responsable de la matriz",
        "Función de quien completa la matriz.",
        ("persona responsable por completar la matriz de seguimiento",),
        _DE_LA_EVALUACION,
    )
    COMENTARIOS_GENERALES = (
        "comentarios_generales",
        "Comentarios generales",
        "Sobre el proceso de evaluación.",
        ("comentarios generales sobre el proceso de evaluacion",),
        _DE_LA_EVALUACION,
    )
    # ── de la recomendación
    CODIGO = (
        "codigo",
        "Código",
        "El de la recomendación o, si la fila es de una acción, el suyo.",
        ("no.", "n.º", "recommendation number"),
        _DE_LA_RECOMENDACION,
    )
    RECOMENDACION = (
        "recomendacion",
        "Recomendación",
        "Qué se recomienda.",
        ("recommendation", "aspecto susceptible de mejora"),
        _DE_LA_RECOMENDACION,
    )
    FECHA = "fecha", "Fecha de la recomendación", "De cuándo es.", _DE_LA_RECOMENDACION
    DIRIGIDA_A = (
        "dirigida_a",
        "Dirigida a",
        "A quién se dirige.",
        ("recomendacion dirigida a", "agency affected"),
        _DE_LA_RECOMENDACION,
    )
    PRIORIDAD = (
        "prioridad",
        "Prioridad",
        "Con qué urgencia.",
        ("nivel de prioridad", "priority"),
        _DE_LA_RECOMENDACION,
    )
    DECISION = (
        "decision",
        "Decisión",
        "Aceptada, en parte o rechazada; puede venir en prosa.",
        ("respuesta gerencial", "management response"),
        _DE_LA_RECOMENDACION,
    )
    JUSTIFICACION = "justificacion", "Justificación", "Por qué se decide así.", _DE_LA_RECOMENDACION
    PLAN = "plan", "Plan de acción", "Lo que se hará, sin desglosar.", _DE_LA_RECOMENDACION
    TEMA = "tema", "Tema", "Con qué tema se clasifica.", ("theme",), _DE_LA_RECOMENDACION
    UNIDAD = "unidad", "Unidad administrativa", "A cuyo cargo está.", _DE_LA_RECOMENDACION
    # ── de la acción (o de la recomendación que se sigue sin acciones)
    CODIGO_DE_ACCION = "codigo_de_accion", "Código de la acción", "El suyo.", _DE_LA_ACCION
    ACCION = (
        "accion",
        "Acción",
        "Qué se hará.",
        ("key action", "actividades", "task name"),
        _DE_LA_ACCION,
    )
    INICIO = "inicio", "Inicio", "Desde cuándo.", ("start date",), _DE_LA_ACCION
    PLAZO = (
        "plazo",
        "Plazo",
        "Hasta cuándo.",
        ("plazo o fecha limite", "fecha limite", "due date", "time frame"),
        _DE_LA_ACCION,
    )
    RESPONSABLES = (
        "responsables",
        "Responsable",
        "Quién responde; «Acompañan: …» dice quién apoya.",
        ("persona responsable", "responsible", "assigned to"),
        _DE_LA_ACCION,
    )
    ACOMPANAN = "acompanan", "Acompaña", "Quién apoya.", _DE_LA_ACCION
    ESTADO = "estado", "Estado", "En qué estado se declara.", ("status", "progress"), _DE_LA_ACCION
    AVANCE = (
        "avance",
        "Avance",
        "Cuánto se lleva hecho, en tanto por ciento.",
        ("porcentaje de avance", "% complete"),
        _DE_LA_ACCION,
    )
    COMENTARIO = (
        "comentario",
        "Comentario",
        "Qué se hizo o qué pasó.",
        ("comentarios", "comments", "observaciones"),
        _DE_LA_ACCION,
    )
    EVIDENCIA = (
        "evidencia",
        "Evidencia",
        "Qué lo prueba y dónde.",
        ("evidencias", "productos y/o evidencias", "documents"),
        _DE_LA_ACCION,
    )
    META = "meta", "Resultado esperado", "Qué se espera.", ("resultados esperados",), _DE_LA_ACCION
    FECHA_DE_SEGUIMIENTO = (
        "fecha_de_seguimiento",
        "Fecha del seguimiento",
        "De cuándo es el estado.",
        ("last updated", "status date"),
        _DE_LA_ACCION,
    )
    COMPLETADA_EL = (
        "completada_el",
        "Completada el",
        "Cuándo se terminó; que conste dice que se terminó.",
        ("completed at", "completed date"),
        _DE_LA_ACCION,
    )
