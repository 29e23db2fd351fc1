"""Los JSON: su contenido tal como está escrito, y el cuadro que forma si es una lista llana de objetos."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from seguimiento.diagnosticos.importacion import JSON_ILEGIBLE
from seguimiento.importacion.lectores.codificacion import en_letras, escrito, posicion
from seguimiento.importacion.lectores.medidas import exigir_que_quepa
from seguimiento.importacion.lectores.rechazo import ArchivoRechazado
from seguimiento.importacion.material import Celda, Material, Sitio, Tabla
from seguimiento.redaccion import visible

Objeto = dict[str, "Contenido"]
Contenido = Objeto | list["Contenido"] | str | bool | None
"""Lo que da un JSON. Un número es un texto, tal como está escrito: `1.10` no es `1.1`."""

HONDURA = 32
"""Cuántas listas y objetos pueden ir uno dentro de otro."""
VALORES = 1_000_000
"""Cuántos puede haber, contando las listas y los objetos."""
_BLANCO = re.compile(r"[ \t\n]*")
_PIEZA = re.compile(
    r'(?P<signo>[\[\]{},:])|(?P<texto>"[^"\\\n]*(?:\\.[^"\\\n]*)*")'
    r"|(?P<numero>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?![\w.])"
    r"|(?P<palabra>true|false|null)(?!\w)"
)
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_PAREJA = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_NO_ES_TEXTO = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff]")
_ESCAPADAS = {
    '"': '"',
    "\\": "\\",
    "/": "/",
    "b": "\b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
}
_PALABRAS: Mapping[str, bool | None] = {"true": True, "false": False, "null": None}


def leer(ruta: Path) -> Material:
    """El contenido en `datos`; si es una lista llana de objetos, también como tabla."""
    leido = escrito(ruta)
    try:
        datos = contenido(leido.texto)
    except Ilegible as error:
        raise ArchivoRechazado(
            JSON_ILEGIBLE,
            f"«{visible(ruta.name)}» no se lee: {error.donde}: {error.que}",
            "corríjalo, o pida que se lo exporten otra vez",
        ) from error
    tabla = _cuadro(ruta, datos)
    return Material(ruta.name, (tabla,) if tabla else (), leido.dudas, datos)


class Ilegible(Exception):
    """Un JSON que no lo es, repite una clave o guarda lo que no es texto."""

    def __init__(self, texto: str, indice: int, que: str) -> None:
        super().__init__(que)
        self.que = que
        self.donde = posicion(texto, indice)


def contenido(texto: str) -> Contenido:
    """Lo que dice un JSON; lanza `Ilegible`, con su línea y columna, si no se lee."""
    lectura = _Lectura(texto)
    datos = lectura.valor(0)
    lectura.terminar()
    return datos


class _Lectura:
    """Un recorrido del texto, de pieza en pieza."""

    def __init__(self, texto: str) -> None:
        self.texto = texto
        self.indice = 0
        self._valores = 0

    def valor(self, hondura: int) -> Contenido:
        self._valores += 1
        if self._valores > VALORES:
            raise self._ilegible(f"hay más de {VALORES} valores")
        if hondura > HONDURA:
            raise self._ilegible(f"hay más de {HONDURA} listas u objetos uno dentro de otro")
        pieza = self._pieza("un valor")
        match pieza.lastgroup, pieza[0]:
            case "texto", escrito:
                return self._texto(escrito, pieza.start())
            case "numero", escrito:
                return escrito
            case "palabra", escrito:
                return _PALABRAS[escrito]
            case _, "{":
                return self._objeto(hondura + 1)
            case _, "[":
                return self._lista(hondura + 1)
            case _:
                raise self._ilegible("aquí debía haber un valor", pieza.start())

    def terminar(self) -> None:
        """Comprueba que detrás no queda nada."""
        self._avanzar()
        if self.indice < len(self.texto):
            raise self._ilegible("sobra lo que hay desde aquí")

    def _objeto(self, hondura: int) -> Objeto:
        datos: Objeto = {}
        while self._hay_otro("}", empezado=bool(datos)):
            pieza = self._pieza("una clave entre comillas")
            if pieza.lastgroup != "texto":
                raise self._ilegible("aquí debía haber una clave entre comillas", pieza.start())
            clave = self._texto(pieza[0], pieza.start())
            if clave in datos:
                raise self._ilegible(f"la clave «{visible(clave)}» se repite", pieza.start())
            self._exigir(":")
            datos[clave] = self.valor(hondura)
        return datos

    def _lista(self, hondura: int) -> list[Contenido]:
        datos: list[Contenido] = []
        while self._hay_otro("]", empezado=bool(datos)):
            datos.append(self.valor(hondura))
        return datos

    def _hay_otro(self, cierre: str, *, empezado: bool) -> bool:
        self._avanzar()
        if self.texto.startswith(cierre, self.indice):
            self.indice += 1
            return False
        if empezado:
            self._exigir(",")
        return True

    def _texto(self, escrito: str, indice: int) -> str:
        texto = _ESCAPE.sub(self._escapada, escrito[1:-1])
        texto = _PAREJA.sub(_una_letra, texto)
        if malo := _NO_ES_TEXTO.search(texto):
            que = f"lleva U+{ord(malo[0]):04X}, que no es texto"
            raise self._ilegible(que, indice)
        return texto

    def _escapada(self, hallado: re.Match[str]) -> str:
        letra = hallado[1]
        if letra.startswith("u") and len(letra) > 1:
            return chr(int(letra[1:], 16))
        if letra not in _ESCAPADAS:
            raise self._ilegible(f"«\\{visible(letra)}» no es un escape de JSON")
        return _ESCAPADAS[letra]

    def _pieza(self, que: str) -> re.Match[str]:
        self._avanzar()
        pieza = _PIEZA.match(self.texto, self.indice)
        if pieza is None:
            raise self._ilegible(f"aquí debía haber {que}")
        self.indice = pieza.end()
        return pieza

    def _exigir(self, signo: str) -> None:
        self._avanzar()
        if not self.texto.startswith(signo, self.indice):
            raise self._ilegible(f"aquí debía haber «{signo}»")
        self.indice += 1

    def _avanzar(self) -> None:
        blanco = _BLANCO.match(self.texto, self.indice)
        self.indice = blanco.end() if blanco else self.indice

    def _ilegible(self, que: str, indice: int | None = None) -> Ilegible:
        return Ilegible(self.texto, self.indice if indice is None else indice, que)


def _una_letra(pareja: re.Match[str]) -> str:
    return pareja[0].encode("utf-16", "surrogatepass").decode("utf-16")


# La lista llana ------------------------------------------------------------------------------------


def _cuadro(ruta: Path, datos: Contenido) -> Tabla | None:
    """Una fila con las claves y otra por objeto, si ninguno lleva otros dentro."""
    objetos = _objetos_llanos(datos)
    if not objetos:
        return None
    claves = list(dict.fromkeys(clave for objeto in objetos for clave in objeto))
    exigir_que_quepa(ruta, len(objetos) + 1, len(claves))
    filas = [claves, *([_dicho(objeto.get(clave)) for clave in claves] for objeto in objetos)]
    return Tabla(Sitio("la lista"), tuple(_celdas(n, textos) for n, textos in enumerate(filas)))


def _objetos_llanos(datos: Contenido) -> list[Objeto]:
    """Los objetos de una lista llana; ninguno si no lo es."""
    if isinstance(datos, dict) and len(datos) == 1:
        (datos,) = datos.values()
    if not isinstance(datos, list):
        return []
    objetos = [uno for uno in datos if isinstance(uno, dict) and all(map(_es_llano, uno.values()))]
    return objetos if len(objetos) == len(datos) else []


def _es_llano(valor: Contenido) -> bool:
    if isinstance(valor, list):
        return not any(isinstance(uno, dict | list) for uno in valor)
    return not isinstance(valor, dict)


def _dicho(valor: Contenido) -> str:
    match valor:
        case None:
            return ""
        case bool():
            return "sí" if valor else "no"
        case list():
            return "\n".join(map(_dicho, valor))
        case _:
            return en_letras(str(valor))


def _celdas(fila: int, textos: Sequence[str]) -> tuple[Celda, ...]:
    pieza = f"objeto {fila}" if fila else "las claves"
    return tuple(Celda(texto, Sitio(pieza, "", 0, fila, n)) for n, texto in enumerate(textos))
