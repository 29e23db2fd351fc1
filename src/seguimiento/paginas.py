"""Las piezas que solo llevan los informes: datos, cifras, figuras y las partes de una página.

Van aparte de las demás porque una orden que escribe en pantalla no las necesita, y hacerlas cuesta.
"""

from dataclasses import dataclass
from fractions import Fraction

from seguimiento.piezas import Deducido, Tabla, Texto, textos
from seguimiento.redaccion import SIN_DATOS, porcentaje

LETRAS_DE_UN_DATO = 60
"""Las que caben en dos líneas de la columna de un dato."""

# ── Datos y cifras ───────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Dato:
    """Un dato con su nombre, para las fichas: «Responde: Oficina Regional»."""

    rotulo: str
    valores: tuple[Texto, ...]

    @Deducido
    def ancho(self) -> bool:
        """Si pide más sitio que los demás: lleva algo que en una columna estrecha daría muchas líneas."""
        return any(len(valor.texto) > LETRAS_DE_UN_DATO for valor in self.valores)


@dataclass(frozen=True, slots=True)
class Pasaje:
    """Un trozo de una frase; el que lleva la cifra se destaca."""

    texto: str
    destacado: bool
    pegado: bool
    """Si va sin espacio tras el anterior: la puntuación que sigue a una cifra."""


def frase(texto: str) -> tuple[Pasaje, ...]:
    """La frase, con lo que va entre dos «**» destacado: «siguen vencidas **3 de 10** acciones»."""
    trozos = texto.split("**")
    anteriores = ("", *trozos)
    return tuple(
        Pasaje(
            trozo.strip(),
            destacado=bool(indice % 2),
            pegado=not (antes.endswith(" ") or trozo.startswith(" ")),
        )
        for indice, (antes, trozo) in enumerate(zip(anteriores, trozos, strict=False))
        if trozo
    )


@dataclass(frozen=True, slots=True)
class Cifra:
    """Una cifra grande de la primera página y lo que hay detrás."""

    rotulo: str
    valor: str
    """«11», «14 %», «s/d»."""
    detalle: str
    """«de 22 acciones»."""
    cambio: str = ""
    """Frente al período anterior, en palabras."""
    clase: str = ""
    trazo: str = ""
    """Cómo ha ido en los últimos trimestres: los puntos de una línea, como los quiere SVG."""

    @Deducido
    def aspecto(self) -> str:
        """Con cuál se muestra: lo que es cero o no puede medirse, con uno que no llama la atención."""
        return self.clase or (NULA if self.valor in _NADA else "")


NULA = "nula"
"""El aspecto de la cifra de lo que no hay."""
_NADA = frozenset(("0", porcentaje(Fraction(0)), SIN_DATOS))


def cifra(rotulo: str, numero: int, detalle: str, clase: str = "") -> Cifra:
    """La cifra de lo que se cuenta; si no hay nada, sin el aspecto que llamaría la atención."""
    return Cifra(rotulo, str(numero), detalle, clase=clase if numero else "")


def dato(rotulo: str, *valores: str) -> Dato:
    """Un dato de uno o varios textos; los vacíos no cuentan."""
    return Dato(rotulo, textos(valor for valor in valores if valor))


# ── Figuras ──────────────────────────────────────────────────────────────────


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
    """De qué es cada color; ninguna si el dibujo ya lo dice."""
    nota: str
    """Lo que no se dibuja."""
    tabla: Tabla
    """Los mismos números."""
    escrito: Tabla
    """El gráfico en Markdown: los números de cada serie o, si son partes de algo, barras de bloques."""


# ── Partes de un informe ─────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Apartado:
    """Un título con párrafos, datos y tablas; lo que se repite por cada cosa de una lista."""

    id: str
    """Con qué se llega a él dentro de la página."""
    titulo: str
    parrafos: tuple[str, ...] = ()
    datos: tuple[Dato, ...] = ()
    tablas: tuple[Tabla, ...] = ()


@dataclass(frozen=True, slots=True)
class Seccion:
    """Un título con lo que lleva debajo; lo que está vacío no se muestra."""

    id: str
    """Con qué se llega a ella dentro de la página."""
    titulo: str
    parrafos: tuple[str, ...] = ()
    datos: tuple[Dato, ...] = ()
    lista: tuple[Texto, ...] = ()
    """Una lista numerada."""
    tablas: tuple[Tabla, ...] = ()
    apartados: tuple[Apartado, ...] = ()


@dataclass(frozen=True, slots=True)
class Portada:
    """Lo que encabeza todo informe: qué es, de cuándo, de qué archivos sale y qué le falta."""

    titulo: str
    subtitulo: str
    organizacion: str
    datos: tuple[Dato, ...]
    """Período, fecha de corte, archivos leídos…"""
    avisos: tuple[str, ...]
    """Lo que quien lee debe saber antes de fiarse: archivos ilegibles, cambios sin confirmar…"""
    metodo: tuple[Dato, ...]
    """Lo que solo importa a quien quiera comprobarlo, y va al final: la versión de los registros."""
    pie_en_css: str
    """Lo que se repite al pie de cada hoja de papel, escrito para ir entre comillas en un estilo."""
