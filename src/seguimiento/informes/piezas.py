"""Las piezas de que se hace un informe: planas, en español y ya decididas. La plantilla solo las coloca.

Todo es texto o tuplas de piezas: ni un registro, ni una función, ni un número sin redactar llegan a
una plantilla.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from seguimiento.modelo.tipos import ENLACE

CLASES = (
    *("vencida", "por_vencer", "en_plazo", "sin_plazo", "cerrada"),
    *("alerta", "aviso", "bien", "apagado"),
)
"""Los aspectos que una pieza puede tener. Siempre acompañan a un texto que dice lo mismo."""


@dataclass(frozen=True, slots=True)
class Texto:
    """Un texto, a dónde lleva y con qué aspecto se muestra."""

    texto: str
    enlace: str = ""
    """Una dirección o la ruta de un registro; vacía si no lleva a ninguna parte."""
    clase: str = ""
    """Uno de `CLASES`, o ninguno."""
    sigue: str = ""
    """Lo que se dice a continuación, ya fuera del enlace."""


@dataclass(frozen=True, slots=True)
class Columna:
    """La cabecera de una columna."""

    titulo: str
    numerica: bool = False
    """Se alinea a la derecha."""


@dataclass(frozen=True, slots=True)
class Tabla:
    """Una tabla con lo que se dice si está vacía."""

    titulo: str
    columnas: tuple[Columna, ...]
    filas: tuple[tuple[Texto, ...], ...]
    vacia: str = "Nada que mostrar."
    nota: str = ""


@dataclass(frozen=True, slots=True)
class Dato:
    """Un dato con su nombre, para las fichas: «Responde: Oficina Regional»."""

    rotulo: str
    valores: tuple[Texto, ...]


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
class Portada:
    """Lo que encabeza todo informe: qué es, de cuándo, de qué archivos sale y qué le falta."""

    titulo: str
    subtitulo: str
    organizacion: str
    datos: tuple[Dato, ...]
    """Período, fecha de corte, commit, archivos leídos…"""
    avisos: tuple[str, ...]
    """Lo que quien lee debe saber antes de fiarse: archivos ilegibles, cambios sin confirmar…"""


def textos(partes: Iterable[str]) -> tuple[Texto, ...]:
    """Cada parte como un texto suelto."""
    return tuple(Texto(parte) for parte in partes)


def dato(rotulo: str, *valores: str) -> Dato:
    """Un dato de uno o varios textos; los vacíos no cuentan."""
    return Dato(rotulo, textos(valor for valor in valores if valor))


def columnas(*titulos: str) -> tuple[Columna, ...]:
    """Las cabeceras; la que empieza por «#» es numérica."""
    return tuple(
        Columna(titulo.removeprefix("#"), numerica=titulo.startswith("#")) for titulo in titulos
    )


def sin_columna(tabla: Tabla, titulo: str) -> Tabla:
    """La misma tabla sin la columna de ese título, que ya se dice en otra parte."""
    quedan = [n for n, columna in enumerate(tabla.columnas) if columna.titulo != titulo]
    return replace(
        tabla,
        columnas=tuple(tabla.columnas[n] for n in quedan),
        filas=tuple(tuple(fila[n] for n in quedan) for fila in tabla.filas),
    )


def enlace_externo(direccion: str) -> str:
    """La dirección si es de las que pueden abrirse (http, https, mailto); vacía si no."""
    return direccion if ENLACE.fullmatch(direccion) else ""
