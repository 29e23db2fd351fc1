"""Lo que detiene una plantilla, y las preguntas con que se la detiene a tiempo."""

from collections.abc import Sequence
from dataclasses import is_dataclass
from functools import cache
from typing import Any, NoReturn

from seguimiento.diagnosticos import Falta
from seguimiento.diagnosticos.plantillas import DATO_INDEFINIDO, PROHIBIDO_EN_PLANTILLA
from seguimiento.lugares import Posicion
from seguimiento.piezas import de_plantilla
from seguimiento.redaccion import quiso_decir

SOLO_COLOCA = "una plantilla solo coloca los datos de «vista»"


class Detenida(Exception):
    """Detiene una plantilla."""

    def __init__(self, falta: Falta, plantilla: str = "") -> None:
        super().__init__(falta.mensaje)
        self.falta = falta
        self.plantilla = plantilla
        """Su nombre, si se detuvo al leerla: entonces la falta ya dice su línea."""


def prohibido(
    mensaje: str,
    linea: int = 1,
    senalado: str = "",
    ayuda: str = "",
    codigo: str = PROHIBIDO_EN_PLANTILLA,
) -> Falta:
    """La falta de algo que una plantilla no puede decir; la línea, si no es la que se ejecuta."""
    return Falta(codigo, Posicion(linea), mensaje, ayuda, senalado=senalado)


def no_hay(mensaje: str, nombre: str = "", hay: Sequence[str] = (), ayuda: str = "") -> NoReturn:
    """Detiene la plantilla que nombra lo que no hay, y dice qué hay."""
    sugerencia = ayuda or quiso_decir(nombre, hay) or (f"hay: {', '.join(hay)}" if hay else "")
    raise Detenida(prohibido(mensaje, 1, nombre, sugerencia, DATO_INDEFINIDO))


@cache
def campos_de(clase: type) -> tuple[str, ...]:
    """Lo que una plantilla puede tomar de un objeto de esa clase: los campos de una vista congelada."""
    if not is_dataclass(clase) or not vars(clase)["__dataclass_params__"].frozen:
        return ()
    return de_plantilla(clase)


def cuantos_datos(vista: object, letras: int) -> int:
    """Cuántas cosas hay en una vista, una dentro de otra; un texto, una por cada tantas letras."""
    pendientes: list[Any] = [vista]
    cuantos = 0
    while pendientes:
        uno = pendientes.pop()
        cuantos += 1 + (len(uno) // letras if isinstance(uno, str) else 0)
        if isinstance(uno, tuple):
            pendientes += uno
        else:
            pendientes += (getattr(uno, campo) for campo in campos_de(uno.__class__))
    return cuantos


def sin_campo(cosa: object, nombre: str, hay: Sequence[str]) -> NoReturn:
    """Detiene la plantilla que pide a algo lo que no tiene."""
    if nombre.startswith("_"):
        raise Detenida(prohibido(f"no se permite «{nombre}»", 1, nombre, SOLO_COLOCA))
    if isinstance(cosa, tuple | list):
        no_hay(f"una lista no tiene «{nombre}»", nombre, (), "recórrala: {% for uno in lista %}")
    if isinstance(cosa, str | int):
        no_hay(f"un texto no tiene «{nombre}»", nombre, (), "se escribe tal cual: {{ dato }}")
    donde = _NOMBRES.get(type(cosa).__name__, f"«{type(cosa).__name__}»")
    no_hay(f"no existe «{nombre}» en {donde}", nombre, hay)


def sin_nombre(nombre: str, motivo: str) -> NoReturn:
    """Detiene la plantilla que escribe un nombre que no es de nada; el motivo es el que da Jinja."""
    if "was not provided" in motivo:
        no_hay(f"falta el argumento «{nombre}»", nombre, ayuda="déselo al llamar a la macro")
    if "does not export" in motivo:
        no_hay(f"no hay ninguna macro «{nombre}»", nombre, ayuda="mire cuáles hay en esa plantilla")
    no_hay(f"no existe «{nombre}»", nombre, ["vista"])


_NOMBRES = {"LoopContext": "un bucle", "TemplateModule": "la plantilla de la que se trae"}


def elemento(cosa: object, cual: Any) -> object:  # noqa: ANN401 — un número o un tramo
    """Un elemento de una lista, o una letra de un texto."""
    try:
        return suelto(cosa)[cual]
    except IndexError:
        no_hay("la lista no llega a tantos", ayuda="recórrala con {% for %}")


def suelto(cosa: object) -> Sequence[object]:
    """La lista o el texto de que se toma una parte.

    De lo ya protegido da un texto corriente: un trozo suelto podría dejar de estarlo.
    """
    if isinstance(cosa, tuple | list):
        return cosa
    if not isinstance(cosa, str):
        no_hay("aquí no hay una lista", ayuda="los datos de una vista se toman por su nombre")
    return "".join(cosa)


def lista(cosas: object) -> Sequence[object]:
    """Lo que se recorre. Un texto no se recorre."""
    if isinstance(cosas, tuple | list):
        return cosas
    no_hay("lo que se recorre no es una lista", ayuda="un texto se escribe con {{ }}")


def lotes(cosas: object, cuantas: int) -> list[Sequence[object]]:
    """La lista en tramos de ese largo."""
    todas = lista(cosas)
    return [todas[desde : desde + cuantas] for desde in range(0, len(todas), max(cuantas, 1))]
