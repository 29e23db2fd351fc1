"""Con qué se preparan las pruebas: un día fijo y carteras escritas en YAML, como las de un usuario."""

from datetime import date
from textwrap import dedent, indent

from seguimiento.almacen.fuentes import Memoria
from seguimiento.fechas import leer_fecha
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.acuerdo import Acuerdo
from seguimiento.modelo.cartera import AccionSituada, Archivado, Cartera, RecomendacionSituada
from seguimiento.repositorio import cargar

HOY = date(2023, 4, 15)
"""El día en que se miran las carteras de las pruebas, si el caso no dice otro."""

_EVALUACION = """\
titulo: Evaluación de prueba
organizacion: OIM
recomendaciones:
"""
_RECOMENDACION = """\
  - id: R1
    texto: Reforzar la coordinación
"""
_ACCION = """\
      - id: "1.1"
        descripcion: Convocar a los puntos focales
"""


def dia(texto: str) -> date:
    """El día que se escribe `AAAA-MM-DD`."""
    return leer_fecha(texto).ultimo_dia


def cartera_con(archivos: dict[str, str]) -> Cartera:
    """La cartera de unos archivos, por su ruta. Falla si al leerlos hay algo que objetar."""
    contenidos = {ruta: dedent(texto).encode() for ruta, texto in archivos.items()}
    carga = cargar(Memoria(contenidos))
    assert carga.diagnosticos == ()
    return carga.cartera


def cartera_de(evaluacion: str = "", *, acuerdo: str = "", configuracion: str = "") -> Cartera:
    """La cartera de una evaluación `e`, un acuerdo `a` y una configuración; lo vacío no existe."""
    archivos = {
        "data/evaluaciones/e.yaml": evaluacion,
        "data/acuerdos/a.yaml": acuerdo,
        "seguimiento.yaml": configuracion,
    }
    return cartera_con({ruta: texto for ruta, texto in archivos.items() if texto})


def evaluacion_con(acciones: str) -> str:
    """El YAML de una evaluación con una recomendación, R1, y esa lista de acciones."""
    return f"{_EVALUACION}{_RECOMENDACION}    acciones:\n{indent(dedent(acciones), ' ' * 6)}"


def accion_de(campos: str = "") -> AccionSituada:
    """La acción 1.1 de una evaluación, con los campos que se den en YAML."""
    yaml = f"{_EVALUACION}{_RECOMENDACION}    acciones:\n{_ACCION}{indent(dedent(campos), ' ' * 8)}"
    return next(cartera_de(yaml).acciones())


def solo_accion_de(campos: str = "") -> Accion:
    """Como `accion_de`, sin el sitio en que está."""
    return accion_de(campos).accion


def recomendacion_de(campos: str = "") -> RecomendacionSituada:
    """La recomendación R1 de una evaluación, con los campos que se den en YAML."""
    yaml = f"{_EVALUACION}{_RECOMENDACION}{indent(dedent(campos), ' ' * 4)}"
    return next(cartera_de(yaml).recomendaciones())


def acuerdo_de(campos: str) -> Archivado[Acuerdo]:
    """El acuerdo `a`, titulado, con los campos que se den en YAML."""
    return cartera_de(acuerdo=f"titulo: Acuerdo de prueba\n{dedent(campos)}").acuerdos[0]
