"""Qué puede decirse en la línea de «seg nueva acuerdo». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="nombre", por_omision=""),
    Pieza(nombre="aunque", opciones=("--aunque",), por_omision="", que_es="Lo escribe aunque «seg validar» lo objete, y deja el motivo junto al…"),
    Pieza(nombre="titulo", opciones=("--titulo",), por_omision="", completador=("valores", "acuerdo.Acuerdo", "titulo"), que_es="Cómo se conoce."),
    Pieza(nombre="marco", opciones=("--marco",), por_omision="", completador=("valores", "acuerdo.Acuerdo", "marco"), que_es="En qué espacio o proceso se inscribe."),
    Pieza(nombre="estado", opciones=("--estado",), por_omision="", completador=("valores", "acuerdo.Acuerdo", "estado"), que_es="En qué momento de su vida está. [valores: propuesto, aprobado, vigente…"),
    Pieza(nombre="vigencia__desde", opciones=("--vigencia-desde",), por_omision="", completador=("valores", "acuerdo.Vigencia", "desde"), que_es="Primer día, incluido."),
    Pieza(nombre="vigencia__hasta", opciones=("--vigencia-hasta",), por_omision="", completador=("valores", "acuerdo.Vigencia", "hasta"), que_es="Último día, incluido."),
    Pieza(nombre="objetivo", opciones=("--objetivo",), por_omision="", completador=("valores", "acuerdo.Acuerdo", "objetivo"), que_es="Para qué se acuerda."),
    Pieza(nombre="partes", opciones=("--parte",), se_repite=True, completador=("valores", "acuerdo.Acuerdo", "partes"), que_es="Quiénes acuerdan; basta el nombre, o {nombre, rol}. [puede repetirse]"),
    Pieza(nombre="vinculante", opciones=("--vinculante",), por_omision="", completador=("valores", "acuerdo.Acuerdo", "vinculante"), que_es="Si obliga a las partes."),
    Pieza(nombre="aprobacion__fecha", opciones=("--aprobacion-fecha",), por_omision="", completador=("valores", "acuerdo.Aprobacion", "fecha"), que_es="Cuándo."),
    Pieza(nombre="aprobacion__por", opciones=("--aprobacion-por",), por_omision="", completador=("valores", "acuerdo.Aprobacion", "por"), que_es="Quién aprueba."),
    Pieza(nombre="aprobacion__situacion", opciones=("--aprobacion-situacion",), por_omision="", completador=("valores", "acuerdo.Aprobacion", "situacion"), que_es="Si ocurrió o se espera. [valores: prevista, aprobada]"),
    Pieza(nombre="grupo_de_seguimiento__integrantes", opciones=("--grupo-de-seguimiento-integrante",), se_repite=True, completador=("valores", "acuerdo.GrupoDeSeguimiento", "integrantes"), que_es="Instituciones o funciones. [puede repetirse]"),
    Pieza(nombre="grupo_de_seguimiento__situacion", opciones=("--grupo-de-seguimiento-situacion",), por_omision="", completador=("valores", "acuerdo.GrupoDeSeguimiento", "situacion"), que_es="Si existe o se propone. [valores: propuesto, constituido]"),
    Pieza(nombre="grupo_de_seguimiento__constitucion", opciones=("--grupo-de-seguimiento-constitucion",), por_omision="", completador=("valores", "acuerdo.GrupoDeSeguimiento", "constitucion"), que_es="Cuándo se constituyó o se propone constituirlo."),
    Pieza(nombre="periodicidad", opciones=("--periodicidad",), por_omision="", completador=("valores", "acuerdo.Acuerdo", "periodicidad"), que_es="Cada cuánto se reúne el grupo. [valores: semanal, mensual, bimestral…"),
    Pieza(nombre="desafios", opciones=("--desafio",), se_repite=True, completador=("valores", "acuerdo.Acuerdo", "desafios"), que_es="Vacíos y dificultades reconocidos. [puede repetirse]"),
    Pieza(nombre="observaciones", opciones=("--observacion",), se_repite=True, completador=("valores", "acuerdo.Acuerdo", "observaciones"), que_es="Notas de revisión. [puede repetirse]"),
    Pieza(nombre="fuente__documento", opciones=("--fuente-documento",), por_omision="", completador=("valores", "comunes.FuenteDocumental", "documento"), que_es="Título del documento de origen."),
    Pieza(nombre="fuente__pagina", opciones=("--fuente-pagina",), por_omision="", completador=("valores", "comunes.FuenteDocumental", "pagina"), que_es="Página o sección."),
    Pieza(nombre="fuente__url", opciones=("--fuente-url",), por_omision="", completador=("valores", "comunes.FuenteDocumental", "url"), que_es="Dirección en que puede consultarse."),
    Pieza(nombre="etiquetas", opciones=("--etiqueta",), se_repite=True, completador=("nombres", "", "etiquetas"), que_es="Palabras con que la organización agrupa lo que le conviene mirar junto…"),
    Pieza(nombre="dudas", opciones=("--duda",), se_repite=True, completador=("valores", "acuerdo.Acuerdo", "dudas"), que_es="Lecturas inciertas de la fuente; salen en los informes y en las…"),
    Pieza(nombre="notas", opciones=("--notas",), por_omision="", completador=("valores", "acuerdo.Acuerdo", "notas"), que_es="Lo que convenga recordar y no tenga campo."),
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True, que_es="Muestra qué cambiaría y no escribe nada."),
)
