"""Los gráficos: dónde va cada rectángulo y cada letrero, y los mismos números en una tabla.

La plantilla los dibuja como SVG o, en Markdown, con bloques de `█`. Ninguno dice nada solo con el
color: cada tramo lleva su número y al lado va la tabla.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from seguimiento.informes.piezas import Columna, Tabla, Texto, textos

ANCHO = 720
"""Ancho de todo gráfico en unidades del dibujo; la página lo estira."""
_MARGEN = 190
_CIFRA = 44
_FILA = 30
_BARRA = 20
_BLOQUES = 24
"""Bloques de la barra más larga en Markdown."""


@dataclass(frozen=True, slots=True)
class Rectangulo:
    """Un rectángulo, en unidades del dibujo."""

    x: str
    y: str
    ancho: str
    alto: str
    clase: str


@dataclass(frozen=True, slots=True)
class Letrero:
    """Un texto sobre el dibujo; `ancla` es `start`, `middle` o `end`."""

    x: str
    y: str
    texto: str
    ancla: str = "start"
    clase: str = ""


@dataclass(frozen=True, slots=True)
class Trazo:
    """Una línea quebrada: los puntos como los quiere SVG."""

    puntos: str
    clase: str


@dataclass(frozen=True, slots=True)
class Barra:
    """Una fila en Markdown: su nombre, la barra y lo que vale."""

    rotulo: str
    bloques: str
    valor: str


@dataclass(frozen=True, slots=True)
class Grafico:
    """Un gráfico entero: el dibujo, su descripción para quien no lo ve y su tabla."""

    id: str
    titulo: str
    descripcion: str
    ancho: str
    alto: str
    rectangulos: tuple[Rectangulo, ...]
    letreros: tuple[Letrero, ...]
    trazos: tuple[Trazo, ...]
    leyenda: tuple[Texto, ...]
    tabla: Tabla
    barras: tuple[Barra, ...]


@dataclass(frozen=True, slots=True)
class Serie:
    """Una de las partes en que se divide cada barra."""

    rotulo: str
    clase: str


def apiladas(
    id_: str,
    titulo: str,
    descripcion: str,
    series: Sequence[Serie],
    filas: Sequence[tuple[str, Sequence[int]]],
) -> Grafico:
    """Una barra por fila, dividida en series. Cada fila da un número por serie."""
    mayor = max((sum(numeros) for _, numeros in filas), default=0) or 1
    rectangulos: list[Rectangulo] = []
    letreros: list[Letrero] = []
    for vuelta, (rotulo, numeros) in enumerate(filas):
        y = vuelta * _FILA + 6
        letreros.append(_rotulo(rotulo, y))
        x = float(_MARGEN)
        for serie, numero in zip(series, numeros, strict=True):
            largo = numero / mayor * (ANCHO - _MARGEN - _CIFRA)
            if numero:
                rectangulos.append(_barra(x, y, largo, serie.clase))
                if largo > len(str(numero)) * 9 + 4:
                    clase = f"dentro {serie.clase}"
                    letreros.append(_letrero(x + largo / 2, y + 14, str(numero), "middle", clase))
            x += largo
        letreros.append(_letrero(x + 6, y + 14, str(sum(numeros))))
    cabeceras = (Columna(""), *(Columna(s.rotulo, numerica=True) for s in series))
    return Grafico(
        id=id_,
        titulo=titulo,
        descripcion=descripcion,
        ancho=str(ANCHO),
        alto=str(len(filas) * _FILA + 6),
        rectangulos=tuple(rectangulos),
        letreros=tuple(letreros),
        trazos=(),
        leyenda=tuple(Texto(serie.rotulo, clase=serie.clase) for serie in series),
        tabla=Tabla(titulo, cabeceras, tuple(textos((r, *map(str, n))) for r, n in filas)),
        barras=tuple(
            Barra(rotulo, _bloques(sum(n), mayor), _reparto(series, n)) for rotulo, n in filas
        ),
    )


def _reparto(series: Sequence[Serie], numeros: Sequence[int]) -> str:
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
    rectangulos: list[Rectangulo] = []
    letreros: list[Letrero] = []
    for vuelta, (rotulo, numero, clase) in enumerate(filas):
        y = vuelta * _FILA + 6
        largo = numero / mayor * (ANCHO - _MARGEN - _CIFRA)
        letreros += (_rotulo(rotulo, y), _letrero(_MARGEN + largo + 6, y + 14, str(numero)))
        rectangulos.append(_barra(_MARGEN, y, max(largo, 1), clase))
    cabeceras = (Columna(""), Columna(que, numerica=True))
    return Grafico(
        id=id_,
        titulo=titulo,
        descripcion=descripcion,
        ancho=str(ANCHO),
        alto=str(len(filas) * _FILA + 6),
        rectangulos=tuple(rectangulos),
        letreros=tuple(letreros),
        trazos=(),
        leyenda=(),
        tabla=Tabla(titulo, cabeceras, tuple(textos((r, str(n))) for r, n, _ in filas)),
        barras=tuple(_en_bloques(rotulo, numero, mayor) for rotulo, numero, _ in filas),
    )


_ALTO = 220
_ABAJO = 34
_IZQUIERDA = 40


def lineas(
    id_: str,
    titulo: str,
    descripcion: str,
    momentos: Sequence[str],
    series: Sequence[tuple[Serie, Sequence[int]]],
) -> Grafico:
    """Una línea por serie, con un número por momento. El eje vertical empieza en cero."""
    mayor = max((max(numeros, default=0) for _, numeros in series), default=0) or 1
    paso = (ANCHO - _IZQUIERDA - 60) / max(len(momentos) - 1, 1)
    xs = [_IZQUIERDA + vuelta * paso for vuelta in range(len(momentos))]
    trazos: list[Trazo] = []
    letreros = [
        _letrero(x, _ALTO - 10, momento, "middle", "eje")
        for x, momento in zip(xs, momentos, strict=True)
    ]
    rectangulos = [
        _rectangulo(_IZQUIERDA, _altura(0, mayor), ANCHO - _IZQUIERDA - 60, 1, "eje"),
    ]
    letreros.append(_letrero(_IZQUIERDA - 8, _altura(mayor, mayor) + 4, str(mayor), "end", "eje"))
    letreros.append(_letrero(_IZQUIERDA - 8, _altura(0, mayor) + 4, "0", "end", "eje"))
    for serie, numeros in series:
        alturas = [_altura(numero, mayor) for numero in numeros]
        puntos = " ".join(f"{_n(x)},{_n(y)}" for x, y in zip(xs, alturas, strict=True))
        trazos.append(Trazo(puntos, serie.clase))
        rectangulos += [
            _rectangulo(x - 3, y - 3, 6, 6, f"punto {serie.clase}")
            for x, y in zip(xs, alturas, strict=True)
        ]
        if numeros:
            texto = str(numeros[-1])
            letreros.append(_letrero(xs[-1] + 8, alturas[-1] + 4, texto, "start", serie.clase))
    cabeceras = (Columna("Cierre"), *(Columna(s.rotulo, numerica=True) for s, _ in series))
    filas = [
        textos((momento, *(str(numeros[vuelta]) for _, numeros in series)))
        for vuelta, momento in enumerate(momentos)
    ]
    principal = series[0][1] if series else ()
    return Grafico(
        id=id_,
        titulo=titulo,
        descripcion=descripcion,
        ancho=str(ANCHO),
        alto=str(_ALTO),
        rectangulos=tuple(rectangulos),
        letreros=tuple(letreros),
        trazos=tuple(trazos),
        leyenda=tuple(Texto(serie.rotulo, clase=serie.clase) for serie, _ in series),
        tabla=Tabla(titulo, cabeceras, tuple(filas)),
        barras=tuple(
            _en_bloques(momento, numero, mayor)
            for momento, numero in zip(momentos, principal, strict=True)
        ),
    )


_CASILLA = 54


def calendario(
    id_: str, titulo: str, descripcion: str, meses: Sequence[tuple[str, int]], que: str
) -> Grafico:
    """Una casilla por mes, más llena cuanto más vence en él, con su número dentro."""
    mayor = max((numero for _, numero in meses), default=0) or 1
    rectangulos: list[Rectangulo] = []
    letreros: list[Letrero] = []
    for vuelta, (mes, numero) in enumerate(meses):
        x = 6 + vuelta * (_CASILLA + 5)
        lleno = numero / mayor * _CASILLA
        rectangulos.append(_rectangulo(x, 6, _CASILLA, _CASILLA, "casilla"))
        if numero:
            rectangulos.append(_rectangulo(x, 6 + _CASILLA - lleno, _CASILLA, lleno, "plazo"))
        letreros += (
            _letrero(x + _CASILLA / 2, 6 + _CASILLA / 2 + 5, str(numero), "middle", "casilla"),
            _letrero(x + _CASILLA / 2, 24 + _CASILLA, mes, "middle", "eje"),
        )
    cabeceras = (Columna("Mes"), Columna(que, numerica=True))
    return Grafico(
        id=id_,
        titulo=titulo,
        descripcion=descripcion,
        ancho=str(12 + len(meses) * (_CASILLA + 5)),
        alto=str(_CASILLA + 32),
        rectangulos=tuple(rectangulos),
        letreros=tuple(letreros),
        trazos=(),
        leyenda=(),
        tabla=Tabla(titulo, cabeceras, tuple(textos((mes, str(n))) for mes, n in meses)),
        barras=tuple(_en_bloques(mes, numero, mayor) for mes, numero in meses),
    )


def _altura(numero: int, mayor: int) -> float:
    return _ALTO - _ABAJO - numero / mayor * (_ALTO - _ABAJO - 20)


_LETRAS_DE_ROTULO = 26


def _rotulo(texto: str, y: float) -> Letrero:
    corto = texto if len(texto) <= _LETRAS_DE_ROTULO else f"{texto[: _LETRAS_DE_ROTULO - 1]}…"
    return _letrero(_MARGEN - 8, y + 14, corto, "end")


def _barra(x: float, y: float, largo: float, clase: str) -> Rectangulo:
    return _rectangulo(x, y, largo, _BARRA, clase)


def _rectangulo(x: float, y: float, ancho: float, alto: float, clase: str) -> Rectangulo:
    return Rectangulo(_n(x), _n(y), _n(ancho), _n(alto), clase)


def _letrero(x: float, y: float, texto: str, ancla: str = "start", clase: str = "") -> Letrero:
    return Letrero(_n(x), _n(y), texto, ancla, clase)


def _n(numero: float) -> str:
    """El número con una cifra decimal a lo sumo: lo mismo en cualquier máquina."""
    return f"{round(numero, 1):g}"


def _en_bloques(rotulo: str, numero: int, mayor: int) -> Barra:
    return Barra(rotulo, _bloques(numero, mayor), str(numero))


def _bloques(numero: int, mayor: int) -> str:
    return "█" * -(-numero * _BLOQUES // mayor) or "·"
