"""Frases en español del largo que se pida, hechas con las palabras de las matrices y las fichas."""

from random import Random
from typing import NamedTuple


class Largo(NamedTuple):
    """Cómo se reparten los caracteres de un texto: los cuatro números, medidos en `data/`."""

    media: int
    desvio: int
    minimo: int
    maximo: int


def texto(azar: Random, largo: Largo) -> str:
    """Una o varias frases de más o menos ese largo, en una sola línea y con punto final."""
    pedido = min(max(azar.gauss(largo.media, largo.desvio), largo.minimo), largo.maximo)
    partes = [_mayuscula(_clausula(azar))]
    escrito = len(partes[0])
    while escrito < pedido - _MEDIA_CLAUSULA:
        enlace = azar.choice(_ENLACES)
        siguiente = _clausula(azar)
        partes += [enlace, _mayuscula(siguiente) if enlace == ". " else siguiente]
        escrito += len(enlace) + len(siguiente)
    entero = "".join(partes)
    return (entero if len(entero) < largo.maximo else _hasta(entero, largo.maximo - 1)) + "."


def frase(azar: Random, maximo: int) -> str:
    """Una sola cláusula sin punto final que no pasa del máximo."""
    return _hasta(_mayuscula(_clausula(azar)), maximo)


def elegidos(azar: Random, opciones: tuple[str, ...], cuantos: int) -> list[str]:
    """Varias opciones distintas."""
    return azar.sample(opciones, min(cuantos, len(opciones)))


def _clausula(azar: Random) -> str:
    return f"{azar.choice(_VERBOS)} {azar.choice(_OBJETOS)} {azar.choice(_COMPLEMENTOS)}"


def _mayuscula(clausula: str) -> str:
    return clausula[0].upper() + clausula[1:]


def _hasta(entero: str, maximo: int) -> str:
    """El principio del texto, cortado en un espacio y sin signos ni palabras que queden colgando."""
    if len(entero) <= maximo:
        return entero
    palabras = entero[: maximo + 1].split(" ")[:-1]
    while len(palabras[-1].strip("«»,;:.")) <= _PALABRA_COLGANTE:
        palabras.pop()
    return " ".join(palabras).rstrip("«,;:.")


_MEDIA_CLAUSULA = 45
_PALABRA_COLGANTE = 3
_ENLACES = (", y ", "; ", ". ", ", además de ", ", de modo que sea posible ", ": ", ", así como ")
_VERBOS = (
    *("fortalecer", "documentar", "difundir", "sistematizar", "mantener", "articular", "revisar"),
    *("promover", "acompañar", "diseñar", "actualizar", "monitorear", "ampliar", "priorizar"),
    *("visibilizar", "consolidar", "facilitar", "recoger", "prever", "transversalizar"),
)
_OBJETOS = (
    "la coordinación con las contrapartes nacionales",
    "los enfoques de derechos, de género y de niñez",
    "las buenas prácticas ya identificadas por los puntos focales",
    "un plan de comunicación regional acorde con los desafíos emergentes",
    "la asistencia técnica a las oficinas de país",
    "el intercambio de información entre las agencias de la Red",
    "los mecanismos de seguimiento («matriz de avance») del proyecto",
    "las capacidades de los socios implementadores",
    "la participación de las organizaciones de la sociedad civil",
    "un estudio de necesidades de las personas en movilidad humana",
    "los materiales de orientación sobre el Pacto Mundial",
    "la articulación interinstitucional en los territorios fronterizos",
    "el registro unificado de personas beneficiarias",
    "las reuniones periódicas con las jefaturas de misión",
    "la gestión del conocimiento y su repositorio",
    "los criterios de priorización por vulnerabilidad",
    "la ejecución presupuestaria de las asistencias",
    "una estrategia de salida con apropiación local",
)
_COMPLEMENTOS = (
    "en las oficinas de país",
    "con las instituciones rectoras",
    "para que no se dupliquen esfuerzos",
    "durante la emergencia sanitaria",
    "en la revisión regional de 2024",
    "según el contexto político y social de cada misión",
    "con el 68,5 % del presupuesto previsto",
    "de manera continua y con responsables claros",
    "junto al nivel técnico que ya aseguran los puntos focales",
    "y rendir cuentas de lo actuado",
    "en Quito, Guayaquil y Huaquillas",
    "mediante talleres virtuales y presenciales",
    "con perspectiva de protección",
    "antes de formular el siguiente proyecto",
    "en línea con la Agenda 2030",
    "sin exigir nuevas aprobaciones del donante",
    "a partir de lo aprendido en la fase anterior",
    "y compartirlo en la Comunidad de Práctica",
)

FUNCIONES = (
    "Oficial Regional de Políticas y de Enlace",
    "Oficial Regional de Datos",
    "PSU",
    "Unidad de Implementación",
    "Unidad de Comunicación de OR BA",
    "Coordinación de Protección",
    "Gerencia del proyecto (Project Manager)",
    "Oficial de Monitoreo y Evaluación",
    "Jefatura de misión",
    "Unidad de Adquisiciones y Logística",
)
ACOMPANANTES = (
    "PF PMM de cada misión",
    "PF-OIM PMM",
    "Red Regional de Naciones Unidas sobre Migraciones",
    "Jefaturas de misión",
    "OR SJ",
    "CEPAL",
    "GT-SC",
    "Mecanismo de SC",
    "Secretaría de la Red Global",
    "Oficial Regional de Gestión de Conocimientos",
    "UNICEF",
    "AFP de la Red Regional",
)
ORGANIZACIONES = ("OIM", "OIT", "ACNUR", "UNICEF", "PNUD", "ONU Mujeres")
REGIONES = ("América del Sur", "Américas", "América Central", "El Caribe", "Región andina")
PAISES = ("ECU", "PER", "COL", "BRA", "CHL", "BOL", "ARG", "VEN", "CRI", "SLV")
CIUDADES = (
    *("Quito", "Huaquillas", "Lago Agrio", "Ibarra", "Guayaquil", "Manta", "Machala", "Cuenca"),
    *("Ambato", "Quevedo", "Tulcán", "Santo Domingo"),
)
ACTORES = (
    *("OIM", "Socios implementadores", "Gobiernos locales", "MIES", "Cancillería", "ACNUR"),
    *("Organizaciones de la sociedad civil", "Agencias del Sistema de Naciones Unidas"),
)
BENEFICIARIOS = (
    "Población migrante venezolana en Ecuador que recibe asistencias",
    "Socios implementadores",
    "Mujeres en situación de vulnerabilidad",
    "Niñas, niños y adolescentes no acompañados",
    "Comunidades de acogida",
    "Población en movilidad humana que pernocta en los alojamientos temporales de la frontera",
)
ASISTENCIAS = (
    *("NFI", "Alojamiento temporal", "Transporte humanitario", "Capacitaciones", "PTM"),
    *("Asistencia psicosocial", "Documentación", "Regularización", "Medios de vida"),
)
PALABRAS_CLAVE = (
    *("Digitalización", "Modalidad virtual", "Bioseguridad", "Trabajo interagencial", "Monitoreo"),
    *("Gestión de proyectos", "Cohesión social", "Protección", "Emergencia sanitaria", "Frontera"),
)
UNIDADES = (
    *("reuniones", "encuentros", "talleres", "buena práctica con enfoque de género"),
    *("material de comunicación", "personas capacitadas en el Pacto Mundial", "diagnósticos"),
)
