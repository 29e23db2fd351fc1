"""Cómo se escribe un dato: en una línea, en un bloque de texto o con un guion o una clave por línea.

Nada de lo que aquí se escribe se da por bueno: quien lo usa lo vuelve a leer.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias, Union

from seguimiento.documento.ambiguos import FUSION, NULOS, es_ambiguo
from seguimiento.documento.sintaxis import entre_dobles

Valor: TypeAlias = Union[str, "Mapping[str, Valor]", "Sequence[Valor]", None]
"""Lo que puede escribirse: textos, nulos, y mapas y listas de lo mismo."""

ANCHO = 96
"""Hasta qué columna llega la prosa plegada."""

_INDICADOR = re.compile(r"[-?:](?:\s|$)|[,\[\]{}#&*!|>'\"%@`]|---|\.\.\.")
_CORTE = re.compile(r":(?:\s|$)|\s#")
_CORTE_EN_FLUJO = re.compile(r"[,\[\]{}:?]")
_FECHA_O_ENTERO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|0|[1-9][0-9]*")
_LOGICO = re.compile(r"(?i:[yn]|yes|no|true|false|on|off)")
_ESPACIO_PARTIBLE = re.compile(r"(?<=\S) (?=\S)")


@dataclass(frozen=True, slots=True)
class Habitos:
    """Las costumbres de un documento, que lo nuevo sigue."""

    paso: int = 2
    """Cuánto se sangra un mapa dentro de otro."""
    sangria_de_lista: int = 2
    """Cuánto se sangra una lista bajo su clave."""
    ancho: int = ANCHO
    """Hasta qué columna llega la prosa plegada."""
    prudente: bool = False
    """Si todo texto va entre comillas dobles y en una línea."""
    citadas: frozenset[str] = frozenset()
    """Las claves cuyos valores ambiguos van entre comillas (`id: "1"`)."""
    logicas: frozenset[str] = frozenset()
    """Las claves cuyos valores lógicos van sin ellas (`vinculante: no`)."""
    citado: bool = False
    """Si lo que se escribe va en una clave de las citadas."""
    logico: bool = False
    """Si va en una de las lógicas."""

    def para(self, clave: str) -> "Habitos":
        """Las del texto que va en una clave, o de los de su lista; dentro de un mapa, cada clave dice."""
        citado = clave in self.citadas
        logico = clave in self.logicas and not citado
        if (citado, logico) == (self.citado, self.logico):
            return self
        return replace(self, citado=citado, logico=logico)


def admite_simple(valor: str, *, en_flujo: bool) -> bool:
    """Si el texto puede ir sin comillas y leerse entero; no mira lo que otro lector haría de él."""
    return not (
        valor in NULOS
        or valor != valor.strip()
        or not valor.isprintable()
        or _INDICADOR.match(valor)
        or _CORTE.search(valor)
        or (en_flujo and _CORTE_EN_FLUJO.search(valor))
    )


def es_logico(valor: str) -> bool:
    """Si otro lector de YAML lo tomaría por un sí o un no."""
    return _LOGICO.fullmatch(valor) is not None


def simple(valor: str, habitos: Habitos, *, en_flujo: bool) -> bool:
    """Si el texto va sin comillas en su sitio."""
    if not admite_simple(valor, en_flujo=en_flujo) or valor == FUSION:
        return False
    if not es_ambiguo(valor):
        return True
    if habitos.citado:
        return False
    return habitos.logico if es_logico(valor) else _FECHA_O_ENTERO.fullmatch(valor) is not None


def entre_simples(valor: str) -> str | None:
    """El texto entre comillas simples; `None` si no cabe en una línea."""
    return "'" + valor.replace("'", "''") + "'" if "\n" not in valor else None


def entrecomillado(valor: str) -> str:
    """Entre comillas dobles, o simples si así no hay que escapar nada."""
    escapes = '"' in valor or "\\" in valor
    if escapes and "'" not in valor and valor.isprintable():
        return f"'{valor}'"
    return entre_dobles(valor)


def en_linea(valor: str | None, habitos: Habitos, *, en_flujo: bool = False) -> str:
    """Un texto nuevo en una línea; un nulo es un hueco o, entre corchetes, `null`."""
    if valor is None:
        return "null" if en_flujo else ""
    if not habitos.prudente and simple(valor, habitos, en_flujo=en_flujo):
        return valor
    return entre_dobles(valor) if habitos.prudente else entrecomillado(valor)


def en_corchetes(valor: Valor, habitos: Habitos) -> str:
    """Un dato cualquiera en una línea, con corchetes y llaves."""
    match valor:
        case None | str():
            return en_linea(valor, habitos, en_flujo=True)
        case Mapping():
            return "{" + ", ".join(_parejas(valor, habitos)) + "}"
        case _:
            return "[" + ", ".join(en_corchetes(uno, habitos) for uno in valor) + "]"


def _parejas(mapa: "Mapping[str, Valor]", habitos: Habitos) -> Iterator[str]:
    for clave, valor in mapa.items():
        escrito = en_corchetes(valor, habitos.para(clave))
        yield f"{_clave(clave, en_flujo=True)}: {escrito}"


def pareja_en_corchetes(clave: str, valor: Valor, habitos: Habitos) -> str:
    """Una clave y su valor, para ir dentro de unas llaves."""
    return en_corchetes({clave: valor}, habitos)[1:-1]


def entrada(clave: str, valor: Valor, columna: int, habitos: Habitos) -> list[str]:
    """Las líneas de una clave y su valor, sangradas hasta la columna."""
    nombre = " " * columna + _clave(clave, en_flujo=False) + ":"
    return _tras(nombre, valor, columna, habitos.para(clave))


def elemento(valor: Valor, columna: int, habitos: Habitos, hueco: str = " ") -> list[str]:
    """Las líneas de un elemento de lista, con su guion en la columna."""
    guion = " " * columna + "-"
    dentro = columna + 1 + len(hueco)
    if lleno(valor):
        lineas = bloque(valor, dentro, habitos)
        return [guion + hueco + lineas[0][dentro:], *lineas[1:]]
    return _tras(guion, valor, columna, habitos, hueco)


def bloque(valor: Valor, columna: int, habitos: Habitos) -> list[str]:
    """Las líneas de un mapa o una lista que no esté vacío, todas sangradas hasta la columna."""
    if isinstance(valor, Mapping):
        return [una for k, v in valor.items() for una in entrada(k, v, columna, habitos)]
    elementos: Sequence[Valor] = valor or ()
    return [una for uno in elementos for una in elemento(uno, columna, habitos)]


def bajo_clave(valor: Valor, columna: int, habitos: Habitos) -> list[str]:
    """Las líneas de un contenedor que va debajo de una clave de esa columna."""
    mas = habitos.paso if isinstance(valor, Mapping) else habitos.sangria_de_lista
    return bloque(valor, columna + mas, habitos)


def _tras(signo: str, valor: Valor, columna: int, habitos: Habitos, hueco: str = " ") -> list[str]:
    """Las líneas de un valor, detrás o debajo de la clave o el guion."""
    if lleno(valor):
        return [signo, *bajo_clave(valor, columna, habitos)]
    if valor is not None and not isinstance(valor, str):
        return [signo + hueco + en_corchetes(valor, habitos)]
    escrito = en_linea(valor, habitos)
    if valor is not None and not habitos.prudente:
        seguido = len(signo) + len(hueco) + len(escrito)
        de_bloque = _texto_en_bloque(valor, columna + habitos.paso, habitos, seguido)
        if de_bloque:
            return [signo + hueco + de_bloque[0], *de_bloque[1:]]
    return [signo + hueco + escrito if escrito else signo]


def _texto_en_bloque(valor: str, sangria: int, habitos: Habitos, seguido: int) -> list[str] | None:
    """El texto en bloque si tiene varias líneas o si seguido pasa del ancho; si no, `None`."""
    if " \n" in valor or valor.endswith(" "):  # nadie ve los blancos del final de una línea
        return None
    if "\n" in valor:
        return texto_en_bloque("|", valor, sangria, habitos.ancho)
    if seguido <= habitos.ancho or " " not in valor:
        return None
    return texto_en_bloque(">", valor, sangria, habitos.ancho)


def texto_en_bloque(
    estilo: str, valor: str, sangria: int, ancho: int, *, cifra: str = ""
) -> list[str] | None:
    """La cabecera y las líneas de un texto en bloque; `None` si ese estilo no puede con él."""
    cuerpo = valor.rstrip("\n")
    saltos = len(valor) - len(cuerpo)
    lineas = cuerpo.split("\n")
    if not cuerpo or not _admite_bloque(lineas, plegado=estilo == ">", con_cifra=bool(cifra)):
        return None
    if estilo == ">":
        lineas = list(_plegadas(lineas, ancho - sangria))
    lineas += [""] * (saltos - 1)
    final = "-" if saltos == 0 else "" if saltos == 1 else "+"
    margen = " " * sangria
    return [estilo + cifra + final, *(margen + una if una else "" for una in lineas)]


def _admite_bloque(lineas: Sequence[str], *, plegado: bool, con_cifra: bool) -> bool:
    """Si un bloque puede guardar esas líneas sin cambiar sus blancos de los extremos."""
    if not all(una.isprintable() for una in lineas) or not lineas[0]:
        return False
    if lineas[0].startswith(" ") and not con_cifra:
        return False
    if any(una and not una.strip() for una in lineas):
        return False
    return not plegado or all(una == una.strip() for una in lineas)


def _plegadas(parrafos: Sequence[str], ancho: int) -> Iterator[str]:
    """Las líneas de unos párrafos, separados por una en blanco."""
    for orden, parrafo in enumerate(parrafos):
        if orden:
            yield ""
        if parrafo:
            yield from _plegado(parrafo, ancho)


def _plegado(parrafo: str, ancho: int) -> Iterator[str]:
    linea = ""
    for trozo in _ESPACIO_PARTIBLE.split(parrafo):
        if linea and len(linea) + 1 + len(trozo) > ancho:
            yield linea
            linea = trozo
        else:
            linea = f"{linea} {trozo}" if linea else trozo
    yield linea


def _clave(clave: str, *, en_flujo: bool) -> str:
    simple_ = admite_simple(clave, en_flujo=en_flujo) and not es_ambiguo(clave)
    return clave if simple_ else entrecomillado(clave)


def lleno(valor: Valor) -> bool:
    """Si es un mapa o una lista con algo dentro."""
    return bool(valor) and not isinstance(valor, str)


def prudentes(habitos: Habitos) -> Habitos:
    """Las mismas costumbres, con todo entre comillas."""
    return replace(habitos, prudente=True)
