"""Los gráficos: dónde va cada rectángulo y cada letrero, y los mismos números en una tabla.

La plantilla los dibuja como SVG o, en Markdown, con bloques de `█`. Ninguno dice nada solo con el
color: cada tramo lleva su número y al lado va la tabla.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from seguimiento.paginas import Barra, Grafico, Letrero, Rectangulo, Trazo
from seguimiento.piezas import Tabla, Texto, columnas, textos

ANCHO = 720
"""Ancho de todo gráfico en unidades del dibujo; la página lo estira."""
_MARGEN = 190
_CIFRA = 44
_FILA = 30
_BARRA = 20
_LETRAS_DE_ROTULO = 26
_BLOQUES = 24
"""Bloques de la barra más larga en Markdown."""


@dataclass(frozen=True, slots=True)
class SerieDeGrafico:
    """Una de las partes en que se divide cada barra."""

    rotulo: str
    clase: str


@dataclass(slots=True)
class _Dibujo:
    """Un gráfico a medio hacer: lo que se va poniendo sobre él."""

    rectangulos: list[Rectangulo] = field(default_factory=list)
    letreros: list[Letrero] = field(default_factory=list)
    trazos: list[Trazo] = field(default_factory=list)

    def rectangulo(self, x: float, y: float, ancho: float, alto: float, clase: str) -> None:
        self.rectangulos.append(Rectangulo(_n(x), _n(y), _n(ancho), _n(alto), clase))

    def letrero(
        self, x: float, y: float, texto: str, ancla: str = "start", clase: str = ""
    ) -> None:
        self.letreros.append(Letrero(_n(x), _n(y), texto, ancla, clase))

    def rotulo(self, texto: str, y: float) -> None:
        """El nombre de una fila, a la izquierda, ya recortado para que quepa."""
        self.letrero(_MARGEN - 8, y + 14, texto, "end")

    def terminado(  # noqa: PLR0913 — lo que tiene un gráfico además del dibujo
        self,
        *,
        id_: str,
        descripcion: str,
        tabla: Tabla,
        barras: Iterable[Barra],
        alto: float,
        ancho: float = ANCHO,
        leyenda: Iterable[SerieDeGrafico] = (),
    ) -> Grafico:
        """El gráfico, que se titula como su tabla."""
        return Grafico(
            id=id_,
            titulo=tabla.titulo,
            descripcion=descripcion,
            ancho=_n(ancho),
            alto=_n(alto),
            rectangulos=tuple(self.rectangulos),
            letreros=tuple(self.letreros),
            trazos=tuple(self.trazos),
            leyenda=tuple(Texto(serie.rotulo, clase=serie.clase) for serie in leyenda),
            tabla=tabla,
            barras=tuple(barras),
        )


def _cortos(rotulos: Sequence[str]) -> list[str]:
    """Los nombres de las filas, recortados para que quepan.

    Los que recortados por el final no se distinguirían se recortan por el medio.
    """
    ancho = _LETRAS_DE_ROTULO - 1
    por_el_final = [r if len(r) <= ancho + 1 else f"{r[:ancho]}…" for r in rotulos]
    mitad = ancho // 2
    return [
        corto
        if corto == rotulo or por_el_final.count(corto) == 1
        else f"{rotulo[: ancho - mitad]}…{rotulo[-mitad:]}"
        for rotulo, corto in zip(rotulos, por_el_final, strict=True)
    ]


def _tabla(
    titulo: str, primera: str, demas: Iterable[str], filas: Iterable[tuple[str, ...]]
) -> Tabla:
    """Los números del gráfico: la primera columna los nombra y las demás los dan."""
    cabeceras = columnas(primera, *(f"#{rotulo}" for rotulo in demas))
    return Tabla(titulo, cabeceras, tuple(map(textos, filas)))


def apiladas(
    id_: str,
    titulo: str,
    descripcion: str,
    series: Sequence[SerieDeGrafico],
    filas: Sequence[tuple[str, Sequence[int]]],
) -> Grafico:
    """Una barra por fila, dividida en series. Cada fila da un número por serie."""
    mayor = max((sum(numeros) for _, numeros in filas), default=0) or 1
    dibujo = _Dibujo()
    cortos = _cortos([rotulo for rotulo, _ in filas])
    for vuelta, (corto, (_, numeros)) in enumerate(zip(cortos, filas, strict=True)):
        y = vuelta * _FILA + 6
        dibujo.rotulo(corto, y)
        fin = _apilar(dibujo, y, series, numeros, mayor)
        dibujo.letrero(fin + 6, y + 14, str(sum(numeros)))
    return dibujo.terminado(
        id_=id_,
        descripcion=descripcion,
        tabla=_tabla(titulo, "", (s.rotulo for s in series), ((r, *map(str, n)) for r, n in filas)),
        barras=(Barra(r, _bloques(sum(n), mayor), _reparto(series, n)) for r, n in filas),
        alto=len(filas) * _FILA + 6,
        leyenda=series,
    )


def _apilar(
    dibujo: _Dibujo, y: float, series: Sequence[SerieDeGrafico], numeros: Sequence[int], mayor: int
) -> float:
    """Pone los tramos de una barra, uno tras otro, y da dónde termina el último."""
    x = float(_MARGEN)
    for serie, numero in zip(series, numeros, strict=True):
        largo = numero / mayor * (ANCHO - _MARGEN - _CIFRA)
        if numero:
            dibujo.rectangulo(x, y, largo, _BARRA, serie.clase)
            if largo > len(str(numero)) * 9 + 4:
                clase = f"dentro {serie.clase}"
                dibujo.letrero(x + largo / 2, y + 14, str(numero), "middle", clase)
        x += largo
    return x


def _reparto(series: Sequence[SerieDeGrafico], numeros: Sequence[int]) -> str:
    """«12 (vencida 7, cerrada 5)»."""
    partes = [f"{s.rotulo.lower()} {n}" for s, n in zip(series, numeros, strict=True) if n]
    return f"{sum(numeros)} ({', '.join(partes)})" if partes else "0"


def barras(
    id_: str,
    titulo: str,
    descripcion: str,
    que: str,
    filas: Sequence[tuple[str, int, str]],
) -> Grafico:
    """Una barra por fila: su nombre, su número y su clase. `que` nombra lo que se cuenta."""
    mayor = max((numero for _, numero, _ in filas), default=0) or 1
    dibujo = _Dibujo()
    cortos = _cortos([rotulo for rotulo, *_ in filas])
    for vuelta, (corto, (_, numero, clase)) in enumerate(zip(cortos, filas, strict=True)):
        y = vuelta * _FILA + 6
        largo = numero / mayor * (ANCHO - _MARGEN - _CIFRA)
        dibujo.rotulo(corto, y)
        dibujo.letrero(_MARGEN + largo + 6, y + 14, str(numero))
        dibujo.rectangulo(_MARGEN, y, max(largo, 1), _BARRA, clase)
    return dibujo.terminado(
        id_=id_,
        descripcion=descripcion,
        tabla=_tabla(titulo, "", (que,), ((rotulo, str(n)) for rotulo, n, _ in filas)),
        barras=(_en_bloques(rotulo, numero, mayor) for rotulo, numero, _ in filas),
        alto=len(filas) * _FILA + 6,
    )


_ALTO = 220
_ABAJO = 34
_IZQUIERDA = 40
_DERECHA = 60


def lineas(
    id_: str,
    titulo: str,
    descripcion: str,
    momentos: Sequence[str],
    series: Sequence[tuple[SerieDeGrafico, Sequence[int]]],
) -> Grafico:
    """Una línea por serie, con un número por momento. El eje vertical empieza en cero."""
    mayor = max((max(numeros, default=0) for _, numeros in series), default=0) or 1
    paso = (ANCHO - _IZQUIERDA - _DERECHA) / max(len(momentos) - 1, 1)
    xs = [_IZQUIERDA + vuelta * paso for vuelta in range(len(momentos))]
    dibujo = _Dibujo()
    _ejes(dibujo, xs, momentos, mayor)
    for serie, numeros in series:
        _quebrada(dibujo, serie, numeros, xs, mayor)
    por_momento = zip(*(numeros for _, numeros in series), strict=True)
    filas = [(m, *map(str, n)) for m, n in zip(momentos, por_momento, strict=False)]
    principal = series[0][1] if series else ()
    return dibujo.terminado(
        id_=id_,
        descripcion=descripcion,
        tabla=_tabla(titulo, "Cierre", (serie.rotulo for serie, _ in series), filas),
        barras=(_en_bloques(m, n, mayor) for m, n in zip(momentos, principal, strict=True)),
        alto=_ALTO,
        leyenda=(serie for serie, _ in series),
    )


def _ejes(dibujo: _Dibujo, xs: Sequence[float], momentos: Sequence[str], mayor: int) -> None:
    for x, momento in zip(xs, momentos, strict=True):
        dibujo.letrero(x, _ALTO - 10, momento, "middle", "eje")
    dibujo.rectangulo(_IZQUIERDA, _altura(0, mayor), ANCHO - _IZQUIERDA - _DERECHA, 1, "eje")
    for numero in (mayor, 0):
        dibujo.letrero(_IZQUIERDA - 8, _altura(numero, mayor) + 4, str(numero), "end", "eje")


def _quebrada(
    dibujo: _Dibujo, serie: SerieDeGrafico, numeros: Sequence[int], xs: Sequence[float], mayor: int
) -> None:
    """La línea de una serie, sus puntos y, al final, lo que vale el último."""
    puntos = [(x, _altura(numero, mayor)) for x, numero in zip(xs, numeros, strict=True)]
    dibujo.trazos.append(Trazo(" ".join(f"{_n(x)},{_n(y)}" for x, y in puntos), serie.clase))
    for x, y in puntos:
        dibujo.rectangulo(x - 3, y - 3, 6, 6, f"punto {serie.clase}")
    if puntos:
        x, y = puntos[-1]
        dibujo.letrero(x + 8, y + 4, str(numeros[-1]), "start", serie.clase)


_CASILLA = 54
_ENTRE_CASILLAS = 5


def calendario(
    id_: str, titulo: str, descripcion: str, meses: Sequence[tuple[str, int]], que: str
) -> Grafico:
    """Una casilla por mes, más llena cuanto más vence en él, con su número dentro."""
    mayor = max((numero for _, numero in meses), default=0) or 1
    dibujo = _Dibujo()
    for vuelta, (mes, numero) in enumerate(meses):
        x = 6 + vuelta * (_CASILLA + _ENTRE_CASILLAS)
        lleno = numero / mayor * _CASILLA
        dibujo.rectangulo(x, 6, _CASILLA, _CASILLA, "casilla")
        if numero:
            dibujo.rectangulo(x, 6 + _CASILLA - lleno, _CASILLA, lleno, "plazo")
        centro = x + _CASILLA / 2
        dibujo.letrero(centro, 6 + _CASILLA / 2 + 5, str(numero), "middle", "casilla")
        dibujo.letrero(centro, 24 + _CASILLA, mes, "middle", "eje")
    return dibujo.terminado(
        id_=id_,
        descripcion=descripcion,
        tabla=_tabla(titulo, "Mes", (que,), ((mes, str(numero)) for mes, numero in meses)),
        barras=(_en_bloques(mes, numero, mayor) for mes, numero in meses),
        alto=_CASILLA + 32,
        ancho=12 + len(meses) * (_CASILLA + _ENTRE_CASILLAS),
    )


def _altura(numero: int, mayor: int) -> float:
    return _ALTO - _ABAJO - numero / mayor * (_ALTO - _ABAJO - 20)


def _n(numero: float) -> str:
    """El número con una cifra decimal a lo sumo: lo mismo en cualquier máquina."""
    return f"{round(numero, 1):g}"


def _en_bloques(rotulo: str, numero: int, mayor: int) -> Barra:
    return Barra(rotulo, _bloques(numero, mayor), str(numero))


def _bloques(numero: int, mayor: int) -> str:
    return "█" * -(-numero * _BLOQUES // mayor) or "·"


# ── La línea de una cifra ────────────────────────────────────────────────────

ANCHO_BREVE, ALTO_BREVE = 64, 18
"""Las medidas de la línea sin ejes que va junto a una cifra."""


def trazo_breve(numeros: Sequence[int]) -> str:
    """Los puntos de la línea que dice cómo ha ido un número; vacío si no hay dos o no ha cambiado."""
    if len(set(numeros)) < 2:  # noqa: PLR2004 — una línea plana no dice nada
        return ""
    paso, mayor = (ANCHO_BREVE - 4) / (len(numeros) - 1), max(numeros)
    return " ".join(
        f"{_n(2 + vuelta * paso)},{_n(ALTO_BREVE - 2 - (ALTO_BREVE - 4) * numero / mayor)}"
        for vuelta, numero in enumerate(numeros)
    )
