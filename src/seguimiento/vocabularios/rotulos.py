"""Qué datos de los registros traen las matrices de otros en una columna o tras un rótulo.

Por sus equivalencias se reconoce una matriz ajena y de ellas sale el manual; con sus códigos se dice lo
que no se reconoce (`--columna "Labels=recomendacion"`).
"""

from collections.abc import Mapping

from seguimiento.vocabularios.base import Vocabulario
from seguimiento.vocabularios.elementos import ClaseDeElemento
from seguimiento.vocabularios.equivalencias import EQUIVALENCIAS

_Campo = tuple[str, str, str, tuple[str, ...], Mapping[str, object]]


def _campo(codigo: str, rotulo: str, definicion: str, **dichos: object) -> _Campo:
    """Lo que declara un dato, con los otros nombres que le dan las equivalencias."""
    suyos = {"varios": False, **dichos}
    return codigo, rotulo, definicion, EQUIVALENCIAS[codigo].todos(), suyos


_EVALUACION = ClaseDeElemento.EVALUACION
_RECOMENDACION = ClaseDeElemento.RECOMENDACION
_ACCION = ClaseDeElemento.ACCION


class CampoDeMatriz(Vocabulario):
    """Un dato que las matrices de otros traen en una columna o tras un rótulo."""

    de: ClaseDeElemento
    """De qué lo dice: de la evaluación entera, de una recomendación o de una acción (o compromiso).

    Lo que se dice de una acción lo dice de su recomendación la matriz que la sigue sin acciones.
    """
    clave: str
    """A qué clave de su registro va; con puntos si está dentro de otra."""
    varios: bool
    """Si puede venir en varias columnas, que se juntan."""

    # ── de la evaluación
    TITULO = _campo("titulo", "Título", "El de la evaluación.", de=_EVALUACION, clave="titulo")
    ORGANIZACION = _campo(
        "organizacion", "Organización", "Quién la encargó.", de=_EVALUACION, clave="organizacion"
    )
    NUMERO = _campo(
        "numero_de_evaluacion",
        "Número de la evaluación",
        "El de registro.",
        de=_EVALUACION,
        clave="numero",
    )
    FECHA_DE_EVALUACION = _campo(
        "fecha_de_evaluacion",
        "Fecha de la evaluación",
        "De cuándo es.",
        de=_EVALUACION,
        clave="fecha",
    )
    TIPO_DE_EVALUACION = _campo(
        "tipo_de_evaluacion",
        "Tipo de evaluación",
        "Su momento o alcance.",
        de=_EVALUACION,
        clave="tipo",
    )
    REGION = _campo("region", "Región", "La que abarca.", de=_EVALUACION, clave="region")
    PAIS = _campo("pais", "País", "Los que abarca.", de=_EVALUACION, clave="paises", varios=True)
    PROYECTO = _campo(
        "proyecto",
        "Proyecto",
        "Las intervenciones evaluadas.",
        de=_EVALUACION,
        clave="codigos_proyecto",
        varios=True,
    )
    COMPLETA = _campo(
        "completa",
        "Responsable de la matriz",
        "Función de quien la completa.",
        de=_EVALUACION,
        clave="responsable",
    )
    COMENTARIOS_GENERALES = _campo(
        "comentarios_generales",
        "Comentarios generales",
        "Sobre el proceso de evaluación.",
        de=_EVALUACION,
        clave="comentarios_generales",
    )

    # ── de la recomendación
    CODIGO = _campo(
        "codigo",
        "Código",
        "El de la recomendación o, si la fila es de una acción, el suyo.",
        de=_RECOMENDACION,
        clave="id",
    )
    RECOMENDACION = _campo(
        "recomendacion", "Recomendación", "Qué se recomienda.", de=_RECOMENDACION, clave="texto"
    )
    FECHA = _campo(
        "fecha", "Fecha de la recomendación", "De cuándo es.", de=_RECOMENDACION, clave="fecha"
    )
    DIRIGIDA_A = _campo(
        "dirigida_a",
        "Dirigida a",
        "A quién se dirige.",
        de=_RECOMENDACION,
        clave="dirigida_a",
        varios=True,
    )
    PRIORIDAD = _campo(
        "prioridad", "Prioridad", "Con qué urgencia.", de=_RECOMENDACION, clave="prioridad"
    )
    DECISION = _campo(
        "decision",
        "Decisión",
        "Aceptada, en parte o rechazada; puede venir en prosa.",
        de=_RECOMENDACION,
        clave="respuesta.decision",
    )
    JUSTIFICACION = _campo(
        "justificacion",
        "Justificación",
        "Por qué se decide así.",
        de=_RECOMENDACION,
        clave="respuesta.justificacion",
    )
    ALCANCE = _campo(
        "alcance", "Alcance", "Qué parte se acepta.", de=_RECOMENDACION, clave="respuesta.alcance"
    )
    FECHA_DE_RESPUESTA = _campo(
        "fecha_de_respuesta",
        "Fecha de la respuesta",
        "Cuándo se contestó.",
        de=_RECOMENDACION,
        clave="respuesta.fecha",
    )
    CONTESTA = _campo(
        "contesta", "Contesta", "Quién contesta.", de=_RECOMENDACION, clave="respuesta.por"
    )
    PLAN = _campo(
        "plan",
        "Plan de acción",
        "Lo que se hará, sin desglosar.",
        de=_RECOMENDACION,
        clave="respuesta.plan",
    )
    TEMA = _campo(
        "tema", "Tema", "Con qué tema se clasifica.", de=_RECOMENDACION, clave="temas", varios=True
    )
    UNIDAD = _campo(
        "unidad",
        "Unidad administrativa",
        "A cuyo cargo está.",
        de=_RECOMENDACION,
        clave="unidades_administrativas",
        varios=True,
    )
    CONCLUSION = _campo(
        "conclusion",
        "Conclusión",
        "En qué conclusión o hallazgo se apoya.",
        de=_RECOMENDACION,
        clave="conclusiones",
        varios=True,
    )
    CAUSA = _campo(
        "causa",
        "Causa",
        "Por qué se da lo que se recomienda corregir.",
        de=_RECOMENDACION,
        clave="causa",
    )
    CLASE = _campo(
        "clase",
        "Clase",
        "Con qué nombre la clasifica la organización.",
        de=_RECOMENDACION,
        clave="clase",
    )
    CRITERIO = _campo(
        "criterio",
        "Criterio CAD",
        "A qué criterio de evaluación responde.",
        de=_RECOMENDACION,
        clave="criterios_cad",
        varios=True,
    )

    # ── de la acción, o de la recomendación que se sigue sin acciones
    CODIGO_DE_ACCION = _campo(
        "codigo_de_accion", "Código de la acción", "El suyo.", de=_ACCION, clave="id"
    )
    ACCION = _campo("accion", "Acción", "Qué se hará.", de=_ACCION, clave="descripcion")
    INICIO = _campo("inicio", "Inicio", "Desde cuándo.", de=_ACCION, clave="inicio")
    PLAZO = _campo("plazo", "Plazo", "Hasta cuándo.", de=_ACCION, clave="plazo")
    PLAZO_NUEVO = _campo(
        "plazo_nuevo",
        "Plazo prorrogado",
        "Hasta cuándo vale ahora.",
        de=_ACCION,
        clave="prorrogas.plazo",
    )
    SIN_PLAZO = _campo(
        "sin_plazo",
        "Por qué no tiene plazo",
        "Lo que dice la fuente en lugar de una fecha: «permanente».",
        de=_ACCION,
        clave="sin_plazo",
    )
    RESPONSABLES = _campo(
        "responsables",
        "Responsable",
        "Quién responde; «Acompañan: …» dice quién apoya.",
        de=_ACCION,
        clave="responsables",
        varios=True,
    )
    LIDERA = _campo(
        "lidera", "Lidera", "Quién conduce de hecho, si es otro.", de=_ACCION, clave="lidera"
    )
    ACOMPANAN = _campo(
        "acompanan", "Acompaña", "Quién apoya.", de=_ACCION, clave="acompanan", varios=True
    )
    ESTADO = _campo(
        "estado", "Estado", "En qué estado se declara.", de=_ACCION, clave="seguimiento.estado"
    )
    AVANCE = _campo(
        "avance",
        "Avance",
        "Cuánto se lleva hecho, en tanto por ciento.",
        de=_ACCION,
        clave="seguimiento.avance",
    )
    COMENTARIO = _campo(
        "comentario",
        "Comentario",
        "Qué se hizo o qué pasó.",
        de=_ACCION,
        clave="seguimiento.comentario",
        varios=True,
    )
    EVIDENCIA = _campo(
        "evidencia",
        "Evidencia",
        "Qué lo prueba y dónde.",
        de=_ACCION,
        clave="seguimiento.evidencias",
        varios=True,
    )
    FECHA_DE_SEGUIMIENTO = _campo(
        "fecha_de_seguimiento",
        "Fecha del seguimiento",
        "De cuándo es el estado.",
        de=_ACCION,
        clave="seguimiento.fecha",
    )
    COMPLETADA_EL = _campo(
        "completada_el",
        "Completada el",
        "Cuándo se terminó; que conste dice que se terminó.",
        de=_ACCION,
        clave="seguimiento.fecha",
    )
    RESOLUCION = _campo(
        "resolucion",
        "Resolución",
        "Cómo se cerró: que no se hará, si eso dice.",
        de=_ACCION,
        clave="seguimiento.estado",
    )
    MOTIVO_DE_RETRASO = _campo(
        "motivo_de_retraso",
        "Motivo del retraso",
        "Por qué no se llegó a tiempo.",
        de=_ACCION,
        clave="seguimiento.motivo_retraso",
    )
    PROXIMO_PASO = _campo(
        "proximo_paso",
        "Próximo paso",
        "Qué toca ahora.",
        de=_ACCION,
        clave="seguimiento.proximo_paso",
    )
    AUTOR = _campo(
        "autor",
        "Autor",
        "Función o fuente de quien declara el estado.",
        de=_ACCION,
        clave="seguimiento.autor",
    )
    META = _campo(
        "meta",
        "Meta",
        "Cuánto se comprometió; lo que no sea una cantidad va en las notas.",
        de=_ACCION,
        clave="meta",
        varios=True,
    )
    RECURRENCIA = _campo(
        "recurrencia", "Recurrencia", "Cada cuánto se repite.", de=_ACCION, clave="recurrencia"
    )
    FONDOS = _campo("fondos", "Fondos", "Cuánto cuesta.", de=_ACCION, clave="fondos")
    ETIQUETAS = _campo(
        "etiquetas",
        "Etiquetas",
        "Con qué palabras se agrupa.",
        de=_ACCION,
        clave="etiquetas",
        varios=True,
    )
    NOTAS = _campo(
        "notas",
        "Notas",
        "Lo que no tiene otro lugar, con su rótulo delante.",
        de=_ACCION,
        clave="notas",
        varios=True,
    )

    # ── de lo que decide una junta
    COMPROMISO = _campo(
        "compromiso",
        "Compromiso",
        "Lo que una junta pide o dos partes acuerdan.",
        de=ClaseDeElemento.COMPROMISO,
        clave="descripcion",
    )
