"""Una celda que se está leyendo, con lo que hace falta para entenderla y para decir lo que no se entiende."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from seguimiento.documento.escritura import Valor
from seguimiento.importacion.material import Celda, Duda
from seguimiento.importacion.opciones import Opciones
from seguimiento.importacion.valores.fechas import Pruebas
from seguimiento.vocabularios import ClaseDeElemento, OrdenDeFechas
from seguimiento.vocabularios.rotulos import CampoDeMatriz

Leidos = Mapping[CampoDeMatriz, Valor]
"""Los datos que da una celda."""


@dataclass(slots=True)
class Lectura:
    """La celda de la columna de un campo."""

    campo: CampoDeMatriz
    celda: Celda
    texto: str
    """Lo que se lee en ella, limpio."""
    rotulo: str
    """Cómo se llama su columna."""
    de: ClaseDeElemento
    opciones: Opciones
    fechas: OrdenDeFechas | None
    pruebas: Pruebas
    dudas: list[Duda] = field(default_factory=list)

    @property
    def dichos(self) -> Mapping[str, str]:
        """Lo que quien importa dijo de las palabras de esta columna."""
        return self.opciones.valores.get(self.campo, {})

    def duda(self, codigo: str, mensaje: str, sugerencia: str = "") -> None:
        """Anota algo que quien importa ha de mirar."""
        self.dudas.append(Duda(codigo, mensaje, self.celda.sitio, sugerencia))

    def a_las_notas(self) -> Leidos:
        """Lo que la celda dice, con el rótulo delante, para que no se pierda."""
        rotulo = self.rotulo.strip(" :*") or self.campo.rotulo
        return {CampoDeMatriz.NOTAS: f"{rotulo}: {self.texto}"}


Lector = Callable[[Lectura], Leidos]
"""Quien entiende las celdas de una columna. Lo que no entiende, lo deja dicho."""
