"""Los campos de Word: lo que calculan o preguntan se ve; su código, no."""

import re
from dataclasses import dataclass, field

from seguimiento.importacion.lectores.word.nombres import Elemento, W, numero, si_o_no
from seguimiento.importacion.lectores.word.signos import MARCADA, SIN_MARCAR, signo

_ARGUMENTO = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
_SIN_RESULTADO = ("FORMDROPDOWN", "FORMCHECKBOX", "SYMBOL")


@dataclass(slots=True)
class Campo:
    """Uno abierto y sin cerrar todavía."""

    formulario: Elemento | None = None
    """Lo que lleva si es de un formulario heredado."""
    codigo: list[str] = field(default_factory=list)
    en_el_codigo: bool = True
    """Si aún no se ha llegado a su resultado."""

    @property
    def nombre(self) -> str:
        """«HYPERLINK», «FORMDROPDOWN»."""
        return next(iter("".join(self.codigo).split()), "").upper()

    @property
    def enlace(self) -> str:
        """A dónde lleva, si es un hipervínculo a otro sitio; vacío si no."""
        return enlace_de("".join(self.codigo))

    @property
    def elegido(self) -> str | None:
        """Lo que se ve de un campo sin resultado escrito; `None` si lo que se ve es su resultado."""
        match self.nombre:
            case "FORMDROPDOWN":
                return _de_la_lista(self.formulario)
            case "FORMCHECKBOX":
                return MARCADA if _esta_marcada(self.formulario) else SIN_MARCAR
            case "SYMBOL":
                return _simbolo("".join(self.codigo))
            case _:
                return None

    @property
    def tapa(self) -> bool:
        """Si lo que hay ahora dentro de él no se ve: su código, o el resultado que otra cosa sustituye."""
        return self.en_el_codigo or self.nombre in _SIN_RESULTADO

    @property
    def invitacion(self) -> str:
        """Lo que dice un botón puesto para que se escriba encima; vacío si no es uno."""
        partes = "".join(self.codigo).split(maxsplit=2)
        es_boton = self.nombre == "MACROBUTTON" and len(partes) > 2  # noqa: PLR2004 — el texto es lo tercero
        return partes[2] if es_boton else ""


def enlace_de(codigo: str) -> str:
    """A dónde lleva el código de un campo: `HYPERLINK "https://…"`; vacío si no es de esos."""
    nombre, *resto = [entre or suelto for entre, suelto in _ARGUMENTO.findall(codigo)] or [""]
    es_enlace = nombre.upper() == "HYPERLINK" and resto and not resto[0].startswith("\\")
    return resto[0].replace("\\\\", "\\") if es_enlace else ""


def _de_la_lista(formulario: Elemento | None) -> str:
    lista = None if formulario is None else formulario.find(f"{W}ddList")
    if lista is None:
        return ""
    entradas = [una.get(f"{W}val", "") for una in lista.iterfind(f"{W}listEntry")]
    elegida = numero(lista, "result")
    if elegida is None:
        elegida = numero(lista, "default") or 0
    return entradas[elegida] if 0 <= elegida < len(entradas) else ""


def _esta_marcada(formulario: Elemento | None) -> bool:
    casilla = None if formulario is None else formulario.find(f"{W}checkBox")
    marcada = si_o_no(casilla, "checked")
    return bool(si_o_no(casilla, "default") if marcada is None else marcada)


def _simbolo(codigo: str) -> str:
    hallado = re.search(r'SYMBOL\s+(0x[0-9a-f]+|[0-9]+).*?\\f\s+"?([^"\\]+)', codigo, re.IGNORECASE)
    return signo(hallado[2].strip(), int(hallado[1], 0)) if hallado else ""
