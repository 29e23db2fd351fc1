"""Texto para leer.

En la pantalla, ajustado a su ancho y, si se pide, acortado a su altura. Fuera de ella (una tubería, un archivo),
completo: sin partir, sin recortar y sin recuadros. Los datos nunca se interpretan como marcas.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from seguimiento.formatos.ancho import ancho, envuelto, por_el_medio, recortadas
from seguimiento.formatos.disposicion import (
    HUECO,
    MARGEN,
    Disposicion,
    en_un_renglon,
    la_que_mejor_se_lee,
)
from seguimiento.formatos.encaje import encajados, unidas
from seguimiento.formatos.lineas import Trozo, repartida
from seguimiento.formatos.pintura import pintado
from seguimiento.globales import NINGUNA, Globales, Orden
from seguimiento.piezas import (
    SEPARADOR,
    Bloque,
    Columna,
    Linea,
    Lineas,
    Parrafo,
    Tabla,
    Texto,
    Tono,
)
from seguimiento.redaccion import legible

_ESTILOS = {
    Tono.NORMAL: "",
    Tono.TITULO: "bold",
    Tono.URGENTE: "bold red",
    Tono.ATENCION: "yellow",
    Tono.BIEN: "green",
    Tono.TENUE: "dim",
}
_SANGRIA_SIN_PANTALLA = 6

Celda = Sequence[Trozo]
"""Las líneas de una celda."""


def en_texto(
    bloques: Iterable[Bloque],
    *,
    columnas: int | None = None,
    alto: int | None = None,
    color: bool = False,
    globales: Globales = NINGUNA,
) -> str:
    """Los bloques, con una línea en blanco entre ellos y salto final.

    `columnas` es el ancho de la pantalla; sin él, nada se parte ni se recorta. `alto` son las líneas en
    que ha de caber todo, si las tablas de renglones pueden acortarse. Las órdenes que se sugieren llevan
    las opciones globales que se dieron.
    """
    pagina = _Pagina(columnas, color, globales)
    if alto is not None:
        partes = encajados([*bloques], alto, lambda bloque: [*pagina.lineas(bloque)])
        return "\n".join(unidas(partes)) + "\n"
    return "\n\n".join("\n".join(pagina.lineas(bloque)) for bloque in bloques) + "\n"


@dataclass(frozen=True, slots=True)
class _Pagina:
    """Dónde se escribe: ancho de la pantalla, si lo es, si admite color y qué se le pidió mirar."""

    columnas: int | None
    color: bool
    globales: Globales

    def lineas(self, bloque: Bloque) -> Iterator[str]:
        match bloque:
            case Parrafo(texto, tono, sangria):
                partidas = (self._partida(linea, sangria) for linea in texto.split("\n"))
                yield from (self._pintado(linea, tono) for lineas in partidas for linea in lineas)
            case Lineas(lineas):
                for linea in lineas:
                    yield from self._linea(linea)
            case Tabla():
                yield from self._tabla(bloque)

    def _pintado(self, texto: str, tono: Tono) -> str:
        return pintado(texto, _ESTILOS[tono]) if self.color else texto

    def _partida(self, linea: str, sangria: int = 0) -> list[str]:
        a_la_vista = legible(linea).rstrip()
        return envuelto(a_la_vista, self.columnas, sangria) if self.columnas else [a_la_vista]

    def _linea(self, linea: Linea) -> Iterator[str]:
        partes = tuple((self._dicho(texto), tono) for texto, tono in linea.partes)
        for trozos in repartida(replace(linea, partes=partes), self.columnas):
            yield "".join(self._pintado(texto, tono) for texto, tono in trozos).rstrip()

    def _dicho(self, texto: str) -> str:
        return self.globales.en(texto) if isinstance(texto, Orden) else texto

    def _tabla(self, tabla: Tabla) -> Iterator[str]:
        tono = Tono.TITULO if tabla.tono is Tono.NORMAL else tabla.tono
        filas = tabla.filas[: None if self.columnas is None else tabla.maximo]
        if not filas and tabla.filas:
            # ni una fila tiene sitio: queda cuántas son y con qué orden se ven
            yield from self._linea(Linea(((tabla.ver_mas, tono),), rotulo=tabla.titulo))
            return
        if tabla.titulo:
            yield from (self._pintado(linea, tono) for linea in self._partida(tabla.titulo))
        if tabla.renglones:
            yield from self._renglones(tabla, filas)
        else:
            enteras = [tuple(celda.entero for celda in fila) for fila in filas]
            yield from self._filas(tabla, enteras)
        if ocultas := len(tabla.filas) - len(filas):
            cuantas = f"{' ' * MARGEN}… {ocultas} más"
            yield from self._linea(Linea(((tabla.ver_mas, Tono.TENUE),), rotulo=cuantas))

    def _renglones(self, tabla: Tabla, filas: Sequence[tuple[Texto, ...]]) -> Iterator[str]:
        """Cada fila en una línea, sin cabeceras: lo que son las columnas se ve."""
        con_algo = [i for i in range(len(tabla.columnas)) if any(fila[i].texto for fila in filas)]
        anchos = {i: max(ancho(legible(fila[i].entero)) for fila in filas) for i in con_algo}
        cortas = [i for i in con_algo if tabla.columnas[i].corta]
        for fila in filas:
            if self.columnas is None:
                d = Disposicion(con_algo, [], {i: anchos[i] for i in cortas})
            else:
                propio = ancho(legible(fila[cortas[-1]].entero))
                d = en_un_renglon(con_algo, cortas, anchos, propio, self.columnas)
            celdas = [
                [(_cortado(fila[i], tabla.columnas[i], d.anchos.get(i)), tabla.columnas[i].tono)]
                for i in d.en_linea
            ]
            yield from self._en_linea(celdas, tabla.columnas, d)

    def _filas(self, tabla: Tabla, filas: Sequence[tuple[str, ...]]) -> Iterator[str]:
        """La disposición que mejor se lee en el ancho que hay."""
        con_algo = [i for i in range(len(tabla.columnas)) if any(fila[i] for fila in filas)]
        cortas = [i for i in con_algo if self._es_corta(tabla.columnas[i])]
        largas = [i for i in con_algo if i not in cortas]
        anchos = {i: self._ancho(tabla, filas, i) for i in cortas}
        if self.columnas is None:
            disposicion = Disposicion(cortas + largas[:1], largas[1:], anchos)
        else:
            libre = self.columnas - MARGEN - sum(anchos.values()) - HUECO * len(cortas)
            naturales = {i: self._ancho(tabla, filas, i) for i in largas}
            disposicion = la_que_mejor_se_lee(tabla.columnas, con_algo, anchos, naturales, libre)
        yield from self._dispuestas(tabla, filas, disposicion)

    def _es_corta(self, columna: Columna) -> bool:
        return columna.corta and not (columna.partible and self.columnas is not None)

    def _ancho(self, tabla: Tabla, filas: Iterable[tuple[str, ...]], i: int) -> int:
        """Columnas que pide, con su título."""
        columna = tabla.columnas[i]
        celdas = (self._textos(fila[i]) for fila in filas)
        return max(map(ancho, (columna.titulo, *(texto for celda in celdas for texto in celda))))

    def _dispuestas(
        self, tabla: Tabla, filas: Iterable[tuple[str, ...]], d: Disposicion
    ) -> Iterator[str]:
        columnas = tabla.columnas
        titulos = [[(columnas[i].titulo, Tono.TENUE)] for i in d.en_linea]
        yield from self._en_linea(titulos, columnas, d)
        for fila in filas:
            celdas = [
                list(self._celda(fila[i], columnas[i], d.anchos.get(i), d.holgura))
                for i in d.en_linea
            ]
            if d.plegadas and self.columnas is not None and not d.apilada:
                celdas[-1] += self._plegadas(fila, columnas, d)
                yield from self._en_linea(celdas, columnas, d)
            else:
                yield from self._en_linea(celdas, columnas, d)
                yield from self._debajo(fila, columnas, d)

    def _en_linea(
        self, celdas: Sequence[Celda], columnas: Sequence[Columna], d: Disposicion
    ) -> Iterator[str]:
        """Las líneas de una fila, con sus celdas alineadas y sin espacios al final."""
        if d.desborda:
            juntas = SEPARADOR.join(trozo for celda in celdas for trozo, _ in celda if trozo)
            yield from self._partida(" " * MARGEN + juntas, HUECO)
            return
        for trozos in zip_longest(*celdas, fillvalue=("", Tono.NORMAL)):
            linea, hueco = "", MARGEN
            for i, (texto, tono) in zip(d.en_linea, trozos, strict=True):
                relleno = max(d.anchos.get(i, 0) - ancho(texto), 0)
                if not texto:
                    hueco += relleno + HUECO
                    continue
                antes = relleno if columnas[i].numerica else 0
                linea += " " * (hueco + antes) + self._pintado(texto, tono)
                hueco = relleno - antes + HUECO
            yield linea

    def _celda(
        self, texto: str, columna: Columna, columnas: int | None, holgura: int = 0
    ) -> Iterator[Trozo]:
        """Las líneas de la celda: el texto con el tono de la columna y lo demás, más tenue."""
        for indice, linea in enumerate(self._textos(texto)):
            tono = Tono.TENUE if indice else columna.tono
            partida = (
                [linea]
                if columnas is None or self._es_corta(columna)
                else envuelto(linea, columnas)
            )
            if columnas is not None and columna.lineas is not None and not indice:
                partida = recortadas(partida, columna.lineas + holgura, columnas)
            yield from ((parte, tono) for parte in partida)

    def _textos(self, texto: str) -> list[str]:
        """Las líneas de la celda, aún sin partir; fuera de la pantalla, una sola."""
        lineas = [legible(linea).rstrip() for linea in texto.split("\n")]
        return [SEPARADOR.join(lineas)] if self.columnas is None else lineas

    def _plegadas(
        self, fila: tuple[str, ...], columnas: Sequence[Columna], d: Disposicion
    ) -> Iterator[Trozo]:
        """Lo que no cabe en columna propia, como líneas de la última."""
        libre = d.anchos[d.en_linea[-1]]
        for texto in self._rotuladas(fila, columnas, d.plegadas):
            yield from ((parte, Tono.TENUE) for parte in envuelto(texto, libre, HUECO))

    def _debajo(
        self, fila: tuple[str, ...], columnas: Sequence[Columna], d: Disposicion
    ) -> Iterator[str]:
        """Lo que no va en columna, debajo de la fila y sangrado."""
        sangria = " " * (_SANGRIA_SIN_PANTALLA if self.columnas is None else MARGEN * 2)
        primeras = d.plegadas[:1] if d.apilada else []
        libre = self.columnas and self.columnas - len(sangria)
        for i in primeras:
            for texto, tono in self._celda(fila[i], columnas[i], libre):
                if texto:
                    yield sangria + self._pintado(texto, tono)
        for texto in self._rotuladas(fila, columnas, d.plegadas[len(primeras) :]):
            for linea in self._partida(sangria + texto, HUECO):
                yield self._pintado(linea, Tono.TENUE)

    def _rotuladas(
        self, fila: tuple[str, ...], columnas: Sequence[Columna], cuales: Iterable[int]
    ) -> Iterator[str]:
        for i in cuales:
            if fila[i]:
                primera, *otras = self._textos(fila[i])
                yield f"{columnas[i].titulo.lower()}: {primera}"
                yield from otras


def _cortado(texto: Texto, columna: Columna, columnas: int | None) -> str:
    """Lo que cabe del texto, cortado entre palabras; lo que sigue («+1») no se corta."""
    entero = legible(texto.entero)
    if columnas is None or ancho(entero) <= columnas:
        return entero
    sigue = legible(texto.sigue)
    libre = columnas - ancho(sigue) - 1 if sigue else columnas
    dicho = legible(texto.texto)
    if columna.es_nombre:
        cortado = por_el_medio(dicho, libre)
    else:
        cortado = recortadas(envuelto(dicho, libre), 1, libre)[0]
    return f"{cortado} {sigue}" if sigue else cortado
