"""Los gráficos: dónde va cada rectángulo y cada letrero, y los mismos números en una tabla.

La plantilla los dibuja como SVG y, en Markdown, escribe su tabla. Ninguno dice nada solo con el color:
cada tramo lleva su número, cada línea su nombre, y al lado va la tabla.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from seguimiento.informes.rotulos import LETRA, mide, rotulos, salteados, separadas
from seguimiento.paginas import Grafico, Letrero, Rectangulo, Trazo
from seguimiento.piezas import Tabla, Texto, columnas, textos
from seguimiento.vocabularios import SituacionDeAccion, total

ANCHO = 380
"""Ancho de todo gráfico, en unidades del dibujo: el de un teléfono, donde se ve a su tamaño."""
_ROTULO = 160
"""Lo más que ocupa el nombre de una fila."""
_AIRE = 8
_LINEA = LETRA + 2
_BARRA = 18
_HUECO = 2
_BORDE = 2
"""Lo que mide la línea de un tramo hueco, que se pinta por dentro de su sitio."""
_MINIMO = 4
"""Lo menos que ocupa un tramo que no es cero, con su hueco."""
_BLOQUES = 24
"""Bloques de la barra más larga en Markdown."""


@dataclass(frozen=True, slots=True)
class DeQue:
    """De qué es un gráfico: cómo se titula, qué dice en palabras y cómo se llaman sus filas y sus números."""

    id: str
    titulo: str
    descripcion: str
    fila: str
    """«Evaluación», «Trimestre»."""
    cuenta: str = ""
    """«Acciones»; no hace falta si cada serie ya lo dice."""


@dataclass(frozen=True, slots=True)
class SerieDeGrafico:
    """Una de las partes en que se divide cada barra."""

    rotulo: str
    clase: str


class _Trama(Enum):
    """De qué va relleno un tramo. La hoja de estilo dice cómo: en gris, ninguna situación se confunde con otra."""

    LLENA = auto()
    CALADA = auto()
    """Con rayas o con puntos, salvo bajo su número."""
    HUECA = auto()
    """Solo su línea, entera o partida."""


_TRAMAS = total(
    {
        SituacionDeAccion.VENCIDA: _Trama.LLENA,
        SituacionDeAccion.POR_VENCER: _Trama.CALADA,
        SituacionDeAccion.EN_PLAZO: _Trama.CALADA,
        SituacionDeAccion.SIN_PLAZO: _Trama.HUECA,
        SituacionDeAccion.CERRADA: _Trama.HUECA,
    }
)
_DE_CLASE = {situacion.value: trama for situacion, trama in _TRAMAS.items()}
"""La trama de cada clase; la que no es de ninguna situación, llena."""


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

    def terminado(
        self,
        que: DeQue,
        alto: float,
        tabla: Tabla,
        escrito: Tabla,
        leyenda: Iterable[SerieDeGrafico] = (),
    ) -> Grafico:
        """El gráfico, con sus números para la página y para Markdown."""
        return Grafico(
            id=que.id,
            titulo=que.titulo,
            descripcion=que.descripcion,
            ancho=_n(ANCHO),
            alto=_n(alto),
            rectangulos=tuple(self.rectangulos),
            letreros=tuple(self.letreros),
            trazos=tuple(self.trazos),
            leyenda=tuple(Texto(serie.rotulo, clase=serie.clase) for serie in leyenda),
            nota=escrito.nota,
            tabla=tabla,
            escrito=escrito,
        )


@dataclass(frozen=True, slots=True)
class _Filas:
    """Dónde va cada fila de un gráfico de barras y cuánto mide en él una unidad."""

    dibujo: _Dibujo
    x: float
    alto: float
    mayor: int
    ancho: float

    def barra(self, vuelta: int) -> float:
        """Dónde empieza, por arriba, la barra de esa fila."""
        return vuelta * self.alto + (self.alto - _BARRA) / 2

    def largo(self, numero: int) -> float:
        """Lo que ocupa ese número, con el hueco que lo separa del siguiente; nada si es cero."""
        return max(numero / self.mayor * self.ancho, _MINIMO) if numero else 0

    def apilar(self, vuelta: int, tramos: Iterable[tuple[int, str]]) -> None:
        """La barra de una fila, tramo tras tramo, y al final lo que suman."""
        x, y, total = self.x, self.barra(vuelta), 0
        for numero, clase in tramos:
            largo = self.largo(numero)
            trama = _DE_CLASE.get(clase, _Trama.LLENA)
            borde, dentro = (_BORDE / 2, "hueco") if trama is _Trama.HUECA else (0, "dentro")
            if numero:
                ancho, alto = largo - _HUECO - 2 * borde, _BARRA - 2 * borde
                self.dibujo.rectangulo(x + borde, y + borde, ancho, alto, clase)
            if largo > mide(str(numero)) + _AIRE:
                centro = x + (largo - _HUECO) / 2
                if trama is _Trama.CALADA:
                    ancho = mide(str(numero)) + _BORDE
                    self.dibujo.rectangulo(centro - ancho / 2, y, ancho, _BARRA, f"liso {clase}")
                self.dibujo.letrero(centro, y + 14, str(numero), "middle", dentro)
            x, total = x + largo, total + numero
        self.dibujo.letrero(x + _AIRE / 2, y + 14, str(total))


def _filas(nombres: Sequence[str], totales: Sequence[int], tramos: int) -> _Filas:
    """Las filas, ya nombradas a la izquierda; ninguna tiene más de esos tramos."""
    dibujo = _Dibujo()
    cortos = rotulos(nombres, _ROTULO)
    margen = max((mide(linea) for corto in cortos for linea in corto), default=0) + _AIRE
    alto = 2 * _LINEA + _AIRE if any(len(corto) > 1 for corto in cortos) else _BARRA + _AIRE
    mayor = max(totales, default=0)
    cifra = mide(str(mayor)) + _AIRE
    # lo que crecen los tramos pequeños hasta verse no saca la barra del dibujo
    ancho = ANCHO - margen - cifra - tramos * _MINIMO
    for vuelta, corto in enumerate(cortos):
        arriba = vuelta * alto + (alto - len(corto) * _LINEA) / 2 + LETRA - 1
        for linea, texto in enumerate(corto):
            clase = "rotulo" if not linea else "rotulo sigue"
            dibujo.letrero(margen - _AIRE, arriba + linea * _LINEA, texto, "end", clase)
    return _Filas(dibujo, margen, alto, mayor or 1, ancho)


def apiladas(
    que: DeQue,
    series: Sequence[SerieDeGrafico],
    filas: Sequence[tuple[str, Sequence[int]]],
    resto: tuple[str, Sequence[int]] | None = None,
) -> Grafico:
    """Una barra por fila, dividida en series. Cada fila da un número por serie.

    El resto no se dibuja, para que no empequeñezca a las demás: se dice en una nota y está en la tabla.
    """
    totales = [sum(numeros) for _, numeros in filas]
    puestas = _filas([nombre for nombre, _ in filas], totales, len(series))
    for vuelta, (_, numeros) in enumerate(filas):
        puestas.apilar(vuelta, zip(numeros, (serie.clase for serie in series), strict=True))
    todas = [*filas, *([resto] if resto else ())]
    tabla = _numeros(que, (s.rotulo for s in series), ((n, *map(str, suyos)) for n, suyos in todas))
    escrito = Tabla(
        que.titulo,
        columnas(que.fila, que.cuenta, "Reparto"),
        tuple(
            textos((nombre, _en_bloques(total, puestas.mayor), _reparto(series, numeros)))
            for (nombre, numeros), total in zip(filas, totales, strict=True)
        ),
        nota=f"{resto[0]}: {sum(resto[1])} ({_reparto(series, resto[1])})." if resto else "",
    )
    return puestas.dibujo.terminado(que, len(filas) * puestas.alto, tabla, escrito, series)


def _reparto(series: Sequence[SerieDeGrafico], numeros: Sequence[int]) -> str:
    """«vencida 7, cerrada 5»."""
    partes = [f"{s.rotulo.lower()} {n}" for s, n in zip(series, numeros, strict=True) if n]
    return ", ".join(partes)


def barras(que: DeQue, filas: Sequence[tuple[str, int, str]]) -> Grafico:
    """Una barra por fila: su nombre, su número y su clase."""
    puestas = _filas([nombre for nombre, *_ in filas], [numero for _, numero, _ in filas], 1)
    for vuelta, (_, numero, clase) in enumerate(filas):
        y, largo = puestas.barra(vuelta), puestas.largo(numero)
        if numero:
            puestas.dibujo.rectangulo(puestas.x, y, largo, _BARRA, clase)
        puestas.dibujo.letrero(puestas.x + largo + _AIRE / 2, y + 14, str(numero))
    pares = [(nombre, numero) for nombre, numero, _ in filas]
    return puestas.dibujo.terminado(
        que, len(filas) * puestas.alto, *_de_una_serie(que, pares, puestas.mayor)
    )


_ALTO = 200
_ABAJO = 30
_ARRIBA = 14


def lineas(
    que: DeQue,
    momentos: Sequence[str],
    series: Sequence[tuple[SerieDeGrafico, Sequence[int]]],
) -> Grafico:
    """Una línea por serie, con un número por momento y su nombre al final. Empieza en cero."""
    mayor = max((max(numeros, default=0) for _, numeros in series), default=0) or 1
    finales = [f"{serie.rotulo} {numeros[-1]}" for serie, numeros in series if numeros]
    medio = max(map(mide, momentos), default=0) / 2
    izquierda = max(medio, mide(str(mayor)) + _AIRE)
    derecha = max([medio, *(mide(final) + _AIRE for final in finales)])
    paso = (ANCHO - izquierda - derecha) / max(len(momentos) - 1, 1)
    xs = [izquierda + vuelta * paso for vuelta in range(len(momentos))]
    dibujo = _Dibujo()
    _ejes(dibujo, xs, momentos, mayor)
    for serie, numeros in series:
        _quebrada(dibujo, serie.clase, [*zip(xs, _alturas(numeros, mayor), strict=True)])
    ultimas = _alturas([numeros[-1] for _, numeros in series if numeros], mayor)
    ys = separadas(ultimas, _LINEA, _ALTO - _ABAJO)
    for final, y in zip(finales, ys, strict=True):
        dibujo.letrero(xs[-1] + _AIRE, y + 4, final, "start")
    por_momento = zip(*(numeros for _, numeros in series), strict=True)
    filas = [(m, *map(str, n)) for m, n in zip(momentos, por_momento, strict=False)]
    tabla = _numeros(que, (serie.rotulo for serie, _ in series), filas)
    return dibujo.terminado(que, _ALTO, tabla, tabla)


def _ejes(dibujo: _Dibujo, xs: Sequence[float], momentos: Sequence[str], mayor: int) -> None:
    if not xs:
        return
    cabe = salteados(len(xs), xs[-1] - xs[-2] if len(xs) > 1 else ANCHO, mide(momentos[0]) + _AIRE)
    for vuelta, (x, momento) in enumerate(zip(xs, momentos, strict=True)):
        if cabe(vuelta):
            dibujo.letrero(x, _ALTO - 10, momento, "middle", "eje")
    cero, arriba = _alturas((0, mayor), mayor)
    dibujo.rectangulo(xs[0], cero, xs[-1] - xs[0], 1, "eje")
    for numero, y in ((mayor, arriba), (0, cero)):
        dibujo.letrero(xs[0] - _AIRE, y + 4, str(numero), "end", "eje")


def _quebrada(dibujo: _Dibujo, clase: str, puntos: Sequence[tuple[float, float]]) -> None:
    """La línea de una serie y sus puntos."""
    dibujo.trazos.append(Trazo(" ".join(f"{_n(x)},{_n(y)}" for x, y in puntos), clase))
    for x, y in puntos:
        dibujo.rectangulo(x - 3, y - 3, 6, 6, f"punto {clase}")


def _alturas(numeros: Iterable[int], mayor: int) -> list[float]:
    cabe = _ALTO - _ABAJO - _ARRIBA
    return [_ALTO - _ABAJO - numero / mayor * cabe for numero in numeros]


_COLUMNA = 80
"""Lo que mide de alto la columna de más."""


def calendario(que: DeQue, meses: Sequence[tuple[str, int]]) -> Grafico:
    """Una columna por mes, tan alta como lo que vence en él, con su número encima. «ene-26» va en dos líneas."""
    mayor = max((numero for _, numero in meses), default=0) or 1
    paso = ANCHO / max(len(meses), 1)
    dibujo = _Dibujo()
    base = _LINEA + _AIRE + _COLUMNA
    dibujo.rectangulo(0, base, ANCHO, 1, "eje")
    for vuelta, (mes, numero) in enumerate(meses):
        centro = (vuelta + 0.5) * paso
        alto = numero / mayor * _COLUMNA
        if numero:
            ancho = min(paso, _COLUMNA) - _AIRE
            dibujo.rectangulo(centro - ancho / 2, base - alto, ancho, alto, "plazo")
        dibujo.letrero(centro, base - alto - 4, str(numero), "middle", "" if numero else "cero")
        for linea, texto in enumerate(mes.split("-", 1)):
            dibujo.letrero(centro, base + (linea + 1) * _LINEA, texto, "middle", "eje")
    return dibujo.terminado(que, base + 2 * _LINEA + 6, *_de_una_serie(que, meses, mayor))


def _numeros(que: DeQue, series: Iterable[str], filas: Iterable[tuple[str, ...]]) -> Tabla:
    """Los números del gráfico: la primera columna los nombra y las demás los dan."""
    cabeceras = columnas(que.fila, *(f"#{rotulo}" for rotulo in series))
    return Tabla(que.titulo, cabeceras, tuple(map(textos, filas)))


def _de_una_serie(que: DeQue, filas: Sequence[tuple[str, int]], mayor: int) -> tuple[Tabla, Tabla]:
    """Los números de un gráfico de una sola serie, para la página y para Markdown."""
    pares = [(nombre, str(numero)) for nombre, numero in filas]
    en_bloques = [textos((nombre, _en_bloques(numero, mayor))) for nombre, numero in filas]
    escrito = Tabla(que.titulo, columnas(que.fila, que.cuenta), tuple(en_bloques))
    return _numeros(que, (que.cuenta,), pares), escrito


def _n(numero: float) -> str:
    """El número con una cifra decimal a lo sumo: lo mismo en cualquier máquina."""
    return f"{round(numero, 1):g}"


def _en_bloques(numero: int, mayor: int) -> str:
    """«███ 3»; de cero, solo el cero."""
    return f"{'█' * -(-numero * _BLOQUES // mayor)} {numero}".strip()


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
