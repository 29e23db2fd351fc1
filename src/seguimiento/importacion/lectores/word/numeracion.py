"""La numeración automática: el «1.1» que se ve delante de un párrafo y no está en su texto."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from seguimiento.importacion.lectores.word.estilos import Estilos
from seguimiento.importacion.lectores.word.nombres import (
    ALTERNATIVA,
    ELEGIDA,
    Elemento,
    W,
    entero,
    numero,
    si_o_no,
    valor,
)
from seguimiento.importacion.lectores.word.signos import CASILLAS, VINETA, signo

NIVELES = 9
_HUECO = re.compile(r"%([1-9])")
_MAXIMO = 1_000_000
"""Un número mayor no lo escribe nadie, y en letras o en romanos no cabría en la memoria."""
_ROMANOS = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)
_MAYOR_ROMANO = 3999
_ALFABETO = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Nivel:
    """Un nivel de una lista."""

    inicio: int = 1
    formato: str = "decimal"
    patron: str = ""
    """«%1.%2»: el número de este nivel y los de los de encima."""
    fuente: str = ""
    """La de la viñeta."""
    reinicia: int | None = None
    """Tras un párrafo de qué nivel vuelve a empezar; `None`, tras cualquiera de los de encima."""
    todo_en_cifras: bool = False
    estilo: str = ""
    """El estilo de párrafo que va en este nivel."""


@dataclass(slots=True)
class _Abstracta:
    """La definición que comparten varias listas, que por eso siguen una misma cuenta."""

    niveles: dict[int, Nivel]
    delegada: str
    """El estilo de lista que la define, si es otro."""
    cuenta: list[int | None]


@dataclass(frozen=True, slots=True)
class _Lista:
    abstracta: int
    niveles: dict[int, Nivel]
    """Los que cambia de la definición."""
    inicios: dict[int, int]
    """Dónde vuelven a empezar los niveles la primera vez que se usa."""


class Numeracion:
    """Las listas de un documento. Se le pregunta por los párrafos en su orden, una vez por cada uno."""

    def __init__(self, raiz: Elemento | None, estilos: Estilos) -> None:
        self._estilos = estilos
        self._abstractas: dict[int, _Abstracta] = {}
        self._listas: dict[int, _Lista] = {}
        self._usadas: set[int] = set()
        for uno in () if raiz is None else raiz:
            if uno.tag == f"{W}abstractNum":
                self._abstractas[entero(uno.get(f"{W}abstractNumId")) or 0] = _abstracta(uno)
            elif uno.tag == f"{W}num":
                self._listas[entero(uno.get(f"{W}numId")) or 0] = _lista(uno)

    def rotulo(self, propiedades: Elemento | None) -> str:
        """Lo que se ve delante del párrafo con esas propiedades: «1.1», «a)», «•»; vacío si nada."""
        numerado = self._estilos.numeracion(propiedades)
        if numerado is None:
            return ""
        cual, nivel, estilo = numerado
        hallada = self._hallar(cual)
        if hallada is None:
            return ""
        lista, abstracta = hallada
        niveles = abstracta.niveles | lista.niveles
        if nivel is None:
            nivel = next(
                (donde for donde, uno in niveles.items() if estilo and uno.estilo == estilo), 0
            )
        nivel = min(max(nivel, 0), NIVELES - 1)
        self._empezar(cual, lista, abstracta)
        self._contar(nivel, niveles, lista, abstracta.cuenta)
        return _escrito(nivel, niveles, abstracta.cuenta)

    def _hallar(self, cual: int) -> tuple[_Lista, _Abstracta] | None:
        """La lista y su definición, que puede estar en la de un estilo de lista."""
        vistas: set[int] = set()
        while cual not in vistas:
            vistas.add(cual)
            lista = self._listas.get(cual)
            abstracta = self._abstractas.get(lista.abstracta) if lista else None
            if lista is None or abstracta is None:
                return None
            siguiente = self._estilos.de_la_lista(abstracta.delegada)
            if siguiente is None:
                return lista, abstracta
            cual = siguiente
        return None

    def _empezar(self, cual: int, lista: _Lista, abstracta: _Abstracta) -> None:
        """La primera vez que se usa una lista, los niveles que dice vuelven a su principio."""
        if cual not in self._usadas:
            self._usadas.add(cual)
            for nivel in lista.inicios:
                abstracta.cuenta[nivel] = None

    @staticmethod
    def _contar(
        nivel: int, niveles: dict[int, Nivel], lista: _Lista, cuenta: list[int | None]
    ) -> None:
        for donde in range(nivel + 1):
            inicio = lista.inicios.get(donde, niveles.get(donde, Nivel()).inicio)
            va = cuenta[donde]
            if va is None:
                cuenta[donde] = inicio
            elif donde == nivel:
                cuenta[donde] = min(va + 1, _MAXIMO)
        for debajo in range(nivel + 1, NIVELES):
            reinicia = niveles.get(debajo, Nivel()).reinicia
            if reinicia is None or nivel < reinicia:
                cuenta[debajo] = None


def _escrito(nivel: int, niveles: dict[int, Nivel], cuenta: list[int | None]) -> str:
    # un nivel que la lista no define se ve, en LibreOffice, como «1.»
    este = niveles.get(nivel) or Nivel(patron=f"%{nivel + 1}.")
    if este.formato == "bullet":
        propio = signo(este.fuente, ord(este.patron)) if len(este.patron) == 1 else ""
        return next((una for una in (propio, este.patron) if una in CASILLAS), VINETA)

    def numero_de(hueco: re.Match[str]) -> str:
        donde = int(hueco[1]) - 1
        formato = niveles.get(donde, Nivel()).formato
        if este.todo_en_cifras and formato not in ("bullet", "none"):
            formato = "decimal"
        return en_formato(cuenta[donde] or 0, formato)

    return _HUECO.sub(numero_de, este.patron).strip()


def en_formato(numero: int, formato: str) -> str:
    """El número como lo escribe ese formato de Word; en cifras si no es ninguno de los corrientes."""
    if escribir := _FORMATOS.get(formato):
        return escribir(numero)
    # del que se define a mano se sabe cómo escribe el uno: «001»
    return f"{numero:0{len(formato)}}" if formato.isdigit() else str(numero)


def _en_letras(numero: int) -> str:
    """De la z se pasa a aa, bb, cc: Word repite la letra."""
    if not 0 < numero <= len(_ALFABETO) * 10:
        return str(numero)
    vueltas, lugar = divmod(numero - 1, len(_ALFABETO))
    return _ALFABETO[lugar] * (vueltas + 1)


def _en_romanos(numero: int) -> str:
    if not 0 < numero <= _MAYOR_ROMANO:
        return str(numero)
    letras = ""
    for cuanto, letra in _ROMANOS:
        veces, numero = divmod(numero, cuanto)
        letras += letra * veces
    return letras


_FORMATOS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimalZero": lambda numero: f"{numero:02}",
    "ordinal": lambda numero: f"{numero}º",
    "lowerLetter": _en_letras,
    "upperLetter": lambda numero: _en_letras(numero).upper(),
    "lowerRoman": _en_romanos,
    "upperRoman": lambda numero: _en_romanos(numero).upper(),
}


def _abstracta(elemento: Elemento) -> _Abstracta:
    niveles = dict(map(_nivel, elemento.iterfind(f"{W}lvl")))
    return _Abstracta(niveles, valor(elemento, "numStyleLink") or "", [None] * NIVELES)


def _lista(elemento: Elemento) -> _Lista:
    niveles, inicios = {}, {}
    for cambio in elemento.iterfind(f"{W}lvlOverride"):
        donde = entero(cambio.get(f"{W}ilvl")) or 0
        if not 0 <= donde < NIVELES:
            continue
        if (definido := cambio.find(f"{W}lvl")) is not None:
            niveles[donde] = _nivel(definido)[1]
        if (inicio := numero(cambio, "startOverride")) is not None:
            inicios[donde] = min(inicio, _MAXIMO)
    return _Lista(numero(elemento, "abstractNumId") or 0, niveles, inicios)


def _nivel(elemento: Elemento) -> tuple[int, Nivel]:
    formato = elemento.find(f"{W}numFmt")
    if formato is None:
        formato = elemento.find(f"{ALTERNATIVA}/{ELEGIDA}/{W}numFmt")
    letra = elemento.find(f"{W}rPr/{W}rFonts")
    inicio = numero(elemento, "start")
    return entero(elemento.get(f"{W}ilvl")) or 0, Nivel(
        inicio=0 if inicio is None else min(inicio, _MAXIMO),
        formato=_formato(formato),
        patron=valor(elemento, "lvlText") or "",
        fuente="" if letra is None else letra.get(f"{W}ascii", ""),
        reinicia=numero(elemento, "lvlRestart"),
        todo_en_cifras=si_o_no(elemento, "isLgl") or False,
        estilo=valor(elemento, "pStyle") or "",
    )


def _formato(elemento: Elemento | None) -> str:
    """El de los números de un nivel; del que se define a mano, su primer ejemplo: «001»."""
    if elemento is None:
        return "decimal"
    cual = elemento.get(f"{W}val", "decimal")
    return elemento.get(f"{W}format", "").split(",")[0].strip() if cual == "custom" else cual
