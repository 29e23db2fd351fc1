"""Lo que la hoja de estilo de la página dice de un elemento: en un documento de Word no hay hojas que valgan."""

import re
import sys
from collections.abc import Iterator, Mapping
from functools import cached_property

_COMENTARIO = re.compile(r"/\*.*?\*/", re.DOTALL)
_REGLA = re.compile(r"([^{}]+)\{([^{}]*)\}")
_GRUPO = re.compile(r"@[^{};]+\{(?:[^{}]|\{[^{}]*\})*\}")
"""Lo que solo vale a veces: en una pantalla oscura, en un papel."""
_VARIABLE = re.compile(r"var\((--[\w-]+)\)")
_PAGINA = re.compile(r"@page\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_PIE = re.compile(r'@bottom-left\s*\{\s*content:\s*"((?:[^"\\]|\\.)*)"')
_ESCAPADA = re.compile(r"\\([0-9a-fA-F]{1,6}) ?|\\(.)")
_SELECTOR = re.compile(
    r"(?:(?P<tras>svg|td|#[\w-]+|\.[\w-]+) )?(?P<nombre>[a-z]*)(?P<clases>(?:\.[\w-]+|:is\([^()]*\))*)"
)
_ES = re.compile(r":is\(([^()]*)\)")

Declaraciones = Mapping[str, str]


class Hoja:
    """Las reglas de una página, las que valen siempre: sin pantallas oscuras ni papeles."""

    def __init__(self, css: str) -> None:
        todo = _COMENTARIO.sub("", css)
        self._css = _GRUPO.sub("", todo)
        self._de_papel = "".join(
            grupo.partition("{")[2][:-1]
            for grupo in _GRUPO.findall(todo)
            if grupo.startswith("@media print {")
        )
        self._paginas = [hallado[1] for hallado in _PAGINA.finditer(todo)]

    def de(self, nombre: str, clases: str, dentro_de: str = "") -> dict[str, str]:
        """Lo que dice de un elemento con esas clases; `dentro_de` es aquello que lo contiene, si la regla lo pide."""
        suyas = {*clases.split()}
        valen = [
            (len(pide), orden, dichas)
            for orden, (tras, de, pide, dichas) in enumerate(self._reglas)
            if de in {"", nombre} and pide <= suyas and tras in {"", dentro_de} and (de or pide)
        ]
        juntas: dict[str, str] = {}
        for *_, dichas in sorted(valen, key=lambda una: una[:2]):
            juntas |= dichas
        return juntas

    def variable(self, nombre: str) -> str:
        """Lo que vale una variable; vacío si no hay tal."""
        return self._variables.get(nombre, "")

    @property
    def fuera_del_papel(self) -> frozenset[str]:
        """Las clases de lo que no se imprime."""
        return frozenset(
            _separados_de_todo(selector)[-1]
            for selectores, cuerpo in _REGLA.findall(self._de_papel)
            if _pares(cuerpo).get("display") == "none"
            for selector in _separados(selectores)
            if re.search(r"\.[\w-]+$", selector)
        )

    @property
    def es_apaisada(self) -> bool:
        """Si la hoja de papel va de lado: manda la última regla que dice su tamaño."""
        tamanos = [una for pagina in self._paginas for una in re.findall(r"size:([^;}]*)", pagina)]
        return bool(tamanos) and "landscape" in tamanos[-1]

    @property
    def pie(self) -> str:
        """Lo que va al pie de cada hoja de papel, a la izquierda; vacío si nada."""
        hallado = next(filter(None, map(_PIE.search, self._paginas)), None)
        return _ESCAPADA.sub(_descifrada, hallado[1]) if hallado else ""

    @cached_property
    def _reglas(self) -> list[tuple[str, str, frozenset[str], Declaraciones]]:
        return [
            (hallado["tras"] or "", hallado["nombre"], frozenset(_clases(clases)), dichas)
            for selectores, cuerpo in _REGLA.findall(self._css)
            for dichas in [self._declaraciones(cuerpo)]
            for selector in _separados(selectores)
            if (hallado := _SELECTOR.fullmatch(selector))
            for clases in _desplegadas(hallado["clases"])
        ]

    @cached_property
    def _variables(self) -> Declaraciones:
        raiz = next((c for s, c in _REGLA.findall(self._css) if s.strip() == ":root"), "")
        return _pares(raiz)

    def _declaraciones(self, cuerpo: str) -> Declaraciones:
        def resuelta(hallada: re.Match[str]) -> str:
            return self._variables.get(hallada[1], "")

        return {clave: _VARIABLE.sub(resuelta, valor) for clave, valor in _pares(cuerpo).items()}


def _pares(cuerpo: str) -> Declaraciones:
    partes = (una.partition(":") for una in cuerpo.split(";"))
    return {clave.strip(): valor.strip() for clave, dos_puntos, valor in partes if dos_puntos}


def _separados(selectores: str) -> Iterator[str]:
    """Los de una regla; la coma de dentro de un `:is()` no separa."""
    for uno in re.split(r",(?![^(]*\))", selectores):
        yield " ".join(uno.split())


def _desplegadas(clases: str) -> Iterator[str]:
    """Una por cada una de las que un `:is()` admite."""
    hallado = _ES.search(clases)
    if hallado is None:
        yield clases
        return
    for una in hallado[1].split(","):
        yield from _desplegadas(clases[: hallado.start()] + una.strip() + clases[hallado.end() :])


def _clases(clases: str) -> Iterator[str]:
    yield from filter(None, clases.split("."))


def _separados_de_todo(selector: str) -> list[str]:
    return re.split(r"[.\s>+~]+", selector)


def _descifrada(hallada: re.Match[str]) -> str:
    """La letra que un estilo nombra por su número."""
    if hallada[1] is None:
        return hallada[2]
    numero = int(hallada[1], 16)
    return chr(numero) if 0 < numero <= sys.maxunicode else "\ufffd"
