"""Catálogo de códigos SEGnnn: cada uno con su severidad, su título, su porqué y sus ejemplos.

Un código se declara con un texto como el de una docstring::

    Una acción abierta debe tener plazo.

    Sin plazo nunca estará vencida y nadie la verá.

    Mal::

        - id: "1.1"

    Bien::

        - id: "1.1"
          plazo: 2022-11

La primera línea es el título; lo que sigue hasta los ejemplos, el porqué. Lo leen `seg regla`, el
manual y las pruebas.
"""

import re
from dataclasses import dataclass
from enum import Enum
from inspect import cleandoc

_EJEMPLO = re.compile(r"^(Mal|Bien)::\n\n((?:(?:[ ]{4}.*)?\n?)+)", re.MULTILINE)


class Severidad(Enum):
    """Cuánto pesa un defecto."""

    ERROR = "error"
    ADVERTENCIA = "advertencia"
    NOTA = "nota"

    @property
    def orden(self) -> int:
        """0 para lo más grave."""
        return list(Severidad).index(self)


@dataclass(frozen=True, slots=True)
class Definicion:
    """Lo que significa un código. Los códigos son estables y nunca se reutilizan."""

    codigo: str
    severidad: Severidad
    texto: str
    ambito: str = "documento"
    """En qué se inserta el ejemplo al probarlo: un documento entero o una clase de registro."""

    @property
    def titulo(self) -> str:
        """La regla en una frase."""
        return cleandoc(self.texto).partition("\n")[0]

    @property
    def porque(self) -> str:
        """Por qué importa y qué casos abarca; puede ser vacío."""
        cuerpo = _EJEMPLO.sub("", cleandoc(self.texto) + "\n")
        return cuerpo.partition("\n")[2].strip()

    @property
    def mal(self) -> str:
        """Un fragmento que incumple la regla; vacío si no puede mostrarse como texto."""
        return self._ejemplo("Mal")

    @property
    def bien(self) -> str:
        """El mismo fragmento, corregido."""
        return self._ejemplo("Bien")

    def _ejemplo(self, cual: str) -> str:
        for nombre, cuerpo in _EJEMPLO.findall(cleandoc(self.texto) + "\n"):
            if nombre == cual:
                from textwrap import dedent

                return dedent(cuerpo).strip("\n") + "\n"
        return ""


CATALOGO: dict[str, Definicion] = {}
"""Todas las definiciones por código. Se llena al importar los módulos que las declaran."""


def definir(codigo: str, severidad: Severidad, texto: str, ambito: str = "documento") -> str:
    """Añade un código al catálogo y lo devuelve. Repetir un código es un fallo del programa."""
    if codigo in CATALOGO:
        raise AssertionError(f"{codigo} ya está definido")
    CATALOGO[codigo] = Definicion(codigo, severidad, texto, ambito)
    return codigo


_PRIMERA_REGLA = "SEG100"
"""Los códigos anteriores son de lectura y forma; desde este, de reglas."""


def es_ajustable(codigo: str) -> bool:
    """Si una organización puede cambiar la severidad de un código, o no verlo.

    Las reglas y los avisos de lectura, sí; un error de lectura, no: dice que falta un dato.
    """
    return codigo >= _PRIMERA_REGLA or CATALOGO[codigo].severidad is not Severidad.ERROR
