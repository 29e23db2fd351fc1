"""Lo que se va leyendo de un párrafo o de una celda, hasta que se sabe qué dice."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from seguimiento.fechas import Precision, etiqueta_de_periodo
from seguimiento.importacion.lectores.word.nombres import Elemento


class Motivo(Enum):
    """Por qué algo no se lee, o no tal cual."""

    TACHADO = "va tachado y no se lee: {}"
    OCULTO = "está oculto y no se lee: {}"
    ANIDADA = "hay una tabla dentro de la celda: se lee seguida, como texto de la celda"
    TAPADO = "queda tapado por la celda de encima, unida a esta, y no se lee: {}"
    ECUACION = "hay una ecuación: se leen seguidos sus signos, que pueden no decir lo mismo: {}"
    DIBUJO = "hay un dibujo con texto (un gráfico, un esquema) que no se lee"
    INCRUSTADO = "hay un archivo incrustado que no se lee"
    SIGNO = "hay un signo de la fuente {} que no se sabe cuál es y no se lee"
    DESCONOCIDO = "hay texto en algo que no se conoce y que no se lee: {}"


class CambioControlado(Enum):
    """Un cambio controlado."""

    INSERTADO = "inserción", "inserciones"
    BORRADO = "borrado", "borrados"
    LLEVADO = "texto llevado a otro lugar", "textos llevados a otro lugar"
    TRAIDO = "texto traído de otro lugar", "textos traídos de otro lugar"
    FILA_INSERTADA = "fila insertada", "filas insertadas"
    FILA_BORRADA = "fila borrada", "filas borradas"
    CELDA_INSERTADA = "celda insertada", "celdas insertadas"
    CELDA_BORRADA = "celda borrada", "celdas borradas"
    CELDA_UNIDA = "celda unida", "celdas unidas"


@dataclass(frozen=True, slots=True)
class FechaElegida:
    """La que guarda un control de fecha, y hasta dónde la muestra."""

    dia: date
    precision: Precision

    def __str__(self) -> str:
        """Como en los registros: «2023-11-30», o «2023-11» si solo se ve el mes."""
        return etiqueta_de_periodo(self.dia, self.precision)


@dataclass(slots=True)
class Escrito:
    """Un párrafo, o todos los de una celda."""

    trozos: list[str | FechaElegida] = field(default_factory=list)
    enlaces: list[str] = field(default_factory=list)
    notas: list[str] = field(default_factory=list)
    marcadores: list[str] = field(default_factory=list)
    """Lo que invita a escribir y no es un dato."""
    sin_leer: dict[Motivo, list[str]] = field(default_factory=dict)
    cambios: Counter[CambioControlado] = field(default_factory=Counter)
    cuadros: list[Elemento] = field(default_factory=list)
    """Los cuadros de texto anclados en el párrafo, aún sin leer."""

    exportados: list[str] = field(default_factory=list)
    """Lo que sus controles decían cuando el programa los exportó."""

    @property
    def cuanto(self) -> int:
        """Cuántas cosas se han leído ya: sirve para saber si se ha leído algo más."""
        return len(self.trozos) + len(self.cuadros)

    @property
    def texto(self) -> str:
        """Lo que se lee, sin líneas en blanco."""
        lineas = (linea.strip() for linea in "".join(map(str, self.trozos)).split("\n"))
        return "\n".join(filter(None, lineas))

    @property
    def fecha(self) -> FechaElegida | None:
        """La elegida en un control, si es todo lo que dice."""
        dichos = [trozo for trozo in self.trozos if not isinstance(trozo, str) or trozo.strip()]
        return dichos[0] if len(dichos) == 1 and isinstance(dichos[0], FechaElegida) else None

    def omitir(self, motivo: Motivo, que: str = "") -> None:
        """Apunta que algo no se lee. Los espacios sueltos no son nada."""
        if que.strip() or "{}" not in motivo.value:
            self.sin_leer.setdefault(motivo, []).append(que)

    def aparte(self) -> "Escrito":
        """Otro, para leer un trozo por separado; lo que no sea texto va a parar también a este."""
        return Escrito(
            [],
            self.enlaces,
            self.notas,
            self.marcadores,
            self.sin_leer,
            self.cambios,
            self.cuadros,
            self.exportados,
        )

    def absorber(self, otro: "Escrito") -> None:
        """Toma de otro lo que no se leyó y sus cambios, pero no lo que dice."""
        self.cambios.update(otro.cambios)
        self.marcadores += otro.marcadores
        for motivo, dichos in otro.sin_leer.items():
            self.sin_leer.setdefault(motivo, []).extend(dichos)
