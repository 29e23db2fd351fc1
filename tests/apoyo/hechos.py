"""Hechos a mano: lo que un archivo contaría, sin archivo."""

from collections.abc import Mapping, Sequence

from seguimiento.documento.escritura import Valor
from seguimiento.importacion.disposiciones.codigos import dar_codigos
from seguimiento.importacion.hechos import Dato, Hechos, Leido
from seguimiento.importacion.material import Duda, Sitio
from seguimiento.vocabularios import ClaseDeElemento
from seguimiento.vocabularios.rotulos import CampoDeMatriz

SITIO = Sitio("hoja Matriz", "F7")


def dato(valor: Valor) -> Dato:
    """Un dato que el archivo dice tal cual."""
    return Dato(valor, SITIO, valor if isinstance(valor, str) else "…")


def recomendacion(texto: str, *acciones: Leido, **datos: Valor) -> Leido:
    """Una recomendación con sus acciones; los demás datos, por el nombre de su campo."""
    return _leido(ClaseDeElemento.RECOMENDACION, {"recomendacion": texto, **datos}, acciones)


def accion(texto: str, **datos: Valor) -> Leido:
    """Una acción; su código es `codigo_de_accion`."""
    return _leido(ClaseDeElemento.ACCION, {"accion": texto, **datos}, ())


def compromiso(texto: str, **datos: Valor) -> Leido:
    """Un compromiso."""
    return _leido(ClaseDeElemento.COMPROMISO, {"compromiso": texto, **datos}, ())


def hechos(*elementos: Leido, dudas: Sequence[Duda] = (), **datos: Valor) -> Hechos:
    """Lo que cuenta un archivo; los datos son los del registro entero."""
    es_acuerdo = any(uno.clase is ClaseDeElemento.COMPROMISO for uno in elementos)
    contados = Hechos(
        "matriz.xlsx",
        ClaseDeElemento.ACUERDO if es_acuerdo else ClaseDeElemento.EVALUACION,
        "una fila por acción",
        _puestos(datos),
        [*elementos],
        [*dudas],
    )
    contados.dudas += dar_codigos(contados)
    return contados


def _leido(clase: ClaseDeElemento, datos: dict[str, Valor], dentro: Sequence[Leido]) -> Leido:
    return Leido(clase, SITIO, _puestos(datos), [*dentro])


def _puestos(datos: Mapping[str, Valor]) -> dict[CampoDeMatriz, Dato]:
    return {campo: dato(datos[campo.value]) for campo in CampoDeMatriz if campo.value in datos}
