"""Las piezas de que se hace una página: planas, en español y ya decididas.

Son las mismas en la pantalla, en Markdown y en los informes. Quien las pinta, sea una plantilla o un
formato, solo las coloca: no hay en ellas ni un registro, ni una función, ni un número sin redactar.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import KW_ONLY, dataclass, fields
from enum import Enum
from typing import Any, TypeVar

from seguimiento.perezosas import Traducidas
from seguimiento.vocabularios import SituacionDeAccion

_T = TypeVar("_T")


SEPARADOR = " · "
"""Lo que va entre dos cosas que se dicen seguidas."""


class Tono(Enum):
    """El papel de lo que se dice; cada salida le da su aspecto y ninguna lo dice solo con él."""

    NORMAL = ""
    TITULO = "titulo"
    URGENTE = "alerta"
    ATENCION = "aviso"
    BIEN = "bien"
    TENUE = "apagado"


DESCARTADA = "descartada"
"""El aspecto de lo que se cerró sin hacerse: cancelado, no aplicable. Nunca el de lo que se cumplió."""
CLASES = (
    *SituacionDeAccion.codigos(),
    DESCARTADA,
    *(tono.value for tono in (Tono.URGENTE, Tono.ATENCION, Tono.BIEN, Tono.TENUE)),
)
"""Los aspectos que un texto puede tener. Siempre acompañan a uno que dice lo mismo."""


class Deducido(property):
    """Lo que se deduce de los campos de una pieza y también recibe una plantilla, que no ha de medir nada."""


def de_plantilla(clase: type[Any]) -> tuple[str, ...]:
    """Lo que de una pieza recibe una plantilla: los campos que no van tras `KW_ONLY` y lo `Deducido` de ellos.

    Aquellos son de la pantalla, que ha de encajar en un ancho lo que una página de informe reparte sola.
    """
    deducidos = (nombre for nombre, de in vars(clase).items() if isinstance(de, Deducido))
    return (*(campo.name for campo in fields(clase) if not campo.kw_only), *deducidos)


# ── Lo que se escribe ────────────────────────────────────────────────────────


CORTA, LARGA = "corta", "larga"
"""Lo que ocupa un texto: el corto no se parte en dos líneas; la fila de uno largo, sí entre dos hojas."""
LETRAS_DE_CORTA, LETRAS_DE_LARGA = 12, 300
"""Las más que lleva un texto corto y las más que lleva el que no es largo."""


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
    detalle: str = ""
    """Lo que se dice aparte y más tenue, en su propia línea."""
    aparte: "tuple[Texto, ...]" = ()
    """Lo que va debajo y también lleva a alguna parte: las evidencias, el registro; cada cosa en su línea."""

    @Deducido
    def talla(self) -> str:
        """`CORTA`, `LARGA` o ninguna; no es corto el que lleva algo detrás o debajo."""
        if len(self.texto) > LETRAS_DE_LARGA:
            return LARGA
        acompanado = self.sigue or self.detalle or self.aparte
        return CORTA if len(self.texto) <= LETRAS_DE_CORTA and not acompanado else ""

    @property
    def entero(self) -> str:
        """Todo lo que dice, sin a dónde lleva."""
        seguido = f"{self.texto} {self.sigue}" if self.sigue else self.texto
        return "\n".join(
            filter(None, (seguido, self.detalle, *(uno.entero for uno in self.aparte)))
        )


@dataclass(frozen=True, slots=True)
class Parrafo:
    """Un texto corrido, de una o varias líneas."""

    texto: str
    tono: Tono = Tono.NORMAL
    sangria: int = 0
    """Cuánto entra en la pantalla lo que continúa una línea, respecto de su principio."""


@dataclass(frozen=True, slots=True)
class Linea:
    """Unas cosas breves que se dicen seguidas, cada una con su tono; sigue debajo lo que no quepa."""

    partes: tuple[tuple[str, Tono], ...]
    rotulo: str = ""
    """De qué son, delante: «Quién debe»."""
    al_margen: tuple[str, ...] = ()
    """Lo que va a la derecha, de más a menos largo: lo primero que quepa; si nada, lo último, debajo."""

    @property
    def entera(self) -> str:
        """Todo lo que dice, salvo lo del margen."""
        dicho = SEPARADOR.join(texto for texto, _ in self.partes)
        return f"{self.rotulo}: {dicho}" if self.rotulo else dicho


@dataclass(frozen=True, slots=True)
class Lineas:
    """Las que se leen juntas, sin nada entre ellas."""

    lineas: tuple[Linea, ...]


def textos(partes: Iterable[str]) -> tuple[Texto, ...]:
    """Cada parte como un texto suelto."""
    return tuple(Texto(parte) for parte in partes)


# ── Tablas ───────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Columna:
    """La cabecera de una columna."""

    titulo: str
    numerica: bool = False
    """Se alinea a la derecha."""
    _: KW_ONLY
    corta: bool = False
    """Si su contenido cabe en una palabra o dos y no debe partirse."""
    partible: bool = False
    """La corta que, si la pantalla es estrecha, se parte como una larga."""
    tono: Tono = Tono.NORMAL
    peso: int = 1
    """Cuánto del ancho sobrante le toca a una columna larga."""
    minimo: int = 24
    """Con menos ancho, una columna larga se lee mejor debajo de la anterior."""
    lineas: int | None = None
    """A cuántas líneas se recorta el texto en la pantalla; una más si comparte el ancho."""
    es_nombre: bool = False
    """Si, al cortarse en un renglón, importa también cómo acaba."""


COLUMNAS_DE_ESTRECHA = 4
"""Las que caben en media página."""


@dataclass(frozen=True, slots=True)
class Tabla:
    """Una tabla con lo que se dice si está vacía."""

    titulo: str
    columnas: tuple[Columna, ...]
    filas: Sequence[tuple[Texto, ...]]
    vacia: str = "Nada que mostrar."
    nota: str = ""
    _: KW_ONLY
    tono: Tono = Tono.NORMAL
    ver_mas: str = ""
    """De una de renglones, la orden que muestra las filas que no tienen sitio."""
    maximo: int | None = None
    """De una de renglones, cuántas filas se muestran en la pantalla; `None`, todas."""
    renglones: bool = False
    """Si cada fila va en un solo renglón: lo largo se corta, y de filas van las que dejen sitio."""

    @Deducido
    def ancha(self) -> bool:
        """Si lleva más columnas de las que caben donde hay poco sitio."""
        return len(self.columnas) > COLUMNAS_DE_ESTRECHA


Bloque = Parrafo | Lineas | Tabla
"""Lo que se muestra en la pantalla o en Markdown, uno detrás de otro."""

Celda = str | Texto
ColumnaDe = tuple[str | Columna, Callable[[_T], Celda]]
"""Una columna declarada: su título, o ella entera, y cómo se saca su celda de una fila."""


def columna(titulo: str | Columna) -> Columna:
    """La cabecera de ese título; el que empieza por «#» es de una numérica."""
    if isinstance(titulo, Columna):
        return titulo
    return Columna(titulo.removeprefix("#"), numerica=titulo.startswith("#"))


def columnas(*titulos: str) -> tuple[Columna, ...]:
    """Las cabeceras de esos títulos."""
    return tuple(map(columna, titulos))


def tabla(
    titulo: str,
    declaradas: Sequence[ColumnaDe[_T]],
    filas: Iterable[_T],
    *,
    vacia: str = "Nada que mostrar.",
    nota: str = "",
) -> Tabla:
    """La tabla de esas filas, con cada celda como la declara su columna."""
    return Tabla(
        titulo,
        tuple(columna(cabecera) for cabecera, _ in declaradas),
        tuple(tuple(_celda(de(fila)) for _, de in declaradas) for fila in filas),
        vacia,
        nota,
    )


def tabla_de_renglones(
    titulo: str,
    declaradas: Sequence[ColumnaDe[_T]],
    filas: Sequence[_T],
    tono: Tono,
    ver_mas: str = "",
) -> Tabla:
    """La tabla con un renglón por fila, que se escribe cuando se muestra: pueden ser muchas más de las que caben."""
    return Tabla(
        titulo,
        tuple(columna(cabecera) for cabecera, _ in declaradas),
        Traducidas(filas, lambda fila: tuple(_celda(de(fila)) for _, de in declaradas)),
        tono=tono,
        ver_mas=ver_mas,
        renglones=True,
    )


def tabla_escrita(  # noqa: PLR0913 — lo que distingue una tabla de otra en la pantalla
    titulo: str,
    cabeceras: Sequence[Columna],
    filas: Iterable[Iterable[Celda]],
    tono: Tono = Tono.NORMAL,
    *,
    ver_mas: str = "",
    maximo: int | None = None,
) -> Tabla:
    """La tabla de unas celdas ya escritas, para la pantalla y para Markdown."""
    celdas = tuple(tuple(map(_celda, fila)) for fila in filas)
    return Tabla(titulo, tuple(cabeceras), celdas, tono=tono, ver_mas=ver_mas, maximo=maximo)


def _celda(dicha: Celda) -> Texto:
    return Texto(dicha) if isinstance(dicha, str) else dicha
