"""El lector de lo que escribe el propio programa, que es casi todo: o lo entiende entero o no dice nada.

De YAML solo conoce mapas y listas en bloque, con su sangría de dos, y textos de una línea, plegados (`>-`)
o en una lista entre corchetes. Ante cualquier otra cosa, legal o no, se aparta y lee `lector`, que es el
único que señala. De lo que entiende da lo mismo que él: ni un dato ni una posición distintos.
"""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple
from unicodedata import is_normalized

from seguimiento.documento.ambiguos import AMBIGUO, NULOS, PRINCIPIOS
from seguimiento.documento.arbol import Dato, Lista, Mapa, Punto
from seguimiento.lugares import Ruta

_LARGO_MAXIMO = 100_000
"""Cuántos caracteres lee: con menos no se llega a ninguno de los demás límites, salvo el de hondura."""
_NIVELES = 30
_DE_UNA_LISTA = r"""(?:[^-\[\]{}'"?:#&*!|>%@`~, \n][^\[\]{}'"?:#,\n]*|"[^"\\,\n]*")"""
_LINEA = re.compile(
    rf"""
    ((?:[ ][ ])*)                               # 1: la sangría
    (-[ ])?                                     # 2: el guion
    (?:([a-z][a-z0-9_]*):(?:[ ]|(?=\n)))?       # 3: la clave
    (?:
        ([^-?:,\[\]{{}}#&*!|>'"%@`~ \n][^\n]*)\n                       # 4: un texto sin comillas
      | >-\n((?:\1[ ][ ](?(2)(?(3)[ ][ ]))[^ \n][^\n]*\n)+)            # 5: las líneas de uno plegado
      | (?:"([^"\\\n]*)"|'([^'\n]*)')\n                              # 6 y 7: uno entre comillas
      | \[({_DE_UNA_LISTA}(?:,[ ]{_DE_UNA_LISTA})*)\]\n                # 8: los de una lista
      | (?<=:)\n                                                       # nada: es suyo lo que sigue
    )
    | [^\n]|\n                                  # lo que ya no es llano
    """,
    re.VERBOSE,
)
_GUION, _CLAVE, _EN_LINEA = 2, 3, 8
_COMENTARIOS = re.compile(r"(?:#[^\n]*\n)*")
_SALTOS = [f"\n{'  ' * nivel}" for nivel in range(_NIVELES + 3)]
"""El final de una línea y la sangría de la siguiente, por su nivel."""


class Trozo:
    """Lo que ocupa un dato en el texto; en qué línea y columna está se cuenta si alguien lo pide."""

    def __init__(self, texto: str, inicio: int, fin: int) -> None:
        self._texto = texto
        self._inicio = inicio
        self._fin = fin

    @cached_property
    def start_mark(self) -> Punto:
        """Dónde empieza."""
        return Punto.en(self._texto, self._inicio)

    @cached_property
    def end_mark(self) -> Punto:
        """Dónde acaba."""
        return self.start_mark.hasta(self._texto, self._fin)

    @property
    def style(self) -> str:
        """Las comillas de un texto, o el signo de uno plegado; vacío si va sin ellos."""
        signo = self._texto[self._inicio]
        return signo if signo in ">\"'" else ""


class MapaLlano(Mapa):
    """Un mapa que de cada clave solo recuerda dónde empieza."""

    __slots__ = ("inicios", "texto")

    def __init__(self, texto: str) -> None:
        self.texto = texto
        self.inicios: list[int] = []

    def hijo(self, paso: str | int) -> tuple[Dato, Trozo, Trozo] | None:
        """El dato, el trozo de su clave y el suyo; `None` si no está."""
        if not isinstance(paso, str) or paso not in self:
            return None
        dato, inicio = self[paso], self.inicios[[*self].index(paso)]
        fin = inicio + len(paso)
        return dato, Trozo(self.texto, inicio, fin), _trozo(self.texto, fin + len(": "), dato)

    def hijos(self) -> Iterator[tuple[str, Dato, Trozo]]:
        """Cada clave con su dato y el trozo de este."""
        for (clave, dato), inicio in zip(self.items(), self.inicios, strict=True):
            yield clave, dato, _trozo(self.texto, inicio + len(clave) + len(": "), dato)

    def claves(self) -> Iterator[Trozo]:
        """El trozo de cada clave."""
        for clave, inicio in zip(self, self.inicios, strict=True):
            yield Trozo(self.texto, inicio, inicio + len(clave))


class ListaLlana(Lista):
    """Una lista que de cada elemento solo recuerda dónde empieza; entre corchetes, del primero."""

    __slots__ = ("inicios", "texto")

    def __init__(self, texto: str) -> None:
        self.texto = texto
        self.inicios: list[int] = []

    def hijo(self, paso: str | int) -> tuple[Dato, Trozo, Trozo] | None:
        """El elemento y su trozo, dos veces (una lista no tiene claves); `None` si no está."""
        if not isinstance(paso, int) or not 0 <= paso < len(self):
            return None
        trozo = _trozo(self.texto, self._todos()[paso], self[paso])
        return self[paso], trozo, trozo

    def hijos(self) -> Iterator[tuple[int, Dato, Trozo]]:
        """Cada índice con su elemento y el trozo de este."""
        for indice, (dato, inicio) in enumerate(zip(self, self._todos(), strict=True)):
            yield indice, dato, _trozo(self.texto, inicio, dato)

    def _todos(self) -> list[int]:
        """Dónde empieza cada elemento; entre corchetes, uno detrás de otro."""
        while len(self.inicios) < len(self):
            ultimo, dato = self.inicios[-1], self[len(self.inicios) - 1]
            comillas = 2 * self.texto.startswith('"', ultimo)
            self.inicios.append(ultimo + len(dato or "") + comillas + len(", "))
        return self.inicios


def _trozo(texto: str, inicio: int, dato: Dato) -> Trozo:
    """El trozo de un dato que empieza ahí; de un contenedor, solo el principio."""
    if not isinstance(dato, str):
        return Trozo(texto, inicio, inicio)
    if not texto.startswith(">-\n", inicio):
        comillas = 2 * texto.startswith(('"', "'"), inicio)
        return Trozo(texto, inicio, inicio + len(dato) + comillas)
    # hasta el principio de la línea que sigue, como lo da el analizador
    fin = inicio + len(">-\n")
    sangria = texto[fin : texto.index(dato[0], fin)]
    while texto.startswith(sangria, fin):
        fin = texto.index("\n", fin) + 1
    return Trozo(texto, inicio, fin)


class Llano(NamedTuple):
    """Lo leído."""

    datos: MapaLlano
    origen: Trozo
    """El trozo de su raíz."""
    ambiguos: list[tuple[Ruta, str]]
    """Los valores sin comillas que otro lector de YAML convertiría en otra cosa."""


class _NoEsLlano(Exception):
    """El texto no es de los que se entienden aquí."""


def leer_llano(texto: str) -> Llano | None:
    """Lo que dice un texto en que todo se imprime, salvo los saltos de línea; `None` si no es tan llano."""
    if len(texto) > _LARGO_MAXIMO or " \n" in texto:
        return None
    comentarios = _COMENTARIOS.match(texto)
    inicio = comentarios.end() if comentarios else 0
    lectura = _Lectura(texto)
    try:
        lectura.leer(inicio)
    except _NoEsLlano:
        return None
    # lo que lleve tildes aparte lo mira quien sabe componerlas
    if not is_normalized("NFC", texto):
        return None
    return Llano(lectura.raiz, Trozo(texto, inicio, inicio), lectura.ambiguos)


class _Lectura:
    """Por dónde va la lectura de un texto."""

    def __init__(self, texto: str) -> None:
        self.texto = texto
        self.raiz = MapaLlano(texto)
        self.ambiguos: list[tuple[Ruta, str]] = []
        self.abiertos: list[MapaLlano | ListaLlana] = [self.raiz] * (_NIVELES + 2)
        """El último contenedor de cada nivel de sangría."""
        self.rutas: list[Ruta] = [()] * (_NIVELES + 2)

    def leer(self, inicio: int) -> None:  # noqa: C901, PLR0912 — se hace con cada línea de cada archivo
        """Lee las líneas desde ahí. Lanza `_NoEsLlano`."""
        abiertos, nivel, espera = self.abiertos, 0, None
        for hallada in _LINEA.finditer(self.texto, inicio):
            sangria, guion, clave, simple, plegado, doble, sencillo, en_linea = hallada.groups()
            if sangria is None:
                raise _NoEsLlano
            anterior, nivel = nivel, len(sangria) >> 1
            if espera is not None:
                self._abrir(anterior, nivel, espera, es_lista=guion is not None)
                espera = None
            elif nivel > anterior:
                raise _NoEsLlano
            if guion:
                nivel = self._elemento(nivel, hallada.end(_GUION), clave)
            aqui = abiertos[nivel]
            valor: Dato = None
            if simple is not None:
                valor = _sin_comentario(simple) if "#" in simple or ":" in simple else simple
                if valor[0] in PRINCIPIOS and _es_ambiguo(valor):
                    paso = len(aqui) if clave is None else clave
                    self.ambiguos.append(((*self.rutas[nivel], paso), valor))
            elif plegado is not None:
                salto = _SALTOS[nivel + 1]
                valor = plegado[len(salto) - 1 : -1].replace(salto, " ")
            elif doble is not None:
                valor = doble
            elif en_linea is not None:
                ruta = (*self.rutas[nivel], clave)
                valor = self._en_linea(en_linea, hallada.start(_EN_LINEA), ruta)
            elif sencillo is not None:
                valor = sencillo
            else:
                espera = clave
            if clave is not None and aqui.__class__ is MapaLlano:
                if clave in aqui or clave in NULOS:
                    raise _NoEsLlano
                aqui[clave] = valor
                aqui.inicios.append(hallada.start(_CLAVE))
            elif isinstance(aqui, ListaLlana) and valor.__class__ is str and guion:
                aqui.append(valor)
            else:
                raise _NoEsLlano
        if espera is not None or not self.raiz:
            raise _NoEsLlano

    def _abrir(self, anterior: int, nivel: int, clave: str, *, es_lista: bool) -> None:
        """Abre, en el mapa de un nivel, el contenedor que en el siguiente tiene lo de su última clave."""
        if nivel != anterior + 1 or nivel > _NIVELES:
            raise _NoEsLlano
        nuevo = ListaLlana(self.texto) if es_lista else MapaLlano(self.texto)
        self.abiertos[anterior][clave] = nuevo  # type: ignore[call-overload]
        self.abiertos[nivel] = nuevo
        self.rutas[nivel] = (*self.rutas[anterior], clave)

    def _elemento(self, nivel: int, inicio: int, clave: str | None) -> int:
        """Empieza un elemento de una lista y da el nivel de lo que tiene escrito."""
        lista = self.abiertos[nivel]
        if lista.__class__ is not ListaLlana:
            raise _NoEsLlano
        lista.inicios.append(inicio)
        if clave is None:
            return nivel
        dentro = nivel + 1
        self.rutas[dentro] = (*self.rutas[nivel], len(lista))
        mapa = self.abiertos[dentro] = MapaLlano(self.texto)
        lista.append(mapa)
        return dentro

    def _en_linea(self, escrita: str, inicio: int, ruta: Ruta) -> ListaLlana:
        """Los textos de una lista entre corchetes; de dónde empiezan basta recordar el primero."""
        if escrita[-1] == " " or " ," in escrita:
            raise _NoEsLlano
        lista = ListaLlana(self.texto)
        lista.inicios.append(inicio)
        for uno in escrita.split(", "):
            if uno[0] == '"':
                lista.append(uno[1:-1])
                continue
            if uno[0] in PRINCIPIOS and _es_ambiguo(uno):
                self.ambiguos.append(((*ruta, len(lista)), uno))
            lista.append(uno)
        return lista


def _sin_comentario(escrito: str) -> str:
    """Un texto sin comillas, sin el comentario que lo siga en su línea."""
    texto, almohadilla, comentario = escrito.partition(" #")
    if almohadilla:
        # lo apartan dos espacios y otro lo empieza: si no, quizá sea parte de lo que se quiso decir
        if texto[-1] != " " or comentario[:1] != " ":
            raise _NoEsLlano
        texto = texto.rstrip(" ")
    if ": " in texto or texto[-1] == ":":
        raise _NoEsLlano
    return texto


@lru_cache(maxsize=1024)
def _es_ambiguo(escrito: str) -> bool:
    """Si otro lector lo convertiría; los mismos nombres y las mismas fechas se repiten por miles."""
    if escrito in NULOS:
        raise _NoEsLlano
    return AMBIGUO.fullmatch(escrito) is not None
